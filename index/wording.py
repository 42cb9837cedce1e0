"""The words that differ between two wordings of a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import groupby
from typing import Literal

import msgspec

from index.swedish import normal

_TOKEN = re.compile(r"\s*(?:[^\W_]+(?:[-\u2010\u2011:.,](?=[^\W_])[^\W_]+)*-?|[^\w\s]|_)")


class Run(msgspec.Struct, frozen=True):
    """Words that follow each other and share a fate, as they are written on each side, with the space before them.

    The same words may differ in form (capitals, hyphens); removed words have no `after`, added ones no `before`.
    """

    kind: Literal["same", "removed", "added"]
    before: str
    after: str


def differences(before: str, after: str) -> list[Run]:
    """The runs that turn one wording into the other, word by word.

    Joining the `before` of all runs gives the first wording, joining `after` the second.
    """
    old, new = _tokens(before), _tokens(after)
    matcher = SequenceMatcher(
        None, [normal(t.strip()) for t in old], [normal(t.strip()) for t in new], autojunk=False
    )
    return list(_joined(_runs(matcher, old, new)))


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
