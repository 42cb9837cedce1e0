"""Text in another code than its font says, read as what it shows.

\\uf047\\uf0f6ran      Göran     a symbol font of Windows: private characters, whose last byte is the letter
F|rvaltningen     Förvaltningen     seven bits, in which } { | are å ä ö
F\\x9arvaltningen  Förvaltningen     Mac Roman, read as Latin-1
"""

import re
from collections.abc import Iterable, Mapping, Sequence

from ingest.pages.glyph_numbers import Shown
from ingest.word_forms import is_form

PRIVATE = range(0xE000, 0xF900)
DIFFERENT = 3  # private characters in a word that is no row of bullets
FEWEST_MENDED = 3  # words that only another code makes Swedish
SEVEN_BITS = dict(zip("}{|][\\", "åäöÅÄÖ", strict=True))
MAC_ROMAN = {one.encode("mac_roman").decode("latin-1"): one for one in "åäöÅÄÖéÉü"}
_OWN = re.compile("[åäöÅÄÖ]")
_WRITTEN = re.compile(r"[\u0020-\u007e\u00a0-\u017f\u2010-\u203a€]")
_TOKEN = re.compile(r"[^\W\d_]")


def is_private(words: Iterable[str]) -> bool:
    """Whether some word is in private characters; bullets of symbol fonts stand alone, or in rows of one kind."""
    return any(len({one for one in word if ord(one) in PRIVATE}) >= DIFFERENT for word in words)


def of_private(text: str) -> Shown | None:
    """What the characters of a font show if the private ones are bytes of Windows' code; None where one is not."""
    planes = {ord(one) >> 8 for one in text if ord(one) in PRIVATE}
    if len(planes) != 1:
        return None
    read = {one: _of_byte(ord(one) & 0xFF) if ord(one) in PRIVATE else one for one in set(text)}
    return read if all(map(_WRITTEN.fullmatch, read.values())) else None


def _of_byte(number: int) -> str:
    return bytes([number]).decode("cp1252", "replace")


def in_other_codes(texts: Mapping[str, Sequence[str]]) -> dict[str, Shown]:
    """What fonts show that have signs in the place of å ä ö, where that makes Swedish words of what is none."""
    found: dict[str, Shown] = {}
    without = {font: words for font, words in texts.items() if not _OWN.search("".join(words))}
    for code in (SEVEN_BITS, MAC_ROMAN):
        fonts = {font: {word for word in words if _has(word, code)} for font, words in without.items()}
        if not _is_mended(set().union(*fonts.values()), code):
            continue
        for font in (one for one, words in fonts.items() if words):
            found[font] = {one: code.get(one, one) for one in set("".join(without[font]))}
    return found


def _has(word: str, code: Mapping[str, str]) -> bool:
    """Whether a word has letters, and signs that a code has as letters."""
    return any(one in code for one in word) and _TOKEN.search(word) is not None


def _is_mended(words: Iterable[str], code: Mapping[str, str]) -> bool:
    """Whether most of some words are Swedish in a code."""
    read = [is_form(_bare("".join(code.get(one, one) for one in word))) for word in words]
    return sum(read) >= max(FEWEST_MENDED, len(read) / 2)


def _bare(word: str) -> str:
    return word.strip('.,;:()”"!?').casefold()
