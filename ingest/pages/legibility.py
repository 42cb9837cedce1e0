"""Fonts whose characters are not what they show, found by letters and words, and mended where the fault is known.

A font without a table of its characters gives numbers of glyphs instead: "*|UDQ3HUVVRQ" for "Göran Persson". Such
text can be read after all (`glyph_numbers.py`), and so can text in another code (`other_codes.py`); what cannot is
left out.
"""

import re
from array import array
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import groupby
from math import sqrt

import msgspec

from ingest.pages.gibberish import is_gibberish, paragraphs
from ingest.pages.glyph_numbers import SPACE_GLYPHS, Shown, as_shown, is_language, shown
from ingest.pages.other_codes import in_other_codes, is_private, of_private
from ingest.pages.page import SPACE, Line, Page, Word
from ingest.report import Span

FEWEST_LETTERS = 100  # of a font, before its letters are counted
LIKE_SWEDISH = 0.7  # cosine of letter frequencies: lists of names have 0.8 or more, running text 0.95, noise 0.5
MOST_UNNAMED = 0.2  # share of characters without a name
FEWEST_UNNAMED = 40  # characters: a font of bullets is no text
MOST_LOST = 0.04  # share of characters without a name that follow a letter
FEWEST_LOST = 5
MOST_OF_SHORT = 2_000  # characters
# No text, but it must leave a mark: control characters, half ones, glyphs without a character.
CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\ud800-\udfff\U000f0000-\U000fffff]")
_LOST = re.compile("(?<=[^\\W\\d_])\ufffd")
_LEADERS = re.compile(r"(.)\1{3,}")
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


class Legible(msgspec.Struct, frozen=True):
    """The pages with fonts mended, and by page the numbers of the words that could not be and are noise."""

    pages: tuple[Page, ...]
    noise: dict[int, frozenset[int]]


def mended(pages: Sequence[Page]) -> Legible:
    """Read text in glyph numbers or another code as what it shows; name the words where that does not help.

    A font is read so as a whole or not at all: words that are half right would be found by what they do not say.
    """
    texts = _texts(pages)
    noise = {font for font, words in texts.items() if is_noise(words)}
    unclear = {font for font, words in texts.items() if CONTROL.search("".join(words))}
    tables = {font: table for font in noise if (table := _table(texts[font]))}
    short = texts.keys() - tables.keys() if tables else unclear - noise
    tables |= _tables_of_short({font: texts[font] for font in short}, sure=bool(tables))
    tables |= in_other_codes({font: words for font, words in texts.items() if font not in tables})
    read = tuple(_mended(page, tables) for page in pages) if tables or unclear else tuple(pages)
    return Legible(read, _noise(read, noise - tables.keys()))


def _texts(pages: Sequence[Page]) -> dict[str, list[str]]:
    """The words of each font; those of scanned pages have none."""
    texts: dict[str, list[str]] = {}
    for page in pages:
        if not page.scanned:
            for word in _words(page):
                texts.setdefault(word.font, []).append(word.text)
    return texts


def _noise(pages: Sequence[Page], broken: Iterable[str]) -> dict[int, frozenset[int]]:
    """By page the numbers of the words in broken fonts, and in fonts and paragraphs that are no words.

    Where it is sure that the document has such fonts, one word tells of another.
    """
    texts = _texts(pages)
    fonts = {*broken, *(font for font, words in texts.items() if is_gibberish(words))}
    fonts |= {font for font, words in texts.items() if fonts and is_gibberish(words, fewest=1)}
    found: dict[int, frozenset[int]] = {}
    for page in pages:
        parts = [] if page.scanned else paragraphs(page)
        noise = (
            word.number
            for part in parts
            if part[0].font in fonts or is_gibberish([word.text for word in part])
            for word in part
        )
        if numbers := frozenset(noise):
            found[page.number] = numbers
    return found


def _table(words: Sequence[str]) -> Shown | None:
    """What the characters of a font show that is noise as it stands, where it can be read with certainty."""
    text = "".join(words)
    for table in (shown(text), of_private(text)):
        read = as_shown(words, table) if table else []
        if read and is_language(read) and not is_noise(read):
            return table
    return None


def _tables_of_short(texts: Mapping[str, Sequence[str]], sure: bool) -> dict[str, Shown]:
    """What fonts of few letters show, as those of headings: by their words, or by the glyph of the space.

    The latter only where it is `sure` that the document has fonts in glyph numbers.
    """
    found: dict[str, Shown] = {}
    for font, words in texts.items():
        text = "".join(words)
        table = shown(text) if len(text) < MOST_OF_SHORT and not is_language(words) else None
        spaced = sure and any(space in text for space in SPACE_GLYPHS)
        if table and (spaced or is_language(as_shown(words, table))):
            found[font] = table
    return found


def is_noise(words: Sequence[str]) -> bool:
    """Whether the letters of some words are spread as in no language that reports are written in.

    A word that comes again is counted once: a font may be for "Uppföljning 2004" and its like alone. Characters
    without a name that follow letters are no bullets but what has been lost: spaces, digits, ligatures.
    """
    if is_private(words):
        return True
    text = CONTROL.sub("\ufffd", _LEADERS.sub("", "".join(words)))
    if len(text) >= FEWEST_UNNAMED and text.count("\ufffd") > MOST_UNNAMED * len(text):
        return True
    lost = len(_LOST.findall(text)) if "\ufffd" in text else 0
    if lost >= FEWEST_LOST and lost > MOST_LOST * len(text):
        return True
    counts = Counter(letter for letter in "".join(set(words)).casefold() if letter.isalpha())
    return counts.total() >= FEWEST_LETTERS and likeness(counts) < LIKE_SWEDISH


def likeness(counts: Counter[str]) -> float:
    """The cosine of the angle between letter counts and those of Swedish, 0..1."""
    dot = sum(FREQUENCIES.get(letter, 0) * count for letter, count in counts.items())
    length = sqrt(sum(count * count for count in counts.values()))
    return dot / (length * sqrt(sum(value * value for value in FREQUENCIES.values()))) if length else 0.0


def without_noise(page: Page, numbers: Container[int]) -> Page:
    """A page without some of its words, by their numbers."""
    lines = [_kept(line, [word for word in line.words if word.number not in numbers]) for line in page.lines]
    return msgspec.structs.replace(page, lines=tuple(line for line in lines if line))


def _kept(line: Line, words: Sequence[Word]) -> Line | None:
    return msgspec.structs.replace(line, words=tuple(words)) if words else None


def _mended(page: Page, tables: Mapping[str, Shown]) -> Page:
    """The page with the words of some fonts as they are shown, and a mark for each character that is none."""
    read = {word.number: word for word in _words(page) if word.font in tables}
    places = _places(page, read) if read else {}
    owners, highest = array("i", page.owners), max((word.number for word in _words(page)), default=0)
    lines: list[Line | None] = []
    for line in page.lines:
        words: list[Word] = []
        for word in line.words:
            if word.number not in read:
                words.append(_marked(word))
                continue
            parts = _parts(word, tables[word.font], highest + 1)
            _give(owners, places.get(word.number, []), parts)
            highest += len(parts) - 1 if parts else 0
            words += [part for part, _ in parts]
        lines.append(_kept(line, words))
    marks = tuple(one for one in page.as_found if page.owners[one[0]] not in read)
    kept = tuple(line for line in lines if line)
    return msgspec.structs.replace(page, lines=kept, as_found=marks, owners=owners)


def _places(page: Page, words: Container[int]) -> dict[int, list[int]]:
    """The numbers of the characters of some words."""
    found: dict[int, list[int]] = {}
    for number, owner in enumerate(page.owners):
        if owner in words:
            found.setdefault(owner, []).append(number)
    return found


def _parts(word: Word, table: Shown, number: int) -> list[tuple[Word, Span]]:
    """The words that a word in glyph numbers shows, and which of its characters they are.

    The first keeps its number, the others have those from `number` on.
    """
    pieces = [table[one] for one in word.text]
    letter = (word.x1 - word.x0) / len(pieces)
    found: list[tuple[Word, Span]] = []
    for space, run in groupby(range(len(pieces)), key=lambda place: pieces[place].isspace()):
        if space:
            continue
        places = list(run)
        part = msgspec.structs.replace(
            word,
            text="".join(pieces[place] for place in places),
            x0=word.x0 + letter * places[0],
            x1=word.x0 + letter * (places[-1] + 1),
            number=number + len(found) - 1 if found else word.number,
        )
        found.append((part, Span(places[0], places[-1] + 1)))
    return found


def _give(owners: "array[int]", places: Sequence[int], parts: Sequence[tuple[Word, Span]]) -> None:
    """Give the characters of a word, drawn once or several times, to the words that it shows."""
    if not parts:
        for place in places:
            owners[place] = SPACE
    for part, span in parts[1:]:
        for place in places[span.start : span.end]:
            owners[place] = part.number


def _marked(word: Word) -> Word:
    """The word with U+FFFD for each character that is none."""
    text = CONTROL.sub("\ufffd", word.text)
    return word if text == word.text else msgspec.structs.replace(word, text=text)


def _words(page: Page) -> list[Word]:
    return [word for line in page.lines for word in line.words]
