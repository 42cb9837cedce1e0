"""Dossiers: every format holds quotations that can be checked, and checking finds what was tampered with."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest
from openpyxl import load_workbook

from index.cells import harmless
from index.compare import compare
from index.dossiers.claims import NotADossier
from index.dossiers.contents import Dossier, dossier
from index.dossiers.verify import verify_dossier
from index.dossiers.write import WRITERS
from ingest.keeping.archive import Archive
from ingest.unseen import shown
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

PLAN = "Förvaltningen ska redovisa en lokalförsörjningsplan senast den 1 juni."
PLAN_LATER = "Förvaltningen bör redovisa en lokalförsörjningsplan under hösten."
HOSTILE = "=HYPERLINK(0) <script>alert(1)</script> #strike[x] \u202e\u0007slut."
ENDINGS = sorted(WRITERS)


@pytest.fixture(scope="module")
def archive(demonstration: Archive) -> Archive:
    return demonstration


@pytest.fixture(scope="module")
def made(archive: Archive) -> Dossier:
    return dossier(compare(archive.reports(), "II", from_round="hösten 2013", to_round="hösten 2014"))


def outcomes(archive: Archive, folder: Path, ending: str, written: Dossier) -> set[str]:
    path = folder / f"jämförelse{ending}"
    path.write_bytes(WRITERS[ending](written))
    return {one.outcome for one in verify_dossier(archive, path)}


@pytest.mark.parametrize("ending", ENDINGS)
def test_every_quotation_of_every_format_is_right(
    archive: Archive, made: Dossier, tmp_path: Path, ending: str
) -> None:
    path = tmp_path / f"d{ending}"
    path.write_bytes(WRITERS[ending](made))
    checked = verify_dossier(archive, path)
    assert [one.number for one in checked] == [one.number for one in made.quotations]
    assert {one.outcome for one in checked} == {"right"}


def _changed(made: Dossier, change: Callable[[str], str], field: str) -> Dossier:
    """The dossier with one field of its first quotation changed, as a forger would have it written."""
    chapter = made.chapters[0]
    at = next(n for n, entry in enumerate(chapter.entries) if entry.before)
    entry = chapter.entries[at]
    quotation = msgspec.structs.replace(entry.before[0], **{field: change(getattr(entry.before[0], field))})
    forged = msgspec.structs.replace(entry, before=(quotation, *entry.before[1:]))
    if field == "text":
        runs = tuple(msgspec.structs.replace(run, before=change(run.before)) for run in entry.runs)
        forged = msgspec.structs.replace(forged, runs=runs)
    entries = (*chapter.entries[:at], forged, *chapter.entries[at + 1 :])
    return msgspec.structs.replace(
        made, chapters=(msgspec.structs.replace(chapter, entries=entries), *made.chapters[1:])
    )


@pytest.mark.parametrize("ending", ENDINGS)
def test_an_altered_quotation_is_found(archive: Archive, made: Dossier, tmp_path: Path, ending: str) -> None:
    forged = _changed(made, lambda text: text.replace("a", "o").replace("e", "y"), "text")
    assert "altered" in outcomes(archive, tmp_path, ending, forged)


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_original_is_found(archive: Archive, made: Dossier, tmp_path: Path, ending: str) -> None:
    forged = _changed(made, lambda sha256: sha256[::-1], "sha256")
    assert "not held" in outcomes(archive, tmp_path, ending, forged)


@pytest.mark.parametrize("ending", ENDINGS)
def test_another_section_is_found(archive: Archive, made: Dossier, tmp_path: Path, ending: str) -> None:
    forged = _changed(made, lambda _: "finns-inte", "section")
    assert outcomes(archive, tmp_path, ending, forged) & {"moved", "altered"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_a_changed_original_is_found(tmp_path: Path, ending: str) -> None:
    archive = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": PLAN})),
        report_of("b", (AUTUMN_2014, {"I": PLAN_LATER})),
    )
    written = dossier(compare(archive.reports(), "I"))
    original = archive.original("a")
    original.chmod(0o600)
    original.write_bytes(b"something else")
    assert "original altered" in outcomes(archive, tmp_path, ending, written)


def _hostile() -> Dossier:
    reports = [
        report_of("a", (SPRING_2014, {"I": PLAN})),
        report_of("b", (AUTUMN_2014, {"I": f"{PLAN} {HOSTILE}"})),
    ]
    return dossier(compare(reports, "I"))


def test_no_cell_is_a_formula() -> None:
    book = load_workbook(io.BytesIO(WRITERS[".xlsx"](_hostile())))
    cells = [one for sheet in book for row in sheet.iter_rows() for one in row]
    assert any("HYPERLINK" in str(one.value) for one in cells)
    assert all(one.data_type != "f" for one in cells)


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t"])
def test_what_could_be_a_formula_is_text(start: str) -> None:
    assert harmless(f"{start}1+1").startswith("'")


def test_no_markup_of_a_report_is_markup_of_a_dossier() -> None:
    page = WRITERS[".html"](_hostile()).decode()
    assert "<script" not in page
    assert "&lt;script&gt;" in page
    with zipfile.ZipFile(io.BytesIO(WRITERS[".docx"](_hostile()))) as word:
        assert b"<script" not in word.read("word/document.xml")
    assert WRITERS[".pdf"](_hostile()).startswith(b"%PDF")


def test_what_would_hide_text_is_left_out() -> None:
    assert shown("a\u202eb\u0000c\u200bd\ud800e") == "abcd\ufffde"
    assert "\u202e" not in WRITERS[".html"](_hostile()).decode()


def test_word_shows_changes_as_revisions(made: Dossier) -> None:
    with zipfile.ZipFile(io.BytesIO(WRITERS[".docx"](made))) as word:
        document = word.read("word/document.xml").decode()
    assert "<w:del " in document
    assert "<w:ins " in document


@pytest.mark.parametrize("name", ["x.html", "x.json", "x.xlsx", "x.docx", "x.pdf", "x.txt"])
def test_what_is_no_dossier_is_refused(archive: Archive, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    path.write_bytes(b"annat")
    with pytest.raises(NotADossier, match=name):
        verify_dossier(archive, path)
