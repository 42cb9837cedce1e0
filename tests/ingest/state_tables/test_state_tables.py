"""What tables say: which columns hold areas, states and rounds, and what each row is of."""

from datetime import date

import msgspec
import pytest

from ingest.layout.continued_tables import joined
from ingest.layout.tables import tables_of
from ingest.pages.page import Page, Rule, Word, lines_of_words
from ingest.parts.place import Place
from ingest.parts.table_pieces import are_names, pieces_of_table, rounds_of_table
from ingest.report import Area, Round
from ingest.state_tables.areas import stated
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import rows
from tests.ingest.made_tables import (
    ACTIONS,
    LONG,
    TABLE,
    between_rules,
    page,
    row_lines,
    with_lines,
    words,
)


def test_a_table_that_goes_on_is_one_and_its_names_are_printed_once() -> None:
    first, second = (
        page(1, TABLE, ruled=True),
        page(2, [TABLE[0], ["", "med tillägg", ""], ["Mark", "Såld", "Klar"]], True),
    )
    tables = [table for one in (first, second) for table in tables_of(one, one.lines)[1]]
    ends = {one.number: (one.lines[0].box.top, one.lines[-1].box.bottom) for one in (first, second)}
    whole, repeated = joined(tables, ends)
    assert [line.text for line in repeated] == TABLE[0]
    lines = [line for table in whole for line in table.lines]
    assert {line.cell.table for line in lines if line.cell} == {0}
    assert rows(lines)[2].text == "Service Utgår med tillägg –"
    assert rows(lines)[3].text == "Mark Såld Klar"


def goes_on(*over_break: list[str]) -> list[str]:
    """The rows of a table whose areas are of two rows each, and which goes on with others on a second page."""
    rows_of_text = [TABLE[0], ["Skola", "Meny", "Klar"], ["", "Kök", "Klar"], ["Vård", "Boende", "Klar"]]
    first = page(1, [*rows_of_text, ["", "Larm", "Klar"], ["Trafik", "Belysning", "Pågår"]], ruled=True)
    second = page(2, [TABLE[0], *over_break], ruled=True)
    tables = [table for one in (first, second) for table in tables_of(one, one.lines)[1]]
    ends = {one.number: (one.lines[0].box.top, one.lines[-1].box.bottom) for one in (first, second)}
    return [row.text for row in rows([line for table in joined(tables, ends)[0] for line in table.lines])[5:]]


def test_a_row_after_a_page_break_may_be_of_the_area_before_it() -> None:
    assert goes_on(["", "Vägar", "Klar"]) == ["Trafik Belysning Pågår", "Vägar Klar"]
    assert goes_on(["", "vid skolorna", ""]) == ["Trafik Belysning vid skolorna Pågår"]
    assert goes_on(["", "", "Klar i maj"]) == ["Trafik Belysning Pågår Klar i maj"]
    assert goes_on(["Trafik (forts.)", "vid skolorna", ""]) == ["Trafik Belysning vid skolorna Pågår"]
    assert goes_on(["Vägar (forts.)", "Vinter", "Klar"]) == [
        "Trafik Belysning Pågår",
        "Vägar (forts.) Vinter Klar",
    ]


def test_rows_under_one_cell_of_an_area_make_a_section() -> None:
    told = "Arbetet går enligt plan och är klart till sommaren"
    table = [
        ["Område", "Åtgärd", "Läge"],
        ["A. Skola", "Meny", told],
        ["", "Kök", told],
        ["B. Vård", "Larm", told],
    ]
    pieces = [one for one in pieces_of_table(Place(None), row_lines(table), None) if one.text]
    assert [(one.area.label if one.area else "", one.begins) for one in pieces] == [
        ("A", True),
        ("A", False),
        ("B", True),
    ]


def test_names_of_columns_hold_under_headings_inside_the_table() -> None:
    names, lines = row_lines([["Mål", "Utfall", "Läge"]]), row_lines([["1.1 Trygghet", "61 procent", LONG]])
    assert are_names(names)
    assert not are_names(lines)
    told = pieces_of_table(Place(None, area=Area("1", "Trygghet")), lines, None, names)
    assert [one.text for one in told] == [f"Utfall: 61 procent Läge: {LONG}"]


def test_the_titles_of_areas_may_have_numbers_under_any_name() -> None:
    told = "Arbetet går enligt plan och är klart till sommaren"
    names = ["Åtgärd", "Ansvarig", "Kommentar"]
    table = rows(row_lines([names, ["1. E-arkiv", "Kansliet", told], ["2. Digitala lås", "Omsorgen", told]]))
    columns = columns_of(table, in_area=False)
    assert columns
    assert [one.area.name for one in stated(table[1:], columns) if one.area] == ["1", "2"]


def test_rows_say_what_is_true_of_their_areas() -> None:
    table = rows(row_lines(TABLE))
    columns = columns_of(table, in_area=False)
    assert columns
    assert columns.names == {0: "Område", 1: "Nuläge", 2: "Status"}
    said = [
        (one.area and one.area.label, one.area and one.area.title, one.text) for one in stated(table[1:], columns)
    ]
    assert said == [
        ("I", "Styrning", "Nuläge: Planen gäller Status: Klar"),
        (None, "Service", "Nuläge: Utgår Status: –"),
    ]


def test_columns_may_be_rounds() -> None:
    table = rows(row_lines([["Område", "Hösten 2014", "Våren 2015"], ["Mark", "Planen pågår", "Planen gäller"]]))
    columns = columns_of(table, in_area=False)
    assert columns
    said = [(one.round.label if one.round else None, one.text) for one in stated(table[1:], columns)]
    assert said == [("hösten 2014", "Planen pågår"), ("våren 2015", "Planen gäller")]


def test_letters_without_a_sign_count_areas_where_all_rows_have_them_in_their_order() -> None:
    told = [["Mål", "Nuläge", "Status"], ["A Mat", "Pågår", "Grön"], ["B Tid", "Pågår", "Röd"]]
    for second, labels in (("B Tid", ["A", "B"]), ("C Tid", [None, None])):
        told[2][0] = second
        table = rows(row_lines(told))
        columns = columns_of(table, in_area=False)
        assert columns
        assert [one.area.label for one in stated(table[1:], columns) if one.area] == labels


def test_other_tables_are_text() -> None:
    figures = rows(row_lines([["Enhet", "Utfall 2016", "Mål 2017"], ["Skolan", "94", "95"]]))
    assert columns_of(figures, in_area=False) is None
    unnamed = columns_of(rows(row_lines([["I. Styrning", "Planen gäller"], ["II. Service", "Utgår"]])), False)
    assert unnamed
    assert not unnamed.names


def test_projects_beside_nothing_but_figures_are_no_areas() -> None:
    names = ["Projekt", "Budget mnkr", "Prognos mnkr"]
    figures = rows(row_lines([names, ["1.1 Mården", "62,0", "63,9"], ["2.1 Strandskolan", "1 136,0", "–148,0"]]))
    assert columns_of(figures, in_area=False) is None
    delays = [
        ["Projekt", "Prognos", "Avvikelse"],
        ["Mården", "39,5 mnkr", "8 mån"],
        ["Strandskolan", "61,1 mnkr", "–"],
    ]
    assert columns_of(rows(row_lines(delays)), in_area=False) is None
    told = columns_of(rows(row_lines([names, ["1.1 Mården", "62,0", "Högre än planerat"]])), in_area=False)
    assert told
    assert told.title == 0


def test_under_an_area_a_table_that_is_mostly_figures_has_no_areas_of_its_own() -> None:
    names = ["Område", "Lägenheter", "Åtgärd", "Kostnad"]
    told = [["Ekbacken", "96", "Stambyte", "58,2 mnkr"], ["Norrgården", "120", "Fönsterbyte", "9,6 mnkr"]]
    table = rows(row_lines([names, *told]))
    assert columns_of(table, in_area=True) is None
    assert columns_of(table, in_area=False)


def test_titles_beside_states_are_areas_whatever_their_column_is_called() -> None:
    table = rows(row_lines(ACTIONS))
    columns = columns_of(table, in_area=False)
    assert columns
    assert [one.area and one.area.title for one in stated(table[1:], columns)] == ["Hemgång", "Resor"]
    assert columns_of(table, in_area=True) is None  # it tells of that area
    figures = [["Åtgärd", "Nuläge", "Ansvarig"], ["Hemgång", "12", "VD"], ["Resor", "14", "VD"]]
    assert columns_of(rows(row_lines(figures)), in_area=False) is None


def said(texts: list[list[str]], in_area: bool = False, year: int | None = None) -> list[tuple[str, str, str]]:
    """Area, round and text of the rows of a table, its names first."""
    table = rows(row_lines(texts))
    columns = columns_of(table, in_area, year)
    assert columns
    return [
        (one.area.name if one.area else "", one.round.label if one.round else "", one.text)
        for one in stated(table[1:], columns, year=year)
        if one.text
    ]


def test_numbers_and_titles_may_stand_in_columns_of_their_own() -> None:
    table = [
        ["Nr", "Åtgärd", "Ansvarig", "Kommentar"],
        ["1", "Solceller", "VD", LONG],
        ["2", "Avlopp", "VD", LONG],
    ]
    told = f"Ansvarig: VD Kommentar: {LONG}"
    assert said(table) == [("1", "", told), ("2", "", told)]


def test_rows_may_be_rounds_of_the_area_that_the_table_stands_in() -> None:
    table = [["Period", "Status"], ["Q1 2021", "Grön"], ["Q2 2021", "Röd"]]
    assert said(table, in_area=True) == [
        ("", "Q1 2021", "Status: Grön"),
        ("", "Q2 2021", "Status: Röd"),
    ]
    assert columns_of(rows(row_lines(table)), in_area=False) is None


@pytest.mark.parametrize(
    ("times", "cells_", "year", "are_rounds"),
    [
        (("2015", "2017"), ("62 kr", "70 kr"), None, False),  # figures
        (("Kvartal 1 2021", "Kvartal 2 2021"), ("12,4", "13,0"), None, False),
        (("2015", "2017"), ("Planen är antagen", "Planen gäller"), 2019, False),  # before what the report is on
        (("2015", "2017"), ("Planen är antagen", "Planen gäller"), None, True),
        (("T1 2019", "T2 2019"), ("Gul", "Grön"), 2019, True),
    ],
)
def test_times_beside_figures_are_no_rounds(
    times: tuple[str, str], cells_: tuple[str, str], year: int | None, are_rounds: bool
) -> None:
    table = row_lines([["Period", "Läge"], *zip(times, cells_, strict=True)])  # type: ignore[list-item]
    assert bool(rounds_of_table(table, year)) == are_rounds
    pieces = list(pieces_of_table(Place(None, area=Area("1")), table, year))
    assert next(piece.text for piece in pieces if piece.text) == (
        "Läge: " + cells_[0] if are_rounds else "Period Läge"
    )


def test_columns_may_be_rounds_without_a_year_whatever_the_first_is_called() -> None:
    table = [["Moment", "T1", "T2"], ["Attest", LONG, LONG]]
    assert said(table, year=2022) == [("Attest", "T1 2022", LONG), ("Attest", "T2 2022", LONG)]
    figures = [["Nyckeltal", "T1 2022", "T2 2022"], ["Larm", "12", "31"]]
    assert columns_of(rows(row_lines(figures)), in_area=False) is None


def test_a_cell_over_all_columns_heads_the_rows_under_it() -> None:
    lines = row_lines(
        [["Nr", "Åtgärd", "Status"], ["Ekonomi", "", ""], ["1", "Solceller", LONG], ["2", "Mark", LONG]]
    )
    spanning = [
        msgspec.structs.replace(line, cell=msgspec.structs.replace(line.cell, span=3))
        if line.cell and line.cell.row == 1
        else line
        for line in lines
    ]
    table = rows(spanning)
    columns = columns_of(table, in_area=False)
    assert columns
    assert [(one.area.name if one.area else None, bool(one.text)) for one in stated(table[1:], columns)] == [
        (None, False),
        ("1", True),
        ("2", True),
    ]


def test_columns_may_be_rounds_of_the_area_that_the_table_stands_in() -> None:
    table = [["Våren 2014", "Hösten 2014"], ["Planen", "Planen gäller"], ["är antagen", ""]]  # rows are lines
    assert said(table, in_area=True) == [
        ("", "våren 2014", "Planen är antagen"),
        ("", "hösten 2014", "Planen gäller"),
    ]


def test_years_over_text_are_rounds_unless_the_report_is_on_one() -> None:
    table = [["Nr", "Mål", "Ansvarig", "2017", "2018"], ["1", "Grön stad", "TN", "Delvis nått", "Målet är nått"]]
    assert said(table) == [
        ("1", "", "Ansvarig: TN"),
        ("1", "2017", "Delvis nått"),
        ("1", "2018", "Målet är nått"),
    ]
    compared = columns_of(rows(row_lines(table)), in_area=False, year=2018)
    assert compared is None or not compared.rounds


def test_a_row_without_states_heads_the_rows_under_it_where_columns_are_rounds() -> None:
    table = rows(row_lines([["Nr", "Mål", "T1 2018", "T2 2018"], ["1", "Klimat"], ["1.1", "Bilar", LONG, LONG]]))
    columns = columns_of(table, in_area=False)
    assert columns
    assert [one.text for one in stated(table[1:], columns)] == ["", LONG, LONG]


def test_short_cells_tell_of_areas_together() -> None:
    table = [
        ["Brist", "Nuläge", "Åtgärd", "Ansvarig"],
        ["Bemanning", "Det är två platser som är lediga", "Vi söker nu", "Chefen"],
        ["Låsta dörrar", "Koden sitter nu på alla dörrar", "Vi gör inget mer", "Chefen"],
    ]
    assert [area for area, _, _ in said(table)] == ["Bemanning", "Låsta dörrar"]


def test_rounds_with_text_hung_beside_them_are_rows() -> None:
    told = [["Hösten 2019", "Planen gäller"], ["Våren 2020", "Planen utgår"], ["", "under hösten"]]
    one = page(1, [["Planen antogs", "", "av fullmäktige i mars"], *told], ruled=False)
    rest, (table,) = tables_of(one, one.lines)
    assert len(rest) == 1
    assert [row.cells for row in rows(table.lines)] == [
        {0: "Hösten 2019", 1: "Planen gäller"},
        {0: "Våren 2020", 1: "Planen utgår under hösten"},
    ]


@pytest.mark.parametrize("pieces", [True, False])
def test_headings_between_rules_like_those_of_tables_are_in_no_table(pieces: bool) -> None:
    table = [["Period", "Status", "Kommentar"], ["Våren", "Grön", "Larmet gick"], ["Hösten", "Röd", "Larmet byts"]]
    texts = [["Larm"], *table, ["Lås"], *table]
    every: list[Word] = []
    rules = []
    for row, cells_ in enumerate(texts):
        every += words(cells_, 100.0 + 30 * row, len(every))
        whole = len(cells_) == 1 or not pieces
        edges = [(55.0, 545.0)] if whole else [(55.0, 175.0), (175.0, 395.0), (395.0, 545.0)]
        rules += [Rule(x0, 120.0 + 30 * row, x1, 121.0 + 30 * row) for x0, x1 in edges]
    one = Page(1, 595.0, 842.0, lines_of_words(1, every), tuple(rules))
    rest, tables = tables_of(one, one.lines)
    assert [line.text for line in rest] == ["Larm", "Lås"]
    assert [[row.text for row in rows(found.lines)] for found in tables] == [[" ".join(row) for row in table]] * 2


def test_numbered_measures_are_areas_however_short_their_states_are() -> None:
    table = [
        ["Åtgärd", "Status", "Ansvarig"],
        ["1.1 Ramper", "Pågår ännu", "Valnämnden"],
        ["1.2 Skyltar", "Klar i maj", "–"],
    ]
    assert _areas_of(table) == [("1.1", "Ramper"), ("1.2", "Skyltar")]


def test_a_table_of_rows_between_rules_may_have_tinted_cells() -> None:
    names = ["Område", "Läge", "Prognos"]
    told = [
        ["1 Energi", "Larmet gick", "Nås"],
        ["2 Resor", "Larmet byts", "Nås"],
        ["3 Solceller", "Klart", "Osäkert"],
    ]
    one = between_rules(names, told, pieces=True)
    tints = tuple(Rule(395, 121 + 30 * row, 545, 150 + 30 * row) for row in (0, 1))
    heads = tuple(Rule(x0, 95, x1, 120) for x0, x1 in ((55, 175), (175, 395), (395, 545)))
    tinted = msgspec.structs.replace(one, rules=(*heads, *one.rules, *tints))
    rest, (table,) = tables_of(tinted, tinted.lines)
    assert rest == []
    assert [row.text.split() for row in rows(table.lines)] == [" ".join(row).split() for row in [names, *told]]
    assert [len(row.cells) for row in rows(table.lines)] == [3, 3, 3, 3]


def test_the_round_of_a_table_may_stand_over_its_areas() -> None:
    table = [["Våren 2018", "Läge", "Prognos"], ["1 Energi", LONG, "Nås"], ["2 Resor", LONG, "Osäkert"]]
    assert said(table) == [
        ("1", "våren 2018", f"Läge: {LONG} Prognos: Nås"),
        ("2", "våren 2018", f"Läge: {LONG} Prognos: Osäkert"),
    ]


def test_measures_with_short_states_are_areas() -> None:
    table = [["Aktivitet", "Status", "Ansvarig"], ["Ramper", "Pågår enligt plan", "Valnämnden"]]
    assert _areas_of([*table, ["Skyltar", "Klar sedan maj", "Gatukontoret"]]) == [
        (None, "Ramper"),
        (None, "Skyltar"),
    ]


def test_the_last_column_may_be_the_round_of_numbered_measures() -> None:
    table = [["Åtgärd", "Ansvarig", "Läge hösten 2020"], ["1 Ramper", "Valnämnden", "Ramperna är köpta"]]
    assert _areas_of([*table, ["2 Skyltar", "Gatukontoret", "Alla är uppsatta"]])[0] == ("1", "Ramper")


@pytest.mark.parametrize(("end", "own"), [(date(2021, 6, 30), None), (date(2021, 4, 30), "30 juni 2021")])
def test_the_only_time_among_columns_is_no_round_where_it_is_in_that_of_the_report(
    end: date, own: str | None
) -> None:
    told = Round(date(2021, 1, 1), end, "januari–juni 2021")
    names = ["Insats", "Mål", "Läge 30 juni", "Avvikelse"]
    table = [names, ["Ramper", "Köps in", "Nio är köpta", "Ingen"], ["Skyltar", "Byts", "Alla är bytta", "Ingen"]]
    pieces = [one for one in pieces_of_table(Place(told), row_lines(table), 2021) if one.text]
    assert {one.round.label for one in pieces if one.round} == {own or told.label}


def test_a_row_is_not_divided_where_one_state_alone_names_a_time() -> None:
    names = ["Område", "Åtgärd", "Ansvarig", "Läge 15 maj"]
    table = [
        names,
        ["Ramper", "Köps in", "Valnämnden", "Nio är köpta"],
        ["Skyltar", "Byts", "Gatukontoret", "Klart"],
    ]
    assert said(table, year=2022) == [
        ("Ramper", "15 maj 2022", "Åtgärd: Köps in Ansvarig: Valnämnden Läge 15 maj: Nio är köpta"),
        ("Skyltar", "15 maj 2022", "Åtgärd: Byts Ansvarig: Gatukontoret Läge 15 maj: Klart"),
    ]


def test_rows_that_are_rounds_have_the_areas_under_them_again() -> None:
    names = ["Åtgärd", "Status", "Ansvarig"]
    rows_of_it = [["1.1 Ramper", "Pågår ännu", "Valnämnden"], ["1.2 Skyltar", "Klar i maj", "Gatukontoret"]]
    assert _areas_of([names, *rows_of_it, *rows_of_it]) == [("1.1", "Ramper"), ("1.2", "Skyltar")]


def test_a_row_may_be_a_round_of_the_measure_over_it() -> None:
    table = [
        ["Åtgärd", "Period", "Kommentar"],
        ["1 Ramper", "T1 2022", "Nio är köpta"],
        ["", "T2 2022", "Alla är på plats"],
    ]
    table += [["2 Skyltar", "T1 2022", "Ej påbörjat ännu"], ["", "T2 2022", "Skyltarna är uppsatta"]]
    assert _areas_of(table) == [("1", "Ramper"), ("2", "Skyltar")]


def _areas_of(table: list[list[str]]) -> list[tuple[str | None, str | None]]:
    one = page(1, table, ruled=True)
    _, (found,) = tables_of(one, one.lines)
    pieces = pieces_of_table(Place(None), found.lines, None)
    areas = [(piece.area.label, piece.area.title) for piece in pieces if piece.area]
    return list(dict.fromkeys(areas))


@pytest.mark.parametrize("name", ["Ärende", "Motion", "Medborgarförslag", "E-förslag", "Brist"])
def test_rows_of_matters_that_wait_are_areas_under_a_heading_too(name: str) -> None:
    names = [name, "Inkom", "Nämnd", "Läge"]
    told = [
        ["Solceller på tak", "2022-11-28", "Bolaget", "Bereds"],
        ["Fler bänkar", "2023-01-30", "Nämnden", "Klart"],
    ]
    columns = columns_of(rows(row_lines([names, *told])), in_area=True)
    assert columns
    assert (columns.title, columns.rounds) == (0, {})


def test_states_on_cards_side_by_side_are_no_names_of_columns() -> None:
    said = ["rutinen är", "ny och", "används nu"]
    names, cards = ["Område", "Nuläge", "Status"], ["Status: Klart", "Status: Pågår", "Status: Klart"]
    assert len(tables_of(*with_lines(page(1, [names, said, said], ruled=False)))[1]) == 1
    assert tables_of(*with_lines(page(1, [cards, said, said], ruled=False)))[1] == []


def test_measures_beside_what_is_told_of_each_are_areas() -> None:
    titles = ("Bättre belysning vid alla gång- och cykelvägar till skolor och fritidshem", "Larm")
    table = [["Åtgärd", "Kommentar"], *([title, f"{LONG} i alla hus"] for title in titles)]
    found = columns_of(rows(row_lines(table)), in_area=False)
    assert found
    assert found.title == 0
    assert columns_of(rows(row_lines(table)), in_area=True) is None


def test_areas_by_name_are_areas_whatever_the_columns_beside_them_that_tell_are_called() -> None:
    names = ["Insats", "Så är det i dag", "Hinder framåt"]
    told = [[title, f"{LONG} i alla hus", "Kartorna saknas för byarna"] for title in ("Träd", "Larm", "Ras")]
    found = columns_of(rows(row_lines([names, *told])), in_area=False)
    assert found
    assert found.title == 0
    assert columns_of(rows(row_lines([["Namn", *names[1:]], *told])), in_area=False) is None


def test_a_row_whose_first_cell_goes_on_in_a_small_letter_is_cut_by_the_page() -> None:
    assert goes_on(["och parker", "Vägar", "Klar"]) == ["Trafik och parker Belysning Vägar Pågår Klar"]
    assert goes_on(["Parker", "Vägar", "Klar"]) == ["Trafik Belysning Pågår", "Parker Vägar Klar"]


def test_a_cell_of_an_area_over_several_rows_has_one_section_in_each_round() -> None:
    table = rows(
        row_lines(
            [
                ["Område", "Tertial 1 2021", "Tertial 2 2021"],
                ["1 Vatten", "Nätet är filmat.", "Felen är lagade nu."],
                ["", "Ett avtal har slutits.", "Allt gäller för alla."],
                ["2 Gator", "Två är klara.", "Den tredje är sen."],
            ]
        )
    )
    columns = columns_of(table, in_area=False)
    assert columns
    assert [(one.area.label if one.area else None, one.text) for one in stated(table[1:], columns)] == [
        ("1", "Nätet är filmat. Ett avtal har slutits."),
        ("1", "Felen är lagade nu. Allt gäller för alla."),
        ("2", "Två är klara."),
        ("2", "Den tredje är sen."),
    ]


def under_names(second_row: list[str], x: float = 400.0, before: float = 392.0) -> list[str]:
    """The rows of a table without rules, whose second stands far under the first and has a full cell."""
    told = [["Åtgärd", "Våren 2018", "Hösten 2018"], ["A Mat", "Larmet gick", "Larmet byts"], second_row]
    every = [word for top, row in zip((100.0, 130.0, 190.0), told, strict=True) for word in words(row, top)]
    more = [
        Word("kursdeltagarna", 180.0, 202.0, before, 212.0, 10.0),
        Word("eftersom", x, 202.0, 450.0, 212.0, 10.0),
    ]
    one = Page(1, 595.0, 842.0, lines_of_words(1, [*every, *more]))
    return [row.text for table in tables_of(one, one.lines)[1] for row in rows(table.lines)]


def test_a_row_with_text_in_every_column_may_stand_far_under_the_one_before() -> None:
    first = ["Åtgärd Våren 2018 Hösten 2018", "A Mat Larmet gick Larmet byts"]
    whole = [*first, "B Svinn Utgår kursdeltagarna Klart eftersom"]
    assert under_names(["B Svinn", "Utgår", "Klart"]) == whole
    assert under_names(["B Svinn", "Utgår", ""]) in ([], first)
    # A line that fills its cell comes near to the next column, which begins where its name does.
    assert under_names(["B Svinn", "Utgår", "Klart"], before=396.0) == whole
    assert under_names(["B Svinn", "Utgår", "Klart"], x=399.0, before=395.0) != whole
