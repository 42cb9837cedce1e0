"""Sentences that moved between areas: what vanished here and stands anew in another area of the next round."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from functools import cached_property
from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from index.align import Link
from index.likeness import Likeness
from index.sentences import Sentence, sentences
from ingest.report import Report, Round, Section

if TYPE_CHECKING:
    from index.compare import Telling

MOVED_AREA = 0.75  # from here a sentence of another area is the same one
SHORTEST = 4  # words; "Arbetet pågår." stands anywhere
SHARED = 0.25  # of the longer words of the longer sentence; no two so alike were found with fewer in common
_BEGINNING = re.compile(r"\b\w{4}")


class Elsewhere:
    """What the reports of a comparison say in their other areas and may have moved, step by step.

    Sentences that have few words in common with those that came or went are left out: they are never compared.
    """

    def __init__(self, reports: Sequence[Report], tellings: Sequence["Telling"]) -> None:
        by_id = {report.id: report for report in reports}
        followed = {(one.report, section.id) for one in tellings for section in one.sections}
        said = [_Around(by_id[one.report], one.round, followed) for one in tellings]
        self._steps = [
            (_like(_unsaid(before, after), now, was), _like(_unsaid(after, before), was, now))
            for (before, after), (was, now) in zip(pairwise(tellings), pairwise(said), strict=True)
        ]

    @property
    def texts(self) -> list[str]:
        """Every sentence that it may compare with."""
        return [sentence.text for step in self._steps for side in step for _, sentence in side]

    def mark(self, step: int, links: Sequence[Link], likeness: Likeness) -> tuple[Link, ...]:
        """The links of a step, with sentences that came from or went to another area as moved."""
        now, was = self._steps[step]
        went = _pairs([link.before[0] for link in links if link.relation == "removed"], now, likeness)
        arrived = _pairs([link.after[0] for link in links if link.relation == "added"], was, likeness)
        return tuple(self._marked(link, went, arrived) for link in links)

    @staticmethod
    def _marked(link: Link, went: dict[Sentence, "_Found"], arrived: dict[Sentence, "_Found"]) -> Link:
        if link.relation == "removed" and (to := went.get(link.before[0])):
            return Link("moved", link.before, (to.sentence,), to.similarity, elsewhere=to.area)
        if link.relation == "added" and (source := arrived.get(link.after[0])):
            return Link("moved", (source.sentence,), link.after, source.similarity, elsewhere=source.area)
        return link


class _Found(msgspec.Struct, frozen=True):
    area: str
    sentence: Sentence
    similarity: float


class _Around:
    """The sections of a round that are in other areas than those followed."""

    def __init__(self, report: Report, told: Round, followed: set[tuple[str, str]]) -> None:
        self._report = report.id
        self._sections = [
            section
            for section in report.sections
            if section.area and report.round_of(section) == told and (report.id, section.id) not in followed
        ]

    @cached_property
    def _beginnings(self) -> list[set[str]]:
        return [_beginnings(section.text) for section in self._sections]

    @cached_property
    def texts(self) -> dict[str, str]:
        """All that each area says."""
        found: dict[str, str] = {}
        for section in self._sections:
            found[_area(section)] = f"{found.get(_area(section), '')}\n{section.text}"
        return found

    def sentences(self, wanted: Sequence[set[str]]) -> Iterator[tuple[str, Sentence]]:
        """The sentences that share words with one that is wanted, and the areas that they stand in."""
        for section, begin in zip(self._sections, self._beginnings, strict=True):
            near = [one for one in wanted if len(one & begin) >= SHARED * len(one)]
            for sentence in sentences(section, self._report) if near else ():
                begins = _beginnings(sentence.text)
                if any(len(one & begins) >= SHARED * max(len(one), len(begins)) for one in near):
                    yield _area(section), sentence


def _area(section: Section) -> str:
    return section.area.name if section.area else ""


def _beginnings(text: str) -> set[str]:
    """The beginnings of the longer words of a text: words of one stem have the same."""
    return set(_BEGINNING.findall(text.casefold()))


def _unsaid(here: "Telling", there: "Telling") -> list[set[str]]:
    """The beginnings of the words of each sentence that the other telling does not have as often."""
    mine, theirs = (Counter(one.text for one in telling.sentences if _is_long(one)) for telling in (here, there))
    return [_beginnings(text) for text in mine - theirs]


def _is_long(sentence: Sentence) -> bool:
    return len(sentence.text.split()) >= SHORTEST


def _like(wanted: Sequence[set[str]], said: _Around, other: _Around) -> list[tuple[str, Sentence]]:
    """What is said in one round's other areas and not, word for word, in the other round's, and may be wanted."""
    return [
        (area, sentence)
        for area, sentence in (said.sentences(wanted) if wanted else ())
        if _is_long(sentence) and sentence.text not in other.texts.get(area, "")
    ]


def _pairs(
    mine: Sequence[Sentence], theirs: Sequence[tuple[str, Sentence]], likeness: Likeness
) -> dict[Sentence, _Found]:
    """The best partner of each, the most alike first, each used once."""
    mine = [sentence for sentence in mine if _is_long(sentence)]
    if not mine or not theirs:
        return {}
    table = likeness.table(
        likeness.rows([one.text for one in mine]), likeness.rows([one.text for _, one in theirs])
    )
    found: dict[Sentence, _Found] = {}
    used: set[int] = set()
    for score, row, column in sorted(
        (-float(table[row, column]), row, column)
        for row in range(len(mine))
        for column in range(len(theirs))
        if table[row, column] >= MOVED_AREA
    ):
        if mine[row] not in found and column not in used:
            area, sentence = theirs[column]
            found[mine[row]] = _Found(area, sentence, round(-score, 3))
            used.add(column)
    return found
