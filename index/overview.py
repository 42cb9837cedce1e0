"""All areas in all rounds: how far each has come, how much of it is new, what stands still or fell silent."""

from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from index.compare import Comparison, Step, Telling, compare
from index.promises import BINDS
from index.schemes import Schemes, area_order
from index.status import Reading, read_status
from index.weights import Weights
from ingest.keeping.judgements import Judgement
from ingest.report import Report, Round

STAGNANT = 3  # rounds in a row that say the same promise word for word


class Cell(msgspec.Struct, frozen=True):
    """An area in a round: its status, how much is said and how much of it is new; where to read it.

    `changed` is the share of words in sentences that were not there word for word the round before, None in the
    first. `judged` is a person's word on the status, kept apart from what was read.
    """

    round: Round
    report: str
    section: str
    reading: Reading
    words: int
    changed: float | None
    judged: Judgement | None = None

    @property
    def status(self) -> str:
        """The status as people say it, else as it was read."""
        return self.judged.status if self.judged else self.reading.status


class Stagnation(msgspec.Struct, frozen=True):
    """A sentence that several rounds in a row say word for word."""

    text: str
    rounds: tuple[str, ...]


class Row(msgspec.Struct, frozen=True):
    """An area through all rounds: a cell for each, None where it is not told of.

    `silent_since` is the label of the first round that left it out for good, though it was still numbered so.
    """

    area: str
    title: str | None
    cells: tuple[Cell | None, ...]
    stagnation: tuple[Stagnation, ...]
    silent_since: str | None


class Overview(msgspec.Struct, frozen=True):
    """A matrix of areas and rounds; `scheme` is the name of the numbering that the areas are of."""

    scheme: str
    rounds: tuple[Round, ...]
    rows: tuple[Row, ...]


def overview(
    reports: Sequence[Report],
    known: Schemes,
    judgements: Sequence[Judgement] = (),
    weights: Weights | None = None,
) -> list[Overview]:
    """A matrix for each numbering of the archive, the latest first."""
    made = [_of_scheme(reports, known, number, judgements, weights) for number in range(len(known.schemes))]
    return [one for one in reversed(made) if one.rows]


def _of_scheme(
    reports: Sequence[Report],
    known: Schemes,
    number: int,
    judgements: Sequence[Judgement],
    weights: Weights | None,
) -> Overview:
    scheme = known.schemes[number]
    rounds = tuple({(one.start, one.end): one for one in scheme.rounds}.values())
    followed = [
        (area, compare(reports, area, weights=weights, known=Schemes((scheme,))))
        for area in sorted(scheme.titles, key=area_order)
    ]
    rows = tuple(_row(area, scheme.titles[area], rounds, comparison, judgements) for area, comparison in followed)
    return Overview(scheme.name, rounds, rows)


def _row(
    area: str, title: str | None, rounds: Sequence[Round], comparison: Comparison, judgements: Sequence[Judgement]
) -> Row:
    tellings = {(one.round.start, one.round.end): one for one in comparison.tellings}
    steps = {(step.after.round.start, step.after.round.end): step for step in comparison.steps}
    cells = tuple(
        _cell(area, tellings[days], steps.get(days), judgements) if days in tellings else None
        for days in ((one.start, one.end) for one in rounds)
    )
    return Row(area, title, cells, tuple(_stagnation(comparison)), _silent_since(rounds, cells))


def _cell(area: str, telling: Telling, step: Step | None, judgements: Sequence[Judgement]) -> Cell:
    text = " ".join(section.text for section in telling.sections)
    words = sum(len(one.text.split()) for one in telling.sentences)
    judged = [one for one in judgements if one.is_about(area, telling.round)]
    return Cell(
        telling.round,
        telling.report,
        telling.sections[0].id,
        read_status(text),
        words,
        _changed(step, words) if step else None,
        judged[-1] if judged else None,
    )


def _changed(step: Step, words: int) -> float:
    kept = sum(
        len(sentence.text.split()) for link in step.links if link.relation == "same" for sentence in link.after
    )
    return round(1 - kept / words, 2) if words else 0.0


def _stagnation(comparison: Comparison) -> Iterator[Stagnation]:
    """What binds and is said word for word in `STAGNANT` rounds in a row or more."""
    for line in comparison.lines:
        said = [" ".join(one.text for one in cell) for cell in line.cells]
        for text, run in groupby(range(len(said)), key=lambda number: said[number]):
            rounds = tuple(comparison.tellings[number].round.label for number in run)
            if len(rounds) >= STAGNANT and BINDS.search(text):
                yield Stagnation(text, rounds)


def _silent_since(rounds: Sequence[Round], cells: Sequence[Cell | None]) -> str | None:
    told = [number for number, cell in enumerate(cells) if cell]
    return rounds[told[-1] + 1].label if told and told[-1] + 1 < len(rounds) else None
