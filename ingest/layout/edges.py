"""The upper and lower edges of pages: which lines stand there, and what they say without their numbers."""

import re
from collections.abc import Container
from itertools import pairwise
from statistics import median
from typing import Literal

from ingest.conventions.intervals import find_times
from ingest.pages.page import Line, Page

Aside = Literal["header", "footer", "page number", "contents", "letterhead", "figure text"]

SAME_PLACE = 4.0  # points
OUTERMOST = 3  # lines
MARGIN = 0.075  # of the page's height: where no text stands
EDGE = 0.14  # of the page's height: where running headers and footers stand
APART = 1.7  # times the font size, from a running header to the text
WIDER = 1.4  # times the usual distance between the lines of the page
LARGER = 1.07  # times the body's size
SMALLER = 0.95  # times the body's size
WIDE_SPACE = 2.0  # times the font size, between the parts of a header
LONGEST = 120  # characters
_ROMAN = re.compile(r"[ivxl]{1,6}")


def near_edge(page: Page) -> list[Line]:
    """The lines near the upper and lower edges of a page."""
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    return [line for line in page.lines if line.box.bottom < upper or line.box.top > lower]


def in_lower_margin(page: Page, gone: Container[int], size: float) -> list[Line]:
    """The lines in the margin under a text that are no sentences: the footer of a single page.

    They name a period, or are smaller than the text's `size`. On a scanned page, where sizes are less sure, what
    is `gone` already, as the number of the page, stands level with them or under them.
    """
    under = (1 - MARGIN) * page.height
    below = [line for line in page.lines if line.box.top > under and id(line) not in gone]
    text = [line.bottom for line in page.lines if line.box.top <= under]
    if not below or not text or below[0].box.top - max(text) <= WIDER * below[0].size:
        return []
    lowest = max((line.bottom for line in page.lines if id(line) in gone), default=0.0)
    if page.scanned and lowest < below[-1].bottom - SAME_PLACE:
        return []
    telling = [line for line in below if _names_period(line.text) or line.size < SMALLER * size]
    return [line for line in telling if line.text[-1:].isalnum()]


def _names_period(text: str) -> bool:
    return any(told.start != told.end for told, _, _ in find_times(text))


def plain(line: Line) -> str:
    """The words of a line, numbers left out; a page's may be Roman, after a wide space: "Folkhälsorådet   iv"."""
    last = line.words[-1].text
    if len(line.words) > 1 and _ROMAN.fullmatch(last) and cells(line)[-1] == last:
        return without_numbers(f"{line.text.removesuffix(last)}0")
    return without_numbers(line.text)


def without_numbers(text: str) -> str:
    """A text in small letters, each number as a sign; a scan may have a hyphen for its dash on another page."""
    return re.sub(r"\d+", "#", text).replace("–", "-").casefold()


def set_apart(page: Page, outermost: int, size: float) -> Line | None:
    """The first or last line of a page where it is near the edge, well apart from the text and no larger.

    Text is as large as the body's `size`, or as the line next to it where most of all is in tables.
    """
    if len(page.lines) < 4:
        return None
    line, next_line = (page.lines[0], page.lines[1]) if outermost == 0 else (page.lines[-1], page.lines[-2])
    near = line.box.bottom < EDGE * page.height or line.box.top > (1 - EDGE) * page.height
    text = len(line.text) <= LONGEST and not line.text.rstrip().endswith(".")
    modest = line.size < SMALLER * size or (line.size < 1.02 * max(size, next_line.size) and not line.bold)
    usual = median(after.bottom - before.bottom for before, after in pairwise(page.lines))
    apart = abs(next_line.bottom - line.bottom) > max(APART * size, WIDER * usual)
    return line if near and text and modest and apart else None


def is_outermost(line: Line, page: Page) -> bool:
    """Whether a line is among the first or last of its page, in which a lone number counts pages."""
    return any(line is other for other in (*page.lines[:OUTERMOST], *page.lines[-OUTERMOST:]))


def at_top(page: Page) -> list[Line]:
    """The lines at the upper edge of a page."""
    return [line for line in page.lines if line.box.bottom < EDGE * page.height]


def is_parted(before: Line, line: Line) -> bool:
    """Whether a line begins something else: after a sentence or a table, or with a space between."""
    ended = before.cell is not None or before.page != line.page or before.text.rstrip().endswith((".", "!"))
    return ended or line.bottom - before.bottom > APART * line.size


def parts(line: Line) -> list[str]:
    """The words of a line, numbers left out, in the parts between wide spaces."""
    return [without_numbers(part) for part in cells(line)]


def cells(line: Line) -> list[str]:
    """The parts of a line between wide spaces."""
    parts = [[line.words[0].text]]
    for before, after in pairwise(line.words):
        if after.x0 - before.x1 > WIDE_SPACE * line.size:
            parts.append([])
        parts[-1].append(after.text)
    return [" ".join(part) for part in parts]
