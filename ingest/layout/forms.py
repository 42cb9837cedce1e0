"""Forms: tables in two columns, the first of which names what the second tells, over and over.

    Skolvägar                                   Belysning
    Varför     Barn ska kunna gå själva.        Varför     Stråken ska ha ljus.
    Sen då     Farten mäts på nytt.             Sen då     Kyrkbacken får ljus.

A reader knows the names by their coming again in the next form, or by what they say: "Mål", "Resultat". Under the
names of columns, and where times are told beside each other, the first column has areas or rounds.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

import msgspec

from ingest.conventions.areas import area_of_heading, is_number_alone
from ingest.conventions.general import is_dividing
from ingest.conventions.labels import lettered
from ingest.conventions.round_columns import names_round
from ingest.conventions.rounds import round_of_heading
from ingest.conventions.states import is_area_column, is_column_name, is_measure_column, is_state
from ingest.pages.page import Line

LONGEST = 45  # characters of a name
MOST_WORDS = 6
FEWEST = 2  # rows of a form, and forms that a name comes again in

Cells = dict[int, list[Line]]


def with_keys(lines: Sequence[Line]) -> list[Line]:
    """The lines of a document, those that name what stands beside them in a form marked so in their cells."""
    forms = [form for table in _tables(lines) for form in _forms(table)]
    times = Counter(name for form in forms for name in {_name(row) for row in form})
    keys = {id(line) for form in forms if _is_form(form, times) for row in form for line in row[0]}
    return [_as_key(line) if id(line) in keys else line for line in lines]


def _tables(lines: Sequence[Line]) -> Iterator[list[Cells]]:
    """The rows of each table, but of those that stand right under the heading of a round."""
    before: Line | None = None
    for table, group in groupby(lines, key=lambda line: line.cell.table if line.cell else -1):
        found = list(group)
        if table >= 0 and not (before and round_of_heading(before.text)):
            yield _rows(found)
        before = found[-1]


def _rows(lines: Iterable[Line]) -> list[Cells]:
    by_row: dict[int, Cells] = {}
    for line in lines:
        if line.cell:
            by_row.setdefault(line.cell.row, {}).setdefault(line.cell.column, []).append(line)
    return [row for _, row in sorted(by_row.items())]


def _forms(table: Sequence[Cells]) -> Iterator[list[Cells]]:
    """The rows of a table that may be a form; one over all columns begins another."""
    two_columns = all(row.keys() <= {0, 1} for row in table)
    if not two_columns or _has_names_of_columns(table[0]):
        return
    for beside, group in groupby(table, key=lambda row: len(row) > 1):
        for form in _begun_again(group) if beside else ():
            if len(form) >= FEWEST and all(_may_name(_text(row.get(0, []))) for row in form):
                yield form


def _begun_again(rows: Iterable[Cells]) -> Iterator[list[Cells]]:
    """Rows in forms, another of which begins with the first name again."""
    form: list[Cells] = []
    for row in rows:
        if form and _name(row) == _name(form[0]):
            yield form
            form = []
        form.append(row)
    if form:
        yield form


def _has_names_of_columns(row: Cells) -> bool:
    return len(row) > 1 and all(is_column_name(_text(cell)) for cell in row.values())


def _may_name(name: str) -> bool:
    """Whether a text is short and of no time, number or sentence."""
    short = 0 < len(name) <= LONGEST and len(name.split()) <= MOST_WORDS and not name.endswith(".")
    numbered = any(map(str.isdigit, name)) or is_number_alone(name) or lettered(name) or area_of_heading(name)
    return short and not numbered and not names_round(name)


def _is_form(form: Sequence[Cells], times: Counter[str]) -> bool:
    """Whether more than half of the names come again in other forms, or say what is told of an area."""
    again = sum(times[_name(row)] >= FEWEST for row in form)
    dividing = sum(_divides(_name(row)) for row in form)
    return max(again, dividing) > len(form) / 2


def _divides(name: str) -> bool:
    return is_dividing(name) or is_state(name) or is_area_column(name) or is_measure_column(name)


def _name(row: Cells) -> str:
    return _text(row.get(0, [])).casefold().rstrip(": ")


def _text(cell: Sequence[Line]) -> str:
    return " ".join(line.text for line in cell)


def _as_key(line: Line) -> Line:
    return msgspec.structs.replace(line, cell=msgspec.structs.replace(line.cell, key=True)) if line.cell else line
