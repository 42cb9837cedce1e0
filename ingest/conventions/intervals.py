"""How Swedish writes times: a small grammar that yields intervals of dates.

    "augusti 2013", "aug -13"        2013-08-01..2013-08-31
    "våren 2014", "VT 2014"          2014-01-01..2014-06-30
    "T2 2018", "2018, tertial 2"     2018-05-01..2018-08-31
    "tertial 1–2 2022"               2022-01-01..2022-08-31
    "1 juli 2018–30 juni 2019"       both days and what lies between
    "läsåret 2020/21"                2020-07-01..2021-06-30
    "31 mars 2017", "31/3 2017"      that one day
    "20170331", "per 170331"         so are days in figures alone
    "januari, februari och mars 2022", "tertial 1+2 2022"    parts that follow each other
    "2016"                           the whole year

A range of years ("2013–2016") is no time, nor is any other range of more than a year: times lie in it, though a
project may go on so long. Nor is a year in a name ("Agenda 2030").
"""

import calendar
import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ingest.report import Round

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
SEASONS = {"vår": ((1, 1), (6, 30)), "sommar": ((6, 1), (8, 31)), "höst": ((7, 1), (12, 31))}
TERMS = {"vt": "vår", "ht": "höst"}
ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTHS_IN = {"tertial": 4, "delår": 4, "t": 4, "kvartal": 3, "q": 3, "kv": 3, "halvår": 6, "h": 6}
LEAP_YEAR = 2000  # has every day that a time without its year may name
LONGEST_RANGE = timedelta(days=366)

_SHORT = r"[-–'’]\s?(?P<short>\d\d)(?![\d-])"  # -14: a year without its century
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT})"
_FIGURES = r"\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"  # 170331
_MONTH = "|".join([*MONTHS, "sept\\.?", *(f"{month[:3]}\\.?" for month in MONTHS)])
_TO = r"\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|/)\s*"
_PART = "tertial|delår|kvartal|halvår|t|q|kv|h"
_BRACKETED = r"(?:\s?\([a-zåäö. ]+[-–—][a-zåäö. ]+\))?"  # "tertial 2 (maj–augusti) 2022"
_NOT_LATER = r"(?<!första )(?<!andra )(?<!sista )(?<!senare )(?<!senaste )"
_NUMBER = r"(?P<number>[1-4])"
_ORDINAL = rf"(?:(?P<ordinal>{'|'.join(ORDINALS)})|{_NUMBER}(?::(?:a|e|dje))?)"
_NOT_IN_RANGE = r"(?!\s*[-–—/]\s*(?:20)?\d\d\b)"
_AND = r"(?:,\s*|\s*(?:och|samt|\+|&)\s*)"  # joins those that follow each other
_NUMBERED_PAPER = re.compile(r"(?:dnr|diarienummer|[A-ZÅÄÖ]{2,}\w*)[\s.:-]*$")  # "KS 2015/16" is no school year

_DIGITS = re.compile(r"\d\d")  # every time has its year in digits

Interval = tuple[date, date]
Told = tuple[Round, int, int]  # a time, and where its words begin and end


def _year(found: re.Match[str]) -> int:
    words = found.groupdict()
    return int(words["year"]) if words.get("year") else 2000 + int(words.get("short") or words["bare"])


def _month_number(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word.casefold().rstrip(".")))


def _months(year: int, first: int, last: int) -> Interval:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(found: re.Match[str]) -> Interval:
    month = found["month"]
    day = date(_year(found), int(month) if month.isdigit() else _month_number(month), int(found["day"]))
    return day, day


def _month(found: re.Match[str]) -> Interval:
    number = _month_number(found["month"])
    return _months(_year(found), number, number)


def _month_range(found: re.Match[str]) -> Interval:
    return _months(_year(found), _month_number(found["month"]), _month_number(found["last"]))


def _months_in_turn(found: re.Match[str]) -> Interval:
    """Months that are named one by one: "januari, februari och mars 2022"."""
    numbers = [_month_number(word) for word in re.findall(_MONTH, found["months"], re.IGNORECASE)]
    if numbers != list(range(numbers[0], numbers[-1] + 1)):
        raise ValueError("only months that follow each other are one time")
    return _months(_year(found), numbers[0], numbers[-1])


def _parts_in_turn(found: re.Match[str]) -> Interval:
    """A part of a year and the next: "tertial 1 och 2 2022"."""
    if int(found["to"]) != int(found["from"]) + 1:
        raise ValueError("only parts that follow each other are one time")
    return _parts(found)


def _of_figures(figures: str) -> date:
    return date.fromisoformat(figures if len(figures) == 8 else f"20{figures}")


def _day_in_figures(found: re.Match[str]) -> Interval:
    day = _of_figures(found["figures"])
    return day, day


def _figures_range(found: re.Match[str]) -> Interval:
    return _of_figures(found["first"]), _of_figures(found["last"])


def _month_in_figures(found: re.Match[str]) -> Interval:
    return _months(_year(found), int(found["month"]), int(found["month"]))


def _season(found: re.Match[str]) -> Interval:
    words = found.groupdict()
    season = words.get("season") or TERMS[found["term"].casefold()]
    first, last = SEASONS[season.casefold()]
    return date(_year(found), *first), date(_year(found), *last)


def _part(found: re.Match[str]) -> Interval:
    """The n-th third, quarter or half of a year."""
    words = found.groupdict()
    length = MONTHS_IN[words["part"].casefold()]
    ordinal = (words.get("ordinal") or "").casefold()
    number = ORDINALS[ordinal] if ordinal else int(words["number"])
    return _months(_year(found), (number - 1) * length + 1, number * length)


def _parts(found: re.Match[str]) -> Interval:
    """From the n-th third or quarter of a year to a later one."""
    length = MONTHS_IN[found["part"].casefold()]
    first, last = (int(one) if one.isdigit() else ORDINALS[one.casefold()] for one in (found["from"], found["to"]))
    return _months(_year(found), (first - 1) * length + 1, last * length)


def _school_year(found: re.Match[str]) -> Interval:
    year = _year(found)
    if (year + 1) % 100 != int(found["next"]) % 100 or _NUMBERED_PAPER.search(found.string[: found.start()]):
        raise ValueError("a school year runs over two years that follow each other")
    return date(year, 7, 1), date(year + 1, 6, 30)


def _turn_of_year(found: re.Match[str]) -> Interval:
    day = date(int(found["year"]), 12, 31)
    return day, day


def _midyear(found: re.Match[str]) -> Interval:
    day = date(int(found["year"]), 6, 30)
    return day, day


def _first_half(found: re.Match[str]) -> Interval:
    return _months(int(found["year"]), 1, 6)


def _whole_year(found: re.Match[str]) -> Interval:
    return _months(int(found["year"]), 1, 12)


def _day_range(found: re.Match[str]) -> Interval:
    """From one day to another; the first may leave out its year."""
    last = date(_year(found), _month_number(found["month"]), int(found["day"]))
    first = date(int(found["from_year"] or last.year), _month_number(found["from_month"]), int(found["from_day"]))
    return first, last


def _slashed_range(found: re.Match[str]) -> Interval:
    """The same with the months as numbers: "1/1–31/8 2022"."""
    last = date(_year(found), int(found["month"]), int(found["day"]))
    first = date(int(found["from_year"] or last.year), int(found["from_month"]), int(found["from_day"]))
    return first, last


def _iso_range(found: re.Match[str]) -> Interval:
    """From day to day; the last may leave out its year: "2021-01-01–06-30"."""
    last = found["last"] if len(found["last"]) > 5 else f"{found['first'][:4]}-{found['last']}"
    return date.fromisoformat(found["first"]), date.fromisoformat(last)


def _iso_months(found: re.Match[str]) -> Interval:
    first, last = (re.split(r"\D", found[end]) for end in ("first", "last"))
    begins, _ = _months(int(first[0]), int(first[1]), int(first[1]))
    _, ends = _months(int(last[0]), int(last[1]), int(last[1]))
    return begins, ends


# Most exact first: the first that matches takes the words, so that "31 mars 2017" is a day and no month.
_SINGLE: tuple[tuple[str, Callable[[re.Match[str]], Interval]], ...] = (
    (rf"(?P<day>\d\d?)(?::e)?\s+(?P<month>{_MONTH}),?\s+{_ANY_YEAR}", _day),  # (den) 31 mars 2017
    (rf"(?P<day>\d\d?)/(?P<month>\d\d?)(?:[\s-]+{_YEAR}|\s?{_SHORT})", _day),  # 31/3 2017, 31/3-17
    (rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}", _day),  # 31.3.2017
    (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _day),  # 2017-03-31
    (r"(?P<figures>(?:19|20)" rf"{_FIGURES})(?!-)", _day_in_figures),  # 20170331
    (rf"(?<=\bper )(?:den )?(?P<figures>{_FIGURES})(?!-)", _day_in_figures),  # per 170331
    (rf"(?P<months>(?:{_MONTH})(?:{_AND}(?:{_MONTH}))+),?\s+{_ANY_YEAR}", _months_in_turn),
    (rf"(?P<month>{_MONTH}){_TO}(?P<last>{_MONTH}),?\s+{_ANY_YEAR}", _month_range),  # januari–augusti 2023
    (rf"{_YEAR}[,:]?\s+(?P<month>{_MONTH}){_TO}(?P<last>{_MONTH})", _month_range),  # 2023, januari–augusti
    (
        rf"(?P<month>{_MONTH})(?:(?:\s+månad)?,?\s+|/(?=\d{{4}})|(?=[-'’]\d\d(?!\s+(?:{_MONTH}))))"
        rf"{_ANY_YEAR}",
        _month,
    ),  # augusti 2013, aug-13
    (rf"(?<=\bmånadsrapport ){_YEAR}-(?P<month>0[1-9]|1[0-2])", _month_in_figures),
    (rf"(?<=\bmånadsuppföljning ){_YEAR}-(?P<month>0[1-9]|1[0-2])", _month_in_figures),
    (rf"{_YEAR},?\s+(?P<month>{_MONTH})", _month),  # 2013, augusti
    (rf"(?P<season>vår|sommar|höst)(?:en|terminen)?(?:,?\s+|(?=-)){_ANY_YEAR}", _season),  # våren 2014, hösten-14
    (rf"{_YEAR},?\s+\(?(?P<season>vår|sommar|höst)(?:en|terminen)?\)?", _season),  # 2014, våren
    (rf"(?P<term>vt|ht)(?:\s?{_ANY_YEAR}|\s?(?P<bare>\d\d)(?!\d))", _season),  # VT 2021, ht20
    (rf"{_YEAR}\s?(?P<term>vt|ht)", _season),
    (rf"(?P<part>{_PART})\.?\s?{_ORDINAL}{_BRACKETED}(?:[,\s/-]|\s[–])\s*(?:år\s+)?{_ANY_YEAR}", _part),  # T2 2018
    (rf"(?P<part>t|q|kv)\s?{_NUMBER}(?:\s?{_SHORT}|/(?P<bare>\d\d)(?!\d))", _part),  # T2-22, Q2/22
    (rf"(?P<part>{_PART})\s?{_ORDINAL}\s?\({_YEAR}\)", _part),  # T2 (2018)
    (rf"{_YEAR}[,:]?\s*(?:[-–]\s?)?(?P<part>{_PART})\s?{_ORDINAL}", _part),  # 2018, tertial 2
    (rf"{_ORDINAL}\s+(?P<part>tertial|kvartal|halvår)(?:et)?,?\s+(?:år\s+)?{_ANY_YEAR}", _part),
    (rf"årsskiftet?\s+{_YEAR}[/–-](?:(?:20)?\d\d)(?!\d)", _turn_of_year),  # årsskiftet 2019/20
    (rf"halvårsskiftet?\s+{_YEAR}", _midyear),
    (rf"{_NOT_LATER}halvåret\s+{_YEAR}", _first_half),  # halvåret 2021
    (rf"(?:läsår(?:et)?\s+)?(?<![-–—/\d]){_YEAR}/(?P<next>(?:20)?\d\d)(?!\d)", _school_year),  # läsåret 2017/18
    (r"(?:läsår(?:et)?|lå)\s+(?P<bare>\d\d)[/–-](?P<next>\d\d)(?!\d)", _school_year),  # läsåret 20/21
    (rf"läsår(?:et)?\s+{_YEAR}\s*[-–]\s*(?P<next>(?:20)?\d\d)(?!\d)", _school_year),
    # 2019, but not KS 2019:78 or 2019-KS-78
    (rf"(?<![-–—/\d]){_YEAR}(?![.:/-]\d|-$|-[a-zåäö]{{1,5}}-\d)", _whole_year),
)


_RANGES: tuple[tuple[str, Callable[[re.Match[str]], Interval]], ...] = (
    (
        rf"(?P<from_day>\d\d?)\s+(?P<from_month>{_MONTH})(?:\s+(?P<from_year>(?:19|20)\d\d))?{_TO}(?:den\s+)?"
        rf"(?P<day>\d\d?)\s+(?P<month>{_MONTH})\s+{_ANY_YEAR}",
        _day_range,
    ),
    (
        rf"(?P<from_day>\d\d?)/(?P<from_month>\d\d?)(?:\s+(?P<from_year>(?:19|20)\d\d))?{_TO}"
        rf"(?P<day>\d\d?)/(?P<month>\d\d?)(?:[\s-]+{_YEAR}|\s?{_SHORT})",
        _slashed_range,
    ),
    (
        rf"(?P<part>tertial|kvartal|t|q|kv)\.?\s?(?P<from>[1-4]){_TO}(?:t|q|kv)?\s?(?P<to>[1-4]),?\s+{_ANY_YEAR}",
        _parts,
    ),
    (
        rf"(?P<from>första|andra|tredje){_TO}(?P<to>andra|tredje|fjärde)\s+"
        rf"(?P<part>tertial|kvartal)(?:et|en)?,?\s+{_ANY_YEAR}",
        _parts,
    ),
    (
        rf"(?P<part>tertial|kvartal|t|q|kv)\.?\s?(?P<from>[1-4]){_AND}(?:tertial|kvartal|t|q|kv)?\s?(?P<to>[1-4]),?\s+"
        rf"{_ANY_YEAR}",
        _parts_in_turn,
    ),
    (rf"(?P<first>20\d\d-\d\d-\d\d)(?:{_TO}|\s?--\s?)(?P<last>(?:20\d\d-)?\d\d-\d\d)", _iso_range),
    (r"(?P<first>20\d\d[.-]\d\d)(?:\s?[–—]\s?|\s?--\s?|\s-\s)(?P<last>20\d\d[.-]\d\d)(?![.-])", _iso_months),
    (rf"(?P<first>{_FIGURES})\s?[–—-]\s?(?P<last>{_FIGURES})", _figures_range),
    (rf"(?P<first>20{_FIGURES})\s?[–—-]\s?(?P<last>20{_FIGURES})", _figures_range),
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w){_NOT_IN_RANGE}", re.IGNORECASE)


_GRAMMAR = tuple((_compiled(pattern), interval) for pattern, interval in (*_RANGES, *_SINGLE))
# Parts of a year, without it.
_PARTS = re.compile(
    rf"(?<!\w)(?:\d\d?/\d\d?|(?:\d\d?\s+)?(?:{_MONTH})(?:{_TO}(?:\d\d?\s+)?(?:{_MONTH}))?"
    rf"|(?:vår|sommar|höst)(?:en|terminen)|(?:{_PART})\s?{_ORDINAL}"
    rf"|{_ORDINAL.replace('ordinal', 'first').replace('number', 'nth')}"
    r"\s+(?:tertial|kvartal|halvår)(?:et)?|vt|ht)(?!\w)",
    re.IGNORECASE,
)
# But the day that follows one is no year: "1 september 2021–31 augusti 2022", "1/9 2021–31/8 2022".
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|\d\d)(?!-?\d)"
    rf"(?!/\d\d?[\s-]+(?:19|20)\d\d)(?!\s+(?:{_MONTH})(?!\w))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(_TO, re.IGNORECASE)
# What a year only belongs to the name of: "Agenda 2030", "Vision 2040".
_NAMED_FOR_YEAR = re.compile(r"(?<!\w)(?:agenda|vision|målbild|färdplan)(?:en)?\s+20\d\d(?![\d-])", re.IGNORECASE)


@lru_cache(10_000)
def find_times(text: str) -> tuple[Told, ...]:
    """Every time that a text names and where it stands, from left to right; impossible dates are none."""
    return _find(text, LONGEST_RANGE)


def find_times_and_spans(text: str) -> list[Told]:
    """The same, with the ranges of more than a year: "2020-09-01–2022-12-31", "mars 2020–maj 2022", "2020–22"."""
    return sorted((*_find(text, timedelta.max), *_spans_of_years(text)), key=lambda told: told[1])


def _spans_of_years(text: str) -> Iterator[Told]:
    for years in _ranges(text):
        first, last = re.findall(r"\d+", years[0])
        last = first[: -len(last)] + last
        yield Round(date(int(first), 1, 1), date(int(last), 12, 31), years[0]), *years.span()


def _find(text: str, longest: timedelta) -> tuple[Told, ...]:
    """The times that a text names, with ranges of days and months that are not longer than some time."""
    if not _DIGITS.search(text):
        return ()
    taken = [found.span() for found in _ranges(text)]
    taken += [found.span() for found in _NAMED_FOR_YEAR.finditer(text)]
    times: list[Told] = []
    for pattern, interval in _GRAMMAR:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            try:
                start, end = interval(found)
            except ValueError:
                continue
            if start > end:
                continue
            taken.append(found.span())
            if end - start > longest:
                continue
            times.append((Round(start, end, _label(found[0])), found.start(), found.end()))
    return tuple(_with_ranges(sorted(times, key=lambda time: time[1]), text, longest))


def _with_ranges(times: Sequence[Told], text: str, longest: timedelta) -> list[Told]:
    """The times with those that a dash joins made one, if it is not too long: "oktober 2018–mars 2019"."""
    found: list[Told] = []
    for told, start, end in times:
        before = found[-1] if found else None
        if before and _BETWEEN.fullmatch(text[before[2] : start]) and _is_span(before[0], told, longest):
            label = _label(text[before[1] : end])
            found[-1] = Round(before[0].start, told.end, label), before[1], end
        else:
            found.append((told, start, end))
    return found


def _is_span(first: Round, last: Round, longest: timedelta) -> bool:
    """Whether one time begins after another, and both together do not last too long."""
    return first.end < last.start and last.end - first.start <= longest


def find_parts(text: str, year: int) -> tuple[Told, ...]:
    """The times of a year that a text names without it, and where: "tertial 1", "våren", "31 mars"."""
    found = []
    for part in _PARTS.finditer(text):
        times = find_times(f"{part[0]} {year}")
        if len(times) == 1 and times[0][1:] == (0, len(part[0]) + 5):
            found.append((times[0][0], *part.span()))
    return tuple(found)


def find_ranges(text: str) -> list[str]:
    """The ranges of years that a text names ("2013–2016"): they hold rounds and are none."""
    return [found[0] for found in _ranges(text)]


def _ranges(text: str) -> Iterator[re.Match[str]]:
    yield from (
        found
        for found in _YEARS.finditer(text)
        if not _inside_school_year(text, found.start()) and _is_in_order(found[0])
    )


def _is_in_order(years: str) -> bool:
    """Whether the years of a range follow each other: "Agenda 2030 – 2021" and "2021-01" are none."""
    first, last = re.findall(r"\d+", years)
    return bool(first[-len(last) :] < last)


def _inside_school_year(text: str, position: int) -> bool:
    return bool(re.search(r"(?:läsår(?:et)?|årsskiftet?)\s+$", text[:position], re.IGNORECASE))


def _label(written: str) -> str:
    """The time as it stands inside a sentence: "Våren 2014" is våren 2014, but T2 2018 and VT21 stay."""
    words = written.split()
    small = len(words[0]) > 2 and not words[0][:2].isupper() and not words[0][1:2].isdigit()
    return " ".join([words[0].lower() if small else words[0], *words[1:]])
