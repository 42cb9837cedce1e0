"""The words inside a compound: its smallest parts, and the beginnings and ends that are words of their own.

    stadsledningskontoret      stad, ledning, kontoret; stadsledning; ledningskontoret
    livsmedelsupphandlingen    liv, medel, upphandlingen; livsmedel, but no medelsupphandling
    hemtjänstpersonal          hem, tjänst, personal; hemtjänst, but no tjänstpersonal
    internkontrollplan         intern, kontroll, plan; internkontroll, since kontrollplan is no word

An end is a word where the lexicon knows it, where its first part has the linking -s that it always takes, or where
such an -s stands before it and the beginning with that part is unknown. A beginning is one where the lexicon knows
it, where a linking -s follows it, or where the end that it would leave cut off is none.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import NamedTuple

from index.compounds import LONG_PART, TAKES_S, divide, first_part, split
from index.words import is_known, stems


class _Cut(NamedTuple):
    """A compound cut in two: its beginning, whether that is known and a linking -s follows, and its end."""

    beginning: str
    known: bool
    linked: bool
    end: str


def words_inside(form: str, parts: Sequence[str]) -> Iterator[str]:
    """The words that a compound is found by, given its parts."""
    if "-" in form:
        yield from parts
        for part in parts:
            yield from words_inside(part, divide(part))
        return
    leaves = [leaf for part in parts for leaf in split(part)]
    yield from dict.fromkeys((*leaves, *parts[1:-1]))
    cuts = list(_cuts(form, leaves)) if len(leaves) > 2 else []
    for cut, after, first in zip(cuts, cuts[1:], leaves[1:], strict=False):
        is_end = _is_end(cut, first, after)
        if is_end:
            yield cut.end
        as_written = after.known and form.startswith(after.beginning)
        if as_written or after.linked or not is_end:
            yield after.beginning


def _cuts(form: str, leaves: Sequence[str]) -> Iterator[_Cut]:
    """The cuts between the parts of a compound, from left to right; those that cannot be found are left out."""
    start = 0
    for before, leaf in pairwise(leaves):
        start = form.find(leaf[:-1], start + len(before) - 2)  # sim may be of simma
        if start < 0:
            return
        written = form[:start]
        known = first_part(written)
        linked = written.endswith("s") and not before.endswith("s")
        yield _Cut(known or written[: -1 if linked else None], bool(known), linked, form[start:])


def _is_end(cut: _Cut, first: str, after: _Cut) -> bool:
    """Whether an end is a word, of which the first part and the next cut are given.

    A short first part of a known beginning that has a linking -s is taken for part of that: näringsliv, frågor; no
    livsfrågor, nor lovshandläggare of bygglovshandläggare. But sjukvård is a word in hemsjukvård.
    """
    known = any(map(is_known, stems(cut.end)))  # konsekvensanalyser, as konsekvensanalys
    if len(first) < LONG_PART and after.known and (after.linked or not known):
        return False
    return known or (after.linked and first.endswith(TAKES_S)) or (cut.linked and not after.known)
