"""Tables that have rules between their rows alone: where their columns are.

    Period          Status   Kommentar
    ──────────────────────────────────────────
    Kvartal 1 2021  Grön     Centrum började …
    ──────────────────────────────────────────

The rules may come in pieces that end where the columns do; else columns are parted by stripes that no word enters.
Rules of several tables may stand over each other, with text between them that keeps to no columns, or headings
between rules of their own: names of columns that come again begin another table, which may have one row. The names
of the columns may stand over the first rule.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import inf

import msgspec

from ingest.pages.page import Line, Word

TOUCHING = 3.0  # points
NARROWEST_STRIPE = 8.0  # points
FEWEST_RULES = 3
NARROWEST_GAP = 0.6  # times the font size, between the names of two columns
FARTHEST_NAMES = 2.2  # times the font size, from the names of the columns to the first rule
FARTHEST_LINE = 1.6  # times the font size, from a line of names to the next
SAME_SIZE = 0.3  # points
HEADING, BOLD_HEADING = 1.3, 1.07  # times the size of what follows: type of a heading over a rule; in bold
LARGER = 1.15  # times the largest type of a table: of a heading under it
MUCH_LARGER = 1.25  # times that: of one that fits into a column
MOSTLY = 0.6  # of the rules over each other


class Edge(msgspec.Struct, frozen=True):
    """A straight rule: at `at` (down or across the page), from `start` to `end` the other way."""

    at: float
    start: float
    end: float


class _Rule(msgspec.Struct, frozen=True):
    """A rule across the page, and where the pieces that it is made of meet."""

    edge: Edge
    joints: tuple[float, ...]


Table = tuple[
    Sequence[float], Sequence[float], Sequence[Edge], Sequence[Edge]
]  # columns, rows, rules across and down


def ruled_rows(across: Sequence[Edge], lines: Sequence[Line]) -> Iterator[Table]:
    """The edges of columns and rows of each such table, and its rules; those down the page are not drawn."""
    words = [word for line in lines for word in line.words]
    for stack in _stacked(_whole(across)):
        if _part_text(stack, lines):
            continue
        names: set[str] = set()  # over the tables before
        for run in _runs(stack, words, lines):
            over = _names_over(run[0], lines)
            if len(run) >= FEWEST_RULES or over in names:
                names |= {over} - {""}
                yield _table(run, words, lines)


def clusters(values: Iterable[float]) -> list[float]:
    """Values, those that nearly agree as one."""
    found: list[list[float]] = []
    for value in sorted(values):
        if found and value - found[-1][0] < TOUCHING:
            found[-1].append(value)
        else:
            found.append([value])
    return [sum(group) / len(group) for group in found]


def _whole(across: Sequence[Edge]) -> list[_Rule]:
    """The rules with pieces that meet end to end made one."""
    found: list[_Rule] = []
    for edge in sorted(across, key=lambda edge: (round(edge.at), edge.start)):
        last = found[-1] if found else None
        level = last is not None and abs(last.edge.at - edge.at) < 1.0
        if last and level and abs(last.edge.end - edge.start) < 1.0:
            joined = msgspec.structs.replace(last.edge, end=edge.end)
            found[-1] = _Rule(joined, (*last.joints, edge.start))
        elif not (last and level and edge.end < last.edge.end + 1.0):  # else the other edge of a thin rectangle
            found.append(_Rule(edge, ()))
    return found


def _stacked(rules: Sequence[_Rule]) -> list[list[_Rule]]:
    """Rules over each other, from one edge to the same other edge."""
    groups: list[list[_Rule]] = []
    for rule in sorted(rules, key=lambda rule: rule.edge.at):
        for group in groups:
            first = group[0].edge
            if abs(first.start - rule.edge.start) < TOUCHING and abs(first.end - rule.edge.end) < TOUCHING:
                group.append(rule)
                break
        else:
            groups.append([rule])
    return [group for group in groups if len(clusters(rule.edge.at for rule in group)) >= FEWEST_RULES]


def _part_text(stack: Sequence[_Rule], lines: Sequence[Line]) -> bool:
    """Whether most rules stand right under or over a heading each, in much larger type than what follows it.

    In bold over plain text it may be somewhat larger only. Boxes beside the text are no columns then.
    """
    ordered = sorted(lines, key=_middle)
    middles = [_middle(line) for line in ordered]
    headings = {
        id(line)
        for line, after in pairwise(ordered)
        if line.page == after.page
        and line.size > (BOLD_HEADING if line.bold and not after.bold else HEADING) * after.size
    }
    under = over = 0
    for rule in stack:
        at = bisect_right(middles, rule.edge.at)
        before = ordered[at - 1] if at else None
        near = before is not None and rule.edge.at - before.bottom < FARTHEST_NAMES * before.size
        under += near and id(before) in headings
        over += at < len(ordered) and id(ordered[at]) in headings
    return max(under, over) >= MOSTLY * len(stack)


def _runs(stack: Sequence[_Rule], words: Sequence[Word], lines: Sequence[Line]) -> Iterator[list[_Rule]]:
    """The rules between which text keeps to columns, as long as it does and its first line does not come again."""
    run = [stack[0]]
    for rule in stack[1:]:
        if len(run) == 1 and _is_under_heading(run[0], rule, lines):
            run = [rule]
            continue
        if _meet_elsewhere(run, rule) or _is_over_heading(run, rule, words):
            yield from _whole_run(run, words, False)
            run = [rule]
            continue
        inside = _between(run[0], rule, words)
        again = _is_begun_again(run, rule.edge.at, lines)
        if len(_columns([*run, rule], inside)) > 2 and _between(run[-1], rule, words) and not again:
            run.append(rule)
            continue
        yield from _whole_run(run, words, again)
        run = [rule]
    yield from _whole_run(run, words, _is_begun_again(run, inf, lines))


def _whole_run(run: list[_Rule], words: Sequence[Word], before_another: bool) -> Iterator[list[_Rule]]:
    """A run that may be a table; `before_another` it ends before the heading of that.

    So it does at a rule in one piece, where its own come in pieces, and the text over that keeps to no columns.
    """
    columns = _columns(run, _between(run[0], run[-1], words))
    while len(run) > 1 and (before_another or _is_of_another_kind(run)):
        filled = {sum(word.x0 >= x - 2 for x in columns) for word in _between(run[-2], run[-1], words)}
        if len(filled) > 1:
            break
        run = run[:-1]
    if len(run) > 1:
        yield run


def _is_of_another_kind(run: Sequence[_Rule]) -> bool:
    return not run[-1].joints and any(rule.joints for rule in run)


def _meet_elsewhere(run: Sequence[_Rule], rule: _Rule) -> bool:
    """Whether a rule comes in pieces that meet where those of a table's do not, as cells of another table."""
    own = clusters(joint for one in run for joint in one.joints)
    others = [joint for joint in rule.joints if all(abs(joint - one) >= TOUCHING for one in own)]
    missing = [one for one in own if all(abs(joint - one) >= TOUCHING for joint in rule.joints)]
    return bool(own and others and missing)


def _is_over_heading(run: Sequence[_Rule], rule: _Rule, words: Sequence[Word]) -> bool:
    """Whether nothing but a line in larger type is between a table's end and a rule.

    It goes on across a column's edge, or is in much larger type.
    """
    table, under = _between(run[0], run[-1], words), _between(run[-1], rule, words)
    if not table or not under:
        return False
    larger = min(word.size for word in under) / max(word.size for word in table)
    line = min(word.bottom for word in under) > max(word.top for word in under)
    if not line or larger <= LARGER:
        return False
    xs = _columns(run, table)
    left, right = min(word.x0 for word in under), max(word.x1 for word in under)
    across = len(xs) > 3 and any(left < x - 1 < right - 2 for x in xs[1:-1])
    return across or larger > MUCH_LARGER


def _is_under_heading(rule: _Rule, after: _Rule, lines: Sequence[Line]) -> bool:
    """Whether a rule in one piece is a heading's, over text and then a table whose rules come in pieces."""
    if rule.joints or not after.joints:
        return False
    first = next((line for line in lines if rule.edge.at < _middle(line) < after.edge.at), None)
    return first is not None and not _keeps_to(first, [rule.edge.start, *after.joints, rule.edge.end])


def _is_begun_again(run: Sequence[_Rule], end: float, lines: Sequence[Line]) -> bool:
    """Whether the line that begins a run of rules, or stands over it, comes again between it and `end`."""
    if len(run) < 2:
        return False
    edge = run[0].edge
    inside = _lines_across(run[0], lines)
    first = [line for line in inside if edge.at < _middle(line) < run[1].edge.at][:1]
    names = {line.text for line in first if len(line.words) > 1} | {_names_over(run[0], lines)}
    return any(run[-1].edge.at < _middle(line) < end and line.text in names for line in inside)


def _names_over(rule: _Rule, lines: Sequence[Line]) -> str:
    """The line of some words right over a rule, which may name columns; empty where none does."""
    over = [line for line in _lines_across(rule, lines) if _middle(line) < rule.edge.at][-1:]
    return over[0].text if over and len(over[0].words) > 1 else ""


def _lines_across(rule: _Rule, lines: Sequence[Line]) -> list[Line]:
    """The lines of a page that begin between the ends of a rule."""
    return [line for line in lines if rule.edge.start - 2 <= line.x0 <= rule.edge.end + 2]


def _middle(line: Line) -> float:
    return (line.box.top + line.box.bottom) / 2


def _between(first: _Rule, last: _Rule, words: Sequence[Word]) -> list[Word]:
    left, right = first.edge.start - 2, first.edge.end + 2
    return [
        word
        for word in words
        if left <= word.x0 <= right and first.edge.at < (word.top + word.bottom) / 2 < last.edge.at
    ]


def _columns(run: Sequence[_Rule], inside: Sequence[Word]) -> list[float]:
    """The edges of the columns, the outer ones too: where pieces of rules meet, or in stripes without words."""
    left, right = run[0].edge.start, run[0].edge.end
    joints = clusters(joint for rule in run for joint in rule.joints)
    if joints and not any(word.x0 < joint - 1 < word.x1 - 2 for joint in joints for word in inside):
        return [left, *joints, right]
    taken = _spans(inside)
    return [left, *(after[0] - 2 for _, after in pairwise(taken)), right]


def _spans(words: Sequence[Word]) -> list[tuple[float, float]]:
    """What the words take across the page, small gaps and the spaces of large type included."""
    found: list[tuple[float, float]] = []
    for start, end, size in sorted((word.x0, word.x1, word.size) for word in words):
        if found and start - found[-1][1] < max(NARROWEST_STRIPE, NARROWEST_GAP * size):
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found


def _table(run: Sequence[_Rule], words: Sequence[Word], lines: Sequence[Line]) -> Table:
    inside = _between(run[0], run[-1], words)
    xs = _columns(run, inside)
    edges = [rule.edge for rule in run]
    ys = clusters(edge.at for edge in edges)
    whole = [(top, bottom) for top, bottom in pairwise(ys) if _reads_on(lines, top, bottom)]
    parted = [rows for rows in pairwise(ys) if rows not in whole]
    down = [Edge(x, top, bottom) for x in xs[1:-1] for top, bottom in parted]
    return xs, ys, edges, [*(Edge(x, ys[0], ys[-1]) for x in (xs[0], xs[-1])), *down]


def _reads_on(lines: Sequence[Line], top: float, bottom: float) -> bool:
    """Whether all that stands in a row is one line without gaps, as the name of a group of rows is."""
    inside = [line for line in lines if top < _middle(line) < bottom]
    return len(inside) == 1 and all(b.x0 - a.x1 < NARROWEST_GAP * b.size for a, b in pairwise(inside[0].words))


def names_above(xs: Sequence[float], top: float, lines: Sequence[Line]) -> float | None:
    """Where the names of a table's columns begin that stand right over its first rule, in a line or more.

    Their words keep to the columns and name most of them.
    """
    names: list[Line] = []
    above = [line for line in lines if line.bottom <= top + 1]
    for line in sorted(above, key=lambda one: one.bottom, reverse=True):
        near = _is_line_over(line, names[-1]) if names else top - line.bottom < FARTHEST_NAMES * line.size
        if not (near and _is_within(line, xs)):
            break
        names.append(line)
    return names[-1].box.top if len(_filled(names, xs)) >= max(2, len(xs) - 2) else None


def _is_line_over(line: Line, names: Line) -> bool:
    """Whether a line is the one right over another of the same cells, in the same type."""
    alike = line.bold == names.bold and abs(line.size - names.size) < SAME_SIZE
    return alike and names.bottom - line.bottom < FARTHEST_LINE * line.size


def end_of_row_under(xs: Sequence[float], bottom: float, lines: Sequence[Line]) -> float | None:
    """Where a row without a tint ends, right under a table's last rule: every second may have one."""
    under = sorted((line for line in lines if line.box.top >= bottom - 1), key=lambda one: one.bottom)
    if not under or under[0].box.top - bottom > FARTHEST_NAMES * under[0].size or not _keeps_to(under[0], xs):
        return None
    last = under[0]
    for line in under[1:]:
        if line.box.top - last.bottom > NARROWEST_GAP * line.size or any(_runs_over(line, x) for x in xs[1:-1]):
            break
        last = line
    return last.bottom + 1


def _keeps_to(line: Line, xs: Sequence[float]) -> bool:
    """Whether a line has words in most columns, and none over the edge of one."""
    return _is_within(line, xs) and len(_filled([line], xs)) >= max(2, len(xs) - 2)


def _is_within(line: Line, xs: Sequence[float]) -> bool:
    """Whether a line lies between the outer edges of columns, and no word of it over one of the others."""
    crossed = any(_runs_over(line, x) for x in xs[1:-1])
    return xs[0] - 2 <= line.x0 and line.x1 <= xs[-1] + 2 and not crossed


def _filled(lines: Iterable[Line], xs: Sequence[float]) -> set[int]:
    """The columns in which lines have words."""
    return {sum(word.x0 >= x - 2 for x in xs) for line in lines for word in line.words}


def _runs_over(line: Line, x: float) -> bool:
    """Whether a line reads on over the edge of a column: a word stands there, or two with no more than a space."""
    if any(word.x0 < x - 1 < word.x1 - 2 for word in line.words):
        return True
    near = [(a, b) for a, b in pairwise(line.words) if a.x0 < x - 2 <= b.x0]
    return any(b.x0 - a.x1 < NARROWEST_GAP * line.size for a, b in near)
