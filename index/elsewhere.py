"""Sentences that moved between areas: what vanished here and stands anew in another area of the next round."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

import msgspec

from index.align import Link
from index.likeness import Likeness
from index.sentences import Sentence, sentences
from ingest.report import Report, Round

if TYPE_CHECKING:
    from index.compare import Telling

MOVED_AREA = 0.75  # from here a sentence of another area is the same one
SHORTEST = 4  # words; "Arbetet pågår." stands anywhere


class Elsewhere:
    """What the reports of a comparison say in their other areas, by round."""

    def __init__(self, reports: Sequence[Report], tellings: Sequence["Telling"]) -> None:
        by_id = {report.id: report for report in reports}
        followed = {(one.report, section.id) for one in tellings for section in one.sections}
        self._said = {
            (one.report, one.round): _outside(by_id[one.report], one.round, followed) for one in tellings
        }

    @property
    def texts(self) -> list[str]:
        """Every sentence that it may compare with."""
        return [sentence.text for said in self._said.values() for _, sentence in said]

    def mark(
        self, links: Sequence[Link], before: "Telling", after: "Telling", likeness: Likeness
    ) -> tuple[Link, ...]:
        """The links, with sentences that came from or went to another area as moved."""
        was, now = self._said[before.report, before.round], self._said[after.report, after.round]
        gone = {link.before[0]: link for link in links if link.relation == "removed"}
        came = {link.after[0]: link for link in links if link.relation == "added"}
        went = _pairs(list(gone), _new(now, was), likeness)
        arrived = _pairs(list(came), _new(was, now), likeness)
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


def _outside(report: Report, told: Round, followed: set[tuple[str, str]]) -> list[tuple[str, Sentence]]:
    return [
        (section.area.name, sentence)
        for section in report.sections
        if section.area and report.round_of(section) == told and (report.id, section.id) not in followed
        for sentence in sentences(section, report.id)
        if len(sentence.text.split()) >= SHORTEST
    ]


def _new(
    said: Sequence[tuple[str, Sentence]], before: Sequence[tuple[str, Sentence]]
) -> list[tuple[str, Sentence]]:
    """What is said in one round's other areas and not, word for word, in the other round's."""
    known = {(area, sentence.text) for area, sentence in before}
    return [(area, sentence) for area, sentence in said if (area, sentence.text) not in known]


def _pairs(
    mine: Sequence[Sentence], theirs: Sequence[tuple[str, Sentence]], likeness: Likeness
) -> dict[Sentence, _Found]:
    """The best partner of each, the most alike first, each used once."""
    mine = [sentence for sentence in mine if len(sentence.text.split()) >= SHORTEST]
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
