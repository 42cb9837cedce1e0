"""Letters alone that look like their capitals, told by their height: the label "c" of a list, read "C".

Tesseract takes a letter that stands apart for a line of its own, and does not see how high it is beside others.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from ingest.scans.hocr import POINTS, Seen
from ingest.scans.strokes import height_of

ALIKE = "cosuvwxz"
LABEL = ("", ".", ")", ":")  # after the letter
LEVEL = 0.3  # of the size: base lines of one line
RISING = 1.2  # times as high as small letters: letters that rise are among the words beside
MIDDLE = 0.5  # of the way from small letters to capitals


def with_heights(seen: Sequence[Seen], dark: "np.ndarray") -> list[Seen]:
    """The words with letters alone as high as they are; `dark` has the picture's dark points."""
    return [_as_high(one, seen, dark) if _is_letter(one.text) else one for one in seen]


def _is_letter(text: str) -> bool:
    return text[:1].casefold() in ALIKE and text[1:] in LABEL


def _as_high(one: Seen, seen: Sequence[Seen], dark: "np.ndarray") -> Seen:
    """A letter as a small one or a capital, by the letters of the words after it on its line."""
    beside = [
        other
        for other in seen
        if other.x0 > one.x1 and abs(other.base - one.base) < LEVEL * other.size and other is not one
    ]
    height = height_of(dark, beside[:3]) if beside else None
    if height is None or height.tall < RISING * height.small:
        return one
    top, base = int((one.base - 1.5 * height.tall) / POINTS), int(one.base / POINTS) + 2
    letter = dark[
        max(top, 0) : base, int(one.x0 / POINTS) : int(one.x0 / POINTS) + max(1, int(height.small / POINTS))
    ]
    rows = np.flatnonzero(letter.any(axis=1))
    if not len(rows):
        return one
    high = (base - 2 - top - rows[0]) * POINTS
    between = height.small + MIDDLE * (height.tall - height.small)
    text = one.text[0].casefold() if high < between else one.text[0].upper()
    return msgspec.structs.replace(one, text=text + one.text[1:])
