"""The type of scanned words: tesseract measures sizes line by line, unevenly, and does not tell bold from plain.

A line without small letters, or without letters that rise or fall, cannot be measured: it has the size of the line
that it belongs to.
"""

from collections.abc import Sequence
from itertools import groupby
from statistics import median

import msgspec
import numpy as np
from PIL import Image

from ingest.hocr import POINTS, Seen
from ingest.page import Word

NEAR = (0.8, 1.13)  # times the body's size: still the body
NEAR_UNMEASURED = 1.3  # where no small letter was measured
DESCENT, X_HEIGHT = 0.22, 0.45  # of the size: below the base line, and small letters above it
DARK = 140  # of 255
BOLD = 1.12  # times the usual density of ink
LEADING = 1.7  # times the size, at most, from one line to the next of the same text
ALIKE = 0.15  # of the size of a line above: measured unevenly
UNMEASURED = 0.8  # of the size of a line above, at least, where no small letter was measured
RUNNING = 0.7  # times the body's size, at least, of a line in running text


def typed(seen: Sequence[Seen], picture: Image.Image) -> list[Word]:
    """The words with their numbers, sizes and weights; `picture` is the page's, set straight."""
    lines = [list(group) for _, group in groupby(seen, key=lambda one: one.line)]
    body = median(one.size for one in seen) if seen else 0.0
    settled = [one for line in _level(_continued(lines, body), body) for one in line]
    return _with_weight([_word(number, one) for number, one in enumerate(settled)], settled, picture)


def _word(number: int, one: Seen) -> Word:
    bottom = one.base + DESCENT * one.size
    return Word(one.text, one.x0, bottom - one.size, one.x1, bottom, round(one.size, 1), number=number)


def _level(lines: Sequence[list[Seen]], body: float) -> list[list[Seen]]:
    """The lines with the size of the body where theirs is near it, or where they stand among such lines."""
    measured = {line[0].line for line in lines if _is_measured(line)}  # a heading's last line has its first's
    sizes = [body if _is_near(line[0], body, measured) else line[0].size for line in lines]
    for number, line in enumerate(lines):
        beside = [
            other
            for other in (number - 1, number + 1)
            if 0 <= other < len(lines) and _follow(lines, number, other)
        ]
        if beside and RUNNING * body < line[0].size < body and all(sizes[other] == body for other in beside):
            sizes[number] = body
    return [_sized(line, size) for line, size in zip(lines, sizes, strict=True)]


def _is_near(one: Seen, body: float, measured: set[int]) -> bool:
    most = NEAR[1] if one.line in measured else NEAR_UNMEASURED
    return NEAR[0] * body < one.size < most * body


def _is_measured(line: Sequence[Seen]) -> bool:
    return any(letter.islower() for one in line for letter in one.text)


def _follow(lines: Sequence[Sequence[Seen]], one: int, other: int) -> bool:
    """Whether two lines stand under each other with the distance of running text."""
    first, second = lines[one][0], lines[other][0]
    size = max(first.size, second.size)
    return abs(first.base - second.base) < LEADING * size and abs(first.x0 - second.x0) < size


def _continued(lines: Sequence[list[Seen]], body: float) -> list[list[Seen]]:
    """The lines of a heading after its first in the size and weight of the first.

    "2014" alone on the last line has no small letters, and neither rises above its line nor falls under it.
    """
    found = list(lines[:1])
    for line in lines[1:]:
        above, first = found[-1][0], line[0]
        under = first.base > above.base and _follow([found[-1], line], 0, 1)
        uneven = above.size > NEAR[1] * body and abs(above.size - first.size) < ALIKE * above.size
        unmeasured = not _is_measured(line) and UNMEASURED * above.size < first.size < above.size
        if under and (uneven or unmeasured):
            line = [msgspec.structs.replace(one, size=above.size, line=above.line) for one in line]
        found.append(line)
    return found


def _sized(line: Sequence[Seen], size: float) -> list[Seen]:
    return [msgspec.structs.replace(one, size=size) for one in line]


def _with_weight(words: Sequence[Word], seen: Sequence[Seen], picture: Image.Image) -> list[Word]:
    """The words, bold in lines whose ink is clearly denser than that of most lines."""
    dark = np.asarray(picture) < DARK
    ink: dict[int, list[float]] = {}
    letters: dict[int, list[int]] = {}
    for word in words:
        ink.setdefault(seen[word.number].line, []).append(_ink(dark, word))
        letters.setdefault(seen[word.number].line, []).append(len(word.text))
    density = {line: float(np.average(ink[line], weights=letters[line])) for line in ink}
    usual = median(density[seen[word.number].line] for word in words) if words else 0.0
    return [msgspec.structs.replace(word, bold=density[seen[word.number].line] > BOLD * usual) for word in words]


def _ink(dark: "np.ndarray", word: Word) -> float:
    """The share of dark points between the base line of a word and the height of its small letters."""
    base = word.bottom - DESCENT * word.size
    top, bottom = int((base - X_HEIGHT * word.size) / POINTS), int(base / POINTS)
    patch = dark[max(top, 0) : bottom, int(word.x0 / POINTS) : int(word.x1 / POINTS)]
    return float(patch.mean()) if patch.size else 0.0
