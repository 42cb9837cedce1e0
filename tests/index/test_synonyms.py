"""Other names of the same: the register's aliases, and what units came from and became."""

from pathlib import Path

import pytest

from index.explain import explained
from index.results import Filters
from index.search import search
from index.synonyms import Synonym, Synonyms
from ingest.keeping.archive import Archive
from ingest.register import Entity, Register, Succession
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

REGISTER = """
[[unit]]
name = "kommunstyrelse"
aliases = ["KS"]

[[unit]]
name = "controllerenhet"
[[unit.predecessor]]
name = "ekonomienhet"
"""


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Kommunstyrelsen beslutar.", "II": "Ekonomienheten räknar."})),
        report_of("b", (AUTUMN_2014, {"I": "KS beslutade i maj.", "II": "Controllerenheten räknar om."})),
    )
    made.register_file.write_text(REGISTER, encoding="utf-8")
    return made


def test_an_alias_finds_the_name_and_the_name_the_alias(archive: Archive) -> None:
    assert search(archive, "KS").total == search(archive, "kommunstyrelsen").total == 2
    assert search(archive, "kommunstyrelsen").hits[0].report == "a"  # what was asked for comes first
    assert search(archive, "KS").hits[0].report == "b"
    [read] = search(archive, "KS").understood
    assert (read.others, read.sections) == ((Synonym("kommunstyrelse", "alias"),), 2)


def test_what_is_asked_for_word_for_word_has_no_other_name(archive: Archive) -> None:
    assert search(archive, "KS", strictness="exact").total == 1


def test_predecessors_are_looked_for_on_request_alone(archive: Archive) -> None:
    assert search(archive, "controllerenheten").total == 1
    both = search(archive, "controllerenheten", Filters(succession=True))
    assert both.total == 2
    assert both.understood[0].others == (Synonym("ekonomienhet", "predecessor"),)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("KS", ["", "annat namn på ”KS”"]),
        ("kommunstyrelses", ["böjning av ”kommunstyrelses”", "annat namn på ”kommunstyrelses”"]),
        ("controllerenheten", ["", "föregångare till ”controllerenheten”"]),
    ],
)
def test_a_match_on_another_name_says_so_and_comes_after_the_name(
    archive: Archive, query: str, said: list[str]
) -> None:
    found = search(archive, query, Filters(succession=True))
    texts = [(hit.reasons[0], hit.text[hit.highlights[0].start : hit.highlights[0].end]) for hit in found.hits]
    assert [explained(reason, text) for reason, text in texts] == said


def test_each_other_name_is_told_once() -> None:
    twice = (Succession("b-enhet"), Succession("B-enheten"))
    known = Synonyms(Register(unit=(Entity("a-enhet", aliases=("A",), predecessor=twice),)))
    assert [one.name for one in known.of("a-enheten", succession=True)] == ["A", "b-enhet"]
