"""How far a scanned page lies askew, and places on it before and after it is turned right.

Lines of text make the sums of dark points along rows uneven when the rows lie as the lines do: the angle that
makes them most uneven is the page's (Postl 1986).
"""

from math import cos, radians, sin, tan

import numpy as np
from PIL import Image

from ingest.pages import turned
from ingest.pages.page import Page
from ingest.report import Box

STEEPEST = 10.0  # degrees
STEEP, CLEARLY = 4.0, 1.1  # degrees, and times as uneven as at most angles that a page lying steeper is
COARSE, FINE = 0.25, 0.05  # degrees
LEVEL = 0.08  # degrees: a page that lies straighter is left alone
DARK = 140  # of 255
LONGEST = 1_400  # pixels of the longer side of the picture that is measured
STRIPS = 3  # down the page: columns side by side need not have their lines at one height
FEWEST_POINTS, MOST_POINTS = 1_000, 200_000


def skew_of(picture: Image.Image) -> float:
    """The angle in degrees by which the lines of a grey picture fall to the right; 0 where it has no lines."""
    small = picture.copy()
    small.thumbnail((LONGEST, LONGEST))
    down, across = np.nonzero(np.asarray(small) < DARK)
    if len(down) < FEWEST_POINTS:
        return 0.0
    step = len(down) // MOST_POINTS + 1
    points = down[::step].astype(float), across[::step].astype(float)
    angles = np.arange(-STEEPEST, STEEPEST + COARSE, COARSE)
    uneven = _unevenness(points, small.size, angles)
    if uneven.max() < CLEARLY * np.median(uneven):  # pictures and drawings have no lines
        angles, uneven = angles[abs(angles) <= STEEP], uneven[abs(angles) <= STEEP]
    coarse = float(angles[int(np.argmax(uneven))])
    angles = np.arange(coarse - COARSE, coarse + COARSE, FINE)
    angle = float(angles[int(np.argmax(_unevenness(points, small.size, angles)))])
    return angle if abs(angle) >= LEVEL else 0.0


def _unevenness(
    points: "tuple[np.ndarray, np.ndarray]", size: tuple[int, int], angles: "np.ndarray"
) -> "np.ndarray":
    """How uneven the sums of points along each angle are, in strips of a picture of a size."""
    (down, across), (width, height) = points, size
    reach = round(width * tan(radians(STEEPEST + COARSE))) + 1
    first = (across * STRIPS // width) * (height + 2 * reach) + reach  # the first row of each point's strip
    found = []
    for angle in angles:
        rows = (down - across * tan(radians(angle)) + first).astype(int)
        found.append(float((np.bincount(rows).astype(float) ** 2).sum()))
    return np.array(found)


def straightened(picture: Image.Image, angle: float) -> Image.Image:
    """The picture turned so that lines which fall by an angle lie level."""
    return picture.rotate(angle, Image.Resampling.BICUBIC, fillcolor=255) if angle else picture


def as_printed(box: Box, page: Page) -> Box:
    """The rectangle on the page as it is that holds one on the page as it was read, straight and turned."""
    return turned.as_printed(_askew(box, page) if page.skew else box, page.turned, (page.width, page.height))


def _askew(box: Box, page: Page) -> Box:
    corners = [(x, y) for x in (box.x0, box.x1) for y in (box.top, box.bottom)]
    moved = [_turned(x - page.width / 2, y - page.height / 2, radians(page.skew)) for x, y in corners]
    across = [x + page.width / 2 for x, _ in moved]
    down = [y + page.height / 2 for _, y in moved]
    return Box(box.page, min(across), min(down), max(across), max(down))


def _turned(x: float, y: float, angle: float) -> tuple[float, float]:
    return x * cos(angle) - y * sin(angle), x * sin(angle) + y * cos(angle)
