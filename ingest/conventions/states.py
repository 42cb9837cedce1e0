"""The names that reports give the columns of their tables: what an area is called, and its states.

| Åtgärdsområde | Nuläge | Åtgärd | Ansvarig | Status |
"""

import re

MOST_WORDS = 4  # in the name of a column
# The first column of a table of areas.
AREA_COLUMNS = frozenset(
    """
    område/mål mål delmål inriktningsmål
    nämndmål verksamhetsmål kommunmål effektmål uppdrag process punkt rubrik nr insats direktiv ägardirektiv
    kontrollmoment moment rekommendation granskning löfte satsning projekt spår beslut
    ärende ärenden motion motioner medborgarförslag e-förslag interpellation brist brister föreläggande
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
AREA_COMPOUNDS = ("område", "områden")  # "Kontrollområde", "Riskområde"
MEASURE_COLUMNS = frozenset("åtgärd åtgärder aktivitet aktiviteter insats insatser".split())  # noqa: SIM905
_NUMBERS = re.compile(
    r"(?:löp|uppdrags|ärende|åtgärds|insats|aktivitets|projekt|mål|moment|kontroll|risk|punkt|ordnings|diarie|besluts|ref"
    r"|rekommendations|serie|arkiv|motions|kf-?|ks-?|nämnds)?[-\s]?(?:nr|nummer|id)\.?|(?:ref|löpande|vårt)\.?\s(?:nr|nummer)"
    r"\.?|nr\s?/\s?år|år\s?/\s?nr|nr\s?[:.]\s?år|#|no\.?|dnr\.?|ref\.?|referens|beteckning|kod|punkt|§",
    re.IGNORECASE,
)
# A column that says of which round its row is.
_PERIODS = re.compile(
    r"(?:rapport|redovisnings|uppföljnings|mät)?(?:period|tillfälle|tidpunkt|omgång)(?:en)?|kvartal|tertial|halvår|termin"
    r"|läsår|år|datum|tid|när|månad|uppföljning|avstämning|redovisning|rapport",
    re.IGNORECASE,
)
# The other columns, by the word that they begin with.
_STATES = re.compile(
    r"(?:nu)?läge[t]?\b|status\b|åtgärd(?:er)?\b|ansvar(?:ig|iga)?\b|kommentar(?:er)?\b|resultat\b|utfall\b|bedömning"
    r"|tidplan|tid\b|klart?\b|genomför[td]|återstår|prognos|nästa steg|planerat?\b|aktivitet(?:er)?\b"
    r"|beskrivning|slutdatum|startdatum|färdig|insats(?:er)?\b|indikator(?:er)?\b|måluppfyllelse|målvärde|måltal"
    r"|trend\b|risk(?:er)?\b|hänt\b|analys\b|slutsats|datum\b|iakttagelse(?:r)?\b|svar\b|notering(?:ar)?\b"
    r"|(?:\w+s\s)(?:kommentar|bedömning|svar|åtgärd)|vad som|återrapportering|uppföljning|redovisning|avvikelse"
    r"|(?:det\s)?(?:gjort|gjorda|utfört)\b|kvar\b|kvarstår|att göra\b|handläggare\b|slutfört\b"
    r"|förfallodag\b|färg\b|effekt(?:er)?\b|orsak(?:er)?\b|nästa\b|arbete\b|beslut\b",
    re.IGNORECASE,
)


def is_area_column(name: str) -> bool:
    """Whether a column of that name holds areas."""
    words = name.casefold().split()
    lettered = all(re.fullmatch(r"[^\W\d_]+(?:[/-][^\W\d_]+)?", word) for word in words)
    named = bool(words) and (words[0] in AREA_COLUMNS or words[0].endswith(AREA_COMPOUNDS))
    return named and len(words) <= 2 and lettered


def is_measure_column(name: str) -> bool:
    """Whether a column of that name holds what is done: the areas, where no other column has them."""
    return name.casefold().strip() in MEASURE_COLUMNS


def is_number_column(name: str) -> bool:
    """Whether a column of that name holds the numbers of areas."""
    return bool(_NUMBERS.fullmatch(name.strip()))


def is_period_column(name: str) -> bool:
    """Whether a column of that name holds times."""
    return bool(_PERIODS.fullmatch(name.strip()))


def is_date_column(name: str) -> bool:
    """Whether a column of that name may hold the days of anything."""
    return name.casefold().strip() in ("datum", "tid", "när", "tidpunkt")


def is_state(name: str) -> bool:
    """Whether a column of that name holds a state of the area in its row."""
    return bool(_STATES.match(name.strip())) and len(name.split()) <= MOST_WORDS


def is_column_name(name: str) -> bool:
    """Whether reports call columns so."""
    return is_area_column(name) or is_state(name)
