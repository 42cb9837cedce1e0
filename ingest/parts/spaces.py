"""The white space over paragraphs: what a large one parts from the last area is of none.

What stands further from the last area that a title begins than such areas stand from each other is of none.
"""

from collections.abc import Collection, Sequence
from itertools import takewhile

from ingest.headings.roles import Marked

FURTHER = 1.5  # times the largest space over a title that begins a paragraph
PICTURE = 4.0  # times the font size: such a space may have held one


def after_space(roles: Sequence[Marked], titled: Collection[int]) -> int | None:
    """The number of the paragraph that a larger space parts from the last area that a title begins, if any."""
    spaces = [space_over(roles, number) for number in titled]
    usual = max(spaces, default=0.0)
    if not usual:
        return None
    last = max(titled)
    after = takewhile(lambda number: roles[number].role == "text", range(last + 1, len(roles)))
    return next((number for number in after if _stands_apart(roles, number, FURTHER * usual)), None)


def _stands_apart(roles: Sequence[Marked], number: int, least: float) -> bool:
    paragraph = roles[number].paragraph
    return paragraph.label is None and least < space_over(roles, number) < PICTURE * paragraph.size


def space_over(roles: Sequence[Marked], number: int) -> float:
    """The space between a paragraph and the text over it on its page, in points; 0 where none is."""
    below, over = roles[number].paragraph.lines[0], roles[number - 1].paragraph.lines[-1] if number else None
    together = over and (over.page, over.column, over.cell) == (below.page, below.column, None) and not below.cell
    return max(0.0, below.box.top - over.bottom) if over and together else 0.0
