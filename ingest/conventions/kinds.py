"""Words that say what kind of thing a heading heads, before its title: "Nämndmål: Läsning" heads Läsning.

    "Kontrollmoment: Jäv vid myndighetsutövning"   kind, title
    "Övergripande mål – En trygg skola"            an adjective before the kind
    "Kontrollområde C – Föreningsbidrag"           kind, label, title
    "Uppdrag U1: Plan för spontanidrott"           a label of a letter and a number
    "Fokusområde Mark och lokaler"                 nothing between, where reports use the word so

The last part of a compound tells: a "huvudinsats" is an insats. Of names of bodies only the bare word does
("Nämnd: …"): "Socialnämnd" is a name, as "Kultur" is.
"""

import re

import msgspec

from ingest.conventions.general import NUMBERS
from ingest.conventions.rounds import is_generic
from ingest.conventions.written_times import MONTHS

_NOUN = (
    r"mål|målsättning|område|moment|punkt|insats|uppdrag|åtgärd|aktivitet|process|risk|fråga|rekommendation"
    r"|indikator|strategi|direktiv|löfte|åtagande|projekt|satsning|utmaning|tema|granskning|spår|pelare|prioritering"
    r"|ambition|inriktning|riktning|kontroll|program|krav|princip|förslag|motion|ärende|investering|utredning|brist"
    r"|iakttagelse|avvikelse|synpunkt|föreläggande|behov|faktor|paket|leverans|uppgift|kriterium|initiativ|reform"
    r"|hörnsten|byggsten|ledord|förmåga|plan|riktlinje|policy|objekt|artikel|beslut|överenskommelse|förbättring|delmål"
)
_BODY = r"verksamhet|enhet|förvaltning|nämnd|avdelning|bolag|perspektiv|fokus"
_KIND = re.compile(rf"(?:\S+\s){{0,2}}(?:\S*(?:{_NOUN})(?:et|en|t|n)?|(?:{_BODY}))", re.IGNORECASE)
_WORD = r"[^\W\d_]+(?:[:-][^\W\d_]+)*"
_LABEL = r"[IVXL]+|[A-ZÅÄÖ]{1,3}[-.]?\d{1,3}|[A-ZÅÄÖ]|\d{1,2}(?:\.\d{1,2})*"
_HEADED = re.compile(
    rf"(?P<kind>{_WORD}(?:\s{_WORD}){{0,2}}?)"
    rf"(?:(?::|\s[–—-])\s|\s(?P<label>{_LABEL})(?:\s?[:.)]\s|\s[–—-]\s|\s(?=[A-ZÅÄÖ][^\W\d_])))\s*(?P<title>\S.*)",
    re.DOTALL,
)
# A title without a sign before it begins with a capital or in quotes, but for "Målområde trygghet".
_GOES_ON = r"(?:av|för|i|på|till|om|med|och|inom|från|som|vid|mot|mellan)"  # "Plan för Ekby"
_BARE = re.compile(
    rf"(?P<kind>{_WORD}(?:\s(?!{_GOES_ON}\s){_WORD}){{0,2}}?)"
    r"\s(?P<title>(?:[A-ZÅÄÖ][^\W\d_]|[”\"'»]).*"
    rf"|(?<=område\s)(?!{_GOES_ON}\s)[a-zåäö].*)",
    re.DOTALL,
)
# What numbers count in any document: its parts and pictures, and what is done one after the other.
_OTHERS = frozenset(
    """
    figur tabell diagram bild foto karta källa not bilaga bilagor appendix kapitel kap avsnitt del sida paragraf
    vecka termin version upplaga steg fas skede etapp
    """.split()  # noqa: SIM905 - a list of words reads best as one
)


class Headed(msgspec.Struct, frozen=True):
    """A heading in parts: the word before its title, in small letters, its label if it has one, and the title."""

    kind: str
    label: str
    title: str

    @property
    def is_sure(self) -> bool:
        """Whether the word is one that reports use for what they follow up."""
        return bool(_KIND.fullmatch(self.kind))


def headed(text: str) -> Headed | None:
    """The parts of a heading that begins with a word and a colon, a dash or a label; None for others.

    So are those of one that begins with a word that reports use so, and goes on with a title.
    """
    line = " ".join(text.split())
    found = _HEADED.fullmatch(line)
    if not found:
        return _headed_barely(line)
    if found["label"] and any(map(counts_others, found["kind"].casefold().split())):
        return None
    return Headed(found["kind"].casefold(), found["label"] or "", found["title"])


def _headed_barely(line: str) -> Headed | None:
    found = _BARE.fullmatch(line)
    one = Headed(found["kind"].casefold(), "", found["title"]) if found else None
    return one if one and one.is_sure and not any(map(counts_others, one.kind.split())) else None


def number_of(kind: str, text: str) -> int | None:
    """How many of a kind a text says that there are: 7 for "ambition" in "Planen har sju nya ambitioner"."""
    stem = re.escape(kind.removesuffix("a").removesuffix("e"))
    found = re.search(rf"\b({'|'.join(NUMBERS)}|\d{{1,2}})\s(?:\w+\s)?{stem}\w{{0,4}}\b", text, re.IGNORECASE)
    said = found[1].casefold() if found else ""
    return int(said) if said.isdigit() else NUMBERS.index(said) + 2 if said else None


def counts_others(word: str) -> bool:
    """Whether a word, in small letters, counts times, reports, parts of a document or steps."""
    return word in _OTHERS or word in MONTHS or is_generic(word)
