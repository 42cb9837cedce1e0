"""Text of scanned pages, read by tesseract in Swedish, with places as on the page.

Pages are drawn at 300 dots per inch. Tesseract is a program of its own (Debian: tesseract-ocr and
tesseract-ocr-swe); where it or its Swedish is missing, the page stays unread and says what to install.
"""

import csv
import io
import shutil
import subprocess
from functools import cache
from pathlib import Path

import pypdfium2

from ingest.pdf import Page, Word, lines_of_words

RESOLUTION = 300  # dots per inch
POINTS = 72 / RESOLUTION
SURE_ENOUGH = 30.0  # tesseract's confidence, 0..100; what is below is mostly specks
SECONDS_A_PAGE = 60
INSTALL = "Installera tesseract-ocr och tesseract-ocr-swe och läs in rapporten på nytt."


class OcrFailed(Exception):
    """Tesseract gave no answer for a page."""


@cache
def available() -> bool:
    """Whether tesseract and its Swedish are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listing = subprocess.run([program, "--list-langs"], capture_output=True, text=True, check=False)
    return "swe" in listing.stdout.split()


def read_page(pdf: Path, page: Page) -> Page:
    """The page with the lines that tesseract reads on its picture; raises OcrFailed."""
    answer = _tesseract(_picture(pdf, page.number))
    words = [
        word
        for row in csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE)
        if (word := _word(row))
    ]
    return Page(page.number, page.width, page.height, lines_of_words(page.number, words))


def _picture(pdf: Path, number: int) -> bytes:
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[number - 1].render(scale=RESOLUTION / 72).to_pil().convert("L")
    target = io.BytesIO()
    image.save(target, "PNG", dpi=(RESOLUTION, RESOLUTION))
    return target.getvalue()


def _tesseract(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "--dpi", str(RESOLUTION), "--psm", "1", "tsv"]
    try:
        done = subprocess.run(command, input=picture, capture_output=True, timeout=SECONDS_A_PAGE, check=True)
    except (subprocess.SubprocessError, OSError) as error:
        raise OcrFailed(str(error)) from error
    return done.stdout.decode("utf-8", "replace")


def _word(row: dict[str, str]) -> Word | None:
    text = (row.get("text") or "").strip()
    if not text or float(row["conf"]) < SURE_ENOUGH:
        return None
    x0, top = float(row["left"]) * POINTS, float(row["top"]) * POINTS
    width, height = float(row["width"]) * POINTS, float(row["height"]) * POINTS
    return Word(text, x0, top, x0 + width, top + height, size=height)
