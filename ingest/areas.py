"""How Swedish reports head their action areas.

"Åtgärdsområde III – Stödprocesser"   label III, title Stödprocesser
"Fokusområde 2: Digital service"      label 2, title Digital service
"IV. Kommunens produktion"            label IV, title Kommunens produktion
"3.1 Ekonomi i balans"                label 3.1, title Ekonomi i balans
"En trygg skola för alla"             a title alone
"""

import re

from ingest.labels import read_label, roman_value
from ingest.report import Area

# The word that a report may put before an area's number, with every ending that it takes there.
AREA_WORD = re.compile(
    r"(?:åtgärds|fokus|insats|utvecklings|mål|prioriterat\s|program|verksamhets|del|ansvars|strategi)?område"
    r"|mål|delmål|punkt|åtgärd|uppdrag",
    re.IGNORECASE,
)
_NAMED = re.compile(
    rf"(?:{AREA_WORD.pattern})\s+(?P<label>[IVXL]+|\d{{1,2}}(?:\.\d{{1,2}})*|[A-ZÅÄÖ])\b\s*[-–—:.,)]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
# "1 Sammanfattning", "III Service": a heading may leave out the point after its number.
_BARE = re.compile(r"(?P<label>\d{1,2}|[IVX]{1,5})\s+(?P<title>[A-ZÅÄÖ].{3,})")
# Headings that every report has: they end an area, but are none.
GENERAL = frozenset(
    heading.strip()
    for heading in """
    sammanfattning, sammanfattande bedömning, samlad bedömning, inledning, bakgrund, syfte, metod, uppdrag,
    uppdraget, ärendet, beslut, tidigare beslut, förslag till beslut, beslutsunderlag,
    beslut och fortsatt hantering, bilaga, bilagor, bilagor till rapporten, ordlista, läsanvisning, om rapporten,
    om uppföljningen, slutsats, slutsatser, avslutning, avslutande kommentar, fortsatt arbete,
    det fortsatta arbetet, nästa steg, förkortningar, källor, behandling, politisk behandling, ärendets gång,
    handläggning, missiv, till kommunstyrelsen, till kommunfullmäktige, innehåll, innehållsförteckning,
    beslut om rapporten, sändlista, underskrift, uppföljning, rapport, lägesrapport, förord, tjänsteskrivelse,
    ekonomiska konsekvenser, konsekvenser för barn, barnkonsekvensanalys, bilageförteckning, om uppdraget,
    inledning och syfte, bakgrund och syfte, syfte och bakgrund, sammanfattning och slutsatser
    """.split(",")  # noqa: SIM905 - a list of headings reads best as one
)
# Under these, numbers count decisions.
DECIDING = re.compile(r"(?:förslag till |tidigare )?beslut", re.IGNORECASE)


def is_general(text: str) -> bool:
    """Whether a heading is one that every report has."""
    return " ".join(text.split()).rstrip(":").casefold() in GENERAL


def area_of_heading(text: str) -> Area | None:
    """The numbered area that a heading begins, with its title; None where it has no number."""
    text = " ".join(text.split())
    named = _NAMED.fullmatch(text)
    if named and _is_number(named["label"]):
        label = named["label"]
        return Area(label.upper(), named["title"].strip() or None)
    bare = _BARE.fullmatch(text)
    if bare:
        return Area(bare["label"], bare["title"])
    label = read_label(text)
    if label is None or "bullet" in label.kinds or any(kind.startswith("lower") for kind in label.kinds):
        return None
    return Area(label.text, text[label.length :].strip() or None)


def area_of_title(text: str) -> Area | None:
    """An area that has a title alone; None where the heading is one that every report has."""
    title = " ".join(text.split()).rstrip(":")
    return None if is_general(title) or not any(map(str.isalpha, title)) else Area(None, title)


def _is_number(label: str) -> bool:
    return label[0].isdigit() or len(label) == 1 or bool(roman_value(label))
