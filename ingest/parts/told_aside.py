"""Times that lines outside the text name: on a cover, in a letterhead, in running headers and footers."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.intervals import find_times
from ingest.conventions.rounds import FOLLOWING_UP, day_alone, round_of_heading, round_of_report, time_as_of
from ingest.layout.facts import segments
from ingest.layout.title_data import names_sender
from ingest.pages.page import Line
from ingest.report import Round

PERIOD = re.compile(
    r"(?<!\w)(?:rapport|redovisnings|uppföljnings|mät|tids)?period(?:en)?\b|\bavser\b|\bomgång(?:en)?\b"
    r"|\b(?:uppföljnings|avstämnings)(?:dag|datum)(?:en)?\b",
    re.IGNORECASE,
)
_BETWEEN_PARTS = re.compile(r"\s+[·•|–—]\s+(?!\d)|\s*\|\s*|\s{3,}")
_COMMA = re.compile(r",\s+(?=[^\W\d])")
# What was settled or holds then is another paper, or this one later.
_SETTLED = re.compile(r"\b(?:anta|beslut|fastställ|godkän|gilti|gäll|revide|uppdatera)", re.IGNORECASE)
_BEGINS_SPAN = re.compile(r"\d{4}\s?[–—-]$")
LONGEST_PERIOD = 60  # characters after the word that announces it
DATE_LINE = 60  # characters of a line that dates the document


def of_cover(lines: Sequence[Line]) -> Round | None:
    """The time that a line of the cover names alone, or a part of one: "Grundskola, läsåret 2021/22"."""
    for line in lines:
        told = round_of_report(line.text)
        if told and not _is_month(line.text, told):
            return because(told, 0.85, f"försättsbladet nämner ”{told.label}”")
    times = [told for line in lines for part in _unsettled(line) if (told := _more_than_date(part))]
    times = times or [told for line in lines if (told := time_as_of(line.text)) and told.start < told.end]
    if len({told.interval for told in times}) != 1:
        return None
    return because(times[0], 0.8, f"försättsbladet nämner ”{times[0].label}”")


def of_edges(lines: Sequence[Line]) -> Round | None:
    """The time in a running header or footer, where all of them name the same."""
    told = [line for line in lines if FOLLOWING_UP.search(line.text) or round_of_heading(line.text)]
    telling = [line.text for line in told] or [
        part for line in lines for part in _unsettled(line) if _more_than_date(part)
    ]
    times = {time for text in telling for time, _, _ in find_times(text) if time.start != time.end} or {
        time for text in telling if (time := time_as_of(text))
    }
    if len(times) != 1:
        return None
    one = times.pop()
    return because(one, 0.75, f"sidhuvud eller sidfot nämner ”{one.label}”")


def of_period(lines: Iterable[Line]) -> Round | None:
    """The time after a word that announces what is told of: "Avser: hösten 2016"."""
    for line in lines:
        found = PERIOD.search(line.text)
        times = find_times(line.text[found.end() : found.end() + LONGEST_PERIOD]) if found else []
        if found and len(times) == 1 and found.start() < LONGEST_PERIOD:
            told = times[0][0]
            return because(told, 0.8, f"”{found[0]}” följs av ”{told.label}”")
    return None


def of_times(lines: Iterable[Line]) -> Round | None:
    """The only time that a cover names, inside other words: "Så gick det 2021"; days are those of letters."""
    times = {
        time
        for line in lines
        if not _SETTLED.search(line.text)
        for time, _, _ in find_times(line.text)
        if time.start != time.end and not any(_is_month(part, time) for part in _clauses(line))
    }
    if len({time.interval for time in times}) != 1:
        return None
    told = times.pop()
    return because(told, 0.7, f"försättsbladet nämner bara ”{told.label}”")


def of_month(lines: Iterable[Line]) -> Round | None:
    """The month that stands alone on a cover, where nothing else says what the report tells of.

    Beside who sends the report it is the date of a letter: "Kulturenheten, januari 2022".
    """
    lines = [*lines]
    told = next((one for line in lines if (one := round_of_heading(line.text))), None)
    if told:
        return because(told, 0.6, f"försättsbladet nämner bara ”{told.label}”")
    months = (
        one
        for line in lines
        for part in _clauses(line)
        if (one := round_of_heading(part)) and _is_month(part, one)
    )
    return _dated(told) if (told := next(months, None)) else None


def of_date(lines: Iterable[Line]) -> Round | None:
    """The first day that a line of its own dates the document by, or one that stands apart on a line; unsure."""
    for line in lines:
        parts = [line.text] if len(line.text) <= DATE_LINE else [one for one in parts_of(line) if day_alone(one)]
        times = find_times(parts[0]) if len(parts) == 1 else []
        if len(times) == 1 and times[0][0].start == times[0][0].end:
            return _dated(times[0][0])
    return None


def _dated(told: Round) -> Round:
    return because(told, 0.5, f"ingen omgång i titel eller rubriker; dokumentet är daterat {told.label}")


def without_broken_spans(lines: Sequence[Line]) -> list[Line]:
    """The lines but those that a span of years is broken over: "Plan 2022–", "2025"."""
    broken = {
        number
        for number, (line, after) in enumerate(pairwise(lines))
        if _BEGINS_SPAN.search(line.text.rstrip()) and after.text[:1].isdigit()
    }
    return [line for number, line in enumerate(lines) if not broken & {number, number - 1}]


def repeated(edges: Sequence[Line]) -> list[Line]:
    """The dated running headers and footers, where all name the same time: a letterhead on every page."""
    dated = [line for line in edges if find_times(line.text)]
    return dated if len({find_times(line.text)[0][0].interval for line in dated}) == 1 else []


def because(told: Round, confidence: float, reason: str) -> Round:
    """A round, as sure as it is, with the reason in words."""
    return msgspec.structs.replace(told, confidence=confidence, reason=reason)


def parts_of(line: Line) -> list[str]:
    """What stands on a line apart, by wide spaces or signs: "Miljönämnden   Helår 2023", "Skola · HT21"."""
    apart = [" ".join(word.text for word in words) for words in segments(line)]
    return [part.strip() for one in apart for part in _split(one) if part.strip()]


def _split(text: str) -> Iterator[str]:
    """A text cut at its signs, but not inside a time: "Skolan – september – december 2016"."""
    times, begin = find_times(text), 0
    for sign in _BETWEEN_PARTS.finditer(text):
        if not any(start < sign.start() < end for _, start, end in times):
            yield text[begin : sign.start()]
            begin = sign.end()
    yield text[begin:]


def _unsettled(line: Line) -> list[str]:
    """The parts of a line, by commas too, but those that say when something was settled: "antagen våren 2020"."""
    return [one for part in parts_of(line) if not _SETTLED.search(part) for one in _COMMA.split(part)]


def _more_than_date(part: str) -> Round | None:
    """The time that a part of a line names alone; a month or a year with no more is when it was written."""
    told = round_of_heading(_without_sender(part))
    bare = told is not None and (_is_month(part, told) or part.isdigit())
    return None if bare else told


def _without_sender(part: str) -> str:
    """A part of a line without the body that it names before its time: "Socialnämnden läsåret 2021/22"."""
    times = find_times(part)
    before = part[: times[0][1]] if len(times) == 1 else ""
    return part[len(before) :] if before and names_sender(before) and times[0][2] == len(part) else part


def _is_month(text: str, told: Round) -> bool:
    """Whether a text is a month and no more: when the report was printed, more often than what it tells of."""
    return told.start.month == told.end.month and told.label.casefold() == text.strip().casefold()


def _clauses(line: Line) -> list[str]:
    """The parts of a line, by commas and full stops too: "Kulturenheten, januari 2022. Skriven av Eva Ek"."""
    return [one.strip() for part in parts_of(line) for one in re.split(r"[,.]\s+(?=[^\W\d])", part.rstrip("."))]
