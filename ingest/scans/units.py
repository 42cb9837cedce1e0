"""Units of measure that tesseract's Swedish lacks, told by the raised or lowered figure in them: m², Bq/m³, CO₂.

"250 me?" and "38 kw" are read after a number. A figure is raised where its ink ends well over the base line.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec
import numpy as np

from ingest.scans.hocr import POINTS, Seen

HIGH, LOW = 0.9, 0.3  # of the size, over and under the base line: the ink of a word
RAISED, LOWERED = 0.2, -0.04  # of the size over the base line: where the ink of such a figure ends
LOWEST = 0.45  # of the size: where lowered figures begin, at most
SURE = 90.0  # of 100
UNITS = {
    one.casefold(): one for one in ("kW", "MW", "kWh", "MWh", "GWh", "TWh", "kWp", "Mbit/s", "Gbit/s", "dB", "dBA")
}
_UNIT = re.compile(r"(?P<unit>[A-Za-z]{2,4}(?:/s)?)(?P<after>[.,;:)]*)")
_SQUARE = re.compile(
    r"(?P<unit>(?:\w{1,5}/)?[kcd]?m)(?P<sign>[23²³]|[ez]?[?”“\"'*°]{1,2}|[ez])(?P<after>[.,;:)]*)"
)
_CARBON = re.compile(r"(?P<unit>CO)(?P<sign>2|[z2Z?>]{1,2})(?P<after>-?\w*[.,;:)]*)")
_MISREAD = {"Ba/": "Bq/", "ba/": "Bq/"}
_NUMBER = re.compile(r"[(–−-]?\d[\d.,–-]*|per|antal")


def with_units(seen: Sequence[Seen], dark: "np.ndarray") -> list[Seen]:
    """The words with such units put right; `dark` has the picture's dark points."""
    found = list(seen)
    for number, (before, one) in enumerate(pairwise(seen), start=1):
        told = _unit(one, before, dark)
        found[number] = msgspec.structs.replace(one, text=told) if told else one
    return found


def _unit(one: Seen, before: Seen, dark: "np.ndarray") -> str:
    """What a word is as a unit, empty where it is none or was read well."""
    carbon = _CARBON.fullmatch(one.text)
    if carbon:
        lowered = any(bottom < LOWERED and top < LOWEST for bottom, top in list(_ink(one, dark))[1:4])
        return f"CO₂{carbon['after'].lstrip('>')}" if lowered else ""
    if not _NUMBER.fullmatch(before.text):
        return ""
    square = _SQUARE.fullmatch(one.text)
    if square:
        ink = list(_ink(one, dark))
        last = ink[: len(ink) - len(square["after"])][-1:]
        if not last or last[0][0] < RAISED:
            return ""
        unit = next(
            (right + square["unit"][3:] for wrong, right in _MISREAD.items() if one.text.startswith(wrong)), ""
        )
        return (unit or square["unit"]) + ("³" if square["sign"] in "3³" else "²") + square["after"]
    unit_ = _UNIT.fullmatch(one.text)
    known = UNITS.get(unit_["unit"].casefold(), "") if unit_ and one.confidence < SURE else ""
    return known + unit_["after"] if known and unit_ else ""


def _ink(one: Seen, dark: "np.ndarray") -> Iterator[tuple[float, float]]:
    """Where each piece of a word's ink ends and begins over the base line, from the left, for its size."""
    size, base = one.size / POINTS, int(one.base / POINTS)
    top = max(base - int(HIGH * size), 0)
    band = dark[top : base + int(LOW * size), max(int(one.x0 / POINTS) - 1, 0) : int(one.x1 / POINTS) + 2]
    edges = np.diff(np.pad(band.any(axis=0).astype(np.int8), 1))
    for begin, end in zip(np.flatnonzero(edges == 1), np.flatnonzero(edges == -1), strict=True):
        rows = np.flatnonzero(band[:, begin:end].any(axis=1))
        yield float(base - top - rows[-1] - 1) / size, float(base - top - rows[0]) / size
