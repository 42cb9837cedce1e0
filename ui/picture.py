"""A page of an original as a picture, with places framed on it, in colours and with a word or number."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import msgspec
from PIL import Image, ImageDraw, ImageFont

from ingest.pages.drawing import draw
from ingest.report import Box

SCALE = 1.6  # pixels a point
EDGE = (0, 90, 160)
FILL = (255, 210, 60)
MARGIN = 3  # points round a box
LABEL = 11  # points, the size of the words on the picture
Place = tuple[float, float, float, float]  # left, top, width and height, pixels


class Mark(msgspec.Struct, frozen=True):
    """A place on a page, what is written beside it, and its colour; a strong one stands out."""

    box: Box
    label: str = ""
    colour: tuple[int, int, int] = FILL
    strong: bool = True


def page_picture(pdf: Path, page: int, boxes: Sequence[Box]) -> Image.Image:
    """The page, counted from 1, with `boxes` that lie on it framed; raises NoPicture."""
    return marked_picture(pdf, page, [Mark(box) for box in boxes])


def marked_picture(pdf: Path, page: int, marks: Sequence[Mark]) -> Image.Image:
    """The page, counted from 1, with the marks that lie on it; the strong ones are drawn last.

    Raises NoPicture.
    """
    image = draw(pdf, page, SCALE).convert("RGBA")
    layer = Image.new("RGBA", image.size)
    drawing = ImageDraw.Draw(layer)
    here = sorted((mark for mark in marks if mark.box.page == page), key=lambda one: one.strong)
    for mark in here:
        _frame(drawing, mark)
    labelled = sorted((mark for mark in here if mark.label), key=lambda one: (one.box.top, one.box.x0))
    for mark, place in zip(labelled, label_places(drawing, labelled), strict=True):
        _write(drawing, mark, place)
    return Image.alpha_composite(image, layer).convert("RGB")


def _frame(drawing: ImageDraw.ImageDraw, mark: Mark) -> None:
    outline = (*_edge(mark), 255)
    drawing.rectangle(_framed(mark.box), outline=outline, fill=(*mark.colour, 60), width=3 if mark.strong else 1)


def label_places(drawing: ImageDraw.ImageDraw, marks: Sequence[Mark]) -> list[Place]:
    """Where the labels of marks are written: each left of its box, lower where one before it stands already."""
    taken: list[Place] = []
    for mark in marks:
        left, _, right, bottom = drawing.textbbox((0, 0), mark.label, font=_font())
        width, height = right - left + 6, bottom + 4
        x, y, _, _ = _framed(mark.box)
        taken.append(_free((max(0.0, x - width - 2), max(0.0, y), width, height), taken))
    return taken


def _write(drawing: ImageDraw.ImageDraw, mark: Mark, place: Place) -> None:
    x, y, width, height = place
    left = drawing.textbbox((0, 0), mark.label, font=_font())[0]
    drawing.rectangle([x, y, x + width, y + height], fill=(*_edge(mark), 255))
    drawing.text((x + 3 - left, y + 2), mark.label, font=_font(), fill=_readable_on(_edge(mark)))


def _font() -> Any:
    return ImageFont.load_default(SCALE * LABEL)


def _free(place: Place, taken: Sequence[Place]) -> Place:
    """A place, moved down below those that are taken and in its way."""
    x, y, width, height = place
    for left, top, wide, high in sorted(taken, key=lambda one: one[1]):
        if x < left + wide and left < x + width and y < top + high and top < y + height:
            y = top + high + 1
    return x, y, width, height


def _framed(box: Box) -> tuple[float, float, float, float]:
    """The corners, in pixels, of the frame round a box."""
    corners = (box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
    return tuple(SCALE * corner for corner in corners)  # type: ignore[return-value]


def _edge(mark: Mark) -> tuple[int, int, int]:
    return EDGE if mark.strong else mark.colour


def _readable_on(colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Black or white, whichever is seen on the colour."""
    light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 140
    return (0, 0, 0, 255) if light else (255, 255, 255, 255)
