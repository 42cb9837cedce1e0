"""More like this: the sections of other rounds that share most of a section's rare words.

Sections are compared as vectors of stems, weighed by how often a stem occurs in the section and how rare it is in
the archive. Candidates are found through the section's weightiest stems; their likeness is then exact.

Source: the cosine of tf-idf vectors (Salton & Buckley 1988), with 1 + ln tf and ln(1 + N/df).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from math import log, sqrt

import msgspec
import numpy as np

from index.likeness import FUNCTION_WORDS
from index.passages import Passage
from index.reader import Reader, open_reader
from index.results import Strictness
from index.schema import Document
from index.swedish import Kind, terms
from ingest.errors import UnknownReport
from ingest.keeping.archive import Archive
from ingest.report import Span

PROBES = 24  # stems through which candidates are found
CANDIDATES = 200  # whose likeness is computed
LEAST = 0.1  # likeness from which a section is worth showing
SHOWN_WORDS = 8
Vector = Mapping[str, float]
KINDS: dict[Strictness, tuple[Kind, ...]] = {
    "exact": ("form",), "inflected": ("stem",), "compound": ("stem", "part"),
}  # fmt: skip


class Similar(msgspec.Struct, frozen=True):
    """A section like another: `passage.score` is its likeness, 0..1, `shared` the words that weigh most in it."""

    passage: Passage
    shared: tuple[str, ...]


def similar(
    archive: Archive, report: str, section: str, limit: int = 5, strictness: Strictness = "inflected"
) -> list[Similar]:
    """The sections of other rounds that are most like one, the most alike first.

    Words are the same as they are written, in any form, or as parts of compounds too, as `strictness` says.
    Of sections with the same text in the same round only one is given, and none of reports that have a later
    version. Raises UnknownReport where the report has
    no such section.
    """
    reader = open_reader(archive)
    asked = _document(reader, report, section)
    kinds = KINDS[strictness]
    weights = _Weights(reader, kinds)
    vector = weights.vector(asked.text)
    candidates = (reader.documents[number] for number in _candidates(reader, vector, kinds))
    latest = (one for one in candidates if one.report not in reader.superseded)
    others = _distinct(one for one in latest if one.round and _when(one) != _when(asked))
    alike = sorted(((_cosine(vector, weights.vector(one.text)), one) for one in others), key=lambda pair: -pair[0])
    return [_similar(vector, kinds, asked, one, score) for score, one in alike[:limit] if score >= LEAST]


def _document(reader: Reader, report: str, section: str) -> Document:
    number = reader.number_of(report, section)
    if number is None:
        raise UnknownReport(f"Rapporten ”{report}” har inget avsnitt ”{section}”. Se vilka som finns med show.")
    return reader.documents[number]


def _when(document: Document) -> tuple[object, object]:
    return document.start, document.end


class _Weights:
    """What terms of some kinds weigh in an index."""

    def __init__(self, reader: Reader, kinds: Collection[Kind]) -> None:
        self._reader, self._kinds = reader, kinds
        self._known: dict[str, float] = {}
        self._total = max(1, len(reader.documents))

    def vector(self, text: str) -> Vector:
        counts = Counter(stem for stem, _ in _stems(text, self._kinds))
        return {stem: (1 + log(count)) * self._rarity(stem) for stem, count in counts.items()}

    def _rarity(self, stem: str) -> float:
        if stem not in self._known:
            frequency = max(1, sum(self._reader.frequency(kind, stem) for kind in self._kinds))
            self._known[stem] = log(1 + self._total / frequency)
        return self._known[stem]


def _stems(text: str, kinds: Collection[Kind]) -> Iterator[tuple[str, Span]]:
    """The terms of a text and where they stand, without those of words that every text has."""
    small = {term.position for term in terms(text) if term.kind == "form" and term.text in FUNCTION_WORDS}
    for term in terms(text):
        if term.kind in kinds and term.position not in small:
            yield term.text, Span(term.start, term.end)


def _candidates(reader: Reader, vector: Vector, kinds: Collection[Kind]) -> list[int]:
    """The sections that share most weight with the weightiest stems of a section."""
    scores = np.zeros(reader.size)
    for stem in sorted(vector, key=lambda one: (-vector[one], one))[:PROBES]:
        for kind in kinds:
            scores[reader.postings(kind, (stem,)).docs] += vector[stem] ** 2
    best = np.argsort(-scores, kind="stable")[:CANDIDATES]
    return [number for number in best.tolist() if scores[number] > 0]


def _distinct(documents: Iterable[Document]) -> list[Document]:
    ordered = sorted(documents, key=lambda one: one.when, reverse=True)
    kept = {(_when(one), " ".join(one.text.split())): one for one in ordered}
    return sorted(kept.values(), key=lambda one: one.when)


def _cosine(one: Vector, other: Vector) -> float:
    shared = sum(weight * other[stem] for stem, weight in one.items() if stem in other)
    lengths = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return shared / lengths if lengths else 0.0


def _similar(vector: Vector, kinds: Collection[Kind], asked: Document, found: Document, score: float) -> Similar:
    """What is found, the shared stems that weigh most marked in it and written as in the section asked about."""
    there = list(_stems(found.text, kinds))
    common = vector.keys() & {stem for stem, _ in there}
    shared = sorted(common, key=lambda stem: (-vector[stem], stem))[:SHOWN_WORDS]
    spans = tuple(span for stem, span in there if stem in shared)
    written = {stem: asked.text[span.start : span.end] for stem, span in _stems(asked.text, kinds)}
    return Similar(Passage(found, round(score, 3), spans), tuple(written[stem] for stem in shared))
