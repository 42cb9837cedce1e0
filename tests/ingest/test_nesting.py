"""Whether rounds that begin paragraphs stand inside the areas and items of lists, or these inside rounds."""

import pytest

from ingest.headings.roles import Marked
from ingest.headings.run_in import run_in_areas, run_in_rounds
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line, Word
from ingest.parts.nesting import TITLE, holding_rounds

PLAN = "Rutinen ska följas av alla."


def roles(lines: str) -> list[Marked]:
    """A paragraph for each line; `#` begins a heading, `*` what is bold to the first point."""
    found = []
    for row, text in enumerate(lines.split("|")):
        words, bold = [], text.startswith("*")
        for number, word in enumerate(text.strip("*# ").split()):
            words.append(Word(word, 100.0 + 50 * number, 30 * row, 140.0 + 50 * number, 30 * row + 10, 10, bold))
            bold = bold and not word.endswith(".")
        found.append(Line(1, tuple(words), left=100.0, right=900.0))
    heads = [text.startswith("#") for text in lines.split("|")]
    return [Marked(one, "area" if head else "text") for one, head in zip(paragraphs(found), heads, strict=True)]


@pytest.mark.parametrize(
    ("lines", "holds"),
    [
        ("*Mål. P|Våren 2015: X|Hösten 2015: Y|*Bad. P|Våren 2015: X|Hösten 2015: Y", {TITLE}),
        ("*Mål. P|Hösten 2015: Y|Våren 2015: X|*Bad. P|Våren 2015: X", {TITLE}),
        ("Våren 2015: X|*Mål. P|*Bad. P|Hösten 2015: X|*Mål. P|*Bad. P", set()),
        ("1. Mål P|Våren 2015: X|Hösten 2015: Y|2. Bad P|Våren 2015: X|Hösten 2015: Y", {"area"}),
        ("Våren 2015: X|1. Mål P|2. Bad P|Hösten 2015: X|1. Mål P|2. Bad P", set()),
        ("# Mål|a) P|Våren 2015: X|Hösten 2015: Y|b) P|Hösten 2015: Y|# Bad|Våren 2015: X", {"lower"}),
        ("# Mål|Våren 2015: X|a) P|b) P|Hösten 2015: Y|b) P|# Bad|Våren 2015: X|a) P", set()),
        ("# Mål|a) P|b) P|Våren 2015: X|Hösten 2015: Y|# Bad|a) P|b) P|Våren 2015: X", set()),
        ("# Mål|• P|Våren 2015: X|Hösten 2015: Y|• P|Hösten 2015: Y|# Bad|Våren 2015: X", {"bullet"}),
        (
            "1. Mål P|a) P|Våren 2015: X|Hösten 2015: Y|b) P|Hösten 2015: Y|2. Bad|a) P|Våren 2015: X",
            {"area", "lower"},
        ),
    ],
)
def test_what_holds_rounds(lines: str, holds: set[str]) -> None:
    found = roles(lines.replace("P", PLAN).replace("X", "Klart hos hälften.").replace("Y", "Klart hos alla."))
    runs = run_in_rounds([one.paragraph for one in found])
    assert holding_rounds(found, runs, run_in_areas(found)) == holds
