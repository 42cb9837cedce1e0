"""The words for those who decide, report and sign in a municipality: bodies, offices and persons by their role.

    nämnd     socialnämnden, nämnderna          bodies that decide, and those that advise, lead or examine
    kansli    kommunkansliet                    offices
    skola     Ekskolan, skolorna                schools, which report too, but of which much is told
    bolag     bostadsbolaget                    wholes, which have such bodies and offices
    chef      enhetschefen, cheferna            persons

A word ends a compound or stands alone. Patterns elsewhere are made of these by `pattern`, each of the groups and
forms that are meant where it looks, after what may stand before them: nothing, or the rest of a compound.
"""

from collections.abc import Iterable, Sequence

import msgspec


class Word(msgspec.Struct, frozen=True):
    """A noun by what all its forms begin with, and how it goes on; after an end of `never` it is another word."""

    stem: str
    declined: str
    example: str
    never: tuple[str, ...] = ()


# How words go on: indefinite, definite, and the same in the plural.
_DECLINED = {
    "er": ("", "en", "er", "erna"),  # nämnd, nämnden, nämnder, nämnderna
    "ar": ("", "en", "ar", "arna"),  # avdelning, avdelningen, avdelningar, avdelningarna
    "r": ("", "n", "r", "rna"),  # styrelse, styrelsen, styrelser, styrelserna
    "a": ("a", "an", "or", "orna"),  # skola, skolan, skolor, skolorna
    "0": ("", "et", "", "en"),  # kontor, kontoret, kontor, kontoren
    "i": ("", "et", "er", "erna"),  # kansli, kansliet, kanslier, kanslierna
    "um": ("um", "et", "er", "erna"),  # presidium, presidiet, presidier, presidierna
    "ad": ("ad", "aden", "äder", "äderna"),  # stad, staden, städer, städerna
    "are": ("are", "aren", "are", "arna"),  # ledare, ledaren, ledare, ledarna
    "n": ("", "n", "", "na"),  # ordförande, ordföranden, ordförande, ordförandena
    "or": ("", "n", "er", "erna"),  # revisor, revisorn, revisorer, revisorerna; kommittén
    "title": ("", "n?", "er", "erna"),  # of whom there is one, also without an article: "Rektor bedömer"
    "vd": ("", "(?::?n|:)?", "", ""),  # vd, vd:n, vd:s
    "1": ("", "", "", ""),  # fullmäktige
}
Form = tuple[int, str]  # one of those, and what follows it
INDEFINITE: tuple[Form, ...] = ((0, ""),)  # nämnd
ONE: tuple[Form, ...] = ((1, ""),)  # nämnden
DEFINITE: tuple[Form, ...] = (*ONE, (3, ""))  # nämnden, nämnderna
ANY_ONE: tuple[Form, ...] = (*INDEFINITE, *ONE)
ANY: tuple[Form, ...] = (*INDEFINITE, *DEFINITE, (2, ""))  # nämnder too
OWNING: tuple[Form, ...] = ((0, "s"), (1, "s"), (3, "s"))  # nämnds, nämndens, nämndernas

# Any letter: a word that ends no compound.
_ALONE = (r"\w",)

DECIDING = (
    Word("nämnd", "er", "socialnämnden"),
    Word("styrelse", "r", "kommunstyrelsen"),
    Word("fullmäktige", "1", "kommunfullmäktige"),
    Word("utskott", "0", "arbetsutskottet"),
    Word("direktion", "er", "direktionen"),
    Word("presidi", "um", "nämndpresidiet"),
    Word("kommitté", "or", "näringslivskommittén"),
)
ADVISING = (
    Word("beredning", "ar", "valberedningen"),
    Word("råd", "0", "pensionärsrådet", ("om", "för", "sam")),  # område, förråd, samråd
    Word("delegation", "er", "trygghetsdelegationen"),
)
LEADING = (
    Word("ledning", "ar", "förvaltningsledningen", ("an", "in", "av", "här", "väg", "hand")),  # anledning
    # Not whom something is done for: målgrupp, åldersgrupp
    Word("grupp", "er", "styrgruppen", ("mål", "ålders", "yrkes", "barn", "elev", "folk")),
)
_REVISOR = Word("revisor", "or", "revisorerna")  # persons, and together a body
EXAMINING = (
    Word("revision", "er", "stadsrevisionen"),
    _REVISOR,
)
OFFICES = (
    Word("förvaltning", "ar", "kulturförvaltningen"),
    Word("kontor", "0", "stadsledningskontoret"),
    Word("kansli", "i", "kommunkansliet"),
    Word("sekretariat", "0", "utredningssekretariatet"),
    Word("stab", "er", "kommunledningsstaben"),
    Word("avdelning", "ar", "ekonomiavdelningen"),
    Word("enhet", "er", "vuxenenheten", ("läg", "far", "fog", "vet", "öpp")),  # lägenhet, erfarenhet, medvetenhet
    Word("myndighet", "er", "tillsynsmyndigheten"),
    Word("arbetslag", "0", "arbetslaget"),
    Word("team", "0", "demensteamet"),
    Word("muse", "um", "länsmuseet"),
)
SCHOOLS = (Word("skol", "a", "Ekskolan"),)
MUNICIPALITIES = (
    Word("kommun", "er", "Ekby kommun"),
    Word("region", "er", "regionen"),
    Word("st", "ad", "Ekby stad", _ALONE),  # bostad, verkstad, belastad
)
ASSOCIATIONS = (
    Word("förbund", "0", "räddningstjänstförbundet"),
    Word("bolag", "0", "bostadsbolaget"),
    Word("stiftelse", "r", "bostadsstiftelsen"),
)
PERSONS = (
    Word("chef", "er", "enhetschefen"),
    Word("direktör", "er", "kommundirektören"),
    Word("ordförande", "n", "nämndordföranden"),
    Word("led", "are", "projektledaren", ("väg", "hand", "in")),  # vägledare, handledare
    Word("samordn", "are", "trygghetssamordnaren"),
    Word("controller", "n", "verksamhetscontrollern"),
    Word("strateg", "er", "miljöstrategen"),
    Word("utveckl", "are", "verksamhetsutvecklaren"),
    Word("utred", "are", "biståndsutredaren"),
    Word("handlägg", "are", "miljöhandläggaren"),
    Word("sekreter", "are", "nämndsekreteraren"),
    _REVISOR,
    Word("konsult", "er", "konsulten"),
    Word("antikvarie", "r", "kommunantikvarien"),
    Word("rektor", "title", "rektor"),
    Word("vd", "vd", "vd:n", _ALONE),
    Word("kommunalråd", "0", "kommunalrådet"),
    Word("regionråd", "0", "regionrådet"),
    Word("borgmäst", "are", "borgmästaren"),
)
WHOLES = (*MUNICIPALITIES, *ASSOCIATIONS)
BODIES = (*DECIDING, *ADVISING, *LEADING, *EXAMINING, *OFFICES, *SCHOOLS, *WHOLES)
# Who judges the whole. A school may judge of an area alone, and what is a school's be one: "Skolornas framtid".
SPEAKERS = (*(word for word in BODIES if word not in SCHOOLS), *PERSONS)

# Before the role of a person: "vice ordförande", "t.f. chef", "vik. rektor"
IN_PLACE = r"(?:(?:vice|tillförordnade?|biträdande|verkställande|t\.?\s?f\.?|vik\.?|bitr\.?|v\.)\s+)?"


def pattern(words: Iterable[Word], forms: Sequence[Form]) -> str:
    """A pattern of words in some of their forms, in small letters: of DECIDING in ONE "nämnden", "styrelsen".

    It stands in verbose patterns as in others. Words that go on alike stand together, which keeps it small.
    """
    alike: dict[str, list[Word]] = {}
    for word in dict.fromkeys(words):
        alike.setdefault(word.declined, []).append(word)
    said = (f"(?:{'|'.join(map(_stem, group))}){_endings(declined, forms)}" for declined, group in alike.items())
    return f"(?:{'|'.join(said)})"


def _stem(word: Word) -> str:
    """What a word begins with; what it may not follow is asked after its first letter, which most places lack."""
    first = word.stem[0]
    return first + "".join(f"(?<!{end}{first})" for end in word.never) + word.stem[1:]


def _endings(declined: str, forms: Sequence[Form]) -> str:
    """The endings of some forms; those that may have an s after them stand once."""
    found = dict.fromkeys(_DECLINED[declined][number] + after for number, after in forms)
    both = [one for one in found if one + "s" in found]
    others = [one for one in found if one not in both and one.removesuffix("s") not in both]
    owning = [f"(?:{'|'.join(both)})s?"] if both else []
    return f"(?:{'|'.join([*owning, *others])})"
