"""The light grey grounds of boxes in the picture of a page, which set what is said in them apart from the text.

The ground is seen between the letters: the lightest of what lies around a place, where that is even and darker
than most of the page. Boxes with rules around or in them are known by these.
"""

from collections.abc import Iterator, Sequence

import numpy as np
from PIL import Image, ImageChops, ImageFilter

from ingest.pages.page import Rule
from ingest.scans.reversed_type import numbered, places_of

FACTOR, COARSE = (
    4,
    4,
)  # points of the picture to one of the map of grounds, and of that to one where boxes are told
LETTERS = 7  # points of the map: wider than what lies between lines
NOISE = 3  # points of the map around each that are taken together
DARKER = 6  # of 255, at least, than paper
DARKEST = 150  # of 255: what is darker is reversed or a picture
NARROWEST, LOWEST = 60.0, 20.0  # points
LOWEST_HEAD, FEWEST_COLUMNS = 12.0, 2  # points and rules down of a table: its head is a line or more
FEWEST_TINTED = 20_000  # points of the picture on a ground: a line of a table has more, blots have fewer
FILLED = 0.9  # of the box has the ground
EDGE = 8.0  # points: nearer to the edge of the page are the shadows of a scan
BESIDE = 4.0  # points from a box to rules around it
NEAR = 8.0  # points under the lower edge of a head, which is found less surely than a rule


def tints_in(picture: Image.Image, rules: Sequence[Rule], scale: float) -> tuple[list[Rule], list[Rule]]:
    """The boxes on light grey of a grey picture, as filled rectangles in points, and the lower edges of heads.

    `scale` is points of the page for one of the picture, `rules` are those of the page. The head of a table stands
    over rules down between its columns; where no rule was seen, its edge parts it from the first row.
    """
    width, height = picture.width // FACTOR, picture.height // FACTOR
    if min(width, height) <= COARSE * LETTERS:
        return [], []
    boxes = list(_boxes(_tinted(picture.resize((width, height), Image.Resampling.BOX)), scale * FACTOR))
    page = Rule(EDGE, EDGE, width * scale * FACTOR - EDGE, height * scale * FACTOR - EDGE)
    apart = [box for box in boxes if box.height >= LOWEST and not any(_meet(rule, box) for rule in rules)]
    heads = [Rule(box.x0, box.bottom - 1, box.x1, box.bottom) for box in boxes if _is_head(box, rules)]
    return [box for box in apart if _within(box, page)], heads


def on_paper(picture: Image.Image) -> Image.Image:
    """The picture with light grey grounds as light as its paper: their edges would be read as signs."""
    width, height = picture.width // FACTOR, picture.height // FACTOR
    if min(width, height) <= LETTERS:
        return picture
    ground, paper = _ground(picture.resize((width, height), Image.Resampling.BOX))
    lacking = np.where((ground < paper - DARKER) & (ground > DARKEST), paper - ground, 0).astype(np.uint8)
    if np.count_nonzero(lacking) * FACTOR**2 < FEWEST_TINTED:
        return picture
    lighter = Image.fromarray(lacking).filter(ImageFilter.MaxFilter(3)).resize(picture.size)
    return ImageChops.add(picture, lighter)


def _tinted(small: Image.Image) -> "np.ndarray":
    """Where the ground between the letters is darker than paper."""
    ground, paper = _ground(small)
    return (ground < paper - DARKER) & (ground > DARKEST)


def _ground(small: Image.Image) -> tuple["np.ndarray", int]:
    """How light the ground between the letters is, and the paper."""
    light = small.filter(ImageFilter.MaxFilter(LETTERS)).filter(ImageFilter.MinFilter(LETTERS))
    ground = np.asarray(light.filter(ImageFilter.BoxBlur(NOISE)))
    paper = int(np.argmax(np.bincount(ground[ground > DARKEST], minlength=256)))
    return ground, paper


def _is_head(box: Rule, rules: Sequence[Rule]) -> bool:
    """Whether rules between columns go down from a box that has no rule along its lower edge."""
    across = (rule for rule in rules if rule.width > rule.height and rule.x0 < box.x1 and rule.x1 > box.x0)
    down = (rule for rule in rules if rule.height > rule.width)
    parting = [
        rule
        for rule in down
        if box.x0 - BESIDE < rule.x0 < box.x1 + BESIDE
        and box.top - BESIDE < rule.top < box.bottom + BESIDE
        and rule.bottom > box.bottom + LOWEST_HEAD
    ]
    middle = (box.top + box.bottom) / 2
    return len(parting) >= FEWEST_COLUMNS and not any(middle < rule.top < box.bottom + NEAR for rule in across)


def _boxes(tinted: "np.ndarray", unit: float) -> Iterator[Rule]:
    """The rectangles of a map that are tinted all over and large enough to hold text."""
    whole = Image.fromarray(tinted.astype(np.uint8) * 255)
    size = whole.width // COARSE, whole.height // COARSE
    coarse = whole.resize(size, Image.Resampling.BOX).point([255 * (share > 127) for share in range(256)])
    for _, (down, across) in places_of(numbered(coarse)):
        top, left = max(0, (down.start - 1) * COARSE), max(0, (across.start - 1) * COARSE)
        part = tinted[top : (down.stop + 1) * COARSE, left : (across.stop + 1) * COARSE]
        rows, columns = (np.flatnonzero(part.mean(axis=axis) > part.mean(axis=axis).max() / 2) for axis in (1, 0))
        box = Rule(
            (left + int(columns[0])) * unit,
            (top + int(rows[0])) * unit,
            (left + int(columns[-1]) + 1) * unit,
            (top + int(rows[-1]) + 1) * unit,
        )
        filled = part[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1].mean()
        if box.width >= NARROWEST and box.height >= LOWEST_HEAD and filled >= FILLED:
            yield box


def _within(box: Rule, page: Rule) -> bool:
    return page.x0 <= box.x0 and box.x1 <= page.x1 and page.top <= box.top and box.bottom <= page.bottom


def _meet(rule: Rule, box: Rule) -> bool:
    across = rule.x0 < box.x1 + BESIDE and rule.x1 > box.x0 - BESIDE
    return across and rule.top < box.bottom + BESIDE and rule.bottom > box.top - BESIDE
