"""Which sections filters let through, and how many hits have each value of a facet."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date

import numpy as np

from index.columns import Column
from index.counterparts import counterparts
from index.postings import Bools, Scored
from index.reader import Reader
from index.results import FACETS, Facet, FacetValue, Filters, YearCount
from index.segment import Longs
from ingest.area_schemes import Correspondence


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
                passes = passing[found.docs]
                found = Scored(found.docs[passes], found.scores[passes])
        return found

    def facets(self, found: Scored) -> dict[Facet, tuple[FacetValue, ...]]:
        """Each facet's values over all hits; its own filter does not count, so that more can be chosen."""
        kept = self.kept(found)
        return {
            name: self._facet(name, (self.kept(found, name) if name in self._passing else kept).docs)
            for name in FACETS
        }

    def _facet(self, name: Facet, hits: Longs) -> tuple[FacetValue, ...]:
        column = self._reader.facets[name]
        counts = column.counts(hits)
        if name in ("round", "year"):
            first = self._reader.first_when(name)
            return tuple(
                FacetValue(column.values[one], counts[one]) for one in sorted(counts, key=first.__getitem__)
            )
        values = (FacetValue(column.values[number], count) for number, count in counts.items())
        return tuple(sorted(values, key=lambda one: (-one.count, one.value)))

    def years(self, found: Scored) -> tuple[YearCount, ...]:
        """The hits of every year from the archive's first to its last; filters on years do not count."""
        column = self._reader.facets["year"]
        if not column.values:
            return ()
        counted = column.counts(self.kept(found, "year").docs)
        years = [int(value) for value in column.values]
        counts = {years[number]: count for number, count in counted.items()}
        return tuple(YearCount(year, counts.get(year, 0)) for year in range(min(years), max(years) + 1))


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
