"""The Whoosh schema, and a section as the index holds it.

The unit of search is the section. Its words are indexed three times, in fields that differ in how strictly
they match: `form` as written, `stem` in all inflections, `part` inside compounds. The places of words are those
of the text; a coordinated compound ("kultur- och fritidsnämnden" for kulturnämnd) has a place of its own after
the last word, since it stands on more characters than a word does.

Each word is kept with its stems once more: most words that are asked for need not be analyzed then.

What facets count and filters choose is indexed by value, so that a column is read from the lists of its values.
"""

import re
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import lru_cache
from importlib.metadata import version

import msgspec
import numpy as np
from whoosh.analysis import IDAnalyzer
from whoosh.fields import COLUMN, FieldType, Schema

from index.codec import Places
from index.results import Facet
from index.sentences import spans_of
from index.swedish import Kind, apart, coordinated_at, normal, terms_apart, words
from ingest.register import Register
from ingest.report import Label, Report, Section
from ingest.unseen import neutral

LAYOUT = 1  # of the files: an index of another one cannot be read
VERSION = 11  # of the schema and the analyzer; an index of another one is read until it has been built anew
ANALYZERS = ("simplemma", "PyStemmer", "whoosh3")  # packages whose version decides what a word is indexed as
FIELDS: tuple[Kind, ...] = ("form", "stem", "part")
VALUES = ("round", "year", "area", "unit", "role", "report", "decision", "start", "end")
KNOWN = "known"  # the field of the archive's words with their stems
BETWEEN = "\x1f"  # an area's label and its title
SHORT_SENTENCE = 5  # words; a shorter one is repeated only in the same area
DECISION = re.compile(r"§{1,2}\s*(\d{1,9})(?:\s*[-–]\s*(\d{1,9})(?!\d))?")
MOST_PARAGRAPHS = 30  # of a range; a longer one is none: "§ 12-2014"


@lru_cache(1)
def analyzer() -> str:
    """What decides how text and queries are analyzed: the index's version, and those of the packages behind it."""
    return ", ".join([f"index {VERSION}", *(f"{package} {version(package)}" for package in ANALYZERS)])


Named = tuple[Label, str, int, int]  # a unit or role by its name, and from which character to which


class Document(msgspec.Struct, frozen=True, gc=False):
    """A section as the index stores it, with the names of its fields, so that an older index can be read.

    `number` is its place in the report, `start` and `end` are those of its round. `places` are the first
    character of each place where a term can stand, and the one after its last, as 32-bit integers. `mentions` are
    the units and roles that are named, in the order of the text, and the characters that name them.
    """

    report: str
    section: str
    number: int
    title: str
    round: str | None
    start: date | None
    end: date | None
    area: tuple[str | None, str | None] | None
    item: str | None
    pages: tuple[int, int]
    units: tuple[str, ...]
    roles: tuple[str, ...]
    text: str
    places: bytes
    mentions: tuple[Named, ...] = ()  # an index of before version 9 has none

    @property
    def area_name(self) -> str | None:
        """The area's label, or its title where it has no label."""
        return (self.area[0] or self.area[1]) if self.area else None

    def values(self, facet: Facet) -> Sequence[str]:
        """What a facet counts in this section."""
        match facet:
            case "round":
                return (self.round,) if self.round else ()
            case "year":
                return (str(self.start.year),) if self.start else ()
            case "area":
                return (self.area_name,) if self.area_name else ()
            case "unit":
                return self.units
            case "role":
                return self.roles
            case "report":
                return (self.report,)

    @property
    def when(self) -> tuple[date, str, int]:
        """The order of time: by round, then as in the report; what has no round comes first."""
        return self.start or date.min, self.report, self.number

    def stretches(self, places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
        """The first character of one place and the one after the last of another, for each pair of places."""
        found = memoryview(self.places).cast("I")
        return [(found[2 * first], found[2 * last + 1]) for first, last in places]

    def has(self, forms: Sequence[str], first: int) -> bool:
        """Whether words stand from one place on as they are asked for."""
        text, stretches = (
            neutral(self.text),
            self.stretches((place, place) for place in range(first, first + len(forms))),
        )
        written = (text[start:end] for start, end in stretches)
        return all(normal(word) == form or form in apart(word) for word, form in zip(written, forms, strict=True))


class Indexed(msgspec.Struct, frozen=True):
    """A section as it is added to the index: what is stored, its words, its sentences, and values.

    The words stand at the places 0, 1, ...; `beyond` are the terms of coordinated compounds, which have places of
    their own, and of words that a long dash holds apart, with their kinds and places. `sentences` are marks and
    the place of the first word of each.
    """

    stored: bytes
    forms: Sequence[str]
    beyond: Sequence[tuple[Kind, str, int]]
    sentences: tuple[Sequence[bytes], Sequence[int]]
    values: Mapping[str, Sequence[str]]


class _Field(FieldType):
    """A field whose terms are given, not made by Whoosh from text."""

    def __init__(self, scorable: bool) -> None:
        super().__init__(Places(), IDAnalyzer(), scorable=scorable)


def schema() -> Schema:
    """The fields of the index."""
    terms = {kind: _Field(scorable=True) for kind in FIELDS}
    values = {name: _Field(scorable=False) for name in ("sentence", KNOWN, *VALUES)}
    return Schema(stored=COLUMN(), **terms, **values)


def stored(content: bytes) -> Document:
    """A section from what the index stores."""
    return msgspec.msgpack.decode(content, type=Document)


def indexed(report: Report, number: int, section: Section, register: Register) -> Indexed:
    """A section as the index takes it; `number` is its place in the report.

    Units and roles that are named together ("myndighets- och huvudmannaenheterna") are found under each name.
    """
    round_ = report.round_of(section)
    found = _Words(section.text)
    mentions = tuple(_mentions(section, register))
    document = Document(
        report=report.id,
        section=section.id,
        number=number,
        title=report.title,
        round=round_.label if round_ else None,
        start=round_.start if round_ else None,
        end=round_.end if round_ else None,
        area=(section.area.label, section.area.title) if section.area else None,
        item=section.item,
        pages=section.pages,
        units=_names(mentions, "UNIT"),
        roles=_names(mentions, "ROLE"),
        text=section.text,
        places=np.array(found.spans, np.uint32).tobytes(),
        mentions=mentions,
    )
    return Indexed(
        stored=msgspec.msgpack.encode(document),
        forms=found.forms,
        beyond=found.beyond,
        sentences=_sentences(document, found),
        values=_values(document),
    )


class _Words:
    """The words of a text, the terms that stand on more than a word, and the characters of the places of both."""

    def __init__(self, text: str) -> None:
        found = words(text)
        self.forms = [word.form for word in found]
        self.spans = [(word.start, word.end) for word in found]
        self.beyond: list[tuple[Kind, str, int]] = []
        for position, word in enumerate(found):
            if word.apart:
                self.beyond += [(term.kind, term.text, position) for term in terms_apart(word, position)]
            if word.hanging or word.led:
                for term in coordinated_at(found, position):
                    self.beyond.append((term.kind, term.text, len(self.spans)))
                    self.spans.append((term.start, term.end))


def _sentences(document: Document, found: _Words) -> tuple[list[bytes], list[int]]:
    """A mark of each sentence's words, and the place of its first."""
    marks: list[bytes] = []
    firsts: list[int] = []
    starts = [start for start, _ in found.spans[: len(found.forms)]]
    first = 0
    for span in spans_of(document.text):
        last = first
        while last < len(starts) and starts[last] < span.end:
            last += 1
        if last > first:
            marks.append(_mark(found.forms[first:last], document.area_name or ""))
            firsts.append(first)
        first = last
    return marks, firsts


def _mark(forms: Sequence[str], area: str) -> bytes:
    said = " ".join(forms if len(forms) >= SHORT_SENTENCE else [*forms, area]).encode()
    return zlib.crc32(said).to_bytes(4, "big") + zlib.adler32(said).to_bytes(4, "big")


def _values(document: Document) -> dict[str, Sequence[str]]:
    area = BETWEEN.join(name or "" for name in document.area) if document.area else None
    found: dict[str, Sequence[str]] = {
        "round": document.values("round"),
        "year": document.values("year"),
        "area": (area,) if area else (),
        "unit": document.units,
        "role": document.roles,
        "report": (document.report,),
        "decision": tuple(
            dict.fromkeys(one for named in DECISION.finditer(document.text) for one in paragraphs(named))
        ),
        "start": (document.start.isoformat(),) if document.start else (),
        "end": (document.end.isoformat(),) if document.end else (),
    }
    return {field: values for field, values in found.items() if values}


def paragraphs(named: re.Match[str]) -> list[str]:
    """The numbers that a match of DECISION names: three of "§§ 12–14"."""
    first, last = int(named[1]), int(named[2] or 0)
    return [str(one) for one in range(first, last + 1)] if first < last < first + MOST_PARAGRAPHS else [named[1]]


def _mentions(section: Section, register: Register) -> Iterator[Named]:
    for one in section.mentions:
        for name in register.expansions(one.name, one.label):
            yield one.label, name, one.start, one.end


def _names(mentions: Iterable[Named], label: Label) -> tuple[str, ...]:
    return tuple(sorted({name for of, name, _, _ in mentions if of == label}))
