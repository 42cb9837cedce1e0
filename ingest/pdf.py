"""What stands on the pages of a PDF: words on lines, with place, size and weight.

pdfplumber interprets the page; this module makes lines of its words, straight across the page. What is a
column, a header or a heading is for `ingest.layout` to say.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotPdf, TooLarge
from ingest.report import Box

LARGEST_FILE = 300_000_000  # bytes
MOST_PAGES = 3_000
SAME_WORD = 0.12  # of the font size: a smaller gap is a change of font inside a word, not a space
BOLD = re.compile(r"bold|black|heavy|semib|demi(?!light)|-bd\b", re.IGNORECASE)


class Word(msgspec.Struct, frozen=True):
    """A word on a page; lengths in points, `size` is the font's."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float
    size: float
    bold: bool = False


class Line(msgspec.Struct, frozen=True):
    """Words that stand on one line, from left to right.

    `left` and `right` are the edges of the column that the line stands in, `column` its number on the page.
    """

    page: int
    words: tuple[Word, ...]
    left: float
    right: float
    column: int = 0

    @property
    def text(self) -> str:
        """The line as it reads, a space between words that stand apart."""
        pieces = [self.words[0].text]
        for before, after in pairwise(self.words):
            touching = after.x0 - before.x1 < SAME_WORD * min(before.size, after.size)
            pieces.append(after.text if touching else f" {after.text}")
        return "".join(pieces)

    @property
    def box(self) -> Box:
        """The rectangle that the line fills."""
        top, bottom = min(w.top for w in self.words), max(w.bottom for w in self.words)
        return Box(self.page, self.words[0].x0, top, max(w.x1 for w in self.words), bottom)

    @property
    def x0(self) -> float:
        """Where the first word begins."""
        return self.words[0].x0

    @property
    def x1(self) -> float:
        """Where the last word ends."""
        return self.words[-1].x1

    @property
    def bottom(self) -> float:
        """The lower edge of most of the line: footnote marks and large initials do not count."""
        return max(self.words, key=lambda word: len(word.text)).bottom

    @property
    def indent(self) -> float:
        """How far the line begins from the left edge of its column."""
        return self.x0 - self.left

    @property
    def size(self) -> float:
        """The font size that most of the line's characters have."""
        return max(self.words, key=lambda word: len(word.text)).size

    @property
    def bold(self) -> bool:
        """Whether all words that have letters or digits are bold."""
        lettered = [word for word in self.words if any(map(str.isalnum, word.text))]
        return bool(lettered) and all(word.bold for word in lettered)


class Page(msgspec.Struct, frozen=True):
    """A page, counted from 1, with its lines from top to bottom; a scanned page has none."""

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]


def check(path: Path) -> None:
    """Refuse what is no PDF or too large, by its name and first bytes; raises NotPdf or TooLarge."""
    if path.stat().st_size > LARGEST_FILE:
        raise TooLarge(f"{path.name} är större än 300 MB. Dela upp dokumentet eller minska bilderna i det.")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotPdf(f"{path.name} är ingen PDF-fil. Spara dokumentet som PDF och försök igen.")


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a PDF, one at a time, each let go before the next is read.

    Raises NotPdf, TooLarge, EncryptedPdf, BrokenPdf or EmptyPdf, also in the middle of the document.
    """
    check(path)
    try:
        with pdfplumber.open(path) as document:
            _check_pages(path, len(document.pages))
            for page in document.pages:
                yield Page(page.page_number, float(page.width), float(page.height), _lines(page))
                page.close()
    except PdfminerException as error:
        raise _rejection(path, error) from error
    except (EmptyPdf, TooLarge, GeneratorExit):
        raise
    except Exception as error:  # pdfminer lets errors of every kind out of a damaged file
        raise BrokenPdf(_broken(path)) from error


def count_pages(path: Path) -> int:
    """The number of pages; raises as `read_pages` does."""
    check(path)
    try:
        with pdfplumber.open(path) as document:
            return len(document.pages)
    except PdfminerException as error:
        raise _rejection(path, error) from error


def _check_pages(path: Path, pages: int) -> None:
    if not pages:
        raise EmptyPdf(f"{path.name} har inga sidor. Kontrollera filen och exportera den på nytt.")
    if pages > MOST_PAGES:
        raise TooLarge(f"{path.name} har {pages} sidor; gränsen är {MOST_PAGES}. Dela upp dokumentet.")


def _rejection(path: Path, error: PdfminerException) -> EncryptedPdf | BrokenPdf:
    cause = error.args[0] if error.args else None
    if isinstance(cause, PDFPasswordIncorrect):
        return EncryptedPdf(f"{path.name} är skyddad med lösenord. Spara en kopia utan lösenord.")
    return BrokenPdf(_broken(path))


def _broken(path: Path) -> str:
    return f"{path.name} är skadad och går inte att läsa. Hämta filen på nytt eller exportera den igen."


def _lines(page: Any) -> tuple[Line, ...]:
    words = page.extract_words(
        extra_attrs=["fontname", "size"], x_tolerance_ratio=0.15, y_tolerance=3, use_text_flow=False
    )
    upright = [_word(word) for word in words if word["upright"] and word["text"].strip()]
    return lines_of_words(page.page_number, _with_plain_hyphens(upright))


def _with_plain_hyphens(words: list[Word]) -> list[Word]:
    """Hyphens that a font calls soft made plain: where a page has no other, they are the hyphens that it shows."""
    texts = [word.text for word in words]
    if not any("\u00ad" in text for text in texts) or any("-" in text for text in texts):
        return words
    return [msgspec.structs.replace(word, text=word.text.replace("\u00ad", "-")) for word in words]


def _word(found: dict[str, Any]) -> Word:
    return Word(
        text=found["text"],
        x0=found["x0"],
        top=found["top"],
        x1=found["x1"],
        bottom=found["bottom"],
        size=round(found["size"], 1),
        bold=bool(BOLD.search(found["fontname"])),
    )


def lines_of_words(page: int, words: Sequence[Word]) -> tuple[Line, ...]:
    """Words as lines straight across the page: each word joins the line that its middle lies in."""
    rows: list[list[Word]] = []
    for word in sorted(words, key=lambda w: ((w.top + w.bottom) / 2, w.x0)):
        if rows and _on_row(word, rows[-1]):
            rows[-1].append(word)
        else:
            rows.append([word])
    left = min((word.x0 for word in words), default=0)
    right = max((word.x1 for word in words), default=0)
    return tuple(Line(page, tuple(sorted(row, key=lambda w: w.x0)), left, right) for row in rows)


def _on_row(word: Word, row: Sequence[Word]) -> bool:
    middle = (word.top + word.bottom) / 2
    widest = max(row, key=lambda w: w.size)
    return widest.top < middle < widest.bottom and middle - (row[0].top + row[0].bottom) / 2 < 0.6 * widest.size
