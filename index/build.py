"""The index folder: built from records, brought up to date with them, and thrown away without regret.

    .index/
      current          the name of the generation that searches use
      <generation>/    a Whoosh index, and state.json: what it was built from

A new generation is built beside the old one, checked and swapped in by replacing `current`; searches go on
meanwhile in the old one. Whoosh syncs nothing to disk, so an index that is damaged in any way is built anew.
"""

import shutil
import uuid
from pathlib import Path

import filelock
import msgspec
import whoosh.index
from whoosh.writing import IndexWriter

from index.schema import VERSION, document, schema
from index.sound import checksums, is_sound
from ingest.archive import Archive
from ingest.errors import ArchiveLocked
from ingest.files import write_whole
from ingest.register import Register
from ingest.report import Report

MEMORY = 128  # megabytes for a writer
LOCK_WAIT = 60.0  # seconds; a large index takes a while


class State(msgspec.Struct, frozen=True):
    """What a generation was built from: the version of schema and analyzer, and the mark of each record.

    `files` are the checksums of its files.
    """

    version: int
    fingerprints: dict[str, str]
    files: dict[str, int] = {}


def current(archive: Archive) -> Path | None:
    """The folder of the generation in use, or None where there is none of this version that is whole."""
    pointer = archive.index_folder / "current"
    if not pointer.is_file():
        return None
    folder = archive.index_folder / pointer.read_bytes().decode(errors="replace").strip()
    state = _state(folder)
    whole = state and state.version == VERSION and is_sound(folder, state.files)
    return folder if whole and whoosh.index.exists_in(str(folder)) else None


def up_to_date(archive: Archive) -> Path | None:
    """The folder of the generation in use where it knows all records as they are now, else None."""
    folder = current(archive)
    return folder if folder and _is_fresh(archive, folder) else None


def update(archive: Archive) -> Path:
    """The folder of an index that knows all records as they are now; only reports that changed are indexed.

    Raises ArchiveLocked where another program has been building for a minute.
    """
    folder = current(archive)
    if folder and _is_fresh(archive, folder):
        return folder
    with _building(archive):
        folder = current(archive)
        if folder is None:
            return _build_beside(archive)
        try:
            _update(archive, folder)
        except (whoosh.index.IndexError, OSError, ValueError, EOFError, KeyError):
            return _build_beside(archive)  # damaged: its records are all there
        return folder


def rebuild(archive: Archive) -> int:
    """Build the index anew beside the old one and swap it in; gives the number of sections."""
    with _building(archive):
        return int(whoosh.index.open_dir(str(_build_beside(archive))).doc_count())


def _is_fresh(archive: Archive, folder: Path) -> bool:
    state = _state(folder)
    return state is not None and state.fingerprints == archive.fingerprints()


def _update(archive: Archive, folder: Path) -> None:
    state = _state(folder)
    known = state.fingerprints if state else {}
    now = archive.fingerprints()
    changed = [report for report, mark in now.items() if known.get(report) != mark]
    writer = whoosh.index.open_dir(str(folder)).writer(limitmb=MEMORY)
    for report in {*changed, *(known.keys() - now.keys())}:
        writer.delete_by_term("report", report)
    register = Register.load(archive.register_file)
    for report in changed:
        _add(writer, archive.report(report), register)
    writer.commit()
    _note(folder, State(VERSION, now))


def _build_beside(archive: Archive) -> Path:
    """A new generation, checked, swapped in, and the older ones removed."""
    folder = archive.index_folder / uuid.uuid4().hex[:12]
    folder.mkdir(parents=True)
    now = archive.fingerprints()
    writer = whoosh.index.create_in(str(folder), schema()).writer(limitmb=MEMORY)
    register = Register.load(archive.register_file)
    sections = sum(_add(writer, archive.report(report), register) for report in now)
    writer.commit()
    if whoosh.index.open_dir(str(folder)).doc_count() != sections:
        raise OSError(f"Sökindexet i {folder} blev inte helt. Kontrollera att disken inte är full.")
    _note(folder, State(VERSION, now))
    write_whole(archive.index_folder / "current", folder.name.encode())
    _remove_others(archive, folder)
    return folder


def _add(writer: IndexWriter, report: Report, register: Register) -> int:
    for number, section in enumerate(report.sections):
        writer.add_document(**document(report, number, section, register))
    return len(report.sections)


def _remove_others(archive: Archive, kept: Path) -> None:
    """Searches that still read an old generation keep its files open; the names may go."""
    for folder in archive.index_folder.iterdir():
        if folder.is_dir() and folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def _state(folder: Path) -> State | None:
    try:
        return msgspec.json.decode((folder / "state.json").read_bytes(), type=State)
    except (OSError, msgspec.MsgspecError):
        return None


def _note(folder: Path, state: State) -> None:
    state = msgspec.structs.replace(state, files=checksums(folder))
    write_whole(folder / "state.json", msgspec.json.encode(state))


class _building:  # noqa: N801 - reads as a word in `with`
    """One builder at a time; the lock lies beside the generations."""

    def __init__(self, archive: Archive) -> None:
        archive.index_folder.mkdir(parents=True, exist_ok=True)
        self._lock = filelock.FileLock(archive.index_folder / "lock", timeout=LOCK_WAIT)

    def __enter__(self) -> None:
        try:
            self._lock.acquire()
        except filelock.Timeout:
            raise ArchiveLocked(
                "Sökindexet byggs just nu av ett annat program. Vänta en stund och försök igen."
            ) from None

    def __exit__(self, *error: object) -> None:
        self._lock.release()
