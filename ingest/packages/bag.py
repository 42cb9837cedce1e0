"""An archive as a bag: BagIt 1.0 (RFC 8493), made and validated by the Library of Congress' own library.

data/                   the archive
bag-info.txt            what it is, when it was packed, by what
manifest-sha256.txt     the checksum of each file of the archive, and manifest-sha512.txt another
tagmanifest-….txt       the checksums of the other files
"""

import logging
from collections.abc import Iterator, Sequence
from pathlib import Path

import bagit

from ingest.errors import MOST_NAMED, BrokenPackage
from ingest.keeping.archive import Archive
from ingest.packages.contents import File, Packed
from ingest.packages.describing import label
from ingest.packages.facts import Facts

NAME = "bagit.txt"
DATA = "data"
CHECKSUMS = ("sha256", "sha512")
logging.getLogger("bagit").setLevel(logging.CRITICAL)  # what it finds, it raises


def write(archive: Archive, folder: Path, files: Sequence[File], facts: Facts) -> None:
    """Make a bag in `folder` of files that were copied to it; raises BrokenPackage where they changed since."""
    told = {
        "External-Identifier": facts.identifier,
        "External-Description": label(archive),
        "Bag-Software-Agent": f"backspegel {facts.version}",
    }
    if facts.organization:
        told["Source-Organization"] = facts.organization
    made = bagit.make_bag(str(folder), told, checksums=CHECKSUMS)
    made.validate()
    for file in files:
        if made.entries[f"{DATA}/{file.name}"]["sha256"] != file.sha256:
            raise BrokenPackage(f"{file.name} ändrades medan den packades. Kontrollera disken och exportera igen.")


def read(package: Path, there: set[str]) -> Iterator[Packed]:
    """The files of the archive in a bag; raises BrokenPackage where the bag is not as its manifests say.

    `there` are the names of all that lie in it, for the sake of those that the manifests do not tell of.
    """
    try:
        found = bagit.Bag(str(package))
        found.validate()
    except (bagit.BagError, OSError, UnicodeError, ValueError) as error:
        named = ", ".join(list(dict.fromkeys(one.path for one in getattr(error, "details", [])))[:MOST_NAMED])
        which = f": {named} är ändrad, saknas eller är för mycket" if named else ""
        raise BrokenPackage(f"{package} är inte som dess manifest säger{which}. Hämta paketet på nytt.") from error
    for name, sums in found.entries.items():
        if not name.startswith(f"{DATA}/"):
            continue
        if "sha256" not in sums:
            raise BrokenPackage(
                f"{package} saknar SHA-256 för {name}. Ange ett paket som Backspegel har exporterat."
            )
        path = package / name
        yield Packed(File(name.removeprefix(f"{DATA}/"), path.stat().st_size, sums["sha256"].lower()), path)
