"""Sidebars: text in a frame with other text beside it; they are read apart, each tied to what it stands beside."""

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from ingest.layout.columns import BESIDE_EACH_OTHER, NARROWEST_GUTTER, SAME_EDGE, WHOLE_WIDTH, crosses
from ingest.pages.page import Line, Rule, Word, lines_of_words
from ingest.report import Box

SIDEBAR = (60.0, 0.6)  # narrowest in points, and widest of the text's width
SIDEBAR_WORDS = 8
FEWEST_LINES = 3  # that a frame has room for
FLOWING = 3.0  # times the font size: how near the text of its column is to a frame
SMALLER = 0.95  # times the size of the text: type that shows by itself that a frame is no part of the text
BESIDE = 3  # lines of text beside a sidebar


def sidebars(lines: Sequence[Line], rules: Sequence[Rule]) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its sidebars, and those of the sidebars: text in a frame with text beside it.

    Frames as wide as each other, side by side, are cards: each is a part of the text as much as the other.
    """
    inside: list[list[Line]] = []
    for frame in sorted(rules, key=lambda rule: -rule.width * rule.height):
        found = _in_frame(lines, frame)
        if found and not any(_is_card_beside(other, frame, lines) for other in rules):
            lines, words = found
            inside.append(list(lines_of_words(words[0][0], [word for _, word in words])))
    return list(lines), [line for group in inside for line in tied(group, lines, rules)]


def _in_frame(lines: Sequence[Line], frame: Rule) -> tuple[list[Line], list[tuple[int, Word]]] | None:
    """The lines without the words in a frame, and those words; None where the frame is no sidebar."""
    if not lines or frame.height < FEWEST_LINES * _usual_size(lines) or frame.width < SIDEBAR[0]:
        return None
    left, right = min(line.x0 for line in lines), max(line.x1 for line in lines)
    if frame.width > SIDEBAR[1] * (right - left):
        return None
    words = [(line.page, word) for line in lines for word in line.words if _inside(word, frame)]
    own = _in_type_of_its_own([word for _, word in words], lines)
    if _fills_column(lines, frame) and not own:
        return None
    outside = [line for line in lines if frame.top < line.bottom < frame.bottom and _has_text_beside(line, frame)]
    cut = [line for line in lines if any(_is_cut(word, frame) for word in line.words)]
    if len(words) < SIDEBAR_WORDS or (len(outside) < BESIDE and not own) or cut:
        return None
    return [rest for line in lines if (rest := _without(line, frame))], words


def _in_type_of_its_own(words: Sequence[Word], lines: Sequence[Line]) -> bool:
    """Whether what stands in a frame is in smaller type than other text, or in a font that plain text has not."""
    if not words:
        return False
    least = SMALLER * _usual_size(lines)
    if median(word.size for word in words) < least:
        return True
    inside = {id(word) for word in words}
    text = [word for line in lines for word in line.words if not word.bold and word.size >= least]
    outside = {word.font for word in text if id(word) not in inside}
    own = {word.font for word in text if id(word) in inside}
    return bool(own and outside) and outside.isdisjoint(own)


def _is_card_beside(other: Rule, frame: Rule, lines: Sequence[Line]) -> bool:
    """Whether a frame with text stands right beside another of its width."""
    gap = max(frame.x0 - other.x1, other.x0 - frame.x1)
    common = min(frame.bottom, other.bottom) - max(frame.top, other.top)
    level = common > BESIDE_EACH_OTHER * min(frame.height, other.height) > 0
    if not level or abs(frame.width - other.width) > SAME_EDGE or not 0 <= gap < FLOWING * _usual_size(lines):
        return False
    return sum(_inside(word, other) for line in lines for word in line.words) >= SIDEBAR_WORDS


def _fills_column(lines: Sequence[Line], frame: Rule) -> bool:
    """Whether a frame is as wide as text right above or under it: it stands in a column, not beside one."""
    near = FLOWING * _usual_size(lines)
    for line in lines:
        if frame.top - near < line.bottom < frame.top or frame.bottom < line.bottom < frame.bottom + near:
            over = [word for word in line.words if frame.x0 - near < word.x0 and word.x0 < frame.x1]
            left_of = [word for word in line.words if frame.x0 - NARROWEST_GUTTER - near < word.x1 <= frame.x0]
            fits = over and not left_of and not crosses(line, frame.x1 + 1)
            if fits and over[-1].x1 - over[0].x0 > frame.width / 2:
                return True
    return False


def _usual_size(lines: Sequence[Line]) -> float:
    return median(line.size for line in lines)


def _inside(word: Word, frame: Rule) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return frame.x0 <= across <= frame.x1 and frame.top <= down <= frame.bottom


def _is_cut(word: Word, frame: Rule) -> bool:
    """Whether the edge of a frame runs through a word: then it only lies behind the text."""
    down = (word.top + word.bottom) / 2
    within = frame.top <= down <= frame.bottom
    return within and any(word.x0 + 1 < edge < word.x1 - 1 for edge in (frame.x0, frame.x1))


def _has_text_beside(line: Line, frame: Rule) -> bool:
    return sum(len(word.text) for word in line.words if not _inside(word, frame)) > 10


def _without(line: Line, frame: Rule) -> Line | None:
    words = tuple(word for word in line.words if not _inside(word, frame))
    return msgspec.structs.replace(line, words=words) if words else None


def tied(group: Sequence[Line], beside: Sequence[Line], rules: Sequence[Rule] = ()) -> Iterator[Line]:
    """The lines of a sidebar, all tied to the text that the first of them stands beside.

    One that stands in a column, with text of that over or under it, is tied to what is nearest there: beside it,
    or else over it; at the head of a column to the end of the one before, which `rules` across the page may cut.
    """
    host = _host(group, beside, rules)
    for line in group:
        yield msgspec.structs.replace(line, apart="sidebar", anchor=host.number)


def _host(group: Sequence[Line], beside: Sequence[Line], rules: Sequence[Rule]) -> Word:
    """The word that a sidebar is tied to."""
    nearest = min(beside, key=lambda other: abs(other.bottom - group[0].bottom)).words[0]
    first, column = group[0].box, _column_round(group, beside)
    if column is None:
        return nearest
    words = [word for line in beside for word in line.words]
    level = [word for word in words if word.top < first.bottom and word.bottom > first.top]
    if not any(column[0] - 1 <= word.x0 <= column[1] for word in level):
        over = [word for word in words if _is_over(word, first, column)]
        if over or (over := list(_column_before(beside, first, column[0], rules))):
            return max(over, key=lambda word: word.bottom)
    return min(level, key=lambda word: max(word.x0 - first.x1, first.x0 - word.x1), default=nearest)


def _column_before(lines: Sequence[Line], box: Box, left: float, rules: Sequence[Rule]) -> Iterator[Word]:
    """The words to the left of a column that begins with a box, down to the next line or rule over both."""
    text = min(line.x0 for line in lines), max(line.x1 for line in lines)
    wide = (rule.top for rule in rules if rule.width > WHOLE_WIDTH * (text[1] - text[0]))
    over_both = [*wide, *(line.box.top for line in lines if crosses(line, left - 1))]
    end = min((top for top in over_both if top > box.top), default=math.inf)
    yield from (word for line in lines for word in line.words if word.x1 < left and box.top < word.bottom < end)


def _is_over(word: Word, box: Box, column: tuple[float, float]) -> bool:
    """Whether a word in a column stands near over a box."""
    return column[0] - 1 <= word.x0 <= column[1] and 0 <= box.top - word.bottom < FLOWING * word.size


def _column_round(group: Sequence[Line], beside: Sequence[Line]) -> tuple[float, float] | None:
    """The edges of the text that stands right over or under the lines of a sidebar, if any does."""
    top, bottom = group[0].box.top, max(line.bottom for line in group)
    left, right = min(line.x0 for line in group), max(line.x1 for line in group)
    near = FLOWING * _usual_size(beside)
    found = [
        run
        for line in beside
        if 0 <= top - line.bottom < near or 0 <= line.box.top - bottom < near
        for run in _runs(line)
        if run[0].x0 < right and run[-1].x1 > left
    ]
    return (min(run[0].x0 for run in found), max(run[-1].x1 for run in found)) if found else None


def _runs(line: Line) -> list[list[Word]]:
    """The words of a line that goes over several columns, by column."""
    found = [[line.words[0]]]
    for before, word in pairwise(line.words):
        if word.x0 - before.x1 < NARROWEST_GUTTER:
            found[-1].append(word)
        else:
            found.append([word])
    return found
