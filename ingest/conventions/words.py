"""What a Swedish word is: one of the lexicon, a compound of such, or the part of one before a hyphen.

    nämnden               the lexicon has it
    upphandlingsenheten   upphandling, enheten
    miljö- och            of a compound with what follows: miljönämnden
    IT-stöd               each part is a word

It is a check of letters, not of meaning: a compound is divided wherever it can be.
"""

from functools import lru_cache

from ingest.word_forms import is_form

FIRST, LAST = 3, 4  # letters of the parts of a compound, at least
BOTH = 8  # letters of a compound, at least
LINKING = "s"
LOST_VOWELS = ("a", "e")  # skola in skolgård, arbete in arbetsplats
OTHER_VOWELS = {"o": "a", "u": "a", "e": ""}  # hälsa in hälsovård, gata in gatukontor, barn in barnehem


@lru_cache(100_000)
def is_word(text: str) -> bool:
    """Whether lower-case letters, with hyphens in them or after them, are a word."""
    *firsts, last = text.split("-")
    return all(map(_may_begin, filter(None, firsts))) and (not last or is_form(last) or _is_compound(last))


@lru_cache(100_000)
def fewest_words(text: str) -> int:
    """Of how few words lower-case letters are made at least: 1 of one in the lexicon, 0 where they are no word."""
    if is_form(text):
        return 1
    cuts = range(FIRST, len(text) - LAST + 1) if len(text) >= BOTH else ()
    made = (
        (fewest_words(text[:cut]) or fewest_words(text[:cut].removesuffix(LINKING)) or 1) + rest
        for cut in cuts
        if _may_begin(text[:cut]) and (rest := fewest_words(text[cut:]))
    )
    return min(made, default=0)


@lru_cache(100_000)
def _is_compound(word: str) -> bool:
    """Whether a word is made of one that may begin compounds and another, itself a compound or not."""
    if len(word) < BOTH:
        return False
    cuts = range(FIRST, len(word) - LAST + 1)
    return any(_is_last(word[cut:]) and _may_begin(word[:cut]) for cut in cuts)


def _is_last(rest: str) -> bool:
    return is_form(rest) or _is_compound(rest)


@lru_cache(100_000)
def _may_begin(first: str) -> bool:
    """Whether letters are a word in the form that it has in compounds; abbreviations are."""
    if len(first) < FIRST or is_form(first):
        return True
    base = first.removesuffix(LINKING)
    other = first[:-1] + OTHER_VOWELS[first[-1]] if first[-1] in OTHER_VOWELS else ""
    bases = (base, other, *(base + vowel for vowel in LOST_VOWELS))
    return any(len(one) >= FIRST and is_form(one) for one in bases) or _is_compound(base)
