"""Corrections in an archive: kept apart from what was read, noted in the journal, and replayed."""

from datetime import date
from pathlib import Path

import msgspec
import pytest

from ingest.corrections import asking
from ingest.corrections.anchors import opening_of
from ingest.corrections.operations import SetArea, Undo
from ingest.errors import BackspegelError, BrokenRecord, DoesNotFit, UnclearPlace
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import JournalLine
from tests.conftest import archived
from tests.ingest.corrections.test_corrections import NO_PDF, REPORT, reread, texts


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return archived(tmp_path, REPORT)


def test_the_record_stays_and_the_report_is_corrected(archive: Archive) -> None:
    record = (archive.records_folder / "2014.json").read_bytes()
    mark = archive.fingerprints()
    entry = archive.correct("2014", asking.area(REPORT, "0-II", "V", "Plan", alone=True))
    assert entry.number == 1
    assert (archive.records_folder / "2014.json").read_bytes() == record
    assert archive.record("2014").report == REPORT
    assert archive.report("2014").sections[1].area == next(archive.reports()).sections[1].area
    assert archive.report("2014").sections[1].id == "varen-2014-V"
    assert archive.fingerprints() != mark
    archive.correct("2014", Undo(1))
    assert archive.report("2014") == REPORT


def test_each_correction_has_a_line_in_the_journal(archive: Archive) -> None:
    archive.correct("2014", asking.area(REPORT, "0-II", "V", None, alone=True))
    archive.correct("2014", Undo(1))
    lines = [msgspec.json.decode(line, type=JournalLine) for line in archive.journal.read_bytes().splitlines()]
    assert [line.act for line in lines] == ["added", "corrected", "undone"]
    written = archive.corrections_file("2014").read_bytes().splitlines()
    assert [line.line for line in lines[1:]] == [sha256_of(line) for line in written]
    assert verify(archive).problems == ()


def test_what_does_not_fit_or_changes_nothing_is_refused(archive: Archive) -> None:
    operation = asking.area(REPORT, "0-II", "V", None, alone=True)
    archive.correct("2014", operation)
    before = archive.corrections_file("2014").read_bytes()
    for refused in (Undo(9), SetArea(opening_of(archive.report("2014").sections[1]), "V", None)):
        with pytest.raises(DoesNotFit):
            archive.correct("2014", refused)
    assert archive.corrections_file("2014").read_bytes() == before
    archive.correct("2014", Undo(1))
    with pytest.raises(DoesNotFit, match="redan ångrad"):
        archive.correct("2014", Undo(1))


def test_what_another_program_gave_is_given_anew(archive: Archive) -> None:
    archive.correct("2014", asking.area(REPORT, "0-II", "V", None, alone=True))
    corrected = archive.report("2014")
    (kept,) = (archive.folder / ".corrected").glob("*.json")
    given = msgspec.json.decode(kept.read_bytes())
    given["made"] -= 1
    given["corrected"]["report"]["title"] = "Någon annans"
    kept.write_bytes(msgspec.json.encode(given))
    assert Archive(archive.folder).report("2014") == corrected


def test_a_corrected_word_is_annotated_again(archive: Archive) -> None:
    archive.correct("2014", asking.text(REPORT, "0-II", "Planen", "Kommunstyrelsens plan"))
    assert [mention.name for mention in archive.report("2014").sections[1].mentions] == ["kommunstyrelsen"]
    kept = archive.folder / ".corrected" / "2014.json"
    assert kept.is_file()
    kept.unlink()
    assert archive.report("2014").sections[1].mentions


def test_corrections_survive_that_the_report_is_read_again(archive: Archive, tmp_path: Path) -> None:
    archive.correct("2014", asking.split(REPORT, NO_PDF, "0-I", "Kanslienheten"))
    archive.add(tmp_path / REPORT.file, reread(REPORT))
    assert texts(archive.report("2014"))[:2] == ["Arbetet pågår.", "Kanslienheten delas."]
    archive.add(tmp_path / REPORT.file, reread(REPORT, **{"0_I": "Inget av det stod där."}))
    assert [conflict.number for conflict in archive.corrected("2014").conflicts] == [1]


def test_verify_sees_that_a_correction_was_altered_or_taken_away(archive: Archive) -> None:
    archive.correct("2014", asking.area(REPORT, "0-II", "V", None, alone=True))
    path = archive.corrections_file("2014")
    written = path.read_bytes()
    path.write_bytes(written.replace(b'"V"', b'"X"'))
    assert "corrections" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(b"")  # as a program leaves it that died between the journal and the file
    assert "unfinished" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(b"{\n")
    assert "corrections" in [problem.kind for problem in verify(archive).problems]
    path.write_bytes(written)
    assert verify(archive).problems == ()


def test_a_round_that_ends_before_it_starts_is_no_correction(archive: Archive) -> None:
    archive.correct("2014", asking.name_round(REPORT, "våren 2014", end=date(2014, 7, 31)))
    path = archive.corrections_file("2014")
    altered = path.read_bytes().replace(b"2014-07-31", b"2013-07-31")
    assert altered != path.read_bytes()
    path.write_bytes(altered)
    with pytest.raises(BrokenRecord, match="går inte att läsa"):
        archive.report("2014")


def test_unclear_place_is_a_fault_that_users_can_act_on() -> None:
    assert issubclass(UnclearPlace, BackspegelError)
