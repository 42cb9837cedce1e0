"""Withdrawing (gallring): the content of a report goes, a tombstone that says so stays.

    tombstones/ID.json    what was withdrawn, when, why, by whose decision, and its checksum
    .withdrawn/ID/        the content, until the time for undoing has passed; what was set aside of it too

The tombstone is written first, and then the journal has its checksum; what a writer that died left half done after
that, the next one finishes. A tombstone that the journal does not vouch for is not acted upon: whoever altered it
would decide what is destroyed. An id with a tombstone is never given to another report.
"""

import shutil
from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord, UnclearWithdrawal
from ingest.files import move, read_whole, remove, sync_folder, write_whole
from ingest.keeping.broken import BROKEN, folder_of, set_aside_of
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import PURGED, RESTORED, WITHDRAWN, JournalLine, note, now, read_journal, told, user
from ingest.slugs import is_slug

if TYPE_CHECKING:
    from ingest.keeping.archive import Archive

DAYS = 30  # in which a withdrawal can be undone


class Tombstone(msgspec.Struct, frozen=True, omit_defaults=True):
    """A report that was withdrawn: what it was, when it came and went (UTC, ISO 8601), and why.

    `until` is the last day on which it can be undone; `purged` is when the content was destroyed.
    """

    id: str
    title: str
    file: str
    sha256: str
    size: int
    added: str
    withdrawn: str
    by: str
    reason: str
    decision: str
    until: date
    purged: str = ""


def withdraw(
    archive: "Archive", report_id: str, reason: str, decision: str, by: str = "", days: int = DAYS
) -> Tombstone:
    """Take a report out of the archive; its content is kept aside for that many days, and then destroyed.

    Raises UnknownReport, UnclearWithdrawal where no reason or decision is given, and ArchiveLocked.
    """
    reason, decision, by = (" ".join(text.split()) for text in (reason, decision, by))
    if not reason or not decision:
        raise UnclearWithdrawal(f"{report_id} gallras inte utan skäl och beslut. Ange båda.")
    with archive.writing():
        record = archive.record(report_id)
        report, came, at = record.report, record.provenance, now()
        until = datetime.now(UTC).date() + timedelta(days=days)
        found = Tombstone(
            report_id,
            report.title,
            report.file,
            report.sha256,
            came.size,
            came.added,
            at,
            by or user(),
            reason,
            decision,
            until,
        )
        _write(archive, found)
        _note(archive, WITHDRAWN, found)
        _set_aside(archive, found)
    return found


def restore(archive: "Archive", report_id: str) -> Tombstone:
    """Undo a withdrawal; gives what it was. Raises UnclearWithdrawal where it cannot be undone."""
    with archive.writing():
        found = _vouched_for(archive, report_id)
        if found is None:
            raise UnclearWithdrawal(f"”{report_id}” är inte gallrad. Kommandot withdraw visar vilka som är det.")
        if found.purged:
            raise UnclearWithdrawal(
                f"Innehållet i {report_id} förstördes {found.purged[:10]}. Ta in filen på nytt med ingest --again."
            )
        again = archive.held().get(found.sha256)
        if again:
            raise UnclearWithdrawal(f"{report_id} har tagits in på nytt som {again.id}.")
        if not kept(archive, report_id)[archive.original(report_id)].is_file():
            raise UnclearWithdrawal(
                f"Innehållet i {report_id} finns inte kvar i {archive.withdrawn_folder}. Återställ mappen från "
                "säkerhetskopia."
            )
        note(archive.journal, RESTORED, found.id, found.sha256)
        _bring_back(archive, found)
    return found


def purge(archive: "Archive", report_id: str) -> Tombstone:
    """Destroy the content of a withdrawn report at once.

    Raises UnclearWithdrawal where it is not withdrawn, or its tombstone is not the one that the journal tells of.
    """
    with archive.writing():
        found = _vouched_for(archive, report_id)
        if found is None:
            raise UnclearWithdrawal(f"”{report_id}” är inte gallrad. Gallra den först, med skäl och beslut.")
        return found if found.purged else _destroy(archive, found)


def tombstones(archive: "Archive") -> list[Tombstone]:
    """All tombstones, by id; raises BrokenRecord where one cannot be read."""
    return [read_tombstone(path) for path in sorted(archive.tombstones_folder.glob("*.json"))]


def read_tombstone(path: Path) -> Tombstone:
    """The tombstone in a file; raises BrokenRecord."""
    try:
        return msgspec.json.decode(read_whole(path), type=Tombstone)
    except NOT_AS_WRITTEN as error:
        raise BrokenRecord(
            f"Gallringsbeviset {path} går inte att läsa: det är skadat eller ändrat. Återställ det från "
            "säkerhetskopia."
        ) from error


def told_of_withdrawn(one: Tombstone) -> str:
    """What a user is told who asks for a report that was withdrawn."""
    undo = "" if one.purged else f" Det går att ångra till och med {one.until}: withdraw {one.id} --undo"
    return f"Rapporten ”{one.id}” gallrades {one.withdrawn[:10]} enligt {one.decision}.{undo}"


def kept(archive: "Archive", report_id: str) -> dict[Path, Path]:
    """Where the content of a withdrawn report is kept, by where it lay."""
    aside = archive.withdrawn_folder / report_id
    places = (
        archive.records_folder / f"{report_id}.json",
        archive.corrections_file(report_id),
        archive.original(report_id),
    )
    return {place: aside / place.name for place in places}


def left(archive: "Archive", report_id: str) -> list[Path]:
    """What is still in its place of a report that was withdrawn."""
    derived = archive.derived(report_id)
    places = [*kept(archive, report_id), derived]
    return [*(place for place in places if place.exists()), *set_aside_of(archive, report_id)]


def take_up(archive: "Archive") -> Iterator[str]:
    """Finish what a writer that died had begun, and destroy what nobody asked for in time; gives what was done.

    A withdrawal that the journal was not told of has not begun. What is doubtful is left for `verify` to tell.
    """
    every = {path: read_tombstone(path) for path in sorted(archive.tombstones_folder.glob("*.json"))}
    found = {
        path: one
        for path, one in every.items()
        if not one.purged or (archive.withdrawn_folder / path.stem).exists() or left(archive, path.stem)
    }
    lines = read_journal(archive.journal) if found else []
    acts = {report: tell.act for report, tell in told(lines).items()}
    for path, one in found.items():
        if is_noted(path, lines):
            yield from _carried_out(archive, one, acts[path.stem])
        elif _is_unbegun(archive, path.stem, acts.get(path.stem, "")):
            remove(path)
            yield f"Gallringen av {path.stem}, som avbröts, är som om den aldrig hade börjat."


def is_doubtful(archive: "Archive", path: Path, lines: Sequence[JournalLine]) -> bool:
    """Whether a tombstone is neither the one that the journal tells of nor one that it was about to be told of."""
    if is_noted(path, lines):
        return False
    tell = told(lines).get(path.stem)
    return not _is_unbegun(archive, path.stem, tell.act if tell else "")


def is_noted(path: Path, lines: Sequence[JournalLine]) -> bool:
    """Whether a tombstone is the one that the lines of the journal tell of, to the byte.

    While content is destroyed, the journal tells already of the tombstone that will say so; the one from before
    is right too. Lines from before tombstones had checksums there (they have nothing `beside`) tell of any.
    """
    content = path.read_bytes()
    own = [entry for entry in lines if entry.report == path.stem]
    if not own or own[-1].act not in (WITHDRAWN, PURGED, RESTORED) or read_tombstone(path).id != path.stem:
        return False
    destroying = next((n for n, entry in enumerate(reversed(lines)) if entry.act != PURGED), len(lines))
    said = [*_withdrawals(lines, path.stem)[-1:], *_withdrawals(lines[: len(lines) - destroying], path.stem)[-1:]]
    if all(not one.tombstone and one.beside is None for one in said):
        return own[-1].sha256 == read_tombstone(path).sha256
    return sha256_of(content) in {one.tombstone for one in said}


def _withdrawals(lines: Sequence[JournalLine], report: str) -> list[JournalLine]:
    return [entry for entry in lines if entry.report == report and entry.act in (WITHDRAWN, PURGED)]


def _is_unbegun(archive: "Archive", report: str, act: str) -> bool:
    """Whether a report that has a tombstone is in its place all the same: nothing was withdrawn."""
    aside = (archive.withdrawn_folder / report).rglob("*")
    is_there = is_slug(report) and (archive.records_folder / f"{report}.json").is_file()
    return is_there and act not in ("", WITHDRAWN, PURGED) and not any(path.is_file() for path in aside)


def _vouched_for(archive: "Archive", report_id: str) -> Tombstone | None:
    """The tombstone of a report, if any; raises UnclearWithdrawal where the journal denies it."""
    path = archive.tombstones_folder / f"{report_id}.json"
    if not is_slug(report_id) or not path.exists():
        return None
    found, lines = read_tombstone(path), read_journal(archive.journal)
    if not is_noted(path, lines) or told(lines)[report_id].act == RESTORED:
        raise UnclearWithdrawal(
            f"Gallringsbeviset {path} stämmer inte med journalen: det är ändrat eller utbytt. Inget förstörs och "
            "inget ångras förrän det rätta har lagts tillbaka från säkerhetskopia."
        )
    return found


def _carried_out(archive: "Archive", one: Tombstone, act: str) -> Iterator[str]:
    if act == RESTORED:
        _bring_back(archive, one)
        yield f"Gallringen av {one.id} är ångrad."
    elif act == PURGED or one.until < datetime.now(UTC).date():
        _destroy(archive, one)
        yield f"Innehållet i {one.id} är förstört."
    elif left(archive, one.id):
        _set_aside(archive, one)
        yield f"Gallringen av {one.id} är genomförd."


def _set_aside(archive: "Archive", found: Tombstone) -> None:
    """The record first: from then on nobody finds the report."""
    for place, aside in kept(archive, found.id).items():
        move(place, aside)
    for broken in set_aside_of(archive, found.id):
        move(broken, archive.withdrawn_folder / found.id / BROKEN / broken.name)
    remove(archive.derived(found.id))


def _bring_back(archive: "Archive", found: Tombstone) -> None:
    """Put the content back, the record last: once it is there all else is."""
    for place, aside in reversed(kept(archive, found.id).items()):
        move(aside, place)
    for broken in (archive.withdrawn_folder / found.id / BROKEN).glob("*"):
        move(broken, folder_of(archive) / found.id / broken.name)
    remove(archive.tombstones_folder / f"{found.id}.json")
    shutil.rmtree(archive.withdrawn_folder / found.id, ignore_errors=True)


def _destroy(archive: "Archive", found: Tombstone) -> Tombstone:
    """What tesseract answered goes too: nothing tells of which report a picture was, and it can be had again.

    Where a writer died in the middle, it is noted once more, because the tombstone tells when it was done.
    """
    done = found if found.purged else msgspec.structs.replace(found, purged=now())
    if not found.purged:
        _note(archive, PURGED, done)
    for place in left(archive, found.id):
        shutil.rmtree(place) if place.is_dir() else remove(place)
    for folder in (archive.withdrawn_folder / found.id, folder_of(archive) / found.id, archive.folder / ".ocr"):
        shutil.rmtree(folder, ignore_errors=True)
    sync_folder(archive.withdrawn_folder)
    if not found.purged:
        _write(archive, done)
    return done


def _note(archive: "Archive", act: str, found: Tombstone) -> None:
    note(archive.journal, act, found.id, found.sha256, tombstone=sha256_of(_as_json(found)))


def _write(archive: "Archive", found: Tombstone) -> None:
    write_whole(archive.tombstones_folder / f"{found.id}.json", _as_json(found))


def _as_json(found: Tombstone) -> bytes:
    return msgspec.json.format(msgspec.json.encode(found), indent=1)
