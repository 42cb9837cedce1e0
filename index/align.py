"""The sentences of two rounds aligned: which stayed, changed, moved, came and went.

Two sentences are alike as their stems are, rare ones weighing more, as their letters are in threes, and as their
beginnings are. Pairs are chosen so that the total likeness is greatest while the order is kept; pairs out of
order are looked for among what is left, and must be more alike to count as moved. What is doubtful stays unpaired:
a false "changed" misleads more than a removed and an added sentence.
"""

from collections import Counter
from collections.abc import Sequence
from math import log
from typing import Literal

import msgspec

from index.sentences import Sentence
from index.swedish import terms

Kind = Literal["same", "changed", "moved", "added", "removed"]

ALIKE = 0.36  # from here two sentences in order are one that was changed
OPENING = 0.30  # the same for the sentences that open an area in both rounds: they name its matter
ONLY = 0.15  # and for two that are all that the area says in their rounds
MOVED = 0.62  # from here two sentences out of order are one that moved
TOPIC = 4  # words that matter, from the beginning of a sentence
FUNCTION_WORD = 0.08  # what a word weighs that every text has
# Words that carry no matter of their own: they make no two sentences alike.
FUNCTION_WORDS = frozenset(
    """
    och i att för av en ett den det de som på med till är om har vid var hade ska skulle kan kunde bör borde
    vill från inte men eller samt även också så nu då när där här än sig sin sitt sina dess deras detta
    denna dessa man under över efter mellan genom mot inom utan hos blir blev bli vara varit ha hur vad
    vilka vilken vilket redan fortfarande ytterligare vidare dock
    """.split()  # noqa: SIM905
)


class Pair(msgspec.Struct, frozen=True):
    """A sentence before and what became of it after; one of them is None where it was added or removed."""

    kind: Kind
    before: Sentence | None
    after: Sentence | None
    similarity: float


class Likeness:
    """How alike sentences are, 0..1, with words weighed by how rare they are in a body of sentences."""

    def __init__(self, body: Sequence[Sentence]) -> None:
        self._stems = {sentence.text: _stems(sentence.text) for sentence in body}
        frequency = Counter(stem for stems in self._stems.values() for stem in stems)
        total = max(1, len(self._stems))
        self._weights = {stem: log(1 + total / count) for stem, count in frequency.items()}
        self._threes = {text: _threes(text) for text in self._stems}
        self._topics = {text: _topic(text) for text in self._stems}

    def __call__(self, before: Sentence, after: Sentence) -> float:
        """1 for sentences that differ at most in spaces, case and punctuation."""
        first, second = self._stems[before.text], self._stems[after.text]
        if not first or not second:
            return float(before.text.strip() == after.text.strip())
        if folded(before.text) == folded(after.text):
            return 1.0
        shared, one, other = self._sum(first & second), self._sum(first), self._sum(second)
        dice = 2 * shared / (one + other)
        covered = shared / min(one, other)
        letters = _dice(self._threes[before.text], self._threes[after.text])
        topic = self._shared_topic(before.text, after.text)
        return min(0.99, 0.35 * dice + 0.20 * covered + 0.25 * letters + 0.20 * topic)

    def _shared_topic(self, before: str, after: str) -> float:
        """How much of what the sentences begin with is the same: Swedish puts first what it speaks about."""
        first, second = self._topics[before], self._topics[after]
        total = self._sum(first) + self._sum(second)
        return 2 * self._sum(first & second) / total if total else 0.0

    def _sum(self, stems: frozenset[str]) -> float:
        return sum(FUNCTION_WORD if stem in FUNCTION_WORDS else self._weights[stem] for stem in stems)


def align(before: Sequence[Sentence], after: Sequence[Sentence], likeness: Likeness | None = None) -> list[Pair]:
    """Pair the sentences of two rounds so that the total likeness is greatest; O(n*m), n and m below 500.

    The pairs come in the order of `after`, a removed sentence where it stood among those that stayed.

    Source: global alignment after Needleman & Wunsch (1970), with no cost for gaps.
    """
    likeness = likeness or Likeness([*before, *after])
    scores = [[likeness(old, new) for new in after] for old in before]
    pairs = dict(_in_order(scores))
    if 0 not in pairs and 0 not in pairs.values() and _same_opening(scores):
        pairs[0] = 0
    moved = _out_of_order(scores, pairs)
    return _listed(before, after, scores, pairs, moved)


def _in_order(scores: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    rows, columns = len(scores), len(scores[0]) if scores else 0
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for old in range(rows - 1, -1, -1):
        for new in range(columns - 1, -1, -1):
            paired = _worth(scores[old][new]) + best[old + 1][new + 1]
            best[old][new] = max(paired, best[old + 1][new], best[old][new + 1])
    return _walk(scores, best)


def _same_opening(scores: Sequence[Sequence[float]]) -> bool:
    if not scores or not scores[0]:
        return False
    only = len(scores) == len(scores[0]) == 1
    return scores[0][0] >= (ONLY if only else OPENING)


def _walk(scores: Sequence[Sequence[float]], best: Sequence[Sequence[float]]) -> list[tuple[int, int]]:
    old = new = 0
    found = []
    while old < len(scores) and new < len(scores[0]):
        worth = _worth(scores[old][new])
        if worth > 0 and best[old][new] == worth + best[old + 1][new + 1]:
            found.append((old, new))
            old, new = old + 1, new + 1
        elif best[old][new] == best[old + 1][new]:
            old += 1
        else:
            new += 1
    return found


def _worth(similarity: float) -> float:
    """What a pair adds: nothing below the threshold, and two good pairs more than one excellent and one poor."""
    return similarity - ALIKE + 0.05 if similarity >= ALIKE else 0.0


def _out_of_order(scores: Sequence[Sequence[float]], pairs: dict[int, int]) -> dict[int, int]:
    """The best pairs among what is left, the most alike first."""
    taken = set(pairs.values())
    candidates = sorted(
        (
            (-score, old, new)
            for old, row in enumerate(scores)
            for new, score in enumerate(row)
            if score >= MOVED and old not in pairs and new not in taken
        )
    )
    moved: dict[int, int] = {}
    for _, old, new in candidates:
        if old not in moved and new not in moved.values():
            moved[old] = new
    return moved


def _listed(
    before: Sequence[Sentence],
    after: Sequence[Sentence],
    scores: Sequence[Sequence[float]],
    pairs: dict[int, int],
    moved: dict[int, int],
) -> list[Pair]:
    came_from = {new: old for old, new in (pairs | moved).items()}
    removed = [old for old in range(len(before)) if old not in pairs and old not in moved]
    ahead = {new: old for old, new in pairs.items()}
    listed: list[Pair] = []
    for new, sentence in enumerate(after):
        limit = min((old for other, old in ahead.items() if other >= new), default=len(before))
        while removed and removed[0] < limit:
            listed.append(Pair("removed", before[removed.pop(0)], None, 0.0))
        old = came_from.get(new)
        if old is None:
            listed.append(Pair("added", None, sentence, 0.0))
            continue
        kind: Kind = "moved" if old in moved else "same" if scores[old][new] == 1.0 else "changed"
        listed.append(Pair(kind, before[old], sentence, round(scores[old][new], 3)))
    return [*listed, *(Pair("removed", before[old], None, 0.0) for old in removed)]


def folded(text: str) -> str:
    """A text without what is only form: case, punctuation and spaces."""
    return " ".join(term.text for term in terms(text) if term.kind == "form")


def _stems(text: str) -> frozenset[str]:
    forms = {term.position: term.text for term in terms(text) if term.kind == "form"}
    return frozenset(
        forms[term.position] if forms[term.position] in FUNCTION_WORDS else term.text
        for term in terms(text)
        if term.kind != "form"
    )


def _topic(text: str) -> frozenset[str]:
    small = {term.position for term in terms(text) if term.kind == "form" and term.text in FUNCTION_WORDS}
    stems = (term.text for term in terms(text) if term.kind == "stem" and term.position not in small)
    return frozenset(list(dict.fromkeys(stems))[:TOPIC])


def _threes(text: str) -> Counter[str]:
    padded = f" {folded(text)} "
    return Counter(padded[at : at + 3] for at in range(len(padded) - 2))


def _dice(first: Counter[str], second: Counter[str]) -> float:
    total = first.total() + second.total()
    return 2 * (first & second).total() / total if total else 0.0
