"""Labels among small numerals in brackets are the numerals that they must be; other brackets are left."""

import pytest

from ingest.pages.page import Line, Word
from ingest.scans.bracketed import with_bracketed


def line(row: int, text: str, x: float) -> Line:
    words = [
        Word(one, x + 50 * n, 14.0 * row, x + 40 + 50 * n, 14.0 * row + 10, 10.0)
        for n, one in enumerate(text.split())
    ]
    return Line(1, tuple(words), 60.0, 540.0)


def read(*texts: str, scanned: bool = True, x: float = 100.0) -> list[str]:
    lines = [line(row, text, x) for row, text in enumerate(texts)]
    return [one.text for one in with_bracketed(lines, {1} if scanned else set())]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        (
            ["(G) – all personal", "(ii) ett boende", "(iii) rutinen"],
            ["(i) all personal", "(ii) ett", "(iii) rutinen"],
        ),
        (["(i) – dörren", "(ii) trappan"], ["(i) dörren", "(ii) trappan"]),
        (["(i) dörren", "(ti) trappan", "(iii) slingan"], ["(i) dörren", "(ii) trappan", "(iii) slingan"]),
        (["(i) dörren", "(ii) trappan", "(li) slingan"], ["(i) dörren", "(ii) trappan", "(iii) slingan"]),
    ],
)
def test_what_stands_among_small_numerals_is_one(seen: list[str], meant: list[str]) -> None:
    assert [one.split()[:2] for one in read(*seen)] == [one.split()[:2] for one in meant]


def test_other_brackets_are_left() -> None:
    letters = "(a) dörren", "(b) trappan", "(i) slingan"
    assert read(*letters) == list(letters)
    around = "(b) dörren", "(i) trappan", "(ii) slingan", "(c) hissen"
    assert read(*around) == list(around)
    numerals = "(G) – all personal", "(ii) ett boende"
    assert read(*numerals, scanned=False) == list(numerals)
