"""One writer at a time: a lock that the system gives back when its holder dies, and a note of who holds it.

.lock           held while an archive is written to
.lock-owner     who holds it and since when; what a writer that died left there says nothing
"""

import contextlib
import fcntl
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import filelock
import msgspec

from ingest.errors import NOT_AS_WRITTEN, ArchiveLocked
from ingest.files import write_whole
from ingest.keeping.journal import now, user


class Owner(msgspec.Struct, frozen=True):
    """Who writes to an archive: user, process and computer, and since when (UTC, ISO 8601)."""

    by: str
    pid: int
    host: str
    since: str

    @property
    def told(self) -> str:
        """The owner and how long the lock has been held, in Swedish."""
        held = datetime.now(UTC) - datetime.fromisoformat(self.since)
        return f"{self.by} (process {self.pid} på {self.host}) sedan {_age(held.total_seconds())}"


@contextmanager
def locked(folder: Path, wait: float) -> Iterator[None]:
    """Hold the lock of an archive's folder; after `wait` seconds raises ArchiveLocked, which names the holder."""
    lock = filelock.FileLock(folder / ".lock", timeout=wait)
    try:
        lock.acquire()
    except filelock.Timeout:
        raise ArchiveLocked(_held(folder)) from None
    try:
        _sign(folder)
        yield
        _owner_file(folder).unlink(missing_ok=True)
    finally:
        lock.release()


@contextmanager
def unwritten(folder: Path) -> Iterator[None]:
    """Keep writers out of an archive that may only be read; raises ArchiveLocked where one is at work."""
    try:
        handle = os.open(folder / ".lock", os.O_RDONLY)
    except OSError:  # nobody has written to it since it was copied here
        yield
        return
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
        except BlockingIOError:
            raise ArchiveLocked(_held(folder)) from None
        yield
    finally:
        os.close(handle)


def is_held(folder: Path) -> bool:
    """Whether somebody writes to an archive now; asked without writing, so also where nothing may be written."""
    try:
        handle = os.open(folder / ".lock", os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(handle, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(handle)
    return False


def owner(folder: Path) -> Owner | None:
    """Who signed for the lock last and has not given it back, if that can be read."""
    path = _owner_file(folder)
    if not path.is_file():  # a pipe would keep its reader waiting for ever
        return None
    try:
        return msgspec.json.decode(path.read_bytes(), type=Owner)
    except (OSError, *NOT_AS_WRITTEN):
        return None


def _sign(folder: Path) -> None:
    """A full disk must not hinder a writer that may be about to free some of it.

    What lies there is replaced and not written to: it may be a link to another file, or a pipe.
    """
    with contextlib.suppress(OSError):
        signed = Owner(user(), os.getpid(), socket.gethostname(), now())
        write_whole(_owner_file(folder), msgspec.json.encode(signed))


def _owner_file(folder: Path) -> Path:
    return folder / ".lock-owner"


def _held(folder: Path) -> str:
    holder = owner(folder)
    by = holder.told if holder else "ett annat program"
    return f"Arkivet {folder} skrivs just nu av {by}. Vänta en stund och försök igen."


def _age(seconds: float) -> str:
    if seconds < 120:
        return f"{max(0, round(seconds))} sekunder"
    return f"{round(seconds / 60)} minuter" if seconds < 7200 else f"{round(seconds / 3600)} timmar"
