"""PREMIS 3: what happened to the files of an archive, as preservation systems read it.

The journal tells each act as one of the Library of Congress' event types
(https://id.loc.gov/vocabulary/preservation/eventType); the journal's own line goes along as the event's detail.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import JournalLine
from ingest.packages import xml
from ingest.packages.contents import File

NAMESPACE = "http://www.loc.gov/premis/v3"
SCHEMA = "https://www.loc.gov/standards/premis/premis.xsd"
EVENT_TYPES = {
    "added": "ingestion",
    "reread": "metadata extraction",
    "annotated": "metadata modification",
    "migrated": "migration",
    "corrected": "metadata modification",
    "undone": "metadata modification",
    "reviewed": "metadata modification",
    "version": "metadata modification",
    "withdrawn": "deaccession",
    "restored": "accession",
    "purged": "deletion",
    "repaired": "recovery",
    "interrupted": "metadata modification",
}
FORMATS = {
    ".pdf": "application/pdf",
    ".json": "application/json",
    ".jsonl": "application/jsonl",
    ".toml": "application/toml",
    ".md": "text/markdown",
    ".xml": "text/xml",
}
SOFTWARE = "backspegel"
_P = xml.maker(NAMESPACE, "premis")


class Event(msgspec.Struct, frozen=True):
    """Something that was done: `time` ISO 8601, `objects` the identifiers of what it was done to."""

    identifier: str
    type: str
    time: str
    detail: str
    by: str
    objects: tuple[str, ...]
    outcome: str = "success"


def from_journal(lines: Iterable[bytes], entries: Iterable[JournalLine], there: set[str]) -> Iterator[Event]:
    """The acts of a journal; `lines` are its lines as written, `there` the names of the files that there are."""
    for line, entry in zip(lines, entries, strict=True):
        about = (f"reports/{entry.report}.pdf", f"records/{entry.report}.json", f"tombstones/{entry.report}.json")
        outcome = "fail" if entry.act == "interrupted" else "success"
        yield Event(
            f"sha256:{sha256_of(line)}",
            EVENT_TYPES.get(entry.act, "metadata modification"),
            entry.time,
            line.decode(),
            entry.by,
            tuple(name for name in about if name in there),
            outcome,
        )


def document(
    files: Iterable[File],
    events: Iterable[Event],
    version: str,
    originals: Mapping[str, str],
    heads: Mapping[str, str],
    whole: str = "",
) -> bytes:
    """A PREMIS document; `version` is this program's.

    `originals` are the names that files were given under, `heads` the versions of their formats, both by name.
    `whole` is the identifier of the archive as a whole, where the document tells of that.
    """
    events = list(events)
    people = dict.fromkeys(event.by for event in events if event.by != SOFTWARE)
    root = _P.premis(version="3.0")
    root.set(xml.qualified(xml.XSI, "schemaLocation"), f"{NAMESPACE} {SCHEMA}")
    root.extend([_entity(whole)] if whole else [])
    root.extend(_object(file, originals.get(file.name), heads.get(file.name)) for file in files)
    root.extend(_event(event) for event in events)
    root.append(_agent(SOFTWARE, "software", version))
    root.extend(_agent(name, "person") for name in people)
    return xml.as_bytes(root)


def pdf_version(path: Path) -> str:
    """The version that a PDF says it has, empty where it says none: the header is not the last word on it."""
    with path.open("rb") as file:
        head = file.read(1024)
    _, mark, rest = head.partition(b"%PDF-")
    version = rest[:3]
    return (
        version.decode()
        if mark and version[:1].isdigit() and version[1:2] == b"." and version[2:].isdigit()
        else ""
    )


def _entity(identifier: str) -> Any:
    return _typed(_P.object(_identifier("object", identifier)), "intellectualEntity")


def _object(file: File, original: str | None, version: str | None) -> Any:
    suffix = file.name[file.name.rindex(".") :]
    designation = _P.formatDesignation(_P.formatName(FORMATS[suffix]))
    if version:
        designation.append(_P.formatVersion(version))
    characteristics = _P.objectCharacteristics(
        _P.compositionLevel("0"),
        _P.fixity(_P.messageDigestAlgorithm("SHA-256"), _P.messageDigest(file.sha256)),
        _P.size(str(file.size)),
        _P.format(designation),
    )
    found = _P.object(_identifier("object", file.name), characteristics)
    if original:
        found.append(_P.originalName(xml.text(original)))
    return _typed(found, "file")


def _event(event: Event) -> Any:
    return _P.event(
        _identifier("event", event.identifier),
        _P.eventType(event.type),
        _P.eventDateTime(event.time),
        _P.eventDetailInformation(_P.eventDetail(xml.text(event.detail))),
        _P.eventOutcomeInformation(_P.eventOutcome(event.outcome)),
        _linked("Agent", event.by),
        *(_linked("Object", name) for name in event.objects),
    )


def _agent(name: str, kind: str, version: str = "") -> Any:
    found = _P.agent(_identifier("agent", name), _P.agentName(xml.text(name)), _P.agentType(kind))
    if version:
        found.append(_P.agentVersion(version))
    return found


def _identifier(of: str, value: str) -> Any:
    kind, named = _P(f"{of}IdentifierType", "local"), _P(f"{of}IdentifierValue", xml.text(value))
    return _P(f"{of}Identifier", kind, named)


def _linked(to: str, value: str) -> Any:
    kind, named = _P(f"linking{to}IdentifierType", "local"), _P(f"linking{to}IdentifierValue", xml.text(value))
    return _P(f"linking{to}Identifier", kind, named)


def _typed(element: Any, kind: str) -> Any:
    element.set(xml.qualified(xml.XSI, "type"), f"premis:{kind}")
    return element
