"""Whether rounds that begin paragraphs stand inside the areas and items of lists, or these inside rounds."""

import msgspec
import pytest

from ingest.headings.roles import Marked
from ingest.headings.run_in import run_in_areas, run_in_rounds
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line, Word
from ingest.parts.chronology import Chronology
from ingest.parts.nesting import TITLE, holding_rounds
from ingest.parts.spaces import after_spaces
from ingest.parts.split import _Walk
from ingest.report import Area

PLAN = "Rutinen ska följas av alla."


def roles(lines: str) -> list[Marked]:
    """A paragraph for each line; `#` begins a heading, `*` what is bold to its first point, `>` indents."""
    found = []
    for row, text in enumerate(lines.split("|")):
        words, bold, x = [], text.startswith("*"), 130.0 if text.startswith(">") else 100.0
        for word in text.strip("*#> ").split():
            words.append(Word(word, x, 30 * row, x + 40, 30 * row + 10, 10, bold))
            x += 50
            bold = bold and not word.endswith(".")
        found.append(Line(1, tuple(words), left=100.0, right=900.0))
    heads = [text.startswith("#") for text in lines.split("|")]
    return [
        Marked(one, "area", 1, area=Area("1", one.text)) if head else Marked(one)
        for one, head in zip(paragraphs(found), heads, strict=True)
    ]


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
        ("# Mål|a) P|b) P|Våren 2015: X|# Bad|a) P|Hösten 2015: Y|# Ute|a) P|Hösten 2015: Y", set()),
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


def spaced(*tops: float) -> list[Marked]:
    """Paragraphs of a line each at such heights, all but the last with a bold title."""
    lines = []
    for top in tops:
        bold = Word("Team.", 100.0, top, 140.0, top + 10, 10.0, bold=top != tops[-1])
        rest = [
            Word("Arbete", 150.0, top, 190.0, top + 10, 10.0),
            Word("pågår.", 200.0, top, 240.0, top + 10, 10.0),
        ]
        lines.append(Line(1, (bold, *rest), left=100.0, right=900.0))
    return [Marked(paragraph) for line in lines for paragraph in paragraphs([line])]


@pytest.mark.parametrize(("last", "after"), [(180.0, set()), (190.0, {3}), (400.0, set())])
def test_what_a_larger_space_parts_from_the_last_titled_paragraph_is_of_no_area(
    last: float, after: set[int]
) -> None:
    found = spaced(100.0, 125.0, 150.0, last)
    assert run_in_areas(found) == {0, 1, 2}
    assert after_spaces(found, {0, 1, 2}) == after


def test_so_does_what_ends_each_of_several_rounds() -> None:
    first, second = (spaced(100.0, 125.0, 150.0, 190.0) for _ in range(2))
    heading = msgspec.structs.replace(first[0], role="round")
    assert after_spaces([*first, heading, *second], {0, 1, 2, 5, 6, 7}) == {3, 8}
    assert after_spaces([*first, *second], {0, 1, 2, 4, 5, 6}) == {7}  # another title follows the first


def said(lines: str) -> list[tuple[str | None, str | None, str]]:
    """Round, item and text of each piece of a report."""
    found = roles(lines)
    runs = run_in_rounds([one.paragraph for one in found])
    told = Chronology(tuple(found), None, tuple(run.round for run in runs.values()), runs, {}, None)
    return [(one.round and one.round.label, one.item, one.text) for one in _Walk(told).pieces() if one.text]


def test_items_keep_their_rounds_and_the_next_begins_without_one() -> None:
    assert said("# Mål|a) Följs.|Våren 2015: Ja.|Hösten 2015: Nej.|b) Mäts.|Hösten 2015: Ja.") == [
        (None, "a", "Följs."),
        ("våren 2015", "a", "Ja."),
        ("hösten 2015", "a", "Nej."),
        (None, "b", "Mäts."),
        ("hösten 2015", "b", "Ja."),
    ]


def test_the_first_item_of_a_round_may_be_left_out() -> None:
    assert said("# Mål|Våren 2015: Läget.|b) Ja.|Hösten 2015: Läget.|a) Nej.") == [
        ("våren 2015", None, "Läget."),
        ("våren 2015", "b", "Ja."),
        ("hösten 2015", None, "Läget."),
        ("hösten 2015", "a", "Nej."),
    ]


def test_what_the_plan_says_stands_further_out_than_its_rounds() -> None:
    assert said("# Mål|Följs.|> Våren 2015: Ja.|> Mer om det.|Mäts.|> Hösten 2015: Ja.") == [
        (None, None, "Följs."),
        ("våren 2015", None, "Ja."),
        ("våren 2015", None, "Mer om det."),
        (None, None, "Mäts."),
        ("hösten 2015", None, "Ja."),
    ]


def test_a_paragraph_that_lost_its_margin_stays_in_the_round_that_stands_under_the_text_of_its_area() -> None:
    found = said("A. Köket.|>Våren 2015: Två:|Alla är nöjda.|B. Maten.|>Våren 2015: Ja.|>Hösten 2015: Nej.")
    assert found[1:3] == [("våren 2015", None, "Två:"), ("våren 2015", None, "Alla är nöjda.")]
    assert [one for one, _, _ in found[3:]] == [None, "våren 2015", "hösten 2015"]
