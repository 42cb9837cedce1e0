"""Which way up a scanned page lies: some are fed into the scanner on their side or upside down.

A page is read as it lies, and only where hardly any of its words are Swedish, or none were seen although there is
ink, is it turned and read again.
"""

from collections.abc import Callable

import numpy as np
from PIL import Image

from ingest.pages.page import Page
from ingest.word_forms import is_form

SMALL = 1_000  # pixels of the longer side of the picture whose lines are looked for
DARK = 140  # of 255
EDGE = 0.05  # of the width and height: shadows along the edges of the sheet are no text
FEWEST_POINTS = 300  # dark ones in that picture: a short line of text has more, the specks of a blank page fewer
LONG_WORD = 5  # letters
FEWEST = 5  # long words that tell whether a page can be read
LEGIBLE = 0.3  # of the long words that the lexicon knows: a page turned wrongly has next to none
SIDEWAYS, ACROSS = (0, 1, -1, 2), (0, 2, 1, -1)  # what to try first: how text may stand turned (`Page.turned`)


class Illegible(Exception):
    """A picture of a page could not be read."""


def read_upright(picture: Image.Image, read: Callable[[Image.Image, int], Page]) -> Page:
    """The page as `read` gives it of the picture turned so that most words are Swedish.

    `read` takes a picture and by how many quarters its text stood turned; it raises Illegible where it fails, as
    does this where the page as it lies fails, and the other ways give next to no Swedish.
    """
    tried: list[Page] = []
    failed = False  # as it lies
    for quarters in _likeliest(picture):
        try:
            tried.append(read(picture.rotate(-90 * quarters, expand=True) if quarters else picture, quarters))
        except Illegible:
            failed = failed or quarters == 0
            continue
        if quarters == 0 and not (_is_wrong_way(tried[-1]) if tried[-1].lines else _has_ink(picture)):
            break
        if _is_legible(tried[-1]):
            return tried[-1]
    best = max(tried, key=lambda page: sum(_known(page)), default=None)
    if best is None or (failed and _is_wrong_way(best)):
        raise Illegible
    return best


def _likeliest(picture: Image.Image) -> tuple[int, ...]:
    """The ways to try, by whether lines of text leave the sums of rows or of columns more uneven."""
    ink = 255.0 - _small(picture)
    across, down = (float(np.diff(ink.mean(axis=axis)).var()) for axis in (1, 0))
    return ACROSS if across >= down else SIDEWAYS


def _has_ink(picture: Image.Image) -> bool:
    """Whether there is enough on a picture to be text."""
    small = _small(picture)
    down, across = (round(EDGE * length) for length in small.shape)
    inside = small[down : len(small) - down, across : small.shape[1] - across]
    return int((inside < DARK).sum()) >= FEWEST_POINTS


def _small(picture: Image.Image) -> "np.ndarray":
    small = picture.copy()
    small.thumbnail((SMALL, SMALL))
    return np.asarray(small)


def _is_wrong_way(page: Page) -> bool:
    """Whether there is something on a page, and next to none of its long words is Swedish."""
    known = _known(page)
    return bool(page.lines) and (not known or (len(known) >= FEWEST and not _is_legible(page)))


def _is_legible(page: Page) -> bool:
    known = _known(page)
    return len(known) >= FEWEST and sum(known) >= LEGIBLE * len(known)


def _known(page: Page) -> list[bool]:
    """Of each long word whether the lexicon has it."""
    words = (word.text.strip('.,;:()”"').casefold() for line in page.lines for word in line.words)
    return [is_form(word) for word in words if len(word) >= LONG_WORD and word.isalpha()]
