"""The signs that a phrase asks for besides its words, and whether a text has them there.

    "§ 71"       71 with § before it, as in "§71" and "§§ 71–73", not "71 procent"
    50%          50 with % after it, as in "50 %", not "50 timmar"
    "R & D"      & between the words, with or without blanks

The index knows words alone, so signs are looked for in the stored text, beside the words that were found there.
Commas, dashes and the like between words are no signs: "i år, 2014" is found as "i år 2014". Only what must be as
it was typed asks for them too, and for none where it has none. Blanks never matter.
"""

import re
import unicodedata
from collections.abc import Callable, Sequence
from itertools import pairwise

import msgspec

from index.documents import Documents
from index.postings import Chains
from index.schema import Document
from index.swedish import DASHES, words
from ingest.unseen import neutral

SIGNS = frozenset("§%‰#&@\\_†‡¶")  # and what Unicode calls symbols
OPERATORS = frozenset("|~^*`´")  # symbols that mean something in queries, or are typed for quotation marks
FARTHEST = 20  # characters beside a word in which its signs stand
LOOKED_AT = 256  # places between two looks at the clock
MARK = re.compile(r"[^\w\s]")  # what is neither a word nor a blank, and so may be a sign or an operator
_BEFORE = re.compile(r"[\W_]*\Z")
_AFTER = re.compile(r"[\W_]*")


class Signs(msgspec.Struct, frozen=True):
    """What stands before the first word of a phrase, between each two and after the last; empty for nothing.

    `literal` asks for commas and dashes too, and for none where none is written between two words.
    """

    beside: tuple[str, ...]
    literal: bool

    @property
    def characters(self) -> frozenset[str]:
        """The characters that a text with the signs must have; dashes may be others."""
        return frozenset("".join(self.beside)) - {"-"}

    def stand(self, text: str, places: Sequence[tuple[int, int]]) -> bool:
        """Whether a text has them beside its words at some places, of which others may lie between the asked."""
        start, end = places[0][0], places[-1][1]
        before, *between, after = self.beside
        if not self._read(_around(text, start, _BEFORE)).endswith(before):
            return False
        if not self._read(_around(text, end, _AFTER)).startswith(after):
            return False
        found = [self._read(text[one[1] : other[0]]) for one, other in pairwise(places)]
        if len(found) == len(between):
            same = zip(between, found, strict=True)
            return all(asked == there or not (asked or self.literal) for asked, there in same)
        return set(filter(None, between)) <= set(found)

    def _read(self, text: str) -> str:
        return read(text, self.literal)


def asked(text: str, literal: bool = False) -> Signs | None:
    """The signs of a phrase; None where it asks for none."""
    if not literal and not MARK.search(text):
        return None
    found = words(text)
    bounds = [0, *(bound for word in found for bound in (word.start, word.end)), len(text)]
    beside = tuple(read(text[start:end], literal) for start, end in zip(bounds[::2], bounds[1::2], strict=True))
    return Signs(beside, literal) if any(beside) or (literal and len(found) > 1) else None


def read(text: str, literal: bool = False) -> str:
    """The signs in a text, dashes alike."""
    return "".join("-" if sign in DASHES else sign for sign in text if _is_sign(sign, literal))


def without(text: str) -> str:
    """A text without its signs."""
    return " ".join("".join(" " if _is_sign(sign, False) else sign for sign in text).split())


def beside(chains: Chains, signs: Signs, documents: Documents, hurry: Callable[[], None]) -> Chains:
    """Those places of a phrase that have its signs."""
    needed = signs.characters
    kept: list[bool] = []
    for number, ((doc, first), last) in enumerate(zip(chains.places, chains.last_places, strict=True)):
        if not number % LOOKED_AT:
            hurry()
        document = documents[doc]
        kept.append(all(sign in document.text for sign in needed) and _has(document, signs, first, last))
    return chains if all(kept) else chains.of(kept)


def _has(document: Document, signs: Signs, first: int, last: int) -> bool:
    """Whether a section has the signs beside the words from one place to another."""
    stretches = document.stretches((place, place) for place in range(first, last + 1))
    return signs.stand(neutral(document.text), stretches)


def _around(text: str, place: int, pattern: re.Pattern[str]) -> str:
    """What is no word before or after a place of a text."""
    near = text[max(0, place - FARTHEST) : place] if pattern is _BEFORE else text[place : place + FARTHEST]
    found = pattern.search(near)
    return found[0] if found else ""


def _is_sign(sign: str, literal: bool) -> bool:
    if sign.isalnum() or sign in OPERATORS:
        return False
    category = unicodedata.category(sign)
    if literal:
        return category[0] not in "ZCM"
    return sign in SIGNS or (category[0] == "S" and sign not in DASHES)
