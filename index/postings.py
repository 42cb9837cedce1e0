"""Where terms occur in the whole index: the lists of its segments seen as one, without what is deleted.

Sections are numbered through the segments, words within a section. A *key* is both in one integer, so that keys
in order are occurrences in order of reading, and two words stand side by side where their keys differ by one.
"""

from bisect import bisect_left
from collections.abc import Iterable
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
FEW = 16  # less than one section in so many
HANDFUL = 8  # sections; of fewer Python makes less ado than NumPy
SPARSE = 8  # against one in so many it is quicker to look for each than to go through all
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

    def rows_of(self, numbers: Ints) -> Longs:
        """The postings of some sections, which have these numbers in the segment, in order."""
        listed = self.lists.docs[self.first : self.last]
        if self.of_many or len(numbers) * SPARSE > len(listed):
            mask = np.zeros(self.end - self.base, bool)
            mask[numbers] = True
            rows = mask[listed].nonzero()[0]
        else:
            rows = np.minimum(listed.searchsorted(numbers), len(listed) - 1)
            rows = rows[listed[rows] == numbers]
        return np.add(rows, self.first)

    def places_in(self, doc: int) -> list[int]:
        """The words of one section at which they stand."""
        firsts, places = self.lists.firsts.data, self.lists.places.data
        found: list[int] = []
        for posting in self._of(doc - self.base):
            found += places[firsts[posting] : firsts[posting + 1]].tolist()
        return found

    def _of(self, number: int) -> Iterable[int]:
        """The postings of one section, by its number in the segment."""
        if self.of_many:
            found = np.flatnonzero(self.lists.docs[self.first : self.last] == number)
            return (found + self.first).tolist()
        docs = self.lists.docs.data
        place = bisect_left(docs, number, self.first, self.last)
        return (place,) if place < self.last and docs[place] == number else ()


class Scored(msgspec.Struct, frozen=True):
    """Sections in order of number, and a score above 0 for each."""

    docs: Longs
    scores: Floats


class Postings:
    """The occurrences of a term, or of `several` that count as one: `counts[i]` times in section `docs[i]`.

    `alive` says of every section whether it is deleted, `sections` is the number of those that are not.
    """

    def __init__(self, pieces: Iterable[Piece], alive: Bools, sections: int, several: bool = False) -> None:
        self.pieces = [piece for piece in pieces if piece.last > piece.first]
        docs = _joined([piece.docs for piece in self.pieces])
        counts = _joined([one.lists.counts(one.first, one.last) for one in self.pieces])
        self._sections, self._several, self._size = sections, several, len(alive)
        if sections < len(alive):
            kept = alive[docs]
            docs, counts = docs[kept], counts[kept]
        if several:
            docs, counts = summed(docs, counts, len(alive))
        self.docs, self.counts = docs, counts

    def scores(self, docs: Longs, norms: Floats, boost: float) -> Floats:
        """What it adds to the score of some of the sections that have it; `norms` are those of all sections.

        Source: BM25 (Robertson et al. 1994), with the idf that Whoosh uses: 1 + ln(N / (n + 1)).
        """
        rarity = 1 + log(max(1, self._sections) / (len(self.docs) + 1))
        counts = self.counts if docs is self.docs else self.counts[places(docs, self.docs, self._size)]
        found: Floats = boost * rarity * (K1 + 1) * counts / (counts + norms[docs])
        return found

    def keys_within(self, docs: Longs) -> Longs:
        """Its occurrences in some sections, which come in order, as keys in order."""
        if len(docs) < HANDFUL:
            each = ((doc << PLACE_BITS) + place for doc in docs.tolist() for place, _ in self.places_in(doc))
            found = np.fromiter(each, np.int64)
        else:
            found = np.concatenate([_NONE, *(_keys(piece, docs) for piece in self.pieces)])
        return np.sort(found, kind="stable") if self._several else found

    def places_in(self, doc: int) -> list[tuple[int, int]]:
        """Where it stands in one section: the first and the last word, which are the same."""
        pieces = [piece for piece in self.pieces if piece.base <= doc < piece.end]
        return [(place, place) for piece in pieces for place in piece.places_in(doc)]


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
    firsts = np.concatenate(([True], docs[1:] != docs[:-1])).nonzero()[0]
    return (docs[firsts], np.add.reduceat(values, firsts)) if len(docs) else (docs, values)


def either(one: Scored, other: Scored, size: int) -> Scored:
    """The sections that either has, with the sum of their scores."""
    few, many = (one, other) if len(one.docs) < len(other.docs) else (other, one)
    if not len(few.docs):
        return many
    shared = masked(few.docs, size)[many.docs]
    if np.count_nonzero(shared) == len(few.docs):  # as of a form among those of its stem
        scores = many.scores.copy()
        scores[shared] += few.scores
        return Scored(many.docs, scores)
    docs, scores = np.concatenate((one.docs, other.docs)), np.concatenate((one.scores, other.scores))
    return Scored(*summed(docs, scores, size))


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
    if len(docs) * SPARSE > len(others):
        return masked(others, size)[docs]
    found: Bools = others[np.minimum(others.searchsorted(docs), len(others) - 1)] == docs
    return found


def places(docs: Longs, others: Longs, size: int) -> Longs:
    """Where some sections in order stand among others in order; all of them do."""
    if len(docs) * SPARSE > len(others):
        return masked(docs, size)[others].nonzero()[0]
    return others.searchsorted(docs)


def _keys(piece: Piece, docs: Longs) -> Longs:
    begin, end = docs.searchsorted((piece.base, piece.end))
    numbers = docs[begin:end].astype(np.int32) - piece.base
    rows = piece.rows_of(numbers) if len(numbers) else _NONE
    begins = piece.lists.firsts[rows].astype(np.int64)
    counts = piece.lists.firsts[rows + 1] - begins
    ends = counts.cumsum()
    places = piece.lists.places[(begins - ends + counts).repeat(counts) + np.arange(counts.sum())]
    keys: Longs = ((piece.lists.docs[rows].astype(np.int64) + piece.base) << PLACE_BITS).repeat(counts) + places
    return keys


class Chains(msgspec.Struct, frozen=True):
    """Where a phrase stands: the keys of its first and last word in each place."""

    firsts: Longs
    lasts: Longs

    @property
    def docs(self) -> Longs:
        """The section of each."""
        return self.lasts >> PLACE_BITS

    def keys_within(self, docs: Longs) -> Longs:
        """The keys of the first words of those in some sections, which come in order."""
        if not len(docs):
            return _NONE
        own = self.docs
        places = np.minimum(docs.searchsorted(own), len(docs) - 1)
        kept: Longs = self.firsts[docs[places] == own]
        return kept

    def places_in(self, doc: int) -> list[tuple[int, int]]:
        """The first and last word of each in one section."""
        begin, end = self.lasts.searchsorted((doc << PLACE_BITS, (doc + 1) << PLACE_BITS))
        pairs = zip(self.firsts[begin:end].tolist(), self.lasts[begin:end].tolist(), strict=True)
        return [(first & LAST_PLACE, last & LAST_PLACE) for first, last in pairs]


def chained(words: Iterable[Longs], slop: int) -> Chains:
    """Where words follow each other, each within `slop` others after the one before; keys in order.

    Of several ways to reach a word the shortest step back is taken.
    """
    each = iter(words)
    firsts = lasts = next(each)
    for keys in each:
        before = np.searchsorted(lasts, keys) - 1
        reached = before >= 0
        keys, before = keys[reached], before[reached]
        near = keys - lasts[before] <= slop + 1
        firsts, lasts = firsts[before[near]], keys[near]
    return Chains(firsts, lasts)
