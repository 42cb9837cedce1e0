"""Headings as "3.1" that all hold areas as "3.1.1": each gathers them, with two sentences at most of its own.

    3.1 Förskolan             3.2 Grundskolan
    3.1.1 Språk               Sex enheter har grundskola.
    3.1.2 Övergångar          3.2.1 Läsning
                              3.2.2 Matematik

Where one of them holds none, as "3.1 Syfte" beside "3.2 Målgrupp", each is an area; "3.1 Så läser du rapporten" is
none in any case.
"""

from collections import defaultdict
from collections.abc import Container, Sequence

from ingest.conventions.told_how import is_told_how
from ingest.headings.own_text import sentences, text_under
from ingest.headings.own_words import label, words
from ingest.headings.roles import Marked

FEWEST = 2  # such headings, and areas under each
MOST_SENTENCES = 2


def over_decimals(found: Sequence[Marked], again: Container[int]) -> frozenset[int]:
    """The numbers of such headings; `again` are those that come again in a round."""
    labels = {
        number: label(one) for number, one in enumerate(found) if one.role == "inner" and number not in again
    }
    levels: dict[int, list[int]] = defaultdict(list)
    for number, own in labels.items():
        if own.count(".") == 1 and not is_told_how(words(found[number])):
            levels[found[number].level].append(number)
    return frozenset(
        number
        for numbers in levels.values()
        if len(numbers) >= FEWEST and all(_only_leads(found, at, labels) for at in numbers)
        for number in numbers
    )


def _only_leads(found: Sequence[Marked], number: int, labels: dict[int, str]) -> bool:
    """Whether areas go on with the number of a heading, which says little itself."""
    inside = sum(own.startswith(f"{labels[number]}.") for own in labels.values())
    return inside >= FEWEST and sentences(text_under(found, number)) <= MOST_SENTENCES
