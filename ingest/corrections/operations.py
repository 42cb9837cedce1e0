"""What the archivist put right in a report: small operations over what was read, which stays as it was.

Operations are kept in the order in which they were made, each with who and when, and applied in that order. An
undo is an operation too. `ingest.corrections.replay` applies them, also when the report has been read anew.
"""

from collections.abc import Sequence
from datetime import date

import msgspec

from ingest.corrections.anchors import Opening, Passage, Spot
from ingest.report import Box

PROGRAM = "programmet"  # who makes what nobody asked for


class RoundName(msgspec.Struct, frozen=True):
    """What a round is called and the time it reports on, both dates included."""

    label: str
    start: date
    end: date

    def __post_init__(self) -> None:
        if self.start > self.end:
            raise ValueError(f"round {self.label!r} ends {self.end}, before it starts {self.start}")


class Operation(msgspec.Struct, frozen=True, tag_field="kind", omit_defaults=True):
    """A correction; what it says of places is as they were when it was made."""


class Merge(Operation, frozen=True, tag="merge"):
    """Two sections that follow each other are one, which stands where the first does."""

    first: Opening
    second: Opening


class Split(Operation, frozen=True, tag="split"):
    """A section is two from a point on; `place` is the word after it on its page, where that is known."""

    at: Spot
    place: Box | None = None


class MoveBoundary(Operation, frozen=True, tag="boundary"):
    """The second of two sections that follow each other begins at a point of the first or of itself."""

    first: Opening
    second: Opening
    at: Spot
    place: Box | None = None


class NameRound(Operation, frozen=True, tag="round"):
    """A round has another name or other dates; one that the report has already takes its sections."""

    was: RoundName
    becomes: RoundName


class PlaceInRound(Operation, frozen=True, tag="place"):
    """A section belongs to a round, or to the whole report; with `following` also those that went along."""

    section: Opening
    round: RoundName | None
    following: bool = False


class SetArea(Operation, frozen=True, tag="area"):
    """A section belongs to an area, or to none; with `following` also those after it that went along."""

    section: Opening
    label: str | None
    title: str | None
    following: bool = False


class SetItem(Operation, frozen=True, tag="item"):
    """A section is an item of its area, or none."""

    section: Opening
    item: str | None


class MarkHeader(Operation, frozen=True, tag="header"):
    """A stretch of text is a header or footer and in no section; `lines` are those that it filled alone."""

    passage: Passage
    lines: tuple[Box, ...] = ()


class CorrectText(Operation, frozen=True, tag="text"):
    """A stretch of text was misread and says `becomes`."""

    passage: Passage
    becomes: str


class SetTitle(Operation, frozen=True, tag="title"):
    """The report's title is `becomes`; `was` is what it was when the correction was made."""

    was: str
    becomes: str


class VersionOf(Operation, frozen=True, tag="version"):
    """The report is a later version of another (None: of none); `likeness`, 0..1, where the program saw it."""

    report: str | None
    likeness: float | None = None


class Reviewed(Operation, frozen=True, tag="reviewed"):
    """The archivist has looked at what was unsure, named here, and found it right or put it right."""

    doubts: tuple[str, ...]


class Undo(Operation, frozen=True, tag="undo"):
    """An operation, by its number, is as if it had not been made; an undo may be undone."""

    number: int


Change = (
    Merge
    | Split
    | MoveBoundary
    | NameRound
    | PlaceInRound
    | SetArea
    | SetItem
    | MarkHeader
    | CorrectText
    | SetTitle
)
AnyOperation = Change | VersionOf | Reviewed | Undo


class Entry(msgspec.Struct, frozen=True):
    """An operation with its number in the report, counted from 1, when it was made (UTC, ISO 8601) and by whom.

    What the program recognised is by `PROGRAM`; in whose run it did stands in the journal.
    """

    number: int
    time: str
    by: str
    operation: AnyOperation


class Conflict(msgspec.Struct, frozen=True):
    """A correction, by its number, that no longer fits, and why (in Swedish)."""

    number: int
    message: str


def meant(undo: Undo, entries: Sequence[Entry]) -> tuple[int, bool]:
    """Which correction an undo is about, through the undos that it may undo, and whether that one holds again."""
    made = {entry.number: entry.operation for entry in entries}
    number, holds = undo.number, False
    while isinstance(before := made.get(number), Undo):
        number, holds = before.number, not holds
    return number, holds


def undo_of(number: int, entries: Sequence[Entry]) -> Entry | None:
    """The undo by which a correction does not hold; None where it holds."""
    gone = undone(entries)
    undos = (entry for entry in entries if entry.operation == Undo(number) and entry.number not in gone)
    return next(undos, None)


def latest(entries: Sequence[Entry]) -> Entry | None:
    """The last that a person did and that holds; what the program recognised is undone only when it is meant."""
    return next((entry for entry in reversed(active(entries)) if not is_recognised(entry.operation)), None)


def is_recognised(operation: AnyOperation) -> bool:
    """Whether the program itself found what an operation says."""
    return isinstance(operation, VersionOf) and operation.likeness is not None


def undone(entries: Sequence[Entry]) -> set[int]:
    """The numbers of the entries that are undone, by an undo that is not undone itself."""
    numbers: set[int] = set()
    for entry in reversed(entries):
        if isinstance(entry.operation, Undo) and entry.number not in numbers:
            numbers.add(entry.operation.number)
    return numbers


def active(entries: Sequence[Entry]) -> list[Entry]:
    """The entries that hold: not undone, and no undo themselves."""
    gone = undone(entries)
    return [entry for entry in entries if entry.number not in gone and not isinstance(entry.operation, Undo)]
