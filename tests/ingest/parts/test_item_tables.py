"""Tables under the heading of an area with a row for each of its items."""

import pytest

from ingest.conventions.labels import lettered
from ingest.pages.page import Line
from ingest.parts.place import Place
from ingest.parts.table_pieces import pieces_of_table
from ingest.report import Area
from tests.ingest.made_tables import row_lines

DONE, GOES_ON = "Hus A är klart", "Hus B byggs om"
SPRING, AUTUMN = "våren 2018", "hösten 2017"


@pytest.mark.parametrize(
    ("cell", "told"),
    [
        ("a)", ("a", "")),
        ("(b)", ("b", "")),
        ("c", ("c", "")),
        ("Punkt a)", ("a", "")),
        ("iv) Kön ska kortas.", ("iv", "Kön ska kortas.")),
        ("Kön ska kortas.", None),
        ("i Tallmora", None),
        ("A)", None),
        ("1)", None),
    ],
)
def test_a_cell_may_begin_with_the_label_of_an_item(cell: str, told: tuple[str, str] | None) -> None:
    assert lettered(cell) == told


def said(texts: list[list[str]], area: Area | None) -> list[tuple[str | None, str | None, str]]:
    """Round, item and text of each piece of a table that stands in an area."""
    lines: list[Line] = row_lines(texts)
    found = list(pieces_of_table(Place(None, area=area, area_level=1 if area else -1), lines, None))
    assert [id(line) for piece in found for line in piece.lines] == [id(line) for line in lines]
    return [(one.round and one.round.label, one.item, one.text) for one in found if one.text]


@pytest.mark.parametrize("area", [Area("3.2.1", "Boende"), Area(None, "Boende")])
def test_a_row_is_an_item_where_columns_are_rounds(area: Area) -> None:
    heads = ["Punkt", "Hösten 2017", "Våren 2018"]
    told = [(AUTUMN, "a", GOES_ON), (SPRING, "a", DONE), (SPRING, "b", DONE)]
    assert said([heads, ["a)", GOES_ON, DONE], ["b)", "–", DONE]], area) == told


def test_what_the_plan_says_of_an_item_is_of_no_round() -> None:
    told = [(None, "a", "Kön kortas"), (AUTUMN, "a", GOES_ON), (SPRING, "a", DONE)]
    heads = ["Hösten 2017", "Våren 2018"]
    area = Area("3.2.1", "Boende")
    assert said([["Punkt", *heads], ["a) Kön kortas", GOES_ON, DONE]], area) == told
    assert said([["Punkt", "Uppdrag", *heads], ["a)", "Kön kortas", GOES_ON, DONE]], area) == told


def test_a_row_may_be_a_round_of_an_item_or_its_state() -> None:
    area = Area("4", "Boende")
    by_row = [["Punkt", "Period", "Läge"], ["a", "Hösten 2017", GOES_ON], ["", "Våren 2018", DONE]]
    assert said(by_row, area) == [(AUTUMN, "a", f"Läge: {GOES_ON}"), (SPRING, "a", f"Läge: {DONE}")]
    assert said([["Punkt", "Läge"], ["a) Kö", DONE], ["b) Hus", DONE]], area) == [
        (None, "a", f"Kö Läge: {DONE}"),
        (None, "b", f"Hus Läge: {DONE}"),
    ]


def test_letters_out_of_order_and_tables_outside_areas_have_no_items() -> None:
    heads = ["Kod", "Hösten 2017", "Våren 2018"]
    table = [heads, ["c)", GOES_ON, DONE], ["a)", GOES_ON, DONE]]
    assert {item for _, item, _ in said(table, Area("4", "Boende"))} == {None}
    assert {item for _, item, _ in said([heads, *table[:0:-1]], None)} == {None}


ACTIVITIES = ["Aktivitet", "Status", "Kommentar"]
WHAT = "Av 312 fastigheter har 240 besökts och de övriga får besök"


@pytest.mark.parametrize(
    ("area", "first", "areas"),
    [
        (Area("2", "Rent vatten"), ["2.1 Inventera avlopp", "2.2 Prova badplatser"], ["2.1", "2.2"]),
        (Area("2", "Rent vatten"), ["Inventera avlopp", "Prova badplatser"], ["2"]),
        (Area("2", "Rent vatten"), ["3.1 Inventera avlopp", "3.2 Prova badplatser"], ["2"]),
        (Area("2", "Rent vatten"), ["2.1 Inventera avlopp", "Prova badplatser"], ["2"]),
    ],
)
def test_rows_that_are_numbered_in_the_area_over_them_are_areas(
    area: Area, first: list[str], areas: list[str]
) -> None:
    lines = row_lines([ACTIVITIES, *([title, "Pågår", WHAT] for title in first)])
    found = pieces_of_table(Place(None, area=area, area_level=1), lines, None)
    assert list(dict.fromkeys(one.area.label for one in found if one.area and one.text)) == areas
