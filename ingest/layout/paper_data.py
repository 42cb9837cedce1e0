"""What a short line under a title says of the paper itself, and not of what it tells.

Version 2, 2023-10-20                       Utkast 3 – ej granskat
Bilaga 3 till tjänsteskrivelse              Bilaga 1, nämnden § 88
Underlag till direktionen 14 november       Till nämndens sammanträde den 14 november 2023
Upprättad av Eva Ek, controller             Ansvarig tjänsteperson: Per Al
"""

import re

from ingest.conventions.bodies import ADVISING, ANY, DECIDING, EXAMINING, LEADING, pattern
from ingest.conventions.written_times import MONTHS
from ingest.layout.signatures import NAMES, ROLE

LONGEST = 110  # characters
MOST_WORDS = 6  # of who wrote it
_PART = re.compile(r"\s+[·•|/–—]\s+")
_PERSON = NAMES.pattern
_VERSION = re.compile(
    r"(?:slutlig |preliminär |reviderad |första |andra |tredje )?(?:arbets|remiss|slut|gransknings|samråds|tryck)?"
    r"(?:version|utkast|utgåva|upplaga|revision|revidering|rev\.?)(?:\snr)?\b(?:[:,.]?\s?(?:\d[\d.:,-]*|[A-Z])(?!\w))?"
    r"(?:,?\s[\w\d.-]+){0,4}",
    re.IGNORECASE,
)
_APPENDED = re.compile(
    r"(?:bilaga|underbilaga|appendix)(?:\s(?:nr\s)?[\dA-Z][\w.:]{0,4})?(?:(?:,|\s(?:till|i|för|tillhörande))\s.+)?"
    r"|tillhör\s.+\d",
    re.IGNORECASE,
)
_KIND = (
    r"(?:(?:besluts)?underlag|(?:(?:åter)?rapport|redovisning|information|(?:tjänste|informations)?skrivelse|ärende|pm"
    r"|promemoria|föredragning|handling|missiv|svar|yttrande))"
)
# A paper goes to those that meet; "Vid enheten" tells where something is.
_BODY = rf"\w*{pattern((*DECIDING, *ADVISING, *LEADING, *EXAMINING), ANY)}s?"
_DAY = (
    rf"(?:\d{{4}}-\d\d-\d\d|(?:den\s)?\d\d?\s(?:{'|'.join(MONTHS)})(?:\s\d{{4}})?|(?:{'|'.join(MONTHS)})\s\d{{4}})"
)
_ITEM = r"(?:,?\s(?:ärende|punkt|p\.?|§+)\s?\d{1,3})?"
_ADDRESSED = re.compile(
    rf"(?:{_KIND}\s)?(?:till|inför|vid)\s(?:[\w-]+\s(?:och\s)?){{0,3}}?{_BODY}(?:\s[\w-]+){{0,2}}?(?:,?\s{_DAY})?{_ITEM}",
    re.IGNORECASE,
)
_MET = re.compile(rf"(?:[\w-]+\s(?:och\s)?){{0,3}}?{_BODY}(?:s sammanträde)?,?\s{_DAY}{_ITEM}", re.IGNORECASE)
_WRITTEN = re.compile(
    r"(?i:(?:upprätta|framtag|sammanställ|författa|skriv|redovisa|rapportera|lämna|utarbeta|utförd|gjord|ta)\w*\s"
    rf"(?:fram\s)?av):?\s+(?:{_PERSON}.*|(?:[\w-]+\s?){{1,{MOST_WORDS}}})"
)
_NAMED = re.compile(rf"[A-ZÅÄÖ][\w-]*(?:\s[\w-]+){{0,2}}:\s+{_PERSON}(?:,\s.+)?")
_CONTACT = re.compile(rf"{_PERSON},\s+(?=.*{ROLE.pattern}).{{3,60}}")


def tells_paper(text: str) -> bool:
    """Whether a line, or a part of it between signs, says which paper it is, for whom or by whom."""
    text = text.strip()
    whole = (text, *_PART.split(text))
    told = (_VERSION, _APPENDED, _ADDRESSED, _MET, _WRITTEN, _NAMED, _CONTACT)
    return len(text) <= LONGEST and any(one.fullmatch(part) for part in whole for one in told)
