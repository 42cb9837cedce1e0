"""Lines that carry what came before them, so that one that is altered, removed, moved or put in is found.

Journal and ledger are such files, side by side. Each line has the SHA-256 of the line before it, of the line that
the other file ended with, and of itself. What the last line of each is stands in `ends.json`
(`ingest.keeping.ends`).
"""

import hashlib
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import msgspec

from ingest.errors import NOT_AS_WRITTEN
from ingest.files import last_lines, whole_lines

JOURNAL, LEDGER = "journal.jsonl", "ledger.jsonl"
LATELY = 50  # lines that are looked at before all are
BESIDE = b'"beside":'  # in lines as written: in the text of a field the quotation marks would be escaped


class Link(msgspec.Struct, frozen=True, omit_defaults=True, kw_only=True):
    """A line of a chain; of older formats some lack `beside` and `seal`.

    `previous` is the SHA-256 of the line before it, empty for the first. Lines of a ledger from before it was a
    chain have none (None); in the first that has one it is the SHA-256 of all that came before, line feeds too.
    `report` is the report that the line is about, if any. `beside` is what the next line of the other file would
    have had as `previous`. `seal` is the SHA-256 of the line as it would be without it.
    """

    beside: str | None = None
    seal: str = ""

    if TYPE_CHECKING:  # fields of each kind of line, in its own place, which is their order as written

        @property
        def previous(self) -> str | None: ...  # noqa: D102

        @property
        def report(self) -> str: ...  # noqa: D102


AnyLink = TypeVar("AnyLink", bound=Link)


class _Chained(msgspec.Struct):
    previous: str | None = None


def sealed(entry: Link) -> bytes:
    """A line as it is written, with its seal."""
    bare = msgspec.structs.replace(entry, seal="")
    return msgspec.json.encode(msgspec.structs.replace(bare, seal=sha256_of(msgspec.json.encode(bare))))


def linked(path: Path, entry: AnyLink) -> AnyLink:
    """A line that can be the next of a file: with what comes before it there, and what is beside it."""
    other = path.with_name(JOURNAL if path.name == LEDGER else LEDGER)
    return msgspec.structs.replace(entry, previous=end(path), beside=end(other))


def end(path: Path) -> str:
    """What the next line of a file carries as `previous`; a line that was cut short by a crash is none."""
    last = [line[:-1] for line in last_lines(path, 2) if line.endswith(b"\n")][-1:]
    if not last:
        return ""
    return sha256_of(last[0]) if _is_chained(last[0]) else ends(whole_lines(path))[-1]


def ends(lines: list[bytes]) -> list[str]:
    """What the next line carries as `previous` when there is none yet, and after each line."""
    before, found = hashlib.sha256(), [""]
    for line in lines:
        before.update(line + b"\n")
        found.append(sha256_of(line) if _is_chained(line) else before.hexdigest())
    return found


def goes_on(path: Path, before: str) -> bool:
    """Whether a file ends where it did before (`end`), or has lines that follow on that."""
    follows = f'"previous":"{before}"'.encode()
    if end(path) == before or follows in b"".join(last_lines(path, LATELY)):
        return True
    return any(follows in line for line in whole_lines(path))


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def _is_chained(line: bytes) -> bool:
    try:
        return msgspec.json.decode(line, type=_Chained).previous is not None
    except NOT_AS_WRITTEN:  # not one that was written by us
        return True
