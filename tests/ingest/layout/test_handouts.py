"""Slides printed several to a page: what stands under each is a footer."""

from ingest.layout.lay_out import lay_out
from ingest.pages.page import Line, Page
from tests.ingest.made_pages import body, line, page, text


def slides(number: int, under: list[str]) -> Page:
    """A page of two slides with text, and what stands under the first, in small type."""
    lower = [line(f"Rad {row} på den nedre bilden om läget", 500 + 14 * row, page=number) for row in range(3)]
    foot: list[Line] = [line(said, 400, size=7, page=number) for said in under]
    return page(number, *body(number), *foot, *lower)


def test_a_name_with_the_number_of_its_slide_is_a_footer() -> None:
    layout = lay_out([slides(n, [f"Region Ekby {2 * n - 1}"]) for n in (1, 2, 3)])
    assert "Region Ekby" not in text(layout.body)
    assert [kind for one, kind in layout.aside if "Ekby" in one.text] == ["footer"] * 3


def test_what_does_not_count_slides_is_text() -> None:
    for under in ("Källa: enkät 2019", "Ekby 3"):
        layout = lay_out([slides(n, [under]) for n in (1, 2, 3)])
        assert text(layout.body).count(under) == 3
    pages = [slides(n, [f"Tabell {n}"]) for n in (1, 2, 3)]
    assert text(lay_out(pages).body).count("Tabell") == 3
    figures = [slides(n, [f"Antal svar {number}"]) for n, number in ((1, 3), (2, 5), (3, 11))]
    assert text(lay_out(figures).body).count("Antal svar") == 3
