"""Trends: how often queries, units or roles occur from round to round, absolute and per thousand words.

A round is what reports call by one label. Its words are all running words of the sections that the filters let
through, so that rounds of different length can be compared. Where several reports tell of the same round, all of
them count, in occurrences and in words: a point is the hits that a search in its round gives.
"""

import difflib
from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any, Literal

import msgspec

from index.passages import Passage, passages
from index.results import Filters, Strictness
from ingest.archive import Archive
from ingest.errors import QueryError
from ingest.register import Register
from ingest.report import Label

AskedKind = Literal["query", "unit", "role"]
MOST_CURVES = 5
LABELS: dict[AskedKind, tuple[Label, str]] = {"unit": ("UNIT", "enhet"), "role": ("ROLE", "roll")}


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
    """The points of a query or name, one a round; `outside` are occurrences in text of no round."""

    asked: Asked
    points: tuple[Point, ...]
    outside: int

    @property
    def total(self) -> int:
        """All occurrences in rounds."""
        return sum(point.count for point in self.points)


class Trend(msgspec.Struct, frozen=True):
    """Curves over the same rounds, in order of time."""

    rounds: tuple[RoundSize, ...]
    curves: tuple[Curve, ...]


def trend(
    archive: Archive,
    asked: Sequence[Asked],
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness = "compound",
) -> Trend:
    """How often each of one to five queries or names occurs in the rounds that the filters let through.

    A word or phrase counts each time it stands there; a query of fields alone, once a section. Raises QueryError,
    also for a name that no report mentions.
    """
    if not 1 <= len(asked) <= MOST_CURVES or not all(one.text.strip() for one in asked):
        raise QueryError("En trend visar en till fem sökfrågor, enheter eller roller. Ange dem.")
    everything = list(passages(archive, "", filters))
    rounds = tuple(_sizes(everything))
    known = [one if one.kind == "query" else _canonical(archive, one) for one in asked]
    return Trend(rounds, tuple(_curve(archive, one, everything, rounds, filters, strictness) for one in known))


def as_json(found: Trend) -> dict[str, Any]:
    """A trend as the command line prints it."""
    return {
        "rounds": msgspec.to_builtins(found.rounds),
        "curves": [
            {
                "kind": curve.asked.kind,
                "text": curve.asked.text,
                "total": curve.total,
                "outside": curve.outside,
                "points": msgspec.to_builtins(curve.points),
            }
            for curve in found.curves
        ],
    }


def _sizes(everything: Iterable[Passage]) -> list[RoundSize]:
    starts: dict[str, date] = {}
    reports: dict[str, set[str]] = {}
    words: Counter[str] = Counter()
    for passage in everything:
        document = passage.document
        if document.round and document.start:
            starts[document.round] = min(document.start, starts.get(document.round, document.start))
            reports.setdefault(document.round, set()).add(document.report)
            words[document.round] += len(document.text.split())
    ordered = sorted(starts, key=lambda label: (starts[label], label))
    return [RoundSize(label, starts[label], words[label], len(reports[label])) for label in ordered]


def _curve(
    archive: Archive,
    asked: Asked,
    everything: Sequence[Passage],
    rounds: Sequence[RoundSize],
    filters: Filters,
    strictness: Strictness,
) -> Curve:
    if asked.kind == "query":
        found = passages(archive, asked.text, filters, "oldest", strictness)
        times = [(passage.document.round, len(passage.highlights) or 1) for passage in found]
    else:
        times = _mentioned(archive, asked, everything)
    counts: Counter[str | None] = Counter()
    sections = Counter(label for label, _ in times)
    for label, number in times:
        counts[label] += number
    points = tuple(
        Point(one.round, counts[one.round], sections[one.round], _per_thousand(counts[one.round], one.words))
        for one in rounds
    )
    return Curve(asked, points, counts[None])


def _per_thousand(count: int, words: int) -> float:
    return round(1000 * count / words, 3) if words else 0.0


def _mentioned(archive: Archive, asked: Asked, everything: Iterable[Passage]) -> list[tuple[str | None, int]]:
    """For each section that names it, the section's round and how often it does."""
    (label, _), name = LABELS[asked.kind], asked.text
    register = Register.load(archive.register_file)
    by_report: dict[str, list[Passage]] = {}
    for passage in everything:
        if name in (passage.document.units if label == "UNIT" else passage.document.roles):
            by_report.setdefault(passage.document.report, []).append(passage)
    times: list[tuple[str | None, int]] = []
    for report, found in by_report.items():
        sections = {section.id: section for section in archive.report(report).sections}
        for passage in found:
            section = sections.get(passage.document.section)
            mentions = section.mentions if section else ()
            number = sum(
                name in register.expansions(mention.name, label) for mention in mentions if mention.label == label
            )
            times.append((passage.document.round, max(1, number)))
    return times


def _canonical(archive: Archive, asked: Asked) -> Asked:
    """A unit or role by its canonical name; raises QueryError where no report mentions it."""
    label, word = LABELS[asked.kind]
    names = (one.document.units if label == "UNIT" else one.document.roles for one in passages(archive, ""))
    known = {name.casefold(): name for names_of_one in names for name in names_of_one}
    written = " ".join(asked.text.split())
    called = Register.load(archive.register_file).canonical(written, label)
    for wanted in (written.casefold(), called.casefold()):
        if wanted in known:
            return Asked(asked.kind, known[wanted])
    near = difflib.get_close_matches(written.casefold(), known, n=1)
    guess = f" Menade du ”{known[near[0]]}”?" if near else ""
    raise QueryError(f"Ingen {word} som heter ”{written}” nämns i rapporterna.{guess}")
