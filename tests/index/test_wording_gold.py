"""How well wording is compared, on the gold of development: no worse than it was, with a margin.

The gold of test is measured by `python -m benchmarks.compare test` and told of in docs/quality.md.
"""

from collections import Counter

import pytest

from benchmarks.compare import by_difflib, kind_counts, pair_counts, promise_counts, scores, status_right
from benchmarks.gold import statuses, steps


def test_sentences_that_belong_together_are_found() -> None:
    told = steps("dev")
    counts = pair_counts(told, lambda step: _pairs_of(step.aligned()))
    precision, recall, f1 = scores(counts)
    assert precision >= 0.95
    assert recall >= 0.88
    assert f1 > scores(pair_counts(told, by_difflib))[2] + 0.1


def _pairs_of(links: list) -> frozenset:  # type: ignore[type-arg]
    return frozenset((old.section, new.section) for link in links for old in link.before for new in link.after)


def test_kinds_of_change_are_told() -> None:
    counts = kind_counts(steps("dev"))
    assert scores(sum(counts.values(), Counter()))[0] >= 0.87
    for kind in ("number", "amount", "date", "negation", "responsible"):
        assert scores(counts[kind])[2] >= 0.93, kind


def test_the_status_of_sections_is_read() -> None:
    told = statuses("dev")
    seen = status_right(told)
    assert sum(count for (gold, found), count in seen.items() if gold == found) >= 0.85 * len(told)


def test_promises_are_found_with_day_and_agent() -> None:
    counts = promise_counts()
    assert counts["missed"] <= 4
    assert counts["invented"] <= 5
    assert counts["day"] >= 0.9 * counts["right"]
    assert counts["who"] >= 0.85 * counts["agents"]


@pytest.mark.parametrize("part", ["dev", "test"])
def test_the_gold_is_whole(part: str) -> None:
    """Every link names sentences that there are, and no sentence is in two links."""
    for step in steps(part):
        named = [name for link in step.links for name in (*link.before, *link.after)]
        assert set(named) <= {one.section for one in (*step.before, *step.after)}, step.title
        assert len(named) == len(set(named)), step.title
