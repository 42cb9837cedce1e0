"""Headings made up for tests: lines of some size and weight, and what the program takes them for."""

from ingest.headings.mark import marked
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line, Word
from ingest.parts.split import split

LEADING = 30.0
TEXT = "Nämnden har under året gått igenom samtliga riktlinjer och upphävt dem som inte behövs."


def line(
    text: str,
    row: int,
    size: float = 10.0,
    bold: bool = False,
    first_bold: int = 0,
    font: str = "Serif",
    x: float = 60.0,
) -> Line:
    found = []
    for place, word in enumerate(text.split()):
        width = 0.5 * size * len(word)
        heavy = bold or place < first_bold
        number = 100 * row + place
        found.append(Word(word, x, LEADING * row, x + width, LEADING * row + size, size, heavy, font, number))
        x += width + 3
    return Line(1, tuple(found), 60.0, 540.0)


def roles(*lines: Line) -> list[tuple[str, str | None]]:
    found = marked(paragraphs(lines), 10.0, "Titel", 18.0)
    return [(one.role, one.area.name if one.area else None) for one in found if one.role != "text"]


def told(*headings: tuple[str, float]) -> list[Line]:
    """Headings in bold of some size, each with text under it."""
    return [
        one
        for row, (heading, size) in enumerate(headings)
        for one in (line(heading, 2 * row, size, True), line(TEXT, 2 * row + 1))
    ]


def areas(*headings: tuple[str, float]) -> list[str | None]:
    return [name for role, name in roles(*told(*headings)) if role == "area"]


def placed(*headings: tuple[str, float]) -> list[tuple[str | None, str | None]]:
    """The round and the area's title of each section."""
    found = split(Layout((line("Uppföljning av programmet", -5, 18),), tuple(told(*headings)), ()), "Titel")
    labels = [one.label for one in found.rounds]
    return [
        (None if one.round is None else labels[one.round], one.area.title if one.area else None)
        for one in found.sections
    ]


def numbered(*headings: str, lead: str = TEXT, lower: float = 12.0) -> list[str | None]:
    """The areas of chapters, "3 Klimat", each with a sentence under it, and of what is in them, "3.1 Fordon"."""
    read = told(*((heading, lower if "." in heading else 14.0) for heading in headings))
    read = [line(lead, row) if one.text == TEXT else one for row, one in enumerate(read)]
    return [name for role, name in roles(*read) if role == "area"]
