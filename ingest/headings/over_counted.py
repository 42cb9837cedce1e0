"""Headings over as many titles as the sentence under them says that there are: these are the areas.

    Vad rådet har arbetat med
    I verksamhetsplanen angav rådet fyra frågor som skulle prioriteras.
      Byskolornas framtid / Samåkning / Inflyttning / Översyn av programmet
    Ekonomi
    Slutord

So where no other heading of its level holds titles that it does not count, and such as every report has, or
ordinary chapters, stand beside it: an area may have as many parts as it says.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import takewhile

from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import NUMBERS, is_dividing, is_general
from ingest.headings.called import area_of
from ingest.headings.own_text import MOST_SENTENCES, sentences, text_under
from ingest.headings.own_words import words
from ingest.headings.roles import Marked

FEWEST = 3  # titles
BESIDE = 2  # titles that let another heading stand beside the one over them
_NUMBER = re.compile(
    rf"\b({'|'.join(NUMBERS)})\s(?:[a-zåäö]+\s){{0,2}}?[a-zåäö]{{3,}}(?:or|ar|er|en|n|mål|krav|spår)\b"
)


def over_counted(found: Sequence[Marked], again: Container[int]) -> frozenset[int]:
    """The numbers of the headings that count the titles under them; `again` are those that come again."""
    holding = {
        number: titles
        for number, one in enumerate(found)
        if one.role == "inner" and number not in again and (titles := _titles_under(found, number, again))
    }
    levels = {found[number].level for number in holding}
    return frozenset(number for level in levels for number in _on_level(found, level, holding))


def _on_level(found: Sequence[Marked], level: int, holding: dict[int, int]) -> Iterator[int]:
    """The headings of a level that count the titles under them, where all that hold titles do."""
    numbers = [number for number in holding if found[number].level == level]
    counting = [number for number in numbers if _counts(found, number, holding[number])]
    beside = [
        one
        for number, one in enumerate(found)
        if one.role == "inner" and one.level == level and number not in numbers
    ]
    others = [one for one in beside if not (is_general(words(one)) or is_chapter(words(one)))]
    most = sum(holding[number] for number in counting) // BESIDE
    if numbers and counting == numbers and len(others) < len(beside) and len(others) <= most:
        yield from counting


def _counts(found: Sequence[Marked], number: int, titles: int) -> bool:
    """Whether a heading without a number says little but how many titles stand under it."""
    under = text_under(found, number)
    text = " ".join(one.paragraph.text for one in under if not one.paragraph.lines[0].cell)
    said = {NUMBERS.index(told.casefold()) + 2 for told in _NUMBER.findall(text)}
    return area_of(found[number].paragraph) is None and titles in said and sentences(under) <= MOST_SENTENCES


def _titles_under(found: Sequence[Marked], number: int, again: Container[int]) -> int:
    """How many titles stand right under a heading, on the next level; 0 where too few or what divides an area."""
    below = takewhile(
        lambda at: found[at].role == "text" or found[at].level > found[number].level, range(number + 1, len(found))
    )
    heads = [at for at in below if found[at].role == "inner" and at not in again]
    level = min((found[at].level for at in heads), default=-1)
    titles = [words(found[at]) for at in heads if found[at].level == level]
    return len(titles) if len(titles) >= FEWEST and not any(map(is_dividing, titles)) else 0
