"""Whether rounds that begin paragraphs stand inside areas and items, or these inside rounds.

    **Rekrytering.** Annonser ska ses över.       a) Observationer ska göras varje månad.
        Hösten 2014: Mallen är omarbetad.            31 mars 2017: Görs vid 31 av 44 enheter.
        Våren 2015: Chefer har utbildats.            31 oktober 2017: Görs vid samtliga enheter.
    **Trakasserier.** Ingen ska utsättas.         b) Resultaten ska återkopplas.

Inside them, what is said of an area or item before its first round is of no round.
"""

from collections.abc import Container, Iterator, Sequence
from itertools import pairwise

from ingest.conventions.labels import Label
from ingest.headings.roles import Marked

TITLE = "title"  # areas that a bold title begins
_ORDER = (TITLE, "area", "lower", "bullet")  # a member of one ends the list of those after it


def list_of(label: Label | None) -> str | None:
    """Which kind of list a label is of: "bullet", "lower" for small letters and Roman numbers, or "area"."""
    if label is None:
        return None
    if label.is_area:
        return "area"
    return "bullet" if "bullet" in label.kinds else "lower"


def holding_rounds(roles: Sequence[Marked], run_in: Container[int], titled: Container[int]) -> frozenset[str]:
    """The kinds of list, and TITLE, whose members have rounds that begin paragraphs inside them.

    Most are followed by a round before the next begins, and under a heading they begin before the rounds do.
    """
    found = [kind_of(number, one, run_in, titled) for number, one in enumerate(roles)]
    return frozenset(kind for kind in _ORDER if _holds(kind, found))


def kind_of(number: int, one: Marked, run_in: Container[int], titled: Container[int]) -> str | None:
    """What begins at a paragraph: a kind of list, TITLE, "round" or "heading"; None where nothing does."""
    if one.role != "text":
        return "heading"
    if number in run_in:
        return "round"
    if one.paragraph.lines[0].cell or one.paragraph.lines[0].apart:
        return None
    return TITLE if number in titled else list_of(one.paragraph.label)


def _holds(kind: str, found: Sequence[str | None]) -> bool:
    stretches = list(_stretches(kind, found))
    mixed = [stretch[0] for stretch in stretches if {kind, "round"} <= set(stretch)]
    after = [_after_members(kind, stretch) for stretch in stretches]
    # what comes after the last of a list may be inside it or after it: the others must tell the same
    every, others = ([one for ones in after for one in ones[:end]] for end in (None, -1))
    followed = _mostly("round", every) and (_mostly("round", others) or not others)
    return followed and _mostly(kind, mixed)


def _mostly(one: str, of: Sequence[str | None]) -> bool:
    return of.count(one) > len(of) / 2


def _after_members(kind: str, stretch: Sequence[str]) -> list[str | None]:
    """What follows each member of a kind in a stretch."""
    return [after for one, after in pairwise([*stretch, None]) if one == kind]


def _stretches(kind: str, found: Sequence[str | None]) -> Iterator[list[str]]:
    """The members of a kind and the rounds between headings, or between what such lists stand in."""
    ends = {"heading", *_ORDER[: _ORDER.index(kind)]}
    stretch: list[str] = []
    for one in found:
        if one in ends:
            yield stretch
            stretch = []
        elif one in (kind, "round"):
            stretch.append(one)
    yield stretch
