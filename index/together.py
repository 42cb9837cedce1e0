"""The values of a facet that a name stands for, and facets that count the values together which a filter takes so.

A register that was edited by hand says at once that KS is kommunstyrelsen; the sections have both names until they
are read again. A filter on either finds both, so they are one value with the sections of both. An area is counted
with those that correspond to it where the numbering changed.
"""

from collections.abc import Callable, Sequence
from typing import NamedTuple, TypeVar
from weakref import WeakKeyDictionary

import numpy as np

from index.columns import Column, Tally
from index.reader import IN_TIME, Reader
from index.renumbered import renumbered
from index.results import Facet
from index.round_names import called
from index.synonyms import Key, Synonym, Synonyms, key
from ingest.keeping.area_schemes import Correspondence

Group = TypeVar("Group")
IN_REGISTER: tuple[Facet, ...] = ("unit", "role")  # facets of which the register knows other names


class Together:
    """What names stand for in one state of index and register; with `succession` also before and after.

    `decided` says which areas correspond. It keeps the reader's columns, not the reader.
    """

    def __init__(
        self, reader: Reader, synonyms: Synonyms, succession: bool, decided: Sequence[Correspondence]
    ) -> None:
        self._columns, self._size, self._labels = reader.facets, reader.size, reader.rounds.labels
        self._elsewhere = renumbered(reader, decided)
        self._ranks = {facet: reader.first_when(facet) for facet in IN_TIME}
        self._synonyms, self._succession = synonyms, succession
        self._folded: dict[Facet, dict[str, list[str]]] = {}
        self._keyed: dict[Facet, dict[Key, list[str]]] = {}
        self._gatherings: dict[Facet, Column] = {}
        self._tallies: dict[tuple[Facet, ...], Tally] = {}

    def others(self, facet: Facet | None, name: str) -> list[Synonym]:
        """The other names of a unit or role."""
        return self._synonyms.of(name, self._succession) if facet in IN_REGISTER else []

    def called(self, facet: Facet, name: str) -> list[str]:
        """The units or roles of that name, which the register knows, under any of their names."""
        if facet not in IN_REGISTER or not self._synonyms.knows(name):
            return []
        if facet not in self._keyed:
            self._keyed[facet] = _grouped(self._columns[facet].values, key)
        keys = dict.fromkeys([key(name), *(key(one.name) for one in self.others(facet, name))])
        return [value for one in keys for value in self._keyed[facet].get(one, ())]

    def chosen(self, facet: Facet, name: str) -> list[str]:
        """The values that a filter on a name takes together."""
        if facet == "round":
            return called(name, self._labels)
        if facet not in self._folded:
            self._folded[facet] = _grouped(self._columns[facet].values, str.casefold)
        own = self._folded[facet].get(name.casefold(), ())
        return list(dict.fromkeys([*own, *self.called(facet, name)]))

    def tally(self, facets: tuple[Facet, ...]) -> Tally:
        """What counts hits in some facets at once, the values of each in the order in which they are told."""
        if facets not in self._tallies:
            self._tallies[facets] = Tally([self._counted(facet) for facet in facets], self._size)
        return self._tallies[facets]

    def names(self, facet: Facet) -> Sequence[str]:
        """What the values of a facet are called where they are counted or chosen, in its order."""
        return self._counted(facet).values

    def named(self, facet: Facet, name: str) -> list[str]:
        """Those of the names that stand for what a name stands for; none where the archive has no such value."""
        meant = frozenset(self.chosen(facet, name))
        return [one for one in self.names(facet) if meant and meant == frozenset(self.chosen(facet, one))]

    def _counted(self, facet: Facet) -> Column:
        if facet not in self._gatherings:
            self._gatherings[facet] = self._as_counted(facet)
        return self._gatherings[facet]

    def _as_counted(self, facet: Facet) -> Column:
        column = self._columns[facet]
        if facet == "area":
            return self._gathered(facet, column).also(self._elsewhere)
        if facet in IN_REGISTER:
            return self._gathered(facet, column)
        return column.arranged(np.argsort(self._ranks[facet], kind="stable")) if facet in IN_TIME else column

    def _gathered(self, facet: Facet, column: Column) -> Column:
        """A column whose values are each what a filter on it finds; a value may be part of several."""
        taken: dict[frozenset[str], list[str]] = {}
        for value in column.values:
            taken.setdefault(frozenset(self.chosen(facet, value)), []).append(value)
        if all(len(values) == 1 for values in taken):  # as where the register is as it was when names were read
            return column
        counts = dict(zip(column.values, np.bincount(column.numbers).tolist(), strict=True))
        named = {}
        for values, alike in taken.items():
            alike.sort(key=lambda value: (-counts[value], value))
            named[self._name(facet, values, alike)] = values
        return column.gathered(named)

    def _name(self, facet: Facet, values: frozenset[str], alike: Sequence[str]) -> str:
        """What values are called that a filter on any of some names takes together: what the register calls them.

        Where the register's name stands for others too, it is the most frequent.
        """
        names = (self._synonyms.canonical(value) for value in alike)
        return next((name for name in names if values == frozenset(self.chosen(facet, name))), alike[0])


def _grouped(values: Sequence[str], by: Callable[[str], Group]) -> dict[Group, list[str]]:
    found: dict[Group, list[str]] = {}
    for value in values:
        found.setdefault(by(value), []).append(value)
    return found


def together(
    reader: Reader, synonyms: Synonyms, succession: bool, decided: Sequence[Correspondence] = ()
) -> Together:
    """What names stand for; the same for all searches until the index, the register or the areas have changed."""
    kept = _kept.setdefault(reader, {})
    known = kept.get(succession)
    if known is None or known.synonyms is not synonyms or known.decided is not decided:
        known = kept[succession] = _Known(synonyms, decided, Together(reader, synonyms, succession, decided))
    return known.together


class _Known(NamedTuple):
    """What names stand for, and what it was told by."""

    synonyms: Synonyms
    decided: Sequence[Correspondence]
    together: Together


_kept: WeakKeyDictionary[Reader, dict[bool, _Known]] = WeakKeyDictionary()
