"""Likeness of all pairs at once is what a comparison of each pair alone says, however many are compared."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from index import likeness
from index.likeness import Likeness
from index.weights import of_texts

WORDS = ("nämnden", "planen", "planerna", "och", "skolan", "skollokaler", "14", "procent", "av", "lokalerna")
texts = st.lists(st.lists(st.sampled_from(WORDS), min_size=1, max_size=6).map(" ".join), min_size=1, max_size=6)


@given(texts, texts)
def test_a_table_is_what_each_pair_is(before: list[str], after: list[str]) -> None:
    compared = Likeness([*before, *after], of_texts([*before, *after]))
    table = compared.table(compared.rows(before), compared.rows(after))
    assert table.shape == (len(before), len(after))
    for row, old in enumerate(before):
        for column, new in enumerate(after):
            alone = compared.table(compared.rows([old]), compared.rows([new]))
            assert table[row, column] == pytest.approx(alone[0, 0], abs=1e-6)
            assert (table[row, column] == 1) == (old == new)


def test_a_table_in_parts_is_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    said = [f"nämnden har {number} planer och lokaler" for number in range(9)]
    compared = Likeness(said, of_texts(said))
    whole = compared.table(compared.rows(said), compared.rows(said))
    monkeypatch.setattr(likeness, "MOST_PAIRS", 5)
    assert np.array_equal(compared.table(compared.rows(said), compared.rows(said)), whole)


def test_words_that_the_likeness_was_not_made_for_share_nothing() -> None:
    compared = Likeness(["nämnden har planer"], of_texts(["nämnden har planer"]))
    new, known = compared.rows(["biblioteket stänger"]), compared.rows(["nämnden har planer"])
    assert compared.covered(new, known)[0, 0] == 0
    assert compared.covered(known, known)[0, 0] == pytest.approx(1)
