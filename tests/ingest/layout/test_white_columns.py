"""Tables without rules whose columns only tints or white tell."""

import pytest

from ingest.layout.tables import Table, tables_of
from ingest.layout.white_columns import tinted_rows, usual_white, white_over
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words

TINTS = (Rule(60, 95, 160, 112), Rule(162, 95, 342, 112), Rule(344, 95, 524, 112))
LEFTS = tuple(tint.x0 + 4 for tint in TINTS)
Row = tuple[float, dict[float, str]]


def words(*rows: Row) -> list[Word]:
    """Texts at their place across, in rows at a height."""
    found: list[Word] = []
    for top, texts in rows:
        for x, text in texts.items():
            for word in text.split():
                found.append(Word(word, x, top, x + 5.0 * len(word), top + 10, 10.0, number=len(found)))
                x += 5.0 * len(word) + 3
    return found


def table_of(rules: tuple[Rule, ...], *rows: Row) -> tuple[list[str], Table | None]:
    page = Page(1, 595.0, 842.0, lines_of_words(1, words(*rows)), rules)
    rest, found = tables_of(page, page.lines)
    return [line.text for line in rest], found[0] if found else None


def cells(table: Table | None) -> dict[tuple[int, int], str]:
    found: dict[tuple[int, int], str] = {}
    for line in table.lines if table else ():
        assert line.cell
        place = (line.cell.row, line.cell.column)
        found[place] = f"{found.get(place, '')} {line.text}".strip()
    return found


NAMES: Row = (98, {95: "Insats", 230: "Kvartal 1", 410: "Kvartal 2"})
BODY: tuple[Row, ...] = (
    (
        120,
        {LEFTS[0]: "Läcksökning", LEFTS[1]: "Nätet är lyssnat i hela Åby", LEFTS[2]: "Läckorna är lagade av oss"},
    ),
    (132, {LEFTS[1]: "och felen är kända."}),
    (154, {LEFTS[0]: "Nödvatten", LEFTS[1]: "Tankar är inköpta nu.", LEFTS[2]: "Övningen hölls i maj."}),
)
EXPECTED = {
    (0, 0): "Insats",
    (0, 1): "Kvartal 1",
    (0, 2): "Kvartal 2",
    (1, 0): "Läcksökning",
    (1, 1): "Nätet är lyssnat i hela Åby och felen är kända.",
    (1, 2): "Läckorna är lagade av oss",
    (2, 0): "Nödvatten",
    (2, 1): "Tankar är inköpta nu.",
    (2, 2): "Övningen hölls i maj.",
}


@pytest.mark.parametrize("rules", [TINTS, ()])
def test_names_in_the_middle_of_their_columns_head_what_the_tints_or_white_part(rules: tuple[Rule, ...]) -> None:
    rest, table = table_of(rules, NAMES, *BODY)
    assert rest == []
    assert cells(table) == EXPECTED


def test_what_begins_at_the_edge_of_the_tints_is_text_again() -> None:
    after = (176, {60.0: "Planen ses över."})
    rest, table = table_of(TINTS, NAMES, *BODY, after)
    assert rest == ["Planen ses över."]
    assert cells(table) == EXPECTED


def test_names_of_several_lines_are_one_row() -> None:
    tints = tuple(Rule(tint.x0, 83, tint.x1, 112) for tint in TINTS)
    _, table = table_of(tints, (86, {410: "Ansvarig"}), (98, {95: "Insats", 230: "Läge", 410: "enhet"}), *BODY)
    assert cells(table)[0, 2] == "Ansvarig enhet"
    assert cells(table)[1, 0] == "Läcksökning"


def test_tints_over_what_reports_give_no_columns_make_no_table() -> None:
    assert table_of(TINTS, (98, {95: "Sol", 230: "Vind", 410: "Vatten"}), *BODY)[1] is None


def test_rows_are_parted_by_white_also_where_cells_stand_in_their_middle() -> None:
    rows: tuple[Row, ...] = (
        (120, {LEFTS[1]: "Nätet är lyssnat i hela Åby"}),
        (126, {LEFTS[0]: "Läcksökning"}),
        (132, {LEFTS[1]: "och felen är kända."}),
        (154, {LEFTS[0]: "Nödvatten", LEFTS[1]: "Tankar är inköpta nu.", LEFTS[2]: "Övningen hölls i maj."}),
    )
    _, table = table_of(TINTS, NAMES, *rows)
    assert {at: text for at, text in cells(table).items() if at != (1, 2)} == {
        at: text for at, text in EXPECTED.items() if at != (1, 2)
    }


def test_the_white_between_lines_is_told_in_each_column() -> None:
    lines: list[Line] = [line for row in BODY for line in lines_of_words(1, words(row))]
    assert white_over(lines) == [0.0, 2.0, 12.0]
    assert usual_white(lines, LEFTS) == (2.0, 12.0)


def test_tints_stand_in_a_row_where_they_are_level_and_near() -> None:
    apart = (Rule(60, 95, 160, 112), Rule(190, 95, 342, 112), Rule(344, 97, 524, 114))
    for rules, row in ((TINTS, [TINTS]), (apart, [])):
        page = Page(1, 595.0, 842.0, (), rules)
        assert [one.cells for one in tinted_rows(page)] == row
