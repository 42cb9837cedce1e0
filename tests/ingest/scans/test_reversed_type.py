"""Light type on dark grounds is set dark on light, and nothing else of the picture is changed."""

import pytest
from PIL import Image, ImageChops, ImageDraw, ImageFont

from ingest.scans.hocr import POINTS
from ingest.scans.reversed_type import reversed_on, set_dark_on_light

PAGE = (1800, 1400)
DARK, LIGHT = 60, 250
EDGE = 50  # points of the picture: beside the edge of a ground a little may be left


def panel(
    box: tuple[int, int, int, int], text: str, size: float, dark: int = DARK
) -> tuple[Image.Image, Image.Image]:
    """A page with light text on a dark panel, and the same page with dark text on light."""
    pages = []
    for ground, ink in ((dark, LIGHT), (255, 15)):
        page = Image.new("L", PAGE, 255)
        draw = ImageDraw.Draw(page)
        draw.rectangle(box, fill=ground)
        font = ImageFont.load_default(size / POINTS)
        draw.text((box[0] + 80, (box[1] + box[3]) // 2), text, ink, font, "lm", stroke_width=3, stroke_fill=ink)
        draw.text((80, 1300), "text på vitt papper", 0, ImageFont.load_default(40), "ls")
        pages.append(page)
    return pages[0], pages[1]


def differing(one: Image.Image, other: Image.Image, box: tuple[int, int, int, int]) -> float:
    """The share of the points in a box that are dark in one picture and light in the other."""
    dark = ImageChops.difference(one, other).crop(box).point(lambda grey: 255 * (grey > 100))
    return dark.histogram()[255] / (dark.width * dark.height)


def test_a_large_title_on_a_dark_cover_is_read_as_on_paper() -> None:
    box = (200, 100, 1500, 1100)
    reversed_page, wanted = panel(box, "Uppföljning 2021", 28.0)
    found = set_dark_on_light(reversed_page)
    assert differing(found, wanted, (box[0] + EDGE, box[1] + EDGE, box[2] - EDGE, box[3] - EDGE)) < 0.002
    assert differing(found, wanted, (0, 1200, *PAGE)) == 0


def test_the_dark_head_of_a_table_is_read_as_on_paper() -> None:
    box = (200, 300, 1700, 380)
    reversed_page, wanted = panel(box, "Mål och utfall", 9.0)
    found = set_dark_on_light(reversed_page)
    assert differing(found, wanted, (box[0] + EDGE, box[1] + 20, box[2] - EDGE, box[3] - 20)) < 0.002


def test_a_banner_of_middle_grey_is_read_as_on_paper() -> None:
    box = (200, 300, 1700, 420)
    reversed_page, wanted = panel(box, "Januari till april", 14.0, dark=145)
    found = set_dark_on_light(reversed_page)
    assert differing(found, wanted, (box[0] + EDGE, box[1] + 20, box[2] - EDGE, box[3] - 20)) < 0.002


def test_dark_type_on_middle_grey_is_left_alone_beside_light_type_on_dark() -> None:
    page, _ = panel((200, 100, 1700, 220), "Mål och utfall", 14.0)
    draw = ImageDraw.Draw(page)
    draw.rectangle((200, 500, 1700, 620), fill=145)
    draw.text((280, 560), "Mål och utfall", 0, ImageFont.load_default(14 / POINTS), "lm")
    found = set_dark_on_light(page)
    assert found.crop((0, 450, *PAGE)).tobytes() == page.crop((0, 450, *PAGE)).tobytes()
    assert found.tobytes() != page.tobytes()


def test_a_rule_close_over_a_dark_ground_is_no_part_of_it() -> None:
    page, _ = panel((200, 300, 1700, 400), "Mål och utfall", 9.0)
    ImageDraw.Draw(page).line((200, 268, 1700, 268), fill=60, width=4)
    found = set_dark_on_light(page)
    assert found.crop((0, 0, PAGE[0], 295)).tobytes() == page.crop((0, 0, PAGE[0], 295)).tobytes()
    assert min(found.crop((250, 303, 1650, 310)).tobytes()) > 200


def test_grounds_are_told_where_they_were() -> None:
    box = (200, 300, 1700, 420)
    _, ((down, across),) = reversed_on(panel(box, "Januari till april", 14.0)[0])
    assert (across.start, down.start, across.stop, down.stop) == pytest.approx(box, abs=3)
    assert reversed_on(Image.new("L", PAGE, 255))[1] == []


def test_a_page_of_heavy_type_is_left_alone() -> None:
    page = Image.new("L", PAGE, 255)
    draw = ImageDraw.Draw(page)
    font = ImageFont.load_default(28 / POINTS)
    for line in range(5):
        draw.text((100, 200 * line + 100), "HUNDRA MOMENT", 0, font, "lt", stroke_width=5, stroke_fill=0)
    assert set_dark_on_light(page).tobytes() == page.tobytes()
