"""METS as E-ARK wants it (CSIP and SIP 2.1.0, https://earksip.dilcis.eu): what is in a package, and with which
checksums.

A METS file tells of the files in one folder: of the package, or of a representation in it.
"""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path, PurePosixPath
from typing import Any
from urllib.parse import quote, unquote

import msgspec

from ingest.errors import BrokenPackage
from ingest.packages import xml
from ingest.packages.premis import FORMATS

NAMESPACE = "http://www.loc.gov/METS/"
CSIP = "https://DILCIS.eu/XML/METS/CSIPExtensionMETS"
SIP = "https://DILCIS.eu/XML/METS/SIPExtensionMETS"
SCHEMAS = (
    f"{NAMESPACE} http://www.loc.gov/standards/mets/mets.xsd "
    f"{CSIP} https://earkcsip.dilcis.eu/schema/DILCISExtensionMETS.xsd "
    f"{SIP} https://earksip.dilcis.eu/schema/DILCISExtensionSIPMETS.xsd"
)
NAME = "METS.xml"
ALGORITHM = "SHA-256"
_M = xml.maker(NAMESPACE, "mets", csip=CSIP, sip=SIP, xlink=xml.XLINK)


class Entry(msgspec.Struct, frozen=True):
    """A file that a METS file tells of: its path from there (with `/`), its size in bytes, and its SHA-256."""

    path: str
    size: int
    sha256: str


class Group(msgspec.Struct, frozen=True):
    """Files that belong together; `use` is from E-ARK's vocabulary, with the representation's name after it."""

    use: str
    files: Sequence[Entry]


class Told(msgspec.Struct, frozen=True):
    """What a METS file says of its package: identifier, profile, time (ISO 8601), who made it and sends it; files.

    `representation` is the METS file of a representation that lies in the package, `content` says what kind of
    content a representation has.
    """

    identifier: str
    label: str
    profile: str
    created: str
    version: str
    by: str
    organization: str = ""
    content: str = ""
    descriptive: Entry | None = None
    preservation: Entry | None = None
    groups: Sequence[Group] = ()
    representation: Entry | None = None


def document(told: Told) -> bytes:
    """A METS file."""
    root = _M.mets(OBJID=told.identifier, LABEL=told.label, TYPE="Textual works – Digital", PROFILE=told.profile)
    root.set(xml.qualified(xml.XSI, "schemaLocation"), SCHEMAS)
    _say_content(root, told.content)
    root.append(_header(told))
    if told.descriptive:
        reference = _reference(told.descriptive, "DC", told.created)
        root.append(_M.dmdSec(reference, ID="dmd-1", CREATED=told.created, STATUS="CURRENT"))
    if told.preservation:
        reference = _reference(told.preservation, "PREMIS", told.created)
        root.append(_M.amdSec(_M.digiprovMD(reference, ID="digiprov-1", CREATED=told.created, STATUS="CURRENT")))
    root.append(_files(told))
    root.append(_structure(told))
    return xml.as_bytes(root)


def entries(path: Path) -> Iterator[Entry]:
    """The files that a stranger's METS file tells of; raises BrokenPackage."""
    root = xml.read(path)
    if root.tag != _tag("mets"):
        raise BrokenPackage(f"{path} är ingen METS-fil. Ange mappen med ett paket som Backspegel har exporterat.")
    for element in root.iter(_tag("file"), _tag("mdRef")):
        place = element.find(_tag("FLocat")) if element.tag == _tag("file") else element
        try:
            if element.get("CHECKSUMTYPE") != ALGORITHM:
                raise ValueError(element.get("CHECKSUMTYPE"))
            href = unquote(place.get(xml.qualified(xml.XLINK, "href")))
            yield Entry(_within(href), int(element.get("SIZE")), element.get("CHECKSUM").lower())
        except (AttributeError, TypeError, ValueError) as error:
            message = f"{path}, rad {element.sourceline}: filen saknar adress, storlek eller SHA-256."
            raise BrokenPackage(f"{message} Hämta paketet på nytt.") from error


def _within(href: str) -> str:
    """A path that stays in the package; raises ValueError."""
    path = PurePosixPath(href)
    if not path.parts or path.is_absolute() or ".." in path.parts or "\0" in href:
        raise ValueError(href)
    return path.as_posix()


def _tag(name: str) -> str:
    return xml.qualified(NAMESPACE, name)


def _say_content(element: Any, content: str) -> None:
    element.set(xml.qualified(CSIP, "CONTENTINFORMATIONTYPE"), "OTHER" if content else "MIXED")
    if content:
        element.set(xml.qualified(CSIP, "OTHERCONTENTINFORMATIONTYPE"), content)


def _header(told: Told) -> Any:
    header = _M.metsHdr(CREATEDATE=told.created, LASTMODDATE=told.created, RECORDSTATUS="NEW")
    header.set(xml.qualified(CSIP, "OAISPACKAGETYPE"), "SIP")
    note = _M.note(told.version)
    note.set(xml.qualified(CSIP, "NOTETYPE"), "SOFTWARE VERSION")
    header.append(_M.agent(_M.name("Backspegel"), note, ROLE="CREATOR", TYPE="OTHER", OTHERTYPE="SOFTWARE"))
    if told.organization:
        header.append(_M.agent(_M.name(xml.text(told.organization)), ROLE="ARCHIVIST", TYPE="ORGANIZATION"))
    header.append(_submitter(told))
    return header


def _submitter(told: Told) -> Any:
    """Who submits the package (SIP15 to SIP18); not as CREATOR, as in the specification's example, since its own
    CSIP12 lets none but software be that.
    """
    name, kind = (told.organization, "ORGANIZATION") if told.organization else (told.by, "INDIVIDUAL")
    return _M.agent(_M.name(xml.text(name)), ROLE="OTHER", OTHERROLE="SUBMITTER", TYPE=kind)


def _reference(entry: Entry, kind: str, created: str) -> Any:
    return _at(_M.mdRef(MDTYPE=kind, MIMETYPE="text/xml", **_fixity(entry, created)), entry)


def _at(element: Any, entry: Entry) -> Any:
    """An element that points to a file."""
    element.set("LOCTYPE", "URL")
    element.set(xml.qualified(xml.XLINK, "type"), "simple")
    element.set(xml.qualified(xml.XLINK, "href"), quote(entry.path))
    return element


def _fixity(entry: Entry, created: str) -> dict[str, str]:
    return {"SIZE": str(entry.size), "CREATED": created, "CHECKSUM": entry.sha256, "CHECKSUMTYPE": ALGORITHM}


def _files(told: Told) -> Any:
    section = _M.fileSec(ID="files")
    for number, group in enumerate(told.groups, 1):
        found = _M.fileGrp(ID=f"group-{number}", USE=group.use)
        _say_content(found, told.content)
        found.extend(_file(entry, f"file-{number}-{at}", told.created) for at, entry in enumerate(group.files, 1))
        section.append(found)
    return section


def _file(entry: Entry, identifier: str, created: str) -> Any:
    mime = FORMATS[PurePosixPath(entry.path).suffix]
    return _M.file(_at(_M.FLocat(), entry), ID=identifier, MIMETYPE=mime, **_fixity(entry, created))


def _structure(told: Told) -> Any:
    """The one structural map that CSIP asks for: a division for the metadata, and one for each group of files."""
    metadata = _M.div(ID="div-metadata", LABEL="Metadata")
    if told.preservation:
        metadata.set("ADMID", "digiprov-1")
    if told.descriptive:
        metadata.set("DMDID", "dmd-1")
    whole = _M.div(metadata, ID="div-package", LABEL=told.label)
    whole.extend(_division(group, number, told.representation) for number, group in enumerate(told.groups, 1))
    return _M.structMap(whole, ID="structure", TYPE="PHYSICAL", LABEL="CSIP")


def _division(group: Group, number: int, representation: Entry | None) -> Any:
    """The files of a group; those of a representation stand in a division of their own, beside its METS file."""
    label = group.use.partition("/")[0]
    found = _M.div(_M.fptr(FILEID=f"group-{number}"), ID=f"div-{number}", LABEL=label)
    if label != group.use and representation:
        pointer = _at(_M.mptr(), representation)
        pointer.set(xml.qualified(xml.XLINK, "title"), f"group-{number}")
        found.append(_M.div(pointer, ID=f"div-{number}-1", LABEL=group.use))
    return found


def said(found: Iterable[Entry]) -> dict[str, Entry]:
    """Entries by their paths; raises BrokenPackage where a path is told of twice with different content."""
    by_path: dict[str, Entry] = {}
    for entry in found:
        if by_path.setdefault(entry.path, entry) != entry:
            raise BrokenPackage(f"Paketet säger två olika saker om {entry.path}. Hämta det på nytt.")
    return by_path
