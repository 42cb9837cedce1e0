"""Units with raised and lowered figures are read after numbers, and words that look like them are left."""

import msgspec
import numpy as np
import pytest
from PIL import Image, ImageDraw, ImageFont

from ingest.scans.hocr import POINTS, Seen
from ingest.scans.units import with_units

SIZE = 10.0


def read(before: str, shown: list[tuple[str, float]], told: str, confidence: float = 50.0) -> str:
    """A word after another, set in pieces, each so much of the size over the base line, and smaller if it is."""
    page, x = Image.new("L", (900, 400), 255), 300.0
    for piece, over in shown:
        font = ImageFont.load_default(SIZE / POINTS * (0.6 if over else 1))
        ImageDraw.Draw(page).text((x, 200 - over * SIZE / POINTS), piece, 0, font, "ls")
        x += font.getlength(piece) + 2
    first = Seen(before, 40.0, 65.0, 200 * POINTS, SIZE, 95.0, 0)
    word = msgspec.structs.replace(first, text=told, x0=300 * POINTS, x1=x * POINTS, confidence=confidence)
    return with_units([first, word], np.asarray(page) < 140)[1].text


@pytest.mark.parametrize(
    ("before", "shown", "told", "meant"),
    [
        ("250", [("m", 0), ("2", 0.35)], "me?", "m²"),
        ("200", [("Bq/m", 0), ("3", 0.35), (",", 0)], "Ba/m3,", "Bq/m³,"),
        ("250", [("m", 0), ("2", 0)], "m2", "m2"),
        ("ett", [("m", 0), ("2", 0.35)], "me?", "me?"),
        ("kg", [("CO", 0), ("2", -0.12)], "COz>", "CO₂"),
        ("kg", [("CO", 0), ("2", 0)], "CO2", "CO2"),
        ("38", [("kW)", 0)], "kw)", "kW)"),
        ("vår", [("kw", 0)], "kw", "kw"),
    ],
)
def test_units_are_read(before: str, shown: list[tuple[str, float]], told: str, meant: str) -> None:
    assert read(before, shown, told) == meant
