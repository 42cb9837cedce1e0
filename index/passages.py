"""All sections that a query finds, each with what matches in it: what concordances and exports are made of."""

from collections.abc import Iterator

import msgspec

from index.citation import citation, place
from index.results import Filters, Order, Reason, Strictness
from index.schema import Document
from index.search import Matches, matching
from ingest.keeping.archive import Archive
from ingest.report import Area, Span


class Passage(msgspec.Struct, frozen=True):
    """A section that is found: how well, the places in `document.text` that match, and for each of them why.

    `apart`: its report has namesakes in the archive.
    """

    document: Document
    score: float
    highlights: tuple[Span, ...]
    reasons: tuple[Reason, ...] = ()
    apart: bool = False

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
        return citation(self.document.title, self.document.report, self.place, self.apart)


def passages(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    order: Order = "oldest",
    strictness: Strictness | None = None,
) -> Iterator[Passage]:
    """Every section that a query finds, not a page of them; an empty query finds all.

    `strictness` is as in `index.search.matching`.

    Raises QueryError, and ArchiveLocked where there is no index yet and another program is building it.
    """
    return passages_of(matching(archive, query, filters, strictness), order)


def passages_of(found: Matches, order: Order) -> Iterator[Passage]:
    """The sections of a search in an order, with what matches in each."""
    ordered, namesakes = found.ordered(order), found.reader.namesakes
    for number, score in zip(ordered.tolist(), found.scores(ordered), strict=True):
        marked = found.highlights(number)
        spans, reasons = tuple(span for span, _ in marked), tuple(reason for _, reason in marked)
        document = found.document(number)
        yield Passage(document, score, spans, reasons, document.report in namesakes)
