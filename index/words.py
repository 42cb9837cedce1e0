"""Swedish words: the keys under which all forms of a word meet.

    lagarna               of a known word, its base form (lemmas.py)
    händer                of a form of two words both: hand, hända
    råds                  of a genitive, its noun's, though it may be a verb's too: råda, råd
    digitaliseringsplanen of an unknown compound, the base form of the known word that ends it
    Motala, Motalas       of a name, the name
    controllern           of what no rule knows, Snowball's stem

Derived words (ansvar, ansvarig) stay apart.
"""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

import Stemmer

from index.lemmas import (
    CACHED,
    NOUN_ENDINGS,
    PREFIX_LENGTHS,
    PREFIXES,
    SHORTEST_WORD,
    is_base,
    is_infinitive,
    is_noun,
    known_lemma,
    prefixed,
    regular_lemma,
)
from index.lexicon import common, irregular, irregular_nouns, irregular_verbs, shared
from ingest.word_forms import is_name, lemma_of

SHORTEST_ENDING = 5  # letters of an unknown compound that must be a known word
# Endings that make a form of an unknown word, the longest first: controllern, policyer, pm:et.
ENDINGS = (
    "ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ars", "ors", "er", "ar", "or",
    "en", "et", "ns", "n", "t", "s",
)  # fmt: skip
DEFINITE = ("en", "et", "na")
OWN_S = ("ens", "ans", "is", "ys")  # what nouns end in that are no genitives: svarsfrekvens, riskanalys
SHORTEST_STEM = 4  # letters that are left of an unknown word: peter is no form of pet
# Nouns that end compounds and are taken for other words alone; the keys of their forms.
ONLY_IN_COMPOUNDS = {"man": "män", "vara": "vara", "satt": "sätta", "satts": "sätta", "för": "föra"}
# Short forms of verbs that compounds end in: tidsatt, arkivlagd, journalför.
SHORT_VERBS = frozenset(
    """
    satt lade lagt lagd höll för förs föra fört förd gör görs göra köra kört körd hyra hyrt hyrd gått
    """.split()  # noqa: SIM905
)
# What no compound ends in after what begins none, though other words do: sotningen, Öhman.
NO_ENDINGS = frozenset({"ingen", "ingens", "man", "mans"})
# Forms of nouns that the lexicon lacks: larmningar, elektronikern; fältarens.
_ACTIVITY_OR_PERSON = re.compile("(.+(?:[lnr]ing|iker))(?:s|ens?|ars?|arnas?|ns?|nas?)")
_AGENT = re.compile("(.+(?<!ig)ar)(?:e|es|ens?|nas?)")
VERBAL_NOUNS = ("anmälan", "anmälans", "ansökan", "ansökans")  # felanmälan is no form of felanmäla


@cache
def _snowball() -> Stemmer.Stemmer:
    return Stemmer.Stemmer("swedish")


def stem(word: str) -> str:
    """The key under which all forms of a lower-case word meet."""
    return stems(word)[0]


@lru_cache(CACHED)
def stems(word: str) -> tuple[str, ...]:
    """The keys of a lower-case word: one for each word that it may be a form of, the likeliest first."""
    bare, colon, ending = word.partition(":")
    if colon and ending in ("s", "n", "t", "en", "et", "ns", "ens", "ets", "er", "ar", "erna", "arna", "na"):
        return stems(bare)
    before, dash, head = word.rpartition("-")
    if dash and before and head.isalpha():
        return tuple(f"{before}-{key}" for key in stems(head))
    return tuple(dict.fromkeys(_readings(word)))


def _readings(word: str) -> Iterator[str]:
    lemma = known_lemma(word)
    if lemma is None:
        yield from _unknown(word)
        return
    yield lemma
    if word in irregular_nouns():
        if word in shared():
            others = (irregular_verbs().get(word), prefixed(word), regular_lemma(word), lemma_of(word))
            yield next((other for other in others if other and other != lemma), lemma)
        return
    yield from _other_words(word, lemma)
    if word.endswith("s") and _has_genitive(word[:-1], word, lemma):
        yield from stems(word[:-1])


def _has_genitive(bare: str, word: str, lemma: str) -> bool:
    """Whether a known word is also the genitive of what it is without its -s: råds of råd, though of råda too.

    "sätts" and the like are of so common verbs that they are no genitives.
    """
    base = known_lemma(bare)
    if base == lemma:
        return True
    if base != bare or bare.endswith("s") or bare in irregular() or word in irregular_verbs():
        return False
    return is_noun(bare) if lemma != word else is_name(bare) and not is_noun(word)


def _other_words(word: str, lemma: str) -> Iterator[str]:
    """The base forms of other words that a form belongs to: hända of händer, besluta of besluten."""
    said = lemma_of(word)
    if said and said != lemma and said.endswith("a") and word in (said + "r", said[:-1] + "er", said[:-1] + "en"):
        yield said
    regular = regular_lemma(word)
    may_be_another = lemma != word and not lemma.endswith("as")
    if regular and regular != word and irregular().get(regular) == lemma:
        regular = None  # vara, the noun, has no form varit
    if regular and word in irregular_verbs() and not _is_regular(word, regular):
        regular = None
    if may_be_another and regular and regular != lemma and regular_lemma(regular) == regular:
        yield regular
    if word.endswith("en") and said == word[:-1] and is_noun(word[:-2]) and known_lemma(word[:-2]) == word[:-2]:
        yield word[:-2]
    noun = lemma_of(word + "na")
    if noun and noun != lemma and word.endswith("er") and word in irregular_verbs():
        yield noun
    if word.endswith("a") and lemma != word and lemma_of(word + "de") in (word, word + "d"):
        yield word
    if word.endswith("för") and word != "för" and lemma_of(word + "a") == word + "a":
        yield word + "a"


def _is_regular(form: str, base: str) -> bool:
    """Whether a form of an irregular verb may be another's: sköts of sköta, no vänt of vänta, nämndes of nämnd."""
    if not base.endswith("a"):
        return not form.endswith(("de", "des"))
    passive = form == base[:-1] + "s" and lemma_of(base + "r") != base
    return passive or form.startswith(base) or irregular_verbs().get(base) == base


def _unknown(word: str) -> Iterator[str]:
    """The base form of a known word that it is a form of; of a compound those of what ends it; else the stem."""
    ending = _known_ending(word)
    if is_name(word) and not (ending and word.endswith(DEFINITE)):
        yield word
        return
    found = [*_prefixed_verb(word)] or (derived(word) if len(ending or "") < SHORTEST_ENDING else [])
    if found:
        yield from found
        return
    if _is_genitive(word, ending):
        yield from stems(word[:-1])
        if ending is None or is_name(word[:-1]):
            return
    known = None if word.endswith(VERBAL_NOUNS) else _known_with_ending(word)
    if ending and (known is None or not common().isdisjoint(stems(ending))):
        yield from (word.removesuffix(ending) + key for key in stems_of_last(ending))
    if known and ending not in common():  # saltlager is no form of saltlag
        yield known
    if not known and not ending:
        yield _stripped(word) if word.isalpha() and len(word) >= SHORTEST_WORD else word


def _is_genitive(word: str, ending: str | None) -> bool:
    """Whether an unknown word may be a genitive: phoniros, though it ends as ros does, but not trafikljus."""
    if not word.endswith("s") or word.endswith("ss") or len(word) <= SHORTEST_WORD or not word.isalnum():
        return False
    if ending is None or known_lemma(ending) != ending or is_name(word[:-1]):
        return True
    if len(ending) >= SHORTEST_ENDING and ending.endswith(OWN_S) and known_lemma(ending[:-1]) is None:
        return False
    return ending not in common() or not _begins_compounds(word.removesuffix(ending))


def _prefixed_verb(word: str) -> Iterator[str]:
    """avropa of avropar, as ropar is of ropa; but avropet is no verb's."""
    for cut in PREFIX_LENGTHS.get(word[:2], ()):
        rest = word[cut:]
        verb = known_lemma(rest) if word[:cut] in PREFIXES and len(rest) > SHORTEST_WORD else None
        if verb and verb.endswith("a") and is_infinitive(verb):
            yield from (word[:cut] + key for key in stems(rest))
            return


def derived(word: str) -> list[str]:
    """sotning of sotningens, fältare of fältarens, and fältar of what may be the plural of either."""
    if word.endswith("iker"):
        return [word]
    if found := ("ing" in word or "iker" in word) and _ACTIVITY_OR_PERSON.fullmatch(word):
        return [found[1]]
    if found := "ar" in word and _AGENT.fullmatch(word):
        return [found[1] + "e", *([_stripped(word)] if word.endswith(("arna", "arnas")) else [])]
    return []


def _stripped(word: str) -> str:
    """Snowball's stem of the stem, until it stays: controllern gives controller, and that controll."""
    shorter = str(_snowball().stemWord(word))
    return word if shorter == word or len(shorter) < SHORTEST_STEM else _stripped(shorter)


def _known_with_ending(word: str) -> str | None:
    """policy of policyer."""
    if not word.endswith(ENDINGS):
        return None
    bases = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return next((base for base in bases if len(base) >= SHORTEST_ENDING and is_base(base)), None)


def _known_ending(word: str) -> str | None:
    """The known word that ends an unknown one: the longest common part after a word, else the longest there is."""
    found = None
    for cut in range(2, len(word) - SHORTEST_WORD + 1):
        beginning, ending = word[:cut], word[cut:]
        known = known_lemma(ending)
        if known is None or not ending.isalpha():
            continue
        if known in common() and _begins_compounds(beginning):
            return ending
        if (
            known[0] == ending[0]
            and found is None
            and ending not in NO_ENDINGS
            and (len(ending) >= SHORTEST_ENDING or _is_short_noun(ending) or _is_short_verb(beginning, ending))
        ):
            linked = ending not in SHORT_VERBS and is_linked(ending)
            found = ending[1:] if linked else ending  # mall of utredningsmall, not small
    return found


def _begins_compounds(beginning: str) -> bool:
    """Whether a compound may begin so: cykel, barnomsorgs, förskole."""
    bases = (beginning, beginning.removesuffix("s"), beginning[:-1] + "a")
    return len(beginning) > SHORTEST_WORD and any(map(known_lemma, bases))


def is_linked(ending: str) -> bool:
    """Whether a known ending begins with a linking -s-: mall of utredningsmall, målen of hållbarhetsmålen.

    Neither small, nor smålen of småle, which is no common part as mål is.
    """
    known, rest = known_lemma(ending), known_lemma(ending[1:])
    if ending[0] != "s" or rest is None or known in common():
        return False
    return rest in common() or (known != ending and rest == ending[1:])


@lru_cache(CACHED)
def _is_short_noun(word: str) -> bool:
    """Whether a short word is a noun in its base form, as what ends skolgata and startmöte."""
    endings = ("n",) if word.endswith("a") else (*NOUN_ENDINGS, "n", "t")
    return known_lemma(word) == word and any(lemma_of(word + ending) == word for ending in endings)


def _is_short_verb(beginning: str, ending: str) -> bool:
    """Whether a short form of a verb ends a compound: satt of tidsatt."""
    return ending in SHORT_VERBS and (beginning in common() or _begins_compounds(beginning))


def stems_of_last(part: str) -> tuple[str, ...]:
    """The keys of what ends a compound: tunna is no form of tunn there, nor is banan of cykelbanan a fruit."""
    if part in ONLY_IN_COMPOUNDS:
        return (ONLY_IN_COMPOUNDS[part],)
    found = stems(part)
    if part in found and part in common():
        return (part,)
    definite = part.endswith(("an", "en", "et")) and not common().isdisjoint(found)
    return tuple(key for key in found if key != part) if definite else found


def stems_of_part(part: str, *, last: bool = False) -> tuple[str, ...]:
    """The keys of a compound's part, which is no verb's form where it may be a noun's.

    bad of badhus is no form of be, nor hamnar of fritidshamnar one of hamna.
    """
    if part in ONLY_IN_COMPOUNDS:
        return (ONLY_IN_COMPOUNDS[part],)
    found = stems_of_last(part) if last else stems(part)
    return tuple(key for key in found if key == part or not is_infinitive(key)) or found


def is_known(word: str) -> bool:
    """Whether the lexicon has the form, or the form without a genitive -s."""
    return known_lemma(word) is not None
