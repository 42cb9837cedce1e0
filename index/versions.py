"""What differs between two versions of a report: its title and headings, and its sentences, aligned."""

from collections.abc import Callable, Sequence
from difflib import SequenceMatcher
from itertools import chain

import msgspec

from index.align import Link, align
from index.likeness import Likeness, features
from index.sentences import Sentence, sentences
from index.weights import of_texts
from ingest.counting import counted
from ingest.report import Report, Section, Span


class Differences(msgspec.Struct, frozen=True):
    """What is not the same in two versions, in the order of the later; the title is among the headings."""

    headings: tuple[Link, ...]
    sentences: tuple[Link, ...]

    @property
    def links(self) -> tuple[Link, ...]:
        """All that differs, headings first."""
        return *self.headings, *self.sentences

    @property
    def told(self) -> str:
        """How much differs: "1 rubrik och 2 meningar skiljer"."""
        parts = []
        if self.headings:
            parts.append(counted(len(self.headings), "rubrik", "rubriker"))
        if self.sentences:
            parts.append(counted(len(self.sentences), "mening", "meningar"))
        return f"{' och '.join(parts)} skiljer" if parts else "Ordalydelsen är densamma"


def differences_between(before: Report, after: Report) -> Differences:
    """What two versions of a report do not have in common."""
    return Differences(
        tuple(_differences(_headings(before), _headings(after), _reworded)),
        tuple(_differences(_sentences(before), _sentences(after), align)),
    )


def _differences(
    old: Sequence[Sentence],
    new: Sequence[Sentence],
    link: Callable[[Sequence[Sentence], Sequence[Sentence], Likeness], list[Link]],
) -> list[Link]:
    """What is not the same in both; what is, is found first, so that only what lies between is linked."""
    texts = [one.text for one in (*old, *new)]
    likeness = Likeness(texts, of_texts(texts))
    first, second = ([features(one.text).folded for one in side] for side in (old, new))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        found
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
        for found in link(old[i1:i2], new[j1:j2], likeness)
        if found.relation != "same"
    ]


def _reworded(old: Sequence[Sentence], new: Sequence[Sentence], likeness: Likeness) -> list[Link]:
    """Headings linked by their places where there are as many as before: new words need not be alike."""
    if len(old) != len(new):
        return align(old, new, likeness)
    olds, news = (likeness.rows([one.text for one in side]) for side in (old, new))
    alike = likeness.table(olds, news).diagonal()
    return [
        Link("reworded", (one,), (other,), round(float(like), 3))
        for one, other, like in zip(old, new, alike, strict=True)
    ]


def _sentences(report: Report) -> list[Sentence]:
    return [sentence for section in report.sections for sentence in sentences(section, report.id)]


def _headings(report: Report) -> list[Sentence]:
    """The title, and what heads each round and area where it begins, as sentences of their own."""
    found, above = [Sentence(report.title, report.id, "", None, (1, 1), Span(0, len(report.title)))], ("", "")
    for section in report.sections:
        heads = _heads(report, section)
        new = chain(heads[:1] if heads[0] != above[0] else (), heads[1:] if heads != above else ())
        found += [
            Sentence(one, report.id, section.id, None, section.pages, Span(0, len(one))) for one in new if one
        ]
        above = heads
    return found


def _heads(report: Report, section: Section) -> tuple[str, str]:
    """The round and the area that a section belongs to, as they are written."""
    told, area = report.round_of(section), section.area
    return told.label if told else "", ". ".join(filter(None, (area.label, area.title))) if area else ""
