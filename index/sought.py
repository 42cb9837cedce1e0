"""What a query finds in a section that is read in its report: the characters to mark there."""

from index.highlight import Marked
from index.results import Filters, Strictness
from index.search import matching
from ingest.keeping.archive import Archive
from ingest.report import Section


def sought(
    archive: Archive,
    query: str,
    report: str,
    section: Section,
    strictness: Strictness | None = None,
    succession: bool = False,
) -> list[Marked]:
    """What of a query stands in a section, from left to right, as in the hits of a search.

    Other sections of the report than the hits have those words that they have. Nothing where the section has
    another text by now than the one that is indexed. Raises QueryError, and ArchiveLocked as a search does.
    """
    found = matching(archive, query, Filters(report=(report,), succession=succession), strictness)
    number = found.reader.number_of(report, section.id)
    if number is None or found.document(number).text != section.text:
        return []
    return found.highlights(number)
