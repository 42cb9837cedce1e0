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

from collections.abc import Sequence
from datetime import UTC, date, datetime
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, get_args

import msgspec
import tomlkit

from ingest.by_hand import DAY, NAME, Wrong, decoded, either, text_of
from ingest.errors import BackspegelError
from ingest.files import changed_at, write_whole
from ingest.keeping.archive import Archive
from ingest.keeping.journal import user

State = Literal["confirmed", "rejected"]
AREAS = 'en lista av områden, till exempel ["V"]'
SHOULD_BE = {  # what each field is
    "before": AREAS, "after": AREAS, "until": DAY, "since": DAY, "date": DAY,
    "state": either(*get_args(State)), "evidence": NAME, "by": NAME,
}  # fmt: skip


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
    return _file(path)[1]


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
        text, known = _file(path)
        document = tomlkit.parse(text)
        _replace(document, known, made)
        written = tomlkit.dumps(document)
        decoded(written, _File, SHOULD_BE)
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


def _file(path: Path) -> tuple[str, tuple[Correspondence, ...]]:
    """What a file says, and its text; raises BrokenAreas."""
    try:
        text = text_of(path) if path.exists() else ""
        return text, decoded(text, _File, SHOULD_BE).correspondence
    except Wrong as wrong:
        raise BrokenAreas(
            f"Filen {path} går inte att läsa, {wrong}. Rätta den eller återställ en äldre."
        ) from wrong
