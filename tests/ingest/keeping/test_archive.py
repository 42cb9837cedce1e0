"""The folder of record: what is written, what is refused, and what a changed file gives away."""

import os
from pathlib import Path

import filelock
import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.errors import ArchiveLocked, BrokenRecord, UnknownReport
from ingest.fixity.verify import verify
from ingest.keeping import archive as archive_module
from ingest.keeping import journal as journal_module
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import JournalLine, read_journal
from ingest.report import Report
from ingest.slugs import slug
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

SPRING = report_of("2014-var", (SPRING_2014, {"I": "Arbetet pågår.", "II": "Arbetet är klart."}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Arbetet är klart."}))


def test_what_is_added_comes_back_as_it_was(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    assert list(archive.reports()) == [AUTUMN, SPRING]
    assert archive.report("2014-var") == SPRING
    assert archive.original("2014-var").read_bytes() == b"2014-var"
    assert not os.access(archive.original("2014-var"), os.W_OK) or os.geteuid() == 0


def test_the_same_bytes_are_archived_once(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, SPRING)
    assert len(list(archive.reports())) == 1


def test_another_file_of_the_same_name_gets_a_name_of_its_own(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    other = tmp_path / "2014 vår.pdf"
    other.write_bytes(b"other")
    report = msgspec.structs.replace(SPRING, id="", file=other.name, sha256=sha256_of(b"other"))
    assert archive.add(other, report).id == "2014-var-2"
    assert archive.original("2014-var").read_bytes() == b"2014-var"


def test_the_journal_is_a_chain(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    first, second = archive.journal.read_bytes().splitlines()
    assert msgspec.json.decode(first, type=JournalLine).previous == ""
    assert msgspec.json.decode(second, type=JournalLine).previous == sha256_of(first)


def test_record_journal_and_ledger_tell_of_one_moment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    moments = (f"2026-03-02T10:00:{second:02}+00:00" for second in range(60))
    for module in (archive_module, journal_module):
        monkeypatch.setattr(module, "now", lambda: next(moments))
    archive = archived(tmp_path, SPRING)
    (added,), (given,) = read_journal(archive.journal), archive.given()
    assert archive.record("2014-var").provenance.added == added.time == given.time


def test_an_unknown_report_is_named(tmp_path: Path) -> None:
    with pytest.raises(UnknownReport, match="2013-host"):
        archived(tmp_path, SPRING).report("2013-host")
    with pytest.raises(UnknownReport):
        archived(tmp_path).report("../../etc/passwd")


def test_a_broken_record_says_which(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    (archive.records_folder / "2014-var.json").write_text("{")
    with pytest.raises(BrokenRecord, match=r"2014-var\.json"):
        archive.report("2014-var")


def test_one_writer_at_a_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(archive_module, "LOCK_WAIT", 0.05)
    archive = archived(tmp_path, SPRING)
    with filelock.FileLock(archive.folder / ".lock", is_singleton=False), pytest.raises(ArchiveLocked):
        archive.add(tmp_path / AUTUMN.file, AUTUMN)
    assert [report.id for report in archive.reports()] == ["2014-var"]


def change_original(archive: Archive) -> None:
    archive.original("2014-var").chmod(0o644)
    archive.original("2014-var").write_bytes(b"changed!")


def remove_original(archive: Archive) -> None:
    archive.original("2014-var").unlink()


def remove_record(archive: Archive) -> None:
    (archive.records_folder / "2014-var.json").unlink()


def alter_record(archive: Archive) -> None:
    path = archive.records_folder / "2014-var.json"
    path.write_text(path.read_text().replace('"våren 2014"', '"våren 2014'))


def remove_journal_line(archive: Archive) -> None:
    lines = archive.journal.read_bytes().splitlines(keepends=True)
    archive.journal.write_bytes(b"".join(lines[1:]))


@pytest.mark.parametrize(
    ("harm", "kind"),
    [
        (change_original, "changed original"),
        (remove_original, "missing original"),
        (remove_record, "unfinished"),
        (alter_record, "record"),
        (remove_journal_line, "journal"),
    ],
)
def test_verify_finds_harm(tmp_path: Path, harm, kind: str) -> None:  # type: ignore[no-untyped-def]
    archive = archived(tmp_path, SPRING, AUTUMN)
    assert verify(archive).problems == ()
    harm(archive)
    assert kind in [problem.kind for problem in verify(archive).problems]


@given(st.text())
def test_a_slug_is_safe_as_a_file_and_stays_itself(name: str) -> None:
    made = slug(name)
    assert made
    assert set(made) <= set("abcdefghijklmnopqrstuvwxyz0123456789-")
    assert slug(made) == made


def test_a_record_that_does_not_hold_together_is_refused() -> None:
    section = SPRING.sections[0]
    with pytest.raises(ValueError, match="twice"):
        msgspec.structs.replace(SPRING, sections=(section, section))
    with pytest.raises(ValueError, match="round"):
        Report("a", "A", "a.pdf", "", 1, (), (section,))
