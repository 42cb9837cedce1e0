"""The journal: who did what to the archive, and when, as a chain (`ingest.keeping.chain`).

A line is written before what it tells of is done. So what is there is what the journal says, or, after a writer
died, what it said one line before; `ingest.keeping.recovery` tells which.
"""

import getpass
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import whole_lines
from ingest.keeping.chain import Link
from ingest.keeping.ends import add
from ingest.slugs import is_slug

ADDED, REREAD, INTERRUPTED = "added", "reread", "interrupted"
WITHDRAWN, RESTORED, PURGED = "withdrawn", "restored", "purged"


class JournalLine(Link, frozen=True, omit_defaults=True):
    """One act on the archive.

    `line` is the SHA-256 of the line that the act adds to the report's corrections, `record` that of the record
    that it writes, `tombstone` that of its tombstone. In an act that says that the one before it was interrupted,
    `line` is the one that was not added, and `record` what is there.
    """

    time: str
    by: str
    act: str
    report: str
    sha256: str
    previous: str
    line: str = ""
    record: str = ""
    tombstone: str = ""


class Told(msgspec.Struct, frozen=True):
    """What the journal says of a report: original, record (empty for none), corrections, last act, tombstone."""

    sha256: str
    record: str | None = None  # None where a journal of an older format does not tell
    lines: tuple[str, ...] = ()
    act: str = ""
    tombstone: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the report is not to be in the archive: it was withdrawn, or adding it was interrupted."""
        return self.act in (WITHDRAWN, PURGED) or self.record == ""

    def after(self, entry: JournalLine) -> "Told":
        """What the journal says with one line more."""
        if entry.act == INTERRUPTED:
            lines = self.lines[:-1] if entry.line and self.lines[-1:] == (entry.line,) else self.lines
            record = self.record if entry.line else entry.record
            return Told(entry.sha256, record, lines, entry.act, self.tombstone)
        lines = (*self.lines, entry.line) if entry.line else self.lines
        return Told(entry.sha256, entry.record or self.record, lines, entry.act, entry.tombstone or self.tombstone)


def note(
    path: Path,
    act: str,
    report: str,
    sha256: str,
    line: str = "",
    record: str = "",
    tombstone: str = "",
    at: str = "",
) -> None:
    """Add a line to the journal, durable when this returns; `at` is when it was done, if not now."""
    add(path, JournalLine(at or now(), user(), act, report, sha256, "", line, record, tombstone))


def read_journal(path: Path) -> list[JournalLine]:
    """The lines of a journal; one that was cut short by a crash, the last, is none. Raises BrokenRecord."""
    found = []
    for number, line in enumerate(whole_lines(path), 1):
        try:
            found.append(msgspec.json.decode(line, type=JournalLine))
        except NOT_AS_WRITTEN as error:
            raise BrokenRecord(
                f"Rad {number} i journalen {path} går inte att läsa. Återställ den från säkerhetskopia."
            ) from error
    return found


def last_addition(entries: Sequence[JournalLine]) -> JournalLine | None:
    """The last report that lines tell to be added or reread: each before it was finished before it began.

    While the disk is full, what follows from one may be begun and interrupted any number of times.
    """
    return next((entry for entry in reversed(entries) if entry.act in (ADDED, REREAD)), None)


def told(entries: Iterable[JournalLine]) -> dict[str, Told]:
    """What a journal says of each report that it names; what cannot be the name of a report names no file."""
    found: dict[str, Told] = {}
    for entry in (one for one in entries if is_slug(one.report)):
        found[entry.report] = found.get(entry.report, Told(entry.sha256)).after(entry)
    return found


def now() -> str:
    """The time, UTC, to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Who runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return "okänd"
