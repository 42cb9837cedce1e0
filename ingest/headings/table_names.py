"""Bold lines in the body's size right over a table: its name, or the heading of an area that begins with it.

    Livsmedel                                       Driftredovisning
    Typ              Planerat   Utfört              Post             Budget   Utfall
    Planerad         236        129                 Personal         1 600    1 710
    Kontrollen följer planen.

Among headings of its kind that stand over text it is one of them, where text follows its table too.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import dropwhile, takewhile

from ingest.conventions.areas import area_of_heading, area_of_title
from ingest.conventions.general import is_dividing, is_general
from ingest.headings.own_text import sentences, text_under
from ingest.headings.roles import LARGER, Marked
from ingest.layout.paragraphs import Paragraph
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import rows

SMALLER = 0.95  # times the size of the text
FEWEST_BESIDE = 2  # headings over text, beside one over a table


def names_table(paragraph: Paragraph, after: Sequence[Marked], body: float) -> bool:
    """Whether a line in the body's size stands right over a table: its name, in a chapter that heads no area.

    The names of the columns may stand over the table that was seen.
    """
    under = [one.paragraph.lines[0] for one in after[:2]]
    below = under[1] if len(under) > 1 and under[1].cell and after[0].role == "text" else next(iter(under), None)
    over = below is not None and below.cell is not None and below.page == paragraph.lines[0].page
    return over and paragraph.size <= LARGER * body and area_of_heading(paragraph.text) is None


def is_of_areas(heading: Marked, after: Sequence[Marked], body: float, year: int | None) -> bool:
    """Whether the table under a heading tells of areas or rounds, and not of figures.

    What is in smaller type than the text is a table's name, whatever that tells.
    """
    if heading.paragraph.size < SMALLER * body:
        return False
    under = (line for one in after for line in one.paragraph.lines)
    lines = takewhile(lambda line: line.cell, dropwhile(lambda line: not line.cell, under))
    return columns_of(rows(list(lines)), in_area=False, year=year) is not None


def is_as_others(found: Sequence[Marked], number: int, again: Container[int]) -> bool:
    """Whether a heading over a table heads text under it, as others of its level in its chapter do.

    `again` are the numbers of the headings that come again: they divide what is under another.
    """
    if not sentences(text_under(found, number)):
        return False
    beside = [at for at in _in_chapter(found, number) if at not in again and _is_over_text(found, at)]
    return number not in again and len(beside) >= FEWEST_BESIDE


def _in_chapter(found: Sequence[Marked], number: int) -> Iterator[int]:
    """The headings of the level of one, as far as no higher one is between."""
    level = found[number].level
    for way in (range(number - 1, -1, -1), range(number + 1, len(found))):
        near = takewhile(lambda at: not 0 <= found[at].level < level, way)
        yield from (at for at in near if found[at].level == level)


def _is_over_text(found: Sequence[Marked], number: int) -> bool:
    """Whether a title that may be an area's stands right over text."""
    text = found[number].paragraph.text
    under = text_under(found, number)[:1]
    title = area_of_title(text) is not None and not (is_general(text) or is_dividing(text))
    return title and bool(under) and not under[0].paragraph.lines[0].cell
