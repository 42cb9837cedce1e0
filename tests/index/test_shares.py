"""A large archive is indexed by several processes, each with a share of the reports."""

from pathlib import Path

import pytest

from index import build, shares
from index.reader import open_reader
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import SPRING_2014, archived, report_of

TEXTS = {f"r{number}": f"Planen nummer {number} antogs. Kultur- och fritidsnämnden." for number in range(9)}


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """Nine reports, of which three processes each take some."""
    monkeypatch.setattr(shares, "SMALLEST_SHARE", 1)
    monkeypatch.setattr(shares, "_cores", lambda: 3)
    reports = (report_of(name, (SPRING_2014, {"I": text})) for name, text in TEXTS.items())
    return archived(tmp_path, *reports)


def _is_whole(archive: Archive) -> bool:
    """Whether searches find every report, and the index holds nothing besides its own files."""
    folder = build.current(archive)
    found = [search(archive, query).total for query in ("plan", "kulturnämnd", '"planen nummer 7"')]
    return found == [9, 9, 1] and folder is not None and not any(path.is_dir() for path in folder.iterdir())


def test_shares_hold_every_report_once_and_are_alike_in_size(archive: Archive) -> None:
    found = shares.shares(archive, sorted(TEXTS))
    assert [name for share in found for name in share] == sorted(TEXTS)
    assert [len(share) for share in found] == [3, 3, 3]


def test_a_small_archive_is_one_share(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares, "SMALLEST_SHARE", 1_000_000)
    assert shares.shares(archive, sorted(TEXTS)) == [sorted(TEXTS)]
    assert shares.shares(archive, []) == [[]]


def test_what_processes_index_is_one_index(archive: Archive) -> None:
    assert build.rebuild(archive) == 9
    assert len(open_reader(archive).segments) == 1
    assert _is_whole(archive)


def test_the_share_of_a_process_that_fails_is_done_here(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(shares.sys, "executable", "/bin/false")
    assert build.rebuild(archive) == 9
    assert _is_whole(archive)


def test_an_index_of_shares_is_brought_up_to_date(archive: Archive) -> None:
    build.rebuild(archive)
    archived(archive.folder.parent, report_of("ny", (SPRING_2014, {"I": "En plan till."})))
    (archive.records_folder / "r3.json").unlink()
    assert search(archive, "plan").total == 9
