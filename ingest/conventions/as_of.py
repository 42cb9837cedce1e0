"""The time that a report's text says it tells of.

"Tabellen visar läget per den 30 september 2023."        30 september 2023
"Nämnden godkänner redovisningen av läget i mars 2021."  mars 2021
"Berättelsen avser första halvåret 2021."                första halvåret 2021
"Nämnden noterar uppföljningen per den 31 maj 2022."     31 maj 2022
"… godkänna uppföljningen av uppdrag per 30 april 2018"  30 april 2018
"Rapporten visar hur långt arbetet kommit under 2022."   2022
"Läget per den 31 mars 2020 redovisades i maj."          none: another report told of it
"""

import re

from ingest.conventions.intervals import find_times
from ingest.report import Round

LONGEST_BEFORE = 160  # characters of a sentence before a time, among which it says that it tells of it
_REPORT = (
    r"(?:\w*(?:rapport|redovisning|uppföljning|avstämning|sammanställning|utvärdering|lägesbild|lägesbeskrivning)en"
    r"|\w*berättelsen|dokumentet|tabellen|uppgifterna|siffrorna|yttrandet|svaret)"
)
_STANDS = re.compile(
    r"\b(?:(?:nu)?läge[t]?|status(?:en)?)"
    r"(?:\b[^.!?]{0,40}\b(?:per|till och med|t\.?\s?o\.?\s?m\.?|vid utgången av)|\s+(?:i|under|vid))?"
    r"\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?:{_REPORT}|redovisas|redovisar|visas|visar|avser|beskriver|beskrivs|återger|återges|speglar)\b",
    re.IGNORECASE,
)
_IS_OF = re.compile(
    rf"\b{_REPORT}\s+(?:(?:avser|omfattar|gäller)\s+(?:(?:tids)?perioden\s+|(?:tiden|läget|arbetet|förhållandena"
    r"|situationen|verksamheten|insatserna)\s+)?(?:under\s+|per\s+|från\s+|i\s+)?|per\s+)(?:den\s+)?$"
    rf"|\b{_REPORT}\s+av\s+[^.!?,;]{{1,60}}\s+per\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    rf"\b{_REPORT}\s+(?:visar|redovisar|beskriver|återger)\b[^.!?]{{1,80}}"
    r"\s(?:under|i|till och med)\s+(?:den\s+)?$",
    re.IGNORECASE,
)
# Another time is what it is held against, or what was told before.
_OF_ANOTHER = re.compile(
    r"\b(?:jämför\w*|föregående|förra|tidigare|senaste|sedan|utgår|\w+(?:visades|rapporterades|lämnades|behandlades))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def time_told_of(text: str) -> Round | None:
    """The one time that sentences of a text say that the report tells of; None where they name several."""
    told = [time for sentence in _SENTENCE.split(text) for time in _told(sentence)]
    return told[0] if len({time.interval for time in told}) == 1 else None


def _told(sentence: str) -> list[Round]:
    if _OF_ANOTHER.search(sentence):
        return []
    return [
        time
        for time, start, end in find_times(sentence)
        if _tells_of(sentence[max(0, start - LONGEST_BEFORE) : start]) and not sentence[end:].startswith(" års")
    ]


def _tells_of(before: str) -> bool:
    """Whether the words before a time say that it is what is told of."""
    stands = _STANDS.search(before)
    as_it_stands = stands is not None and _TELLS.search(before[: stands.start()])
    return bool(as_it_stands or _IS_OF.search(before) or _HOW_FAR.search(before))
