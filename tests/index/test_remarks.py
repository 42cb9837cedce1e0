"""What is said of words that may have been meant as operators or fields."""

from pathlib import Path

import pytest

from index.query import parse
from index.remarks import taken_as_words
from index.search import search
from tests.conftest import SPRING_2014, archived, report_of

NOT = "”inte” söktes som ett ord. Med versaler: INTE utesluter."
OR = "”eller” söktes som ett ord. Med versaler: ELLER ger avsnitt med något av orden."


@pytest.mark.parametrize(
    ("query", "said"),
    [
        ("skola inte rektor", NOT),
        ("skola (inte rektor)", NOT),
        ("skola (eller förskola)", OR),
        ("plan INTE (skola eller förskola)", OR),
        ("plan ELLER (skola eller förskola)", OR),
        ("enhet:(KS eller KF)", OR),
        ("skola and rektor", "”and” söktes som ett ord. Med versaler: AND ger avsnitt med båda."),
        ("plan (skola och rektor)", "”och” söktes som ett ord. Med versaler: OCH ger avsnitt med båda."),
    ],
)
def test_an_operator_in_small_letters_is_a_word(query: str, said: str) -> None:
    node = parse(query)
    assert node
    assert list(taken_as_words(node)) == [said]


@pytest.mark.parametrize("query", ["inte", "eller", "skola INTE rektor", "mark- och miljö", "”inte rektor”"])
def test_nothing_is_said_of_what_is_asked_as_it_stands(query: str) -> None:
    node = parse(query)
    assert node
    assert list(taken_as_words(node)) == []


def test_a_word_that_was_left_out_is_told_once(tmp_path: Path) -> None:
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": "Kultur och fritid, skola och hem."})))
    (left_out,) = search(archive, "skola och hem").bounded
    assert "så vanligt att det inte söktes" in left_out
