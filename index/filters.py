"""Which sections filters let through, and how many hits have each value of a facet."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from itertools import starmap
from operator import itemgetter

import numpy as np

from index.columns import Column
from index.counterparts import counterparts
from index.postings import Bools, Scored
from index.reader import IN_TIME, Reader
from index.results import FACETS, Facet, FacetValue, Filters, YearCount
from ingest.keeping.area_schemes import Correspondence


class Narrowing:
    """Filters applied to an index: for each kind the sections that pass, so that one can be left out.

    `named` are reports that the query itself asks for: they pass also where there is a later version.
    `decided` says which areas correspond where the numbering changed.
    """

    def __init__(
        self, reader: Reader, filters: Filters, named: Collection[str] = (), decided: Sequence[Correspondence] = ()
    ) -> None:
        self._reader = reader
        self._passing = dict(_passing(reader, filters, decided))
        if reader.superseded and not filters.older:
            self._passing["versions"] = _latest(reader, (*filters.report, *named))

    def kept(self, found: Scored, leaving_out: Facet | None = None) -> Scored:
        """Those of the found sections that pass; the filter of one facet can be left out."""
        for name, passing in self._passing.items():
            if name != leaving_out:
                found = found.of(passing[found.docs])
        return found

    def facets(self, found: Scored, names: Collection[Facet]) -> dict[Facet, tuple[FacetValue, ...]]:
        """The facets' values over all hits; its own filter does not count, so that more can be chosen."""
        free = tuple(name for name in names if name not in self._passing)
        counted = dict(zip(free, self._reader.tally(free).counts(self.kept(found).docs), strict=True))
        for name in names:
            if name in self._passing:
                (counted[name],) = self._reader.tally((name,)).counts(self.kept(found, name).docs)
        return {name: _facet(name, counted[name]) for name in names}

    def years(self, counted: Sequence[FacetValue]) -> tuple[YearCount, ...]:
        """The hits of every year from the archive's first to its last, as its facet has them."""
        found = list(self._reader.years)
        for one in counted:
            year = int(one.value)
            found[year - found[0].year] = YearCount(year, one.count)
        return tuple(found)


def _facet(name: Facet, counted: Sequence[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Rounds and years in order of time, all else by the number of hits; equally many by the alphabet."""
    ordered = counted if name in IN_TIME else sorted(counted, key=itemgetter(1), reverse=True)
    return tuple(starmap(FacetValue, ordered))


def _passing(reader: Reader, filters: Filters, decided: Sequence[Correspondence]) -> Iterator[tuple[str, Bools]]:
    excluded = filters.without or Filters()
    for name in FACETS:
        chosen, refused = getattr(filters, name), getattr(excluded, name)
        if chosen or refused:
            column = reader.facets[name]
            passing = _having(column, chosen) if chosen else np.ones(reader.size, bool)
            if name == "area":
                passing |= across(reader, chosen, decided)
            yield name, passing & ~_having(column, refused) if refused else passing
    if filters.since or filters.until:
        yield "dates", between(reader, filters.since, filters.until)
    if excluded.since or excluded.until:
        yield "other dates", ~between(reader, excluded.since, excluded.until)


def _latest(reader: Reader, named: Collection[str]) -> Bools:
    older = reader.superseded.keys() - {name.casefold() for name in named}
    return ~reader.facets["report"].having(older.__contains__)


def _having(column: Column, values: tuple[str, ...]) -> Bools:
    wanted = frozenset(value.casefold() for value in values)
    return column.having(lambda value: value.casefold() in wanted)


def across(reader: Reader, areas: Collection[str], decided: Sequence[Correspondence]) -> Bools:
    """The sections of areas that correspond to some areas before or after a change of numbering."""
    found = np.zeros(reader.size, bool)
    for area in areas:
        for one in counterparts(area, decided):
            found |= _having(reader.facets["area"], (one.area,)) & within(reader, one.since, one.until)
    return found


def within(reader: Reader, since: date | None, until: date | None) -> Bools:
    """The sections whose round lies wholly from `since` to `until`."""
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    begun = reader.column("start").having(lambda start: start >= first)
    return begun & reader.column("end").having(lambda end: end <= last)


def between(reader: Reader, since: date | None, until: date | None) -> Bools:
    """The sections whose round has a day from `since` to `until`."""
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    begun = reader.column("start").having(lambda start: start <= last)
    return begun & reader.column("end").having(lambda end: end >= first)
