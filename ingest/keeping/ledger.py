"""The ledger: every file that was ever given, and what became of it.

A line is written when a file is archived, when it is rejected, and the first time that it is given although its
content is archived already. The lines are a chain (`ingest.keeping.chain`). What is known of a file is its last
line, and whether its report waits for review.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Literal

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord, Reason
from ingest.files import whole_lines
from ingest.keeping.chain import Link

if TYPE_CHECKING:
    from ingest.keeping.archive import Archive

Became = Literal["archived", "unchanged", "rejected"]
State = Literal["archived", "waiting", "unchanged", "rejected", "withdrawn"]
UPLOADED = "uppladdad i appen"  # where a file lay that came through the app, and was not kept when refused
STATES: tuple[State, ...] = ("archived", "waiting", "unchanged", "rejected", "withdrawn")


class Given(Link, frozen=True, omit_defaults=True):
    """A file that was given: when and by whom, its name, SHA-256 (empty where it could not be read) and place.

    `report` is what it became; `reason` and `message` (Swedish) say why it was rejected.
    """

    name: str
    sha256: str
    source: str
    became: Became
    report: str = ""
    reason: Reason | None = None
    message: str = ""
    time: str = ""
    by: str = ""
    previous: str | None = None

    @property
    def key(self) -> tuple[str, str]:
        """What tells one file from another: its name and content, or its place where it could not be read."""
        return self.name, self.sha256 or self.source


class File(msgspec.Struct, frozen=True):
    """A file and its state; `report` is the report that has its content, None where it was rejected."""

    name: str
    sha256: str
    time: str
    by: str
    state: State
    report: str | None
    reason: Reason | None
    message: str | None
    source: str


class Ledger(msgspec.Struct, frozen=True):
    """All files in the order in which they were first given, and how many there are in each state."""

    files: tuple[File, ...]
    sums: dict[State, int]
    total: int


def read_given(path: Path) -> list[Given]:
    """The lines of a ledger; one that was cut short by a crash, the last, is none. Raises BrokenRecord."""
    try:
        return [msgspec.json.decode(line, type=Given) for line in whole_lines(path)]
    except NOT_AS_WRITTEN as error:
        raise BrokenRecord(
            f"Liggaren {path} går inte att läsa: den är skadad eller ändrad. Återställ den från säkerhetskopia."
        ) from error


def ledger(archive: "Archive", waits: Callable[[str], bool]) -> Ledger:
    """What became of every file; `waits` says whether a report, by its id, waits for review."""
    last: dict[tuple[str, str], Given] = {}
    for given in _with_older(archive):
        earlier = last.get(given.key)
        last[given.key] = earlier if earlier and earlier.became == "archived" else given
    held = {sha256: one.id for sha256, one in archive.held().items()}
    first = {given.sha256: given.key for given in reversed(last.values()) if given.became == "archived"}
    files = tuple(_file(given, held, first.get(given.sha256) == given.key, waits) for given in last.values())
    counts = Counter(one.state for one in files)
    return Ledger(files, {state: counts[state] for state in STATES}, len(files))


def rejected(found: Ledger) -> list[File]:
    """The files that were rejected and are not archived by now."""
    return [one for one in found.files if one.state == "rejected"]


def not_entered(archive: "Archive") -> Iterator[Given]:
    """The lines that the ledger would have of archived reports of which it has none."""
    noted = {given.sha256 for given in archive.given() if given.became == "archived"}
    for record in archive.records():
        report, came = record.report, record.provenance
        if report.sha256 not in noted:
            given = Given(report.file, report.sha256, came.source, "archived", report.id)
            yield msgspec.structs.replace(given, time=came.added, by=came.by)


def _with_older(archive: "Archive") -> Iterable[Given]:
    """The ledger's lines, after those that reports from before there was a ledger would have."""
    return [*not_entered(archive), *archive.given()]


def _file(given: Given, held: dict[str, str], is_first: bool, waits: Callable[[str], bool]) -> File:
    report = held.get(given.sha256)
    state: State
    if report is None:
        state = "rejected" if given.became == "rejected" else "withdrawn"
    elif is_first:
        state = "waiting" if waits(report) else "archived"
    else:
        state = "unchanged"
    told = given if state == "rejected" else None
    return File(
        given.name,
        given.sha256,
        given.time,
        given.by,
        state,
        report,
        told.reason if told else None,
        told.message if told else None,
        given.source,
    )
