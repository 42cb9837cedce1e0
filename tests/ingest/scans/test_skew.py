"""Scanned pages are set straight, and boxes find their way back to the page as it was scanned."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from ingest.pages.page import Page
from ingest.report import Box
from ingest.scans.skew import COARSE, STEEP, as_printed, skew_of, straightened


def scan(angle: float) -> Image.Image:
    """A page with thirty lines of words, turned so that its lines fall by an angle."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    for row in range(30):
        for word in range(9):
            left = 150 + 105 * word
            draw.rectangle((left, 200 + 44 * row, left + 60 + 5 * (word * row % 7), 218 + 44 * row), fill=30)
    return picture.rotate(-angle, Image.Resampling.BICUBIC, fillcolor=255)


@pytest.mark.parametrize("angle", [-9.0, -5.5, -2.5, -0.6, 0.4, 1.5, 4.5, 7.0])
def test_the_angle_of_a_page_is_found(angle: float) -> None:
    picture = scan(angle)
    assert skew_of(picture) == pytest.approx(angle, abs=0.1)
    assert abs(skew_of(straightened(picture, skew_of(picture)))) < 0.15


def test_a_straight_or_empty_page_is_left_alone() -> None:
    assert skew_of(scan(0)) == 0
    assert skew_of(Image.new("L", (1240, 1754), 255)) == 0


def test_columns_whose_lines_are_not_level_with_one_another_do_not_tilt_a_page() -> None:
    picture = Image.new("L", (1754, 1240), 255)
    draw = ImageDraw.Draw(picture)
    for left, top in ((150, 200), (950, 186)):
        for row in range(20):
            draw.rectangle((left, top + 44 * row, left + 560 + 9 * (row % 7), top + 18 + 44 * row), fill=30)
    assert skew_of(picture) == 0


def test_a_picture_without_lines_is_not_taken_to_lie_steep() -> None:
    picture = Image.new("L", (1240, 1754), 255)
    ImageDraw.Draw(picture).polygon([(200, 300), (1000, 440), (1000, 1200), (200, 1060)], fill=30)
    assert abs(skew_of(picture)) < STEEP + COARSE


@given(st.floats(50, 400), st.floats(50, 700), st.floats(-4, 4))
def test_a_box_on_the_scan_holds_what_it_held(x: float, y: float, angle: float) -> None:
    page = Page(1, 595.0, 842.0, (), scanned=True, skew=angle)
    box = as_printed(Box(1, x, y, x + 100, y + 10), page)
    assert box.x1 - box.x0 >= 99
    assert box.bottom - box.top >= 9.9
    back = as_printed(box, Page(1, 595.0, 842.0, (), skew=-angle))
    assert back.x0 <= x + 0.01
    assert back.bottom >= y + 9.99
