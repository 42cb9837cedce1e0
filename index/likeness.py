"""How alike two sentences are, for all pairs of two rounds at once.

    stems     the stems and compound parts that both have, rare ones weighing more
    covered   how much of the shorter one the longer one has
    letters   how many threes of letters they share: spelling, inflection and names
    opening   the words that matter in their beginnings: Swedish puts first what it speaks about

What an archive changes most between rounds, its numbers, weighs little here: "46 av 214" and "168 av 214" are the
same thought. Which of them changed is for `changes.py` to say.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Any

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.swedish import part_stems, words
from index.weights import Weights
from index.words import stem

Table = NDArray[np.floating[Any]]
Columns = NDArray[np.integer[Any]]

STEMS, COVERED, LETTERS, OPENING = 0.35, 0.20, 0.25, 0.20  # what each sign counts; they sum to 1
OPENING_WORDS = 4  # words that matter, from the beginning of a sentence
FUNCTION_WORD = 0.08  # what a word weighs that every text has
NUMBER = 1.0  # what a number weighs
PART = 0.4  # what a part of a compound weighs, of what it would weigh alone
MOST_PAIRS = 4_000_000  # of columns of two rows, held in memory at a time
ALMOST = 0.99  # the most for sentences that are not the same
# Words that carry no matter of their own: they make no two sentences alike.
FUNCTION_WORDS = frozenset(
    """
    och i att för av en ett den det de som på med till är om har vid var hade ska skulle kan kunde bör borde
    vill från inte men eller samt även också så nu då när där här än sig sin sitt sina dess deras detta
    denna dessa man under över efter mellan genom mot inom utan hos blir blev bli vara varit ha hur vad
    vilka vilken vilket redan fortfarande ytterligare vidare dock
    """.split()  # noqa: SIM905
)


class Features(msgspec.Struct, frozen=True):
    """What a sentence is compared by; `folded` is the text without what is only form."""

    folded: str
    stems: dict[str, float]
    opening: tuple[str, ...]
    threes: frozenset[str]


class Rows(msgspec.Struct, frozen=True):
    """Sentences as the columns that they have: `stems` and `opening` of one vocabulary, `threes` of another."""

    folded: tuple[str, ...]
    stems: tuple[Columns, ...]
    opening: tuple[Columns, ...]
    threes: tuple[Columns, ...]

    def joined(self) -> "Rows":
        """Each sentence together with the one after it, one row less."""
        both = (f"{one} {other}" for one, other in pairwise(self.folded))
        columns = (
            tuple(np.union1d(one, other) for one, other in pairwise(rows))
            for rows in (self.stems, self.opening, self.threes)
        )
        return Rows(tuple(both), *columns)


class _Row(msgspec.Struct, frozen=True):
    """The columns that a sentence has."""

    folded: str
    stems: Columns
    opening: Columns
    threes: Columns


class Likeness:
    """Compares the sentences that it was made for; O(n) to make."""

    def __init__(self, texts: Iterable[str], weights: Weights) -> None:
        known = [features(text) for text in dict.fromkeys(texts)]
        stems: dict[str, float] = {}
        for one in known:
            for stem_, share in one.stems.items():
                stems[stem_] = max(share, stems.get(stem_, 0.0))
        self._stems = {stem_: number for number, stem_ in enumerate(stems)}
        threes = {three for one in known for three in one.threes}
        self._threes = {three: number for number, three in enumerate(threes)}
        self._weights = np.array([_weight(one, weights) * share for one, share in stems.items()], np.float32)
        self._rows: dict[str, _Row] = {}

    def rows(self, texts: Sequence[str]) -> Rows:
        """Sentences as rows, to compare with others; words that no sentence of this likeness has are left out."""
        chosen = [self._row(text) for text in texts]
        return Rows(
            tuple(one.folded for one in chosen),
            tuple(one.stems for one in chosen),
            tuple(one.opening for one in chosen),
            tuple(one.threes for one in chosen),
        )

    def _row(self, text: str) -> _Row:
        """The columns of a text, looked up once: a text is compared with many."""
        if text not in self._rows:
            found = features(text)
            self._rows[text] = _Row(
                found.folded,
                _columns(found.stems, self._stems),
                _columns(found.opening, self._stems),
                _columns(found.threes, self._threes),
            )
        return self._rows[text]

    def table(self, before: Rows, after: Rows) -> Table:
        """How alike each row is to each: 0..1, 1 for what differs at most in spaces, case and punctuation."""
        shared = _shared(before.stems, after.stems, self._weights)
        one, other = _weighed(before.stems, self._weights), _weighed(after.stems, self._weights)
        found = (
            STEMS * _dice(shared, one, other)
            + COVERED * _ratio(shared, np.minimum.outer(one, other))
            + LETTERS * self._letters(before, after)
            + OPENING * self._opening(before, after)
        )
        same = np.array([[old == new for new in after.folded] for old in before.folded], bool)
        return np.where(same.reshape(found.shape), 1.0, np.minimum(found, ALMOST)).astype(np.float32)

    def covered(self, part: Rows, whole: Rows) -> Table:
        """How much of what each row of `part` says each row of `whole` says too, 0..1."""
        shared = _shared(part.stems, whole.stems, self._weights)
        return _ratio(shared, np.repeat(_weighed(part.stems, self._weights)[:, None], len(whole.folded), 1))

    @staticmethod
    def _letters(before: Rows, after: Rows) -> Table:
        shared = _shared(before.threes, after.threes)
        return _dice(shared, _counted(before.threes), _counted(after.threes))

    def _opening(self, before: Rows, after: Rows) -> Table:
        shared = _shared(before.opening, after.opening, self._weights)
        return _dice(shared, _weighed(before.opening, self._weights), _weighed(after.opening, self._weights))


@lru_cache(20_000)
def features(text: str) -> Features:
    """What a sentence is compared by."""
    forms = [word.form for word in words(text)]
    stems: dict[str, float] = {}
    opening: list[str] = []
    for form in forms:
        if form in FUNCTION_WORDS:
            stems[form] = 1.0
            continue
        root = _root(form)
        stems[root] = 1.0
        opening.append(root)
        for part in part_stems(form):
            stems.setdefault(part, PART)
    folded = " ".join(forms)
    return Features(folded, stems, tuple(dict.fromkeys(opening))[:OPENING_WORDS], _threes(folded))


def _root(form: str) -> str:
    return form if form[0].isdigit() else stem(form)


def _weight(word: str, weights: Weights) -> float:
    if word in FUNCTION_WORDS:
        return FUNCTION_WORD
    return NUMBER if word[0].isdigit() else weights(word)


def _threes(folded: str) -> frozenset[str]:
    """The threes of letters, every digit as 0."""
    padded = f" {''.join('0' if letter.isdigit() else letter for letter in folded)} "
    return frozenset(padded[at : at + 3] for at in range(len(padded) - 2))


def _columns(found: Iterable[str], vocabulary: Mapping[str, int]) -> Columns:
    return np.array(sorted(vocabulary[one] for one in found if one in vocabulary), np.int32)


def _shared(one: Sequence[Columns], other: Sequence[Columns], weights: Table | None = None) -> Table:
    """What each row shares with each: the weights of the columns that both have, summed, or how many they are.

    A matrix product would say the same, but rows have few columns, and libraries for those products share them out
    among threads, which costs a hundred times what it saves as soon as the machine has other work.
    """
    if not one or not other:
        return np.zeros((len(one), len(other)), np.float32)
    columns, others = np.concatenate(one), np.concatenate(other)
    order = np.argsort(others, kind="stable")
    others = others[order]
    starts = np.searchsorted(others, columns, "left")
    times = np.searchsorted(others, columns, "right") - starts
    if times.sum() > MOST_PAIRS and len(one) > 1:
        middle = len(one) // 2
        return np.concatenate([_shared(part, other, weights) for part in (one[:middle], one[middle:])])
    within = np.arange(times.sum()) - np.repeat(np.cumsum(times) - times, times)
    rows = np.repeat(np.repeat(np.arange(len(one)), [len(row) for row in one]), times)
    partners = np.repeat(np.arange(len(other)), [len(row) for row in other])[order][
        within + np.repeat(starts, times)
    ]
    counted = np.repeat(weights[columns], times) if weights is not None else None
    found = np.bincount(rows * len(other) + partners, counted, len(one) * len(other))
    return found.reshape(len(one), len(other)).astype(np.float32)


def _weighed(rows: Sequence[Columns], weights: Table) -> Table:
    return np.array([weights[row].sum() for row in rows], np.float32)


def _counted(rows: Sequence[Columns]) -> Table:
    return np.array([len(row) for row in rows], np.float32)


def _dice(shared: Table, one: Table, other: Table) -> Table:
    return _ratio(2 * shared, np.add.outer(one, other))


def _ratio(part: Table, whole: Table) -> Table:
    return np.divide(part, whole, out=np.zeros_like(part), where=whole > 0).astype(np.float32)
