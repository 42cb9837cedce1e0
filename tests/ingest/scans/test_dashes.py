"""A stroke within a word is a dash where it is as wide as one, and a hyphen where it is not."""

import numpy as np
import pytest

from ingest.pages.page import Word
from ingest.scans.dashes import with_dashes

POINT = 0.24  # of a dot
SIZE = 10.0


def dark(wide: float) -> "np.ndarray":
    """A word between 100 and 140 points: letters on both sides of a stroke so wide."""
    page = np.zeros((600, 800), bool)
    base = 110 - 0.22 * SIZE
    for x0, x1, low, high in ((100, 112, 0, 7), (114, 114 + wide, 2.4, 3.1), (128, 140, 0, 7)):
        page[int((base - high) / POINT) : int((base - low) / POINT), int(x0 / POINT) : int(x1 / POINT)] = True
    return page


@pytest.mark.parametrize(
    ("read", "wide", "said"),
    [
        ("jan-aug", 4.5, "jan–aug"),
        ("15-21", 4.0, "15–21"),
        ("LSS-boende", 2.6, "LSS-boende"),
        ("2020-11-26", 4.5, "2020-11-26"),
        ("-15", 4.5, "-15"),
        ("Ekvik-", 4.5, "Ekvik–"),
        ("it-infrastruktur", 4.5, "it-infrastruktur"),
        ("kommun-", 2.6, "kommun-"),
    ],
)
def test_what_is_as_wide_as_a_dash_is_one(read: str, wide: float, said: str) -> None:
    (word,) = with_dashes([Word(read, 100.0, 100.0, 140.0, 110.0, SIZE)], dark(wide))
    assert word.text == said


def test_a_word_that_another_ends_has_a_hyphen() -> None:
    words = [Word(text, x, 100.0, x + 40, 110.0, SIZE) for text, x in (("Miljö-", 100.0), ("och", 143.0))]
    assert with_dashes(words, dark(4.5))[0].text == "Miljö-"
