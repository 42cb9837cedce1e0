"""What the archivist decides of areas and statuses, kept in areas.toml and statuses.toml."""

import os
from datetime import date
from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import BrokenAreas, correspondences, decide
from ingest.keeping.judgements import BrokenStatuses, judge, judgements, statuses_file
from ingest.register import BrokenRegister, Register
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


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[[correspondence]\n", "rad 1: en rubrik skrivs med lika många hakparenteser på var sida: [[rubrik]]"),
        ('[[correspondence]]\nbefore = "V"\n', 'rad 2: before ska vara en lista av områden, till exempel ["V"]'),
        ('[[correspondence]]\nafter = ["5"]\n', "rad 1: [[correspondence]] saknar before, som ska vara en lista"),
        (
            '[[correspondence]]\nbefore = ["V"]\nafter = ["5"]\nuntil = "nyss"\n',
            "rad 4: until ska vara ett datum, till exempel 2014-03-01",
        ),
        (
            '[[correspondence]]\nbefore = ["V"]\nafter = ["5"]\nuntil = 2015-12-31\nsince = 2016-07-01\n'
            'state = "ja"\nevidence = ""\nby = "anna"\ndate = 2026-11-23\n',
            "rad 6: state ska vara confirmed eller rejected, inom citattecken",
        ),
    ],
)
def test_what_is_wrong_in_areas_toml_is_said_with_its_line(archive: Archive, text: str, said: str) -> None:
    archive.folder.mkdir(parents=True, exist_ok=True)
    archive.areas_file.write_text(text, encoding="utf-8")
    with pytest.raises(BrokenAreas) as broken:
        correspondences(archive)
    assert said in str(broken.value)


def test_files_that_are_no_text_are_refused_and_a_mark_before_the_text_is_let_through(archive: Archive) -> None:
    decide(archive, ("I",), ("1",), *DAYS, "confirmed")
    archive.areas_file.write_bytes(b"\xef\xbb\xbf" + archive.areas_file.read_bytes())
    assert len(correspondences(archive)) == 1
    for path in (archive.areas_file, statuses_file(archive)):
        path.write_bytes(b"\xff\xfe[[")
    with pytest.raises(BrokenAreas, match="den är inte sparad som UTF-8"):
        correspondences(archive)
    with pytest.raises(BrokenStatuses, match="den är inte sparad som UTF-8"):
        judgements(archive)


def test_a_pipe_in_the_place_of_a_file_keeps_nobody_waiting(archive: Archive) -> None:
    archive.folder.mkdir(parents=True)
    for path in (archive.areas_file, statuses_file(archive), archive.register_file):
        os.mkfifo(path)
    with pytest.raises(BrokenAreas, match="den är ingen vanlig fil"):
        correspondences(archive)
    with pytest.raises(BrokenStatuses, match="den är ingen vanlig fil"):
        judgements(archive)
    with pytest.raises(BrokenRegister, match="den är ingen vanlig fil"):
        Register.load(archive.register_file)
