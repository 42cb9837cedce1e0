"""What stands side by side on a scanned page is read one after the other, and found where it stood."""

from collections.abc import Sequence

import pytest
from PIL import Image, ImageDraw

from ingest.scans.panes import panes_of, shift_at, stacked

SCALE = 72 / 150  # points of the page for one of the picture
Column = tuple[int, int]


def scan(columns: Sequence[Column], rows: range = range(10, 40), whole: Sequence[int] = ()) -> Image.Image:
    """A page with lines of words, 11 points high: in columns from x to x on `rows`, straight across on `whole`."""
    picture = Image.new("L", (1240, 1754), 255)
    draw = ImageDraw.Draw(picture)
    places = [(row, column) for row in rows for column in columns] + [(row, (140, 1100)) for row in whole]
    for row, (left, right) in places:
        word = left
        while word < right - 30:
            ends = min(word + 30 + (word * 7 + row * 31) % 60, right)
            draw.rectangle((word, 35 * row, ends, 35 * row + 18), fill=20)
            word = ends + 12
    return picture


def ink(picture: Image.Image) -> int:
    return sum(picture.histogram()[:128])


def test_a_page_of_running_text_is_one_pane() -> None:
    picture = scan([(140, 1100)])
    panes = panes_of(picture, SCALE)
    assert len(panes) == 1
    assert stacked(picture, panes) is picture


@pytest.mark.parametrize("columns", [[(140, 580), (660, 1100)], [(140, 400), (480, 750), (820, 1100)]])
def test_columns_are_put_under_each_other(columns: list[Column]) -> None:
    picture = scan(columns)
    panes = panes_of(picture, SCALE)
    assert len(panes) >= len(columns)
    for left, right in columns:
        assert any(pane.left < left and right < pane.right + 70 for pane in panes)


def test_a_heading_over_columns_is_read_before_them_and_what_is_under_them_after() -> None:
    picture = scan([(140, 580), (660, 1100)], whole=[6, 7, 43, 44])
    panes = panes_of(picture, SCALE)
    across = [number for number, pane in enumerate(panes) if pane.left < 200 and pane.right > 1000]
    assert across[0] == 0
    assert across[-1] == len(panes) - 1
    assert len(across) < len(panes)


def test_nothing_is_lost_and_all_can_be_moved_home() -> None:
    picture = scan([(140, 580), (660, 1100)], whole=[6, 43])
    panes = panes_of(picture, SCALE)
    stack = stacked(picture, panes)
    assert ink(stack) == ink(picture)
    for pane in panes:
        middle = (pane.bottom - pane.top) / 2
        assert pane.at + middle + shift_at(panes, pane.at + middle) == pytest.approx(pane.top + middle)


def test_list_labels_stay_beside_their_text() -> None:
    assert len(panes_of(scan([(140, 195), (220, 1100)]), SCALE)) == 1


@pytest.mark.parametrize("last", [21, 23])
def test_a_short_text_in_the_margin_of_a_long_one_is_read_apart(last: int) -> None:
    picture = scan([(140, 780)], rows=range(4, 46))
    picture.paste(scan([(860, 1100)], rows=range(20, last + 1)).crop((820, 0, 1240, 1754)), (820, 8))
    panes = panes_of(picture, SCALE)
    assert any(pane.left > 780 and pane.top < 700 and pane.bottom > last * 35 + 8 for pane in panes)
    assert ink(stacked(picture, panes)) == ink(picture)


def test_the_words_of_a_heading_over_a_margin_are_not_parted() -> None:
    picture = scan([(460, 1100)], rows=range(8, 46))
    draw = ImageDraw.Draw(picture)
    draw.rectangle((140, 150, 400, 200), fill=20)
    draw.rectangle((425, 150, 700, 200), fill=20)
    assert len(panes_of(picture, SCALE)) == 1


def test_a_title_of_two_lines_is_not_cut_through_its_tails() -> None:
    """Under the tails of its first line a wide space of the second goes on beside the short lines under it."""
    picture = Image.new("L", (700, 900), 255)
    draw = ImageDraw.Draw(picture)
    draw.rectangle((140, 300, 620, 335), fill=20)
    for x in (180, 480):
        draw.rectangle((x, 300, x + 6, 347), fill=20)
    draw.rectangle((140, 360, 326, 400), fill=20)
    draw.rectangle((350, 360, 640, 400), fill=20)
    for y in (415, 445, 475):
        draw.rectangle((140, y, 300, y + 12), fill=20)
    assert len(panes_of(picture, SCALE)) == 1


def test_the_words_of_a_title_under_a_letterhead_are_not_parted() -> None:
    """A space of its first line goes on as a stripe through what stands side by side above it."""
    picture = Image.new("L", (1240, 500), 255)
    draw = ImageDraw.Draw(picture)
    for y in range(100, 225, 25):
        draw.rectangle((140, y, 400, y + 14), fill=20)
        draw.rectangle((700, y, 1000, y + 14), fill=20)
    for left, right, y in ((140, 640, 300), (664, 1050, 300), (140, 1100, 364)):
        draw.rectangle((left, y, right, y + 40), fill=20)
    for x in (200, 800):
        draw.rectangle((x, 300, x + 6, 352), fill=20)
    panes = panes_of(picture, SCALE)
    assert len(panes) > 1
    assert any(pane.top < 300 and pane.left == 0 and pane.right == 1240 and pane.bottom > 404 for pane in panes)


def test_no_cut_begins_within_lines_that_have_no_white_row_between_them() -> None:
    """The arm of a letter reaches into the white between two cells, whose first lines touch each other."""
    picture = Image.new("L", (1240, 700), 255)
    draw = ImageDraw.Draw(picture)
    for left, right, ends, begins in ((140, 400, 119, 128), (424, 1000, 131, 140)):
        draw.rectangle((left, 100, right, ends), fill=20)
        draw.rectangle((left, begins, right, 147), fill=20)
        for y in range(160, 600, 24):
            draw.rectangle((left, y, right, y + 14), fill=20)
    draw.rectangle((400, 100, 415, 111), fill=20)
    draw.rectangle((140, 60, 1000, 90), fill=20)
    assert all(pane.top < 100 or pane.top > 147 for pane in panes_of(picture, SCALE))
