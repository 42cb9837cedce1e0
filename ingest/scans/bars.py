"""Bars beside headings and quotations that tesseract takes for letters: "I Mål: Nöjda gäster", "| Fem områden".

A bar goes on under the base line and over the capitals, as none of the letters does that it is taken for.
What is left of a rule between columns is taken for a dash.
"""

from collections.abc import Iterable

import numpy as np

from ingest.pages.page import Rule, Word
from ingest.scans.hocr import POINTS
from ingest.scans.type_sizes import DESCENT

LIKE_BARS = frozenset(("I", "l", "|", "||", "1", "!", "[", "]", "i", "J", "T", "H", "ll", "II"))
LIKE_RULES = frozenset("-–")
INKED = 200  # of 255: bars are grey or in a colour
HIGHEST = 1.1  # times the size: brackets are lower
ON_RULE = 1.0  # points
WITHIN = 0.3  # of the size, over the base line: where a bar is looked for


def is_bar(inked: "np.ndarray", word: Word) -> bool:
    """Whether a word is a bar; `inked` has the points of the picture that are no paper."""
    if word.text not in LIKE_BARS:
        return False
    size = word.size / POINTS
    middle = int(word.bottom / POINTS - (DESCENT + WITHIN) * size)
    left, right = max(int(word.x0 / POINTS) - 1, 0), int(word.x1 / POINTS) + 2
    top, bottom = max(int(middle - 2 * size), 0), int(middle + 2 * size)
    across = inked[top:bottom, left:right]
    if not across.size:
        return False
    return _height(np.asarray(across.any(axis=1)), middle - top) >= HIGHEST * size


def is_of_rule(word: Word, rules: Iterable[Rule]) -> bool:
    """Whether a word is a dash that begins or ends on a rule down the page: no text of a cell does."""
    if word.text not in LIKE_RULES:
        return False
    middle = (word.top + word.bottom) / 2
    down = [rule for rule in rules if rule.height > rule.width and rule.top < middle < rule.bottom]
    return any(rule.x0 - ON_RULE <= x <= rule.x1 + ON_RULE for rule in down for x in (word.x0, word.x1))


def _height(ink: "np.ndarray", at: int) -> int:
    """How far ink goes on over and under a place."""
    over, under = np.flatnonzero(~ink[: at + 1][::-1]), np.flatnonzero(~ink[at:])
    return int(over[0] if len(over) else at + 1) + int(under[0] if len(under) else len(ink) - at) - 1
