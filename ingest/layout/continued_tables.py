"""Tables that go on over a page break: one table, whose columns may have their names printed again.

A row that was cut goes on in its cells; the next page may say what it is of again: "4 Våtmarker (forts.)".
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ingest.layout.tables import NEAR, Table, rows_without_gaps
from ingest.pages.page import Line

_GOES_ON = re.compile(r"[\s,;–—-]*[(\[]?\bforts(?:\.|ättning)?[)\]]?\.?$", re.IGNORECASE)
FEWEST_TALL = 2  # rows that the first cell of a row before is of


def joined(tables: Sequence[Table], ends: dict[int, tuple[float, float]]) -> tuple[list[Table], list[Line]]:
    """The tables counted through, those that go on over a page break as one; and the repeated names of columns.

    `ends` has for each page the top of its first line and the bottom of its last.
    """
    found: list[Table] = []
    repeated: list[Line] = []
    number = row = -1
    for table in tables:
        before = found[-1] if found else None
        if before and _goes_on(before, table, ends):
            kept, again = _without_names(before if row < before.rows else found[-1], table, found, number)
            named = _named_again(found[-1], kept)
            repeated += [*again, *named]
            kept = [line for line in kept if line not in named]
            offset = row + (0 if _is_cut(before, kept) else 1)
        else:
            number, offset, kept = number + 1, 0, list(table.lines)
        lines = tuple(_moved(kept, number, offset))
        if lines:
            row = max(line.cell.row for line in lines if line.cell)
            found.append(msgspec.structs.replace(table, lines=lines))
    return found, repeated


def without_names_again(
    read: Sequence[tuple[list[Line], list[Table]]], ends: dict[int, tuple[float, float]]
) -> tuple[list[tuple[list[Line], list[Table]]], list[Line]]:
    """The loose lines and the tables of pages, without names of columns that a page break repeats.

    A table's first rows may be too few on the page before to be told for one: their names are a line there. Where
    that line ends its page, no row stands under it, and it is the one that goes.
    """
    found: list[tuple[list[Line], list[Table]]] = []
    again: list[Line] = []
    for number, (rest, tables) in enumerate(read):
        first = tables[0] if number and tables else None
        if first and first.place.top <= ends[first.page][0] + NEAR:
            before, tables_before = found[-1]
            named = _line_of(first.row(0), before)
            if named and named.bottom > ends[named.page][1] - NEAR:
                again.append(named)
                found[-1] = [line for line in before if line is not named], tables_before
            elif named:
                again += first.row(0)
                kept = tuple(rows_without_gaps([line for line in first.lines if line.cell and line.cell.row > 0]))
                tables = [*([msgspec.structs.replace(first, lines=kept)] if kept else []), *tables[1:]]
        found.append((rest, tables))
    return found, again


def _line_of(row: Sequence[Line], lines: Sequence[Line]) -> Line | None:
    """The one of some lines that says all that a row does, in the same place across the page."""
    same = (line for line in lines if line.text == _text(row) and abs(line.x0 - row[0].x0) < NEAR)
    return next(same, None) if len(row) > 1 else None


def _goes_on(before: Table, after: Table, ends: dict[int, tuple[float, float]]) -> bool:
    same = len(before.columns) == len(after.columns) and all(
        abs(one - other) < 2 * NEAR for one, other in zip(before.columns, after.columns, strict=True)
    )
    last = before.place.bottom >= ends[before.page][1] - NEAR
    first = after.place.top <= ends[after.page][0] + NEAR
    return same and last and first and after.page == before.page + 1


def _without_names(
    before: Table, table: Table, found: Sequence[Table], number: int
) -> tuple[list[Line], list[Line]]:
    """The lines of a table that goes on, and those of its first row where it repeats the names of the columns."""
    begun = next(one for one in found if one.lines[0].cell and one.lines[0].cell.table == number)
    first_row = begun.lines[0].cell.row if begun.lines[0].cell else 0
    if _text(begun.row(first_row)) != _text(table.row(0)):
        return list(table.lines), []
    rest = [line for line in table.lines if line.cell and line.cell.row > 0]
    return list(rows_without_gaps(rest)) if rest else [], table.row(0)


def _named_again(before: Table, lines: Sequence[Line]) -> list[Line]:
    """The lines of the first row's first cell, where it says again what the last row is of: "… (forts.)"."""
    first = [line for line in lines if line.cell and (line.cell.row, line.cell.column) == (0, 0)]
    last = before.lines[-1].cell.row if before.lines[-1].cell else 0
    named = [line for line in before.row(last) if line.cell and line.cell.column == 0]
    goes_on = _GOES_ON.sub("", _text(first))
    return first if goes_on and goes_on != _text(first) and goes_on == _text(named) else []


def _is_cut(before: Table, lines: Sequence[Line]) -> bool:
    """Whether the first row goes on: its first column is empty, or begins in a small letter, as in no row before.

    Where cells of the first column are of several rows, that with the last of them may have a row of its own here.
    """
    first = [line for line in lines if line.cell and line.cell.row == 0]
    last = before.lines[-1].cell.row if before.lines[-1].cell else 0
    begun = 0 in _columns_of(before.row(last))
    if begun and _begins_small(first) and not any(_begins_small(before.row(row)) for row in range(last + 1)):
        return True
    return begun and 0 not in _columns_of(first) and not (_is_whole(first) and _has_tall_cells(before))


def _begins_small(row: Sequence[Line]) -> bool:
    """Whether the first cell of a row begins in a small letter."""
    return next((line.text[:1].islower() for line in row if line.cell and line.cell.column == 0), False)


def _columns_of(lines: Sequence[Line]) -> set[int]:
    return {line.cell.column for line in lines if line.cell}


def _is_whole(row: Sequence[Line]) -> bool:
    """Whether the second cell of a row is filled, and every cell begins as a sentence does."""
    begins = {line.cell.column: line.text for line in reversed(row) if line.cell}
    return 1 in begins and len(begins) > 1 and not any(text[:1].islower() for text in begins.values())


def _has_tall_cells(table: Table) -> bool:
    """Whether cells of the first column are of several rows: two or more have none, but a second cell.

    A row of the table's last page may lack it for being cut.
    """
    by_row: dict[int, set[int]] = {}
    for line in table.lines:
        if line.cell:
            by_row.setdefault(line.cell.row, set()).add(line.cell.column)
    return sum(0 not in columns and 1 in columns for columns in by_row.values()) >= FEWEST_TALL


def _moved(lines: Sequence[Line], table: int, offset: int) -> Iterator[Line]:
    for line in lines:
        assert line.cell
        cell = msgspec.structs.replace(line.cell, table=table, row=line.cell.row + offset)
        yield msgspec.structs.replace(line, cell=cell)


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
