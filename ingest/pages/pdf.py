"""A PDF opened, its pages read one at a time, and every way in which that can fail.

pdfplumber interprets the pages; `glyphs.py` makes lines of words of them, straight across the page. What is a
column, a header or a heading is for `ingest.layout.lay_out` to say.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import TracebackType
from typing import Self

import pdfplumber
from pdfminer.fontmetrics import FONT_METRICS
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfplumber.utils.exceptions import PdfminerException

from ingest.errors import BrokenPdf, EmptyPdf, EncryptedPdf, NotPdf, RejectedFile, TooLarge
from ingest.pages.glyphs import read_glyphs
from ingest.pages.ligature_widths import know_ligatures
from ingest.pages.page import Page
from ingest.report import LARGEST_FILE, MOST_PAGES

know_ligatures(FONT_METRICS)


def check(path: Path) -> None:
    """Refuse what is no PDF or too large, by its name and first bytes; raises NotPdf or TooLarge."""
    if path.stat().st_size > LARGEST_FILE:
        raise TooLarge(f"{path.name} är större än 300 MB. Dela upp dokumentet eller minska bilderna i det.")
    with path.open("rb") as file:
        if b"%PDF-" not in file.read(1024):
            raise NotPdf(f"{path.name} är ingen PDF-fil. Spara dokumentet som PDF och försök igen.")


class Pdf:
    """An open PDF: its number of pages, and the pages one at a time, each let go before the next is read.

    Raises NotPdf, TooLarge, EncryptedPdf, BrokenPdf or EmptyPdf, also in the middle of the document.
    """

    def __init__(self, path: Path) -> None:
        check(path)
        self._path = path
        with _rejections(path):
            self._document = pdfplumber.open(path)
            self._pages = self._document.pages
        _check_pages(path, len(self._pages))

    def __len__(self) -> int:
        return len(self._pages)

    def __iter__(self) -> Iterator[Page]:
        for page in self._pages:
            with _rejections(self._path):
                read = read_glyphs(page)
                page.close()
            yield read

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        self._document.close()


def read_pages(path: Path) -> Iterator[Page]:
    """The pages of a PDF, one at a time; raises as `Pdf` does."""
    with Pdf(path) as pdf:
        yield from pdf


def _check_pages(path: Path, pages: int) -> None:
    if not pages:
        raise EmptyPdf(f"{path.name} har inga sidor. Kontrollera filen och exportera den på nytt.")
    if pages > MOST_PAGES:
        raise TooLarge(f"{path.name} har {pages} sidor; gränsen är {MOST_PAGES}. Dela upp dokumentet.")


@contextmanager
def _rejections(path: Path) -> Iterator[None]:
    """Errors of the library as rejections: pdfminer lets errors of every kind out of a damaged file."""
    try:
        yield
    except (RejectedFile, MemoryError):
        raise
    except PdfminerException as error:
        cause = error.args[0] if error.args else None
        if isinstance(cause, MemoryError):
            raise cause from error
        if isinstance(cause, PDFPasswordIncorrect):
            raise EncryptedPdf(f"{path.name} är skyddad med lösenord. Spara en kopia utan lösenord.") from error
        raise BrokenPdf(_broken(path)) from error
    except Exception as error:
        raise BrokenPdf(_broken(path)) from error


def _broken(path: Path) -> str:
    return f"{path.name} är skadad och går inte att läsa. Hämta filen på nytt eller exportera den igen."
