"""Lines of descent: each thought followed through all rounds, from the sentence that it first was.

    round     1        2          3        4
    line 1    a   ──   a     ──   a'  ──   a'        said again, reworded in 3
    line 2    b   ──   b1+b2                         split, then gone
    line 3    c   ──   ·     ──   ·   ──   c         returned after a gap

A line is what links between rounds connect; a sentence that is new and is said almost as one that had vanished two
or more rounds before is that one, returned.
"""

from collections.abc import Sequence
from typing import Literal

import msgspec
import numpy as np

from index.align import MOVED, Link
from index.likeness import Likeness
from index.sentences import Sentence

Event = Literal["new", "same", "reworded", "split", "merged", "moved", "removed", "returned", "absent"]
Place = tuple[int, int]  # round, and sentence within it


class Line(msgspec.Struct, frozen=True):
    """One thought: for each round its sentences (none where it is silent) and what happened to it there."""

    cells: tuple[tuple[Sentence, ...], ...]
    events: tuple[Event, ...]

    @property
    def first(self) -> int:
        """The round that it begins in, counted from 0."""
        return next(number for number, cell in enumerate(self.cells) if cell)

    @property
    def last(self) -> int:
        """The last round that it is told in."""
        return max(number for number, cell in enumerate(self.cells) if cell)


def lines_of_descent(
    tellings: Sequence[Sequence[Sentence]], steps: Sequence[Sequence[Link]], likeness: Likeness
) -> list[Line]:
    """The thoughts of some rounds, in the order in which they are first told.

    `steps[n]` links `tellings[n]` with `tellings[n + 1]`; every sentence is in exactly one line.
    """
    places = [{sentence: (n, at) for at, sentence in enumerate(said)} for n, said in enumerate(tellings)]
    joined = _Joined([place for one in places for place in one.values()])
    relations: dict[Place, Event] = {}
    for number, links in enumerate(steps):
        for link in links:
            before, after = _places(link.before, places[number]), _places(link.after, places[number + 1])
            if before and after:
                joined.join([*before, *after])
                relations |= dict.fromkeys(after, link.relation)  # type: ignore[arg-type]
            elif after and link.relation == "moved":
                relations |= dict.fromkeys(after, "moved")
    for gone, back in _returned(tellings, joined, likeness):
        joined.join([gone, back])
        relations[back] = "returned"
    groups = sorted(joined.groups(), key=lambda group: group[0])
    return [_line(group, tellings, relations) for group in groups]


class _Joined:
    """Places that belong together (union-find)."""

    def __init__(self, places: Sequence[Place]) -> None:
        self._parent = {place: place for place in places}

    def root(self, place: Place) -> Place:
        while self._parent[place] != place:
            place = self._parent[place]
        return place

    def join(self, places: Sequence[Place]) -> None:
        for other in places[1:]:
            self._parent[self.root(other)] = self.root(places[0])

    def groups(self) -> list[list[Place]]:
        found: dict[Place, list[Place]] = {}
        for place in sorted(self._parent):
            found.setdefault(self.root(place), []).append(place)
        return list(found.values())


def _places(side: Sequence[Sentence], places: dict[Sentence, Place]) -> list[Place]:
    return [places[sentence] for sentence in side if sentence in places]


def _returned(
    tellings: Sequence[Sequence[Sentence]], joined: _Joined, likeness: Likeness
) -> list[tuple[Place, Place]]:
    """Where a line ended and one that begins two or more rounds later is almost the same, the most alike first."""
    groups = joined.groups()
    ended, begun = [group[-1] for group in groups], [group[0] for group in groups]
    olds = sorted(old for old in ended if old[0] + 2 < len(tellings))
    news = sorted(new for new in begun if new[0] >= 2)
    if not olds or not news:
        return []
    rows, columns = ([tellings[number][at].text for number, at in places] for places in (olds, news))
    table = likeness.table(likeness.rows(rows), likeness.rows(columns))
    later = np.array([new[0] for new in news]) - np.array([old[0] for old in olds])[:, None] >= 2
    alike = np.argwhere((table >= MOVED) & later).tolist()
    scored = sorted((-float(table[row, column]), olds[row], news[column]) for row, column in alike)
    found: list[tuple[Place, Place]] = []
    taken: set[Place] = set()
    come: set[Place] = set()
    for _, old, new in scored:
        if old not in taken and new not in come:
            found.append((old, new))
            taken.add(old)
            come.add(new)
    return found


def _line(group: Sequence[Place], tellings: Sequence[Sequence[Sentence]], relations: dict[Place, Event]) -> Line:
    cells: list[tuple[Sentence, ...]] = []
    events: list[Event] = []
    for number, said in enumerate(tellings):
        here = [place for place in group if place[0] == number]
        cells.append(tuple(said[at] for _, at in here))
        events.append(_event(here, relations, cells))
    return Line(tuple(cells), tuple(events))


def _event(here: Sequence[Place], relations: dict[Place, Event], cells: Sequence[tuple[Sentence, ...]]) -> Event:
    if here:
        told = [relations.get(place, "new") for place in here]
        return next((event for event in told if event not in ("new", "same")), told[0])
    return "removed" if len(cells) > 1 and cells[-2] else "absent"
