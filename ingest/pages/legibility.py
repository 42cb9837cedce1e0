"""Fonts whose characters are not what they show, found by letter statistics, and mended where the fault is known.

A font without a table of its characters gives numbers of glyphs instead: "*|UDQ3HUVVRQ" for "Göran Persson". Fonts
from Windows number their glyphs in one order, so that such text can be read after all; other text is left out.
"""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from math import sqrt

import msgspec

from ingest.pages.page import Line, Page, Word

FEWEST_LETTERS = 100  # of a font, before its letters are counted
LIKE_SWEDISH = 0.7  # cosine of letter frequencies: lists of names have 0.8 or more, running text 0.95, noise 0.5
MOST_UNNAMED = 0.2  # share of characters without a name
FEWEST_UNNAMED = 40  # characters: a font of bullets is no text
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff]")  # no text, but it must leave a mark
_LEADERS = re.compile("[.·…\ufffd]{4,}")
# Letters in a thousand of running Swedish text, counted in the demonstration archive's sources.
FREQUENCIES = dict(
    zip(
        "abcdefghijklmnopqrstuvwxyzåäö",
        (
            88,
            14,
            14,
            41,
            103,
            24,
            31,
            23,
            48,
            7,
            30,
            48,
            39,
            99,
            44,
            21,
            0,
            90,
            56,
            77,
            20,
            23,
            0,
            1,
            6,
            0,
            13,
            17,
            20,
        ),
        strict=True,
    )
)
FIRST_GLYPH, LAST_ASCII_GLYPH = 3, 97  # space and tilde in the order of the standard Macintosh glyphs


class Legible(msgspec.Struct, frozen=True):
    """The pages with fonts mended, and the pages that have words in fonts that could not be."""

    pages: tuple[Page, ...]
    broken: frozenset[int]
    fonts: frozenset[str]


def mended(pages: Sequence[Page]) -> Legible:
    """Read text in glyph numbers as what it shows; name the fonts and pages where that does not help."""
    texts: dict[str, list[str]] = {}
    for page in pages:
        if not page.scanned:
            for word in _words(page):
                texts.setdefault(word.font, []).append(word.text)
    noise = {font for font, words in texts.items() if is_noise(words)}
    glyphs = {font for font in noise if not is_noise(list(map(of_glyphs, texts[font])))}
    if glyphs:  # a font of few letters, as of headings, shows by its spaces
        glyphs |= {font for font in texts.keys() - noise if chr(FIRST_GLYPH) in "".join(texts[font])}
    broken = frozenset(noise - glyphs)
    unclear = {font for font, words in texts.items() if any(CONTROL.search(word) for word in words)}
    read = tuple(_mended(page, glyphs) for page in pages) if glyphs | unclear else tuple(pages)
    hit = frozenset(page.number for page in read if any(word.font in broken for word in _words(page)))
    return Legible(read, hit, broken)


def is_noise(words: Sequence[str]) -> bool:
    """Whether the letters of some words are spread as in no language that reports are written in.

    A word that comes again is counted once: a font may be for "Uppföljning 2004" and its like alone.
    """
    text = _LEADERS.sub("", CONTROL.sub("\ufffd", "".join(words)))
    if len(text) >= FEWEST_UNNAMED and text.count("\ufffd") > MOST_UNNAMED * len(text):
        return True
    counts = Counter(letter for letter in "".join(set(words)).casefold() if letter.isalpha())
    return counts.total() >= FEWEST_LETTERS and likeness(counts) < LIKE_SWEDISH


def likeness(counts: Counter[str]) -> float:
    """The cosine of the angle between letter counts and those of Swedish, 0..1."""
    dot = sum(FREQUENCIES.get(letter, 0) * count for letter, count in counts.items())
    length = sqrt(sum(count * count for count in counts.values()))
    return dot / (length * sqrt(sum(value * value for value in FREQUENCIES.values()))) if length else 0.0


def of_glyphs(text: str) -> str:
    """What a text shows whose characters are numbers of glyphs in the standard Macintosh order.

    Up to the tilde they lie 29 before ASCII, after it 30 before Mac Roman.
    """
    return "".join(map(_of_glyph, text))


def _of_glyph(glyph: str) -> str:
    number = ord(glyph)
    if FIRST_GLYPH <= number <= LAST_ASCII_GLYPH:
        return chr(number + 29)
    if LAST_ASCII_GLYPH < number <= 225:
        return bytes([number + 30]).decode("mac_roman")
    return glyph


def without_fonts(page: Page, fonts: Iterable[str]) -> Page:
    """A page without the words in some fonts."""
    gone = set(fonts)
    lines = [_kept(line, [word for word in line.words if word.font not in gone]) for line in page.lines]
    return msgspec.structs.replace(page, lines=tuple(line for line in lines if line))


def _kept(line: Line, words: Sequence[Word]) -> Line | None:
    return msgspec.structs.replace(line, words=tuple(words)) if words else None


def _mended(page: Page, fonts: set[str]) -> Page:
    lines = [
        msgspec.structs.replace(line, words=tuple(_mended_word(word, fonts) for word in line.words))
        for line in page.lines
    ]
    read = {word.number for word in _words(page) if word.font in fonts}
    marks = tuple(one for one in page.as_found if page.owners[one[0]] not in read)
    return msgspec.structs.replace(page, lines=tuple(lines), as_found=marks)


def _mended_word(word: Word, fonts: set[str]) -> Word:
    text = CONTROL.sub("\ufffd", of_glyphs(word.text) if word.font in fonts else word.text)
    return word if text == word.text else msgspec.structs.replace(word, text=text)


def _words(page: Page) -> list[Word]:
    return [word for line in page.lines for word in line.words]
