"""The quotations that a dossier file shows, read back from what a reader of the file sees.

Each format is read from its visible wording, never from a copy beside it: the `<q>` of HTML, the content controls
of Word (before: without what was added; after: without what was removed), the rows of the workbook. A PDF is read
from the dossier attached to it, and each wording must also stand on its pages.
"""

import io
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from html.parser import HTMLParser
from pathlib import Path

import msgspec
from docx import Document
from docx.oxml.ns import qn
from lxml.etree import _Element
from openpyxl import load_workbook
from openpyxl.utils.exceptions import InvalidFileException

from index.dossiers.contents import Dossier
from index.dossiers.squeezed import squeezed
from index.dossiers.write_pdf import ATTACHED
from index.dossiers.write_xlsx import CHANGES, SOURCES
from ingest.errors import BackspegelError
from ingest.pages.pdfium import NoAnswer, pdfium


class NotADossier(BackspegelError):
    """A file that is no dossier of Backspegel, or one that cannot be read."""


class Claim(msgspec.Struct, frozen=True):
    """A wording that a dossier says to stand at a place of an original; `shown` is what its reader sees.

    `together` are the numbers of all the quotations that `shown` is the wording of, where there are several.
    """

    number: int
    shown: str
    report: str
    section: str
    start: int
    end: int
    sha256: str
    together: tuple[int, ...] = ()


def claims(path: Path) -> list[Claim]:
    """The quotations of a dossier, by number; raises NotADossier."""
    read = _READERS.get(path.suffix.lower())
    if read is None:
        raise NotADossier(
            f"{path.name} är ingen jämförelse från Backspegel. Ange en fil som slutar på {_ENDINGS}."
        )
    try:
        found = sorted(read(path), key=lambda claim: claim.number)
    except NoAnswer as error:
        raise NotADossier(str(error)) from error
    except (
        ValueError, KeyError, IndexError, TypeError, AttributeError, msgspec.MsgspecError,
        zipfile.BadZipFile, InvalidFileException, SyntaxError,
    ) as error:  # fmt: skip
        raise NotADossier(f"{path.name} går inte att läsa som en jämförelse från Backspegel.") from error
    if not found:
        raise NotADossier(f"{path.name} innehåller inga citat från Backspegel.")
    return found


def _json(path: Path) -> Iterator[Claim]:
    return _in_json(path.read_bytes())


def _in_json(content: bytes) -> Iterator[Claim]:
    dossier = msgspec.json.decode(content, type=Dossier)
    for one in dossier.quotations:
        yield Claim(one.number, one.text, one.report, one.section, one.start, one.end, one.sha256)


def _pdf(path: Path) -> Iterator[Claim]:
    with pdfium() as asked:
        attached = asked.attachment(path, ATTACHED)
    pages = squeezed(attached.text)
    for claim in _in_json(attached.content or b""):
        is_on_page = squeezed(claim.shown) in pages
        yield claim if is_on_page else msgspec.structs.replace(claim, shown="")


def _html(path: Path) -> Iterator[Claim]:
    reader = _HtmlReader()
    reader.feed(path.read_text(encoding="utf-8"))
    for number, cells in reader.sources.items():
        start, end = cells[4].split("–")
        yield Claim(number, reader.wordings[number], cells[2], cells[3], int(start), int(end), cells[5])


class _HtmlReader(HTMLParser):
    """Collects the text of each `<q>` and the cells of each source."""

    def __init__(self) -> None:
        super().__init__()
        self.wordings: dict[int, str] = {}
        self.sources: dict[int, list[str]] = {}
        self._quotation: int | None = None
        self._source: int | None = None

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = dict(attrs)
        if tag == "q" and given.get("data-quotation"):
            self._quotation = int(given["data-quotation"] or 0)
            self.wordings[self._quotation] = ""
        if tag == "tr":
            self._source = int(given["data-source"] or 0) if given.get("data-source") else None
            if self._source:
                self.sources[self._source] = []
        if tag == "td" and self._source:
            self.sources[self._source].append("")

    def handle_endtag(self, tag: str) -> None:
        if tag == "q":
            self._quotation = None

    def handle_data(self, data: str) -> None:
        if self._quotation:
            self.wordings[self._quotation] += data
        if self._source and self.sources[self._source]:
            self.sources[self._source][-1] += data


def _xlsx(path: Path) -> Iterator[Claim]:
    book = load_workbook(io.BytesIO(path.read_bytes()), read_only=True, data_only=True)
    changed = "".join(str(row[side] or "") for row in book[CHANGES].values for side in (5, 6))
    shown_in_changes = squeezed(changed)
    for number, text, _, _, report, section, start, end, sha256 in list(book[SOURCES].values)[1:]:
        shown = str(text).removeprefix("'")
        seen = shown if squeezed(shown) in shown_in_changes else ""
        yield Claim(int(str(number)), seen, str(report), str(section), int(str(start)), int(str(end)), str(sha256))


def _docx(path: Path) -> Iterator[Claim]:
    word = Document(io.BytesIO(path.read_bytes()))
    wordings: dict[int, tuple[str, tuple[int, ...]]] = {}
    for control in word.element.body.iter(qn("w:sdt")):
        wordings |= _controlled(control)
    for row in word.tables[-1].rows[1:]:
        number, _, where, characters, sha256 = (cell.text for cell in row.cells)
        report, section = where.split("/", 1)
        start, end = characters.split("–")
        shown, together = wordings.get(int(number), ("", ()))
        yield Claim(int(number), shown, report, section, int(start), int(end), sha256, together)


def _controlled(control: _Element) -> dict[int, tuple[str, tuple[int, ...]]]:
    """The wordings of a content control, by their numbers, each with the numbers of its whole side."""
    tag = next(control.iter(qn("w:tag"))).get(qn("w:val")) or "|"
    before, after = (tuple(map(int, re.findall(r"\d+", numbers))) for numbers in str(tag).split("|"))
    old = "".join(_text_without(control, "w:ins")), before
    new = "".join(_text_without(control, "w:del")), after
    return dict.fromkeys(before, old) | dict.fromkeys(after, new)


def _text_without(control: _Element, left_out: str) -> Iterator[str]:
    for piece in control.iter(qn("w:t"), qn("w:delText")):
        if not any(parent.tag == qn(left_out) for parent in piece.iterancestors()):
            yield piece.text or ""


_READERS: Mapping[str, Callable[[Path], Iterator[Claim]]] = {
    ".json": _json,
    ".html": _html,
    ".docx": _docx,
    ".xlsx": _xlsx,
    ".pdf": _pdf,
}
_ENDINGS = ", ".join(_READERS)
