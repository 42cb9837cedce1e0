"""How reports on projects call their phases, each a time that is reported on.

    "Fas 1: januari–juni 2020"              januari–juni 2020
    "Etapp II – hösten 2021"                hösten 2021
    "Delperiod 3 (2019-07-01–2019-12-31)"   both days and what lies between
    "Genomförandefasen våren 2022"          våren 2022
    "Andra projektåret: 2020"               the whole year
    "Fas 2. Införande (hösten 2020)"        hösten 2020, of a phase with a title
    "Etapp 1: 2019–2020"                    both years

Those of a plan are called so too: what says that they are told of stands elsewhere, in the report's title.
"""

import re
from datetime import date
from functools import lru_cache

import msgspec

from ingest.conventions.intervals import find_parts, find_times
from ingest.report import Round

_PHASE = (
    r"(?:del|projekt)?(?:fas|etapp|skede|period|steg|omgång)|projektår|(?:genomförande|program)år|år|delprojektår"
)
_COMPOUND = (
    r"(?:förstudie|förberedelse|planerings?|uppstarts?|start|inlednings?|pilot|test|prov|utvecklings?|införande"
    r"|implementerings?|genomförande|drift|utrullnings?|bygg|produktions?|uppföljnings?|utvärderings?|överlämnings?"
    r"|avslutnings?|avslut(?:s|ande)?|slut|kartläggnings?|analys|förankrings?|etablerings?|spridnings?|upphandlings?)"
    r"(?:fas|etapp|skede|period)"
)
_ORDINAL = r"första|andra|tredje|fjärde|femte|sjätte|inledande|sista|avslutande|slutliga"
_CALLED = re.compile(
    rf"(?:projektets\s|programmets\s|insatsens\s)?(?:(?:{_ORDINAL})\s(?:{_PHASE})(?:en|et|t)?"
    rf"|(?:{_PHASE})(?:en)?\s(?:nr\.?\s)?(?:\d{{1,2}}|(?-i:[IVX]{{1,4}}|[A-E]))|{_COMPOUND}(?:en|t|et)?)"
    r"(?![\w/])",
    re.IGNORECASE,
)
_BETWEEN = re.compile(
    r"\s*(?:[:.,–—-]|\()?\s*(?:(?:den|tiden|perioden|under|avser|omfattar|från(?: och med)?)\s)?"
)
_END = re.compile(r"\s*[).:]?\s*")
_TITLED = re.compile(r"\s*[:.,–—-]?\s*(?P<title>[A-ZÅÄÖ][^\d]{2,80}?)(?:,\s|\s*[–—:]\s*|\s+-\s+|\s*\()")
_LONG = re.compile(r"(?P<first>(?:19|20)\d\d)\s*[-–—/]\s*(?P<last>(?:19|20)\d\d)(?!\d)")
_DASH = re.compile(r"\s*(?:[-–—]|till(?: och med)?|t\.?\s?o\.?\s?m\.?)\s*(?:den\s)?")


class Phase(msgspec.Struct, frozen=True):
    """The time of a phase, and the title that it may have beside its number."""

    round: Round
    title: str = ""


def is_called_phase(text: str) -> bool:
    """Whether a heading begins with the name of a phase, with a time or without."""
    return bool(_CALLED.match(" ".join(text.split())))


@lru_cache(10_000)
def phase_of_heading(text: str, year: int | None = None) -> Phase | None:
    """The phase that a heading names with its time; `year` is that of a time that names none."""
    text = " ".join(text.split())
    called = _CALLED.match(text)
    if called is None:
        return None
    told = _time(text, year)
    if told is None or not _END.fullmatch(text[told[2] :]):
        return None
    between = text[called.end() : told[1]]
    if _BETWEEN.fullmatch(between):
        return Phase(told[0])
    titled = _TITLED.fullmatch(between)
    return Phase(told[0], titled["title"]) if titled else None


def _time(text: str, year: int | None) -> tuple[Round, int, int] | None:
    """The one time of a text, which may be longer than a year, and where it stands."""
    long = _LONG.search(text)
    if long and int(long["first"]) < int(long["last"]):
        told = Round(date(int(long["first"]), 1, 1), date(int(long["last"]), 12, 31), long[0])
        return told, long.start(), long.end()
    times = find_times(text) or (find_parts(text, year) if year else ())
    if len(times) == 1:
        return times[0]
    if len(times) != 2 or not _DASH.fullmatch(text[times[0][2] : times[1][1]]):
        return None
    (first, start, _), (last, _, end) = times
    return (Round(first.start, last.end, text[start:end]), start, end) if first.end < last.start else None
