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

import tomllib
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import msgspec
import tomlkit

from ingest.errors import BackspegelError
from ingest.files import write_whole
from ingest.keeping.archive import Archive, user
from ingest.report import Round


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
    path = statuses_file(archive)
    return _read(path.read_text(encoding="utf-8"), path) if path.exists() else ()


def judge(archive: Archive, area: str, told: Round, status: str | None, read: str, note: str = "") -> None:
    """Write a person's word on a status; None takes it back. An earlier word on the same is replaced.

    Raises BrokenStatuses, and ArchiveLocked where another program is writing.
    """
    with archive.writing():
        path = statuses_file(archive)
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        known = _read(text, path)
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
        _read(written, path)
        write_whole(path, written.encode())


def _read(text: str, path: Path) -> tuple[Judgement, ...]:
    try:
        return msgspec.convert(tomllib.loads(text), _File).status
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BrokenStatuses(
            f"Filen {path} går inte att läsa ({error}). Rätta den eller återställ en äldre."
        ) from error
