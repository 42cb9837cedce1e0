"""Ordinary chapters beside the one that holds all areas, where these are called so: "Delmål 1: …", "Mål II. …".

    Bakgrund
    Organisation och deltagare      a chapter, whatever it is called
    Delmålen
        Delmål 1: Hitta de unga
        Delmål 2: Kortare väg
    Ekonomi                         so is this

The areas may stand under such a heading in each round, or under none at all.
"""

from collections.abc import Container, Sequence
from itertools import takewhile

from ingest.headings.called import area_of, is_called
from ingest.headings.roles import Marked

FEWEST = 2  # areas called so


def beside_called(found: Sequence[Marked], again: Container[int]) -> frozenset[int]:
    """The numbers of such chapters; `again` are those of headings that come again in a round.

    Where nothing stands over the areas, higher headings after them are chapters. What holds titles of its own may
    be another group of areas, and tells nothing here.
    """
    called = [at for at, one in enumerate(found) if one.role == "inner" and _has_number(one)]
    levels = {found[at].level for at in called}
    if len(called) < FEWEST or len(levels) > 1:
        return frozenset()
    level = levels.pop()
    over = {_over(found, at) for at in called}
    if over == {None}:
        beside = {at for at in range(called[-1], len(found)) if 0 <= found[at].level < level}
    else:
        high = {found[at].level for at in over if at is not None}
        alike = None not in over and len(high) == 1
        beside = {at for at, one in enumerate(found) if alike and one.level in high} - over
    return frozenset(
        at for at in beside if found[at].role == "inner" and at not in again and _holds_none(found, at, level)
    )


def _has_number(one: Marked) -> bool:
    area = area_of(one.paragraph)
    return is_called(one.paragraph) and bool(area and area.label)


def _over(found: Sequence[Marked], number: int) -> int | None:
    """The heading right over one, on a higher level; None where there is none, or where it has a number itself."""
    level = found[number].level
    over = next((at for at in reversed(range(number)) if 0 <= found[at].level < level), None)
    return None if over is None or found[over].role != "inner" or area_of(found[over].paragraph) else over


def _holds_none(found: Sequence[Marked], number: int, level: int) -> bool:
    """Whether a heading has neither a number nor headings under it that are as high as those of areas."""
    under = takewhile(lambda one: not 0 <= one.level <= found[number].level, found[number + 1 :])
    return area_of(found[number].paragraph) is None and not any(0 <= one.level <= level for one in under)
