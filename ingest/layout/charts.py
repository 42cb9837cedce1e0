"""Charts drawn on a page, and the texts that belong to them: values, years, names of axes.

Three bars or more that stand on one line, in one width and at different heights, are a chart; so are those that
lie with their ends or middles under each other, and a broken line over an axis or the numbers of years. Nothing
else is: a false chart would take text away. Labels are short and in smaller type than the text, or numbers. A
line in smaller type right under them, or alone right over them, is what the chart is called; other captions are
found by their words (`captions.py`).
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import islice, pairwise

import msgspec

from ingest.pages.page import Line, Page, Rule, Word

FEWEST_BARS = 3
SAME_EDGE = 1.0  # points
SAME_STEP = 2.0  # points
NARROWEST_BAR = 4.0  # points: what is thinner is a rule
WORDS_ON_BAR = 3
SHORTEST_CURVE = 60.0  # points, from one end of a broken line to the other
AXIS = 0.8  # of the curve's width
FARTHEST_AXIS = 1.5  # times the curve's height, under it
SMALLER = 0.95  # times the body's size
OVER, UNDER, BESIDE = 1.6, 2.2, 8.0  # times the label's size: how far from the drawing it stands
LABEL_WORDS, LABEL_LENGTH = 4, 30  # words and characters at most
CAPTION_WORDS = 12
NAME_WORDS = 8  # of what a bar across the page stands for
WIDE_SPACE = 0.9  # times the font size, between labels
CAPTION = re.compile(r"(?:figur|diagram|tabell|bild|källa)\b", re.IGNORECASE)
_YEAR = re.compile(r"(?:19|20)\d\d")
NUMBER = re.compile(r"[-–−+]?[\d\s.,]+(?:%|procent|mnkr|tkr|kr)?")


class Chart(msgspec.Struct, frozen=True):
    """Where a drawing stands, and its bars if they lie across the page."""

    place: Rule
    lying: tuple[Rule, ...] = ()


def labels(page: Page, gone: set[int], size: float) -> list[Line]:
    """The texts of the charts on a page, each as a line; lines whose id is in `gone` are others' already."""
    drawn = _charts(page)
    if not drawn:
        return []
    found: list[Line] = []
    for line in page.lines:
        if id(line) not in gone:
            at = [part for part in _parts(line) if any(_stands_at(part, chart) for chart in drawn)]
            row = len(at) >= FEWEST_BARS  # the names of years under an axis, whatever their size
            found += [part for part in at if row or part.size < SMALLER * size or NUMBER.fullmatch(part.text)]
    known = {part.words[0].number for part in found}
    rows = (part for chart in drawn for part in _beside_bars(page, gone, chart))
    found += [part for part in rows if part.words[0].number not in known]
    return [*found, *_names(page, gone, drawn, found, size)]


def _beside_bars(page: Page, gone: set[int], chart: Chart) -> list[Line]:
    """The texts, whatever their size, that end right before bars that lie, one to each."""
    parts = [part for line in page.lines if id(line) not in gone for part in _parts(line)]
    found = [part for bar in chart.lying for part in parts if _ends_at(part, bar)]
    return found if chart.lying and len(found) == len(chart.lying) else []


def _ends_at(part: Line, bar: Rule) -> bool:
    level = bar.top < (part.box.top + part.box.bottom) / 2 < bar.bottom
    return level and 0 < bar.x0 - part.x1 < OVER * part.size and len(part.words) <= NAME_WORDS


def _names(
    page: Page, gone: set[int], drawn: Sequence[Chart], found: Sequence[Line], size: float
) -> Iterator[Line]:
    """What charts are called: a line under each and its labels, or over them, in smaller type, and no sentence."""
    small = [
        part
        for line in page.lines
        if id(line) not in gone
        for part in _parts(line)
        if part.size < SMALLER * size and len(part.words) <= CAPTION_WORDS
    ]
    for chart in drawn:
        own = [_rule_of(part) for part in found if _stands_at(part, chart)]
        place = _around([chart.place, *own])
        under = (part for part in small if _is_right_under(part, place) and _is_name(part))
        over = (part for part in small if _is_right_over(part, place, small) and _is_name(part))
        yield from (*islice(under, 1), *islice(over, 1))


def _is_name(part: Line) -> bool:
    return any(map(str.isalpha, part.text)) and not CAPTION.match(part.text) and not part.text.endswith(".")


def _is_right_under(part: Line, place: Rule) -> bool:
    along = place.x0 - BESIDE * part.size < part.x0 < place.x1
    return along and 0 < part.box.top - place.bottom + SAME_EDGE < OVER * part.size


def _is_right_over(part: Line, place: Rule, small: Sequence[Line]) -> bool:
    """Whether a text stands alone over the middle of a drawing: no cell, nor the end of a text in its type."""
    white = place.top - part.bottom + SAME_EDGE
    if not 0 < white < OVER * part.size or not place.x0 < (part.x0 + part.x1) / 2 < place.x1:
        return False
    above = [other for other in small if other is not part and 0 <= part.bottom - other.bottom < OVER * part.size]
    return not any(
        abs(other.bottom - part.bottom) < SAME_EDGE or (other.x0 < part.x1 and other.x1 > part.x0)
        for other in above
    )


def _rule_of(line: Line) -> Rule:
    box = line.box
    return Rule(box.x0, box.top, box.x1, box.bottom)


def _charts(page: Page) -> list[Chart]:
    boxes = list(dict.fromkeys(rule for rule in page.rules if max(rule.width, rule.height) > NARROWEST_BAR))
    standing = [Chart(_around(bars)) for bars in _rows(boxes) if _are_bars(bars, page)]
    turned = [(_turned(rule), rule) for rule in boxes]
    back = {id(one): rule for one, rule in turned}
    lying = [
        Chart(_around(found), tuple(found))
        for bars in (*_rows([one for one, _ in turned]), *_rows([one for one, _ in turned], by_middle=True))
        if _are_bars(found := [back[id(bar)] for bar in bars], page, turned=True)
    ]
    broken = [Chart(_around([curve, axis])) for curve in _joined(page.curves) if (axis := _axis(curve, page))]
    return [_with_axes(chart, page.rules) for chart in (*standing, *lying, *broken)]


def _turned(rule: Rule) -> Rule:
    """A rectangle as it stands when what lies from the left stands on its foot."""
    return Rule(rule.top, -rule.x1, rule.bottom, -rule.x0)


def _rows(boxes: Sequence[Rule], by_middle: bool = False) -> Iterator[list[Rule]]:
    """Rectangles in one width that stand on one line, or reach as far over as under it, from the left."""
    rows: dict[tuple[int, int], list[Rule]] = defaultdict(list)
    for box in (one for one in boxes if one.width > NARROWEST_BAR):
        foot = (box.top + box.bottom) / 2 if by_middle else box.bottom
        rows[round(foot / SAME_EDGE), round(box.width / SAME_EDGE)].append(box)
    for row in rows.values():
        if len(row) >= FEWEST_BARS:
            yield sorted(row, key=lambda box: box.x0)


def _are_bars(bars: Sequence[Rule], page: Page, turned: bool = False) -> bool:
    """Whether rectangles stand at equal distances, alone or together, reach different heights and bear no text."""
    row = [_turned(bar) for bar in bars] if turned else list(bars)
    apart = [after.x0 - before.x1 for before, after in pairwise(row)]
    begin = [row[0].x0, *(bar.x0 for bar, white in zip(row[1:], apart, strict=True) if white > SAME_EDGE)]
    steps = [after - before for before, after in pairwise(begin)]
    even = len(begin) >= FEWEST_BARS and max(steps) - min(steps) < SAME_STEP
    if not even or min(apart) < -SAME_EDGE or len({round(bar.height) for bar in row}) < FEWEST_BARS:
        return False
    words = [word for line in page.lines for word in line.words]
    return all(sum(_stands_on(word, bar) for word in words) <= WORDS_ON_BAR for bar in bars)


def _stands_on(word: Word, bar: Rule) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return bar.x0 < across < bar.x1 and bar.top < down < bar.bottom


def _joined(curves: Sequence[Rule]) -> list[Rule]:
    """Broken lines whole: each stretch may be drawn by itself, beginning where the one before ended."""
    found: list[Rule] = []
    for curve in curves:
        if found and abs(curve.x0 - found[-1].x1) < SAME_EDGE and _touches(curve, found[-1]):
            found[-1] = _around([found[-1], curve])
        else:
            found.append(curve)
    return found


def _axis(curve: Rule, page: Page) -> Rule | None:
    """The line across the page that a broken line has under it, or the row of years that stands for one."""
    if curve.width < SHORTEST_CURVE:
        return None
    for line in page.lines:
        years = [word for word in line.words if _YEAR.fullmatch(word.text)]
        near = 0 < line.box.top - curve.bottom + SAME_EDGE < UNDER * line.size
        if (
            near
            and len(years) > 1
            and all(curve.x0 - line.size < one.x1 and one.x0 < curve.x1 + line.size for one in years)
        ):
            return _rule_of(line)
    for rule in page.rules:
        under = -SAME_EDGE <= rule.top - curve.bottom <= FARTHEST_AXIS * max(curve.height, SHORTEST_CURVE)
        along = min(rule.x1, curve.x1) - max(rule.x0, curve.x0) > AXIS * curve.width
        if rule.height < SAME_EDGE and under and along and rule.width < 2 * curve.width:
            return rule
    return None


def _with_axes(chart: Chart, rules: Sequence[Rule]) -> Chart:
    """A chart with the thin lines that touch or cross it and reach not much further, and those that touch these.

    An axis up the page may stand apart from the bars, at the end of the axis under them.
    """
    place = chart.place
    thin = [rule for rule in rules if min(rule.width, rule.height) < SAME_EDGE]
    near = [one for one in thin if one.width < 1.5 * place.width and one.height < 2 * place.height]
    for _ in range(2):
        place = _around([place, *(one for one in near if _touches(one, place))])
    return msgspec.structs.replace(chart, place=place)


def _touches(rule: Rule, place: Rule) -> bool:
    across = rule.x0 < place.x1 + SAME_EDGE and rule.x1 > place.x0 - SAME_EDGE
    return across and rule.top < place.bottom + SAME_EDGE and rule.bottom > place.top - SAME_EDGE


def _around(rules: Sequence[Rule]) -> Rule:
    return Rule(
        min(rule.x0 for rule in rules),
        min(rule.top for rule in rules),
        max(rule.x1 for rule in rules),
        max(rule.bottom for rule in rules),
    )


def _parts(line: Line) -> Iterator[Line]:
    """A line in the parts that wide spaces leave."""
    first = 0
    for number, (before, after) in enumerate(pairwise(line.words), start=1):
        if after.x0 - before.x1 > WIDE_SPACE * line.size:
            yield msgspec.structs.replace(line, words=line.words[first:number])
            first = number
    yield msgspec.structs.replace(line, words=line.words[first:])


def _stands_at(part: Line, chart: Chart) -> bool:
    """Whether a text stands where labels of a chart do, and is as short."""
    text, box, place = part.text, part.box, chart.place
    if CAPTION.match(text):
        return False
    middle = (box.top + box.bottom) / 2
    if any(bar.top <= middle <= bar.bottom and box.x1 <= bar.x0 + part.size for bar in chart.lying):
        return len(part.words) <= NAME_WORDS
    level = place.top - OVER * part.size < middle < place.bottom + UNDER * part.size
    beside = place.x0 - BESIDE * part.size < box.x1 and box.x0 < place.x1 + BESIDE * part.size
    return level and beside and len(part.words) <= LABEL_WORDS and len(text) <= LABEL_LENGTH
