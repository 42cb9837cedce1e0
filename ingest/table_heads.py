"""The names of the columns of a scanned table on a dark ground, where no dark rule parts them.

The rules between its columns begin under the ground, which is all one where it was set dark on light. They go on
up through it where each column has its name there.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.page import Rule, Word

NEAR = 3.0  # points
HIGHEST = 60.0  # points: three lines of names


def with_heads(rules: Sequence[Rule], words: Sequence[Word]) -> list[Rule]:
    """The rules of a page, those between columns up to the top of the head of their table."""
    raised: dict[int, float] = {}
    across = sorted((rule for rule in rules if rule.width > rule.height), key=lambda rule: rule.top)
    for upper, lower in _heads(across):
        parting = [
            (number, rule) for number, rule in enumerate(rules) if _begins_at(rule, lower) and _inside(rule, lower)
        ]
        edges = [lower.x0, *sorted(rule.x0 for _, rule in parting), lower.x1]
        names = [word for word in words if upper.top < (word.top + word.bottom) / 2 < lower.top]
        if parting and _each_named(edges, names):
            raised |= {number: upper.top for number, _ in parting}
    return [Rule(rule.x0, raised.get(number, rule.top), rule.x1, rule.bottom) for number, rule in enumerate(rules)]


def _heads(across: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rules as wide as each other with none between them, that may have the names of columns between them."""
    for number, upper in enumerate(across):
        lower = next((one for one in across[number + 1 :] if one.top > upper.bottom + NEAR), None)
        alike = lower and max(abs(upper.x0 - lower.x0), abs(upper.x1 - lower.x1)) < NEAR
        if lower and alike and lower.top - upper.bottom < HIGHEST:
            yield upper, lower


def _begins_at(rule: Rule, lower: Rule) -> bool:
    return rule.height > rule.width and abs(rule.top - lower.top) <= NEAR


def _inside(rule: Rule, lower: Rule) -> bool:
    return lower.x0 + NEAR < rule.x0 < lower.x1 - NEAR


def _each_named(edges: Sequence[float], names: Sequence[Word]) -> bool:
    """Whether every column has a name, and no name goes on into the next column."""
    columns = [[word for word in names if left <= word.x0 and word.x1 <= right] for left, right in pairwise(edges)]
    inside = [word for word in names if word.x1 > edges[0] and word.x0 < edges[-1]]
    return all(columns) and sum(map(len, columns)) == len(inside)
