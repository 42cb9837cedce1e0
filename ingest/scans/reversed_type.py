"""Light type on a dark ground in the picture of a page, set dark on light: a cover, a banner, the head of a table.

A dark ground has stripes across without any type. From these it goes on where most points around are dark, in a
window so wide that type seldom fills half of it; beside such a place fewer are enough. Near the edges of a ground
a smaller window tells on which side a place is. A ground of middle grey with darker type on it is left alone.
"""

from collections.abc import Iterator

import numpy as np
from PIL import Image, ImageChops, ImageDraw, ImageFilter

Place = tuple[slice, slice]  # rows and columns
DOWN, ACROSS = 16, 48  # points of the picture to one of the map of grounds
WINDOW, SMALL_WINDOW = 2, 1  # points of the map on each side
STRIPE = 8  # points of the picture: the lowest stripe
NEXT, NEAR = 3, 5  # points of the map: windows from one side of a place to the other
DARK = 170  # of 255: a ground may be of middle grey
CONTRAST = 50  # of 255: between type and its ground
EDGE = 0.6  # of the darkest row of a ground: a row outside is not so dark, not even with type
PAPER, WHITE_RULE = 0.2, 8  # of the darkest row: no row with type; points of the picture of such rows in a ground
RAGGED = 0.05  # of a rectangle, at most, is ground outside it
MOST_GROUNDS = 250  # on a page; a photograph may have more
ALL, MOST, MANY = 0.95, 0.5, 0.3  # of the points around are dark


def set_dark_on_light(picture: Image.Image) -> Image.Image:
    """The grey picture with its dark grounds as paper and the light type on them dark."""
    return reversed_on(picture)[0]


def reversed_on(picture: Image.Image) -> tuple[Image.Image, list[Place]]:
    """The picture with its type dark on light, and the rectangles that were dark grounds, in its points."""
    ink = picture.point(lambda grey: 255 * (grey < DARK))
    ground = _ground(ink)
    if ground is None:
        return picture, []
    core = _enlarged(ground.filter(ImageFilter.MinFilter(NEAR)), picture)
    inside = _enlarged(ground.filter(ImageFilter.MinFilter(NEXT)), picture)
    around = numbered(ground.filter(ImageFilter.MaxFilter(NEXT))).resize(picture.size, Image.Resampling.NEAREST)
    near = _enlarged(_above(_share(ink, DOWN, DOWN, (SMALL_WINDOW, SMALL_WINDOW)), MOST), picture)
    points, numbers = np.array(picture), np.asarray(around)
    found: list[Place] = []
    for number, at in places_of(around):
        mask = _framed(points[at], (inside | near)[at] & (numbers[at] == number), core[at])
        found += [_around(mask, at)] if _reverse(points[at], core[at], mask) else []
    return (Image.fromarray(points), found) if found else (picture, [])


def _around(mask: "np.ndarray", at: Place) -> Place:
    """Where a mask in a part of the picture begins and ends."""
    down, across = (np.flatnonzero(mask.any(axis=axis)) for axis in (1, 0))
    top, left = at[0].start, at[1].start
    return slice(top + int(down[0]), top + int(down[-1]) + 1), slice(
        left + int(across[0]), left + int(across[-1]) + 1
    )


def _ground(ink: Image.Image) -> Image.Image | None:
    """The map of dark grounds, grown from the stripes without type; None where there are none."""
    stripes = _above(_share(ink, ACROSS, STRIPE, (WINDOW, 0)), ALL)
    if not any(stripes.tobytes()):
        return None
    share = _share(ink, ACROSS, DOWN, (WINDOW, WINDOW))
    mostly = _above(share, MOST)
    ground = ImageChops.darker(stripes.resize(share.size, Image.Resampling.BOX).point(_any), mostly)
    while (grown := _grown(ground, mostly)) != ground:
        ground = grown
    return _grown(ground, _above(share, MANY))


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


def numbered(grounds: Image.Image) -> Image.Image:
    """The map with each ground, that hangs together, in a number of its own from 1 on."""
    numbered = grounds.copy()
    for number in range(1, MOST_GROUNDS + 1):
        left = np.argwhere(np.asarray(numbered) == 255)
        if not len(left):
            break
        down, across = left[0].tolist()
        ImageDraw.floodfill(numbered, (across, down), number)
    return numbered


def places_of(numbers: Image.Image) -> Iterator[tuple[int, Place]]:
    """The numbers in a picture with the rectangles around them."""
    for _, number in numbers.getcolors() or ():
        box = numbers.point([255 * (grey == number) for grey in range(256)]).getbbox()
        if isinstance(number, int) and number and box:
            yield number, (slice(box[1], box[3]), slice(box[0], box[2]))


def _framed(points: "np.ndarray", mask: "np.ndarray", core: "np.ndarray") -> "np.ndarray":
    """The mask of a ground, to the point as far as the ground goes where it is a rectangle."""
    dark = points < DARK
    down = _extent(dark.mean(axis=1))
    across = _extent(dark[down].mean(axis=0))
    down = _extent(dark[:, across].mean(axis=1))
    frame = np.zeros_like(mask)
    frame[down, across] = True
    outside = np.count_nonzero(mask & core & ~frame)
    return frame if outside < RAGGED * np.count_nonzero(frame) else mask


def _extent(shares: "np.ndarray") -> slice:
    """From the first to the last row or column that is about as dark as the darkest, with no paper between."""
    some = np.flatnonzero(shares > PAPER * shares.max())
    runs = np.split(some, np.flatnonzero(np.diff(some) > WHITE_RULE) + 1)
    longest = max(runs, key=len)
    dark = longest[shares[longest] > EDGE * shares.max()]
    return slice(int(dark[0]), int(dark[-1]) + 1) if len(dark) else slice(0, 0)


def _reverse(points: "np.ndarray", core: "np.ndarray", mask: "np.ndarray") -> bool:
    """Make a ground white and what is white on it black; False where most type on it is darker than itself."""
    grey = points[mask].astype(np.int32)
    ground = int(np.median(grey)) if len(grey) else 255
    type_ = points[core & mask].astype(np.int32) - ground
    if ground >= 255 or np.count_nonzero(type_ < -CONTRAST) > np.count_nonzero(type_ > CONTRAST):
        return False
    points[mask] = 255 - np.clip((grey - ground) * 255 // (255 - ground), 0, 255)
    return True
