"""The wording of an area, a unit or a search followed through the rounds.

Where several reports tell of the same round, the round's own report is read (the one with fewest rounds), and of
several versions of it the latest; the others are named as not read.
"""

from collections.abc import Collection, Iterable, Sequence
from itertools import pairwise
from typing import Any

import msgspec

from index.align import Link, align
from index.changes import Change, Wording, changes
from index.descent import Line, lines_of_descent
from index.elsewhere import Elsewhere
from index.likeness import Likeness
from index.schemes import Schemes, area_order, schemes
from index.sentences import Sentence
from index.subjects import Subject
from index.subjects import area as area_subject
from index.weights import Weights, of_texts
from ingest.counting import counted
from ingest.errors import QueryError, UnknownReport, UnknownRound, nearest
from ingest.report import Area, Report, Round, Section

MOST_SENTENCES = 1_500  # of a comparison: those that come back are looked for among all that went


class Telling(msgspec.Struct, frozen=True):
    """What one report says of the subject in one round; `others` are reports that tell of the same round."""

    round: Round
    report: str
    title: str
    sha256: str
    sections: tuple[Section, ...]
    sentences: tuple[Sentence, ...]
    others: tuple[str, ...] = ()

    @property
    def areas(self) -> tuple[Area, ...]:
        """The areas that it is told in, each once."""
        return tuple({section.area.name: section.area for section in self.sections if section.area}.values())


class Step(msgspec.Struct, frozen=True):
    """From one telling to the next: what became of each sentence."""

    before: Telling
    after: Telling
    links: tuple[Link, ...]


class Comparison(msgspec.Struct, frozen=True):
    """A subject through its rounds, in order of time: step by step, and thought by thought.

    `likeness` is what its sentences were compared by.
    """

    subject: str
    tellings: tuple[Telling, ...]
    steps: tuple[Step, ...]
    lines: tuple[Line, ...]
    likeness: Likeness


class AreaInUse(msgspec.Struct, frozen=True):
    """An area that reports tell of: its name, a title if any report gives one, and the labels of its rounds."""

    name: str
    title: str | None
    rounds: tuple[str, ...]


def compare(
    reports: Iterable[Report],
    subject: str | Subject,
    report: str | None = None,
    from_round: str | None = None,
    to_round: str | None = None,
    weights: Weights | None = None,
    known: Schemes | None = None,
    older: Collection[str] = (),
) -> Comparison:
    """Follow a subject, or an area by label or title, through its rounds; both ends are labels, included.

    `weights` say how telling words are (by default as in the reports themselves), `known` which areas correspond.
    `older` are reports of which there is a later version; they are read where nothing else tells of a round.
    Raises UnknownReport, UnknownArea or UnknownRound, naming what there is, and QueryError where there is too much
    to compare.
    """
    chosen = _chosen(list(reports), report)
    if isinstance(subject, str):
        subject = area_subject(subject, known or schemes(chosen))
    tellings = _between(_tellings(chosen, subject, older), from_round, to_round)
    _bound(subject, tellings)
    around = Elsewhere(chosen, tellings)
    texts = [one.text for telling in tellings for one in telling.sentences]
    likeness = Likeness([*texts, *around.texts], weights or of_texts([*texts, *around.texts]))
    steps = tuple(
        Step(before, after, around.mark(number, align(before.sentences, after.sentences, likeness), likeness))
        for number, (before, after) in enumerate(pairwise(tellings))
    )
    lines = lines_of_descent([one.sentences for one in tellings], [step.links for step in steps], likeness)
    return Comparison(subject.name, tuple(tellings), steps, tuple(lines), likeness)


def _bound(subject: Subject, tellings: Sequence[Telling]) -> None:
    said = sum(len(telling.sentences) for telling in tellings)
    if said > MOST_SENTENCES:
        rounds = counted(len(tellings), "omgång", "omgångar")
        raise QueryError(
            f"”{subject.name}” är för mycket att jämföra: {said} meningar i {rounds}, av högst "
            f"{MOST_SENTENCES}. Välj en rapport, färre omgångar eller en smalare fråga."
        )


def kinds_of_change(link: Link) -> tuple[Change, ...]:
    """What kind of change a link is; none where a side is empty or the wordings are the same."""
    if not link.before or not link.after or link.relation == "same":
        return ()
    before, after = (
        Wording(text, _mentions(side)) for text, side in zip(link.texts, (link.before, link.after), strict=True)
    )
    return changes(before, after)


def _mentions(side: Sequence[Sentence]) -> tuple[Any, ...]:
    return tuple(mention for sentence in side for mention in sentence.mentions)


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
        for name in sorted(rounds, key=area_order)
    ]


def as_json(comparison: Comparison) -> dict[str, Any]:
    """A comparison as the command line prints it."""
    return {
        "area": comparison.subject,
        "rounds": [telling.round.label for telling in comparison.tellings],
        "steps": [
            {
                "from": step.before.round.label,
                "to": step.after.round.label,
                "sentences": [link_as_json(link) for link in step.links],
            }
            for step in comparison.steps
        ],
    }


def link_as_json(link: Link) -> dict[str, Any]:
    """A link as the command line prints it."""
    before, after = link.texts
    return {"kind": link.kind, "before": before or None, "after": after or None, "similarity": link.similarity}


def _chosen(reports: Sequence[Report], wanted: str | None) -> Sequence[Report]:
    if wanted is None:
        return reports
    chosen = [report for report in reports if report.id == wanted]
    if not chosen:
        raise UnknownReport(
            f"Rapporten ”{wanted}” finns inte i arkivet.{nearest(wanted, [report.id for report in reports])}"
        )
    return chosen


def _tellings(reports: Sequence[Report], subject: Subject, older: Collection[str]) -> list[Telling]:
    """One telling a round, in order of time."""
    found: dict[tuple[object, object], list[Telling]] = {}
    for report in sorted(reports, key=lambda one: (one.id not in older, -len(one.rounds), one.id)):
        for number, told in enumerate(report.rounds):
            pieces = [(one, subject.chosen(report, one)) for one in report.sections if one.round == number]
            sections = tuple(section for section, said in pieces if said)
            said = tuple(sentence for _, some in pieces for sentence in some)
            if said:
                telling = Telling(told, report.id, report.title, report.sha256, sections, said)
                found.setdefault((told.start, told.end), []).append(telling)
    return sorted((_read_one(tellings) for tellings in found.values()), key=lambda one: one.round)


def _read_one(tellings: Sequence[Telling]) -> Telling:
    *others, chosen = tellings
    return msgspec.structs.replace(chosen, others=tuple(other.report for other in others))


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
