"""How Swedish reports name reporting rounds: in headings, and in titles of whole documents.

    "Rapport och uppföljning augusti 2013"  augusti 2013      2013-08-01..2013-08-31
    "Läget våren 2016"                      våren 2016        2016-01-01..2016-06-30
    "Uppföljning 2 – oktober 2018"          oktober 2018      2018-10-01..2018-10-31
    "Tertialuppföljning 2 2018"             tertial 2 2018    2018-05-01..2018-08-31
    "Arbetet under 2016"                    2016              the whole year
    "Nämndens svar hösten 2016"             hösten 2016       2016-07-01..2016-12-31

A heading is a round when it names one time and nothing else but generic words; a title is one when it names
one time and says that it follows up. Times are read by `ingest.conventions.intervals`.
"""

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from ingest.conventions.intervals import Told, find_parts, find_times
from ingest.conventions.written_times import LEAP_YEAR
from ingest.report import Round

# Words for a report, in compounds too, that stand round a time in a round's heading.
_REPORT = (
    r"(?:(?:av|in|läges|nuläges|del|delårs|slut|års|helårs|halvårs|kvartals|månads|tertial|åter|status|mittermins|höst|vår"
    r"|period|verksamhets)?(?:uppföljning|rapport(?:ering)?|redovisning|avstämning|bokslut|bild|beskrivning"
    r"|berättelse|sammanställning|mätning|besked|brev)(?:en|et|ar|arna|er|erna)?s?|svar(?:et)?)"
)
_REPORT_WORD = re.compile(_REPORT)
_KIND_OF_REPORT = re.compile(
    r"\b\w+(?:uppföljning|rapport|redovisning|bokslut|berättelse|avstämning)(?:en|et)?\b", re.I
)
# A report's number is no more than generic: "Uppföljning 2", "omgång 3", "nr 4", "år 2".
_NUMBERED = re.compile(
    rf"(?<!\w)(?:{_REPORT}|omgång(?:en)?|(?:rapport)?period(?:en)?|nr\.?|nummer|(?:uppföljnings)?tillfälle"
    r"|tertial|kvartal|halvår|(?<!\d )år)\s+\d{1,2}"
    r"(?![\d.]*\d)",
    re.IGNORECASE,
)
# "Uppföljning mars 2015 (KS 2015/123)"
_DIARY = r"(?:dnr\.?\s*|diarienummer\s*)?[A-ZÅÄÖ]{1,6}[\s-]*\d{2,4}[/:-][\d:.-]+|dnr[^)]*"
_PAPER = re.compile(rf"\((?:{_DIARY})\)", re.IGNORECASE)
_ADDED = re.compile(r"\(([^()]*)\)")
# The body that is told: "Rapport till kommunfullmäktige mars 2016". Others may be the areas of a report.
_BODY = re.compile(
    r"(?:kommun|stads|region)?(?:styrelse|fullmäktige)\w*|nämndens?|utskottets?|förvaltningens?|presidiets?"
)
# Other words that stand round a time in a round's heading and say nothing of what is followed up.
GENERIC = frozenset(
    """
    aktuellt nuvarande ursprungligt
    läge läget nuläge nuläget status delår delåret omgång omgången bedömning resultat arbete arbetet genomfört
    genomförda period perioden rapportperiod tertial tertialet kvartal kvartalet halvår halvåret
    år året årets års helår helåret kalenderår kalenderåret verksamhetsår verksamhetsåret budgetår budgetåret
    läsår läsåret notering noteringar kommentar kommentarer anteckning anteckningar uppdatering uppdaterat
    första andra tredje fjärde femte sjätte slutlig slutligt sammanfattande samlad hela det de den som
    under och per för i av från fr.o.m till t.o.m tom t o m med om på vid efter fram avser avseende gäller
    omfattar tiden
    månad utgången slutet början sista nr nummer tillfälle uppföljningstillfälle uppdaterad statusuppdatering
    idag dag just nu vad har hade hänt kommit ht vt a e
    så här hur långt vi går gick blev står stod ser såg ut ligger låg avläsning avläsningen ställning ställningen
    nytt nyheter senast senaste
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
# A title with one of these says that the document follows something up.
FOLLOWING_UP = re.compile(
    r"uppfölj|rapport|redovisning|avstämning|bokslut|\w{3}berättelse|läges(?:beskrivning|brev|bild)|avläsning"
    r"|kontrollstation|(?<!\w)läget(?!\w)|tertial|(?<!\w)genomgång(?:en)?(?!\w)"
    r"|utvärdering|sammanställning|återkoppling|summering|(?<!\w)delår|genomförda (?:åtgärder|insatser)"
    r"|(?:verksamhets|gransknings)året|redogörelse|(?<!\w)(?:så|hur) långt (?:har|hade|kom)(?!\w)"
    r"|(?<!\w)(?:så|hur) (?:här )?(?:gick|går|har|blev|står|stod|ser|såg|ligger|låg) (?:det|vi|läget)(?!\w)"
    r"|(?<!\w)(?:så|hur) (?:här )?det (?:gick|går|har gått|blev|står|stod|ser|såg)(?!\w)"
    r"|(?<!\w)(?:vad|detta|det(?: här)?) (?:(?:vi|som|har) ){0,3}(?:hände|hänt|blev|gjorde|gjordes|gjorts?)(?!\w)"
    r"|(?<!\w)(?:ställningen|utfallet|nuläget|tillbakablick|återblick|framdrift|(?:års|kvartals|månads)brev)(?!\w)"
    r"|(?<!\w)(?:var (?:står|är) vi|året som gick)(?!\w)"
    r"|(?<!\w)(?:åtgärds|mål|genomförande|projekt)?status(?!\w)|^måluppfyllelse(?!\w)"
    r"|^(?!.*(?:plan|rutin|modell|årshjul|riktlinje|policy|handbok)).*kvalitetsarbete",
    re.IGNORECASE,
)
# What says how or when to follow up: "Anvisningar för delårsrapport 2023", "Tidplan för bokslut 2023".
HOW_TO = re.compile(
    r"^(?:\w*(?:anvisning|riktlinje|rutin|instruktion|handledning|vägledning|manual|mall)(?:en|ar|arna|er|erna|r|rna)?"
    r"|årshjul(?:et)?|\w*(?:tids?plan|kalender)(?:en)?|checklista|lathund|modell(?:en)?|metod(?:en)?|process(?:en)?)"
    r"\s(?:för|till|inför|vid|om)\b"
    r"(?!.*(?:[–—:,]|\s-)\s*(?:\w*rapport|redovis|uppfölj|läges|läget|status|resultat|utfall|så gick))",
    re.IGNORECASE | re.DOTALL,
)
NOT_FOLLOWING_UP = re.compile(
    # An audit follows nothing up, unless what came of one is told: "Uppföljning av 2019 års granskningar",
    # "Plan efter granskning – uppföljning 2020".
    r"protokoll|kallelse|föredragningslista|proposition|^(?:(?!uppfölj|åtgärd|återrapport|svar|yttrande).)*granskning(?!såret)"
    r"(?!.*(?:[–—:,]|\s-)\s*(?:uppfölj|återrapport|återredovis|läges|läget|status|avstämning))"
    r"|^(?:(?:uppföljnings|utvärderings)plan|plan(?:en)? för (?:\w+ )?(?:uppföljning|utvärdering))\b"
    r"(?!.*(?:[–—:,]|\s-)\s*(?:rapport|redovis|läges|läget|status|resultat|utfall))"
    rf"|{HOW_TO.pattern}",
    re.IGNORECASE | re.DOTALL,
)
# "Gäller från den 1 januari 2016" is no round.
_VALID = re.compile(
    r"^(?:gäller|giltig|gällande)\w*:?\s+(?:från|fr\.?\s?o\.?\s?m|till|t\.?\s?o\.?\s?m|tills)\b", re.IGNORECASE
)

# "Tertialuppföljning 2 2018" and "Tertialrapport 2, 2018" name a third of the year in a compound; interim reports
# are numbered so too.
_COMPOUND_PART = re.compile(
    r"\b(?P<part>tertial|kvartals|halvårs|delårs)(?:uppföljning|rapport|bokslut|redovisning)(?:en)?\s+"
    r"(?:nr\.?\s*|nummer\s+)?(?=[1-4]\b)",
    re.IGNORECASE,
)
# "Höstrapport 2018", "Vårens uppföljning 2016"
_COMPOUND_SEASON = re.compile(
    r"\b(?P<season>vår|höst)(?:ens\s+)?(?:uppföljning|rapport|avstämning|redovisning|bokslut)(?:en|et)?\s+(?=(?:19|20)\d\d\b)",
    re.IGNORECASE,
)
# "Halvårsrapport 2023" is of its first half, unless it says more: "Halvårsrapport juli–december 2023".
_HALF_YEAR = re.compile(
    r"\bhalvårs(?:uppföljning|rapport|bokslut|redovisning|avstämning)(?:en|et)?,?\s+(?=(?:19|20)\d\d\b(?![-–/.]\d))",
    re.IGNORECASE,
)
# "Kvalitetsrapport 21/22"; there is no 22nd month.
_SCHOOL_YEAR = re.compile(r"(?<=[^\W\d_] )(?<!\blå )(?<!år )(?<!året )(?P<year>1[2-9]|[2-9]\d)/(?P<next>\d\d)$")
_PARTS = {"tertial": "tertial", "kvartals": "kvartal", "halvårs": "halvår", "delårs": "tertial"}


# What stands before the time that is told of, where a title names another too: "budget 2019, läget per den …",
# "Handlingsplan 2021 – uppföljning T2 2023", "Uppföljning 2022: Handlingsplan 2021", "Fritid 2035: så gick det …"
_AS_OF = re.compile(
    r"(?:\bper|\bläget?(?:\s+(?:i|vid))?|\bavse(?:r|ende)|\butfall(?:et)?(?:\s+för)?"
    r"|\b(?:så|hur) gick det|\bvad hände"
    r"|(?:^|[–—:,.|(]|\s-|\d\s)\s*\w*(?:uppföljning|rapport|redovisning|avstämning|bokslut|berättelse))"
    r"\s+(?:den\s+|för\s+|(?:för\s+)?år\s+|under\s+)?$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s*(?:,|/|och|samt)\s*", re.IGNORECASE)
# What is aimed at is named for the year when it shall be reached: "Fossilfritt 2030", "klimatmålen 2030".
GOALS_EVERY = 5
SOONEST_GOAL = 3  # years after what is told of
OF_WHOLE_YEAR = re.compile(
    r"(?:(?<!del)(?<!halv)års|årlig)\w*(?:rapport|uppföljning|redovisning|bokslut|berättelse)|\b(?:helår|årlig)"
    r"|verksamhetsberättelse",
    re.IGNORECASE,
)
# What stands before a part of a year that is told of no more than planned or decided: "målen för hösten".
_OF_OTHER = re.compile(
    r"\b(?:\w*plan(?:en)?|\w*mål(?:en)?|prognos(?:en)?|budget(?:en)?|inför|till|\w*enkät(?:en)?|tagna|anta\w+|beslut\w*)"
    r"\s+(?:för\s+|från\s+|i\s+|under\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)
# What a day without a year must stand after, in figures: "läget 31/8".
_DAY_OF_REPORT = re.compile(r"(?:\bper|\bden|\bläget?|\bt\.?\s?o\.?\s?m\.?|\btill och med)\s+$", re.IGNORECASE)


# What stands before the day of another paper that a title names: "åtgärder efter beslut 2016-11-08".
_OF_PAPER = re.compile(
    r"\b\w*(?:beslut|föreläggande|tillsyn|inspektion|granskning|skrivelse|begäran)(?:et|en|n)?s?\s+"
    r"(?:(?:av|från)\s+)?(?:den\s+)?$",
    re.IGNORECASE,
)


@lru_cache(10_000)
def round_of_heading(text: str, year: int | None = None) -> Round | None:
    """The round that a heading announces: one time, and round it only generic words.

    `year` is that of a time that names none: "Tertial 1" in a report on 2019.
    """
    text = _PAPER.sub(" ", _spelled_out(text))
    if _VALID.search(text):
        return None
    return _only_time(text, year) or _only_time(unexplained(text), year or year_in(text))


def year_in(text: str) -> int | None:
    """The one year of which a text names times."""
    years = {told.start.year for told, _, _ in find_times(text)}
    return years.pop() if len(years) == 1 else None


def unexplained(text: str) -> str:
    """A text without brackets that say when a time is: "Våren 2014 (april)", "T1 2019 (jan–apr)"."""
    return _ADDED.sub(lambda added: " " if _only_time(f"läget {added[1]}", LEAP_YEAR) else added[0], text).rstrip()


def _only_time(text: str, year: int | None) -> Round | None:
    """The one time of a text with only generic words round it."""
    times = find_times(text) or (find_parts(text, year) if year else ())
    if len(times) != 1:
        return None
    found, start, end = times[0]
    around = f"{text[:start]} | {text[end:]}"
    if found.start == found.end and _words(around) in ([], ["den"]):
        return None  # the date of a letter, not of a round
    rest = _NUMBERED.sub(" ", around)
    words = _words(rest)
    if re.search(r"\d", re.sub(r"\b\d:(?=[ae]\b)", "", rest)):
        return None
    says_so = any(map(_REPORT_WORD.fullmatch, words))
    return found if all(is_generic(word, says_so) for word in words) else None


def round_of_report(text: str) -> Round | None:
    """The same of a line on a cover, which may say which kind of report it is: "Internkontrollrapport T1 2022"."""
    return round_of_heading(text) or round_of_heading(_KIND_OF_REPORT.sub("rapport", text))


def day_alone(text: str) -> Round | None:
    """The one day that a text names and no more: "2017-03-31", "den 31 mars 2017"."""
    times = find_times(text)
    alone = len(times) == 1 and text[: times[0][1]].strip().casefold() in ("", "den") and times[0][2] == len(text)
    return times[0][0] if alone and times[0][0].start == times[0][0].end else None


def _words(text: str) -> list[str]:
    return re.findall(r"[^\W\d_]+(?:\.[^\W\d_]+)*", text.casefold())


def is_generic(word: str, says_so: bool = False) -> bool:
    """Whether a word says nothing of what is followed up; `says_so`: the heading says that it heads a report."""
    return word in GENERIC or bool(_REPORT_WORD.fullmatch(word) or (says_so and _BODY.fullmatch(word)))


def round_of_title(text: str) -> Round | None:
    """The round of a document, from a title that says that it follows up: its one time, or what it is as of."""
    times = times_of_title(_spelled_out(text))
    told = times[0] if len(times) == 1 else time_as_of(text) or _before_goal(times)
    if told is None or not follows_up(" ".join(text.split())):
        return None
    return part_of_year(text, told) or told


def part_of_year(title: str, year: Round) -> Round | None:
    """The one part of its year that a title names without it: "Uppföljning av kontrollplan 2022 – tertial 3"."""
    if not is_calendar_year(year) or OF_WHOLE_YEAR.search(title):
        return None
    parts = [
        told
        for told, start, end in find_parts(title, year.start.year)
        if not (_OF_PAPER.search(title[:start]) or _OF_OTHER.search(title[:start]))
        and ("/" not in title[start:end] or _DAY_OF_REPORT.search(title[:start]))
    ]
    return parts[0] if len(parts) == 1 else None


def is_calendar_year(told: Round) -> bool:
    """Whether a round is a year from its first day to its last."""
    year = told.start.year
    return told.interval == (date(year, 1, 1), date(year, 12, 31))


def _before_goal(times: Sequence[Round]) -> Round | None:
    """The first of two times, in whichever order, where the other is a year that something shall be reached by."""
    if len(times) != 2:
        return None
    told, goal = sorted(times, key=lambda one: one.start)
    is_year = goal.label.isdigit() and goal.start.year % GOALS_EVERY == 0
    return told if is_year and goal.start.year - told.end.year >= SOONEST_GOAL else None


def times_of_title(text: str) -> list[Round]:
    """The times that a title names, without the days of other papers: "åtgärder efter beslut 2016-11-08"."""
    return [
        time for time, start, _ in find_times(text) if time.start != time.end or not _OF_PAPER.search(text[:start])
    ]


def time_as_of(title: str) -> Round | None:
    """The one time that a title says it is as of: "Åtgärder i vattenplanen per den 31 augusti 2022"."""
    title = _spelled_out(title)
    times = find_times(title)
    ends = [end for _, _, end in times[:-1] if _AND.fullmatch(title[end : _next_start(times, end)])]
    told = [time for time, start, end in times if end not in ends and _AS_OF.search(title[:start])]
    return told[0] if len(told) == 1 else None


def _next_start(times: Sequence[Told], end: int) -> int:
    return next(start for _, start, _ in times if start >= end)


def follows_up(title: str) -> bool:
    """Whether a title says that its document follows something up."""
    if re.search("(?:verksamhets|gransknings)året", title, re.IGNORECASE):
        return True
    return bool(FOLLOWING_UP.search(title)) and not NOT_FOLLOWING_UP.search(title)


def _spelled_out(text: str) -> str:
    """A title on one line, "Tertialuppföljning 2 2018" as "tertial 2 2018", "Höstrapport 2018" as "hösten …"."""
    line = _COMPOUND_SEASON.sub(lambda found: f"{found['season'].lower()}en ", " ".join(text.split()))
    line = _SCHOOL_YEAR.sub(_of_school_year, line)
    if not find_parts(line, LEAP_YEAR):
        line = _HALF_YEAR.sub("halvåret ", line)
    return _COMPOUND_PART.sub(lambda found: f"{_PARTS[found['part'].casefold()]} ", line)


def _of_school_year(found: re.Match[str]) -> str:
    return f"läsåret {found[0]}" if int(found["next"]) == int(found["year"]) + 1 else found[0]


def year_of(title: str, whole: Round | None) -> int | None:
    """The year of rounds that name none: that of the document's round, or the only one in its title."""
    if whole:
        return whole.start.year if whole.start.year == whole.end.year else None
    years = {time.start.year for time, _, _ in find_times(title)}
    return years.pop() if len(years) == 1 else None
