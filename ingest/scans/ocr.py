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
from collections.abc import Sequence
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from PIL import Image

from ingest.conventions.words import is_word
from ingest.files import write_whole
from ingest.pages.page import Page, Rule, Word, lines_of_words
from ingest.scans.bars import INKED, is_bar, is_of_rule
from ingest.scans.dashes import with_dashes
from ingest.scans.decimal_commas import with_commas
from ingest.scans.digit_groups import with_groups
from ingest.scans.hocr import POINTS, RESOLUTION, Seen, words_of_hocr
from ingest.scans.letter_heights import with_heights
from ingest.scans.lost_marks import lost_marks
from ingest.scans.panes import Pane, panes_of, shift_at, stacked
from ingest.scans.reversed_type import reversed_on, set_dark_on_light
from ingest.scans.ruling import edges_of, leaders_in, rules_in, without_rules
from ingest.scans.second_look import looked_twice
from ingest.scans.skew import skew_of, straightened
from ingest.scans.spelling import spelt
from ingest.scans.strokes import DARK
from ingest.scans.table_heads import with_heads
from ingest.scans.tints import on_paper, tints_in
from ingest.scans.type_sizes import typed
from ingest.scans.units import with_units
from ingest.scans.upright import Illegible, read_upright

_LABEL = re.compile(r"[A-Zlv]{2,5}\.|\d{1,2}[.)]|[a-h]\)")  # a list label may be read with no confidence at all
SURE_ENOUGH = 15.0  # tesseract's confidence, 0..100; what is below is mostly specks
SURE_OF_MARK = 60.0  # of a mark that neither begins a list item nor stands between words
SURE_OF_NUMBER = (
    60.0  # of what is less sure three in four are wrong, and they are two in three of those that are wrong
)
_DIGIT = re.compile(r"\d")
_MARK = re.compile(r"[^\w\s§&/%()«»•*—–-]+")
DOTS = "........"  # a leader
LONG_WORD = 5  # letters
SECONDS_A_PAGE = 60
MOST_PIXELS = 80_000_000  # a little more than A1 has
SWEDISH, ENGLISH = "swe", "eng"
ROWS = "6"  # one column of lines: leaves out none, however short
LAYOUT = "4"  # one column of text of variable sizes: keeps list labels on the line of their text
INSTALL = "Installera tesseract-ocr och tesseract-ocr-swe och läs in rapporten på nytt."


@cache
def available() -> bool:
    """Whether tesseract and its Swedish are installed."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    return SWEDISH in _languages()


@cache
def _languages() -> frozenset[str]:
    listing = subprocess.run(["tesseract", "--list-langs"], capture_output=True, text=True, check=False)
    return frozenset(listing.stdout.split())


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
    """The page with the lines that tesseract reads on its picture, set upright and straight, as their places are.

    Tesseract is not asked where `kept` has the answer. Raises Illegible.
    """

    def read(picture: Image.Image, quarters: int) -> Page:
        width, height = (page.height, page.width) if quarters % 2 else (page.width, page.height)
        return _read(picture, Page(page.number, width, height, (), scanned=True, turned=quarters), kept)

    return read_upright(picture_of(pdf, page.number), read)


def _read(picture: Image.Image, page: Page, kept: Kept | None) -> Page:
    """The page with the lines on its picture, which lies as the page does."""
    picture, angle, grounds = _level(picture)
    rules = rules_in(picture, POINTS)
    tints, heads = tints_in(picture, rules, POINTS)
    picture = without_rules(
        on_paper(picture), [*rules, *(edge for ground in grounds for edge in edges_of(ground))], POINTS
    )
    leaders = leaders_in(picture, POINTS)
    picture = without_rules(picture, leaders, POINTS)
    panes = panes_of(picture, POINTS)
    read = [_moved(one, panes) for one in words_of_hocr(_remembered(stacked(picture, panes), kept))]
    read = spelt(read)
    if ENGLISH in _languages():
        read = looked_twice(read, picture, lambda strip: words_of_hocr(_remembered(strip, kept, ENGLISH)))
    dark, inked = (np.asarray(picture) < grey for grey in (DARK, INKED))
    read = with_units(with_heights(with_groups(with_commas(read, dark), dark), dark), dark)
    words = with_dashes(typed(read, picture), dark)
    sure = [word for word in words if _is_sure(read[word.number]) and not is_bar(inked, word)]
    sure = [word for word in sure if not is_of_rule(word, rules)]
    marks = lost_marks(dark, words, sure)
    marks += _dots(leaders, sure, len(words) + len(marks))
    owners = array("i", [word.number for word in (*words, *marks) for _ in word.text])
    lines = lines_of_words(page.number, [*sure, *marks])
    drawn = (*with_heads([*rules, *heads], sure, grounds), *tints, *grounds)
    numbers = (word for word in sure if _DIGIT.search(word.text))
    doubtful = tuple(word.text for word in numbers if read[word.number].confidence < SURE_OF_NUMBER)
    return msgspec.structs.replace(page, lines=lines, rules=drawn, owners=owners, doubtful=doubtful, skew=angle)


def _level(picture: Image.Image) -> tuple[Image.Image, float, list[Rule]]:
    """The picture set straight with its type dark on light, its angle, and its dark grounds as rectangles."""
    angle = skew_of(set_dark_on_light(picture))
    straight, places = reversed_on(straightened(picture, angle))
    grounds = [
        Rule(across.start * POINTS, down.start * POINTS, across.stop * POINTS, down.stop * POINTS)
        for down, across in places
    ]
    return straight, angle, grounds


def _is_sure(seen: Seen) -> bool:
    """Whether tesseract is sure enough of a word, or the lexicon knows it; specks are no words."""
    known = len(seen.text) >= LONG_WORD and is_word(seen.text.strip(".,;:").casefold())
    least = SURE_OF_MARK if _MARK.fullmatch(seen.text) else SURE_ENOUGH
    return seen.confidence >= least or known or bool(_LABEL.fullmatch(seen.text))


def _dots(leaders: Sequence[Rule], words: Sequence[Word], first: int) -> list[Word]:
    """The leaders as words of dots in the type of the words before them; `first` is the number of the first."""
    found: list[Word] = []
    for leader in leaders:
        on_line = [word for word in words if word.top < leader.bottom < word.bottom and word.x1 <= leader.x0 + 2]
        if on_line:
            last = max(on_line, key=lambda word: word.x1)
            place = max(leader.x0, last.x1 + 1), last.top, leader.x1, last.bottom
            found.append(Word(DOTS, *place, last.size, number=first + len(found)))
    return found


def _moved(seen: Seen, panes: Sequence[Pane]) -> Seen:
    """A word where it stands on the page, from where it stood among the panes."""
    return msgspec.structs.replace(seen, base=seen.base + shift_at(panes, seen.base / POINTS) * POINTS)


def _remembered(picture: Image.Image, kept: Kept | None, language: str = SWEDISH) -> str:
    """What tesseract answers for a picture, or has answered before."""
    content = io.BytesIO()
    picture.save(content, "PNG", dpi=(RESOLUTION, RESOLUTION))
    if kept is None:
        return _tesseract(content.getvalue(), language)
    asked = LAYOUT if language == SWEDISH else f"{ROWS} {language}"
    key = hashlib.sha256(f"{_version()} {asked} ".encode() + content.getvalue()).hexdigest()
    answer = kept.find(key)
    if answer is None:
        answer = _tesseract(content.getvalue(), language)
        kept.keep(key, answer)
    return answer


@cache
def _version() -> str:
    return subprocess.run(["tesseract", "--version"], capture_output=True, text=True, check=False).stdout[:40]


def picture_of(pdf: Path, number: int) -> Image.Image:
    """A page as a grey picture at 300 dots per inch; raises Illegible where it has no size, or too much."""
    import pypdfium2  # only in a confined process, where alone pages are read

    with pypdfium2.PdfDocument(pdf) as document:
        page = document[number - 1]
        width, height = page.get_size()
        if not 0 < width * height <= MOST_PIXELS * POINTS**2:
            raise Illegible(f"page {number} is {width:.0f} by {height:.0f} points")
        picture: Image.Image = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
    return picture


def _tesseract(picture: bytes, language: str) -> str:
    layout = LAYOUT if language == SWEDISH else ROWS
    command = ["tesseract", "stdin", "stdout", "-l", language, "--dpi", str(RESOLUTION), "--psm", layout, "hocr"]
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
        raise Illegible(str(error)) from error
    return done.stdout.decode("utf-8", "replace")
