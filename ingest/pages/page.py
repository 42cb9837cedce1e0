"""A page as it is printed: words on lines, with place, size and weight, and the rules and pictures between them.

Lengths are points from the upper left corner. `number` counts the words of a page from 0 in the order of the PDF's
content, so that every character can be accounted for (`ingest.parts.coverage`).
"""

from array import array
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import Literal

import msgspec

from ingest.report import Box

ENDS = frozenset(", . ; : ! ? ) ). ), ,” .”".split())  # signs that end a word  # noqa: SIM905
SAME_WORD = 0.12  # of the font size: a smaller gap is a change of font inside a word, not a space
SMALL_CAPITALS = 0.9  # times the size of the capital before them, at most
MIXED = 1.3  # times the size of a word: type so much larger may belong to another column
APART = 1.6  # times the size of a word: such type across a wide space is another line
MARK = 3  # characters of a footnote mark, at most
SPACE, ROTATED, OUTSIDE, EMPTY = -1, -2, -3, -4  # owners of characters that are in no word

# A character of a page's content, by number, that is U+FFFD in its word, and what was found: "U+0007", "cid:12".
AsFound = tuple[int, str]
Apart = Literal["", "footnote", "sidebar"]


class Word(msgspec.Struct, frozen=True):
    """A word on a page; `size` is the font's, `number` its place among the page's words.

    A `guessed` label of a scanned page follows from its place in a list more than from what was read.
    """

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False
    font: str = ""
    number: int = -1
    guessed: bool = False


class Rule(msgspec.Struct, frozen=True):
    """A line or a rectangle that is drawn or filled on a page."""

    x0: float
    top: float
    x1: float
    bottom: float

    @property
    def width(self) -> float:
        """Its extent across the page."""
        return self.x1 - self.x0

    @property
    def height(self) -> float:
        """Its extent down the page."""
        return self.bottom - self.top


class Cell(msgspec.Struct, frozen=True):
    """Where in a table a line stands; tables are counted through the document, rows and columns from 0."""

    table: int
    row: int
    column: int
    columns: int  # of the table
    span: int = 1  # columns that the cell takes
    key: bool = False  # it names what stands beside it in a form


class Line(msgspec.Struct, frozen=True, dict=True):
    """Words that stand on one line, from left to right.

    `left` and `right` are the edges of the column that the line stands in, `column` its number on the page. A
    footnote or the text of a sidebar stands `apart`; `anchor` is the number of the word that it belongs to, and
    `anchor_page` the page of that word where it is another.
    """

    page: int
    words: tuple[Word, ...]
    left: float
    right: float
    column: int = 0
    cell: Cell | None = None
    apart: Apart = ""
    anchor: int = -1
    anchor_page: int = 0

    @property
    def host(self) -> tuple[int, int]:
        """The page and number of the word that a footnote or sidebar belongs to."""
        return self.anchor_page or self.page, self.anchor

    @cached_property
    def text(self) -> str:
        """The line as it reads, a space between words that stand apart."""
        pieces = [self.words[0].text]
        for before, after in pairwise(self.words):
            gap = after.x0 - before.x1
            touching = gap < SAME_WORD * min(before.size, after.size) or _in_small_capitals(before, after, gap)
            touching = touching or _ends_after_mark(after, gap)
            pieces.append(after.text if touching else f" {after.text}")
        return "".join(pieces)

    @cached_property
    def box(self) -> Box:
        """The rectangle that the line fills."""
        top, bottom = min(w.top for w in self.words), max(w.bottom for w in self.words)
        return Box(self.page, self.words[0].x0, top, max(w.x1 for w in self.words), bottom)

    @property
    def x0(self) -> float:
        """Where the first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last word ends."""
        return self.words[-1].x1

    @property
    def bottom(self) -> float:
        """The lower edge of most of the line: footnote marks and large initials do not count."""
        return self._longest.bottom

    @property
    def indent(self) -> float:
        """How far the line begins from the left edge of its column."""
        return self.x0 - self.left

    @property
    def size(self) -> float:
        """The font size that most of the line's characters have."""
        return self._longest.size

    @cached_property
    def bold(self) -> bool:
        """Whether all words that have letters or digits are bold."""
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)

    @cached_property
    def _longest(self) -> Word:
        """The word with the most characters, whose type is that of the line."""
        return max(self.words, key=lambda word: len(word.text))


class Page(msgspec.Struct, frozen=True):
    """A page, counted from 1, with its lines from top to bottom; a scanned page has none.

    `owners` has for each character of the content, spaces included, the number of its word, or why it is in none.
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    rules: tuple[Rule, ...] = ()
    pictures: tuple[Rule, ...] = ()
    as_found: tuple[AsFound, ...] = ()
    owners: array = msgspec.field(default_factory=lambda: array("i"))  # type: ignore[type-arg]
    scanned: bool = False  # its words come from OCR, and stand where they would on a straight page
    doubtful: tuple[str, ...] = ()  # numbers that OCR was not sure of
    skew: float = 0.0  # degrees by which the scanned page's lines fall to the right
    turned: int = 0  # 1, -1 or 2: its text reads upwards, downwards or upside down, and stands here as if turned
    curves: tuple[Rule, ...] = ()  # the places of broken and bent lines, such as those of charts


def _ends_after_mark(after: Word, gap: float) -> bool:
    """Whether a sign ends the word before it, though the mark of a note stood between them: "tillträde¹,"."""
    return after.text in ENDS and gap < after.size


def _in_small_capitals(before: Word, after: Word, gap: float) -> bool:
    """Whether a capital begins a word that goes on in smaller capitals: letters of such type stand apart."""
    initial = len(before.text) == 1 and before.text.isupper() and after.text[:1].isupper()
    return initial and after.text.isupper() and after.size < SMALL_CAPITALS * before.size > 4 * gap


def lines_of_words(page: int, words: Sequence[Word]) -> tuple[Line, ...]:
    """Words as lines straight across the page: each word joins the line that its middle lies in."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        if rows and _on_row(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    left = min((word.x0 for word in words), default=0)
    right = max((word.x1 for word in words), default=0)
    joined = _with_raised([part for row in rows for part in _by_type(row)])
    return tuple(Line(page, tuple(sorted(row, key=lambda w: w.x0)), left, right) for row in joined)


def _by_type(row: Sequence[Word]) -> list[list[Word]]:
    """A row in parts where a wide space stands between words in very different type: a cover beside a list."""
    parts: list[list[Word]] = []
    for word in sorted(row, key=lambda w: w.x0):
        before = parts[-1][-1] if parts else None
        smaller, larger = sorted((word.size, before.size)) if before else (1.0, 1.0)
        if before and not (larger > APART * smaller and word.x0 - before.x1 > larger):
            parts[-1].append(word)
        else:
            parts.append([word])
    return parts


def _with_raised(rows: Sequence[list[Word]]) -> list[list[Word]]:
    """The rows with what is raised far above its line, as footnote marks are, brought down to it."""
    found: list[list[Word]] = []
    for row in rows:
        above = found[-1] if found else []
        if above and are_raised(above, row):
            row = [*above, *row]
            found.pop()
        found.append(row)
    return found


def are_raised(marks: Sequence[Word], row: Sequence[Word]) -> bool:
    """Whether words are marks, each raised right beside a word of a row."""
    return all(len(mark.text) <= MARK and any(_bears(word, mark) for word in row) for mark in marks)


def _bears(word: Word, mark: Word) -> bool:
    """Whether a small word stands raised right beside another."""
    small = mark.size < 0.85 * word.size and word.top - 0.5 * word.size < mark.top < word.top + 0.3 * word.size
    overlaps = mark.bottom > word.top + 0.1 * word.size
    beside = min(abs(mark.x0 - word.x1), abs(word.x0 - mark.x1)) < 0.6 * word.size
    return small and overlaps and beside


def _on_row(word: Word, row: Sequence[Word]) -> bool:
    middle = (word.top + word.bottom) / 2
    widest = max(row, key=lambda w: w.size)
    within = widest.top < middle < widest.bottom and middle - (row[0].top + row[0].bottom) / 2 < 0.6 * widest.size
    return within and not (widest.size > MIXED * word.size and any(_under(word, other) for other in row))


def _under(word: Word, other: Word) -> bool:
    """Whether a word stands on a line of its own under another, beside one in much larger type."""
    lower = word.top - other.top > 0.4 * word.size
    return lower and word.x0 < other.x1 and other.x0 < word.x1


def without(page: Page, taken: Sequence[Line]) -> Page:
    """The page without some of its words; its other lines stay the same."""
    numbers = {word.number for line in taken for word in line.words}
    if not numbers:
        return page
    return msgspec.structs.replace(page, lines=tuple(_rest(page.lines, numbers)))


def _rest(lines: Sequence[Line], numbers: set[int]) -> Iterator[Line]:
    for line in lines:
        words = tuple(word for word in line.words if word.number not in numbers)
        if words:
            yield line if len(words) == len(line.words) else msgspec.structs.replace(line, words=words)
