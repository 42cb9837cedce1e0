"""What forms say of areas: rows of a name and what it tells, each form of the area that heads it.

| Skolvägar                       |     | Åtgärd | Skolvägar              |     | Nr     | 4         |
| Mål   | Barn ska kunna gå dit   |     | Mål    | Barn ska kunna gå dit  |     | Åtgärd | Skolvägar |

The area stands over the names, or beside a word for areas in the first rows; else the form is of the area whose
heading it stands under.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import AREA_WORD, area_of_heading, area_of_title
from ingest.conventions.general import is_dividing
from ingest.conventions.rounds import FOLLOWING_UP, round_of_heading
from ingest.conventions.states import is_area_column, is_measure_column, is_number_column
from ingest.report import Area
from ingest.state_tables.areas import Stated
from ingest.state_tables.columns import LONGEST_TITLE, label_of_number
from ingest.state_tables.rows import Row


def is_form(table: Sequence[Row]) -> bool:
    """Whether the first column of a table names what the second tells."""
    return any(row.is_keyed for row in table)


def stated_of_form(table: Sequence[Row], area: Area | None) -> Iterator[Stated]:
    """What the rows of one or more forms say, `area` being that under whose heading they stand, if they do.

    Rows that name an area say nothing else.
    """
    headed = area is not None
    for form in _forms(table):
        named, own = _named(form, headed)
        area = own or (area if headed else None)
        yield from (Stated(area, None, "", row.lines) for row in form[:named])
        yield from (Stated(area, None, row.text, row.lines) for row in form[named:])


def areas_of_forms(table: Sequence[Row]) -> list[Area]:
    """The areas that the forms in a table name themselves."""
    return [area for form in _forms(table) if (area := _named(form, headed=False)[1])]


def _named(form: Sequence[Row], headed: bool) -> tuple[int, Area | None]:
    """How many of the first rows name the form's area, and that area; `headed`: the table has a heading."""
    over = _area_over(form[0])
    if over:
        return 1, over
    named = 0 if headed else _rows_of_name(form)
    area = _area_beside(form[:named]) if named else None
    return (named, area) if area else (0, None)


def _forms(table: Sequence[Row]) -> Iterator[list[Row]]:
    """The rows of each form in a table: a row over all columns begins another, or the first name again."""
    form = [table[0]]
    for before, row in pairwise(table):
        first = next((one.cells.get(0) for one in form if one.is_keyed), None)
        again = row.is_keyed and row.cells.get(0) == first
        if row.is_heading or (again and not before.is_heading):
            yield form
            form = []
        form.append(row)
    yield form


def _area_over(row: Row) -> Area | None:
    """The area in the row over the names of a form, unless that says what the form is or when it was filled in."""
    text = row.text.strip()
    if not row.is_heading or is_dividing(text) or round_of_heading(text) or FOLLOWING_UP.search(text):
        return None
    return _because(area_of_heading(text) or area_of_title(text), text)


def _rows_of_name(form: Sequence[Row]) -> int:
    """How many of the first rows of a form name its area: by number, by a word for areas, or by both."""
    numbered = int(is_number_column(_key(form[0])) and label_of_number(form[0].cells.get(1, "")) is not None)
    titled = len(form) > numbered and _names_area(form[numbered])
    return numbered + titled


def _names_area(row: Row) -> bool:
    """Whether a row has a word for areas and a title beside it, which is no sentence."""
    key, title = _key(row), row.cells.get(1, "")
    called = is_area_column(key) or is_measure_column(key) or bool(AREA_WORD.fullmatch(key))
    return called and 0 < len(title) <= LONGEST_TITLE and not title.endswith(".")


def _area_beside(named: Sequence[Row]) -> Area | None:
    text = " ".join(row.cells[1] for row in named)
    if len(named) == 1 and is_number_column(_key(named[0])):
        return _because(label_of_number(text), text)
    number = label_of_number(named[0].cells[1]) if len(named) > 1 else None
    title = named[-1].cells[1]
    area = Area(number.label, title) if number else area_of_heading(title) or area_of_title(title)
    return _because(area, text)


def _because(area: Area | None, shown: str) -> Area | None:
    reason = f"rubrik i ett formulär, ”{shown[:60]}”"
    return msgspec.structs.replace(area, confidence=0.85, reason=reason) if area else None


def _key(row: Row) -> str:
    return row.cells.get(0, "").rstrip(": ") if row.is_keyed else ""
