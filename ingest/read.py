"""One PDF read from first page to last: the walk through the rooms, without touching an archive."""

from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from ingest.annotate import annotate
from ingest.keeping.chain import sha256_of
from ingest.layout.lay_out import lay_out
from ingest.pages.legibility import mended, without_noise
from ingest.pages.page import Page
from ingest.pages.pdf import Pdf
from ingest.parts.coverage import LeftOut, coverage
from ingest.parts.decisions import decisions
from ingest.parts.split import split
from ingest.register import Register
from ingest.report import Report, Section, UnreadPage
from ingest.scans import ocr
from ingest.scans.skew import as_printed
from ingest.scans.stamped import has_more, may_be_scanned
from ingest.scans.type_sizes import evened
from ingest.scans.upright import Illegible
from ingest.slugs import slug

NO_TEXT = "Sidan saknar textlager."
STAMPED = "Textlagret har bara några ord på en sida som är en bild."
BY_OCR = "Sidan är läst genom teckentolkning."
NOISE = "Teckenkodningen på sidan är trasig."
NOISE_IN_PART = "Teckenkodningen är trasig i en del av sidan."
Told = Callable[[int, int], None]  # page just read, pages in all


def read_report(
    pdf: Path, register: Register, told: Told = lambda page, pages: None, ocr_answers: ocr.Kept | None = None
) -> Report:
    """A report as its PDF shows it, `id` from the file's name; `told` hears of every page.

    Raises the rejections of `ingest.errors` where the file cannot be read. Pages without text that could not be
    had by OCR either are listed in `unread`. What OCR answers is kept in `ocr_answers`.
    """
    read = read_legibly(pdf, told, ocr_answers)
    layout = lay_out(read.pages)
    parts = split(layout, fallback_title=pdf.stem)
    placed = [_as_printed(section, read.pages) for section in parts.sections]
    sections = tuple(annotate(placed, register, slug(pdf.stem)))
    return Report(
        id=slug(pdf.stem),
        title=parts.title,
        file=pdf.name,
        sha256=sha256_of(pdf.read_bytes()),
        pages=len(read.pages),
        rounds=parts.rounds,
        sections=sections,
        decisions=decisions(sections, parts.rounds),
        unread=read.unread,
        coverage=coverage(read.pages, layout, parts.placed, read.left_out),
    )


def _as_printed(section: Section, pages: Sequence[Page]) -> Section:
    """A section with its boxes where the words stand on the pages as they are."""
    boxes = tuple(as_printed(box, pages[box.page - 1]) for box in section.boxes)
    return section if boxes == section.boxes else msgspec.structs.replace(section, boxes=boxes)


class ReadPages(msgspec.Struct, frozen=True):
    """The pages as they are used, those that could not be read, and the text layers that were left out."""

    pages: tuple[Page, ...]
    unread: tuple[UnreadPage, ...]
    left_out: dict[int, LeftOut]


def read_legibly(
    pdf: Path, told: Told = lambda page, pages: None, ocr_answers: ocr.Kept | None = None
) -> ReadPages:
    """The pages of a PDF, by OCR where they have no text or their text is noise."""
    unread: list[UnreadPage] = []
    left_out: dict[int, LeftOut] = {}
    pages: list[Page] = []
    with Pdf(pdf) as opened:
        for page in opened:
            used, reason = _with_text(pdf, page, ocr_answers)
            unread += [UnreadPage(page.number, reason)] if reason else []
            left_out |= {page.number: LeftOut(f"{STAMPED} {BY_OCR}", page)} if used.scanned and page.lines else {}
            told(page.number, len(opened))
            pages.append(used)
    legible = mended(pages)
    for page in legible.pages:
        pages[page.number - 1] = page
        if page.number not in legible.noise:
            continue
        rest = without_noise(page, legible.noise[page.number])
        why = NOISE_IN_PART if rest.lines else NOISE
        read, reason = _by_ocr(pdf, page, why, ocr_answers)
        unread += [UnreadPage(page.number, reason)] if reason else []
        left_out[page.number] = LeftOut(reason or f"{why} {BY_OCR}", page)
        pages[page.number - 1] = rest if reason else read
    return ReadPages(tuple(evened(pages)), tuple(unread), left_out)


def _with_text(pdf: Path, page: Page, ocr_answers: ocr.Kept | None) -> tuple[Page, str]:
    """A page, read by OCR where it has no text or is the picture of one, and why that failed if it did."""
    if not page.lines:
        return _by_ocr(pdf, page, NO_TEXT, ocr_answers)
    if not may_be_scanned(pdf, page):
        return page, ""
    read, reason = _by_ocr(pdf, page, STAMPED, ocr_answers)
    return (read, "") if has_more(read, page) else (page, reason)


def _by_ocr(pdf: Path, page: Page, why: str, ocr_answers: ocr.Kept | None) -> tuple[Page, str]:
    """A page as OCR reads it, and why it stays unread, empty where it does not."""
    if not ocr.available():
        return page, f"{why} Tesseract saknas. {ocr.INSTALL}"
    try:
        read = ocr.read_page(pdf, page, ocr_answers)
    except Illegible:
        return page, f"{why} Teckentolkningen misslyckades."
    return read, "" if read.lines else "Sidan saknar text, också efter teckentolkning."
