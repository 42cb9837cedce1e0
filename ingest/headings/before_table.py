"""The only heading before the one that stands over a table of areas: a chapter, whatever it is called.

    Hur planen läses av
    Läget insats för insats     | Insats | 31 mars 2019 | 31 augusti 2019 |

What leads to so many areas is none itself; what stands after them may be one that the table left out.
"""

from collections.abc import Container, Sequence

from ingest.headings.called import area_of
from ingest.headings.over_states import has_table, holds_areas
from ingest.headings.roles import Marked


def before_table(found: Sequence[Marked], again: Container[int], year: int | None) -> frozenset[int]:
    """The number of such a heading; `again` are those that come again in a round, `year` is that of rounds."""
    headings = [number for number, one in enumerate(found) if one.role not in ("text", "title")]
    if len(headings) < 2 or not all(_may_be_area(found[number], number, again) for number in headings[:2]):
        return frozenset()
    first, second = headings[:2]
    alike = found[first].level == found[second].level and not has_table(found, first)
    return frozenset({first} if alike and holds_areas(found, second, year) else ())


def _may_be_area(one: Marked, number: int, again: Container[int]) -> bool:
    return one.role == "inner" and number not in again and area_of(one.paragraph) is None
