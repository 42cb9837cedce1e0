"""The journal: who did what to the archive, and when; each line carries the hash of the line before it.

A line is written before what it tells of is done. So what is there is what the journal says, or, after a writer
died, what it said one line before; `ingest.keeping.recovery` tells which.
"""

import getpass
import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import append_line, last_lines, whole_lines

INTERRUPTED = "interrupted"
WITHDRAWN, RESTORED, PURGED = "withdrawn", "restored", "purged"


class JournalLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act on the archive; `previous` is the SHA-256 of the line before it, empty for the first.

    `line` is the SHA-256 of the line that the act adds to the report's corrections, `record` that of the record
    that it writes. In an act that says that the one before it was interrupted, `line` is the one that was not
    added, and `record` what is there. `seal` is the SHA-256 of the line as it would be without it: the chain tells
    nothing of the last line.
    """

    time: str
    by: str
    act: str
    report: str
    sha256: str
    previous: str
    line: str = ""
    record: str = ""
    seal: str = ""


def sealed(entry: JournalLine) -> bytes:
    """A line as it is written, with its seal."""
    bare = msgspec.structs.replace(entry, seal="")
    return msgspec.json.encode(msgspec.structs.replace(bare, seal=sha256_of(msgspec.json.encode(bare))))


class Told(msgspec.Struct, frozen=True):
    """What the journal says of one report: its original, its record (empty for none), corrections and last act."""

    sha256: str
    record: str | None = None  # None where a journal of an older format does not tell
    lines: tuple[str, ...] = ()
    act: str = ""

    @property
    def is_gone(self) -> bool:
        """Whether the report is not to be in the archive: it was withdrawn, or adding it was interrupted."""
        return self.act in (WITHDRAWN, PURGED) or self.record == ""

    def after(self, entry: JournalLine) -> "Told":
        """What the journal says with one line more."""
        if entry.act == INTERRUPTED:
            lines = self.lines[:-1] if entry.line and self.lines[-1:] == (entry.line,) else self.lines
            return Told(entry.sha256, self.record if entry.line else entry.record, lines, entry.act)
        record = entry.record or self.record
        return Told(entry.sha256, record, (*self.lines, entry.line) if entry.line else self.lines, entry.act)


def note(path: Path, act: str, report: str, sha256: str, line: str = "", record: str = "") -> None:
    """Add a line to the journal, durable when this returns."""
    last = last_lines(path, 1)
    previous = sha256_of(last[0].rstrip(b"\n")) if last else ""
    append_line(path, sealed(JournalLine(now(), user(), act, report, sha256, previous, line, record)))


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


def told(entries: Iterable[JournalLine]) -> dict[str, Told]:
    """What a journal says of each report that it names."""
    found: dict[str, Told] = {}
    for entry in entries:
        found[entry.report] = found.get(entry.report, Told(entry.sha256)).after(entry)
    return found


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def now() -> str:
    """The time, UTC, to the second, ISO 8601."""
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Who runs the program."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return "okänd"
