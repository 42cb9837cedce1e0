"""An index opened for searching: terms, columns and sections, shared by all searches on one state of it."""

import os
from bisect import bisect_right
from collections.abc import Mapping
from functools import cached_property
from itertools import accumulate
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from index import build, seen
from index.citation import namesakes
from index.codec import Segment, Stored, segment_of
from index.columns import Column, column
from index.documents import Documents, Recent
from index.found import Found
from index.opening import opened, segments
from index.postings import PLACE_BITS, Floats, Piece, Postings, norms
from index.results import FACETS, Facet, YearCount
from index.round_names import Rounds, rounds
from index.schema import BETWEEN, KNOWN
from index.segment import Ints, Lists, Longs
from index.spelling import Words
from index.swedish import Kind, keys_as, stems_in
from ingest.keeping.archive import Archive

CACHED_TERMS = 2_000
CACHED_OCCURRENCES = 4_000_000  # of all cached terms; about 24 bytes each
CACHED_HITS = 2_000_000  # of all cached words; about 16 bytes each
IN_TIME: tuple[Facet, ...] = ("round", "year")  # facets whose values come in order of time


class Reader:
    """One state of an index; segments that a reader before it had open are taken over.

    `superseded` are the reports of which there is a later version, and the latest.
    """

    def __init__(self, folder: Path, superseded: Mapping[str, str], before: "Reader | None" = None) -> None:
        self.folder = folder
        self.superseded = superseded
        self._state = str(folder / "state.json")
        self._changed = _changed_at(self._state)
        self.behind = False  # whether a newer state is being built
        known = before.segments if before and before.folder == folder else {}
        storage = opened(folder).storage
        found = segments(storage)
        self.segments: dict[str, Segment] = {
            one.segment_id(): known.get(one.segment_id()) or segment_of(storage, one) for one in found
        }
        ends = list(accumulate(one.doc_count_all() for one in found))
        self.size = ends[-1] if ends else 0
        self.bases = [0, *ends][: len(ends)]
        self.alive = np.ones(self.size, bool)
        for base, one in zip(self.bases, found, strict=True):
            self.alive[base + np.fromiter(one.deleted_docs(), np.int64)] = False
        self.documents = Documents(self._stored, self.alive)
        self._terms: Recent[tuple[str, tuple[str, ...]], Postings] = Recent(
            CACHED_OCCURRENCES, lambda found: len(found.docs) + CACHED_OCCURRENCES // CACHED_TERMS
        )
        self.words_found: Recent[tuple[str, tuple[Kind, ...]], Found] = Recent(
            CACHED_HITS, lambda found: len(found.scored.docs) + CACHED_HITS // CACHED_TERMS
        )

    @cached_property
    def _contents(self) -> list[Stored]:
        return [segment.stored for segment in self.segments.values()]

    def _stored(self, number: int) -> bytes:
        place = bisect_right(self.bases, number) - 1
        return self._contents[place][number - self.bases[place]]

    def is_fresh(self, folder: Path) -> bool:
        """Whether this is still the newest state of the index in `folder`."""
        try:
            return folder == self.folder and _changed_at(self._state) == self._changed
        except FileNotFoundError:  # a new generation has taken its place
            return False

    def _segments(self, field: str) -> list[tuple[int, Lists]]:
        """The lists of a field in each segment that has some, and the number of its first section."""
        found = self._fields.get(field)
        if found is None:
            lists = (
                (base, one.lists.get(field)) for base, one in zip(self.bases, self.segments.values(), strict=True)
            )
            found = self._fields[field] = [(base, one) for base, one in lists if one is not None]
        return found

    @cached_property
    def _fields(self) -> dict[str, list[tuple[int, Lists]]]:
        return {}

    # Terms

    def terms_of(self, form: str, kind: Kind) -> tuple[str, ...]:
        """The terms under which a word is found as one kind; those that it was indexed as, where it is known."""
        return (form,) if kind == "form" else self._stems(form) or keys_as(form, kind)

    def _stems(self, form: str) -> tuple[str, ...]:
        """The stems of a word of the archive; none where the section is deleted that they were kept with."""
        begin = f"{form}\0".encode()
        entries = (lists.terms.first(begin) for _, lists in self._segments(KNOWN))
        return next((stems_in(entry) for entry in entries if entry), ())

    def postings(self, field: str, terms: tuple[str, ...]) -> Postings:
        """Where any of some terms occurs; recent ones are kept."""
        return self._terms.get((field, terms), self._postings)

    def _postings(self, key: tuple[str, tuple[str, ...]]) -> Postings:
        field, terms = key
        return self.together(field, [term.encode() for term in terms])

    def together(self, field: str, terms: list[bytes]) -> Postings:
        """Where any of many terms occurs."""
        pieces = []
        for base, lists in self._segments(field):
            for term in terms:
                first, last = lists.range_of(term)
                if first < last:
                    pieces.append(Piece(base, base + len(lists.lengths), lists, first, last))
        return Postings(pieces, self.alive, len(self.all), several=len(terms) > 1)

    def beginning(self, field: str, prefix: str) -> Postings:
        """Where terms that begin so occur: a single stretch of each segment's lists."""
        pieces = []
        for base, lists in self._segments(field):
            first, last = lists.terms.beginning(prefix.encode())
            stretch = int(lists.starts[first]), int(lists.starts[last])
            pieces.append(Piece(base, base + len(lists.lengths), lists, *stretch, True))
        return Postings(pieces, self.alive, len(self.all), several=True)

    def postings_beginning(self, field: str, prefix: str) -> int:
        """How many sections have the terms that begin so, a section counted for each."""
        ranges = ((lists, *lists.terms.beginning(prefix.encode())) for _, lists in self._segments(field))
        return sum(int(lists.starts[last] - lists.starts[first]) for lists, first, last in ranges)

    def most_frequent(self, field: str, prefix: str, limit: int) -> list[str]:
        """Of the terms that begin so those that most sections have; deleted ones count too."""
        found: dict[bytes, int] = {}
        for _, lists in self._segments(field):
            first, last = lists.terms.beginning(prefix.encode())
            times = np.diff(lists.starts[first : last + 1])
            for number in np.argsort(-times, kind="stable")[:limit].tolist():
                term = lists.terms[first + number]
                found[term] = found.get(term, 0) + int(times[number])
        return [term.decode() for term in sorted(found, key=lambda term: (-found[term], term))[:limit]]

    def words(self, kind: Kind, initial: str) -> Words:
        """All terms of a kind that begin with a letter; recent letters are kept."""
        if (kind, initial) not in self._words:
            found: set[bytes] = set()
            for _, lists in self._segments(kind):
                found.update(lists.terms[slice(*lists.terms.beginning(initial.encode()))])
            self._words[kind, initial] = Words(sorted(term.decode() for term in found))
        return self._words[kind, initial]

    def short_words(self, prefix: str, longest: int) -> set[str]:
        """The words of the archive that begin so and have at most so many bytes."""
        found: set[bytes] = set()
        for _, lists in self._segments("form"):
            found.update(lists.terms.short(*lists.terms.beginning(prefix.encode()), longest))
        return {term.decode() for term in found}

    @cached_property
    def _words(self) -> dict[tuple[Kind, str], Words]:
        return {}

    def number_of(self, report: str, section: str) -> int | None:
        """The number of a section of a report, None where there is none such."""
        of_report = self.facets["report"].having(lambda one: one == report) & self.alive
        numbers = np.flatnonzero(of_report).tolist()
        return next((number for number in numbers if self.documents[number].section == section), None)

    def frequency(self, field: str, term: str) -> int:
        """How many sections have a term, deleted ones included; cheaper than its postings."""
        encoded = term.encode()
        ranges = (lists.range_of(encoded) for _, lists in self._segments(field))
        return sum(last - first for first, last in ranges)

    @cached_property
    def _lengths(self) -> dict[Kind, Ints]:
        return {}

    def lengths(self, kind: Kind) -> Ints:
        """The number of words in each section (of parts, for the kind `part`)."""
        if kind not in self._lengths:
            found = np.zeros(self.size, np.int32)
            for base, lists in self._segments(kind):
                found[base : base + len(lists.lengths)] = lists.lengths
            self._lengths[kind] = found
        return self._lengths[kind]

    def norms(self, kind: Kind) -> Floats:
        """What the length of each section does to the score of words in it."""
        if kind not in self._norms:
            lengths = self.lengths(kind)
            average = max(1.0, float(lengths[self.alive].mean())) if len(self.all) else 1.0
            self._norms[kind] = norms(lengths, average)
        return self._norms[kind]

    @cached_property
    def _norms(self) -> dict[Kind, Floats]:
        return {}

    # Columns

    @cached_property
    def _columns(self) -> dict[str, Column]:
        return {}

    def column(self, field: str) -> Column:
        """The values of a field in each section; of areas the label and the title."""
        if field not in self._columns:
            self._columns[field] = column(self._segments(field), self.alive)
        return self._columns[field]

    @cached_property
    def facets(self) -> dict[Facet, Column]:
        """The columns that facets count: areas by label, or by title where they have none, and rounds by time."""
        named = {"area": self.column("area").renamed(area_name), "round": self.rounds.column}
        return {name: named.get(name) or self.column(name) for name in FACETS}

    @cached_property
    def rounds(self) -> Rounds:
        """The rounds of the archive, each time under one name."""
        return rounds(*map(self.column, ("round", "start", "end", "report")))

    def first_when(self, facet: Facet) -> Longs:
        """For each value of a facet the rank of the earliest end of a round that has it; of two the shorter's."""
        if facet not in self._firsts:
            found = self.facets[facet]
            starts, ends = (self.column(name).single[found.docs].astype(np.int64) for name in ("start", "end"))
            first = np.full(len(found.values), np.iinfo(np.int64).max)
            np.minimum.at(first, found.numbers, ends * (self.size + 1) + self.size - starts)
            self._firsts[facet] = first
        return self._firsts[facet]

    @cached_property
    def _firsts(self) -> dict[Facet, Longs]:
        return {}

    @cached_property
    def years(self) -> tuple[YearCount, ...]:
        """Every year from the first that a round begins in to the last, without hits."""
        found = [int(value) for value in self.facets["year"].values]
        return tuple(YearCount(year, 0) for year in range(min(found), max(found) + 1)) if found else ()

    @cached_property
    def vocabulary(self) -> dict[Facet, list[str]]:
        """The values that each facet has in the archive."""
        return {name: list(found.values) for name, found in self.facets.items()}

    @cached_property
    def namesakes(self) -> frozenset[str]:
        """The reports that a citation must tell from others with the same title."""
        of = self.column("report").single
        firsts = self.all[np.unique(of[self.all], return_index=True)[1]].tolist()
        return namesakes({one.report: one.title for one in map(self.documents.__getitem__, firsts)})

    @cached_property
    def sentences(self) -> "Sentences":
        """All sentences of the index."""
        keys, marks = [np.zeros(0, np.int64)], [np.zeros(0, np.uint64)]
        for base, lists in self._segments("sentence"):
            own = np.frombuffer(b"".join(lists.terms), ">u8").astype(np.uint64)
            docs = lists.docs.astype(np.int64) + base
            counts = lists.counts(0, len(docs))
            keys.append((np.repeat(docs, counts) << PLACE_BITS) + lists.places)
            marks.append(np.repeat(own[lists.owners()], counts))
        found = np.concatenate(keys)
        order = np.argsort(found, kind="stable")
        return Sentences(found[order], np.concatenate(marks)[order])

    @cached_property
    def all(self) -> Longs:
        """The numbers of all sections."""
        return np.flatnonzero(self.alive)

    @cached_property
    def when(self) -> Ints:
        """Each section's place in the order of time, as `Document.when` has it."""
        order = np.lexsort((np.arange(self.size), self.column("report").single, self.column("start").single))
        found = np.empty(self.size, np.int32)
        found[order] = np.arange(self.size, dtype=np.int32)
        return found


def _changed_at(state: str) -> int:
    """When a state of an index was finished: files come and go before that."""
    return os.stat(state).st_mtime_ns  # noqa: PTH116 - in every search


class Sentences(NamedTuple):
    """Where each sentence begins, as a key, in order; and the mark of its words."""

    keys: Longs
    marks: npt.NDArray[np.uint64]


def area_name(value: str) -> str:
    """What people call an area that is indexed by label and title."""
    label, title = value.split(BETWEEN)
    return label or title


_readers: dict[Path, Reader] = {}
_opening = Lock()


def open_reader(archive: Archive) -> Reader:
    """A reader that knows the records as they are now, shared by all searches of this process.

    While another program builds the index, the one before it is read; `behind` says so.
    """
    key = archive.index_folder.absolute()
    generation = build.to_search(archive)
    with _opening:
        known = _readers.get(key)
        if known is None or not known.is_fresh(generation.folder):
            if build.readable(archive) is None:  # damaged, without the time of its folder telling of it
                seen.distrust(archive)
                generation = build.to_search(archive)
            known = _readers[key] = _opened(archive, generation.folder, known)
        known.behind = not generation.fresh
        return known


def _opened(archive: Archive, folder: Path, before: Reader | None) -> Reader:
    """A reader of an index, whose writer may merge segments between the list of files and their opening.

    A generation that was swapped out meanwhile is gone; then the one in its place is opened.
    """
    superseded = archive.versions().superseded()
    for _ in range(build.TRIES):
        try:
            return Reader(folder, superseded, before)
        except FileNotFoundError:
            folder = build.to_search(archive).folder
    return Reader(folder, superseded)
