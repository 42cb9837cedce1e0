"""Headings under which areas are counted on from one to the next: they gather these, and are none themselves.

    Granskning av elevhälsan
    Rekommendation 1. Säkerställ tillgången
    Rekommendation 2. Tydliggör ansvaret
    Granskning av lokalerna
    Rekommendation 3. Gör en prognos

So do headings without numbers right over paragraphs that begin so: "Kommunstyrelsen" over "Uppdrag 2. Taxor. …".

Where they are counted from the first under each, the headings tell one "1" from the other, unless a letter does:
"T1" and "T2" under "Transporter", "E1" under "Energi". So they do in another round, where all are told of again.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from ingest.conventions.areas import called_label
from ingest.headings.called import area_of, is_called
from ingest.headings.own_text import MOST_SENTENCES, sentences, text_under
from ingest.headings.roles import Marked

FEWEST = 2  # headings over such paragraphs


def counted_on(found: Sequence[Marked], under: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """The numbers of such headings, each saying little itself; `under` has the numbers of the areas under each."""
    holding = [number for number in sorted(under) if under[number]]
    levels = {found[number].level for number in holding}
    parts = ([number for number in holding if found[number].level == level] for level in levels)
    counted = (number for part in parts if _go_on(found, part, under) for number in part)
    return frozenset([*counted, *_over_paragraphs(found)])


def _over_paragraphs(found: Sequence[Marked]) -> Iterator[int]:
    """The headings of a level right over paragraphs that are called areas and counted on under the next."""
    over: dict[int, dict[int, list[str]]] = defaultdict(dict)
    for number, one in enumerate(found):
        called = _called_right_under(found, number) if one.role == "inner" and not area_of(one.paragraph) else []
        if called:
            over[one.level][number] = called
    for labels in over.values():
        if len(labels) >= FEWEST and _rise([label for called in labels.values() for label in called]):
            yield from labels


def _called_right_under(found: Sequence[Marked], number: int) -> list[str]:
    """The numbers of the paragraphs under a heading that are called areas; none where the first is not."""
    under = text_under(found, number)
    called = [called_label(one.paragraph.text) for one in under if not one.paragraph.lines[0].cell]
    return [label.text for label in called if label] if called and called[0] else []


def _go_on(found: Sequence[Marked], numbers: Sequence[int], under: Mapping[int, Sequence[str]]) -> bool:
    """Whether the areas under the headings of a level, by number, are counted on in each round."""
    if not all(_may_gather(found, number) for number in numbers):
        return False
    told = list(_in_one_round(found, numbers))
    labels = [(under[one], under[after]) for one, after in told]
    rise = all(_rise([*one, *after]) for one, after in labels)
    return bool(told) and (rise or all(_have_own_letters(one, after) for one, after in labels))


def _in_one_round(found: Sequence[Marked], numbers: Sequence[int]) -> Iterator[tuple[int, int]]:
    for one, after in pairwise(numbers):
        if not any(between.role == "round" for between in found[one:after]):
            yield one, after


def _may_gather(found: Sequence[Marked], number: int) -> bool:
    says_little = sentences(text_under(found, number)) <= MOST_SENTENCES
    return says_little and not is_called(found[number].paragraph)


def _rise(labels: Sequence[str]) -> bool:
    """Whether each of some numbers is higher than the one before."""
    numbers = [int(label) for label in labels if label.isdigit()]
    return len(numbers) == len(labels) and all(one < after for one, after in pairwise(numbers))


def _have_own_letters(labels: Sequence[str], after: Sequence[str]) -> bool:
    """Whether the numbers under each of two headings have one letter, another under the next, and rise."""
    letters = [{label[:1] for label in one} for one in (labels, after)]
    own = all(len(one) == 1 and min(one).isalpha() for one in letters) and letters[0] != letters[1]
    return own and all(_rise([label[1:] for label in one]) for one in (labels, after))
