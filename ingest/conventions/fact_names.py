"""What the names in the facts that a report begins with say: which of them tells the time that is reported on.

Redovisningsperiod      januari–augusti 2022     the time that is told of
Status per              31 oktober 2022          so does this
Sammanträde             2022-09-30               a day of the report
Tid, Plats              onsdag 27 september      so it is here
Projektperiod           mars–december 2022       the time that is told of, in the final report of a project alone
Plan antagen            2019-11-25               a time of something else
Nämnd, Handläggare      ...                      no time
"""

import re

from ingest.conventions.bodies import BODIES, INDEFINITE, PERSONS, pattern

_REPORT = r"(?:(?:denna\s+)?(?:\w*rapporten|redovisningen|uppföljningen|avstämningen|rapport|uppföljning)\s+)?"
_PERIOD = re.compile(
    rf"{_REPORT}(?:avser|omfattar)(?:\s+(?:tid(?:en)?|(?:tids)?period(?:en)?|(?:\w+)?år(?:et)?|läget(?:\s+per)?))?"
    rf"|{_REPORT}gäller\s+(?:tiden|perioden|tidsperioden|året|läsåret|läget)"
    r"|(?:av|åter)?(?:rapport(?:erings)?|redovisnings|uppföljnings|mät|tids|avstämnings|utvärderings)?period(?:en)?"
    r"|(?:verksamhets|läs|budget|kalender|redovisnings|rapport(?:erings)?|uppföljnings|berättelse)?år(?:et)?"
    r"|tertial|kvartal|halvår|delår|termin|(?:rapport(?:erings)?|redovisnings|uppföljnings)?omgång"
    r"|(?:av|åter)?(?:rapport(?:erings)?|uppföljnings|avstämnings|redovisnings|mät)(?:tillfälle|tidpunkt|dag|datum)"
    r"|(?:status|läges|avläsnings)(?:dag|datum)"
    r"|(?:status|läget?|nuläget?|uppgifter(?:na)?|utfall)\s+(?:per|till\s+och\s+med|t\.?\s?o\.?\s?m\.?)(?:\s+den)?",
    re.IGNORECASE,
)
# When something else holds, was adopted or comes: the plan that is followed up, an agreement, the next report.
_OTHER = re.compile(
    r"(?:plan|program|strategi|policy|mandat|projekt|avtal|uppdrag|budgetram|styrdokument)\w*"
    r"|anta(?:gen|get)\b|gilti|\bgäll|\bnästa|\bersätt|\bfrån och med|\bstart|\bslut",
    re.IGNORECASE,
)
_PROJECT = re.compile(r"(?:projekt|genomförande)(?:ets)?[\s-]?(?:period|tid)(?:en)?", re.IGNORECASE)
_DAYS = re.compile(
    r"beslut|fastställ|godkän|upprätt|utfärd|revide|sammanträd|möte|datum|inläm|dag\b|version|senast|\btid\b",
    re.IGNORECASE,
)
# Names that governing documents and reports have beside these. A body's own name is none: "Socialnämnd".
_FACT = re.compile(
    rf"(?:{pattern(BODIES, INDEFINITE)}|\w*{pattern(PERSONS, INDEFINITE)}"
    r"|till|från|mottagare|avsändare|beställare|organisation|huvudman|sekretess|titel|rubrik|ämne|instans|version"
    r"|bilag(?:a|or)|ärende(?:t|mening|nr|nummer)?|diarie\w*|dnr\.?|ref(?:erens)?\.?|(?:ut|in)lämnad|inskickad|framtagen"
    r"|sammanställd|beredd|behandl(?:ad|as)|rapport(?:ör|typ|eras|eringsväg)?|redovisas|föredragande|författare"
    r"|kontakt\w*|ansvarig\w*|\w*datum|\w*ägare|e-post|telefon|kommunalförbund|förskola|verksamhet|lokal"
    r"|(?:mötes|sammanträdes)?(?:tid|plats)(?:\s+och\s+(?:tid|plats))?"
    r"|\w*(?:sammanträde|möte)(?:t|s(?:dag|datum))?|(?:plan|program|projekt|avtals|mandat|strategi)(?:period|tid)"
    r"|(?:plan|program|strategi|beslut|underlag)(?:en|et)?\s+\w+|nästa\s+\w+|antal\s\w+)"
    r"(?:\s+(?:av|till|för|den|chef|nämnd|tjänsteman|handläggare|person|i|vid|och|dnr|nr|nummer|\w+en))*\.?",
    re.IGNORECASE,
)


def tells_time_of_report(name: str) -> bool:
    """Whether what stands beside a name is the time that is reported on: "Redovisningsperiod", "Status per"."""
    return bool(_PERIOD.fullmatch(_plain(name)))


def tells_time_of_project(name: str) -> bool:
    """Whether what stands beside a name is when a project went on, which its final report is on: "Projekttid"."""
    return bool(_PROJECT.fullmatch(_plain(name)))


def tells_other_time(name: str) -> bool:
    """Whether a time beside a name is that of something else than the report: "Planperiod", "Plan antagen"."""
    return not tells_time_of_report(name) and bool(_OTHER.search(name))


def tells_day(name: str) -> bool:
    """Whether a time beside a name is when the report, or what it follows up, was written, decided or sent."""
    return not tells_time_of_report(name) and bool(_DAYS.search(name))


def is_fact(name: str) -> bool:
    """Whether a name is one of those that reports begin with: who, to whom, of which time, under which number."""
    return tells_time_of_report(name) or bool(_FACT.fullmatch(_plain(name)))


def _plain(name: str) -> str:
    return name.strip().rstrip(":").rstrip()
