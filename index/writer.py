"""Writes sections to the index: many at once into a segment, and small segments together into larger ones."""

from array import array
from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import attrgetter
from typing import Any

import numpy as np
from whoosh.index import FileIndex
from whoosh.writing import SegmentWriter

from index.analyses import Analyses
from index.codec import ArrayCodec, segment_of
from index.schema import FIELDS, KNOWN, Indexed
from index.segment import Ints, Lists, Longs, merged
from index.segment import lists_of as sorted_lists
from index.swedish import known_entry

LARGEST_SEGMENT = 20_000  # sections; sorting one takes some hundred megabytes
MERGED_TOGETHER = 8  # segments of about the same size
LARGEST_MERGED = 4_000  # sections; merging more takes longer than an archivist waits
LARGEST_INDEX = 200_000  # sections that are merged when all are indexed; takes some gigabyte


class Occurrences:
    """The occurrences of a field's terms while a segment is collected, as `segment.lists_of` wants them."""

    def __init__(self, has_places: bool) -> None:
        self.has_places = has_places
        self._numbers: dict[bytes, int] = {}
        self._owners, self._docs, self._places = array("i"), array("i"), array("i")

    def add(self, doc: int, terms: Sequence[bytes], places: Sequence[int]) -> None:
        """The terms of a section, and the word at which each stands."""
        numbers = self._numbers
        self._owners.extend([numbers.setdefault(term, len(numbers)) for term in terms])
        self._docs.extend([doc] * len(terms))
        self._places.extend(places)

    def add_words(self, words: "Words", indexed_as: Iterable[Sequence[bytes]]) -> None:
        """What each word of the sections is indexed as; to be called once, before the lists are made."""
        numbers = self._numbers
        terms = [[numbers.setdefault(term, len(numbers)) for term in one] for one in indexed_as]
        lengths = np.array([len(some) for some in terms], np.int64)
        begins = np.cumsum(lengths) - lengths
        flat = np.array([number for some in terms for number in some], np.int32)
        times = lengths[words.owners]
        before = np.cumsum(times) - times
        rows = np.repeat(begins[words.owners] - before, times) + np.arange(times.sum())
        own = (_ints(one) for one in (self._owners, self._docs, self._places))
        added = (flat[rows], np.repeat(words.docs, times), np.repeat(words.places, times))
        owners, docs, places = (np.concatenate(both) for both in zip(added, own, strict=True))
        order = np.lexsort((places, docs))  # which keeps the order of what has the same place
        self._owners, self._docs, self._places = (_array(one[order]) for one in (owners, docs, places))

    def lists(self, size: int) -> Lists:
        """The finished lists of a segment with `size` sections."""
        owners, docs, places = (_ints(one) for one in (self._owners, self._docs, self._places))
        return sorted_lists(list(self._numbers), owners, docs, places if self.has_places else None, size)


def _ints(values: "array[int]") -> Ints:
    return np.frombuffer(values, np.int32) if values else np.zeros(0, np.int32)


def _array(values: Ints) -> "array[int]":
    return array("i", values.tobytes())


class Words:
    """The words of the sections of a segment: each distinct one is analyzed once, when all are collected."""

    def __init__(self) -> None:
        self.numbers: dict[str, int] = {}
        self._owners, self._lengths, self._docs = array("i"), array("i"), array("i")

    def add(self, doc: int, forms: Sequence[str]) -> None:
        """The words of a section, which stand at the places 0, 1, ..."""
        numbers = self.numbers
        self._owners.extend([numbers.setdefault(form, len(numbers)) for form in forms])
        self._lengths.append(len(forms))
        self._docs.append(doc)

    @property
    def owners(self) -> Ints:
        """The number of each word."""
        return _ints(self._owners)

    @property
    def docs(self) -> Ints:
        """The section of each."""
        return np.repeat(_ints(self._docs), _ints(self._lengths))

    def first_sections(self) -> Iterator[tuple[str, int]]:
        """Each distinct word, and the first section that has it."""
        firsts = np.unique(self.owners, return_index=True)[1]
        return zip(self.numbers, self.docs[firsts].tolist(), strict=True)

    @property
    def places(self) -> Ints:
        """The place of each in its section."""
        lengths = _ints(self._lengths)
        before = np.repeat(np.cumsum(lengths) - lengths, lengths)
        return (np.arange(lengths.sum()) - before).astype(np.int32)


class Collected:
    """The occurrences of all fields of a segment: what Whoosh calls a pool of postings."""

    def __init__(self, analyses: Analyses) -> None:
        self._analyses = analyses
        self.fields: dict[str, Occurrences] = {}
        self.words = Words()
        self.merged: dict[str, list[tuple[Lists, Longs]]] = {}
        self.size = 0

    def field(self, name: str) -> Occurrences:
        """The occurrences of one field."""
        if name not in self.fields:
            self.fields[name] = Occurrences(name in PLACED)
        return self.fields[name]

    def iter_postings(self) -> Mapping[str, Lists]:
        """The lists of all fields, as the codec takes them."""
        if self.words.numbers:
            analyses = self._analyses.of(self.words.numbers)
            for kind in FIELDS:
                self.field(kind).add_words(self.words, map(attrgetter(kind), analyses))
            for form, doc in self.words.first_sections():
                self.field(KNOWN).add(doc, (known_entry(form),), ())
            self.words = Words()
        names = sorted({*self.fields, *self.merged})
        return {name: self._lists(name) for name in names}

    def _lists(self, name: str) -> Lists:
        """The lists of a field: its own occurrences, and those of other segments, whose sections come after."""
        own = self.fields[name].lists(self.size) if name in self.fields else None
        others = self.merged.get(name, [])
        if own and not others:
            return own
        return merged([*([(own, np.arange(self.size))] if own else []), *others], self.size)

    def cleanup(self) -> None:
        """Let go of what is collected."""
        self.fields.clear()
        self.merged.clear()
        self.words = Words()


PLACED = frozenset((*FIELDS, "sentence"))


class SectionWriter(SegmentWriter):
    """A Whoosh writer that takes sections whole; `commit` makes them visible."""

    def __init__(self, index: FileIndex, analyses: Analyses | None = None) -> None:
        try:
            super().__init__(index, codec=ArrayCodec(), compound=False)
        except OSError:  # as where nothing may be written; the lock that it has taken is not given back
            if self.writelock:
                self.writelock.release()
            raise
        self.pool = Collected(analyses or Analyses())

    def add_section(self, section: Indexed) -> None:
        """Add a section; it gets the next number."""
        number = self.docnum
        self.pool.words.add(number, section.forms)
        for kind, term, place in section.beyond:
            self.pool.field(kind).add(number, (term.encode(),), (place,))
        self.pool.field("sentence").add(number, *section.sentences)
        for field, values in section.values.items():
            self.pool.field(field).add(number, [value.encode() for value in values], ())
        self._add_document(section.stored, len(section.forms))

    def add_segment(self, segment: Any) -> None:
        """Add the sections of another segment of the index that are not deleted."""
        lists, stored = segment_of(self.storage, segment)
        lengths = lists["form"].lengths.tolist() if "form" in lists else []
        renumbered = np.full(segment.doc_count_all(), -1, np.int64)
        for number in range(segment.doc_count_all()):
            if not segment.is_deleted(number):
                renumbered[number] = self.docnum
                self._add_document(stored[number], lengths[number] if lengths else 0)
        for field, one in lists.items():
            self.pool.merged.setdefault(field, []).append((one, renumbered))

    def _add_document(self, stored: bytes, words: int) -> None:
        """Give Whoosh what it keeps of a section by number."""
        columns, schema = self.perdocwriter, self.schema
        columns.start_doc(self.docnum)
        columns.add_column_value("stored", schema["stored"].column_type, stored)
        for kind in FIELDS:
            columns.add_field(kind, schema[kind], None, words)
        columns.finish_doc()
        self.docnum += 1
        self.pool.size = self.docnum
        self._added = True


def merge_alike(writer: SectionWriter, segments: Sequence[Any]) -> list[Any]:
    """Whoosh's hook for merging: eight small segments of about the same size become one of the next size."""
    segments = [one for one in segments if one.doc_count_all() > one.deleted_count()]
    small = [one for one in segments if one.doc_count_all() <= LARGEST_MERGED // MERGED_TOGETHER]
    merged: list[Any] = []
    for size in sorted({_magnitude(one) for one in small}):
        alike = [one for one in small if _magnitude(one) == size]
        if len(alike) >= MERGED_TOGETHER:
            merged += alike
    for one in merged:
        writer.add_segment(one)
    return [one for one in segments if one not in merged]


def merge_all(writer: SectionWriter, segments: Sequence[Any]) -> list[Any]:
    """Whoosh's hook for merging: the segments of a new index become one, as each costs every search some time."""
    if len(segments) < 2 or sum(one.doc_count_all() for one in segments) > LARGEST_INDEX:
        return list(segments)
    for one in segments:
        writer.add_segment(one)
    return []


def _magnitude(segment: Any) -> int:
    magnitude, size = 0, int(segment.doc_count_all())
    while size >= MERGED_TOGETHER:
        magnitude, size = magnitude + 1, size // MERGED_TOGETHER
    return magnitude
