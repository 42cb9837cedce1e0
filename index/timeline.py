"""The decisions that closed the rounds, and whether the archive holds the documents that they stand in.

Kommunstyrelsen 2014-11-03 § 152     closed hösten 2014     minutes of that day and body: held
Kommunstyrelsen 2014-05-05 § 71      closed våren 2014      referred to but not held
"""

import re
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec

from index.words import stem
from ingest.conventions.intervals import find_times
from ingest.report import Decision, Report

_MINUTES = re.compile(r"protokoll|sammanträde|beslut", re.IGNORECASE)
HEAD_READ = 1500  # characters of a document in which its body and day are told


class Reference(msgspec.Struct, frozen=True):
    """A decision as reports refer to it, and the report of the archive that holds its text, if any does."""

    decision: Decision
    referred_by: tuple[str, ...]
    held: str | None
    section: str | None = None


def references(reports: Sequence[Report], rounds: Iterable[str] | None = None) -> list[Reference]:
    """The decisions that reports refer to, in order of time, those of some rounds (labels) alone where asked."""
    wanted = None if rounds is None else set(rounds)
    referred: dict[tuple[date, int, str | None], tuple[Decision, list[str]]] = {}
    for report in reports:
        for decision in report.decisions:
            if wanted is None or decision.round in wanted:
                known = referred.setdefault((decision.date, decision.paragraph, decision.body), (decision, []))
                known[1].append(report.id)
    minutes = [(report, _days(report), _bodies(report)) for report in reports if _MINUTES.search(_head(report))]
    found = [
        Reference(decision, tuple(dict.fromkeys(by)), *_held(decision, by, minutes))
        for decision, by in referred.values()
    ]
    return sorted(found, key=lambda one: (one.decision.date, one.decision.paragraph))


def _held(
    decision: Decision, referred_by: Sequence[str], minutes: Sequence[tuple[Report, set[date], set[str]]]
) -> tuple[str | None, str | None]:
    """The minutes of that body and day, and the section with the paragraph."""
    for report, days, bodies in minutes:
        body_fits = decision.body is None or stem(decision.body) in bodies
        if report.id not in referred_by and decision.date in days and body_fits:
            paragraph = re.compile(rf"§\s*{decision.paragraph}(?!\d)")
            section = next((one.id for one in report.sections if paragraph.search(one.text)), None)
            return report.id, section
    return None, None


def _head(report: Report) -> str:
    """What the document opens with: its title, its file's name and its first lines."""
    opening = report.sections[0].text[:HEAD_READ] if report.sections else ""
    return f"{report.title}\n{report.file.replace('-', ' ')}\n{opening}"


def _days(report: Report) -> set[date]:
    head = f"{_head(report)} {report.file} {report.title}"
    return {time.start for time, _, _ in find_times(head) if time.start == time.end}


def _bodies(report: Report) -> set[str]:
    return {stem(word.casefold()) for word in re.findall(r"\w+", _head(report))}
