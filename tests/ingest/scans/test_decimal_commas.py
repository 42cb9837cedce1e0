"""A number that has a comma in the picture is a decimal, whatever was read for the comma."""

import numpy as np
import pytest

from ingest.scans.decimal_commas import with_commas
from ingest.scans.hocr import POINTS, Seen

SIZE = 10.0
BASE, HIGH, WIDE = 100, 30, 18  # points of the picture


def read(text: str, signs: str) -> str:
    """The text, where the picture has `signs`: boxes as high as digits, commas and points."""
    dark = np.zeros((140, 400), bool)
    x = 50
    for sign in signs:
        top, bottom = {",": (BASE - 4, BASE + 6), ".": (BASE - 4, BASE)}.get(sign, (BASE - HIGH, BASE))
        width = WIDE if sign.isdigit() else 5
        dark[top:bottom, x : x + width] = True
        x += width + 4
    seen = Seen(text, 50 * POINTS, x * POINTS, BASE * POINTS, SIZE, 30.0, 1)
    return with_commas([seen], dark)[0].text


@pytest.mark.parametrize("text", ["5:2", "532", "52", "5.2"])
def test_a_comma_in_the_picture_is_one(text: str) -> None:
    assert read(text, "5,2") == "5,2"


@pytest.mark.parametrize(("text", "signs"), [("532", "532"), ("5.2", "5.2"), ("2021", "2021"), ("52", "52,")])
def test_other_numbers_are_left(text: str, signs: str) -> None:
    assert read(text, signs) == text
