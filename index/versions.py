"""What differs between two versions of a report: its sentences, aligned."""

from difflib import SequenceMatcher

from index.align import Link, align
from index.likeness import Likeness, features
from index.sentences import Sentence, sentences
from index.weights import of_texts
from ingest.report import Report


def differences_between(before: Report, after: Report) -> list[Link]:
    """The sentences of two versions that are not the same in both, in the order of the later.

    What stands unchanged is found first, so that only what lies between is aligned.
    """
    old, new = _sentences(before), _sentences(after)
    texts = [one.text for one in (*old, *new)]
    likeness = Likeness(texts, of_texts(texts))
    first, second = ([features(one.text).folded for one in side] for side in (old, new))
    matcher = SequenceMatcher(None, first, second, autojunk=False)
    return [
        link
        for kind, i1, i2, j1, j2 in matcher.get_opcodes()
        if kind != "equal"
        for link in align(old[i1:i2], new[j1:j2], likeness)
        if link.relation != "same"
    ]


def _sentences(report: Report) -> list[Sentence]:
    return [sentence for section in report.sections for sentence in sentences(section, report.id)]
