"""Archived reports read anew: what a better program reads holds, with the corrections that still fit it."""

import json
from pathlib import Path

import msgspec
import pytest
from typer.testing import CliRunner

from cli import app
from ingest.corrections import asking
from ingest.errors import UnknownReport
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.journal import read_journal
from ingest.keeping.withdrawal import withdraw
from ingest.outcomes import Progress
from ingest.pipeline import ingest
from ingest.rereading import reread
from tests.conftest import ROOT

REPORTS = ROOT / "corpus" / "reports"
RIGHT, MISREAD, FOOTER = "en chef för kontaktcenter", "en chef för k0ntaktcenter", " Sida av tre."


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    """Two reports; the first as a lesser program would have read it: a word misread, and a footer in the text."""
    archive = Archive(tmp_path)
    ingest(archive, [REPORTS / "2014-var.pdf", REPORTS / "2014-host.pdf"])
    report = archive.report("2014-var")
    first, *others = (
        msgspec.structs.replace(one, text=one.text.replace(RIGHT, MISREAD), mentions=()) for one in report.sections
    )
    first = msgspec.structs.replace(first, text=first.text + FOOTER)
    archive.replace(msgspec.structs.replace(report, sections=(first, *others)), "migrated")
    return archive


def corrected(archive: Archive, number: int) -> None:
    """Archive one of three corrections of the report as it was misread."""
    report = archive.report("2014-var")
    footed, misread = report.sections[0].id, next(one.id for one in report.sections if "chef för k" in one.text)
    made = (
        lambda: asking.text(report, misread, "k0ntaktcenter", "kontaktcenter"),
        lambda: asking.area(report, misread, "III", "Service", alone=True),
        lambda: asking.text(report, footed, "Sida av tre.", "Sida 1 av 3."),
    )
    archive.correct("2014-var", made[number]())


def test_what_is_read_better_takes_the_place_of_what_was_read(archive: Archive) -> None:
    other = (archive.records_folder / "2014-host.json").read_bytes()
    told = list[Progress]()
    summary = reread(archive, told=told.append)
    assert [(one.report, one.file, one.again, one.conflicts) for one in summary.added] == [
        ("2014-var", "2014-var.pdf", True, 0)
    ]
    assert [one.report for one in summary.unchanged] == ["2014-host"]
    text = " ".join(one.text for one in archive.report("2014-var").sections)
    assert RIGHT in text
    assert MISREAD not in text
    assert FOOTER not in text
    assert (archive.records_folder / "2014-host.json").read_bytes() == other
    assert {one.file for one in told if one.outcome} == {"2014-var.pdf", "2014-host.pdf"}
    assert [(one.act, one.report) for one in read_journal(archive.journal)][-1] == ("reread", "2014-var")
    assert not verify(archive).problems
    assert not reread(archive).added


def test_its_file_keeps_the_name_that_it_was_given_under(tmp_path: Path) -> None:
    archive, given = Archive(tmp_path / "archive"), tmp_path / "Läget våren.pdf"
    given.write_bytes((REPORTS / "2014-var.pdf").read_bytes())
    ingest(archive, [given])
    report = archive.report("laget-varen")
    archive.replace(msgspec.structs.replace(report, title="Laget"), "migrated")
    assert [one.file for one in reread(archive).added] == ["Läget våren.pdf"]
    assert archive.report("laget-varen") == report


def test_corrections_are_made_again_and_those_that_fit_no_longer_are_told(archive: Archive) -> None:
    """One was made needless, one still changes what it did, and one is of text that is no longer read."""
    for number in range(3):
        corrected(archive, number)
    summary = reread(archive, ["2014-var"])
    assert [one.conflicts for one in summary.added] == [1]
    found = archive.corrected("2014-var")
    assert [one.number for one in found.conflicts] == [3]
    assert [one.area and one.area.title for one in found.report.sections if RIGHT in one.text] == ["Service"]


def test_an_original_that_is_not_as_it_was_given_is_not_read(archive: Archive) -> None:
    before = {path.name: path.read_bytes() for path in archive.records_folder.iterdir()}
    original = archive.original("2014-var")
    original.chmod(0o644)
    original.write_bytes((REPORTS / "2014-host.pdf").read_bytes())
    archive.original("2014-host").unlink()
    summary = reread(archive)
    assert {(one.file, one.reason) for one in summary.rejected} == {
        ("2014-var.pdf", "broken"),
        ("2014-host.pdf", "broken"),
    }
    assert all(one.file in one.message for one in summary.rejected)
    assert {path.name: path.read_bytes() for path in archive.records_folder.iterdir()} == before


def test_a_report_that_is_withdrawn_meanwhile_does_not_come_back(archive: Archive) -> None:
    def meanwhile(progress: Progress) -> None:
        if progress.page == 1 and "2014-var" in archive.names():
            withdraw(archive, "2014-var", "Fel handling", "KS § 1")

    summary = reread(archive, ["2014-var"], meanwhile)
    assert [(one.reason, "gallrades" in one.message) for one in summary.rejected] == [("withdrawn", True)]
    assert archive.names() == ["2014-host"]
    assert not verify(archive).problems


def test_a_report_that_is_not_there_is_named_before_any_is_read(archive: Archive) -> None:
    with pytest.raises(UnknownReport, match="2015-var"):
        reread(archive, ["2014-var", "2015-var"])
    assert archive.report("2014-var").sections[0].text.endswith(FOOTER)


def test_the_command_says_what_became_of_each(archive: Archive) -> None:
    corrected(archive, 2)
    archive.original("2014-host").unlink()
    done = CliRunner().invoke(app, ["--archive", str(archive.folder), "reread"])
    assert done.exit_code == 1
    assert "omläst      2014-var.pdf: 11 avsnitt, 1 sida" in done.stdout
    assert "1 rättelse passar inte längre: se review 2014-var" in done.stdout
    assert "1 omläst, 0 som förut, 1 inte omläst" in done.stdout
    done = CliRunner().invoke(app, ["--archive", str(archive.folder), "reread", "2014-var", "--json"])
    assert json.loads(done.stdout) == {
        "reread": [],
        "unchanged": [{"report": "2014-var", "file": "2014-var.pdf"}],
        "rejected": [],
    }
