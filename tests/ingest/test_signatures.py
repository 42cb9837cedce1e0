"""Who signed is no text: names, titles, place and day at the end."""

import pytest

from ingest.layout.signatures import signatures
from ingest.pages.page import Line, Word

TEXT = "Nämnden återkommer till frågan i höst."


def lines(*texts: str, apart: int = 0) -> list[Line]:
    """Lines under each other; from the one numbered `apart` on with more white above."""
    found = []
    for row, text in enumerate(texts):
        y = 14.0 * row + (12 if apart and row >= apart else 0)
        words, x = [], 60.0
        for word in text.split():
            words.append(Word(word, x, y, x + 5 * len(word), y + 10, 10.0))
            x += 5 * len(word) + 3
        found.append(Line(1, tuple(words), 60, 540))
    return found


@pytest.mark.parametrize(
    ("signed", "apart"),
    [
        (["Maria Lindqvist", "Kommundirektör"], 0),
        (["Almdalen den 19 juni 2017", "Ann-Louise Hjertén", "rektor"], 0),
        (["För revisorerna i Ekeskogs kommun", "Päivi Niskala", "samordnare för nationella minoriteter"], 0),
        (["Rönnbäcka den 22 juni 2022", "Jonas Embretsen, rektor"], 0),
        (["Leif Ahlgren"], 1),
        (["Miljöchefen"], 1),
    ],
)
def test_who_signed_is_set_apart(signed: list[str], apart: int) -> None:
    assert [line.text for line in signatures(lines(TEXT, *signed, apart=apart))] == signed


@pytest.mark.parametrize(
    "texts",
    [
        [TEXT, "Ansvarig är ekonomichefen i samråd med rektor."],
        ["Arbetet leds av", "Leif Ahlgren"],  # the sentence goes on
        [TEXT, "Trygg skola"],
    ],
)
def test_text_is_not_signed(texts: list[str]) -> None:
    assert signatures(lines(*texts, apart=1)) == []
