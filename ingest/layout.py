"""What on a page is body text, and in which order it is read.

Columns are read one after the other. Running headers and footers, page numbers, contents lists and what
stands above the title (letterhead) are set aside, each with the reason, so that every line of the document is
title, body or aside.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise
from statistics import median
from typing import Literal

import msgspec

from ingest.page import Line, Page, Word

Aside = Literal["running header", "running footer", "page number", "contents", "letterhead"]

EDGE = 0.14  # of the page's height: where running headers and footers stand
SAME_PLACE = 4.0  # points
LARGER_THAN_BODY = 1.12  # times the body's size: a title
NEARLY_LARGEST = 0.85  # times the largest size on the first page
TITLE_LEADING = 1.6  # times the font size, from one line of the title to the next
NARROWEST_COLUMN = 0.25  # of the text's width
NARROWEST_GUTTER = 9.0  # points
FEWEST_ROWS = 6  # side by side before they are columns
PAGE_NUMBER = re.compile(
    r"(?:sida|sid|s)?\.?\s*[-–—]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*(?:\(\s*\d{1,4}\s*\)|(?:av|/)\s*\d{1,4})?\s*[-–—]?",
    re.IGNORECASE,
)
TOTAL_PAGES = re.compile(r"(?:sida\s*)?\d{1,4}\s*(?:\(\s*\d{1,4}\s*\)|av\s+\d{1,4})", re.IGNORECASE)
CONTENTS_HEADING = re.compile(r"innehåll(?:et)?|innehållsförteckning", re.IGNORECASE)
LEADERS = re.compile(r"(?:\.\s?){4,}\s*\d{1,4}$|[…·_]{3,}\s*\d{1,4}$|(?:[·…]\s){3,}\s*\d{1,4}$")
ENDS_IN_NUMBER = re.compile(r"\S\s+\d{1,3}$")


class Layout(msgspec.Struct, frozen=True):
    """The lines of a document in reading order: title, body, and what was set aside with its reason."""

    title: tuple[Line, ...]
    body: tuple[Line, ...]
    aside: tuple[tuple[Line, Aside], ...]


def lay_out(pages: Sequence[Page]) -> Layout:
    """Sort the lines of a document into title, body and aside; none is lost and none is in two."""
    running = _running(pages)
    aside: list[tuple[Line, Aside]] = list(running)
    gone = {id(line) for line, _ in running}
    kept = [line for page in pages for line in _in_columns(page, gone)]
    contents = _contents(kept)
    aside += [(line, "contents") for line in contents]
    kept = _without(kept, contents)
    title = _title(kept)
    above = _above(kept, title)
    aside += [(line, "letterhead") for line in above]
    body = _without(kept, [*title, *above])
    return Layout(tuple(title), tuple(_with_margins(body)), tuple(aside))


def body_size(lines: Iterable[Line]) -> float:
    """The font size that most characters have, in points; 0 where there are no lines."""
    sizes: Counter[float] = Counter()
    for line in lines:
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 0.0


def _without(lines: Sequence[Line], removed: Sequence[Line]) -> list[Line]:
    gone = {id(line) for line in removed}
    return [line for line in lines if id(line) not in gone]


# Running headers, footers and page numbers


def _running(pages: Sequence[Page]) -> list[tuple[Line, Aside]]:
    """Lines near the upper or lower edge that come again at the same place, and page numbers there."""
    edges = [(page, line) for page in pages for line in _near_edge(page)]
    recurring = _recurring(edges, len(pages))
    size = body_size(line for page in pages for line in page.lines)
    found: list[tuple[Line, Aside]] = []
    for page, line in edges:
        if PAGE_NUMBER.fullmatch(line.text.strip()):
            found.append((line, "page number"))
        elif id(line) in recurring or _carries_page_number(line, size):
            upper = line.box.top < page.height / 2
            found.append((line, "running header" if upper else "running footer"))
    return found


def _carries_page_number(line: Line, size: float) -> bool:
    """A short line with "3 (9)", or one in small type that ends in a number: "Kommunledningskontoret 3"."""
    if len(line.text) > 120:
        return False
    small = line.size < 0.95 * size
    return bool(TOTAL_PAGES.search(line.text) or (small and ENDS_IN_NUMBER.search(line.text)))


def _near_edge(page: Page) -> list[Line]:
    upper, lower = EDGE * page.height, (1 - EDGE) * page.height
    return [line for line in page.lines if line.box.bottom < upper or line.box.top > lower]


def _recurring(edges: Sequence[tuple[Page, Line]], pages: int) -> set[int]:
    """The ids of the edge lines whose words, numbers left out, stand at the same height on several pages."""
    places: dict[str, list[tuple[float, int, int]]] = {}
    for page, line in edges:
        words = re.sub(r"\d+", "#", line.text).casefold()
        places.setdefault(words, []).append((line.box.top, page.number, id(line)))
    fewest = 2 if pages < 6 else 3
    found: set[int] = set()
    for seen in places.values():
        for top, _, _ in seen:
            near = [(number, key) for other, number, key in seen if abs(other - top) < SAME_PLACE]
            if len({number for number, _ in near}) >= fewest:
                found |= {key for _, key in near}
    return found


# Columns


def _in_columns(page: Page, gone: set[int]) -> Iterator[Line]:
    """The lines of a page in reading order: what spans the page, then each column under it."""
    lines = [line for line in page.lines if id(line) not in gone]
    gutter = _gutter(lines)
    if gutter is None:
        yield from lines
        return
    for spans, band in groupby(lines, key=lambda line: _crosses(line, gutter)):
        rows = list(band)
        yield from rows if spans else _read_down(rows, gutter)


def _read_down(rows: Sequence[Line], gutter: float) -> Iterator[Line]:
    for column in (0, 1):
        for row in rows:
            words = tuple(word for word in row.words if (word.x0 >= gutter) == bool(column))
            if words:
                edges = (row.left, gutter) if column == 0 else (gutter, row.right)
                yield Line(row.page, words, *edges, column=column + 1)


def _crosses(line: Line, x: float) -> bool:
    """Whether a line runs over `x`: a word stands there, or words so close round it that they are one."""
    left = [word for word in line.words if word.x0 < x]
    right = [word for word in line.words if word.x0 >= x]
    if left and left[-1].x1 > x:
        return True
    return bool(left and right) and right[0].x0 - left[-1].x1 < NARROWEST_GUTTER


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the empty stripe between two columns is, or None: many rows must stand on both sides of it."""
    words = [word for line in lines for word in line.words]
    if not words:
        return None
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    margin = NARROWEST_COLUMN * (right - left)
    begins = Counter(round(word.x0) for line in lines for word in _after_gaps(line))
    inner = [begin - 1.0 for begin in sorted(begins) if left + margin < begin < right - margin]
    dividing = [x for x in inner if _divides(lines, x, left, right)]
    # List labels and the text hung from them begin lines too; the column's edge is what fewest lines cross.
    return min(dividing, key=lambda x: sum(_crosses(line, x) for line in lines), default=None)


def _after_gaps(line: Line) -> list[Word]:
    """The words that may begin a column: the first of the line, and those after a wide gap."""
    after = [b for a, b in pairwise(line.words) if b.x0 - a.x1 >= NARROWEST_GUTTER]
    return [line.words[0], *after]


def _divides(lines: Sequence[Line], x: float, left: float, right: float) -> bool:
    """Rows beside each other on both sides of `x`, more than cross it, and full enough to be running text."""
    clear = [line for line in lines if not _crosses(line, x)]
    before = [line for line in clear if line.x0 < x]
    after = [line for line in clear if line.x1 > x]
    if min(len(before), len(after)) < FEWEST_ROWS or len(lines) - len(clear) > len(clear) / 2:
        return False
    overlap = min(before[-1].bottom, after[-1].bottom) - max(before[0].bottom, after[0].bottom)
    shorter = min(rows[-1].bottom - rows[0].bottom for rows in (before, after))
    filled = median(max(word.x1 for word in line.words if word.x0 < x) - left for line in before)
    opposite = median(line.x1 - x for line in after)
    return overlap > 0.5 * shorter and filled > 0.6 * (x - left) and opposite > 0.6 * (right - x)


def _with_margins(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each with the edges of its column as the whole document shows them.

    A page that holds only the end of a list would else seem to have its margin where the list begins.
    """
    edges: dict[tuple[int, int], tuple[float, float]] = {}
    for key, group in groupby(sorted(lines, key=_side), key=_side):
        column = list(group)
        edges[key] = (min(line.x0 for line in column), max(line.x1 for line in column))
    for line in lines:
        left, right = edges[_side(line)]
        yield msgspec.structs.replace(line, left=left, right=right)


def _side(line: Line) -> tuple[int, int]:
    """Left and right pages may have different margins, and so have columns."""
    return line.page % 2, line.column


# Contents lists, title and letterhead


def _contents(lines: Sequence[Line]) -> list[Line]:
    """Lines with leaders to a page number, and those that follow a contents heading on its page."""
    found = [line for line in lines if LEADERS.search(line.text)]
    for number, line in enumerate(lines):
        if CONTENTS_HEADING.fullmatch(line.text.strip()):
            found.append(line)
            for entry in lines[number + 1 :]:
                if entry.page != line.page or not ENDS_IN_NUMBER.search(entry.text):
                    break
                found.append(entry)
    return found


def _title(lines: Sequence[Line]) -> list[Line]:
    """The first lines on the first page that are larger than the body and about as large as any there."""
    first = [line for line in lines if line.page == lines[0].page]
    lettered = [line for line in first if sum(map(str.isalpha, line.text)) > 3]
    largest = max((line.size for line in lettered), default=0.0)
    large = max(LARGER_THAN_BODY * body_size(lines), NEARLY_LARGEST * largest)
    begins = next((number for number, line in enumerate(first) if line in lettered and line.size >= large), None)
    if begins is None:
        return []
    title = [first[begins]]
    for line in first[begins + 1 :]:
        # A heading in nearly the same size stands further from the title than its lines from each other.
        apart = line.bottom - title[-1].bottom > TITLE_LEADING * line.size
        if apart or abs(line.size - title[0].size) > 0.6:
            break
        title.append(line)
    return title


def _above(lines: Sequence[Line], title: Sequence[Line]) -> list[Line]:
    """What stands above the title: sender, diary number, date, the name of the annex."""
    if not title:
        return []
    first = next(number for number, line in enumerate(lines) if line is title[0])
    return list(lines[:first])
