"""`statuses.toml`: the status of an area in a round as a person has confirmed or overruled it.

    [[status]]
    area = "II"
    start = 2014-07-01                 the round, by its days
    end = 2014-12-31
    status = "försenat"
    read = "pågår"                     what the program had read from the wording
    note = "enligt nämndens protokoll"
    by = "anna"
    date = 2026-11-23

What the program reads from the wording is never written here: it is read anew each time.
"""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import tomlkit

from ingest.by_hand import DAY, NAME, Wrong, decoded, text_of
from ingest.errors import BackspegelError
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.keeping.journal import user
from ingest.report import Round

SHOULD_BE = {  # what each field is
    **dict.fromkeys(("area", "status", "read", "note", "by"), NAME),
    **dict.fromkeys(("start", "end", "date"), DAY),
}


class BrokenStatuses(BackspegelError):
    """A statuses.toml that cannot be read."""


class Judgement(msgspec.Struct, frozen=True):
    """A person's word on an area in a round, beside what the program read."""

    area: str
    start: date
    end: date
    status: str
    read: str
    note: str
    by: str
    date: date

    def is_about(self, area: str, told: Round) -> bool:
        """Whether it speaks of that area in that round."""
        return self.area == area and (self.start, self.end) == (told.start, told.end)


class _File(msgspec.Struct, frozen=True):
    status: tuple[Judgement, ...] = ()


def statuses_file(archive: Archive) -> Path:
    """Where the archive keeps what people say of statuses."""
    return archive.folder / "statuses.toml"


def judgements(archive: Archive) -> tuple[Judgement, ...]:
    """What people have confirmed or overruled; raises BrokenStatuses."""
    return _file(statuses_file(archive))[1]


def judge(archive: Archive, area: str, told: Round, status: str | None, read: str, note: str = "") -> None:
    """Write a person's word on a status; None takes it back. An earlier word on the same is replaced.

    Raises BrokenStatuses, and ArchiveLocked where another program is writing.
    """
    with archive.writing():
        path = statuses_file(archive)
        text, known = _file(path)
        document = tomlkit.parse(text)
        if "status" not in document:
            document["status"] = tomlkit.aot()
        array: Any = document["status"]
        for number in reversed(range(len(known))):
            if known[number].is_about(area, told):
                del array[number]
        if status is not None:
            made = Judgement(area, told.start, told.end, status, read, note, user(), datetime.now(UTC).date())
            array.append(tomlkit.item(msgspec.to_builtins(made, builtin_types=(date,))))
        written = tomlkit.dumps(document)
        decoded(written, _File, SHOULD_BE)
        write_whole(path, written.encode())


def _file(path: Path) -> tuple[str, tuple[Judgement, ...]]:
    """What a file says, and its text; raises BrokenStatuses."""
    try:
        text = text_of(path) if path.exists() else ""
        return text, decoded(text, _File, SHOULD_BE).status
    except Wrong as wrong:
        message = f"Filen {path} går inte att läsa, {wrong}. Rätta den eller återställ en äldre."
        raise BrokenStatuses(message) from wrong
