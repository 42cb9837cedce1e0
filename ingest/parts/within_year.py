"""The part of its year that a report tells of, where its title has the year alone: it may be that of a plan.

facts     "Period | Tertial 2", under "Uppföljning av kontrollplan 2022"
beside    "Rapport per den 31 mars 2022", a line over or under such a title, or on its cover
text      "Rapporten avser januari–augusti 2022."
"""

import re
from collections.abc import Sequence

import msgspec

from ingest.conventions.rounds import FOLLOWING_UP, OF_WHOLE_YEAR, round_of_heading
from ingest.pages.page import Line
from ingest.report import Round

# "Uppföljning av internkontrollplan 2022"
_YEAR_OF_PLAN = re.compile(
    r"(?:plan|program|uppdrag|mål|budget)(?:en|et|ens|ets|met|mets|men)?\s+(?:för\s+|år\s+|året\s+)*(?:19|20)\d\d",
    re.IGNORECASE,
)
DAYS_OF_YEAR = 365


def is_year(told: Round) -> bool:
    """Whether a round is as long as a year."""
    return (told.end - told.start).days >= DAYS_OF_YEAR - 1


def part_told(
    year: Round, title: str, fact: Round | None, said: Round | None, beside: Sequence[Line]
) -> Round | None:
    """The part of a title's year that a `fact`, a line `beside` it, or what is `said` in the text tells.

    A fact may tell of another year: the title's is then that of what is followed up.
    """
    if fact and fact.start < fact.end and fact.interval != year.interval:
        return fact
    of_whole = bool(OF_WHOLE_YEAR.search(title))
    of_plan = bool(_YEAR_OF_PLAN.search(title))
    if said and said.start == said.end and not (of_plan and said.end != year.end):
        said = None  # how things stood on some day of the year, or at its end
    if fact:
        part = fact if fact.start == fact.end and not of_whole else None
    else:
        part = (None if of_whole else _beside(year, beside, of_plan)) or said
    return part if part and _is_part(part, year) else None


def _beside(year: Round, lines: Sequence[Line], of_plan: bool) -> Round | None:
    """The first part of a year that a line beside its title names; a month alone, where a plan has the year.

    One that was printed in December may tell of the whole year.
    """
    for line in lines:
        told = None if line.cell else round_of_heading(line.text, year.start.year)
        printed = told is not None and told.start.month == told.end.month and not FOLLOWING_UP.search(line.text)
        if told and _is_part(told, year) and (not printed or (of_plan and told.end != year.end)):
            return msgspec.structs.replace(told, confidence=0.85, reason=f"”{told.label}” står vid titeln")
    return None


def _is_part(part: Round, year: Round) -> bool:
    return year.start <= part.start and part.end <= year.end and part.interval != year.interval
