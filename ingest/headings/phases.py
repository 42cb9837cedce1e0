"""Headings of a project's phases, which are the rounds of the report that ends it: "Fas 1: januari–juni 2020".

Its title says that it follows up, each phase of their level has its time, and none begins after the report is
dated. Phases with titles of their own ("Fas 2 – Införande (hösten 2020)"), and those of a report that tells its
own round, may be what is followed up: they are rounds where the same headings come under several.
"""

from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import area_of_heading, is_called_area
from ingest.conventions.general import is_dividing
from ingest.conventions.phases import Phase, is_called_phase, phase_of_heading
from ingest.conventions.rounds import follows_up
from ingest.layout.paragraphs import Paragraph
from ingest.report import Round

FEWEST = 2  # phases, and headings under one that come under another
DATED = 0.5  # how sure the round is that is no more than a document's date


def rounds_of_phases(
    found: Sequence[Paragraph], levels: Sequence[int], title: str, whole: Round | None = None
) -> dict[int, Round]:
    """The rounds of the headings of phases, by number; `whole` is the document's own round, or its date."""
    if not follows_up(title):
        return {}
    year = whole.start.year if whole else None
    headings = {number: _words(one) for number, one in enumerate(found) if levels[number] >= 0}
    called = {number: text for number, text in headings.items() if is_called_phase(text)}
    told: dict[int, Round] = {}
    for level in {levels[number] for number in called}:
        on_level = {
            number: phase_of_heading(text, year) for number, text in called.items() if levels[number] == level
        }
        phases = {number: phase for number, phase in on_level.items() if phase}
        if len(phases) == len(on_level) and _are_told(phases, found, levels, whole):
            told |= {number: _because(phase.round) for number, phase in phases.items()}
    return told


def _are_told(
    phases: dict[int, Phase], found: Sequence[Paragraph], levels: Sequence[int], whole: Round | None
) -> bool:
    """Whether phases follow each other in time, and have been when the report is written."""
    rounds = list({phase.round.interval: phase.round for phase in phases.values()}.values())
    rise = len(rounds) >= FEWEST and all(one.start < after.start for one, after in pairwise(rounds))
    if not rise or (whole and rounds[-1].start > whole.end):
        return False
    alone = not any(phase.title for phase in phases.values()) and (whole is None or whole.confidence <= DATED)
    return alone or _hold_the_same(list(phases), found, levels)


def _hold_the_same(numbers: Sequence[int], found: Sequence[Paragraph], levels: Sequence[int]) -> bool:
    """Whether the same headings come under several phases, other than those that divide what is followed up."""
    times = Counter[str]()
    for number in numbers:
        under: set[str] = set()
        for at in range(number + 1, len(found)):
            if 0 <= levels[at] <= levels[number]:
                break
            if levels[at] >= 0 and not is_dividing(_words(found[at])):
                under.add(_words(found[at]).casefold())
        times.update(under)
    return sum(count > 1 for count in times.values()) >= FEWEST


def _words(paragraph: Paragraph) -> str:
    """A heading without the number of a chapter: "3 Fas 1: januari–juni 2020"."""
    area = None if is_called_area(paragraph.text) else area_of_heading(paragraph.text)
    return (area.title if area else None) or paragraph.text


def _because(told: Round) -> Round:
    return msgspec.structs.replace(told, confidence=0.85, reason=f"rubrik för en fas, ”{told.label}”")
