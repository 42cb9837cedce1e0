"""Area schemes: which numbering the areas have in which rounds, and how areas correspond where it changes.

    I–VI from hösten 2013 to hösten 2015, then 1–5      two schemes
    "II" asked for, with II ↔ 2 confirmed               II in the first, 2 in the second

A round belongs to a scheme when its labels are of the same kind and its titles do not contradict those of the
scheme. Across schemes areas are the same only where the archivist has confirmed it (`areas.toml`); `propose` says
which those might be.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Literal

import msgspec

from index.likeness import FUNCTION_WORDS, features
from index.swedish import words
from index.weights import Weights
from ingest.conventions.labels import roman_value
from ingest.keeping.area_schemes import Correspondence
from ingest.report import Report, Round

Matter = dict[str, str]  # a stem, and a word that has it as it is written
Style = Literal["roman", "number", "letter", "title"]

SAME_TITLES = 0.3  # of all titles of two rounds, the share that both must have to be of one scheme
LIKELY = 0.16  # from here two areas are proposed to correspond
NEAR_BEST = 0.75  # and when they are nearly as alike as the best partner of either
TITLE_COUNTS = 0.35  # what the titles count beside the texts
WORDS_SHOWN = 5
ROUNDS_READ = 3  # on each side of the break


class Scheme(msgspec.Struct, frozen=True):
    """Rounds whose areas are numbered alike: each area's name and title, and the rounds in order of time."""

    style: Style
    titles: dict[str, str | None]
    rounds: tuple[Round, ...]

    @property
    def name(self) -> str:
        """What the scheme is called: "I–VI, hösten 2013–hösten 2015"."""
        names = sorted(self.titles, key=area_order)
        areas = f"{names[0]}–{names[-1]}" if len(names) > 1 and self.style != "title" else names[0]
        first, last = self.rounds[0].label, self.rounds[-1].label
        return f"{areas}, {first}" if first == last else f"{areas}, {first}–{last}"


class Node(msgspec.Struct, frozen=True):
    """An area of a scheme, by the scheme's place in the list of schemes."""

    scheme: int
    area: str


class Proposal(msgspec.Struct, frozen=True):
    """Two areas that may correspond: how alike they are, 0..1, and the words that both use most tellingly."""

    before: str
    after: str
    score: float
    words: tuple[str, ...]
    titles: tuple[str | None, str | None]


class Schemes(msgspec.Struct, frozen=True):
    """The schemes of an archive, in order of time, and what the archivist has decided of their areas."""

    schemes: tuple[Scheme, ...]
    decided: tuple[Correspondence, ...] = ()

    def of_round(self, told: Round, areas: Iterable[str]) -> int | None:
        """The scheme that a round of a report with these areas is numbered by."""
        names = set(areas)
        fitting = [
            (len(names & scheme.titles.keys()), -number)
            for number, scheme in enumerate(self.schemes)
            if told in scheme.rounds and names & scheme.titles.keys()
        ]
        return -max(fitting)[1] if fitting else None

    def following(self, name: str) -> frozenset[Node]:
        """The areas that are `name` in any scheme: by label or title, and as the archivist has confirmed.

        Correspondences are followed forwards and backwards in time, never forwards and back again: where I and II
        became 1, "I" is not "II". Where a name means other things in several schemes, the latest is meant.
        """
        named = [
            Node(number, area)
            for number, scheme in enumerate(self.schemes)
            for area, title in scheme.titles.items()
            if name.casefold() in (area.casefold(), (title or "").casefold())
        ]
        if not named:
            return frozenset()
        start = named[-1]
        return frozenset([start, *self._walk(start, forwards=True), *self._walk(start, forwards=False)])

    def places(self, name: str) -> frozenset[tuple[str, Round]]:
        """Where an area stands under each of its names: the pairs of area and round that a search should find."""
        return frozenset(
            (node.area, told) for node in self.following(name) for told in self.schemes[node.scheme].rounds
        )

    def _walk(self, start: Node, forwards: bool) -> Iterator[Node]:
        todo, seen = [start], {start}
        while todo:
            for node in self._next(todo.pop(), forwards):
                if node not in seen:
                    seen.add(node)
                    todo.append(node)
                    yield node

    def _next(self, node: Node, forwards: bool) -> Iterator[Node]:
        for number, scheme in enumerate(self.schemes):
            if (number > node.scheme) != forwards or number == node.scheme:
                continue
            between = (node.scheme, number) if forwards else (number, node.scheme)
            for link in self.decided:
                if link.state == "confirmed" and self.is_between(link, *between):
                    mine, theirs = (link.before, link.after) if forwards else (link.after, link.before)
                    yield from (Node(number, one) for one in theirs if node.area in mine and one in scheme.titles)

    def is_between(self, link: Correspondence, earlier: int, later: int) -> bool:
        """Whether a decision is about the areas of those two schemes."""
        first, second = self.schemes[earlier], self.schemes[later]
        return _within(link.until, first) and _within(link.since, second)

    def without_counterpart(self, earlier: int, later: int) -> tuple[list[str], list[str]]:
        """The areas of two schemes that correspond to nothing confirmed in the other."""
        links = [
            link for link in self.decided if link.state == "confirmed" and self.is_between(link, earlier, later)
        ]
        met = {name for link in links for name in link.before}, {name for link in links for name in link.after}
        left, right = (
            sorted(self.schemes[number].titles.keys() - names, key=area_order)
            for number, names in zip((earlier, later), met, strict=True)
        )
        return left, right

    def breaks(self) -> list[tuple[int, int]]:
        """The pairs of schemes that follow each other in time."""
        return [
            (number, min(later, key=lambda other: self.schemes[other].rounds[0]))
            for number, scheme in enumerate(self.schemes)
            if (later := [n for n, other in enumerate(self.schemes) if other.rounds[0] > scheme.rounds[-1]])
        ]


def schemes(reports: Iterable[Report], decided: Iterable[Correspondence] = ()) -> Schemes:
    """The schemes that the rounds of reports are numbered by, in order of time."""
    found: list[tuple[Style, dict[str, str | None], set[Round]]] = []
    told = [(one, titles) for report in reports for one, titles in _rounds(report) if titles]
    for one, titles in sorted(told, key=lambda pair: pair[0]):
        style = _style(titles)
        for known_style, known, rounds in found:
            if known_style == style and _agree(style, known, titles):
                known.update({name: title or known.get(name) for name, title in titles.items()})
                rounds.add(one)
                break
        else:
            found.append((style, dict(titles), {one}))
    made = [Scheme(style, titles, tuple(sorted(rounds))) for style, titles, rounds in found]
    return Schemes(tuple(sorted(made, key=lambda one: one.rounds[0])), tuple(decided))


def propose(
    reports: Sequence[Report], known: Schemes, earlier: int, later: int, weights: Weights
) -> list[Proposal]:
    """The areas of two schemes that may correspond, the likeliest first; those decided on already are left out.

    Areas are as alike as their titles are, and the words of their rounds next to the break, rare ones weighing
    more.
    """
    first, second = known.schemes[earlier], known.schemes[later]
    told_first = _texts(reports, known, earlier, first.rounds[-ROUNDS_READ:])
    told_second = _texts(reports, known, later, second.rounds[:ROUNDS_READ])
    scores = {
        (one, other): _score(told_first[one], told_second[other], first.titles[one], second.titles[other], weights)
        for one in told_first
        for other in told_second
    }
    decided = {(a, b) for link in known.decided for a in link.before for b in link.after}
    found = [
        Proposal(one, other, round(score, 3), words, (first.titles[one], second.titles[other]))
        for (one, other), (score, words) in scores.items()
        if (one, other) not in decided and score >= LIKELY and _stands_out(scores, one, other)
    ]
    return sorted(found, key=lambda proposal: -proposal.score)


def _stands_out(scores: Mapping[tuple[str, str], tuple[float, tuple[str, ...]]], one: str, other: str) -> bool:
    rivals = [score for (a, b), (score, _) in scores.items() if a == one or b == other]
    return scores[one, other][0] >= NEAR_BEST * max(rivals)


def _texts(reports: Sequence[Report], known: Schemes, scheme: int, rounds: Sequence[Round]) -> dict[str, Matter]:
    """For each area of a scheme the stems of what is said of it in some rounds, each as a word is written."""
    texts: dict[str, Matter] = {}
    for report in reports:
        for told, names in _rounds(report):
            if told in rounds and known.of_round(told, names) == scheme:
                for section in report.sections:
                    if section.area and report.round_of(section) == told:
                        texts.setdefault(section.area.name, {}).update(_as_written(section.text))
    return texts


def _matter(text: str) -> set[str]:
    return {one for one in features(text).stems if one not in FUNCTION_WORDS and not one[0].isdigit()}


def _as_written(text: str) -> Matter:
    return {root: word.form for word in words(text) for root in _matter(word.form)}


def _score(
    one: Matter, other: Matter, title: str | None, other_title: str | None, weights: Weights
) -> tuple[float, tuple[str, ...]]:
    roots = sorted(one.keys() & other.keys(), key=lambda root: (-weights(root), root))
    shared = list(dict.fromkeys(other[root] for root in roots))
    texts = _cosine(one.keys(), other.keys(), weights)
    if not title or not other_title:
        return texts, tuple(shared[:WORDS_SHOWN])
    titles = _cosine(_matter(title), _matter(other_title), weights)
    return (1 - TITLE_COUNTS) * texts + TITLE_COUNTS * titles, tuple(shared[:WORDS_SHOWN])


def _cosine(one: Iterable[str], other: Iterable[str], weights: Weights) -> float:
    first, second = set(one), set(other)
    size = (sum(weights(w) ** 2 for w in first) * sum(weights(w) ** 2 for w in second)) ** 0.5
    return sum(weights(w) ** 2 for w in first & second) / size if size else 0.0


def _rounds(report: Report) -> list[tuple[Round, dict[str, str | None]]]:
    """For each round of a report its areas by name, with titles."""
    found: list[tuple[Round, dict[str, str | None]]] = []
    for number, told in enumerate(report.rounds):
        titles: dict[str, str | None] = {}
        for section in report.sections:
            if section.round == number and section.area:
                titles[section.area.name] = titles.get(section.area.name) or section.area.title
        found.append((told, titles))
    return found


def _style(names: Iterable[str]) -> Style:
    return Counter(_style_of(name) for name in names).most_common(1)[0][0]


def _style_of(name: str) -> Style:
    if roman_value(name):
        return "roman"
    if name.replace(".", "").isdigit():
        return "number"
    return "letter" if len(name) == 1 else "title"


def _agree(style: Style, known: Mapping[str, str | None], titles: Mapping[str, str | None]) -> bool:
    """Whether two sets of areas can be of one scheme: most titles that both give for a name are alike."""
    if style == "title":
        return len(known.keys() & titles.keys()) >= SAME_TITLES * len(known.keys() | titles.keys())
    both = [(old, new) for name in known.keys() & titles.keys() if (old := known[name]) and (new := titles[name])]
    alike = sum(bool(_matter(old) & _matter(new)) for old, new in both)
    return alike >= len(both) / 2


def _within(day: date, scheme: Scheme) -> bool:
    return scheme.rounds[0].start <= day <= max(told.end for told in scheme.rounds)


def area_order(name: str) -> tuple[int, list[int], str]:
    """A key to sort names by: I before II before X, 1.2 before 1.10, letters by the alphabet, titles last."""
    if roman_value(name):
        return 0, [roman_value(name)], ""
    if name.replace(".", "").isdigit():
        return 1, [int(number) for number in name.split(".") if number], ""
    return (2 if len(name) == 1 else 3), [], name.casefold()
