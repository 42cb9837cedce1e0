"""Swedish compounds divided into their parts.

    stadsledningskontoret   stad, ledning, kontoret
    nämndsammanträde        nämnd, sammanträde
    remissvar               remiss, svar       (of three equal consonants one is not written)

The lemma of a word is divided where all parts but the last are words in the form that they take in compounds
(with -s-, or without a final -a or -e) and the last is a word in any form. The division with the fewest parts
is taken, and among those the one whose last part is longest. Affixes (-het, för-, o-) are no parts.

Source: the longest-match splitter over a full-form lexicon, as described for Swedish by Sjöbergh & Kann (2004).
"""

from functools import lru_cache

from index import words

SHORTEST_PART = 3
SHORTEST_LAST = 4
SHORTEST_WORD = 7
MOST_PARTS = 4

# Short words that do end compounds: rörelsemål, vägval, brukarråd.
SHORT_LASTS = frozenset(
    """
    råd mål väg val lag led vård stöd plan krav chef test hus rum dag bok nät bad gård tal typ art sak
    del avgift ort mark ring port stad
    """.split()  # noqa: SIM905
)
# Of the words of three letters that the lexicon has, those that begin compounds: rådhus, målstyrning.
SHORT_FIRSTS = frozenset(
    """
    råd väg mål bok hus lag lek vår hem ord val led dag rum tal nät bad sak del ort art typ vad tak hav
    sjö tåg bil båt syn hål eld vin mat arv bro äng gas kök sol snö hud mun ung fel läs kör sök köp vux
    """.split()  # noqa: SIM905
)
# What begins or ends words without being a part that one would search for.
AFFIXES = frozenset(
    """
    het heten heter heterna ning ningen ningar else elser ande ende are aren arna erna orna skap skapet
    lig ligt liga bar bart bara sam samma sammt isk iskt iska vis aktig mässig löst lösa lös full fullt
    fri fritt artad ism ist ister ster tion tioner tionen iteten itet eri eriet av an be bi er för fram
    från före efter ge gen in inne miss mot med ned ner om på sam under ut upp ur und van vid åter över
    genom hos sär till utan alla den det ett dem des sig sin ser var han hon men mer min mig dig dit din
    hit hur här där när ses ska sk ad al id ir is la le ro re ri ra ral rar ras rat sat set sen tar tas
    ter tes tis tur tär par leda ledar tack och eller inte sade satt sett sitt vara varit vart vars
    förande träde läggande farande tagande varande görande givande stående liggande hållande hållare
    arbetare tagare
    bes fört tagen kommen gående giva tills same fort
    """.split()  # noqa: SIM905
)
# Words that may begin compounds although they look like affixes, and irregular forms inside compounds.
FIRSTS = {
    "tid": "tid", "tids": "tid", "stat": "stat", "stats": "stat", "ny": "ny", "man": "man", "manna": "man",
    "huvudmanna": "huvudman", "tjänstemanna": "tjänsteman", "ledar": "ledare", "medarbetar": "medarbetare",
    "användar": "användare", "medborgar": "medborgare", "brukar": "brukare", "lärar": "lärare",
    "ägar": "ägare",     "gatu": "gata", "kyrko": "kyrka", "vecko": "vecka", "barna": "barn", "äldre": "äldre",
    "gymnasie": "gymnasium", "förskole": "förskola", "skole": "skola", "vuxen": "vuxen",
    "it": "it", "hr": "hr", "va": "va",
    "styr": "styra", "bygg": "bygga", "sök": "söka", "köp": "köpa", "skriv": "skriva", "läs": "läsa",
    "kör": "köra",
}  # fmt: skip
# Words with these endings take -s- in compounds, so that "redovisningsenhet" holds no "senhet".
TAKES_S = ("ning", "het", "skap", "tion", "sion", "dom", "ling", "tet", "nad", "else")
_CONSONANTS = "bcdfghjklmnpqrstvwxz"


@lru_cache(200_000)
def split(word: str) -> tuple[str, ...]:
    """The parts of a lower-case compound as written, the linking -s- left out; one part for a simple word."""
    if "-" in word.strip("-"):
        return tuple(part for piece in word.split("-") if piece for part in split(piece))
    base = words.known_lemma(word) or word
    if len(base) < SHORTEST_WORD or not base.isalpha():
        return (word,)
    return _divide(base, MOST_PARTS) or (word,)


@lru_cache(200_000)
def _divide(word: str, most: int) -> tuple[str, ...]:
    """The best division of `word` into at most `most` parts, at least two; empty where there is none."""
    best: tuple[str, ...] = ()
    for cut in range(SHORTEST_PART - 1, len(word) - SHORTEST_LAST + 2):
        first = _first_part(word[:cut])
        if not first:
            continue
        for rest in _rests(word, cut):
            if rest.startswith("s") and word[:cut].endswith(TAKES_S):
                continue
            parts = _rest_parts(rest, most - 1)
            if parts and (not best or _rank((first, *parts)) < _rank(best)):
                best = (first, *parts)
    return best


def _rank(parts: tuple[str, ...]) -> tuple[int, int, int]:
    return len(parts), -len(parts[-1]), -len(parts[0])


def _rests(word: str, cut: int) -> list[str]:
    """What may follow a first part: the rest, and the rest with the consonant that was not written twice."""
    rest = word[cut:]
    doubled = cut > 2 and word[cut - 1] == word[cut - 2] and word[cut - 1] in _CONSONANTS
    return [rest, word[cut - 1] + rest] if doubled else [rest]


def _rest_parts(rest: str, most: int) -> tuple[str, ...]:
    if _is_last(rest):
        return (rest,)
    return _divide(rest, most) if most > 1 and len(rest) >= SHORTEST_WORD else ()


@lru_cache(200_000)
def _first_part(written: str) -> str:
    """The word that a non-final part is a form of, empty where it is none; `skol` gives skola."""
    if written in FIRSTS:
        return FIRSTS[written]
    linked = written.removesuffix("s") if len(written) > 4 and not written.endswith("ss") else written
    if linked in AFFIXES or written in AFFIXES:
        return ""
    for base in (linked, written):
        if _is_base(base):
            return base
    return next((linked + vowel for vowel in "ae" if _loses_vowel(linked + vowel)), "")


def _is_base(word: str) -> bool:
    """A lexicon word in its base form, long enough to be no chance."""
    long_enough = len(word) > SHORTEST_PART or word in SHORT_FIRSTS
    return long_enough and words.known_lemma(word) == word


def _loses_vowel(word: str) -> bool:
    """Whether a word is a noun in -a or -e, which loses it in compounds: skola, arbete, medarbetare."""
    definite = word + "n" if word.endswith("a") else word + "t"
    return len(word) > 4 and any(words.lexicon().get(form) == word for form in (definite, word + "n"))


def _is_last(word: str) -> bool:
    if word in AFFIXES:
        return False
    return (len(word) >= SHORTEST_LAST or word in SHORT_LASTS) and words.is_known(word)
