"""In which order a page is read: what spans it, then each column; tables in their place."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.pages.page import Line, Rule, Word, are_raised

NARROWEST_COLUMN = 0.25  # of the text's width
NARROWEST_GUTTER = 9.0  # points
WIDEST_SPACE = 0.75  # times the font size, between two words
LARGER = 1.15  # times the usual size: a heading
HIGHER = 1.07  # times the size of all beside it: a heading over what is in both columns
LEVEL = 3.0  # points, between the tops of columns that begin together
NEARLY_LEVEL = 1.2  # times the usual size, where one of them begins with a heading and the space over it
ONE_ROW = 0.25  # times the font size, between the middles of words on one row
WHOLE_WIDTH = 0.9  # of the text's: a rule over all columns
BESIDE_EACH_OTHER = 0.4  # of the shorter of two columns: a box may stand in one of them
FEWEST_LEVEL = 2  # lines of two columns that stand beside lines of the other
FEWEST_GOING_ON = 2  # lines of each column that goes on from the page before, of which some stand side by side
SAME_EDGE = 3.0  # points
HANGING = 12.0  # points: how far to the left of a column's text its headings may begin
SAME_HEADING = 0.8  # times the font size: white from one of its lines to the next
SAME_SIZE = 0.3  # points
WIDE = 1.5  # times the font size, between headings side by side
FEWEST_ROWS = 4  # side by side before they are columns


class Block(msgspec.Struct, frozen=True):
    """Lines that are read as one, in an order of their own: a table."""

    lines: tuple[Line, ...]
    x0: float
    top: float
    x1: float
    bottom: float


def in_order(
    lines: Sequence[Line],
    blocks: Sequence[Block],
    column: int = 0,
    rules: Sequence[Rule] = (),
    before: float | None = None,
    figures: Sequence[Line] = (),
) -> list[Line]:
    """The lines of a page in reading order, the blocks among them; `column` counts those to the left.

    What is written in `figures` is not read, but stands beside what is. A rule across all columns parts what is
    over it from what is under it. `before` is where the second of two columns begins on the page before: the last
    page may have but a few lines of them.
    """
    gutter = _gutter(lines) or (before if before and _goes_on(lines, before) else None)
    gutter = gutter or _between(blocks, lines) or _between_headings(lines)
    if gutter is None:
        return _in_bands(sorted([*lines, *blocks], key=_top), column)
    drawn = [Block((), line.x0, line.box.top, line.x1, line.bottom) for line in figures]
    items: list[Line | Block] = sorted([*lines, *blocks, *drawn, *_edges([*lines, *blocks], rules)], key=_top)
    found: list[Line] = []
    spanning = _spanning(items, gutter)
    for spans, band in groupby(items, key=lambda item: id(item) in spanning):
        rows = list(band)
        if spans:
            found += [line for row in rows for line in (row.lines if isinstance(row, Block) else (row,))]
        else:
            found += _read_down(rows, gutter, column)
    return found


def second_column(lines: Sequence[Line]) -> float | None:
    """Where the second of two columns begins at the end of a page that was read; None where there are not two."""
    last = max((line.column for line in lines), default=0)
    return next(line.left for line in reversed(lines) if line.column == 2) if last == 2 else None


def _goes_on(lines: Sequence[Line], x: float) -> bool:
    """Whether the few lines of a page stand in the columns of the page before, of which the second begins at `x`.

    Notes in smaller type may run over both.
    """
    clear = [line for line in lines if not crosses(line, x)]
    sides = [line for line in clear if line.x0 < x], [line for line in clear if line.x1 > x]
    first = next((line for line in sides[0] if any(_are_level(line, other) for other in sides[1])), None)
    if first is None or min(map(len, sides)) < FEWEST_GOING_ON:
        return False
    if any(line.size >= first.size for line in lines if crosses(line, x)):
        return False
    level = all(word.x0 - x < SAME_EDGE for line in sides[1] for word in [w for w in line.words if w.x0 >= x][:1])
    return level and _in_words(sides[0], x, left_side=True) and _in_words(sides[1], x, left_side=False)


def _are_level(line: Line, other: Line) -> bool:
    """Whether two lines are one, or stand beside each other."""
    return line.box.top < other.bottom and other.box.top < line.bottom


def _between(blocks: Sequence[Block], lines: Sequence[Line]) -> float | None:
    """Where the second of two columns begins that tables fill, side by side, where no text runs over both."""
    for left in blocks:
        for right in blocks:
            beside = left.x1 < right.x0 and min(left.bottom, right.bottom) > max(left.top, right.top)
            edge = right.x0 - 1
            crossed = any(crosses(line, edge) for line in lines) or any(_spans(block, edge) for block in blocks)
            if beside and not crossed:
                return edge
    return None


def _between_headings(lines: Sequence[Line]) -> float | None:
    """Where the second of two columns begins that numbered headings side by side head, on a slide say."""
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    for line in lines:
        start = next((n for n, gap in enumerate(_gaps(line), 1) if gap > WIDE * line.size), 0)
        if not start or line.size <= LARGER * usual:
            continue
        headings = (" ".join(word.text for word in words) for words in (line.words[:start], line.words[start:]))
        edge = line.words[start].x0 - 1
        numbered = [area for text in headings if (area := area_of_heading(text)) and area.title]
        if len(numbered) > 1 and not any(crosses(other, edge) for other in lines):
            return edge
    return None


def _gaps(line: Line) -> Iterator[float]:
    yield from (after.x0 - before.x1 for before, after in pairwise(line.words))


def _in_bands(items: Sequence[Line | Block], column: int) -> list[Line]:
    """Straight down; but where headings part bands of which some have columns, band by band."""
    lines = [item for item in items if isinstance(item, Line)]
    usual = Counter(line.size for line in lines).most_common(1)[0][0] if lines else 0.0
    bands: list[list[Line | Block]] = [[]]
    for item in items:
        if _is_heading(item, usual) and any(not _is_heading(one, usual) for one in bands[-1]):
            bands.append([])
        bands[-1].append(item)
    if len(bands) > 1 and any(_gutter([one for one in band if isinstance(one, Line)]) for band in bands):
        return [line for band in bands for line in _band(band, column)]
    return [line for item in items for line in (item.lines if isinstance(item, Block) else (item,))]


def _edges(items: Sequence[Line | Block], rules: Sequence[Rule]) -> Iterator[Block]:
    """The upper and lower edges of the rules and frames that run over all columns, as blocks without text."""
    left, right = min(item.x0 for item in items), max(item.x1 for item in items)
    for rule in rules:
        if min(rule.x1, right) - max(rule.x0, left) > WHOLE_WIDTH * (right - left):
            for edge in (rule.top, rule.bottom):
                yield Block((), rule.x0, edge, rule.x1, edge)


def _is_heading(item: Line | Block, usual: float) -> bool:
    return isinstance(item, Line) and item.size > LARGER * usual


def _band(band: Sequence[Line | Block], column: int) -> list[Line]:
    lines = [item for item in band if isinstance(item, Line)]
    blocks = [item for item in band if isinstance(item, Block)]
    if _gutter(lines) is None:
        return [line for item in band for line in (item.lines if isinstance(item, Block) else (item,))]
    return in_order(lines, blocks, column)


def _top(item: Line | Block) -> float:
    return item.top if isinstance(item, Block) else (item.words[0].top + item.words[0].bottom) / 2


def _spans(item: Line | Block, gutter: float) -> bool:
    if isinstance(item, Block):
        return item.x0 < gutter - NARROWEST_GUTTER and item.x1 > gutter + NARROWEST_GUTTER
    return crosses(item, gutter)


def _spanning(items: Sequence[Line | Block], gutter: float) -> set[int]:
    """The ids of what spans both columns, headings of bands among them: what they head is under both."""
    found = {id(item) for item in items if _spans(item, gutter)}
    sizes = Counter(item.size for item in items if isinstance(item, Line))
    usual = sizes.most_common(1)[0][0] if sizes else 0.0
    beside = [item for item in items if id(item) not in found]
    right = [(*side, item) for item in beside if (side := _right_side(item, gutter))]
    largest = max((word.size for item in beside for word in _right_words(item, gutter)), default=usual)
    for number in range(len(items) - 1, -1, -1):
        line = items[number]
        # Where no heading in the right column is as large, what this one heads has columns of its own.
        above_all = isinstance(line, Line) and line.size > HIGHER * max(usual, largest)
        level = NEARLY_LEVEL * usual if above_all else LEVEL
        begins = _top_of_heading(items[: number + 1])
        if _heads_band(items[number:], gutter, usual, right, found, level, begins):
            found.add(id(line))
    return found


def _top_of_heading(items: Sequence[Line | Block]) -> float:
    """Where the heading begins that the last item is a line of: it may have lines of the same type over it."""
    last = items[-1]
    if isinstance(last, Block):
        return last.top
    top, words = last.box.top, last.words[:1]
    for item in reversed(items[:-1]):
        if top - item.bottom > SAME_HEADING * last.size:
            break
        above = item.words[:1] if isinstance(item, Line) else ()
        if above and abs(above[0].x0 - words[0].x0) < SAME_EDGE and _are_alike(above[0], words[0]):
            top, words = above[0].top, above
    return top


def _are_alike(word: Word, other: Word) -> bool:
    return abs(word.size - other.size) < SAME_SIZE and word.bold == other.bold


def _right_words(item: Line | Block, gutter: float) -> list[Word]:
    return [word for word in item.words if word.x0 >= gutter] if isinstance(item, Line) else []


def _right_side(item: Line | Block, gutter: float) -> tuple[float, float] | None:
    """Top and bottom of what an item has in the right column."""
    if isinstance(item, Block):
        return (item.top, item.bottom) if (item.x0 + item.x1) / 2 >= gutter else None
    words = _right_words(item, gutter)
    return (min(word.top for word in words), max(word.bottom for word in words)) if words else None


def _heads_band(
    items: Sequence[Line | Block],
    gutter: float,
    usual: float,
    right: Sequence[tuple[float, float, Line | Block]],
    spanning: set[int],
    level: float,
    begins: float,
) -> bool:
    """Whether the first item is a heading with nothing beside it, over what spans or columns that begin level.

    The heading `begins` with the first of its lines. `level` is how far the tops of such columns may be from each
    other; a right one that begins with a heading as high as this one has begun before. `right` has the tops and
    bottoms of what is in the right column.
    """
    line = items[0]
    if isinstance(line, Block) or line.x1 > gutter or not (line.bold or line.size > LARGER * usual):
        return False
    under = next((item for item in items[1:] if id(item) in spanning or item.x0 < gutter), None)
    if under is None:
        return False
    top = under.top if isinstance(under, Block) else min(word.top for word in under.words if word.x0 < gutter)
    if any(above < top - level and below > begins for above, below, _ in right):
        return False
    beside = [item for above, _, item in right if abs(above - top) < level]
    return id(under) in spanning or (bool(beside) and not any(_is_as_high(item, line, gutter) for item in beside))


def _is_as_high(item: Line | Block, heading: Line, gutter: float) -> bool:
    """Whether what an item has in the right column is a heading as large as another, and as bold."""
    words = _right_words(item, gutter)
    return bool(words) and all(word.size >= heading.size and word.bold >= heading.bold for word in words)


def _read_down(rows: Sequence[Line | Block], gutter: float, column: int) -> Iterator[Line]:
    """The left side and then the right; a side may have columns of its own."""
    for right in (False, True):
        lines: list[Line] = []
        blocks: list[Block] = []
        for row in rows:
            if isinstance(row, Block):
                blocks += [row] if ((row.x0 + row.x1) / 2 >= gutter) == right else []
                continue
            words = tuple(word for word in row.words if (word.x0 >= gutter) == right)
            if words:
                edges = (gutter, row.right) if right else (row.left, gutter)
                lines.append(Line(row.page, words, *edges, column=column + 1 + right))
        side = in_order(_rejoined(lines), blocks, column + right)
        yield from side
        column = max([column, *(line.column - 1 for line in side)])


def _rejoined(lines: Sequence[Line]) -> list[Line]:
    """The lines of a side, what stands on one row as one.

    A list's label may have gone with a line beside it, and so may a footnote's mark, which is raised.
    """
    found: list[Line] = []
    for line in lines:
        if found and (_on_one_row(found[-1], line) or are_raised(found[-1].words, line.words)):
            words = sorted((*found[-1].words, *line.words), key=lambda word: word.x0)
            line = msgspec.structs.replace(found.pop(), words=tuple(words))
        found.append(line)
    return found


def _on_one_row(line: Line, other: Line) -> bool:
    level = abs(_top(line) - _top(other)) < ONE_ROW * line.size
    alike = max(line.size, other.size) < LARGER * min(line.size, other.size)
    return level and alike and (line.x1 < other.x0 or other.x1 < line.x0)


def crosses(line: Line, x: float) -> bool:
    """Whether a line runs over `x`: a word stands there, or words so close round it that they are one."""
    left = [word for word in line.words if word.x0 < x]
    right = [word for word in line.words if word.x0 >= x]
    if left and left[-1].x1 > x:
        return True
    space = max(NARROWEST_GUTTER, WIDEST_SPACE * line.size)
    return bool(left and right) and right[0].x0 - left[-1].x1 < space


def _gutter(lines: Sequence[Line]) -> float | None:
    """Where the empty stripe between two columns is, or None: many rows must stand on both sides of it."""
    words = [word for line in lines for word in line.words]
    if not words:
        return None
    left, right = min(word.x0 for word in words), max(word.x1 for word in words)
    margin = NARROWEST_COLUMN * (right - left)
    begins = Counter(round(word.x0) for line in lines for word in _after_gaps(line))
    inner = [begin - 1.0 for begin, times in sorted(begins.items()) if left + margin < begin < right - margin]
    dividing = [x for x in inner if _divides(lines, x)]
    # List labels and the text hung from them begin lines too; the column's edge is what fewest lines cross.
    crossing = {x: sum(crosses(line, x) for line in lines) for x in inner}
    edge = min(dividing, key=crossing.__getitem__, default=None)
    if edge is None:
        return None
    # A heading, or its number, may begin a little before the text.
    return min((edge, *(x for x in inner if edge - HANGING < x < edge)), key=crossing.__getitem__)


def _after_gaps(line: Line) -> list[Word]:
    """The words that may begin a column: the first of the line, and those after a wide gap."""
    after = [b for a, b in pairwise(line.words) if b.x0 - a.x1 >= NARROWEST_GUTTER]
    return [line.words[0], *after]


def _divides(lines: Sequence[Line], x: float) -> bool:
    """Rows beside each other on both sides of `x`, more than cross it, and full enough to be running text."""
    clear = [line for line in lines if not crosses(line, x)]
    before = [line for line in clear if line.x0 < x]
    after = [line for line in clear if line.x1 > x]
    if min(len(before), len(after)) < FEWEST_ROWS or len(lines) - len(clear) > len(clear) / 2:
        return False
    if _level(before, after, x) < FEWEST_LEVEL:
        return False
    left, right = min(line.x0 for line in before), max(line.x1 for line in after)  # what spans them may be wider
    if not (_in_words(before, x, left_side=True) and _in_words(after, x, left_side=False)):
        return False
    overlap = min(before[-1].bottom, after[-1].bottom) - max(before[0].bottom, after[0].bottom)
    shorter = min(rows[-1].bottom - rows[0].bottom for rows in (before, after))
    filled = _usual_full(max(word.x1 for word in line.words if word.x0 < x) - left for line in before)
    opposite = _usual_full(line.x1 - x for line in after)
    return overlap > BESIDE_EACH_OTHER * shorter and filled > 0.6 * (x - left) and opposite > 0.6 * (right - x)


def _level(before: Sequence[Line], after: Sequence[Line], x: float) -> int:
    """How many lines of the left of two sides have words of the right one beside them."""
    right = [word for line in after for word in line.words if word.x0 >= x]
    tops, bottoms = sorted(word.top for word in right), sorted(word.bottom for word in right)
    left = [[word for word in line.words if word.x0 < x] for line in before]
    return sum(
        bisect_left(tops, max(word.bottom for word in words))
        > bisect_right(bottoms, min(word.top for word in words))
        for words in left
    )


def _in_words(lines: Sequence[Line], x: float, left_side: bool) -> bool:
    """Whether most of what stands on a side of `x` is words: figures and dates are the cells of a table."""
    words = [word.text for line in lines for word in line.words if (word.x0 < x) == left_side]
    return sum(any(map(str.isalpha, word)) for word in words) > len(words) / 2


def _usual_full(widths: Iterable[float]) -> float:
    """How wide full lines are: the upper third, for headings and the ends of paragraphs are short."""
    ordered = sorted(widths)
    return ordered[2 * len(ordered) // 3]
