"""Taking in files: what is added, unchanged and rejected, and that one bad file stops no other."""

import shutil
from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from ingest.outcomes import Progress
from ingest.pipeline import ingest, preview
from ingest.report import Report
from tests.conftest import ROOT, real_reports, require

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A folder with a report, a text file that says it is a PDF, and half a PDF."""
    given = tmp_path / "given"
    (given / "deeper").mkdir(parents=True)
    shutil.copy(REPORT, given / "deeper" / "Lägesrapport vår.pdf")
    (given / "text.pdf").write_text("Det här är ingen PDF.")
    (given / "half.pdf").write_bytes(REPORT.read_bytes()[:4000])
    (given / "notes.txt").write_text("not looked at")
    return given


def test_good_files_are_added_and_bad_ones_rejected(tmp_path: Path, folder: Path) -> None:
    archive, told = Archive(tmp_path / "archive"), list[Progress]()
    summary = ingest(archive, [folder], told.append)
    assert [(one.report, one.file, one.sections) for one in summary.added] == [
        ("lagesrapport-var", "Lägesrapport vår.pdf", 11)
    ]
    assert {Path(one.file).name: one.reason for one in summary.rejected} == {
        "text.pdf": "not a PDF",
        "half.pdf": "broken",
    }
    assert all(Path(one.file).name in one.message for one in summary.rejected)
    assert {one.file for one in told if one.outcome} == {"Lägesrapport vår.pdf", "text.pdf", "half.pdf"}
    assert [report.id for report in archive.reports()] == ["lagesrapport-var"]


def test_the_same_file_again_is_unchanged(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    ingest(archive, [REPORT])
    record = (archive.records_folder / "2014-var.json").read_bytes()
    again = ingest(archive, [REPORT, REPORT])
    assert [one.report for one in again.unchanged] == ["2014-var"]
    assert not again.added
    assert (archive.records_folder / "2014-var.json").read_bytes() == record


def test_originals_that_lie_in_the_archive_are_taken_in_where_they_lie(tmp_path: Path) -> None:
    archive = Archive(tmp_path)
    archive.originals.mkdir()
    shutil.copy(REPORT, archive.originals)
    ingest(archive, [archive.originals])
    assert [report.id for report in archive.reports()] == ["2014-var"]
    assert [path.name for path in archive.originals.iterdir()] == ["2014-var.pdf"]


def test_a_preview_archives_nothing(tmp_path: Path) -> None:
    archive = Archive(tmp_path / "archive")
    answer = preview(archive, REPORT)
    assert isinstance(answer, Report)
    assert len(answer.sections) == 11
    assert not archive.folder.exists()


def test_hostile_files_all_come_to_an_end(tmp_path: Path) -> None:
    found = real_reports()
    require(found is not None, "real reports beside the project")
    assert found
    files = sorted((found / "stress").glob("*.pdf"))[::5]
    summary = ingest(Archive(tmp_path / "archive"), files)
    assert len(summary.added) + len(summary.unchanged) + len(summary.rejected) == len(files)
