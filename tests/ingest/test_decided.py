"""What the archivist decides of areas and statuses, kept in areas.toml and statuses.toml."""

from datetime import date
from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import BrokenAreas, correspondences, decide
from ingest.keeping.judgements import BrokenStatuses, judge, judgements, statuses_file
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015

DAYS = date(2015, 12, 31), date(2016, 7, 1)


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    return Archive(tmp_path / "archive")


def test_a_decision_about_areas_is_kept_and_replaced(archive: Archive) -> None:
    assert correspondences(archive) == ()
    made = decide(archive, ("I", "II"), ("1",), *DAYS, "confirmed", "styrning, ”mål”")
    other = decide(archive, ("III",), ("3",), *DAYS, "confirmed")
    assert correspondences(archive) == (made, other)
    again = decide(archive, ("I", "II"), ("1",), *DAYS, "rejected")
    assert correspondences(archive) == (other, again)


def test_comments_in_areas_toml_are_kept(archive: Archive) -> None:
    decide(archive, ("I",), ("1",), *DAYS, "confirmed")
    path = archive.areas_file
    path.write_text("# enligt nämndens beslut\n" + path.read_text(encoding="utf-8"), encoding="utf-8")
    decide(archive, ("II",), ("2",), *DAYS, "confirmed")
    assert path.read_text(encoding="utf-8").startswith("# enligt nämndens beslut\n")
    assert len(correspondences(archive)) == 2


def test_a_status_is_confirmed_overruled_and_taken_back(archive: Archive) -> None:
    judge(archive, "II", AUTUMN_2014, "försenat", "pågår", "enligt protokoll")
    judge(archive, "II", SPRING_2015, "pågår", "pågår")
    judge(archive, "II", AUTUMN_2014, "genomfört", "pågår")
    second, first = judgements(archive)
    assert (first.status, first.read, first.note) == ("genomfört", "pågår", "")
    assert first.is_about("II", AUTUMN_2014)
    assert not first.is_about("II", SPRING_2014)
    judge(archive, "II", AUTUMN_2014, None, "pågår")
    assert judgements(archive) == (second,)


def test_a_broken_file_is_named_and_left_alone(archive: Archive) -> None:
    archive.folder.mkdir(parents=True, exist_ok=True)
    for path in (archive.areas_file, statuses_file(archive)):
        path.write_text("[[correspondence]\n", encoding="utf-8")
    with pytest.raises(BrokenAreas, match=r"areas\.toml"):
        decide(archive, ("I",), ("1",), *DAYS, "confirmed")
    with pytest.raises(BrokenStatuses, match=r"statuses\.toml"):
        judge(archive, "II", AUTUMN_2014, "pågår", "pågår")
    assert archive.areas_file.read_text(encoding="utf-8") == "[[correspondence]\n"
