"""Every character of every page accounted for, exactly once.

A page's characters are numbered as its content has them, spaces included (`pdfplumber.Page.chars`). Words carry
the fate of their line: in a section, heading of one, title, or set aside. What no rule placed is unread, with the
reason.
"""

from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from types import MappingProxyType

import msgspec

from ingest.layout.footnotes import Mark
from ingest.layout.lay_out import Layout
from ingest.pages.page import EMPTY, OUTSIDE, ROTATED, SPACE, Line, Page, Word
from ingest.parts.pieces import Placed
from ingest.report import Box, PageCoverage, Stretch, What
from ingest.scans.skew import as_printed

Fate = tuple[What, str | None, str]  # what it is, the id of its section, and why it is unread

_OF_OWNER: dict[int, Fate] = {
    ROTATED: ("figure text", None, "roterad text"),
    OUTSIDE: ("unread", None, "utanför sidans kant"),
    EMPTY: ("unread", None, "tecknet saknar text"),
}
Marks = dict[tuple[int, int], Mark]  # by page and word
LEFT_OVER = "ingen regel tog hand om texten"
UNSURE = "för osäker teckentolkning"


class LeftOut(msgspec.Struct, frozen=True):
    """Why the text layer of a page, or part of it, was left out (in Swedish), and the page with that layer."""

    reason: str
    page: Page


def coverage(
    pages: Sequence[Page],
    layout: Layout,
    placed: Iterable[Placed],
    left_out: Mapping[int, LeftOut] = MappingProxyType({}),
) -> tuple[PageCoverage, ...]:
    """For each page its stretches of characters and what became of them.

    A page that OCR read although it has a text layer comes twice: the layer, which is unread, and what OCR gave.
    """
    fates = _fates(layout, placed)
    marks = {(mark.page, mark.word): mark for mark in layout.marks}
    found: list[PageCoverage] = []
    for page in pages:
        left = left_out.get(page.number)
        if left and page.scanned:
            found.append(unread(left.page, left.reason))
        reason = UNSURE if page.scanned else left.reason if left else LEFT_OVER
        found.append(_page(page, fates, marks, reason))
    return tuple(found)


def unread(page: Page, reason: str) -> PageCoverage:
    """A page whose characters are not used at all, and why (in Swedish)."""
    count = len(page.owners)
    stretch = Stretch(0, count, "unread", reason=reason, box=Box(page.number, 0, 0, page.width, page.height))
    return PageCoverage(page.number, count, (stretch,) if count else (), as_found=page.as_found)


def _fates(layout: Layout, placed: Iterable[Placed]) -> dict[tuple[int, int], Fate]:
    """What became of each word, by page and number."""
    fates: dict[tuple[int, int], Fate] = {}

    def note(lines: Iterable[Line], fate: Fate) -> None:
        for line in lines:
            for word in line.words:
                fates[line.page, word.number] = fate

    note(layout.title, ("title", None, ""))
    for line, kind in layout.aside:
        note([line], (kind, None, ""))
    for one in placed:
        note([one.line], (one.what, one.section, ""))
    return fates


def _page(page: Page, fates: dict[tuple[int, int], Fate], marks: Marks, reason: str) -> PageCoverage:
    words = {word.number: word for line in page.lines for word in line.words}
    stretches: list[Stretch] = []
    for (what, section, why), group in groupby(_of_characters(page, fates, marks, reason), key=lambda one: one[1]):
        run = list(group)
        owners = dict.fromkeys(owner for _, _, owner in run if owner >= 0)
        box = _box(page, [words[owner] for owner in owners if owner in words])
        stretches.append(Stretch(run[0][0], run[-1][0] + 1, what, section, why, box))
    return PageCoverage(
        page.number, len(page.owners), tuple(stretches), page.scanned, page.as_found, page.doubtful
    )


def _of_characters(
    page: Page, fates: dict[tuple[int, int], Fate], marks: Marks, reason: str
) -> Iterator[tuple[int, Fate, int]]:
    """Each character's number, fate and owner; a space goes with what stands before it."""
    left: Fate = ("unread", None, reason)
    seen: Counter[int] = Counter()
    for number, owner in enumerate(_with_spaces(page.owners)):
        fate = fates.get((page.number, owner), left) if owner >= 0 else _OF_OWNER[owner]
        mark = marks.get((page.number, owner))
        space = page.owners[number] == SPACE
        if mark and mark.start <= seen[owner] - (space and seen[owner] > 0) < mark.end:
            fate = ("footnote mark", fate[1], "")
        seen[owner] += not space
        yield number, fate, owner


def _with_spaces(owners: "array[int]") -> "array[int]":
    """The owners with each space given to the character before it, or after it at the beginning."""
    first = next((owner for owner in owners if owner != SPACE), EMPTY)
    found, last = array("i"), first
    for owner in owners:
        last = last if owner == SPACE else owner
        found.append(last)
    return found


def _box(page: Page, words: Sequence[Word]) -> Box | None:
    if not words:
        return None
    x0, top = min(word.x0 for word in words), min(word.top for word in words)
    x1, bottom = max(word.x1 for word in words), max(word.bottom for word in words)
    box = as_printed(Box(page.number, x0, top, x1, bottom), page)
    return Box(box.page, *(round(edge, 1) for edge in (box.x0, box.top, box.x1, box.bottom)))
