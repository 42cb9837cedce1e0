"""What is no running header or footer though it looks like one, and the other way round."""

import msgspec
import pytest

from ingest.layout.lay_out import lay_out
from ingest.pages.page import Line, Word
from tests.ingest.made_pages import BODY, TITLE, body, line, page, text


def row(*cells: str, top: float = 740.0, page_number: int = 1) -> Line:
    """A row of a table in small type, its cells 100 points from each other."""
    words = [
        Word(cell, 70 + 100 * n, top, 70 + 100 * n + 4 * len(cell), top + 8, 8.0) for n, cell in enumerate(cells)
    ]
    return Line(page_number, tuple(words), 70.0, 525.0)


@pytest.mark.parametrize(
    "cells",
    [
        ("A", "11", "11", "4"),
        ("B", "19", "8", "1"),
        ("C", "12,5", "1"),
        ("D", "40 %", "0"),
        ("E", "3 av 5", "1 av 5"),
    ],
)
def test_a_row_of_figures_at_the_foot_of_a_page_is_text(cells: tuple[str, ...]) -> None:
    layout = lay_out([page(1, *body(1), row(*cells))])
    assert text(layout.body) == " ".join([*BODY, *cells])


def test_the_last_row_of_a_table_that_goes_on_over_a_page_is_text() -> None:
    for cells, is_text in ((("Summa", "1 364,2", "-4,1"), True), (("Ekby kommun", "Nämnden"), False)):
        over = row(*cells, top=40.0, page_number=2)
        layout = lay_out([page(1, *body(1)), page(2, over, *body(2))])
        assert (cells[0] in text(layout.body)) == is_text


def test_an_answer_that_begins_pages_under_the_same_question_is_text() -> None:
    question, answer = "Nämndens egen bedömning", "Delvis genomförd."
    first = page(1, *body(1), line(question, 400), line("Ej genomförd.", 414))
    others = [
        page(n, line(question, 40, page=n), line(answer, 54, page=n), *body(n), line(question, 600, page=n))
        for n in (2, 3)
    ]
    layout = lay_out([first, *others])
    assert text(layout.body).count(answer) == 2


def test_a_name_with_the_number_of_its_page_is_a_footer() -> None:
    layout = lay_out([page(1, *body(1), row("Ekonomikontoret", "1", top=790))])
    assert text(layout.body) == " ".join(BODY)


def test_a_line_that_says_of_which_page_it_is_is_a_footer_in_any_type() -> None:
    for said, is_footer in (("Ekby stad – sidan 1", True), ("Ekby stad – sidan 4", False), ("Ekby stad 1", False)):
        layout = lay_out([page(1, *body(1), line(said, 770)), page(2, *body(2))])
        assert [kind for _, kind in layout.aside] == (["footer"] if is_footer else [])


@pytest.mark.parametrize("number", ["[1]", "– 1 –", "|1|", "(1)", "~ 1 ~", "*1*", "« 1 »"])
def test_the_number_of_a_page_may_stand_between_signs(number: str) -> None:
    foot = row("Folkhälsorådet 2020-03-05", "", "", "", number, top=790)
    assert [kind for _, kind in lay_out([page(1, *body(1), foot)]).aside] == ["footer"]
    alone = [page(n, *body(n), line(number.replace("1", str(n)), 790, page=n)) for n in (1, 2)]
    assert len(lay_out(alone).aside) == 2


def test_the_numbers_of_pages_beside_what_their_feet_say_may_be_roman() -> None:
    # The last word of a foot is no number where no wide space is before it: two feet that differ.
    for feet, kinds in (([("Rådet", "i"), ("Rådet", "ii")], ["footer"] * 2), ([("Rådet i",), ("Rådet xi",)], [])):
        pages = [page(n, *body(n), row(*foot, top=790, page_number=n)) for n, foot in enumerate(feet, start=1)]
        assert [kind for _, kind in lay_out(pages).aside] == kinds


@pytest.mark.parametrize(("right", "kinds"), [("Berättelse", ["footer", "footer"]), ("", [])])
def test_a_footer_begins_with_the_number_of_its_page_where_that_of_another_ends_in_its(
    right: str, kinds: list[str]
) -> None:
    left = row("2", "Kulturnämnden", top=750, page_number=2)
    pages = [page(2, *body(2), left)]
    pages += [page(3, *body(3), row(right, "3", top=750, page_number=3))] if right else []
    assert [kind for _, kind in lay_out(pages).aside] == kinds


@pytest.mark.parametrize(
    ("title", "header"),
    [
        ("Lägesrapport tillgänglighetsplan 2020–2023", "Lägesrapport tillgänglighetsplan"),
        ("Uppföljning av planen, våren 2021", "Uppföljning av planen"),
    ],
)
def test_a_header_says_the_title_without_its_time(title: str, header: str) -> None:
    pages = [page(1, line(title, 80, size=17), *body(1)), page(2, line(header, 40, page=2), *body(2))]
    assert (header, "header") in [(one.text, kind) for one, kind in lay_out(pages).aside]
    other = page(2, line("Lägesrapport vatten", 40, page=2), *body(2))
    assert "vatten" in text(lay_out([pages[0], other]).body)


def test_a_footer_whose_number_was_misread_is_told_by_its_beginning() -> None:
    def foot(number: int, told: str) -> Line:
        words = Word("Tjärnby kommun", 70, 790, 140, 800, 10.0), Word(told, 480, 790, 510, 800, 10.0)
        return Line(number, words, 70.0, 525.0)

    pages = [page(1, *body(1), foot(1, "1:02)")), page(2, *body(2), foot(2, "2 (2)"))]
    scanned = [msgspec.structs.replace(one, scanned=True) for one in pages]
    assert "Tjärnby" not in text(lay_out(scanned).body)
    assert "Tjärnby" in text(lay_out(pages).body)


def test_footers_whose_signs_and_figures_were_read_otherwise_on_each_page_have_the_same_letters() -> None:
    def kept(*told: str, size: float = 8.0, scanned: bool = True) -> str:
        feet = [line(one, 798, size=size, page=n) for n, one in enumerate(told, 1)]
        pages = [page(n, *body(n), foot) for n, foot in enumerate(feet, 1)]
        return text(lay_out([msgspec.structs.replace(one, scanned=scanned) for one in pages]).body)

    alike = "Region Ekby + Box 14, 29 103 Malmen", "Region Ekby Box 14, 291 03 Malmen +:"
    assert "Malmen" not in kept(*alike)
    assert "Malmen" in kept(*alike, size=10.0)
    assert "Malmen" in kept(*alike, scanned=False)
    assert "Malmen" in kept(alike[0], "Region Ekby Box 14, 291 03 Tallmo")


def test_page_numbers_of_which_no_digit_was_read_stand_at_one_place_under_the_text() -> None:
    def feet(other: float) -> str:
        marks = [
            Line(n, (Word(told, x, 790, x + 8, 800, 8.0),), 70.0, 525.0)
            for n, told, x in ((1, "SE", 295.0), (2, "ES", other))
        ]
        pages = [page(mark.page, *body(mark.page), mark) for mark in marks]
        return text(lay_out([msgspec.structs.replace(one, scanned=True) for one in pages]).body)

    assert "S" not in feet(305.0)[-2:]
    assert "SE" in feet(420.0)


def test_what_stands_in_the_lower_margin_of_a_single_page_is_its_footer() -> None:
    foot = "Ekby hamn AB – lägesrapport november 2021"
    layout = lay_out([page(1, *body(1), line(foot, 800))])
    assert [(one.text, kind) for one, kind in layout.aside] == [(foot, "footer")]
    sentence = line("Bolaget återkommer i mars.", 800)
    assert text(lay_out([page(1, *body(1), sentence)]).body).endswith(sentence.text)


def test_a_footer_ends_in_the_number_of_its_page_also_in_type_larger_than_that_of_the_tables() -> None:
    small = [line(row, 300 + 12 * n, size=8) for n, row in enumerate(BODY * 4)]
    for size, footers in ((10.0, 1), (12.0, 0)):
        foot = Word("Nämnden", 70, 770, 110, 770 + size, size), Word("1", 480, 770, 486, 770 + size, size)
        layout = lay_out([page(1, TITLE, *small, line(BODY[0], 520), Line(1, foot, 70.0, 525.0))])
        assert len(layout.aside) == footers


def test_the_number_of_a_page_may_stand_in_brackets() -> None:
    def foot(told: str) -> Line:
        words = Word("Folkhälsorådet", 70, 800, 140, 808, 8.0), Word(told, 500, 800, 512, 808, 8.0)
        return Line(1, words, 70.0, 525.0)

    assert "Folkhälsorådet" not in text(lay_out([page(1, *body(1), foot("[1]"))]).body)
    assert "Folkhälsorådet" in text(lay_out([page(1, *body(1), foot("[8]"))]).body)
    alone = [page(number, *body(number), line(f"[{number}]", 800, page=number)) for number in (1, 2)]
    assert [kind for _, kind in lay_out(alone).aside] == ["page number"] * 2


def test_years_that_end_a_page_and_begin_the_next_number_no_pages() -> None:
    first = page(1, *body(1), line("2017", 740), line("Avtal skrevs med tre skolor.", 754))
    second = page(2, line("2018", 60, page=2), line("Inga avtal skrevs.", 74, page=2), *body(2))
    assert not lay_out([first, second]).aside
    counted = [page(one, *body(one), line(str(2016 + one), 790, page=one)) for one in (1, 2)]
    assert [kind for _, kind in lay_out(counted).aside] == ["page number"] * 2


@pytest.mark.parametrize(("number", "inside"), [("– {} –", False), ("", True)])
def test_a_year_at_the_edge_of_a_page_is_a_heading_where_the_page_has_a_number_or_years_head_what_is_inside(
    number: str, inside: bool
) -> None:
    def of(at: int, year: str, top: float) -> list[Line]:
        foot = [line(number.format(at), 800, page=at)] if number else []
        again = [line(str(int(year) + n), 400 + 100 * n, page=at) for n in (0, 1)] if inside else []
        return [line(year, top, page=at), *body(at), *again, *foot]

    pages = [page(1, *of(1, "2017", 740)), page(2, *of(2, "2018", 40))]
    kept = [one.text for one in lay_out(pages).body]
    assert kept.count("2017") == (1 + inside)
    assert "2018" in kept
    # Numbers that count the pages from a later one on are theirs.
    far = lay_out([page(n, *body(n), line(str(30 + n), 800, page=n)) for n in (1, 2)])
    assert [kind for _, kind in far.aside] == ["page number"] * 2


def test_what_is_small_in_the_lower_margin_of_a_single_page_is_its_footer() -> None:
    def kept(told: str, size: float) -> bool:
        return told in text(lay_out([page(1, *body(1), line(told, 800, size=size))]).body)

    assert not kept("Norrvikens kommun · Uppföljning", 8.0)
    assert kept("Norrvikens kommun · Uppföljning", 10.0)
    assert kept("Så blev det sagt i nämnden.", 8.0)


def test_a_note_at_the_foot_of_a_page_is_no_address_though_it_names_a_telephone() -> None:
    first = [
        page(1, *body(1), line(told, 790, size=8)) for told in ("2Uppgift per telefon.", "Telefon 0500-12 34 56")
    ]
    kept = [text(lay_out([one, page(2, *body(2), line("Slut.", 400, page=2))]).body) for one in first]
    assert ["elefon" in one for one in kept] == [True, False]


def test_the_first_line_of_a_title_that_goes_on_is_no_header_where_each_report_has_it_again() -> None:
    pages = []
    for number, told in enumerate(("våren 2019", "hösten 2019"), start=1):
        title = [line("Uppföljning av planen", 60, size=22, page=number), line(told, 86, size=22, page=number)]
        pages.append(page(number, *title, *body(number)))
    layout = lay_out(pages)
    assert layout.aside == ()
    assert text((*layout.title, *layout.body)).count("Uppföljning av planen") == 2


def test_parts_at_both_margins_that_tell_of_the_paper_are_a_header_in_the_type_of_the_text_too() -> None:
    for said, is_text in ((("Skolkontoret", "2023-10-20"), False), (("Skolan byggs", "Klart"), True)):
        over = Line(
            2, tuple(w for n, one in enumerate(said) for w in line(one, 40, x=70 + 300 * n).words), 70, 525
        )
        layout = lay_out([page(1, TITLE, *body(1)), page(2, over, *body(2))])
        assert (said[0] in text(layout.body)) == is_text


def test_small_names_of_columns_over_the_text_of_a_later_page_are_no_header() -> None:
    for names, is_text in (
        (("Nr", "Uppdrag", "Läge"), True),
        (("Område", "T1 2022", "T2 2022", "T3 2022"), True),
        (("Ekby", "Handlingsprogram", "Rapport"), False),
    ):
        over = tuple(w for n, one in enumerate(names) for w in line(one, 40, x=70 + 120 * n, size=9.4).words)
        layout = lay_out([page(1, TITLE, *body(1)), page(2, Line(2, over, 70, 525), *body(2))])
        assert (names[1] in text(layout.body)) == is_text


def test_the_number_of_a_page_may_have_its_word_at_the_end_of_a_footer() -> None:
    for last in ("s. 1", "1/1", "Sidan 1"):
        words = (*line("Ekby kommun", 800).words, *line(last, 800, x=450).words)
        assert text(lay_out([page(1, TITLE, *body(1), Line(1, words, 70, 525))]).body) == " ".join(BODY)


def test_a_footer_may_have_a_hyphen_for_its_dash_on_a_scan() -> None:
    feet = [
        row(f"Delårsrapport januari{sign}augusti", top=780.0, page_number=n) for n, sign in ((1, "-"), (2, "–"))
    ]
    layout = lay_out([page(n, *body(n), foot) for n, foot in zip((1, 2), feet, strict=True)])
    assert "januari" not in text(layout.body)


def test_what_is_small_over_the_number_of_a_single_scanned_page_is_its_footer() -> None:
    def kept(*under: Line) -> str:
        one = page(1, *body(1), line("Plan för barnets rättigheter", 787, size=8), *under)
        return text(lay_out([msgspec.structs.replace(one, scanned=True)]).body)

    assert "Plan" not in kept(line("Sida 1", 797, size=8))
    assert "Plan" in kept()
