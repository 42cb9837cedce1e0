"""What of an archive goes into a package: its files of record, and nothing that can be had again from them."""

import os
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest.slugs import is_slug

FILES = ("journal.jsonl", "ledger.jsonl", "ends.json", "register.toml", "areas.toml", "statuses.toml")
FOLDERS = {
    "reports": ".pdf",
    "records": ".json",
    "corrections": ".jsonl",
    "searches": ".json",
    "tombstones": ".json",
}
WITHDRAWN = ".withdrawn"  # what can still be brought back


class File(msgspec.Struct, frozen=True):
    """A file of an archive: its name in the archive's folder (with `/`), its size in bytes, and its SHA-256."""

    name: str
    size: int
    sha256: str


class Packed(msgspec.Struct, frozen=True):
    """A file of a package: what it is in the archive, and where in the package it lies."""

    file: File
    path: Path


def mode_of(name: str) -> int:
    """The rights of a file of an archive: originals are read-only."""
    return 0o444 if name.endswith(".pdf") else 0o644


def belongs(name: str) -> bool:
    """Whether a name is one that a file of record can have; no other is written, whatever a package says."""
    *folders, file = name.split("/")
    stem, suffix = os.path.splitext(file)  # noqa: PTH122 - a name, not a path
    match folders:
        case []:
            return file in FILES
        case [folder]:
            return FOLDERS.get(folder) == suffix and is_slug(stem)
        case [folder, report]:
            return (
                folder == WITHDRAWN
                and is_slug(report)
                and stem == report
                and suffix in {".pdf", ".json", ".jsonl"}
            )
        case _:
            return False


def names_in(folder: Path) -> Iterator[str]:
    """The names of an archive's files of record, in order."""
    found = (Path(at, name).relative_to(folder).as_posix() for at, _, names in os.walk(folder) for name in names)
    return iter(sorted(name for name in found if belongs(name)))
