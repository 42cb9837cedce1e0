"""Numbers as they are written with and without groups of three digits: 1250000, 1 250 000, 1.250.000.

Four digits that are a year are written together: 2014 is no "2 014".
"""

import re

SHORTEST = 4  # digits that are grouped
LONGEST_GROUP = 5  # characters: three digits and what is around them
_NUMBER = re.compile(r"[1-9]\d*")
_GROUPS = re.compile(r"[1-9]\d{0,2}(?:(?:\s\d{3})+|(?:\.\d{3})+)")
_YEAR = re.compile(r"(?:19|20)\d\d")
_MORE_BEFORE = re.compile(r"(?<!\d)\d{1,3}\s\Z")
_MORE_AFTER = re.compile(r"\s\d{3}(?!\d)")


def together(text: str) -> str:
    """A number without anything between its groups; empty where a text is no number that can be grouped."""
    if not text[:1].isdigit():
        return ""
    number = re.sub(r"[\s.]", "", text) if _GROUPS.fullmatch(text) else text
    is_long = len(number) >= SHORTEST and _NUMBER.fullmatch(number) is not None
    return number if is_long and not _YEAR.fullmatch(text) else ""


def in_groups(number: str, between: str = " ") -> str:
    """A number in groups of three digits."""
    return f"{int(number):,}".replace(",", between)


def is_whole(text: str, start: int, end: int) -> bool:
    """Whether groups that stand in a text are a number, and not some of the groups of a longer one."""
    more = _MORE_BEFORE.search(text[max(0, start - LONGEST_GROUP) : start]) or _MORE_AFTER.match(text, end)
    return _GROUPS.fullmatch(text[start:end]) is not None and not more
