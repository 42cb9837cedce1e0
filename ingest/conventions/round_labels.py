"""How reports call a round where it begins a paragraph: its time, and what is told of it.

"Svar hösten 2023"                          hösten 2023
"Nämndens kommentar, oktober 2023"          oktober 2023
"Ursprunglig bedömning (hösten 2023)"       hösten 2023
"Kommentar från förvaltningen våren 2024"   våren 2024
"Vidtagna åtgärder T1 2024"                 T1 2024
"Det här har hänt till och med maj 2024"    maj 2024
"Budget 2024", "Mål 2025", "Plan för 2026"  none: they tell of no work that is done
"Beslut 2022-03-01", "Åtgärder 2025"        nor do these, by themselves
"""

import re
from functools import lru_cache

from ingest.conventions.bodies import BODIES, DEFINITE, PERSONS, pattern
from ingest.conventions.intervals import find_parts, find_times
from ingest.conventions.rounds import is_generic, round_of_heading
from ingest.report import Round

# Of these at least one stands beside the time.
_TOLD = frozenset(
    """
    svar svaret yttrande yttrandet återkoppling återkopplingen besked beskedet
    bedömning bedömningen kommentar kommentarer analys reflektion reflektioner slutsats slutsatser iakttagelse
    iakttagelser observation observationer händelser hänt hände skett gjort gjorts gjorde gjordes redovisat
    redovisades rapporterat rapporterades utgångsläge utgångsläget startläge startläget dagsläge dagsläget
    """.split()  # noqa: SIM905 - a list of words reads best as one
)
_DONE = re.compile(
    r"\b(?:vidtagna|genomförda|utförda|gjorda|avslutade|påbörjade)\s+(?:åtgärder|insatser|aktiviteter)\b",
    re.IGNORECASE,
)
# Who tells it; by its own name a body may be what is followed up ("Kulturnämndens").
_BODY = rf"(?:{pattern(BODIES, DEFINITE)}|verksamheten|\w*{pattern(PERSONS, DEFINITE)})"
_WHO = re.compile(rf"\b(?:{_BODY}s|(?:från|av)\s+{_BODY})\b", re.IGNORECASE)
_SMALL = frozenset(
    """
    ursprunglig ursprungligt ursprungliga ny nytt nya aktuell aktuellt aktuella nuvarande tidigare förnyad förnyat
    kompletterande uppföljande inkommet lämnat lämnades preliminär preliminärt
    det här detta så vi har ännu hittills
    """.split()  # noqa: SIM905
)


@lru_cache(10_000)
def round_of_label(text: str, year: int | None = None) -> Round | None:
    """The round that a paragraph's first words call by its time and what is told of it.

    `year` is that of a time that names none.
    """
    return round_of_heading(text, year) or _of_what_is_told(text, year)


def _of_what_is_told(text: str, year: int | None) -> Round | None:
    times = find_times(text) or (find_parts(text, year) if year else ())
    if len(times) != 1:
        return None
    told, start, end = times[0]
    around, done = _DONE.subn(" ", _WHO.sub(" ", f"{text[:start]} | {text[end:]}"))
    words = re.findall(r"[^\W_]+(?:\.[^\W_]+)*", around.casefold())
    says_what = bool(done) or any(word in _TOLD for word in words)
    return told if says_what and all(map(_may_stand_beside, words)) else None


def _may_stand_beside(word: str) -> bool:
    return word in _TOLD or word in _SMALL or is_generic(word)
