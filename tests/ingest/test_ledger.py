"""The ledger: every file that was given has a state, and the sums tally."""

import shutil
from pathlib import Path

import msgspec
import pytest

from ingest.errors import BrokenRecord
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.ledger import Ledger, ledger, rejected
from ingest.keeping.review import waiting
from ingest.pipeline import ingest, retry
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, archived, report_of

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


def read(archive: Archive) -> Ledger:
    waits = {one.report for one in waiting(archive)}
    found = ledger(archive, waits.__contains__)
    assert sum(found.sums.values()) == found.total == len(found.files)
    assert found.sums["archived"] + found.sums["waiting"] == len(list(archive.records()))
    return found


def states(archive: Archive) -> list[tuple[str, str, str | None]]:
    return [(one.name, one.state, one.report) for one in read(archive).files]


@pytest.fixture
def given(tmp_path: Path) -> Path:
    folder = tmp_path / "given"
    folder.mkdir()
    shutil.copy(REPORT, folder / "a.pdf")
    shutil.copy(REPORT, folder / "b.pdf")
    (folder / "c.pdf").write_text("Det här är ingen PDF.")
    return folder


def test_every_file_has_a_state(tmp_path: Path, given: Path) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [given / "a.pdf"])
    ingest(archive, [given])
    assert states(archive) == [
        ("a.pdf", "archived", "a"),
        ("b.pdf", "unchanged", "a"),
        ("c.pdf", "rejected", None),
    ]
    (refused,) = rejected(read(archive))
    assert refused.reason == "not a PDF"
    assert refused.message
    assert len(refused.sha256) == 64


def test_the_same_files_again_add_no_lines_but_of_those_that_are_rejected_again(
    tmp_path: Path, given: Path
) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [given])
    before = archive.given()
    ingest(archive, [given])
    assert [one.name for one in archive.given()[len(before) :]] == ["c.pdf"]
    assert read(archive).total == 3


def test_a_file_that_cannot_be_opened_has_a_state_too(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [tmp_path / "saknas.pdf"])
    assert states(archive) == [("saknas.pdf", "rejected", None)]


def test_the_rejected_are_tried_again(tmp_path: Path, given: Path) -> None:
    archive = Archive(tmp_path / "archive")
    (given / "d.pdf").write_text("Inte heller en PDF.")
    ingest(archive, [given])
    shutil.copy(ROOT / "corpus" / "reports" / "2014-host.pdf", given / "c.pdf")
    (given / "d.pdf").unlink()
    again = retry(archive)
    assert [one.report for one in again.added] == ["c"]
    assert [(Path(one.file).name, one.reason) for one in again.rejected] == [("d.pdf", "gone")]
    assert "d.pdf finns inte längre" in again.rejected[0].message
    assert read(archive).sums["archived"] == 2


def test_a_content_that_was_rejected_and_is_read_by_a_better_program_is_archived(tmp_path: Path) -> None:
    report = report_of("2014", (SPRING_2014, {"I": "Arbetet pågår."}))
    archive = archived(tmp_path)
    (tmp_path / "2014.pdf").write_bytes(b"2014")
    ingest(archive, [tmp_path / "2014.pdf"])
    assert states(archive) == [("2014.pdf", "rejected", None)]
    archive.add(tmp_path / "2014.pdf", report)
    assert states(archive) == [("2014.pdf", "archived", "2014")]


def test_a_report_that_waits_for_review_says_so(tmp_path: Path) -> None:
    unsure = msgspec.structs.replace(AUTUMN_2014, confidence=0.3, reason="bara ett årtal")
    archive = archived(tmp_path, report_of("2014", (unsure, {"I": "Arbetet pågår."})))
    assert states(archive) == [("2014.pdf", "waiting", "2014")]


def test_an_archive_from_before_the_ledger_has_one(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    archive.ledger.unlink()
    assert states(archive) == [("2014.pdf", "archived", "2014")]
    assert verify(archive).problems == ()


def test_a_line_that_was_cut_short_is_mended(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    with archive.ledger.open("ab") as file:
        file.write(b'{"name":"half')
    assert len(archive.given()) == 1
    (tmp_path / "x.pdf").write_text("no")
    ingest(archive, [tmp_path / "x.pdf"])
    assert [one.name for one in archive.given()] == ["2014.pdf", "x.pdf"]


def test_verify_reads_the_ledger(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014", (AUTUMN_2014, {"I": "Arbetet pågår."})))
    archive.ledger.write_text("{\n")
    with pytest.raises(BrokenRecord, match="Liggaren"):
        archive.given()
    assert [problem.kind for problem in verify(archive).problems] == ["ledger"]
