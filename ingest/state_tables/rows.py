"""The rows of a table: the texts of their cells."""

from collections.abc import Sequence
from itertools import groupby

import msgspec

from ingest.layout.paragraphs import join_lines
from ingest.pages.page import Line

LONGEST_HEADING = 90  # characters


class Row(msgspec.Struct, frozen=True):
    """A row: the texts of its cells by column, and its lines in reading order."""

    cells: dict[int, str]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The cells after each other."""
        return " ".join(self.cells.values())

    @property
    def is_keyed(self) -> bool:
        """Whether the first cell names what stands beside it, as in a form."""
        return any(line.cell.key for line in self.lines if line.cell)

    @property
    def is_heading(self) -> bool:
        """Whether a single short cell over all columns heads the rows under it."""
        cell = self.lines[0].cell
        over_all = len(self.cells) == 1 and cell is not None and cell.span == cell.columns > 1
        return over_all and len(self.text) <= LONGEST_HEADING and self.text[-1:] not in ".,;"


def rows(lines: Sequence[Line]) -> list[Row]:
    """The rows of a table; a cell that a page break cuts is one cell."""
    found = []
    for _, group in groupby(sorted(lines, key=_row), key=_row):
        row = list(group)
        columns = sorted({line.cell.column for line in row if line.cell})
        cells = {
            column: join_lines([line.text for line in row if line.cell and line.cell.column == column])
            for column in columns
        }
        found.append(Row(cells, tuple(row)))
    return found


def _row(line: Line) -> int:
    return line.cell.row if line.cell else 0
