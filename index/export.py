"""All hits of a search as a file: CSV, XLSX or JSON, each hit with its place, quotation, link and citation.

    omgång;område;punkt;sida;till sida;citat;källa;länk;rapport;avsnitt

A quotation is the sentences that match, "[…]" where sentences between them are left out; of a search without words
it is the whole section. No cell of a table begins as a formula does: those get an apostrophe before them.
"""

import csv
import io
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any, Literal

import msgspec

from index.cells import harmless
from index.citation import permanent_link
from index.holdings import Holdings, holdings
from index.passages import Passage, passages_of
from index.results import Facet, Filters, Order, Strictness
from index.search import matching
from index.sentences import spans_of
from index.workbook import TABLE, Sheet, workbook
from ingest.errors import BackspegelError
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.report import Area, Span
from ingest.unseen import escaped

Format = Literal["csv", "xlsx", "json"]
FORMATS: dict[Format, str] = {
    "csv": "text/csv",
    "xlsx": TABLE,
    "json": "application/json",
}
HEADINGS = ("omgång", "område", "punkt", "sida", "till sida", "citat", "källa", "länk", "rapport", "avsnitt")
WIDTHS = (16, 24, 8, 6, 8, 90, 60, 60, 18, 24)  # of the columns of a sheet, in characters
LEFT_OUT = " […] "


class ExportError(BackspegelError):
    """A file that hits cannot be written to."""


class Row(msgspec.Struct, frozen=True):
    """A hit as it is exported; `page` and `last_page` count from 1."""

    round: str | None
    area: Area | None
    item: str | None
    page: int
    last_page: int
    quotation: str
    citation: str
    link: str
    report: str
    section: str


class Export(msgspec.Struct, frozen=True):
    """All hits of a search, and what was asked, when, and of what; `bounded` is as on a page of results."""

    query: str
    filters: Filters
    strictness: Strictness
    order: Order
    date: str
    holdings: Holdings
    rows: tuple[Row, ...]
    bounded: tuple[str, ...] = ()


def export(
    archive: Archive,
    query: str,
    address: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness | None = None,
    order: Order = "relevance",
) -> Export:
    """All hits of a search; `address` is where the app is served, for links. Raises QueryError."""
    found = matching(archive, query, filters, strictness)
    rows = tuple(_row(passage, address) for passage in passages_of(found, order))
    now = datetime.now(UTC).isoformat(timespec="seconds")
    held = holdings(archive, filters)
    return Export(query, filters, found.strictness, order, now, held, rows, found.notices)


def encoded(found: Export, form: Format) -> bytes:
    """An export as a file's content."""
    match form:
        case "csv":
            return _csv(found)
        case "xlsx":
            return _xlsx(found)
        case "json":
            return _json(found)


def format_of(path: Path) -> Format:
    """The format that a file's name asks for; raises ExportError where there is none of that name."""
    for form in FORMATS:
        if path.suffix.casefold() == f".{form}":
            return form
    raise ExportError(f"”{path.name}” har ingen känd filändelse. Låt namnet sluta på .csv, .xlsx eller .json.")


def write(found: Export, path: Path) -> None:
    """Put an export in a file, whole or not at all; raises ExportError where its folder does not exist."""
    if not path.absolute().parent.is_dir():
        raise ExportError(f"Mappen {path.parent} finns inte. Skapa den eller välj en annan.")
    write_whole(path.absolute(), encoded(found, format_of(path)))


def quotation(text: str, highlights: Sequence[Span]) -> str:
    """The sentences of a text that have highlights, each once; the whole text where there are none."""
    quoted = [
        span for span in spans_of(text) if any(one.start < span.end and span.start < one.end for one in highlights)
    ]
    pieces: list[str] = []
    for before, span in zip([None, *quoted], quoted, strict=False):
        if before:
            pieces.append(" " if not text[before.end : span.start].strip() else LEFT_OUT)
        pieces.append(text[span.start : span.end])
    return " ".join("".join(pieces).split()) or text.strip()


def _row(passage: Passage, address: str) -> Row:
    document = passage.document
    return Row(
        document.round,
        passage.area,
        document.item,
        *document.pages,
        quotation(document.text, passage.highlights),
        passage.citation,
        permanent_link(address, document.report, document.section),
        document.report,
        document.section,
    )


def _cells(row: Row) -> tuple[str | int, ...]:
    area = " ".join(part for part in (row.area.label, row.area.title) if part) if row.area else ""
    places = (row.round or "", area, row.item or "", row.page, row.last_page)
    return (*places, row.quotation, row.citation, row.link, row.report, row.section)


def _csv(found: Export) -> bytes:
    """Semicolons and a byte order mark, as a spreadsheet with Swedish settings reads it."""
    file = io.StringIO(newline="")
    writer = csv.writer(file, delimiter=";", quoting=csv.QUOTE_NONNUMERIC)
    writer.writerow(HEADINGS)
    for row in found.rows:
        writer.writerow([harmless(cell) if isinstance(cell, str) else cell for cell in _cells(row)])
    return file.getvalue().encode("utf-8-sig")


def _xlsx(found: Export) -> bytes:
    """A sheet of hits, and one that says what was asked."""
    hits = Sheet("Träffar", HEADINGS, [_cells(row) for row in found.rows], WIDTHS)
    return workbook(hits, Sheet("Om sökningen", ("uppgift", "värde"), list(_about(found)), (24, 90)))


def _about(found: Export) -> Iterable[tuple[str, str]]:
    yield "sökfråga", found.query
    for facet, name in FILTER_NAMES.items():
        for said, filters in ((name, found.filters), (f"utom {name}", found.filters.without or Filters())):
            if getattr(filters, facet):
                yield said, ", ".join(getattr(filters, facet))
    yield "sökordens form", STRICTNESS_NAMES[found.strictness]
    if found.filters.older:
        yield "äldre versioner", "ja"
    if found.filters.succession:
        yield "föregångare och efterföljare", "ja"
    yield "tid (UTC)", found.date
    yield "träffar", str(len(found.rows))
    yield "genomsökta omgångar", f"{len(found.holdings.searched)} av {found.holdings.known}"
    yield "olästa sidor", str(found.holdings.unread_pages)


STRICTNESS_NAMES: dict[Strictness, str] = {
    "exact": "ordagrant", "inflected": "alla böjningar", "compound": "även i sammansättningar",
}  # fmt: skip
FILTER_NAMES: dict[Facet, str] = {
    "round": "omgång", "year": "år", "area": "åtgärdsområde", "unit": "enhet", "role": "roll", "report": "rapport",
}  # fmt: skip


def _json(found: Export) -> bytes:
    document: dict[str, Any] = msgspec.to_builtins(found)
    rows = document.pop("rows")
    content = msgspec.json.format(msgspec.json.encode(document | {"total": len(rows), "hits": rows}), indent=1)
    return escaped(content.decode()).encode()
