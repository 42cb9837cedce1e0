"""Columns that no rule parts and whose names may stand in the middle: under tinted cells, or parted by white.

    ▒   Insats    ▒ ▒   Kvartal 1    ▒ ▒   Kvartal 2    ▒
    Läcksökning     Nätet är lyssnat   Läckorna är lagade.
                    av två gånger.

Names in the middle of their cells say nothing of where text begins; the tints do, and so do stripes that no word
enters, one between each two names.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.pages.page import Line, Page, Rule, Word

THIN = 3.0  # points: a rectangle that is thinner is a line
LEVEL = 1.0  # points: how far the edges of tints side by side may be from each other
WIDEST_GAP = 6.0  # points, between the tints of two names
NARROWEST = 20.0  # points, of a column
MOST_LINES = 4.5  # times the font size, that the tint of a name is high
FEWEST_IN = 2  # names
MOST_TINTS = 400  # on a page: more are a drawing
SAME_START = 4.0  # points
EDGE = 2.0  # points: nearer to it than a cell's text
NARROWEST_STRIPE = 0.6  # times the font size, of white between two columns


class Tinted(msgspec.Struct, frozen=True):
    """The tinted cells of a row, from left to right."""

    cells: tuple[Rule, ...]

    @property
    def place(self) -> Rule:
        """What the cells fill together."""
        return Rule(self.cells[0].x0, self.cells[0].top, self.cells[-1].x1, self.cells[0].bottom)

    @property
    def starts(self) -> list[float]:
        """Where their columns begin."""
        return [cell.x0 for cell in self.cells]

    def is_left(self, line: Line, first: Line) -> bool:
        """Whether a line begins at the very edge of the cells, and not in them as the first under the names."""
        return line.x0 < first.x0 - EDGE and line.x0 < self.cells[0].x0 + EDGE


def tinted_rows(page: Page) -> list[Tinted]:
    """The rows of tinted cells, side by side, that stand over no others, from the top of a page."""
    tints = sorted(
        {
            (round(rule.top, 1), round(rule.x0, 1), round(rule.bottom, 1), round(rule.x1, 1))
            for rule in page.rules
            if rule.height > THIN and rule.width > NARROWEST
        }
    )
    if len(tints) > MOST_TINTS:
        return []
    rows: list[list[Rule]] = []
    for top, x0, bottom, x1 in tints:
        row = next((row for row in rows if _goes_on(row[-1], top, x0, bottom)), None)
        if row:
            row.append(Rule(x0, top, x1, bottom))
        else:
            rows.append([Rule(x0, top, x1, bottom)])
    return [Tinted(tuple(row)) for row in rows if len(row) >= FEWEST_IN]


def _goes_on(cell: Rule, top: float, x0: float, bottom: float) -> bool:
    level = abs(cell.top - top) < LEVEL and abs(cell.bottom - bottom) < LEVEL
    return level and -LEVEL < x0 - cell.x1 < WIDEST_GAP


def names_in(row: Tinted, lines: Sequence[Line]) -> tuple[range, list[list[Word]]]:
    """Which lines stand in a row of tinted cells, and the words in each cell.

    None where a cell has no words or is too high for a name, or where words stand beside the cells.
    """
    place = row.place
    inside = [n for n, line in enumerate(lines) if any(_holds(place, word) for word in line.words)]
    words = [word for number in inside for word in lines[number].words]
    found = [[word for word in words if _holds(cell, word)] for cell in row.cells]
    if not all(found) or sum(map(len, found)) < len(words) or place.height > MOST_LINES * words[0].size:
        return range(0), []
    return range(inside[0], inside[-1] + 1), found


def _holds(place: Rule, word: Word) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return place.x0 <= across <= place.x1 and place.top <= down <= place.bottom


def parted_by_white(names: Sequence[Sequence[Word]], lines: Sequence[Line]) -> tuple[list[float], int]:
    """Where the columns under some names begin, and how many of the lines stripes of white part, one name in each.

    What stands beside no name is in the column of the nearest.
    """
    spans = [(group[0].x0, group[-1].x1, 1) for group in names]
    number = 0
    for line in lines:
        spread = _spread([*spans, *((word.x0, word.x1, 0) for word in line.words)], NARROWEST_STRIPE * line.size)
        if any(count > 1 for _, _, count in spread):
            break
        spans, number = spread, number + 1
    return list(_starts(spans)), number


def _spread(spans: Sequence[tuple[float, float, int]], gap: float) -> list[tuple[float, float, int]]:
    """What some words take across the page, with how many names are in each; narrow white is none."""
    found: list[tuple[float, float, int]] = []
    for start, end, names in sorted(spans):
        if found and start - found[-1][1] < gap:
            found[-1] = (found[-1][0], max(end, found[-1][1]), found[-1][2] + names)
        else:
            found.append((start, end, names))
    return found


def _starts(spans: Sequence[tuple[float, float, int]]) -> Iterator[float]:
    """Where each column begins: with its name, or with what stands nearer to that than to the name before."""
    named = [number for number, (_, _, names) in enumerate(spans) if names]
    yield spans[0][0]
    for before, number in pairwise(named):
        first = number
        while (
            first - 1 > before and spans[first][0] - spans[first - 1][1] < spans[first - 1][0] - spans[before][1]
        ):
            first -= 1
        yield spans[first][0]


def white_over(lines: Sequence[Line]) -> list[float]:
    """The white over each line, in points, up to the lowest of those before; negative where they overlap."""
    found, bottom = [0.0], lines[0].bottom
    for line in lines[1:]:
        found.append(line.bottom - line.size - bottom)
        bottom = max(bottom, line.bottom)
    return found


def usual_white(lines: Sequence[Line], starts: Sequence[float]) -> tuple[float, float]:
    """The least white from a line to the next in one of the columns, and how far apart these are then, in points.

    Lines of cells that stand in the middle of their rows are nearer to those beside them than to their own.
    """
    ends: dict[int, float] = {}
    steps: list[tuple[float, float]] = []
    for line in lines:
        columns = {sum(word.x0 >= start - SAME_START for start in starts) for word in line.words}
        steps += [(line.bottom - ends[at] - line.size, line.bottom - ends[at]) for at in columns if at in ends]
        ends |= dict.fromkeys(columns, line.bottom)
    return min(steps, default=(0.0, lines[0].size))
