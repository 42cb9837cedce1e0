"""Headings over forms that name their areas themselves: they gather these.

Planens åtgärder
| Åtgärd     | Trygga skolvägar     |
| Bakgrund   | Barn ska kunna gå.   |

| Åtgärd     | Belysning i parker   |
| Bakgrund   | Det är för mörkt.    |
"""

from collections.abc import Sequence
from itertools import groupby

from ingest.headings.own_text import text_under
from ingest.headings.roles import Marked
from ingest.state_tables.forms import areas_of_forms, is_form
from ingest.state_tables.rows import rows

FEWEST = 2  # areas; the only one may be told by the heading over it, and again in its form


def over_forms(found: Sequence[Marked]) -> frozenset[int]:
    """The numbers of headings with forms of two areas or more right under them."""
    inner = (number for number, one in enumerate(found) if one.role == "inner")
    return frozenset(number for number in inner if _areas_under(text_under(found, number)) >= FEWEST)


def _areas_under(under: Sequence[Marked]) -> int:
    lines = [line for one in under for line in one.paragraph.lines if line.cell]
    tables = [rows(list(group)) for _, group in groupby(lines, key=lambda line: line.cell and line.cell.table)]
    return len({area.name for table in tables if is_form(table) for area in areas_of_forms(table)})
