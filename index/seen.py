"""Whether an index still knows the records as they are: what every search asks of the file system first.

A record is replaced by renaming, which changes its folder's time; a correction has its line in the journal. So a
search looks at the times of a few files and folders, not at every record.
"""

import os
import time
from collections.abc import Sequence
from pathlib import Path

import msgspec

from ingest.keeping.archive import Archive

SETTLED = 0.02  # seconds after which a change to a folder is sure to change its time again
TRUSTED = 30.0  # seconds; then the records are looked at one by one, whatever the time of their folder


class Seen(msgspec.Struct, frozen=True):
    """When records, what is decided of them and the index had last changed; `folder` is that of the generation.

    Of the `paths` looked at the first three must be there: records, pointer and generation.
    """

    folder: Path
    paths: tuple[str, ...]
    times: tuple[int, ...]
    at: float


def known(archive: Archive) -> Seen | None:
    """What was seen when a generation was found up to date, where nothing has changed since then."""
    before = _remembered.get(archive.index_folder.absolute())
    if before is None or time.time() - before.at >= TRUSTED:
        return None
    return before if _times(before.paths) == before.times else None


def behind(archive: Archive) -> Path | None:
    """The folder of the generation that was found behind, but whole, where no other has taken its place."""
    return _in_place(_behind.get(archive.index_folder.absolute()))


def latest(archive: Archive) -> Path | None:
    """The folder of the generation that was found up to date last, where no other has taken its place."""
    return _in_place(_remembered.get(archive.index_folder.absolute()))


def _in_place(before: Seen | None) -> Path | None:
    return before.folder if before and _changed_at(before.paths[1]) == before.times[1] else None


def look(archive: Archive) -> Seen | None:
    """What there is to see now, None where there is no index."""
    pointer = archive.index_folder / "current"
    try:
        folder = archive.index_folder / pointer.read_text().strip()
        looked_at = (
            archive.records_folder, pointer, folder,
            archive.journal, archive.register_file, archive.corrections_folder, archive.areas_file,
        )  # fmt: skip
        paths = tuple(map(str, looked_at))
        times = _times(paths)
    except (OSError, ValueError):  # ValueError: a name that no file can have
        return None
    return Seen(folder, paths, times, time.time()) if all(times[:3]) else None


def remember(archive: Archive, seen: Seen | None) -> None:
    """Trust what was seen, as of an index that is up to date; unless so young that a change could go unnoticed."""
    if seen and seen.at - max(seen.times) / 1e9 > SETTLED:
        _remembered[archive.index_folder.absolute()] = seen


def remember_behind(archive: Archive, seen: Seen | None) -> None:
    """Take what was seen for whole, though it lacks records: it serves while the next one is being built."""
    if seen:
        _behind[archive.index_folder.absolute()] = seen


def distrust(archive: Archive) -> None:
    """Look at the index itself the next time: what was known of it by its times is not so."""
    _remembered.pop(archive.index_folder.absolute(), None)
    _behind.pop(archive.index_folder.absolute(), None)


def _times(paths: Sequence[str]) -> tuple[int, ...]:
    return tuple(map(_changed_at, paths))


def _changed_at(path: str) -> int:
    try:
        return os.stat(path).st_mtime_ns  # noqa: PTH116 - a third of what a Path takes, in every search
    except OSError:
        return 0


_remembered: dict[Path, Seen] = {}
_behind: dict[Path, Seen] = {}
