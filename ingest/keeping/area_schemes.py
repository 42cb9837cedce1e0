"""`areas.toml`: which areas correspond when the numbering changes, as the archivist has decided.

[[correspondence]]
before = ["V"]                     areas of the former numbering
after = ["5"]                      areas of the latter
until = 2015-12-31                 the last day of the rounds that have the former
since = 2016-07-01                 the first day of those that have the latter
state = "confirmed"                or "rejected": not proposed again
evidence = "chef, ledarskap"       what spoke for it
by = "anna"
date = 2026-11-23
"""

import tomllib
from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal

import msgspec
import tomlkit

from ingest.errors import BackspegelError
from ingest.files import changed_at, write_whole
from ingest.keeping.archive import Archive, user

State = Literal["confirmed", "rejected"]


class BrokenAreas(BackspegelError):
    """An areas.toml that cannot be read."""


class Correspondence(msgspec.Struct, frozen=True):
    """Areas before and after a change of numbering that the archivist has confirmed, or rejected, as the same."""

    before: tuple[str, ...]
    after: tuple[str, ...]
    until: date
    since: date
    state: State
    evidence: str
    by: str
    date: date


class _File(msgspec.Struct, frozen=True):
    correspondence: tuple[Correspondence, ...] = ()


def correspondences(archive: Archive) -> tuple[Correspondence, ...]:
    """The archivist's decisions in the order they were made; raises BrokenAreas."""
    path = archive.areas_file
    changed = changed_at(path)
    return _read_once(path, changed) if changed else ()


@lru_cache(4)
def _read_once(path: Path, _changed: int) -> tuple[Correspondence, ...]:
    return _read(path.read_text(encoding="utf-8"), path)


def decide(
    archive: Archive, before: Sequence[str], after: Sequence[str], until: date, since: date,
    state: State, evidence: str = "",
) -> Correspondence:  # fmt: skip
    """Write a decision into areas.toml; an earlier one about the same areas is replaced.

    Raises BrokenAreas, and ArchiveLocked where another program is writing.
    """
    today = datetime.now(UTC).date()
    made = Correspondence(tuple(before), tuple(after), until, since, state, evidence, user(), today)
    with archive.writing():
        path = archive.areas_file
        text = path.read_text(encoding="utf-8") if path.exists() else ""
        known = _read(text, path)
        document = tomlkit.parse(text)
        _replace(document, known, made)
        written = tomlkit.dumps(document)
        _read(written, path)
        write_whole(path, written.encode())
    return made


def _replace(document: tomlkit.TOMLDocument, known: Sequence[Correspondence], made: Correspondence) -> None:
    if "correspondence" not in document:
        document["correspondence"] = tomlkit.aot()
    array: Any = document["correspondence"]
    for number in reversed(range(len(known))):
        if _about(known[number]) == _about(made):
            del array[number]
    array.append(tomlkit.item(msgspec.to_builtins(made, builtin_types=(date,))))


def _about(one: Correspondence) -> tuple[tuple[str, ...], tuple[str, ...], date, date]:
    return one.before, one.after, one.until, one.since


def _read(text: str, path: Path) -> tuple[Correspondence, ...]:
    try:
        return msgspec.convert(tomllib.loads(text), _File).correspondence
    except (tomllib.TOMLDecodeError, msgspec.ValidationError) as error:
        raise BrokenAreas(
            f"Filen {path} går inte att läsa ({error}). Rätta den eller återställ en äldre."
        ) from error
