"""A letter that was read twice goes where a word is left that is one, and no other letter does."""

import pytest

from ingest.scans.hocr import Seen
from ingest.scans.spelling import spelt


def read(*texts: str, confidence: float = 60.0) -> list[str]:
    return [one.text for one in spelt([Seen(text, 60.0, 90.0, 100.0, 10.0, confidence, 0) for text in texts])]


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("Sambhällsbyggnadsnämnden", "Samhällsbyggnadsnämnden"),
        ("kommuntfullmäktiges", "kommunfullmäktiges"),
        ("Anbhörigstödet,", "Anhörigstödet,"),
        ("Awvikelse", "Avvikelse"),
        ("MNäringslivsbolaget", "Näringslivsbolaget"),
        ("IFolkhälsan", "Folkhälsan"),
        ("AUtbildning", "Utbildning"),
        ("Hult-Biörkhult", "Hult-Biörkhult"),
        ("Biörklund", "Björklund"),
        ("Arsbokslut", "Årsbokslut"),
        ("Ätgärd", "Åtgärd"),
        ("Äatervinningscentral", "Återvinningscentral"),
        ("Arbetet", "Arbetet"),
        ("Ärenden", "Ärenden"),
        ("kwWh", "kWh"),
        ("Ss2", "S2"),
        ("=<:funktionshinderverksamheten", "funktionshinderverksamheten"),
        ("kommunhuset", "kommunhuset"),
        ("nattfrosten", "nattfrosten"),
        ("”Framtidens", "”Framtidens"),
        ("Lilltfors", "Lilltfors"),
        ("(bilaga", "(bilaga"),
    ],
)
def test_a_letter_that_was_read_twice_goes(seen: str, meant: str) -> None:
    assert read(seen) == [meant]


def test_of_several_words_it_is_the_one_that_the_page_has() -> None:
    assert read("Bildningsnhämnden") == ["Bildningsnhämnden"]
    assert read("Bildningsnhämnden", "bildningsnämnden") == ["Bildningsnämnden", "bildningsnämnden"]


def test_what_tesseract_is_sure_of_is_left() -> None:
    assert read("Anbhörigstödet", confidence=96.0) == ["Anbhörigstödet"]


def test_a_small_letter_before_a_capital_is_the_mark_of_a_note() -> None:
    assert read("tSom", confidence=0.0) == ["!Som"]
    assert read("iPad", confidence=0.0) == ["iPad"]
