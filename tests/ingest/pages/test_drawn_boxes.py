"""Which of the paths drawn on a page are the rectangles that frames and tables are made of."""

import pytest
from pdfminer.layout import LTCurve

from ingest.pages.glyphs import _is_rectangle

CORNERS = [(0.0, 0.0), (100.0, 0.0), (100.0, 50.0), (0.0, 50.0)]


@pytest.mark.parametrize(
    ("points", "rectangle"),
    [
        (CORNERS, True),
        ([(50.0, 50.0), CORNERS[3], *CORNERS[:3], (50.0, 50.0)], True),  # a box of text begins between two corners
        ([CORNERS[0], (50.0, 50.0), CORNERS[1]], False),
        ([CORNERS[0], CORNERS[2], CORNERS[1], CORNERS[3]], False),
        ([(50.0, 0.0), (100.0, 25.0), (50.0, 50.0), (0.0, 25.0)], False),
    ],
)
def test_a_rectangle_goes_from_corner_to_corner_wherever_it_begins(
    points: list[tuple[float, float]], rectangle: bool
) -> None:
    assert _is_rectangle(LTCurve(1, points)) == rectangle
