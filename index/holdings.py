"""What a search could find at all: the rounds that the archive knows, those searched, and the pages not read."""

from collections import Counter
from datetime import date

import msgspec

from index.results import Facet, Filters
from index.round_names import Labels, called, labels_of, names_of
from ingest.keeping.archive import Archive
from ingest.keeping.record import Held
from ingest.report import Round, UnreadPage


class UnreadIn(msgspec.Struct, frozen=True):
    """The pages of one report of which no text could be had."""

    report: str
    title: str
    pages: tuple[UnreadPage, ...]


class Holdings(msgspec.Struct, frozen=True):
    """The rounds that were searched and those that were not, each time by one name and in order, and unread pages.

    A round is not searched where a filter leaves it out, or where no text of it could be read. `outside` counts
    the reports with text of no round, which is searched unless a filter asks for a time.
    """

    searched: tuple[str, ...]
    left_out: tuple[str, ...]
    reports: int
    outside: int
    unread: tuple[UnreadIn, ...]

    @property
    def known(self) -> int:
        """How many rounds the archive knows."""
        return len(self.searched) + len(self.left_out)

    @property
    def unread_pages(self) -> int:
        """How many pages were not read, in the reports that were searched."""
        return sum(len(one.pages) for one in self.unread)


def holdings(archive: Archive, filters: Filters = Filters()) -> Holdings:  # noqa: B008 - frozen
    """What a search with these filters goes through; a damaged record raises BrokenRecord."""
    held = sorted(archive.held().values(), key=lambda one: one.id)
    older = {} if filters.older or filters.report else archive.versions().superseded()
    reports = [one for one in held if one.id not in older and _passes(filters, "report", one.id)]
    every = Counter({(told.label, told.interval): 0 for one in held for told in one.rounds})
    every.update((told.label, told.interval) for one in held for told in _with_text(one))
    names = names_of(every)
    passing = _passing(filters, labels_of(every, names))
    searched = {
        names[told.interval]
        for one in reports
        for told in _with_text(one)
        if names[told.interval] in passing
        and _is_between(told, filters)
        and _passes(filters, "year", str(told.year))
    }
    ordered = list(dict.fromkeys(names[time] for time in sorted(names)))
    return Holdings(
        tuple(name for name in ordered if name in searched),
        tuple(name for name in ordered if name not in searched),
        len(reports),
        0
        if filters.round or filters.year or filters.since or filters.until
        else sum(any(s.round is None for s in one.sections) for one in reports),
        tuple(UnreadIn(one.id, one.title, one.unread) for one in reports if one.unread),
    )


def _with_text(report: Held) -> set[Round]:
    """The rounds of a report that sections tell of, those of one name and time once."""
    numbers = {section.round for section in report.sections if section.round is not None}
    return {Round(*report.rounds[number].interval, report.rounds[number].label) for number in numbers}


def _passing(filters: Filters, labels: Labels) -> set[str]:
    """The names of the rounds that filters let through."""
    wanted = {name for one in filters.round for name in called(one, labels)}
    refused = {name for one in (filters.without or Filters()).round for name in called(one, labels)}
    return (wanted if filters.round else set(labels)) - refused


def _is_between(told: Round, filters: Filters) -> bool:
    return told.start <= (filters.until or date.max) and told.end >= (filters.since or date.min)


def _passes(filters: Filters, facet: Facet, value: str) -> bool:
    wanted = {one.casefold() for one in getattr(filters, facet)}
    refused = {one.casefold() for one in getattr(filters.without or Filters(), facet)}
    return (not wanted or value.casefold() in wanted) and value.casefold() not in refused
