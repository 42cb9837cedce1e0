"""Swedish words: the base form under which all forms of a word meet.

A word is brought to its base form by these rules, the first that fits:

    tog, antogs           irregular.txt, a verb's compounds with a prefix included
    lagarna               simplemma's lexicon of 960,000 forms, which gives one lemma a form
    lagar                 a plural is its noun's, though the lexicon says laga: "lagarna" tells
    organiserade          a participle's verb: organiserad, organisera
    beslutet              a noun in -et, though the lexicon says besluten
    höga, enkla           an adjective's plural, where the lexicon has it for itself
    digitaliseringsplanen of an unknown compound, the base form of the known word that ends it
    controllern           Snowball's stem of what no rule knows

A form of two words ("händer": hand, hända) has two base forms. Derived words (ansvar, ansvarig) stay apart.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

import Stemmer

from index.lexicon import common, irregular, irregular_verbs, lexicon

CACHED = 200_000  # words
SHORTEST_ENDING = 5  # letters of an unknown compound that must be a known word
SHORTEST_WORD = 3  # what is shorter is an abbreviation or a particle, and stays
NOUN_ENDINGS = ("en", "et", "er", "ar", "or", "ens", "ets")
# Endings that make a form of an unknown word, the longest first: controllern, policyer, pm:et.
ENDINGS = (
    "ernas", "arnas", "ornas", "erna", "arna", "orna", "ens", "ets", "ers", "ars", "ors", "er", "ar", "or",
    "en", "et", "ns", "na", "n", "t", "s",
)  # fmt: skip
VERBAL_NOUNS = ("anmälan", "anmälans", "ansökan", "ansökans")  # felanmälan is no form of felanmäla
# What verbs are compounded with: anta, fastställa, överföra.
PREFIXES = frozenset(
    """
    an av be bi bort efter er fast fram från för före förut ge genom god hem i igen igenom igång ihop in
    inne inrätt klar kvar lös med miss mot möjlig ned neder ner om på rätt sam
    samman stad säker sär till tillbaka tillgodo tillhanda tillvara tydlig und under undan upp upprätt ut verk
    vid vidare vidmakt åstad åter över överens
    """.split()  # noqa: SIM905
)
# How long the prefixes are that begin with two letters, the shortest first.
PREFIX_LENGTHS = {
    start: sorted({len(prefix) for prefix in PREFIXES if prefix.startswith(start)})
    for start in {prefix[:2] for prefix in PREFIXES}
}


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
    yield from _other_words(word, lemma)
    if word.endswith("s") and known_lemma(word[:-1]) == lemma:
        yield from stems(word[:-1])  # a genitive


@lru_cache(CACHED)
def known_lemma(word: str) -> str | None:
    """The base form of a known word, or of the genitive of one; None for unknown words."""
    return irregular().get(word) or _regular(word)


def _regular(word: str) -> str | None:
    """The base form by rules alone."""
    if len(word) < SHORTEST_WORD:
        return None
    found = lexicon().get(word)
    if found is None:
        return known_lemma(word[:-1]) if word.endswith("s") and len(word) > 4 else _prefixed(word)
    for rule in (_neuter, _noun, _genitive, _prefixed_form, _plural, _agent, _adjective, _participle):
        lemma = rule(word, found)
        if lemma:
            return lemma
    return found


def _genitive(word: str, found: str) -> str | None:
    """bokens is of boken, whatever the lexicon says; a passive ("väljs") is not."""
    bare = word[:-1]
    if (
        word[-1:] != "s"
        or word[-2:] == "ss"
        or found == word
        or len(bare) < SHORTEST_WORD
        or not lexicon().get(bare)
    ):
        return None
    return None if found in (bare + "a", bare[:-1] + "a") else known_lemma(bare)


def _noun(word: str, found: str) -> str | None:
    """The lemma of its own definite or plural form is its own lemma: nämnd, though also of nämna."""
    get = lexicon().get
    if word.endswith("nde") and get(word + "t") == word:
        return word  # boende
    if word.endswith("s") and get(word + "en") == word:
        return word  # gräns, kurs
    if word.endswith("e") and found == word[:-1] and word in (get(word + "n"), get(word + "t")):
        return word  # granne, rike
    if found == word or not found.endswith("a"):
        return None
    verb = found in (word + "a", word[:-2] + word[-1:] + "a")
    genitive = verb and get(word + "s") == word  # buller, though the lexicon says bullra
    return word if genitive or _is_noun(word) or (verb and _is_prefixed_noun(word)) else None


def _is_prefixed_noun(word: str) -> bool:
    """bortfall is a noun, as fall is."""
    rests = (word[cut:] for cut in PREFIX_LENGTHS.get(word[:2], ()) if word[:cut] in PREFIXES)
    return any(_is_base(rest) and _is_noun(rest) for rest in rests)


def _is_noun(word: str) -> bool:
    """Whether the lexicon has definite or plural forms of a word; for one in -a they could be of a verb."""
    endings = NOUN_ENDINGS if word.endswith("a") else (*NOUN_ENDINGS, "n", "t")
    return any(lexicon().get(word + ending) == word for ending in endings)


def _prefixed_form(word: str, _: str) -> str | None:
    return _prefixed(word)


def _prefixed(word: str) -> str | None:
    """antogs is of anta, as togs is of ta; but bila is not of bilägga, though la is of lägga."""
    for cut in PREFIX_LENGTHS.get(word[:2], ()):
        prefix, form = word[:cut], word[cut:]
        verb = irregular_verbs().get(form) if prefix in PREFIXES else None
        if verb and (verb == form or len(form) >= SHORTEST_WORD) and _is_base(prefix + verb):
            return _neuter(word, word) or prefix + verb
    return None


def _plural(word: str, found: str) -> str | None:
    """lagar is of lag, as lagarna is; but arbetar is not of arbetare, as arbetarna is."""
    if found in (word, word[:-2]) and word.endswith(("arna", "erna", "orna")):
        return known_lemma(word[:-2])
    if word[-2:] not in ("ar", "er", "or") or lexicon().get(word + "et") == word:
        return None
    noun = lexicon().get(word + "na")
    return noun if noun and len(noun) <= len(word) and noun not in (word, word + "na") else None


def _neuter(word: str, found: str) -> str | None:
    """beslutet is of beslut, not of the participle besluten."""
    bare = word.removesuffix("s")
    base = bare[:-2]
    if not bare.endswith(("et", "en")) or found == base or len(base) < SHORTEST_WORD:
        return None
    participle = found in (bare, base + "en") or found.endswith("a")
    return base if participle and known_lemma(base) == base else None


def _agent(word: str, found: str) -> str | None:
    """samordnar is of samordna, not of samordnare; vägarna of väg, not of vägare."""
    if word.endswith("ar") and found == word + "e":
        return word[:-1] if _is_base(word[:-1]) else None
    if word.endswith("arna") and found == word[:-2] + "e":
        return word[:-4] if lexicon().get(word[:-2]) == word[:-4] else None
    return None


def _adjective(word: str, found: str) -> str | None:
    """höga is of hög, enkla of enkel, färdigt of färdig, where the lexicon has them for themselves."""
    if found != word:
        own = lexicon().get(word + "a") == word == lexicon().get(word + "t")
        return word if own else None  # aktiv, modern
    if word.endswith("t") and lexicon().get(word[:-1] + "a") == word[:-1]:
        return word[:-1]
    if not word.endswith("a") or len(word) < 4:
        return None
    bases = (word[:-1], f"{word[:-2]}e{word[-2]}")
    return next((base for base in bases if _is_base(base) and _is_adjective(base)), None)


def _is_adjective(base: str) -> bool:
    neuter = base[:-1] + "t" if base.endswith("en") else base + "t"
    return lexicon().get(neuter) == base


def _participle(word: str, found: str) -> str | None:
    """organiserade is of organiserad, and that of organisera; godkända of godkänd, and that of godkänna."""
    if found.endswith("s") and found != word:
        return known_lemma(found)
    if not found.endswith(("d", "t")):
        return None
    if any(lexicon().get(found + ending) == found for ending in ("en", "er", "ens", "et")):
        return None  # a noun: nämnd, höjd, våld
    known = lexicon().get(found)
    if known and known != found:
        return known if known.endswith("a") else None
    if _is_verb(found[:-1]) and _has_present_in_ar(found[:-1]):
        return found[:-1]
    verbs = (found[:-1] + "a", found[:-1] + found[-2] + "a")
    return next((verb for verb in verbs if _is_verb(verb) and not _has_present_in_ar(verb)), None)


def _is_verb(verb: str) -> bool:
    """Whether there is an infinitive with a present: fatta, fattar; anställa, anställer; införa, inför."""
    present = (verb + "r", verb[:-1] + "er", verb[:-1])
    return verb.endswith("a") and _is_base(verb) and verb in map(lexicon().get, present)


def _has_present_in_ar(verb: str) -> bool:
    """Such a verb has its participle in -ad: fast is not of fasa."""
    return lexicon().get(verb + "r") == verb


def _is_base(word: str) -> bool:
    return len(word) > 1 and lexicon().get(word) == word


def _other_words(word: str, lemma: str) -> Iterator[str]:
    """The base forms of other words that a form belongs to: hända of händer, besluta of besluten."""
    said = lexicon().get(word)
    if said and said != lemma and said.endswith("a") and word in (said + "r", said[:-1] + "er", said[:-1] + "en"):
        yield said
    regular = _regular(word)
    may_be_another = lemma != word and not lemma.endswith("as")
    if may_be_another and regular and regular != lemma and _regular(regular) == regular:
        yield regular
    if word.endswith("en") and said == word[:-1] and _is_noun(word[:-2]) and known_lemma(word[:-2]) == word[:-2]:
        yield word[:-2]
    noun = lexicon().get(word + "na")
    if noun and noun != lemma and word.endswith("er") and word in irregular_verbs():
        yield noun
    if word.endswith("a") and lemma != word and lexicon().get(word + "de") in (word, word + "d"):
        yield word
    if word.endswith("för") and lexicon().get(word + "a") == word + "a":
        yield word + "a"


def _unknown(word: str) -> Iterator[str]:
    """The base form of a known word that it is a form of; of a compound those of what ends it; else the stem."""
    known = None if word.endswith(VERBAL_NOUNS) else _known_with_ending(word)
    ending = _known_ending(word)
    if ending and (known is None or not common().isdisjoint(stems(ending))):
        yield from (word.removesuffix(ending) + key for key in stems(ending))  # as a compound's last part is
    if known and ending not in common():  # saltlager is no form of saltlag
        yield known
    if not known and not ending:
        yield _stripped(word) if word.isalpha() and len(word) >= SHORTEST_WORD else word


def _stripped(word: str) -> str:
    """Snowball's stem of the stem, until it stays: controllern gives controller, and that controll."""
    shorter = str(_snowball().stemWord(word))
    return shorter if shorter == word else _stripped(shorter)


def _known_with_ending(word: str) -> str | None:
    """policy of policyer."""
    if not word.endswith(ENDINGS):
        return None
    bases = (word.removesuffix(ending) for ending in ENDINGS if word.endswith(ending))
    return next((base for base in bases if len(base) >= SHORTEST_ENDING and _is_base(base)), None)


def _known_ending(word: str) -> str | None:
    """The known word that ends an unknown one: the longest common part after a word, else the longest there is."""
    found = None
    for cut in range(2, len(word) - SHORTEST_WORD + 1):
        beginning, ending = word[:cut], word[cut:]
        known = known_lemma(ending) if ending.isalpha() else None
        if known in common() and _begins_compounds(beginning):
            return ending
        if known and found is None and (len(ending) >= SHORTEST_ENDING or _is_short_noun(ending)):
            found = ending[1:] if is_linked(ending) else ending  # mall of utredningsmall, not small
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
    return known_lemma(word) == word and any(lexicon().get(word + ending) == word for ending in endings)


def stems_of_part(part: str) -> tuple[str, ...]:
    """The keys of a compound's part: bad of badhus is no form of be, as it is a word in its base form."""
    found = stems(part)
    if part not in found:
        return found
    return tuple(key for key in found if key == part or not _is_infinitive(key))


def _is_infinitive(word: str) -> bool:
    return irregular_verbs().get(word) == word or _is_verb(word)


def is_known(word: str) -> bool:
    """Whether the lexicon has the form, or the form without a genitive -s."""
    return known_lemma(word) is not None
