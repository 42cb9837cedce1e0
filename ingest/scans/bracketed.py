"""The labels of scanned lists in brackets, "(i)", "(ii)", "(iii)", that were read as something else, as "(G)".

What a label in brackets says that is no small numeral is told by the numeral after it, or by that before. A speck
between a label and its text is no text.
"""

import re
from collections.abc import Container, Sequence

import msgspec

from ingest.conventions.labels import roman_value, to_roman
from ingest.pages.page import Line

SAME_MARGIN = 0.7  # times the size of the type
_LABEL = re.compile(r"\((?P<letters>[^\s()]{1,4})\)")
_OTHER = re.compile(r"\((?:[a-zåäö]|\d{1,2})\)")  # a label of another list
STROKES = frozenset("ltfj1")  # may be an i
_NUMERAL = re.compile(r"[ivx]{1,5}")
_SPECK = re.compile(r"[–\-.,'’·:;]")


def with_bracketed(lines: Sequence[Line], scanned: Container[int]) -> list[Line]:
    """The lines in reading order with what stands among small numerals in brackets as the numeral that it is."""
    rows: list[list[int]] = []
    for number, line in enumerate(lines):
        if (
            line.page in scanned
            and not line.apart
            and len(line.words) > 1
            and _LABEL.fullmatch(line.words[0].text)
        ):
            row = next((one for one in rows if _at_one_margin(lines[one[-1]], line)), None)
            rows += [] if row else [[]]
            (row or rows[-1]).append(number)
    found = list(lines)
    for row in rows:
        values = [_value(lines[number]) for number in row]
        if not any(value and value > 1 for value in values):
            continue
        for at, (number, value) in enumerate(zip(row, values, strict=True)):
            other = _OTHER.fullmatch(lines[number].words[0].text) and lines[number].words[0].text[1] not in STROKES
            meant = value or (None if other else _between(values, at))
            found[number] = _labelled(lines[number], meant) if meant else lines[number]
    return found


def _at_one_margin(one: Line, other: Line) -> bool:
    return (one.cell is None) == (other.cell is None) and abs(one.indent - other.indent) < SAME_MARGIN * one.size


def _value(line: Line) -> int | None:
    """The number of a small numeral in brackets, None where something else was read."""
    label = _LABEL.fullmatch(line.words[0].text)
    numeral = label and _NUMERAL.fullmatch(label["letters"])
    return roman_value(label["letters"].upper()) if label and numeral else None


def _between(values: Sequence[int | None], at: int) -> int | None:
    """What is left for a label by the one after it, or where there is none by that before it."""
    after = values[at + 1] if at + 1 < len(values) else None
    if after and after > 1:
        return after - 1
    before = values[at - 1] if at else None
    return before + 1 if before else None


def _labelled(line: Line, number: int) -> Line:
    label, *rest = line.words
    if len(rest) > 1 and _SPECK.fullmatch(rest[0].text):
        rest = rest[1:]
    text = f"({to_roman(number).lower()})"
    first = label if label.text == text else msgspec.structs.replace(label, text=text, guessed=True)
    return msgspec.structs.replace(line, words=(first, *rest))
