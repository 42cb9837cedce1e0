"""Headings that stand in the margin, beside the text that they head.

    1.1.1 Gatubelysning    Läckaget på vattennätet uppgår till …
                           och är lägre än genomsnittet.
    B                      Våtmarken är anlagd …
    Gång- och              och har redan lockat häckande fågel.
    cykelvägar

Each is read whole before the text that begins beside it, also where it is longer than the text or has lines of
different sizes. Headings are in columns of their own, counted downwards from `MARGIN`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from ingest.conventions.labels import read_label
from ingest.layout.columns import NARROWEST_GUTTER, Block
from ingest.layout.grids import THIN
from ingest.layout.tables import Table
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words

MARGIN = -1
FEWEST = 3  # headings beside text, or labels of lists in it
FARTHEST_HUNG = 60.0  # points, of the text of a list from its labels
TEXT_LINES = 2  # of text for each heading at least
NARROWEST, WIDEST = 0.1, 0.4  # of the text's width
SAME_EDGE = 1.5  # points
SAME_HEADING = 0.8  # times the font size: white from one of its lines to the next
SAME_SIZE = 0.6  # points
LEVEL = 0.25  # times the size of the smaller: how much lines beside each other overlap
WIDER = 1.25  # times the distance to the next line: white over the first line beside a heading
FEWEST_LETTERS = 3
SMALLER, LARGER = 0.9, 1.1  # times the text's size: notes, and headings over the text
NEAR = 2.0  # times the text's size, from a heading to a note under it
MOSTLY = 0.7  # of what stands in the margin
LONGEST_NUMBER = 4  # characters, of a letter or number over a title


class Beside(msgspec.Struct, frozen=True):
    """A line in two: what stands in the margin and what stands beside it."""

    heading: Line
    text: Line


class Margin(msgspec.Struct, frozen=True):
    """Where the text begins beside headings in the margin, in points from the left, and the text's font."""

    edge: float
    font: str


def margin_of(
    pages: Sequence[Page], read: Sequence[tuple[list[Line], list[Table]]]
) -> tuple[Margin | None, list[tuple[list[Line], list[Table]]]]:
    """The margin that headings stand in, and the lines and tables of each page.

    Rules between sections make no table of headings in the margin and the text beside them, where text begins at
    the same edge outside.
    """
    opened = [_opened(page, *one) for page, one in zip(pages, read, strict=True)]
    if any(len(one) < len(found) for (_, one), (_, found) in zip(opened, read, strict=True)):
        place = margin([rest for rest, _ in opened])
        outside = [line for rest, _ in read for line in rest if place and abs(line.x0 - place.edge) < SAME_EDGE]
        if place and len(outside) >= FEWEST:
            return place, opened
    return margin([rest for rest, _ in read]), list(read)


def _opened(page: Page, rest: list[Line], tables: list[Table]) -> tuple[list[Line], list[Table]]:
    """The lines of a page with those of tables in two columns that no rule parts, and its other tables."""
    kept = [table for table in tables if len(table.columns) != 2 or _is_parted(page, table.place)]
    words = [word for table in tables if table not in kept for line in table.lines for word in line.words]
    if not words:
        return rest, tables
    return list(lines_of_words(page.number, [*words, *(word for line in rest for word in line.words)])), kept


def _is_parted(page: Page, place: Rule) -> bool:
    """Whether a rule or the side of a rectangle stands between the columns of a table."""
    inner = (place.x0 + NARROWEST_GUTTER, place.x1 - NARROWEST_GUTTER)
    return any(
        rule.top < place.bottom
        and rule.bottom > place.top
        and rule.height > THIN
        and any(inner[0] < x < inner[1] for x in (rule.x0, rule.x1))
        for rule in page.rules
    )


def margin(pages: Sequence[Sequence[Line]]) -> Margin | None:
    """The margin that headings stand in, given the lines of each page; None where there are none."""
    lines = [line for page in pages for line in page]
    return next((place for edge, hung in _edges(lines) if (place := _margin_at(edge, hung, pages, lines))), None)


def _margin_at(edge: float, hung: float, pages: Sequence[Sequence[Line]], lines: Sequence[Line]) -> Margin | None:
    """The margin to the left of an edge, if headings stand there beside text that begins at it or is hung."""
    found = [one for line in lines if (one := _beside(line, edge))]
    if not all(map(_is_in_own_type, found)):
        return None
    begun = [line for line in lines if min(abs(line.x0 - edge), abs(line.x0 - hung)) < SAME_EDGE]
    starts = [one.text for one in found] + begun
    fonts = Counter(word.font for line in starts for word in line.words)
    place = Margin(edge, fonts.most_common(1)[0][0] if fonts else "")
    blocks = [(page, block) for page in pages for block in _in_margin(page, place)[1] if _has_name(block)]
    if blocks and sum(_is_note(block, page, edge) for page, block in blocks) > MOSTLY * len(blocks):
        return None
    return place if len(blocks) >= FEWEST and len(starts) >= TEXT_LINES * max(len(blocks), len(found)) else None


def in_order(lines: Sequence[Line], place: Margin, blocks: Sequence[Block]) -> list[Line]:
    """The lines of a page from the top, each heading whole before the text beside it, tables in their place."""
    text, headings = _in_margin(lines, place)
    ordered: list[tuple[float, tuple[Line, ...]]] = [(_middle(line), (line,)) for line in text]
    ordered += [(block.top, block.lines) for block in blocks]
    for number, heading in enumerate(headings):
        own = tuple(msgspec.structs.replace(line, column=MARGIN - number) for line in heading)
        ordered.append((_begins(heading, text), own))
    return [line for _, group in sorted(ordered, key=lambda one: one[0]) for line in group]


def _edges(lines: Sequence[Line]) -> Iterator[tuple[float, float]]:
    """Where most lines begin, or go on after a gap, if that leaves a margin to stand headings in; that twice.

    In a list most of them hang further in than their labels: then the text's edge is left of where they begin.
    """
    begins = Counter(round(line.x0) for line in lines)
    begins.update(
        round(b.x0) for line in lines for a, b in zip(line.words, line.words[1:], strict=False) if _gap(a, b)
    )
    if not begins:
        return
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    usual = begins.most_common(1)[0][0]
    over = [(count, edge) for edge, count in begins.items() if usual - FARTHEST_HUNG < edge < usual]
    labelled = [edge for _, edge in sorted(over, reverse=True) if _holds_labels(lines, edge)][:1]
    for edge in (float(usual), *map(float, labelled)):
        if NARROWEST < (edge - left) / max(right - left, 1.0) < WIDEST:
            yield edge, float(usual)


def _holds_labels(lines: Sequence[Line], edge: float) -> bool:
    """Whether labels of a list begin at an edge, on lines or after a gap."""
    first = (next((word for word in line.words if abs(word.x0 - edge) < SAME_EDGE), None) for line in lines)
    return sum(bool(word and read_label(f"{word.text} …")) for word in first) >= FEWEST


def _beside(line: Line, edge: float) -> Beside | None:
    """A line in two at the edge of the text; None where it does not stand on both sides of it."""
    cut = _cut(line, edge)
    return cut if cut and abs(cut.text.x0 - edge) <= SAME_EDGE else None


def _cut(line: Line, edge: float) -> Beside | None:
    """A line in two where a gap reaches the edge of the text; the text may be indented."""
    words = line.words
    first = next((number for number, word in enumerate(words) if word.x0 > edge - SAME_EDGE), 0)
    if not first or not _gap(words[first - 1], words[first]) or words[first - 1].x1 > edge:
        return None
    heading = msgspec.structs.replace(line, words=words[:first])
    return Beside(heading, msgspec.structs.replace(line, words=words[first:]))


def _in_margin(lines: Sequence[Line], place: Margin) -> tuple[list[Line], list[list[Line]]]:
    """The lines of a page without its headings in the margin, and those headings, each as its lines."""
    text: list[Line] = []
    alone: list[Line] = []
    for line in lines:
        cut = _cut(line, place.edge)
        if cut and _is_in_own_type(cut):
            alone.append(cut.heading)
            text.append(cut.text)
        elif line.x1 < place.edge - NARROWEST_GUTTER / 2 and _differs(line, place):
            alone.append(line)
        else:
            text.append(line)
    headings = [heading for block in _blocks(alone, text) if (heading := _from_text(block, text))]
    known = {word.number for heading in headings for line in heading for word in line.words}
    return [*text, *(line for line in alone if line.words[0].number not in known)], headings


def _blocks(lines: Sequence[Line], text: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines in the margin in groups that stand closely; what is not beside text goes on in the same size only."""
    block: list[Line] = []
    for line in sorted(lines, key=lambda line: line.bottom):
        if block and not _goes_on(block[-1], line, text):
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _goes_on(last: Line, line: Line, text: Sequence[Line]) -> bool:
    """Whether a line in the margin stands right under another, in its size, or under a large letter or number."""
    near = line.box.top - last.box.bottom < SAME_HEADING * min(line.size, last.size)
    alike = abs(line.size - last.size) < SAME_SIZE or len(last.text) <= LONGEST_NUMBER
    return near and (alike or (_is_level(last, text) and _is_level(line, text)))


def _from_text(block: Sequence[Line], text: Sequence[Line]) -> list[Line]:
    """A group of lines from the first that has text beside it; what stands over it heads more than that."""
    first = next((number for number, line in enumerate(block) if _is_level(line, text)), len(block))
    return list(block[first:])


def _is_level(line: Line, text: Sequence[Line]) -> bool:
    """Whether a line of the text stands beside one in the margin."""
    box = line.box
    return any(
        min(other.box.bottom, box.bottom) - max(other.box.top, box.top) > LEVEL * min(other.size, line.size)
        for other in text
        if other.x0 > box.x1 and abs(other.bottom - box.bottom) < box.bottom - box.top + other.size
    )


def _begins(heading: Sequence[Line], text: Sequence[Line]) -> float:
    """The height, in points from the top, where a heading is read: before the text that begins beside it.

    That text may begin a little above the heading; it then has more white over it than under it.
    """
    top = heading[0].box.top
    beside = sorted((line for line in text if line.x0 > heading[0].x1), key=_middle)
    for before, line, after in zip([None, *beside], beside, [*beside[1:], None], strict=False):
        if _middle(line) <= top < line.bottom - 1.0:
            over = line.bottom - before.bottom if before else float("inf")
            under = after.bottom - line.bottom if after else line.size
            return _middle(line) - 1.0 if over > WIDER * under else top
    return top


def _is_note(block: Sequence[Line], page: Sequence[Line], edge: float) -> bool:
    """Whether lines in the margin are smaller than the text and stand under or beside a heading of that."""
    top = block[0].box.top
    own = [line for line in page if abs(line.x0 - edge) < SAME_EDGE]
    usual = Counter(line.size for line in own).most_common(1)[0][0] if own else 0.0
    if block[0].size >= SMALLER * usual:
        return False
    over = [line for line in own if top - NEAR * usual < line.bottom < top + 2 * usual]
    return any(line.bold or line.size > LARGER * usual for line in over)


def _has_name(block: Sequence[Line]) -> bool:
    return sum(map(str.isalpha, "".join(line.text for line in block))) >= FEWEST_LETTERS


def _is_in_own_type(one: Beside) -> bool:
    """Whether what stands in the margin is in type that the text beside it is not in."""
    fonts = [{word.font for word in line.words} for line in (one.heading, one.text)]
    return (one.heading.bold and not one.text.bold) or not fonts[0] & fonts[1]


def _differs(line: Line, place: Margin) -> bool:
    """Whether a line is in other type than the text's."""
    return line.bold or all(word.font != place.font for word in line.words)


def _middle(line: Line) -> float:
    return (line.words[0].top + line.words[0].bottom) / 2


def _gap(before: Word, after: Word) -> bool:
    return after.x0 - before.x1 >= NARROWEST_GUTTER
