"""Marks on a scanned page that tesseract passed over and that stand where list labels do, to the left of a line.

Tesseract leaves out short labels that stand far from their text. What a mark says is not known here, only that it
is there; `ingest.scans.labels` finds out from the list.
"""

import re
from collections.abc import Iterator, Sequence

import numpy as np

from ingest.pages.page import Word
from ingest.scans.hocr import POINTS
from ingest.scans.labels import LOST
from ingest.scans.type_sizes import DESCENT

FARTHEST = 5.5  # times the size: from a label's beginning to its text
NEAREST = 0.3  # times the size: between a label and its text
WIDEST = 2.8  # times the size
SAME_PLACE = 3.5  # points
FEWEST = 2  # marks that stand under each other, or under what was read as a label
LONGEST = 4  # letters of a label
LONGEST_NUMBER = 2  # of a row in a table whose rows are counted
SMALLEST = 0.19  # times the size: the side of a square with as much ink
LOWEST = 0.4  # times the size: a dash and a speck are lower
_DECIMAL = re.compile(r"\d{1,2}\.\d{1,2}")
INSIDE = 25.0  # points from the edge of the page: the shadows of a scan are there


def lost_marks(dark: "np.ndarray", words: Sequence[Word], sure: Sequence[Word]) -> list[Word]:
    """Marks beside the first words of lines, as words of unknown text; `dark` has the picture's dark points.

    `words` are all that were read, `sure` those that are used. A mark that stands alone is
    none, but where text begins that is not indented.
    """
    found = [mark for first in _first_words(sure) if (mark := _mark(dark, first, words))]
    labels = [word.x0 for word in sure if _is_label(word.text)]
    margin = [first.x0 for first in _first_words(sure) if first.text[:1].isupper()]
    numbers = [word.x0 for word in sure if word.text.isdigit() and len(word.text) <= LONGEST_NUMBER]
    kept = []
    for mark in found:
        under = sum(abs(mark.x0 - other.x0) < SAME_PLACE for other in found)
        beside = any(abs(mark.x0 - x0) < SAME_PLACE for x0 in labels)
        counted = sum(abs(mark.x0 - x0) < SAME_PLACE for x0 in numbers) >= FEWEST
        outdented = any(abs(mark.x0 - x0) < SAME_PLACE for x0 in margin)
        if under >= FEWEST or beside or counted or outdented:
            kept.append(mark)
    count = len(words)
    return [_numbered(mark, count + number) for number, mark in enumerate(kept)]


def _is_label(text: str) -> bool:
    """Whether a word is a label, or a decimal as rows of tables have them."""
    return (len(text) <= LONGEST and text[-1:] in (".", ")")) or bool(_DECIMAL.fullmatch(text))


def _first_words(words: Sequence[Word]) -> Iterator[Word]:
    """The words that have none close to their left."""
    for word in words:
        if not any(_is_close(other, word) for other in words):
            yield word


def _is_close(other: Word, word: Word) -> bool:
    beside = abs(other.bottom - word.bottom) < 0.5 * word.size
    return beside and other is not word and word.x0 - FARTHEST * word.size < other.x1 <= word.x0 + 1


def _mark(dark: "np.ndarray", first: Word, words: Sequence[Word]) -> Word | None:
    """The mark to the left of a word, None where there is none or it reaches further than a label does."""
    size = first.size
    base = first.bottom - DESCENT * size
    left, right = max(first.x0 - FARTHEST * size, INSIDE), first.x0 - NEAREST * size
    patch = dark[_at(base - 0.85 * size) : _at(base + 0.05 * size), _at(left) : _at(right)]
    columns, rows = (np.flatnonzero(patch.any(axis=axis)) for axis in (0, 1))
    if not len(columns) or patch.sum() < (SMALLEST * size / POINTS) ** 2:
        return None
    x0, x1 = left + columns[0] * POINTS, left + columns[-1] * POINTS
    high = (rows[-1] - rows[0] + 1) * POINTS
    if x1 - x0 > WIDEST * size or x0 <= left + 1 or high < LOWEST * size:
        return None
    mark = Word(LOST, float(x0), first.top, float(x1), first.bottom, size)
    return None if any(_is_part(mark, word) for word in words) else mark


def _is_part(mark: Word, word: Word) -> bool:
    """Whether a mark belongs to a longer word that was read there."""
    across = word.x0 < mark.x1 and mark.x0 < word.x1
    return across and abs(word.bottom - mark.bottom) < mark.size and len(word.text) > LONGEST


def _at(points: float) -> int:
    return max(0, int(points / POINTS))


def _numbered(mark: Word, number: int) -> Word:
    return Word(mark.text, mark.x0, mark.top, mark.x1, mark.bottom, mark.size, number=number)
