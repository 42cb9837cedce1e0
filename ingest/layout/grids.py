"""Grids of ruled lines: which cell of a table a place on the page lies in.

Rules that touch each other make a grid. A cell goes on to the right or downwards where no rule ends it. Where rows
have rules between them but columns have not, or only beside tinted cells, `ingest.layout.ruled_rows` finds the
columns.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.layout.ruled_rows import TOUCHING, Edge, clusters, end_of_row_under, names_above, ruled_rows
from ingest.pages.page import Line, Page, Rule

THIN = 3.0  # points: a rectangle that is thinner is a line
SHORTEST = 6.0  # points
NARROWEST = 8.0  # points: a narrower column is a bar beside a heading
MOST_EDGES = 2_500
MOSTLY = 0.8  # of the width


class Grid(msgspec.Struct, frozen=True):
    """The lines between which cells lie; `ends_right` and `ends_below` say which cells a rule ends."""

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    ends_right: frozenset[tuple[int, int]]
    ends_below: frozenset[tuple[int, int]]

    @property
    def place(self) -> Rule:
        """Where the grid lies."""
        return Rule(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def columns(self) -> int:
        """The number of columns."""
        return len(self.xs) - 1

    @property
    def lefts(self) -> tuple[float, ...]:
        """The left edges of the columns."""
        return self.xs[:-1]

    def cell(self, x: float, y: float) -> tuple[int, int, int]:
        """Row, column and number of columns of the cell at a place; a cell over many rows is in its first."""
        row = max((n for n, top in enumerate(self.ys[:-1]) if top <= y), default=0)
        column = max((n for n, left in enumerate(self.xs[:-1]) if left <= x), default=0)
        first, last = column, column
        while first > 0 and (row, first - 1) not in self.ends_right:
            first -= 1
        while last < self.columns - 1 and (row, last) not in self.ends_right:
            last += 1
        while row > 0 and all((row - 1, n) not in self.ends_below for n in range(first, last + 1)):
            row -= 1
        return row, first, last - first + 1

    def right(self, column: int, span: int) -> float:
        """The right edge of a cell."""
        return self.xs[column + span]


def grids(page: Page, lines: Sequence[Line]) -> Iterator[Grid]:
    """The grids on a page, from the top, that have at least two columns and two rows."""
    across, down = _edges(page)
    if len(across) + len(down) > MOST_EDGES:
        return
    found = [grid for group in _touching(across, down) if (grid := _grid(*group))]
    found = list(_without_half(found, across, lines))
    open_rows = [edge for edge in across if not any(_beside(edge, grid.place) for grid in found)]
    between = [with_ends(*table) for table in ruled_rows(open_rows, lines)]
    found += [rows for rows in between if not any(_fills(grid, rows) for grid in found)]
    kept = list(_outermost(found))
    free = ((grid, _outside([one for one in kept if one is not grid], lines)) for grid in kept)
    whole = (_with_last_row(_with_names(grid, others), others) for grid, others in free)
    yield from _joined(sorted(map(_without_bars, whole), key=lambda grid: grid.ys[0]))


def _fills(grid: Grid, rows: Grid) -> bool:
    """Whether a grid lies between rules as wide as it, which are those of headings over it and the next one."""
    wide = grid.place.width > MOSTLY * rows.place.width
    return wide and _contains(rows.place, grid.place) and not _is_half(grid)


def _without_half(found: Sequence[Grid], across: Sequence[Edge], lines: Sequence[Line]) -> Iterator[Grid]:
    """The grids but those that lie in a table of the same columns whose rows have rules: its tinted cells.

    | Område    | Läge                |▒Prognos▒|
    """
    half = [grid for grid in found if _is_half(grid)]
    whole = [grid for grid in found if grid not in half]
    near = [edge for edge in across if not any(_beside(edge, grid.place) for grid in whole)] if half else []
    tables = [with_ends(*table) for table in ruled_rows(near, lines)]
    yield from whole
    yield from (grid for grid in half if not any(_is_part(grid, table) for table in tables))


def _is_half(grid: Grid) -> bool:
    """Whether between two columns half of the rows or more have no rule."""
    rows = len(grid.ys) - 1
    ended = Counter(column for _, column in grid.ends_right)
    return any(ended[column] <= rows / 2 for column in range(grid.columns - 1))


def _is_part(grid: Grid, table: Grid) -> bool:
    """Whether a table holds a grid and has the same columns."""
    return _same_columns(grid, table) and _contains(table.place, grid.place)


def _same_columns(grid: Grid, other: Grid) -> bool:
    pairs = zip(grid.xs, other.xs, strict=False)
    return len(grid.xs) == len(other.xs) and all(abs(one - two) < TOUCHING for one, two in pairs)


def _outside(others: Sequence[Grid], lines: Sequence[Line]) -> list[Line]:
    """The lines that are in none of other grids: the last row of a table does not name the columns of the next."""
    places = [grid.place for grid in others]
    return [line for line in lines if not any(_holds(place, line) for place in places)]


def _holds(place: Rule, line: Line) -> bool:
    middle = (line.box.top + line.box.bottom) / 2
    return place.top <= middle <= place.bottom and line.x0 < place.x1 and line.x1 > place.x0


def _with_names(grid: Grid, lines: Sequence[Line]) -> Grid:
    """A grid, with a row for the names of its columns where these stand over its first rule."""
    names = names_above(grid.xs, grid.ys[0], lines)
    if names is None:
        return grid
    right = {(row + 1, column) for row, column in grid.ends_right} | {(0, n) for n in range(grid.columns)}
    below = {(row + 1, column) for row, column in grid.ends_below} | {(0, n) for n in range(grid.columns)}
    return Grid(grid.xs, (names - 1, *grid.ys), frozenset(right), frozenset(below))


def _with_last_row(grid: Grid, lines: Sequence[Line]) -> Grid:
    """A grid, with the row under its last rule where that keeps to the columns: the only one without a tint."""
    end = end_of_row_under(grid.xs, grid.ys[-1], lines)
    if end is None:
        return grid
    last = len(grid.ys) - 1
    right = grid.ends_right | {(last, n) for n in range(grid.columns)}
    below = grid.ends_below | {(last, n) for n in range(grid.columns)}
    return Grid(grid.xs, (*grid.ys, end), right, below)


def _joined(grids: Iterable[Grid]) -> list[Grid]:
    """The grids, those as one that share a row: under the last tint of the one, over the first rule of the other.

    |▒Nr▒|▒Område▒|▒Läge▒▒▒▒▒▒▒▒|
    |▒Transporter▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒|
     2     Bilar    Nio är sålda.
    ----------------------------
     3     Cyklar   Vägen är öppen.
    ----------------------------
    """
    found: list[Grid] = []
    for grid in grids:
        before = found[-1] if found else None
        if before and _same_columns(before, grid) and before.ys[0] < grid.ys[0] < before.ys[-1]:
            found[-1] = _as_one(before, grid)
        else:
            found.append(grid)
    return found


def _as_one(upper: Grid, lower: Grid) -> Grid:
    """Two grids of the same columns, of which the lower begins inside the upper's last row."""
    under = [row for row, bottom in enumerate(lower.ys[1:]) if bottom > upper.ys[-1]]
    shift = len(upper.ys) - 1 - under[0] if under else 0
    right = {(row + shift, column) for row, column in lower.ends_right if row in under}
    below = {(row + shift, column) for row, column in lower.ends_below if row in under}
    ys = (*upper.ys, *(lower.ys[row + 1] for row in under))
    return Grid(upper.xs, ys, upper.ends_right | right, upper.ends_below | below)


def _without_bars(grid: Grid) -> Grid:
    """A grid without columns that are too narrow for text; one that has no other two holds no table."""
    wide = [column for column, (left, right) in enumerate(pairwise(grid.xs)) if right - left >= NARROWEST]
    if not wide or len(wide) == grid.columns:
        return grid
    number = {column: place for place, column in enumerate(wide)}
    xs = (grid.xs[0], *(grid.xs[column] for column in wide[1:]), grid.xs[-1])
    right = {(row, number[column]) for row, column in grid.ends_right if column in number}
    below = {(row, number[column]) for row, column in grid.ends_below if column in number}
    return Grid(xs, grid.ys, frozenset(right), frozenset(below))


def _edges(page: Page) -> tuple[list[Edge], list[Edge]]:
    """The horizontal and the vertical rules; a rectangle has two of each, unless it is the page's background."""
    across, down = list[Edge](), list[Edge]()
    for rule in page.rules:
        if rule.height <= THIN:
            across.append(Edge((rule.top + rule.bottom) / 2, rule.x0, rule.x1))
        elif rule.width <= THIN:
            down.append(Edge((rule.x0 + rule.x1) / 2, rule.top, rule.bottom))
        elif rule.height < 0.9 * page.height:
            across += [Edge(rule.top, rule.x0, rule.x1), Edge(rule.bottom, rule.x0, rule.x1)]
            down += [Edge(rule.x0, rule.top, rule.bottom), Edge(rule.x1, rule.top, rule.bottom)]
    long = [[edge for edge in edges if edge.end - edge.start > SHORTEST] for edges in (across, down)]
    return long[0], long[1]


def _touching(across: Sequence[Edge], down: Sequence[Edge]) -> list[tuple[list[Edge], list[Edge]]]:
    """Rules in groups that touch each other."""
    group = list(range(len(across) + len(down)))

    def root(number: int) -> int:
        while group[number] != number:
            group[number] = group[group[number]]
            number = group[number]
        return number

    for i, flat in enumerate(across):
        for j, upright in enumerate(down):
            crosses = flat.start - TOUCHING <= upright.at <= flat.end + TOUCHING
            if crosses and upright.start - TOUCHING <= flat.at <= upright.end + TOUCHING:
                group[root(len(across) + j)] = root(i)
    groups: dict[int, tuple[list[Edge], list[Edge]]] = {}
    for i, flat in enumerate(across):
        groups.setdefault(root(i), ([], []))[0].append(flat)
    for j, upright in enumerate(down):
        groups.setdefault(root(len(across) + j), ([], []))[1].append(upright)
    return list(groups.values())


def _grid(across: Sequence[Edge], down: Sequence[Edge]) -> Grid | None:
    if len(across) < 2 or not down:
        return None
    xs = clusters([*(e.at for e in down), min(e.start for e in across), max(e.end for e in across)])
    ys = clusters([*(e.at for e in across), min(e.start for e in down), max(e.end for e in down)])
    if len(xs) < 3 or len(ys) < 3:
        return None
    return with_ends(xs, ys, across, down)


def with_ends(xs: Sequence[float], ys: Sequence[float], across: Sequence[Edge], down: Sequence[Edge]) -> Grid:
    """The grid of these columns and rows, whose cells end where there are rules."""
    middles = [(a + b) / 2 for a, b in pairwise(xs)]
    centres = [(a + b) / 2 for a, b in pairwise(ys)]
    right = {
        (row, column)
        for column, x in enumerate(xs[1:])
        for row, y in enumerate(centres)
        if any(abs(edge.at - x) < TOUCHING and edge.start <= y <= edge.end for edge in down)
    }
    below = {
        (row, column)
        for row, y in enumerate(ys[1:])
        for column, x in enumerate(middles)
        if any(abs(edge.at - y) < TOUCHING and edge.start <= x <= edge.end for edge in across)
    }
    return Grid(tuple(xs), tuple(ys), frozenset(right), frozenset(below))


def _beside(edge: Edge, place: Rule) -> bool:
    """Whether a rule lies in or at the edge of a grid."""
    within = place.top - TOUCHING <= edge.at <= place.bottom + TOUCHING
    return within and edge.start < place.x1 and edge.end > place.x0


def _outermost(found: Sequence[Grid]) -> Iterator[Grid]:
    for grid in found:
        inner = grid.place
        if not any(_contains(other.place, inner) for other in found if other is not grid):
            yield grid


def _contains(outer: Rule, inner: Rule) -> bool:
    inside = outer.x0 <= inner.x0 + 1 and outer.x1 >= inner.x1 - 1 and outer.top <= inner.top + 1
    return inside and outer.bottom >= inner.bottom - 1
