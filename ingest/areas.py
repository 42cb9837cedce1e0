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
# Headings that every report has: they end an area, but are none.
GENERAL = frozenset(
    heading.strip()
    for heading in [
        "\n    sammanfattning",
        " sammanfattande bedömning",
        " samlad bedömning",
        " inledning",
        " bakgrund",
        " syfte",
        " metod",
        "\n    uppdrag",
        " uppdraget",
        " ärendet",
        " beslut",
        " tidigare beslut",
        " förslag till beslut",
        " beslutsunderlag",
        " beslut\n    och fortsatt hantering",
        " bilaga",
        " bilagor",
        " bilagor till rapporten",
        " ordlista",
        " läsanvisning",
        " om\n    rapporten",
        " om uppföljningen",
        " slutsats",
        " slutsatser",
        " avslutning",
        " avslutande kommentar",
        " fortsatt\n    arbete",
        " det fortsatta arbetet",
        " nästa steg",
        " förkortningar",
        " källor",
        " behandling",
        " politisk behandling",
        "\n    ärendets gång",
        " handläggning",
        " missiv",
        " till kommunstyrelsen",
        " till kommunfullmäktige",
        " innehåll",
        "\n    innehållsförteckning",
        " beslut om rapporten",
        " sändlista",
        " underskrift",
        " uppföljning",
        " rapport",
        "\n    lägesrapport\n    ",
    ]
)


def area_of_heading(text: str) -> Area | None:
    """The numbered area that a heading begins, with its title; None where it has no number."""
    text = " ".join(text.split())
    named = _NAMED.fullmatch(text)
    if named and _is_number(named["label"]):
        label = named["label"]
        return Area(label.upper(), named["title"].strip() or None)
    label = read_label(text)
    if label is None or "bullet" in label.kinds or any(kind.startswith("lower") for kind in label.kinds):
        return None
    return Area(label.text, text[label.length :].strip() or None)


def area_of_title(text: str) -> Area | None:
    """An area that has a title alone; None where the heading is one that every report has."""
    title = " ".join(text.split()).rstrip(":")
    return None if title.casefold() in GENERAL or not any(map(str.isalpha, title)) else Area(None, title)


def _is_number(label: str) -> bool:
    return label[0].isdigit() or len(label) == 1 or bool(roman_value(label))
