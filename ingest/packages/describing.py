"""What an archive is, for those who look for it in a catalogue: Dublin Core."""

from ingest.keeping.archive import Archive
from ingest.packages import xml

NAMESPACE = "http://purl.org/dc/elements/1.1/"
CONTAINER = "http://www.openarchives.org/OAI/2.0/oai_dc/"
_DC = xml.maker(NAMESPACE, "dc")
_OAI = xml.maker(CONTAINER, "oai_dc", dc=NAMESPACE)


def label(archive: Archive) -> str:
    """An archive in a few words: how many reports, and from which years."""
    held = archive.held().values()
    years = sorted({one.year for report in held for told in report.rounds for one in (told.start, told.end)})
    span = f" {years[0]}–{years[-1]}" if years else ""
    return f"Uppföljningsrapporter{span}, {len(held)} st"


def document(archive: Archive, identifier: str, created: str, organization: str) -> bytes:
    """The archive's description, with the title of each report."""
    root = _OAI.dc(
        _DC.title(label(archive)),
        _DC.identifier(identifier),
        _DC.date(created[:10]),
        _DC.type("Collection"),
        _DC.language("sv"),
    )
    if organization:
        root.append(_DC.creator(xml.text(organization)))
    root.extend(_DC.description(xml.text(one.title)) for one in archive.held().values() if one.title)
    return xml.as_bytes(root)
