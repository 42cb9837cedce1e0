"""The sentences of two rounds aligned: which stayed, were reworded, split, merged or moved, came and went.

Links are chosen so that the total likeness is greatest while the order is kept; a sentence may become two, and two
one. Links out of order are looked for among what is left, and must be more alike to count as moved. What is
doubtful stays unlinked: a false "reworded" misleads more than a removed and an added sentence. Of the links that
are made, those less alike are marked as not sure.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal

import msgspec
import numpy as np
from numpy.typing import NDArray

from index.likeness import ALMOST, FUNCTION_WORDS, Likeness, Rows, Table, features
from index.sentences import Sentence
from index.words import stem

Relation = Literal["same", "reworded", "split", "merged", "moved", "added", "removed"]
Kind = Literal["same", "changed", "moved", "added", "removed"]

ALIKE = 0.38  # from here two sentences in order are one that was reworded
OPENING = 0.25  # the same for the sentences that open an area in both rounds: they name its matter
ONLY = 0.15  # and for two that are all that the area says in their rounds
MOVED = 0.58  # from here two sentences out of order are one that moved
SURE = 0.50  # from here a link is sure
SURE_PARTS = 0.60  # the same for one that joins two sentences with one
SAME_ITEM = 0.05  # what it adds that both stand in the item or table cell of one name
OTHER_NAMES = 0.6  # what is left of likeness where both name something and never the same
SHARE = 0.30  # of each half, what the whole must say too, for a sentence to have been split or merged
GAIN = 0.02  # how much more alike both halves must be to the whole than the better half alone
# A capital inside a sentence that no point, colon or quotation mark explains.
_NAME = re.compile(r"(?<=[\wåäöé,)] )[A-ZÅÄÖ](?:[\wåäöé-]*[a-zåäöé]|(?!\w))")
# Words with which any work is said to go on. A sentence of these alone has no matter of its own.
_NO_MATTER = FUNCTION_WORDS | set(
    map(
        stem,
        """
        arbetet arbete fortsätter fortsatt pågår fortlöper fortgår löper enligt plan planen tidplan tidplanen
        se ovan föregående punkt uppgift inget ingen nytt rapportera redovisa klart genomfört kvarstår
        oförändrat läge tidigare
        """.split(),  # noqa: SIM905
    )
)
KINDS: dict[Relation, Kind] = {"reworded": "changed", "split": "changed", "merged": "changed"}


class Link(msgspec.Struct, frozen=True):
    """Sentences before and what became of them after; one side is empty where they were added or removed.

    `similarity` is 0..1; `sure` is False where another reader might see two different thoughts. `elsewhere` is the
    other area that a moved sentence came from or went to.
    """

    relation: Relation
    before: tuple[Sentence, ...]
    after: tuple[Sentence, ...]
    similarity: float = 0.0
    sure: bool = True
    elsewhere: str | None = None

    @property
    def kind(self) -> Kind:
        """The relation in the five words of `compare --json`."""
        return KINDS.get(self.relation, self.relation)  # type: ignore[arg-type]

    @property
    def texts(self) -> tuple[str, str]:
        """Both wordings, the sentences of each with a space between them."""
        return " ".join(one.text for one in self.before), " ".join(one.text for one in self.after)


class _Bead(msgspec.Struct, frozen=True):
    """`rows` sentences from `old` that could be `columns` sentences from `new`."""

    old: int
    rows: int
    new: int
    columns: int
    similarity: float

    @property
    def worth(self) -> float:
        """Two good links are worth more than one excellent and one poor."""
        return self.similarity - ALIKE + 0.05


def align(before: Sequence[Sentence], after: Sequence[Sentence], likeness: Likeness) -> list[Link]:
    """Link the sentences of two rounds; `likeness` should have been made for their texts.

    The links come in the order of `after`, a removed sentence where it stood among those that stayed. O(n*m) in
    NumPy for the likenesses, O(k*k) for the k pairs that are alike at all; n and m below 500.

    Source: beads of one or two sentences after Gale & Church (1993), with likeness in place of lengths.
    """
    if not before or not after:
        return _listed(before, after, [], [])
    olds, news = (likeness.rows([one.text for one in side]) for side in (before, after))
    apart = _apart(before, after)
    table = _with_items(_told_apart(likeness.table(olds, news), apart, before, after), before, after)
    chain = _best_chain([*_singles(table), *_doubles(olds, news, table, apart, likeness)])
    if not any(bead.old == 0 or bead.new == 0 for bead in chain) and _same_opening(table):
        chain = [_Bead(0, 1, 0, 1, float(table[0, 0])), *chain]
    return _listed(before, after, chain, _out_of_order(_movable(table, before, after), chain))


def _apart(before: Sequence[Sentence], after: Sequence[Sentence]) -> NDArray[np.bool_]:
    """Which pairs both name something, and never the same."""
    olds, news = ([_names(one) for one in side] for side in (before, after))
    return np.array([[bool(old and new) and old.isdisjoint(new) for new in news] for old in olds])


def _told_apart(
    table: Table, apart: NDArray[np.bool_], before: Sequence[Sentence], after: Sequence[Sentence]
) -> Table:
    """The likenesses, less where names differ, none where one of two wordings says nothing of its own."""
    lowered = _movable(np.where(apart, table * OTHER_NAMES, table), before, after)
    return np.where(table >= 1.0, table, lowered).astype(np.float32)


def _movable(table: Table, before: Sequence[Sentence], after: Sequence[Sentence]) -> Table:
    """The likenesses of what can be known again in another place."""
    empty = np.logical_or.outer([_is_empty(one) for one in before], [_is_empty(one) for one in after])
    return np.where(empty, 0.0, table).astype(np.float32)


def _is_empty(sentence: Sentence) -> bool:
    """Whether a sentence could stand anywhere: "Arbetet fortsätter enligt plan."."""
    return all(word in _NO_MATTER for word in features(sentence.text).stems)


def _names(sentence: Sentence) -> frozenset[str]:
    """What a sentence calls by name (Norrby, utförare B), but for units and roles: those succeed each other."""
    units = [mention for mention in sentence.mentions if mention.label in ("UNIT", "ROLE")]
    return frozenset(
        found[0].rstrip("s")
        for found in _NAME.finditer(sentence.text)
        if not any(unit.start <= found.start() < unit.end for unit in units)
    )


def _with_items(table: Table, before: Sequence[Sentence], after: Sequence[Sentence]) -> Table:
    """Rows of tables and lists keep to their item where the wording lets them."""
    same = np.array([[bool(one.place) and one.place == other.place for other in after] for one in before])
    raised = np.minimum(table + SAME_ITEM * same, ALMOST)
    return np.where((table >= 1.0) | ~same, table, raised).astype(np.float32)


def _singles(table: Table) -> Iterator[_Bead]:
    for old, new in np.argwhere(table >= ALIKE):
        yield _Bead(int(old), 1, int(new), 1, float(table[old, new]))


def _doubles(
    olds: Rows, news: Rows, table: Table, apart: NDArray[np.bool_], likeness: Likeness
) -> Iterator[_Bead]:
    """One sentence that could be two, and two that could be one."""
    for old, new, similarity in _halves(olds, news, table, apart, likeness):
        yield _Bead(old, 1, new, 2, similarity)
    for new, old, similarity in _halves(news, olds, table.T, apart.T, likeness):
        yield _Bead(old, 2, new, 1, similarity)


def _halves(
    whole: Rows, part: Rows, table: Table, apart: NDArray[np.bool_], likeness: Likeness
) -> Iterator[tuple[int, int, float]]:
    """Which whole could be which two parts that follow each other, and how alike they are."""
    if len(part.folded) < 2:
        return
    covered = likeness.covered(part, whole).T
    both = likeness.table(whole, part.joined())
    better = np.maximum(table[:, :-1], table[:, 1:])
    shared = np.minimum(covered[:, :-1], covered[:, 1:])
    fits = (both >= ALIKE) & (shared >= SHARE) & (both >= better + GAIN) & ~apart[:, :-1] & ~apart[:, 1:]
    for old, new in np.argwhere(fits):
        yield int(old), int(new), float(both[old, new])


def _best_chain(beads: Sequence[_Bead]) -> list[_Bead]:
    """The beads in order, none over another, that are worth most together."""
    if not beads:
        return []
    ordered = sorted(beads, key=lambda bead: (bead.old, bead.new))
    ends = np.array([(bead.old + bead.rows, bead.new + bead.columns) for bead in ordered])
    best = np.zeros(len(ordered))
    came_from = [-1] * len(ordered)
    for number, bead in enumerate(ordered):
        earlier = np.where((ends[:, 0] <= bead.old) & (ends[:, 1] <= bead.new), best, 0.0)[:number]
        if earlier.size and earlier.max() > 0:
            came_from[number] = int(earlier.argmax())
            best[number] = earlier.max()
        best[number] += bead.worth
    return _walked(ordered, came_from, int(best.argmax()))


def _walked(beads: Sequence[_Bead], came_from: Sequence[int], last: int) -> list[_Bead]:
    chain: list[_Bead] = []
    while last >= 0:
        chain.insert(0, beads[last])
        last = came_from[last]
    return chain


def _same_opening(table: Table) -> bool:
    return bool(table[0, 0] >= (ONLY if table.shape == (1, 1) else OPENING))


def _out_of_order(table: Table, chain: Sequence[_Bead]) -> list[_Bead]:
    """The best pairs among what is left, the most alike first."""
    olds = {bead.old + n for bead in chain for n in range(bead.rows)}
    news = {bead.new + n for bead in chain for n in range(bead.columns)}
    candidates = sorted((-float(table[old, new]), int(old), int(new)) for old, new in np.argwhere(table >= MOVED))
    moved = []
    for score, old, new in candidates:
        if old not in olds and new not in news:
            moved.append(_Bead(old, 1, new, 1, -score))
            olds.add(old)
            news.add(new)
    return moved


def _listed(
    before: Sequence[Sentence], after: Sequence[Sentence], chain: Sequence[_Bead], moved: Sequence[_Bead]
) -> list[Link]:
    beads = {bead.new: bead for bead in [*chain, *moved]}
    linked = {bead.old + n for bead in beads.values() for n in range(bead.rows)}
    removed = [old for old in range(len(before)) if old not in linked]
    in_order = {bead.new: bead.old for bead in chain}
    links: list[Link] = []
    new = 0
    while new < len(after):
        limit = min((old for other, old in in_order.items() if other >= new), default=len(before))
        while removed and removed[0] < limit:
            links.append(Link("removed", (before[removed.pop(0)],), ()))
        bead = beads.get(new)
        links.append(_link(bead, before, after, bead in moved) if bead else Link("added", (), (after[new],)))
        new += bead.columns if bead else 1
    return [*links, *(Link("removed", (before[old],), ()) for old in removed)]


def _link(bead: _Bead, before: Sequence[Sentence], after: Sequence[Sentence], moved: bool) -> Link:
    relation: Relation = "same" if bead.similarity == 1.0 else "reworded"
    if bead.rows != bead.columns:
        relation = "merged" if bead.rows > bead.columns else "split"
    return Link(
        "moved" if moved else relation,
        tuple(before[bead.old : bead.old + bead.rows]),
        tuple(after[bead.new : bead.new + bead.columns]),
        round(bead.similarity, 3),
        bead.similarity >= (SURE if bead.rows == bead.columns else SURE_PARTS),
    )
