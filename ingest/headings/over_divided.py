"""Headings right over titles that are all divided alike: these are the areas, and the headings gather them.

Medarbetare                      a perspective, or a committee, without text of its own
  Arbete före bidrag
  Ansvarig: socialnämnden        as under every title on its level
  Elevhälsa
  Ansvarig: skolchefen
"""

from collections import defaultdict
from collections.abc import Sequence

from ingest.headings.called import is_called
from ingest.headings.divided import divided_by
from ingest.headings.own_words import words
from ingest.headings.roles import Marked

FEWEST = 3  # titles, each another


def over_divided(found: Sequence[Marked], again: frozenset[int]) -> frozenset[int]:
    """The numbers of headings right over such titles; `again` are the headings that come again in a round."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.role == "inner" and number not in again:
            levels[one.level].append(number)
    alike = {level: numbers for level, numbers in levels.items() if _are_alike(found, numbers, again)}
    return frozenset(
        number - 1
        for level, numbers in alike.items()
        for number in numbers
        if number and _is_over(found[number - 1], level) and number - 1 not in again
    )


def _are_alike(found: Sequence[Marked], numbers: Sequence[int], again: frozenset[int]) -> bool:
    """Whether headings differ, and each is divided by a word that divides all others too."""
    if len({words(found[number]).casefold() for number in numbers}) < FEWEST:
        return False
    return bool(set[str].intersection(*(divided_by(found, number, again) for number in numbers)))


def _is_over(one: Marked, level: int) -> bool:
    return one.role == "inner" and 0 <= one.level < level and not is_called(one.paragraph)
