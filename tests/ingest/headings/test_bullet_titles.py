"""Bullets that are areas by the bold titles that begin them."""

from ingest.layout.lay_out import Layout
from ingest.pages.page import Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line

FIRST, SECOND = ("Läget våren 2019", "Läget hösten 2019")


def part(name: str, row: int, *titles: str, bold: bool = True) -> list[Line]:
    """A heading with a bullet for each title, a word that begins it."""
    bullets = [
        line(f"• {title} {TEXT}", row + n, first_bold=2 if bold else 0) for n, title in enumerate(titles, 1)
    ]
    return [line(name, row, 14, True), *bullets]


def placed(*lines: Line) -> list[tuple[int | None, str | None]]:
    """The round and the area of each section."""
    sections = split(Layout((line("Uppföljning av uppdragen", -5, 18),), lines, ()), "Titel").sections
    return [(one.round, one.area.title if one.area else None) for one in sections]


def test_bullets_with_titles_that_come_again_in_each_round_are_areas() -> None:
    rounds = *part(FIRST, 0, "Avgifter.", "Lokaler."), *part(SECOND, 5, "Avgifter.", "Lokaler.")
    areas = [(0, "Avgifter"), (0, "Lokaler"), (1, "Avgifter"), (1, "Lokaler")]
    assert placed(*rounds) == areas
    # What returns to the margin after them is of the round.
    after = line(TEXT, 9)
    assert placed(*rounds, after) == [*areas, (1, None)]


def test_bullets_under_areas_that_begin_paragraphs_are_text() -> None:
    areas = [line(f"{title} {TEXT}", row, first_bold=1) for row, title in ((1, "Skola."), (6, "Vård."))]
    bullets = [
        line(f"• {title} {TEXT}", row, first_bold=2) for row, title in ((2, "Köer."), (3, "Lokaler."), (4, "Mat."))
    ]
    assert placed(line("Läget våren 2019", 0, 14, True), areas[0], *bullets, areas[1]) == [
        (0, "Skola"),
        (0, "Vård"),
    ]


def test_other_bullets_are_text() -> None:
    plain = (
        *part(FIRST, 0, "Avgifter.", "Lokaler.", bold=False),
        *part(SECOND, 5, "Avgifter.", "Lokaler.", bold=False),
    )
    assert placed(*plain) == [(0, None), (1, None)]
    others = *part(FIRST, 0, "Avgifter.", "Lokaler."), *part(SECOND, 5, "Personal.", "Köer.")
    assert placed(*others) == [(0, None), (1, None)]
    dividing = *part(FIRST, 0, "Nuläge.", "Åtgärder."), *part(SECOND, 5, "Nuläge.", "Åtgärder.")
    assert placed(*dividing) == [(0, None), (1, None)]
