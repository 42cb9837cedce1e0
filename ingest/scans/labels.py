"""List labels of scanned pages, which tesseract misreads or leaves out, put right by their places in their lists.

"I., IH., NI., IV., Vv." is I, II, III, IV, V; "a), b), ce), d)" has a c. Labels that stand under each other,
through all columns and pages, are one row of readings, and the numbers that explain it best are found as a whole:
each reading may be another number's at the cost of the strokes that were misread, a list may leave numbers out or
begin anew after a heading, at a cost, and what looks like a label may be a word.

Source: the algorithm of Viterbi (1967).
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

import msgspec

from ingest.conventions.areas import AREA_WORD
from ingest.conventions.labels import roman_value, to_roman
from ingest.pages.page import Line
from ingest.scans.bracketed import with_bracketed
from ingest.scans.first_numerals import with_first_numerals
from ingest.scans.label_costs import DOUBLED, GUESSED, MARK, STROKE, Kind, cost_of, written
from ingest.scans.label_widths import Widths
from ingest.scans.lettered import letter_of, lettered
from ingest.scans.numbers import mend_numbers
from ingest.scans.two_lists import parted

LOST = "\ufffd"  # a mark that stands where labels do, and that was not read
HIGHEST = 20
SAME_MARGIN = 0.7  # times the size of the type
LABEL_GAP = 0.8  # times the size: from a label to the text that is set at its tab stop
LONGEST_LABEL = 4  # characters, with its point
HANG = 4.0  # points between the text after a label and the line under it
HEADING = 1.07  # times the body's size
OTHER_TYPE = 1.15  # times the size of the smaller: labels of two kinds
FEWEST = 2  # labels that were read well, or one of them and a heading
LONGEST_HEADING = 80  # characters
MOSTLY = 0.6  # of the lines
SMALL_NUMERALS = frozenset(to_roman(number).lower() for number in range(2, HIGHEST + 1)) - {"v", "x"}
# What the numbers cost, in misread strokes.
SKIPPED, BACK, ANEW = 0.8, 1.2, 1.5
NO_LABEL = {"plain": 3.0, "odd": 2.2, "lost": 1.2, "apart": 2.2, "hanging": 0.5}

_NUMBER = re.compile(r"(?P<letters>\d{1,2})(?P<point>[.)])")
_COMMA = re.compile(r"(?P<letters>\d{1,2})(?P<point>,)")  # for a point, where a heading or a row begins
_UPPER = re.compile(r"(?P<letters>[A-ZÅÄÖ])(?P<point>[.)])")
_WELL_READ = re.compile(r"(?:[IVX]{1,5}|\d{1,2}|[A-Za-zÅÄÖåäö])[.)]")
_BRACKETED = re.compile(r"\((?:[ivx]{1,5}|[a-zåäö]|\d{1,2})\)")  # is seldom misread
_LOWER = re.compile(r"(?P<letters>[a-zåäö]{1,2})(?P<point>[.)])")


class _Reading(msgspec.Struct, frozen=True):
    """A line's label as it was read: the number of the line and of the word, and how it looks."""

    line: int
    word: int
    text: str
    point: str
    look: str  # of NO_LABEL
    width: float = 0.0  # times the size of its type; 0 where nothing was read
    begins: bool = False  # after a heading, or after a label further out


def mend_labels(lines: Sequence[Line], scanned: set[int], bodies: Mapping[int, float]) -> list[Line]:
    """The lines of a document in reading order with the labels on its `scanned` pages mended.

    `bodies` has the size of each page's type in points, as scanned pages may stand among others. A mark that is no
    label after all is taken away; it stays in the account of its page as unread.
    """
    if not scanned:
        return list(lines)
    mended = list(lines)
    for row in _rows(lines, scanned, bodies):
        _set_in_one_type(mended, row)
        kind = _kind(row)
        if kind is None:
            continue
        point = Counter(one.point for one in row if one.point in tuple(".)")).most_common(1)
        for one, number in zip(row, _numbers(row, kind), strict=True):
            if number is not None:
                mended[one.line] = _labelled(
                    mended[one.line], one, written(number, kind), point[0][0] if point else "", kind
                )
    mended = with_bracketed(with_first_numerals(mended, scanned), scanned)
    return [kept for line in mend_numbers(mended, scanned) if (kept := _without_lost(line))]


class _Margin(msgspec.Struct, frozen=True):
    """Where the labels of a row stand, in points from the edge: they begin, or the text after them, at one place.

    They stand in a table or not, are the same word of their lines, and headings are no row with the list items
    under them.
    """

    indent: float
    stop: float | None
    in_cell: bool
    word: int
    size: float
    bold: bool


# Readings


def _rows(lines: Sequence[Line], scanned: set[int], bodies: Mapping[int, float]) -> Iterator[list[_Reading]]:
    """The readings that stand at one margin, from first to last page."""
    rows: list[tuple[_Margin, list[_Reading]]] = []
    stops = _stops(lines, scanned)
    fresh: set[int] = set()  # rows that may begin anew: a heading stands between
    for number, line in enumerate(lines):
        heading = line.cell is None and (line.bold or line.size > HEADING * bodies[line.page])
        reading = _reading(lines, number, stops) if line.page in scanned and not line.apart else None
        if reading:
            stop = line.words[1].x0 - line.left if _hangs(lines, number) else None
            margin = _Margin(line.indent, stop, line.cell is not None, reading.word, line.size, line.bold)
            place = next((n for n, (key, _) in enumerate(rows) if _same(key, margin)), len(rows))
            if place == len(rows):
                rows.append((margin, []))
            begins = place in fresh or not rows[place][1]
            rows[place][1].append(msgspec.structs.replace(reading, begins=begins))
            fresh.discard(place)
            fresh |= {n for n, (key, _) in enumerate(rows) if key.indent > margin.indent + SAME_MARGIN * line.size}
        elif heading:
            fresh |= set(range(len(rows)))
    for _, row in rows:
        letters = [letter_of(lines[one.line].words[one.word].text) for one in row]
        lists = lettered([(letter, one.begins) for letter, one in zip(letters, row, strict=True)])
        for which in sorted(set(lists)):
            part = [n for n, own in enumerate(lists) if own == which]
            capitals = [msgspec.structs.replace(row[n], text=letters[n], point=".") for n in part]
            yield from [capitals] if which else _lists([row[n] for n in part], lines)


def _lists(row: Sequence[_Reading], lines: Sequence[Line]) -> Iterator[list[_Reading]]:
    """A row of readings, or the two lists that stand at one margin, of which one may have no points."""
    lists = parted([(one.text or lines[one.line].words[one.word].text, one.point) for one in row])
    yield [one for one, which in zip(row, lists, strict=True) if which == 0]
    inner = [
        msgspec.structs.replace(one, begins=one.begins or lists[number - 1] == 0)
        for number, one in enumerate(row)
        if lists[number] == 1
    ]
    yield from [inner] if inner else []


def _same(one: _Margin, other: _Margin) -> bool:
    smaller, larger = sorted((one.size, other.size))
    in_one_type = larger < OTHER_TYPE * smaller or (one.bold and other.bold)
    alike = (one.in_cell, one.word) == (other.in_cell, other.word) and in_one_type
    under = one.stop is not None and other.stop is not None and abs(one.stop - other.stop) < HANG
    return alike and (under or abs(one.indent - other.indent) < SAME_MARGIN * other.size)


def _stops(lines: Sequence[Line], scanned: set[int]) -> set[float]:
    """Where the text begins after labels that were read well."""
    return {
        line.words[1].x0
        for line in lines
        if line.page in scanned and len(line.words) > 1 and _WELL_READ.fullmatch(line.words[0].text)
    }


def _reading(lines: Sequence[Line], number: int, stops: set[float]) -> _Reading | None:
    """What a line begins with, where that may be a label; at `stops` the text after labels begins."""
    line = lines[number]
    if line.cell and (line.cell.column > 0 or _goes_on(lines, number)):
        return None
    word = 1 if len(line.words) > 1 and AREA_WORD.fullmatch(line.words[0].text) else 0
    text = line.words[word].text
    if _BRACKETED.fullmatch(text):
        return None
    if text == LOST:
        return _Reading(number, word, "", "", "apart" if line.words[1:] and _is_apart(line, stops) else "lost")
    found = _NUMBER.fullmatch(text) or _LOWER.fullmatch(text) or _UPPER.fullmatch(text) or MARK.fullmatch(text)
    alone = len(line.words) == word + 1
    heads = (line.bold or line.cell) and not alone
    found = found or DOUBLED.fullmatch(text) or (_COMMA.fullmatch(text) if heads else None)
    apart = not alone and not word and _is_apart(line, stops)
    if found is None or (alone and not line.cell):
        return _Reading(number, word, "", "", "apart") if apart and len(text) <= LONGEST_LABEL else None
    if not (found["point"] or word or apart or _hangs(lines, number)):
        return None
    letters = found["letters"]
    plain = (found["point"] and found["point"] in (".)," if letters.isdigit() else ".)")) or word
    well = letters.isdigit() or len(letters) == 1 or (letters.isupper() and roman_value(letters))
    bare = "apart" if apart else "hanging"
    look = bare if not found["point"] and not word else "plain" if plain and well else "odd"
    label = line.words[word]
    return _Reading(number, word, found["letters"], found["point"], look, (label.x1 - label.x0) / line.size)


def _goes_on(lines: Sequence[Line], number: int) -> bool:
    """Whether a line of a cell has another of the same cell before it."""
    return number > 0 and lines[number - 1].cell == lines[number].cell


def _hangs(lines: Sequence[Line], number: int) -> bool:
    """Whether the next line begins under the second word of this one, as under a label."""
    line = lines[number]
    if number + 1 == len(lines) or len(line.words) < 2:
        return False
    after = lines[number + 1]
    together = (after.page, after.column, after.cell) == (line.page, line.column, line.cell)
    return together and abs(after.x0 - line.words[1].x0) < HANG and after.x0 > line.x0 + HANG


def _is_apart(line: Line, stops: set[float]) -> bool:
    """Whether a line's first word stands apart from the next, and that one where the text after labels begins."""
    label, text = line.words[:2]
    apart = text.x0 - label.x1 > LABEL_GAP * line.size
    return apart and any(abs(text.x0 - stop) < HANG for stop in stops)


def _kind(row: Sequence[_Reading]) -> Kind | None:
    """What the labels of a row are; None where too few were read well to know."""
    kinds = Counter(kind for one in row if (kind := _kind_of(one)))
    if not kinds:
        return None
    if sum(one.text in SMALL_NUMERALS for one in row) >= max(FEWEST, kinds["lower"] // 2):
        return "small roman"
    kind, times = kinds.most_common(1)[0]
    return kind if times >= FEWEST and 2 * times > kinds.total() else None


def _kind_of(one: _Reading) -> Kind | None:
    """What a label is of which there is little doubt; "D." may be a letter, "I." with a speck, or II."""
    letters = one.text
    if not letters or not one.point:
        return None
    if letters.isdigit():
        return "number"
    if letters.islower():
        return None if _is_strokes(letters) else "lower"
    if len(letters) == 1 and letters not in "IVX":
        return "upper"
    return "roman" if MARK.fullmatch(letters) else None


def _is_strokes(letters: str) -> bool:
    """Whether small letters may be a misread numeral: "ll", "il", "v"."""
    return len(letters) > 1 and set(letters) <= set("ilv")


# Numbers


def _numbers(row: Sequence[_Reading], kind: Kind) -> list[int | None]:
    """The number of each reading, None for what is no label, so that all of it costs least.

    How wide numerals are is known when they are understood; then they are once more. O(n * HIGHEST**2) time for n
    readings.
    """
    if kind == "number" and _is_shuffled([one.text for one in row]):
        return [int(one.text) for one in row]
    found = _least(row, kind)
    if kind != "roman":
        return found
    return _least(row, kind, Widths([one.width for one in row], [one.text for one in row], found))


def _least(row: Sequence[_Reading], kind: Kind, widths: Widths | None = None) -> list[int | None]:
    best: dict[int, tuple[float, tuple[int | None, ...]]] = {0: (0.0, ())}  # by the number that came last
    for place, one in enumerate(row):
        reached: dict[int, tuple[float, tuple[int | None, ...]]] = {}
        for last, (cost, told) in best.items():
            none = cost + NO_LABEL[one.look]
            if last not in reached or none < reached[last][0]:
                reached[last] = none, (*told, None)
            for number in range(1, HIGHEST + 1):
                total = cost + _step(last, number, one.begins) + cost_of(one.text, number, kind)
                total += widths.cost(place, number) if widths else 0.0
                if number not in reached or total < reached[number][0]:
                    reached[number] = total, (*told, number)
        best = reached
    return list(min(best.values(), key=lambda way: way[0])[1])


def _is_shuffled(texts: Sequence[str]) -> bool:
    """Whether numbers are all those up to their count, each once, in whatever order: they were read well."""
    return sorted(texts, key=lambda text: (len(text), text)) == [str(n) for n in range(1, len(texts) + 1)]


def _step(last: int, number: int, begins: bool) -> float:
    """What it costs that a number follows another."""
    if number > last:
        skipped = SKIPPED * (number - last - 1)
        return min(skipped, SKIPPED * (number - 1)) if begins else skipped
    if number == 1 or begins:
        return SKIPPED * (number - 1) + (0.0 if begins else ANEW)
    return BACK if number < last else ANEW + STROKE


# Lines


def _set_in_one_type(lines: list[Line], row: Sequence[_Reading]) -> None:
    """Make bold what is plain among short lines that are nearly all bold: headings of one kind look alike."""
    short = [one.line for one in row if len(lines[one.line].text) < LONGEST_HEADING]
    bold = sum(lines[number].bold for number in short)
    if len(short) < len(row) or bold < MOSTLY * len(row) or bold < FEWEST:
        return
    for number in short:
        words = tuple(msgspec.structs.replace(word, bold=True) for word in lines[number].words)
        lines[number] = msgspec.structs.replace(lines[number], words=words)


def _labelled(line: Line, one: _Reading, label: str, point: str, kind: Kind) -> Line:
    """The line with its label as it should be, and without specks between label and text."""
    words = list(line.words)
    text = label + ("" if one.word else point)
    if words[one.word].text != text:
        number = next(n for n in range(1, HIGHEST + 1) if written(n, kind) == label)
        guessed = cost_of(one.text, number, kind) > GUESSED
        words[one.word] = msgspec.structs.replace(words[one.word], text=text, guessed=guessed)
    while not one.word and len(words) > 2 and not any(map(str.isalnum, words[1].text)):
        words.pop(1)
    return msgspec.structs.replace(line, words=tuple(words))


def _without_lost(line: Line) -> Line | None:
    words = tuple(word for word in line.words if word.text != LOST)
    return line if words == line.words else msgspec.structs.replace(line, words=words) if words else None
