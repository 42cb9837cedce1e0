"""The base form of a known Swedish word, by the first of these rules that fits:

tog, antogs           irregular.txt, a verb's compounds with a prefix included
lagarna               simplemma's lexicon of 960,000 forms, which gives one lemma a form
hlr, ulf, redo        themselves, though the lexicon says heller, ulv, rida
lagar                 a plural is its noun's, though the lexicon says laga: "lagarna" tells
organiserade          a participle's verb: organiserad, organisera
beslutet              a noun in -et, though the lexicon says besluten
höga, enkla           an adjective's plural, where the lexicon has it for itself
"""

from functools import lru_cache

from index.lexicon import common, irregular, irregular_verbs
from ingest.word_forms import is_name, lemma_of

CACHED = 200_000  # words
SHORTEST_WORD = 3  # what is shorter is an abbreviation or a particle, and stays
NOUN_ENDINGS = ("en", "et", "er", "ar", "or", "ens", "ets")
# Endings that the forms of irregular verbs have no more: redo, före, viken.
OBSOLETE = ("o", "os", "e", "es", "en", "ens")
# Persons whose compounds the lexicon takes for plurals of what has none: arbetsmarknadspolitik.
PERSONS = ("politiker", "statistiker", "kritiker", "tekniker")
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


@lru_cache(CACHED)
def known_lemma(word: str) -> str | None:
    """The base form of a known word, or of the genitive of one; None for unknown words."""
    return irregular().get(word) or regular_lemma(word)


def regular_lemma(word: str) -> str | None:
    """The base form by rules alone."""
    if len(word) < SHORTEST_WORD:
        return None
    found = lemma_of(word)
    if found is None:
        return known_lemma(word[:-1]) if word.endswith("s") and len(word) > 4 else prefixed(word)
    if found != word and _is_itself(word, found):
        return word
    for rule in (_neuter, _noun, _genitive, _prefixed_form, _person, _plural, _agent, _adjective, _participle):
        lemma = rule(word, found)
        if lemma:
            return lemma
    return found


def _is_itself(word: str, found: str) -> bool:
    """Whether a word is no form of what the lexicon says: an abbreviation, a name, or an obsolete form.

    HLR is not of heller, Ulf not of ulv, nor redo of rida; but byn is of by.
    """
    if len(word) == SHORTEST_WORD:
        return not word.startswith(found) and word not in irregular_verbs()
    irregular_verb = irregular_verbs().get(found) == found
    if is_name(word) and (irregular_verb or found in (word + "a", word + "e")):
        return True
    return irregular_verb and is_obsolete(word, found)


def is_obsolete(word: str, verb: str) -> bool:
    """Whether the lexicon alone has a form of an irregular verb: redo, före, viken; but läses is in use."""
    return word.endswith(OBSOLETE) and word not in irregular_verbs() and word != verb[:-1] + "es"


def _genitive(word: str, found: str) -> str | None:
    """bokens is of boken, whatever the lexicon says; a passive ("väljs") is not."""
    bare = word[:-1]
    if word[-1:] != "s" or word[-2:] == "ss" or found == word or len(bare) < SHORTEST_WORD or not lemma_of(bare):
        return None
    verbs = (bare + "a", bare[:-1] + "a", bare + bare[-1] + "a")
    return None if found in verbs else known_lemma(bare)


def _noun(word: str, found: str) -> str | None:
    """The lemma of its own definite or plural form is its own lemma: nämnd, though also of nämna."""
    get = lemma_of
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
    return word if genitive or is_noun(word) or (verb and _is_prefixed_noun(word)) else None


def _is_prefixed_noun(word: str) -> bool:
    """bortfall is a noun, as fall is."""
    rests = (word[cut:] for cut in PREFIX_LENGTHS.get(word[:2], ()) if word[:cut] in PREFIXES)
    return any(is_base(rest) and is_noun(rest) for rest in rests)


def is_noun(word: str) -> bool:
    """Whether the lexicon has definite or plural forms of a word; for one in -a they could be of a verb."""
    endings = NOUN_ENDINGS if word.endswith("a") else (*NOUN_ENDINGS, "n", "t")
    return any(lemma_of(word + ending) == word for ending in endings)


def _prefixed_form(word: str, _: str) -> str | None:
    return prefixed(word)


def prefixed(word: str) -> str | None:
    """antogs is of anta, as togs is of ta; but bila is not of bilägga, though la is of lägga."""
    for cut in PREFIX_LENGTHS.get(word[:2], ()):
        prefix, form = word[:cut], word[cut:]
        verb = irregular_verbs().get(form) if prefix in PREFIXES else None
        if verb and (verb == form or len(form) >= SHORTEST_WORD) and is_base(prefix + verb):
            return _neuter(word, word) or prefix + verb
    return None


def _person(word: str, found: str) -> str | None:
    """kritiker is not of kritik, where there is a kritikern, or a person whose compounds it may be one of."""
    if not word.endswith("iker") or found != word[:-2] or irregular().get(word) == found:
        return None
    return word if lemma_of(word + "n") == word or word.endswith(PERSONS) else None


def _plural(word: str, found: str) -> str | None:
    """lagar is of lag, as lagarna is; but arbetar is not of arbetare, as arbetarna is."""
    if found in (word, word[:-2]) and word.endswith(("arna", "erna", "orna")):
        return known_lemma(word[:-2])
    if word[-2:] not in ("ar", "er", "or") or lemma_of(word + "et") == word:
        return None
    noun = lemma_of(word + "na")
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
    """samordnar is of samordna, not of samordnare; vägarna of väg, not of vägare; järnvägar of järnväg."""
    if word.endswith("ar") and found == word + "e":
        if _ends_in_plural(word[:-2]):
            return word[:-2]
        return word[:-1] if is_base(word[:-1]) else None
    if word.endswith("arna") and found == word[:-2] + "e":
        return word[:-4] if lemma_of(word[:-2]) == word[:-4] or _ends_in_plural(word[:-4]) else None
    return None


def _ends_in_plural(noun: str) -> bool:
    """Whether a noun ends as one whose plural is in -ar does: järnväg, as vägar and vägarna are of väg."""
    endings = (noun[cut:] for cut in range(3, len(noun) - 1)) if is_base(noun) else ()
    last = next((ending for ending in endings if ending in common()), None)
    return last is not None and known_lemma(last + "ar") == last == known_lemma(last + "arna")


def _adjective(word: str, found: str) -> str | None:
    """höga is of hög, enkla of enkel, färdigt of färdig, where the lexicon has them for themselves."""
    if found != word:
        own = lemma_of(word + "a") == word == lemma_of(word + "t")
        return word if own else None  # aktiv, modern
    if word.endswith("t") and lemma_of(word[:-1] + "a") == word[:-1]:
        return word[:-1]
    if not word.endswith("a") or len(word) < 4:
        return None
    bases = (word[:-1], f"{word[:-2]}e{word[-2]}")
    return next((base for base in bases if is_base(base) and _is_adjective(base)), None)


def _is_adjective(base: str) -> bool:
    neuter = base[:-1] + "t" if base.endswith("en") else base + "t"
    return lemma_of(neuter) == base


def _participle(word: str, found: str) -> str | None:
    """organiserade is of organiserad, and that of organisera; godkända of godkänd, and that of godkänna."""
    if found.endswith("s") and found != word:
        return known_lemma(found)
    if not found.endswith(("d", "t")):
        return None
    if any(lemma_of(found + ending) == found for ending in ("en", "er", "ens", "et")):
        return None  # a noun: nämnd, höjd, våld
    known = lemma_of(found)
    if known and known != found:
        return known if known.endswith("a") else None
    if is_verb(found[:-1]) and _has_present_in_ar(found[:-1]):
        return found[:-1]
    verbs = (found[:-1] + "a", found[:-1] + found[-2] + "a")
    return next((verb for verb in verbs if is_verb(verb) and not _has_present_in_ar(verb)), None)


def is_verb(verb: str) -> bool:
    """Whether there is an infinitive with a present: fatta, fattar; anställa, anställer; införa, inför."""
    present = (verb + "r", verb[:-1] + "er", verb[:-1])
    return verb.endswith("a") and is_base(verb) and verb in map(lemma_of, present)


def _has_present_in_ar(verb: str) -> bool:
    """Such a verb has its participle in -ad: fast is not of fasa."""
    return lemma_of(verb + "r") == verb


@lru_cache(CACHED)
def is_infinitive(word: str) -> bool:
    """Whether a word is a verb's base form: säkra, ta, ange."""
    verbs = irregular_verbs()
    rests = (word[cut:] for cut in PREFIX_LENGTHS.get(word[:2], ()) if word[:cut] in PREFIXES)
    return verbs.get(word) == word or is_verb(word) or any(verbs.get(rest) == rest for rest in rests)


def is_base(word: str) -> bool:
    """Whether the lexicon has a word as its own base form."""
    return len(word) > 1 and lemma_of(word) == word
