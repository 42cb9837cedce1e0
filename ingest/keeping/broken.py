"""What was set aside when something better took its place: files of a report that were broken or altered.

They lie in `.broken/ID/`. Older programs put them in `.broken/` itself, as ID.json, ID-2.json and so on.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING

from ingest.files import move

if TYPE_CHECKING:
    from ingest.keeping.archive import Archive

BROKEN = ".broken"


def folder_of(archive: "Archive") -> Path:
    """Where what is set aside lies."""
    return archive.folder / BROKEN


def set_aside(archive: "Archive", path: Path) -> Path:
    """Move a file of a report to `.broken/`, under a name that is not taken; gives where it lies now."""
    folder = folder_of(archive) / path.stem
    names = (folder / f"{path.stem}{number}{path.suffix}" for number in ("", *(f"-{n}" for n in range(2, 10_000))))
    target = next(name for name in names if not name.exists())
    move(path, target)
    return target


def set_aside_of(archive: "Archive", report: str) -> list[Path]:
    """The files of a report that were set aside.

    `ID-2.json` of an older program may be of ID or of a report called ID-2: where one of that name was ever
    archived, it is taken for that one's.
    """
    folder = folder_of(archive)
    own = (folder / report).glob("*")
    numbered = re.compile(re.escape(report) + r"-[0-9]+")
    older = (one for one in folder.glob("*.*") if one.stem == report or numbered.fullmatch(one.stem))
    return sorted([*own, *(one for one in older if one.stem == report or not _is_known(archive, one.stem))])


def _is_known(archive: "Archive", name: str) -> bool:
    return any(
        (folder / f"{name}{suffix}").exists()
        for folder, suffix in (
            (archive.records_folder, ".json"),
            (archive.originals, ".pdf"),
            (archive.tombstones_folder, ".json"),
        )
    )
