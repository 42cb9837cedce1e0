"""Numbers of pages, and headers and footers beside them, that OCR misread at the edges of scanned pages.

"– 1 –" is read "SE" and "1 (3)" as "13)": they stand where other pages have theirs.
"""

from collections.abc import Iterable, Iterator, Sequence

from ingest.layout.edges import SAME_PLACE, SMALLER, Aside, is_outermost, parts, set_apart
from ingest.pages.page import Line, Page
from ingest.report import Box

LONGEST_NUMBER = 12  # characters, of a page's
LONGEST_MARK = 5  # characters of one that has lost its digits
NEAR = 15.0  # points, from the middle of such a mark to that on another page: pages lie askew by turns
LONG_BEGINNING = 8  # characters of a header or footer before its number


def misread(
    pages: Sequence[Page], edges: Iterable[tuple[Page, Line]], found: Sequence[tuple[Line, Aside]], size: float
) -> list[tuple[Line, Aside]]:
    """What else is no text at the `edges` of scanned pages, beside what was `found`; `size` is the body's."""
    numbers = [*_numbers(pages, found), *_marks(pages, found, size)]
    told = [*found, *((line, "page number") for line in numbers)]
    edges = list(edges)
    told += _same_letters(edges, told, size)
    return [*told[len(found) :], *_beside_numbers(edges, told)]


def _numbers(pages: Sequence[Page], found: Sequence[tuple[Line, Aside]]) -> Iterator[Line]:
    """Short lines with a digit on scanned pages, where other pages have their numbers: "13)" for "1 (3)"."""
    gone = {id(line) for line, _ in found}
    places = [line.box for line, kind in found if kind != "header" and len(line.text) <= LONGEST_NUMBER]
    for page in pages:
        for line in page.lines if page.scanned else ():
            short = len(line.text) <= LONGEST_NUMBER and any(map(str.isdigit, line.text))
            if short and id(line) not in gone and is_outermost(line, page) and _is_at(line, places):
                yield line


def _marks(pages: Sequence[Page], found: Sequence[tuple[Line, Aside]], size: float) -> Iterator[Line]:
    """Marks without a digit alone under the text of scanned pages, where another page has one or its number."""
    gone = {id(line) for line, _ in found}
    last = [line for page in pages if page.scanned and (line := set_apart(page, -1, size))]
    short = [line for line in last if len(line.text) <= LONGEST_MARK]
    for mark in (line for line in short if id(line) not in gone and not any(map(str.isdigit, line.text))):
        if any(other.page != mark.page and _is_under(mark, other) for other in short):
            yield mark


def _beside_numbers(
    edges: Iterable[tuple[Page, Line]], found: Sequence[tuple[Line, Aside]]
) -> Iterator[tuple[Line, Aside]]:
    """Lines at the edges of scanned pages that begin as a header or footer of another page does, at its height.

    The number after a wide space was misread or lost: "Dnr RS 2022-0481   1:02)" for "… 1 (2)".
    """
    gone = {id(line) for line, _ in found}
    begin = [(parts(line)[0], line, kind) for line, kind in found if kind in ("header", "footer")]
    for page, line in edges if begin else ():
        if page.scanned and id(line) not in gone and (own := parts(line)[0]) and len(own) >= LONG_BEGINNING:
            same = (
                kind
                for text, other, kind in begin
                if text == own and other.page != line.page and abs(other.bottom - line.bottom) < 2 * SAME_PLACE
            )
            yield from ((line, kind) for kind in (next(same, None),) if kind)


def _same_letters(
    edges: Sequence[tuple[Page, Line]], found: Sequence[tuple[Line, Aside]], size: float
) -> Iterator[tuple[Line, Aside]]:
    """Lines in small type at the edges of scanned pages with the letters of another page's line at that height.

    Signs and figures are read now one way, now another: "Box 14, 29 103 Malmen +" for "Box 14, 291 03 Malmen •".
    """
    gone = {id(line) for line, _ in found}
    said = [(page, line, letters) for page, line in edges if page.scanned and (letters := _letters(line))]
    for page, line, letters in said:
        if id(line) in gone or line.size >= SMALLER * size or len(letters) < LONG_BEGINNING:
            continue
        if any(
            letters == other and at.number != page.number and abs(same.bottom - line.bottom) < 2 * SAME_PLACE
            for at, same, other in said
        ):
            yield line, "header" if line.box.top < page.height / 2 else "footer"


def _letters(line: Line) -> str:
    return "".join(filter(str.isalpha, line.text.casefold()))


def _is_at(line: Line, places: Iterable[Box]) -> bool:
    box = line.box
    return any(abs(one.x0 - box.x0) + abs(one.bottom - box.bottom) < 3 * SAME_PLACE for one in places)


def _is_under(one: Line, other: Line) -> bool:
    """Whether two lines stand at one place of their pages."""
    level = abs(one.bottom - other.bottom) < 2 * SAME_PLACE
    return level and abs((one.x0 + one.x1) - (other.x0 + other.x1)) / 2 < NEAR
