"""Phases of a project as the rounds of the report that ends it, and where they are none."""

import pytest

from ingest.conventions.phases import phase_of_heading
from ingest.layout.lay_out import Layout
from ingest.pages.page import Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line, told


@pytest.mark.parametrize(
    ("heading", "first", "last", "title"),
    [
        ("Fas 1: januari–juni 2020", "2020-01-01", "2020-06-30", ""),
        ("Etapp II – hösten 2021", "2021-07-01", "2021-12-31", ""),
        ("Delperiod 3 (2019-07-01–2019-12-31)", "2019-07-01", "2019-12-31", ""),
        ("Period 1, jan–juni 2020", "2020-01-01", "2020-06-30", ""),
        ("Genomförandefasen våren 2022", "2022-01-01", "2022-06-30", ""),
        ("Första fasen (mars–augusti 2020)", "2020-03-01", "2020-08-31", ""),
        ("Projektår 1 (2019)", "2019-01-01", "2019-12-31", ""),
        ("Andra projektåret: 2020", "2020-01-01", "2020-12-31", ""),
        ("Fas 2: augusti 2020–december 2021", "2020-08-01", "2021-12-31", ""),
        ("Etapp 1: 2019–2020", "2019-01-01", "2020-12-31", ""),
        ("Fas B våren 2020", "2020-01-01", "2020-06-30", ""),
        ("Fas 2. Införande (hösten 2020)", "2020-07-01", "2020-12-31", "Införande"),
        ("Steg 3: Införande, hösten 2020", "2020-07-01", "2020-12-31", "Införande"),
    ],
)
def test_phases_are_called_so(heading: str, first: str, last: str, title: str) -> None:
    phase = phase_of_heading(heading)
    assert phase
    assert (str(phase.round.start), str(phase.round.end), phase.title) == (first, last, title)


@pytest.mark.parametrize(
    "heading",
    [
        "Fas 1",
        "Fasad 2020",
        "Etappmål 2020",
        "Etapp 1 Centrum byggs 2019 och 2020",
        "Fas 2/2020",
        "Steg 1 av 3: 2020",
        "Läsår 1: 2019/20",
        "Fas 1: januari–juni 2020 blev svår",
    ],
)
def test_other_headings_are_no_phases(heading: str) -> None:
    assert phase_of_heading(heading) is None


def placed(title: str, *lines: Line) -> list[tuple[str | None, str | None]]:
    """The round and the area of each section under a title."""
    found = split(Layout((line(title, -5, 18),), lines, ()), "Titel")
    labels = [one.label for one in found.rounds]
    return [
        (None if one.round is None else labels[one.round], one.area.name if one.area else None)
        for one in found.sections
    ]


def phases(*headings: str) -> list[Line]:
    """Two goals under each of the headings, and a chapter after the last."""
    goals = [("Delmål 1. Köpa lås", 12.0), ("Delmål 2. Utbilda alla", 12.0)]
    return told(*(one for heading in headings for one in ((heading, 14.0), *goals)), ("Projektets ekonomi", 14.0))


IN_PHASES = ["Fas 1: januari–juni 2020", "Fas 2: hösten 2020"]


def test_phases_are_the_rounds_of_a_project_and_what_stands_after_them_is_of_the_whole() -> None:
    found = placed("Slutrapport för nyckelfri hemtjänst", *phases(*IN_PHASES))
    times = "januari–juni 2020", "hösten 2020"
    assert found == [*((time, area) for time in times for area in (None, "1", "2")), (None, None)]


def test_phases_may_have_the_numbers_of_chapters() -> None:
    headings = ("1 Uppdrag", 14.0), ("2 Fas 1: våren 2020", 14.0), ("2.1 Köpa lås", 12.0), ("2.2 Utbilda", 12.0)
    later = ("3 Fas 2: hösten 2020", 14.0), ("3.1 Köpa lås", 12.0), ("4 Projektets ekonomi", 14.0)
    first = [("våren 2020", area) for area in (None, "2.1", "2.2")]
    second = [("hösten 2020", area) for area in (None, "3.1")]
    found = placed("Slutrapport för nyckelfri hemtjänst", *told(*headings, *later))
    assert found == [(None, None), *first, *second, (None, None)]


def test_phases_with_titles_are_rounds_where_the_same_goals_come_in_several() -> None:
    titled = "Etapp 1 – Förstudie (våren 2020)", "Etapp 2 – Införande (hösten 2020)"
    found = placed("Slutrapport för nyckelfri hemtjänst", *phases(*titled))
    assert [time for time, _ in found] == ["våren 2020"] * 3 + ["hösten 2020"] * 3 + [None]
    alone = told(*((heading, 14.0) for heading in titled))
    assert {time for time, _ in placed("Slutrapport för nyckelfri hemtjänst", *alone)} == {None}


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        ("Plan för nyckelfri hemtjänst", IN_PHASES),  # what is to be done
        ("Slutrapport hösten 2020", [*IN_PHASES, "Fas 3: hösten 2028"]),  # not yet
        ("Slutrapport för nyckelfri hemtjänst", [*IN_PHASES, "Fas 3: Överlämning"]),  # one without a time
        ("Slutrapport för nyckelfri hemtjänst", IN_PHASES[::-1]),
        ("Slutrapport för nyckelfri hemtjänst", IN_PHASES[:1]),
    ],
)
def test_other_phases_are_no_rounds(title: str, headings: list[str]) -> None:
    times = {time for time, _ in placed(title, *phases(*headings))}
    assert not {"januari–juni 2020", "hösten 2028"} & times


def test_what_stands_first_in_one_round_does_so_in_the_next_that_has_fewer_areas() -> None:
    goals = [("Delmål 1. Köpa lås", 12.0), ("Delmål 2. Utbilda alla", 12.0), ("Delmål 3. Mäta tid", 12.0)]
    first = (IN_PHASES[0], 14.0), ("Pandemin och vi", 12.0), *goals
    later = (IN_PHASES[1], 14.0), ("Pandemin och vi", 12.0), *goals[1:]
    found = placed("Slutrapport för nyckelfri hemtjänst", *told(*first, *later))
    assert [area for _, area in found] == [None, "1", "2", "3", None, "2", "3"]


def test_items_of_an_area_may_begin_later_where_it_had_them_in_a_round_before() -> None:
    def goal(row: int, heading: str, round_: str, *items: str) -> list[Line]:
        lines = [line(round_, row, 14, True), line(heading, row + 1, 12, True), line(TEXT, row + 2)]
        return [*lines, *(line(f"{item} {TEXT}", row + 3 + at, x=76.0) for at, item in enumerate(items))]

    def items(second: str) -> list[str | None]:
        lines = (*goal(0, "Mål 1. Köpa lås", "Våren 2020", "a)", "b)"), *goal(9, second, "Hösten 2020", "b)"))
        return [one.item for one in split(Layout((line("Uppföljning", -5, 18),), lines, ()), "Titel").sections]

    assert items("Mål 1. Köpa lås") == [None, "a", "b", None, "b"]
    assert items("Mål 2. Utbilda alla") == [None, "a", "b", None]
