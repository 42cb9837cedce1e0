"""Times as a query may write them, and the archive's rounds at these times."""

from datetime import date

import pytest

from index.search import search
from ingest.keeping.archive import Archive
from ingest.report import Round
from tests.conftest import SPRING_2014, VT15, archived, report_of

T2_2021 = Round(date(2021, 5, 1), date(2021, 8, 31), "T2 2021")
TERTIAL_2_2022 = Round(date(2022, 5, 1), date(2022, 8, 31), "tertial 2 2022")
NOVEMBER_14 = Round(date(2022, 11, 14), date(2022, 11, 14), "2022-11-14")


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Archive:
    rounds = SPRING_2014, VT15, T2_2021, TERTIAL_2_2022, NOVEMBER_14
    report = report_of("alla", *((one, {"I": "Planen gäller. Det var 14 barn."}) for one in rounds))
    return archived(tmp_path_factory.mktemp("times"), report)


@pytest.mark.parametrize(
    ("query", "rounds"),
    [
        ("omgång:”tertial 2”", ["T2 2021", "tertial 2 2022"]),
        ("omgång:T2", ["T2 2021", "tertial 2 2022"]),
        ("omgång:våren", ["våren 2014", "VT15"]),
        ("omgång:VT", ["våren 2014", "VT15"]),
        ("omgång:”tertial 1”", []),
        ("omgång:”T2 2021”", ["T2 2021"]),
        ("omgång:”14/11 2022”", ["2022-11-14"]),
    ],
)
def test_a_part_of_a_year_is_found_whatever_it_is_called(archive: Archive, query: str, rounds: list[str]) -> None:
    assert [hit.round for hit in search(archive, query, order="oldest").hits] == rounds


@pytest.mark.parametrize("query", ["14 november 2022", "14 nov 2022", "den 14 november 2022"])
def test_a_day_is_suggested_however_it_is_written(archive: Archive, query: str) -> None:
    found = search(archive, f"omgång:”{query}”")
    assert found.bounded == (f"Arkivet har ingen omgång som heter ”{query}”. Menade du 2022-11-14?",)
    assert found.suggestion == "omgång:”2022-11-14”"


@pytest.mark.parametrize(
    ("query", "suggestion"),
    [
        ("våren 2014", "omgång:”våren 2014”"),
        ("plan våren 2015", "plan omgång:VT15"),
        ("(plan) tertial 2 2021 barn", "(plan) omgång:”T2 2021” barn"),
        ("plan hösten 2014", None),
        ("våren ELLER 2014", None),
    ],
)
def test_words_that_say_the_time_of_a_round_are_taken_for_it_where_nothing_has_them(
    archive: Archive, query: str, suggestion: str | None
) -> None:
    found = search(archive, query)
    assert (found.total, found.suggestion) == (0, suggestion)


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("våren -14", ("-14 utesluter avsnitt med 14. Menade du omgång:”våren 2014”?",)),
        ("plan (hösten –14)", ("-14 utesluter avsnitt med 14. Menade du omgång:”hösten 2014”?",)),
        ("våren INTE 14", ()),
        ("plan -14", ()),
        ("våren -plan", ()),
    ],
)
def test_a_minus_before_a_short_year_is_told(archive: Archive, query: str, said: tuple[str, ...]) -> None:
    assert search(archive, query).bounded == said
