"""Which rounds a document tells of, and how: in its title, in headings, run in, in tables, in running headers."""

import re
from collections import Counter
from collections.abc import Sequence
from datetime import date
from itertools import groupby

import msgspec

from ingest.conventions.rounds import is_calendar_year, round_of_heading, year_of
from ingest.headings.called import with_called
from ingest.headings.chapters_of_rounds import without_chapters
from ingest.headings.mark import LATER_REPORT, marked
from ingest.headings.roles import Marked
from ingest.headings.run_in import RunIn, run_in_rounds
from ingest.layout.lay_out import Layout, body_size
from ingest.layout.paragraphs import Paragraph
from ingest.parts.occasion import are_minutes, occasion, rounds_of_headers
from ingest.parts.table_pieces import rounds_of_table
from ingest.report import Round

_APPENDIX = re.compile(r"\bBilaga (\d{1,2}|[A-ZÅÄÖ])\b")
UNSURE = 0.5  # how sure the round of a whole document is that is only dated


class Chronology(msgspec.Struct, frozen=True):
    """The paragraphs of a document with their roles, and what they tell of rounds.

    `first` is the round of what comes before any other is named; `announced` those that headings, paragraphs
    (`run_in`, by number) and tables name; `turns` those of pages whose running headers name them. `year` is that
    of rounds without one.
    """

    roles: tuple[Marked, ...]
    first: Round | None
    announced: tuple[Round, ...]
    run_in: dict[int, RunIn]
    turns: dict[int, Round]
    year: int | None

    @property
    def is_empty(self) -> bool:
        """Whether no round is told of."""
        return not (self.first or self.announced or self.turns)


def chronology(layout: Layout, found: Sequence[Paragraph], title: str) -> Chronology:
    """What a document tells of rounds; `title` may have been found in its text."""
    body, title_size = body_size(layout.body), layout.title[0].size if layout.title else 0.0
    whole = occasion(layout, title)
    year = year_of(title, whole)
    appended = set[int]() if whole and whole.confidence > UNSURE else _appended(layout)
    marks = marked(found, body, title, title_size, year, appended=appended, whole=whole)
    roles = _without_years_over_tables(marks)
    if (
        whole
        and whole.confidence <= UNSURE
        and are_minutes(layout)
        and not any(one.role == "area" for one in roles)
    ):
        whole = None  # the day of a meeting is a round only where it went through what is followed up
    run_in = run_in_rounds([one.paragraph for one in roles], year)
    tabled = _tabled(roles, year)
    if whole and whole.confidence <= UNSURE and not tabled and _tabled(roles, None):
        # The day of a letter gives no year to tables that name their own.
        tabled, year = _tabled(roles, None), None
    named = [one.round for one in roles if one.round] + [one.round for one in run_in.values()] + tabled
    announced = distinct(named)
    if announced and (whole is None or whole.confidence <= UNSURE):
        # The day of a letter is no round where another is named; that of the document may stand under its title.
        whole = announced[0] if len(announced) == 1 and roles[0].role == "round" else None
    alone = whole and len(announced) < 2 and not _holds_several(roles)
    roles = _without_own_round(roles) if alone else roles
    if alone or not (len(tabled) > 1 or _one_style(roles, run_in, whole)):
        announced, run_in = [], {}
    turns = {} if whole or announced else rounds_of_headers(layout)
    if turns:
        roles = marked(found, body, title, title_size, year, turns)
    roles = without_chapters(roles, run_in) if announced else roles
    begins = not announced or (_holds_several(roles) and not _spans(whole, announced))
    first = whole if begins else None
    return Chronology(tuple(with_called(roles)), first, tuple(announced), run_in, turns, year)


def _appended(layout: Layout) -> set[int]:
    """The pages that begin an appendix: "Bilaga 2" stands over their text, and on none before."""
    tops: dict[int, float] = {}
    for line in layout.body:
        tops.setdefault(line.page, line.box.top)
    first: dict[str, int] = {}
    for line, _ in layout.aside:
        named = _APPENDIX.search(line.text)
        if named and line.bottom <= tops.get(line.page, 0.0):
            first[named[1]] = min(line.page, first.get(named[1], line.page))
    return set(first.values())


def _without_own_round(roles: Sequence[Marked]) -> list[Marked]:
    """The roles of a report on one round; headings that name it again and again divide its areas: "Läget 2022"."""
    times = Counter(one.round.interval for one in roles if one.role == "round" and one.round)
    return [
        msgspec.structs.replace(one, role="inner", round=None)
        if one.role == "round" and one.round and times[one.round.interval] > 1
        else one
        for one in roles
    ]


def _tabled(roles: Sequence[Marked], year: int | None) -> list[Round]:
    """The rounds that tables tell of; under a heading that every report has, rows of times are history."""
    found: list[Round] = []
    heading, of_heading = "", year
    for table, group in groupby(roles, key=table_of):
        members = list(group)
        if table is None:
            heading = next((one.role for one in reversed(members) if one.role in ("area", "general")), heading)
            of_heading = next((told for one in reversed(members) if (told := year_of_heading(one))), of_heading)
        else:
            lines = [line for one in members for line in one.paragraph.lines]
            found += rounds_of_table(lines, of_heading, may_be_card=heading != "general")
    return found


def year_of_heading(one: Marked) -> int | None:
    """The year that a heading gives to the rounds under it, be it one or their title: "2018"."""
    told = round_of_heading(one.paragraph.text) if one.role in ("round", "title") else None
    return told.start.year if told and is_calendar_year(told) else None


def _without_years_over_tables(roles: Sequence[Marked]) -> list[Marked]:
    """The roles, but "2018" right over a table of its tertials is no round: it gives them their year."""
    kept: list[Marked] = []
    for table, group in groupby(roles, key=table_of):
        members = list(group)
        year = year_of_heading(kept[-1]) if kept and table is not None else None
        told = rounds_of_table([line for one in members for line in one.paragraph.lines], year) if year else []
        if told and all(one.start.year == year and not is_calendar_year(one) for one in told):
            kept[-1] = msgspec.structs.replace(kept[-1], role="title", round=None)
        kept += members
    return kept


def table_of(one: Marked) -> int | None:
    """The number of the table that a paragraph stands in."""
    cell = one.paragraph.lines[0].cell
    return cell.table if cell else None


def distinct(rounds: Sequence[Round]) -> list[Round]:
    """Each round once, in the order of the text, as named and as sure as where it is surest."""
    best: dict[tuple[date, date], Round] = {}
    for told in rounds:
        key = told.interval
        if key not in best or told.confidence > best[key].confidence:
            best[key] = told
    return list(best.values())


def _holds_several(roles: Sequence[Marked]) -> bool:
    """Whether the file holds several reports: a later title names its own round, as the first does."""
    return any(one.round and one.round.reason.startswith(LATER_REPORT) for one in roles)


def _spans(whole: Round | None, rounds: Sequence[Round]) -> bool:
    """Whether all rounds lie in one time: that is the file's own, and not the first report's in it."""
    return whole is not None and all(whole.start <= one.start and one.end <= whole.end for one in rounds)


def _one_style(roles: Sequence[Marked], inner: dict[int, RunIn], whole: Round | None) -> bool:
    """Whether headings in one style name two rounds; else, where the title has a round, they name none.

    Reports that are bound together have each a style of its own: what opens a page there may name a part of the
    title's time.
    """
    run_in = {run.round.interval for run in inner.values()}
    if whole is None or len(run_in) > 1 or _holds_several(roles) or len(_parts_of(whole, roles)) > 1:
        return True
    told = [(one.level, one.round) for one in roles if one.round]
    by_level = {level: {one.interval for at, one in told if at == level} for level, _ in told}
    return any(len(times) > 1 for times in by_level.values())


def _parts_of(whole: Round, roles: Sequence[Marked]) -> set[tuple[date, date]]:
    """The rounds within a longer one that the first headings of pages name."""
    headings = (one for one in roles if one.level >= 0)
    by_page = groupby(headings, key=lambda one: one.paragraph.lines[0].page)
    named = [told for _, on_page in by_page if (told := next(on_page).round)]
    return {
        told.interval
        for told in named
        if whole.start <= told.start and told.end <= whole.end and told.interval != whole.interval
    }
