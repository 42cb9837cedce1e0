"""Withdrawing: the content goes, a tombstone stays, and for a time it can be undone."""

import shutil
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from index.build import rebuild, update
from index.search import search
from ingest.corrections.operations import Reviewed
from ingest.errors import UnclearWithdrawal, UnknownReport
from ingest.fixity.verify import verify
from ingest.keeping import withdrawal
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import purge, restore, tombstones, withdraw
from ingest.pipeline import Rejected, ingest, preview
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, archived, report_of

SPRING = report_of("2014-var", (SPRING_2014, {"I": "Lönerna ses över."}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Arbetet är klart."}))


def content_of(archive: Archive, word: bytes) -> list[Path]:
    return [path for path in archive.folder.rglob("*") if path.is_file() and word in path.read_bytes()]


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = archived(tmp_path, SPRING, AUTUMN)
    made.correct("2014-var", Reviewed(("a",)))
    return made


def test_the_content_goes_and_a_tombstone_stays(archive: Archive) -> None:
    update(archive)
    found = withdraw(archive, "2014-var", "Dubblett", "KS 2026-03-02 § 41", "Arkivarien")
    rebuild(archive)
    assert [report.id for report in archive.reports()] == ["2014-host"]
    with pytest.raises(UnknownReport, match=r"gallrades .* enligt KS 2026-03-02 § 41.*withdraw 2014-var --undo"):
        archive.report("2014-var")
    assert search(archive, "lönerna").total == 0
    assert tombstones(archive) == [found]
    assert (found.sha256, found.decision, found.by) == (SPRING.sha256, "KS 2026-03-02 § 41", "Arkivarien")
    assert all(archive.withdrawn_folder in path.parents for path in content_of(archive, b"ses \xc3\xb6ver"))
    assert verify(archive).problems == ()


def test_undone_it_is_as_before_and_searchable(archive: Archive) -> None:
    before = archive.report("2014-var"), archive.corrections("2014-var")
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    update(archive)
    restore(archive, "2014-var")
    update(archive)
    assert (archive.report("2014-var"), archive.corrections("2014-var")) == before
    assert search(archive, "lönerna").total == 1
    assert tombstones(archive) == []
    assert verify(archive).problems == ()


def test_destroyed_it_is_nowhere(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    update(archive)
    purge(archive, "2014-var")
    rebuild(archive)
    assert not content_of(archive, b"ses \xc3\xb6ver")
    assert tombstones(archive)[0].purged
    with pytest.raises(UnclearWithdrawal, match="förstördes"):
        restore(archive, "2014-var")
    assert verify(archive).problems == ()


def test_what_is_lost_is_not_said_to_be_back(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    shutil.rmtree(archive.withdrawn_folder)
    with pytest.raises(UnclearWithdrawal, match="säkerhetskopia"):
        restore(archive, "2014-var")
    assert [one.id for one in tombstones(archive)] == ["2014-var"]


def test_the_next_writer_destroys_what_can_no_longer_be_undone(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41", days=-1)
    (later := Archive(archive.folder)).correct("2014-host", Reviewed(()))
    assert tombstones(later)[0].purged
    assert not (archive.withdrawn_folder / "2014-var").exists()
    assert verify(later).problems == ()


def test_until_the_last_day_it_can_be_undone(archive: Archive) -> None:
    found = withdraw(archive, "2014-var", "Dubblett", "§ 41", days=0)
    assert found.until == datetime.now(UTC).date()
    Archive(archive.folder).correct("2014-host", Reviewed(()))
    assert not tombstones(archive)[0].purged
    assert withdrawal.DAYS == 30
    assert withdraw(archive, "2014-host", "Fel", "§ 42").until == found.until + timedelta(days=30)


@pytest.mark.parametrize(("reason", "decision"), [("", "§ 41"), ("Dubblett", " "), ("", "")])
def test_without_reason_or_decision_nothing_happens(archive: Archive, reason: str, decision: str) -> None:
    with pytest.raises(UnclearWithdrawal, match="skäl och beslut"):
        withdraw(archive, "2014-var", reason, decision)
    assert archive.report("2014-var") == SPRING


def test_its_name_is_never_given_to_another(archive: Archive, tmp_path: Path) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    assert archive.add(tmp_path / SPRING.file, SPRING).id == "2014-var-2"
    with pytest.raises(UnclearWithdrawal, match="2014-var-2"):
        restore(archive, "2014-var")


def test_given_again_it_is_refused_unless_that_is_asked_for(tmp_path: Path) -> None:
    archive, pdf = Archive(tmp_path / "archive"), ROOT / "corpus" / "reports" / "2014-var.pdf"
    ingest(archive, [pdf])
    withdraw(archive, "2014-var", "Dubblett", "KS § 41")
    (refused,) = ingest(archive, [pdf]).rejected
    assert refused.reason == "withdrawn"
    assert "KS § 41" in refused.message
    answer = preview(archive, pdf)
    assert isinstance(answer, Rejected)
    assert [one.report for one in ingest(archive, [pdf], again=True).added] == ["2014-var-2"]
    assert verify(archive).problems == ()
