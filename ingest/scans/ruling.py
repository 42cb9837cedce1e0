"""The ruled lines of a scanned page, found in its picture, so that its tables are read cell by cell.

A rule is a straight run of dark points, longer than any letter is wide or high. The windows along which runs are
looked for are summed by differences of running sums, which takes the same time however long they are.
"""

from collections.abc import Iterable, Iterator, Sequence

import msgspec
import numpy as np
from PIL import Image, ImageFilter

from ingest.pages.page import Rule
from ingest.scans.large_strokes import is_stroke

SHORTEST = 25.0  # points: longer than the strokes of a title
LOWEST = 10.0  # points: a rule down one row of a table, from the rule above to the one below
MEETING = 2.0  # points
THICKEST = 3.0  # points: what is thicker is a filled frame, and may have text on it
THICKEST_BAR, SLENDER = 6.0, 15.0  # points, and times as long as thick
DARK = 190  # of 255
SHORT, ALONG = 3, 9  # points of the picture: along a fine rule, which has no gaps as dots have, and along paper
BESIDE = 6  # points of the picture from a fine rule to the paper on both sides
PAPER, PALER = 170, 20  # of 255, at least: the paper beside a fine rule, and how much paler than the rule it is
FILLED = 0.95  # of a run's points are dark
MOSTLY = 0.7  # of the points of a dark ground: it is not even
STAGGERED = 3  # rows or columns that a rule may leave out, on paper that is not quite level
DOT = 4  # points of the picture to one in which dots of leaders are looked for
DOTTED = 225  # of 255: a dot is lighter there
LEADER = 28.0  # points: a shorter one is an ellipsis
CLEAR = 4.8  # points over and under the dots
DENSE = 0.3  # of the leader has ink
SPARSE = 0.12  # of a leader whose dots stand far from each other, all at one distance
FEWEST_DOTS, UNEVEN = 5, 0.35  # of such a leader, and how much of the usual distance one may differ by
REACH = 0.9  # of the shortest leader, at least, from its first ink to its last
BROKEN = 14  # points of the picture between the parts of a broken rule
THROUGH = 2  # points of the picture over and under a rule: what is dark in both goes through it
LEANS = 3  # points of the picture that such a tail goes aside in it
MOST_RUNS = 20_000  # a photograph has more


class _Run(msgspec.Struct):
    """Dark points in a row: `first` to `last` row, `start` to `end` in them, in points of the picture."""

    first: int
    last: int
    start: int
    end: int


def rules_in(picture: Image.Image, scale: float) -> list[Rule]:
    """The horizontal and vertical rules of a grey picture, in points of the page.

    `scale` is points of the page for one of the picture.
    """
    points = np.asarray(picture)
    turned = np.ascontiguousarray(points.T)
    length, lowest = round(SHORTEST / scale), round(LOWEST / scale)
    filled = _filled(picture, round(THICKEST_BAR / scale))
    across = [
        Rule(r.start * scale, r.first * scale, r.end * scale, (r.last + 1) * scale)
        for r in _whole([*_runs(points < DARK, length, filled), *_runs(_fine(points), length, filled)])
    ]
    across = [rule for rule in across if _is_drawn(rule.width, rule.height, scale)]
    across = [rule for rule in across if not is_stroke(points, rule, scale)]
    down = [
        Rule(r.first * scale, r.start * scale, (r.last + 1) * scale, r.end * scale)
        for r in _whole([*_runs(turned < DARK, lowest, filled.T), *_runs(_fine(turned), lowest, filled.T)])
    ]
    down = [rule for rule in down if _is_drawn(rule.height, rule.width, scale)]
    long = [rule for rule in down if rule.height >= SHORTEST and not is_stroke(points, rule, scale)]
    low = [rule for rule in down if rule.height < SHORTEST and _parts_a_row(rule, across)]
    return across + long + low


def _is_drawn(long: float, thick: float, scale: float) -> bool:
    """Whether a run is a rule, or a bar beside text, and not the edge of letters: short and one point thick."""
    edge = long < 2 * SHORTEST and thick < 1.5 * scale
    return not edge and (thick <= THICKEST or (thick <= THICKEST_BAR and long >= SLENDER * thick))


def _fine(points: "np.ndarray") -> "np.ndarray":
    """Where a fine grey rule along the rows of a picture may be: darker than the paper over and under it."""
    paper = _means(points, ALONG)
    beside = np.minimum(paper[: -2 * BESIDE], paper[2 * BESIDE :])
    found = np.zeros(points.shape, bool)
    found[BESIDE:-BESIDE] = (beside > PAPER) & (_means(points[BESIDE:-BESIDE], SHORT) < beside - PALER)
    return found


def _means(points: "np.ndarray", count: int) -> "np.ndarray":
    """The mean of so many points around each along its row."""
    sums = np.cumsum(np.pad(points, ((0, 0), (count // 2 + 1, count // 2)), "edge"), axis=1, dtype=np.int32)
    return ((sums[:, count:] - sums[:, :-count]) // count).astype(np.int16)


def _parts_a_row(upright: Rule, across: Iterable[Rule]) -> bool:
    """Whether a short rule goes from one rule of a table down to the next."""
    over = [rule for rule in across if rule.x0 - MEETING <= upright.x0 and upright.x1 <= rule.x1 + MEETING]
    meets = [
        any(rule.top - MEETING <= end <= rule.bottom + MEETING for rule in over)
        for end in (upright.top, upright.bottom)
    ]
    return all(meets)


def without_rules(picture: Image.Image, rules: Iterable[Rule], scale: float) -> Image.Image:
    """The picture with paper where the rules were: next to letters they would be read as such.

    Letters that reach down through the rule under them are left whole.
    """
    before = np.asarray(picture)
    points = np.array(picture)
    level: list[tuple[slice, slice]] = []
    for rule in rules:
        top, left = max(int(rule.top / scale) - 2, 0), max(int(rule.x0 / scale) - 2, 0)
        place = slice(top, int(rule.bottom / scale) + 2), slice(left, int(rule.x1 / scale) + 2)
        points[place] = 255
        level += [place] if rule.width > rule.height else []
    for rows, columns in level:
        through = _is_inked(points, rows.start - THROUGH, rows.start, columns)
        through &= _is_inked(points, rows.stop, rows.stop + THROUGH, columns)
        band = points[rows, columns]
        band[:, through] = before[rows, columns][:, through]
    return Image.fromarray(points)


def _is_inked(points: "np.ndarray", first: int, end: int, columns: slice) -> "np.ndarray":
    """In which columns, or close to which, all of some rows are dark: tails lean."""
    band = points[max(first, 0) : end, columns]
    dark = (band < DARK).all(axis=0) if len(band) else np.zeros(band.shape[1], bool)
    return np.asarray(np.convolve(dark, np.ones(2 * LEANS + 1), "same") > 0)


def edges_of(ground: Rule) -> list[Rule]:
    """The four edges of a filled rectangle, where a little of it may be left."""
    x0, top, x1, bottom = ground.x0, ground.top, ground.x1, ground.bottom
    across = [Rule(x0, y, x1, y) for y in (top, bottom)]
    return [*across, *(Rule(x, top, x, bottom) for x in (x0, x1))]


def leaders_in(picture: Image.Image, scale: float) -> list[Rule]:
    """The rows of dots that lead to page numbers, in points: low, regular and with nothing close over or under."""
    small = picture.resize((max(1, picture.width // DOT), max(1, picture.height // DOT)), Image.Resampling.BOX)
    mask = np.asarray(small) < DOTTED
    length, clear = round(LEADER / (scale * DOT)), round(CLEAR / (scale * DOT))
    if min(mask.shape) <= length:
        return []
    sums = np.cumsum(mask, axis=1, dtype=np.int32)
    ink = sums[:, length:] - sums[:, :-length]
    alone = ink > SPARSE * length
    for away in range(2, clear + 1):
        alone[away:] &= ink[:-away] == 0
        alone[:-away] &= ink[away:] == 0
    found: list[_Run] = []
    edges = np.diff(np.pad(alone.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    for row, start, end in list(zip(rows.tolist(), starts.tolist(), ends.tolist(), strict=True))[:MOST_RUNS]:
        _join(found, _Run(row, row, start + 1, end + length))
    unit = scale * DOT
    leading = ((r, _leader(mask[r.first : r.last + 1, r.start : r.end], length)) for r in _whole(found))
    return [
        Rule(
            (r.start + span[0] - 1) * unit,
            (r.first - 1) * unit,
            (r.start + span[1] + 1) * unit,
            (r.last + 2) * unit,
        )
        for r, span in leading
        if span
    ]


def _leader(mask: "np.ndarray", length: int) -> tuple[int, int] | None:
    """The first and the last ink of a leader in a mask: it reaches far, and is dense or in dots evenly apart.

    A dash in a large title has few columns from its first ink to its last.
    """
    inked: np.ndarray = np.any(mask, axis=0)
    at = np.flatnonzero(inked)
    if not len(at) or at[-1] - at[0] + 1 < REACH * length:
        return None
    dots = np.flatnonzero(np.diff(np.pad(inked.astype(np.int8), (1, 0))) == 1)
    apart = np.diff(dots)
    even = len(dots) >= FEWEST_DOTS and np.abs(apart - np.median(apart)).max() <= max(1, UNEVEN * np.median(apart))
    return (int(at[0]), int(at[-1])) if even or inked[at[0] : at[-1]].mean() > DENSE else None


def _filled(picture: Image.Image, thickest: int) -> "np.ndarray":
    """Where a picture is dark all over, wider and higher than any rule: a cell in a colour, a picture."""
    size = max(1, picture.width // DOT), max(1, picture.height // DOT)
    small = picture.point([255 * (grey < DARK) for grey in range(256)]).resize(size, Image.Resampling.BOX)
    around = thickest // DOT | 1
    inside = small.point([255 * (share > MOSTLY * 255) for share in range(256)]).filter(
        ImageFilter.MinFilter(around)
    )
    whole = inside.filter(ImageFilter.MaxFilter(around + 4))  # its edge is no rule
    return np.asarray(whole.resize(picture.size, Image.Resampling.NEAREST)) > 0


def _runs(dark: "np.ndarray", length: int, filled: "np.ndarray") -> list[_Run]:
    """The runs along the rows of a picture, those of neighbouring rows as one.

    A rule goes on over what is `filled`, where it is not seen, and none is of that alone.
    """
    if dark.shape[1] <= length:
        return []
    sums = np.cumsum(dark | filled, axis=1, dtype=np.int32)
    drawn = np.cumsum(dark & ~filled, axis=1, dtype=np.int32)
    full = sums[:, length:] - sums[:, :-length] >= FILLED * length
    edges = np.diff(np.pad(full.astype(np.int8), ((0, 0), (1, 1))), axis=1)
    rows, starts = np.nonzero(edges == 1)
    _, ends = np.nonzero(edges == -1)
    if len(rows) > MOST_RUNS:
        return []
    seen = drawn[rows, ends + length - 1] - drawn[rows, starts] >= FILLED * length - 1
    found: list[_Run] = []
    for row, start, end in zip(rows[seen].tolist(), starts[seen].tolist(), ends[seen].tolist(), strict=True):
        _join(found, _Run(row, row, start + 1, end + length))
    return list(_whole(found))


def _join(found: list[_Run], run: _Run) -> None:
    """Add a run to the one above it that it touches."""
    for other in reversed(found):
        if other.first < run.first - 60:
            break
        touches = run.start <= other.end + BROKEN and run.end >= other.start - BROKEN
        if touches and run.first - other.last <= STAGGERED:
            other.last, other.start, other.end = run.last, min(other.start, run.start), max(other.end, run.end)
            return
    found.append(run)


def _whole(found: Sequence[_Run]) -> Iterator[_Run]:
    """The runs with those joined that only the paper's slant holds apart."""
    left = sorted(found, key=lambda run: run.first)
    while left:
        run = left.pop(0)
        while beside := [other for other in left if _touches(run, other)]:
            left = [other for other in left if other not in beside]
            run = _Run(
                min(one.first for one in (run, *beside)),
                max(one.last for one in (run, *beside)),
                min(one.start for one in (run, *beside)),
                max(one.end for one in (run, *beside)),
            )
        yield run


def _touches(run: _Run, other: _Run) -> bool:
    """Whether a run goes on in another: neither a step nor a break between them is wide."""
    down = other.first - run.last <= STAGGERED and run.first - other.last <= STAGGERED
    return down and other.start <= run.end + BROKEN and other.end >= run.start - BROKEN
