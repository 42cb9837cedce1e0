"""Saved searches: a question kept in the archive with a receipt of what it found, and what has changed since.

    searches/nya-namn.json    the query and its filters, and a receipt for each time its result was noted

A receipt holds the sections found with a mark of their text, and of every report then archived a mark of its text
and of the names in it, so that each section that comes or goes later can be told why.
"""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from hashlib import sha256
from pathlib import Path
from typing import Any, Literal

import msgspec

from index.passages import passages, passages_of
from index.results import Filters, Strictness
from index.schema import Document, analyzer
from index.search import matching
from ingest.errors import NOT_AS_WRITTEN, BackspegelError
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.slugs import slug

FORMAT = 1
LONGEST_NAME = 80
Reason = Literal[
    "new report",
    "withdrawn report",
    "corrected text",
    "changed names",
    "other analyzer",
    "compounds",
    "vocabulary",
]


REASONS: dict[Reason, str] = {
    "new report": "ny rapport",
    "withdrawn report": "tillbakadragen rapport",
    "corrected text": "rättad text",
    "changed names": "ändrade namn på enheter eller roller",
    "other analyzer": "annan språkanalys",
    "compounds": "sammansättningar söks bara när orden själva saknas",
    "vocabulary": "arkivets ord har ändrats",
}


class SavedSearchError(BackspegelError):
    """A saved search that does not exist, cannot be read, or has a name that cannot be used."""


class Found(msgspec.Struct, frozen=True):
    """A section that a search found: where it stands, and a mark of its text."""

    report: str
    section: str
    place: str
    text: str


class ReportMark(msgspec.Struct, frozen=True):
    """Marks of a report's text and of the units and roles that are found in it."""

    text: str
    names: str


class Receipt(msgspec.Struct, frozen=True):
    """What a search found at a time (UTC), with which version of index and analyzer, among which reports.

    `register` is a mark of the register of names, empty in receipts from before that was kept. `widened`: no
    section had the words themselves, so that they were searched as parts of compounds.
    """

    time: str
    version: str
    found: tuple[Found, ...]
    reports: dict[str, ReportMark]
    register: str = ""
    widened: bool = False


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


class Change(msgspec.Struct, frozen=True):
    """A section that came or went since a receipt, and why."""

    found: Found
    reasons: tuple[Reason, ...]


class Changes(msgspec.Struct, frozen=True):
    """What differs between two receipts; `rewritten` are sections that are still found, with another text."""

    came: tuple[Change, ...]
    went: tuple[Change, ...]
    rewritten: tuple[Found, ...]


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
    kept = Saved(FORMAT, name, query, filters, strictness, (_receipt(archive, query, filters, strictness),))
    with archive.writing():
        path = _path(archive, name)
        if path.exists():
            raise SavedSearchError(f"Det finns redan en sparad sökning som heter ”{name}”. Välj ett annat namn.")
        write_whole(path, _json(kept))
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
    """The saved search of that name; raises SavedSearchError."""
    path = _path(archive, name)
    if not path.is_file():
        known = ", ".join(one.name for one in searches(archive)) or "inga"
        raise SavedSearchError(f"Ingen sparad sökning heter ”{name}”. Det finns {known}.")
    return _read(path)


def run_again(archive: Archive, kept: Saved) -> tuple[Receipt, Changes]:
    """What a saved search finds now, and what has come and gone since its latest receipt; nothing is written."""
    now = _receipt(archive, kept.query, kept.filters, kept.strictness)
    return now, changes(kept.latest, now)


def note(archive: Archive, kept: Saved, receipt: Receipt) -> Saved:
    """Add a receipt to a saved search, for later runs to be held against."""
    with archive.writing():
        current = saved(archive, kept.name)
        renewed = msgspec.structs.replace(current, receipts=(*current.receipts, receipt))
        write_whole(_path(archive, kept.name), _json(renewed))
    return renewed


def remove(archive: Archive, name: str) -> None:
    """Keep a search no longer; raises SavedSearchError where there is none of that name."""
    with archive.writing():
        saved(archive, name)
        _path(archive, name).unlink()


def changes(before: Receipt, now: Receipt) -> Changes:
    """What came and what went between two receipts of one search, and why."""
    old = {(one.report, one.section): one for one in before.found}
    new = {(one.report, one.section): one for one in now.found}
    return Changes(
        tuple(Change(one, _why_it_came(one, before, now)) for key, one in new.items() if key not in old),
        tuple(Change(one, _why_it_went(one, before, now)) for key, one in old.items() if key not in new),
        tuple(one for key, one in new.items() if key in old and old[key].text != one.text),
    )


def explained(reasons: Iterable[Reason]) -> str:
    """Why a section came or went, in Swedish: "rättad text, annan språkanalys"."""
    return ", ".join(REASONS[reason] for reason in reasons)


def told(time: str) -> str:
    """The time of a receipt as people read it: "2026-11-23 21:17 UTC"."""
    return f"{datetime.fromisoformat(time).astimezone(UTC):%Y-%m-%d %H:%M} UTC"


def _why_it_came(found: Found, before: Receipt, now: Receipt) -> tuple[Reason, ...]:
    if found.report not in before.reports:
        return ("new report",)
    return _reasons(found.report, before, now)


def _why_it_went(found: Found, before: Receipt, now: Receipt) -> tuple[Reason, ...]:
    if found.report not in now.reports:
        return ("withdrawn report",)
    return _reasons(found.report, before, now)


def _reasons(report: str, before: Receipt, now: Receipt) -> tuple[Reason, ...]:
    """All that has changed about a report that is in both; the archive's other words where nothing has.

    Which words a misspelt or shortened word stands for depends on the words that the archive has.
    """
    old, new = before.reports[report], now.reports[report]
    found: list[Reason] = []
    if old.text != new.text:
        found.append("corrected text")
    if old.names != new.names or (before.register and before.register != now.register):
        found.append("changed names")
    if before.version != now.version:
        found.append("other analyzer")
    if before.widened != now.widened:
        found.append("compounds")
    return tuple(found) or ("vocabulary",)


def _receipt(archive: Archive, query: str, filters: Filters, strictness: Strictness | None) -> Receipt:
    matches = matching(archive, query, filters, strictness)
    found = tuple(
        Found(one.document.report, one.document.section, one.place, _mark([one.document.text]))
        for one in passages_of(matches, "oldest")
    )
    now = datetime.now(UTC).isoformat(timespec="seconds")
    everything = (one.document for one in passages(archive, ""))
    file = archive.register_file
    register = _mark([file.read_text(encoding="utf-8", errors="replace") if file.is_file() else ""])
    return Receipt(now, analyzer(), found, _report_marks(everything), register, matches.widened)


def _report_marks(documents: Iterable[Document]) -> dict[str, ReportMark]:
    by_report: dict[str, list[Document]] = {}
    for document in sorted(documents, key=lambda one: (one.report, one.number)):
        by_report.setdefault(document.report, []).append(document)
    return {
        report: ReportMark(
            _mark(f"{one.section}\n{one.text}" for one in found),
            _mark("\n".join((*one.units, *one.roles)) for one in found),
        )
        for report, found in by_report.items()
    }


def _mark(texts: Iterable[str]) -> str:
    """The beginning of a SHA-256; enough to tell that a text has changed."""
    whole = sha256()
    for text in texts:
        whole.update(text.encode("utf-8", errors="surrogatepass") + b"\0")
    return whole.hexdigest()[:16]


def _path(archive: Archive, name: str) -> Path:
    return archive.searches_folder / f"{slug(name)}.json"


def _read(path: Path) -> Saved:
    try:
        kept = msgspec.json.decode(path.read_bytes(), type=Saved)
    except (*NOT_AS_WRITTEN, OSError) as error:
        raise SavedSearchError(
            f"Den sparade sökningen {path} går inte att läsa ({error}). Ta bort filen och spara sökningen igen."
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


def receipt_as_json(receipt: Receipt) -> dict[str, Any]:
    """A receipt as the command line prints it, with the number of hits."""
    told = {"time": receipt.time, "version": receipt.version, "total": len(receipt.found)}
    return told | ({"widened": True} if receipt.widened else {})
