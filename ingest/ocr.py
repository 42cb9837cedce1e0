"""Text of scanned pages, read by tesseract in Swedish, with places as on the page.

Pages are drawn at 300 dots per inch and set straight. Tesseract is a program of its own (Debian: tesseract-ocr and
tesseract-ocr-swe); where it or its Swedish is missing, the page stays unread and says what to install.
"""

import hashlib
import io
import os
import re
import shutil
import subprocess
from array import array
from collections import Counter
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from statistics import median
from xml.etree import ElementTree

import msgspec
import numpy as np
from PIL import Image

from ingest.files import write_whole
from ingest.labels import roman_value, to_roman
from ingest.page import Line, Page, Word, lines_of_words
from ingest.skew import skew_of, straightened

RESOLUTION = 300  # dots per inch
NEAR = (0.8, 1.13)  # times the body's size: still the body
DESCENT, X_HEIGHT = 0.22, 0.45  # of the size: below the base line, and small letters above it
DARK = 140  # of 255
BOLD = 1.12  # times the usual density of ink
LINES = ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption")
# What tesseract makes of Roman numerals: II. is read as IH., III. as MM., V. as Vv. or Vi, I. as IE.
_LOOKS_ROMAN = re.compile(r"[IVXLivxlMHTJNn1|]{1,5}[.,:]")
_MAY_BE_ROMAN = re.compile(r"[IVXLivxlMHTJNnE1|!]{1,5}[.,:]?")
LABEL_GAP = 0.8  # of the font size: from a label to the text that is set at its tab stop
_NUMBERS = re.compile(r"-?[\d.]+$")
POINTS = 72 / RESOLUTION
SURE_ENOUGH = 15.0  # tesseract's confidence, 0..100; what is below is mostly specks
SECONDS_A_PAGE = 60
MOST_PIXELS = 80_000_000  # a little more than A1 has
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


class Kept:
    """What tesseract has answered before, in a folder, by the content of the picture."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def find(self, key: str) -> str | None:
        """The answer for a picture, None where tesseract must be asked."""
        file = self._folder / f"{key}.hocr"
        return file.read_text(encoding="utf-8") if file.is_file() else None

    def keep(self, key: str, answer: str) -> None:
        """Put an answer into the folder."""
        write_whole(self._folder / f"{key}.hocr", answer.encode())


def read_page(pdf: Path, page: Page, kept: Kept | None = None) -> Page:
    """The page with the lines that tesseract reads on its picture, set straight, as the places of words are.

    Tesseract is not asked where `kept` has the answer. Raises OcrFailed.
    """
    picture = _picture(pdf, page.number)
    angle = skew_of(picture)
    picture = straightened(picture, angle)
    read = words_of_hocr(_remembered(picture, kept))
    words = _with_weight(_in_even_sizes(read), read, picture)
    sure = [word for word in words if read[word.number].confidence >= SURE_ENOUGH]
    owners = array("i", [word.number for word in words for _ in word.text])
    lines = tuple(mend_labels(lines_of_words(page.number, sure)))
    return Page(page.number, page.width, page.height, lines, owners=owners, scanned=True, skew=angle)


class Seen(msgspec.Struct, frozen=True):
    """A word that tesseract saw: in points, `size` and base line from its line; `confidence` is 0..100.

    `line` counts tesseract's lines.
    """

    text: str
    x0: float
    x1: float
    base: float
    size: float
    confidence: float
    line: int


def words_of_hocr(answer: str) -> list[Seen]:
    """The words of tesseract's answer, which tells of every line its type's size and where its base line runs."""
    found: list[Seen] = []
    for number, line in enumerate(ElementTree.fromstring(answer).iter()):
        told = _told(line)
        if line.get("class") not in LINES or "x_size" not in told:
            continue
        size = told["x_size"][0] * POINTS
        x0, _, _, bottom = told["bbox"]
        slope, offset = told.get("baseline", (0.0, 0.0))
        for word in line.iter():
            text = "".join(word.itertext()).strip()
            if word.get("class") == "ocrx_word" and text:
                box = _told(word)["bbox"]
                base = bottom + offset + slope * ((box[0] + box[2]) / 2 - x0)
                confidence = _told(word)["x_wconf"][0]
                x = box[0] * POINTS, box[2] * POINTS
                found.append(Seen(_section_sign(text), *x, base * POINTS, size, confidence, number))
    return found


def _told(element: ElementTree.Element) -> dict[str, tuple[float, ...]]:
    """What hOCR says of an element in its title: "bbox 10 20 30 40; x_size 43.2"."""
    parts = [part.split() for part in element.get("title", "").split(";")]
    return {part[0]: tuple(map(float, part[1:])) for part in parts if len(part) > 1 and _NUMBERS.match(part[1])}


def _remembered(picture: Image.Image, kept: Kept | None) -> str:
    """What tesseract answers for a picture, or has answered before."""
    content = io.BytesIO()
    picture.save(content, "PNG", dpi=(RESOLUTION, RESOLUTION))
    if kept is None:
        return _tesseract(content.getvalue())
    key = hashlib.sha256(f"{_version()} {LAYOUT} ".encode() + content.getvalue()).hexdigest()
    answer = kept.find(key)
    if answer is None:
        answer = _tesseract(content.getvalue())
        kept.keep(key, answer)
    return answer


@cache
def _version() -> str:
    return subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False).stdout[:40]


def _in_even_sizes(seen: Sequence[Seen]) -> list[Word]:
    """The words with the size of the body where their line's is near it: sizes are measured, not known."""
    body = median(one.size for one in seen) if seen else 0.0
    words = []
    for number, one in enumerate(seen):
        size = body if NEAR[0] * body < one.size < NEAR[1] * body else one.size
        bottom = one.base + DESCENT * size
        words.append(Word(one.text, one.x0, bottom - size, one.x1, bottom, round(size, 1), number=number))
    return words


def _with_weight(words: Sequence[Word], seen: Sequence[Seen], picture: Image.Image) -> list[Word]:
    """The words, bold in lines whose ink is clearly denser than that of most lines."""
    dark = np.asarray(picture) < DARK
    ink: dict[int, list[float]] = {}
    letters: dict[int, list[int]] = {}
    for word in words:
        ink.setdefault(seen[word.number].line, []).append(_ink(dark, word))
        letters.setdefault(seen[word.number].line, []).append(len(word.text))
    density = {line: float(np.average(ink[line], weights=letters[line])) for line in ink}
    usual = median(density[seen[word.number].line] for word in words) if words else 0.0
    return [msgspec.structs.replace(word, bold=density[seen[word.number].line] > BOLD * usual) for word in words]


def _ink(dark: "np.ndarray", word: Word) -> float:
    """The share of dark points between the base line of a word and the height of its small letters."""
    base = word.bottom - DESCENT * word.size
    top, bottom = int((base - X_HEIGHT * word.size) / POINTS), int(base / POINTS)
    patch = dark[max(top, 0) : bottom, int(word.x0 / POINTS) : int(word.x1 / POINTS)]
    return float(patch.mean()) if patch.size else 0.0


def mend_labels(lines: Sequence[Line]) -> list[Line]:
    """The lines with Roman list labels that were misread put right: I., IH., MM., IV. is I., II., III., IV.

    Labels that stand under each other are counted, from the number that most of those that can be read agree on.
    One that is no numeral, or that another has already, gets the number of its place. An I that is not the first
    is oftener a numeral that has lost strokes, and tells nothing.
    """
    mended = list(lines)
    for places in _lists(lines):
        values = [_value(lines[place].words[0]) for place in places]
        told = [(number, value) for number, value in enumerate(values) if value > 1 or (value and not number)]
        starts = Counter(value - number for number, value in told)
        start, agree = starts.most_common(1)[0] if starts else (0, 0)
        if agree < max(1 if start == 1 else 2, 0.5 * len(told)):
            continue
        for number, (place, value) in enumerate(zip(places, values, strict=True)):
            expected = start + number
            sure = (number, value) in told and values.count(value) == 1
            right = value if sure else expected
            mended[place] = _labelled(lines[place], f"{to_roman(right)}.") if right > 0 else lines[place]
    return mended


def _lists(lines: Sequence[Line]) -> list[list[int]]:
    """The numbers of the lines that begin with what looks like a Roman label, by stretch and margin."""
    found: list[list[int]] = []
    stops = [line.words[1].x0 for line in lines if len(line.words) > 1 and _value(line.words[0])]
    for number, line in enumerate(lines):
        if line.bold:
            found.append([])  # a heading: labels begin anew
        elif len(line.words) > 1 and (_LOOKS_ROMAN.fullmatch(line.words[0].text) or _stands_as_label(line, stops)):
            margin = line.words[0].x0
            same = found and found[-1] and abs(lines[found[-1][-1]].words[0].x0 - margin) < line.size
            if same:
                found[-1].append(number)
            else:
                found.append([number])
    return [places for places in found if len(places) > 1]


def _stands_as_label(line: Line, stops: Sequence[float]) -> bool:
    """Whether a line's first word stands where labels do: the text after it begins where that of others does."""
    label, text = line.words[:2]
    apart = text.x0 - label.x1 > LABEL_GAP * line.size
    return apart and bool(_MAY_BE_ROMAN.fullmatch(label.text)) and any(abs(text.x0 - one) < 3 for one in stops)


def _value(label: Word) -> int:
    """The number of a label that reads as one; a V is often read with its like in small beside it."""
    numeral = label.text.rstrip(".:").removesuffix("v") if label.text[:2] == "Vv" else label.text.rstrip(".:")
    return roman_value(numeral) if label.text[-1] in ".:" and numeral.isupper() else 0


def _labelled(line: Line, label: str) -> Line:
    """The line with its label as it should be, and without specks between label and text."""
    first = msgspec.structs.replace(line.words[0], text=label)
    rest = list(line.words[1:])
    while len(rest) > 1 and not any(map(str.isalnum, rest[0].text)):
        rest.pop(0)
    return msgspec.structs.replace(line, words=(first, *rest))


def _picture(pdf: Path, number: int) -> Image.Image:
    import pypdfium2  # only in a confined process, where alone pages are read

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        width, height = page.get_size()
        if not 0 < width * height <= MOST_PIXELS * POINTS**2:
            raise OcrFailed(f"page {number} is {width:.0f} by {height:.0f} points")
        picture: Image.Image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
    return picture


def _tesseract(picture: bytes) -> str:
    command = ["tesseract", "stdin", "stdout", "-l", "swe", "--dpi", str(RESOLUTION), "--psm", LAYOUT, "hocr"]
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


def _section_sign(text: str) -> str:
    """Tesseract takes § for $, which Swedish minutes do not use."""
    return text.replace("$", "§")
