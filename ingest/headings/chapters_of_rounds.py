"""Chapters beside areas that have each its rounds.

"1 Skolnärvaro" over "1.1 Rutin" and "1.2 Frånvaro" only gathers them, with a sentence at most of its own; "Hur
planen läses av" before them all has no round.
"""

from collections.abc import Container, Sequence
from itertools import pairwise

import msgspec

from ingest.headings.own_text import sentences
from ingest.headings.roles import Marked

FEWEST = 2  # areas under one that gathers them


def without_chapters(roles: Sequence[Marked], run_in: Container[int]) -> list[Marked]:
    """The headings, but those that only gather areas with rounds, or stand before them all, head none.

    `run_in` has the numbers of the paragraphs that begin with a round.
    """
    before = _before_rounds(roles, run_in)
    return [
        msgspec.structs.replace(one, role="general", area=None)
        if one.role == "area"
        and one.level >= 0
        and (number in before or _is_chapter_of_rounds(number, roles, run_in))
        else one
        for number, one in enumerate(roles)
    ]


def _before_rounds(roles: Sequence[Marked], run_in: Container[int]) -> frozenset[int]:
    """The headings of areas before the first that has a round, where two at least have one and few have none."""
    areas = [number for number, one in enumerate(roles) if one.role == "area"]
    parts = [range(start, end) for start, end in pairwise([*areas, len(roles)])]
    with_round = [part.start for part in parts if any(_is_round_in(part.start, at, roles, run_in) for at in part)]
    before = [
        area for area in areas if with_round and area < with_round[0] and not _holds(area, with_round[0], roles)
    ]
    return frozenset(before) if len(with_round) >= max(FEWEST, 2 * len(before)) else frozenset()


def _is_round_in(area: int, number: int, roles: Sequence[Marked], run_in: Container[int]) -> bool:
    """Whether a round begins with a paragraph, or with a heading that is lower than that of the area it is in."""
    return number in run_in or (roles[number].role == "round" and roles[number].level > roles[area].level)


def _holds(heading: int, area: int, roles: Sequence[Marked]) -> bool:
    """Whether an area stands under a heading."""
    between = roles[heading + 1 : area + 1]
    return not any(one.role != "text" and one.level <= roles[heading].level for one in between)


def _is_chapter_of_rounds(number: int, roles: Sequence[Marked], run_in: Container[int]) -> bool:
    """Whether each area under a heading has a round, and right under it are none and at most a sentence."""
    level = roles[number].level
    parts: list[list[int]] = [[]]  # what is right under it, and in each area
    for other in range(number + 1, len(roles)):
        one = roles[other]
        if one.role in ("area", "general", "round") and one.level <= level:
            break
        if one.role == "area":
            parts.append([])
        parts[-1].append(other)
    own, *areas = [any(at in run_in or roles[at].role == "round" for at in part) for part in parts]
    return len(areas) >= FEWEST and all(areas) and not own and sentences([roles[at] for at in parts[0]]) <= 1
