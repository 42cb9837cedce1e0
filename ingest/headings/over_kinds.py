"""Headings right over such as say with a word of kind that they head areas: they gather these, and are none.

    3.1 En god uppväxt
    Nämndmål: Alla barn ska ha en meningsfull fritid
    Nämndmål: Fler barn ska delta i kulturskolans verksamhet

So may such as have a word of kind themselves and no text of their own: "Process: Inköp" over "Moment: Attest".
All on a level that hold such do, or none: where one of them tells much itself, the word divides what it tells. So
does a number that begins anew under the next, "Åtgärd 1": the higher headings tell one from the other.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice

from ingest.headings.called import area_of, is_called
from ingest.headings.own_text import MOST_SENTENCES, sentences, text_under
from ingest.headings.own_words import words
from ingest.headings.roles import Marked

FEWEST = 2  # headings that are called areas


def over_kinds(found: Sequence[Marked]) -> frozenset[int]:
    """The numbers of the headings that gather such as are called areas."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.role == "inner" and _is_right_over_called(found, number):
            levels[one.level].append(number)
    return frozenset(number for numbers in levels.values() if _gather(found, numbers) for number in numbers)


def _is_right_over_called(found: Sequence[Marked], number: int) -> bool:
    """Whether the next heading is lower and called an area."""
    after = next((one for one in islice(found, number + 1, None) if one.role != "text"), None)
    return after is not None and after.level > found[number].level and _is_called(after)


def _gather(found: Sequence[Marked], numbers: Sequence[int]) -> bool:
    """Whether headings of a level say little, and what is called an area under them is not told twice."""
    if any(_tells_much(found, number) for number in numbers):
        return False
    under = [at for number in numbers for at in _called_under(found, number)]
    names = {_name(found[at]) for at in under}
    return len(under) >= FEWEST and len(names) == len(under)


def _tells_much(found: Sequence[Marked], number: int) -> bool:
    """Whether a heading has more text of its own than one that gathers; any, if it is called an area itself."""
    under = text_under(found, number)
    return bool(under) if is_called(found[number].paragraph) else sentences(under) > MOST_SENTENCES


def _called_under(found: Sequence[Marked], number: int) -> Iterator[int]:
    """The headings right under another that are called areas, before the next as high."""
    level = -1
    for at in range(number + 1, len(found)):
        one = found[at]
        if one.role != "text" and one.level <= found[number].level:
            return
        level = one.level if level < 0 and one.role != "text" else level
        if one.level == level and _is_called(one):
            yield at


def _is_called(one: Marked) -> bool:
    return one.role == "inner" and is_called(one.paragraph)


def _name(one: Marked) -> str:
    """What tells one from others: its label, or its title."""
    area = area_of(one.paragraph)
    return (area.label or words(one)) if area else one.paragraph.text
