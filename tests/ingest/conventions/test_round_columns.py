"""What tables call the columns of rounds, and which round each is."""

import pytest

from ingest.conventions.round_columns import names_round, round_beside_others, round_of_column
from ingest.state_tables.columns import COLUMN, rounds_named

TOLD = ["Avtalet har skrivits på.", "Arbetet har börjat.", "Alla mål är nådda."]

COLUMNS = [
    # names of columns in a report on 2019, and the first and last day of each
    (["30 april 2019", "31 augusti 2019"], ["2019-04-30 2019-04-30", "2019-08-31 2019-08-31"]),
    (["2019-04-30", "2019-08-31"], ["2019-04-30 2019-04-30", "2019-08-31 2019-08-31"]),
    (["30/4", "31/8"], ["2019-04-30 2019-04-30", "2019-08-31 2019-08-31"]),
    (["30.4.2019", "31.8.2019"], ["2019-04-30 2019-04-30", "2019-08-31 2019-08-31"]),
    (["30 april", "31 augusti"], ["2019-04-30 2019-04-30", "2019-08-31 2019-08-31"]),
    (["Per 30 april", "Helår"], ["2019-04-30 2019-04-30", "2019-01-01 2019-12-31"]),
    (["Delår 1 (30 april)", "Helår (31 december)"], ["2019-01-01 2019-04-30", "2019-01-01 2019-12-31"]),
    (["Delår (april)", "Delår (augusti)"], ["2019-04-01 2019-04-30", "2019-08-01 2019-08-31"]),
    (["Delår", "Bokslut"], ["2019-01-01 2019-08-31", "2019-01-01 2019-12-31"]),
    (["Delår 2019", "Helår 2019"], ["2019-01-01 2019-08-31", "2019-01-01 2019-12-31"]),
    (["Delårsrapport augusti", "Årsredovisning"], ["2019-08-01 2019-08-31", "2019-01-01 2019-12-31"]),
    (["Tertial 1 (januari–april)", "Uppföljning T2"], ["2019-01-01 2019-04-30", "2019-05-01 2019-08-31"]),
    (["T1 2019 (jan–apr)", "2019-T2"], ["2019-01-01 2019-04-30", "2019-05-01 2019-08-31"]),
    (["Avstämning 1 (april)", "Avstämning 2 (augusti)"], ["2019-04-01 2019-04-30", "2019-08-01 2019-08-31"]),
    (["April månad", "Augusti månad"], ["2019-04-01 2019-04-30", "2019-08-01 2019-08-31"]),
    (["Utfall T1", "Utfall T2"], ["2019-01-01 2019-04-30", "2019-05-01 2019-08-31"]),
    (["Vad har hänt våren 2019", "Hänt hösten"], ["2019-01-01 2019-06-30", "2019-07-01 2019-12-31"]),
    (["Vår", "Höst"], ["2019-01-01 2019-06-30", "2019-07-01 2019-12-31"]),
]


@pytest.mark.parametrize(("names", "days"), COLUMNS, ids=[" | ".join(names) for names, _ in COLUMNS])
def test_columns_are_rounds(names: list[str], days: list[str]) -> None:
    cells = dict(enumerate([TOLD] * len(names)))
    found = rounds_named(dict(enumerate(names)), cells, COLUMN, 2019)
    assert [f"{found[at].start} {found[at].end}" for at in sorted(found)] == days


def test_one_column_gives_the_others_their_year() -> None:
    found = rounds_named({0: "Tertial 1", 1: "Tertial 2 2019"}, {0: TOLD, 1: TOLD}, COLUMN)
    assert [told.start.year for told in found.values()] == [2019, 2019]


def test_a_column_says_how_sure_its_round_is_and_why() -> None:
    alone = rounds_named({0: "Nuläge", 1: "Tertial 2 2019"}, {0: TOLD, 1: TOLD}, COLUMN)[1]
    assert (alone.confidence, alone.reason) == (0.9, "kolumnrubrik, ”tertial 2 2019”")
    beside = rounds_named({0: "30/4", 1: "31/8"}, {0: TOLD, 1: TOLD}, COLUMN, 2019)
    assert {told.confidence for told in beside.values()} == {0.8}


def test_days_over_figures_are_no_rounds() -> None:
    figures = ["62", "14,5 mnkr", "–"]
    assert rounds_named({1: "2019-08-31", 2: "2018-08-31"}, {1: figures, 2: figures}, COLUMN, 2019) == {}


def test_a_day_alone_is_no_round_without_another() -> None:
    assert rounds_named({1: "30 april 2019", 2: "Kommentar"}, {1: TOLD, 2: TOLD}, COLUMN, 2019) == {}


def test_what_was_said_then_is_a_round_only_beside_another() -> None:
    assert rounds_named({1: "Svar 2022", 2: "Genomfört"}, {1: TOLD, 2: TOLD}, COLUMN) == {}
    both = rounds_named({1: "Svar 2022", 2: "Svar 2023"}, {1: TOLD, 2: TOLD}, COLUMN)
    assert [one.label for one in both.values()] == ["2022", "2023"]


def test_what_names_no_time_is_no_round() -> None:
    for name in ("Kommentar", "Ansvarig", "Prognos", "Budget 2019", "Åtgärd"):
        assert not names_round(name)
        assert round_of_column(name, 2019) is None
        assert round_beside_others(name, 2019) is None
