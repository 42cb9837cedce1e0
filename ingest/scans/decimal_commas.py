"""The commas of scanned decimals, told by their ink: "5,2" is read "532", "5:2" or "52".

A comma stands low beside the digits and hangs under them. Only where every sign of a number stands apart in the
picture is it known which is one.
"""

import re
from collections.abc import Iterator, Sequence
from statistics import median

import msgspec
import numpy as np

from ingest.scans.hocr import POINTS, Seen

COMMA = ","
OVER, UNDER = 0.85, 0.25  # of the size, over and under the base line: a number with its comma
BESIDE = 0.12  # of the size, on both sides
SPECK = 2  # points of the picture, across and down
LOW = 0.6  # of the digits' height, from their top: where a comma begins, at least
HANGS = 0.06  # of it, at least: under the digits
_NUMBER = re.compile(r"\d[\d:;.]{1,4}")


def with_commas(seen: Sequence[Seen], dark: "np.ndarray") -> list[Seen]:
    """The words with numbers that have a comma in the picture as decimals; `dark` has its dark points."""
    return [
        msgspec.structs.replace(one, text=_decimal(one, dark)) if _NUMBER.fullmatch(one.text) else one
        for one in seen
    ]


def _decimal(one: Seen, dark: "np.ndarray") -> str:
    """A number with its comma, as it was read where none is seen."""
    signs = list(_signs(one, dark))
    if len(signs) < len(one.text):
        return one.text
    top, bottom = (median(sign[n] for sign in signs) for n in (0, 1))
    high = bottom - top
    commas = [
        n
        for n, (begins, ends) in enumerate(signs)
        if begins > top + LOW * high and ends > bottom + HANGS * high and 0 < n < len(signs) - 1
    ]
    if len(commas) != 1:
        return one.text
    at = commas[0]
    if len(signs) == len(one.text):
        return one.text[:at] + COMMA + one.text[at + 1 :]
    added = len(signs) == len(one.text) + 1 and one.text.isdigit()
    return one.text[:at] + COMMA + one.text[at:] if added else one.text


def _signs(one: Seen, dark: "np.ndarray") -> Iterator[tuple[int, int]]:
    """The first and the last row of each sign of a word that white parts from the others, from left to right."""
    base, beside = int(one.base / POINTS), int(BESIDE * one.size / POINTS)
    over, under = int(OVER * one.size / POINTS), int(UNDER * one.size / POINTS)
    left = max(int(one.x0 / POINTS) - beside, 0)
    band = dark[max(base - over, 0) : base + under, left : int(one.x1 / POINTS) + beside]
    inked = np.flatnonzero(band.any(axis=0))
    for columns in np.split(inked, np.flatnonzero(np.diff(inked) > 1) + 1):
        rows = np.flatnonzero(band[:, columns].any(axis=1))
        if len(columns) > SPECK and len(rows) > SPECK:
            yield int(rows[0]), int(rows[-1])
