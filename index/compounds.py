"""Swedish compounds divided into their parts.

    stadsledningskontoret   stad, ledning, kontoret
    nämndsammanträde        nämnd, sammanträde
    remissvar               remiss, svar       (of three equal consonants one is not written)

A word is divided where all parts but the last are words in the form that they take in compounds (with -s- or -e-,
or without a final -a or -e) and the last is a word in any form. The division with most parts that are common in
municipal texts (parts.txt) is taken, then the one with the fewest parts, then the one whose last part is longest.
A division without a common last part needs long parts. Affixes (-het, för-, o-) are no parts, and words that mean
something else than their parts (bokslut, handläggare) are not divided.

Source: the longest-match splitter over a full-form lexicon, as described for Swedish by Sjöbergh & Kann (2004).
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from index import words
from index.lemmas import is_infinitive, is_noun, is_obsolete, known_lemma
from index.lexicon import common, irregular_verbs
from ingest.word_forms import is_name, lemma_of

SHORTEST_PART = 3  # letters; shorter ones stand in FIRSTS
SHORTEST_LAST = 4  # letters of a part that is not common
SHORTEST_LAST_COMMON = 2
SHORTEST_WORD = 5
ENDINGS = ("n", "en", "t", "et", "a", "r", "s")  # one of which every inflected word has
SHORTEST_LOSING = 5  # letters of a word that may lose its vowel
LONG_PART = 5  # letters that make it unlikely that two words meet by chance
MOST_PARTS = 4
LONGEST_SURNAME = 9  # letters of what is a name though it ends as konsumentombudsman does

# What begins or ends words without being a part that one would search for.
AFFIXES = frozenset(
    """
    het heten heter heterna ning ningen ningar else elser ande ende are aren arna erna orna skap skapet
    lig ligt liga bar bart bara barhet sam samma sammt isk iskt iska vis aktig mässig löst lösa lös full fullt
    fri fritt artad ism ist ister ster tion tioner tionen iteten itet eri eriet av an be bi er för fram
    från före efter ge gen in inne miss mot med ned ner om på sam under ut upp ur und van vid åter över
    genom hos sär till utan alla den det ett dem des sig sin ser var han hon men mer min mig dig dit din
    hit hur här där när ses ska sk ad al id ir is la le ro re ri ra ral rar ras rat sat set sen tar tas
    ter tes tis tur tär par leda ledar tack och eller inte sade satt sett sitt vara varit vart vars
    förande träde läggande farande tagande varande görande givande stående liggande hållande hållare
    ställande ställning ställningar läggare tagning görelse
    göra agande tande lande rättande gående tagen given satta satte satts sätta ställa lägga hålla ringa
    arisk saklig
    dar darna mande uppe välsk slig slikt sliga
    el förr bes fört kommen giva tills same fort etens förut ända samman rivning arie grans besk kart komp hante
    igång ledes färdigad färdigade färdigat färdigats färdad färdade färdats färdas färdat riks
    """.split()  # noqa: SIM905
)
# Words that are not divided: their parts say something else than they do.
WHOLE = frozenset(
    """
    bokslut handläggare handlägga handläggning ändamål klagomål synpunkt ledarskap huvudman huvudmannaskap
    särskola omvärld nuläge riktlinje ordförande landskap riksdag bakgrund grundlag kartlägga kartläggning
    deltagare deltagande delaktig delaktighet medborgare medarbetare entreprenör ombudsman ledamot
    tydliggöra verkställa verkställande fastställa fastställande granska granskare
    handbok rådhus egendom framtid samtid
    vårdnad livsmedel förälder skillnad månad kostnad marknad rådgivning villkor personal kommunal
    lokal regional central social samtal personlig vuxen rektor arbetare kunskap egenskap vetenskap
    planera planering inrikta rapportera transport landsting verkstad styrelse möjliggöra föreslå uttal avtal antal
    mottaga lekman handikapp porträtt läroplan bassäng bokstav ingenting förarbete bergslag plattform målsättning
    kontrast regnskur ängslan vallfärd rättfärdig rättfärdiga tillbakadra tillbakadragen
    """.split()  # noqa: SIM905
)
# Forms that begin compounds and that no rule makes of their base.
FIRSTS = {
    "tid": "tid", "tids": "tid", "stat": "stat", "stats": "stat", "ny": "ny", "man": "man", "manna": "man",
    "huvudmanna": "huvudman", "tjänstemanna": "tjänsteman", "ledar": "ledare", "medarbetar": "medarbetare",
    "användar": "användare", "medborgar": "medborgare", "brukar": "brukare", "lärar": "lärare",
    "ägar": "ägare", "gatu": "gata", "barna": "barn", "äldre": "äldre", "gymnasie": "gymnasium",
    "musei": "museum", "förskole": "förskola", "förskol": "förskola", "skole": "skola", "vuxen": "vuxen",
    "föräldra": "förälder", "moder": "moder", "dotter": "dotter", "särskole": "särskola", "hyres": "hyra",
    "it": "it", "hr": "hr", "va": "va", "is": "is", "år": "år", "års": "år", "el": "el", "by": "by",
    "styr": "styra", "bygg": "bygga", "sök": "söka", "köp": "köpa", "skriv": "skriva", "läs": "läsa",
    "lekmanna": "lekman", "flerårs": "flerår", "frilufts": "friluft", "rese": "resa", "meta": "meta",
    "kör": "köra", "sim": "simma", "hem": "hem", "grundskole": "grundskola", "remiss": "remiss",
    "sop": "sopa", "tim": "timme", "ladd": "ladda", "kurs": "kurs", "läro": "lära", "trapp": "trappa",
    "ben": "ben", "riks": "riks", "vänt": "vänta", "rid": "rida", "andrahands": "andrahand", "heldygns": "heldygn",
}  # fmt: skip
# Words with these endings take -s- in compounds, so that "redovisningsenhet" holds no "senhet".
TAKES_S = (
    "ning", "het", "skap", "tion", "sion", "dom", "ling", "tet", "nad", "else", "mån", "lov", "idrott", "gård",
    "bruk",
)  # fmt: skip
# What nouns end in that a verb in -era has beside it: kombination, delegat, korrespondens.
OF_VERBS = ("ation", "ator", "ens", "ans", "ant", "ent", "at", "ör")
# The suffix of sjukdom, which the lexicon has; in what it lacks a word of its own: tingsrättsdom, miljödom.
_DOM = re.compile(r"dom(?:s|ens?|ars?|arnas?)?$|doms(?!tol)")
LINKING_VOWELS = {"o": "a", "u": "a"}  # hälso- of hälsa
_CONSONANTS = "bcdfghjklmnpqrstvwxz"


@lru_cache(200_000)
def split(word: str) -> tuple[str, ...]:
    """The smallest parts of a lower-case compound, the linking -s- left out; one part for a simple word."""
    parts = divide(word)
    return parts if len(parts) < 2 else tuple(inner for part in parts for inner in split(part))


@lru_cache(200_000)
def divide(word: str) -> tuple[str, ...]:
    """The parts that a compound is put together of; they may be compounds themselves."""
    if "-" in word.strip("-"):
        return tuple(part for part in word.split("-") if part)
    simple = len(word) < SHORTEST_WORD or not word.isalpha() or _is_common(word) or _is_name(word)
    if simple or WHOLE.intersection(words.stems(word)) or _is_form_of_simple(word):
        return (word,)
    return _divide(word, MOST_PARTS) or (word,)


def _is_name(word: str) -> bool:
    """Whether a word is a name, and no definite form as Skatteverket is: Värmland, Värmlands."""
    return any(
        is_name(name)
        and ((name.endswith("man") and len(name) <= LONGEST_SURNAME) or not name.endswith(("an", *words.DEFINITE)))
        for name in {word, word.removesuffix("s")}
    )


def _is_form_of_simple(word: str) -> bool:
    """Whether a word is a form of one that is not divided, or what a verb in -era does: bassängen, validering."""
    base = known_lemma(word) or word
    if any(base.endswith(ending) and words.is_known(f"{base.removesuffix(ending)}era") for ending in OF_VERBS):
        return True
    if base.endswith("ering") and words.is_known(base[:-3] + "a"):
        base = base[:-3] + "a"
    if base.endswith("are") and known_lemma(base[:-2]) == base[:-2]:
        base = base[:-2]
    further = known_lemma(base) or base
    circular = known_lemma(further) not in (None, further)  # knalle and knalla, each of the other
    return base != word and not circular and divide(base) == (base,)


def readings(word: str) -> Iterator[tuple[str, ...]]:
    """The division of a compound, and where a consonant may have been left out the other: glas, glass; skål."""
    parts = divide(word)
    yield parts
    if len(parts) == 2 and word.startswith(parts[0]):
        rest = word[len(parts[0]) :]
        doubled = parts[0] + parts[0][-1:]
        if rest[:1] == parts[0][-1:] and rest == parts[1] and word.startswith(doubled) and doubled in common():
            yield (doubled, parts[1])


def _divide(word: str, most: int) -> tuple[str, ...]:
    """The best division of `word` into at most `most` parts, at least two; empty where there is none.

    "is" and "by" begin words, and are nothing inside them.
    """
    best: tuple[str, ...] = ()
    for cut in range(1 if most == MOST_PARTS else SHORTEST_PART, len(word) - 1):
        # Of the two halves the shorter is looked at first: more words have it, so that it is known already.
        if 2 * cut <= len(word) and not first_part(word[:cut]):
            continue
        for rest in _rests(word, cut) if word[cut - 1] == word[cut - 2] else (word[cut:],):
            parts = _rest_parts(rest, most - 1)
            if not parts or _is_cut_wrongly(word[:cut], rest):
                continue
            first = first_part(word[:cut])
            likely = first and _is_likely((first, *parts)) and not _is_verbal(word, (first, *parts))
            if likely and most == MOST_PARTS and _cuts_through(word, parts):
                continue
            if likely and (not best or _rank((first, *parts)) < _rank(best)):
                best = (first, *parts)
    return best


def _is_cut_wrongly(beginning: str, rest: str) -> bool:
    """Whether what follows has a linking letter or suffix of the beginning: enhet|schef, kvinn|oråd, sjuk|dom.

    Not where it is a word only so: promenad|stråk.
    """
    if rest.startswith("s") and _is_common(rest) and _is_common(rest[1:]):
        # livsår is of år, but bensår of sår
        return beginning.endswith((*TAKES_S, "ing", "drift")) or _takes_s(beginning)
    if rest.startswith("s") and beginning.endswith(TAKES_S):
        return known_lemma(rest) not in common() or known_lemma(rest[1:]) in common()
    linked_by_o = rest.startswith("o") and not _is_common(rest)  # olycka begins with its own
    if linked_by_o and words.is_known(rest[1:]) and first_part(beginning + "o"):
        return True
    suffixed = _DOM.match(rest) is not None and not beginning.endswith("else")
    return suffixed and words.is_known(f"{beginning}dom")


@lru_cache(10_000)
def _takes_s(word: str) -> bool:
    """Whether the lexicon has many compounds of a word with a linking -s-: liv, but not vård."""
    others = [part for part in common() if not part.startswith("s") and f"s{part}" not in common()]
    linked = sum(lemma_of(f"{word}s{part}") is not None for part in others)
    return 3 * linked > sum(lemma_of(word + part) is not None for part in others)


def _cuts_through(word: str, rest: tuple[str, ...]) -> bool:
    """Whether rare parts after the first are made of a common word that ends the compound: sund|bybo|städer."""
    if all(map(_is_common, rest)):
        return False
    endings = (word[cut:] for cut in range(SHORTEST_LAST_COMMON, len(word) - max(len(rest[-1]), LONG_PART)))
    ending = next((ending for ending in endings if known_lemma(ending) in common()), "")
    return ending != "" and not any(part[:3] == ending[:3] for part in rest)


def _is_verbal(word: str, parts: tuple[str, ...]) -> bool:
    """Whether "ring" or "ling" after the first part is what is left of a verb: gallring, rapporteringssystem."""
    return any(
        part.startswith(("ring", "ling")) and _follows_verb(word[: word.rfind(part)], part[0]) for part in parts
    )


def _follows_verb(before: str, letter: str) -> bool:
    return any(words.is_known(f"{before[at:]}{letter}a") for at in range(max(1, len(before) - 2)))


def _rank(parts: tuple[str, ...]) -> tuple[int, int, int, int]:
    rare = sum(not _is_common(part) for part in parts)
    return rare, len(parts), -len(parts[-1]), sum(map(len, parts))  # "glasskål" is glas, skål before glass, skål


def _is_likely(parts: tuple[str, ...]) -> bool:
    """Whether words that meet so are no chance: the last is common, or all are long, in whatever form."""
    *firsts, last = parts
    base = known_lemma(last) or last
    if _is_common(last):
        return True
    long = len(base) >= LONG_PART or (len(base) >= SHORTEST_LAST and is_noun(base))
    return long and all(len(part) >= LONG_PART or _is_common(part) for part in firsts)


@lru_cache(200_000)
def _is_common(part: str) -> bool:
    """Whether a part is a form of a common one; what no rule makes a form of anything is none: state of stat."""
    if part in common():
        return True
    return bool(words.is_known(part) or words.derived(part)) and not common().isdisjoint(words.stems(part))


def _rests(word: str, cut: int) -> list[str]:
    """What may follow a first part: the rest, and the rest with the consonant that was not written twice."""
    rest = word[cut:]
    doubled = cut > 2 and word[cut - 1] == word[cut - 2] and word[cut - 1] in _CONSONANTS
    return [rest, word[cut - 1] + rest] if doubled else [rest]


@lru_cache(200_000)
def _rest_parts(rest: str, most: int) -> tuple[str, ...]:
    if _is_last(rest):
        return (rest,)
    return _divide(rest, most) if most > 1 and len(rest) >= SHORTEST_WORD else ()


@lru_cache(200_000)
def first_part(written: str) -> str:
    """The word that a non-final part is a form of, empty where it is none; `skol` gives skola."""
    if written in FIRSTS:
        return FIRSTS[written]
    if len(written) < SHORTEST_PART:
        return ""
    linked = written.removesuffix("s") if len(written) > 3 and not written.endswith("ss") else written
    if linked in AFFIXES or written in AFFIXES:
        return ""
    if _is_base(linked):
        return linked
    if linked != written and _is_base(written):
        return written
    if written.endswith("ie") and words.is_known(written[:-1] + "um"):
        return written[:-1] + "um"  # diarie-
    linked_by_s = linked != written
    bases = _vowel_bases(linked, written)
    return next((base for base in bases if _loses_vowel(base, linked_by_s) or base in common()), "")


def _vowel_bases(linked: str, written: str) -> Iterator[str]:
    """What a first part may be a form of: skola of skol, hälsa of hälso, lön of löne."""
    if written[-1] in LINKING_VOWELS:
        yield written[:-1] + LINKING_VOWELS[written[-1]]
    if written.endswith("e") and len(written) > SHORTEST_PART and written[:-1] in common():
        yield written[:-1]
    yield from (linked + vowel for vowel in "ae")


def _is_base(word: str) -> bool:
    """A lexicon word in its base form, long enough to be no chance."""
    if word in common():
        return True
    if len(word) <= SHORTEST_PART or not words.is_known(word) or word not in words.stems(word):
        return False
    said = lemma_of(word)
    obsolete = said is not None and irregular_verbs().get(said) == said != word and is_obsolete(word, said)
    return not obsolete and not _is_only_infinitive(word)


def _is_only_infinitive(word: str) -> bool:
    """Whether a word is a verb's base form and no noun: testa and värma begin no compounds, hylla does."""
    return is_infinitive(word) and lemma_of(word[:-1] + "or") != word


def _loses_vowel(word: str, linked_by_s: bool) -> bool:
    """Whether a word is a noun in -a or -are, or in -e before a linking -s-, which loses its vowel in compounds.

    As skola, besökare and samhälle do, but not stänge.
    """
    if len(word) < SHORTEST_LOSING or not (linked_by_s or word.endswith(("a", "are"))):
        return False
    get = lemma_of
    noun = get(word + "n") == word or (not word.endswith("a") and get(word + "t") == word)
    return noun and not _is_only_infinitive(word)


@lru_cache(200_000)
def _is_last(word: str) -> bool:
    if word in AFFIXES or len(word) < SHORTEST_LAST_COMMON:
        return False
    if words.is_linked(word):
        return False  # längd of livslängd, not slängd
    participle = word.endswith(("ande", "ende")) and word not in words.stems(word)
    if _is_common(word):
        return True
    return len(word) >= SHORTEST_LAST and words.is_known(word) and not participle and not _is_uninflected(word)


def _is_uninflected(word: str) -> bool:
    """Whether a word has no forms that the lexicon knows, as ikapp, and so ends no compounds."""
    return known_lemma(word) == word and not any(lemma_of(word + ending) for ending in ENDINGS)
