"""A codec for Whoosh whose postings are arrays: what Whoosh reads one by one, the search reads at once.

Whoosh keeps what it is good at: segments, commits that a crash leaves whole, deletions and stored fields. Its own
queries work on this codec as on any other.
"""

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
from whoosh.codec import base
from whoosh.codec.whoosh3 import W3Codec
from whoosh.formats import Format
from whoosh.matching import ListMatcher
from whoosh.reading import TermInfo, TermNotFound

from index import segment as segments
from index.segment import Lists

EXTENSION = ".lists"


class Places(Format):
    """The words of a section at which a term stands, as 32-bit integers; nothing for names and dates."""

    def decode_positions(self, value: bytes) -> list[int]:
        """The places in a posting, as Whoosh's phrase queries ask for them."""
        return [int(place) for place in np.frombuffer(value, np.uint32)]


class ArrayCodec(W3Codec):
    """Whoosh's codec with lists of our own."""

    length_stats = False  # the lists come with their lengths

    def field_writer(self, storage: Any, segment: Any) -> "ListsWriter":
        """What writes the lists of a segment."""
        return ListsWriter(storage, segment)

    def terms_reader(self, storage: Any, segment: Any) -> "ListsReader":
        """What reads them."""
        return ListsReader(lists_of(storage, segment))


def lists_of(storage: Any, segment: Any) -> dict[str, Lists]:
    """The lists of a segment of an index in a folder."""
    return segments.read(Path(storage.folder) / segment.make_filename(EXTENSION))


class Stored:
    """What each section of a segment is stored as: the column that Whoosh has written, mapped into memory.

    Such a file has the contents, the length of each (big-endian), and the letter of the type that these have. Of
    a long one the place of each content comes after the lengths, and of both the letters, and an X.
    """

    def __init__(self, path: Path, sections: int) -> None:
        content = np.memmap(path, np.uint8, mode="r").view(np.ndarray)
        letters = content[-3:].tobytes().decode("latin-1")
        end = len(content) - 1
        if letters[-1] == "X":
            end -= 2 + np.dtype(letters[1]).itemsize * sections
        kind = np.dtype(f">{letters[0] if letters[-1] == 'X' else letters[-1]}")
        lengths = content[end - kind.itemsize * sections : end].view(kind)
        self._content = content.data
        self._ends = np.append(0, lengths.cumsum(dtype=np.int64)).data

    def __getitem__(self, number: int) -> bytes:
        return bytes(self._content[self._ends[number] : self._ends[number + 1]])


class Segment(NamedTuple):
    """A segment of an index: the lists of its fields, and what its sections are stored as."""

    lists: dict[str, Lists]
    stored: Stored


def segment_of(storage: Any, segment: Any) -> Segment:
    """What a segment that Whoosh knows of holds."""
    column = Path(storage.folder) / ArrayCodec.column_filename(segment, "stored")
    return Segment(lists_of(storage, segment), Stored(column, segment.doc_count_all()))


class ListsWriter(base.FieldWriter):
    """Writes all lists of a segment at once."""

    def __init__(self, storage: Any, segment: Any) -> None:
        self._file = segment.create_file(storage, EXTENSION)
        self.is_closed = False

    def add_postings(self, schema: Any, lengths: Any, items: Mapping[str, Lists]) -> None:
        """Take the lists of all fields."""
        segments.write(self._file, items)

    def close(self) -> None:
        """Finish the file."""
        self._file.close()
        self.is_closed = True


class ListsReader(base.TermsReader):
    """The lists of a segment as Whoosh asks for them."""

    def __init__(self, fields: Mapping[str, Lists]) -> None:
        self._fields = fields

    def _number(self, field: str, term: bytes) -> int:
        lists = self._fields.get(field)
        number = lists.terms.find(term) if lists else None
        if number is None:
            raise KeyError(term)
        return number

    def __contains__(self, term: tuple[str, bytes]) -> bool:
        lists = self._fields.get(term[0])
        return lists is not None and lists.terms.find(term[1]) is not None

    def indexed_field_names(self) -> list[str]:
        """The fields that have terms."""
        return sorted(self._fields)

    def terms(self) -> Iterator[tuple[str, bytes]]:
        """All terms, by field."""
        return ((field, term) for field in self.indexed_field_names() for term in self._fields[field].terms)

    def terms_from(self, field: str, prefix: bytes) -> Iterator[tuple[str, bytes]]:
        """The terms of a field from one on."""
        if field in self._fields:
            terms = self._fields[field].terms
            yield from ((field, terms[number]) for number in range(terms.beginning(prefix)[0], len(terms)))

    def items(self) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """All terms with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms())

    def items_from(self, field: str, prefix: bytes) -> Iterator[tuple[tuple[str, bytes], TermInfo]]:
        """The terms of a field from one on, with what is known of them."""
        return ((term, self.term_info(*term)) for term in self.terms_from(field, prefix))

    def term_info(self, field: str, term: bytes) -> TermInfo:
        """What is known of a term."""
        try:
            number = self._number(field, term)
        except KeyError:
            raise TermNotFound(f"No term {field}:{term!r}") from None
        return self.info(field, number)

    def info(self, field: str, number: int) -> TermInfo:
        """What is known of the term with that number."""
        lists = self._fields[field]
        first, last = int(lists.starts[number]), int(lists.starts[number + 1])
        counts = lists.counts(first, last)
        ids = int(lists.docs[first]), int(lists.docs[last - 1])
        # Lengths bound what a term can score; a word is the shortest section.
        return TermInfo(float(counts.sum()), last - first, 1, 2**24, float(counts.max()), *ids)

    def frequency(self, field: str, term: bytes) -> float:
        """How often a term occurs; raises KeyError where it does not."""
        return float(self.info(field, self._number(field, term)).weight())

    def doc_frequency(self, field: str, term: bytes) -> int:
        """In how many sections a term occurs; raises KeyError where it is in none."""
        return int(self.info(field, self._number(field, term)).doc_frequency())

    def matcher(self, field: str, term: bytes, format_: Any, scorer: Any = None) -> ListMatcher:
        """The sections of a term, for a Whoosh query."""
        info = self.term_info(field, term)
        lists = self._fields[field]
        first, last = lists.range_of(term)
        ids = lists.docs[first:last].tolist()
        weights = [float(count) for count in lists.counts(first, last)]
        values = _places(lists, first, last) if lists.has_places else None
        return ListMatcher(ids, weights, values, format_, scorer, term=(field, term), terminfo=info)

    def cursor(self, field: str, fieldobj: Any) -> "ListsCursor":
        """A place among the terms of a field."""
        return ListsCursor(self, field, self._fields.get(field))

    def close(self) -> None:
        """Let go of the lists; they are unmapped when nothing else uses them."""
        self._fields = {}


def _places(lists: Lists, first: int, last: int) -> list[bytes]:
    ends = lists.firsts[first : last + 1].tolist()
    return [lists.places[ends[n] : ends[n + 1]].tobytes() for n in range(last - first)]


class ListsCursor(base.FieldCursor):
    """Walks over the terms of a field, as Whoosh's spelling suggestions do."""

    def __init__(self, reader: ListsReader, field: str, lists: Lists | None) -> None:
        self._reader, self._field = reader, field
        self._terms = lists.terms if lists else ()
        self._number = 0

    def first(self) -> str | None:
        """Go to the first term."""
        self._number = 0
        return self.text()

    def find(self, term: str | bytes) -> str | None:
        """Go to the first term that is not before one."""
        wanted = term.encode() if isinstance(term, str) else term
        self._number = self._terms.beginning(wanted)[0] if isinstance(self._terms, segments.Terms) else 0
        return self.text()

    def next(self) -> str | None:
        """Go to the next term."""
        self._number += 1
        return self.text()

    def text(self) -> str | None:
        """The term here, None after the last."""
        return self._terms[self._number].decode() if self.is_valid() else None

    def term_info(self) -> TermInfo | None:
        """What is known of the term here."""
        return self._reader.info(self._field, self._number) if self.is_valid() else None

    def is_valid(self) -> bool:
        """Whether there is a term here."""
        return self._number < len(self._terms)
