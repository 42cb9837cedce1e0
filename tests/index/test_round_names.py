"""One time under one name: facets, fields, filters and trends take VT15 and våren 2015 for the same round."""

from datetime import date

import pytest

from index.results import Filters
from index.round_names import names_of
from index.search import search
from index.similar import similar
from index.trends import Asked, trend
from ingest.keeping.archive import Archive
from ingest.report import Round
from tests.conftest import AUTUMN_2014, SPRING_2015, VT15, archived, report_of

TO_MAY = Round(date(2015, 1, 1), date(2015, 5, 31), "januari–maj 2015")
T1 = Round(date(2018, 1, 1), date(2018, 4, 30), "T1 2018")
TERTIAL = Round(date(2018, 1, 1), date(2018, 4, 30), "tertial 1 2018")
ROUNDS = (AUTUMN_2014, VT15, SPRING_2015, TO_MAY, T1, TERTIAL)
NAMES = {"hösten 2014": 1, "januari–maj 2015": 1, "våren 2015": 2, "tertial 1 2018": 2}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    text = "Nämnden antog en plan för simhallen och biblioteket."
    reports = (report_of(f"r{number}", (told, {"I": text})) for number, told in enumerate(ROUNDS))
    return archived(tmp_path_factory.mktemp("rounds"), *reports)


def test_a_facet_has_each_time_once_and_its_filter_finds_all_of_it(archive: Archive) -> None:
    for query in ("", "plan"):
        assert {one.value: one.count for one in search(archive, query).facets["round"]} == NAMES
    for name, count in NAMES.items():
        page = search(archive, "", Filters(round=(name,)))
        assert page.total == count
        assert {one.value: one.count for one in page.facets["round"]} == NAMES


@pytest.mark.parametrize("name", ["VT15", "vt15", "våren 2015"])
def test_any_name_of_a_time_finds_all_that_tell_of_it(archive: Archive, name: str) -> None:
    spring = {"r1", "r2"}
    assert {hit.report for hit in search(archive, f"omgång:”{name}”").hits} == spring
    assert {hit.report for hit in search(archive, "plan", Filters(round=(name,))).hits} == spring
    assert not {hit.report for hit in search(archive, "", Filters(without=Filters(round=(name,)))).hits} & spring
    page = search(archive, "", Filters(round=(name,)))
    assert {one.value: one.count for one in page.facets["round"]}[name] == 2  # called as it was chosen


def test_words_of_a_label_find_the_whole_time(archive: Archive) -> None:
    assert {hit.report for hit in search(archive, "omgång:tertial").hits} == {"r4", "r5"}
    assert {hit.report for hit in search(archive, "omgång:T1").hits} == {"r4", "r5"}


def test_a_time_is_one_point_of_a_trend(archive: Archive) -> None:
    found = trend(archive, [Asked("query", "plan")])
    assert {one.round: one.reports for one in found.rounds} == NAMES
    for point in found.curves[0].points:
        assert search(archive, "plan", Filters(round=(point.round,))).total == point.sections == NAMES[point.round]


def test_a_hit_tells_its_round_as_its_report_does(archive: Archive) -> None:
    assert {hit.round for hit in search(archive, "omgång:VT15").hits} == {"VT15", "våren 2015"}


def test_sections_of_the_same_time_are_of_no_other_round(archive: Archive) -> None:
    rounds = [one.passage.document.round for one in similar(archive, "r1", "0-I")]
    assert "våren 2015" not in rounds
    assert len(rounds) == 3


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ({("VT15", 1): 3, ("våren 2015", 1): 2}, "VT15"),
        ({("VT15", 1): 2, ("våren 2015", 1): 2}, "våren 2015"),
        ({("våren 2015", 1): 0}, "våren 2015"),
    ],
)
def test_the_most_common_name_is_taken_and_the_fullest_of_several(
    told: dict[tuple[str, int], int], name: str
) -> None:
    assert names_of(told) == {1: name}
