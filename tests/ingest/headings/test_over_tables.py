"""Numbered headings over tables: such as gather the areas that are the rows, and such as are areas themselves."""

import msgspec
import pytest

from ingest.headings.over_tables import over_tables
from ingest.headings.roles import Marked
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Cell, Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line

YEARS = ["2017", "2018"]
NUMBERED = ["Nr", "Åtgärd", *YEARS]
STATES = ["Nr", "Åtgärd", "Läge", "Kommentar"]
TOLD = ["Nio pannor är kvar.", "Alla pannor är bytta."]
Told = tuple[str, list[list[str]]]


def under(heading: str, table: list[list[str]], at: int, number: int) -> list[Line]:
    """A heading and the cells of its table."""
    cells = [
        msgspec.structs.replace(
            line(text, at + 1 + row, x=60.0 + 110 * column), cell=Cell(number, row, column, len(texts))
        )
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
    ]
    return [line(heading, at, 13, True), *cells]


def read(*parts: Told, before: str = "", after: str = "", closing: str = "") -> list[Line]:
    """Parts under each other; text over the table of the first, after it, or after all."""
    found: list[Line] = []
    for number, (heading, table) in enumerate(parts):
        here = under(heading, table, 20 * number + 2, number)
        if number == 0 and before:
            here.insert(1, line(before, 3))
        found += [*here, *([line(after, 19)] if number == 0 and after else [])]
    return [*found, *([line(closing, 60)] if closing else [])]


def places(*lines: Line, title: str = "Uppföljning av miljöprogrammet") -> list[str]:
    """The area and round of each section."""
    layout = Layout((line(title, -5, 18),), (line(TEXT, 0), *lines), ())
    return [
        f"{(one.area.label or one.area.title) if one.area else '–'} {one.round if one.round is not None else '–'}"
        for one in split(layout, "Titel").sections
    ]


@pytest.mark.parametrize(
    ("headings", "names", "first", "second"),
    [
        (("A. Energi", "B. Vatten"), NUMBERED, ["1.1", "1.2"], ["2.1", "2.2"]),
        (("I. Energi", "II. Vatten"), NUMBERED, ["1", "2"], ["3", "4"]),
        (("I. Energi", "II. Vatten"), NUMBERED, ["1", "2"], ["1", "2"]),
        (("1 Energi", "2 Vatten"), ["Nr", "Åtgärd", "T1 2019", "T2 2019"], ["1", "2"], ["3", "4"]),
        (("A. Energi", "B. Vatten"), ["Nr", "Åtgärd", "Hösten 2019", "Våren 2020"], ["A1", "A2"], ["B1", "B2"]),
    ],
)
def test_tables_alike_under_numbered_headings_have_the_areas(
    headings: tuple[str, str], names: list[str], first: list[str], second: list[str]
) -> None:
    tables = [
        [names, *([label, f"{verb} {label}", *TOLD] for label in labels)]
        for verb, labels in (("Byt", first), ("Bygg", second))
    ]
    found = places(*read(*zip(headings, tables, strict=True), closing="Programmet löper ut i år."))
    assert found == ["– –", *(f"{one} {n}" for one in (*first, *second) for n in (0, 1)), "– –"]


def test_titles_beside_rounds_need_no_numbers() -> None:
    energy = "A. Energi", [["Åtgärd", *YEARS], ["Solel", *TOLD], ["Värme", *TOLD]]
    water = "B. Vatten", [["Åtgärd", "2018", "2019"], ["Våtmark", *TOLD], ["Slåtter", *TOLD]]
    assert places(*read(energy, water))[1:3] == ["Solel 0", "Solel 1"]
    assert places(*read(energy, water))[-1] == "Slåtter 2"
    again = "B. Vatten", [["Åtgärd", *YEARS], ["Solel", *TOLD], ["Slåtter", *TOLD]]
    assert not gathers(energy, again)


def gathers(*parts: Told, **text: str) -> bool:
    found = [
        Marked(one, "inner", 0) if one.lines[0].size > 10 else Marked(one)
        for one in paragraphs(read(*parts, **text))
    ]
    return bool(over_tables(found, (), None))


def test_a_table_is_of_its_area_where_that_tells_more_or_another_has_none_alike() -> None:
    energy = "A. Energi", [STATES, ["1", "Byt pannor", "Klar", TOLD[0]], ["2", "Bygg solel", "Klar", TOLD[1]]]
    water = "B. Vatten", [STATES, ["3", "Anlägg våtmark", "Klar", TOLD[0]], ["4", "Slå ängar", "Klar", TOLD[1]]]
    again = "B. Vatten", [STATES, ["1", "Anlägg våtmark", "Klar", TOLD[0]], ["2", "Slå ängar", "Klar", TOLD[1]]]
    other = "B. Vatten", [["Nr", "Insats", *STATES[2:]], *water[1][1:]]
    assert gathers(energy, water)
    assert gathers(energy, water, before="Här redovisas åtgärderna.")
    assert not gathers(energy)
    assert not gathers(energy, again)
    assert not gathers(energy, other)
    assert not gathers(energy, water, before=f"{TEXT} {TEXT}")
    assert not gathers(energy, water, after=TEXT)
