"""What the ink of scanned words tells of their type: how high its letters are, how thick, and how they lean.

Tesseract says how large a line is, unevenly, and neither which of its words are bold nor which lines are italic.
Rows of points across a line hold much ink between the base line and the height of small letters, and little above.
"""

from collections.abc import Sequence

import msgspec
import numpy as np

from ingest.scans.hocr import POINTS, Seen

DARK, WHITE = 140, 255  # ink is darker; paper
X_HEIGHT = (0.3, 0.65)  # of the size as tesseract has it: where small letters end
STEMS = 0.45  # of the size: the height above the base line where stems are measured
OVER, UNDER = 1.1, 0.2  # of the size: the rows of a line above and under its base line
INKED = 0.05  # of the fullest row of a line: where the tallest letters end
STEM = 0.3  # of the size: a longer run of dark points in a row is a bar
LEANING = (0.14, 0.2, 0.26)  # across for one down: italics
CLEARER = 1.04  # times as uneven along the slant as straight down
SMALLEST = 3.0  # points: what is smaller are specks
CAP_HEIGHT = 0.72  # of the size: capitals above the base line


class Height(msgspec.Struct, frozen=True):
    """How high small letters and the tallest letters of a line stand over its base line, in points."""

    small: float
    tall: float


def height_of(dark: "np.ndarray", line: Sequence[Seen]) -> Height | None:
    """The height of a line's letters; None where they are specks or their ink lies outside the page."""
    size = line[0].size
    if size < SMALLEST:
        return None
    over, rows = int(OVER * size / POINTS), int((OVER + UNDER) * size / POINTS)
    bands = [_band(dark, word, int(word.base / POINTS) - over, rows) for word in line]
    sums = [band.sum(axis=1) for band in bands if band.shape[0] == rows]
    if not sums or not np.any(sums):
        return None
    profile = np.convolve(np.sum(sums, axis=0), np.ones(3) / 3, "same")
    rise = np.diff(profile)
    top, bottom = (int(over - share * size / POINTS) for share in reversed(X_HEIGHT))
    reach = int(UNDER * size / POINTS)
    base = over - reach + int(np.argmin(rise[over - reach : over + reach]))
    small = base - top - int(np.argmax(rise[top:bottom]))
    blank = np.flatnonzero(profile[: base - small] <= INKED * profile.max())
    tall = base - int(blank[-1]) - 1 if len(blank) else base  # the line above may reach down
    return Height(small * POINTS, tall * POINTS)


def thickness_of(points: "np.ndarray", word: Seen) -> float:
    """How thick the stems of a word are for its size, without a unit; 0 where it has none.

    `points` are grey: a stem goes on to where it is half as dark as the ink, so that grey type is no thinner.
    """
    rows = int(STEMS * word.size / POINTS)
    grey = _band(points, word, int(word.base / POINTS) - rows, rows)
    ink = grey[grey < DARK]
    half = max(DARK, (WHITE + int(np.median(ink))) // 2) if len(ink) else DARK
    band = np.pad((grey < half).astype(np.int8), ((0, 0), (1, 1)))
    change = np.diff(band, axis=1)
    runs = np.nonzero(change == -1)[1] - np.nonzero(change == 1)[1]
    runs = np.sort(runs[runs < STEM * word.size / POINTS])
    middle = runs[len(runs) // 4 : 3 * len(runs) // 4 + 1]  # neither specks nor curves cut along
    return float(middle.mean()) * POINTS / word.size if len(middle) else 0.0


def leans(dark: "np.ndarray", line: Sequence[Seen]) -> bool:
    """Whether the stems of a line are steeper than upright: sums of points along them are more uneven."""
    straight, *leaning = (_evenness(dark, line, slant) for slant in (0.0, *LEANING))
    return max(leaning) > CLEARER * straight


def _evenness(dark: "np.ndarray", line: Sequence[Seen], slant: float) -> float:
    total = 0.0
    for word in line:
        rows = int(CAP_HEIGHT * word.size / POINTS)
        down, across = np.nonzero(_band(dark, word, int(word.base / POINTS) - rows, rows))
        if len(down):
            columns = (across + down * slant).astype(int)
            total += float((np.bincount(columns).astype(float) ** 2).sum())
    return total


def _band(dark: "np.ndarray", word: Seen, top: int, rows: int) -> "np.ndarray":
    return dark[max(top, 0) : max(top + rows, 0), int(word.x0 / POINTS) : int(word.x1 / POINTS) + 1]
