"""Dashes within scanned words, "15–21" and "jan–aug": tesseract's Swedish reads hyphens, for want of a sign.

A dash is nearly half as wide as the type is high, a hyphen less than a third of it.
"""

import re
from collections.abc import Sequence
from itertools import zip_longest

import msgspec
import numpy as np

from ingest.conventions.written_times import MONTHS
from ingest.pages.page import Word
from ingest.scans.hocr import POINTS
from ingest.scans.type_sizes import DESCENT

LOW, HIGH = 0.12, 0.45  # of the size over the base line: between them lie hyphens and dashes
OVER, UNDER = 0.8, 0.1  # of the size over and under the base line: letters
THICKEST = 0.16  # of the size
WIDE = 0.35  # of the size, at least: a dash; hyphens have 0.24 to 0.3, dashes 0.39 or more
_HYPHEN = re.compile(r"(?<=\w)-(?=\w|$)")
_IN_COMPOUND = re.compile(r"\W*[^\W\d_]+-[a-zåäöé]+\W*")  # "it-infrastruktur"
_MONTH = re.compile(rf"(?:{'|'.join(month[:3] for month in MONTHS)})\w*-", re.IGNORECASE)


def with_dashes(words: Sequence[Word], dark: "np.ndarray") -> list[Word]:
    """The words with a dash for the one hyphen in them that is as wide; `dark` has the picture's dark points."""
    return [
        msgspec.structs.replace(word, text=_HYPHEN.sub("–", word.text))
        if len(_HYPHEN.findall(word.text)) == 1
        and not _is_compound(word, after)
        and widest_stroke(dark, word) >= WIDE
        else word
        for word, after in zip_longest(words, words[1:])
    ]


def _is_compound(word: Word, after: Word | None) -> bool:
    """Whether a hyphen joins one word, or stands for the end of another: "Miljö- och"; months have dashes."""
    if word.text.endswith("-"):
        return after is not None and after.bottom == word.bottom and after.text.islower()
    return bool(_IN_COMPOUND.fullmatch(word.text)) and not _MONTH.match(word.text)


def widest_stroke(dark: "np.ndarray", word: Word) -> float:
    """How wide the widest level stroke is that has nothing over or under it, for the word's size."""
    size = word.size / POINTS
    base = int(word.bottom / POINTS - DESCENT * size)
    top = max(base - int(OVER * size), 0)
    band = dark[top : base + int(UNDER * size), int(word.x0 / POINTS) : int(word.x1 / POINTS) + 1]
    middle = dark[max(base - int(HIGH * size), 0) : base - int(LOW * size), :]
    middle = middle[:, int(word.x0 / POINTS) : int(word.x1 / POINTS) + 1]
    ink, within = band.sum(axis=0), middle.sum(axis=0)
    level = (within > 0) & (ink == within) & (ink <= THICKEST * size)
    edges = np.diff(np.pad(level.astype(np.int8), 1))
    runs = np.flatnonzero(edges == -1) - np.flatnonzero(edges == 1)
    return float(runs.max()) / size if len(runs) else 0.0
