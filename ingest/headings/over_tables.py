"""Numbered headings that each stand over a table with the same columns, whose rows are the areas: they hold these.

    A. Energi och transporter
    Nr    Åtgärd             2017            2018
    1.1   Byt oljepannor     Nio är kvar.    Alla är bytta.
    B. Natur och vatten
    Nr    Åtgärd             2017            2018
    2.1   Våtmark vid ån     Markägaren har sagt ja.

So only where all numbered headings of a level but ordinary chapters do, and say little themselves: else a table is
of the area over it. Its rows have numbers that are counted on, or columns for the rounds beside their titles; what
comes again under the next heading ("Ekonomi", or "1" where no rounds tell what a row is) divides an area.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_general
from ingest.headings.called import area_of
from ingest.headings.own_text import sentences, text_under
from ingest.headings.own_words import words
from ingest.headings.roles import Marked
from ingest.state_tables.columns import FEWEST, Columns, columns_of
from ingest.state_tables.rows import Row, rows

MOST_OVER = 1  # sentences between a heading and its table


def over_tables(found: Sequence[Marked], again: Container[int], year: int | None) -> frozenset[int]:
    """The numbers of such headings; `again` are those that come again, `year` is that of rounds without one."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if number not in again and _is_numbered(one):
            levels[one.level].append(number)
    return frozenset(
        number for numbers in levels.values() if _all_hold(found, numbers, year) for number in numbers
    )


def _is_numbered(one: Marked) -> bool:
    area = area_of(one.paragraph) if one.role == "inner" else None
    return bool(area and area.label) and not (is_general(words(one)) or is_chapter(words(one)))


def _all_hold(found: Sequence[Marked], numbers: Sequence[int], year: int | None) -> bool:
    """Whether each of some headings stands over one table, all alike, with rows of its own."""
    tables = {number: _table_under(found, number, number in numbers[:-1]) for number in numbers}
    if len({found[number].paragraph.text for number in numbers}) < FEWEST or not all(tables.values()):
        return False
    alike: set[tuple[str, ...]] = set()
    headed: dict[str, set[str]] = defaultdict(set)
    for number, table in tables.items():
        columns = columns_of(table, in_area=False, year=year)
        names = list(_names(columns, table)) if columns else []
        if not columns or not names:
            return False
        alike.add(tuple(name.casefold() for at, name in sorted(columns.names.items()) if at not in columns.rounds))
        for name in names:
            headed[name].add(found[number].paragraph.text)
    return len(alike) == 1 and all(len(over) == 1 for over in headed.values())


def _table_under(found: Sequence[Marked], number: int, is_followed: bool) -> list[Row]:
    """The rows of the only table under a heading; none where it says more itself, over it or after it.

    After the last, where it is not `is_followed` by another, may stand what is of all.
    """
    under = text_under(found, number)
    over = list(takewhile(lambda one: not one.paragraph.lines[0].cell, under))
    table = list(takewhile(lambda one: one.paragraph.lines[0].cell, under[len(over) :]))
    after = under[len(over) + len(table) :]
    lines = [line for one in table for line in one.paragraph.lines]
    if sentences(over) > MOST_OVER or len({line.cell.table for line in lines if line.cell}) != 1:
        return []
    return [] if is_followed and any(not one.paragraph.lines[0].apart for one in after) else rows(lines)


def _names(columns: Columns, table: Sequence[Row]) -> Iterator[str]:
    """What tells the rows of a table that are areas apart: their numbers, beside rounds their titles too."""
    if columns.title is None or columns.period is not None or not columns.names:
        return
    told = (columns.number, columns.title) if len(columns.rounds) >= FEWEST else (columns.number,)
    for row in table[1:]:
        name = " ".join(row.cells[at] for at in told if at is not None and at in row.cells)
        if name:
            yield name.casefold()


def goes_on_with(label: str, table: Sequence[Row]) -> bool:
    """Whether the rows of a table under the heading of an area go on with its number."""
    first = [row.cells.get(0, "") for row in table[1:] if not row.is_heading]
    return bool(first) and all(cell.startswith(f"{label}.") for cell in first if cell)
