"""Companies that a municipality owns, told from private ones by their name: Fjällsta Energi AB, Förvaltnings
AB Norrsken.

A name with "AB" counts as owned when a municipality's name, a word of municipal business (energi,
parkering, kretslopp) or the context (styrelsen för, dotterbolaget) says so; Bygg & Betong i Norden AB is
private.
"""

from collections.abc import Sequence

from ingest.ner.complements import FUNCTION_WORDS
from ingest.ner.lexicon import municipalities
from ingest.ner.wordlists import word_set
from ingest.ner.words import read

_LIMITED = word_set("AB AB:s Aktiebolag Aktiebolags aktiebolag ABs")
_INSIDE = word_set("i & och för av på")
_BEFORE_NAME = (
    "Förvaltnings",
    "Fastighets",
    "Bostads",
    "Parkerings",
    "Energi",
    "Kommunfastigheter",
    "Stads",
    "AB",
)
_BUSINESS = (
    "kommun",
    "stadshus",
    "rådhus",
    "kretslopp",
    "renhållning",
    "avfall",
    "lokaltrafik",
    "spårväg",
    "parkering",
    "energi",
    "vatten",
    "elnät",
    "fjärrvärme",
    "kraftvärme",
    "bostäder",
    "hamn",
    "stadsnät",
    "bredband",
    "lokaler",
    "näringsliv",
    "evenemang",
    "stadsteater",
    "turism",
    "destination",
    "miljö & teknik",
    "tekniska",
    "återvinning",
    "flygplats",
    "kommunhus",
    "industrilokaler",
    "biogas",
    "värmeverk",
    "förvaltnings",
)
_HOUSING = ("hem", "hus", "bostäder", "lokaler", "fastigheter")
_OWNED_BY_CONTEXT = word_set(
    "dotterbolaget moderbolaget koncernbolaget bostadsbolaget energibolaget fastighetsbolaget"
)
_LONGEST = 8


def end(words: Sequence[str], at: int, owned: bool = False) -> int | None:
    """Where an owned company's name that begins at a word ends; `owned` if the context says that it is."""
    if at >= len(words) or not words[at][0].isupper() or _no_beginning(words, at):
        return None
    limit = _limited(words, at)
    if limit is None:
        return _without_ab(words, at)
    last = _name_after(words, at, limit)
    by_context = owned or (at > 0 and words[at - 1].lower() in _OWNED_BY_CONTEXT)
    return last if by_context or any(_municipal(word) for word in words[at:last]) else None


def is_limited(word: str) -> bool:
    """Whether a word is the "AB" of a company's name."""
    return word in _LIMITED


def _no_beginning(words: Sequence[str], at: int) -> bool:
    """Whether a capital only begins a sentence: I (Fjällsta Energi AB), Styrelsen (Fjällsta Energi AB)."""
    if at + 1 < len(words) and words[at + 1] in _LIMITED:
        return False
    return words[at].lower() in FUNCTION_WORDS or read(words[at]) is not None


def _limited(words: Sequence[str], at: int) -> int | None:
    """Where "AB" stands in a run of words with capitals that begins at a word."""
    for place in range(at, min(at + _LONGEST, len(words))):
        word = words[place]
        if word in _LIMITED:
            return place
        if not (word[0].isupper() or word[0].isdigit() or (word in _INSIDE and place > at)):
            return None
    return None


def _name_after(words: Sequence[str], at: int, limit: int) -> int:
    """The end of the name: after "AB", or after what follows it (AB Fjällstahem)."""
    before = words[limit - 1] if limit > at else "AB"
    last = limit + 1
    if before.endswith(_BEFORE_NAME) and not words[limit].endswith("s"):
        while last < len(words) and last < limit + 3 and words[last][0].isupper() and words[last] not in _LIMITED:
            last += 1
    return last


def _without_ab(words: Sequence[str], at: int) -> int | None:
    """Luleå Energi, Luleåhem: a municipality's name and a business, or both in one word."""
    if words[at] in municipalities() and at + 1 < len(words) and words[at + 1][0].isupper():
        business = words[at + 1].lower().rstrip("s")
        return at + 2 if business in _BUSINESS and business != "kommun" else None
    for ending in ("hem", "hus", "bostäder"):
        if words[at].endswith(ending) and words[at].removesuffix(ending) in municipalities():
            return at + 1
    return None


def _municipal(word: str) -> bool:
    lower = word.lower()
    if word in municipalities() or lower == "stads" or any(part in lower for part in _BUSINESS):
        return True
    return len(word) > 6 and lower.endswith(_HOUSING)
