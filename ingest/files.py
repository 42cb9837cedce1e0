"""Writing to disk so that a file is either whole or not there, and stays so after a power cut."""

import contextlib
import hashlib
import os
import shutil
import stat
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ingest.errors import NotAFile

BLOCK = 65_536  # bytes read at a time from the end of a file
PIECE = 1 << 20  # bytes copied at a time


def write_whole(path: Path, content: bytes, mode: int = 0o644) -> None:
    """Put `content` in `path`, durable when this returns; a crash leaves the old file or the new one."""
    make_folder(path.parent)
    with _temporary_beside(path) as (handle, temporary):
        try:
            _write(handle, content)
            os.fchmod(handle, mode)
            os.fsync(handle)
        finally:
            os.close(handle)
        temporary.replace(path)
    sync_folder(path.parent)


def copy_whole(source: Path, target: Path, mode: int = 0o644) -> tuple[int, str]:
    """Copy an ordinary file, durable when this returns; gives the size in bytes and the SHA-256 of it.

    A link is not followed. The target must not exist.
    """
    make_folder(target.parent)
    sha256, size = hashlib.sha256(), 0
    handle = os.open(source, os.O_RDONLY | os.O_NOFOLLOW | os.O_NONBLOCK)
    with os.fdopen(handle, "rb") as given, target.open("xb") as copy:
        while piece := given.read(PIECE):
            sha256.update(piece)
            size += len(piece)
            copy.write(piece)
        copy.flush()
        os.fchmod(copy.fileno(), mode)
        os.fsync(copy.fileno())
    sync_folder(target.parent)
    return size, sha256.hexdigest()


def check_file(path: Path) -> None:
    """Raise NotAFile where something lies there that is no file: a pipe would keep one waiting for ever."""
    try:
        is_odd = not stat.S_ISREG(path.stat().st_mode)
    except (FileNotFoundError, NotADirectoryError):
        is_odd = path.is_symlink()
    if is_odd:
        raise NotAFile(path)


def read_whole(path: Path) -> bytes:
    """What is in a file; raises NotAFile where something else lies there, and OSError."""
    check_file(path)
    return path.read_bytes()


def append_line(path: Path, line: bytes) -> None:
    """Add one line (without its line feed) to the end of `path`, durable when this returns.

    A line that cannot be written whole is taken away again; after a crash `mend_last_line` does that. Raises
    NotAFile.
    """
    check_file(path)
    make_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
    try:
        size = os.fstat(handle).st_size
        try:
            _write(handle, line + b"\n")
            os.fsync(handle)
        except OSError:
            with contextlib.suppress(OSError):
                os.ftruncate(handle, size)
            raise
    finally:
        os.close(handle)
    if size == 0:  # its name may be new
        sync_folder(path.parent)


def mend_last_line(path: Path) -> bool:
    """Take away a last line that a crash cut short: it was never whole, and would spoil the next.

    Only for one who holds the archive's lock: to others such a line may be one that is being written. Gives
    whether there was one.
    """
    torn = last_lines(path, 1)[-1:]
    if not torn or torn[0].endswith(b"\n"):
        return False
    with path.open("rb+") as file:
        file.truncate(file.seek(0, os.SEEK_END) - len(torn[0]))
        os.fsync(file.fileno())
    return True


def last_lines(path: Path, number: int) -> list[bytes]:
    """The last lines of a file with their line feeds; what comes after the last line feed is a line too.

    None where there is no file; raises NotAFile where something else lies there.
    """
    check_file(path)
    if not path.exists():
        return []
    with path.open("rb") as file:
        start, tail = file.seek(0, os.SEEK_END), b""
        while start > 0 and tail.count(b"\n") <= number:
            before = max(0, start - BLOCK)
            file.seek(before)
            tail = file.read(start - before) + tail
            start = before
    *whole, rest = tail.split(b"\n")
    return [*(line + b"\n" for line in whole), *([rest] if rest else [])][-number:]


def whole_lines(path: Path) -> list[bytes]:
    """The lines of a file without their line feeds; one that was cut short, the last, is none.

    None where there is no file; raises NotAFile where something else lies there.
    """
    check_file(path)
    return path.read_bytes().split(b"\n")[:-1] if path.exists() else []


def move(source: Path, target: Path) -> None:
    """Rename a file, durable when this returns; a source that is not there has been moved before."""
    make_folder(target.parent)
    if source.exists():
        source.rename(target)
    sync_folder(target.parent)
    sync_folder(source.parent)


def remove(path: Path) -> None:
    """Remove a file, durable when this returns; one that is not there has been removed before."""
    if path.exists():
        path.unlink()
        sync_folder(path.parent)


def sweep(folder: Path) -> int:
    """Remove what writers that died left of files that never became whole; gives how many there were."""
    left = list(folder.glob(".*.tmp"))
    for temporary in left:
        temporary.unlink(missing_ok=True)
    return len(left)


def changed_at(path: Path) -> int:
    """When a file or folder last changed, in nanoseconds since 1970; 0 where there is none."""
    try:
        return path.stat().st_mtime_ns
    except FileNotFoundError:
        return 0


def make_folder(folder: Path) -> None:
    """Make a folder, and those above it, so that their names survive a power cut."""
    missing = [one for one in (folder, *folder.parents) if not one.exists()]
    for one in reversed(missing):
        one.mkdir(exist_ok=True)
        sync_folder(one.parent)


def sync_all(folder: Path) -> None:
    """Make all files and folders in `folder`, written by whomever, survive a power cut."""
    for at, _, names in os.walk(folder):
        for name in names:
            handle = os.open(Path(at, name), os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
        sync_folder(Path(at))


@contextmanager
def made_whole(folder: Path) -> Iterator[Path]:
    """A folder to fill beside `folder`, which it becomes when the context ends well, durable then.

    `folder` may not be there, or be empty. Where the context ends badly, nothing is left; what a process that was
    killed left beside it is called `.NAME.….unfinished`. Raises OSError where something is in `folder`.
    """
    make_folder(folder.absolute().parent)
    beside = Path(
        tempfile.mkdtemp(dir=folder.absolute().parent, prefix=f".{folder.name[:100]}.", suffix=".unfinished")
    )
    try:
        yield beside
        beside.chmod(0o755)
        sync_all(beside)
        beside.rename(folder)  # which an empty folder gives way to
    except BaseException:
        shutil.rmtree(beside, ignore_errors=True)
        raise
    sync_folder(folder.absolute().parent)


def sync_folder(folder: Path) -> None:
    """Make names that were added to or changed in `folder` survive a power cut."""
    if not folder.is_dir():
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def _write(handle: int, content: bytes) -> None:
    """All of the content; the system may take less at a time."""
    left = memoryview(content)
    while left:
        left = left[os.write(handle, left) :]


@contextmanager
def _temporary_beside(path: Path) -> Iterator[tuple[int, Path]]:
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name[:100]}.", suffix=".tmp")
    temporary = Path(name)
    try:
        yield handle, temporary
    finally:
        temporary.unlink(missing_ok=True)
