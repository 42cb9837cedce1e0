"""The lines under a title that have nothing but data of the report: who sends, to whom, by whom, from which day.

Ekby kommun · Kommunledningsförvaltningen · Utskriftsdatum 2023-10-03
Enheten för digital utveckling | Tomas Ek | 2023-01-19 | RUN 2021-0064
Bildningsnämnden 2020-01-29, BUN 2019-301
Till direktionen, ärende 7
Rapport till utbildningsnämnden den 16 februari 2023. Handläggare: Sofia Ek, utredare
Fritidsnämnden, tjänsteskrivelse 2021-11-24, controller: Sofia Ek
Inköpsenheten, Ekby kommun / Avtal UPH 2022-48, leverantör Ek Service AB
"""

import re
from collections.abc import Sequence
from itertools import takewhile

from ingest.conventions.bodies import (
    BODIES,
    DEFINITE,
    EXAMINING,
    INDEFINITE,
    MUNICIPALITIES,
    OFFICES,
    ONE,
    SCHOOLS,
    WHOLES,
    pattern,
)
from ingest.conventions.rounds import round_of_heading
from ingest.conventions.written_times import MONTHS
from ingest.layout import document_names
from ingest.layout.signatures import NAMES, ROLE
from ingest.pages.page import Line

MOST_LINES = 3
LONGEST = 200  # characters
MOST_WORDS = 9  # in one of the data
WIDEST_LEADING = 1.6  # times the font size, from one of the lines to the next
SENDER_WORDS = 9  # in a line that names who sends
_SETTLED = re.compile(
    r"(?:fastställ|behandla|beslutad|antagen|godkän)\w*\b.{0,40}\d{4}"
    r"|(?:(?:åter)?rapport|redovisning|underlag|bilaga|(?:tjänste)?skrivelse)\s+(?:till|inför)\s.{3,60}\d{4}[^.]{0,15}$"
    r"|(?:upprätta|framtag|sammanställ|författa|skriv)\w+\s+av\s.{3,60}\d{4}$"
    r"|[\w\s]{3,40},\s+till\s.{3,60}\d{4}-\d\d-\d\d$",  # "Förbundschefen, till direktionen 2022-02-04"
    re.IGNORECASE,
)
# To whom or by whom, and at last on which day: "Antagen av direktionen 2021-09-29, § 47".
_SETTLED_ON = re.compile(
    r"(?:fastställ|behandla|beslut|antag|godkän|föredra|redovisa|delge|anmäl|presentera|överlämna|avlämna|inlämna|lämna"
    r"|bered|revidera|tas upp|läggs fram|upprätta|avge)\w*\s(?:[^.:;]{0,80}\s)?"
    rf"(?:\d{{4}}-\d\d-\d\d|(?:den\s)?\d\d?\s(?:{'|'.join(MONTHS)})\s\d{{4}})"
    r"(?:,?\s\(?(?:§+|ärende|punkt|p\.?|dnr)\s?[\w/:-]{1,12}\)?)?",
    re.IGNORECASE,
)
_SETTLED_BY = re.compile(r"\w+\s(?:av|i|vid|den|\d)\b", re.IGNORECASE)
_APPENDED = re.compile(r"^bilaga\s\w{1,2}(?:\still\s[^.:;]{3,60})?\.\s+", re.IGNORECASE)
# For how long, or in place of what, after that: "Gäller till och med 2026", "Ersätter riktlinjen från 2015".
_VALID = re.compile(
    r"(?:(?:(?:den |det )?(?:gäller|giltig|giltighetstid|gällande)\b|senast (?:reviderad|uppdaterad|ändrad)\b"
    r"|(?:reviderad|uppdaterad|ändrad|ersätter|revideras|omprövas|ses över|uppdateras|aktualiseras)\b)[^.:;]{0,60}"
    r"|(?:gäller|giltig|giltighetstid|reviderad|ersätter):[^.:;]{2,60})",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"(?:[.;]|,(?=\s(?:gäller|giltig|reviderad|ersätter)\b))\s+(?=[^\W\d_])", re.IGNORECASE)
# One sends, and a municipality by its name: "Internkontroll i nämnderna", "Trygghet i kommunen" tell what a report
# is on.
_SENDING = (word for word in BODIES if word not in MUNICIPALITIES)
_SENDER = re.compile(
    rf"(?:{pattern(_SENDING, ONE)}|{pattern((*WHOLES, *SCHOOLS), INDEFINITE)}|{pattern(EXAMINING, DEFINITE)})\b"
    rf"|\bAB\b|s\s{pattern(OFFICES, INDEFINITE)}$",  # "Kommunstyrelsens förvaltning"
    re.IGNORECASE,
)
_PART = re.compile(
    rf"\s+[·•|–—]\s+|\s+(?=(?i:diarienummer|diarienr|dnr|datum):\s)|\.\s+(?=[A-ZÅÄÖ])|,\s+(?=(?:{'|'.join(MONTHS)})\s+\d{{4}}$)|,\s+(?=(?:[Dd]nr:?\s+)?(?:[A-ZÅÄÖ]{{1,6}}[\s-]?)?\d{{4}}[/:-]\d)"
)
_COMMA = re.compile(r",\s+")
MOST_WORDS_APART = 5  # in one of the data between commas
_PERSON = re.compile(r"[A-ZÅÄÖ][a-zåäöé]+(?:[ -][A-ZÅÄÖ][a-zåäöé]+){1,3}")
_ROLE_FIRST = re.compile(rf"(?i:[\w -]*?{ROLE.pattern})\s+{_PERSON.pattern}")  # "Rektor Siv Ahl"
_ROLE_NAMED = re.compile(rf"[A-ZÅÄÖa-zåäö][\w -]{{2,40}}:\s+{_PERSON.pattern}")  # "Controller: Sofia Ek"
_ROLE_OF_BODY = re.compile(r"(?:leverantör|utförare|entreprenör|beställare|uppdragsgivare):?\s+", re.IGNORECASE)
_ITEM = re.compile(r",?\s(?:ärende|punkt|p\.|§)\s?\d{1,3}$", re.IGNORECASE)  # "Till direktionen, ärende 7"
_GRADES = re.compile(r"\s(?:(?:åk|årskurs)\s)?[F\d]\s?[–-]\s?\d(?![\w–-])")  # "Ekskolan F–9"
# "Tekniska nämnden 2023-09-21", "Trafiknämnden den 14 mars 2023"
_DAY = re.compile(rf"\s(?:\d{{4}}-\d\d-\d\d|(?:den\s+)?\d\d?\s+(?:{'|'.join(MONTHS)})\s+\d{{4}})$")
_NUMBER = re.compile(
    r"(?:(?:dnr|diarienr|diarienummer|ärende|ärendenr|ärendenummer|(?:ram)?avtal|avtalsnr|avtalsnummer):?\s*(?:[A-ZÅÄÖ]{1,6}[\s-]*)?|[A-ZÅÄÖ]{1,6}[\s-]*)"
    r"\d{2,4}[/:-]\d[\d:./-]*",
    re.IGNORECASE,
)
_DATED = re.compile(
    r"(?:utskrifts?|rapport|uttags?|publicerings|upprättande)?datum:?\s+(?=\d)[\d\s:./-]+"
    r"|(?:utskriven|uttagen|skapad|publicerad|upprättad|daterad)\s+(?:den\s+)?\d[\w\s:./-]{3,25}"
    r"|\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_DAY_BEFORE = re.compile(r"\d{4}-\d\d-\d\d[\s·•|,]+")
_MONTH = re.compile(rf"(?:{'|'.join(MONTHS)})\s+\d{{4}}", re.IGNORECASE)  # beside who wrote it
# "Tjänsteskrivelse 2021-11-24": the kind of paper, with its day
_PAPER = re.compile(
    r"(?:tjänste(?:skrivelse|utlåtande|anteckning)|skrivelse|missiv|pm|promemoria|rapport|underlag|yttrande|rapporten)"
    rf"(?:\s+(?:upprättad|daterad|av))?\s+(?:den\s+)?(?:\d{{4}}-\d\d-\d\d|\d\d?\s+(?:{'|'.join(MONTHS)})\s+\d{{4}})",
    re.IGNORECASE,
)


def title_data(lines: Sequence[Line]) -> list[Line]:
    """The first of the lines under a title, with those that go on with it in its type, where they have data alone.

    One at least is dated or has its name.
    """
    if not lines or lines[0].cell or lines[0].apart:
        return []
    found = [lines[0], *_going_on(lines[1:MOST_LINES], lines[0])]
    while found and not _is_data(" ".join(line.text for line in found).strip()) and not _are_data_by_line(found):
        found.pop()
    return found


def _are_data_by_line(lines: Sequence[Line]) -> bool:
    """Whether lines have data alone, each between commas of its own: none goes on in the next."""
    parts = [part.strip() for line in lines for part in _COMMA.split(line.text)]
    return len(lines) > 1 and not lines[-1].text.endswith(".") and _are_data_apart(parts)


def _is_data(text: str) -> bool:
    if len(text) > LONGEST or text.endswith("."):
        return False
    return _are_data(_PART.split(text), text) or _are_data_apart(_COMMA.split(text))


def _are_data_apart(parts: Sequence[str]) -> bool:
    """Whether all between commas is short and data: who sends or writes, and of which day or number."""
    parts = [_ROLE_OF_BODY.sub("", part) for part in parts]
    sent = [names_sender(part) or _names_person(part) for part in parts]
    settled = [is_settled(part) for part in parts]
    named = [any(one.fullmatch(part) for one in (_DATED, _MONTH, _NUMBER, _PAPER)) for part in parts]
    told = list(map(max, settled, named))
    short = all(one or len(part.split()) <= MOST_WORDS_APART for one, part in zip(settled, parts, strict=True))
    return short and any(sent) and any(told) and all(map(max, sent, told))


def _names_person(part: str) -> bool:
    return any(one.fullmatch(part) for one in (_PERSON, _ROLE_FIRST, _ROLE_NAMED))


def _are_data(parts: Sequence[str], text: str) -> bool:
    told = [bool(_DATED.fullmatch(part) or _NUMBER.fullmatch(part)) or _is_named(part) for part in parts]
    sent = [
        names_sender(_DAY.sub("", part)) or bool(_PERSON.fullmatch(part) or _ROLE_FIRST.fullmatch(part))
        for part in parts
    ]
    if len(parts) > 1 and any(sent):
        told = [one or round_of_heading(part) is not None for one, part in zip(told, parts, strict=True)]
    if not any(told) or (len(parts) == 1 and text[0].isdigit()):
        return False
    return all(one or other for one, other in zip(told, sent, strict=True))


def _going_on(lines: Sequence[Line], first: Line) -> list[Line]:
    """The lines that stand close under the first in its type."""
    near = takewhile(
        lambda one: (
            one[1].bottom - first.bottom < one[0] * WIDEST_LEADING * first.size and _style(one[1]) == _style(first)
        ),
        enumerate(lines, 1),
    )
    return [line for _, line in near]


def _style(line: Line) -> tuple[float, bool, str, bool]:
    return line.size, line.bold, line.words[0].font, bool(line.cell or line.apart)


def _is_named(part: str) -> bool:
    """Whether a part has the name of one of the data, and what it is: "Handläggare: Sofia Ek, utredare"."""
    name = document_names.NAMES.match(part)
    return bool(name and name["end"] and len(part.split()) <= MOST_WORDS)


def is_data_alone(text: str) -> bool:
    """Whether a text has nothing but a number or a day of the report's, or both: "2022-03-01 Dnr KS 2022/114"."""
    text = text.strip()
    dated = _DAY_BEFORE.match(text)
    return bool(_NUMBER.fullmatch(text, dated.end() if dated else 0) or _DATED.fullmatch(text))


def names_sender(text: str) -> bool:
    """Whether a text names a body or a person with a role, or says when the report was settled.

    A body may have the day and the number of the matter when it met, and a school its grades.
    """
    if is_settled(text):
        return True
    text, items = _ITEM.subn("", text.strip())
    text = _GRADES.sub("", _DAY.sub("", text) if items else text)
    if _SETTLED.match(text):
        return True
    short = len(text.split()) <= SENDER_WORDS and not any(map(str.isdigit, text))
    return short and bool(_SENDER.search(text) or (NAMES.match(text) and ROLE.search(text)))


def is_settled(text: str) -> bool:
    """Whether a text says on which day a body settles the report, or has it before it; and how long it is valid.

    A sentence has a subject, "Antagen plan har följts ….", unless it goes on with who settled it.
    """
    text = _APPENDED.sub("", text)
    settled, *valid = _SENTENCE_END.split(text.strip().removesuffix("."))
    sentence = text.rstrip().endswith(".") and not valid and not _SETTLED_BY.match(settled)
    return not sentence and bool(_SETTLED_ON.fullmatch(settled)) and all(map(_VALID.fullmatch, valid))
