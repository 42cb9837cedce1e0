"""The time that a report's text says that it tells of.

"Tabellen visar läget per den 30 september 2023."        30 september 2023
"Nämnden godkänner redovisningen av läget i mars 2021."  mars 2021
"Denna rapport avser kalenderåret 2021."                 2021
"Nämnden noterar uppföljningen per den 31 maj 2022."     31 maj 2022
"… godkänna uppföljningen av uppdrag per 30 april 2018"  30 april 2018
"Rapporten visar hur långt arbetet kommit under 2022."   2022
"Här redovisas hur arbetet låg till den 30 april 2022."  30 april 2022
"Här redovisar vi det arbete som utfördes under 2022."   2022
"Det här är uppföljningen av 2022."                      2022
"Nedan redovisas 2022 års arbete."                       2022
"Redovisningsperioden är september 2021–augusti 2022."   september 2021–augusti 2022
"Rapporten följer upp målen till och med mars 2022."     mars 2022
"Förvaltningen lämnar härmed sin rapport för T2 2022."   T2 2022
"Läget per den 30 april 2023."                           30 april 2023, with no more in the sentence
"Läget per den 31 mars 2020 redovisades i maj."          none: another report told of it
"Här redovisas arbetet under 2021 och 2022."             none: it tells of two
"""

import re
from collections.abc import Iterable

from ingest.conventions.intervals import find_times
from ingest.report import Round

LONGEST_BEFORE = 160  # characters of a sentence before a time, among which it says that it tells of it
LONGEST_AFTER = 60  # characters after it, which say what of it
_KINDS = r"\w*(?:rapport|redovisning|uppföljning|avstämning|sammanställning|utvärdering|redogörelse)"
_REPORT = (
    rf"(?:{_KINDS}en|\w*(?:lägesbild|lägesbeskrivning)en"
    rf"|(?:denna|nedanstående|följande)\s+(?:{_KINDS}|\w*berättelse)"
    r"|\w*berättelsen|dokumentet|detta\s+dokument|tabellen|uppgifterna|siffrorna|yttrandet|svaret)"
)
_YEAR = r"(?:(?:kalender|verksamhets|budget|hel)?år(?:et)?\s+|(?:tids)?perioden\s+)?"  # before its number
_UNTIL = r"(?:till\s+och\s+med|t\.?\s?o\.?\s?m\.?|fram\s+till)"
_STANDS = re.compile(
    r"\b(?:(?:nu)?läge[t]?|status(?:en)?)"
    r"(?:\b[^.!?]{0,40}\b(?:per|till och med|t\.?\s?o\.?\s?m\.?|vid utgången av)|\s+(?:i|under|vid))?"
    r"\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    rf"(?:(?:nu)?läget?|status(?:en)?|{_KINDS}(?:en)?)\s+(?:(?:per|vid|i|under)\s+)?(?:den\s+|{_YEAR})$",
    re.IGNORECASE,
)
_HOW_IT_STOOD = re.compile(
    r"\bhur\b[^.!?]{3,90}\b(?:låg|ligger|stod|står|såg|ser|kommit|gått)\s+(?:(?:till|ut)\s+)?"
    r"(?:(?:per|fram\s+till|till\s+och\s+med|vid)\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
_TELLS = re.compile(
    rf"\b(?:{_REPORT}|redovisas|redovisar|visas|visar|avser|beskriver|beskrivs|återger|återges|speglar)\b",
    re.IGNORECASE,
)
_IS_OF = re.compile(
    rf"\b{_REPORT}(?:\s+(?:och|som)(?:\s+den)?)?\s+(?:(?:avser|omfattar|gäller)\s+(?:(?:tids)?perioden\s+"
    rf"|(?:tiden|läget|arbetet|förhållandena|situationen|verksamheten|insatserna)\s+)?"
    rf"(?:under\s+|per\s+|från\s+|i\s+|{_UNTIL}\s+)?|per\s+)(?:den\s+|{_YEAR})$"
    rf"|\b{_REPORT}\s+av\s+[^.!?,;]{{1,60}}\s+per\s+(?:den\s+)?$",
    re.IGNORECASE,
)
_HOW_FAR = re.compile(
    rf"\b{_REPORT}\s+(?:visar|redovisar|beskriver|återger)\b[^.!?]{{1,80}}"
    rf"\s(?:under|i|{_UNTIL})\s+(?:den\s+|{_YEAR})$",
    re.IGNORECASE,
)
# What is followed up, or handed in now; and the name of the time that is told of.
_FOLLOWS = re.compile(
    rf"\b(?:{_REPORT}\s+(?:följer\s+upp|sammanfattar)\b"
    rf"|(?:lämna|redovisa|överlämna|avge|rapportera)[rs]?\s+(?:härmed|här|nu)\b(?=[^.!?]*\b(?:{_KINDS}|arbetet|läget)))"
    rf"(?P<of>[^.!?]{{0,100}}?)\s(?:(?:under|i|för|avseende|per|{_UNTIL})\s+(?:den\s+)?)?{_YEAR}$",
    re.IGNORECASE,
)
_PERIOD_IS = re.compile(
    r"\b(?:rapport(?:erings)?|redovisnings|uppföljnings|mät)perioden\s+(?:är|omfattar|avser|löper)\s+"
    r"(?:(?:från|mellan)\s+)?(?:den\s+)?$"
    rf"|\b(?:det\s+här|detta)\s+är\b[^.!?]{{1,60}}\b{_KINDS}(?:en)?\b[^.!?]{{0,30}}\s(?:och|som)\s+"
    rf"(?:avser|omfattar|gäller)\s+(?:den\s+|{_YEAR})$"
    rf"|\b(?:{_REPORT}|statusen)\s+(?:är\s+)?(?:gjor(?:d|t)|genomför|hämta|angiv|sammanställ)\w*\s+per\s+(?:den\s+)?$",
    re.IGNORECASE,
)
# What a document says that it does: "Här redovisar vi …", "Detta är den tredje uppföljningen …".
_HERE = (
    r"(?:här|nedan|i\s+det\s+följande|i\s+(?:denna|detta|den\s+här|det\s+här)\s+\w+"
    r"|i\s+\w*(?:rapporten|redovisningen))"
)
_DOES = r"(?:redovisa|beskriv|berätta|sammanfatta|återge|redogör|presentera|visa|följ)(?:e?[rs])?"
_SAYS = rf"(?:\b{_HERE}\s+{_DOES}\b|\b{_DOES}\s+här\b)"
_IS = rf"\b(?:(?:det\s+här|detta|{_REPORT})\s+är|(?:här|nedan)\s+följer)\b"
# The work that is told of.
_WORK = re.compile(
    rf"\b(?:{_KINDS}en|arbetet?|verksamheten|insats\w*|åtgärd\w*|aktivitet\w*|vad|det\s+som|läget?|hur|utfallet|resultat\w*|status"
    r"|händelser\w*|genomför\w*|upp)\b",
    re.IGNORECASE,
)
_SAYS_OF = re.compile(
    rf"{_SAYS}(?P<of>[^.!?]{{1,110}}?)(?:\s(?:under|i|för|per|till\s+och\s+med)\s+(?:den\s+)?"
    rf"|(?:arbetet|läget|hände|hänt|gjordes|genomfördes|gjort|verksamheten)\s+){_YEAR}$",
    re.IGNORECASE,
)
_IS_REPORT = re.compile(
    rf"{_IS}[^.!?]{{0,60}}\b{_KINDS}(?:en)?\s+(?:av|för|från|om|avseende)\s+"
    rf"(?:(?P<of>[^.!?]{{1,60}}?)(?:,|\sunder|\sför)\s+)?{_YEAR}$",
    re.IGNORECASE,
)
_CALLS_ITSELF = re.compile(rf"\b(?:det\s+här|detta)\s+är\b[^.!?]{{0,60}}\b{_KINDS}(?:en)?\b", re.IGNORECASE)
_ITS_YEAR = re.compile(rf"(?:{_SAYS}|{_IS})(?P<of>[^.!?]{{0,40}})$", re.IGNORECASE)
_WORK_OF_YEAR = re.compile(
    rf"\s+års\s+(?:\w+\s+)?(?:arbete|insatser|åtgärder|verksamhet|resultat|utfall|händelser|{_KINDS})\b",
    re.IGNORECASE,
)
# Of what will be done, was decided or begun, or was found by others, no report tells.
_NOT_DONE = re.compile(
    r"\b(?:ska(?:ll)?|bör|kommer|planer\w*|föreslå\w*|\w*beslut\w*|antog\w*|anta[gs]\w*|fastställ\w*|inför|budget\w*"
    r"|startade\w*|inled\w*|påbörja\w*|bilda\w*|enkät\w*|inspektion\w*|\w*tillsyn\w*|\w*gransk\w*|undersökning\w*"
    r"|kartläggning\w*|revision\w*)\b",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|och|samt|respektive)\s+(?:(?:under|i|för)\s+)?", re.IGNORECASE)
# Another time is what it is held against, or what was told before.
_OF_ANOTHER = re.compile(
    r"\b(?:jämför\w*|föregående|förra|tidigare|senaste|sedan|utgår|\w+(?:visades|rapporterades|lämnades|behandlades))\b",
    re.IGNORECASE,
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def time_told_of(paragraphs: Iterable[str]) -> Round | None:
    """The one time that sentences of paragraphs say that the report tells of; None where they name several."""
    told = [time for text in paragraphs for sentence in _SENTENCE.split(text) for time in _told(sentence)]
    return told[0] if len({time.interval for time in told}) == 1 else None


def says_it_follows_up(text: str) -> bool:
    """Whether a text says of itself that it is a follow-up: "Det här är uppföljningen av 2022"."""
    return bool(_CALLS_ITSELF.search(text))


def _told(sentence: str) -> list[Round]:
    if _OF_ANOTHER.search(sentence):
        return []
    times = find_times(sentence)
    told: list[Round] = []
    for number, (time, start, end) in enumerate(times):
        alone = sentence[end:].strip() == "." and _NO_MORE.fullmatch(sentence[:start])
        before, after = sentence[max(0, start - LONGEST_BEFORE) : start], sentence[end : end + LONGEST_AFTER]
        if not (alone or _tells_of(before, after)):
            continue
        if any(_AND.fullmatch(sentence[end:begins]) for _, begins, _ in times[number + 1 : number + 2]):
            return []  # it tells of both
        told.append(time)
    return told


def _tells_of(before: str, after: str) -> bool:
    """Whether the words round a time say that it is what is told of."""
    if after.startswith(" års"):
        its_year = _ITS_YEAR.search(before) if _WORK_OF_YEAR.match(after) else None
        return its_year is not None and not _NOT_DONE.search(its_year["of"])
    stands = _STANDS.search(before) or _HOW_IT_STOOD.search(before)
    as_it_stands = stands is not None and _TELLS.search(before[: stands.start()])
    if as_it_stands or _IS_OF.search(before) or _HOW_FAR.search(before) or _PERIOD_IS.search(before):
        return True
    follows = _FOLLOWS.search(before)
    return (follows is not None and not _NOT_DONE.search(follows["of"])) or _says_of_work(before)


def _says_of_work(before: str) -> bool:
    """Whether the words before a time say that the work of it is told here, or that this is the report on it."""
    is_report = _IS_REPORT.search(before)
    if is_report:
        return not _NOT_DONE.search(is_report["of"] or "")
    says = _SAYS_OF.search(before)
    return says is not None and bool(_WORK.search(says[0])) and not _NOT_DONE.search(says["of"])
