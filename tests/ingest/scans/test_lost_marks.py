"""Labels that tesseract passed over are noticed by their ink, and specks, dashes and words are not."""

import numpy as np
import pytest

from ingest.pages.page import Word
from ingest.scans.labels import LOST
from ingest.scans.lost_marks import lost_marks

SIZE = 10.0
POINT = 0.24  # of a dot


def first_words(count: int) -> list[Word]:
    return [
        Word("Arbetet", 90.0, 100.0 + 40 * row, 125.0, 110.0 + 40 * row, SIZE, number=row) for row in range(count)
    ]


def dark(words: list[Word], wide: float = 6.0, high: float = 7.0, x0: float = 62.0) -> "np.ndarray":
    """A page with a mark to the left of each word, in points."""
    page = np.zeros((2000, 2480), bool)
    for word in words:
        base = word.bottom - 0.22 * SIZE
        page[int((base - high) / POINT) : int(base / POINT), int(x0 / POINT) : int((x0 + wide) / POINT)] = True
    return page


def test_marks_that_stand_under_each_other_are_labels() -> None:
    words = first_words(3)
    found = lost_marks(dark(words), words, words)
    assert [mark.text for mark in found] == [LOST] * 3
    assert [mark.number for mark in found] == [3, 4, 5]
    assert all(mark.x0 == pytest.approx(62, abs=1) and mark.x1 < 70 for mark in found)


def test_a_mark_alone_is_none_unless_labels_stand_above() -> None:
    words = first_words(2)
    page = dark(words[1:])
    assert lost_marks(page, words, words) == []
    label = Word("I.", 62.0, 100.0, 68.0, 110.0, SIZE, number=2)
    assert len(lost_marks(page, [*words, label], [*words, label])) == 1


@pytest.mark.parametrize(("wide", "high"), [(0.6, 0.6), (6.0, 1.0), (31.0, 7.0)])
def test_specks_dashes_and_what_is_as_wide_as_words_are_none(wide: float, high: float) -> None:
    words = first_words(3)
    assert lost_marks(dark(words, wide, high, x0=50.0), words, words) == []


def test_what_was_read_there_is_not_lost() -> None:
    words = first_words(3)
    read = [Word("Kommunen", 58.0, word.top, 70.0, word.bottom, SIZE, number=10 + word.number) for word in words]
    assert lost_marks(dark(words), [*words, *read], words) == []


def test_a_mark_alone_in_a_column_of_numbers_is_one() -> None:
    words = first_words(4)
    numbers = [
        Word(str(n), 62.0, word.top, 67.0, word.bottom, SIZE, number=9 + n) for n, word in enumerate(words[:3])
    ]
    read = [*words, *numbers]
    assert len(lost_marks(dark(words[3:]), read, read)) == 1
    assert lost_marks(dark(words[3:]), [*words, numbers[0]], [*words, numbers[0]]) == []


def test_a_mark_alone_over_a_decimal_is_one() -> None:
    words = first_words(2)
    decimal = Word("3.4", 62.0, words[1].top, 75.0, words[1].bottom, SIZE, number=2)
    assert len(lost_marks(dark(words[:1]), [*words, decimal], [*words, decimal])) == 1


def test_a_mark_alone_is_one_where_text_that_is_not_indented_begins() -> None:
    words = first_words(2)
    page = dark(words[:1])
    under = Word("Direktionen", 62.0, 180.0, 120.0, 190.0, SIZE, number=2)
    assert len(lost_marks(page, [*words, under], [*words, under])) == 1
