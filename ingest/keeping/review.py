"""What the archivist should look at: readings that are unsure, pages that are unread, corrections that clash."""

import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby
from math import inf
from pathlib import Path

import msgspec

from ingest.corrections.operations import Conflict, Entry, Reviewed, SetTitle, active
from ingest.keeping.archive import Archive
from ingest.parts.oddities import MISREAD_TITLE, oddities
from ingest.report import Report, Section

SURE = 0.7  # a round or an area with less confidence is looked at
MOST_HEADED = 3  # sections with lines like headings; in more it is how the report is written, and told once


class Doubt(msgspec.Struct, frozen=True):
    """Something unsure: what (in Swedish), and where; the `key` is the same when the report is read again."""

    key: str
    what: str
    section: str | None = None
    page: int | None = None


class Waiting(msgspec.Struct, frozen=True):
    """A report with what is left to look at in it."""

    report: str
    title: str
    doubts: tuple[Doubt, ...]
    conflicts: tuple[Conflict, ...]


_known: dict[Path, dict[str, tuple[str, Waiting]]] = {}  # by archive and report, with the report's mark


def reviews(archive: Archive, seconds: float = inf) -> list[Waiting]:
    """Every report with what is left to look at in it, by id; read again only where the report has changed.

    Looking takes some hundredths of a second a report: after so many `seconds` of a core the rest is left for the
    next time.
    A report that cannot be read is passed over.
    """
    before, began = _known.get(archive.folder, {}), time.thread_time()
    now: dict[str, tuple[str, Waiting]] = {}
    for report, mark in archive.fingerprints().items():
        known = before.get(report)
        if known and known[0] == mark:
            now[report] = known
        elif time.thread_time() - began < seconds:
            with archive.passing_over(archive.records_folder / f"{report}.json"):
                now[report] = mark, left_to_review(archive, report)
    _known[archive.folder] = now
    return [one for _, one in now.values()]


def waiting(archive: Archive) -> list[Waiting]:
    """The reports that have something to look at, by id."""
    return [one for one in reviews(archive) if one.doubts or one.conflicts]


def left_to_review(archive: Archive, report_id: str) -> Waiting:
    """What is left to look at in one report, as it is corrected; what was marked as reviewed is left out."""
    corrected = archive.corrected(report_id)
    seen = {key for entry in _reviews(archive.corrections(report_id)) for key in entry.doubts}
    if any(isinstance(entry.operation, SetTitle) for entry in active(archive.corrections(report_id))):
        seen |= {doubt.key for doubt in doubts(corrected.report) if doubt.key.startswith(f"{MISREAD_TITLE}/")}
    left = tuple(doubt for doubt in doubts(corrected.report) if doubt.key not in seen)
    return Waiting(report_id, corrected.report.title, left, corrected.conflicts)


def review_done(archive: Archive, report_id: str) -> Entry:
    """Mark all that is unsure in a report as reviewed; conflicts stay until they are undone or fit again."""
    keys = tuple(doubt.key for doubt in doubts(archive.report(report_id)))
    return archive.correct(report_id, Reviewed(keys))


def reviewed(entries: Sequence[Entry]) -> Entry | None:
    """The last time that a report was marked as reviewed."""
    return next((one for one in reversed(active(entries)) if isinstance(one.operation, Reviewed)), None)


def doubts(report: Report) -> list[Doubt]:
    """All that is unsure in a report, in the order of its text, then its unread pages."""
    return [*_of_rounds(report), *_of_areas(report), *_of_oddities(report), *_of_pages(report)]


def _reviews(entries: Sequence[Entry]) -> Iterator[Reviewed]:
    for entry in active(entries):
        if isinstance(entry.operation, Reviewed):
            yield entry.operation


def _of_rounds(report: Report) -> Iterator[Doubt]:
    for number, one in enumerate(report.rounds):
        if one.confidence < SURE:
            begins = next((section for section in report.sections if section.round == number), None)
            what = f"Omgången ”{one.label}” ({one.start}–{one.end}) är osäker: {one.reason}"
            yield Doubt(f"round/{one.label}/{one.start}/{one.end}", what, *_where(begins))


def _of_areas(report: Report) -> Iterator[Doubt]:
    for (area, round_), group in groupby(report.sections, key=lambda one: (one.area, one.round)):
        if area and area.confidence < SURE:
            begins = next(group)
            label = report.rounds[round_].label if round_ is not None else ""
            named = " ".join(part for part in (area.label, area.title) if part)
            what = f"Området ”{named}” är osäkert: {area.reason}"
            yield Doubt(f"area/{label}/{area.label or ''}/{area.title or ''}", what, *_where(begins))


def _of_oddities(report: Report) -> Iterator[Doubt]:
    places = {section.id: section for section in report.sections}
    scanned = {page.page: page.doubtful for page in report.coverage if page.scanned}
    found = oddities(report.title, report.rounds, report.sections, scanned)
    times = Counter(one.kind for one in found)
    told = set[str]()
    for one in found:
        habit = one.kind == "headings" and times[one.kind] > MOST_HEADED
        if habit and one.kind in told:
            continue
        told.add(one.kind)
        what = f"{one.reason} Så är det i {times[one.kind]} avsnitt." if habit else one.reason
        yield Doubt(f"{one.kind}/{one.section}", what, *_where(places[one.section]))


def _of_pages(report: Report) -> Iterator[Doubt]:
    for page in report.unread:
        yield Doubt(
            f"page/{page.page}/{page.reason}", f"Sida {page.page} är inte läst: {page.reason}", None, page.page
        )
    if not report.sections and not report.unread:
        yield Doubt("empty", "Rapporten gav inga avsnitt.", None, 1)


def _where(section: Section | None) -> tuple[str | None, int | None]:
    return (section.id, section.pages[0]) if section else (None, None)
