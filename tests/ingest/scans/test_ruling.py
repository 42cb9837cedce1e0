"""Ruled lines and leaders of a scanned page are found in its picture, and letters are not taken for them."""

import numpy as np
import pytest
from PIL import Image, ImageDraw

from ingest.pages.page import Rule
from ingest.scans.ruling import leaders_in, rules_in, without_rules

SCALE = 72 / 300


def page() -> tuple[Image.Image, ImageDraw.ImageDraw]:
    picture = Image.new("L", (1400, 1000), 255)
    return picture, ImageDraw.Draw(picture)


def test_a_table_has_its_rules() -> None:
    picture, draw = page()
    for y in (200, 300, 400):
        draw.line((200, y, 1100, y), fill=60, width=4)
    for x in (200, 600, 1100):
        draw.line((x, 200, x, 400), fill=60, width=4)
    rules = rules_in(picture, SCALE)
    across = sorted(rule.top for rule in rules if rule.width > rule.height)
    down = sorted(rule.x0 for rule in rules if rule.height > rule.width)
    assert across == pytest.approx([y * SCALE for y in (200, 300, 400)], abs=1)
    assert down == pytest.approx([x * SCALE for x in (200, 600, 1100)], abs=1)


def test_a_rule_that_is_not_quite_level_is_one() -> None:
    picture, draw = page()
    draw.line((100, 500, 1300, 504), fill=40, width=4)
    (rule,) = rules_in(picture, SCALE)
    assert rule.x0 == pytest.approx(100 * SCALE, abs=4)
    assert rule.x1 == pytest.approx(1300 * SCALE, abs=4)


def test_fine_grey_rules_are_whole_in_the_noise_of_a_scan() -> None:
    picture, draw = page()
    draw.line((200, 300, 1100, 304), fill=190, width=2)  # not quite level
    draw.line((600, 302, 600, 700), fill=190, width=2)
    noise = np.random.default_rng(7).normal(0, 10, (picture.height, picture.width))
    rules = rules_in(Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype("uint8")), SCALE)
    across, down = sorted(rules, key=lambda rule: rule.height)
    assert (across.x0, across.x1) == pytest.approx((200 * SCALE, 1100 * SCALE), abs=3)
    assert (down.top, down.bottom) == pytest.approx((302 * SCALE, 700 * SCALE), abs=3)


def test_fine_grey_rules_part_the_low_row_of_a_table_that_is_not_quite_level() -> None:
    picture, draw = page()
    for y in (300, 384):
        draw.line((100, y, 1300, y + 7), fill=160, width=4)
    draw.line((1200, 306, 1200, 392), fill=160, width=3)
    noise = np.random.default_rng(7).normal(0, 10, (picture.height, picture.width))
    rules = rules_in(Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype("uint8")), SCALE)
    down = [rule for rule in rules if rule.height > rule.width]
    assert [rule.x0 for rule in down] == pytest.approx([1200 * SCALE], abs=1)


def test_rules_go_on_along_and_through_dark_cells() -> None:
    picture, draw = page()
    draw.rectangle((1000, 300, 1200, 500), fill=150)  # two cells in a colour under each other
    for y in (200, 300, 400, 500, 600):
        draw.line((200, y, 1200, y), fill=170, width=3)
    for x in (200, 1000, 1200):
        draw.line((x, 200, x, 600), fill=170, width=3)
    noise = np.random.default_rng(7).normal(0, 12, (picture.height, picture.width))
    rules = rules_in(Image.fromarray((np.asarray(picture) + noise).clip(0, 255).astype("uint8")), SCALE)
    across = sorted((rule for rule in rules if rule.width > rule.height), key=lambda rule: rule.top)
    assert [rule.top for rule in across] == pytest.approx([y * SCALE for y in (200, 300, 400, 500, 600)], abs=1)
    assert [rule.x1 for rule in across] == pytest.approx([1200 * SCALE] * 5, abs=4)
    assert len(rules) == 8


def test_letters_and_filled_frames_are_no_rules() -> None:
    picture, draw = page()
    for x in range(100, 1300, 40):
        draw.rectangle((x, 100, x + 30, 130), fill=0)  # wider than letters, narrower than rules
    draw.rectangle((200, 400, 900, 600), fill=120)
    assert rules_in(picture, SCALE) == []


def test_where_a_rule_was_there_is_paper() -> None:
    picture, draw = page()
    draw.line((200, 300, 900, 300), fill=0, width=4)
    draw.rectangle((300, 340, 360, 380), fill=0)
    clean = without_rules(picture, rules_in(picture, SCALE), SCALE)
    assert clean.crop((0, 280, 1400, 320)).getextrema() == (255, 255)
    assert clean.crop((290, 330, 370, 390)).tobytes() == picture.crop((290, 330, 370, 390)).tobytes()


def test_leaders_are_found_and_an_ellipsis_is_none() -> None:
    picture, draw = page()
    for x in range(300, 1000, 14):
        draw.ellipse((x, 296, x + 5, 301), fill=0)
    for x in range(300, 342, 14):
        draw.ellipse((x, 596, x + 5, 601), fill=0)
    (leader,) = leaders_in(picture, SCALE)
    assert isinstance(leader, Rule)
    assert leader.top < 298 * SCALE < leader.bottom
    assert leader.x0 == pytest.approx(300 * SCALE, abs=20)
    assert leader.x1 == pytest.approx(1000 * SCALE, abs=20)


def test_dots_far_from_each_other_lead_if_they_stand_evenly_and_leave_the_letter_before_them() -> None:
    picture, draw = page()
    draw.rectangle((280, 270, 296, 300), fill=0)  # a letter
    evenly, unevenly = range(320, 1000, 31), (320, 351, 420, 451, 520, 551, 640, 671, 700, 810, 841)
    for at, dots in ((300, evenly), (500, unevenly)):
        for x in dots:
            draw.rectangle((x, at - 5, x + 5, at), fill=0)
    (leader,) = leaders_in(picture, SCALE)
    assert leader.top < 298 * SCALE < leader.bottom
    assert 300 * SCALE < leader.x0 < 321 * SCALE
    assert leader.x1 > 960 * SCALE


def test_a_dash_in_a_large_title_is_no_leader() -> None:
    picture, draw = page()
    draw.rectangle((300, 596, 352, 602), fill=0)
    assert leaders_in(picture, SCALE) == []


def test_a_bar_beside_text_is_a_rule_and_a_thick_stroke_is_none() -> None:
    picture, draw = page()
    draw.rectangle((200, 200, 216, 900), fill=110)
    draw.rectangle((400, 300, 416, 420), fill=0)
    (bar,) = rules_in(picture, SCALE)
    assert bar.height == pytest.approx(700 * SCALE, abs=3)


def test_the_lower_edge_of_a_row_of_letters_is_no_rule() -> None:
    picture, draw = page()
    draw.line((300, 400, 440, 400), fill=150, width=1)
    assert rules_in(picture, SCALE) == []


def test_a_row_of_dots_is_no_rule() -> None:
    picture, draw = page()
    for x in range(300, 1000, 12):
        draw.ellipse((x, 296, x + 5, 301), fill=30)
    assert rules_in(picture, SCALE) == []


def test_a_short_rule_down_parts_a_row_where_it_goes_from_rule_to_rule() -> None:
    picture, draw = page()
    for y in (200, 270):
        draw.line((200, y, 1100, y), fill=60, width=4)
    draw.line((600, 200, 600, 270), fill=60, width=4)  # between the columns
    draw.line((800, 215, 800, 260), fill=60, width=4)  # an "l"
    down = [rule.x0 for rule in rules_in(picture, SCALE) if rule.height > rule.width]
    assert down == pytest.approx([600 * SCALE], abs=1)


def test_the_stems_of_large_type_are_no_rules() -> None:
    """Neither one with a bowl on it, one alone beside a letter, nor a bar over stems; a bar beside text is one."""
    picture, draw = page()
    draw.rectangle((100, 100, 111, 212), fill=40)  # p
    draw.ellipse((105, 105, 170, 180), outline=40, width=11)
    draw.rectangle((300, 100, 311, 212), fill=40)  # l
    draw.ellipse((322, 140, 390, 212), outline=40, width=11)
    draw.rectangle((100, 500, 220, 506), fill=40)  # rti
    for x in (100, 150, 205):
        draw.rectangle((x, 500, x + 14, 560), fill=40)
    assert rules_in(picture, SCALE) == []
    draw.rectangle((700, 100, 711, 212), fill=40)  # a bar beside a heading
    draw.rectangle((740, 130, 900, 180), fill=40)
    assert [rule.x0 for rule in rules_in(picture, SCALE)] == pytest.approx([700 * SCALE], abs=1)


def test_letters_reach_down_through_the_rule_under_them() -> None:
    picture, draw = page()
    draw.line((200, 300, 600, 300), fill=40, width=4)
    draw.rectangle((400, 280, 408, 320), fill=40)
    left = np.asarray(without_rules(picture, rules_in(picture, SCALE), SCALE))
    assert (left[296:305, 401:408] < 100).all()
    assert (left[296:305, 210:380] == 255).all()
