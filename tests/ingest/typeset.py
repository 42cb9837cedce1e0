"""Lines of words set on a white page as a scanner would see them, with what tesseract would say of them."""

from typing import NamedTuple

from PIL import Image, ImageDraw, ImageFont

from ingest.scans.hocr import POINTS, Seen

PAGE = (2480, 3508)  # A4 at 300 dpi
SLANT = 0.21  # of italics: across for one up


class Line(NamedTuple):
    """A line as it is set, in points, and the size that tesseract tells of it."""

    text: str
    base: float
    size: float
    told: float = 0.0  # the true size where it is 0
    bold: int = 0  # the words at its start that are bold
    italic: bool = False
    x: float = 60.0
    grey: int = 0  # of 255: its ink


def typeset(lines: list[Line]) -> tuple[list[Seen], Image.Image]:
    """The words of the lines as read, and the picture of the page."""
    page, seen = Image.new("L", PAGE, 255), list[Seen]()
    for number, line in enumerate(lines):
        font = ImageFont.load_default(line.size / POINTS)
        x = line.x
        for place, text in enumerate(line.text.split()):
            stroke = round(0.025 * line.size / POINTS) if place < line.bold else 0
            wide = (font.getlength(text) + 2 * stroke) * POINTS
            ink = Image.new("L", PAGE, 0)
            ImageDraw.Draw(ink).text(
                (x / POINTS, line.base / POINTS), text, 255, font, "ls", stroke_width=stroke, stroke_fill=255
            )
            if line.italic:
                shear = (1, SLANT, -SLANT * line.base / POINTS, 0, 1, 0)
                ink = ink.transform(PAGE, Image.Transform.AFFINE, shear, Image.Resampling.BICUBIC)
            page.paste(line.grey, mask=ink)
            seen.append(Seen(text, x, x + wide, line.base, line.told or line.size, 95.0, number))
            x += wide + 0.3 * line.size
    return seen, page
