"""Cards: a table for each area, with keys of which some are rounds."""

from ingest.report import Area
from ingest.state_tables.cards import card_of, stated_of_card
from ingest.state_tables.rows import rows
from tests.ingest.made_tables import row_lines

CARD = [
    ["Mål 3", "Meröppet"],
    ["Ansvar", "Chefen"],
    ["Läge mars 2021", "Pågår"],
    ["Läge maj 2021", "Klart"],
]


def test_the_first_row_of_a_card_may_name_its_area() -> None:
    card = card_of(rows(row_lines(CARD)), in_area=False)
    assert card
    told = [
        (one.area and one.area.title, one.round and one.round.label, one.text)
        for one in stated_of_card(card, None)
    ]
    assert told == [
        ("Meröppet", None, ""),
        ("Meröppet", None, "Ansvar: Chefen"),
        ("Meröppet", "mars 2021", "Pågår"),
        ("Meröppet", "maj 2021", "Klart"),
    ]


def test_a_card_under_a_heading_is_of_its_area() -> None:
    table = rows(row_lines(CARD[1:]))
    card = card_of(table, in_area=True)
    assert card
    area = Area("4", "Skola")
    assert {one.area for one in stated_of_card(card, area)} == {area}
    assert card_of(table, in_area=False) is None


def test_the_rows_of_a_card_may_be_one_cell_each() -> None:
    box = [["A1 Inköp utan avtal"], ["Risk: Det blir dyrare."], ["Läge: Pågår."]]
    card = card_of(rows(row_lines(box)), in_area=True)
    assert card
    assert [(one.area and one.area.label, one.text) for one in stated_of_card(card, None)] == [
        ("A1", ""),
        ("A1", "Risk: Det blir dyrare."),
        ("A1", "Läge: Pågår."),
    ]
    assert card_of(rows(row_lines([*box, ["Enheten följer upp."]])), in_area=True) is None
    assert card_of(rows(row_lines([["Inköp"], *box[1:]])), in_area=True) is None


def test_other_tables_are_no_cards() -> None:
    assert card_of(rows(row_lines([["Enhet", "Antal"], ["Skola", "12"], ["Vård", "9"]])), in_area=True) is None
