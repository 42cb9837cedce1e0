"""How Swedish writes times: each form, and the days from the first to the last of what it names.

The forms stand with the most exact first, for the first that matches takes the words: "31 mars 2017" is a day, and
no month or year. What a time cannot be ("31 februari", "vecka 60") raises `ValueError`.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
SEASONS = {"vår": ((1, 1), (6, 30)), "sommar": ((6, 1), (8, 31)), "höst": ((7, 1), (12, 31))}
TERMS = {"vt": "vår", "ht": "höst"}
ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
MONTHS_IN = {"tertial": 4, "delår": 4, "t": 4, "kvartal": 3, "q": 3, "kv": 3, "halvår": 6, "h": 6}
LEAP_YEAR = 2000  # has every day that a time without its year may name

_SHORT = r"[-–'’]\s?(?P<short>\d\d)(?![\d-])"  # -14: a year without its century
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_ANY_YEAR = rf"(?:{_YEAR}|{_SHORT})"
_FIGURES = r"\d\d(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])"  # 170331
MONTH = "|".join([*MONTHS, "sept\\.?", *(f"{month[:3]}\\.?" for month in MONTHS)])
TO = r"\s*(?:[-–—]|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?|/)\s*"
_PART = "tertial|delår|kvartal|halvår|t|q|kv|h"
_BRACKETED = r"(?:\s?\([a-zåäö. ]+[-–—][a-zåäö. ]+\))?"  # "tertial 2 (maj–augusti) 2022"
_NOT_LATER = r"(?<!första )(?<!andra )(?<!sista )(?<!senare )(?<!senaste )"
_NUMBER = r"(?P<number>[1-4])"
_ORDINAL = rf"(?:(?P<ordinal>{'|'.join(ORDINALS)})|{_NUMBER}(?::(?:a|e|dje))?)"
_NOT_IN_RANGE = r"(?!\s*[-–—/]\s*(?:20)?\d\d\b)"
_AND = r"(?:,\s*|\s*(?:och|samt|\+|&)\s*)"  # joins those that follow each other
_NUMBERED_PAPER = re.compile(r"(?:dnr|diarienummer|[A-ZÅÄÖ]{2,}\w*)[\s.:-]*$")  # "KS 2015/16" is no school year

COUNTS = "två tre fyra fem sex sju åtta nio tio elva".split()  # noqa: SIM905
_COUNT = rf"(?P<count>{'|'.join(COUNTS)}|\d\d?)"
_WEEK = r"(?:veck(?:an?|orna|or)|v\.?)\s?(?P<week>\d\d?)"

Interval = tuple[date, date]


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
    numbers = [_month_number(word) for word in re.findall(MONTH, found["months"], re.IGNORECASE)]
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


def _last_day(found: re.Match[str]) -> Interval:
    _, day = _month(found)
    return day, day


def _months_from_first(found: re.Match[str]) -> Interval:
    """The first months of a year, by their number: "efter åtta månader 2022"."""
    count = found["count"].casefold()
    last = int(count) if count.isdigit() else COUNTS.index(count) + 2
    if not 1 <= last <= len(MONTHS):
        raise ValueError("a year has twelve months")
    return _months(_year(found), 1, last)


def _week(found: re.Match[str]) -> Interval:
    """A week as ISO 8601 counts them, or from one to another."""
    first = date.fromisocalendar(_year(found), int(found["week"]), 1)
    last = found.groupdict().get("last") or found["week"]
    return first, date.fromisocalendar(_year(found), int(last), 7)


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


_SINGLE: tuple[tuple[str, Callable[[re.Match[str]], Interval]], ...] = (
    (rf"(?P<day>\d\d?)(?::e)?\s+(?P<month>{MONTH}),?\s+{_ANY_YEAR}", _day),  # (den) 31 mars 2017
    (rf"sista\s+(?:dagen\s+i\s+)?(?P<month>{MONTH}),?\s+{_ANY_YEAR}", _last_day),  # (den) sista mars 2017
    (
        rf"(?:efter|första)\s+{_COUNT}\s+månader(?:na)?(?:\s+(?:av|under|i))?,?\s+{_YEAR}",
        _months_from_first,
    ),
    (rf"{_WEEK},?\s+(?:år\s+)?{_YEAR}", _week),  # vecka 37 2023
    (rf"{_YEAR}[,:]?\s+{_WEEK}", _week),  # 2023, v. 37
    (rf"(?P<day>\d\d?)/(?P<month>\d\d?)(?:[\s-]+{_YEAR}|\s?{_SHORT})", _day),  # 31/3 2017, 31/3-17
    (rf"(?P<day>\d\d?)\.(?P<month>\d\d?)\.{_YEAR}", _day),  # 31.3.2017
    (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _day),  # 2017-03-31
    (r"(?P<figures>(?:19|20)" rf"{_FIGURES})(?!-)", _day_in_figures),  # 20170331
    (rf"(?<=\bper )(?:den )?(?P<figures>{_FIGURES})(?!-)", _day_in_figures),  # per 170331
    (rf"(?P<months>(?:{MONTH})(?:{_AND}(?:{MONTH}))+),?\s+{_ANY_YEAR}", _months_in_turn),
    (rf"(?P<month>{MONTH}){TO}(?P<last>{MONTH}),?\s+{_ANY_YEAR}", _month_range),  # januari–augusti 2023
    (rf"{_YEAR}[,:]?\s+(?P<month>{MONTH}){TO}(?P<last>{MONTH})", _month_range),  # 2023, januari–augusti
    (
        rf"(?P<month>{MONTH})(?:(?:\s+månad)?,?\s+|/(?=\d{{4}})|(?=[-'’]\d\d(?!\s+(?:{MONTH}))))"
        rf"{_ANY_YEAR}",
        _month,
    ),  # augusti 2013, aug-13
    (rf"(?<=\bmånadsrapport ){_YEAR}-(?P<month>0[1-9]|1[0-2])", _month_in_figures),
    (rf"(?<=\bmånadsuppföljning ){_YEAR}-(?P<month>0[1-9]|1[0-2])", _month_in_figures),
    (rf"{_YEAR},?\s+(?P<month>{MONTH})", _month),  # 2013, augusti
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
        rf"(?P<from_day>\d\d?)\s+(?P<from_month>{MONTH})(?:\s+(?P<from_year>(?:19|20)\d\d))?{TO}(?:den\s+)?"
        rf"(?P<day>\d\d?)\s+(?P<month>{MONTH})\s+{_ANY_YEAR}",
        _day_range,
    ),
    (
        rf"(?P<from_day>\d\d?)/(?P<from_month>\d\d?)(?:\s+(?P<from_year>(?:19|20)\d\d))?{TO}"
        rf"(?P<day>\d\d?)/(?P<month>\d\d?)(?:[\s-]+{_YEAR}|\s?{_SHORT})",
        _slashed_range,
    ),
    (
        rf"(?P<part>tertial|kvartal|t|q|kv)\.?\s?(?P<from>[1-4]){TO}(?:t|q|kv)?\s?(?P<to>[1-4]),?\s+{_ANY_YEAR}",
        _parts,
    ),
    (
        rf"(?P<from>första|andra|tredje){TO}(?P<to>andra|tredje|fjärde)\s+"
        rf"(?P<part>tertial|kvartal)(?:et|en)?,?\s+{_ANY_YEAR}",
        _parts,
    ),
    (
        rf"(?P<part>tertial|kvartal|t|q|kv)\.?\s?(?P<from>[1-4]){_AND}(?:tertial|kvartal|t|q|kv)?\s?(?P<to>[1-4]),?\s+"
        rf"{_ANY_YEAR}",
        _parts_in_turn,
    ),
    (rf"{_WEEK}{TO}(?P<last>\d\d?),?\s+(?:år\s+)?{_YEAR}", _week),
    (rf"(?P<first>20\d\d-\d\d-\d\d)(?:{TO}|\s?--\s?)(?P<last>(?:20\d\d-)?\d\d-\d\d)", _iso_range),
    (r"(?P<first>20\d\d[.-]\d\d)(?:\s?[–—]\s?|\s?--\s?|\s-\s)(?P<last>20\d\d[.-]\d\d)(?![.-])", _iso_months),
    (rf"(?P<first>{_FIGURES})\s?[–—-]\s?(?P<last>{_FIGURES})", _figures_range),
    (rf"(?P<first>20{_FIGURES})\s?[–—-]\s?(?P<last>20{_FIGURES})", _figures_range),
)


def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(rf"(?<!\w)(?:{pattern})(?!\w){_NOT_IN_RANGE}", re.IGNORECASE)


GRAMMAR = tuple((_compiled(pattern), interval) for pattern, interval in (*_RANGES, *_SINGLE))
# Parts of a year, without it.
PARTS = re.compile(
    rf"(?<!\w)(?:\d\d?/\d\d?|(?:\d\d?\s+|sista\s+(?:dagen\s+i\s+)?)?(?:{MONTH})(?:{TO}(?:\d\d?\s+)?(?:{MONTH}))?"
    rf"|(?:vår|sommar|höst)(?:en|terminen)|(?:{_PART})\s?{_ORDINAL}"
    rf"|{_ORDINAL.replace('ordinal', 'first').replace('number', 'nth')}"
    r"\s+(?:tertial|kvartal|halvår)(?:et)?|vt|ht)(?!\w)",
    re.IGNORECASE,
)
