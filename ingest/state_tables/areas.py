"""What the rows of a table say of areas: "Nuläge: Planen är antagen. Ansvarig: ekonomichefen"."""

from collections.abc import Iterator, Sequence

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.conventions.rounds import round_of_heading
from ingest.pages.page import Line
from ingest.report import Area, Round
from ingest.state_tables.columns import LONGEST_TITLE, Columns, bare_label, round_of_row
from ingest.state_tables.rows import Row

IN_TABLE = "första kolumnen i en tabell"  # how the reason of an area in a table begins


class Stated(msgspec.Struct, frozen=True):
    """What a table says of an area: the area, its round if the table tells it, the text and its lines.

    A heading in the table has no text.
    """

    area: Area | None
    round: Round | None
    text: str
    lines: tuple[Line, ...]


def stated(
    table: Sequence[Row], columns: Columns, area: Area | None = None, year: int | None = None
) -> Iterator[Stated]:
    """What the rows say, `area` being that under whose heading they stand.

    A row without an area goes on with the one before it; a heading that is a round is that of the rows under it.
    """
    told: Round | None = None
    for row in table:
        if row.is_heading:
            told = round_of_heading(row.text, year) or told
            yield Stated(None, None, "", row.lines)
            continue
        area = _area(row, columns) or area
        told = round_of_row(row, columns, year) or told
        if columns.rounds:
            yield from _by_round(row, columns, area)
        else:
            told_cells = _told(row, columns)
            said = any(_says(row.cells[at]) for at in told_cells)
            text = " ".join(_named(columns.names.get(at, ""), row.cells[at]) for at in told_cells) if said else ""
            yield Stated(area, told, text, row.lines)


def _told(row: Row, columns: Columns) -> list[int]:
    """The columns of a row that tell something of its area."""
    return [at for at in sorted(row.cells) if at not in (columns.number, columns.title, columns.period)]


def _by_round(row: Row, columns: Columns, area: Area | None) -> Iterator[Stated]:
    """A row whose columns are rounds, cell by cell; what is of no round has its column's name."""
    told = _told(row, columns)
    lead = [line for line in row.lines if line.cell and line.cell.column not in told]
    for at in told:
        lines = [line for line in row.lines if line.cell and line.cell.column == at]
        text = row.cells[at] if at in columns.rounds else _named(columns.names.get(at, ""), row.cells[at])
        text = text if _says(row.cells[at]) else ""
        yield Stated(area, columns.rounds.get(at), text, tuple([*lead, *lines] if at == told[0] else lines))


def _says(cell: str) -> bool:
    """Whether a cell says something: a dash does not."""
    return any(map(str.isalnum, cell))


def _named(name: str, text: str) -> str:
    return f"{name.rstrip(':')}: {text}" if name else text


def _area(row: Row, columns: Columns) -> Area | None:
    """The area that a row names by number, title or both."""
    title = row.cells.get(columns.title, "").strip() if columns.title is not None else ""
    number = bare_label(row.cells.get(columns.number, "")) if columns.number is not None else None
    shown = " ".join(part for part in (number.label if number else None, title) if part)
    if not shown or len(shown) > LONGEST_TITLE:
        return None
    area = Area(number.label, title or None) if number else area_of_heading(title) or _titled(title)
    return msgspec.structs.replace(area, confidence=0.85, reason=f"{IN_TABLE}, ”{shown[:60]}”")


def _titled(title: str) -> Area:
    return bare_label(title) or Area(None, title)
