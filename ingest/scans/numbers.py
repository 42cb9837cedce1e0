"""Numbers in the first column of a scanned table that tesseract took for letters, which figures look like.

"1, 2, 3, 4, 5, 6, T" is a column of numbers with a 7, and where the rows are counted, through one table or
several, what stands between 1 and 3 is 2, whatever was read. "1.1, 1.2, TA" ends in 1.3.
"""

import re
from collections.abc import Iterable, Sequence
from itertools import groupby, pairwise

import msgspec

from ingest.pages.page import Cell, Line

FEWEST = 2  # cells of numbers in a column
MOSTLY = 0.6  # of the cells under its name
COUNTED = 0.5  # of the steps from row to row: a number that was misread takes part in two
LIKE = {"t": "7", "z": "7", "?": "7", "i": "1", "l": "1", "|": "1", "]": "1", "s": "5", "b": "8", "g": "6"}
SECOND = {"z": "2"}  # where the column has the other figure
ELEVEN = frozenset(("te", "tt", "ti", "it", "ii", "il", "li", "ll"))
LONGEST = 4  # characters of a number that was misread; longer is a name over a group of rows
_DECIMAL = re.compile(r"(?P<whole>\d{1,2})\.(?P<part>\d{1,2})")
_ANOTHER_POINT = re.compile(r"(\d{1,2})[:,](\d{1,2})")
_GROUP_NUMBER = re.compile(r"^\d{1,2}\.? ")


def mend_numbers(lines: Sequence[Line], scanned: set[int]) -> list[Line]:
    """The lines with letters alone in first columns of numbers as the figures that they look like."""
    mended = list(lines)
    first = [n for n, line in enumerate(lines) if line.cell and line.cell.column == 0 and line.page in scanned]
    for _, column in groupby(first, key=lambda number: _table(lines[number].cell)):
        numbers = list(column)
        mended = _in_decimals(mended, numbers)
        told = {lines[number].text for number in numbers}
        if not _is_of_numbers([lines[number].text for number in numbers]):
            continue
        for number in numbers:
            figure = next((one for one in _figures(lines[number].text) if one not in told), None)
            if figure:
                mended[number] = _saying(lines[number], figure)
    return _counted(mended, first)


def _counted(lines: list[Line], first: Sequence[int]) -> list[Line]:
    """The lines with each cell of `first`, by their numbers, as its place among rows that are counted tells it."""
    rows = [number for number in first if not _is_name(lines[number]) and not _is_group(lines[number])]
    said = [int(text) if (text := lines[number].text).isdigit() else None for number in rows]
    steps = [after - before for before, after in pairwise(said) if before is not None and after is not None]
    if steps.count(1) < max(FEWEST, COUNTED * len(steps)):
        return lines
    for place in (*range(1, len(rows)), 0):  # the first follows from those after it
        meant = _between(said, place) or _in_run(said, place) or _eleven(said, place, lines[rows[place]].text)
        if meant and meant != said[place]:
            said[place] = meant
            lines[rows[place]] = _saying(lines[rows[place]], str(meant))
    last = rows[-1]
    if (
        said[-1] is None and said[-2] is not None and lines[last].text.casefold() in LIKE
    ):  # no figure is left for it
        lines[last] = _saying(lines[last], str(said[-2] + 1))
    return lines


def _is_name(line: Line) -> bool:
    """Whether a cell names its column."""
    return line.cell is not None and line.cell.row == 0 and not line.text.isdigit()


def _between(said: Sequence[int | None], place: int) -> int | None:
    """The number that a row has by those before and after it, or by the two after it where it is the first."""
    after = said[place + 1 : place + 3]
    if place and after:
        before = said[place - 1]
        return before + 1 if before is not None and after[0] == before + 2 else None
    if len(after) == FEWEST and after[0] is not None and after[1] == after[0] + 1:
        return after[0] - 1
    return None


def _in_run(said: Sequence[int | None], place: int) -> int | None:
    """The number of a row among others that were not read, where there are as many as numbers are missing."""
    if said[place] is not None:
        return None
    before = next((at for at in range(place - 1, -1, -1) if said[at] is not None), None)
    after = next((at for at in range(place + 1, len(said)) if said[at] is not None), None)
    if before is None or after is None:
        return None
    first, last = said[before], said[after]
    counted = first is not None and last is not None and last - first == after - before
    return first + place - before if counted and first is not None else None


def _eleven(said: Sequence[int | None], place: int, text: str) -> int | None:
    """11, where a reading looks like it and stands between lower and higher numbers, or at the end."""
    before = [one for one in said[:place] if one is not None]
    after = [one for one in said[place + 1 :] if one is not None]
    fits = bool(before) and before[-1] in (9, 10) and (not after or after[0] > 11)
    return 11 if fits and said[place] is None and text.casefold() in ELEVEN else None


def _is_group(line: Line) -> bool:
    """Whether a cell names the rows under it: "Socialnämnden", "2 Trygghetspunkter"."""
    letters = _GROUP_NUMBER.sub("", line.text).replace(" ", "").replace("-", "")
    return len(line.text) > LONGEST and letters.isalpha()


def _in_decimals(lines: list[Line], column: Sequence[int]) -> list[Line]:
    """The lines with the cells of a column of decimals, "1.1", as the one before or after each tells them."""
    rows = [number for number in column if not _is_name(lines[number]) and not _is_group(lines[number])]
    said = [_DECIMAL.fullmatch(_bare(lines[number].text)) for number in rows]
    if sum(one is not None for one in said) < max(FEWEST, MOSTLY * len(rows)):
        return lines
    mended = list(lines)
    for place, number in enumerate(rows):
        text = lines[number].text
        meant = _bare(text) if said[place] else _decimal(said, place, text) if len(text) <= LONGEST else None
        if meant and meant != text:
            mended[number] = _saying(lines[number], meant)
    return mended


def _decimal(said: Sequence[re.Match[str] | None], place: int, text: str) -> str | None:
    """The decimal of a row that was misread: the one after that before it, or before the next in a first row.

    "29" may be the last of the row before's group, 2.5, where another group begins.
    """
    before = said[place - 1] if place else None
    after = said[place + 1] if place + 1 < len(said) else None
    ends = before and after and after["whole"] != before["whole"] and text.startswith(before["whole"])
    if before and (after is None or ends or int(after["part"]) in (1, int(before["part"]) + 2)):
        return f"{before['whole']}.{int(before['part']) + 1}"
    if after and place == 0 and int(after["part"]) > 1:
        return f"{after['whole']}.{int(after['part']) - 1}"
    return None


def _bare(text: str) -> str:
    """A number without the signs that specks beside it are read as, its point a point."""
    return _ANOTHER_POINT.sub(r"\1.\2", text.strip(" –—-.,:;|"))


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
