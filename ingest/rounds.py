"""How Swedish reports write reporting rounds: a small grammar that yields an interval of dates.

    "Rapport och uppföljning augusti 2013"  augusti 2013      2013-08-01..2013-08-31
    "Läget våren 2016"                      våren 2016        2016-01-01..2016-06-30
    "Tertialuppföljning 2 2018"             tertial 2 2018    2018-05-01..2018-08-31
    "Uppföljning per den 31 mars 2017"      31 mars 2017      2017-03-31, that one day
    "Arbetet under 2016"                    2016              the whole year

A heading is a round when it names one time and nothing else but generic words; a title is one when it names
one time and says that it follows up. A range of years ("2013–2016") names no round: the rounds lie in it.
"""

import calendar
import re
from collections.abc import Callable
from datetime import date

from ingest.report import Round

MONTHS = "januari februari mars april maj juni juli augusti september oktober november december".split()  # noqa: SIM905
SEASONS = {"vår": ((1, 1), (6, 30)), "sommar": ((6, 1), (8, 31)), "höst": ((7, 1), (12, 31))}
ORDINALS = {"första": 1, "andra": 2, "tredje": 3, "fjärde": 4}
MONTHS_IN = {"tertial": 4, "t": 4, "kvartal": 3, "q": 3, "kv": 3, "halvår": 6, "h": 6}

# Words that stand round a time in a round's heading and say nothing of what is followed up.
GENERIC = frozenset(
    """
    rapport rapporten rapportering lägesrapport lägesrapporten lägesbeskrivning läge läget nuläge
    nuläget status statusrapport delrapport slutrapport återrapport återrapportering redovisning
    redovisningen omgång omgången uppföljning uppföljningen uppföljningar delårsrapport
    delårsuppföljning delårsbokslut årsbokslut årsrapport årsuppföljning årsredovisning bokslut
    helårsrapport helårsuppföljning halvårsrapport halvårsuppföljning kvartalsrapport
    kvartalsuppföljning månadsrapport månadsuppföljning tertialrapport tertialuppföljning tertialbokslut
    verksamhetsberättelse verksamhetsrapport verksamhetsuppföljning avstämning avstämningen bedömning
    resultat arbete arbetet genomfört perioden period tertialet kvartalet halvåret året år helår
    under och per den för i av från till t.o.m. med om avser avseende ht vt
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
# A title with one of these says that the document follows something up.
FOLLOWING_UP = re.compile(
    r"uppfölj|rapport|redovisning|avstämning|bokslut|verksamhetsberättelse|lägesbeskrivning|(?<!\w)läget(?!\w)|tertial"
    r"|verksamhetsåret",
    re.IGNORECASE,
)
NOT_FOLLOWING_UP = re.compile(r"protokoll|kallelse|föredragningslista|proposition|granskning", re.IGNORECASE)

_YEAR = r"(?P<year>(?:19|20)\d\d)"
_MONTH = "|".join([*MONTHS, *(f"{month[:3]}\\.?" for month in MONTHS)])
_NOT_IN_RANGE = r"(?!\s*[-–—/]\s*(?:20)?\d\d\b)"


def _month_number(word: str) -> int:
    return next(n for n, month in enumerate(MONTHS, 1) if month.startswith(word.casefold().rstrip(".")))


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    return date(year, first, 1), date(year, last, calendar.monthrange(year, last)[1])


def _day(found: re.Match[str]) -> tuple[date, date]:
    day = date(int(found["year"]), _month_number(found["month"]), int(found["day"]))
    return day, day


def _iso_day(found: re.Match[str]) -> tuple[date, date]:
    day = date(int(found["year"]), int(found["month"]), int(found["day"]))
    return day, day


def _month(found: re.Match[str]) -> tuple[date, date]:
    number = _month_number(found["month"])
    return _months(int(found["year"]), number, number)


def _month_range(found: re.Match[str]) -> tuple[date, date]:
    return _months(int(found["year"]), _month_number(found["month"]), _month_number(found["last"]))


def _season(found: re.Match[str]) -> tuple[date, date]:
    first, last = SEASONS[found["season"].casefold()]
    return date(int(found["year"]), *first), date(int(found["year"]), *last)


def _part(found: re.Match[str]) -> tuple[date, date]:
    """The n-th third, quarter or half of a year."""
    words = found.groupdict()
    length = MONTHS_IN[(words["part"] or "").casefold()]
    ordinal = (words.get("ordinal") or "").casefold()
    number = ORDINALS[ordinal] if ordinal else int(words["number"])
    return _months(int(words["year"]), (number - 1) * length + 1, number * length)


def _school_year(found: re.Match[str]) -> tuple[date, date]:
    year = int(found["year"])
    if (year + 1) % 100 != int(found["next"]) % 100:
        raise ValueError("a school year runs over two years that follow each other")
    return date(year, 7, 1), date(year + 1, 6, 30)


def _whole_year(found: re.Match[str]) -> tuple[date, date]:
    return _months(int(found["year"]), 1, 12)


# Most exact first: the first that matches takes the words, so that "31 mars 2017" is a day and no month.
_GRAMMAR: tuple[tuple[str, Callable[[re.Match[str]], tuple[date, date]]], ...] = (
    (rf"(?P<day>\d\d?)\s+(?P<month>{_MONTH})\s+{_YEAR}", _day),  # (den) 31 mars 2017
    (rf"{_YEAR}-(?P<month>\d\d)-(?P<day>\d\d)", _iso_day),  # 2017-03-31
    (rf"(?P<month>{_MONTH})\s*[-–—]\s*(?P<last>{_MONTH})\s+{_YEAR}", _month_range),  # januari–augusti 2023
    (rf"(?P<month>{_MONTH})\s+{_YEAR}", _month),  # augusti 2013
    (rf"(?P<season>vår|sommar|höst)(?:en|terminen)?\s+{_YEAR}", _season),  # våren 2014
    (
        rf"(?P<part>tertial|kvartal|halvår|t|q|kv|h)\s?(?P<number>[1-4])[,\s/-]+(?:år\s+)?{_YEAR}",
        _part,
    ),  # T2 2018
    (
        rf"(?P<ordinal>{'|'.join(ORDINALS)})\s+(?P<part>tertial|kvartal|halvår)(?:et)?\s+(?:år\s+)?{_YEAR}",
        _part,
    ),
    (rf"läsåret\s+{_YEAR}\s*[-–/]\s*(?P<next>(?:20)?\d\d)", _school_year),  # läsåret 2017/18
    (rf"(?<![-–—/\d]){_YEAR}", _whole_year),  # 2019
)
_TIMES = tuple(
    (re.compile(rf"(?<!\w)(?:{pattern})(?!\w){_NOT_IN_RANGE}", re.IGNORECASE), interval)
    for pattern, interval in _GRAMMAR
)
_RANGE = re.compile(r"(?<!\d)(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|\d\d)(?!-?\d)")
# "Tertialuppföljning 2 2018" and "Tertialrapport 2, 2018" name a third of the year in a compound.
_COMPOUND_PART = re.compile(
    r"\b(?P<part>tertial|kvartals|halvårs)(?:uppföljning|rapport|bokslut|redovisning)(?:en)?\s+(?=[1-4]\b)",
    re.IGNORECASE,
)


def find_times(text: str) -> list[tuple[Round, int, int]]:
    """Every time that a text names and where it stands, from left to right; impossible dates are none."""
    taken = [found.span() for found in _RANGE.finditer(text) if not _inside_school_year(text, found.start())]
    times: list[tuple[Round, int, int]] = []
    for pattern, interval in _TIMES:
        for found in pattern.finditer(text):
            if any(found.start() < end and start < found.end() for start, end in taken):
                continue
            try:
                start, end = interval(found)
            except ValueError:
                continue
            taken.append(found.span())
            times.append((Round(start, end, _label(found[0])), found.start(), found.end()))
    return sorted(times, key=lambda time: time[1])


def find_ranges(text: str) -> list[str]:
    """The ranges of years that a text names ("2013–2016"): they hold rounds and are none."""
    return [found[0] for found in _RANGE.finditer(text) if not _inside_school_year(text, found.start())]


def _label(written: str) -> str:
    """The time as it stands inside a sentence: "Våren 2014" is våren 2014, but T2 2018 stays."""
    words = written.split()
    return " ".join([words[0].lower() if len(words[0]) > 2 else words[0], *words[1:]])


def round_of_heading(text: str) -> Round | None:
    """The round that a heading announces: one time, and round it only generic words."""
    text = _spelled_out(text)
    times = find_times(text)
    if len(times) != 1:
        return None
    found, start, end = times[0]
    rest = f"{text[:start]} {text[end:]}"
    words = re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", rest.casefold())
    if found.start == found.end and words in ([], ["den"]):
        return None  # the date of a letter, not of a round
    only_generic = all(word in GENERIC for word in words) and not re.search(r"\d", rest)
    return found if only_generic else None


def round_of_title(text: str) -> Round | None:
    """The round of a whole document, from its title: one time in a title that says that it follows up."""
    text = _spelled_out(text)
    times = [time for time, _, _ in find_times(text)]
    return times[0] if len(times) == 1 and follows_up(text) else None


def follows_up(title: str) -> bool:
    """Whether a title says that its document follows something up."""
    if re.search("verksamhetsåret", title, re.IGNORECASE):
        return True
    return bool(FOLLOWING_UP.search(title)) and not NOT_FOLLOWING_UP.search(title)


def _spelled_out(text: str) -> str:
    """A title on one line, with "Tertialuppföljning 2 2018" as "tertial 2 2018"."""
    return _COMPOUND_PART.sub(lambda found: f"{found['part'].rstrip('sS')} ", " ".join(text.split()))


def _inside_school_year(text: str, position: int) -> bool:
    return bool(re.search(r"läsåret\s+$", text[:position], re.IGNORECASE))
