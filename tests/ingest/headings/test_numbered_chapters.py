"""Numbered chapters of the whole report after the areas, which may be numbered too."""

from tests.ingest.made_headings import TEXT, areas, line, roles

CALLED = [("Rekommendation 1: Mät väntan", 14.0), ("Rekommendation 2: Bemanna helger", 14.0)]


def test_chapters_go_on_with_their_numbers_after_areas_that_are_called_by_a_word() -> None:
    before = ("1. Sammanfattande bedömning", 14.0), ("2. Inledning", 14.0)
    after = ("3. Svar på revisionsfrågan", 14.0), ("3.1 Frågan om tid", 12.0), ("4. Nya rekommendationer", 14.0)
    assert areas(*before, *CALLED, *after) == ["1", "2"]
    # Numbers that do not go on, or have others before the areas, count what is followed up.
    assert areas(*before, *CALLED, ("5. Väntan", 14.0), ("6. Helger", 14.0)) == ["1", "2", "5", "6"]
    skola, vard = ("1. Skola", 14.0), ("2. Vård", 14.0)
    assert areas(skola, *CALLED, vard) == ["1", "1", "2", "2"]


def divided(chapter: str, *parts: str, by: str = "Bedömning") -> list[tuple[str, float, str]]:
    headings = [(chapter, 16.0, f"{TEXT} Målet nås.")]
    for part in parts:
        headings += [(part, 14.0, ""), (by, 11.0, TEXT)] if by else [(part, 14.0, TEXT)]
    return headings


def found(*headings: tuple[str, float, str]) -> list[str | None]:
    lines = [
        one
        for row, (heading, size, text) in enumerate(headings)
        for one in (line(heading, 2 * row, size, True), *([line(text, 2 * row + 1)] if text else []))
    ]
    return [name for role, name in roles(*lines) if role == "area"]


def test_an_ordinary_chapter_after_goals_has_parts_that_are_not_divided_as_they_are() -> None:
    first = ("1 Sammanfattning", 16.0, TEXT)
    goals = [
        *divided("2 Trygg start", "2.1 Ett vuxet stöd", "2.2 Små grupper"),
        *divided("3 Kunskap", "3.1 Läsning"),
    ]
    names = ["2", "2.1", "2.2", "3", "3.1"]
    accounts = divided("4 Ekonomi", "4.1 Utfall och prognos", "4.2 Åtgärder för balans", by="")
    assert found(first, *goals, *accounts) == names
    # What is divided as they are, or is no ordinary chapter, is one of them.
    alike = divided("4 Ekonomi", "4.1 Lägre hyror", "4.2 Åtgärder för balans")
    assert found(first, *goals, *alike) == [*names, "4", "4.1", "4.2"]
    other = divided("4 Klimat", "4.1 Färre resor", "4.2 Mindre svinn", by="")
    assert found(first, *goals, *other) == [*names, "4", "4.1", "4.2"]


def test_a_chapter_called_by_a_bare_word_gathers_what_goes_on_with_its_number() -> None:
    first, goals = ("1 Inledning", 16.0, TEXT), divided("2 Mål", "2.1 Rent vatten", "2.2 Nöjda kunder", by="")
    tasks = divided("3 Uppdrag", "3.1 Gemensam taxa", "3.2 Digitala mätare", "3.4 Nödvatten", by="")
    after = ("4 Ekonomi", 16.0, TEXT)
    assert found(first, *goals, *tasks, after) == ["2.1", "2.2", "3.1", "3.2", "3.4"]
    followed = divided("2 Uppföljning", "2.1 Rent vatten", "2.2 Nöjda kunder", by="")
    assert found(first, *followed, ("3 Ekonomi", 16.0, TEXT)) == ["2.1", "2.2"]
    # What the body is there for comes before what it follows up, or has ordinary chapters under it.
    there_for = divided("2 Uppdrag", "2.1 Vatten och avlopp", "2.2 Dagvatten", by="")
    later = divided("3 Mål", "3.1 Rent vatten", "3.2 Nöjda kunder", by="")
    assert found(first, *there_for, *later, after) == ["3.1", "3.2"]
    ordinary = divided("3 Uppdrag", "3.1 Organisation", "3.2 Personal", "3.3 Ansvarsområden", by="")
    assert found(first, *goals, *ordinary, after) == ["2.1", "2.2"]


def test_an_ordinary_chapter_without_parts_after_chapters_of_areas_is_none() -> None:
    told = f"Nuläge: {TEXT}"
    parts = [(part, 14.0, told) for part in ("1.1 Fordon", "1.2 Avfall", "2.1 Möten")]
    labelled = [("1 Klimat", 16.0, ""), *parts[:2], ("2 Samhälle", 16.0, ""), *parts[2:]]
    assert found(*labelled, ("3 Ekonomi", 16.0, TEXT)) == ["1.1", "1.2", "2.1"]
