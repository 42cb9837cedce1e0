"""The round of a whole document that has no headings for rounds: from its title, cover, period line or date.

title        "Uppföljning av handlingsprogrammet – våren 2014"
             "Åtgärder i vattenplanen per den 31 maj 2022", where a table tells how it stands with them
facts        "Redovisningsperiod | januari–augusti 2023" in the table that the report begins with; then in a title,
             "Uppföljning av kontrollplan 2023", it may be a part of its year;
             a "Slutrapport" is of its project's time (`ingest.parts.project_time`)
cover        a line of its own, "Hösten 2016", or a part of one: "Grundskola, läsåret 2021/22"
period       "Rapportperiod: januari–augusti 2023", "Avser: hösten 2016"
header       "Lägesrapport hösten 2016" on every page, or "Miljönämnden   Helår 2023"
text         "Tabellen visar läget per den 30 september 2023", under a title that follows up, or over such a table
date         "Datum 2016-10-12" in the letterhead, also one on every page: that day, and unsure
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby

from ingest.conventions.as_of import says_it_follows_up, time_told_of
from ingest.conventions.fact_names import tells_day, tells_other_time, tells_time_of_report
from ingest.conventions.intervals import find_parts, find_ranges, find_times
from ingest.conventions.rounds import (
    FOLLOWING_UP,
    HOW_TO,
    NOT_FOLLOWING_UP,
    round_of_heading,
    round_of_report,
    round_of_title,
    time_as_of,
    year_of,
)
from ingest.layout.facts import Fact, facts_of
from ingest.layout.front import counts_paragraphs
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import join_lines, paragraphs
from ingest.pages.page import Line
from ingest.parts.project_time import is_final, time_of_project, time_told_of_project
from ingest.parts.told_aside import (
    DATE_LINE,
    PERIOD,
    because,
    of_cover,
    of_date,
    of_edges,
    of_month,
    of_period,
    of_times,
    repeated,
    without_broken_spans,
)
from ingest.parts.within_year import is_year, part_told
from ingest.report import Round
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import rows

_OTHER = re.compile(
    r"(?:sammanträdes|styrelse|nämnds?|stämmo)?protokoll(?:sutdrag)?|kallelse|föredragningslista|tillkännagivande"
    r"|(?:regeringens\s)?proposition(?:\s\d{4}/\d\d:\d+)?|motion|remiss(?:svar)?",
    re.IGNORECASE,
)
# "TUNA KOMMUN  SAMMANTRÄDESPROTOKOLL  11 (24)"; papers enclosed are not named in capitals.
_MINUTES = re.compile(r"\b(?:(?i:sammanträdesprotokoll)|PROTOKOLL|(?:PROTOKOLLS)?UTDRAG)\b")
_FOLLOWS = re.compile(
    r"\bfölj(?:er|t|de|ts|des)\b[^.]{0,60}\bupp\b"
    r"|uppföljningen (?:har|visar|avser|omfattar|bygger|gjordes|grundas|görs)"
    r"|återrapporter|redovisas (?:här|nedan|i det följande)|(?:här|nedan) redovisa[rs]|lägesrapport",
    re.IGNORECASE,
)
# "Nedan redogör förvaltningen för vad som har gjorts sedan dess.", "Svaret visar hur bristerna har åtgärdats.",
# "Av listan framgår vad som är klart och vad som återstår."
_TELLS_WHAT_WAS_DONE = re.compile(
    r"\b(?:(?:redogör|redovisa|beskriv|berätta|framgå|visa|rapportera)\w*|ange[rs]?)\b[^.]{0,60}"
    r"(?:\b(?:vad|vilka\s(?:åtgärder|insatser|steg)"
    r"|hur\s(?:de|samtliga|\w*(?:rekommendation|åtgärd|uppdrag|förslag|synpunkt|brist|påpekande)\w*))\b[^.]{0,40}\s"
    r"(?:har\s(?:nu\s|hittills\s|sedan\sdess\s)?(?:gjort|hänt|skett|utfört|genomfört|åtgärdat|vidtagit|hanterat"
    r"|omhändertagit|hörsammat|verkställt|slutfört)s?|(?:gjorts|hänt|skett|vidtagits|utförts|genomförts|åtgärdats)"
    r"\s(?:sedan|hittills|efter))\b|\bvad\b[^.]{3,50}\s(?:och|respektive|samt)\s(?:vad\s)?som\såterstår\b"
    r"|\bhur\slångt\s[^.]{0,40}\bkommit\b)",
    re.IGNORECASE,
)
# An answer to each of what others found tells what came of it; a time in its title is theirs.
_ANSWERS = re.compile(
    r"(?:svar|yttrande)\s+(?:på|till|över|med anledning av)\b.{0,60}?"
    r"(?:gransk|revision|revisor|rekommendation|tillsyn|inspektion|kritik)",
    re.IGNORECASE,
)
_ANSWERED = re.compile(r"(?:rekommendation|brist|påpekande|synpunkt|fråga|förslag)\s\d{1,2}\b", re.IGNORECASE)
_ORDERS = re.compile(
    r"\w*(?:riktlinje|policy|reglemente|föreskrift|taxa|instruktion|ordning\b|avtal|rutin|bestämmelse|anvisning)",
    re.IGNORECASE,
)
_RULES = re.compile(
    rf"{_ORDERS.pattern}|\bplan(?:en)?\b|program(?:met)?\b|strategi|budget(?:en)?\s(?:för\s)?\d{{4}}",
    re.IGNORECASE,
)
_OF_REPORT = re.compile(r"(?:(?:av|åter)?rapport|redovis|uppfölj|avstäm|mät|status|läge)", re.IGNORECASE)
_HOW_IT_STANDS = re.compile(r"(?:nu)?läge\s", re.IGNORECASE)  # "Läge per den 30 september 2021"
_SEVERAL = re.compile(
    r"(?:uppföljning|rapport|redovisning|avstämning)ar(?:na)?\b|rapporter(?:na)?\b", re.IGNORECASE
)
OPENING = 14  # lines of the first page that say what the document is
MANY = 40  # lines, title, headers and text, among which a document says what it is


def is_other_kind(layout: Layout, title: str) -> bool:
    """Whether a document says what it is, and that is no follow-up report: minutes, a notice, a bill.

    What says how to follow up names rounds in its headings, and tells of none: "Delårsrapport per den 31 augusti".
    """
    if HOW_TO.search(title):
        return True
    if are_minutes(layout) and _counts_paragraphs(layout) and not FOLLOWING_UP.search(title):
        return True
    aside = [line for line, _ in layout.aside]
    first = [line.text.strip() for line in (*layout.title, *aside, *layout.body) if not line.cell][:MANY]
    return bool(_OTHER.match(title)) or any(_OTHER.fullmatch(text) for text in first)


def _counts_paragraphs(layout: Layout) -> bool:
    """Whether lines begin with several paragraphs of minutes: "§ 42 Namn på ny park"."""
    return counts_paragraphs([*layout.title, *(line for line, _ in layout.aside), *layout.body])


def are_minutes(layout: Layout) -> bool:
    """Whether the head of a page says beside the sender that these are minutes, and no table has states."""
    head = (line for line, kind in layout.aside if kind in ("header", "letterhead"))
    return any(_MINUTES.search(line.text) for line in head) and not _has_states(layout.body)


def occasion(layout: Layout, title: str) -> Round | None:
    """The round of a whole document; None where it does not follow up, or names no time or several."""
    told = round_of_title(title) or _of_title_line(layout.title)
    front = [line for line, kind in layout.aside if kind == "letterhead"]
    stated = facts_of(front)
    year = year_of(title, None)
    final = is_final(title, front)
    project = time_of_project(layout, title, stated, year) if final else None
    if told and project and project.start.year <= told.start.year <= project.end.year:
        return project  # its last year is often in the title
    if told:
        return _part_of(told, title, layout, stated, front) or because(told, 0.95, f"titeln nämner ”{told.label}”")
    times = [time for time, _, _ in find_times(title) if time.start != time.end]
    first_page = _first_page(layout)
    may_follow = not NOT_FOLLOWING_UP.search(title) and not _orders(title)
    answers = bool(_ANSWERS.match(title)) and sum(bool(_ANSWERED.match(line.text)) for line in layout.body) > 1
    named_so = final or answers or bool(FOLLOWING_UP.search(title)) or any(_is_report_on(line) for line in front)
    said = _of_text(first_page) if may_follow else None
    if said and not named_so and _has_states(layout.body):
        return said
    if len(times) == 1 and not NOT_FOLLOWING_UP.search(title) and _opens_as_follow_up(title, first_page):
        return because(times[0], 0.8, f"titeln nämner ”{times[0].label}”, och texten säger att den följer upp")
    part = times[0] if len(times) == 1 and not is_year(times[0]) else None
    told = time_as_of(title) or part
    if told and may_follow and _has_states(layout.body):
        return because(told, 0.8, f"titeln nämner ”{told.label}”, och en tabell säger hur långt åtgärderna kommit")
    if said and says_it_follows_up(join_lines([line.text for line in first_page][:OPENING])):
        return said
    if not may_follow or ((find_times(title) or find_ranges(title)) and not named_so):
        return None
    if find_ranges(title) and _SEVERAL.search(title):
        return said  # its day is not that of any
    edges = list(_edges(layout))
    front = _without(front, [one for one in stated if tells_other_time(one.name)])
    cover = without_broken_spans(_without(front, [one for one in stated if tells_day(one.name)]))
    told_by_cover = any(FOLLOWING_UP.search(line.text) for line in [*front, *edges]) or any(
        tells_time_of_report(one.name) and _OF_REPORT.match(one.name) for one in stated
    )
    if not (named_so or told_by_cover or _opens_as_follow_up(title, first_page)):
        return None
    fact = _of_facts(stated, year)
    return (
        (fact if fact and not (project and fact.start == fact.end) else None)
        or project
        or of_period([*front, *(line for line in first_page if PERIOD.match(line.text))])
        or of_cover(cover)
        or of_edges(edges)
        or said
        or of_times(_before_text(cover, layout.body))
        or (time_told_of_project(layout, title) if final else None)
        or of_month(cover)
        or of_date(_before_text(front, layout.body))
        or of_date(front)
        or of_date(repeated(edges))
    )


def _first_page(layout: Layout) -> list[Line]:
    """The lines of the first page that has text, after a cover and the contents."""
    return [line for line in layout.body if line.page == layout.body[0].page]


def _of_title_line(lines: Sequence[Line]) -> Round | None:
    """The round of the one line of a title that names a report on it: "Plan 2023", "Delårsrapport mars 2023"."""
    named = [line.text for line in lines if FOLLOWING_UP.search(line.text)]
    told = {one.interval: one for text in named if (one := round_of_heading(text))}
    return next(iter(told.values())) if len(lines) > 1 and len(told) == 1 else None


def _orders(title: str) -> bool:
    """Whether a title begins with what lays down rules: "Avtal om boende", but not "Avtalsuppföljning"."""
    return bool(_ORDERS.match(title)) and not FOLLOWING_UP.search(title.split()[0])


def _is_report_on(line: Line) -> bool:
    """Whether a line beside the title of a plan says that this is a report on it: "Uppföljning våren 2022"."""
    says_so = FOLLOWING_UP.search(line.text) or _HOW_IT_STANDS.match(line.text)
    return bool(says_so) and round_of_report(line.text) is not None


def _part_of(
    year: Round, title: str, layout: Layout, stated: Sequence[Fact], front: Sequence[Line]
) -> Round | None:
    """The part of a title's year that is told of: "Halvårsuppföljning 2023"."""
    if not is_year(year):
        return None
    fact = _of_facts(stated, year.start.year)
    headings = (line.text for line in layout.body if not line.cell and len(line.text) <= DATE_LINE)
    named = {told.interval for text in headings if (told := round_of_heading(text, year.start.year))}
    if len(named) > 1:
        return part_told(year, title, fact, None, [])  # what stands first may be of the first of several
    return part_told(year, title, fact, _of_text(_first_page(layout)), [*front, *layout.body[:1]])


def _opens_as_follow_up(title: str, first_page: Iterable[Line]) -> bool:
    """Whether the first lines say that something was followed up, under a title that is none of rules."""
    opening = join_lines([line.text for line in first_page][:OPENING])
    told = _FOLLOWS.search(opening) or _TELLS_WHAT_WAS_DONE.search(opening)
    return bool(told) and not _RULES.search(title)


def _has_states(body: Iterable[Line]) -> bool:
    """Whether a table tells how it stands with areas that it names."""
    cells = [line for line in body if line.cell]
    tables = [list(lines) for _, lines in groupby(cells, key=lambda line: line.cell and line.cell.table)]
    told = [columns_of(rows(lines), in_area=False) for lines in tables]
    return any(one.states for one in told if one and not one.is_of_one_area)


def _without(lines: Sequence[Line], stated: Iterable[Fact]) -> list[Line]:
    """The lines but those of some facts."""
    gone = {(line.page, line.x0, line.bottom) for one in stated for line in one.lines}
    return [line for line in lines if (line.page, line.x0, line.bottom) not in gone]


def _of_facts(stated: Iterable[Fact], year: int | None) -> Round | None:
    """The one time beside a name that says that it is reported on; the `year` of one without is the title's.

    "Läget per" says more than "Budgetår".
    """
    for one in sorted(stated, key=lambda one: one.name.rstrip(": ").endswith("år")):
        if not tells_time_of_report(one.name):
            continue
        times = find_times(one.says) or (find_parts(one.says, year) if year else ())
        if len(times) == 1 and not find_ranges(one.says):
            told = times[0][0]
            return because(told, 0.8, f"”{one.name.rstrip(': ')}” är ”{told.label}”")
    return None


def _before_text(front: Iterable[Line], body: Sequence[Line]) -> list[Line]:
    """The lines of cover and letterhead over the text: those who signed and the papers enclosed stand under it."""
    if not body:
        return [*front]
    first = body[0].page, body[0].bottom
    return [line for line in front if (line.page, line.bottom) < first]


def _of_text(lines: Iterable[Line]) -> Round | None:
    """The one time that sentences say they tell of; what tables say is of their rows."""
    told = time_told_of([one.text for one in paragraphs([line for line in lines if not line.cell])])
    return because(told, 0.75, f"texten säger att den avser ”{told.label}”") if told else None


def rounds_of_headers(layout: Layout) -> dict[int, Round]:
    """The round that the running header of each page names, by page; none where they do not name several."""
    found: dict[int, Round] = {}
    title = join_lines([line.text for line in layout.title])
    for line in _edges(layout):
        times = [time for time, _, _ in find_times(line.text)]
        if len(times) == 1 and times[0].start != times[0].end and FOLLOWING_UP.search(line.text + title):
            found[line.page] = because(times[0], 0.7, f"sidhuvudet nämner ”{times[0].label}”")
    return found if len({told.interval for told in found.values()}) > 1 else {}


def _edges(layout: Layout) -> Iterator[Line]:
    """The running headers and footers; the names of a table's columns on its next page are none."""
    yield from (line for line, kind in layout.aside if kind in ("header", "footer") and not line.cell)
