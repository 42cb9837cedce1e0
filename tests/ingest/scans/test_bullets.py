"""Bullets and rings that OCR took for letters are told from words."""

import pytest

from ingest.pages.page import Line, Word
from ingest.scans.bullets import with_bullets


def line(first: str, gap: float = 12.0, size: float = 10.0) -> Line:
    words = Word(first, 60.0, 10.0, 64.0, 20.0, size), Word("Hyran", 64.0 + gap, 10.0, 110.0, 20.0, size)
    return Line(1, words, 60.0, 540.0)


def read(*lines: Line, scanned: bool = True) -> list[str]:
    return [one.text for one in with_bullets(lines, {1} if scanned else set(), {1: 10.0})]


@pytest.mark.parametrize("sign", ["e", "o", "«", "»«"])
def test_a_bullet_is_no_letter(sign: str) -> None:
    assert read(line(sign)) == ["• Hyran"]
    assert read(line(sign), scanned=False) == [f"{sign} Hyran"]


def test_words_are_no_bullets() -> None:
    assert read(line("i"), line("e", gap=2.0)) == ["i Hyran", "e Hyran"]


def test_rings_beside_headings_are_no_text() -> None:
    assert read(line("O", size=16.0), line("Q", size=16.0)) == ["Hyran", "Hyran"]
    assert read(line("O", size=16.0)) == ["O Hyran"]
    assert read(line("O"), line("Q")) == ["O Hyran", "Q Hyran"]
