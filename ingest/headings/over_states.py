"""The only numbered chapter that could head an area, over a table of areas: its rows are the areas.

    1 Sammanfattning
    2 Årsplanens mål         | Mål | Nuläge | Åtgärd | Status |
    3 Ekonomi
    4 Året ut

A report follows up more than one area: where all other chapters are ordinary ones, the heading over such a table
heads none, however it is called. So do those after the next ordinary chapter not: areas stand together.
"""

from collections import defaultdict
from collections.abc import Container, Sequence
from itertools import groupby

from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_general
from ingest.headings.own_text import MOST_SENTENCES, sentences, text_under
from ingest.headings.own_words import chapter_number, words
from ingest.headings.roles import Marked
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import rows

FEWEST = 2  # stretches of chapters: the ordinary ones first
FEWEST_ROWS = 3  # areas: fewer may be what was done in one


def over_states(found: Sequence[Marked], again: Container[int], year: int | None) -> dict[int, list[int]]:
    """Such chapters by number, each with those beside it; `again` are the headings that come again in a round.

    `year` is that of rounds without one.
    """
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.role == "inner" and number not in again and chapter_number(one):
            levels[one.level].append(number)
    holding = {numbers: _alone(found, numbers, year) for numbers in map(tuple, levels.values())}
    return {at: [n for n in numbers if n != at] for numbers, at in holding.items() if at is not None}


def _alone(found: Sequence[Marked], numbers: Sequence[int], year: int | None) -> int | None:
    """The chapter that alone could head an area, if it stands over a table of areas: others are ordinary."""
    runs = [(usual, list(run)) for usual, run in groupby(numbers, key=lambda n: _is_usual(found[n]))]
    unusual = [run for usual, run in runs if not usual]
    if len(runs) < FEWEST or not runs[0][0] or len(unusual[0]) != 1:
        return None
    after = [number for run in unusual[1:] for number in run]
    number = unusual[0][0]
    if not holds_areas(found, number, year) or any(has_table(found, at) for at in after):
        return None
    return number


def _is_usual(one: Marked) -> bool:
    """Whether a chapter is such as every report has, or an ordinary one: "1 Sammanfattning", "3 Ekonomi"."""
    return is_general(words(one)) or is_chapter(words(one))


def holds_areas(found: Sequence[Marked], number: int, year: int | None) -> bool:
    """Whether a table right under a heading, which says little itself, tells how it stands with areas by title."""
    under = text_under(found, number)
    table = rows([line for one in under for line in one.paragraph.lines if line.cell])
    if len(table) <= FEWEST_ROWS or sentences(under) > MOST_SENTENCES:
        return False
    columns = columns_of(table, in_area=False, year=year)
    return columns is not None and columns.title is not None and columns.period is None and bool(columns.names)


def has_table(found: Sequence[Marked], number: int) -> bool:
    """Whether a table stands right under a heading."""
    return any(one.paragraph.lines[0].cell for one in text_under(found, number))
