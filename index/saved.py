"""Saved searches: a question kept in the archive with a receipt of what it found, and what has changed since.

searches/nya-namn.json    the query and its filters, and a receipt for each time its result was noted
"""

import unicodedata
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec

from index.receipts import Changes, Found, Receipt, asks, changes, receipt
from index.results import Filters, Strictness
from ingest.errors import NOT_AS_WRITTEN, BackspegelError
from ingest.files import remove as remove_file
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.slugs import free_name, slug

FORMAT = 1
LONGEST_NAME = 80


class SavedSearchError(BackspegelError):
    """A saved search that does not exist, cannot be read, or has a name that cannot be used."""


class Saved(msgspec.Struct, frozen=True):
    """A search that is kept, with its receipts, the oldest first.

    `strictness` is what was chosen, None where nothing was: then each run searches compounds only where no section
    has the words themselves.
    """

    format: int
    name: str
    query: str
    filters: Filters
    strictness: Strictness | None
    receipts: tuple[Receipt, ...]

    @property
    def latest(self) -> Receipt:
        """The receipt that a new run is held against."""
        return self.receipts[-1]


def save(
    archive: Archive,
    name: str,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness | None = None,
) -> Saved:
    """Keep a search under a name, with a receipt of what it finds now.

    Raises QueryError, SavedSearchError where the name is empty or taken, and ArchiveLocked.
    """
    name = " ".join(name.split())[:LONGEST_NAME]
    if not any(map(str.isalnum, name)):
        raise SavedSearchError("Sökningen behöver ett namn med minst en bokstav eller siffra.")
    kept = Saved(FORMAT, name, query, filters, strictness, (receipt(archive, query, filters, strictness),))
    with archive.writing():
        taken = {path.stem for path in archive.searches_folder.glob("*.json")}
        if _path(archive, name):
            raise SavedSearchError(f"Det finns redan en sparad sökning som heter ”{name}”. Välj ett annat namn.")
        write_whole(archive.searches_folder / f"{free_name(slug(name), taken)}.json", _json(kept))
    return kept


def searches(archive: Archive) -> list[Saved]:
    """All saved searches, by name; raises SavedSearchError where a file is damaged."""
    return sorted(map(_read, archive.searches_folder.glob("*.json")), key=lambda one: one.name.casefold())


def unreadable(archive: Archive) -> Iterator[str]:
    """What is said of each saved search that cannot be read."""
    for path in sorted(archive.searches_folder.glob("*.json")):
        try:
            _read(path)
        except SavedSearchError as error:
            yield str(error)


def saved(archive: Archive, name: str) -> Saved:
    """The saved search of that name, in capitals or not; raises SavedSearchError."""
    return _read(_existing(archive, name))


def run_again(archive: Archive, kept: Saved) -> tuple[Receipt, Changes]:
    """What a saved search finds now, and what has come and gone since its latest receipt; nothing is written."""
    now = receipt(archive, kept.query, kept.filters, kept.strictness)
    return now, changes(kept.latest, now, asks(kept.query, kept.filters))


def note(archive: Archive, kept: Saved, made: Receipt) -> Saved:
    """Add a receipt to a saved search, for later runs to be held against."""
    with archive.writing():
        path = _existing(archive, kept.name)
        current = _read(path)
        renewed = msgspec.structs.replace(current, receipts=(*current.receipts, made))
        write_whole(path, _json(renewed))
    return renewed


def remove(archive: Archive, name: str) -> None:
    """Keep a search no longer; raises SavedSearchError where there is none of that name."""
    with archive.writing():
        remove_file(_existing(archive, name))


def told(time: str) -> str:
    """The time of a receipt as people read it: "2026-11-23 21:17 UTC"."""
    return f"{datetime.fromisoformat(time).astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _existing(archive: Archive, name: str) -> Path:
    path = _path(archive, name)
    if path is None:
        known = ", ".join(one.name for one in searches(archive)) or "inga"
        raise SavedSearchError(f"Ingen sparad sökning heter ”{name}”. Det finns {known}.")
    return path


def _path(archive: Archive, name: str) -> Path | None:
    """The file of the search of that name, or one that is named after it and cannot be read."""
    named = archive.searches_folder / f"{slug(name)}.json"
    for path in sorted(archive.searches_folder.glob("*.json")):
        try:
            if _same(_read(path).name, name):
                return path
        except SavedSearchError:
            if path == named:
                return path
    return None


def _same(name: str, other: str) -> bool:
    return unicodedata.normalize("NFC", name).casefold() == unicodedata.normalize("NFC", other).casefold()


def _read(path: Path) -> Saved:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Saved)
    except (*NOT_AS_WRITTEN, OSError) as error:
        raise SavedSearchError(
            f"Den sparade sökningen {path} är skadad eller ändrad. Ta bort filen och spara sökningen igen."
        ) from error
    if kept.format != FORMAT or not kept.receipts:
        raise SavedSearchError(f"Den sparade sökningen {path} har ett format som programmet inte känner.")
    return kept


def _json(kept: Saved) -> bytes:
    return msgspec.json.format(msgspec.json.encode(kept), indent=1)


def as_json(kept: Saved) -> dict[str, Any]:
    """A saved search as the command line prints it, with the number of hits of each receipt."""
    return {
        "name": kept.name,
        "query": kept.query,
        "filters": {name: values for name, values in msgspec.to_builtins(kept.filters).items() if values},
        "strictness": kept.strictness,
        "receipts": [receipt_as_json(one) for one in kept.receipts],
    }


def receipt_as_json(made: Receipt) -> dict[str, Any]:
    """A receipt as the command line prints it, with the number of hits."""
    told = {"time": made.time, "version": made.version, "total": len(made.found)}
    return told | ({"widened": True} if made.widened else {})


def changes_as_json(found: Changes) -> dict[str, Any]:
    """What has changed since a receipt as the command line prints it, without the marks of the sections."""
    return {
        name: [{"found": _where(one.found), "reasons": list(one.reasons)} for one in getattr(found, name)]
        for name in ("came", "went", "changed")
    }


def _where(found: Found) -> dict[str, str]:
    return {"report": found.report, "section": found.section, "place": found.place}
