"""The lists of a segment: for every field its terms, the sections that have each, and where in them.

One file a segment, made to be mapped into memory and read by NumPy without copying:

    <array> <array> ...    each at a multiple of eight bytes
    directory              JSON: for each field the place, type and length of its arrays
    length of directory    eight bytes, little-endian

A field's terms are sorted. Term `t` is in the sections `docs[starts[t]:starts[t + 1]]`, and its posting `p` stands
at the words `places[firsts[p]:firsts[p + 1]]`. Fields of names and dates have no places.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO, overload

import msgspec
import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Longs = npt.NDArray[np.int64]
NO_PLACES = np.zeros(0, np.uint32)
NO_LENGTHS = np.zeros(0, np.int32)
STRIDE = 16  # every so manyth term is kept in memory, between which others are looked for
_ALIGNMENT = 8
_TAIL = 8  # bytes


class Terms(Sequence[bytes]):
    """Sorted terms, one after the other in `blob`; term `t` ends before `ends[t]`."""

    def __init__(self, blob: npt.NDArray[np.uint8], ends: Longs) -> None:
        self._blob = blob.data
        self._ends = ends.data
        self._waymarks: list[bytes] = []

    def __len__(self) -> int:
        return len(self._ends) - 1

    @overload
    def __getitem__(self, number: int) -> bytes: ...
    @overload
    def __getitem__(self, number: slice) -> list[bytes]: ...
    def __getitem__(self, number: int | slice) -> bytes | list[bytes]:
        if isinstance(number, slice):
            return [self[one] for one in range(*number.indices(len(self)))]
        return bytes(self._blob[self._ends[number] : self._ends[number + 1]])

    def __iter__(self) -> Iterator[bytes]:
        content, ends = self._blob.tobytes(), self._ends.tolist()
        return map(content.__getitem__, map(slice, ends, ends[1:]))

    def find(self, term: bytes) -> int | None:
        """The number of a term."""
        number = self._place(term)
        ends = self._ends
        if number == len(ends) - 1 or self._blob[ends[number] : ends[number + 1]].tobytes() != term:
            return None
        return number

    def first(self, prefix: bytes) -> bytes | None:
        """The first term that begins so."""
        number = self._place(prefix)
        found = self[number] if number < len(self) else b""
        return found if found.startswith(prefix) else None

    def beginning(self, prefix: bytes) -> tuple[int, int]:
        """The first of the terms that begin so, and the first after them."""
        return self._place(prefix), self._place(prefix + b"\xff")

    def short(self, first: int, last: int, longest: int) -> list[bytes]:
        """Those terms from the first to before the last that have at most so many bytes."""
        lengths = np.diff(np.asarray(self._ends[first : last + 1]))
        return [self[first + number] for number in (lengths <= longest).nonzero()[0].tolist()]

    def _place(self, term: bytes) -> int:
        """The number of the first term that is not before one."""
        if not self._waymarks:
            self._waymarks = [self[number] for number in range(0, len(self), STRIDE)]
        beyond = bisect_left(self._waymarks, term) * STRIDE
        low, high = max(0, beyond - STRIDE), min(beyond, len(self))
        blob, ends = self._blob, self._ends
        while low < high:  # bisect_left(self, term, low, high), with half the ado
            middle = (low + high) // 2
            if blob[ends[middle] : ends[middle + 1]].tobytes() < term:
                low = middle + 1
            else:
                high = middle
        return low


class Lists(msgspec.Struct, frozen=True, dict=True):
    """The lists of one field; `lengths` is the number of places in each section, empty without places."""

    terms: Terms
    starts: Longs
    docs: Ints
    firsts: npt.NDArray[np.uint32]
    places: npt.NDArray[np.uint32]
    lengths: Ints

    @cached_property
    def has_places(self) -> bool:
        """Whether it is known where in a section a term stands."""
        return len(self.firsts) > 0

    @cached_property
    def views(self) -> tuple[memoryview, memoryview, memoryview]:
        """Sections, first places and places, for Python to read one by one."""
        return self.docs.data, self.firsts.data, self.places.data

    def range_of(self, term: bytes) -> tuple[int, int]:
        """The postings of a term, empty where there is none."""
        number = self.terms.find(term)
        return (0, 0) if number is None else (int(self.starts[number]), int(self.starts[number + 1]))

    def counts(self, first: int, last: int) -> Ints:
        """How often each of some postings occurs in its section."""
        if not self.has_places:
            return np.ones(last - first, np.int32)
        return (self.firsts[first + 1 : last + 1] - self.firsts[first:last]).view(np.int32)

    def owners(self) -> Ints:
        """The number of the term that each posting is of."""
        return np.repeat(np.arange(len(self.terms), dtype=np.int32), np.diff(self.starts))


def lists_of(terms: Sequence[bytes], owners: Ints, docs: Ints, places: Ints | None, size: int) -> Lists:
    """The lists of a field from its occurrences.

    Occurrence `i` is of `terms[owners[i]]` in section `docs[i]` (of `size`) at word `places[i]`. Occurrences come
    section by section, those of a term in a section by place. Terms may come in any order, each once.
    """
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ranks = np.empty(len(terms), np.int32)
    ranks[order] = np.arange(len(terms), dtype=np.int32)
    ranked = ranks[owners]
    by_term = np.argsort(ranked, kind="stable")
    ranked, docs = ranked[by_term], docs[by_term]
    begins = np.ones(len(docs), bool)
    begins[1:] = (ranked[1:] != ranked[:-1]) | (docs[1:] != docs[:-1])
    firsts = np.flatnonzero(begins)
    starts = np.searchsorted(ranked[firsts], np.arange(len(terms) + 1)).astype(np.int64)
    return Lists(
        terms=_joined([terms[number] for number in order]),
        starts=starts,
        docs=docs[firsts],
        firsts=NO_PLACES if places is None else np.append(firsts, len(docs)).astype(np.uint32),
        places=NO_PLACES if places is None else places[by_term].astype(np.uint32),
        lengths=np.bincount(docs, minlength=size).astype(np.int32) if places is not None else NO_LENGTHS,
    )


def merged(parts: Sequence[tuple[Lists, Longs]], size: int) -> Lists:
    """The lists of a field in several segments as those of one with `size` sections.

    With each come the numbers that its sections get there, -1 for those that are left out. Numbers grow, within a
    segment and from one to the next.
    """
    known: dict[bytes, int] = {}
    numbers = [
        np.array([known.setdefault(term, len(known)) for term in lists.terms], np.int32) for lists, _ in parts
    ]
    terms = list(known)
    order = sorted(range(len(terms)), key=terms.__getitem__)
    ranks = np.empty(len(terms), np.int32)
    ranks[order] = np.arange(len(terms), dtype=np.int32)
    owners = np.concatenate([ranks[own[lists.owners()]] for own, (lists, _) in zip(numbers, parts, strict=True)])
    docs = np.concatenate([renumbered[lists.docs] for lists, renumbered in parts])
    by_term = np.argsort(owners, kind="stable")  # quick, as each part is in order
    by_term = by_term[docs[by_term] >= 0]
    starts = np.searchsorted(owners[by_term], np.arange(len(terms) + 1)).astype(np.int64)
    present = np.flatnonzero(np.diff(starts))  # a term may have been only in sections that are left out
    found = Lists(
        terms=_joined([terms[order[rank]] for rank in present.tolist()]),
        starts=starts[np.append(present, len(terms))],
        docs=docs[by_term].astype(np.int32),
        firsts=NO_PLACES,
        places=NO_PLACES,
        lengths=NO_LENGTHS,
    )
    return _placed(found, parts, by_term, size) if parts[0][0].has_places else found


def _placed(found: Lists, parts: Sequence[tuple[Lists, Longs]], order: Longs, size: int) -> Lists:
    """Merged lists with the places of the parts' postings, of which those come in an order."""
    counts = np.concatenate([lists.counts(0, len(lists.docs)) for lists, _ in parts]).astype(np.int64)
    begins = (np.cumsum(counts) - counts)[order]
    counts = counts[order]
    ends = np.cumsum(counts)
    rows = np.repeat(begins - ends + counts, counts) + np.arange(ends[-1] if len(ends) else 0)
    lengths = np.zeros(size, np.int32)
    for lists, renumbered in parts:
        kept = renumbered >= 0
        lengths[renumbered[kept]] = lists.lengths[kept]
    return msgspec.structs.replace(
        found,
        firsts=np.append(0, ends).astype(np.uint32),
        places=np.concatenate([lists.places for lists, _ in parts])[rows],
        lengths=lengths,
    )


def _joined(terms: Sequence[bytes]) -> Terms:
    ends = np.zeros(len(terms) + 1, np.int64)
    np.cumsum([len(term) for term in terms], out=ends[1:])
    return Terms(np.frombuffer(b"".join(terms), np.uint8), ends)


class _Place(msgspec.Struct, frozen=True, array_like=True):
    """Where an array lies in the file: offset in bytes, NumPy type, number of elements."""

    offset: int
    type: str
    length: int


_ARRAYS = ("starts", "docs", "firsts", "places", "lengths")


def write(file: BinaryIO, fields: Mapping[str, Lists]) -> None:
    """Write a segment's lists to an empty file."""
    offset = 0
    directory: dict[str, dict[str, _Place]] = {}
    for name, lists in fields.items():
        arrays = {"blob": np.asarray(lists.terms._blob), "ends": np.asarray(lists.terms._ends)}
        arrays |= {array: getattr(lists, array) for array in _ARRAYS}
        for array, values in arrays.items():
            directory.setdefault(name, {})[array] = _Place(offset, values.dtype.str, len(values))
            content = values.tobytes()
            file.write(content + bytes(-len(content) % _ALIGNMENT))
            offset += len(content) + -len(content) % _ALIGNMENT
    encoded = msgspec.json.encode(directory)
    file.write(encoded + len(encoded).to_bytes(_TAIL, "little"))


def read(path: Path) -> dict[str, Lists]:
    """The lists in a file, mapped into memory; raises OSError or ValueError where it is damaged."""
    content = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
    if len(content) < _TAIL:
        raise ValueError(f"{path} is cut short")
    length = int.from_bytes(content[-_TAIL:].tobytes(), "little")
    encoded = content[len(content) - _TAIL - length : len(content) - _TAIL].tobytes()
    directory = msgspec.json.decode(encoded, type=dict[str, dict[str, _Place]])
    return {name: _lists(content, arrays) for name, arrays in directory.items()}


def _lists(content: npt.NDArray[np.uint8], arrays: Mapping[str, _Place]) -> Lists:
    mapped = {name: _mapped(content, place) for name, place in arrays.items()}
    return Lists(Terms(mapped.pop("blob"), mapped.pop("ends")), **mapped)


def _mapped(content: npt.NDArray[np.uint8], place: _Place) -> npt.NDArray[Any]:
    kind = np.dtype(place.type)
    return content[place.offset : place.offset + place.length * kind.itemsize].view(kind)
