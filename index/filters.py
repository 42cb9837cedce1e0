"""Which sections filters let through, and how many hits have each value of a facet."""

from collections.abc import Collection, Iterator, Sequence
from datetime import date
from functools import reduce
from itertools import starmap
from operator import itemgetter

import numpy as np

from index.postings import Bools, Scored
from index.reader import IN_TIME, Reader
from index.results import FACETS, Facet, FacetValue, Filters, YearCount
from index.values import Values


class Narrowing:
    """Filters applied to an index: for each kind the sections that pass, so that one can be left out.

    `named` are reports that the query itself asks for: they pass also where there is a later version. `left_out`
    are those that do not, each with the latest. `values` says what the filters name.
    """

    def __init__(self, reader: Reader, filters: Filters, named: Collection[str], values: Values) -> None:
        self._reader, self._filters, self._values = reader, filters, values
        self._passing = dict(_passing(reader, filters, values))
        self.left_out = {} if filters.older else _superseded(reader, (*filters.report, *named))
        if self.left_out:
            self._passing["versions"] = ~reader.facets["report"].having(self.left_out.__contains__)

    def kept(self, found: Scored, leaving_out: Facet | None = None) -> Scored:
        """Those of the found sections that pass; the filter of one facet can be left out."""
        for name, passing in self._passing.items():
            if name != leaving_out:
                found = found.of(passing[found.docs])
        return found

    def facets(self, found: Scored, names: Collection[Facet]) -> dict[Facet, tuple[FacetValue, ...]]:
        """The facets' values over all hits; its own filter does not count, so that more can be chosen."""
        free = tuple(name for name in names if name not in self._passing)
        tally = self._values.together.tally
        counted = dict(zip(free, tally(free).counts(self.kept(found).docs), strict=True))
        for name in names:
            if name in self._passing:
                (counted[name],) = tally((name,)).counts(self.kept(found, name).docs)
                counted[name] = self._as_chosen(name, counted[name])
        return {name: _facet(name, counted[name]) for name in names}

    def _as_chosen(self, facet: Facet, counted: list[tuple[str, int]]) -> list[tuple[str, int]]:
        """Values under the name by which a filter chose or excluded them: KS, and not kommunstyrelsen."""
        excluded = self._filters.without or Filters()
        named = {*getattr(self._filters, facet), *getattr(excluded, facet)} - {value for value, _ in counted}
        chosen = {frozenset(self._values.together.chosen(facet, name)): name for name in named}
        if facet == "area" or not chosen:
            return counted
        return [
            (chosen.get(frozenset(self._values.together.chosen(facet, value)), value), n) for value, n in counted
        ]

    def years(self, counted: Sequence[FacetValue]) -> tuple[YearCount, ...]:
        """The hits of every year from the archive's first to its last, as its facet has them."""
        found = list(self._reader.years)
        for one in counted:
            year = int(one.value)
            found[year - found[0].year] = YearCount(year, one.count)
        return tuple(found)

    def undated(self, found: Scored, counted: Sequence[FacetValue]) -> int:
        """How many hits have no year; those of chosen years are not all, as in its facet."""
        return len(self.kept(found, "year").docs) - sum(one.count for one in counted)


def _facet(name: Facet, counted: Sequence[tuple[str, int]]) -> tuple[FacetValue, ...]:
    """Rounds and years in order of time, all else by the number of hits; equally many by the alphabet."""
    ordered = counted if name in IN_TIME else sorted(counted, key=itemgetter(1), reverse=True)
    return tuple(starmap(FacetValue, ordered))


def _passing(reader: Reader, filters: Filters, values: Values) -> Iterator[tuple[str, Bools]]:
    excluded = filters.without or Filters()
    for name in FACETS:
        chosen, refused = getattr(filters, name), getattr(excluded, name)
        if chosen or refused:
            passing = _named(values, name, chosen) if chosen else np.ones(reader.size, bool)
            yield name, passing & ~_named(values, name, refused) if refused else passing
    if filters.since or filters.until:
        yield "dates", between(reader, filters.since, filters.until)
    if excluded.since or excluded.until:
        yield "other dates", ~between(reader, excluded.since, excluded.until)


def _named(values: Values, facet: Facet, names: Sequence[str]) -> Bools:
    """The sections that have what one of some names stands for."""
    return reduce(np.logical_or, [values.having(facet, name, values.chosen(facet, name)) for name in names])


def _superseded(reader: Reader, named: Collection[str]) -> dict[str, str]:
    """The reports of which there is a later version, and the latest, without those that are asked for by name."""
    if not reader.superseded:
        return {}
    asked = {name.casefold() for name in named}
    return {old: newest for old, newest in reader.superseded.items() if old not in asked}


def between(reader: Reader, since: date | None, until: date | None) -> Bools:
    """The sections whose round has a day from `since` to `until`."""
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    begun = reader.column("start").having(lambda start: start <= last)
    return begun & reader.column("end").having(lambda end: end >= first)
