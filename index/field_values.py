"""The values of fields that are years and paragraphs, and what those are taken for that are written otherwise."""

import re

from index.lexemes import Mistake
from index.nodes import FIRST_YEAR, LAST_YEAR, Field

LATEST = 60  # the last two digits of a year are of this century up to here
_RANGE = re.compile(r"§{0,2}\s*(\d+)\s*(?:–|-|\.{2,3})\s*§?\s*(\d+)")
MOST_IN_RANGE = 10  # paragraphs that are offered one by one


def year(value: str, place: int, value_place: int, query: str) -> Field:
    """A year, or from one to another: 2014, 2013..2016, 2013.., ..2016; raises Mistake.

    `place` is that of the field in the query, `value_place` that of its value.
    """
    found = re.fullmatch(r"(\d{4})?\s*(?:(\.{2,3}|–|-)\s*(\d{4})?)?", value)
    if not found or not (found[1] or found[3]):
        raise Mistake(
            f"”{value}” är inget år. Skriv till exempel år:2014 eller år:2013..2016.",
            value_place,
            _guessed(value, query) or _without_field(value, place, value_place, query),
        )
    first = found[1] or str(FIRST_YEAR)
    last = found[3] or (str(LAST_YEAR) if found[2] else first)
    if last < first:
        turned = query.replace(value, f"{last}..{first}")
        raise Mistake(f"Intervallet {value} slutar innan det börjar.", value_place, turned)
    return Field("år", first, last, place)


def _guessed(value: str, query: str) -> str:
    """Years that were written in another way: [2013 TO 2016], >2013, <=2016; 2013,2014; 13..16; 201*."""
    if re.fullmatch(r"\d{4}(?:[,;/]\d{4})+", value):
        years = sorted(set(re.findall(r"\d{4}", value)))
        in_a_row = int(years[-1]) - int(years[0]) == len(years) - 1
        some = f"{years[0]}..{years[-1]}" if in_a_row else f"({' ELLER '.join(years)})"
        return query.replace(value, years[0] if len(years) == 1 else some)
    between = re.sub(r"[\[{]\s*(\d{4})\s+TO\s+(\d{4})\s*[\]}]", r"\1..\2", query)
    compared = re.fullmatch(r"([<>])(=?)(\d{4})", value)
    if compared:
        step = 0 if compared[2] else 1
        year = int(compared[3]) + (step if compared[1] == ">" else -step)
        return query.replace(value, f"{year}.." if compared[1] == ">" else f"..{year}")
    if between != query:
        return between
    if re.fullmatch(r"\d{2}(?:(?:\.{2,3}|–|-)\d{2})?", value):
        return query.replace(value, "..".join(f"{_century(one)}{one}" for one in re.findall(r"\d{2}", value)))
    if begun := re.fullmatch(r"(\d{2,3})\*", value):
        return query.replace(value, f"{begun[1]:0<4}..{begun[1]:9<4}")
    return ""


def _century(year: str) -> int:
    """What stands before the two last digits of a year: 2014, but 1998."""
    return 20 if int(year) <= LATEST else 19


def _without_field(value: str, place: int, value_place: int, query: str) -> str:
    """What is asked for beside a field that says nothing."""
    alone = re.fullmatch(r"\w+:\s*", query[place:value_place])
    return " ".join((query[:place] + query[value_place + len(value) :]).split()) if alone else ""


def decision(value: str, place: int, value_place: int, query: str) -> Field:
    """A paragraph of minutes: §190, § 190 or 190; raises Mistake."""
    found = re.fullmatch(r"§{0,2}\s*(\d+)[.,;:]*", value)
    if not found:
        said = f"”{value}” är ingen paragraf. Skriv till exempel beslut:§190."
        raise Mistake(said, value_place, _guessed_paragraphs(value, query))
    return Field("beslut", f"§{found[1]}", position=place)


def _guessed_paragraphs(value: str, query: str) -> str:
    """Paragraphs that were written in another way: §71-73 is one of three, "paragraf 12" is §12."""
    found = _RANGE.fullmatch(value)
    first, last = (int(found[1]), int(found[2])) if found else (0, -1)
    if first < last < first + MOST_IN_RANGE:
        either = " ELLER ".join(f"§{number}" for number in range(first, last + 1))
        return query.replace(value, f"({either})")
    number = re.search(r"\d+", value)
    return query.replace(value, f"§{number[0]}") if number else ""
