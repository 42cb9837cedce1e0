"""Pages whose text stands on its side, as wide tables do on a sheet that nobody turned.

Such a page is read as if it had been turned, so that its lines run across it; `as_printed` says where on the page
itself a place is.
"""

from collections import Counter
from collections.abc import Iterable, Sequence

from ingest.report import Box

FEWEST = 40  # characters on their side: fewer are a tab, or names along an axis
MOSTLY = 0.8  # of a page's characters
LEVEL = 0.1  # up for one across: scanned and slanted lines of text


def quarters_of(directions: Iterable[int | None]) -> int:
    """1 where nearly all characters of a page read upwards, -1 where downwards, 0 where they stand upright."""
    counted = Counter(directions)
    quarters = max((1, -1), key=lambda way: counted[way])
    return quarters if FEWEST <= counted[quarters] > MOSTLY * counted.total() else 0


def direction(matrix: Sequence[float]) -> int | None:
    """0 for a character that stands upright, 1 and -1 for one that reads upwards or downwards, None for a slant.

    Rotation leaves rests about nought in a matrix, so that signs alone tell nothing.
    """
    across, rise, *_ = matrix
    if abs(rise) <= LEVEL * abs(across):
        return 0
    return (1 if rise > 0 else -1) if abs(across) <= LEVEL * abs(rise) else None


def turned(
    place: tuple[float, float, float, float], quarters: int, size: tuple[float, float]
) -> tuple[float, ...]:
    """A rectangle (left, top, right, bottom) where it stands once its page, of a width and height, is turned."""
    left, top, right, bottom = place
    width, height = size
    if abs(quarters) == 2:
        return width - right, height - bottom, width - left, height - top
    if quarters > 0:
        return height - bottom, left, height - top, right
    return top, width - right, bottom, width - left


def as_printed(box: Box, quarters: int, size: tuple[float, float]) -> Box:
    """The rectangle on a page as it is printed, from one on the page turned, which has this width and height."""
    if not quarters:
        return box
    return Box(box.page, *turned((box.x0, box.top, box.x1, box.bottom), -quarters, size))
