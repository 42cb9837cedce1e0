"""Text in numbers of glyphs, read as what it shows.

    *|UDQ\\x033HUVVRQ   Göran Persson
    ’HW (cid:20)(cid:28)   Det 19

A font without a table of its characters gives the numbers of its glyphs. Fonts from Windows have them in the order
of the standard Macintosh glyphs: up to the tilde 29 before ASCII, after it 30 before Mac Roman. They come as the
characters of an encoding that the reader of the PDF falls back on, or unnamed where it has no such character.
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.word_forms import is_form

PLANE = 0xF0000  # private characters, which no report writes: a glyph without a character is its number from here
FIRST_GLYPH, LAST_ASCII_GLYPH, LAST_GLYPH = 3, 97, 225  # space, tilde, and the last that Mac Roman has
SPACE_GLYPHS = chr(FIRST_GLYPH) + chr(PLANE + FIRST_GLYPH)
NOT_WRITTEN = frozenset("≠∞≤≥¥∂∑∏π∫ªºΩ¬√ƒ≈∆◊ıˆ˜¯˘˙˚¸˝˛ˇ")  # in Mac Roman, but not in reports
KNOWN = 0.5  # of the letters of words, at least: in running text nine tenths are of words that the lexicon has
FEWEST_KNOWN = 8  # letters
# The numbers of characters that another encoding than Latin-1 has: PostScript's, which has ’ where others have ',
# and that of Windows.
_STANDARD = {"’": 39, "‘": 96, "§": 167, "'": 169, "“": 170, "«": 171, "–": 177, "†": 178, "‡": 179, "·": 180}
_STANDARD |= {"¶": 182, "•": 183, "”": 186, "»": 187, "…": 188, "¿": 191}
_WINDOWS = {bytes([n]).decode("cp1252"): n for n in range(128, 160) if n not in (129, 141, 143, 144, 157)}
_WORD = re.compile(r"[^\W\d_]{4,}")
_LIGATURES = {"ﬁ": "fi", "ﬂ": "fl"}

Shown = Mapping[str, str]  # what each character of a text shows


def unnamed(number: int) -> str:
    """The character that stands for a glyph of which only the number is known."""
    return chr(PLANE + number) if number < 0x10000 else "\ufffd"


def shown(text: str) -> Shown | None:
    """What the characters of a font's whole text show if they are glyph numbers; None if one shows nothing.

    A text with ’ or ‘, which are D and } in PostScript's encoding, is in that; they are no letters in another.
    """
    numbers = _STANDARD if "’" in text or "‘" in text else _WINDOWS
    read = {one: _of_glyph(numbers.get(one, ord(one) % PLANE)) for one in set(text)}
    return read if all(read.values()) else None


def _of_glyph(number: int) -> str:
    """What a glyph of this number shows; empty where that is nothing that is written."""
    if FIRST_GLYPH <= number <= LAST_ASCII_GLYPH:
        return chr(number + 29)
    if not LAST_ASCII_GLYPH < number <= LAST_GLYPH:
        return ""
    read = bytes([number + 30]).decode("mac_roman")
    return "" if read in NOT_WRITTEN else _LIGATURES.get(read, read)


def is_language(words: Iterable[str]) -> bool:
    """Whether most letters of a text are in words that the lexicon knows, and not too few."""
    found = [word.casefold() for text in words for word in _WORD.findall(text)]
    known = sum(len(word) for word in found if is_form(word))
    return known >= max(FEWEST_KNOWN, KNOWN * sum(map(len, found)))


def as_shown(words: Sequence[str], table: Shown) -> list[str]:
    """The words of a text as they are shown, divided at spaces."""
    return [part for word in words for part in "".join(map(table.__getitem__, word)).split()]
