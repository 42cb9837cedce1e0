"""Where terms occur in the whole index: the lists of its segments seen as one, without what is deleted.

Sections are numbered through the segments, words within a section. A *key* is both in one integer, so that keys
in order are occurrences in order of reading, and two words stand side by side where their keys differ by one.
"""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from functools import cached_property
from math import log
from typing import Any

import msgspec
import numpy as np
import numpy.typing as npt

from index.segment import Ints, Lists, Longs

Bools = npt.NDArray[np.bool_]
Floats = npt.NDArray[np.float64]
PLACE_BITS = 24  # a section has fewer than 16 million words
LAST_PLACE = (1 << PLACE_BITS) - 1
_NONE = np.zeros(0, np.int64)
_FIRST = np.ones(1, bool)
FEW = 16  # less than one section in so many
HANDFUL = 16  # sections; of fewer Python makes less ado than NumPy
SPARSE = 8  # against one in so many it is quicker to look for each than to go through all
SPARSE_OF_ALL = 500  # and against one in so many of the whole index than to mark it
K1, B = 1.2, 0.75  # how soon repetition stops to count, and how much length does


class Piece(msgspec.Struct, frozen=True):
    """Postings `first` to `last` of a segment, of one term or many.

    The sections of the segment are numbered from `base`, those of a field with places up to `end`.
    """

    base: int
    end: int
    lists: Lists
    first: int
    last: int
    of_many: bool = False

    @property
    def docs(self) -> Longs:
        """The sections, numbered through the index."""
        return np.add(self.lists.docs[self.first : self.last], self.base, dtype=np.int64)

    @property
    def counts(self) -> Ints:
        """How often each occurs in its section."""
        return self.lists.counts(self.first, self.last)

    @property
    def keys(self) -> Longs:
        """Where they occur, as keys in the order of the list."""
        firsts = self.lists.firsts
        places = self.lists.places[firsts[self.first] : firsts[self.last]]
        keys: Longs = (self.docs << PLACE_BITS).repeat(self.counts) + places
        return keys

    def places_in(self, doc: int) -> list[tuple[int, int]]:
        """The words of one section at which they stand, each as the first and the last."""
        docs, firsts, places = self.lists.views
        number = doc - self.base
        if self.of_many:
            of = (self.lists.docs[self.first : self.last] == number).nonzero()[0] + self.first
            return [(place, place) for one in of.tolist() for place in places[firsts[one] : firsts[one + 1]]]
        one = bisect_left(docs, number, self.first, self.last)
        if one == self.last or docs[one] != number:
            return []
        return [(place, place) for place in places[firsts[one] : firsts[one + 1]]]


class Scored(msgspec.Struct, frozen=True):
    """Sections in order of number, and a score above 0 for each."""

    docs: Longs
    scores: Floats

    def of(self, which: Bools) -> "Scored":
        """Those for which that is true."""
        return Scored(self.docs[which], self.scores[which])


class Postings:
    """The occurrences of a term, or of `several` that count as one: `counts[i]` times in section `docs[i]`.

    `alive` says of every section whether it is deleted, `sections` is the number of those that are not.
    """

    def __init__(self, pieces: Sequence[Piece], alive: Bools, sections: int, several: bool = False) -> None:
        self._pieces, self._alive, self._sections, self._several = pieces, alive, sections, several
        docs = _joined([piece.docs for piece in pieces])
        counts = _joined([piece.counts for piece in pieces])
        if sections < len(alive):
            kept = alive[docs]
            docs, counts = docs[kept], counts[kept]
        if several:
            docs, counts = summed(docs, counts, len(alive))
        self.docs, self.counts = docs, counts

    def scores(self, docs: Longs, norms: Floats, boost: float) -> Floats:
        """What it adds to the score of some of the sections that have it; `norms` are those of these sections.

        Source: BM25 (Robertson et al. 1994), with the idf that Whoosh uses: 1 + ln(N / (n + 1)).
        """
        rarity = 1 + log(max(1, self._sections) / (len(self.docs) + 1))
        counts = self.counts if docs is self.docs else self.counts[places(docs, self.docs, len(self._alive))]
        found: Floats = boost * rarity * (K1 + 1) * counts / (counts + norms)
        return found

    @cached_property
    def total(self) -> int:
        """How often it occurs in all."""
        return int(self.counts.sum())

    @cached_property
    def keys(self) -> Longs:
        """All its occurrences, as keys in order."""
        found = _joined([piece.keys for piece in self._pieces])
        if self._sections < len(self._alive):
            found = found[self._alive[found >> PLACE_BITS]]
        return np.sort(found, kind="stable") if self._several else found

    def places_in(self, doc: int) -> list[tuple[int, int]]:
        """Where it stands in one section: the first and the last word, which are the same."""
        if len(self._pieces) == 1:  # as most often
            return self._pieces[0].places_in(doc)
        return [place for one in self._pieces if one.base <= doc < one.end for place in one.places_in(doc)]


def norms(lengths: Ints, average: float) -> Floats:
    """By how much the length of each section holds back what a word in it counts, for `Postings.scored`."""
    return np.asarray(K1 * (1 - B + B / average * lengths), np.float64)


def _joined(arrays: list[npt.NDArray[Any]]) -> npt.NDArray[Any]:
    if len(arrays) == 1:
        return arrays[0]
    return np.concatenate(arrays) if arrays else _NONE


def summed(docs: Longs, values: npt.NDArray[Any], size: int) -> tuple[Longs, npt.NDArray[Any]]:
    """Each section once, in order, with the sum of its values, which are above 0."""
    if is_many(docs, size):
        dense = np.bincount(docs, values, size)
        found = dense.nonzero()[0]
        return found, dense[found]
    order = docs.argsort(kind="stable")  # quick, as they are a few lists that are in order
    docs, values = docs[order], values[order]
    firsts = beginnings(docs)
    return (docs[firsts], np.add.reduceat(values, firsts)) if len(docs) else (docs, values)


def beginnings(values: npt.NDArray[Any]) -> Longs:
    """Where in an array in order each different value comes first."""
    return np.concatenate((_FIRST[: len(values)], values[1:] != values[:-1])).nonzero()[0]


def either(one: Scored, other: Scored, size: int) -> Scored:
    """The sections that either has, with the sum of their scores."""
    if one.docs is other.docs:
        return Scored(one.docs, one.scores + other.scores)
    few, many = (one, other) if len(one.docs) < len(other.docs) else (other, one)
    if not len(few.docs):
        return many
    if np.count_nonzero(among(few.docs, many.docs, size)) == len(few.docs):  # as of a form among those of its stem
        scores = many.scores.copy()
        scores[places(few.docs, many.docs, size)] += few.scores
        return Scored(many.docs, scores)
    docs, scores = np.concatenate((one.docs, other.docs)), np.concatenate((one.scores, other.scores))
    return Scored(*summed(docs, scores, size))


def is_few(values: Longs) -> bool:
    """Whether Python is quicker with them, one by one, than NumPy."""
    return len(values) < HANDFUL


def is_many(docs: Longs, size: int) -> bool:
    """Whether arrays with an element for each section of the index are quicker than searching among some."""
    return len(docs) * FEW > size


def masked(docs: Longs, size: int) -> Bools:
    """For each section of the index whether it is among some."""
    mask = np.zeros(size, bool)
    mask[docs] = True
    return mask


def common(few: Scored, many: Scored, size: int) -> Scored:
    """The sections that both have, with the sum of their scores; `few` has not more than `many`."""
    both = among(few.docs, many.docs, size)
    docs = few.docs[both]
    return Scored(docs, few.scores[both] + many.scores[places(docs, many.docs, size)])


def among(docs: Longs, others: Longs, size: int) -> Bools:
    """For each of some sections in order whether it is among others in order."""
    return _found(docs, others) if _are_sparse(docs, others, size) else masked(others, size)[docs]


def places(docs: Longs, others: Longs, size: int) -> Longs:
    """Where some sections in order stand among others in order; all of them do."""
    if _are_sparse(docs, others, size):
        return others.searchsorted(docs)
    return masked(docs, size)[others].nonzero()[0]


def _are_sparse(docs: Longs, others: Longs, size: int) -> bool:
    """Whether it is quicker to look for some sections among others than to mark either in the index."""
    return len(docs) * SPARSE_OF_ALL < size or len(docs) * SPARSE < len(others)


def _found(numbers: Longs, others: Longs) -> Bools:
    """For each of some numbers whether it is among others in order."""
    if not len(others):
        return np.zeros(len(numbers), bool)
    found: Bools = others.take(others.searchsorted(numbers), mode="clip") == numbers
    return found


class Chains(msgspec.Struct, frozen=True, dict=True):
    """Where a phrase stands: the keys of its first and last word in each place."""

    keys: Longs
    lasts: Longs

    def of(self, which: Sequence[bool]) -> "Chains":
        """Those for which that is true."""
        kept = np.array(which, bool)
        return Chains(self.keys[kept], self.lasts[kept])

    @property
    def docs(self) -> Longs:
        """The section of each."""
        return self.lasts >> PLACE_BITS

    @property
    def places(self) -> list[tuple[int, int]]:
        """The section of each, and the word that begins it."""
        return [(key >> PLACE_BITS, key & LAST_PLACE) for key in self.keys.tolist()]

    @property
    def last_places(self) -> list[int]:
        """The word that ends each."""
        ends: list[int] = (self.lasts & LAST_PLACE).tolist()
        return ends

    @cached_property
    def sections(self) -> Longs:
        """The sections that have some, each once, in order."""
        own = self.docs
        return own[beginnings(own)]

    def places_in(self, doc: int) -> list[tuple[int, int]]:
        """The first and last word of each in one section."""
        begin = bisect_left(self.lasts.data, doc << PLACE_BITS)
        end = bisect_left(self.lasts.data, (doc + 1) << PLACE_BITS, begin)
        pairs = zip(self.keys[begin:end].tolist(), self.lasts[begin:end].tolist(), strict=True)
        return [(first & LAST_PLACE, last & LAST_PLACE) for first, last in pairs]


def chained(words: Sequence[Longs], slop: int) -> Chains:
    """Where words follow each other, each within `slop` others after the one before; keys in order."""
    return _near(words, slop) if slop else _side_by_side(words)


def _side_by_side(words: Sequence[Longs]) -> Chains:
    """Where words follow each other: the rarest of them is looked for beside each of the others."""
    rarest, *others = sorted(range(len(words)), key=lambda place: len(words[place]))
    firsts = words[rarest] - rarest
    for place in others:
        firsts = firsts[_found(firsts + place, words[place])]
    return Chains(firsts, firsts + (len(words) - 1))


def _near(words: Iterable[Longs], slop: int) -> Chains:
    """Where words follow each other with others between; of several ways to a word the shortest step back."""
    each = iter(words)
    firsts = lasts = next(each)
    for keys in each:
        before = np.searchsorted(lasts, keys) - 1
        reached = before >= 0
        keys, before = keys[reached], before[reached]
        near = keys - lasts[before] <= slop + 1
        firsts, lasts = firsts[before[near]], keys[near]
    return Chains(firsts, lasts)
