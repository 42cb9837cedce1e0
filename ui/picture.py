"""A page of an original as a picture, with places framed on it, in colours and with a word or number."""

from collections.abc import Sequence
from pathlib import Path

import msgspec
from PIL import Image, ImageDraw, ImageFont

from ingest.pages.drawing import draw
from ingest.report import Box

SCALE = 1.6  # pixels a point
EDGE = (0, 90, 160)
FILL = (255, 210, 60)
MARGIN = 3  # points round a box
LABEL = 11  # points, the size of the words on the picture


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
    for mark in sorted(marks, key=lambda one: one.strong):
        if mark.box.page == page:
            _draw(drawing, mark)
    return Image.alpha_composite(image, layer).convert("RGB")


def _draw(drawing: ImageDraw.ImageDraw, mark: Mark) -> None:
    box = mark.box
    corners = (box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
    edge = EDGE if mark.strong else mark.colour
    scaled = [SCALE * corner for corner in corners]
    drawing.rectangle(scaled, outline=(*edge, 255), fill=(*mark.colour, 60), width=3 if mark.strong else 1)
    if mark.label:
        font = ImageFont.load_default(SCALE * LABEL)
        left, _, right, bottom = drawing.textbbox((0, 0), mark.label, font=font)
        x, y = max(0.0, scaled[0] - (right - left) - 8), max(0.0, scaled[1])
        drawing.rectangle([x, y, x + right - left + 6, y + bottom + 4], fill=(*edge, 255))
        drawing.text((x + 3 - left, y + 2), mark.label, font=font, fill=_readable_on(edge))


def _readable_on(colour: tuple[int, int, int]) -> tuple[int, int, int, int]:
    """Black or white, whichever is seen on the colour."""
    light = 0.299 * colour[0] + 0.587 * colour[1] + 0.114 * colour[2] > 140
    return (0, 0, 0, 255) if light else (255, 255, 255, 255)
