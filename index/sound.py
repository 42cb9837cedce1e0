"""Whether the files of an index are as they were written: a disk or another program may have changed them since.

Files of a Whoosh index are never changed once they are there, only added and removed. So each is read once in a
process, when it is first used, and not again.
"""

import zlib
from pathlib import Path

from index.opening import opens

BLOCK = 1 << 20  # bytes read at a time
IN_MOTION = ("state.json", "lock", "LOCK", "tmp")  # ends of names of files that are not part of what was written

_checked: dict[tuple[str, int, int, int], int] = {}


def checksums(folder: Path) -> dict[str, int]:
    """The CRC-32 of each file of an index, by name."""
    files = (path for path in folder.iterdir() if path.is_file() and not path.name.endswith(IN_MOTION))
    return {path.name: _checksum(path) for path in sorted(files)}


def is_sound(folder: Path, expected: dict[str, int]) -> bool:
    """Whether the files that are there are as expected, and those that are used are there.

    While another program brings an index up to date, files that are used no more go.
    """
    missing = False
    for name, checksum in expected.items():
        try:
            if _checksum(folder / name) != checksum:
                return False
        except OSError:
            missing = True
    return not missing or opens(folder) or opens(folder)  # once more: files may go between finding and opening


def _checksum(path: Path) -> int:
    status = path.stat()
    key = str(path), status.st_ino, status.st_mtime_ns, status.st_size
    if key not in _checked:
        checksum = 0
        with path.open("rb") as file:
            while block := file.read(BLOCK):
                checksum = zlib.crc32(block, checksum)
        _checked[key] = checksum
    return _checked[key]
