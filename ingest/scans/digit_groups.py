"""The groups of digits in scanned numbers, "1 140": tesseract reads them together, as the space is narrow.

In the picture it is half as wide again as any between two digits of a group, also beside a 1 that is set as wide
as the other digits. A year has no such space.
"""

import re
from collections.abc import Iterator, Sequence

import msgspec
import numpy as np

from ingest.scans.hocr import POINTS, Seen

GROUP = 3  # digits
SPACE = 0.22  # of the size, at least: narrow spaces have 0.27 or more, digits up to 0.17 between them
HIGH = 0.72  # of the size over the base line: digits; a comma hangs under it
_NUMBER = re.compile(r"[(–−-]?(?P<digits>\d{4,9})(?:,\d+)?[.,;:)%]*")


def with_groups(seen: Sequence[Seen], dark: "np.ndarray") -> list[Seen]:
    """The words with numbers in the groups that have spaces between them; `dark` has the picture's dark points."""
    return [part for one in seen for part in _grouped(one, dark)]


def _grouped(one: Seen, dark: "np.ndarray") -> list[Seen]:
    """A number in its groups, each a word; the word itself where it is none or has other spaces than these."""
    number = _NUMBER.fullmatch(one.text)
    if not number:
        return [one]
    cuts = list(range(number.end("digits") - GROUP, number.start("digits"), -GROUP))[::-1]
    spaces = list(_spaces(one, dark))
    letter = (one.x1 - one.x0) / len(one.text)
    meant = [one.x0 + cut * letter for cut in cuts]
    if len(spaces) != len(cuts) or any(
        abs((left + right) / 2 - at) > letter for (left, right), at in zip(spaces, meant, strict=True)
    ):
        return [one]
    texts = [one.text[begin:end] for begin, end in zip([0, *cuts], [*cuts, None], strict=True)]
    begins, ends = [one.x0, *(right for _, right in spaces)], [*(left for left, _ in spaces), one.x1]
    return [
        msgspec.structs.replace(one, text=text, x0=x0, x1=x1)
        for text, x0, x1 in zip(texts, begins, ends, strict=True)
    ]


def _spaces(one: Seen, dark: "np.ndarray") -> Iterator[tuple[float, float]]:
    """Where wide spaces begin and end between the ink of a word, in points."""
    base = int(one.base / POINTS)
    left, right = int(one.x0 / POINTS), int(one.x1 / POINTS) + 1
    band = dark[max(base - int(HIGH * one.size / POINTS), 0) : base, left:right]
    inked = np.flatnonzero(band.any(axis=0))
    for before, after in zip(inked[:-1].tolist(), inked[1:].tolist(), strict=True):
        if (after - before - 1) * POINTS >= SPACE * one.size:
            yield (left + before + 1) * POINTS, (left + after) * POINTS
