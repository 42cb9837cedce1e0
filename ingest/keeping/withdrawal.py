"""Withdrawing (gallring): the content of a report goes, a tombstone that says so stays.

    tombstones/ID.json    what was withdrawn, when, why, by whose decision, and its checksum
    .withdrawn/ID/        the content, until the time for undoing has passed; what was set aside of it too

The tombstone is written first and says what is to be done; whatever a writer that died left half done, the next
one finishes. An id with a tombstone is never given to another report.
"""

import shutil
from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord, UnclearWithdrawal
from ingest.files import move, remove, sync_folder, write_whole
from ingest.keeping.broken import BROKEN, folder_of, set_aside_of
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import PURGED, RESTORED, WITHDRAWN, note, now, read_journal, told, user

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
        _finish(archive, found, "")
    return found


def restore(archive: "Archive", report_id: str) -> Tombstone:
    """Undo a withdrawal; gives what it was. Raises UnclearWithdrawal where it cannot be undone."""
    with archive.writing():
        found = next((one for one in tombstones(archive) if one.id == report_id), None)
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
    """Destroy the content of a withdrawn report at once; raises UnclearWithdrawal where it is not withdrawn."""
    with archive.writing():
        found = next((one for one in tombstones(archive) if one.id == report_id), None)
        if found is None:
            raise UnclearWithdrawal(f"”{report_id}” är inte gallrad. Gallra den först, med skäl och beslut.")
        return found if found.purged else _destroy(archive, found)


def tombstones(archive: "Archive") -> list[Tombstone]:
    """All tombstones, by id; raises BrokenRecord where one cannot be read."""
    return [read_tombstone(path) for path in sorted(archive.tombstones_folder.glob("*.json"))]


def read_tombstone(path: Path) -> Tombstone:
    """The tombstone in a file; raises BrokenRecord."""
    try:
        return msgspec.json.decode(path.read_bytes(), type=Tombstone)
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
    """Finish what a writer that died had begun, and destroy what nobody asked for in time; gives what was done."""
    every = tombstones(archive)
    found = [
        one
        for one in every
        if not one.purged or (archive.withdrawn_folder / one.id).exists() or left(archive, one.id)
    ]
    said = told(read_journal(archive.journal)) if found else {}
    for one in found:
        act = said[one.id].act if one.id in said else ""
        if act == RESTORED:
            _bring_back(archive, one)
            yield f"Gallringen av {one.id} är ångrad."
        elif act == PURGED or (act == WITHDRAWN and one.until < datetime.now(UTC).date()):
            _destroy(archive, one)
            yield f"Innehållet i {one.id} är förstört."
        elif act != WITHDRAWN or left(archive, one.id):
            _finish(archive, one, act)
            yield f"Gallringen av {one.id} är genomförd."


def _finish(archive: "Archive", found: Tombstone, act: str) -> None:
    """Set the content aside, the record first: from then on nobody finds the report."""
    if act != WITHDRAWN:
        _note(archive, WITHDRAWN, found)
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
