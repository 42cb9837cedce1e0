"""The first numeral of a scanned list in brackets, "(I)", which tesseract takes for "(1)" as for a letter alone.

It is a numeral where "(II)" begins another line at its margin, and no "(2)" does.
"""

import re
from collections.abc import Container, Sequence

import msgspec

from ingest.pages.page import Line

LIKE_ONE = frozenset(("(1)", "(l)", "(|)", "(!)"))
LIKE_TWO = frozenset(("(11)", "(ll)", "(It)", "(IT)", "(Il)", "(lI)"))
SAME_MARGIN = 0.7  # times the size of the type
_NUMERAL = re.compile(r"\([IVX]{2,5}\)")
_NUMBER = re.compile(r"\([2-9]\)")


def with_first_numerals(lines: Sequence[Line], scanned: Container[int]) -> list[Line]:
    """The lines with "(I)" and "(II)" for what looks like them among bracketed numerals on `scanned` pages."""
    first = [line for line in lines if line.page in scanned and not line.apart]
    numerals = [line for line in first if _NUMERAL.fullmatch(line.words[0].text)]
    numbers = [line for line in first if _NUMBER.fullmatch(line.words[0].text)]
    return [_as_numeral(line) if _is_among(line, numerals, numbers) else line for line in lines]


def _is_among(line: Line, numerals: Sequence[Line], numbers: Sequence[Line]) -> bool:
    if line.words[0].text not in LIKE_ONE | LIKE_TWO:
        return False
    beside = [[other for other in side if _at_one_margin(line, other)] for side in (numerals, numbers)]
    return bool(beside[0]) and not beside[1]


def _at_one_margin(line: Line, other: Line) -> bool:
    return (line.cell is None) == (other.cell is None) and abs(line.x0 - other.x0) < SAME_MARGIN * line.size


def _as_numeral(line: Line) -> Line:
    text = "(I)" if line.words[0].text in LIKE_ONE else "(II)"
    return msgspec.structs.replace(
        line, words=(msgspec.structs.replace(line.words[0], text=text), *line.words[1:])
    )
