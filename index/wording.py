"""The words that differ between two wordings of a sentence."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from index.swedish import normal

_TOKEN = re.compile(r"\s*(?:[^\W_]+(?:[-\u2010\u2011:.,](?=[^\W_])[^\W_]+)*-?|[^\w\s]|_)")


class Run(msgspec.Struct, frozen=True):
    """Words that follow each other and share a fate; `text` with the space before it, as written."""

    kind: Literal["same", "removed", "added"]
    text: str


def differences(before: str, after: str) -> list[Run]:
    """The runs that turn one wording into the other, word by word.

    Joining all but the added gives `before`; joining all but the removed gives `after`, save that words which
    differ in form only (capitals, hyphens) are shown once, as they are after.
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
        if kind == "equal" and not _is_chance(new[j1:j2], i1, j1, i2 == len(old) and j2 == len(new)):
            yield Run("same", "".join(new[j1:j2]))
            continue
        if i1 < i2:
            yield Run("removed", "".join(old[i1:i2]))
        if j1 < j2:
            yield Run("added", "".join(new[j1:j2]))


def _is_chance(tokens: Sequence[str], old_start: int, new_start: int, at_end: bool) -> bool:
    """One short word that happens to stand in both wordings, between words that differ, tells nothing."""
    if old_start == 0 or new_start == 0 or at_end:
        return False
    return len(tokens) == 1 and len(tokens[0].strip()) <= 3 and tokens[0].strip().isalpha()


def _joined(runs: Iterator[Run]) -> Iterator[Run]:
    """Neighbouring changes as one removed and one added run."""
    removed, added = "", ""
    for run in runs:
        if run.kind == "removed":
            removed += run.text
        elif run.kind == "added":
            added += run.text
        else:
            yield from _changed(removed, added)
            removed = added = ""
            yield run
    yield from _changed(removed, added)


def _changed(removed: str, added: str) -> Iterator[Run]:
    if removed:
        yield Run("removed", removed)
    if added:
        yield Run("added", added)
