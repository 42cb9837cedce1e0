"""Trends: how often queries, units or roles occur from round to round, absolute and per thousand words.

A round is a time, by the name that most reports have for it. Its words are all running words of the sections that
the filters let through, so that rounds of different length can be compared. Where several reports tell of the same
round, all of them count, in occurrences and in words: a point is the hits that a search in its round gives.
"""

import difflib
import time
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, Literal

import msgspec
import numpy as np
from msgspec.structs import replace

from index.highlight import OfFields
from index.match import LONGEST_SEARCH
from index.postings import PLACE_BITS
from index.reader import Reader
from index.results import Facet, Filters, Strictness
from index.search import Matches, matching, search
from index.segment import Ints, Longs
from index.synonyms import Synonym
from index.values import Values
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from ingest.register import Register
from ingest.report import Label

AskedKind = Literal["query", "unit", "role"]
MOST_CURVES = 5
LONGEST_TREND = 2.0  # seconds of a core for all curves
LABELS: dict[AskedKind, tuple[Label, str, Facet]] = {
    "unit": ("UNIT", "enhet", "unit"),
    "role": ("ROLE", "roll", "role"),
}


class Asked(msgspec.Struct, frozen=True):
    """What a curve is about: a query, or a unit or role, which becomes its canonical name."""

    kind: AskedKind
    text: str


class RoundSize(msgspec.Struct, frozen=True):
    """A round: its label, when it starts, the words that were counted, and how many reports tell of it."""

    round: str
    start: date
    words: int
    reports: int


class Point(msgspec.Struct, frozen=True):
    """How often something occurs in a round, in how many sections, and per thousand words of the round."""

    round: str
    count: int
    sections: int
    per_thousand: float


class Curve(msgspec.Struct, frozen=True):
    """The points of a query or name, one a round; `outside` are occurrences in text of no round.

    `others` are the other names of a unit or role, which are counted too.
    """

    asked: Asked
    points: tuple[Point, ...]
    outside: int
    others: tuple[Synonym, ...] = ()

    @property
    def total(self) -> int:
        """All occurrences in rounds."""
        return sum(point.count for point in self.points)


class Trend(msgspec.Struct, frozen=True):
    """Curves over the same rounds, in order of time; `bounded` is as on a page of results."""

    rounds: tuple[RoundSize, ...]
    curves: tuple[Curve, ...]
    bounded: tuple[str, ...] = ()


def trend(
    archive: Archive,
    asked: Sequence[Asked],
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness | None = None,
) -> Trend:
    """How often each of one to five queries or names occurs in the rounds that the filters let through.

    All of them together may take two seconds of a core. Without a strictness words are counted as a search finds
    them: as parts of compounds where the archive has none of them alone, which is said.
    A word or phrase, and a unit or role that a field asks for, counts each time it stands there; a query of other
    fields alone, once a section, which is said. Raises QueryError, also for a name that no report mentions.
    """
    if not 1 <= len(asked) <= MOST_CURVES or not all(one.text.strip() for one in asked):
        raise QueryError(
            "En trend visar en till fem sökfrågor, enheter eller roller, var och en med text. Ange så många."
        )
    everything = matching(archive, "", filters)
    deadline = time.thread_time() + LONGEST_TREND
    rounds = _Rounds(everything)
    curves, bounded = [], list(everything.notices)
    for one in asked:
        left = deadline - time.thread_time()
        if one.kind == "query":
            found = matching(archive, one.text, filters, strictness, min(left, LONGEST_SEARCH))
            curves.append(rounds.curve(one, *_occurrences(one.text, found, deadline)))
            bounded += found.notices
            bounded += _other_words(archive, one.text, found, filters, strictness)
            if len(found) and not found.found.traces and found.of_fields == OfFields():
                bounded.append(f"”{one.text}” har inget ord att räkna. Varje avsnitt räknas som en förekomst.")
        else:
            named = _canonical(archive, everything, one)
            curve = rounds.curve(named, *_mentions(everything, named, left))
            curves.append(
                replace(curve, others=tuple(_values(everything).others(LABELS[one.kind][2], named.text)))
            )
    return Trend(rounds.sizes, tuple(curves), tuple(dict.fromkeys(bounded)))


def as_json(found: Trend) -> dict[str, Any]:
    """A trend as the command line prints it."""
    return {
        "rounds": msgspec.to_builtins(found.rounds),
        "curves": [
            {
                "kind": curve.asked.kind,
                "text": curve.asked.text,
                "others": msgspec.to_builtins(curve.others),
                "total": curve.total,
                "outside": curve.outside,
                "points": msgspec.to_builtins(curve.points),
            }
            for curve in found.curves
        ],
        "bounded": list(found.bounded),
    }


class _Rounds:
    """The rounds of the sections that filters let through, and what is counted in them."""

    def __init__(self, everything: Matches) -> None:
        reader, mask = everything.reader, everything.mask
        column = reader.facets["round"]
        self._labels = column.values
        self._of = column.single  # for each section the number of its round, -1 where it has none
        inside = np.flatnonzero(mask & (self._of >= 0))
        numbers = self._of[inside]
        words = np.bincount(numbers, reader.lengths("form")[inside], len(self._labels)).astype(int)
        reports = _distinct(numbers, reader.facets["report"].single[inside])
        self._order = sorted(reports, key=lambda number: int(reader.first_when("round")[number]))
        starts = self._starts(reader, inside)
        self.sizes = tuple(
            RoundSize(self._labels[number], starts[number], int(words[number]), reports[number])
            for number in self._order
        )

    def _starts(self, reader: Reader, inside: Longs) -> dict[int, date]:
        column = reader.column("start")
        pairs = np.unique(np.stack([self._of[inside], column.single[inside]]), axis=1).T.tolist()
        starts: dict[int, date] = {}
        for number, start in pairs:
            begun = date.fromisoformat(column.values[start])
            starts[number] = min(begun, starts.get(number, begun))
        return starts

    def curve(self, asked: Asked, sections: Longs, times: Longs) -> Curve:
        """The points of something that occurs so many times in each of some sections."""
        of = self._of[sections]
        inside, size = of >= 0, len(self._labels)
        counts = np.bincount(of[inside], times[inside], size).astype(int)
        hits = np.bincount(of[inside], minlength=size)
        points = tuple(
            Point(one.round, int(counts[number]), int(hits[number]), _per_thousand(int(counts[number]), one.words))
            for number, one in zip(self._order, self.sizes, strict=True)
        )
        return Curve(asked, points, int(times[~inside].sum()))


def _distinct(groups: Ints, values: Ints) -> dict[int, int]:
    """For each group how many different values it has."""
    pairs = np.unique(np.stack([groups, values]), axis=1)
    return {
        int(group): int(number) for group, number in zip(*np.unique(pairs[0], return_counts=True), strict=True)
    }


def _per_thousand(count: int, words: int) -> float:
    return round(1000 * count / words, 3) if words else 0.0


def _occurrences(query: str, found: Matches, deadline: float) -> tuple[Longs, Longs]:
    """The hits of a query, and at how many places in each what it asks for stands; at least one.

    Raises QueryError where reading units and roles takes longer than until a moment of this thread.
    """
    if found.of_fields != OfFields():
        times = []
        for number in found.numbers.tolist():
            _hurry(query, deadline)
            times.append(max(1, len(found.highlights(number))))
        return found.numbers, np.array(times, np.int64)
    keys = [np.zeros(0, np.int64)]
    keys += (trace.occurrences.keys for trace in found.found.traces)
    places = np.bincount(np.unique(np.concatenate(keys)) >> PLACE_BITS, minlength=found.reader.size)
    return found.numbers, np.maximum(places[found.numbers], 1)


def _mentions(everything: Matches, asked: Asked, seconds: float) -> tuple[Longs, Longs]:
    """The sections that name a unit or role under any of its names, and how often each does.

    Raises QueryError where reading them takes more than some seconds of a core.
    """
    deadline = time.thread_time() + seconds
    label, _, facet = LABELS[asked.kind]
    values = _values(everything)
    names = frozenset(values.chosen(facet, asked.text))
    sections = np.flatnonzero(values.having(facet, asked.text, names) & everything.mask)
    times = np.ones(len(sections), np.int64)
    for place, number in enumerate(sections.tolist()):
        _hurry(asked.text, deadline)
        mentions = everything.document(number).mentions
        times[place] = max(
            1, len({(start, end) for of, name, start, end in mentions if of == label and name in names})
        )
    return sections, times


def _other_words(
    archive: Archive, query: str, found: Matches, filters: Filters, strictness: Strictness | None
) -> Iterator[str]:
    """What is said where the words of a query are only parts of others, or are not there."""
    if found.widened:
        yield f"”{query}” finns inte som eget ord. Här räknas sammansättningar med det."
    elif not len(found) and not found.notices:
        other = search(archive, query, filters, limit=1, strictness=strictness, facets=()).suggestion
        yield f"”{query}” finns inte i de avsnitt som söktes.{f' Menade du ”{other}”?' if other else ''}"


def _hurry(asked: str, deadline: float) -> None:
    if time.thread_time() > deadline:
        raise QueryError(f"”{asked}” nämns i så många avsnitt att räkningen tar för lång tid. Avgränsa.")


def _canonical(archive: Archive, everything: Matches, asked: Asked) -> Asked:
    """A unit or role by its canonical name; raises QueryError where no report mentions it under any name."""
    label, word, facet = LABELS[asked.kind]
    known = {name.casefold(): name for name in everything.reader.vocabulary[facet]}
    written = " ".join(asked.text.split())
    called = Register.load(archive.register_file).canonical(written, label)
    for wanted in (written.casefold(), called.casefold()):
        if wanted in known:
            return Asked(asked.kind, known[wanted])
    if _values(everything).chosen(facet, called):
        return Asked(asked.kind, called)
    near = difflib.get_close_matches(written.casefold(), known, n=1)
    guess = f" Menade du ”{known[near[0]]}”?" if near else ""
    raise QueryError(f"Ingen {word} som heter ”{written}” nämns i rapporterna.{guess}")


def _values(everything: Matches) -> Values:
    """What names stand for, as the filters want it."""
    return everything.matcher.values
