"""A dossier as a workbook: one sheet with the changes, one with the sources of every quotation."""

from index.dossiers.contents import Dossier, Entry
from index.naming import RELATIONS
from index.workbook import Sheet, workbook

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
CHANGE_WIDTHS = (16, 16, 16, 8, 32, 60, 60, 10, 10)
SOURCE_WIDTHS = (6, 60, 40, 30, 20, 24, 10, 10, 68)


def to_xlsx(dossier: Dossier) -> bytes:
    """The dossier as an Office Open XML workbook; no cell is a formula."""
    changes = [_row(chapter.before, chapter.after, one) for chapter in dossier.chapters for one in chapter.entries]
    sources = [
        (q.number, q.text, q.title, q.place, q.report, q.section, q.start, q.end, q.sha256)
        for q in dossier.quotations
    ]
    return workbook(
        Sheet(CHANGES, CHANGE_HEADS, changes, CHANGE_WIDTHS), Sheet(SOURCES, SOURCE_HEADS, sources, SOURCE_WIDTHS)
    )


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
