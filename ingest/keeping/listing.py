"""What lies in a folder of an archive: names without their ending, and marks that tell when one was replaced."""

import contextlib
import os
from collections.abc import Iterator
from pathlib import Path

from ingest.slugs import is_slug


def names_in(folder: Path, ending: str) -> list[str]:
    """The names of the files in a folder with an ending, without it, in order."""
    try:
        found = os.listdir(folder)  # noqa: PTH208 - a Path for each of thousands of reports takes milliseconds
    except FileNotFoundError:
        return []
    return sorted(name.removesuffix(ending) for name in found if name.endswith(ending))


def marks_in(folder: Path, ending: str) -> Iterator[tuple[str, str]]:
    """The marks of the files in a folder by name, in order; one that goes meanwhile has none."""
    if not folder.is_dir():
        return
    with os.scandir(folder) as entries:
        for entry in sorted(entries, key=lambda one: one.name):
            if entry.name.endswith(ending) and is_slug(entry.name.removesuffix(ending)):
                with contextlib.suppress(FileNotFoundError):
                    yield entry.name.removesuffix(ending), _mark(entry.stat())


def mark_of(path: Path) -> str:
    """What tells a file from one that replaced it: it was replaced whole, so it has a new inode or time."""
    return _mark(path.stat())


def _mark(status: os.stat_result) -> str:
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"
