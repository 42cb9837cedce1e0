"""Light type on a dark ground in the picture of a page, set dark on light: a cover, a banner, the head of a table.

A dark ground has stripes across without any type. From these it goes on where most points around are dark, in a
window so wide that type seldom fills half of it; beside such a place fewer are enough. Near the edges of a ground
a smaller window tells on which side a place is.
"""

import numpy as np
from PIL import Image, ImageChops, ImageFilter

DOWN, ACROSS = 16, 48  # points of the picture to one of the map of grounds
WINDOW, SMALL_WINDOW = 2, 1  # points of the map on each side
STRIPE = 8  # points of the picture: the lowest stripe
NEXT, NEAR = 3, 5  # points of the map: windows from one side of a place to the other
DARK = 128  # of 255
ALL, MOST, MANY = 0.95, 0.5, 0.3  # of the points around are dark


def set_dark_on_light(picture: Image.Image) -> Image.Image:
    """The grey picture with its dark grounds as paper and the light type on them dark."""
    ink = picture.point(lambda grey: 255 * (grey < DARK))
    stripes = _above(_share(ink, ACROSS, STRIPE, (WINDOW, 0)), ALL)
    if not any(stripes.tobytes()):
        return picture
    share = _share(ink, ACROSS, DOWN, (WINDOW, WINDOW))
    mostly = _above(share, MOST)
    ground = ImageChops.darker(stripes.resize(share.size, Image.Resampling.BOX).point(_any), mostly)
    while (grown := _grown(ground, mostly)) != ground:
        ground = grown
    ground = _grown(ground, _above(share, MANY))
    inside = _enlarged(ground.filter(ImageFilter.MinFilter(NEXT)), picture)
    around = _enlarged(ground.filter(ImageFilter.MaxFilter(NEXT)), picture)
    mask = inside | (
        around & _enlarged(_above(_share(ink, DOWN, DOWN, (SMALL_WINDOW, SMALL_WINDOW)), MOST), picture)
    )
    return _reversed(picture, mask) if mask.any() else picture


def _grown(ground: Image.Image, within: Image.Image) -> Image.Image:
    """The ground with what is near it and `within`."""
    return ImageChops.lighter(ground, ImageChops.darker(ground.filter(ImageFilter.MaxFilter(NEAR)), within))


def _share(ink: Image.Image, across: int, down: int, window: tuple[int, int]) -> Image.Image:
    """How many points around a place are dark, 0..255, on a map with `across` by `down` points to one."""
    size = max(1, ink.width // across), max(1, ink.height // down)
    return ink.resize(size, Image.Resampling.BOX).filter(ImageFilter.BoxBlur(window))


def _above(share: Image.Image, least: float) -> Image.Image:
    return share.point(lambda dark: 255 * (dark >= 255 * least))


def _any(grey: int) -> int:
    return 255 * (grey > 0)


def _enlarged(places: Image.Image, picture: Image.Image) -> "np.ndarray":
    """The places of a map in a picture."""
    return np.asarray(places.resize(picture.size, Image.Resampling.NEAREST)) > 0


def _reversed(picture: Image.Image, mask: "np.ndarray") -> Image.Image:
    """The picture with the ground under the mask white and what is white there black."""
    points = np.array(picture)
    ground = float(np.median(points[mask]))
    light = np.clip((points[mask] - ground) * 255 / (255 - ground), 0, 255)
    points[mask] = 255 - light.astype(np.uint8)
    return Image.fromarray(points)
