"""Files as they are given: found in folders, and copied before they are read.

What is read and hashed is a copy of our own, so that what is archived is what was read, whatever becomes of the
file meanwhile. A link is followed where the user named it, but not where it merely lies in a folder.
"""

import errno
import hashlib
import os
import stat
import tempfile
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ingest.errors import BrokenPdf, NotPdf, RejectedFile, TooLarge, UnsafeFile
from ingest.report import LARGEST_FILE

LONGEST_NAME = 200  # bytes; file systems take 255
LONGEST_SUFFIX = 10  # characters
PIECE = 1 << 20  # bytes
_FAULTS = {
    errno.ENOENT: "filen finns inte",
    errno.EACCES: "du saknar behörighet att läsa den",
    errno.EPERM: "du saknar behörighet att läsa den",
    errno.EIO: "disken ger läsfel",
    errno.ELOOP: "länken leder runt i en ring",
    errno.ENAMETOOLONG: "namnet är för långt",
    errno.ENXIO: "den är ingen vanlig fil",
}


class Copy(msgspec.Struct, frozen=True):
    """A file's content where nobody else can change it, and its SHA-256; `path` has the file's own name."""

    path: Path
    sha256: str


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files given, and what is called PDF in and under the folders given, in order of name.

    Links to folders inside folders are left alone; links to files, pipes and devices are found, to be refused.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        found = [Path(at) / name for at, _, names in os.walk(path) for name in names]
        yield from sorted(one for one in found if one.suffix.lower() == ".pdf")


@contextmanager
def copied(file: Path, in_place: bool = False, follow: bool = True) -> Iterator[Copy]:
    """The file as a copy that lives as long as the context, or `in_place` where nobody changes it.

    Raises TooLarge, NotPdf where it is no ordinary file, UnsafeFile where it is a link that may not be followed,
    and BrokenPdf where it cannot be read.
    """
    if not follow and file.is_symlink():
        raise UnsafeFile(f"{file.name} är en länk, och länkar i mappar följs inte. Ge filen som den pekar på.")
    with _opened(file) as handle, tempfile.TemporaryDirectory(prefix="backspegel-") as temporary:
        path = file if in_place else Path(temporary) / safe_name(file)
        with open(os.devnull if in_place else path, "wb") as copy:  # noqa: PTH123 - either of the two
            sha256 = hashlib.sha256()
            for piece in _pieces(handle, file):
                sha256.update(piece)
                copy.write(piece)
        yield Copy(path, sha256.hexdigest())


def safe_name(file: Path) -> str:
    """A file's name as text: what is no text in it replaced, and not too long to be the name of another file."""
    name = os.fsencode(file.name).decode("utf-8", "replace").replace("\0", "\ufffd")
    stem, suffix = os.path.splitext(name)  # noqa: PTH122 - a name, not a path
    if len(name.encode()) <= LONGEST_NAME:
        return name
    room = max(1, LONGEST_NAME - len(suffix.encode()))
    return stem.encode()[:room].decode("utf-8", "ignore") + suffix[:LONGEST_SUFFIX]


def written(path: Path) -> str:
    """A path as text that can be kept: what is no text in it replaced."""
    return os.fsencode(path).decode("utf-8", "replace")


def hash_of(file: Path) -> str:
    """The SHA-256 of a file of any size, empty where it cannot be read or is no ordinary file."""
    try:
        with _opened(file) as handle, os.fdopen(os.dup(handle), "rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except (OSError, RejectedFile):
        return ""


@contextmanager
def _opened(file: Path) -> Iterator[int]:
    """The file opened; without waiting, as opening a pipe would."""
    try:
        _check_ordinary(file, os.stat(file))  # noqa: PTH116 - beside fstat; opening a device may do something
        handle = os.open(file, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    except OSError as error:
        raise _unreadable(file, error) from error
    try:
        _check_ordinary(file, os.fstat(handle))
        yield handle
    finally:
        os.close(handle)


def _check_ordinary(file: Path, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise NotPdf(f"{safe_name(file)} är ingen vanlig fil. Ge en PDF-fil.")


def _pieces(handle: int, file: Path) -> Iterator[bytes]:
    size = 0
    while True:
        try:
            piece = os.read(handle, PIECE)
        except OSError as error:
            raise _unreadable(file, error) from error
        if not piece:
            return
        size += len(piece)
        if size > LARGEST_FILE:
            raise TooLarge(
                f"{safe_name(file)} är större än 300 MB. Dela upp dokumentet eller minska bilderna i det."
            )
        yield piece


def _unreadable(file: Path, error: OSError) -> RejectedFile:
    fault = _FAULTS.get(error.errno or 0, error.strerror)
    return BrokenPdf(f"{safe_name(file)} går inte att läsa: {fault}. Kontrollera filen och försök igen.")
