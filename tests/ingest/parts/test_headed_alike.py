"""The kind that several areas of a report are headed by is no part of their titles."""

import pytest

from ingest.parts.headed_alike import without_kind
from ingest.parts.pieces import Piece
from ingest.report import Area


def titles(*areas: Area | None) -> list[str | None]:
    pieces = [Piece(None, area, None, "Text.", ()) for area in areas]
    return [piece.area.title if piece.area else None for piece in without_kind(pieces)]


@pytest.mark.parametrize(
    ("before", "after"),
    [
        (["Mål: Läsning", "Mål: Matematik"], ["Läsning", "Matematik"]),
        (["Åtgärd: Ny rutin", "åtgärd: Utbildning"], ["Ny rutin", "Utbildning"]),
        (["Mål: Läsning", "Mål: Matematik", "Ekonomi"], ["Läsning", "Matematik", "Ekonomi"]),
        (["Kontrollmoment: Jäv", "Kontrollmoment: Hot"], ["Jäv", "Hot"]),
        (["Mål: Läsning", "Ekonomi"], ["Mål: Läsning", "Ekonomi"]),
        (["Mål: Läsning", "Uppdrag: Matematik"], ["Mål: Läsning", "Uppdrag: Matematik"]),
        (["Mål: Läsning", "Mål: Läsning"], ["Mål: Läsning", "Mål: Läsning"]),
        (["Familjehem: avtal", "Familjehem: lön"], ["Familjehem: avtal", "Familjehem: lön"]),
    ],
)
def test_a_kind_is_left_out_where_several_have_it(before: list[str], after: list[str]) -> None:
    assert titles(*(Area(None, title) for title in before)) == after


def test_text_of_no_area_and_labels_stay() -> None:
    assert titles(None, Area("A", "Mål: Läsning"), Area("B", "Mål: Matematik")) == [None, "Läsning", "Matematik"]
    assert titles(Area("1", None), Area("2", "Mål: Matematik")) == [None, "Mål: Matematik"]
