"""Mending an archive from what is there: nothing is guessed, and what is replaced is kept in `.broken/`.

What an interrupted writer left is finished; originals are made read-only, and fetched anew from where they came if
they still lie there; records that are broken or altered are read again from their originals.
"""

import contextlib
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec

from ingest.errors import BrokenRecord, NewerRecord
from ingest.files import make_folder, write_whole
from ingest.fixity import places
from ingest.fixity.verify import WRITABLE
from ingest.keeping import archive as archives
from ingest.keeping import ends
from ingest.keeping.archive import Archive
from ingest.keeping.broken import set_aside
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import Told, note, read_journal, told
from ingest.keeping.ledger import not_entered, read_given
from ingest.keeping.lock import locked
from ingest.keeping.record import read_record
from ingest.keeping.recovery import steps
from ingest.pipeline import ingest
from ingest.register import BrokenRegister


class Repaired(msgspec.Struct, frozen=True):
    """Something that was mended; `report` is None where it concerns no single report, `message` is for users."""

    report: str | None
    message: str


def repair(archive: Archive) -> list[Repaired]:
    """Mend what can be mended; gives what was done. Raises ArchiveLocked.

    What cannot be mended (a journal that was altered, an original that is nowhere else) is left for `verify`.
    """
    if places.unreadable(archive):
        return []
    make_folder(archive.folder)
    with locked(archive.folder, archives.LOCK_WAIT):
        said = _said(archive)
        done = list(_originals(archive, said or {}))
        if said is not None:
            done += _aside(archive, said, _is_broken)
            done += _taken_up(archive)
            said = told(read_journal(archive.journal))
            done += _aside(archive, said, _is_another)
            done += _unnoted(archive, said)
            ends.finish(archive.folder)
    for step in (_read_in, _entered, _upgraded):
        with contextlib.suppress(BrokenRecord, BrokenRegister):  # what cannot be mended is told of by verify
            done += step(archive)
    return done


def _taken_up(archive: Archive) -> Iterator[Repaired]:
    with contextlib.suppress(BrokenRecord):  # what cannot be mended is told of by verify
        yield from (Repaired(None, message) for message in steps(archive))


def _read_in(archive: Archive) -> list[Repaired]:
    """Originals without a record are read."""
    added = ingest(archive, []).added if archive.unfinished() else ()
    return [Repaired(one.report, f"{one.report} lästes in från sitt original.") for one in added]


def _entered(archive: Archive) -> list[Repaired]:
    """Reports of which the ledger has no line get one."""
    missing = list(not_entered(archive))
    for given in missing:
        archive.give(given)
    return [Repaired(given.report, f"{given.report} skrevs in i liggaren.") for given in missing]


def _upgraded(archive: Archive) -> list[Repaired]:
    return [Repaired(one, f"Posten för {one} fick dagens format.") for one in archive.upgrade()]


def _said(archive: Archive) -> dict[str, Told] | None:
    """What the journal says of each report, None where it cannot be read."""
    try:
        return told(read_journal(archive.journal))
    except BrokenRecord:
        return None


def _originals(archive: Archive, said: dict[str, Told]) -> Iterator[Repaired]:
    """Originals that are missing or altered are fetched where record and journal agree on what they were."""
    present = {path.stem for path in archive.records_folder.glob("*.json")}
    for report in sorted(present | {name for name, tell in said.items() if not tell.is_gone}):
        original = archive.original(report)
        sha256, source = _wanted(archive, report, said.get(report))
        if sha256 and original.is_symlink() and _is_whole(original, sha256):
            write_whole(original, original.read_bytes(), mode=0o444)
            yield Repaired(report, f"Originalet {original} var en länk och är nu en fil.")
        elif sha256 and not _is_whole(original, sha256):
            yield from _fetch(archive, original, sha256, source)
    for original in sorted(archive.originals.glob("*.pdf")):
        if not original.is_symlink() and original.stat().st_mode & WRITABLE:
            original.chmod(0o444)
            yield Repaired(original.stem, f"Originalet {original} är skrivskyddat.")


def _wanted(archive: Archive, report: str, tell: Told | None) -> tuple[str, str]:
    """The SHA-256 of an original and where it came from; empty where record and journal do not agree or tell."""
    try:
        record = read_record(archive.records_folder / f"{report}.json")
    except (BrokenRecord, FileNotFoundError):
        return (tell.sha256 if tell else "", "")
    agreed = tell is None or tell.sha256 == record.report.sha256
    return (record.report.sha256, record.provenance.source) if agreed else ("", "")


def _fetch(archive: Archive, original: Path, sha256: str, source: str) -> Iterator[Repaired]:
    """An original anew from a place that it was given from, if the same bytes still lie there."""
    try:
        also = [given.source for given in read_given(archive.ledger) if given.sha256 == sha256]
    except BrokenRecord:
        also = []
    for place in dict.fromkeys(Path(one) for one in (source, *also)):
        if place != original and _is_whole(place, sha256):
            content = place.read_bytes()
            if original.exists():
                set_aside(archive, original)
            write_whole(original, content, mode=0o444)
            yield Repaired(original.stem, f"Originalet {original} hämtades på nytt från {place}.")
            return


def _aside(archive: Archive, said: dict[str, Told], is_wrong: Callable[[Path, Told], bool]) -> Iterator[Repaired]:
    """Records that are wrong make way where their originals are whole: those will be read again."""
    for path in sorted(archive.records_folder.glob("*.json")):
        tell = said.get(path.stem)
        if tell and _is_whole(archive.original(path.stem), tell.sha256) and is_wrong(path, tell):
            yield Repaired(path.stem, f"Posten {path} lades undan som {set_aside(archive, path)}.")


def _is_broken(path: Path, tell: Told) -> bool:
    try:
        read_record(path)
    except NewerRecord:
        return False
    except BrokenRecord:
        return True
    return False


def _is_another(path: Path, tell: Told) -> bool:
    """Whether a record is not the one that the journal tells of."""
    return tell.record not in (None, "", sha256_of(path.read_bytes()))


def _unnoted(archive: Archive, said: dict[str, Told]) -> Iterator[Repaired]:
    """Records that the journal does not know get a line where their originals are whole."""
    for path in sorted(archive.records_folder.glob("*.json")):
        if path.stem in said:
            continue
        try:
            report = read_record(path).report
        except BrokenRecord:
            continue
        if _is_whole(archive.original(path.stem), report.sha256):
            record = sha256_of(path.read_bytes())
            note(archive.journal, "repaired", report.id, report.sha256, record=record)
            yield Repaired(report.id, f"Journalen fick en rad för {report.id}.")


def _is_whole(path: Path, sha256: str) -> bool:
    try:
        return path.is_file() and sha256_of(path.read_bytes()) == sha256
    except OSError:  # may be a name that no file can have, or on a disk that fails
        return False
