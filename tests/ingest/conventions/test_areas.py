"""How reports head their areas: a table of what is written and what it means."""

import pytest

from ingest.conventions.areas import (
    area_of_heading,
    area_of_letter,
    area_of_title,
    is_number_alone,
)


@pytest.mark.parametrize(
    ("heading", "label", "title"),
    [
        ("Åtgärdsområde III – Stödprocesser", "III", "Stödprocesser"),
        ("Fokusområde 2: Digital service", "2", "Digital service"),
        ("Rekommendation 4", "4", None),
        ("Nämndmål 2: Biblioteken är öppna", "2", "Biblioteken är öppna"),
        ("Övergripande mål A – Trygghet", "A", "Trygghet"),
        ("IV. Kommunens produktion", "IV", "Kommunens produktion"),
        ("3.1 Ekonomi i balans", "3.1", "Ekonomi i balans"),
        ("1 Sammanhållen skolgång", "1", "Sammanhållen skolgång"),
        ("2:1 Skola", "2:1", "Skola"),
        ("2 Mål", "2", "Mål"),
        ("Uppdrag 3/2015 Ny översiktsplan", "3/2015", "Ny översiktsplan"),
        ("T1 Resor i tjänsten", "T1", "Resor i tjänsten"),
        ("KF-2022-14 Ta fram trädplan", "KF-2022-14", "Ta fram trädplan"),
        ("KS 2019/147 – Ny bro över ån", "KS 2019/147", "Ny bro över ån"),
        ("U-12 Plan för spontanidrott", "U-12", "Plan för spontanidrott"),
        ("§ 141 Laddplatser för elfordon", "141", "Laddplatser för elfordon"),
        ("Synpunkt nr 4: Delegationslistor", "4", "Delegationslistor"),
        ("Anm. 2 (Provtagningen)", "2", "Provtagningen"),
        ("Insats 01 · Skolvägar", "01", "Skolvägar"),
        ("1 | Kaj och fendrar", "1", "Kaj och fendrar"),
    ],
)
def test_an_area_with_a_number(heading: str, label: str, title: str | None) -> None:
    area = area_of_heading(heading)
    assert area is not None
    assert (area.label, area.title) == (label, title)


@pytest.mark.parametrize(
    "heading",
    [
        "KF 2022 Planer för året",
        "E-post Till alla",
        "En trygg skola för alla",
        "a) förslaget antas",
        "• rutinen är klar",
        "§ 7 gäller inte här",
    ],
)
def test_no_number_that_an_area_has(heading: str) -> None:
    assert area_of_heading(heading) is None


@pytest.mark.parametrize("text", ["A", "III.", "2.1", "Mål 1"])
def test_a_number_alone(text: str) -> None:
    assert is_number_alone(text)


def test_a_letter_without_a_point() -> None:
    area = area_of_letter("B Trygg och säker vård")
    assert area is not None
    assert (area.label, area.title) == ("B", "Trygg och säker vård")
    assert area_of_letter("Bra vård") is None


@pytest.mark.parametrize("heading", ["Sammanfattning", "”Vi hinner inte med”", "12,4 mnkr", "41 procent"])
def test_what_every_report_has_a_quotation_and_a_figure_head_no_area(heading: str) -> None:
    assert area_of_title(heading) is None


def test_a_title_alone() -> None:
    area = area_of_title("Trygg uppväxt:")
    assert area is not None
    assert (area.label, area.title) == (None, "Trygg uppväxt")
