"""What a dossier says: a comparison with every wording as a quotation that can be checked against its original.

Every quotation has a number of its own. It is printed beside the wording and in the list of sources, with the
report, round, area and page, the characters that it is of the section, and the SHA-256 of the original.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from itertools import count
from typing import Literal

import msgspec

from index.align import Link, Relation
from index.changes import Change
from index.citation import place
from index.compare import Comparison, Telling, kinds_of_change
from index.naming import Filter, passes, told
from index.sentences import Sentence
from index.status import read_status
from index.timeline import Reference
from index.wording import Run, differences

FORMAT = 1


class Quotation(msgspec.Struct, frozen=True):
    """A wording and where it stands: characters `start` to `end` of a section of a report."""

    number: int
    text: str
    report: str
    title: str
    place: str
    section: str
    start: int
    end: int
    sha256: str


class Entry(msgspec.Struct, frozen=True):
    """What became of a sentence: the wordings on each side, the words that differ and the kinds of change."""

    relation: Relation
    sure: bool
    before: tuple[Quotation, ...]
    after: tuple[Quotation, ...]
    runs: tuple[Run, ...]
    changes: tuple[Change, ...]
    elsewhere: str | None = None

    @property
    def remarks(self) -> tuple[str, ...]:
        """The kinds of change in words, and the phrases that moved within the sentence."""
        moved = [f"↕ flyttat inom meningen: {run.before.strip()}" for run in self.runs if run.moved and run.before]
        return (*map(told, self.changes), *moved)


class Chapter(msgspec.Struct, frozen=True):
    """One step from a round to the next, with the status that each round's own words give."""

    before: str
    after: str
    statuses: tuple[str, str]
    entries: tuple[Entry, ...]


class Decided(msgspec.Struct, frozen=True):
    """A decision that closed a round, as text, and the report that holds it, None where none does."""

    text: str
    held: str | None

    @property
    def holding(self) -> str:
        """Whether the archive holds the document, and where."""
        return f"finns i arkivet: {self.held}" if self.held else "finns inte i arkivet"


class Dossier(msgspec.Struct, frozen=True):
    """A comparison to attach to a matter; `made` is when (ISO 8601), `program` what made it."""

    format: int
    subject: str
    made: str
    program: str
    chapters: tuple[Chapter, ...]
    decisions: tuple[Decided, ...] = ()
    kind: Literal["backspegel dossier"] = "backspegel dossier"

    @property
    def quotations(self) -> tuple[Quotation, ...]:
        """All quotations, by number."""
        return tuple(
            one for chapter in self.chapters for entry in chapter.entries for one in (*entry.before, *entry.after)
        )


def dossier(
    comparison: Comparison,
    decisions: Sequence[Reference] = (),
    wanted: Filter | None = None,
    only_changes: bool = False,
) -> Dossier:
    """A comparison as a dossier, all of it or what a filter leaves."""
    numbers = count(1)
    chapters = [
        Chapter(
            step.before.round.label,
            step.after.round.label,
            (_status(step.before), _status(step.after)),
            tuple(_entries(step.links, numbers, step.before, step.after, wanted, only_changes)),
        )
        for step in comparison.steps
    ]
    made = datetime.now(UTC).isoformat(timespec="seconds")
    return Dossier(FORMAT, comparison.subject, made, _program(), tuple(chapters), tuple(map(_decided, decisions)))


def _program() -> str:
    return f"Backspegel {version('backspegel')}"


def _entries(
    links: Iterable[Link],
    numbers: "count[int]",
    before: Telling,
    after: Telling,
    wanted: Filter | None,
    only_changes: bool,
) -> Iterator[Entry]:
    for link in links:
        changes = kinds_of_change(link)
        if not passes(changes, wanted) or (only_changes and link.relation == "same"):
            continue
        old, new = link.texts
        yield Entry(
            link.relation,
            link.sure,
            tuple(_quotation(one, before, next(numbers)) for one in link.before),
            tuple(_quotation(one, after, next(numbers)) for one in link.after),
            tuple(differences(old, new)),
            changes,
            link.elsewhere,
        )


def _quotation(sentence: Sentence, telling: Telling, number: int) -> Quotation:
    section = next((one for one in telling.sections if one.id == sentence.section), None)
    area = section.area if section else None
    where = place(telling.round.label, area, sentence.item, sentence.pages)
    return Quotation(
        number,
        sentence.text,
        sentence.report,
        telling.title,
        where,
        sentence.section,
        sentence.span.start,
        sentence.span.end,
        telling.sha256,
    )


def _status(telling: Telling) -> str:
    return read_status(" ".join(section.text for section in telling.sections)).status


def _decided(reference: Reference) -> Decided:
    one = reference.decision
    closed = f", avslutade {one.round}" if one.round else ""
    return Decided(f"{one.body or 'Beslut'} {one.date} § {one.paragraph}{closed}", reference.held)
