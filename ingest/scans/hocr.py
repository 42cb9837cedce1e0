"""What tesseract answers in hOCR: words with their boxes, and of every line its type's size and its base line.

Tesseract may take a short word together with the one before it ("publicerasi tid"), or two figures together.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from xml.etree import ElementTree

import msgspec

from ingest.conventions.bodies import ADVISING, DECIDING, ONE, pattern
from ingest.conventions.written_times import MONTHS
from ingest.word_forms import is_form

LINES = ("ocr_line", "ocr_header", "ocr_textfloat", "ocr_caption")
_QUARTER = re.compile(r"[1-4]20[0-4]\d")
_NUMBERS = re.compile(r"-?[\d.]+$")
SHORT = ("har", "av", "är", "att", "på", "i")  # what ends no compound
LONG_ENOUGH = 4  # letters
OTHER_STROKE = {"l": "I", "I": "l"}
_LIKE_A_SIGN = re.compile(r"[85S&]")
_DATE = re.compile(r"(?:19|20)\d\d-\d\d-\d\d,?")
_DATE_AND_SIGN = re.compile(r"(?P<date>(?:19|20)\d\d-\d\d-\d\d)-(?P<sign>[85S&])")
_BODY = re.compile(rf"[A-ZÅÄÖ]{{2,5}}|(?i:\w*{pattern((*DECIDING, *ADVISING), ONE)})")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)}),?", re.IGNORECASE)
_YEAR_OF_DATE = re.compile(r"(?:19|20)\d\d,?")
_PARAGRAPH = re.compile(r"\d{1,3}[.,;)]?")
_DASHES = re.compile(r"[–—-]{2,}")
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d$")
_AFTER_SLASH = re.compile(r"/\d{1,5}[.,;:)]?")
CLOSE = 0.6  # of the size: between two parts of a number
ONE_SPACE = 1.0  # of the size, at most: between words of a sentence, set justified too
UNDER = 2.0  # of the size, at most: from a line of a cell to the next
SPACE = 0.6  # of a letter
SPACE_AT_LEAST = 0.2  # of the size: boxes of two words may touch
RESOLUTION = 300  # dots per inch
POINTS = 72 / RESOLUTION


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
                found.append(Seen(_as_meant(text), *x, base * POINTS, size, confidence, number))
    parted = [part for one in found for part in _parted(one)]
    return _spaced(_with_section_signs(list(_with_whole_numbers(parted))))


def _with_whole_numbers(seen: Iterable[Seen]) -> Iterator[Seen]:
    """The words with those as one that are the number of a paper or a school year, "2022" and "/317"."""
    before: Seen | None = None
    for one in seen:
        if before and before.line == one.line and _goes_on(before, one):
            confidence = min(before.confidence, one.confidence)
            before = msgspec.structs.replace(before, text=before.text + one.text, x1=one.x1, confidence=confidence)
            continue
        if before:
            yield before
        before = one
    if before:
        yield before


def _goes_on(before: Seen, one: Seen) -> bool:
    close = one.x0 - before.x1 < CLOSE * before.size
    return close and bool(_YEAR.search(before.text) and _AFTER_SLASH.fullmatch(one.text))


def _with_section_signs(seen: Sequence[Seen]) -> list[Seen]:
    """The words with § where a digit stands for it in the name of a decision: "KS 2022-09-13 8 141"."""
    found = [part for one in seen for part in _with_sign_apart(one)]
    for number in range(2, len(found) - 1):
        before, date, sign, paragraph = found[number - 2 : number + 2]
        in_sentence = _is_next(date, sign) and (_is_next(sign, paragraph) or _is_under(date, paragraph))
        looks = _LIKE_A_SIGN.fullmatch(sign.text) and _PARAGRAPH.fullmatch(paragraph.text)
        if looks and in_sentence and _ends_date(before, date):
            found[number] = msgspec.structs.replace(sign, text="§")
    return found


def _ends_date(before: Seen, date: Seen) -> bool:
    """Whether a word ends the day of a decision: "KS 2022-09-13", "12 februari 2015,", "i februari"."""
    if _MONTH.fullmatch(date.text):
        return True
    if _YEAR_OF_DATE.fullmatch(date.text):
        return bool(_MONTH.fullmatch(before.text))
    said = _DATE.fullmatch(date.text) and _BODY.fullmatch(before.text)
    return bool(said) and (before.line == date.line or _is_under(before, date))


def _is_under(one: Seen, other: Seen) -> bool:
    """Whether a word begins the line under another, as in a narrow cell."""
    return abs(other.x0 - one.x0) < one.size and 0 < other.base - one.base < UNDER * one.size


def _with_sign_apart(one: Seen) -> list[Seen]:
    """A day with the sign after it, "2002-11-25-8", as two words."""
    joined = _DATE_AND_SIGN.fullmatch(one.text)
    if not joined:
        return [one]
    letter = (one.x1 - one.x0) / len(one.text)
    ends, begins = one.x0 + letter * len(joined["date"]), one.x1 - letter
    return [
        msgspec.structs.replace(one, text=joined["date"], x1=ends),
        msgspec.structs.replace(one, text=joined["sign"], x0=begins),
    ]


def _is_next(one: Seen, other: Seen) -> bool:
    """Whether a word is the next of a sentence: the figures of a table stand further apart."""
    return one.line == other.line and other.x0 - one.x1 < ONE_SPACE * one.size


def _spaced(seen: list[Seen]) -> list[Seen]:
    """The words with a space between those of a line, also where tesseract drew their boxes edge to edge."""
    for number, (before, after) in enumerate(pairwise(seen)):
        ends = after.x0 - SPACE_AT_LEAST * min(before.size, after.size)
        if before.line == after.line and before.x0 < ends < before.x1:
            seen[number] = msgspec.structs.replace(before, x1=ends)
    return seen


def _parted(seen: Seen) -> list[Seen]:
    """A word in two where the lexicon has no such word, but the first part of it, and the rest is a short word.

    So are the number of a quarter and its year: "12020".
    """
    if _QUARTER.fullmatch(seen.text):
        middle = seen.x0 + (seen.x1 - seen.x0) / len(seen.text)
        first = msgspec.structs.replace(seen, text=seen.text[0], x1=middle - SPACE_AT_LEAST * seen.size)
        return [first, msgspec.structs.replace(seen, text=seen.text[1:], x0=middle)]
    if is_form(seen.text.casefold()):
        return [seen]
    short = next((one for one in SHORT if seen.text.endswith(one)), "")
    before = seen.text[: len(seen.text) - len(short)]
    if not short or len(before) < LONG_ENOUGH or not is_form(before.casefold()):
        return [seen]
    letter = (seen.x1 - seen.x0) / (len(seen.text) + SPACE)
    ends, begins = seen.x0 + letter * len(before), seen.x1 - letter * len(short)
    return [
        msgspec.structs.replace(seen, text=before, x1=ends),
        msgspec.structs.replace(seen, text=short, x0=begins),
    ]


def _told(element: ElementTree.Element) -> dict[str, tuple[float, ...]]:
    """What hOCR says of an element in its title: "bbox 10 20 30 40; x_size 43.2"."""
    parts = [part.split() for part in element.get("title", "").split(";")]
    return {part[0]: tuple(map(float, part[1:])) for part in parts if len(part) > 1 and _NUMBERS.match(part[1])}


def _as_meant(text: str) -> str:
    """Tesseract reads $ for § and long dashes or two signs for a dash, and confuses I and l."""
    text = "–" if _DASHES.fullmatch(text) else text.replace("$", "§").replace("—", "–")
    if text[0] not in OTHER_STROKE or not text[1:2].islower():
        return text
    other = OTHER_STROKE[text[0]] + text[1:]
    return other if _is_form(other) and not _is_form(text) else text


def _is_form(text: str) -> bool:
    return is_form(text.strip(".,;:()").casefold())
