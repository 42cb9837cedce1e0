"""One PDF read from first page to last: the walk through the rooms, without touching an archive."""

from collections.abc import Callable, Iterator
from pathlib import Path

from ingest import ocr
from ingest.annotate import annotate
from ingest.archive import sha256_of
from ingest.coverage import coverage
from ingest.decisions import decisions
from ingest.layout import lay_out
from ingest.page import Page
from ingest.pdf import Pdf
from ingest.register import Register
from ingest.report import Report, UnreadPage
from ingest.slugs import slug
from ingest.split import split

Told = Callable[[int, int], None]  # page just read, pages in all


def read_report(pdf: Path, register: Register, told: Told = lambda page, pages: None) -> Report:
    """A report as its PDF shows it, `id` from the file's name; `told` hears of every page.

    Raises the rejections of `ingest.errors` where the file cannot be read. Pages without text that could not be
    had by OCR either are listed in `unread`.
    """
    unread: list[UnreadPage] = []
    pages = list(legible_pages(pdf, unread, told))
    layout = lay_out(pages)
    parts = split(layout, fallback_title=pdf.stem)
    sections = tuple(annotate(parts.sections, register, slug(pdf.stem)))
    return Report(
        id=slug(pdf.stem),
        title=parts.title,
        file=pdf.name,
        sha256=sha256_of(pdf.read_bytes()),
        pages=len(pages),
        rounds=parts.rounds,
        sections=sections,
        decisions=decisions(sections, parts.rounds),
        unread=tuple(unread),
        coverage=coverage(pages, layout, parts.placed),
    )


def legible_pages(
    pdf: Path, unread: list[UnreadPage] | None = None, told: Told = lambda page, pages: None
) -> Iterator[Page]:
    """The pages of a PDF, those without text as OCR reads them; those that could not be read go to `unread`."""
    with Pdf(pdf) as opened:
        for page in opened:
            read, reason = (page, "") if page.lines else _scanned(pdf, page)
            if reason and unread is not None:
                unread.append(UnreadPage(page.number, reason))
            told(page.number, len(opened))
            yield read


def _scanned(pdf: Path, page: Page) -> tuple[Page, str]:
    """A page without text as OCR reads it, and why it stays unread, empty where it does not."""
    if not ocr.available():
        return page, f"Sidan saknar textlager och tesseract saknas. {ocr.INSTALL}"
    try:
        read = ocr.read_page(pdf, page)
    except ocr.OcrFailed:
        return page, "Sidan saknar textlager, och teckentolkningen misslyckades."
    return read, "" if read.lines else "Sidan saknar text, också efter teckentolkning."
