"""Figures and the signs beside them, read once more in English: tesseract's Swedish knows neither % nor § nor +.

It makes "68 N" or "684" of "68 %", and "8 142" of "§ 142", mostly with little confidence. Such words, with the
figures beside them, are cut out of the picture and set under each other, each on a line of its own, and read by
tesseract's English, which Debian installs with the program. What has letters of words is not asked after.
"""

import re
from collections.abc import Callable, Iterator, Sequence

import msgspec
from PIL import Image

from ingest.scans.hocr import POINTS, Seen
from ingest.word_forms import is_form

SURE = 90.0  # of 100
FEWEST_SURE = 50.0  # of a reading that has a sign which Swedish lacks
SHORT = 2  # characters: signs are taken for so many
ONE_SPACE = 0.7  # of the size, at most, between figures and what belongs to them
OVER, UNDER = 1.05, 0.35  # of the size, over and under the base line: what is cut out
BESIDE = 0.25  # of the size, on both sides
MARGIN = 30  # points of the picture, around what is cut out
MOST = 200  # of a page
_WORDY = re.compile(r"[a-zåäöé]{3}|[a-zåäöé]{2}$|^[a-zåäö]\)")
_FIGURES = re.compile(r"[\d.,:;/()%§+–-]+")
_CODE = re.compile(r"[A-ZÅÄÖ]\d{1,2}[.:]?")
_SIGN = re.compile(r"[%§+]")
_DIGIT = re.compile(r"\d")

Read = Callable[[Image.Image], Sequence[Seen]]


def looked_twice(seen: Sequence[Seen], picture: Image.Image, read: Read) -> list[Seen]:
    """The words of a page's grey `picture`, with those of figures and signs as `read` has them, if surer."""
    groups = list(_groups(seen))[:MOST]
    if not groups:
        return list(seen)
    strip, pitch = _set_apart([[seen[n] for n in group] for group in groups], picture)
    rows: dict[int, list[Seen]] = {}
    for one in read(strip):
        rows.setdefault(int(one.base / (pitch * POINTS)), []).append(one)
    said: dict[int, list[Seen]] = {}
    for row, group in enumerate(groups):
        first, *others = group
        before = [seen[n] for n in group]
        if row in rows and _is_better(rows[row], before):
            said |= {first: list(_placed(rows[row], before))} | {n: [] for n in others}
    return [one for n, word in enumerate(seen) for one in said.get(n, [word])]


def _groups(seen: Sequence[Seen]) -> Iterator[list[int]]:
    """The numbers of words that stand beside each other as figures do, where one of them is doubtful."""
    group: list[int] = []
    for number, one in enumerate(seen):
        if group and not (_is_near(seen[group[-1]], one) and _may_be_figures(one)):
            yield from _doubtful(seen, group)
            group = []
        if _may_be_figures(one):
            group.append(number)
    yield from _doubtful(seen, group)


def _doubtful(seen: Sequence[Seen], group: list[int]) -> Iterator[list[int]]:
    """A group if it has figures and a word that is short or that tesseract is not sure of."""
    words = [seen[number] for number in group]
    doubtful = any(one.confidence < SURE or len(one.text) <= SHORT for one in words)
    if doubtful and any(_DIGIT.search(one.text) for one in words):
        yield group


def _is_near(one: Seen, other: Seen) -> bool:
    return one.line == other.line and 0 <= other.x0 - one.x1 + 1 < ONE_SPACE * one.size + 1


def _may_be_figures(one: Seen) -> bool:
    """Whether a word has figures, or what signs are taken for, and no letters of words."""
    if _WORDY.search(one.text) or not any(map(str.isalnum, one.text)):
        return False
    word = one.text.islower() and is_form(one.text)
    return bool(_DIGIT.search(one.text)) or (len(one.text) <= SHORT and not word)


def _set_apart(groups: Sequence[Sequence[Seen]], picture: Image.Image) -> tuple[Image.Image, int]:
    """The pictures of groups of words under each other, and how far down from one to the next in points of it."""
    highest = max(one.size for group in groups for one in group) / POINTS
    pitch = int((OVER + UNDER) * highest) + 2 * MARGIN
    cut = [picture.crop(_box(group)) for group in groups]
    width = max(one.width for one in cut) + 4 * MARGIN
    strip = Image.new("L", (width, pitch * len(groups)), 255)
    for row, one in enumerate(cut):
        strip.paste(one, (2 * MARGIN, row * pitch + MARGIN))
    return strip, pitch


def _box(group: Sequence[Seen]) -> tuple[int, int, int, int]:
    size, base = group[0].size, group[0].base
    x0, x1 = group[0].x0 - BESIDE * size, group[-1].x1 + BESIDE * size
    edges = x0, base - OVER * size, x1, base + UNDER * size
    left, top, right, bottom = (int(edge / POINTS) for edge in edges)
    return left, top, right, bottom


def _is_better(read: Sequence[Seen], before: Sequence[Seen]) -> bool:
    """Whether a reading is figures, has what was sure before, and is surer or has a sign that Swedish lacks.

    The name of an area, "S2", is no figure: English reads it "§2" or "52".
    """
    text = "".join(one.text for one in read)
    if len(before) == 1 and _CODE.fullmatch(before[0].text):
        return False
    figures = all(_FIGURES.fullmatch(one.text) for one in read) and _DIGIT.search(text)
    kept = all(one.text in text for one in before if one.confidence >= SURE and len(one.text) > SHORT)
    least, was = (min(one.confidence for one in side) for side in (read, before))
    return bool(figures) and kept and least > (min(was, FEWEST_SURE) if _SIGN.search(text) else was)


def _placed(read: Sequence[Seen], before: Sequence[Seen]) -> Iterator[Seen]:
    """The words of a reading where they stand on the page."""
    first = before[0]
    right = first.x0 - BESIDE * first.size - 2 * MARGIN * POINTS
    for one in read:
        x0, x1 = max(one.x0 + right, first.x0), min(one.x1 + right, before[-1].x1)
        yield msgspec.structs.replace(first, text=one.text, x0=x0, x1=max(x0, x1), confidence=one.confidence)
