"""What the rows of a table say of areas: "Nuläge: Planen är antagen. Ansvarig: ekonomichefen"."""

from collections.abc import Container, Iterator, Sequence
from itertools import groupby

import msgspec

from ingest.conventions.areas import area_of_heading, area_of_letter
from ingest.conventions.labels import lettered
from ingest.layout.paragraphs import join_lines
from ingest.pages.page import Line
from ingest.report import Area, Round
from ingest.state_tables.columns import (
    LONGEST_TITLE,
    Columns,
    bare_label,
    label_of_number,
    round_of_heading_row,
    round_of_row,
)
from ingest.state_tables.rows import Row

IN_TABLE = "första kolumnen i en tabell"  # how the reason of an area in a table begins


class Stated(msgspec.Struct, frozen=True):
    """What a table says of an area: the area, its round and item if the table tells them, the text and its lines.

    A heading in the table has no text. `goes_on`: the cell that names the area is that of rows before too.
    """

    area: Area | None
    round: Round | None
    text: str
    lines: tuple[Line, ...]
    item: str | None = None
    goes_on: bool = False


def stated(
    table: Sequence[Row], columns: Columns, area: Area | None = None, year: int | None = None
) -> Iterator[Stated]:
    """What the rows say, `area` being that under whose heading they stand.

    A row without an area goes on with the one before it; a heading that is a round is that of the rows under it.
    """
    if columns.item is not None:
        yield from _item_by_item(table, columns, area, year)
        return
    if columns.rounds and columns.is_of_one_area:
        yield from _round_by_round(table, columns, area)
        return
    told = columns.head
    if columns.rounds:
        yield from _in_rounds(table, columns, area)
        return
    for row in table:
        if row.is_heading:
            told = round_of_heading_row(row, year) or told
            yield Stated(None, None, "", row.lines)
            continue
        area = _area(row, columns) or area
        told = round_of_row(row, columns, year) or told
        goes_on = _goes_on(row, columns)
        yield Stated(area, told, _text(row, _told(row, columns), columns), row.lines, goes_on=goes_on)


def _in_rounds(table: Sequence[Row], columns: Columns, area: Area | None) -> Iterator[Stated]:
    """What the rows say in columns that are rounds: all rows of an area's cell together, round by round."""
    tall: list[Row] = []
    for row in table:
        if tall and (row.is_heading or not _goes_on(row, columns)):
            yield from _by_round(tall, columns, area)
            tall = []
        if row.is_heading:
            yield Stated(None, None, "", row.lines)
            continue
        area = _area(row, columns) or area
        tall.append(row)
    if tall:
        yield from _by_round(tall, columns, area)


def _goes_on(row: Row, columns: Columns) -> bool:
    """Whether the cell that names a row's area is that of rows before too."""
    return columns.names_areas and not {columns.number, columns.title} & set(row.cells)


def _told(row: Row, columns: Columns) -> list[int]:
    """The columns of a row that tell something of its area."""
    named = (columns.number, columns.title, columns.period, columns.item)
    return [at for at in sorted(row.cells) if at not in named]


def _item_by_item(table: Sequence[Row], columns: Columns, area: Area | None, year: int | None) -> Iterator[Stated]:
    """What the rows say of the items of an area; beside rounds, what the plan says of an item is of none."""
    item: str | None = None
    for row in table:
        item, wording = _item(row, columns) or (item, "")
        told = round_of_row(row, columns, year)
        cells = _told(row, columns)
        if wording and (told or columns.rounds):
            yield Stated(area, None, wording, _lines(row, set(row.cells) - set(cells)), item)
            row, wording = Row({at: row.cells[at] for at in cells}, _lines(row, cells)), ""
        if columns.rounds:
            yield from (msgspec.structs.replace(one, item=item) for one in _by_round([row], columns, area))
        else:
            yield Stated(area, told, f"{wording} {_text(row, cells, columns)}".strip(), row.lines, item)


def _item(row: Row, columns: Columns) -> tuple[str, str] | None:
    """The label of the item that a row begins, and what the plan says of it."""
    named = lettered(row.cells.get(columns.item, "")) if columns.item is not None else None
    beside = row.cells.get(columns.title, "") if columns.title is not None else ""
    return (named[0], f"{named[1]} {beside}".strip()) if named else None


def _by_round(rows: Sequence[Row], columns: Columns, area: Area | None) -> Iterator[Stated]:
    """Rows of an area, whose columns are rounds, the cells of each round together; what is of none is so too."""
    told = sorted({at for row in rows for at in _told(row, columns)})
    lead = [line for row in rows for line in _lines(row, set(row.cells) - set(told))]
    if not told:
        yield Stated(area, None, "", tuple(lead))
    for named, group in groupby(told, key=columns.rounds.get):
        cells = list(group)
        texts = [_text(row, [at for at in cells if at in row.cells], columns) for row in rows]
        lines = [line for row in rows for line in _lines(row, cells)]
        yield Stated(area, named, " ".join(filter(None, texts)), (*lead, *lines))
        lead = []


def _round_by_round(table: Sequence[Row], columns: Columns, area: Area | None) -> Iterator[Stated]:
    """A table of columns that are rounds and nothing else: each is read down through all rows."""
    for at, told in columns.rounds.items():
        lines = [line for row in table for line in _lines(row, [at])]
        if lines:
            yield Stated(area, told, join_lines([line.text for line in lines]), tuple(lines))


def _lines(row: Row, cells: Container[int]) -> tuple[Line, ...]:
    return tuple(line for line in row.lines if line.cell and line.cell.column in cells)


def _text(row: Row, cells: Sequence[int], columns: Columns) -> str:
    """Cells with the names of their columns, unless these are rounds; empty where no cell says anything."""
    names = {at: "" if at in columns.rounds else columns.names.get(at, "") for at in cells}
    said = any(_says(row.cells[at]) for at in cells)
    return " ".join(_named(names[at], row.cells[at]) for at in cells) if said else ""


def _says(cell: str) -> bool:
    """Whether a cell says something: a dash does not."""
    return any(map(str.isalnum, cell))


def _named(name: str, text: str) -> str:
    return f"{name.rstrip(':')}: {text}" if name else text


def _area(row: Row, columns: Columns) -> Area | None:
    """The area that a row names by number, title or both."""
    title = row.cells.get(columns.title, "").strip() if columns.title is not None else ""
    number = label_of_number(row.cells.get(columns.number, "")) if columns.number is not None else None
    shown = " ".join(part for part in (number.label if number else None, title) if part)
    if not shown or len(shown) > LONGEST_TITLE:
        return None
    lettered = area_of_letter(title) if columns.lettered else None
    area = Area(number.label, title or None) if number else lettered or area_of_heading(title) or _titled(title)
    return msgspec.structs.replace(area, confidence=0.85, reason=f"{IN_TABLE}, ”{shown[:60]}”")


def _titled(title: str) -> Area:
    return bare_label(title) or Area(None, title)
