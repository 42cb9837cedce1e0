"""How wide the Roman numerals of a scanned list are: "IH." is II where it is as wide as a II beside the others.

A numeral is as wide as its strokes, its crosses and its point are together. How wide these are in the type is
reckoned from the labels as they were first understood, so that those that were misread count little.

Source: iteratively reweighted least squares, for least absolute deviations.
"""

from collections.abc import Sequence

import numpy as np

from ingest.conventions.labels import to_roman

USUAL = (0.31, 0.7, 0.1)  # of the size: a stroke, a cross, and the point without the white beside the letters
TRUST, SURE = 0.5, 3.0  # in these, and in a label that was read as it is understood; in others 1
ROUNDS = 12  # of weighing
FEWEST = 4  # labels
EVEN = 0.05  # of the size: what most labels differ from what is reckoned, at most
EXACT, COST = 0.06, 10.0  # of the size: as little is chance; what more of it costs


class Widths:
    """What it costs, in the widths of a row's labels for their size, that a label is a number."""

    def __init__(self, widths: Sequence[float], read: Sequence[str], numbers: Sequence[int | None]) -> None:
        self._widths = widths
        self._fit = np.array(USUAL)
        told = [
            (number, width, SURE if text == to_roman(number) else 1.0)
            for number, text, width in zip(numbers, read, widths, strict=True)
            if number and width
        ]
        self._known = len(told) >= FEWEST
        if self._known:
            self._fit = _fit(told)
            off = [abs(width - self._reckoned(number)) for number, width, _ in told]
            self._known = bool(np.median(off) <= EVEN)  # else they differ in their type too

    def cost(self, place: int, number: int) -> float:
        """What it costs that the label at a place of the row is a number."""
        if not self._known or not self._widths[place]:
            return 0.0
        return COST * max(0.0, abs(self._widths[place] - self._reckoned(number)) - EXACT)

    def _reckoned(self, number: int) -> float:
        return float(np.dot(_parts(number), self._fit))


def _fit(told: Sequence[tuple[int, float, float]]) -> "np.ndarray":
    """How wide strokes, crosses and the rest are, so that labels differ least from it: some are misread."""
    parts = np.array([*(_parts(number) for number, _, _ in told), *np.eye(3)])
    widths = np.array([*(width for _, width, _ in told), *USUAL])
    trust = np.array([*(weight for _, _, weight in told), *([TRUST] * 3)])
    weights, fit = trust, np.array(USUAL)
    for _ in range(ROUNDS):
        fit = np.linalg.lstsq(parts * weights[:, None], widths * weights, rcond=None)[0]
        weights = trust * np.maximum(np.abs(parts @ fit - widths), EXACT / 3) ** -0.5
    return fit


def _parts(number: int) -> tuple[int, int, int]:
    """The strokes and crosses of a numeral, and one for its point."""
    written = to_roman(number)
    strokes = written.count("I")
    return strokes, len(written) - strokes, 1
