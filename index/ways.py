"""The ways in which a phrase is written: digits together or in groups, words side by side or held by a dash.

    1250000 kronor      1 250 000 kronor, 1.250.000 kronor
    oktober november    oktober-november; and so oktober–november

Four digits that are a year are written together: 2014 is no "2 014".
"""

import re
from collections.abc import Iterator
from functools import partial

LONGEST_GROUP = 5  # characters: three digits and what is around them
_NUMBER = re.compile(r"(?<![\w.,])[1-9](?:\d{0,2}(?:(?:\s\d{3})+|(?:\.\d{3})+)|\d{3,})(?!\w|[.,]\d|\s\d{3}(?!\d))")
_BETWEEN_WORDS = re.compile(r"(?<=[^\W\d_])\s+(?=[^\W\d_])")
_YEAR = re.compile(r"(?:19|20)\d\d")
_BEGINS = re.compile(r"\d{1,3}(?:\s\d{3})+(?!\d)")
_ENDS = re.compile(r"(?<!\d)\d{1,3}(?:\s\d{3})+\Z")
_GROUP = re.compile(r"\d{3}(?!\d)")
_MORE_BEFORE = re.compile(r"(?<!\d)\d{1,3}\s\Z")
_MORE_AFTER = re.compile(r"\s\d{3}(?!\d)")


def ways(text: str) -> Iterator[str]:
    """The other ways of writing a word or phrase."""
    if any(map(str.isdigit, text)):
        yield from dict.fromkeys(way for way in map(partial(_grouped, text), ("", " ", ".")) if way != text)
    for blank in _BETWEEN_WORDS.finditer(text):
        yield f"{text[: blank.start()]}-{text[blank.end() :]}"


def _grouped(text: str, between: str) -> str:
    """A text with something between the groups of three digits of its numbers; years as they are."""

    def grouped(number: re.Match[str]) -> str:
        digits = "".join(filter(str.isdigit, number[0]))
        return number[0] if _YEAR.fullmatch(number[0]) else f"{int(digits):,}".replace(",", between)

    return _NUMBER.sub(grouped, text)


def may_be_cut(text: str) -> bool:
    """Whether a phrase begins or ends with a number in groups, which may be some of the groups of a longer one."""
    return _BEGINS.match(text) is not None or _ENDS.search(text) is not None


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether a stretch of a text begins or ends with a number in groups, and has all of them."""
    stretch = text[start:end]
    begins, ends = _BEGINS.match(stretch), _ENDS.search(stretch)
    cut_off = begins and _GROUP.match(stretch) and _MORE_BEFORE.search(text[max(0, start - LONGEST_GROUP) : start])
    goes_on = ends and _MORE_AFTER.match(text, end)
    return bool(begins or ends) and not cut_off and not goes_on
