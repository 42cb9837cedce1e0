"""What reports call a round by where it begins a paragraph."""

import pytest

from ingest.conventions.round_labels import round_of_label


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("Våren 2024", "våren 2024"),
        ("Svar hösten 2023", "hösten 2023"),
        ("Svar (hösten 2023)", "hösten 2023"),
        ("Hösten 2023 (svar)", "hösten 2023"),
        ("Nämndens svar, oktober 2023", "oktober 2023"),
        ("Kommentar från förvaltningen våren 2024", "våren 2024"),
        ("Ursprunglig bedömning (hösten 2023)", "hösten 2023"),
        ("Aktuellt läge maj 2024", "maj 2024"),
        ("Vidtagna åtgärder T1 2024", "T1 2024"),
        ("Det här har hänt till och med maj 2024", "maj 2024"),
        ("Revisorernas slutsats 2024", "2024"),
    ],
)
def test_a_label_is_a_time_and_what_is_told_of_it(text: str, label: str) -> None:
    told = round_of_label(text)
    assert told
    assert told.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Budget 2024",
        "Mål 2025",
        "Plan för 2026",
        "Åtgärder 2025",
        "Beslut 2022-03-01",
        "Hänt sedan hösten 2023",
        "Kulturnämndens svar 2023",
        "Svar om skolan 2023",
        "Svar",
        "Svar 2022 och 2023",
    ],
)
def test_other_words_are_no_label(text: str) -> None:
    assert round_of_label(text) is None


def test_a_time_without_its_year_has_that_of_the_report() -> None:
    told = round_of_label("Förvaltningens kommentar, tertial 1", 2023)
    assert told
    assert told.label == "tertial 1 2023"
    assert round_of_label("svar " * 400 + "hösten 2023") is not None
