"""The times that a text names, as intervals of dates; how they are written is in `written_times`.

    "augusti 2013", "aug -13"        2013-08-01..2013-08-31
    "våren 2014", "VT 2014"          2014-01-01..2014-06-30
    "T2 2018", "2018, tertial 2"     2018-05-01..2018-08-31
    "tertial 1–2 2022"               2022-01-01..2022-08-31
    "1 juli 2018–30 juni 2019"       both days and what lies between
    "läsåret 2020/21"                2020-07-01..2021-06-30
    "31 mars 2017", "31/3 2017"      that one day
    "sista augusti 2022"             so is the last day of a month
    "vecka 37 2023", "v. 37–38 2023" from Monday to Sunday
    "efter åtta månader 2022"        2022-01-01..2022-08-31
    "20170331", "per 170331"         so are days in figures alone
    "januari, februari och mars 2022", "tertial 1+2 2022"    parts that follow each other
    "2016"                           the whole year

A range of years ("2013–2016") is no time, nor is any other range of more than a year: times lie in it, though a
project may go on so long. Nor is a year in a name ("Agenda 2030").
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from functools import lru_cache

from ingest.conventions.written_times import GRAMMAR, MONTH, PARTS, TO
from ingest.report import Round

LONGEST_RANGE = timedelta(days=366)

_DIGITS = re.compile(r"\d\d")  # every time has its year in digits
# A range of years; the day that follows one is no year: "1 september 2021–31 augusti 2022", "1/9 2021–31/8 2022".
_YEARS = re.compile(
    r"(?<!\d)(?:19|20)\d\d\s*[-–—]\s*(?:(?:19|20)\d\d|\d\d)(?!-?\d)"
    rf"(?!/\d\d?[\s-]+(?:19|20)\d\d)(?!\s+(?:{MONTH})(?!\w))",
    re.IGNORECASE,
)
_BETWEEN = re.compile(TO, re.IGNORECASE)
# What a year only belongs to the name of: "Agenda 2030", "Vision 2040".
_NAMED_FOR_YEAR = re.compile(r"(?<!\w)(?:agenda|vision|målbild|färdplan)(?:en)?\s+20\d\d(?![\d-])", re.IGNORECASE)

Told = tuple[Round, int, int]  # a time, and where its words begin and end


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
    for pattern, interval in GRAMMAR:
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
    for part in PARTS.finditer(text):
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
