"""Rectangles on pages: joined where they follow each other, and cut where text is cut."""

from collections.abc import Iterable, Sequence

import msgspec

from ingest.report import Box

SLACK = 2.0  # points that a word may reach outside the box of its section
FARTHEST = 36.0  # points, from a box to the next that is joined to it
FLAT = 1.0  # points; what is lower than this holds no text


def union(boxes: Iterable[Box]) -> tuple[Box, ...]:
    """Boxes joined while they follow close on each other downwards on one page and overlap sideways.

    What stands far below the rest, as a footnote does under other sections, has a box of its own.
    """
    joined: list[Box] = []
    for box in boxes:
        last = joined[-1] if joined else None
        level = last is not None and last.page == box.page and box.top - last.top > -2
        if last and level and box.top - last.bottom < FARTHEST and box.x0 < last.x1 and last.x0 < box.x1:
            x0, x1 = min(last.x0, box.x0), max(last.x1, box.x1)
            joined[-1] = Box(box.page, x0, min(last.top, box.top), x1, max(last.bottom, box.bottom))
        else:
            joined.append(box)
    return tuple(joined)


def cut_boxes(boxes: Sequence[Box], first: Box | None) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """The boxes of a text, in reading order, as those before and those from its word `first` on.

    A line that both share is cut at the word, whose top and bottom are those of the line. Where the place is not
    known, or in none of the boxes, both keep them all.
    """
    number = next((n for n, box in enumerate(boxes) if first and _holds(box, first)), None)
    if first is None or number is None:
        return tuple(boxes), tuple(boxes)
    above, below = _cut(boxes[number], first)
    before = (*boxes[:number], *above)
    after = (*below, *boxes[number + 1 :])
    return before or tuple(boxes), after or tuple(boxes)


def _cut(box: Box, first: Box) -> tuple[tuple[Box, ...], tuple[Box, ...]]:
    """A box before a word and from it on: lines above and the beginning of its line, its rest and lines below."""
    above = _unless_flat(msgspec.structs.replace(box, bottom=first.top))
    if first.x0 <= box.x0 + 2 * SLACK:
        return above, _unless_flat(msgspec.structs.replace(box, top=first.top))
    line = msgspec.structs.replace(box, top=max(box.top, first.top), bottom=min(box.bottom, first.bottom))
    begins, rest = msgspec.structs.replace(line, x1=first.x0), msgspec.structs.replace(line, x0=first.x0)
    below = _unless_flat(msgspec.structs.replace(box, top=line.bottom))
    return (*above, *_unless_flat(begins)), (*_unless_flat(rest), *below)


def joined(first: Sequence[Box], second: Sequence[Box]) -> tuple[Box, ...]:
    """The boxes of two texts that follow each other as one; those that make up a rectangle become it."""
    boxes = list(first)
    for box in second:
        boxes.append(box)
        while len(boxes) > 1 and (whole := _rectangle(*boxes[-2:])):
            boxes[-2:] = [whole]
    return tuple(boxes)


def _rectangle(one: Box, other: Box) -> Box | None:
    """The rectangle of two boxes of which the second goes on right beside the first, or below it as wide as it."""
    if one.page != other.page:
        return None
    beside = _near(one.top, other.top) and _near(one.bottom, other.bottom) and _near(one.x1, other.x0)
    below = _near(one.x0, other.x0) and _near(one.x1, other.x1) and other.top > one.top
    if not (beside or below):
        return None
    return Box(one.page, one.x0, min(one.top, other.top), other.x1, max(one.bottom, other.bottom))


def _near(one: float, other: float) -> bool:
    return abs(one - other) <= SLACK


def without_lines(boxes: Sequence[Box], lines: Sequence[Box]) -> tuple[Box, ...]:
    """What is left of boxes when whole lines are taken out of them; all of them where that would leave nothing."""
    left = list(boxes)
    for line in lines:
        left = [piece for box in left for piece in _without(box, line)]
    return tuple(left) or tuple(boxes)


def _without(box: Box, line: Box) -> tuple[Box, ...]:
    if not _holds(box, line):
        return (box,)
    above = msgspec.structs.replace(box, bottom=max(box.top, line.top))
    below = msgspec.structs.replace(box, top=min(box.bottom, line.bottom))
    return (*_unless_flat(above), *_unless_flat(below))


def _holds(box: Box, word: Box) -> bool:
    """Whether the middle of a word lies in a box."""
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    inside = box.x0 - SLACK <= across <= box.x1 + SLACK and box.top - SLACK <= down <= box.bottom + SLACK
    return box.page == word.page and inside


def _unless_flat(box: Box) -> tuple[Box, ...]:
    return (box,) if box.bottom - box.top > FLAT else ()
