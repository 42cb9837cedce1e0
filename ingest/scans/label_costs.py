"""What it costs to take a label that tesseract read for a number of a list: the strokes that were misread.

"IH." is three strokes, of which two were taken for an H; "Vv." is a V with a speck.
"""

import re
from typing import Literal

from ingest.conventions.labels import roman_value, to_roman

ALPHABET = "abcdefghijklmnopqrstuvwxyzåäö"
GUESSED = 0.5  # a label that cost more follows from its place
# In misread strokes.
STROKE, CROSS, SECOND_CHOICE, OTHER_NUMERAL, OTHER_DIGIT = 0.8, 2.0, 0.1, 1.5, 4.0
IMPOSSIBLE = 99.0

Kind = Literal["roman", "upper", "number", "lower", "small roman"]
MARK = re.compile(r"(?P<letters>[IVXLivxlMHNTJUDEnu1|!\]\[]{1,6})(?P<point>[.,:)]?)")
DOUBLED = re.compile(r"(?P<letters>[A-HJ-UW-ZÅÄÖ][A-ZÅÄÖ])(?P<point>[.)])")  # "FE." for F
# What the letters of a misread numeral are strokes of.
_STROKES = str.maketrans(
    dict.fromkeys("il1|!][TJDE", "I") | dict.fromkeys("HNUnu", "II") | {"M": "III", "v": "V", "x": "X"}
)


def cost_of(text: str, number: int, kind: Kind) -> float:
    """What it costs to take a reading for a number: the strokes that were misread; nothing read says little."""
    if not text:
        return 0.4 + GUESSED
    meant = written(number, kind)
    if text == meant:
        return 0.0
    if text.isdigit() and set(text) != {"1"}:
        return IMPOSSIBLE if kind != "number" else OTHER_DIGIT
    if kind in ("roman", "small roman"):
        if DOUBLED.fullmatch(f"{text}.") and not MARK.fullmatch(text):
            return IMPOSSIBLE
        return _cost_of_numeral(text, meant.upper())
    if kind == "upper":
        return 0.3 if len(text) > 1 and text.startswith(meant) else STROKE + OTHER_NUMERAL
    if kind == "lower":
        return 0.3 if len(text) > 1 and meant in text else STROKE + OTHER_NUMERAL
    return STROKE + OTHER_NUMERAL


def _cost_of_numeral(text: str, meant: str) -> float:
    strokes = SECOND_CHOICE + min(_distance(variant, meant) for variant in _variants(text))
    misses_strokes = text in meant and set(meant) - {"I"} <= set(text)
    valid = text.isupper() and len(text) > 1 and roman_value(text)
    return strokes + (OTHER_NUMERAL if valid and not misses_strokes else 0.0)


def _variants(text: str) -> set[str]:
    """A reading as strokes; an L may be a stroke with the point, and a letter twice may be there once."""
    single = re.sub(r"([MVHNX])\1", r"\1", text, flags=re.IGNORECASE)
    return {one.replace("L", with_).translate(_STROKES) for one in (text, single) for with_ in ("I", "")}


def _distance(one: str, other: str) -> float:
    """The weighted edit distance of two rows of strokes."""
    row = [0.0]
    for letter in other:
        row.append(row[-1] + _weight(letter))
    for letter in one:
        before, row = row, [row[0] + _weight(letter)]
        for place, wanted in enumerate(other):
            same = before[place] if letter == wanted else before[place] + CROSS
            row.append(min(same, before[place + 1] + _weight(letter), row[-1] + _weight(wanted)))
    return row[-1]


def _weight(letter: str) -> float:
    return STROKE if letter == "I" else CROSS


def written(number: int, kind: Kind) -> str:
    """A number as lists of a kind write it."""
    match kind:
        case "roman":
            return to_roman(number)
        case "small roman":
            return to_roman(number).lower()
        case "number":
            return str(number)
        case "lower":
            return ALPHABET[number - 1]
        case "upper":
            return ALPHABET[number - 1].upper()
