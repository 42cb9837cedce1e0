"""Text of scanned pages, read by tesseract in Swedish, with places as on the page.

Pages are drawn at 300 dots per inch and set straight. Tesseract is a program of its own (Debian: tesseract-ocr and
tesseract-ocr-swe); where it or its Swedish is missing, the page stays unread and says what to install.
"""

import csv
import hashlib
import io
import os
import shutil
import subprocess
from array import array
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import median

import msgspec
import pypdfium2
from PIL import Image

from ingest.files import write_whole
from ingest.labels import roman_value, to_roman
from ingest.page import Line, Page, Word, lines_of_words
from ingest.skew import skew_of, straightened

RESOLUTION = 300  # dots per inch
NEAR = (0.6, 1.25)  # times the body's height: still the body
POINTS = 72 / RESOLUTION
SURE_ENOUGH = 15.0  # tesseract's confidence, 0..100; what is below is mostly specks
SECONDS_A_PAGE = 60
LAYOUT = "4"  # one column of text of variable sizes: keeps list labels on the line of their text
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


def read_page(pdf: Path, page: Page, kept: Path | None = None) -> Page:
    """The page with the lines that tesseract reads on its picture, set straight, as the places of words are.

    Answers are kept in the folder `kept` by the content of the picture. Raises OcrFailed.
    """
    picture = _picture(pdf, page.number)
    angle = skew_of(picture)
    answer = _remembered(straightened(picture, angle), kept)
    rows = csv.DictReader(io.StringIO(answer), delimiter="\t", quoting=csv.QUOTE_NONE)
    read = [word for row in rows if (word := _word(row))]
    words = [msgspec.structs.replace(word, number=number) for number, (word, _) in enumerate(read)]
    sure = [word for word, (_, confidence) in zip(words, read, strict=True) if confidence >= SURE_ENOUGH]
    owners = array("i", [word.number for word in words for _ in word.text])
    lines = tuple(mend_labels(lines_of_words(page.number, _in_even_sizes(sure))))
    return Page(page.number, page.width, page.height, lines, owners=owners, scanned=True, skew=angle)


def _remembered(picture: Image.Image, kept: Path | None) -> str:
    """What tesseract answers for a picture, from the folder where it has answered before."""
    content = io.BytesIO()
    picture.save(content, "PNG", dpi=(RESOLUTION, RESOLUTION))
    if kept is None:
        return _tesseract(content.getvalue())
    key = hashlib.sha256(f"{_version()} {LAYOUT} ".encode() + content.getvalue()).hexdigest()
    file = kept / f"{key}.tsv"
    if not file.is_file():
        write_whole(file, _tesseract(content.getvalue()).encode())
    return file.read_text(encoding="utf-8")


@cache
def _version() -> str:
    return subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False).stdout[:40]


def _in_even_sizes(words: Sequence[Word]) -> list[Word]:
    """The words with the size of the body where theirs is near it: a word's height depends on its letters."""
    body = median(word.size for word in words) if words else 0.0
    near = (NEAR[0] * body, NEAR[1] * body)
    return [msgspec.structs.replace(word, size=body) if near[0] < word.size < near[1] else word for word in words]


def mend_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with a list label that was misread between two others put right: I., I., III. is I., II., III."""
    labels = [(number, value) for number, line in enumerate(lines) if (value := _roman_label(line))]
    mended = list(lines)
    for (_, before), (number, value), (_, after) in zip(labels, labels[1:], labels[2:], strict=False):
        if after == before + 2 and value != before + 1:
            line = lines[number]
            label = msgspec.structs.replace(line.words[0], text=f"{to_roman(before + 1)}.")
            mended[number] = msgspec.structs.replace(line, words=(label, *line.words[1:]))
    return mended


def _roman_label(line: Line) -> int:
    label = line.words[0].text
    return roman_value(label[:-1]) if label.endswith(".") and label[:-1].isupper() else 0


def _picture(pdf: Path, number: int) -> Image.Image:
    with pypdfium2.PdfDocument(pdf) as document:
        picture: Image.Image = document[number - 1].render(scale=RESOLUTION / 72).to_pil().convert("L")
    return picture


def _tesseract(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "--dpi", str(RESOLUTION), "--psm", LAYOUT, "tsv"]
    try:
        done = subprocess.run(
            command,
            input=picture,
            capture_output=True,
            timeout=SECONDS_A_PAGE,
            check=True,
            env=os.environ
            | {"OMP_THREAD_LIMIT": "1"},  # its threads wait for each other: one is six times as fast
        )
    except (subprocess.SubprocessError, OSError) as error:
        raise OcrFailed(str(error)) from error
    return done.stdout.decode("utf-8", "replace")


def _word(row: dict[str, str]) -> tuple[Word, float] | None:
    """A word as tesseract saw it on the straightened picture, in points, and how sure it was, 0..100."""
    text = (row.get("text") or "").strip()
    if not text:
        return None
    x0, top = float(row["left"]) * POINTS, float(row["top"]) * POINTS
    width, height = float(row["width"]) * POINTS, float(row["height"]) * POINTS
    return Word(_section_sign(text), x0, top, x0 + width, top + height, size=height), float(row["conf"])


def _section_sign(text: str) -> str:
    """Tesseract takes § for $, which Swedish minutes do not use."""
    return text.replace("$", "§")
