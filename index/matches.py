"""All sections that a query finds, with their matches: what concordances, trends and exports are made of."""

from collections.abc import Iterator

import msgspec

from index.citation import citation, place
from index.compile import compile_query
from index.highlight import highlights
from index.query import parse
from index.reader import open_reader
from index.results import Filters, Order, Strictness
from index.schema import Document
from index.search import filtered, ordered, scored
from ingest.archive import Archive
from ingest.report import Area, Span


class Match(msgspec.Struct, frozen=True):
    """A section that is found; `highlights` are the places in `document.text` that match."""

    document: Document
    score: float
    highlights: tuple[Span, ...]

    @property
    def area(self) -> Area | None:
        """The action area of the section."""
        return Area(*self.document.area) if self.document.area else None

    @property
    def place(self) -> str:
        """Where the section stands: "hösten 2014, område III b, s. 2"."""
        return place(self.document.round, self.area, self.document.item, self.document.pages)

    @property
    def citation(self) -> str:
        """The section's source, to put after a quotation."""
        return citation(self.document.title, self.place)


def matches(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    order: Order = "oldest",
    strictness: Strictness = "compound",
) -> Iterator[Match]:
    """Every section that a query finds, not a page of them; an empty query finds all.

    Raises QueryError, and ArchiveLocked where there is no index yet and another program is building it.
    """
    reader = open_reader(archive)
    compiled = compile_query(parse(query), reader, strictness)
    found = ordered(reader, filtered(reader, scored(reader, compiled), filters), order)
    for score, number in found:
        document = reader.documents[number]
        spans = highlights(document.text, compiled.sought) if compiled.sought else ()
        yield Match(document, score, spans)
