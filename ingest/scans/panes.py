"""The columns of a scanned page put under each other: tesseract reads what stands side by side straight across.

A page is cut along empty stripes that run down between two texts, again and again, into panes. They are set under
each other in one picture, each at its own distance from the left edge, so that a word read there has only to be
moved up to where it stands on the page.
"""

from collections.abc import Iterator, Sequence

import msgspec
import numpy as np
from PIL import Image

FACTOR = 4  # points of the picture to one of the mask
INK = 215  # of 255, the mean of a point of the mask: lighter is paper
STRIPE = 8.0  # points: the narrowest stripe
SHORTEST = 46.0  # points: the shortest stripe, some four lines
NOTE = 18.0  # points: the lowest text beside a long one, two lines
NARROWEST = 40.0  # points: of what stands on each side; list labels take less
SEEN = 0.12  # of the rows beside a stripe have ink, on each side
WORD_SPACE = 0.55  # of the height of a line with descenders, at most: between its words
REACH = 14.0  # points from the end of a stripe to where no letter is cut through
FAR = 32.0  # points, where it ends within letters: lines that reach into each other have no white row between them
MOST = 60  # panes
TRIED = 40  # stripes
GAP = 60  # points of the picture between panes


class Pane(msgspec.Struct, frozen=True):
    """A rectangle of a picture, in its points, and how far down it stands among the panes."""

    left: int
    top: int
    right: int
    bottom: int
    at: int = 0


class _Cut(msgspec.Struct, frozen=True):
    x: int
    top: int
    bottom: int


def panes_of(picture: Image.Image, scale: float) -> list[Pane]:
    """The panes of a grey picture; one where nothing stands side by side.

    `scale` is points of the page for one of the picture.
    """
    mask = _mask(picture)
    unit = scale * FACTOR
    found = list(_cut_up(mask, Pane(0, 0, mask.shape[1], mask.shape[0]), unit))
    at, placed = 0, []
    for pane in found[:MOST] if len(found) <= MOST else [Pane(0, 0, mask.shape[1], mask.shape[0])]:
        right = picture.width if pane.right == mask.shape[1] else pane.right * FACTOR
        bottom = picture.height if pane.bottom == mask.shape[0] else pane.bottom * FACTOR
        placed.append(Pane(pane.left * FACTOR, pane.top * FACTOR, right, bottom, at))
        at += bottom - pane.top * FACTOR + GAP
    return placed


def stacked(picture: Image.Image, panes: Sequence[Pane]) -> Image.Image:
    """The panes under each other; the picture itself where there is one."""
    if len(panes) == 1:
        return picture
    last = panes[-1]
    stack = Image.new("L", (picture.width, last.at + last.bottom - last.top), 255)
    for pane in panes:
        stack.paste(picture.crop((pane.left, pane.top, pane.right, pane.bottom)), (pane.left, pane.at))
    return stack


def shift_at(panes: Sequence[Pane], down: float) -> float:
    """How far what stands `down` among the panes is to be moved to where it stands in the picture."""
    pane = max((one for one in panes if one.at <= max(down, 0)), key=lambda one: one.at)
    return pane.top - pane.at


def _mask(picture: Image.Image) -> "np.ndarray":
    small = picture.resize(
        (max(1, picture.width // FACTOR), max(1, picture.height // FACTOR)), Image.Resampling.BOX
    )
    return np.asarray(small) < INK


def _cut_up(mask: "np.ndarray", pane: Pane, unit: float) -> Iterator[Pane]:
    """A pane cut along its longest stripe: what is above, to the left, to the right and below, cut further."""
    cut = _stripe(mask[pane.top : pane.bottom, pane.left : pane.right], unit)
    if cut is None:
        yield pane
        return
    top, bottom, x = pane.top + cut.top, pane.top + cut.bottom, pane.left + cut.x
    for part in (
        Pane(pane.left, pane.top, pane.right, top),
        Pane(pane.left, top, x, bottom),
        Pane(x, top, pane.right, bottom),
        Pane(pane.left, bottom, pane.right, pane.bottom),
    ):
        if part.bottom > part.top and mask[part.top : part.bottom, part.left : part.right].any():
            yield from _cut_up(mask, part, unit)


def _stripe(mask: "np.ndarray", unit: float) -> _Cut | None:
    """The longest empty stripe between two texts, its ends where no letter is cut through."""
    width, shortest = round(STRIPE / unit), round(SHORTEST / unit)
    if mask.shape[1] <= 2 * round(NARROWEST / unit) or mask.shape[0] < shortest:
        return None
    sums = np.pad(np.cumsum(mask, axis=1, dtype=np.int32), ((0, 0), (1, 0)))
    clear = sums[:, width:] == sums[:, :-width]
    run, longest, end = (np.zeros(clear.shape[1], np.int32) for _ in range(3))
    for row, open_ in enumerate(clear):
        run = (run + 1) * open_
        better = run > longest
        longest[better], end[better] = run[better], row + 1
    order = [x for x in np.argsort(-longest, kind="stable")[: TRIED * width] if longest[x] >= shortest]
    for x in _apart(order, width):
        cut = _between(mask, int(end[x] - longest[x]), int(end[x]), int(x) + width // 2, unit)
        if cut:
            return cut
    return None


def _apart(order: Sequence[int], width: int) -> Iterator[int]:
    """Places in the order given, without those that lie close to one before."""
    told: list[int] = []
    for x in order:
        if all(abs(x - other) >= max(1, width // 3) for other in told):
            told.append(x)
            yield x


def _between(mask: "np.ndarray", top: int, bottom: int, x: int, unit: float) -> _Cut | None:
    """A cut at `x`, None where it has not text on both sides; the text decides where it begins and ends."""
    top, bottom = _without_words(mask, top, bottom, x)
    sides = mask[top:bottom, :x], mask[top:bottom, x:]
    rows = [np.asarray(side.any(axis=1)) for side in sides]
    if any(_is_narrow(side, unit) for side in sides):
        return None
    if any(one.mean() < SEEN for one in rows):
        beside = _beside(rows, unit, top > 0, bottom < len(mask))
        if beside is None or any(_is_narrow(side[slice(*beside)], unit) for side in sides):
            return None
        return _Cut(x, top + beside[0], top + beside[1])
    both = [np.flatnonzero(one) for one in rows]
    begins = max(0, min(one[0] for one in both) - 1)
    ends = min(bottom - top, max(one[-1] for one in both) + 2)
    blank = np.flatnonzero(~(rows[0] | rows[1]))
    first, last = blank[blank >= begins], blank[blank <= ends]
    if len(first) and first[0] - begins < _reach(mask, top) / unit and begins == 0 and top > 0:
        begins = int(first[0])
    if len(last) and ends - last[-1] < _reach(mask, bottom) / unit and ends == bottom - top and bottom < len(mask):
        ends = int(last[-1]) + 1
    return _Cut(x, int(top + begins), int(top + ends)) if ends - begins >= SHORTEST / unit else None


def _reach(mask: "np.ndarray", row: int) -> float:
    """How far from a row to look for one without ink, in points: further where letters go on over it."""
    return FAR if 0 < row < len(mask) and (mask[row - 1] & mask[row]).any() else REACH


def _without_words(mask: "np.ndarray", top: int, bottom: int, x: int) -> tuple[int, int]:
    """A stripe without the lines at its ends in which it is a space between words of large type."""
    inked = np.pad(mask.any(axis=1), 1)
    begins, ends = np.flatnonzero(inked[1:] & ~inked[:-1]), np.flatnonzero(inked[:-1] & ~inked[1:])
    lines = [(int(a), int(b)) for a, b in zip(begins, ends, strict=True) if a < bottom and b > top]
    while lines and _is_parted_word(mask[slice(*lines[-1])], x):
        bottom = min(bottom, lines.pop()[0])
    while lines and _is_parted_word(mask[slice(*lines[0])], x):
        top = max(top, lines.pop(0)[1])
    return top, max(top, bottom)


def _is_parted_word(line: "np.ndarray", x: int) -> bool:
    """Whether rows are one line that goes on over `x` with no more than a space between two words."""
    sides = line[:, :x], line[:, x:]
    rows = [np.flatnonzero(side.any(axis=1)) for side in sides]
    if any(len(one) == 0 or np.diff(one, prepend=one[0]).max() > 1 for one in rows):
        return False
    before, after = (np.flatnonzero(side.any(axis=0)) for side in sides)
    return bool(x + after[0] - before[-1] - 1 < WORD_SPACE * len(line))


def _is_narrow(side: "np.ndarray", unit: float) -> bool:
    extent = np.flatnonzero(side.any(axis=0))
    return len(extent) == 0 or bool(extent[-1] - extent[0] < NARROWEST / unit)


def _beside(rows: Sequence["np.ndarray"], unit: float, goes_up: bool, goes_down: bool) -> tuple[int, int] | None:
    """Where a short text of some lines, as in a margin, stands beside a long one, from blank row to blank row.

    Where the page goes on over or under a stripe without a blank row, the stripe ends within a line: it is a space
    between the words of large type.
    """
    short, long = sorted(rows, key=lambda one: int(one.sum()))
    inked = np.flatnonzero(short)
    groups = np.split(inked, np.flatnonzero(np.diff(inked) > REACH / unit) + 1)
    group = max(groups, key=len)
    if len(group) == 0 or group[-1] - group[0] < NOTE / unit or np.diff(group).max() == 1:
        return None
    blank = np.flatnonzero(~(short | long))
    before, after = blank[blank < group[0]], blank[blank > group[-1]]
    if (goes_up and not len(before)) or (goes_down and not len(after)):
        return None
    begins = int(before[-1]) if len(before) else 0
    ends = int(after[0]) + 1 if len(after) else len(short)
    far = group[0] - begins > REACH / unit or ends - group[-1] > REACH / unit
    return None if far or long[begins:ends].mean() < SEEN else (begins, ends)
