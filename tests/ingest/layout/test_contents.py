"""Contents lists, and what looks like one, or like the number of a page."""

import msgspec
import pytest

from ingest.layout.lay_out import lay_out
from ingest.pages.page import Line, Rule
from tests.ingest.made_pages import BODY, TITLE, body, line, page, text


def test_a_contents_list_is_no_body() -> None:
    rows = [line(f"Avsnitt {n} ............... {n}", 120 + 14 * n) for n in range(1, 4)]
    layout = lay_out([page(1, line("Innehåll", 110), *rows, *body(1))])
    assert text(layout.body) == " ".join(BODY)


def test_a_cover_beside_the_contents_is_no_entry_of_them() -> None:
    entries = [line(f"{number} Kapitel {'. ' * 20} {number}", 80 + 14 * number, x=350) for number in range(1, 4)]
    first = page(
        1, line("Innehåll", 60, x=350, size=14), *entries, line("Delårsrapport augusti 2023", 106, size=20)
    )
    layout = lay_out([first, page(2, *body(2))])
    assert text(layout.title) == "Delårsrapport augusti 2023"
    assert text(layout.body) == " ".join(BODY)


def test_a_contents_list_set_as_rows_between_rules_is_no_body() -> None:
    names = ["Förord", "Klimat och energi", "Friska sjöar", "Fortsatt arbete"]
    rows = [
        Line(1, (*line(name, 140 + 20 * n).words, *line(str(n + 2), 140 + 20 * n, x=500).words), 70.0, 525.0)
        for n, name in enumerate(names)
    ]
    rules = tuple(Rule(70.0, 136.0 + 20 * n, 525.0, 136.0 + 20 * n) for n in range(5))
    first = msgspec.structs.replace(page(1, line("Innehåll", 110, size=14), *rows), rules=rules)
    assert text(lay_out([first, page(2, *body(2))]).body) == " ".join(BODY)


def test_an_entry_without_a_page_of_its_own_belongs_to_the_contents_where_the_numbers_go_on() -> None:
    entries = ["Inledning 3", "Uppföljning av målen", "Trygg uppväxt 5", "Klimat och energi 7"]
    rows = [line(entry, 140 + 20 * n) for n, entry in enumerate(entries)]
    after = line("Slutsatser", 230)
    layout = lay_out([page(1, line("Innehåll", 110, size=14), *rows, after), page(2, *body(2))])
    assert text(layout.body) == " ".join([after.text, *BODY])


def test_a_contents_slide_names_no_pages_but_the_headings_to_come() -> None:
    heads = ["Vatten och avlopp", "Gator och belysning", "Bad och idrott"]
    rows = [line(f"{n} {head}", 140 + 20 * n) for n, head in enumerate(heads, 1)]
    slides = [page(n, line(head, 60, size=14), *body(n)) for n, head in enumerate(heads, 2)]
    layout = lay_out([page(1, line("Innehåll", 110, size=14), *rows), *slides])
    assert {one.page for one in layout.body} == {2, 3, 4}
    others = [line(f"{n} rad om något annat", 140 + 20 * n) for n in range(1, 4)]
    layout = lay_out([page(1, TITLE, line("Innehåll", 110, size=14), *others, *body(1)), *slides])
    assert text(layout.body).startswith(" ".join(one.text for one in others))


def test_entries_without_a_heading_name_what_stands_on_just_the_pages_that_they_say() -> None:
    heads = ["Rapport från våren", "Rapport från hösten", "Bokslut"]
    later = [page(n, line(f"{head} 2020", 60, size=14, page=n), *body(n)) for n, head in enumerate(heads, 2)]
    for first, are_entries in ((2, True), (1, True), (3, False)):
        rows = [line(f"{head} {n}", 140 + 20 * n) for n, head in enumerate(heads, first)]
        layout = lay_out([page(1, TITLE, *rows), *later])
        entries = [one.text for one, kind in layout.aside if kind == "contents"]
        assert entries == ([one.text for one in rows] if are_entries else [])


@pytest.mark.parametrize(("numbers", "aside"), [(["153", "154"], True), (["", "153"], False), (["", "2"], True)])
def test_a_number_far_ahead_of_its_page_counts_pages_where_others_do(numbers: list[str], aside: bool) -> None:
    pages = [
        page(n, *body(n), *([line(number, 800, page=n)] if number else [])) for n, number in enumerate(numbers, 1)
    ]
    assert (numbers[1] not in [one.text for one in lay_out(pages).body]) is aside
