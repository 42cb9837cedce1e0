"""Figures that OCR took for letters are read in a first column of numbers, and nowhere else."""

import pytest

from ingest.pages.page import Cell, Line, Word
from ingest.scans.labels import mend_labels
from ingest.scans.numbers import mend_numbers


def table(*first: str, column: int = 0) -> list[Line]:
    return [
        Line(
            1,
            (Word(text, 60.0, 20.0 * row, 66.0, 20.0 * row + 10, 10.0),),
            60.0,
            80.0,
            cell=Cell(0, row, column, 3),
        )
        for row, text in enumerate(first)
    ]


def texts(lines: list[Line]) -> list[str]:
    return [line.text for line in mend_numbers(lines, {1})]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("Nr", "1", "2", "3", "T"), ["Nr", "1", "2", "3", "7"]),
        (("Nr", "5", "l", "6", "2", "Z"), ["Nr", "5", "1", "6", "2", "7"]),
        (("Nr", "5", "1", "6", "2", "zz"), ["Nr", "5", "1", "6", "2", "7"]),
        (("Nr", "1", "Z", "7"), ["Nr", "1", "2", "7"]),
        (("Nr", "\ufffd", "2", "3", "4", "\ufffd", "6"), ["Nr", "1", "2", "3", "4", "5", "6"]),
        (("Nr", "1", "2", "3", "\ufffd", "\ufffd", "6"), ["Nr", "1", "2", "3", "4", "5", "6"]),
        (("Nr", "1", "2", "3", "\ufffd", "\ufffd", "7"), ["Nr", "1", "2", "3", "\ufffd", "\ufffd", "7"]),
        (("Nr", "7", "8", "9", "10", "TE"), ["Nr", "7", "8", "9", "10", "11"]),
        (("Nr", "7", "8", "Socialnämnden", "9", "TE", "12"), ["Nr", "7", "8", "Socialnämnden", "9", "11", "12"]),
        (("Nr", "1.1", "1.2", "1.3", "TA"), ["Nr", "1.1", "1.2", "1.3", "1.4"]),
        (
            ("Nr", "1 Ledning", "1.1", "1:2", "1.3", "2 Vatten", "2.1", "29", "3 Mat", "3.2"),
            ["Nr", "1 Ledning", "1.1", "1.2", "1.3", "2 Vatten", "2.1", "2.2", "3 Mat", "3.2"],
        ),
        (("Nr", "3", "3.2 –", "3.3"), ["Nr", "3.1", "3.2", "3.3"]),
        (("Mål", "A", "B", "2"), ["Mål", "A", "B", "2"]),
        (("Nr", "1", "2", "Summa"), ["Nr", "1", "2", "Summa"]),
    ],
)
def test_letters_in_a_column_of_numbers_are_figures(read: tuple[str, ...], meant: list[str]) -> None:
    assert texts(table(*read)) == meant


def test_other_columns_and_pages_with_text_are_left_alone() -> None:
    assert texts(table("Antal", "1", "2", "T", column=1)) == ["Antal", "1", "2", "T"]
    assert [line.text for line in mend_numbers(table("Nr", "1", "2", "T"), set())] == ["Nr", "1", "2", "T"]


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("Nr", "48", "2", "=)", "4", "5", "6"), ["Nr", "1", "2", "3", "4", "5", "6"]),
        (("Nr", "4", "5", "6", "6", "8"), ["Nr", "4", "5", "6", "7", "8"]),
        (("Nr", "1", "2", "3", "5", "6"), ["Nr", "1", "2", "3", "5", "6"]),
        (("Nr", "4", "7", "6", "1", "2"), ["Nr", "4", "7", "6", "1", "2"]),
        (("Nr", "1", "2", "3", "i"), ["Nr", "1", "2", "3", "4"]),
        (("Nr", "1", "2", "3", "="), ["Nr", "1", "2", "3", "="]),
    ],
)
def test_rows_that_are_counted_tell_a_number_between_them(read: tuple[str, ...], meant: list[str]) -> None:
    assert texts(table(*read)) == meant


def test_a_figure_so_found_is_told_to_be_guessed() -> None:
    *_, last = mend_numbers(table("Nr", "1", "2", "T"), {1})
    assert last.words[0].guessed


def test_a_mark_that_was_not_read_is_counted_before_it_is_taken_away() -> None:
    lines = table("Nr", "1", "2", "3", "\ufffd", "5")
    assert [line.text for line in mend_labels(lines, {1}, {1: 10.0})] == ["Nr", *"12345"]
