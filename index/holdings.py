"""What a search could find at all: the rounds that the archive knows, those searched, and the pages not read."""

from datetime import date

import msgspec

from index.results import Facet, Filters
from ingest.keeping.archive import Archive
from ingest.report import Round, UnreadPage


class UnreadIn(msgspec.Struct, frozen=True):
    """The pages of one report of which no text could be had."""

    report: str
    title: str
    pages: tuple[UnreadPage, ...]


class Holdings(msgspec.Struct, frozen=True):
    """The labels of the rounds that were searched and of those that were not, in order of time, and unread pages.

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
    every = sorted({told for one in held for told in one.rounds}, key=lambda told: (told.start, told.label))
    searched = {
        told.label
        for one in reports
        for told in {one.rounds[section.round] for section in one.sections if section.round is not None}
        if _is_between(told, filters)
        and _passes(filters, "round", told.label)
        and _passes(filters, "year", str(told.year))
    }
    labels = list(dict.fromkeys(told.label for told in every))
    return Holdings(
        tuple(label for label in labels if label in searched),
        tuple(label for label in labels if label not in searched),
        len(reports),
        0
        if filters.round or filters.year or filters.since or filters.until
        else sum(any(s.round is None for s in one.sections) for one in reports),
        tuple(UnreadIn(one.id, one.title, one.unread) for one in reports if one.unread),
    )


def _is_between(told: Round, filters: Filters) -> bool:
    return told.start <= (filters.until or date.max) and told.end >= (filters.since or date.min)


def _passes(filters: Filters, facet: Facet, value: str) -> bool:
    wanted = {one.casefold() for one in getattr(filters, facet)}
    refused = {one.casefold() for one in getattr(filters.without or Filters(), facet)}
    return (not wanted or value.casefold() in wanted) and value.casefold() not in refused
