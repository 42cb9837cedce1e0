"""What each section has: rounds, years, areas, units, roles and reports as columns of numbers.

A column is read from the lists of its values. Counting the values of a hundred thousand sections, or choosing
those with one value, is then a few operations on arrays.
"""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from functools import cached_property
from itertools import accumulate

import numpy as np

from index.postings import Bools, is_few, is_many, masked
from index.segment import Ints, Lists, Longs


class Column:
    """The values of a field: section `d` has `values[numbers[i]]` for `i` in `starts[d]:starts[d + 1]`."""

    def __init__(self, values: Sequence[str], docs: Longs, numbers: Ints, size: int) -> None:
        order = np.argsort(docs, kind="stable")
        self.values = values
        self.size = size
        self.docs = docs[order]
        self.numbers = numbers[order]

    @cached_property
    def starts(self) -> Longs:
        """Where the values of each section begin."""
        return np.searchsorted(self.docs, np.arange(self.size + 1)).astype(np.int64)

    def counts(self, hits: Longs) -> list[tuple[int, int]]:
        """The numbers of the values that hits have, in order, and how many hits have each."""
        if is_few(hits):
            return self._counts_of_few(hits.tolist())
        rows = masked(hits, self.size)[self.docs] if is_many(hits, self.size) else self._rows(hits)
        counted = np.bincount(self.numbers[rows], minlength=1)
        present = counted.nonzero()[0]
        return list(zip(present.tolist(), counted[present].tolist(), strict=True))

    def _counts_of_few(self, hits: Sequence[int]) -> list[tuple[int, int]]:
        starts, numbers = self.starts.data, self.numbers.data
        counted: dict[int, int] = {}
        for hit in hits:
            for number in numbers[starts[hit] : starts[hit + 1]]:
                counted[number] = counted.get(number, 0) + 1
        return sorted(counted.items())

    def _rows(self, hits: Longs | Ints) -> Longs:
        begins = self.starts[hits]
        lengths = self.starts[hits + 1] - begins
        ends = lengths.cumsum()
        rows: Longs = (begins - ends + lengths).repeat(lengths) + np.arange(ends[-1])
        return rows

    def having(self, chosen: Callable[[str], bool]) -> Bools:
        """Which sections have a value of which that is true."""
        wanted = np.fromiter((chosen(value) for value in self.values), bool, len(self.values))
        found = np.zeros(self.size, bool)
        found[self.docs[wanted[self.numbers]]] = True
        return found

    def renamed(self, name: Callable[[str], str]) -> "Column":
        """The column with other values; several may become the same."""
        names = sorted({name(value) for value in self.values})
        places = {value: number for number, value in enumerate(names)}
        numbers = np.array([places[name(value)] for value in self.values], np.int32)
        return Column(names, self.docs, numbers[self.numbers], self.size)

    def gathered(self, groups: Mapping[str, Collection[str]]) -> "Column":
        """The column with other values, each of which a section has once that has one of a group of values."""
        names = sorted(groups)
        places = {value: number for number, value in enumerate(self.values)}
        pairs = [(places[value], number) for number, name in enumerate(names) for value in groups[name]]
        members, numbers = np.array(pairs, np.int64).T
        of_value = Column(names, members, numbers.astype(np.int32), len(self.values))
        docs = self.docs.repeat(np.diff(of_value.starts)[self.numbers])
        both = np.unique(docs * len(names) + of_value.numbers[of_value._rows(self.numbers)])
        return Column(names, both // len(names), (both % len(names)).astype(np.int32), self.size)

    def also(self, more: Mapping[str, Bools]) -> "Column":
        """The column with some of its values in more sections; a section has each value once."""
        places = {value: number for number, value in enumerate(self.values) if value in more}
        if not places:
            return self
        docs, numbers = [self.docs], [self.numbers]
        for value, number in places.items():
            docs.append(np.flatnonzero(more[value]))
            numbers.append(np.full(len(docs[-1]), number, np.int32))
        both = np.unique(np.concatenate(docs) * len(self.values) + np.concatenate(numbers))
        return Column(self.values, both // len(self.values), (both % len(self.values)).astype(np.int32), self.size)

    def arranged(self, order: Longs) -> "Column":
        """The column with its values in another order, given by their numbers."""
        ranks = np.empty(len(order), np.int32)
        ranks[order] = np.arange(len(order), dtype=np.int32)
        return Column(
            [self.values[number] for number in order.tolist()], self.docs, ranks[self.numbers], self.size
        )

    def of(self, doc: int) -> list[str]:
        """The values of one section."""
        return [self.values[number] for number in self.numbers[self.starts[doc] : self.starts[doc + 1]].tolist()]

    @cached_property
    def single(self) -> Ints:
        """The number of each section's only value, -1 where it has none."""
        found = np.full(self.size, -1, np.int32)
        found[self.docs] = self.numbers
        return found


class Tally:
    """Columns whose values lie side by side for each section, so that hits are counted in all of them at once."""

    def __init__(self, columns: Sequence[Column], size: int) -> None:
        self._owners = [owner for owner, one in enumerate(columns) for _ in one.values]
        begins = accumulate((len(one.values) for one in columns), initial=0)
        docs = [np.zeros(0, np.int64), *(one.docs for one in columns)]
        numbers = [
            np.zeros(0, np.int32),
            *(one.numbers + begin for one, begin in zip(columns, begins, strict=False)),
        ]
        values = [value for one in columns for value in one.values]
        self._column = Column(values, np.concatenate(docs), np.concatenate(numbers), size)
        self._columns = len(columns)

    def counts(self, hits: Longs) -> list[list[tuple[str, int]]]:
        """For each column the values that hits have, in its order, and how many hits have each."""
        found: list[list[tuple[str, int]]] = [[] for _ in range(self._columns)]
        values, owners = self._column.values, self._owners
        for number, count in self._column.counts(hits):
            found[owners[number]].append((values[number], count))
        return found


def column(segments: Iterable[tuple[int, Lists]], alive: Bools) -> Column:
    """The column of a field from its lists in each segment, whose sections are numbered from a base."""
    known: dict[bytes, int] = {}
    docs, numbers = [np.zeros(0, np.int64)], [np.zeros(0, np.int32)]
    for base, lists in segments:
        own = np.array([known.setdefault(term, len(known)) for term in lists.terms], np.int32)
        docs.append(lists.docs.astype(np.int64) + base)
        numbers.append(own[lists.owners()])
    terms = list(known)
    found, owners = np.concatenate(docs), np.concatenate(numbers)
    found, owners = found[alive[found]], owners[alive[found]]
    present = sorted(np.unique(owners).tolist(), key=terms.__getitem__)
    ranks = np.zeros(len(terms), np.int32)
    ranks[present] = np.arange(len(present), dtype=np.int32)
    return Column([terms[number].decode() for number in present], found, ranks[owners], len(alive))
