"""The strokes of large type that are as long as rules: the stems of a title, and bars that run on from "t" to "i".

Letters hang on a stroke, or stand closer to it than text does to a rule or to the bar beside a heading. A stroke
is shorter and thicker than a rule that parts cells.
"""

import numpy as np

from ingest.pages.page import Rule

LONGEST, LONGEST_STEM = 50.0, 34.0  # points: no bar in a row of letters is longer, and no stem that stands alone
STEM, SLENDER = 1.5, 15.0  # points, and times as long as thick: a stem is thicker and less slender
DARK = 190  # of 255
AWAY = 0.5  # points from the edge of a stroke to where letters hang on it
HANGS, ALL = 0.15, 0.9  # of a stroke has letters on it; more is a dark ground beside a rule
CLOSE = 0.2  # of a stem's length: to the next letter


def is_stroke(points: "np.ndarray", rule: Rule, scale: float) -> bool:
    """Whether a straight run is part of a letter; `points` are grey, `scale` points of the page for one."""
    upright = rule.height > rule.width
    long, thick = max(rule.width, rule.height), min(rule.width, rule.height)
    if long > LONGEST:
        return False
    if upright:
        along, across = (rule.top, rule.bottom), (rule.x0, rule.x1)
    else:
        along, across = (rule.x0, rule.x1), (rule.top, rule.bottom)
    dark = (points if not upright else points.T) < DARK
    if any(HANGS < _inked(dark, along, side, scale).mean() < ALL for side in _sides(across, AWAY)):
        return True
    stem = upright and thick > STEM and long < min(SLENDER * thick, LONGEST_STEM)
    return stem and any(_inked(dark, along, side, scale).any() for side in _sides(across, CLOSE * long))


def _sides(across: tuple[float, float], away: float) -> list[tuple[float, float]]:
    """The stripes on both sides of a run, from next to it to so far away."""
    first, last = across
    return [(first - AWAY - away, first - AWAY), (last + AWAY, last + AWAY + away)]


def _inked(
    dark: "np.ndarray", along: tuple[float, float], side: tuple[float, float], scale: float
) -> "np.ndarray":
    """At which points along a run there is ink in a stripe beside it; False where that is off the page."""
    rows = slice(max(int(side[0] / scale), 0), max(int(side[1] / scale) + 1, 1))
    columns = slice(max(int(along[0] / scale), 0), int(along[1] / scale) + 1)
    band = dark[rows, columns]
    return np.asarray(band.any(axis=0)) if band.size else np.zeros(1, bool)
