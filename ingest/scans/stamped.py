"""Scanned pages with a few words typed over the picture: a stamp of arrival, a diary number, a page number.

Their text layer is not the page's text. A photograph with words on it is another thing, and is left alone.
"""

from pathlib import Path

import numpy as np

from ingest.pages.page import Page
from ingest.scans.ocr import picture_of

MOST_WORDS = 40  # typed over a picture
FEWEST_MORE = 30  # words that the picture must have more than its text layer
COVERED = 0.8  # of the page, by pictures
PAPER, INK = 200, 110  # of 255: lighter is paper, darker is ink
MOSTLY_PAPER = 0.6  # of the points
LITTLE_INK, MUCH_INK = 0.004, 0.3  # of the points


def may_be_scanned(pdf: Path, page: Page) -> bool:
    """Whether a page with few words is covered by pictures that look like paper with text."""
    words = sum(len(line.words) for line in page.lines)
    covered = sum(picture.width * picture.height for picture in page.pictures)
    if not 0 < words <= MOST_WORDS or covered < COVERED * page.width * page.height:
        return False
    points = np.asarray(picture_of(pdf, page.number))
    light, dark = float((points > PAPER).mean()), float((points < INK).mean())
    return light > MOSTLY_PAPER and LITTLE_INK < dark < MUCH_INK


def has_more(read: Page, typed: Page) -> bool:
    """Whether OCR read clearly more on a page than its text layer has."""
    words, before = (sum(len(line.words) for line in page.lines) for page in (read, typed))
    return words >= before + FEWEST_MORE
