"""Headings that call what they head by a word and a number."""

import pytest

from ingest.conventions.areas import area_of_heading
from ingest.layout.lay_out import Layout
from ingest.pages.page import Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line, roles


def told(*headings: str) -> list[Line]:
    """Headings in bold, each with text under it."""
    return [
        one
        for row, heading in enumerate(headings)
        for one in (line(heading, 2 * row, 12, True), line(TEXT, 2 * row + 1))
    ]


def names(*headings: str) -> list[str | None]:
    return [name for _, name in roles(*told(*headings))]


def test_a_promise_is_called_so_in_compounds_too() -> None:
    area = area_of_heading("Medborgarlöfte 2 – Lugnare trafik")
    assert area
    assert (area.label, area.title) == ("2", "Lugnare trafik")


@pytest.mark.parametrize(
    "headings",
    [
        ("Ambition 1 – Kortare köer", "Ambition 2 – Fler vuxna"),
        ("Nyckelfråga 1: Kortare köer", "Nyckelfråga 2: Fler vuxna", "Nyckelfråga 1: Kortare köer"),
        ("Vår ambition 1. Kortare köer", "Vår ambition 2. Fler vuxna"),
        ("Ambition I Kortare köer", "Ambition II Fler vuxna"),
        ("Ambition 1", "Ambition 2"),
    ],
)
def test_any_word_before_numbers_that_rise_is_a_name(headings: tuple[str, ...]) -> None:
    expected = ["I", "II"] if "I " in headings[0] else ["1", "2", "1"][: len(headings)]
    assert names(*headings) == expected


@pytest.mark.parametrize(
    "headings",
    [
        ("Steg 1 Kartlägg", "Steg 2 Pröva"),  # done one after the other
        ("Kapitel 1 Skola", "Kapitel 2 Omsorg"),
        ("Version 1 Underlag", "Version 2 Beslut"),
        ("Linje 4 Tallåsen", "Linje 7 Hamnen"),  # begin with no first
        ("Agenda 1 Hållbart", "Linje 2 Hamnen"),  # not the same word
        ("Ambition 1 Kortare köer", "Trygg skola"),  # only one
    ],
)
def test_other_numbers_are_no_labels(headings: tuple[str, ...]) -> None:
    assert names(*headings) == list(headings)


def test_what_is_called_so_keeps_its_title() -> None:
    body = tuple(told("Läget våren 2019", "Ambition 1 – Kortare köer", "Ambition 2 – Fler vuxna"))
    found = split(Layout((line("Uppföljning av ambitionerna", -5, 18),), body, ()), "Titel")
    assert [(one.area.label, one.area.title) for one in found.sections if one.area] == [
        ("1", "Kortare köer"),
        ("2", "Fler vuxna"),
    ]


def test_headings_after_paragraphs_that_are_called_areas_are_chapters() -> None:
    def areas(*paragraphs: str, chapter: int) -> list[str | None]:
        rows = [line(f"{one}. {TEXT}", 2 * row) for row, one in enumerate(paragraphs)]
        rows[chapter:chapter] = [line("Ekonomi", 2 * chapter - 1, 13, True), line(f"{TEXT} Mer.", 2 * chapter)]
        body = tuple(line(one.text, row, one.size, one.bold) for row, one in enumerate(rows))
        found = split(Layout((line("Slutrapport 2022", -5, 18),), body, ()), "Titel").sections
        return [one.area.name if one.area else None for one in found]

    goals = "Delmål 1 – Skola", "Delmål 2 – Vård", "Delmål 3 – Buss"
    assert areas(*goals, chapter=3) == ["1", "2", "3", None]
    assert "Ekonomi" in areas(*goals, chapter=1)


def test_the_letters_of_a_body_are_part_of_a_number() -> None:
    assert names("KS 1 Ny skola", "KS 2 Ny väg", "SBN-1 Taxa", "SBN-2 Avgift") == [
        "KS 1",
        "KS 2",
        "SBN-1",
        "SBN-2",
    ]
    assert names("HT 1 Skola", "HT 2 Vård") == ["HT 1 Skola", "HT 2 Vård"]
    moved = ("KS 1 Ny skola", "KS 2 Ny väg", "KS 3 Taxa", "KS 3 Taxa", "KS 1 Ny skola")
    assert names(*moved) == ["KS 1", "KS 2", "KS 3", "KS 3", "KS 1"]
