"""Withdrawing: the content goes, a tombstone stays, and for a time it can be undone."""

import shutil
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import msgspec
import pytest

from index import seen
from index.build import update
from index.check import problems
from index.search import search
from ingest.corrections.operations import Reviewed
from ingest.errors import UnclearWithdrawal, UnknownReport
from ingest.files import write_whole
from ingest.fixity.repair import repair
from ingest.fixity.verify import verify
from ingest.keeping import withdrawal
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import purge, restore, tombstones, withdraw
from ingest.outcomes import Rejected
from ingest.pipeline import ingest, preview
from tests.conftest import AUTUMN_2014, ROOT, SPRING_2014, archived, report_of, unchained

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
    update(archive)
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
    assert not content_of(archive, b"ses \xc3\xb6ver")
    assert tombstones(archive)[0].purged
    with pytest.raises(UnclearWithdrawal, match="förstördes"):
        restore(archive, "2014-var")
    assert verify(archive).problems == ()


def test_a_withdrawal_that_was_cut_short_leaves_no_sentence_in_the_index(
    archive: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Whoever brings the index up to date next, and wherever the writer died."""
    archive.report("2014-var")  # which is kept as corrected
    update(archive)
    monkeypatch.setattr(withdrawal, "remove", lambda path: (_ for _ in ()).throw(KeyboardInterrupt))
    with pytest.raises(KeyboardInterrupt):
        withdraw(archive, "2014-var", "Dubblett", "§ 41")
    monkeypatch.undo()
    assert [one.kind for one in problems(archive)] == ["index"]
    later = Archive(archive.folder)
    later.correct("2014-host", Reviewed(()))
    purge(later, "2014-var")
    assert [one.kind for one in problems(later)] == ["index"]
    update(later)
    assert not content_of(later, b"nerna ses")
    assert (*verify(later).problems, *problems(later)) == ()


def test_an_index_that_a_builder_left_is_told_of_and_taken_away(archive: Archive) -> None:
    update(archive)
    left = archive.index_folder / "0123456789ab"
    shutil.copytree(next(one for one in archive.index_folder.iterdir() if one.is_dir()), left)
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    write_whole(archive.index_folder / "current", update(archive).name.encode())
    shutil.copytree(update(archive), left, dirs_exist_ok=True)
    assert [one.kind for one in problems(archive)] == ["index"]
    seen.distrust(archive)
    update(archive)
    assert not left.exists()
    assert [*problems(archive)] == []


@pytest.mark.parametrize("name", [".broken/2014-var/2014-var.json", ".broken/2014-var-2.json"])
def test_what_was_set_aside_of_a_report_goes_with_it(archive: Archive, name: str) -> None:
    """By this program or an older one; it comes back too, and what is of another report stays."""
    broken, other = archive.folder / name, archive.folder / ".broken" / "2014-host.json"
    for path in (broken, other):
        write_whole(path, b"L\xc3\xb6nerna ses \xc3\xb6ver.")
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    assert not broken.exists()
    restore(archive, "2014-var")
    assert [path.name for path in (archive.folder / ".broken" / "2014-var").iterdir()] == [broken.name]
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    purge(archive, "2014-var")
    assert content_of(archive, b"ses \xc3\xb6ver") == [other]
    assert verify(archive).problems == ()
    write_whole(broken, b"L\xc3\xb6nerna ses \xc3\xb6ver.")  # as a program that left it did
    assert [one.kind for one in verify(archive).problems] == ["unfinished"]
    Archive(archive.folder).correct("2014-host", Reviewed(()))
    assert not broken.exists()
    assert verify(archive).problems == ()


def test_where_the_tombstone_is_lost_nothing_is_said_to_be_removed(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    (archive.tombstones_folder / "2014-var.json").unlink()
    (problem,) = verify(archive).problems
    assert "Ta inte bort" in problem.message
    assert "säkerhetskopia" in problem.message


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


FORGED: dict[str, dict[str, object]] = {
    "the last day": {"until": date(2019, 1, 1)},
    "the decision": {"decision": "KS § 1"},
    "that it was destroyed": {"purged": "2026-01-01T00:00:00+00:00"},
    "whose it is": {"id": "2014-host"},
}


@pytest.mark.parametrize("forged", FORGED)
@pytest.mark.parametrize("write", [lambda a: a.correct("2014-host", Reviewed(())), repair])
def test_a_tombstone_that_was_altered_decides_nothing(
    archive: Archive, forged: str, write: Callable[[Archive], object]
) -> None:
    """Nor is it sealed: what it was before can be put back, and then all is as it was."""
    before = archive.report("2014-var")
    found = withdraw(archive, "2014-var", "Dubblett", "§ 41")
    path = archive.tombstones_folder / "2014-var.json"
    right, later = path.read_bytes(), Archive(archive.folder)
    other = msgspec.json.format(msgspec.json.encode(msgspec.structs.replace(found, **FORGED[forged])), indent=1)
    path.write_bytes(other)
    write(later)
    journal = archive.journal.read_bytes()
    for act in (purge, restore):
        with pytest.raises(UnclearWithdrawal, match=r"tombstones/2014-var\.json stämmer inte.*säkerhetskopia"):
            act(later, "2014-var")
    assert (archive.journal.read_bytes(), path.read_bytes()) == (journal, other)
    assert "tombstone" in {one.kind for one in verify(later).problems}
    path.write_bytes(right)
    restore(later, "2014-var")
    assert later.report("2014-var") == before
    assert verify(later).problems == ()


def test_a_tombstone_that_the_journal_was_not_told_of_withdraws_nothing(archive: Archive) -> None:
    """What a writer that died left, or somebody put there."""
    path = archive.tombstones_folder / "2014-var.json"
    withdraw(archive, "2014-var", "Dubblett", "§ 41", days=-1)
    older = path.read_bytes()
    restore(archive, "2014-var")
    archive.correct("2014-var", Reviewed(("b",)))
    write_whole(path, older)
    with pytest.raises(UnclearWithdrawal, match="stämmer inte"):
        purge(archive, "2014-var")
    Archive(archive.folder).correct("2014-host", Reviewed(()))
    assert not path.exists()
    assert archive.report("2014-var").id == "2014-var"
    assert verify(archive).problems == ()


def test_the_tombstone_from_before_the_content_was_destroyed_is_not_sealed_again(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    path = archive.tombstones_folder / "2014-var.json"
    older = path.read_bytes()
    purge(archive, "2014-var")
    archive.correct("2014-host", Reviewed(()))
    path.write_bytes(older)
    Archive(archive.folder).correct("2014-host", Reviewed(("a",)))
    assert path.read_bytes() == older
    assert [one.kind for one in verify(archive).problems] == ["tombstone"]


def test_what_an_older_program_withdrew_can_be_brought_back_and_destroyed(archive: Archive) -> None:
    """Its journal has no checksum of the tombstone."""
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    withdraw(archive, "2014-host", "Dubblett", "§ 42")
    older = unchained(archive)
    restore(older, "2014-var")
    purge(older, "2014-host")
    assert [one.id for one in older.reports()] == ["2014-var"]
    assert not content_of(older, b"klart")


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
