"""A page of a PDF as a picture, drawn by a process of its own that may do as little as a reader.

PDFium is written in C++ and the file may be hostile: whatever happens in it happens there.
"""

import io
import subprocess
import sys
from pathlib import Path

from PIL import Image

from ingest.confined import confine, environment
from ingest.errors import BackspegelError

SECONDS = 20.0
MOST_PIXELS = 40_000_000


class NoPicture(BackspegelError):
    """A page that could not be drawn in the time and memory that there is."""


def draw(pdf: Path, page: int, scale: float) -> Image.Image:
    """The page, counted from 1, with `scale` pixels a point; raises NoPicture."""
    command = [sys.executable, "-P", "-m", "ingest.drawing", str(pdf.absolute()), str(page), str(scale)]
    try:
        done = subprocess.run(command, capture_output=True, check=True, timeout=SECONDS, env=environment())
        picture = Image.open(io.BytesIO(done.stdout), formats=["PNG"])
        picture.load()
    except (subprocess.SubprocessError, OSError) as error:
        raise NoPicture(f"Sida {page} i {pdf.name} går inte att visa. Öppna originalet i stället.") from error
    return picture


def main() -> None:
    """Draw the page that the arguments name, as PNG on standard output."""
    confine()
    import pypdfium2

    pdf, page, scale = Path(sys.argv[1]), int(sys.argv[2]), float(sys.argv[3])
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = document[page - 1]
        width, height = drawn.get_size()
        if width * height * scale**2 > MOST_PIXELS:
            sys.exit(f"page {page} is {width:.0f} by {height:.0f} points")
        content = io.BytesIO()
        drawn.render(scale=scale).to_pil().convert("RGB").save(content, "PNG", compress_level=1)
    sys.stdout.buffer.write(content.getvalue())


if __name__ == "__main__":
    main()
