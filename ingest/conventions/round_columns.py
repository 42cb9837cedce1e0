"""How tables name the rounds of their columns: shorter than headings do, as all beside each other are of one kind.

"Tertial 1 2022", "Läge 30 april"      as headings
"30 april 2019", "2019-08-31", "31/8"  days alone: in a heading the date of a letter
"Utfall T1", "Hänt hösten 2019"        with the word for what was reached or done
"Helår (31 december)", "Bokslut"       a whole year, its number in the title or in another column
"Delår"                                to the end of August, as the law has it at the latest
"Vår", "Höst"                          seasons without ending
"Svar 2022"                            what was said then, beside no other time: none
"""

import re
from functools import lru_cache

import msgspec

from ingest.conventions.intervals import find_parts
from ingest.conventions.rounds import day_alone, round_of_heading, unexplained
from ingest.conventions.written_times import LEAP_YEAR
from ingest.report import Round

_DONE = re.compile(
    r"^(?:utfall|måluppfyllelse|analys|(?:vad\s+(?:som\s+)?(?:har\s+)?)?hänt|insatser|aktiviteter)\s+",
    re.IGNORECASE,
)
_YEAR_WORD = re.compile(
    r"(?:helår(?:et)?|(?:hel)?års(?:rapport|uppföljning|redovisning|bokslut)|bokslut)$", re.IGNORECASE
)
_INTERIM = re.compile(r"(?:delår(?:et)?|delårs(?:rapport|uppföljning|bokslut))$", re.IGNORECASE)
_SEASON = re.compile(r"(?:vår|sommar|höst)$", re.IGNORECASE)
# What was said or decided of what is followed up now; a round only beside others.
_BEFORE = re.compile(r"(?:\w*(?:svar|yttrande|beslut|iakttagelse|rekommendation)(?:et|en|er)?)\b", re.IGNORECASE)
_LAST_YEAR = re.compile(r"\s*\b((?:19|20)\d\d)$")


def round_of_column(name: str, year: int | None = None) -> Round | None:
    """The round that a column is of; a bare year is a year, not a round, and figures are of no round."""
    if _is_by_its_kind(name) or _BEFORE.match(name.strip()) or "utfall" in name.casefold():
        return None
    return None if name.strip().isdigit() else round_of_heading(name, year)


def round_beside_others(name: str, year: int | None = None) -> Round | None:
    """The round that a column is of if others beside it are of rounds too, and their cells tell in words."""
    name = unexplained(" ".join(name.split()))
    own = _LAST_YEAR.search(name)
    number = int(own[1]) if own else year
    words = _DONE.sub("", name[: own.start()] if own else name)
    if number and _INTERIM.search(words):
        told = round_of_heading(f"januari–augusti {number}")
        return msgspec.structs.replace(told, label=f"{words.lower()} {number}") if told else None
    if number and _YEAR_WORD.search(words):
        return round_of_heading(f"{words} {number}")
    if number and _SEASON.fullmatch(words):
        return round_of_heading(f"{words}en {number}")
    return day_alone(name) or _day_of(name, year) or round_of_heading(_DONE.sub("", name), year)


@lru_cache(10_000)
def names_round(name: str) -> bool:
    """Whether a column of that name may be of a round, in whichever year."""
    return any(of_name(name, LEAP_YEAR) for of_name in (round_of_column, round_beside_others))


def _is_by_its_kind(name: str) -> bool:
    """Whether its kind says when a report is, not what stands after it: "Delår 2019", "Helår (31 december)"."""
    name = " ".join(name.split())
    plain = unexplained(name)
    return bool(_INTERIM.search(_LAST_YEAR.sub("", name)) or (plain != name and _YEAR_WORD.search(plain)))


def _day_of(name: str, year: int | None) -> Round | None:
    """The day that a name is, without its year."""
    parts = find_parts(name, year) if year else ()
    alone = len(parts) == 1 and parts[0][1:] == (0, len(name))
    return parts[0][0] if alone and parts[0][0].start == parts[0][0].end else None
