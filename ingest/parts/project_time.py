"""The time of a project, which its final report is on, wherever that stands.

facts     "Projektperiod | 2020-09-01–2022-12-31", "Genomförandetid | mars–december 2022"
name      "Projekttid 1 oktober 2015–30 september 2018" under the title, in a sidebar, in a table of the text
cover     a line with a span and no more, "1 mars 2019–31 augusti 2021"
text      "Projektet pågick från januari 2019 till juni 2021"
title     "Slutrapport 2016–2018"
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import islice

import msgspec

from ingest.conventions.fact_names import tells_time_of_project, tells_time_of_report
from ingest.conventions.intervals import LONGEST_RANGE, find_parts, find_times_and_spans
from ingest.conventions.projects import named_time, span_alone, time_it_went_on
from ingest.conventions.rounds import is_generic
from ingest.layout.facts import Fact
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import join_lines, paragraphs
from ingest.pages.page import Line
from ingest.report import Round

_FINAL = re.compile(r"\bslut(?:lig\s+)?(?:rapport|redovisning|uppföljning)", re.IGNORECASE)
_OF_PROJECT = re.compile(r"[\w-]*projekt(?:et|ets|tid|tiden|period|perioden)?")
PAGES = 2  # the first, where sentences tell of the whole project


def is_final(title: str, front: Iterable[Line]) -> bool:
    """Whether a title, or a line of the cover that begins so, says that a report is the last of a project."""
    return bool(_FINAL.search(title)) or any(_FINAL.match(line.text.strip()) for line in front)


def time_of_project(layout: Layout, title: str, stated: Sequence[Fact], year: int | None) -> Round | None:
    """The time of the project that a final report is on; None where nothing but sentences tells it.

    `stated` are the facts before its text, `year` that of a time without one.
    """
    told = next(_told(layout, title, stated, year), None)
    if told is None:
        return None
    time, confidence, reason = told
    return msgspec.structs.replace(time, confidence=confidence, reason=reason.format(time.label))


def time_told_of_project(layout: Layout, title: str) -> Round | None:
    """The time that a sentence says that the project went on, where nothing but the day of a letter is told."""
    found = paragraphs(_text_of(layout))
    said = next((told for one in found if (told := time_it_went_on(one.text, title))), None)
    reason = "texten säger att projektet pågick ”{}”"
    return msgspec.structs.replace(said, confidence=0.7, reason=reason.format(said.label)) if said else None


def _text_of(layout: Layout) -> list[Line]:
    return [line for line in layout.body if line.page <= PAGES and not line.cell and not line.apart]


def _told(
    layout: Layout, title: str, stated: Sequence[Fact], year: int | None
) -> Iterator[tuple[Round, float, str]]:
    """The times that tell it, the surest first, each with how sure and why."""
    front = [line for line, kind in layout.aside if kind == "letterhead"]
    text = _text_of(layout)
    named = _of_facts(stated, year) or named_time(_joined(front)) or named_time(_joined(layout.body))
    if named:
        yield named, 0.8, "projektets tid är ”{}”"
    yield from ((one, 0.8, "försättsbladet har bara ”{}”") for one in _alone([*front, *islice(text, 1)]))
    if of_title := span_alone(title):
        yield of_title[0], 0.75, "slutrapporten är om ”{}”"


def _joined(lines: Iterable[Line]) -> str:
    return join_lines([line.text for line in lines])


def _of_facts(stated: Sequence[Fact], year: int | None) -> Round | None:
    """The one time beside the name of a project's time; or the one span beside that of what is reported on."""
    for one in stated:
        times = [told for told, _, _ in find_times_and_spans(one.says)]
        if tells_time_of_report(one.name):
            times = [told for told in times if told.end - told.start > LONGEST_RANGE]
        elif tells_time_of_project(one.name):
            times = times or [told for told, _, _ in (find_parts(one.says, year) if year else ())]
        else:
            continue
        if len(times) == 1:
            return times[0]
    return None


def _alone(lines: Iterable[Line]) -> Iterator[Round]:
    """The spans that lines have with nothing but words for reports and projects round them."""
    for told, around in filter(None, (span_alone(line.text) for line in lines)):
        words = re.findall(r"\w+", around.casefold())
        if all(is_generic(word) or _OF_PROJECT.fullmatch(word) for word in words):
            yield told
