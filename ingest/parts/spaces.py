"""The white space over paragraphs: what a large one parts from the last area is of none.

What stands further from the last area that a title begins than such areas stand from each other is of none.
"""

from collections.abc import Collection, Sequence
from itertools import islice, takewhile

from ingest.headings.roles import Marked

FURTHER = 1.5  # times the largest space over a title that begins a paragraph
PICTURE = 4.0  # times the font size: such a space may have held one


def after_spaces(roles: Sequence[Marked], titled: Collection[int]) -> frozenset[int]:
    """The numbers of the paragraphs that a larger space parts from the last area that a title begins.

    So may one be before each heading.
    """
    spaces = [space_over(roles, number) for number in titled]
    usual = max(spaces, default=0.0)
    found: set[int] = set()
    for number in titled if usual else ():
        after = takewhile(lambda at: roles[at].role == "text", range(number + 1, len(roles)))
        last = list(takewhile(lambda at: at not in titled, after))
        ends = last and last[-1] + 1 not in titled
        apart = (at for at in last if ends and _stands_apart(roles, at, FURTHER * usual))
        found.update(islice(apart, 1))
    return frozenset(found)


def _stands_apart(roles: Sequence[Marked], number: int, least: float) -> bool:
    paragraph = roles[number].paragraph
    return paragraph.label is None and least < space_over(roles, number) < PICTURE * paragraph.size


def space_over(roles: Sequence[Marked], number: int) -> float:
    """The space between a paragraph and the text over it on its page, in points; 0 where none is."""
    below, over = roles[number].paragraph.lines[0], roles[number - 1].paragraph.lines[-1] if number else None
    together = over and (over.page, over.column, over.cell) == (below.page, below.column, None) and not below.cell
    return max(0.0, below.box.top - over.bottom) if over and together else 0.0
