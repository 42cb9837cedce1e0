"""Chapters that only gather areas with rounds: "1 Skolnärvaro" over "1.1 Rutin", each area with its rounds.

They have a sentence at most of their own.
"""

from collections.abc import Container, Sequence

import msgspec

from ingest.headings.own_text import sentences
from ingest.headings.roles import Marked

FEWEST = 2  # areas under one that gathers them


def without_chapters(roles: Sequence[Marked], run_in: Container[int]) -> list[Marked]:
    """The headings, but those that only gather areas with rounds head none.

    `run_in` has the numbers of the paragraphs that begin with a round.
    """
    return [
        msgspec.structs.replace(one, role="general", area=None)
        if one.role == "area" and one.level >= 0 and _is_chapter_of_rounds(number, roles, run_in)
        else one
        for number, one in enumerate(roles)
    ]


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
