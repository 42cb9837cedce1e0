"""Who sends and how to reach them: set aside beside text and in boxes, but not in tables or among sentences."""

from ingest.layout.contacts import contacts
from ingest.layout.lay_out import lay_out
from ingest.pages.page import Page, Rule
from tests.ingest.layout.test_margin_notes import TEXT, lines
from tests.ingest.made_pages import BODY, TITLE, body, line, page, text

SENDER = ["Handläggare", "Annelie Brodin", "Telefon: 08-555 010 42", "Kvarngränd 4", "123 45 Östermark"]
BOX = Rule(405.0, 95.0, 540.0, 190.0)


def column(texts: list[str], x: float, size: float = 8.0) -> list[tuple[str, float, float, float]]:
    return [(text, x, 101.0 + 15 * row, size) for row, text in enumerate(texts)]


def found(
    placed: list[tuple[str, float, float, float]], *rules: Rule, gone: bool = False, scanned: bool = False
) -> list[str]:
    whole = lines(*placed)
    one = Page(1, 595.0, 842.0, tuple(whole), rules, scanned=scanned)
    return [line.text for line in contacts([one], {id(line) for line in whole} if gone else set())[0]]


def test_addresses_beside_text_are_found_on_either_side_and_in_any_size() -> None:
    beside = [(text, x + 80, top, size) for text, x, top, size in TEXT]
    assert found([*TEXT, *column(SENDER, 440.0)]) == SENDER
    assert found([*TEXT, *column(SENDER, 440.0, size=11.0)]) == SENDER
    assert found([*beside, *column(SENDER, 20.0, size=7.0)]) == SENDER
    assert found([*TEXT, *column(SENDER, 440.0)], gone=True) == []


def test_places_on_a_scanned_page_are_a_little_unsure() -> None:
    askew = [
        (text, x + place, top, size)
        for (text, x, top, size), place in zip(column(SENDER, 440.0), (0.4, 1.1, -0.3, 0.6, 1.4), strict=True)
    ]
    assert found([*TEXT, *askew], scanned=True) == SENDER
    assert found([*TEXT, *askew]) == []


def test_addresses_in_a_box_may_stand_alone() -> None:
    assert found(column(SENDER, 410.0)) == []
    assert found(column(SENDER, 410.0), BOX) == SENDER


def test_sentences_notes_and_cells_are_none() -> None:
    told = [*SENDER[2:], "Skriv till oss när du vill veta mer."]
    notes = ["Granskad i maj", "Riktad till nämnden", "Svar i oktober", "Telefon saknas"]
    cells = [("Ekskolan", 70.0, 101.0 + 15 * row, 11.0) for row in range(5)]
    assert found([*TEXT, *column(told, 440.0)]) == []
    assert found([*TEXT, *column(notes, 440.0)]) == []
    assert found([*cells, *column(SENDER, 440.0)]) == []


def test_addresses_may_end_below_each_other_and_come_again_beside_less_text() -> None:
    ends = [
        (text, 560.0 - 5 * len(text.replace(" ", "")) - 3 * text.count(" "), 101.0 + 15 * row, 8.0)
        for row, text in enumerate(SENDER)
    ]
    assert found([*TEXT, *ends]) == SENDER
    pages = [
        Page(number, 595.0, 842.0, tuple(lines(*TEXT[:rows], *column(SENDER, 440.0))))
        for number, rows in enumerate((12, 1), start=1)
    ]
    assert [[line.text for line in page] for page in contacts(pages, set())] == [SENDER, SENDER]


def test_whom_to_ask_and_what_is_enclosed_end_a_report_in_any_order() -> None:
    last = [
        line("Bilagor: 1. Enkätsvar, 2. Budget", 600),
        line("Kontakt: Eva Ek, 0123-456 10", 630),
        line("Utgivare: Ekby kommun", 660),
    ]
    for tail in (last, last[::-1], last[:1], last[1:2]):
        placed = [line(one.text, 600 + 30 * n) for n, one in enumerate(tail)]
        assert text(lay_out([page(1, TITLE, *body(1), *placed)]).body) == " ".join(BODY)
