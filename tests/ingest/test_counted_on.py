"""Headings under which areas are counted on from one to the next."""

from tests.ingest.test_framing import placed
from tests.ingest.test_headings import TEXT, line, roles

TITLES = ["Rutin", "Avtal", "Prognos"]
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
