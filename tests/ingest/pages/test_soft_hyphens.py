"""Hyphens that a font calls soft though a page shows them."""

import pytest

from ingest.pages.glyphs import _with_plain_hyphens
from ingest.pages.page import Word


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        (["e\u00adtjänsten", "kom\u00ad"], ["e-tjänsten", "kom-"]),  # a page without others
        (["e\u00adtjänsten", "kom\u00ad", "it-stöd"], ["e-tjänsten", "kom\u00ad", "it-stöd"]),
    ],
)
def test_soft_hyphens_inside_words_are_plain(words: list[str], shown: list[str]) -> None:
    found = [Word(text, 0.0, 0.0, 50.0, 10.0, 10.0) for text in words]
    assert [word.text for word in _with_plain_hyphens(found)] == shown
