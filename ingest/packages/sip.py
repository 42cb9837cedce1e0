"""An archive as a submission information package after E-ARK (CSIP and SIP 2.1.0), for a final archive.

METS.xml                                      what is in the package
metadata/descriptive/dc.xml                   what the archive is
metadata/preservation/premis.xml              that it was checked and packed
documentation/archive-format.md               what its files mean
schemas/record.schema.json                    the form of a record
representations/archive/METS.xml              each file of the archive, with its checksum
representations/archive/data/                 the archive
representations/archive/metadata/preservation/premis.xml   what happened to each file
"""

from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ingest.errors import BrokenPackage
from ingest.files import whole_lines, write_whole
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import read_journal, user
from ingest.keeping.record import FORMAT, Record
from ingest.packages import describing, mets, premis
from ingest.packages.contents import File, Packed
from ingest.packages.facts import Facts

INSIDE = "representations/archive"
DATA = f"{INSIDE}/data"
DOCUMENTATION = Path(__file__).with_name("archive-format.md")
PROFILE = "https://earksip.dilcis.eu/profile/E-ARK-SIP.xml"
CONTENT = f"Backspegel archive, records of format {FORMAT}"


def write(archive: Archive, folder: Path, files: Sequence[File], facts: Facts) -> None:
    """Make a package in `folder` of files that have been copied to its `DATA`."""
    told = mets.Told(
        identifier=facts.identifier,
        label=describing.label(archive),
        profile=PROFILE,
        created=facts.created,
        version=facts.version,
        by=user(),
        organization=facts.organization,
    )
    inside = folder / INSIDE
    history = _put(inside, "metadata/preservation/premis.xml", _history(archive, folder / DATA, files, facts))
    data = mets.Group("Representations", [mets.Entry(f"data/{one.name}", one.size, one.sha256) for one in files])
    of_archive = msgspec.structs.replace(
        told, identifier="archive", content=CONTENT, preservation=history, groups=(data,)
    )
    within = _put(folder, f"{INSIDE}/{mets.NAME}", mets.document(of_archive))
    groups = (
        mets.Group("Documentation", [_put(folder, "documentation/archive-format.md", DOCUMENTATION.read_bytes())]),
        mets.Group("Schemas", [_put(folder, "schemas/record.schema.json", _schema())]),
        mets.Group("Representations/archive", [within]),
    )
    described = describing.document(archive, facts.identifier, facts.created, facts.organization)
    of_package = msgspec.structs.replace(
        told,
        content=CONTENT,
        descriptive=_put(folder, "metadata/descriptive/dc.xml", described),
        preservation=_put(folder, "metadata/preservation/premis.xml", _packing(facts)),
        groups=groups,
        representation=within,
    )
    _put(folder, mets.NAME, mets.document(of_package))


def read(package: Path, there: set[str]) -> Iterator[Packed]:
    """The files of the archive in a package, as its METS files tell; `there` are the names of all that lie in it.

    Raises BrokenPackage where a file is missing, is not told of, or tells of the package what it is not.
    """
    outer = mets.said(mets.entries(package / mets.NAME))
    inner_name = f"{INSIDE}/{mets.NAME}"
    if inner_name not in outer:
        raise BrokenPackage(f"{package} innehåller inget arkiv från Backspegel ({inner_name} saknas).")
    _check(package, outer)
    inner = mets.said(mets.entries(package / inner_name))
    known = {mets.NAME, *outer, *(f"{INSIDE}/{path}" for path in inner)}
    for name in sorted(known ^ there):
        wrong = "saknas" if name in known else "hör inte till paketet"
        raise BrokenPackage(f"{package / name} {wrong}. Hämta paketet på nytt.")
    inside = package / INSIDE
    _check(inside, {path: entry for path, entry in inner.items() if not path.startswith("data/")})
    for path, entry in inner.items():
        if path.startswith("data/"):
            yield Packed(File(path.removeprefix("data/"), entry.size, entry.sha256), inside / path)


def _check(folder: Path, entries: dict[str, mets.Entry]) -> None:
    for path, entry in entries.items():
        if not (folder / path).is_file() or sha256_of((folder / path).read_bytes()) != entry.sha256:
            raise BrokenPackage(f"{folder / path} saknas eller är ändrad. Hämta paketet på nytt.")


def _put(folder: Path, name: str, content: bytes) -> mets.Entry:
    write_whole(folder / name, content)
    return mets.Entry(name, len(content), sha256_of(content))


def _schema() -> bytes:
    """The form of a record as JSON Schema, for those who come without this program."""
    return msgspec.json.format(msgspec.json.encode(msgspec.json.schema(Record)), indent=1)


def _history(archive: Archive, data: Path, files: Sequence[File], facts: Facts) -> bytes:
    names = {one.name for one in files}
    journal = data / archive.journal.name
    events = premis.from_journal(whole_lines(journal), read_journal(journal), names)
    originals = {f"reports/{one.report.id}.pdf": one.report.file for one in archive.records()}
    versions = {name: premis.pdf_version(data / name) for name in names if name.endswith(".pdf")}
    return premis.document(files, events, facts.version, originals, versions)


def _packing(facts: Facts) -> bytes:
    """That the archive was checked and found whole, and made into a package."""
    whole, at = facts.identifier, facts.created
    checked = "verify: originals, records, corrections, ledger and journal held against each other"
    events = (
        premis.Event(f"{whole}/fixity", "fixity check", at, checked, premis.SOFTWARE, (whole,)),
        premis.Event(f"{whole}/packing", "information package creation", at, "export --eark", user(), (whole,)),
    )
    return premis.document((), events, facts.version, {}, {}, whole)
