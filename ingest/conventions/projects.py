"""How reports write the time of a project, which may be of several years.

"Projekttid 1 oktober 2015–30 september 2018"                its name and the time
"Genomförandeperioden var mars–december 2022."               the same in a sentence
"Projektet pågick 1 mars 2019–31 augusti 2021."              it went on
"Projektet Vägen in har bedrivits mellan mars 2019 och juni 2021."
"Vägen in drevs från den 1 mars 2019 till den 31 augusti 2021."   so it is called in the title
"Projektet har finansierats av fonden och pågick från 2016 till 2018."
"Projektet startade i maj 2019 och avslutades i juni 2021."  two times
"Projektet (mars 2019–juni 2021) var ett samarbete."
"Rapporten avser projekttiden 2019–2021."
"Projektet skulle pågå 2019–2020."                           none: that was the plan
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.conventions.intervals import LONGEST_RANGE, Told, find_times_and_spans
from ingest.report import Round

_NAME = r"(?:projekt|genomförande|insats|satsnings)(?:ets|ens)?[\s-]?(?:period|tid)(?:en)?"
_NOUN = (
    r"(?:[\w-]*projekt(?:et)?|[\w-]*(?:satsning|pilot|insats|försöksverksamhet)(?:en)?|[\w-]*försök(?:et)?"
    r"|slut(?:rapport|redovisning)en)"
)
# What it is called, or told of it, before the word for that it went on: "Projektet Vägen in pågick".
_CALLED = r"(?:(?-i:\s[A-ZÅÄÖ”\"'])[^,.!?;:]{1,60}?|,\s[^.!?;:]{3,80},)?"
_WENT_ON = (
    r"(?:(?:har\s+|hade\s+)?(?:pågått|löpt|bedrivits|drivits|genomförts|varat)|pågick|löpte|bedrevs|drevs"
    r"|genomfördes|varade|sträckte\s+sig|ägde\s+rum)"
)
_WAS = r"(?:var|är|har\s+varit|omfattade?r?|avser|avsåg|gäller|gällde|blev)"
_DURING = r"(?:(?:under|från|fr\.?\s?o\.?\s?m\.?|mellan|över|i|och\s+med|åren|år|den|tiden|(?:tids)?perioden)\s+)*"
_PERIOD = rf"(?:(?:under|från|över)\s+)*(?:{_NAME}|tiden|(?:tids)?perioden|åren)\s+{_DURING}"
_NAMED = re.compile(rf"\b{_NAME}(?:[\s:|–—-]+|\s+(?:{_WENT_ON}|{_WAS})\s+|\s\(){_DURING}$", re.IGNORECASE)
_WAS_OF = re.compile(
    rf"\b{_NOUN}{_CALLED}\s(?:{_WENT_ON}\s(?:\w+\s+)?{_DURING}|{_WAS}\s(?:\w+\s+)?{_PERIOD}|\(){_DURING}$",
    re.IGNORECASE,
)
_IT_WENT_ON = re.compile(
    rf"(?P<subject>[^.!?;:]{{3,60}}?)\s(?:{_WENT_ON}\s(?:\w+\s+)?{_DURING}|\(){_DURING}$", re.IGNORECASE
)
# The same after another verb: "Projektet har finansierats av fonden och pågick från".
_AND_WENT_ON = re.compile(
    rf"(?:^|[.!?]\s)(?:[\w-]+\s)?{_NOUN}\s[^.!?;:,]{{3,100}}\soch\s{_WENT_ON}\s(?:\w+\s+)?{_DURING}$",
    re.IGNORECASE,
)
_STARTED = re.compile(
    rf"\b{_NOUN}{_CALLED}\s(?:(?:har\s+)?(?:starta|inled|påbörja)\w+|började|drogs\s+i\s?gång)\s[^.!?;:\d]{{0,20}}$",
    re.IGNORECASE,
)
_ENDED = re.compile(
    r"[^.!?;:]{0,40}\b(?:(?:av)?sluta\w+|slutför\w+|upphörde|pågick|till|klart?|färdigt?)\s[^.!?;:\d]{0,20}",
    re.IGNORECASE,
)
_MEANWHILE = re.compile(r"\s(?:och|till(?:\s+och\s+med)?|t\.?\s?o\.?\s?m\.?)\s+(?:den\s+)?", re.IGNORECASE)
_BETWEEN = re.compile(r"\bmellan\s+(?:den\s+)?$", re.IGNORECASE)
_NOT_SO = re.compile(r"\b(?:skulle|ska|planera\w*|tänkt|ansök\w*|förläng\w*)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-ZÅÄÖ])")


def named_time(text: str) -> Round | None:
    """The one time that stands right after the name of a project's time; None where several do."""
    times = _times(text)
    told = {time.interval: time for time, start, _ in times if _NAMED.search(text[:start])}
    return next(iter(told.values())) if len(told) == 1 else None


def is_named_time(text: str) -> bool:
    """Whether a text is the name of a project's time, with that time, and no more."""
    text = text.strip().rstrip(".")
    times = _times(text)
    return len(times) == 1 and times[0][2] == len(text) and _NAMED.match(text[: times[0][1]]) is not None


def time_it_went_on(text: str, title: str) -> Round | None:
    """The time that the first sentence to tell of it says that a project went on, also as its `title` calls it."""
    return next((told for sentence in _SENTENCE.split(text) for told in _went_on(sentence, title)), None)


def span_alone(text: str) -> tuple[Round, str] | None:
    """The one range of more than a year that a text names, and the words round it."""
    spans = [one for one in find_times_and_spans(text) if one[0].end - one[0].start > LONGEST_RANGE]
    if len(spans) != 1:
        return None
    told, start, end = spans[0]
    return told, f"{text[:start]} {text[end:]}"


def _went_on(sentence: str, title: str) -> Iterator[Round]:
    """The times that a sentence says that a project went on; days are those of what happened."""
    if _NOT_SO.search(sentence):
        return
    times = _times(sentence)
    for time, start, _ in times:
        before = sentence[:start]
        called = _IT_WENT_ON.fullmatch(before)
        by_name = called is not None and called["subject"].casefold() in title.casefold()
        told = any(way.search(before) for way in (_WAS_OF, _NAMED, _AND_WENT_ON))
        if time.start < time.end and (by_name or told):
            yield time
    for (first, begins, ends), (last, start, _) in pairwise(times):
        if (
            _STARTED.search(sentence[:begins])
            and _ENDED.fullmatch(sentence[ends:start])
            and first.end < last.start
        ):
            yield Round(first.start, last.end, f"{first.label}–{last.label}")


def _times(text: str) -> Sequence[Told]:
    """The times and spans of a text; two with "mellan" and "och", or with "till", are one."""
    found: list[Told] = []
    for told, start, end in find_times_and_spans(text):
        before = found[-1] if found else None
        joined = before is not None and _MEANWHILE.fullmatch(text[before[2] : start])
        between = joined and before and ("och" not in joined[0] or _BETWEEN.search(text[: before[1]]))
        if before and between and before[0].end < told.start:
            label = f"{before[0].label}–{told.label}"
            found[-1] = (Round(before[0].start, told.end, label), before[1], end)
        else:
            found.append((told, start, end))
    return found
