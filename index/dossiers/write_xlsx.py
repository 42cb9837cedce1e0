"""A dossier as a workbook: one sheet with the changes, one with the sources of every quotation."""

import io

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.worksheet.worksheet import Worksheet

from index.cells import harmless
from index.dossiers.contents import Dossier, Entry
from index.naming import RELATIONS

CHANGES, SOURCES = "Ändringar", "Källor"
CHANGE_HEADS = (
    "Från",
    "Till",
    "Ändring",
    "Säker",
    "Slag av ändring",
    "Före",
    "Efter",
    "Citat före",
    "Citat efter",
)
SOURCE_HEADS = ("Nr", "Citat", "Titel", "Plats", "Rapport", "Avsnitt", "Från tecken", "Till tecken", "SHA-256")
WIDTHS = {CHANGES: (16, 16, 16, 8, 32, 60, 60, 10, 10), SOURCES: (6, 60, 40, 30, 20, 24, 10, 10, 68)}


def to_xlsx(dossier: Dossier) -> bytes:
    """The dossier as an Office Open XML workbook; no cell is a formula."""
    book = Workbook()
    changes, sources = book.active, book.create_sheet(SOURCES)
    assert isinstance(changes, Worksheet)
    changes.title = CHANGES
    _fill(changes, CHANGE_HEADS, [
        _row(chapter.before, chapter.after, entry) for chapter in dossier.chapters for entry in chapter.entries
    ])  # fmt: skip
    _fill(sources, SOURCE_HEADS, [
        (q.number, q.text, q.title, q.place, q.report, q.section, q.start, q.end, q.sha256)
        for q in dossier.quotations
    ])  # fmt: skip
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


def _row(before: str, after: str, entry: Entry) -> tuple[str | int, ...]:
    return (
        before,
        after,
        RELATIONS[entry.relation][1],
        "ja" if entry.sure else "nej",
        "; ".join(remark for remark in entry.remarks),
        " ".join(one.text for one in entry.before),
        " ".join(one.text for one in entry.after),
        ", ".join(str(one.number) for one in entry.before),
        ", ".join(str(one.number) for one in entry.after),
    )


def _fill(sheet: Worksheet, heads: tuple[str, ...], rows: list[tuple[str | int, ...]]) -> None:
    sheet.append(list(heads))
    for row in rows:
        sheet.append([harmless(value) if isinstance(value, str) else value for value in row])
    for number, width in enumerate(WIDTHS[sheet.title]):
        sheet.column_dimensions[chr(65 + number)].width = width
    for head in sheet[1]:
        head.font = Font(bold=True)
    for line in sheet.iter_rows(min_row=2):
        for one in line:
            one.alignment = Alignment(wrap_text=True, vertical="top")
    sheet.freeze_panes = "A2"
