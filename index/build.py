"""The index folder: built from records, brought up to date with them, and thrown away without regret.

    .index/
      current          the name of the generation that searches use
      <generation>/    a Whoosh index, and state.json: what it was built from

A new generation is built beside the old one, checked and swapped in by replacing `current`; searches go on
meanwhile in the old one, also where its words were analyzed by other rules. Only where its files have another
layout, or are damaged, is there nothing to search in until the new one is there. Whoosh syncs nothing to disk, so
an index that is damaged in any way is built anew. So is one that knows a report that is gone: a segment keeps the
sentences of what is only deleted from it, and what was withdrawn is to be nowhere.
"""

import contextlib
import fcntl
import os
import shutil
import uuid
from collections import defaultdict
from pathlib import Path
from threading import Lock
from typing import NamedTuple

import filelock
import msgspec
import whoosh.index

from index import seen
from index.aside import build_aside, is_building
from index.opening import is_index, opened
from index.schema import LAYOUT, analyzer
from index.shares import add_report, fill
from index.sound import checksums, is_sound
from index.turns import SEARCHES
from index.writer import SectionWriter, merge_alike
from ingest.errors import NOT_AS_WRITTEN, ArchiveLocked, BackspegelError, fault
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.register import BrokenRegister, Register

LOCK_WAIT = 60.0  # seconds; a large index takes a while
TRIES = 5  # to open an index that other programs write to meanwhile


class IndexNotBuilt(BackspegelError):
    """An index that is needed and cannot be written."""


class State(msgspec.Struct, frozen=True):
    """What a generation was built from: the mark of each record, and the rules that its words were analyzed by.

    `files` are the checksums of its files, `layout` says how they are to be read. `rid`: by a program that builds
    anew where a report is gone; a generation of an older one may have kept its sentences.
    """

    fingerprints: dict[str, str]
    files: dict[str, int] = {}
    layout: int = 0
    analyzer: str = ""
    rid: bool = False


class Generation(NamedTuple):
    """The folder of an index to search in, and whether it knows the records as they are, by the rules of today."""

    folder: Path
    fresh: bool


def readable(archive: Archive) -> Path | None:
    """The folder of the generation in use where it is whole, by whatever rules its words were analyzed."""
    try:
        name = (archive.index_folder / "current").read_bytes().decode(errors="replace").strip()
    except OSError:
        return None
    folder = archive.index_folder / name
    state = _state(folder)
    whole = state and state.layout == LAYOUT and is_sound(folder, state.files)
    return folder if whole and any(is_index(folder) for _ in range(TRIES)) else None


def current(archive: Archive) -> Path | None:
    """The folder of the generation in use, or None where there is none by the rules of today that is whole."""
    folder = readable(archive)
    return folder if folder and _is_of_today(folder) else None


def to_search(archive: Archive) -> Generation:
    """The generation that a search uses, brought up to date; the one before it while that takes long.

    That is while another program writes the index, or where it may not be written; where all of it is to be built
    anew by other rules, or others search in this program just now, when a process of its own builds; and while
    another search of this program looks whether it is up to date. Raises ArchiveLocked or IndexNotBuilt where
    there is none that can be read.
    """
    known = seen.known(archive)
    if known:
        return Generation(known.folder, True)
    behind = seen.behind(archive)
    if behind and (is_building(archive) or is_being_built(archive)):
        return Generation(behind, False)
    looking = _looking[archive.index_folder.absolute()]
    if not looking.acquire(blocking=False):
        latest = seen.latest(archive)
        if latest:
            return Generation(latest, False)
        looking.acquire()
    try:
        return _looked_at(archive)
    finally:
        looking.release()


_looking: defaultdict[Path, Lock] = defaultdict(Lock)


def _looked_at(archive: Archive) -> Generation:
    now = seen.look(archive)
    older = readable(archive)
    if older and (not _is_of_today(older) or (SEARCHES.is_taken and not _is_fresh(archive, older))):
        build_aside(archive)
        _remember_behind(archive, now, older)
        return Generation(older, False)
    try:
        return Generation(update(archive, wait=0 if older else LOCK_WAIT), True)
    except (ArchiveLocked, IndexNotBuilt, BrokenRegister) as error:
        older = readable(archive)
        if older is None:
            raise
        if isinstance(error, BrokenRegister):
            return Generation(older, True)  # none is being built; that the register is broken is told of
        _remember_behind(archive, now, older)
        return Generation(older, False)


def _remember_behind(archive: Archive, now: seen.Seen | None, older: Path) -> None:
    if now and now.folder == older:
        seen.remember_behind(archive, now)


def _is_of_today(folder: Path) -> bool:
    state = _state(folder)
    return state is not None and state.analyzer == analyzer() and state.rid


def up_to_date(archive: Archive) -> Path | None:
    """The folder of the generation in use where it knows all records as they are now, else None."""
    folder = current(archive)
    return folder if folder and _is_fresh(archive, folder) else None


def update(archive: Archive, wait: float = LOCK_WAIT) -> Path:
    """The folder of an index that knows all records as they are now; only reports that changed are indexed.

    Raises ArchiveLocked where another program has been building for `wait` seconds, IndexNotBuilt where the disk
    does not let it be written.
    """
    known = seen.known(archive)
    if known:
        return known.folder
    now = seen.look(archive)
    folder = current(archive)
    if folder is None or not _is_fresh(archive, folder):
        return _bring_up_to_date(archive, wait)  # the next search sees whether anything came meanwhile
    if remains(archive):
        with contextlib.suppress(ArchiveLocked, IndexNotBuilt):
            return _bring_up_to_date(archive, wait=0)
    seen.remember(archive, now)
    return folder


def _bring_up_to_date(archive: Archive, wait: float) -> Path:
    with _building(archive, wait):
        folder = current(archive)
        now, state = archive.fingerprints(), _state(folder) if folder else None
        if folder is None or state is None or state.fingerprints.keys() - now.keys():
            return _build_beside(archive)
        if state.fingerprints == now:  # by another program, while this one waited
            _remove_others(archive, folder)
            return folder
        try:
            _update(archive, folder, state, now)
        except (whoosh.index.IndexError, OSError, ValueError, EOFError, KeyError):
            return _build_beside(archive)  # damaged: its records are all there
        return folder


def rebuild(archive: Archive) -> int:
    """Build the index anew beside the old one and swap it in; gives the number of sections."""
    with _building(archive):
        return int(opened(_build_beside(archive)).doc_count())


def knows_gone(archive: Archive, folder: Path) -> list[str]:
    """The reports that a generation was built from and that are no longer in the archive."""
    state = _state(folder)
    return sorted(state.fingerprints.keys() - archive.fingerprints().keys()) if state else []


def remains(archive: Archive) -> list[Path]:
    """The generations that a builder left which died: unfinished ones, and those before the one in use."""
    try:
        used = (archive.index_folder / "current").read_bytes().decode(errors="replace").strip()
        found = [one for one in archive.index_folder.iterdir() if one.is_dir() and one.name != used]
    except OSError:
        return []
    return [] if is_being_built(archive) else sorted(found)


def _is_fresh(archive: Archive, folder: Path) -> bool:
    state = _state(folder)
    return state is not None and state.fingerprints == archive.fingerprints()


def _update(archive: Archive, folder: Path, state: State, now: dict[str, str]) -> None:
    changed = [report for report, mark in now.items() if state.fingerprints.get(report) != mark]
    writer = SectionWriter(opened(folder))
    try:
        for report in changed:
            writer.delete_by_term("report", report)
        register = Register.load(archive.register_file)
        for report in changed:
            with archive.passing_over(archive.records_folder / f"{report}.json"):
                add_report(writer, archive, report, register)
        writer.commit(mergetype=merge_alike)
    except BaseException:
        with contextlib.suppress(Exception):  # it holds a lock, and writes once more when it lets go
            writer.cancel()
        raise
    _note(folder, now)


def _build_beside(archive: Archive) -> Path:
    """A new generation, checked, swapped in, and the older ones removed."""
    folder = archive.index_folder / uuid.uuid4().hex[:12]
    folder.mkdir(parents=True)
    try:
        _fill(archive, folder)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)  # above all where the disk is full
        raise
    write_whole(archive.index_folder / "current", folder.name.encode())
    _remove_others(archive, folder)
    return folder


def _fill(archive: Archive, folder: Path) -> None:
    now = archive.fingerprints()
    sections = fill(archive, folder, list(now))
    if opened(folder).doc_count() != sections:
        raise OSError(f"Sökindexet i {folder} blev inte helt. Kontrollera att disken inte är full.")
    _note(folder, now)


def _remove_others(archive: Archive, kept: Path) -> None:
    """Searches that still read an old generation keep its files open; the names may go."""
    for folder in archive.index_folder.iterdir():
        if folder.is_dir() and folder != kept:
            shutil.rmtree(folder, ignore_errors=True)


def _state(folder: Path) -> State | None:
    try:
        return msgspec.json.decode((folder / "state.json").read_bytes(), type=State)
    except (OSError, *NOT_AS_WRITTEN):
        return None


def _note(folder: Path, fingerprints: dict[str, str]) -> None:
    state = State(fingerprints, checksums(folder), LAYOUT, analyzer(), rid=True)
    write_whole(folder / "state.json", msgspec.json.encode(state))


class _building:  # noqa: N801 - reads as a word in `with`
    """One builder at a time; the lock lies beside the generations."""

    def __init__(self, archive: Archive, wait: float = LOCK_WAIT) -> None:
        self._folder = archive.index_folder
        self._lock = filelock.FileLock(archive.index_folder / "lock", timeout=wait)

    def __enter__(self) -> None:
        try:
            if os.path.lexists(self._folder) and not self._folder.is_dir():  # anything but a folder is no index
                self._folder.unlink()
            self._folder.mkdir(parents=True, exist_ok=True)
            self._lock.acquire()
        except filelock.Timeout:
            raise ArchiveLocked(
                "Sökindexet byggs just nu av ett annat program, och det finns inget äldre att söka i. Vänta en "
                "stund och försök igen."
            ) from None
        except OSError as error:
            raise _not_built(self._folder, error) from error

    def __exit__(self, kind: object, error: BaseException | None, at: object) -> None:
        self._lock.release()
        if isinstance(error, OSError):
            raise _not_built(self._folder, error) from error


def is_being_built(archive: Archive) -> bool:
    """Whether another program holds the lock: asking takes microseconds, trying to get it many more."""
    try:
        handle = os.open(archive.index_folder / "lock", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except OSError as error:
        return isinstance(error, BlockingIOError)
    finally:
        os.close(handle)
    return False


def _not_built(folder: Path, error: OSError) -> IndexNotBuilt:
    return IndexNotBuilt(
        f"Sökindexet i {folder} går inte att skriva ({fault(error)}). Ge rätt att skriva i mappen och "
        "plats på disken, eller låt den som förvaltar arkivet köra reindex."
    )
