"""Headings over titles that are all divided alike: these are the areas."""

from tests.ingest.made_headings import TEXT, line, roles

GROUPS = {"Medarbetare": ["Arbetsmiljö", "Elevhälsa"], "Invånare": ["Fler bibliotek", "Trygga gator"]}


def found(*labels: str) -> list[str | None]:
    """The areas of titles under groups, each with a line that begins with the next of the labels."""
    lines, begins = [], iter(labels)
    for group, titles in GROUPS.items():
        lines.append(line(group, len(lines), 16, True))
        for title in titles:
            lines.append(line(title, len(lines), 13, True))
            lines += [line(f"{next(begins)} socialnämnden", len(lines)), line(TEXT, len(lines) + 1)]
    return [name for role, name in roles(*lines) if role == "area"]


def test_titles_divided_alike_are_the_areas_and_what_stands_right_over_them_gathers_them() -> None:
    assert found(*["Ansvarig:"] * 4) == ["Arbetsmiljö", "Elevhälsa", "Fler bibliotek", "Trygga gator"]
    assert "Medarbetare" in found("Ansvarig:", "Även", "Också", "Så")
