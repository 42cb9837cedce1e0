"""What differs between two versions of a report: its sentences, aligned."""

from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from index.align import Pair, align, folded
from index.sentences import Sentence, sentences
from ingest.report import Report


def differences_between(before: Report, after: Report) -> list[Pair]:
    """The sentences of two versions that are not the same in both, in the order of the later.

    What stands unchanged is found first, so that only what lies between is aligned.
    """
    old, new = _sentences(before), _sentences(after)
    matcher = SequenceMatcher(None, [folded(s.text) for s in old], [folded(s.text) for s in new], autojunk=False)
    return [pair for kind, *span in matcher.get_opcodes() if kind != "equal" for pair in _between(old, new, *span)]


def _between(
    old: Sequence[Sentence], new: Sequence[Sentence], i1: int, i2: int, j1: int, j2: int
) -> Iterator[Pair]:
    return (pair for pair in align(old[i1:i2], new[j1:j2]) if pair.kind != "same")


def _sentences(report: Report) -> list[Sentence]:
    return [sentence for section in report.sections for sentence in sentences(section, report.id)]
