"""What the rows of a table say: a row of text, or an area with its states.

A table whose first column holds areas gives each row to its area, the other cells under the names of their
columns: "Nuläge: Planen är antagen. Ansvarig: ekonomichefen". Where the other columns are rounds, each cell is of
its round.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from ingest.areas import area_of_heading
from ingest.page import Line
from ingest.paragraphs import join_lines
from ingest.report import Area, Round
from ingest.rounds import round_of_heading
from ingest.states import is_area_column, is_state

IN_TABLE = "första kolumnen i en tabell"  # how the reason of an area in a table begins
LONGEST_NAME = 60  # characters, of a column
LONGEST_TITLE = 120  # of an area in the first column
MOST_WORDS = 7  # of a title in a column that is not called what areas are called
FEWEST_STATES = 2  # such columns beside it
FEWEST_WORDS = 8  # of a cell that tells
FEWEST_NUMBERED = 2  # rows of a table without names of columns whose first cells have numbers that follow


class Row(msgspec.Struct, frozen=True):
    """A row: the texts of its cells by column, and its lines in reading order."""

    cells: dict[int, str]
    lines: tuple[Line, ...]

    @property
    def text(self) -> str:
        """The cells after each other."""
        return " ".join(self.cells.values())


class Stated(msgspec.Struct, frozen=True):
    """What a table says of an area: the area, its round where the columns are rounds, the text and its lines."""

    area: Area
    round: Round | None
    text: str
    lines: tuple[Line, ...]


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


def names_of_columns(table: Sequence[Row], in_area: bool) -> dict[int, str] | None:
    """The names of the columns of a table of areas, by column; None for any other table.

    The first column is called what areas are called; or else the table stands in no area (`in_area`), its first
    column has titles, and several others are states of which one is told in sentences.
    """
    names = table[0].cells
    if len(table) < 2 or len(names) < 2 or any(len(name) > LONGEST_NAME for name in names.values()):
        return None
    first, *others = (names[column] for column in sorted(names))
    told = sum(is_state(name) or _column_round(name) is not None for name in others)
    if is_area_column(first):
        return names if told >= 1 else None
    states = sum(map(is_state, others))
    return names if states >= FEWEST_STATES and not in_area and _tells_of_titles(table[1:]) else None


def _tells_of_titles(table: Sequence[Row]) -> bool:
    """Whether the first cells of rows are titles, each another, and the longest of the others running text."""
    first = [row.cells[0] for row in table if row.cells.get(0)]
    titles = [
        text for text in first if len(text.split()) <= MOST_WORDS and text[:1].isupper() and text[-1:] != "."
    ]
    longest = [max((len(row.cells[column].split()) for column in row.cells if column), default=0) for row in table]
    telling = sum(words >= FEWEST_WORDS for words in longest)
    return len(titles) == len(first) == len(set(first)) >= FEWEST_NUMBERED and telling > len(table) / 2


def without_names(table: Sequence[Row]) -> bool:
    """Whether a table has no names for its columns, but areas with numbers in its first: a report laid out so."""
    first = [row.cells.get(0, "") for row in table]
    numbered = [area for text in first if len(text) <= LONGEST_TITLE and (area := area_of_heading(text))]
    return len(numbered) >= FEWEST_NUMBERED and len(numbered) == sum(bool(text) for text in first)


def stated(table: Sequence[Row], names: dict[int, str]) -> Iterator[Stated]:
    """What the rows say of their areas; a row without an area goes on with the one before it."""
    area: Area | None = None
    for row in table:
        area = _area(row, names) or area
        if area is None:
            continue
        columns = [column for column in sorted(row.cells) if column != min(names, default=0)]
        by_round = [column for column in columns if _column_round(names.get(column, "")) is not None]
        if by_round:
            for column in columns:
                told = _column_round(names.get(column, ""))
                lines = [line for line in row.lines if line.cell and line.cell.column == column]
                lead = [line for line in row.lines if line.cell and line.cell.column == min(names)]
                yield Stated(
                    area, told, row.cells[column], tuple([*lead, *lines] if column == columns[0] else lines)
                )
        else:
            text = " ".join(_named(names.get(column, ""), row.cells[column]) for column in columns)
            yield Stated(area, None, text, row.lines)


def _named(name: str, text: str) -> str:
    return f"{name.rstrip(':')}: {text}" if name else text


def _area(row: Row, names: dict[int, str]) -> Area | None:
    text = row.cells.get(min(names, default=0), "").strip()
    if not text or len(text) > LONGEST_TITLE:
        return None
    reason = f"{IN_TABLE}, ”{text[:60]}”"
    numbered = area_of_heading(text) or _bare(text)
    return msgspec.structs.replace(numbered or Area(None, text), confidence=0.85, reason=reason)


def _bare(text: str) -> Area | None:
    """A number alone in its cell: "III", "4"."""
    alone = area_of_heading(f"{text.rstrip('.)')}. x")
    return Area(alone.label) if alone and alone.title == "x" else None


def _column_round(name: str) -> Round | None:
    """The round that a column is of; a bare year is a year, not a round."""
    told = round_of_heading(name)
    return told if told and not name.strip().isdigit() and "utfall" not in name.casefold() else None
