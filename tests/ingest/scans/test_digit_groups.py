"""Numbers that were read together are in their groups where the picture has spaces between these."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.scans.digit_groups import with_groups
from ingest.scans.hocr import POINTS, Seen

SIZE = 10.0


def read(shown: str, told: str) -> list[str]:
    """The words of a number that is set as `shown`, a dot being a narrow space, and read as `told`."""
    page = Image.new("L", (800, 400), 255)
    font, x = ImageFont.load_default(SIZE / POINTS), 200.0
    for sign in shown:
        ImageDraw.Draw(page).text((x, 300), sign.replace(".", " "), 0, font, "ls")
        x += font.getlength(sign) if sign != "." else 0.2 * SIZE / POINTS
    seen = Seen(told, 200 * POINTS, x * POINTS, 300 * POINTS, SIZE, 95.0, 0)
    return [one.text for one in with_groups([seen], np.asarray(page) < 140)]


@pytest.mark.parametrize(
    ("shown", "told", "parts"),
    [
        ("1.140", "1140", ["1", "140"]),
        ("12.345,5", "12345,5", ["12", "345,5"]),
        ("1.250.000", "1250000", ["1", "250", "000"]),
        ("2019", "2019", ["2019"]),
        ("21.11", "2111", ["2111"]),
        ("1111", "1111", ["1111"]),
        ("1.140", "1l40", ["1l40"]),
    ],
)
def test_groups_are_parted_where_the_spaces_are(shown: str, told: str, parts: list[str]) -> None:
    assert read(shown, told) == parts


def test_the_parts_stand_apart() -> None:
    seen = Seen("1140", 100.0, 124.0, 100.0, SIZE, 95.0, 0)
    dark = np.zeros((600, 800), bool)
    for x in (100, 108.5, 114, 119.5):
        dark[int(93 / POINTS) : int(100 / POINTS), int(x / POINTS) : int((x + 4.5) / POINTS)] = True
    first, rest = with_groups([seen], dark)
    assert (first.x0, rest.x1) == (100.0, 124.0)
    assert rest.x0 - first.x1 == pytest.approx(4, abs=0.5)
