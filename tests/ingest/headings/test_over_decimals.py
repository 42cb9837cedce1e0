"""Numbered headings that all hold numbered areas."""

from tests.ingest.made_headings import TEXT, line, roles

INSIDE = {
    "3.1 Förskolan": ["3.1.1 Språk", "3.1.2 Övergångar"],
    "3.2 Grundskolan": ["3.2.1 Läsning", "3.2.2 Räkning"],
}

REST = {"3.2 Förskolan": ["3.2.1 Språk", "3.2.2 Övergångar"], "3.3 Skolan": ["3.3.1 Läsning", "3.3.2 Räkning"]}


def found(said: str, inside: dict[str, list[str]] = INSIDE) -> list[str | None]:
    """The areas under headings of which each says something itself."""
    lines = [line("3 Uppföljning av målen", 0, 18, True)]
    for heading, areas in inside.items():
        lines += [line(heading, len(lines), 15, True), line(said, len(lines) + 1)]
        for area in areas:
            lines += [line(area, len(lines), 12.5, True), line(TEXT, len(lines) + 1)]
    return [name for role, name in roles(*lines) if role == "area"]


def test_where_all_hold_areas_they_gather_them() -> None:
    assert found("Sex enheter har grundskola.") == ["3.1.1", "3.1.2", "3.2.1", "3.2.2"]


def test_how_to_read_is_no_area_and_holds_none() -> None:
    assert found("Sex enheter har grundskola.", {"3.1 Så läser du bedömningarna": [], **REST}) == [
        *("3.2.1", "3.2.2", "3.3.1", "3.3.2")
    ]


def test_where_one_holds_none_or_tells_more_each_is_an_area() -> None:
    assert "3.2" in found("Sex enheter har grundskola.", INSIDE | {"3.3 Musik": []})
    assert "3.2" in found(f"{TEXT} {TEXT} Sex enheter har grundskola. Två har högstadium.")
