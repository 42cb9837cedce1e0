"""Scans of reports with gold: `python -m benchmarks.scans FROM... TO`, for `python -m benchmarks.split TO`.

Each page is drawn at 200 dots per inch, laid askew by turns, with the noise of a copier, and kept as a JPEG with
no text behind it. The same reports give the same scans.
"""

import shutil
import sys
from pathlib import Path

import numpy as np
import pypdfium2
from PIL import Image

RESOLUTION = 200  # dots per inch
ASKEW = 0.4  # degrees, to the left and to the right by turns
NOISE = 12.0  # of 255, the standard deviation
QUALITY = 60  # of JPEG
MOST_PAGES = 8  # reading a page takes seconds


def scan(pdf: Path, target: Path, turned: int = 0) -> None:
    """Write the pages of a PDF as pictures, each turned to the left by so many degrees."""
    noise = np.random.default_rng(7)
    with pypdfium2.PdfDocument(pdf) as document:
        drawn = [_scanned(page, ASKEW * (-1) ** number, noise) for number, page in enumerate(document)]
        pages = [page.rotate(turned, expand=True) for page in drawn]
    first, *rest = pages
    first.save(target, "PDF", resolution=RESOLUTION, save_all=True, append_images=rest, quality=QUALITY)


def _scanned(page: pypdfium2.PdfPage, angle: float, noise: np.random.Generator) -> Image.Image:
    drawn = page.render(scale=RESOLUTION / 72, grayscale=True).to_pil().convert("L")
    turned = drawn.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255)
    points = np.asarray(turned) + noise.normal(0, NOISE, (turned.height, turned.width))
    return Image.fromarray(points.clip(0, 255).astype("uint8"))


def main(arguments: list[str]) -> None:
    """Scan every report of the folders that has a gold file and is short enough."""
    *sources, target = map(Path, arguments)
    target.mkdir(parents=True, exist_ok=True)
    for gold in sorted(path for source in sources for path in source.rglob("*.gold.json")):
        pdf = gold.with_name(gold.name.replace(".gold.json", ".pdf"))
        with pypdfium2.PdfDocument(pdf) as document:
            short = len(document) <= MOST_PAGES
        if short:
            scan(pdf, target / pdf.name)
            shutil.copy(gold, target)


if __name__ == "__main__":
    main(sys.argv[1:])
