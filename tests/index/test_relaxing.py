"""What is offered where nothing is found: searches that ask for less, each with the hits that it has."""

import pytest

from index.results import Filters, Strictness
from index.search import search
from ingest.keeping.archive import Archive
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

TEXTS = {"I": "Skolan antog i juni en plan för lokaler.", "II": "Planen för hemtjänsten väntar, enligt § 12."}


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    return archived(
        tmp_path_factory.mktemp("relaxing"),
        report_of("var", (SPRING_2014, TEXTS)),
        report_of("host", (AUTUMN_2014, {"I": "Skolorna har lokaler."})),
    )


@pytest.mark.parametrize(
    ("query", "filters", "strictness", "offers"),
    [
        ("skolornas", Filters(), "exact", [("forms", "skolornas", 2)]),
        ("tjänst", Filters(), "exact", [("compounds", "tjänst", 1)]),
        ("skola", Filters(year=("1999",)), None, [("filters", "skola", 2)]),
        ("skola", Filters(area=("II",), older=True), None, [("filters", "skola", 2)]),
        ("skola", Filters(without=Filters(area=("I",))), None, [("filters", "skola", 2)]),
        ('"plan lokaler"', Filters(), None, [("phrase", "”plan lokaler”~5", 1)]),
        ('"lokaler skola" område:I', Filters(), None, [("phrase", "lokaler skola område:I", 2)]),
        ('"plan lokaler"~5 område:II', Filters(), None, [("fields", "”plan lokaler”~5", 1)]),
        ('"lokaler skola"~5', Filters(), None, [("phrase", "lokaler skola", 2)]),
        ('"skola hemtjänst"~5', Filters(), None, [("words", "skola ELLER hemtjänst", 3)]),
        ("skola år:1950", Filters(), None, [("fields", "skola", 2)]),
        ("skola år:1950 område:IX INTE plan", Filters(), None, [("fields", "skola INTE plan", 1)]),
        ("skola år:2014 område:IX", Filters(), None, [("fields", "skola år:2014", 2)]),
        ("område:I beslut:§12", Filters(), None, [("either", "område:I ELLER beslut:§12", 3)]),
        ("skola hemtjänst", Filters(), None, [("words", "skola ELLER hemtjänst", 3)]),
        ("finnsinte", Filters(), None, []),
        ("år:1950", Filters(), None, []),
    ],
)
def test_what_is_offered(
    archive: Archive,
    query: str,
    filters: Filters,
    strictness: Strictness | None,
    offers: list[tuple[str, str, int]],
) -> None:
    page = search(archive, query, filters, strictness=strictness)
    assert page.total == 0
    assert [(less.kind, less.query, less.total) for less in page.relaxed] == offers
    for less in page.relaxed:  # each has the hits that it says
        everywhere = Filters(older=True) if less.kind == "filters" else filters
        form = None if less.kind in ("forms", "compounds") else strictness
        assert search(archive, less.query, everywhere, strictness=form).total == less.total


def test_nothing_is_offered_where_something_is_found(archive: Archive) -> None:
    assert search(archive, "skola plan").relaxed == ()
