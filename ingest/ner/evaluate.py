"""How good the annotator is: precision, recall and F1 against sentences that a person marked.

A mention is exact when label and both ends agree, overlapping when a mention of the same label shares a character.
The interval of an F1 is the middle 95 % of a bootstrap over sentences (Efron 1979), with a fixed seed.
"""

from collections import Counter
from collections.abc import Callable, Sequence
from typing import Literal

import msgspec
import numpy as np

from ingest.ner.sentences import Marked, Sentence
from ingest.report import Label

Match = Literal["exact", "overlapping"]
LABELS: tuple[Label, ...] = ("UNIT", "ROLE")
SAMPLES = 1000
_SEED = 20130902


class Score(msgspec.Struct, frozen=True):
    """Precision, recall and F1 (0..1) of one label, the 95 % interval of F1, and how many mentions there are."""

    label: Label
    match: Match
    precision: float
    recall: float
    f1: float
    low: float
    high: float
    mentions: int


class Fault(msgspec.Struct, frozen=True):
    """A kind of error: what was marked, what was found, how often, and one sentence where it happened."""

    expected: str | None
    found: str | None
    times: int
    sentence: str


class Evaluation(msgspec.Struct, frozen=True):
    """Scores by label and way of matching, and the errors that occur most."""

    sentences: int
    scores: tuple[Score, ...]
    worst: tuple[Fault, ...]

    def score(self, label: Label, match: Match = "exact") -> Score:
        """The score of a label."""
        return next(score for score in self.scores if (score.label, score.match) == (label, match))


def evaluate(gold: Sequence[Sentence], find: Callable[[str], Sequence[Marked]], worst: int = 20) -> Evaluation:
    """Compare what `find` finds in each sentence with what is marked there."""
    pairs = [(sentence, tuple(find(sentence.text))) for sentence in gold]
    scores = tuple(_score(pairs, label, match) for match in ("exact", "overlapping") for label in LABELS)
    return Evaluation(len(pairs), scores, _faults(pairs)[:worst])


_Pairs = Sequence[tuple[Sentence, tuple[Marked, ...]]]


def _score(pairs: _Pairs, label: Label, match: Match) -> Score:
    counts = np.array(
        [_count(sentence.mentions, found, label, match) for sentence, found in pairs] or [[0, 0, 0, 0]]
    )
    precision, recall, f1 = _ratios(counts.sum(axis=0))
    low, high = _interval(counts)
    return Score(label, match, precision, recall, f1, low, high, int(counts[:, 1].sum()))


def _count(gold: Sequence[Marked], found: Sequence[Marked], label: Label, match: Match) -> list[int]:
    """Gold mentions that were found, gold mentions, found mentions that are right, found mentions."""
    wanted, got = ([m for m in mentions if m.label == label] for mentions in (gold, found))
    same = _equal if match == "exact" else _overlap
    hit = sum(any(same(mention, other) for other in got) for mention in wanted)
    right = sum(any(same(mention, other) for other in wanted) for mention in got)
    return [hit, len(wanted), right, len(got)]


def _equal(one: Marked, other: Marked) -> bool:
    return (one.start, one.end) == (other.start, other.end)


def _overlap(one: Marked, other: Marked) -> bool:
    return one.start < other.end and other.start < one.end


def _ratios(counts: np.ndarray) -> tuple[float, float, float]:
    hit, wanted, right, got = (int(count) for count in counts)
    precision, recall = right / got if got else 1.0, hit / wanted if wanted else 1.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def _interval(counts: np.ndarray) -> tuple[float, float]:
    random = np.random.default_rng(_SEED)
    draws = random.integers(0, len(counts), size=(SAMPLES, len(counts)))
    f1 = [_ratios(counts[draw].sum(axis=0))[2] for draw in draws]
    return float(np.quantile(f1, 0.025)), float(np.quantile(f1, 0.975))


def _faults(pairs: _Pairs) -> tuple[Fault, ...]:
    """Errors, those that occur most first."""
    times: Counter[tuple[str | None, str | None]] = Counter()
    examples: dict[tuple[str | None, str | None], str] = {}
    for sentence, found in pairs:
        for fault in _differences(sentence, found):
            times[fault] += 1
            examples.setdefault(fault, sentence.text)
    return tuple(Fault(*fault, n, examples[fault]) for fault, n in times.most_common())


def _differences(sentence: Sentence, found: Sequence[Marked]) -> list[tuple[str | None, str | None]]:
    """Each wrong or missing mention once: with what was found in its place, if anything was."""
    missed = [mention for mention in sentence.mentions if mention not in found]
    extra = [mention for mention in found if mention not in sentence.mentions]
    faults = []
    for mention in missed:
        instead = next((other for other in extra if _overlap(mention, other)), None)
        faults.append((_named(sentence, mention), None if instead is None else _named(sentence, instead)))
        extra = [other for other in extra if other != instead]
    return faults + [(None, _named(sentence, mention)) for mention in extra]


def _named(sentence: Sentence, mention: Marked) -> str:
    return f"{mention.label} {sentence.text[mention.start : mention.end]}"


_NAMES = {"UNIT": "enheter", "ROLE": "roller", "exact": "exakt", "overlapping": "överlappande"}


def as_text(evaluation: Evaluation) -> str:
    """The evaluation for people, in Swedish: a table of scores, then the worst errors."""
    lines = [f"{evaluation.sentences} meningar", "", "etikett   jämförelse      precision  täckning  F1 (95 %)"]
    lines += [_score_line(score) for score in evaluation.scores]
    if evaluation.worst:
        lines += ["", "Värsta felen (gånger, markerat → hittat):"]
    lines += [f"{f.times:>4}  {f.expected or '–'} → {f.found or '–'}  «{f.sentence}»" for f in evaluation.worst]
    return "\n".join(lines)


def _score_line(score: Score) -> str:
    name, match = _NAMES[score.label], _NAMES[score.match]
    figures = f"{score.precision:9.3f}  {score.recall:8.3f}  {score.f1:.3f} ({score.low:.2f}–{score.high:.2f})"
    return f"{name:<9} {match:<14} {figures}"
