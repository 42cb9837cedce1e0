"""A record: what the archive knows of one original, as it is written in `records/`."""

from pathlib import Path
from typing import TypeVar

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord, NewerRecord, fault
from ingest.files import read_whole
from ingest.keeping.migrations import upgraded
from ingest.report import Report, Round, UnreadPage

FORMAT = 2
Kind = TypeVar("Kind")


class Provenance(msgspec.Struct, frozen=True):
    """Where an original came from: its size in bytes, where it lay, who gave it and when (ISO 8601, UTC)."""

    size: int
    source: str
    added: str
    by: str


class Record(msgspec.Struct, frozen=True):
    """What the archive knows of one original; `format` is the version of this file format.

    `sketch` tells other versions of the report (`ingest.keeping.versions`).
    """

    format: int
    report: Report
    provenance: Provenance
    sketch: str = ""


class HeldSection(msgspec.Struct, frozen=True):
    """A section without its text; `round` as in Section. Those of the same round are one."""

    round: int | None


class Held(msgspec.Struct, frozen=True):
    """An archived report without its text; `sha256` is of its original, `unread` its unread pages.

    `format` is that of its record as it lies in the archive.
    """

    id: str
    sha256: str
    title: str = ""
    rounds: tuple[Round, ...] = ()
    sections: frozenset[HeldSection] = frozenset()
    unread: tuple[UnreadPage, ...] = ()
    sketch: str = ""
    format: int = FORMAT


class _HeldRecord(msgspec.Struct, frozen=True):
    report: Held
    sketch: str = ""


class _Format(msgspec.Struct, frozen=True):
    format: int


def read_record(path: Path) -> Record:
    """The record in a file, in the form of this format; raises BrokenRecord where it is not one of its report."""
    record = _read_as(path, Record)[0]
    _check_own(path, record.report.id)
    return record


def read_held(path: Path) -> Held:
    """What tells the report in a record from others; raises BrokenRecord where the file is none."""
    record, found = _read_as(path, _HeldRecord)
    _check_own(path, record.report.id)
    return msgspec.structs.replace(record.report, sketch=record.sketch, format=found)


def held_in(report: Report, found: Held) -> Held:
    """What tells a report as corrected from others; `found` is that of its record."""
    sections = frozenset(HeldSection(section.round) for section in report.sections)
    return msgspec.structs.replace(
        found, title=report.title, rounds=report.rounds, sections=sections, unread=report.unread
    )


def as_json(record: Record) -> bytes:
    """A record as it is written, with line breaks for people."""
    return msgspec.json.format(msgspec.json.encode(record), indent=1)


def _check_own(path: Path, report: str) -> None:
    """Raise BrokenRecord where a file has the record of a report that is called otherwise, as a copy of it has."""
    if report != path.stem:
        raise BrokenRecord(
            f"Posten {path} säger sig höra till {report}. Ta bort filen om den är en kopia; laga annars arkivet "
            "med verify --repair."
        )


def _read_as(path: Path, kind: type[Kind]) -> tuple[Kind, int]:
    """What is in a record, and the format that it is written in."""
    try:
        content = read_whole(path)
    except FileNotFoundError:  # withdrawn meanwhile
        raise
    except OSError as error:
        message = f"Posten {path} går inte att läsa: {fault(error)}. Kontrollera disken och behörigheten."
        raise BrokenRecord(message) from error
    try:
        found = msgspec.json.decode(content, type=_Format).format
        if found == FORMAT:
            return msgspec.json.decode(content, type=kind), found
        if found < FORMAT:
            return msgspec.convert(upgraded(msgspec.json.decode(content)), kind), found
    except (*NOT_AS_WRITTEN, KeyError, TypeError) as error:
        raise BrokenRecord(
            f"Posten {path} går inte att läsa: den är skadad eller ändrad. Laga arkivet med verify --repair."
        ) from error
    raise NewerRecord(f"Posten {path} har format {found}, som är nyare än programmet. Uppgradera Backspegel.")
