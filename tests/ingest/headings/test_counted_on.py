"""Headings under which areas are counted on from one to the next."""

from ingest.layout.lay_out import Layout
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line, placed, roles

TITLES = ["Rutin", "Avtal", "Prognos"]
LAST = 20  # what comes after the last may be of all
HEALTH, ROOMS = ("Granskning av elevhälsan", 14.0), ("Granskning av lokaler", 14.0)


def read(*headings: tuple[str, float], lead: str = TEXT) -> list[str | None]:
    """The areas of headings of some size, each with a text under it."""
    lines = [
        one
        for row, (heading, size) in enumerate(headings)
        for one in (line(heading, 2 * row, size, True), line(lead, 2 * row + 1))
    ]
    return [name for role, name in roles(*lines) if role == "area"]


def granted(*numbers: int, word: str = "Rekommendation") -> list[tuple[str, float]]:
    return [(f"{word} {number}. {TITLES[number - 1]}", 12.0) for number in numbers]


def test_headings_over_areas_that_are_counted_on_are_none() -> None:
    for word in ("Rekommendation", "Synpunkt"):
        assert read(HEALTH, *granted(1, 2, word=word), ROOMS, *granted(3, word=word)) == ["1", "2", "3"]
    assert read(HEALTH, *granted(1), ROOMS, *granted(2), ("Slutsats", 14)) == ["1", "2"]


def test_they_are_where_each_counts_from_the_first_or_tells_of_itself() -> None:
    assert read(HEALTH, *granted(1, 2), ROOMS, *granted(1, 2))[::3] == [HEALTH[0], ROOMS[0]]
    told = f"{TEXT} {TEXT} {TEXT} {TEXT}"
    assert HEALTH[0] in read(HEALTH, *granted(1, 2), ROOMS, *granted(3), lead=told)


def test_where_a_letter_tells_whose_the_numbers_are_they_are_none() -> None:
    traffic = ("Transporter", 14.0), ("T1 Elbilar", 12.0), ("T2 Stolpar", 12.0)
    power, more = ("Energi", 14.0), ("Inköp", 14.0)
    counted = read(*traffic, power, ("E1 Solceller", 12.0), ("E2 Lampor", 12.0), more, ("M1 Svinn", 12.0))
    assert counted == ["T1", "T2", "E1", "E2", "M1"]
    alike = read(*traffic, power, ("T1 Solceller", 12.0), ("T2 Lampor", 12.0))
    assert alike == ["Transporter", "T1", "T2", "Energi", "T1", "T2"]


def test_in_another_round_they_may_be_counted_from_the_first_again() -> None:
    areas = HEALTH, *granted(1, 2), ROOMS, *granted(3)
    found = placed(("Läget våren 2018", 16.0), *areas, ("Läget hösten 2018", 16.0), *areas)
    assert [area for _, area in found if area] == ["Rutin", "Avtal", "Prognos"] * 2


def under_bodies(
    *parts: tuple[str, tuple[int, ...]], after: tuple[str, ...] = ("Slutord",)
) -> list[tuple[str | None, str]]:
    """The area and the text of each section, of headings over paragraphs that are called areas."""
    lines, row = [], 0
    for heading, numbers in parts:
        lines.append(line(heading, row, 10, True))
        for number in numbers:
            row += 3
            lines.append(line(f"Uppdrag {number}. Taxor {number}. Det är klart {number}.", row, first_bold=4))
            lines += [line(f"Mer om {number} tas upp i juni.", row + 1.5)] if number < LAST else []
        row += 3
    closing = [
        one
        for at, heading in enumerate(after, start=row)
        for one in (line(heading, 4 * at, 13, True), line(TEXT, 4 * at + 1))
    ]
    found = split(Layout((line("Uppföljning hösten 2021", -9, 18),), (*lines, *closing), ()), "Titel")
    return [(one.area.label if one.area else None, one.text) for one in found.sections]


def test_headings_right_over_paragraphs_that_are_counted_on_are_none() -> None:
    found = under_bodies(("Kommunstyrelsen", (2, 5)), ("Byggnadsnämnden", (9, 11)), ("Utbildningsnämnden", (23,)))
    told = [(str(at), f"Det är klart {at}. Mer om {at} tas upp i juni.") for at in (2, 5, 9, 11)]
    assert found == [*told, ("23", "Det är klart 23."), (None, TEXT)]


def test_they_are_areas_where_each_counts_paragraphs_from_the_first() -> None:
    found = under_bodies(("Kommunstyrelsen", (1, 2)), ("Byggnadsnämnden", (1, 2)))
    assert not any("Kommunstyrelsen" in text or "Byggnadsnämnden" in text for _, text in found)
    assert "1" not in [label for label, _ in found]


def test_headings_after_paragraphs_that_are_counted_on_are_chapters() -> None:
    parts = ("Kommunstyrelsen", (2, 5)), ("Byggnadsnämnden", (9, 11))
    found = under_bodies(*parts, after=("Nämndernas svar", "Slutord"))
    assert [label for label, _ in found] == ["2", "5", "9", "11", None]
