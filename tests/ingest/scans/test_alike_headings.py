"""Scanned headings of one kind are set in one type, and lines of text that begin alike are not."""

from ingest.pages.page import Line, Word
from ingest.scans.alike_headings import with_alike_headings


def line(row: int, text: str, size: float, bold: bool) -> Line:
    words = [
        Word(one, 60.0 + 50 * n, 30.0 * row, 100.0 + 50 * n, 30.0 * row + size, size, bold)
        for n, one in enumerate(text.split())
    ]
    return Line(1, tuple(words), 60.0, 540.0)


def types(*given: tuple[str, float, bool], scanned: bool = True) -> list[tuple[float, bool]]:
    lines = [line(row, *one) for row, one in enumerate(given)]
    return [(one.size, one.bold) for one in with_alike_headings(lines, {1} if scanned else set())]


def test_headings_of_a_kind_are_in_one_type() -> None:
    counted = [("3.2.1 Bygglov", 10.1, True), ("3.2.2 Vatten", 10.1, True), ("3.2.3 Mat", 10.1, True)]
    assert types(*counted, ("3.2.4 En förvaltning", 10.1, False))[-1] == (10.1, True)
    named = [
        (f"Fokusområde {name}", size, True) for name, size in (("Mark", 12.1), ("Väg", 10.8), ("Besök", 12.1))
    ]
    assert types(*named) == [(12.1, True)] * 3
    assert types(*named, scanned=False) == [(size, bold) for _, size, bold in named]


def test_lines_that_begin_alike_are_left() -> None:
    text = [
        ("Kommunen som arbetsgivare", 12.0, True),
        ("Kommunen har", 10.0, False),
        ("Kommunen lovade", 10.0, False),
    ]
    assert types(*text) == [(size, bold) for _, size, bold in text]
    assert types(
        ("1.1 Mark", 16.0, True), ("1.2 Väg", 16.0, True), ("1.3 Bad", 16.0, True), ("1.4 i", 10.0, False)
    )[3] == (
        10.0,
        False,
    )


def test_lines_that_say_the_same_of_each_heading_are_no_larger_than_most() -> None:
    told = [("Måluppfyllelse: Uppfyllt", size, True) for size in (10.9, 9.6, 9.6, 10.9, 9.6)]
    assert types(*told) == [(9.6, True)] * 5


def test_headings_that_say_the_very_same_are_in_one_type() -> None:
    twice = [("Goda levnadsvanor", 10.5, True), ("Skolorna har", 9.6, False), ("Goda levnadsvanor", 9.6, True)]
    assert types(*twice) == [(10.5, True), (9.6, False), (10.5, True)]
    text = [("Skolorna har", 9.6, False), ("Skolorna har", 9.6, False)]
    assert types(*text) == [(9.6, False)] * 2
