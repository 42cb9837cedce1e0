"""Whether what lies in an archive is files and folders, and nothing that only looks like them.

A pipe or device in the place of a file would keep whoever reads it waiting for ever. A link leads to a file that
others may alter, and that no copy of the folder has.
"""

import os
import stat
from collections.abc import Container, Iterator
from pathlib import Path

from ingest.errors import NotAFile
from ingest.keeping.archive import Archive
from ingest.keeping.broken import BROKEN
from ingest.slugs import is_slug

FILES = (".pdf", ".json", ".jsonl", ".toml")
DERIVED = (".index", ".corrected", ".ocr")  # may be deleted at any time
Fault = tuple[str | None, str, str]  # the report, the kind, and a message in Swedish


def links(archive: Archive) -> Iterator[Fault]:
    """The files and folders of record that are links; of originals `verify` tells where it reads them."""
    for path in _within(archive):
        is_derived = path.relative_to(archive.folder).parts[0] in DERIVED
        if path.is_symlink() and path.parent != archive.originals and not is_derived:
            message = f"{path} är en länk. Lägg det som den leder till där, eller återställ från säkerhetskopia."
            yield None, "linked file", message


def strays(archive: Archive) -> Iterator[Fault]:
    """Files among those of record that can be none of them."""
    for folder, suffix in _folders(archive):
        for path in sorted(folder.iterdir()) if folder.is_dir() else ():
            is_named = is_slug(path.stem) or (suffix == ".pdf" and not path.name.startswith("."))
            if (path.suffix == suffix and not is_named) or (path.suffix != suffix and path.name[0] != "."):
                yield None, "stray file", f"{path} hör inte till arkivet. Ta bort den, eller ge filen med ingest."


def not_withdrawn(archive: Archive, withdrawn: Container[str]) -> Iterator[Fault]:
    """Content that is kept aside of what was never withdrawn, or has another name; `withdrawn` are the journal's.

    Where only the tombstone is lost, nothing may be removed: with it the content can be brought back.
    """
    for path in sorted(archive.withdrawn_folder.glob("*/*")):
        report = path.parent.name
        is_withdrawn = report in withdrawn or (archive.tombstones_folder / f"{report}.json").is_file()
        if not is_withdrawn or (path.stem != report and path.name != BROKEN):
            yield None, "stray file", f"{path} hör inte till något som är gallrat. Ta bort den."


def _folders(archive: Archive) -> tuple[tuple[Path, str], ...]:
    return (
        (archive.originals, ".pdf"),
        (archive.records_folder, ".json"),
        (archive.corrections_folder, ".jsonl"),
        (archive.tombstones_folder, ".json"),
    )


def unreadable(archive: Archive) -> list[Fault]:
    """What cannot be read as the file that it should be: nothing else should be read while it is there."""
    return [(None, "not a file", str(NotAFile(path))) for path in _within(archive) if _is_odd(archive, path)]


def _is_odd(archive: Archive, path: Path) -> bool:
    if path.name == ".lock" and (path.is_symlink() or not path.is_file()):
        return True
    by_itself = path.parent in (archive.originals, archive.records_folder)  # each is read and told of by itself
    try:
        kind = stat.S_IFMT(path.stat().st_mode)
    except OSError:  # nothing there, or a link to nowhere
        return path.is_symlink() and path.parent != archive.originals
    if by_itself:
        return kind not in (stat.S_IFREG, stat.S_IFDIR)
    if path in (archive.originals, archive.records_folder, archive.corrections_folder, archive.tombstones_folder):
        return kind != stat.S_IFDIR
    if kind == stat.S_IFDIR:
        return path.suffix in FILES
    is_closed = path.suffix in FILES and not os.access(path, os.R_OK) and path.exists()
    return kind != stat.S_IFREG or is_closed


def _within(archive: Archive) -> Iterator[Path]:
    """All that lies in an archive, in order, and in folders of it that are links."""
    inside = sorted(archive.folder.iterdir()) if archive.folder.is_dir() else []
    for folder in (archive.folder, *(one for one in inside if one.is_symlink() and one.is_dir())):
        for at, folders, names in os.walk(folder):
            folders[:] = [name for name in folders if name != BROKEN]  # what was set aside, as it was
            yield from (Path(at, name) for name in sorted([*folders, *names]))
