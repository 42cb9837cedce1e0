"""Scanned headings of one kind in one type: of "3.2.1, 3.2.2, 3.2.3" in bold one may be measured as plain.

So it is of headings that begin with the same word, "Fokusområde Mark" and "Fokusområde Kompetens". Of
lines that say the same of each, "Måluppfyllelse: Uppfyllt", some may be measured larger. Headings that say the
very same, as those of an area in each of its rounds, are of one kind even if they are two.
"""

import re
from collections import Counter
from collections.abc import Container, Mapping, Sequence

import msgspec

from ingest.pages.page import Line

FEWEST, OF_ONE_TEXT = 3, 2  # headings of a kind
MOSTLY, HALF = 0.7, 0.5  # of them are bold
DIFFER = 1.15  # times the smaller size, at most
WIDEST = 0.75  # of the column: longer lines may be those of a paragraph
LONG_WORD = 5  # letters
_DECIMAL = re.compile(r"\d{1,2}(?:\.\d{1,2}){1,3}\.?")
_WORD = re.compile(rf"[A-ZÅÄÖ][a-zåäö]{{{LONG_WORD - 1},}}:?")


def with_alike_headings(lines: Sequence[Line], scanned: Container[int]) -> list[Line]:
    """The lines with the headings of each kind on `scanned` pages in bold and in the largest type that one has."""
    kinds: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        if line.page in scanned and (kind := _kind(line)):
            kinds.setdefault(kind, []).append(number)
    return _in_one_type(_in_one_type(lines, kinds, FEWEST, MOSTLY), _same(lines, scanned), OF_ONE_TEXT, HALF)


def _in_one_type(
    lines: Sequence[Line], kinds: Mapping[str, Sequence[int]], fewest: int, mostly: float
) -> list[Line]:
    """The lines of each kind in its type, where they are enough and enough of them are bold."""
    found = list(lines)
    for kind, numbers in kinds.items():
        bold = [lines[number] for number in numbers if lines[number].bold]
        if len(numbers) < fewest or not bold or len(bold) < mostly * len(numbers):
            continue
        sizes = Counter(line.size for line in bold)
        size = sizes.most_common(1)[0][0] if kind.endswith(":") else max(sizes)
        for number in numbers:
            if size / DIFFER <= lines[number].size <= (size * DIFFER if kind.endswith(":") else size):
                found[number] = _set_in(lines[number], size)
    return found


def _same(lines: Sequence[Line], scanned: Container[int]) -> dict[str, list[int]]:
    """The numbers of short lines that say the very same and begin like headings."""
    same: dict[str, list[int]] = {}
    for number, line in enumerate(lines):
        begins = line.text[:1].isupper() and sum(map(str.isalpha, line.text)) >= LONG_WORD
        if line.page in scanned and begins and not (line.cell or line.apart or _is_wide(line)):
            same.setdefault(line.text, []).append(number)
    return {text: numbers for text, numbers in same.items() if text[-1] not in ".,;:"}


def _is_wide(line: Line) -> bool:
    return line.x1 - line.left > WIDEST * (line.right - line.left)


def _kind(line: Line) -> str:
    """What headings that are alike have in common; empty for what is none."""
    if line.cell or line.apart or _is_wide(line) or len(line.words) < 2 or line.text[-1] in ".,;:":
        return ""
    first = line.words[0].text
    if _DECIMAL.fullmatch(first):
        return f"{first.rstrip('.').count('.')}"
    return first if _WORD.fullmatch(first) else ""


def _set_in(line: Line, size: float) -> Line:
    words = tuple(msgspec.structs.replace(word, bold=True, size=size) for word in line.words)
    return msgspec.structs.replace(line, words=words)
