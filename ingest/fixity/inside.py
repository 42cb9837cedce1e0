"""Whether what a record says of a report can be: its pages, boxes and coverage held against the original."""

import math
from collections.abc import Iterator

from ingest.pages.pdfium import Sizes
from ingest.report import Box, Report

SLACK = 2.0  # points that a box may stand beside its page
Fault = tuple[str, str]  # the kind, and a message in Swedish


def inside(report: Report, sizes: Sizes) -> Iterator[Fault]:
    """What a report says that cannot be so, each kind of fault once a section or page.

    `sizes` are those of the original's pages, none where it could not be measured. Another reader measured them,
    which may find other pages in a damaged file: how many there are, the account of each page tells better.
    """
    if sizes and len(sizes) != report.pages and not report.coverage:
        yield "pages", f"Posten för {report.id} har {report.pages} sidor, men originalet {len(sizes)}."
    for section in report.sections:
        if not all(_stands(box, report.pages, sizes) for box in section.boxes):
            yield "box", f"Avsnittet {section.id} i {report.id} har en ruta utanför sidan."
        ends = [mention.end for mention in section.mentions]
        if any(start >= len(section.text) for start in section.paragraphs[1:]) or max(ends, default=0) > len(
            section.text
        ):
            yield "text", f"Avsnittet {section.id} i {report.id} har ett stycke eller namn utanför texten."
    yield from _coverage(report, sizes)
    yield from _references(report)


def _stands(box: Box, pages: int, sizes: Sizes) -> bool:
    edges = box.x0, box.top, box.x1, box.bottom
    if not (
        1 <= box.page <= pages and all(map(math.isfinite, edges)) and box.x0 <= box.x1 and box.top <= box.bottom
    ):
        return False
    if box.page > len(sizes):
        return True
    width, height = sizes[box.page - 1]  # text may run over the edge of its page
    return box.x1 >= -SLACK and box.bottom >= -SLACK and box.x0 <= width + SLACK and box.top <= height + SLACK


def _coverage(report: Report, sizes: Sizes) -> Iterator[Fault]:
    """Each page is accounted for, once for its text layer and once for OCR, and with sections that are there."""
    if not report.coverage:  # read before there was any
        return
    accounts = [(page.page, page.scanned) for page in report.coverage]
    if len(accounts) != len(set(accounts)) or {page for page, _ in accounts} != set(range(1, report.pages + 1)):
        yield "coverage", f"Posten för {report.id} redovisar inte varje sida en gång."
    known = {section.id for section in report.sections}
    for page in report.coverage:
        if any(stretch.section is not None and stretch.section not in known for stretch in page.stretches):
            yield "coverage", f"Sida {page.page} i {report.id} redovisar tecken i avsnitt som inte finns."
        if any(stretch.box and not _stands(stretch.box, report.pages, sizes) for stretch in page.stretches):
            yield "box", f"Sida {page.page} i {report.id} redovisar tecken utanför sidan."


def _references(report: Report) -> Iterator[Fault]:
    labels = {told.label for told in report.rounds}
    if any(decision.round is not None and decision.round not in labels for decision in report.decisions):
        yield "record", f"Ett beslut i {report.id} hör till en omgång som rapporten inte har."
    if any(not 1 <= unread.page <= report.pages for unread in report.unread):
        yield "record", f"Posten för {report.id} har en oläst sida som originalet inte har."
