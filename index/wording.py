"""The words that differ between two wordings of a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

import msgspec

from index.swedish import normal

MOVED_WORDS = 3  # from here words that stand in another place are a phrase that moved
_TOKEN = re.compile(r"\s*(?:[^\W_]+(?:[-\u2010\u2011:.,](?=[^\W_])[^\W_]+)*-?|[^\w\s]|_)")


class Run(msgspec.Struct, frozen=True):
    """Words that follow each other and share a fate, as they are written on each side, with the space before them.

    The same words may differ in form (capitals, hyphens); removed words have no `after`, added ones no `before`.
    `moved` are removed words that were added in another place of the sentence, and those added ones.
    """

    kind: Literal["same", "removed", "added"]
    before: str
    after: str
    moved: bool = False


def differences(before: str, after: str) -> list[Run]:
    """The runs that turn one wording into the other, word by word.

    Joining the `before` of all runs gives the first wording, joining `after` the second.
    """
    old, new = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(
        None, [normal(t.strip()) for t in old], [normal(t.strip()) for t in new], autojunk=False
    )
    return _with_moves(list(_joined(_runs(matcher, old, new))))


def _tokens(text: str) -> list[str]:
    return _TOKEN.findall(text)


def _runs(matcher: "SequenceMatcher[str]", old: Sequence[str], new: Sequence[str]) -> Iterator[Run]:
    for kind, i1, i2, j1, j2 in matcher.get_opcodes():
        before, after = "".join(old[i1:i2]), "".join(new[j1:j2])
        at_edge = 0 in (i1, j1) or (i2 == len(old) and j2 == len(new))
        if kind == "equal" and (at_edge or not _is_chance(new[j1:j2])):
            yield Run("same", before, after)
            continue
        if before:
            yield Run("removed", before, "")
        if after:
            yield Run("added", "", after)


def _is_chance(tokens: Sequence[str]) -> bool:
    """One short word that happens to stand in both wordings, between words that differ, tells nothing."""
    return len(tokens) == 1 and len(tokens[0].strip()) <= 3 and tokens[0].strip().isalpha()


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring changes as one removed and one added run."""
    for same, group in groupby(runs, key=lambda run: run.kind == "same"):
        if same:
            yield from group
            continue
        changed = list(group)
        removed, added = "".join(run.before for run in changed), "".join(run.after for run in changed)
        if removed:
            yield Run("removed", removed, "")
        if added:
            yield Run("added", "", added)


def _with_moves(runs: Sequence[Run]) -> list[Run]:
    """The runs, with the longest phrases that were taken out here and put in there as runs of their own."""
    left = list(runs)
    while True:
        found = max(_phrases(left), default=None)
        if found is None or found[0] < MOVED_WORDS:
            return left
        size, gone, i, came, j = found
        old, new = _tokens(left[gone].before), _tokens(left[came].after)
        parts = {
            gone: _cut(Run("removed", left[gone].before, ""), old, i, i + size),
            came: _cut(Run("added", "", left[came].after), new, j, j + size),
        }
        left = [piece for number, run in enumerate(left) for piece in parts.get(number, [run])]


def _phrases(runs: Sequence[Run]) -> Iterator[tuple[int, int, int, int, int]]:
    """For each removed and each added run their longest phrase in common: words, and where it begins in each."""
    for gone, removed in enumerate(runs):
        for came, added in enumerate(runs):
            if (removed.kind, added.kind) == ("removed", "added") and not removed.moved and not added.moved:
                old, new = ([normal(t.strip()) for t in _tokens(text)] for text in (removed.before, added.after))
                match = SequenceMatcher(None, old, new, autojunk=False).find_longest_match()
                if sum(word.isalnum() for word in old[match.a : match.a + match.size]) >= MOVED_WORDS:
                    yield match.size, gone, match.a, came, match.b


def _cut(run: Run, tokens: Sequence[str], start: int, end: int) -> list[Run]:
    """A run cut in up to three, the middle one moved."""
    pieces = [("".join(tokens[:start]), False), ("".join(tokens[start:end]), True), ("".join(tokens[end:]), False)]
    return [
        Run(run.kind, text if run.before else "", text if run.after else "", moved)
        for text, moved in pieces
        if text
    ]
