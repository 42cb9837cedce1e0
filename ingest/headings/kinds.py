"""Headings that say with a word what kind of thing each heads, before titles that differ.

    Kontrollmoment: Handläggningstid för bygglov
    Kontrollmoment: Delegationsbeslut anmäls till nämnd

The word is no part of the title. It is one where it recurs on one level from a heading to the next: what comes
once under each area ("Ansvarig: Rektor", "Mål: Alla läser") is told of it. Reports use some words so ("mål",
"huvudinsats"); any other is one where all headings beside such as recur have it, and the text says how many there
are ("Planen har tre ambitioner"). Else it may be a subject: "Familjehem: avtal", "Familjehem: lön".

What comes again between such headings, in their own size, divides what each heads: it is set a level lower.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.conventions.general import is_general
from ingest.conventions.kinds import Headed, headed, number_of
from ingest.conventions.labels import Label
from ingest.conventions.rounds import round_of_heading
from ingest.headings.called import is_called
from ingest.layout.paragraphs import Paragraph

FEWEST = 2  # titles under one word
FEWEST_COUNTED = 3  # titles under a word that reports do not use so


def with_kinds(found: Sequence[Paragraph], levels: Sequence[int]) -> tuple[list[Paragraph], list[int]]:
    """The paragraphs and their levels; headings with a word of kind have it as their label.

    `levels` are those of the headings, -1 for others.
    """
    labels = {number: _label(found[number], one) for number, one in _of_kinds(found, levels).items()}
    named = [
        msgspec.structs.replace(one, label=labels[number]) if number in labels else one
        for number, one in enumerate(found)
    ]
    lower = _dividing(named, levels)
    doubled = [2 * level + (number in lower) if level >= 0 else -1 for number, level in enumerate(levels)]
    order = sorted({level for level in doubled if level >= 0})
    return named, [order.index(level) if level >= 0 else -1 for level in doubled]


def _label(paragraph: Paragraph, one: Headed) -> Label:
    return Label(one.label, ("called",), len(paragraph.text) - len(one.title))


def _of_kinds(found: Sequence[Paragraph], levels: Sequence[int]) -> dict[int, Headed]:
    """The headings that a word of kind begins, by number; those with a number that tells so by itself left out."""
    groups: dict[tuple[int, str, bool], dict[int, Headed]] = defaultdict(dict)
    for number, (paragraph, level) in enumerate(zip(found, levels, strict=True)):
        one = headed(paragraph.text) if level >= 0 and not is_called(paragraph) else None
        if one and area_of_heading(paragraph.text) is None:
            groups[level, one.kind, bool(one.label)][number] = one
    kinds: dict[int, Headed] = {}
    for (level, _, labelled), group in groups.items():
        apart = labelled and _are_told_apart(group.values())
        named = not labelled and _may_be_kind(found, levels, group)
        if apart or (named and _follow(found, levels, level, group, kinds)):
            kinds |= group
    return kinds | dict(_single(groups, levels, kinds))


def _single(
    groups: Mapping[tuple[int, str, bool], Mapping[int, Headed]], levels: Sequence[int], kinds: Container[int]
) -> Iterator[tuple[int, Headed]]:
    """The headings of a word that comes once after others on their level that such words begin, by number.

    "Uppdrag: Ny simhall" may follow "Mål: En trygg skola" and "Mål: En god miljö".
    """
    last = {level: number for number, level in enumerate(levels) if number in kinds}
    for (level, _, labelled), group in groups.items():
        for number, one in group.items():
            if len(group) == 1 and not labelled and one.is_sure and last.get(level, number) < number:
                yield number, one


def _are_told_apart(group: Iterable[Headed]) -> bool:
    """Whether labels after a word that reports use for areas each have one title, of several."""
    titles: dict[str, set[str]] = defaultdict(set)
    for one in group:
        titles[one.label].add(one.title.casefold())
    sure = all(one.is_sure for one in group)
    return sure and len(titles) >= FEWEST and all(len(told) == 1 for told in titles.values())


def _may_be_kind(found: Sequence[Paragraph], levels: Sequence[int], group: Mapping[int, Headed]) -> bool:
    """Whether a word before titles is one that reports use so, or the text counts as many, and none is beside."""
    titles = {one.title.casefold() for one in group.values()}
    kind, first = next(iter(group.values())), next(iter(group))
    if kind.is_sure or len(titles) < FEWEST_COUNTED:
        return kind.is_sure and len(titles) >= FEWEST
    beside = [found[at].text for at in range(first, max(group) + 1) if levels[at] == levels[first]]
    recurring = _recurring(beside)
    alone = all(_key(text) in recurring or is_general(text) for text in beside)
    return alone and any(number_of(kind.kind, one.text) == len(titles) for one in found)


def _follow(
    found: Sequence[Paragraph],
    levels: Sequence[int],
    level: int,
    group: Mapping[int, Headed],
    kinds: Container[int],
) -> bool:
    """Whether two headings of a word follow each other on their level, but for what comes again there.

    `kinds` are headings of words that come before it: one of them between shows that the word divides these.
    """
    recurring = _recurring(found[at].text for at in range(len(found)) if levels[at] == level)

    def parts(at: int) -> bool:
        again = levels[at] == level and at not in kinds and _key(found[at].text) in recurring
        return 0 <= levels[at] <= level and not again

    pairs = ((one, after) for one, after in pairwise(sorted(group)) if group[one].title != group[after].title)
    return any(not any(map(parts, range(one + 1, after))) for one, after in pairs)


def _dividing(found: Sequence[Paragraph], levels: Sequence[int]) -> set[int]:
    """The headings on the level of such as are called areas that divide what these head, by number.

    They come again there ("Resultat", "Åtgärd: …"), under one that another follows; or are set in the same font,
    which is not that of the areas.
    """
    lower: set[int] = set()
    for level in {at for at, one in zip(levels, found, strict=True) if at >= 0 and is_called(one)}:
        under = dict(_under_called(found, levels, level))
        recurring = _recurring(found[number].text for number in under)
        again = {_key(found[number].text) for number, followed in under.items() if followed} & recurring
        dividing = {number for number in under if _key(found[number].text) in again}
        areas = {one.font for at, one in zip(levels, found, strict=True) if at == level and is_called(one)}
        fonts = {found[number].font for number in dividing} - areas - {""}
        lower |= dividing | {number for number in under if found[number].font in fonts}
    return lower


def _under_called(found: Sequence[Paragraph], levels: Sequence[int], level: int) -> Iterator[tuple[int, bool]]:
    """The headings after those of a level that are called areas, and as high, each with whether another follows.

    A higher heading, and one of a round, ends what is under one.
    """
    under: list[int] | None = None  # since the last that is called an area
    for number, (one, at) in enumerate(zip(found, levels, strict=True)):
        if at < 0 or at > level:
            continue
        called = at == level and is_called(one)
        ends = called or at < level or round_of_heading(one.text) is not None
        if not ends and under is not None:
            under.append(number)
        elif ends:
            yield from ((before, called) for before in under or [])
            under = [] if called else None
    yield from ((before, False) for before in under or [])


def _recurring(texts: Iterable[str]) -> set[str]:
    return {key for key, times in Counter(map(_key, texts)).items() if times >= FEWEST}


def _key(text: str) -> str:
    """What is told of an area under a heading: its words, or those before a colon."""
    return re.sub(r"\d+", "#", text.casefold().partition(":")[0].strip())
