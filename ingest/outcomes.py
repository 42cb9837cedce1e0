"""What becomes of files that are read, one by one and taken together, and how far each has come."""

from collections.abc import Iterable

import msgspec

from ingest.errors import Reason
from ingest.keeping.archive import Archive
from ingest.report import Report


class Added(msgspec.Struct, frozen=True):
    """A report that is now in the archive; `seconds` is what reading it took, `unread` how many pages are unread.

    `again`: it was there before and was read anew; so many `conflicts` are corrections that fit no longer.
    """

    report: str
    file: str
    sections: int
    pages: int
    seconds: float
    unread: int = 0
    again: bool = False
    conflicts: int = 0


class Unchanged(msgspec.Struct, frozen=True):
    """A file whose bytes the archive held already."""

    report: str
    file: str


class Rejected(msgspec.Struct, frozen=True):
    """A file that was not taken in; `reason` is one of a fixed list, `message` is for users."""

    file: str
    reason: Reason
    message: str


class Summary(msgspec.Struct, frozen=True):
    """What became of every file that was given."""

    added: tuple[Added, ...]
    unchanged: tuple[Unchanged, ...]
    rejected: tuple[Rejected, ...]


Outcome = Added | Unchanged | Rejected


class Progress(msgspec.Struct, frozen=True):
    """How far a file has come; `outcome` is there when it has come to its end."""

    file: str
    page: int = 0
    pages: int = 0
    outcome: Outcome | None = None


def archived(archive: Archive, report: Report, seconds: float, again: bool) -> Added:
    """What is told of a report that has just been archived, or read `again`."""
    conflicts = len(archive.corrected(report.id).conflicts) if again else 0
    unread, took = len(report.unread), round(seconds, 2)
    return Added(report.id, report.file, len(report.sections), report.pages, took, unread, again, conflicts)


def summed(outcomes: Iterable[Outcome]) -> Summary:
    """What became of files, one by one, taken together."""
    every = list(outcomes)
    return Summary(
        tuple(one for one in every if isinstance(one, Added)),
        tuple(one for one in every if isinstance(one, Unchanged)),
        tuple(one for one in every if isinstance(one, Rejected)),
    )
