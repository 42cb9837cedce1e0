"""What kind of change a reworded sentence is, each with the words that show it.

    ska redovisa senast den 1 juni 2014 → bör redovisa under hösten 2014
        certainty   weaker     "ska" → "bör"
        date        later      "1 juni 2014" → "hösten 2014"
    Samtliga chefer → Flertalet chefer
        scope       narrower   "Samtliga" → "Flertalet"

Only what the two wordings themselves say is told: where words that carry no such sign differ, there is no kind.
"""

import re
from collections import Counter
from collections.abc import Callable, Hashable, Iterable, Sequence
from typing import Literal, TypeVar

import msgspec

from index.likeness import FUNCTION_WORDS, features
from index.quantities import Quantity, quantities
from index.scales import Step, steps
from index.status import PROGRESS, sentence_status
from index.times import Time, times
from index.wording import differences
from index.words import stem
from ingest.report import Mention, Span

Kind = Literal["number", "amount", "date", "certainty", "negation", "responsible", "status", "scope", "form"]
Direction = Literal["weaker", "stronger", "later", "earlier", "forward", "back", "narrower", "wider"]
WEAKENED = frozenset[Direction](("weaker", "later", "back", "narrower"))

_WHOLE = frozenset(("hela", "helt", "varje"))  # alone they say as often how thoroughly as how much
MILD = 3  # a word that binds no more than this makes a plain statement milder
PLAIN = 2  # how plain both signs of status must be to tell of a step that is not forward
DONE = 7  # what is done is more certain than anything that is to come
_DONE = re.compile(
    r"(?<!\w)(?:har|hade)\s+(?:\w+\s+){0,3}?\w+(?:at|ats|it|its|tt|tts|rt|rts|lt|lts|gt|gts|nt|nts)(?!\w)",
    re.IGNORECASE,
)
# A verb in the past: "har monterats", "monterades", "köptes".
_CARRIED_OUT = re.compile(_DONE.pattern + r"|(?<!\w)\w{3,}(?:ade|ades|ndes|rdes|ldes|tes)(?!\w)", re.IGNORECASE)
_TO_COME = re.compile(
    r"(?<!\w)(?:ska|skall|skulle|kommer att|kan komma att|planera\w*|avser|bör|beräknas|väntas|föreslås)(?!\w)",
    re.IGNORECASE,
)
_LAST_DAY = re.compile(r"(?<!\w)(?:senast|före|innan)(?!\w)", re.IGNORECASE)
_VAGUE = re.compile(r"(?<!\w)(?:under|inom|framöver|på sikt|längre fram|så snart|snarast|i)(?!\w)", re.IGNORECASE)
_NOT = re.compile(
    r"(?<!\w)(?:inte|ej|icke|aldrig|ingen|inget|inga|ingenting|varken|utan att|sakna(?:s|r|des|de))(?!\w)",
    re.IGNORECASE,
)
_ROOT = 5  # letters that two forms of one word share
# What Swedish puts before a noun in place of a verb ("fattade beslut" for "beslutade"), and what adds nothing.
_LIGHT = frozenset(
    map(
        stem,
        ["fatta", "fattade", "fattat", "göra", "gjort", "gjorts", "ske", "sker", "få", "fått", "ge", "gett", "nu"],
    )
)
Sign = TypeVar("Sign")


class Change(msgspec.Struct, frozen=True):
    """A kind of change, the words that show it on each side ("" where there are none), and which way it goes."""

    kind: Kind
    before: str
    after: str
    direction: Direction | None = None


class Wording(msgspec.Struct, frozen=True):
    """What a sentence, or the sentences that it became, says, and whom it names."""

    text: str
    mentions: tuple[Mention, ...] = ()


class _Read(msgspec.Struct, frozen=True):
    """What is read of a wording, once, for all kinds of change."""

    text: str
    mentions: tuple[Mention, ...]
    times: tuple[Time, ...]
    amounts: tuple[Quantity, ...]
    numbers: tuple[Quantity, ...]


def changes(before: Wording, after: Wording) -> tuple[Change, ...]:
    """The kinds of change between two wordings of one thought, each at most once."""
    if features(before.text).folded == features(after.text).folded:
        return ()
    old, new = _read(before), _read(after)
    found = [change for find in _FINDERS if (change := find(old, new))]
    if any(
        change.kind == "status" for change in found
    ):  # what was to be done and is done is no more certain for it
        found = [change for change in found if change.kind != "certainty"]
    if not found and _same_matter(before.text, after.text):
        runs = differences(before.text, after.text)
        moved = [run for run in runs if run.kind != "same"]
        found = [Change("form", _joined(run.before for run in moved), _joined(run.after for run in moved))]
    return tuple(found)


def is_weakened(found: Iterable[Change]) -> bool:
    """Whether a change makes less of what was said: milder words, less scope, a later day, a step back."""
    return any(change.direction in WEAKENED for change in found)


def _read(wording: Wording) -> _Read:
    named = tuple(times(wording.text))
    amounts, numbers = quantities(wording.text, [time.words for time in named])
    return _Read(wording.text, wording.mentions, named, amounts, numbers)


def _amounts(old: _Read, new: _Read) -> Change | None:
    return _counted("amount", old.amounts, new.amounts)


def _numbers(old: _Read, new: _Read) -> Change | None:
    return _counted("number", old.numbers, new.numbers)


def _counted(kind: Kind, old: Sequence[Quantity], new: Sequence[Quantity]) -> Change | None:
    """What only one side counts."""
    gone, came = _apart(old, new, lambda one: one.value)
    if not gone and not came:
        return None
    return Change(kind, _joined(one.words for one in gone), _joined(one.words for one in came))


def _dates(old: _Read, new: _Read) -> Change | None:
    """Another date; later or earlier where one took the place of one and both or none have a year."""
    gone, came = _apart(old.times, new.times, lambda time: (time.start, time.end))
    gone, came = _not_within(gone, came), _not_within(came, gone)
    if not (gone and came) and not _LAST_DAY.search(old.text if gone else new.text if came else ""):
        return None
    direction: Direction | None = None
    if len(gone) == len(came) == 1 and gone[0].dated == came[0].dated and gone[0].end != came[0].end:
        direction = "later" if came[0].end > gone[0].end else "earlier"
    return Change("date", _joined(_words(old, gone)), _joined(_words(new, came)), direction)


def _not_within(some: Sequence[Time], others: Sequence[Time]) -> list[Time]:
    """Times that are no closer or wider account of one on the other side: "hösten 2014", "den 3 november 2014"."""
    return [
        one
        for one in some
        if not any(
            (other.start <= one.start and one.end <= other.end)
            or (one.start <= other.start and other.end <= one.end)
            for other in others
            if one.dated and other.dated
        )
    ]


def _words(read: _Read, found: Iterable[Time]) -> list[str]:
    return [read.text[time.words.start : time.words.end] for time in found]


def _certainty(old: _Read, new: _Read) -> Change | None:
    """Words that bind more or less, or a last day that became a vague time."""
    gone, came = _apart(_binding(old.text), _binding(new.text), lambda step: step.rank)
    direction = _bound(gone, came)
    if direction:
        return Change("certainty", _joined(s.words for s in gone), _joined(s.words for s in came), direction)
    was, became = _LAST_DAY.search(old.text), _LAST_DAY.search(new.text)
    if was and not became and old.times:
        vague = _VAGUE.search(new.text)
        return Change("certainty", was[0], vague[0] if vague else "", "weaker")
    if became and not was and new.times:
        return Change("certainty", "", became[0], "stronger")
    return None


def _binding(text: str) -> list[Step]:
    done = [Step(one[0], DONE, _span(one)) for one in _DONE.finditer(text)]
    return [*steps(text, "certainty"), *done]


def _bound(gone: Sequence[Step], came: Sequence[Step]) -> Direction | None:
    """Which way words that bind went; where a side has none, it is a plain statement.

    From "ska" to "har" is a step forward in status, not in certainty; from "har" back to "ska" is both.
    """
    if gone and came:
        was, became = min(step.rank for step in gone), min(step.rank for step in came)
        if became == DONE or was == became:
            return None
        return "weaker" if became < was else "stronger"
    mild = any(step.rank <= MILD for step in gone or came)
    return None if not mild else "stronger" if gone else "weaker"


def _negation(old: _Read, new: _Read) -> Change | None:
    was, became = _NOT.findall(old.text), _NOT.findall(new.text)
    if bool(was) == bool(became):
        return None
    return Change("negation", _joined(was), _joined(became))


def _responsible(old: _Read, new: _Read) -> Change | None:
    """A unit or role that took the place of another."""
    gone, came = _apart(_named(old.mentions), _named(new.mentions), lambda mention: mention.name)
    if not gone or not came:
        return None
    return Change("responsible", _joined(one.text for one in gone), _joined(one.text for one in came))


def _named(mentions: Sequence[Mention]) -> list[Mention]:
    return list({one.name: one for one in mentions if one.label in ("UNIT", "ROLE")}.values())


def _status(old: _Read, new: _Read) -> Change | None:
    was, became = sentence_status(old.text), sentence_status(new.text)
    ahead = _TO_COME.search(old.text) if not was or was.status == "planerat" else None
    if ahead and (not became or became.status in ("planerat", "beslutat", "genomfört")):
        done = None if _TO_COME.search(new.text) or _NOT.search(new.text) else _CARRIED_OUT.search(new.text)
        if done:
            return Change("status", ahead[0], done[0], "forward")
    if not was or not became or was.status == became.status:
        return None
    is_negated = bool(_NOT.search(old.text)) != bool(_NOT.search(new.text))
    if not is_negated and (_says(new.text, was.words) or _says(old.text, became.words)):
        return None
    direction: Direction | None = None
    if was.status in PROGRESS and became.status in PROGRESS:
        direction = "forward" if PROGRESS[became.status] > PROGRESS[was.status] else "back"
    if direction != "forward" and min(was.strength, became.strength) < PLAIN:
        return None
    return Change("status", was.words, became.words, direction)


def _scope(old: _Read, new: _Read) -> Change | None:
    gone, came = _apart(steps(old.text, "scope"), steps(new.text, "scope"), lambda step: step.words.casefold())
    direction = _taken_in(gone, came)
    if direction is None:
        return None
    return Change("scope", _joined(step.words for step in gone), _joined(step.words for step in came), direction)


def _taken_in(gone: Sequence[Step], came: Sequence[Step]) -> Direction | None:
    """Which way the scope went. "Några" that came alone narrows, "alla" widens; the other way when they went."""
    if gone and came:
        was, became = min(step.rank for step in gone), min(step.rank for step in came)
        return None if was == became else "narrower" if became < was else "wider"
    ranks = {step.rank for step in gone or came if gone or step.words.casefold() not in _WHOLE} & {1, 4}
    if len(ranks) != 1:
        return None
    return "wider" if (4 in ranks) == bool(came) else "narrower"


def _says(text: str, words: str) -> bool:
    """Whether a wording has all of some words, in whatever order: what both sides say is no change."""
    return set(words.casefold().split()) <= set(re.findall(r"[\w-]+", text.casefold()))


_FINDERS: tuple[Callable[[_Read, _Read], Change | None], ...] = (
    _amounts,
    _numbers,
    _dates,
    _certainty,
    _negation,
    _responsible,
    _status,
    _scope,
)


def _apart(
    old: Sequence[Sign], new: Sequence[Sign], value: Callable[[Sign], Hashable]
) -> tuple[list[Sign], list[Sign]]:
    """The signs that only one side has, each as often as it has more of them."""
    gone, came = Counter(map(value, old)), Counter(map(value, new))
    gone, came = gone - came, came - gone
    return _first(old, gone, value), _first(new, came, value)


def _first(signs: Sequence[Sign], left: "Counter[Hashable]", value: Callable[[Sign], Hashable]) -> list[Sign]:
    found = []
    for sign in signs:
        if left[value(sign)] > 0:
            left[value(sign)] -= 1
            found.append(sign)
    return found


def _same_matter(before: str, after: str) -> bool:
    """Whether two wordings have the same words of matter, whatever their order, form and light verbs."""
    was, became = (
        Counter(word for word in features(text).stems if word not in FUNCTION_WORDS) for text in (before, after)
    )
    gone, came = was - became, became - was
    return all(
        word in _LIGHT or any(word[:_ROOT] == other[:_ROOT] and len(word) >= _ROOT for other in others)
        for words, others in ((gone, came), (came, gone))
        for word in words
    )


def _span(found: re.Match[str]) -> Span:
    return Span(*found.span())


def _joined(words: Iterable[str]) -> str:
    return ", ".join(dict.fromkeys(word.strip() for word in words if word.strip()))
