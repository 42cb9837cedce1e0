"""Tables: found by their rules, by column names over text that keeps to its columns, or by rounds beside text.

Those that go on over a page break are joined by `ingest.layout.continued_tables`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.round_columns import names_round, round_of_column
from ingest.conventions.rounds import round_of_heading
from ingest.conventions.states import is_area_column, is_column_name
from ingest.layout.columns import Block
from ingest.layout.grids import Grid, grids
from ingest.layout.white_columns import Tinted, names_in, parted_by_white, tinted_rows, usual_white, white_over
from ingest.pages.page import Cell, Line, Page, Rule, Word, lines_of_words

NEAR = 4.0  # points
HEADING = 1.15  # times the size of what it heads
NARROWEST_GAP = 0.9  # times the font size, between the columns of a table without rules
LARGER_GAP = 1.25  # times the usual distance between lines: between rows
FARTHEST = 3.2  # times the font size, from one line of a table without rules to the next
FARTHEST_ROW = 8.0  # times the font size, where that line has text in every column: rows of one height
AT_EDGE, FULL_CELL = 0.1, 0.35  # points; times the font size, from a line that fills its cell to the next column
FEWEST_FILLED = 3  # columns
FEWEST_ROUNDS = 2  # with text hung beside them
WIDEST_ROUND = 0.3  # of the page's text
SAME_SIZE = 1.5  # points: of a round and the text beside it
LONGEST_NAME = 6  # words, of a column whose name reports do not use
LONGEST_SMALL = 3  # words, where it begins with a small letter: "varav kvinnor"
COLUMNS_OF_TEXT, LONG_CELL = 2, 12  # columns that a page may have, and lines of a cell that may be one
LARGER = 1.05  # times the size of a column's text: a heading in it
PADDING = 6.0  # points, at most, between a cell's text and its edge


class Table(msgspec.Struct, frozen=True):
    """A table on one page: its place, the left edges of its columns, and the lines of its cells, row by row."""

    page: int
    place: Rule
    columns: tuple[float, ...]
    lines: tuple[Line, ...]

    @property
    def rows(self) -> int:
        """The number of its rows."""
        return 1 + max(line.cell.row for line in self.lines if line.cell)

    def row(self, number: int) -> list[Line]:
        """The lines of one row."""
        return [line for line in self.lines if line.cell and line.cell.row == number]


def tables_of(page: Page, lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """The lines of a page that are in no table, and its tables."""
    found: list[Table] = []
    rest = list(lines)
    for grid in grids(page, rest):
        rest, inside = _take(rest, grid.place)
        table = _table(page.number, grid, inside)
        if table:
            found.append(table)
        else:
            rest = _back(rest, inside, page.number)
    rest, tinted = _under_tints(page, rest)
    rest, named = _under_names(page.number, rest)
    rest, timed = _beside_rounds(page.number, rest)
    return rest, sorted([*found, *tinted, *named, *timed], key=lambda table: table.place.top)


def block(table: Table) -> Block:
    """A table as it takes its place in the reading order."""
    place = table.place
    return Block(table.lines, place.x0, place.top, place.x1, place.bottom)


def _take(lines: Sequence[Line], place: Rule) -> tuple[list[Line], list[Word]]:
    rest, inside = [], []
    for line in lines:
        within = [word for word in line.words if _holds(place, word)]
        if not within:
            rest.append(line)
            continue
        inside += within
        outside = tuple(word for word in line.words if not _holds(place, word))
        if outside:
            rest.append(msgspec.structs.replace(line, words=outside))
    return rest, inside


def _back(lines: Sequence[Line], words: Sequence[Word], page: int) -> list[Line]:
    """The lines with words that turned out to be in no table."""
    if not words:
        return list(lines)
    every = [word for line in lines for word in line.words] + list(words)
    return list(lines_of_words(page, every))


def _holds(place: Rule, word: Word) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return place.x0 <= across <= place.x1 and place.top <= down <= place.bottom


def _table(page: int, grid: Grid, words: Sequence[Word]) -> Table | None:
    """The words of a grid in its cells; None where they fill fewer than two columns and two rows."""
    cells: dict[tuple[int, int, int], list[Word]] = {}
    for word in words:
        cells.setdefault(grid.cell((word.x0 + word.x1) / 2, (word.top + word.bottom) / 2), []).append(word)
    if len({row for row, _, _ in cells}) < 2 or len({column for _, column, _ in cells}) < 2:
        return None
    lines = [
        line
        for (row, column, span), group in sorted(cells.items())
        for line in _cell_lines(page, Cell(0, row, column, grid.columns, span), group, grid.right(column, span))
    ]
    if grid.columns == COLUMNS_OF_TEXT and _has_headings_inside(lines):
        return None
    return Table(page, grid.place, grid.lefts, tuple(rows_without_gaps(lines)))


def _has_headings_inside(lines: Sequence[Line]) -> bool:
    """Whether a long cell has headings in larger type over its texts: it is a column of the page, in a frame."""
    cells: dict[tuple[int, int], list[Line]] = {}
    for line in lines:
        if line.cell:
            cells.setdefault((line.cell.row, line.cell.column), []).append(line)
    long = [cell for cell in cells.values() if len(cell) >= LONG_CELL]
    usual = [(cell, Counter(line.size for line in cell).most_common(1)[0][0]) for cell in long]
    return any(sum(line.bold and line.size > LARGER * size for line in cell[1:]) > 1 for cell, size in usual)


def _cell_lines(page: int, cell: Cell, words: Sequence[Word], right: float) -> Iterator[Line]:
    left = min(word.x0 for word in words)
    room = max(right - PADDING, max(word.x1 for word in words))
    for line in lines_of_words(page, words):
        yield msgspec.structs.replace(line, cell=cell, left=left, right=room)


def rows_without_gaps(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with rows counted through: a grid has rows without text."""
    numbers = {row: number for number, row in enumerate(sorted({one.cell.row for one in lines if one.cell}))}
    for line in lines:
        assert line.cell
        yield msgspec.structs.replace(line, cell=msgspec.structs.replace(line.cell, row=numbers[line.cell.row]))


# Tables without rules


def _under_tints(page: Page, lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """Tables that have the names of their columns in tinted cells, where the text under these keeps to them."""
    rest, found = list(lines), list[Table]()
    for row in tinted_rows(page):
        heads, names = names_in(row, rest)
        if not names or not _are_known([" ".join(word.text for word in group) for group in names]):
            continue
        end = _end_of_columns(rest, heads[-1], row.starts, row)
        table = (
            _aligned(page.number, rest[heads[0] : end], row.starts, len(heads)) if end > heads[-1] + 1 else None
        )
        if table:
            found.append(table)
            rest = rest[: heads[0]] + rest[end:]
    return rest, found


def _under_names(page: int, lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """Tables whose columns have names that reports use, where the text under them keeps to the columns.

    Columns begin where their names do, or, of names in the middle of their columns, where white parts them.
    """
    rest, found, number = list[Line](), list[Table](), 0
    while number < len(lines):
        names = [] if _are_headings(lines[number : number + 2]) else _named_columns(lines[number])
        starts, end = _columns_under(names, lines, number) if names else ([], number)
        table = _aligned(page, lines[number:end], starts) if end - number > 2 else None
        if table:
            found.append(table)
            number = end
        else:
            rest.append(lines[number])
            number += 1
    return rest, found


def _are_headings(lines: Sequence[Line]) -> bool:
    """Whether rounds that a line names, in type larger than what is under them, head columns of the page.

    In bold over plain text they need be but a little larger.
    """
    if len(lines) < 2:
        return False
    loud = lines[0].bold and not lines[1].bold
    if lines[0].size <= (LARGER if loud else HEADING) * lines[1].size:
        return False
    return all(round_of_column(" ".join(word.text for word in group)) for group in _parted(lines[0]))


def _columns_under(names: Sequence[Sequence[Word]], lines: Sequence[Line], first: int) -> tuple[list[float], int]:
    """Where the columns begin that the first of some lines names, and the number of the line that ends them."""
    starts = [group[0].x0 for group in names]
    end = _end_of_columns(lines, first, starts)
    white, count = parted_by_white(names, lines[first + 1 :])
    end_of_white = _end_of_columns(lines[: first + 1 + count], first, white)
    return (white, end_of_white) if end_of_white > end else (starts, end)


def _named_columns(line: Line) -> list[list[Word]]:
    """The names of columns that a line holds; none where it does not name two that reports use, or rounds.

    "Status: Klart" says itself what stands in a column, on cards side by side. Beside a line of running text they
    are names in one of the columns of the page.
    """
    groups = _parted(line)
    names = [" ".join(word.text for word in group) for group in groups]
    return groups if _are_known(names) else []


def _are_known(names: Sequence[str]) -> bool:
    """Whether reports call the columns of tables so, or most of them."""
    if any(map(_runs_on, names)):
        return False
    rounds = all(round_of_column(name) for name in names)
    known = sum(": " not in name and (is_column_name(name) or names_round(name)) for name in names)
    return known >= 2 and (rounds or is_area_column(names[0]) or known >= max(3, len(names) - 1))


def _runs_on(name: str) -> bool:
    """Whether words are too many for the name of a column, so that they are a line of running text.

    A question may be as long: "Vad har vi gjort för att nå målet?".
    """
    longest = LONGEST_SMALL if name[:1].islower() else LONGEST_NAME
    known = name.endswith("?") or is_column_name(name) or names_round(name)
    return len(name.split()) > longest and not known


def _parted(line: Line) -> list[list[Word]]:
    """The words of a line in groups that wide spaces part."""
    groups: list[list[Word]] = [[line.words[0]]]
    for before, after in pairwise(line.words):
        if after.x0 - before.x1 > NARROWEST_GAP * line.size:
            groups.append([after])
        else:
            groups[-1].append(after)
    return groups


def _end_of_columns(
    lines: Sequence[Line], first: int, starts: Sequence[float], tinted: Tinted | None = None
) -> int:
    """The number of the first line after `first` that does not keep to the columns."""
    for number in range(first + 1, len(lines)):
        line, before = lines[number], lines[number - 1]
        farthest = FARTHEST_ROW if _fills(line, starts) else FARTHEST
        far = line.bottom - before.bottom > farthest * line.size
        crossed = any(_runs_over(line, start) for start in starts[1:])
        outside = line.words[0].x0 < starts[0] - NEAR or line.size > HEADING * lines[first].size
        heading = number > first + 1 and _is_heading_under(line, lines[first + 1 : number], starts)
        if far or crossed or outside or heading or (tinted and tinted.is_left(line, lines[first + 1])):
            return number
    return len(lines)


def _fills(line: Line, starts: Sequence[float]) -> bool:
    """Whether a line has text that begins in each of several columns: a row, however high the one before it."""
    begun = [any(abs(word.x0 - start) < NEAR for word in line.words) for start in starts]
    return len(starts) >= FEWEST_FILLED and all(begun)


def _is_heading_under(line: Line, rows: Sequence[Line], starts: Sequence[float]) -> bool:
    """Whether a line in bold and larger type than any row, further from these than they are, is no row."""
    alone = len(starts) > 1 and line.x1 < starts[1]
    loud = line.bold and not any(row.bold for row in rows) and line.size > LARGER * max(row.size for row in rows)
    apart = max((below.bottom - above.bottom for above, below in pairwise(rows)), default=0.0)
    return alone and loud and 0 < apart < line.bottom - rows[-1].bottom


def _runs_over(line: Line, start: float) -> bool:
    """Whether text runs on over the edge of a column."""
    if any(word.x0 < start - NEAR < word.x1 - NEAR for word in line.words):
        return True
    return any(
        before.x1 <= start <= after.x0 + NEAR
        and after.x0 - before.x1 < (FULL_CELL if abs(after.x0 - start) < AT_EDGE else 0.5) * line.size
        for before, after in pairwise(line.words)
    )


def _aligned(page: int, lines: Sequence[Line], starts: Sequence[float], heads: int = 0) -> Table | None:
    """Lines under named columns as a table; `heads`: as many of them are known to be the names."""
    cells: dict[tuple[int, int], list[Word]] = {}
    named = [(0, line) for line in lines[:heads]]
    for row, line in [
        *named,
        *((row + (heads > 0), line) for row, line in _numbered(lines[heads:], starts, heads > 0)),
    ]:
        for word in line.words:
            column = max(number for number, start in enumerate(starts) if start - NEAR <= word.x0)
            cells.setdefault((row, column), []).append(word)
    return _without_rules(page, lines, starts, cells) if len({row for row, _ in cells}) > 1 else None


def _without_rules(
    page: int, lines: Sequence[Line], starts: Sequence[float], cells: dict[tuple[int, int], list[Word]]
) -> Table:
    """The table that words make in their cells, by row and column."""
    right = max(line.x1 for line in lines) + PADDING
    edges = [*starts[1:], right]
    found = [
        line
        for (row, column), words in sorted(cells.items())
        for line in _cell_lines(page, Cell(0, row, column, len(starts)), words, edges[column])
    ]
    place = Rule(starts[0] - NEAR, lines[0].box.top, right, lines[-1].box.bottom)
    return Table(page, place, tuple(starts), tuple(found))


def _numbered(lines: Sequence[Line], starts: Sequence[float], names_apart: bool) -> Iterator[tuple[int, Line]]:
    """Each line with the row that it is in: a row begins after a larger space, or where the first column does.

    The names of the columns are a row where they are in type of their own, unless they are `names_apart`.
    """
    white = white_over(lines)
    usual, pitch = usual_white(lines, starts)
    larger = [one - usual > (LARGER_GAP - 1) * pitch for one in white]
    spaced = any(larger[1 if names_apart else 2 :])
    row = 0
    for number, line in enumerate(lines):
        if number:
            first = line.words[0].x0 < (starts[1] if len(starts) > 1 else line.right) - NEAR
            named = number == 1 and not names_apart
            begins = larger[number] or (named and lines[0].bold and not line.bold)
            row += begins if spaced else named or first
        yield row, line


def _beside_rounds(page: int, lines: Sequence[Line]) -> tuple[list[Line], list[Table]]:
    """Tables without rules or names whose rows are rounds, each with its text hung beside it."""
    rest, found, number = list[Line](), list[Table](), 0
    while number < len(lines):
        start = _text_beside_round(lines[number])
        end = _end_of_columns(lines, number, [lines[number].x0, start]) if start else number
        end = next((n for n in range(number, end) if not _keeps_to(lines[n], lines[number].x0, start)), end)
        if start and sum(_text_beside_round(line) > 0 for line in lines[number:end]) >= FEWEST_ROUNDS:
            found.append(_hung(page, lines[number:end], (lines[number].x0, start)))
            number = end
        else:
            rest.append(lines[number])
            number += 1
    return rest, found


def _text_beside_round(line: Line) -> float:
    """Where text begins after a round that a line begins with; 0 where it begins with none.

    "Våren 2014:" is read as a label of its paragraph, wherever that begins.
    """
    groups = _parted(line)
    key = " ".join(word.text for word in groups[0])
    told = round_of_heading(key) if len(groups) == 2 and key[-1:] not in ":.," else None
    if not told or not any(map(str.isalpha, "".join(word.text for word in groups[1]))):
        return 0.0
    round_word, text_word = groups[0][0], groups[1][0]
    beside = text_word.x0 - round_word.x0 < WIDEST_ROUND * (line.right - line.left)  # else a column of text
    return text_word.x0 if beside and abs(text_word.size - round_word.size) < SAME_SIZE else 0.0


def _keeps_to(line: Line, left: float, start: float) -> bool:
    """Whether a line is a round with its text beside it, or goes on with that."""
    begins = abs(line.x0 - left) < NEAR and abs(_text_beside_round(line) - start) < NEAR
    return begins or abs(line.x0 - start) < NEAR


def _hung(page: int, lines: Sequence[Line], starts: tuple[float, float]) -> Table:
    """Lines whose rows begin with a round as a table of two columns."""
    cells: dict[tuple[int, int], list[Word]] = {}
    row = -1
    for line in lines:
        row += line.x0 < starts[1] - NEAR
        for word in line.words:
            cells.setdefault((row, int(word.x0 > starts[1] - NEAR)), []).append(word)
    return _without_rules(page, lines, starts, cells)
