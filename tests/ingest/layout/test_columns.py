"""In which order the columns of a page are read."""

from ingest.layout.columns import Block, in_order
from ingest.pages.page import Line, Word


def line(text: str, top: float, x: float, size: float = 10.0, bold: bool = False) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, x, top, x + 5 * len(word), top + size, size, bold))
        x += 5 * len(word) + 3
    return Line(1, tuple(words), 70.0, 525.0)


FULL = "En rad i en spalt som fylls till dess kant"


def test_a_heading_beside_a_chart_is_in_its_column() -> None:
    left = [line(f"{FULL} {row}", 100 + 14 * row, 70) for row in range(8)]
    heading = line("Norra skolan", 230, 70, 16, True)
    under = [line(f"{FULL} {row}", 262 + 14 * (row - 10), 70) for row in range(10, 18)]
    over_chart = [line(f"{FULL} {row}", 100 + 14 * (row - 20), 310) for row in range(20, 23)]
    below = [line(f"{FULL} {row}", 262 + 14 * (row - 30), 310) for row in range(30, 38)]
    chart = [line("80 60 40", 160 + 20 * row, 320, 7) for row in range(5)]
    page = [*left, heading, *under, *over_chart, *below]
    down = [*left, heading, *under, *over_chart, *below]
    assert [one.text for one in in_order(page, [], figures=chart)] == [one.text for one in down]
    bands = [*left, *over_chart, heading, *under, *below]
    assert [one.text for one in in_order(page, [])] == [one.text for one in bands]


def test_a_last_page_has_the_columns_of_the_one_before_where_one_row_is_in_both() -> None:
    page = [line("slutet av", 100, 310), *(line(f"{FULL} {row}", 110 + 14 * row, 70) for row in range(3))]
    page.insert(2, Line(1, (*page.pop(1).words, *line("den andra.", 110, 310).words), 70.0, 525.0))
    page.sort(key=lambda one: one.bottom)
    down = [one.text for one in in_order(page, [], before=309.0)]
    assert down[-2:] == ["slutet av", "den andra."]


def test_so_it_has_where_its_rows_are_not_level_but_beside_each_other() -> None:
    left = [line(f"{FULL} {row}", 110 + 14 * row, 70) for row in range(3)]
    right = [line(text, 104 + 14 * row, 310) for row, text in enumerate(("slutet av", "den andra."))]
    page = sorted([*left, *right], key=lambda one: one.bottom)
    down = [one.text for one in in_order(page, [], before=309.0)]
    assert down == [one.text for one in (*left, *right)]


def test_numbered_headings_side_by_side_head_columns_however_short() -> None:
    def row(number: int, left: str, right: str, size: float = 10.0) -> Line:
        words = (*line(left, 100 + 20 * number, 70, size).words, *line(right, 100 + 20 * number, 320, size).words)
        return Line(1, words, 70.0, 525.0)

    for left, right, columns in (("1 Trygghet", "2 Läsning", True), ("Trygghet", "Läsning", False)):
        page = [
            row(0, left, right, 19),
            row(1, "åtta av tio är trygga", "läslyftet nådde alla"),
            row(2, "fler", "här"),
        ]
        down = [one.text for one in in_order(page, [])]
        assert (down[:3] == [left, "åtta av tio är trygga", "fler"]) == columns


def test_tables_beside_each_other_are_columns_where_no_text_runs_over_both() -> None:
    cells = [line("Första", 120, 75), line("Andra", 300, 75), line("Tredje", 100, 315)]
    places = (74.0, 110.0, 286.0, 200.0), (74.0, 290.0, 286.0, 400.0), (309.0, 90.0, 521.0, 330.0)
    blocks = [Block((cell,), *place) for cell, place in zip(cells, places, strict=True)]
    heading = line("Läget", 270, 70)
    assert [one.text for one in in_order([heading], blocks)] == ["Första", "Läget", "Andra", "Tredje"]
    assert [one.text for one in in_order([], blocks)] == ["Första", "Andra", "Tredje"]
    over = line("En rad över hela sidan som är längre än någon spalt är bred", 270, 70)
    assert [one.text for one in in_order([over], blocks)] == ["Tredje", "Första", over.text, "Andra"]


def test_a_raised_mark_goes_with_its_word_though_a_line_of_the_other_column_is_level_with_it() -> None:
    left = [line(f"{FULL} {row}", 100 + 14 * row, 70) for row in range(8)]
    left[3] = line("En rad som slutar här.", 142, 70)
    right = [line(f"{FULL} {row + 8}", 106 + 14 * row, 310) for row in range(8)]
    mark = Word("1", left[3].x1, 140, left[3].x1 + 3, 146, 6.0)
    level = Line(1, (mark, *right[2].words), 70.0, 525.0)
    page = sorted([*left, *right[:2], level, *right[3:]], key=lambda one: one.words[-1].top)
    read = [one.text for one in in_order(page, [])]
    assert read == [*(f"{one.text}{'1' * (one is left[3])}" for one in left), *(one.text for one in right)]


def test_the_number_of_a_heading_may_stand_a_little_to_the_left_of_its_column() -> None:
    heads = line("1 Tjänster", 70, 70, 14, True), line("2 Data", 70, 306, 14, True)
    left, right = ([line(f"{FULL} {row}", 100 + 14 * row, x) for row in range(6)] for x in (70, 310))
    left[2:] = [line("En kort rad", 100 + 14 * row, 70) for row in range(2, 6)]
    page = [Line(1, (*heads[0].words, *heads[1].words), 70.0, 525.0), *left, *right]
    page.sort(key=lambda one: one.words[0].top)
    assert [one.text for one in in_order(page, [])] == [one.text for one in (heads[0], *left, heads[1], *right)]


def test_headings_at_the_edge_of_text_that_is_indented_are_no_column_beside_it() -> None:
    page = []
    for row in range(0, 30, 6):
        page.append(line("Läsning i skolan för alla", 100 + 14 * row, 70, 10, True))
        page += [line(f"{FULL} {FULL}", 100 + 14 * (row + n), 230) for n in range(1, 5)]
    assert [one.text for one in in_order(page, [])] == [one.text for one in page]


def test_a_line_of_a_heading_whose_first_has_text_beside_it_heads_no_band() -> None:
    heading = [line(f"Fler elever ska {row}", 114 + 14 * row, 70, 10, True) for row in range(3)]
    left = [*heading, *(line(f"{FULL} {row}", 156 + 14 * row, 70) for row in range(8))]
    right = [line(f"{FULL} {row}", 100 + 14 * row, 310) for row in (10, 11, *range(14, 22))]
    right = [line(one.text, 100 + 14 * row, 310) for row, one in zip((0, 1, *range(4, 12)), right, strict=True)]
    page = sorted([*left, *right], key=lambda one: one.bottom)
    assert [one.text for one in in_order(page, [])] == [one.text for one in (*left, *right)]
