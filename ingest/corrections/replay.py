"""Corrections made in a report: each finds its place again by what the text says.

One that has no place any more becomes a `Conflict`, and the others go on; one that a better reading has made
needless changes nothing.
"""

from collections.abc import Callable, Sequence

import msgspec

from ingest.corrections.anchors import Opening, Passage, find_passage, find_section, find_spot, is_cut_at
from ingest.corrections.operations import (
    Change,
    Conflict,
    CorrectText,
    Entry,
    MarkHeader,
    Merge,
    MoveBoundary,
    NameRound,
    PlaceInRound,
    Reviewed,
    RoundName,
    SetArea,
    SetItem,
    SetTitle,
    Split,
    Undo,
    VersionOf,
    active,
    undone,
)
from ingest.corrections.rewriting import cut, join, rewrite, without
from ingest.errors import DoesNotFit
from ingest.parts.decisions import decisions
from ingest.report import Area, Report, Round, Section
from ingest.slugs import free_name, section_name

DECIDED = "bestämt av arkivarien"
_Told = tuple[Section, Round | None]  # a round's number is given when the report is put together again


def apply(report: Report, entries: Sequence[Entry]) -> tuple[Report, tuple[Conflict, ...]]:
    """A report as it was read with its corrections, in order, and those that have no place in it."""
    corrected, conflicts = report, list[Conflict]()
    for entry in active(entries):
        if isinstance(entry.operation, VersionOf | Reviewed | Undo):
            continue
        try:
            corrected = change(corrected, entry.operation)
        except DoesNotFit as error:
            conflicts.append(Conflict(entry.number, str(error)))
    return corrected, tuple(conflicts)


def check(report: Report, entries: Sequence[Entry], new: Entry) -> None:
    """Raise DoesNotFit where a new entry has no place in the report as read and the corrections made before."""
    match new.operation:
        case Undo(number):
            if number not in {entry.number for entry in entries} - undone(entries):
                raise DoesNotFit(
                    f"Rättelse {number} finns inte eller är redan ångrad. Välj en i listan över rättelser."
                )
        case VersionOf() | Reviewed():
            return
        case change_made:
            before, _ = apply(report, entries)
            if change(before, change_made) == before:
                raise DoesNotFit("Rättelsen ändrar ingenting: så står det redan.")


def change(report: Report, operation: Change) -> Report:
    """A report with one correction made; raises DoesNotFit where the report has no place for it."""
    told = [(section, report.round_of(section)) for section in report.sections]
    match operation:
        case Merge():
            told = _merged(told, operation)
        case Split():
            told = _split(told, operation)
        case MoveBoundary():
            told = _moved(told, operation)
        case SetTitle():
            return msgspec.structs.replace(report, title=operation.becomes)
        case NameRound():
            return _report(report, *_round_named(report, operation))
        case PlaceInRound():
            told = _placed(told, operation)
        case SetArea():
            told = _area_set(told, operation)
        case SetItem():
            told = _changed(told, [find_section(_sections(told), operation.section)], item=operation.item)
        case MarkHeader():
            told = _header_taken(told, operation)
        case CorrectText():
            told = _text_corrected(told, operation)
    return _report(report, told, report.rounds)


def _sections(told: Sequence[_Told]) -> list[Section]:
    return [section for section, _ in told]


def _merged(told: list[_Told], operation: Merge) -> list[_Told]:
    first = find_section(_sections(told), operation.first)
    if operation.second.begins in told[first][0].text[1:]:
        return told  # read as one by now
    second = _next_to(told, first, operation.second)
    joined = join(told[first][0], told[second][0])
    return [*told[:first], (joined, told[first][1]), *told[second + 1 :]]


def _split(told: list[_Told], operation: Split) -> list[_Told]:
    if is_cut_at(_sections(told), operation.at):
        return told
    number, at = find_spot(_sections(told), operation.at)
    section, round_ = told[number]
    head, tail = cut(section, at, operation.place)
    taken = {one.id for one in _sections(told)}
    tail = msgspec.structs.replace(tail, id=free_name(_name(tail, round_), taken))
    return [*told[:number], (head, round_), (tail, round_), *told[number + 1 :]]


def _moved(told: list[_Told], operation: MoveBoundary) -> list[_Told]:
    if is_cut_at(_sections(told), operation.at):
        return told
    first = find_section(_sections(told), operation.first)
    second = _next_to(told, first, operation.second)
    number, at = find_spot(_sections(told), operation.at)
    if number not in (first, second):
        raise DoesNotFit("Den nya gränsen ligger i ett annat avsnitt än de två som den ska skilja åt.")
    head, tail = cut(told[number][0], at, operation.place)
    if number == first:
        begins = join(tail, told[second][0])
        after = _like(told[second][0], begins)
        before = head
    else:
        before, after = join(told[first][0], head), tail
    return [*told[:first], (before, told[first][1]), (after, told[second][1]), *told[second + 1 :]]


def _next_to(told: Sequence[_Told], first: int, opening: Opening) -> int:
    second = find_section(_sections(told), opening)
    if second != first + 1:
        raise DoesNotFit(f"{told[first][0].id} och {told[second][0].id} följer inte längre på varandra.")
    return second


def _like(place: Section, text: Section) -> Section:
    """The text of one section at the place of another."""
    return msgspec.structs.replace(text, id=place.id, area=place.area, item=place.item)


def _round_named(report: Report, operation: NameRound) -> tuple[list[_Told], list[Round]]:
    was, becomes = _find_round(report, operation.was), _round(operation.becomes)
    becomes = next((one for one in report.rounds if one != was and _same_round(one, becomes)), becomes)
    told = [(section, report.round_of(section)) for section in report.sections]
    renamed = [(section, becomes if round_ == was else round_) for section, round_ in told]
    return _named(renamed, told), [becomes if one == was else one for one in report.rounds]


def _find_round(report: Report, name: RoundName) -> Round:
    """The round of that name and time, or else the only one of that name or that time."""
    same_name = [one for one in report.rounds if one.label == name.label]
    same_time = [one for one in report.rounds if (one.start, one.end) == (name.start, name.end)]
    found = [one for one in same_name if one in same_time] or same_name or same_time
    if len(found) != 1:
        raise DoesNotFit(f"Rapporten har inte längre omgången ”{name.label}” ({name.start}–{name.end}).")
    return found[0]


def _round(name: RoundName) -> Round:
    return Round(name.start, name.end, name.label, 1.0, DECIDED)


def _placed(told: list[_Told], operation: PlaceInRound) -> list[_Told]:
    number = find_section(_sections(told), operation.section)
    becomes = _round(operation.round) if operation.round else None
    known = next((r for _, r in told if r and becomes and _same_round(r, becomes)), becomes)
    chosen = _run(told, number, operation.following, lambda one: one[1] == told[number][1])
    return _named([(s, known if n in chosen else r) for n, (s, r) in enumerate(told)], told)


def _same_round(one: Round, other: Round) -> bool:
    return (one.label, one.start, one.end) == (other.label, other.start, other.end)


def _area_set(told: list[_Told], operation: SetArea) -> list[_Told]:
    number = find_section(_sections(told), operation.section)
    named = operation.label or operation.title
    area = Area(operation.label, operation.title, 1.0, DECIDED) if named else None
    place = told[number][0].area, told[number][1]
    chosen = _run(told, number, operation.following, lambda one: (one[0].area, one[1]) == place)
    return _changed(told, chosen, area=area)


def _run(told: Sequence[_Told], number: int, following: bool, goes_along: Callable[[_Told], bool]) -> list[int]:
    """A section, and if asked for those right after it that go along with it."""
    chosen = [number]
    while following and chosen[-1] + 1 < len(told) and goes_along(told[chosen[-1] + 1]):
        chosen.append(chosen[-1] + 1)
    return chosen


def _changed(told: list[_Told], chosen: Sequence[int], **fields: object) -> list[_Told]:
    changed = [
        (msgspec.structs.replace(section, **fields) if n in chosen else section, round_)
        for n, (section, round_) in enumerate(told)
    ]
    return _named(changed, told)


def _named(told: list[_Told], before: Sequence[_Told]) -> list[_Told]:
    """Sections that stand elsewhere than before are named after where they stand now."""
    stays = [_name(*one) == _name(*other) for one, other in zip(told, before, strict=True)]
    taken = {section.id for (section, _), same in zip(told, stays, strict=True) if same}
    named = []
    for (section, round_), same in zip(told, stays, strict=True):
        if not same:
            section = msgspec.structs.replace(section, id=free_name(_name(section, round_), taken))
            taken.add(section.id)
        named.append((section, round_))
    return named


def _name(section: Section, round_: Round | None) -> str:
    return section_name(round_.label if round_ else None, section.area, section.item)


def _header_taken(told: list[_Told], operation: MarkHeader) -> list[_Told]:
    passage = operation.passage
    gone = Passage(passage.section, " ", passage.before.rstrip(), passage.after.lstrip())
    found = _found_unless(_sections(told), passage, gone)
    if not found:
        return told
    section, round_ = told[found[0]]
    left = without(section, found[1], found[1] + len(passage.text), operation.lines)
    return [*told[: found[0]], *([(left, round_)] if left else []), *told[found[0] + 1 :]]


def _text_corrected(told: list[_Told], operation: CorrectText) -> list[_Told]:
    passage = operation.passage
    read_right = msgspec.structs.replace(passage, text=operation.becomes)
    found = _found_unless(_sections(told), passage, read_right)
    if not found:
        return told
    section, round_ = told[found[0]]
    corrected = rewrite(section, found[1], found[1] + len(passage.text), operation.becomes)
    return [*told[: found[0]], (corrected, round_), *told[found[0] + 1 :]]


def _found_unless(sections: Sequence[Section], passage: Passage, done: Passage) -> tuple[int, int] | None:
    """Where a passage stands, None where the text says `done` instead; raises DoesNotFit where it says neither."""
    try:
        return find_passage(sections, passage)
    except DoesNotFit:
        if done.before and done.after and _is_there(sections, done):
            return None
        raise


def _is_there(sections: Sequence[Section], passage: Passage) -> bool:
    try:
        find_passage(sections, passage)
    except DoesNotFit:
        return False
    return True


def _report(report: Report, told: Sequence[_Told], rounds: Sequence[Round]) -> Report:
    """The report put together again: rounds in the order of the text, and decisions by the rounds."""
    had = {report.rounds[s.round] for s in report.sections if s.round is not None}
    used = [round_ for _, round_ in told if round_]
    kept = [one for one in rounds if one in used or one not in had]
    ordered = tuple(dict.fromkeys(kept + [one for one in used if one not in kept]))
    ordered = tuple(sorted(ordered, key=lambda one: _first(told, one, ordered)))
    sections = tuple(
        msgspec.structs.replace(section, round=ordered.index(round_) if round_ else None)
        for section, round_ in told
    )
    return msgspec.structs.replace(
        report, rounds=ordered, sections=sections, decisions=decisions(sections, ordered)
    )


def _first(told: Sequence[_Told], round_: Round, ordered: Sequence[Round]) -> int:
    """Where the sections of a round begin; one without sections stays after the round before it."""
    begins = next((n for n, (_, one) in enumerate(told) if one == round_), None)
    if begins is not None:
        return begins
    earlier = ordered.index(round_) - 1
    return _first(told, ordered[earlier], ordered) if earlier >= 0 else -1
