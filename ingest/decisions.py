"""Decisions that a report refers to: body, date and paragraph (§), and the round that each one closed.

"den 2 september 2013, § 190, 3 mars 2014, § 56"   two decisions
"Rapporten behandlades av kommunstyrelsen den 7 oktober 2013, § 164."   body kommunstyrelsen
"""

import re
from collections.abc import Sequence
from datetime import date

import msgspec

from ingest.report import Decision, Round, Section
from ingest.rounds import find_times

_PARAGRAPH = re.compile(r"§{1,2}\s*(?P<number>\d{1,4})(?!\s*(?:kap|§|\d))")
# Between a date and its § stands little: ", ", " (", "under ", "genom beslut ".
_BETWEEN = re.compile(r"[\s,(:;–-]*(?:under|genom|i|beslut|ärende|punkt|med)?[\s,(]*")
# A decision closes a round when the sentence speaks of a report that was treated.
_TREATED = re.compile(r"rapport|uppföljning|redovisning|bokslut|avstämning", re.IGNORECASE)
_BODY = re.compile(
    r"\b(?P<body>(?:[a-zåäö]+-(?:,| och)\s)*"  # kultur- och
    r"[a-zåäö]*(?:nämnden|styrelsen|fullmäktige|utskottet|presidiet))s?\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


class _Reference(msgspec.Struct, frozen=True):
    date: date
    paragraph: int
    body: str | None
    closes: bool


def decisions(sections: Sequence[Section], rounds: Sequence[Round]) -> tuple[Decision, ...]:
    """The decisions named in the sections, each once, in the order of the text."""
    found: dict[tuple[date, int], Decision] = {}
    for section in sections:
        for reference in _references(section.text):
            closed = closed_round(reference.date, rounds) if reference.closes else None
            decision = Decision(
                reference.date, reference.paragraph, reference.body, closed.label if closed else None
            )
            found.setdefault((decision.date, decision.paragraph), decision)
    return tuple(found.values())


def closed_rounds(text: str, rounds: Sequence[Round]) -> set[Round]:
    """The rounds that the decisions named in a text closed."""
    closed = [closed_round(reference.date, rounds) for reference in _references(text) if reference.closes]
    return {one for one in closed if one}


def closed_round(day: date, rounds: Sequence[Round]) -> Round | None:
    """The round that a decision of that day closed: the latest that had begun."""
    begun = [one for one in rounds if one.start <= day]
    return max(begun, key=lambda one: one.start) if begun else None


def _references(text: str) -> list[_Reference]:
    found: list[_Reference] = []
    for sentence in SENTENCE.split(text):
        closes = bool(_TREATED.search(sentence))
        for time, _, end in find_times(sentence):
            paragraph = _PARAGRAPH.search(sentence, end)
            if time.start == time.end and paragraph and _BETWEEN.fullmatch(sentence[end : paragraph.start()]):
                body = _body_before(sentence, end)
                found.append(_Reference(time.start, int(paragraph["number"]), body, closes))
    return found


def _body_before(sentence: str, position: int) -> str | None:
    """The last body named before a position, or else the first of the sentence."""
    bodies = list(_BODY.finditer(sentence))
    before = [found for found in bodies if found.start() < position]
    chosen = before[-1] if before else bodies[0] if bodies else None
    return chosen["body"].lower() if chosen else None
