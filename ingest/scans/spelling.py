"""Words with a letter that tesseract read twice, as itself and as one that looks like it, and signs before words.

"Sambhällsbyggnadsnämnden", "kommuntfullmäktiges", "149 kwWh", "Ss2", "Awvikelse" and "=<:verksamheten": such a
letter goes where the word without it is one, or is made of fewer words. Of several it is the one on the page. A
small letter before a capital, "tSom", is the raised figure that begins a note.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.words import fewest_words, is_word
from ingest.scans.hocr import Seen

ALIKE = ("bh", "hb", "nh", "hn", "tf", "ft", "wv", "vw")
FOR_TWO = {"wv": "vv", "vw": "vv", "iö": "jö", "iä": "jä"}
RINGED, TWICE_RINGED = "aä", ("äa", "åa", "aå", "aä")
LIKE_CAPITALS = "cosuvwxz"  # small letters that look like their capitals
SHORTEST = 5  # letters of a word that tells
SURE = 95.0  # of 100: such words are left
UNITS = frozenset(("kWh", "MWh", "GWh", "TWh", "kW", "MW"))
_WORD = re.compile(r"(?P<before>[^\w\s]*)(?P<word>[^\W\d_]+)(?P<after>[^\w\s]*)")
_SPECKS = re.compile(r"[=<>:;|~_^\\.,'`*]+")
_MARKED = re.compile(r"[tlij](?P<word>[A-ZÅÄÖ][a-zåäö]{2,})")
_CAPITALS = re.compile(r"[A-ZÅÄÖ]{2}[a-zåäö]{3,}")
A_MARK, LEAST = "!", 50.0  # what the mark of a note is read as; of 100, as the word is one
_CODE = re.compile(r"(?P<letter>[COSUVWXZ])(?P<again>[cosuvwxz])(?P<number>\d{1,2}[.:)]?)")


def spelt(seen: Sequence[Seen]) -> list[Seen]:
    """The words of a page, without such letters and signs."""
    told = {found["word"].casefold() for one in seen if (found := _WORD.fullmatch(one.text))}
    return [_with_mark(one) or msgspec.structs.replace(one, text=_spelt(one, told)) for one in seen]


def _with_mark(one: Seen) -> Seen | None:
    """A word with the mark of a note before it, None where there is none."""
    found = _MARKED.fullmatch(one.text)
    if not found or not is_word(found["word"].casefold()):
        return None
    return msgspec.structs.replace(one, text=A_MARK + found["word"], confidence=max(one.confidence, LEAST))


def _spelt(one: Seen, told: set[str]) -> str:
    code = _CODE.fullmatch(one.text)
    if code and code["letter"].casefold() == code["again"]:
        return code["letter"] + code["number"]
    found = _WORD.fullmatch(one.text)
    if not found:
        return one.text
    word = _without_second_capital(_without_twins(found["word"]))
    if len(word) >= SHORTEST and one.confidence < SURE:
        word = _right(word, told)
    specks = _SPECKS.fullmatch(found["before"]) and len(word) >= SHORTEST and is_word(word.casefold())
    return ("" if specks else found["before"]) + word + found["after"]


def _without_twins(word: str) -> str:
    """A unit without a letter that was read as a small one and a capital: "kwWh"."""
    for at, (one, other) in enumerate(pairwise(word)):
        shorter = word[:at] + word[at + 1 :]
        if one in LIKE_CAPITALS and other == one.upper() and shorter in UNITS:
            return shorter
    return word


def _without_second_capital(word: str) -> str:
    """A word without one of two capitals before its small letters: "MNäringslivet"."""
    if not _CAPITALS.fullmatch(word) or is_word(word.casefold()):
        return word
    one, other = word[1:], word[0] + word[2:]
    of_one, of_other = (fewest_words(near.casefold()) for near in (one, other))
    if not of_other or 0 < of_one < of_other:
        return one if of_one else word
    return other if not of_one or of_other < of_one else word


def _right(word: str, told: set[str]) -> str:
    """The word that was meant, the word itself where none or several may be."""
    fewest = fewest_words(word.casefold())
    near = {one for one in _near(word) if one.casefold() != word.casefold() and is_word(one.casefold())}
    parts = {one: fewest_words(one.casefold()) for one in near}
    best = [one for one in near if parts[one] == min(parts.values()) and (not fewest or parts[one] < fewest)]
    if len(best) > 1:
        best = [one for one in best if one.casefold() in told]
    return best[0] if len(best) == 1 else word


def _near(word: str) -> Iterator[str]:
    """The words without one of two letters beside each other that look alike, or with one for both.

    A ring over a first letter is read as dots, or not at all: "Ätgärd", "Arsbokslut", "Äatervinning".
    """
    small = word.casefold()
    ring = "Å" if word[0].isupper() else "å"
    if small[0] in RINGED:
        yield ring + word[1:]
    if small[:2] in TWICE_RINGED:
        yield ring + word[2:]
    for at in range(len(word) - 1):
        pair = small[at : at + 2]
        if pair in ALIKE:
            yield word[:at] + word[at + 1 :]
            yield word[: at + 1] + word[at + 2 :]
        if pair in FOR_TWO:
            yield word[:at] + FOR_TWO[pair] + word[at + 2 :]
