"""How Swedish reports head their action areas.

"Åtgärdsområde III – Stödprocesser"   label III, title Stödprocesser
"Fokusområde 2: Digital service"      label 2, title Digital service
"Uppdrag 3/2015 Ny översiktsplan"     label 3/2015, title Ny översiktsplan
"Uppdrag U1: Plan för idrott"         label U1, title Plan för idrott
"2019:22 Ny brandstation"             label 2019:22, title Ny brandstation
"KF-2022-14 Ta fram trädplan"         label KF-2022-14, title Ta fram trädplan
"IV. Kommunens produktion"            label IV, title Kommunens produktion
"3.1 Ekonomi i balans"                label 3.1, title Ekonomi i balans
"§ 141 Laddplatser för elfordon"      label 141, title Laddplatser för elfordon, in minutes that follow up
"En trygg skola för alla"             a title alone
"""

import re

from ingest.conventions.general import is_general
from ingest.conventions.labels import Label, read_label, roman_value
from ingest.report import Area

# The word that a report may put before an area's number; of a compound its last part tells.
AREA_WORD = re.compile(
    r"(?:(?:prioriterat|övergripande|strategiskt|långsiktigt)\s)?\w*(?:område|mål)"
    r"|\w*(?:(?<!tid)punkt|åtgärd|uppdrag|insats|aktivitet|projekt|rekommendation|direktiv|löfte|process|utmaning|satsning"
    r"|moment|åtagande|anmärkning|iakttagelse|villkor|förslag)|anm\.?|spår|granskning|tema|krav|paket",
    re.IGNORECASE,
)
# "U1" and "KS-12" need a sign after them: "Projekt E6 Norr" is on a road.
_CODE = r"(?-i:[A-ZÅÄÖ]{1,3}[-.]?\d{1,3})(?=\s?(?:[:.,)]|\s[–—-]|$))"
_NR = r"(?:(?:nr|nummer)\.?\s+)?"
_NAMED = re.compile(
    rf"(?:{AREA_WORD.pattern})\s+{_NR}(?P<label>{_CODE}|(?-i:[IVXL]+|[A-ZÅÄÖ])|\d{{1,3}}/(?:19|20)\d\d"
    r"|(?:19|20)\d\d:\d{1,3}|\d{1,2}(?:[.:]\d{1,2})*)"
    r"\b\s*[-–—:.,)|·•]*\s*(?P<title>.*)",
    re.IGNORECASE | re.DOTALL,
)
_CALLED = re.compile(
    rf"(?:{AREA_WORD.pattern})\s+{_NR}(?P<label>{_CODE}|(?-i:[IVXL]+|[A-ZÅÄÖ])|\d{{1,2}}(?:\.\d{{1,2}})*)"
    r"(?:[.:)]+|\s+[–—-])(?=\s+\S)",
    re.IGNORECASE,
)
# "1 Sammanfattning", "III Service", "2:1 Skola", "T1 Resor": a heading may leave out the point after its number.
_BARE = re.compile(
    r"(?P<label>\d{1,2}(?::\d{1,2})?|(?:19|20)\d\d:\d{1,3}|[IVX]{1,5}|[A-ZÅÄÖ]\d{1,2})[.:)]?\s+(?:[|·•]\s+)?"
    r"(?P<title>[A-ZÅÄÖ].{2,})"
)
# The number of a list that is kept for years, which no word is: "KF-2022-14 Ta fram …", "KS 2019/147 Ny …".
_KEPT = re.compile(
    r"(?P<label>[A-ZÅÄÖ]{1,6}[\s–-]?(?:19|20)\d\d[-:/.–]\d{1,5}|[A-ZÅÄÖ]{1,4}-\d{1,4})[.:)]?\s+(?:[–—-]\s+)?"
    r"(?P<title>[A-ZÅÄÖ].{2,})"
)
_PARAGRAPH = re.compile(r"§\s?(?P<label>\d{1,3})\s+(?P<title>[A-ZÅÄÖ].{2,})")
_BRACKETED = re.compile(r"\(([^()]+)\)\.?")
_ALONE = re.compile(r"(?:[A-ZÅÄÖ]\d{0,2}|[IVXL]{1,6}|\d{1,2}(?:\.\d{1,2}){0,3})[.)]?")
_LETTERED = re.compile(r"(?P<label>[A-ZÅÄÖ])[\s–-]+(?P<title>[A-ZÅÄÖ].{2,})")
# A word that names something: "12,4 mnkr" and "41 %" are figures.
_NAMING = re.compile(r"(?!(?:mnkr|tkr|procent|kronor|miljoner)\b)\b[^\W\d_]{2,}", re.IGNORECASE)
QUOTES = '”“"»’–…'  # begin what somebody said
# Under these, numbers count decisions.
DECIDING = re.compile(r"(?:förslag till |tidigare )?beslut", re.IGNORECASE)


def area_of_heading(text: str) -> Area | None:
    """The numbered area that a heading begins, with its title; None where it has no number."""
    text = " ".join(text.split())
    named = _NAMED.fullmatch(text)
    if named and _is_number(named["label"]):
        title = named["title"].strip()
        in_brackets = _BRACKETED.fullmatch(title)  # "Synpunkt 2 (Provtagningen)"
        return Area(named["label"].upper(), in_brackets[1] if in_brackets else title or None)
    bare = _BARE.fullmatch(text) or _KEPT.fullmatch(text) or _PARAGRAPH.fullmatch(text)
    if bare:
        return Area(bare["label"], bare["title"])
    label = read_label(text)
    if label is None or "bullet" in label.kinds or any(kind.startswith("lower") for kind in label.kinds):
        return None
    return Area(label.text, text[label.length :].strip() or None)


def is_number_alone(text: str) -> bool:
    """Whether a text is the number of an area and no more: "A", "III.", "2.1", "Mål 1"."""
    named = _NAMED.fullmatch(text)
    if named:
        return _is_number(named["label"]) and not named["title"]
    return bool(_ALONE.fullmatch(text))


def called_label(text: str) -> Label | None:
    """The number of the area that a paragraph begins with by name, before text: "Rekommendation 1: Nämnden …"."""
    found = _CALLED.match(text)
    return Label(found["label"], ("called",), found.end()) if found and _is_number(found["label"]) else None


def is_called_area(text: str) -> bool:
    """Whether a heading says with a word that it heads an area, and which: "Område 1 Skola", "Mål A"."""
    named = _NAMED.fullmatch(" ".join(text.split()))
    return bool(named and _is_number(named["label"]))


def area_of_letter(text: str) -> Area | None:
    """The area of a heading that begins with a letter and no point, "A Service"; one alone may be a word."""
    lettered = _LETTERED.fullmatch(" ".join(text.split()))
    return Area(lettered["label"], lettered["title"]) if lettered else None


def area_of_title(text: str) -> Area | None:
    """An area that has a title alone.

    None where the heading is one that every report has, quotes somebody or tells a figure.
    """
    title = " ".join(text.split()).rstrip(":")
    no_title = is_general(title) or title[:1] in QUOTES or not _NAMING.search(title)
    return None if no_title else Area(None, title)


def _is_number(label: str) -> bool:
    return label[-1].isdigit() or len(label) == 1 or bool(roman_value(label))
