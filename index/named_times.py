"""Times as a query may write them, and the archive's rounds at these times, whatever reports call them.

omgång:VT2014              våren 2014
omgång:"14 november 2022"  2022-11-14, where a report calls that round so
omgång:"tertial 2"         T2 2021, tertial 2 2022: that part of any year
våren 2014                 two words, of which the archive may have none but the round
hösten -14                 hösten, without the sections that have 14
"""

import re
from collections.abc import Iterator
from datetime import date
from itertools import pairwise

import numpy as np

from index.nodes import And, Node, Not, Or, Words
from index.reader import Reader
from index.swedish import DASHES
from ingest.conventions.intervals import find_parts
from ingest.conventions.rounds import day_alone, round_of_heading

LONGEST = 4  # words of a time: den 14 november 2022
Interval = tuple[date, date]


def round_at(name: str, reader: Reader) -> str | None:
    """The archive's round at the time that a name says, written in another way."""
    time = _time(name)
    return next((one for one, interval in _times(reader) if interval == time), None) if time else None


def of_any_year(name: str, reader: Reader) -> list[str]:
    """The archive's rounds that are the part of a year that a name says: tertial 2, T2, våren."""
    if not _part(name, 2000):
        return []
    return [one for one, interval in _times(reader) if interval == _part(name, interval[0].year)]


def in_words(node: Node | None, reader: Reader) -> Iterator[tuple[int, int, str]]:
    """Words beside each other that say the time of a round: from where to where in the query, and the round."""
    nodes = node.nodes if isinstance(node, And) else (node,) if node else ()
    first = 0
    while first < len(nodes):
        for last in range(min(len(nodes), first + LONGEST), first, -1):
            found = [one for one in nodes[first:last] if isinstance(one, Words)]
            name = " ".join(one.text for one in found)
            if len(found) == last - first and (told := round_at(name, reader)):
                yield found[0].position, found[-1].position + len(found[-1].text), told
                first = last - 1
                break
        first += 1


def refused_years(node: Node | None, query: str) -> Iterator[str]:
    """What is said of a minus before a short year, which may have been meant as part of a time: hösten -14."""
    match node:
        case And(nodes):
            for before, one in pairwise(nodes):
                match before, one:
                    case Words(word), Not(Words(year, position)) if query[position - 1] in DASHES:
                        yield from _said_of_minus(word, year)
            for one in nodes:
                yield from refused_years(one, query)
        case Or(nodes):
            for one in nodes:
                yield from refused_years(one, query)


def _said_of_minus(word: str, year: str) -> Iterator[str]:
    time = round_of_heading(f"{word} -{year}") if re.fullmatch(r"\d\d", year) else None
    if time:
        whole = f"omgång:”{word} {time.start.year}”"
        yield f"-{year} utesluter avsnitt med {year}. Menade du {whole}?"


def _time(name: str) -> Interval | None:
    told = round_of_heading(name) or day_alone(name)
    return (told.start, told.end) if told else None


def _part(name: str, year: int) -> Interval | None:
    """The part of a year that a name says and nothing else."""
    told = find_parts(name, year)
    return (told[0][0].start, told[0][0].end) if len(told) == 1 and told[0][1:] == (0, len(name)) else None


def _times(reader: Reader) -> list[tuple[str, Interval]]:
    """The archive's rounds with their first and last days, in order of time."""
    rounds, starts, ends = reader.facets["round"], reader.column("start"), reader.column("end")
    known = np.column_stack((starts.single, ends.single, rounds.single))[reader.alive]
    found = np.unique(known[(known >= 0).all(axis=1)], axis=0).tolist()
    times = (
        (rounds.values[told], date.fromisoformat(starts.values[start]), date.fromisoformat(ends.values[end]))
        for start, end, told in found
    )
    return sorted(((told, (start, end)) for told, start, end in times), key=lambda one: one[1])
