"""What is a Swedish word and what is none."""

import pytest

from ingest.conventions.words import is_word
from ingest.word_forms import is_form


@pytest.mark.parametrize(
    "word",
    [
        "nämnden",
        "byggnämnden",
        "miljö-",
        "plan-",
        "skol-",
        "it-stöd",
        "upphandlingsenheten",
        "livsmedelsupphandlingar",
        "månadsuppföljning",
        "hälsovårdsfrågor",
        "gatukontorets",
        "arbetsplatsträffarna",
    ],
)
def test_words_and_compounds_are_words(word: str) -> None:
    assert is_word(word)


@pytest.mark.parametrize(
    "word", ["arpetet", "neaersrelaterat", "stödeentrum", "temyndigheten", "kxmmun", "cftergift"]
)
def test_misread_words_are_none(word: str) -> None:
    assert not is_word(word)


def test_no_letters_are_no_word() -> None:
    """What is left of a speck on a scanned page where its marks are taken away: "::::"."""
    assert not is_form("")
