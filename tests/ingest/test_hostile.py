"""Files made to harm: what each becomes, and that what it hides or would run reaches nobody."""

import csv
import io
import zipfile
from pathlib import Path

import pytest
from typer.testing import CliRunner

from benchmarks import nasty
from cli import app as cli_app
from index.build import update
from index.export import encoded, export
from index.search import search
from ingest.errors import Reason
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.ledger import ledger
from ingest.pages.drawing import NoPicture, draw
from ingest.pipeline import ingest
from ingest.unseen import shown

QUICK = {
    nasty.locked: Reason.ENCRYPTED, nasty.locked_without_password: None, nasty.no_pages: Reason.NO_PAGES,
    nasty.nothing: Reason.NOT_PDF, nasty.only_a_head: Reason.BROKEN, nasty.noise: Reason.BROKEN,
    nasty.round_forms: None, nasty.round_previous: Reason.BROKEN, nasty.scripts: None,
    nasty.hidden_text: None, nasty.markup: None, nasty.broken_font: Reason.TOO_LARGE, nasty.giant_page: None,
}  # fmt: skip


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    folder = tmp_path_factory.mktemp("hostile")
    files = folder / "files"
    files.mkdir()
    for make in QUICK:
        (files / f"{make.__name__}.pdf").write_bytes(make())
    archive = Archive(folder / "archive")
    ingest(archive, [files])
    update(archive)
    return archive


def test_each_comes_to_its_end_and_the_archive_is_whole(archive: Archive) -> None:
    told = {Path(file.name).stem: file.reason for file in ledger(archive, lambda report: False).files}
    assert told == {make.__name__: reason for make, reason in QUICK.items()}
    assert verify(archive).problems == ()


def test_a_document_that_opens_without_a_password_is_read(archive: Archive) -> None:
    assert "Kommunstyrelsen" in archive.report("locked-without-password").sections[0].text


def test_the_record_keeps_what_was_found_and_words_are_found_all_the_same(archive: Archive) -> None:
    text = archive.report("hidden-text").sections[0].text
    assert "\u202e" in text
    assert "\u200b" in text
    (hit, *_) = [one for one in search(archive, "kommunstyrelsen").hits if one.report == "hidden-text"]
    (span,) = hit.highlights[:1]
    assert shown(hit.text[span.start : span.end]) == "kommunstyrelsen"


def test_what_can_be_no_text_is_noted_as_it_was_found(archive: Archive) -> None:
    """The escape character of a terminal is a mark in the text, and its number stands beside it."""
    report = archive.report("markup")
    (page,) = report.coverage
    noted = dict(page.as_found)
    assert set(noted.values()) & {"U+001B", "cid:27"}
    assert all(0 <= number < page.characters for number in noted)
    assert sum(one.text.count("\ufffd") for one in report.sections) == len(noted)
    assert not any("\x1b" in one.text for one in report.sections)


def test_half_a_character_is_no_text_and_is_accounted_for(archive: Archive) -> None:
    report = archive.report("hidden-text")
    (page,) = report.coverage
    unread = [one for one in page.stretches if one.what == "unread"]
    assert [(one.end - one.start, one.reason) for one in unread] == [(1, "tecknet saknar text")]
    for section in report.sections:
        section.text.encode()  # raises where halves of characters are left


@pytest.mark.parametrize(
    "command", [["show", "hidden-text"], ["show", "hidden-text", "--json"], ["search", "styr*"], ["list"]]
)
def test_nothing_hidden_reaches_the_terminal(archive: Archive, command: list[str]) -> None:
    done = CliRunner().invoke(cli_app, ["--archive", str(archive.folder), *command])
    assert not done.exception
    assert not {"\u202e", "\u200b", "\u2066", "\ufeff", "\x1b"} & set(done.stdout)


def test_exports_run_nothing(archive: Archive) -> None:
    found = export(archive, "rapport:markup", "http://127.0.0.1:8501")
    assert found.rows
    for row in csv.reader(io.StringIO(encoded(found, "csv").decode("utf-8-sig")), delimiter=";"):
        assert not any(cell.startswith(("=", "+", "-", "@")) for cell in row)
    with zipfile.ZipFile(io.BytesIO(encoded(found, "xlsx"))) as book:
        sheet = b"".join(book.read(name) for name in book.namelist() if name.endswith(".xml"))
    assert b"<f>" not in sheet
    assert b"<script>" not in sheet


def test_a_page_that_cannot_be_drawn_says_so(archive: Archive) -> None:
    assert draw(archive.original("markup"), 1, 1.0).size == (595, 842)
    with pytest.raises(NoPicture, match="Sida 1"):
        draw(archive.original("giant-page"), 1, 1.6)
    with pytest.raises(NoPicture):
        draw(archive.original("markup"), 7, 1.0)
