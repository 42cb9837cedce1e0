"""Files as they are given: found in folders, and copied before they are read.

What is read and hashed is a copy of our own, so that what is archived is what was read. A file that is written to
meanwhile is refused: what was copied may be neither what it was nor what it became. A link is
followed where the user named it, but not where it merely lies in a folder.
"""

import hashlib
import os
import stat
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from ingest.errors import BrokenPdf, NotPdf, RejectedFile, TooLarge, UnsafeFile, fault
from ingest.own_copies import own_folder
from ingest.report import LARGEST_FILE

LONGEST_NAME = 200  # bytes; file systems take 255
LONGEST_SUFFIX = 10  # characters
PIECE = 1 << 20  # bytes
ATTEMPTS = 2  # to copy a file that others change


Mark = tuple[int, int, int]  # what changes with the content of a file: inode, time and size


class Copy(msgspec.Struct, frozen=True):
    """A file's content where nobody else can change it, and its SHA-256; `path` has the file's own name.

    `mark` is that of the file when it was copied.
    """

    path: Path
    sha256: str
    mark: Mark


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files given, and what is called PDF in and under the folders given, in order of name.

    Links in folders, to folders too, pipes and devices are found, to be refused.
    """
    for path in paths:
        if not path.is_dir():
            yield path
            continue
        yield from sorted(_inside(path))


def _inside(folder: Path) -> Iterator[Path]:
    for at, folders, names in os.walk(folder):
        yield from (one for one in (Path(at, name) for name in names) if one.name.lower().endswith(".pdf"))
        yield from (one for one in (Path(at, name) for name in folders) if one.is_symlink())


@contextmanager
def copied(file: Path, in_place: bool = False, follow: bool = True) -> Iterator[Copy]:
    """The file as a copy that lives as long as the context, or `in_place` where nobody changes it.

    Raises TooLarge, NotPdf where it is no ordinary file, UnsafeFile where it is a link that may not be followed,
    and BrokenPdf where it cannot be read, or changes each time that it is read.
    """
    if not follow and file.is_symlink():
        what = "mappen" if file.is_dir() else "filen"
        raise UnsafeFile(
            f"{safe_name(file)} är en länk, och länkar i mappar följs inte. Ge {what} som den pekar på."
        )
    with own_folder() as temporary:
        path = file if in_place else temporary / safe_name(file)
        for _ in range(ATTEMPTS):
            copy = _copy(file, path, Path(os.devnull) if in_place else path)
            if not has_changed(file, copy):
                break
        else:
            raise changed(file)
        yield copy


def _copy(file: Path, path: Path, written_to: Path) -> Copy:
    """A copy of a file that nobody changed until it was opened; whether anybody did since, `has_changed` says."""
    with _opened(file) as handle, written_to.open("wb") as copy:
        mark, sha256 = _mark(os.fstat(handle)), hashlib.sha256()
        for piece in _pieces(handle, file):
            sha256.update(piece)
            copy.write(piece)
    return Copy(path, sha256.hexdigest(), mark)


def has_changed(file: Path, copy: Copy) -> bool:
    """Whether a file was written to, replaced or removed since it was copied: the copy may be neither of two."""
    try:
        return _mark(os.stat(file)) != copy.mark  # noqa: PTH116 - beside fstat
    except OSError:
        return True


def changed(file: Path) -> BrokenPdf:
    """What is said of a file that is being written to."""
    return BrokenPdf(f"{safe_name(file)} ändrades under läsningen. Ta in den igen när den är färdig.")


def _mark(status: os.stat_result) -> Mark:
    return status.st_ino, status.st_mtime_ns, status.st_size


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
    return BrokenPdf(f"{safe_name(file)} går inte att läsa: {fault(error)}. Kontrollera filen och försök igen.")
