"""An archive into a package: copied whole while nobody writes to it, checked, and there or not there."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from pathlib import Path

import msgspec

from ingest.errors import BrokenPackage
from ingest.files import copy_whole, made_whole
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import tombstones
from ingest.packages import bag, sip
from ingest.packages.contents import File, mode_of, names_in
from ingest.packages.facts import Facts, facts


class Form(StrEnum):
    """The forms of packages."""

    BAGIT = "bagit"
    EARK = "e-ark"


_WRITERS: dict[Form, tuple[str, Callable[[Archive, Path, Sequence[File], Facts], None]]] = {
    Form.BAGIT: (".", bag.write),  # which moves the archive to where it is in a bag
    Form.EARK: (sip.DATA, sip.write),
}


class Exported(msgspec.Struct, frozen=True):
    """A package that was made: where, in which form, its identifier, and how much it holds (`size` in bytes)."""

    package: str
    form: Form
    identifier: str
    reports: int
    files: int
    size: int


def export(archive: Archive, package: Path, form: Form, organization: str = "") -> Exported:
    """Make a package of an archive in a folder that is new or empty.

    A bag is a copy of the archive, with what can still be brought back of what was withdrawn. A package for a
    final archive must not have that. Raises BrokenPackage where the archive is not whole or the folder not empty,
    and ArchiveLocked.
    """
    _check_place(archive, package)
    with archive.unwritten(), made_whole(package) as folder:
        _check_whole(archive, form)
        within, write = _WRITERS[form]
        files = [_copied(archive.folder, folder / within, name) for name in names_in(archive.folder)]
        told = facts(organization)
        write(archive, folder, files, told)
    reports = sum(file.name.startswith("records/") for file in files)
    return Exported(str(package), form, told.identifier, reports, len(files), sum(file.size for file in files))


def _check_place(archive: Archive, package: Path) -> None:
    if not archive.journal.is_file():
        raise BrokenPackage(
            f"Arkivet {archive.folder} är tomt: det finns inget att exportera. Välj arkiv med --archive."
        )
    if package.exists() and (not package.is_dir() or any(package.iterdir())):
        raise BrokenPackage(f"{package} är inte tom. Ange en mapp som är ny eller tom.")
    if archive.folder.resolve() in (package.resolve(), *package.resolve().parents):
        raise BrokenPackage(f"{package} ligger i arkivet. Ange en mapp utanför det.")


def _check_whole(archive: Archive, form: Form) -> None:
    problems = verify(archive).problems
    if problems:
        raise BrokenPackage(
            f"Arkivet har {len(problems)} fel, bland annat: {problems[0].message} Se alla med verify, laga dem "
            "och exportera sedan."
        )
    undoable = [one for one in tombstones(archive) if not one.purged]
    if undoable and form is Form.EARK:
        raise BrokenPackage(
            f"Gallringen av {undoable[0].id} går att ångra till och med {undoable[0].until}, och gallrat innehåll "
            f"levereras inte. Vänta tills dess, eller förstör det med withdraw {undoable[0].id} --purge."
        )


def _copied(archive: Path, into: Path, name: str) -> File:
    size, sha256 = copy_whole(archive / name, into / name, mode_of(name))
    return File(name, size, sha256)
