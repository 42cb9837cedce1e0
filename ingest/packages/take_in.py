"""A package into an archive: each file held against its checksum, the archive against itself, and only then there.

Packages come from anywhere. A file is taken only where its name is one that a file of an archive has; links and
devices, files that are not told of, and more than one word about the same file end the whole import.
"""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest.errors import BrokenPackage
from ingest.files import copy_whole, made_whole
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.chain import JOURNAL
from ingest.packages import bag, mets, sip
from ingest.packages.contents import Packed, belongs, mode_of
from ingest.packages.export import Form

SAID = 3  # of what is wrong, in a message


class Imported(msgspec.Struct, frozen=True):
    """An archive that was made from a package: how many reports and files, and their `size` in bytes."""

    package: str
    form: Form
    reports: int
    files: int
    size: int


def take_in(package: Path, archive: Archive) -> Imported:
    """Make an archive of a package, byte for byte the one that was exported.

    Raises BrokenPackage where the package is none or not whole, or where something is in the archive's folder;
    nothing is written then.
    """
    if archive.folder.exists() and (not archive.folder.is_dir() or any(archive.folder.iterdir())):
        raise BrokenPackage(f"{archive.folder} är inte tom. Ange ett nytt arkiv med --archive.")
    form, packed = _read(package)
    with made_whole(archive.folder) as folder:
        for one in packed:
            _copy(one, folder)
        _check(package, folder)
    reports = sum(one.file.name.startswith("records/") for one in packed)
    return Imported(str(package), form, reports, len(packed), sum(one.file.size for one in packed))


def _read(package: Path) -> tuple[Form, list[Packed]]:
    """The form of a package, and the files of the archive in it."""
    if not package.is_dir():
        raise BrokenPackage(f"{package} är ingen mapp. Packa upp paketet och ange mappen.")
    there = set(_ordinary(package))
    if bag.NAME in there:
        form, packed = Form.BAGIT, list(bag.read(package, there))
    elif mets.NAME in there:
        form, packed = Form.EARK, list(sip.read(package, there))
    else:
        raise BrokenPackage(
            f"{package} är varken en BagIt- eller en E-ARK-mapp ({bag.NAME} eller {mets.NAME} saknas)."
        )
    names = [one.file.name for one in packed]
    foreign = sorted(name for name in names if not belongs(name))
    if foreign or JOURNAL not in names:
        wrong = f"innehåller {foreign[0]}, som inte hör till ett arkiv" if foreign else "innehåller ingen journal"
        raise BrokenPackage(f"{package} {wrong}. Ange ett paket som Backspegel har exporterat.")
    return form, packed


def _ordinary(package: Path) -> Iterator[str]:
    """The names of the files in a package; raises BrokenPackage where one is a link or no ordinary file."""
    for at, folders, names in os.walk(package):
        for path in (Path(at, name) for name in (*folders, *names)):
            mode = path.lstat().st_mode
            if not (stat.S_ISREG(mode) or stat.S_ISDIR(mode)):
                raise BrokenPackage(f"{path} är en länk eller ingen vanlig fil. Sådana tas inte in.")
        yield from (Path(at, name).relative_to(package).as_posix() for name in names)


def _copy(packed: Packed, folder: Path) -> None:
    """What is copied is what is checked, whatever becomes of the package meanwhile."""
    file = packed.file
    if copy_whole(packed.path, folder / file.name, mode_of(file.name)) != (file.size, file.sha256):
        raise BrokenPackage(f"{packed.path} är inte den som paketet säger. Hämta paketet på nytt.")


def _check(package: Path, folder: Path) -> None:
    problems = verify(Archive(folder)).problems
    if problems:
        told = " ".join(problem.message.replace(f"{folder}/", "") for problem in problems[:SAID])
        raise BrokenPackage(f"Arkivet i {package} har {len(problems)} fel: {told} Inget är intaget.")
