"""A bar beside a heading is no letter: it is higher than any."""

import numpy as np
import pytest

from ingest.pages.page import Rule, Word
from ingest.scans.bars import is_bar, is_of_rule

POINT = 0.24  # of a dot
SIZE = 12.0


@pytest.mark.parametrize(
    ("read", "over", "under", "bar"),
    [
        ("I", 11.0, 5.0, True),
        ("|", 30.0, 30.0, True),
        ("I", 8.6, 0.0, False),
        ("[", 9.0, 2.4, False),
        ("Å", 11, 5, False),
    ],
)
def test_what_is_higher_than_a_letter_is_a_bar(read: str, over: float, under: float, bar: bool) -> None:
    dark = np.zeros((600, 800), bool)
    base = 110 - 0.22 * SIZE
    dark[int((base - over) / POINT) : int((base + under) / POINT), int(100.5 / POINT) : int(103 / POINT)] = True
    assert is_bar(dark, Word(read, 100.0, 98.0, 103.5, 110.0, SIZE)) is bar


def test_a_dash_on_a_rule_between_columns_is_what_is_left_of_it() -> None:
    rules = [Rule(112.0, 80.0, 113.5, 300.0)]
    assert is_of_rule(Word("-", 112.3, 98.0, 116.6, 110.0, SIZE), rules)
    assert not is_of_rule(Word("–", 118.0, 98.0, 124.0, 110.0, SIZE), rules)
    assert not is_of_rule(Word("-", 112.3, 398.0, 116.6, 410.0, SIZE), rules)
    assert not is_of_rule(Word("1", 112.3, 98.0, 116.6, 110.0, SIZE), rules)
