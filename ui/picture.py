"""A page of an original as a picture, with the places of a section drawn on it."""

from collections.abc import Sequence
from pathlib import Path

import pypdfium2
from PIL import Image, ImageDraw

from ingest.report import Box

SCALE = 1.6  # pixels a point
EDGE = (0, 90, 160, 255)
FILL = (255, 210, 60, 60)
MARGIN = 3  # points round a box


def page_picture(pdf: Path, page: int, boxes: Sequence[Box]) -> Image.Image:
    """The page, counted from 1, with `boxes` that lie on it framed."""
    with pypdfium2.PdfDocument(pdf) as document:
        image = document[page - 1].render(scale=SCALE).to_pil().convert("RGBA")
    layer = Image.new("RGBA", image.size)
    drawing = ImageDraw.Draw(layer)
    for box in boxes:
        if box.page == page:
            corners = (box.x0 - MARGIN, box.top - MARGIN, box.x1 + MARGIN, box.bottom + MARGIN)
            drawing.rectangle([SCALE * corner for corner in corners], outline=EDGE, fill=FILL, width=2)
    return Image.alpha_composite(image, layer).convert("RGB")
