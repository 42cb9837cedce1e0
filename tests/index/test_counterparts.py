"""Searches across a change of numbering that the archivist has confirmed."""

from datetime import date
from pathlib import Path

from index.counterparts import Counterpart, counterparts
from index.results import Filters
from index.search import search
from ingest.keeping.area_schemes import Correspondence, decide
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of

LAST, FIRST = date(2014, 12, 31), date(2015, 1, 1)


def test_an_area_is_found_under_its_other_number(tmp_path: Path) -> None:
    archive = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Lokalerna inventeras.", "1": "Bilaga."})),
        report_of("b", (AUTUMN_2014, {"I": "Lokalerna är inventerade."})),
        report_of("c", (SPRING_2015, {"1": "Lokalerna säljs.", "2": "Annat.", "I": "Något helt annat."})),
    )
    assert search(archive, "område:1").total == 2
    decide(archive, ("I",), ("1",), LAST, FIRST, "confirmed")
    assert {(hit.report, hit.section) for hit in search(archive, "område:1 lokalerna").hits} == {
        ("a", "0-I"), ("b", "0-I"), ("c", "0-1"),
    }  # fmt: skip
    assert search(archive, "lokalerna", Filters(area=("I",))).total == 3
    decide(archive, ("I",), ("1",), LAST, FIRST, "rejected")
    assert search(archive, "lokalerna", Filters(area=("I",))).total == 2


def test_several_changes_are_followed_each_in_its_direction() -> None:
    one = Correspondence(("I",), ("1",), LAST, FIRST, "confirmed", "", "a", FIRST)
    two = Correspondence(("1",), ("A", "B"), date(2018, 12, 31), date(2019, 1, 1), "confirmed", "", "a", FIRST)
    later = date(2019, 1, 1)
    assert counterparts("i", [one, two]) == [
        Counterpart("1", since=FIRST), Counterpart("A", since=later), Counterpart("B", since=later),
    ]  # fmt: skip
    assert counterparts("B", [two, one]) == [
        Counterpart("1", until=date(2018, 12, 31)), Counterpart("I", until=LAST),
    ]  # fmt: skip
    assert counterparts("2", [one, two]) == []


def test_a_facet_counts_what_its_filter_finds(tmp_path: Path) -> None:
    archive = archived(
        tmp_path,
        report_of(
            "a", (SPRING_2014, {"I": "Lokalerna inventeras.", "1": "Bilaga.", "Lokaler": "Lokalerna ses över."})
        ),
        report_of(
            "c", (SPRING_2015, {"1": "Lokalerna säljs.", "I": "Något annat.", "LOKALER": "Lokalerna är kvar."})
        ),
    )
    decide(archive, ("I",), ("1",), LAST, FIRST, "confirmed")
    for query in ("", "lokal"):
        counted = {one.value: one.count for one in search(archive, query).facets["area"]}
        assert counted == {area: search(archive, query, Filters(area=(area,))).total for area in counted}
    assert counted == {"1": 2, "I": 2, "LOKALER": 2}
