"""Numbers in the first column of a scanned table that tesseract took for letters, which figures look like.

"1, 2, 3, 4, 5, 6, T" is a column of numbers with a 7.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby

import msgspec

from ingest.pages.page import Cell, Line

FEWEST = 2  # cells of numbers in a column
MOSTLY = 0.6  # of the cells under its name
LIKE = {"t": "7", "z": "7", "?": "7", "i": "1", "l": "1", "|": "1", "]": "1", "s": "5", "b": "8", "g": "6"}
SECOND = {"z": "2"}  # where the column has the other figure


def mend_numbers(lines: Sequence[Line], scanned: set[int]) -> list[Line]:
    """The lines with letters alone in first columns of numbers as the figures that they look like."""
    mended = list(lines)
    first = [n for n, line in enumerate(lines) if line.cell and line.cell.column == 0 and line.page in scanned]
    for _, column in groupby(first, key=lambda number: _table(lines[number].cell)):
        numbers = list(column)
        told = {lines[number].text for number in numbers}
        if not _is_of_numbers([lines[number].text for number in numbers]):
            continue
        for number in numbers:
            figure = next((one for one in _figures(lines[number].text) if one not in told), None)
            if figure:
                mended[number] = _saying(lines[number], figure)
    return mended


def _table(cell: Cell | None) -> int:
    return cell.table if cell else -1


def _is_of_numbers(texts: Sequence[str]) -> bool:
    figures = sum(text.isdigit() and len(text) <= 2 for text in texts)
    return figures >= FEWEST and figures >= MOSTLY * (len(texts) - 1)


def _figures(text: str) -> Iterable[str]:
    """What a letter may be, which may have been read twice."""
    letters = set(text.casefold())
    return [one[letter] for one in (SECOND, LIKE) for letter in letters if len(letters) == 1 and letter in one]


def _saying(line: Line, text: str) -> Line:
    word = msgspec.structs.replace(line.words[0], text=text, guessed=True)
    return msgspec.structs.replace(line, words=(word,))
