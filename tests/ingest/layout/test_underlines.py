"""Underlined words are headings and titles as words in italics are; rules across a table underline nothing."""

import msgspec

from ingest.layout.underlines import UNDERLINED, with_underlines
from ingest.pages.page import Page, Rule, lines_of_words
from tests.ingest.layout.test_signatures import lines


def page(*rules: Rule) -> Page:
    read = [word for line in lines("Åtgärder hittills", "Planen gäller från maj") for word in line.words]
    words = [msgspec.structs.replace(word, number=number) for number, word in enumerate(read)]
    return Page(1, 595, 842, lines_of_words(1, words), rules)


def fonts(read: Page) -> list[bool]:
    return [word.font.endswith(UNDERLINED) for line in read.lines for word in line.words]


def test_a_rule_under_words_underlines_them() -> None:
    heading = lines("Åtgärder hittills")[0]
    read = with_underlines(page(Rule(60, 9.5, heading.x1, 10.2)))
    assert fonts(read) == [True, True, False, False, False, False]
    assert read.rules == ()


def test_a_rule_that_runs_on_is_none_of_theirs() -> None:
    rules = Rule(60, 9.5, 540, 10.2), Rule(60, 4, 120, 5)
    read = with_underlines(page(*rules))
    assert fonts(read) == [False] * 6
    assert read.rules == rules


def test_letters_that_reach_under_a_rule_part_it() -> None:
    first, *rest = lines("Åtgärder hittills")[0].words
    at = first.x0 + (first.x1 - first.x0) * 0.3  # the g
    pieces = [
        Rule(60, 9.5, at - 3, 10.2),
        Rule(at + 3, 9.5, first.x1, 10.2),
        Rule(rest[0].x0, 9.5, rest[-1].x1, 10.2),
    ]
    assert fonts(with_underlines(page(*pieces))) == [True, True, False, False, False, False]
    gap = Rule(60, 9.5, first.x1, 10.2), Rule(first.x1 + 40, 9.5, first.x1 + 80, 10.2)
    assert fonts(with_underlines(page(*gap)))[1] is False


def test_the_edges_of_narrow_cells_underline_nothing() -> None:
    heading = lines("Åtgärder hittills")[0]
    upright = Rule(heading.x1 + 0.5, 0, heading.x1 + 1, 40)
    beside = Rule(heading.x1, 9.5, 540, 10.2)
    for other in (upright, beside):
        rules = Rule(60, 9.5, heading.x1, 10.2), other
        assert with_underlines(page(*rules)).rules == rules


def test_rules_under_each_word_underline_them() -> None:
    heading = lines("Åtgärder hittills")[0]
    middle = heading.words[1].x0
    read = with_underlines(page(Rule(60, 9.5, middle, 10.2), Rule(middle, 9.5, heading.x1, 10.2)))
    assert fonts(read) == [True, True, False, False, False, False]
    assert read.rules == ()


ROW = "En rad i en spalt som fylls ända ut till dess kant"
EDGE = lines(ROW)[0].x1


def in_column(under: str = ROW, width: float = EDGE - 60, bold: bool = False) -> list[bool]:
    """Which words are underlined of two headings, each over a rule and a text."""
    read = [word for line in lines("Kommunstyrelsen", under, "Byggnadsnämnden", under) for word in line.words]
    words = [msgspec.structs.replace(word, number=number) for number, word in enumerate(read)]
    over = [word for word in words if word.text in ("Kommunstyrelsen", "Byggnadsnämnden")]
    words = [msgspec.structs.replace(word, bold=bold and word in over) for word in words]
    bottoms = [word.bottom for word in over]
    rules = [Rule(60, bottom - 0.5, 60 + width, bottom + 0.1) for bottom in bottoms]
    return fonts(with_underlines(Page(1, 595, 842, lines_of_words(1, words), tuple(rules))))


def test_rules_as_wide_as_the_text_under_them_underline_short_lines() -> None:
    rows = [False] * len(ROW.split())
    assert in_column() == [True, *rows, True, *rows]


def test_rules_wider_than_what_is_under_them_are_those_of_a_table() -> None:
    assert not any(in_column(width=480))
    assert not any(in_column(under="Pågår"))


def test_such_rules_under_headings_by_their_type_only_adorn_them() -> None:
    assert not any(in_column(bold=True))
