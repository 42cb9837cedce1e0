"""Ordinary chapters beside the heading that holds the areas, where these are called so."""

from ingest.pages.page import Line
from tests.ingest.made_headings import TEXT, line, roles

GOALS = ("Delmål 1: Hitta de unga", 12.0), ("Delmål 2: Kortare väg", 12.0)


def areas(*headings: tuple[str, float]) -> list[str | None]:
    lines: list[Line] = []
    for text, size in headings:
        lines += [line(text, len(lines), size, True), line(TEXT, len(lines) + 1)]
    return [name for role, name in roles(*lines) if role == "area"]


def test_chapters_beside_the_one_that_holds_the_called_areas_are_none() -> None:
    round_them = [("Organisation och deltagare", 16.0), ("Målen", 16.0), *GOALS]
    round_them += [("Pengarna", 16.0), ("Röster inifrån", 16.0)]
    assert areas(*round_them) == ["1", "2"]
    assert "Röster inifrån" in areas(*round_them, ("Tre skolor", 12.0), ("Fyra skolor", 12.0))


def test_a_higher_heading_after_called_areas_with_nothing_over_them_is_none() -> None:
    assert areas(*GOALS, ("Det som återstår", 14.0)) == ["1", "2"]
    assert areas(("Det som återstår", 12.0), ("Det som hände", 12.0)) == ["Det som återstår", "Det som hände"]
