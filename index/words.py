"""Swedish words: the lemma and the stem that all forms of a word share, and the lexicon behind them.

The stem is Snowball's stem of simplemma's lemma: each alone leaves forms apart that the two together join.
"""

from collections.abc import Mapping
from functools import cache, lru_cache

import Stemmer
from simplemma.strategies.dictionaries import DefaultDictionaryFactory

CACHED = 200_000  # words
SHORTEST_ENDING = 5  # letters of an unknown compound that must be a known word
SHORTEST_WORD = 3  # what is shorter is an abbreviation or a particle, and stays
NOUN_ENDINGS = ("en", "et", "n", "t", "er", "ar", "or", "ens", "ets")


@cache
def lexicon() -> Mapping[str, str]:
    """Swedish forms and their lemmas, loaded at first use (0.6 s)."""
    return DefaultDictionaryFactory().get_dictionary("sv")


@cache
def _snowball() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


@lru_cache(CACHED)
def stem(word: str) -> str:
    """The key under which all forms of a lower-case word meet."""
    return str(_snowball().stemWord(lemma(word)))


@lru_cache(CACHED)
def lemma(word: str) -> str:
    """The lemma of a lower-case word; of an unknown compound the lemma of what ends it; else the word."""
    known = known_lemma(word)
    if known:
        return known
    for cut in range(3, len(word) - SHORTEST_ENDING + 1):
        ending = known_lemma(word[cut:])
        if ending and word[cut:].isalpha():
            return word[:cut] + ending
    return word


@lru_cache(CACHED)
def known_lemma(word: str) -> str | None:
    """The lemma in the lexicon, also of a genitive that it lacks; None for unknown words.

    The lexicon gives one lemma a form: "nämnd" is a participle of nämna there, though "nämnden" is of nämnd. A
    word that is the lemma of its own definite or plural form is therefore its own lemma.
    """
    if len(word) < SHORTEST_WORD:
        return None
    found = lexicon().get(word)
    if found is None:
        return lexicon().get(word[:-1]) if word.endswith("s") and len(word) > 4 else None
    if found != word and any(lexicon().get(word + ending) == word for ending in NOUN_ENDINGS):
        return word
    return found


def is_known(word: str) -> bool:
    """Whether the lexicon has the form, or the form without a genitive -s."""
    return known_lemma(word) is not None
