"""The names of the columns of a scanned table on a dark or grey ground, where no darker rule parts them.

The rules between its columns begin under the ground, or where it is light enough to see them. They go on
up through it where each column has its name there. A row across the whole table may lie between:

    | Nr   Insats        Läge  |
    | Första halvåret 2020     |
    | 1  | Gnistan     | Grön  |
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.pages.page import Rule, Word

NEAR = 3.0  # points
AS_WIDE = 0.8  # of both together have two rules in common
HIGHEST = 60.0  # points: three lines of names


def with_heads(rules: Sequence[Rule], words: Sequence[Word], grounds: Sequence[Rule] = ()) -> list[Rule]:
    """The rules of a page, those between columns up to the top of the head of their table, that under it whole.

    A dark ground hides the rule at its lower edge.
    """
    raised: dict[int, float] = {}
    added: list[Rule] = []
    under_grounds = [Rule(ground.x0, ground.bottom, ground.x1, ground.bottom) for ground in grounds]
    across = [rule for rule in (*rules, *under_grounds) if rule.width > rule.height]
    heads = list(_heads(_whole(across)))
    for place, (upper, lower) in enumerate(heads):
        names = [word for word in words if upper.top < (word.top + word.bottom) / 2 < lower.top]
        parting = _parting(rules, upper, lower)
        after = [below for above, below in heads[place + 1 : place + 2] if above.top == lower.top]
        under = [rule for below in after for _, rule in _parting(rules, lower, below)]
        if parting and _each_named(lower, [rule for _, rule in parting], names):
            raised |= {number: upper.top for number, _ in parting}
            added.append(lower)
        elif not parting and under and _each_named(lower, under, names):
            added += [Rule(rule.x0, upper.top, rule.x1, lower.bottom) for rule in under] + [lower]
    up = [Rule(rule.x0, raised.get(number, rule.top), rule.x1, rule.bottom) for number, rule in enumerate(rules)]
    return [*up, *(rule for rule in added if rule not in up)]


def _parting(rules: Sequence[Rule], upper: Rule, lower: Rule) -> list[tuple[int, Rule]]:
    """The rules down, with their numbers, that part columns from between two rules across on."""
    return [
        (number, rule)
        for number, rule in enumerate(rules)
        if _begins_in(rule, upper, lower) and _inside(rule, lower)
    ]


def _whole(across: Sequence[Rule]) -> list[Rule]:
    """The rules across the page from the top, pieces on one level as one."""
    found: list[Rule] = []
    for rule in sorted(across, key=lambda one: one.top):
        if found and rule.top < found[-1].bottom:
            last = found.pop()
            x0, x1 = min(last.x0, rule.x0), max(last.x1, rule.x1)
            rule = Rule(x0, last.top, x1, max(last.bottom, rule.bottom))
        found.append(rule)
    return found


def _heads(across: Sequence[Rule]) -> Iterator[tuple[Rule, Rule]]:
    """Rules nearly as wide as each other, next to each other, that may have the names of columns between them."""
    for upper, lower in pairwise(across):
        x0, x1 = min(upper.x0, lower.x0), max(upper.x1, lower.x1)
        common = min(upper.x1, lower.x1) - max(upper.x0, lower.x0)
        if common >= AS_WIDE * (x1 - x0) and lower.top - upper.bottom < HIGHEST:
            yield upper, Rule(x0, lower.top, x1, lower.bottom)


def _begins_in(rule: Rule, upper: Rule, lower: Rule) -> bool:
    """Whether a rule down begins under the upper of two rules across and goes on under the lower."""
    begins = upper.bottom + NEAR < rule.top <= lower.top + NEAR
    return rule.height > rule.width and begins and rule.bottom > lower.bottom + NEAR


def _inside(rule: Rule, lower: Rule) -> bool:
    return lower.x0 + NEAR < rule.x0 < lower.x1 - NEAR


def _each_named(lower: Rule, parting: Sequence[Rule], names: Sequence[Word]) -> bool:
    """Whether every column over a rule across has a name, and no name goes on into the next column."""
    edges = [lower.x0, *sorted(rule.x0 for rule in parting), lower.x1]
    columns = [[word for word in names if left <= word.x0 and word.x1 <= right] for left, right in pairwise(edges)]
    inside = [word for word in names if word.x1 > edges[0] and word.x0 < edges[-1]]
    return all(columns) and sum(map(len, columns)) == len(inside)
