"""A bold line over a table: the name of the table, or the heading of an area that begins with it."""

from collections.abc import Sequence

import msgspec

from ingest.pages.page import Cell, Line
from tests.ingest.made_headings import TEXT, line, roles

FIGURES = [("Typ", "Planerat", "Utfört"), ("Planerad", "236", "129"), ("Oplanerad", "40", "31")]
CHAPTER = [line("Ärendet", 0, 13, True), line(TEXT, 1)]


def table(row: int, told: Sequence[Sequence[str]] = FIGURES) -> list[Line]:
    return [
        msgspec.structs.replace(line(text, row + at, x=60.0 + 100 * n), cell=Cell(row, at, n, 3))
        for at, texts in enumerate(told)
        for n, text in enumerate(texts)
    ]


def titled(title: str, row: int, with_table: bool = False, with_text: bool = True) -> list[Line]:
    under = [*(table(row + 1) if with_table else []), *([line(TEXT, row + 4)] if with_text else [])]
    return [line(title, row, 10, True), *under]


def areas(*parts: list[Line]) -> list[str | None]:
    return [name for role, name in roles(*CHAPTER, *(one for part in parts for one in part)) if role == "area"]


def test_over_a_table_and_text_a_heading_is_as_others_of_its_chapter() -> None:
    others = titled("Hälsoskydd", 12), titled("Enskilda avlopp", 18)
    assert areas(titled("Livsmedel", 6, with_table=True), *others) == [
        "Livsmedel",
        "Hälsoskydd",
        "Enskilda avlopp",
    ]


def test_it_names_the_table_where_no_text_follows_or_few_stand_beside() -> None:
    others = titled("Hälsoskydd", 12), titled("Enskilda avlopp", 18)
    alone = titled("Livsmedel", 6, with_table=True, with_text=False)
    assert areas(alone, *others) == ["Hälsoskydd", "Enskilda avlopp"]
    assert areas(titled("Livsmedel", 6, with_table=True), others[0]) == ["Hälsoskydd"]
    every = [
        titled(name, row, with_table=True) for row, name in ((6, "Livsmedel"), (12, "Avlopp"), (18, "Skolor"))
    ]
    assert areas(*every) == []


def test_in_smaller_type_than_the_text_of_an_area_it_names_the_table_whatever_that_tells() -> None:
    states = [
        ("Område", "Nuläge", "Åtgärd"),
        ("Ekbacken", "Pågår", "Stambyte"),
        ("Norrgården", "Klart", "Fönster"),
    ]
    area = [line("3.2 Underhåll", 0, 13, True), line(TEXT, 1)]
    for size, role in ((9.0, "inner"), (10.0, "general")):
        found = roles(
            *area, line("Större arbeten", 3, size, True), *table(4, states), line("3.3 Mark", 9, 13, True)
        )
        assert [one for one, _ in found] == ["area", role, "area"]
