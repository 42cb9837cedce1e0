"""Cards: frames of one width, three or more side by side, each with a text of its own.

    | Upphandling |  | Resor    |  | Lokaler |
    | Pågår       |  | Klart    |  | Klart   |

Their rows stand at chance beside each other, and heads may be nearer to each other than columns are: each is read
by itself, row by row. So are those under them in the same columns.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from statistics import median

import msgspec

from ingest.layout.columns import Block
from ingest.pages.page import Line, Rule, Word, lines_of_words

FEWEST, MOST = 3, 60  # side by side; and on a page, where more are a drawing
FEWEST_WORDS = 8  # in each
FEWEST_LINES = 3  # that each has room for
NARROWEST = 60.0  # points
NARROWEST_GAP = 3.0  # points: cells of a table have none
WIDEST_GAP = 3.0  # times the font size, between two of them
SAME = 3.0  # points: how far the edges of cards may be from where they are alike

Place = tuple[float, float, float, float]


def cards(lines: Sequence[Line], rules: Iterable[Rule]) -> tuple[list[Line], list[Block]]:
    """The lines of a page that are on no cards, and each card as a block of lines, which know their column."""
    drawn = sorted({(rule.x0, rule.top, rule.x1, rule.bottom) for rule in rules if rule.width >= NARROWEST})
    if len(drawn) < FEWEST or not lines:
        return list(lines), []
    size = median(line.size for line in lines)
    least = FEWEST_LINES * size
    thin = [one for one in drawn if one[3] - one[1] < least]
    frames = [one for one in sorted([*drawn, *_between(thin)]) if one[3] - one[1] >= least]
    found: list[Block] = []
    rest = list(lines)
    for frame, column in _in_columns(frames, size)[:MOST]:
        inside = [word for line in rest for word in line.words if _holds(frame, word)]
        if len(inside) < FEWEST_WORDS or any(_is_cut(frame, word) for line in rest for word in line.words):
            continue
        found.append(_card(rest[0].page, frame, column, inside))
        rest = [left for line in rest if (left := _without(line, frame))]
    return (rest, found) if len(found) >= FEWEST else (list(lines), [])


def _between(thin: Sequence[Place]) -> Iterator[Place]:
    """What lies between each two rules over each other, of one width: a frame may be drawn edge by edge."""
    for (x0, top, x1, _), (left, _, right, bottom) in pairwise(thin):
        if abs(x0 - left) < 1 and abs(x1 - right) < 1:
            yield x0, top, x1, bottom


def _in_columns(frames: Sequence[Place], size: float) -> list[tuple[Place, int]]:
    """The frames that stand in the columns of a row of cards, each with its column, in reading order."""
    rows: dict[tuple[int, int], list[Place]] = defaultdict(list)
    for frame in frames:
        row = rows[round(frame[1] / SAME), round((frame[2] - frame[0]) / SAME)]
        if not row or NARROWEST_GAP < frame[0] - row[-1][2] < WIDEST_GAP * size:
            row.append(frame)
    longest = max(rows.values(), key=len, default=[])
    if len(longest) < FEWEST:
        return []
    columns = {(round(x0 / SAME), round(x1 / SAME)): number for number, (x0, _, x1, _) in enumerate(longest, 1)}
    told = [(frame, columns.get((round(frame[0] / SAME), round(frame[2] / SAME)))) for frame in frames]
    return sorted(((frame, at) for frame, at in told if at), key=lambda one: (round(one[0][1] / SAME), one[1]))


def _card(page: int, frame: Place, column: int, words: Sequence[Word]) -> Block:
    x0, top, x1, bottom = frame
    lines = (
        msgspec.structs.replace(line, left=x0, right=x1, column=column) for line in lines_of_words(page, words)
    )
    return Block(tuple(lines), x0, round(top / SAME) * SAME, x1, bottom)


def _holds(frame: Place, word: Word) -> bool:
    across, down = (word.x0 + word.x1) / 2, (word.top + word.bottom) / 2
    return frame[0] <= across <= frame[2] and frame[1] <= down <= frame[3]


def _is_cut(frame: Place, word: Word) -> bool:
    """Whether an edge of a frame runs through a word: then it only lies behind the text."""
    level = frame[1] <= (word.top + word.bottom) / 2 <= frame[3]
    return level and any(word.x0 + 1 < edge < word.x1 - 1 for edge in (frame[0], frame[2]))


def _without(line: Line, frame: Place) -> Line | None:
    words = tuple(word for word in line.words if not _holds(frame, word))
    return msgspec.structs.replace(line, words=words) if words else None
