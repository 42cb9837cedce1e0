"""The wording of one action area followed through its rounds.

Where several reports tell of the same round, the round's own report is read (the one with fewest rounds), and of
several versions of it the latest; the others are named as not read.
"""

import difflib
from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from index.align import Likeness, Pair, align
from index.sentences import Sentence, sentences
from ingest.errors import UnknownArea, UnknownReport, UnknownRound
from ingest.labels import roman_value
from ingest.report import Area, Report, Round, Section


class Telling(msgspec.Struct, frozen=True):
    """What one report says of the area in one round; `others` are reports that tell of the same round."""

    round: Round
    report: str
    title: str
    area: Area
    sections: tuple[Section, ...]
    others: tuple[str, ...]


class Step(msgspec.Struct, frozen=True):
    """From one telling to the next: what became of each sentence."""

    before: Telling
    after: Telling
    pairs: tuple[Pair, ...]


class Comparison(msgspec.Struct, frozen=True):
    """An area through its rounds, in order of time."""

    area: str
    tellings: tuple[Telling, ...]
    steps: tuple[Step, ...]


class AreaInUse(msgspec.Struct, frozen=True):
    """An area that reports tell of: its name, a title if any report gives one, and the labels of its rounds."""

    name: str
    title: str | None
    rounds: tuple[str, ...]


def compare(
    reports: Iterable[Report],
    area: str,
    report: str | None = None,
    from_round: str | None = None,
    to_round: str | None = None,
    older: Collection[str] = (),
) -> Comparison:
    """Follow an area, by label or title, through its rounds; `from_round` and `to_round` are labels, included.

    `older` are reports of which there is a later version; they are read where nothing else tells of a round.
    Raises UnknownReport, UnknownArea or UnknownRound, naming what there is.
    """
    every = list(reports)
    chosen = _chosen(every, report)
    tellings = _between(_tellings(chosen, area, older), from_round, to_round)
    told = {telling.round: _sentences(telling) for telling in tellings}
    likeness = Likeness(
        [one for report in every for section in report.sections for one in sentences(section, report.id)]
    )
    steps = tuple(
        Step(before, after, tuple(align(told[before.round], told[after.round], likeness)))
        for before, after in pairwise(tellings)
    )
    return Comparison(tellings[0].area.name, tuple(tellings), steps)


def areas(reports: Iterable[Report]) -> list[AreaInUse]:
    """The areas that reports tell of, in the order of their labels, those with a title alone last."""
    titles: dict[str, str | None] = {}
    rounds: dict[str, set[Round]] = {}
    for report in reports:
        for section in report.sections:
            told = report.round_of(section)
            if section.area and told:
                titles[section.area.name] = titles.get(section.area.name) or section.area.title
                rounds.setdefault(section.area.name, set()).add(told)
    return [
        AreaInUse(name, titles[name], tuple(one.label for one in sorted(rounds[name])))
        for name in sorted(rounds, key=_area_order)
    ]


def as_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as the command line prints it."""
    return {
        "area": comparison.area,
        "rounds": [telling.round.label for telling in comparison.tellings],
        "steps": [
            {
                "from": step.before.round.label,
                "to": step.after.round.label,
                "sentences": [pair_as_json(pair) for pair in step.pairs],
            }
            for step in comparison.steps
        ],
    }


def pair_as_json(pair: Pair) -> dict[str, Any]:
    """A pair of sentences as the command line prints it."""
    return {
        "kind": pair.kind,
        "before": pair.before.text if pair.before else None,
        "after": pair.after.text if pair.after else None,
        "similarity": pair.similarity,
    }


def _chosen(reports: Sequence[Report], wanted: str | None) -> Sequence[Report]:
    if wanted is None:
        return reports
    chosen = [report for report in reports if report.id == wanted]
    if not chosen:
        raise UnknownReport(
            f"Rapporten ”{wanted}” finns inte i arkivet.{_nearest(wanted, [report.id for report in reports])}"
        )
    return chosen


def _tellings(reports: Sequence[Report], area: str, older: Collection[str]) -> list[Telling]:
    """One telling a round, in order of time; raises UnknownArea."""
    found: dict[tuple[object, object], list[Telling]] = {}
    for report in sorted(reports, key=lambda one: (one.id not in older, -len(one.rounds), one.id)):
        for number, told in enumerate(report.rounds):
            sections = tuple(s for s in report.sections if s.round == number and _is_area(s.area, area))
            if sections and sections[0].area:
                telling = Telling(told, report.id, report.title, sections[0].area, sections, ())
                found.setdefault((told.start, told.end), []).append(telling)
    if not found:
        raise UnknownArea(f"Inget åtgärdsområde heter ”{area}”.{_nearest(area, [a.name for a in areas(reports)])}")
    return sorted((_read_one(tellings) for tellings in found.values()), key=lambda one: one.round)


def _read_one(tellings: Sequence[Telling]) -> Telling:
    *others, chosen = tellings
    return msgspec.structs.replace(chosen, others=tuple(other.report for other in others))


def _is_area(area: Area | None, wanted: str) -> bool:
    names = (area.label, area.title) if area else ()
    return any(name and name.casefold() == wanted.strip().casefold() for name in names)


def _between(tellings: Sequence[Telling], first: str | None, last: str | None) -> Sequence[Telling]:
    start = _position(tellings, first) if first else 0
    end = _position(tellings, last) if last else len(tellings) - 1
    return tellings[min(start, end) : max(start, end) + 1]


def _position(tellings: Sequence[Telling], label: str) -> int:
    labels = [telling.round.label for telling in tellings]
    for number, known in enumerate(labels):
        if known.casefold() == label.strip().casefold():
            return number
    raise UnknownRound(f"Området har ingen omgång ”{label}”. Omgångarna är {', '.join(labels)}.")


def _sentences(telling: Telling) -> list[Sentence]:
    return [sentence for section in telling.sections for sentence in sentences(section, telling.report)]


def _nearest(wanted: str, known: Iterable[str]) -> str:
    names = list(known)
    near = difflib.get_close_matches(wanted, names, n=1)
    if near:
        return f" Menade du ”{near[0]}”?"
    return f" Det finns {', '.join(names[:20])}." if names else ""


def _area_order(name: str) -> tuple[int, list[int], str]:
    """I before II before X, 1.2 before 1.10, letters by the alphabet, titles last."""
    if roman_value(name):
        return 0, [roman_value(name)], ""
    if name.replace(".", "").isdigit():
        return 1, [int(number) for number in name.split(".") if number], ""
    return (2 if len(name) == 1 else 3), [], name.casefold()
