"""Decisions that a report refers to: body, date, paragraph (§) and diary number, and the round that each closed.

"den 2 september 2013, § 190, 3 mars 2014, § 56"   two decisions
"samma dag, § 191", "§§ 190–192"                    of the date before; three decisions
"KS 2018-06-04 § 214, dnr KS 2018/288"              with its diary number
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ingest.conventions.bodies import DECIDING, ONE, pattern
from ingest.conventions.intervals import find_times
from ingest.report import Decision, Mention, Round, Section

MOST_IN_RANGE = 30  # "§§ 190–192"; a longer range is no list of decisions
_PARAGRAPH = re.compile(r"§{1,2}\s*(?P<number>\d{1,4})(?:\s*[-–]\s*(?P<last>\d{1,4}))?(?!\s*(?:kap|§|\d))")
_SAME_DAY = re.compile(r"samma dag", re.IGNORECASE)
# Between a date and its § stands little: ", ", " (", "under ", "genom beslut ".
_BETWEEN = re.compile(r"[\s,(:;–-]*(?:under|genom|i|beslut|ärende|punkt|med)?[\s,(]*")
_DIARY = re.compile(
    r"\b(?:dnr|diarienr|diarienummer)\.?:?\s*(?P<diary>(?:[A-ZÅÄÖ]{2,6}\s?)?\d{2,4}[/:-]\d{1,6})", re.IGNORECASE
)
# A decision closes a round when the sentence speaks of a report that was treated.
_TREATED = re.compile(r"rapport|uppföljning|redovisning|bokslut|avstämning", re.IGNORECASE)
# Of those that advise, "beredningen" and "delegationen" are also acts.
_BODY = re.compile(
    r"\b(?P<body>(?:[a-zåäö]+-(?:,| och)\s)*"  # kultur- och
    rf"[a-zåäö]*{pattern(DECIDING, ONE)})s?\b",
    re.IGNORECASE,
)
SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


class _Reference(msgspec.Struct, frozen=True):
    date: date
    paragraph: int
    body: str | None
    diary: str | None
    closes: bool


def decisions(sections: Sequence[Section], rounds: Sequence[Round]) -> tuple[Decision, ...]:
    """The decisions named in the sections, each once, in the order of the text."""
    found: dict[tuple[date, int], Decision] = {}
    for section in sections:
        for one in _references(section.text, section.mentions):
            closed = closed_round(one.date, rounds) if one.closes else None
            label = closed.label if closed else None
            found.setdefault(
                (one.date, one.paragraph), Decision(one.date, one.paragraph, one.body, label, one.diary)
            )
    return tuple(found.values())


def closed_rounds(text: str, rounds: Sequence[Round]) -> set[Round]:
    """The rounds that the decisions named in a text closed."""
    closed = [closed_round(reference.date, rounds) for reference in _references(text) if reference.closes]
    return {one for one in closed if one}


def closed_round(day: date, rounds: Sequence[Round]) -> Round | None:
    """The round that a decision of that day closed: the latest that had begun."""
    begun = [one for one in rounds if one.start <= day]
    return max(begun, key=lambda one: one.start) if begun else None


def _references(text: str, mentions: Sequence[Mention] = ()) -> Iterator[_Reference]:
    start = 0
    for end in (*(found.start() for found in SENTENCE.finditer(text)), len(text)):
        bodies = _bodies(text[start:end], start, mentions)
        yield from _in_sentence(text[start:end], bodies)
        start = end


def _in_sentence(sentence: str, bodies: Sequence[tuple[int, str]]) -> Iterator[_Reference]:
    closes = bool(_TREATED.search(sentence))
    diary = _DIARY.search(sentence)
    for day, end in _days(sentence):
        found = _PARAGRAPH.search(sentence, end)
        if found and _BETWEEN.fullmatch(sentence[end : found.start()]):
            for number in _numbers(found):
                yield _Reference(day, number, _body(bodies, end), diary["diary"] if diary else None, closes)


def _days(sentence: str) -> list[tuple[date, int]]:
    """The days that a sentence names and where each ends; "samma dag" is the day before it."""
    named = [(time.start, end) for time, _, end in find_times(sentence) if time.start == time.end]
    for found in _SAME_DAY.finditer(sentence):
        before = [day for day, end in named if end <= found.start()]
        named += [(before[-1], found.end())] if before else []
    return sorted(named, key=lambda day: day[1])


def _numbers(found: re.Match[str]) -> range:
    first = int(found["number"])
    last = int(found["last"] or first)
    return range(first, last + 1) if 0 <= last - first <= MOST_IN_RANGE else range(first, first + 1)


def _bodies(sentence: str, offset: int, mentions: Sequence[Mention]) -> list[tuple[int, str]]:
    """The bodies of a sentence by place: those with a telling name, and abbreviations that the report explains."""
    named = [(found.start(), found["body"].lower()) for found in _BODY.finditer(sentence)]
    short = [
        (mention.start - offset, mention.name)
        for mention in mentions
        if mention.label == "UNIT" and mention.text.isupper() and offset <= mention.start < offset + len(sentence)
    ]
    return sorted(named + short)


def _body(bodies: Sequence[tuple[int, str]], position: int) -> str | None:
    """The last body named before a position, or else the first of the sentence."""
    before = [name for place, name in bodies if place < position]
    return before[-1] if before else bodies[0][1] if bodies else None
