"""Rounds that are told by where headings stand and not by their words: each of one level names another time.

"Nedslag i mars 2021", "Biblioteken i november 2017" and "Redovisning av VA-planen för första tertialet 2019" are
headings of rounds where no other heading of their level is, but for chapters that every report has, and where one
or the title says that it follows up, or the same headings stand under several of them.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.conventions.general import is_general
from ingest.conventions.intervals import find_ranges, find_times
from ingest.conventions.phases import is_called_phase
from ingest.conventions.rounds import FOLLOWING_UP, HOW_TO, round_of_heading
from ingest.layout.paragraphs import Paragraph
from ingest.report import Round

FEWEST = 2  # rounds
SURE, UNSURE = 0.75, 0.5  # of such a heading; of a document that is only dated
OF_TITLE = 0.95  # how sure the round of a document is that its title tells
_AHEAD = re.compile(r"(?:\w*budget|\w*prognos|\w*plan(?:en|ering)?|mål|program)\b", re.IGNORECASE)
_ENDS = " ?!.:)"


def rounds_of_levels(
    found: Sequence[Paragraph], levels: Sequence[int], title: str, whole: Round | None
) -> dict[int, Round]:
    """The rounds of such headings by their numbers; `whole` is the document's, in which they must lie then."""
    told: dict[int, Round] = {}
    for level in set(levels) - {-1}:
        numbers = [number for number, at in enumerate(levels) if at == level]
        headings = [number for number in numbers if found[number].text.casefold() != title.casefold()]
        named = {number: one for number in headings if (one := _time_of(found[number].text))}
        others = [number for number in headings if number not in named and not is_general(found[number].text)]
        phases = any(is_called_phase(found[number].text) for number in named)
        alike = not phases and _hold_the_same(found, levels, sorted(named))
        if alike:  # what stands before or after them all is a chapter then
            others = [number for number in others if min(named) < number < max(named)]
        follows = alike or any(
            FOLLOWING_UP.search(text) for text in (title, *(found[number].text for number in named))
        )
        apart = len({one.interval for one in named.values()}) == len(named) >= FEWEST
        if apart and follows and not others and not HOW_TO.search(title) and _lie_in(whole, list(named.values())):
            told |= named
    return told


def _time_of(text: str) -> Round | None:
    """The round that a heading announces, or the one time that it ends in or names beside what follows up."""
    if plain := round_of_heading(text):
        return plain
    times, area = find_times(text), area_of_heading(text)
    if len(times) != 1 or find_ranges(text) or (area and area.label) or _AHEAD.match(text):
        return None
    told, start, end = times[0]
    added = text[:start].rstrip().endswith("(")  # "Etapp 1 – Förstudie (våren 2020)"
    if added or (text[end:].strip(_ENDS) and not FOLLOWING_UP.search(text)):
        return None
    reason = f"rubrikerna av det slaget nämner var sin tid, ”{told.label}”"
    return msgspec.structs.replace(told, confidence=SURE, reason=reason)


def _hold_the_same(found: Sequence[Paragraph], levels: Sequence[int], named: Sequence[int]) -> bool:
    """Whether several headings, or numbers of areas in lists, stand under one of some others and under another."""
    under = [
        {said for at in range(start + 1, end) if (said := _said(found[at], levels[at] > levels[start]))}
        for start, end in pairwise([*named, len(found)])
    ]
    times = Counter(text for texts in under for text in texts)
    return sum(number > 1 for number in times.values()) >= FEWEST


def _said(paragraph: Paragraph, is_heading: bool) -> str:
    """What a heading says, or by which number a list calls an area; nothing of other text."""
    if is_heading:
        return paragraph.text.casefold()
    label = paragraph.label
    return label.text if label and label.is_area and "bullet" not in label.kinds else ""


def _lie_in(whole: Round | None, told: Sequence[Round]) -> bool:
    """Whether rounds are parts of the document's own, if that is more than its date or one of them in a header."""
    if whole is None or whole.confidence <= UNSURE:
        return True
    if whole.confidence < OF_TITLE and whole.interval in {one.interval for one in told}:
        return True
    return all(whole.start <= one.start and one.end <= whole.end for one in told)
