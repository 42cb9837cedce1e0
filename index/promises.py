"""Promises: what a report said would be done, by when and by whom, and what later rounds say of it.

    hösten 2013   "Upphandlingsenheten ska lämna förslag … senast den 1 juni 2014."    due 2014-06-01
    våren 2014    "Upphandlingsenheten bör lämna förslag … under hösten 2014."         slipped
    våren 2015    "Upphandlingsenheten har lämnat förslag …"                           kept

A promise is a sentence whose words bind for a time to come. An account of what was done at a time is none.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Literal

import msgspec

from index.align import Link
from index.compare import Comparison, Telling, kinds_of_change
from index.sentences import Sentence
from index.status import sentence_status
from index.times import Time, times
from ingest.report import Mention, Round

Fate = Literal["kept", "slipped", "repeated", "weakened", "dropped", "taken up", "silent", "open"]
TAKEN_UP = 0.45  # of what a promise says, what a later sentence must say too, to be of it
# Words that bind: with one of these before it, or a verb of the present after it, a time is one to come.
BINDS = re.compile(
    r"(?<!\w)(?:ska|skall|skulle|kommer|bör|avser|avsåg|planera(?:s|r|de|des)|åtar sig|åtog sig|ankommer|"
    r"beräknas|beräknades|väntas|förväntas|måste|åläggs|"
    r"räknar med|(?:i|fått i|får i) uppdrag|målet är|siktet är|tänkt\w*|har för avsikt|återkommer|"
    r"inriktningen är)(?!\w)",
    re.IGNORECASE,
)
# Verbs of the present that begin something at a time: "Våren 2015 startar utbildningen".
_BEGINS = re.compile(
    r"(?<!\w)(?:startar|börjar|inleds|påbörjas|införs|genomförs|redovisas|lämnas|presenteras|tas|öppnar|öppnas|flyttar|"
    r"ansluts|avslutas|färdigställs|upphandlas|tillträder|beslutas|byggs|invigs|publiceras|redovisar|lämnar|följs|"
    r"utvärderas|klart?|klara|står klara?)(?!\w)",
    re.IGNORECASE,
)
# Verbs of a state: what they say of a time to come is no promise.
_STATE = re.compile(
    r"(?<!\w)(?:gäller|finns|är|omfattar|avser|ingår|innebär|motsvarar|uppgår|löper)(?!\w)", re.IGNORECASE
)
_PAST = re.compile(
    r"(?<!\w)(?:\w{3,}(?:ade|ades|ndes|rdes|ldes|ktes|ptes)|trädde|fanns|gällde|kom|gick|stod|låg|tog|gav|skedde|"
    r"hölls|gjordes)(?!\w)",
    re.IGNORECASE,
)
_DONE = re.compile(
    r"(?<!\w)(?:har|hade|blev|beslutade|beslöt|antog|antogs|behandlade|behandlades|godkände|redovisade|redovisades|lämnade|"
    r"lämnades|öppnade|infördes|började|startade|fattade|fattades|tillträdde|genomfördes|tecknades|togs|var|fick)(?!\w)",
    re.IGNORECASE,
)
_SINCE = re.compile(r"(?<!\w)(?:sedan|alltsedan|i början av|redan)\s+(?:den\s+|i\s+)?$", re.IGNORECASE)
_FOR = re.compile(r"(?<!\w)(?:för|till|hos|inom|vid|med|åt|från)\s+(?:\w+\s+)?$", re.IGNORECASE)
_BY = re.compile(r"(?<!\w)av\s+(?:\w+\s+)?$", re.IGNORECASE)


class Promise(msgspec.Struct, frozen=True):
    """A sentence that binds, its due time (`dated` where it names the year), and who is to act, if it says so."""

    sentence: Sentence
    round: Round
    area: str | None
    start: date
    due: date
    dated: bool
    when: str
    who: str | None


class Followed(msgspec.Struct, frozen=True):
    """A promise and its fate: the sentence of a later round that shows it, and that round's label."""

    promise: Promise
    fate: Fate
    evidence: Sentence | None = None
    round: str | None = None
    repeated: int = 0  # later rounds that say it word for word


def promise_in(sentence: Sentence, told: Round, area: str | None) -> Promise | None:
    """The promise that a sentence of a round makes, None where it makes none."""
    time = _due(sentence.text, told)
    if time is None:
        return None
    words = sentence.text[time.words.start : time.words.end]
    who = _who(sentence.text, sentence.mentions)
    return Promise(sentence, told, area, time.start, time.end, time.dated, words, who)


def follow(comparison: Comparison, today: date | None = None) -> list[Followed]:
    """The promises of a comparison in order of time, each with its fate; one that is repeated is told of once.

    Open is what is not due before `today`, by default the end of the latest round.
    """
    now = today or comparison.tellings[-1].round.end
    made: set[str] = set()
    found = []
    for number, telling in enumerate(comparison.tellings):
        for sentence in telling.sentences:
            promise = promise_in(sentence, telling.round, _area_of(telling, sentence))
            if promise and sentence.text not in made:
                made.add(sentence.text)
                later = list(_later(sentence, number, comparison))
                found.append(_fate(promise, later, now, number == len(comparison.tellings) - 1))
    return sorted(found, key=lambda one: (one.promise.round, one.promise.due))


def _due(text: str, told: Round) -> Time | None:
    """The time by which a sentence binds: a last day before any other, then the last one named."""
    ahead = [time for time in times(text, told) if time.end >= told.start and _binds(text, time, told)]
    if not ahead:
        return None
    return max(ahead, key=lambda time: (time.last_day, time.end))


def _binds(text: str, time: Time, told: Round) -> bool:
    """Whether the words round a time are of something to come: those of its own clause.

    A plain present tense is of something to come where its time lies after the round.
    """
    clause, at = _clause(text, time)
    if _SINCE.search(clause[:at]):
        return False
    bound = [found.start() for found in BINDS.finditer(clause)]
    done = [found.start() for found in _DONE.finditer(clause)]
    if not bound:
        is_ahead = time.last_day or bool(told and time.start > told.end)
        acts = _BEGINS.search(clause) or (is_ahead and not _STATE.search(clause) and not _PAST.search(clause))
        return bool(acts) and not done
    return not done or _distance(bound, at) <= _distance(done, at)


def _distance(places: Sequence[int], at: int) -> tuple[int, int]:
    """How far a time stands from the nearest verb; one before it is nearer than one after."""
    return min((int(place > at), abs(place - at)) for place in places)


def _clause(text: str, time: Time) -> tuple[str, int]:
    """The clause that a time stands in, and where in it the time begins."""
    cuts = [
        0,
        *(
            found.end()
            for found in re.finditer(
                r"[;:]| men | och (?=\w+ (?:ska|har|kommer))|, (?:och|men|varför|medan) ", text
            )
        ),
        len(text),
    ]
    start = max(cut for cut in cuts if cut <= time.words.start)
    end = min(cut for cut in cuts if cut >= time.words.end)
    return text[start:end], time.words.start - start


def _who(text: str, mentions: Sequence[Mention]) -> str | None:
    """Who is to act: named after "av", else the first one named that nothing is done to or for."""
    named = [one for one in mentions if one.label in ("UNIT", "ROLE")]
    acting = [one for one in named if _BY.search(text[: one.start])]
    free = [one for one in named if not _FOR.search(text[: one.start])]
    return next((one.text for one in [*acting, *free]), None)


def _area_of(telling: Telling, sentence: Sentence) -> str | None:
    section = next(one for one in telling.sections if one.id == sentence.section)
    return section.area.name if section.area else None


def _later(sentence: Sentence, number: int, comparison: Comparison) -> Iterator[tuple[Round, Sentence]]:
    """What later rounds say of a sentence: those of its line of descent, and others that say most of it too."""
    line = next(one for one in comparison.lines if sentence in one.cells[number])
    likeness = comparison.likeness
    mine = likeness.rows([_without_names(sentence)])
    for later in range(number + 1, len(comparison.tellings)):
        telling = comparison.tellings[later]
        covered = likeness.covered(mine, likeness.rows([one.text for one in telling.sentences]))[0]
        of_it = [one for one, share in zip(telling.sentences, covered, strict=True) if share >= TAKEN_UP]
        for one in dict.fromkeys([*line.cells[later], *of_it]):
            yield telling.round, one


def _without_names(sentence: Sentence) -> str:
    """What a sentence says, whoever it names: another may be the one who did it."""
    text = sentence.text
    for mention in reversed(sentence.mentions):
        text = text[: mention.start] + text[mention.end :]
    return text


def _fate(promise: Promise, later: Sequence[tuple[Round, Sentence]], now: date, is_last: bool) -> Followed:
    """The first later sentence that decides it; else whether it was said again, taken up, or met with silence."""
    repeated = sum(sentence.text == promise.sentence.text for _, sentence in later)
    others = [(told, sentence) for told, sentence in later if sentence.text != promise.sentence.text]
    for told, sentence in others:
        fate = _shown(promise, sentence, told)
        if fate:
            return Followed(promise, fate, sentence, told.label, repeated)
    if others:
        return Followed(promise, "taken up", others[0][1], others[0][0].label, repeated)
    if repeated and promise.due <= now:
        return Followed(promise, "repeated", later[-1][1], later[-1][0].label, repeated)
    return Followed(promise, "open" if promise.due > now or is_last else "silent", repeated=repeated)


def _shown(promise: Promise, sentence: Sentence, told: Round) -> Fate | None:
    """What a later wording of the same thought says of the promise."""
    sign = sentence_status(sentence.text)
    if sign and sign.status in ("genomfört", "löpande"):
        return "kept"
    if sign and sign.status == "utgår":
        return "dropped"
    due = _due(sentence.text, told)
    if (sign and sign.status == "försenat") or (due and due.end > promise.due):
        return "slipped"
    return "weakened" if _is_milder(promise.sentence, sentence) else None


def _is_milder(before: Sentence, after: Sentence) -> bool:
    found = kinds_of_change(Link("reworded", (before,), (after,)))
    return any(change.direction == "weaker" for change in found)
