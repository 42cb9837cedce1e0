"""The times that a sentence names, also those without a year, which its reporting round decides.

"senast den 1 juni 2014"      2014-06-01             a last day
"i mars" in hösten 2013       2014-03-01..03-31      ahead: the first March from the round on
"under hösten"                07-01..12-31
"vid årsskiftet"              12-31
"""

import calendar
import re
from collections.abc import Callable, Iterator
from datetime import date

import msgspec

from ingest.conventions.intervals import find_times
from ingest.conventions.written_times import MONTHS, SEASONS
from ingest.report import Round, Span

_MONTH = "|".join(MONTHS)
Days = tuple[tuple[int, int], tuple[int, int]]


class Time(msgspec.Struct, frozen=True):
    """A time and its words, `text[words.start:words.end]`; `dated` where the words themselves give the year."""

    start: date
    end: date
    words: Span
    dated: bool
    last_day: bool = False


def _day(found: re.Match[str]) -> Days:
    month = MONTHS.index(found["month"].casefold()) + 1
    return (month, int(found["day"])), (month, int(found["day"]))


def _month(found: re.Match[str]) -> Days:
    month = MONTHS.index(found["month"].casefold()) + 1
    return (month, 1), (month, calendar.monthrange(2001, month)[1])


def _season(found: re.Match[str]) -> Days:
    return SEASONS[found["season"].casefold()]


def _new_year(found: re.Match[str]) -> Days:
    return (12, 31), (12, 31)


def _half_year(found: re.Match[str]) -> Days:
    return ((1, 1), (6, 30)) if found["half"].casefold() == "första" else ((7, 1), (12, 31))


def _midyear(found: re.Match[str]) -> Days:
    return (6, 30), (6, 30)


def _year(found: re.Match[str]) -> Days:
    return (1, 1), (12, 31)


# Most exact first: "den 1 juni" takes the words before "juni" does.
_YEARLESS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str]], Days]], ...] = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w)", re.IGNORECASE), days)
    for pattern, days in (
        (rf"(?P<day>\d\d?)\s+(?P<month>{_MONTH})", _day),  # den 1 juni
        (rf"(?P<month>{_MONTH})(?: månad)?", _month),  # i mars
        (r"(?P<season>vår|sommar|höst)(?:en|terminen)(?:s slut)?", _season),  # under hösten
        (r"årsskiftet|årets slut|utgången av året|slutet av året", _new_year),
        (r"halvårsskiftet", _midyear),
        (r"(?P<half>första|andra) halvåret", _half_year),
        (r"nästa år", _year),
        (r"(?:under|i|inom) (?:inne\w+ )?år(?:et)?", _year),  # under året
    )
)
_NEXT_YEAR = re.compile(r"(?:nästa|nästkommande|kommande|följande)\s+(?:år)?\s*$|nästa år", re.IGNORECASE)
_LAST_DAY = re.compile(
    r"(?:senast|före|innan|till och med|t\.o\.m\.|vara klart? till|fram till)\s+(?:den\s+|i\s+)?$", re.I
)


def times(text: str, told: Round | None = None, ahead: bool = True) -> list[Time]:
    """The times of a sentence from left to right.

    A time without a year gets that of the first such day from the round's beginning on (`ahead`), or of the last
    before its end; with no round the year 1, so that two of them can still be compared.
    """
    found = [
        Time(time.start, time.end, Span(start, end), True, _is_last_day(text, start))
        for time, start, end in find_times(text)
    ]
    found += _yearless(text, [time.words for time in found], told, ahead)
    return sorted(found, key=lambda time: time.words)


def _yearless(text: str, taken: list[Span], told: Round | None, ahead: bool) -> Iterator[Time]:
    for pattern, days in _YEARLESS:
        for found in pattern.finditer(text):
            words = Span(*found.span())
            if any(words.start < other.end and other.start < words.end for other in taken):
                continue
            first, last = days(found)
            year = _year_of(first, last, told, ahead, bool(_NEXT_YEAR.search(text[: words.end])))
            try:
                time = Time(date(year, *first), date(year, *last), words, False, _is_last_day(text, words.start))
            except ValueError:  # the 31st of June
                continue
            taken.append(words)
            yield time


def _year_of(first: tuple[int, int], last: tuple[int, int], told: Round | None, ahead: bool, later: bool) -> int:
    if told is None:
        return 1
    if ahead:
        passed = (told.start.month, told.start.day) > last
        return told.start.year + int(passed or later)
    return told.end.year - int((told.end.month, told.end.day) < first)


def _is_last_day(text: str, start: int) -> bool:
    return bool(_LAST_DAY.search(text[:start]))
