"""Numbers of areas in a column of their own: those of lists that are kept for years."""

import pytest

from ingest.conventions.areas import area_of_heading
from ingest.layout.tables import tables_of
from ingest.parts.place import Place
from ingest.parts.table_pieces import pieces_of_table
from ingest.report import Area
from tests.ingest.made_tables import LONG, page


def _areas_of(table: list[list[str]]) -> list[tuple[str | None, str | None]]:
    one = page(1, table, ruled=True)
    _, (found,) = tables_of(one, one.lines)
    pieces = pieces_of_table(Place(None), found.lines, None)
    return list(dict.fromkeys((piece.area.label, piece.area.title) for piece in pieces if piece.area))


@pytest.mark.parametrize(
    "numbers",
    [
        ("Nr", "2019:22", "2020:03"),
        ("Uppdragsnr", "2019/22", "2020/3"),
        ("Nr/år", "22/2019", "3/20"),
        ("Id", "U-12", "U-14"),
        ("Löpnummer", "10432", "10519"),
        ("Dnr", "KS 2019/147", "KF 2020:12"),
        ("Ref.", "Mot 3", "Mot 5.1"),
        ("Nr", "4a", "4b"),
    ],
)
def test_numbers_of_a_list_kept_for_years_stand_beside_titles(numbers: tuple[str, str, str]) -> None:
    name, first, second = numbers
    table = [
        [name, "Uppdrag", "Status", "Kommentar"],
        [first, "Pröva läget för ny skola", "Pågår", LONG],
        [second, "Se över reglerna", "Klart", LONG],
    ]
    assert _areas_of(table) == [(first, "Pröva läget för ny skola"), (second, "Se över reglerna")]


def test_a_title_that_looks_like_such_a_number_is_one_where_no_column_has_numbers() -> None:
    table = [["Uppdrag", "Status", "Kommentar"], ["Mål 3", "Pågår", LONG], ["Mark 12", "Klart", LONG]]
    assert [title for _, title in _areas_of(table)][1:] == ["Mark 12"]
    years = [["Läsår", "Elever", "Kommentar"], ["2019/20", "214", LONG], ["2020/21", "226", LONG]]
    assert not any(label for label, _ in _areas_of(years))


def test_a_rule_beside_a_number_may_be_read_as_a_dash() -> None:
    table = [["Nr", "Uppdrag", "Status", "Kommentar"], ["2021:7 –", "Ny skola", "Pågår", LONG]]
    areas = _areas_of([*table, ["2022:4", "Nya regler", "Klart", LONG]])
    assert areas == [("2021:7", "Ny skola"), ("2022:4", "Nya regler")]


def test_what_the_numbers_are_called_is_no_part_of_them() -> None:
    table = [["Nr", "Uppdrag", "Status", "Kommentar"], ["Mål 3", "Ny skola", "Pågår", LONG]]
    assert _areas_of([*table, ["Mål 4", "Nya regler", "Klart", LONG]]) == [("3", "Ny skola"), ("4", "Nya regler")]


def test_headings_have_such_numbers_too() -> None:
    assert area_of_heading("Uppdrag 2019:22 Ny brandstation") == Area("2019:22", "Ny brandstation")
    assert area_of_heading("2020:03 Riktlinjer för dialog") == Area("2020:03", "Riktlinjer för dialog")
    assert area_of_heading("2020 Riktlinjer för dialog") is None
