"""Headings that stand in the margin, beside the text that they head.

    1.1.1 Gatubelysning    Läckaget på vattennätet uppgår till …
                           och är lägre än genomsnittet.
    1.1.2 Gång- och        Våtmarken är anlagd …
    cykelvägar             och har redan lockat häckande fågel.

Each is read before the text that begins beside it. `MARGIN` is the number of the column that they are in.
"""

from collections import Counter
from collections.abc import Sequence

import msgspec

from ingest.columns import NARROWEST_GUTTER, Block
from ingest.page import Line, Word

MARGIN = -1
FEWEST = 3  # headings beside text
TEXT_LINES = 2  # of text for each heading at least
NARROWEST, WIDEST = 0.1, 0.4  # of the text's width
SAME_EDGE = 1.5  # points
SAME_HEADING = 1.6  # times the font size, from one of its lines to the next
FEWEST_LETTERS = 3


class Beside(msgspec.Struct, frozen=True):
    """A line in two: what stands in the margin and what stands beside it."""

    heading: Line
    text: Line


def text_edge(pages: Sequence[Sequence[Line]]) -> float | None:
    """Where the text begins beside headings in the margin, in points from the left; None where there are none."""
    lines = [line for page in pages for line in page]
    begins = Counter(round(line.x0) for line in lines)
    begins.update(
        round(b.x0) for line in lines for a, b in zip(line.words, line.words[1:], strict=False) if _gap(a, b)
    )
    if not begins:
        return None
    edge = float(begins.most_common(1)[0][0])
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if not NARROWEST < (edge - left) / max(right - left, 1.0) < WIDEST:
        return None
    found = [one for line in lines if (one := beside(line, edge))]
    text = len(found) + sum(abs(line.x0 - edge) < SAME_EDGE for line in lines)
    named = [one for one in found if sum(map(str.isalpha, one.heading.text)) >= FEWEST_LETTERS]
    enough = len(named) >= max(FEWEST, len(found) / 2) and text >= TEXT_LINES * len(found)
    return edge if enough and all(map(_is_in_own_type, found)) else None


def beside(line: Line, edge: float) -> Beside | None:
    """A line in two at the edge of the text; None where it does not stand on both sides of it."""
    words = line.words
    first = next((number for number, word in enumerate(words) if word.x0 > edge - SAME_EDGE), 0)
    if not first or abs(words[first].x0 - edge) > SAME_EDGE or not _gap(words[first - 1], words[first]):
        return None
    heading = msgspec.structs.replace(line, words=words[:first], column=MARGIN)
    return Beside(heading, msgspec.structs.replace(line, words=words[first:]))


def in_order(lines: Sequence[Line], edge: float, blocks: Sequence[Block]) -> list[Line]:
    """The lines of a page from the top, each heading whole before the text beside it, tables in their place."""
    ordered = sorted(lines, key=lambda line: (line.words[0].top + line.words[0].bottom) / 2)
    found: list[Line] = []
    waiting: list[Line] = []  # text beside a heading that may go on
    last: Line | None = None  # of the heading
    left = sorted(blocks, key=lambda block: block.top)
    for line in ordered:
        parts = beside(line, edge)
        goes_on = last is not None and line.bottom - last.bottom < SAME_HEADING * last.size
        if parts:
            if not goes_on:
                found += waiting
                waiting = []
            found.append(parts.heading)
            waiting.append(parts.text)
            last = parts.heading
            continue
        if waiting:
            found += waiting
            waiting, last = [], None
        while left and left[0].top < line.words[0].top:
            found += left.pop(0).lines
        found.append(line)
    return [*found, *waiting, *(line for block in left for line in block.lines)]


def _is_in_own_type(one: Beside) -> bool:
    """Whether what stands in the margin is in type that the text beside it is not in."""
    fonts = [{word.font for word in line.words} for line in (one.heading, one.text)]
    return (one.heading.bold and not one.text.bold) or not fonts[0] & fonts[1]


def _gap(before: Word, after: Word) -> bool:
    return after.x0 - before.x1 >= NARROWEST_GUTTER
