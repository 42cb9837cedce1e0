"""Forms: what their first column names divides an area, and the area is named over the names or beside a word."""

import msgspec

from ingest.layout.forms import with_keys
from ingest.layout.lay_out import Layout
from ingest.pages.page import Cell, Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line

Rows = list[tuple[str, ...]]

ODD = ("Varför", "Sen då")
TOLD = (
    "Barn i alla årskurser ska kunna gå själva till sin skola.",
    "Farten mäts på nytt efter skolans start i höst.",
)


def form(number: int, row: int, *texts: tuple[str, ...], bold: bool = True) -> list[Line]:
    """A table in two columns; a row of one text goes over both."""
    return [
        msgspec.structs.replace(
            line(text, row + at, bold=bold and not n, x=60.0 + 100 * n),
            cell=Cell(number, at, n, 2, 1 if len(cells) > 1 else 2),
        )
        for at, cells in enumerate(texts)
        for n, text in enumerate(cells)
    ]


def keys(*tables: list[Line]) -> list[str]:
    return [one.text for one in with_keys([one for table in tables for one in table]) if one.cell and one.cell.key]


def areas(*parts: list[Line]) -> list[tuple[str | None, str | None, str]]:
    """The label, the title and the first word of the text of each area in a report with a chapter around."""
    title = line("Uppföljning av planen hösten 2022", 0, 18)
    body = [line("Inledning", 1, 14, True), line(TEXT, 2), *(one for part in parts for one in part)]
    body += [line("Slutord", 70, 14, True), line(TEXT, 71)]
    found = split(Layout((title,), tuple(with_keys(body)), ()), "Namnlös").sections
    return [(one.area.label, one.area.title, one.text.split()[0]) for one in found if one.area]


def told(*names: str) -> Rows:
    return list(zip(names, TOLD, strict=False))


def test_names_that_come_again_from_form_to_form_name_what_stands_beside_them() -> None:
    assert keys(form(0, 3, *told(*ODD)), form(1, 6, *told(*ODD))) == [*ODD, *ODD]
    assert keys(form(0, 3, *told(*ODD)), form(1, 6, *told("Resor", "Inköp"))) == []


def test_names_that_divide_do_so_in_one_table_alone() -> None:
    assert keys(form(0, 3, *told("Mål", "Nästa steg"))) == ["Mål", "Nästa steg"]


def test_names_may_come_again_under_rows_over_them_and_in_one_table() -> None:
    assert len(keys(form(0, 3, ("Skolvägar",), *told(*ODD), ("Belysning",), *told(*ODD)))) == 4
    assert len(keys(form(0, 3, *told(*ODD), *told(*ODD)))) == 4


def test_areas_numbers_and_times_are_no_names_of_a_form() -> None:
    under_names: Rows = [("Åtgärd", "Resultat"), *told("Resor", "Inköp")]
    assert keys(form(0, 3, *under_names), form(1, 7, *under_names)) == []
    for others in (("a)", "b)"), ("I", "II"), ("Våren 2014", "Hösten 2014"), ("1 Skola", "2 Vård")):
        assert keys(form(0, 3, *told(*others)), form(1, 7, *told(*others))) == []


def test_areas_that_come_again_in_each_round_are_no_names_of_a_form() -> None:
    rounds = [line("Våren 2014", 3, 14, True)], [line("Hösten 2014", 8, 14, True)]
    assert (
        keys(rounds[0], form(0, 4, *told("Resor", "Inköp")), rounds[1], form(1, 9, *told("Resor", "Inköp"))) == []
    )


def test_a_form_is_of_the_area_whose_heading_it_stands_under() -> None:
    headed = [
        [line(title, row, 12, True), *form(number, row + 1, *told(*ODD))]
        for number, (title, row) in enumerate((("Skolvägar", 10), ("Belysning", 20), ("Fältarbete", 30)))
    ]
    assert areas([line("Planens åtgärder", 5, 14, True)], *headed) == [
        (None, "Skolvägar", "Varför"), (None, "Belysning", "Varför"), (None, "Fältarbete", "Varför"),
    ]  # fmt: skip


def test_a_row_over_the_names_names_the_area() -> None:
    heading = [line("Planens åtgärder", 5, 14, True)]
    forms = form(0, 10, ("Skolvägar",), *told(*ODD)), form(1, 20, ("Belysning",), *told(*ODD))
    expected = [(None, "Skolvägar", "Varför"), (None, "Belysning", "Varför")]
    assert areas(heading, *forms) == expected
    assert areas(heading, form(0, 10, ("Skolvägar",), *told(*ODD), ("Belysning",), *told(*ODD))) == expected


def test_a_row_that_says_what_the_form_is_names_no_area() -> None:
    headed = [
        [line(title, row, 12, True), *form(number, row + 1, ("Uppföljning hösten 2022",), *told(*ODD))]
        for number, (title, row) in enumerate((("Skolvägar", 10), ("Belysning", 20)))
    ]
    found = areas([line("Planens åtgärder", 5, 14, True)], *headed)
    assert [title for _, title, _ in found] == ["Skolvägar", "Belysning"]


def test_a_title_beside_a_word_for_areas_names_the_area_with_its_number_over_it() -> None:
    heading = [line("Planens åtgärder", 5, 14, True)]
    named = [
        form(number, 10 + 10 * number, ("Nr", str(number + 1)), ("Åtgärd", title), *told(*ODD))
        for number, title in enumerate(("Skolvägar", "Belysning"))
    ]
    assert areas(heading, *named) == [("1", "Skolvägar", "Varför"), ("2", "Belysning", "Varför")]
    plain = [
        form(number, 10 + 10 * number, ("Målområde", title), *told(*ODD))
        for number, title in enumerate(("Skolvägar", "Belysning"))
    ]
    assert areas(heading, *plain) == [(None, "Skolvägar", "Varför"), (None, "Belysning", "Varför")]


def test_under_a_heading_a_goal_is_text() -> None:
    headed = [
        [line(title, row, 12, True), *form(number, row + 1, ("Mål", "Alla ska med"), *told(*ODD))]
        for number, (title, row) in enumerate((("Skolvägar", 10), ("Belysning", 20)))
    ]
    found = areas([line("Planens åtgärder", 5, 14, True)], *headed)
    assert found == [(None, "Skolvägar", "Mål"), (None, "Belysning", "Mål")]
