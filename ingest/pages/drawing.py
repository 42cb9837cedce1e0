"""A page of a PDF as a picture, drawn by a confined process (`ingest.pages.pdfium`)."""

import io
from pathlib import Path

from PIL import Image

from ingest.errors import BackspegelError
from ingest.pages.pdfium import NoAnswer, pdfium


class NoPicture(BackspegelError):
    """A page that could not be drawn in the time and memory that there is."""


def draw(pdf: Path, page: int, scale: float) -> Image.Image:
    """The page, counted from 1, with `scale` pixels a point; raises NoPicture."""
    try:
        with pdfium() as asked:
            picture = Image.open(io.BytesIO(asked.picture(pdf, page, scale)), formats=["PNG"])
        picture.load()
    except (NoAnswer, OSError) as error:
        raise NoPicture(f"Sida {page} i {pdf.name} går inte att visa. Öppna originalet i stället.") from error
    return picture
