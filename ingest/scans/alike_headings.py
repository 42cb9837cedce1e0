"""Scanned headings of one kind in one type: of "3.2.1, 3.2.2, 3.2.3" in bold one may be measured as plain.

So it is of headings that begin with the same word, "Fokusområde Mark" and "Fokusområde Kompetens". Of
lines that say the same of each, "Måluppfyllelse: Uppfyllt", some may be measured larger.
"""

import re
from collections import Counter
from collections.abc import Container, Sequence

import msgspec

from ingest.pages.page import Line

FEWEST = 3  # headings of a kind
MOSTLY = 0.7  # of them are bold
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
    found = list(lines)
    for kind, numbers in kinds.items():
        bold = [lines[number] for number in numbers if lines[number].bold]
        if len(numbers) < FEWEST or len(bold) < MOSTLY * len(numbers):
            continue
        sizes = Counter(line.size for line in bold)
        size = sizes.most_common(1)[0][0] if kind.endswith(":") else max(sizes)
        for number in numbers:
            if size / DIFFER <= lines[number].size <= (size * DIFFER if kind.endswith(":") else size):
                found[number] = _set_in(lines[number], size)
    return found


def _kind(line: Line) -> str:
    """What headings that are alike have in common; empty for what is none."""
    wide = line.x1 - line.left > WIDEST * (line.right - line.left)
    if line.cell or line.apart or wide or len(line.words) < 2 or line.text[-1] in ".,;:":
        return ""
    first = line.words[0].text
    if _DECIMAL.fullmatch(first):
        return f"{first.rstrip('.').count('.')}"
    return first if _WORD.fullmatch(first) else ""


def _set_in(line: Line, size: float) -> Line:
    words = tuple(msgspec.structs.replace(word, bold=True, size=size) for word in line.words)
    return msgspec.structs.replace(line, words=words)
