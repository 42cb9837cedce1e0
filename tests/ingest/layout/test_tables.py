"""Where tables are, by rules, tints and names of columns, and what looks like one."""

from itertools import pairwise

import msgspec
import pytest

from ingest.layout.continued_tables import without_names_again
from ingest.layout.tables import tables_of
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words
from tests.ingest.made_tables import (
    COLUMNS,
    TABLE,
    between_rules,
    page,
    words,
)


def cells(lines: tuple[Line, ...]) -> list[tuple[int, int, str]]:
    return [(line.cell.row, line.cell.column, line.text) for line in lines if line.cell]


TEXT_OVER = "Läget just nu"
EXPECTED = [(row, column, text) for row, texts in enumerate(TABLE) for column, text in enumerate(texts)]


def test_a_ruled_table_is_read_cell_by_cell() -> None:
    one = page(1, TABLE, ruled=True)
    rest, (table,) = tables_of(one, one.lines)
    assert rest == []
    assert cells(table.lines) == EXPECTED


def test_a_table_without_rules_is_known_by_the_names_of_its_columns() -> None:
    one = page(1, TABLE, ruled=False)
    rest, (table,) = tables_of(one, one.lines)
    assert rest == []
    assert cells(table.lines) == EXPECTED


def rows_at(*rows: dict[float, str]) -> Page:
    """A page of rows with texts at places across, their words a blank apart."""
    found: list[Word] = []
    for row, texts in enumerate(rows):
        for x, text in texts.items():
            for word in text.split():
                found.append(Word(word, x, 100.0 + 14 * row, x + 5.0 * len(word), 110.0 + 14 * row, 10.0))
                x += 5.0 * len(word) + 3
    return Page(1, 595.0, 842.0, tuple(lines_of_words(1, found)), ())


@pytest.mark.parametrize(("table", "text"), [(60.0, 330.0), (400.0, 60.0)])
def test_names_of_columns_beside_running_text_are_in_one_column_of_the_page(table: float, text: float) -> None:
    names = {table: "Område", table + 70: "2022", table + 120: "2023"}
    figures = {table: "Stadstrafik", table + 70: "310", table + 120: "548"}
    said = "ändhållplatserna. Ett nytt pausrum har varit i bruk"
    one = rows_at(names | {text: said}, *[figures | {text: said}] * 3)
    assert tables_of(one, one.lines)[1] == []
    # A name may be a question, and have a few words.
    asked = {
        60.0: "Område",
        140.0: "Status",
        220.0: "Vad har vi gjort för att nå målet?",
        440.0: "varav egna medel",
    }
    other = rows_at(asked, *[dict.fromkeys(asked, "Pågår")] * 3)
    assert len(tables_of(other, other.lines)[1]) == 1


def test_a_row_under_the_last_tint_is_one_of_the_table() -> None:
    one = page(
        1, [*TABLE, ["Mark", "Är såld", "Klar"], ["Nämnden har beslutat om planen", "och ska", "–"]], ruled=False
    )
    tints = tuple(Rule(55, 92 + 30 * row, 540, 122 + 30 * row) for row in (0, 2))
    sides = tuple(Rule(x - 5, 92, x - 5, 182) for x in COLUMNS)
    _, (tinted,) = tables_of(Page(1, 595.0, 842.0, one.lines, tints + sides), one.lines)
    assert [line.text for line in tinted.row(3)] == ["Mark", "Är såld", "Klar"]


def test_tinted_rows_over_all_columns_part_no_table_whose_rows_have_rules() -> None:
    """The names stand in tinted cells, and tinted rows name groups; only rules part the other rows."""
    groups = {1: "Upphandling", 4: "Taxor"}
    areas = [["Avrop", "Planen gäller", "Klar"], ["Inköp", "Sker nu", "Klar"], ["Avgift", "Är höjd", "Klar"]]
    rows_of_text = [TABLE[0], [groups[1]], *(areas[:2]), [groups[4]], *areas[2:]]
    one = page(1, rows_of_text, ruled=False)
    edges = [*(x - 5 for x in COLUMNS), 540.0]
    tints = [Rule(left, 92, right, 122) for left, right in pairwise(edges)]
    tints += [Rule(55, 92 + 30 * row, 540, 122 + 30 * row) for row in groups]
    ruled = [
        Rule(left, 122 + 30 * row, right, 122.5 + 30 * row) for row in range(6) for left, right in pairwise(edges)
    ]
    _, found = tables_of(Page(1, 595.0, 842.0, one.lines, (*tints, *ruled)), one.lines)
    assert len(found) == 1


def test_a_tinted_group_under_tinted_names_parts_no_table_whose_other_rows_have_rules() -> None:
    areas = [["Bilar", "Är sålda", "Klar"], ["Cyklar", "Vägen byggs", "Pågår"], ["Möten", "Är fler", "Klar"]]
    one = page(1, [[TEXT_OVER], TABLE[0], ["Transportsamordningsfrågorna"], *areas], ruled=False, top=70)
    edges = [*(x - 5 for x in COLUMNS), 540.0]
    tints = [Rule(left, 92, right, 122) for left, right in pairwise(edges)] + [Rule(55, 122, 540, 152)]
    ruled = [Rule(left, top, right, top + 0.5) for top in (182, 212, 242) for left, right in pairwise(edges)]
    head = Rule(55, 30, 540, 60)
    rest, (table,) = tables_of(Page(1, 595.0, 842.0, one.lines, (head, *tints, *ruled)), one.lines)
    assert [line.text for line in rest] == [TEXT_OVER]
    assert [text for _, column, text in cells(table.lines) if column == 0] == [
        *("Område", "Transportsamordningsfrågorna", "Bilar", "Cyklar", "Möten")
    ]


def test_the_name_of_a_group_may_cross_the_columns_of_a_table_whose_rows_have_rules() -> None:
    one = between_rules(["Nr", "Område", "Läge"], [[], ["1", "Mat", "Pågår"], ["2", "Resor", "Pågår"]], True)
    name = [Word(word, x, 130, x + 55, 140, 10.0, number=90) for word, x in (("Livsmedel", 118.0), ("mm", 177.0))]
    lines = (*one.lines, *lines_of_words(1, name))
    _, (table,) = tables_of(Page(1, 595.0, 842.0, lines, one.rules), lines)
    assert (1, 0, "Livsmedel mm") in cells(table.lines)


def test_columns_of_text_with_headings_in_a_frame_are_no_table() -> None:
    def column(x: float, heading: float) -> list[Word]:
        found = []
        for row in range(16):
            size, bold = (heading, True) if row in (5, 11) else (10.0, False)
            top = 100.0 + 14 * row
            found += [
                Word(f"ord{row}", x + 40 * n, top, x + 40 * n + 30, top + size, size, bold) for n in range(4)
            ]
        return found

    frame = [Rule(55, y, 540, y + 0.5) for y in (60, 95, 335)] + [
        Rule(x, 60, x + 0.5, 335) for x in (55, 297, 540)
    ]
    names = [Word("Våren", 60, 70, 100, 80, 10.0), Word("Hösten", 310, 70, 350, 80, 10.0)]
    for heading, tables in ((12.0, 0), (10.0, 1)):
        words = [*names, *column(60, heading), *column(310, heading)]
        lines = lines_of_words(1, [msgspec.structs.replace(one, number=n) for n, one in enumerate(words)])
        assert len(tables_of(Page(1, 595.0, 842.0, lines, tuple(frame)), lines)[1]) == tables


def test_text_beside_text_is_no_table() -> None:
    one = page(1, [["Nämnden har", "beslutat om", "planen"]] * 4, ruled=False)
    rest, tables = tables_of(one, one.lines)
    assert not tables
    assert rest == list(one.lines)


def test_a_frame_round_text_is_no_table() -> None:
    one = page(1, [["Nämnden har beslutat"]] * 4, ruled=False)
    framed = Page(1, 595.0, 842.0, one.lines, (Rule(50, 80, 540, 300),))
    assert tables_of(framed, framed.lines)[1] == []


def test_a_bar_beside_a_heading_makes_no_column_of_its_box() -> None:
    for width, tables in ((4.0, 0), (30.0, 1)):
        one = rows_at({65.0: "Trygg skola"}, {62.0 - width: "Målet är nått."})
        boxes = [Rule(60.0 - width, top, 540, top + 14) for top in (98, 112)]
        boxed = msgspec.structs.replace(one, rules=(*boxes, Rule(60, 98, 540, 112)))
        assert len(tables_of(boxed, boxed.lines)[1]) == tables


def test_rules_over_headings_with_boxes_beside_the_text_make_no_table() -> None:
    found: list[Word] = []
    for part in range(3):
        top = 100.0 + 120 * part
        found += [Word("Folkbibliotek", 60, top, 180, top + 15, 15.0, number=100 * part)]
        for row in range(4):
            found += [
                Word("ord" * 8, 60, top + 25 + 14 * row, 240, top + 35 + 14 * row, 10.0, number=len(found)),
                Word("fakta", 400, top + 25 + 14 * row, 450, top + 34 + 14 * row, 9.0, number=len(found)),
            ]
    rules = tuple(Rule(55, 92 + 120 * part, 540, 92 + 120 * part) for part in range(4))
    one = Page(1, 595.0, 842.0, lines_of_words(1, found), rules)
    assert tables_of(one, one.lines)[1] == []


def test_columns_of_text_are_no_rounds_with_text_beside_them() -> None:
    told = [["Hösten 2019", "", "Planen gäller"], ["Våren 2020", "", "Planen utgår"]]
    one = page(1, told, ruled=False)
    assert tables_of(one, one.lines)[1] == []


def test_a_round_alone_is_no_table() -> None:
    one = page(1, [["Uppföljning 2019"], ["Planen gäller"], ["Uppföljning 2020"], ["Planen utgår"]], ruled=False)
    assert tables_of(one, one.lines)[1] == []


def test_rules_in_pieces_that_meet_elsewhere_belong_to_another_table() -> None:
    indicators = [["Mått", "Utfall", "Mål"], ["Behöriga", "82", "88"], ["Meritvärde", "214", "225"]]
    measures = [["Insats", "Läge", "Slut"], ["Lovskola", "Klar", "Juni"], ["Stöd", "Pågår", "Maj"]]
    heading = words(["Insatser"], 205.0)
    every, rules = list[Word](), list[Rule]()
    for texts, top, joint in ((indicators, 100.0, 395.0), (measures, 230.0, 345.0)):
        for row, cells_ in enumerate(texts):
            every += words(cells_, top + 30 * row, len(every))
        edges = [(55.0, 175.0), (175.0, joint), (joint, 545.0)]
        rules += [Rule(x0, top - 5 + 30 * row, x1, top - 4 + 30 * row) for x0, x1 in edges for row in range(4)]
    one = Page(1, 595.0, 842.0, lines_of_words(1, [*every, *heading]), tuple(rules))
    rest, tables = tables_of(one, one.lines)
    assert [line.text for line in rest] == ["Insatser"]
    assert [found.rows for found in tables] == [3, 3]


@pytest.mark.parametrize("pieces", [True, False])
def test_rules_between_rows_alone_make_a_table_with_the_names_above(pieces: bool) -> None:
    one = between_rules(
        ["Period", "Status", "Kommentar"],
        [["Våren", "Grön", "Larmet gick"], ["Hösten", "Röd", "Larmet byts"]],
        pieces,
    )
    rest, (table,) = tables_of(one, one.lines)
    assert rest == []
    assert [text for row, _, text in cells(table.lines) if row == 0] == ["Period", "Status", "Kommentar"]
    assert table.rows == 3


@pytest.mark.parametrize("names", [("Styrelsens", "ord"), ("Tal", "")])
def test_a_table_ends_over_a_heading_with_a_rule_under_it(names: tuple[str, str]) -> None:
    one = between_rules(
        ["Period", "Status", "Kommentar"],
        [["Våren", "Grön", "Larmet gick"], ["Hösten", "Röd", "Larmet byts"], ["Vintern", "Grön", "Larmet står"]],
        False,
    )
    every = [word for line in one.lines for word in line.words]
    wide, name = names  # across the edge of a column, and in one
    heading = [Word(wide, 60.0, 222.0, 60.0 + 7 * len(wide), 236.0, 14.0)]
    heading += [Word(name, 134.0, 222.0, 190.0, 236.0, 14.0)] if name else []
    rules = (*one.rules, Rule(55.0, 238.0, 545.0, 239.0))
    whole = Page(1, 595.0, 842.0, lines_of_words(1, [*every, *heading]), rules)
    rest, (table,) = tables_of(whole, whole.lines)
    assert [line.text for line in rest] == [" ".join(names).strip()]
    assert table.rows == 4
    assert len(table.columns) == 3


@pytest.mark.parametrize("again", [True, False])
def test_under_names_that_come_again_a_table_may_have_one_row(again: bool) -> None:
    names = ["Period", "Status", "Kommentar"]
    first = between_rules(names, [["Våren", "Grön", "Larmet gick"], ["Hösten", "Röd", "Larmet byts"]], False)
    every = [word for one in first.lines for word in one.words]
    row = [(["Vintern", "Grön", "Larmet"], 280.0), (["och våren", "och röd", "hördes"], 292.0)]
    over = names if again else [" ".join(["larmet"] * 14)]  # runs on over all columns
    for number, (texts, top) in enumerate([(over, 250.0), *row], start=1):
        every += words(texts, top, 100 * number)
    rules = (*first.rules, *(Rule(55.0, at, 545.0, at + 1) for at in (270.0, 310.0)))
    one = Page(1, 595.0, 842.0, lines_of_words(1, every), rules)
    tables = tables_of(one, one.lines)[1]
    assert [found.rows for found in tables] == [3, *([2] if again else [])]


def test_tables_under_each_other_take_no_row_from_the_next() -> None:
    first = page(1, TABLE, ruled=True)
    second = page(1, TABLE, ruled=True, top=200.0)
    both = lines_of_words(1, [word for one in (first, second) for line in one.lines for word in line.words])
    found = tables_of(Page(1, 595.0, 842.0, both, (*first.rules, *second.rules)), both)[1]
    assert [table.rows for table in found] == [3, 3]


def test_rules_under_headings_over_two_columns_make_no_table() -> None:
    headings = [
        Word(title, 60.0, 76.0 + 120 * n, 120.0, 95.0 + 120 * n, 19.0, True, number=n)
        for n, title in enumerate(("Luft", "Mark", "Vatten"))
    ]
    text = [
        Word(
            f"halt{row}{n}",
            x,
            110.0 + 120 * n + 14 * row,
            x + 60,
            120.0 + 120 * n + 14 * row,
            10.0,
            number=100 + row,
        )
        for n in range(3)
        for row in range(4)
        for x in (60.0, 310.0)
    ]
    rules = tuple(Rule(55.0, 97.0 + 120 * n, 540.0, 97.0 + 120 * n) for n in range(3))
    one = Page(1, 595.0, 842.0, lines_of_words(1, [*headings, *text]), rules)
    assert tables_of(one, one.lines) == (list(one.lines), [])
    small = [msgspec.structs.replace(word, size=10.0) for word in headings]
    table = Page(1, 595.0, 842.0, lines_of_words(1, [*small, *text]), rules)
    assert len(tables_of(table, table.lines)[1]) == 1


@pytest.mark.parametrize(("size", "tables"), [(10.0, 1), (11.0, 0), (14.0, 0)])
def test_rounds_that_head_the_columns_of_a_page_are_no_names_of_a_tables(size: float, tables: int) -> None:
    one = page(1, [["Våren 2014", "Hösten 2014"], *[["Nämnden har", "beslutat om"]] * 4], ruled=False)
    words = [
        msgspec.structs.replace(word, size=size, bold=True) if word.top < 110 else word
        for line in one.lines
        for word in line.words
    ]
    named = Page(1, 595.0, 842.0, lines_of_words(1, words), ())
    assert len(tables_of(named, named.lines)[1]) == tables


def test_names_of_columns_that_a_page_break_repeats_are_a_header_where_the_table_began_with_a_row_too_few() -> (
    None
):
    names, again = "Område 2021 2022 2023", {60.0: "Område", 200.0: "2021", 260.0: "2022", 320.0: "2023"}
    rows = [{60.0: f"Mått {n}", 200.0: "31", 260.0: "34", 320.0: "36"} for n in "abc"]
    _, tables = tables_of(rows_at(again, *rows), rows_at(again, *rows).lines)
    (table,) = [msgspec.structs.replace(one, page=2) for one in tables]
    for said, left in ((names, 3), ("Område 2020 2021 2022", 4)):
        loose = list(rows_at({60.0: said}).lines)
        (_, (_, found)), gone = without_names_again(
            [(loose, []), ([], [table])], {1: (0.0, 800.0), 2: (100.0, 700.0)}
        )
        assert [one.rows for one in found] == [left]
        assert [one.text for one in gone] == ([] if left == 4 else ["Område", "2021", "2022", "2023"])


def test_names_of_columns_that_end_a_page_are_those_that_the_next_begins_with() -> None:
    again = {60.0: "Område", 200.0: "2021", 260.0: "2022", 320.0: "2023"}
    rows = [{60.0: f"Mått {n}", 200.0: "31", 260.0: "34", 320.0: "36"} for n in "abc"]
    _, tables = tables_of(rows_at(again, *rows), rows_at(again, *rows).lines)
    (table,) = [msgspec.structs.replace(one, page=2) for one in tables]
    loose = list(rows_at(again).lines)
    ((before, _), (_, found)), gone = without_names_again(
        [(loose, []), ([], [table])], {1: (0.0, loose[0].box.bottom), 2: (100.0, 700.0)}
    )
    assert before == []
    assert [one.rows for one in found] == [4]
    assert gone == loose


def test_rules_under_headings_make_no_table_of_the_tables_between_them() -> None:
    grid = page(1, [["Åtgärd", "Nuläge", "Status"], ["Larm", "Bytt", "Klar"], ["Kök", "Byggs", "Pågår"]], True)
    heading = Word("Hösten", 60, 200, 120, 215, 15.0, True, number=50)
    under = tuple(Rule(50, top, 545, top) for top in (85.0, 220.0))
    lines = tuple(lines_of_words(1, [*(word for line in grid.lines for word in line.words), heading]))
    one = Page(1, 595.0, 842.0, lines, (*grid.rules, *under))
    tables = tables_of(one, one.lines)[1]
    assert [len(table.columns) for table in tables] == [3]
    assert all(line.text != "Hösten" for table in tables for line in table.lines)


@pytest.mark.parametrize(("bold", "tables"), [(True, 0), (False, 1)])
def test_rules_at_bold_headings_that_are_little_larger_part_text_in_columns(bold: bool, tables: int) -> None:
    """Under a heading, and over and under the next."""
    found, at = list[Word](), 100.0
    for heading in ("Våren", "Hösten"):
        found.append(Word(heading, 60, at, 100, at + 13, 13.0, bold, number=len(found)))
        for row in range(1, 4):
            for left in (60, 310):
                top = at + 5 + 20 * row
                found.append(Word(f"Pump {top} är bytt", left, top, left + 150, top + 11, 11.4, number=len(found)))
        at += 100
    rules = tuple(Rule(57, top, 538, top) for top in (116.0, 197.0, 216.0))
    one = Page(1, 595.0, 842.0, lines_of_words(1, found), rules)
    assert len(tables_of(one, one.lines)[1]) == tables


def test_the_spaces_of_large_type_between_rules_part_no_columns() -> None:
    """A banner with the title, between its edges and the rule under the first heading."""
    title = [
        Word("Kvartalsrapport", 78, 85, 247, 107, 22.0),
        Word("juli–september", 254.5, 85, 417, 107, 22.0, number=1),
        Word("2021", 426, 85, 478, 107, 22.0, number=2),
    ]
    heading = [
        Word(text, 63 + 40 * n, 166, 95 + 40 * n, 181, 15.0, number=3 + n) for n, text in enumerate(("VD", "har"))
    ]
    rules = tuple(Rule(61, at, 535, at) for at in (68, 143, 187))
    banner = Page(1, 595.0, 842.0, lines_of_words(1, [*title, *heading]), rules)
    assert tables_of(banner, banner.lines)[1] == []


def test_a_table_without_rules_ends_over_a_heading_in_its_first_column() -> None:
    """It is further down than the rows are from each other, in bold and in larger type."""
    rows = [
        ("Mål", "Nuläge", "Åtgärd"),
        ("Luft", "22", "Bilar"),
        ("Buller", "24", "Plank"),
        ("Radon", "11", "Hus"),
    ]
    words = [
        Word(
            text, 60.0 + 150 * column, 100.0 + 20 * row, 90.0 + 150 * column, 110.0 + 20 * row, 10.0, bold=row == 0
        )
        for row, cells in enumerate(rows)
        for column, text in enumerate(cells)
    ]
    lines = lines_of_words(1, [*words, Word("Bedömning", 60.0, 188.0, 120.0, 199.0, 11.0, bold=True)])
    rest, (table,) = tables_of(Page(1, 595.0, 842.0, lines), lines)
    assert [line.text for line in rest] == ["Bedömning"]
    assert table.rows == 4


def test_a_word_that_fills_the_first_column_runs_on_over_no_edge() -> None:
    """Of a table without rules; two words before the next column are a line of text."""
    heads = words(["Spår", "Gjort", "Kvar att göra"], 100.0)
    first = [
        Word("Byggnadsinventering", 60, 130, 176, 140, 10.0, number=3),
        *words(["", "Klar", "Inget"], 130.0, 4),
    ]
    second = words(["Skyltar", "Uppe", "Byte"], 160.0, 9)
    lines = lines_of_words(1, [*heads, *first, *second])
    (table,) = tables_of(Page(1, 595.0, 842.0, lines), lines)[1]
    assert [text for row, _, text in cells(table.lines) if row == 1] == ["Byggnadsinventering", "Klar", "Inget"]
    parted = [
        Word("Ny", 60, 130, 70, 140, 10.0, number=3),
        Word("inventering", 73, 130, 177.5, 140, 10.0, number=4),
    ]
    text = lines_of_words(1, [*heads, *parted, *first[1:], *second])
    assert all(
        "inventering" not in one.text
        for table in tables_of(Page(1, 595.0, 842.0, text), text)[1]
        for one in table.lines
    )
