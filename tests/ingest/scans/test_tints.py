"""Boxes on light grey are found on a scanned page, but no text, dark grounds or shadows of the scan."""

import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.pages.page import Rule
from ingest.scans.tints import on_paper, tints_in

SCALE = 72 / 300
BOX = (400, 600, 1800, 900)


def page(*boxes: tuple[tuple[int, int, int, int], int]) -> Image.Image:
    """A page of text with boxes in a grey, in the noise of a scan."""
    picture = Image.new("L", (2000, 1600), 250)
    draw = ImageDraw.Draw(picture)
    for box, grey in boxes:
        draw.rectangle(box, fill=grey)
    for line in range(25):
        text = "texten i rapporten handlar om en förvaltning och dess uppföljning"
        draw.text((420, 120 + 55 * line), text, 20, ImageFont.load_default(36))
    noise = np.random.default_rng(7).normal(0, 10, (picture.height, picture.width))
    return Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype("uint8"))


@pytest.mark.parametrize(("grey", "near"), [(225, 2), (236, 4)])
def test_a_box_on_light_grey_is_found_where_it_is(grey: int, near: float) -> None:
    ((box,), heads) = tints_in(page((BOX, grey)), [], SCALE)
    assert heads == []
    assert (box.x0, box.top, box.x1, box.bottom) == pytest.approx([at * SCALE for at in BOX], abs=near)


@pytest.mark.parametrize("boxes", [(), ((BOX, 80),), (((0, 0, 90, 1600), 215),), (((400, 600, 1600, 640), 225),)])
def test_text_dark_grounds_shadows_and_stripes_are_no_boxes(
    boxes: tuple[tuple[tuple[int, ...], int], ...],
) -> None:
    assert tints_in(page(*boxes), [], SCALE) == ([], [])  # type: ignore[arg-type]


def test_a_box_with_rules_is_known_by_them() -> None:
    rule = Rule(BOX[0] * SCALE, BOX[1] * SCALE, BOX[2] * SCALE, BOX[1] * SCALE + 1)
    assert tints_in(page((BOX, 225)), [rule], SCALE) == ([], [])


def test_the_head_of_a_table_has_a_lower_edge_where_no_rule_was_seen() -> None:
    x0, _, x1, bottom = (at * SCALE for at in BOX)
    down = [Rule(x, bottom, x + 1, bottom + 60) for x in (x0, x0 + 100, x1)]
    _, (edge,) = tints_in(page((BOX, 225)), down, SCALE)
    assert (edge.x0, edge.bottom, edge.x1) == pytest.approx((x0, bottom, x1), abs=4)
    for y in (bottom - 5, bottom + 5):
        assert tints_in(page((BOX, 225)), [*down, Rule(x0, y, x1, y + 1)], SCALE) == ([], [])


def test_grounds_are_made_as_light_as_paper_and_other_pages_left() -> None:
    x0, top, x1, bottom = BOX
    lighter = np.asarray(on_paper(page((BOX, 225))))
    assert np.median(lighter[top + 20 : bottom - 20, x0 + 20 : x1 - 20]) == pytest.approx(250, abs=8)
    assert lighter.min() < 60
    plain = page()
    assert on_paper(plain) is plain
