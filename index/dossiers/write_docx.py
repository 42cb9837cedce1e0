"""A dossier as a Word document whose differences are true revision marks.

What was removed is `w:del`, what was added `w:ins`, so that Word and LibreOffice show the wording as tracked
changes. Each wording stands in a content control tagged with the numbers of its quotations.

Source: ECMA-376, part 1, 17.13.5 (revisions) and 17.5.2 (content controls).
"""

import io
from collections.abc import Iterator

from docx import Document
from docx.document import Document as Word
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt
from docx.table import _Cell
from docx.text.paragraph import Paragraph
from lxml.etree import _Element

from index.dossiers.contents import Chapter, Dossier, Entry, Quotation
from index.naming import RELATIONS
from ingest.unseen import shown

AUTHOR = "Backspegel"
MARGIN = Mm(20)
SMALL = Pt(8)


def to_docx(dossier: Dossier) -> bytes:
    """The dossier as an Office Open XML document."""
    word = Document()
    for section in word.sections:
        section.page_width, section.page_height = Mm(210), Mm(297)
        section.left_margin = section.right_margin = MARGIN
    word.core_properties.author, word.core_properties.title = AUTHOR, shown(f"Jämförelse: {dossier.subject}")
    word.core_properties.language = "sv-SE"
    word.add_heading(shown(f"Jämförelse: {dossier.subject}"), 0)
    word.add_paragraph(
        f"Upprättad {dossier.made} med {dossier.program}. Ändringar är märkta som spårade ändringar. Siffror inom "
        "hakparentes hänvisar till källförteckningen, där kontrollsumman för varje original finns."
    )
    marks = _Marks(dossier.made)
    for chapter in dossier.chapters:
        _chapter(word, chapter, marks)
    _decisions(word, dossier)
    _sources(word, dossier)
    out = io.BytesIO()
    word.save(out)
    return out.getvalue()


class _Marks:
    """Revision marks with numbers of their own, all of one time."""

    def __init__(self, made: str) -> None:
        self._made = made.replace("+00:00", "Z")
        self._number = 0

    def mark(self, kind: str, text: str) -> _Element:
        """A run as it is (`same`), or within `w:del` or `w:ins`."""
        run = OxmlElement("w:r")
        content = OxmlElement("w:delText" if kind == "removed" else "w:t")
        content.text = shown(text)
        content.set(qn("xml:space"), "preserve")
        run.append(content)
        if kind == "same":
            return run
        self._number += 1
        mark = OxmlElement("w:del" if kind == "removed" else "w:ins")
        for name, value in (("w:id", str(self._number)), ("w:author", AUTHOR), ("w:date", self._made)):
            mark.set(qn(name), value)
        mark.append(run)
        return mark


def _chapter(word: Word, chapter: Chapter, marks: _Marks) -> None:
    word.add_heading(shown(f"{chapter.before} → {chapter.after}"), 1)
    word.add_paragraph(shown(f"Läge enligt ordalydelsen: {chapter.statuses[0]} → {chapter.statuses[1]}."))
    table = word.add_table(rows=1, cols=2, style="Table Grid")
    for cell, head in zip(table.rows[0].cells, ("Ändring", "Ordalydelse"), strict=True):
        cell.text = head
    for entry in chapter.entries:
        kind, wording = table.add_row().cells
        _describe(kind, entry)
        _write(wording.paragraphs[0], entry, marks)
        _small(wording.add_paragraph(), _numbers(entry))
    for row in table.rows:
        row.cells[0].width, row.cells[1].width = Mm(45), Mm(125)


def _describe(cell: _Cell, entry: Entry) -> None:
    sign, name = RELATIONS[entry.relation]
    cell.text = f"{sign} {name}" + ("" if entry.sure else " (osäkert)")
    for remark in entry.remarks:
        _small(cell.add_paragraph(), remark)


def _write(paragraph: Paragraph, entry: Entry, marks: _Marks) -> None:
    """The wording in a content control, with the words that differ as revisions."""
    control, properties, content = (OxmlElement(name) for name in ("w:sdt", "w:sdtPr", "w:sdtContent"))
    tag = OxmlElement("w:tag")
    tag.set(qn("w:val"), f"{_listed(entry.before)}|{_listed(entry.after)}")
    properties.append(tag)
    for kind, text in _runs(entry):
        content.append(marks.mark(kind, text))
    control.append(properties)
    control.append(content)
    paragraph._p.append(control)


def _runs(entry: Entry) -> Iterator[tuple[str, str]]:
    """The runs of an entry; what is the same in sense but not in spelling is removed and added."""
    for run in entry.runs:
        if run.kind != "same":
            yield run.kind, run.before or run.after
        elif run.before == run.after:
            yield "same", run.after
        else:
            yield "removed", run.before
            yield "added", run.after


def _listed(quotations: tuple[Quotation, ...]) -> str:
    return ",".join(str(one.number) for one in quotations)


def _numbers(entry: Entry) -> str:
    parts = [
        f"{side} " + " ".join(f"[{one.number}] {one.place}" for one in quotations)
        for side, quotations in (("Före:", entry.before), ("Efter:", entry.after))
        if quotations
    ]
    return shown("  ".join(parts))


def _small(paragraph: Paragraph, text: str) -> None:
    paragraph.add_run(shown(text)).font.size = SMALL


def _decisions(word: Word, dossier: Dossier) -> None:
    if dossier.decisions:
        word.add_heading("Beslut", 1)
    for one in dossier.decisions:
        word.add_paragraph(shown(f"{one.text} – {one.holding}"), style="List Bullet")


def _sources(word: Word, dossier: Dossier) -> None:
    word.add_heading("Källförteckning", 1)
    table = word.add_table(rows=1, cols=5, style="Table Grid")
    heads = ("Nr", "Källa", "Avsnitt", "Tecken", "SHA-256 för originalet")
    for cell, head in zip(table.rows[0].cells, heads, strict=True):
        cell.text = head
    for one in dossier.quotations:
        values = (
            str(one.number),
            f"{one.title}, {one.place}",
            f"{one.report}/{one.section}",
            f"{one.start}–{one.end}",
            one.sha256,
        )
        for cell, value in zip(table.add_row().cells, values, strict=True):
            _small(cell.paragraphs[0], value)
