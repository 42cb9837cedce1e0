"""Rounds that begin a paragraph: what of it is the label."""

from collections.abc import Sequence

import pytest

from ingest.headings.run_in import _LABEL, lead_title, run_in_rounds
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line, Word
from ingest.parts.split import split
from tests.ingest.made_headings import line as heading


@pytest.mark.parametrize(
    ("text", "label", "end"),
    [
        ("Hösten 2014: Arbetet pågår.", "Hösten 2014", ":"),
        ("Hösten 2014 : Arbetet pågår.", "Hösten 2014", ":"),
        ("Hösten 2014. Arbetet pågår.", "Hösten 2014", "."),
        ("Hösten 2014 – arbetet pågår.", "Hösten 2014", "–"),
        ("Hösten 2014      -   arbetet pågår.", "Hösten 2014", "-"),
    ],
)
def test_a_label_ends_before_its_sign_and_blanks(text: str, label: str, end: str) -> None:
    found = _LABEL.match(text)
    assert found
    assert (found["label"], found["end"].strip()) == (label, end)


@pytest.mark.parametrize(
    "text", ["", " ", " " * 500, "abcd" + " " * 500, "abcd" + " " * 500 + ":", "abcd:", "abc: x", "x" * 80 + ": y"]
)
def test_what_has_no_label(text: str) -> None:
    assert _LABEL.match(text) is None


def line(label: str, text: str, row: float, font: str = "Text") -> Line:
    """A line that begins with a label in some font, "Bold" for one."""
    words, x = [], 100.0
    for number, word in enumerate([*label.split(), *text.split()]):
        of = font if number < len(label.split()) else "Text"
        words.append(Word(word, x, 14 * row - 10, x + 5 * len(word), 14 * row, 10, of == "Bold", font=of))
        x += 5 * len(word) + 3
    return Line(1, tuple(words), left=100.0, right=500.0)


def labels(begins: Sequence[tuple[str, str]], font: str = "Text", year: int | None = None) -> list[str]:
    lines = [line(label, text, 2.0 * row, font) for row, (label, text) in enumerate(begins)]
    found = paragraphs(lines)
    assert len(found) == len(begins)
    runs = run_in_rounds(found, year)
    assert all(run.text == begins[number][1] for number, run in runs.items())
    return [run.round.label for run in runs.values()]


DONE, GOES_ON, LOWER = "Rutinen är spridd.", "Två av tre är klara.", "fick skolorna en rutin."


@pytest.mark.parametrize("font", ["Bold", "Italic"])
def test_type_of_its_own_ends_a_round(font: str) -> None:
    assert labels([("T1 2021", DONE), ("T2 2021", GOES_ON)], font) == ["T1 2021", "T2 2021"]
    assert labels([("Delår 1", DONE), ("Delår 2", GOES_ON)], font, 2020) == ["delår 1 2020", "delår 2 2020"]
    assert labels([("Kommentar mars 2020", DONE), ("2021", GOES_ON)], font) == ["mars 2020", "2021"]
    assert labels([("Våren 2020", LOWER), ("Hösten 2020", LOWER)], font) == []
    assert labels([("T1 2021", DONE), ("T2 2021", GOES_ON)]) == []


def test_what_may_be_no_round_is_one_where_it_comes_again() -> None:
    for first, last in (
        ("Mars 2021.", "Maj 2021."),
        ("(T1 2021)", "(T2 2021)"),
        ("2021-03-31:", "2021-08-31:"),
        ("T1 2021", "T2 2021"),
    ):
        once = [(first, DONE), (last, GOES_ON)]
        assert labels(once) == []
        assert len(labels([*once, *once])) == 4


def test_a_round_begins_a_paragraph_under_a_full_line() -> None:
    full = "Nämnden har under våren gått igenom samtliga riktlinjer och upphävt många av dem."
    for label, font in (
        ("HT21:", "Text"),
        ("Läget hösten 2021", "Italic"),
        ("2021-10-31:", "Text"),
        ("T2 –", "Text"),
    ):
        found = paragraphs([line("", full, 1), line(label, DONE, 2, font)])
        assert [one.text for one in found] == [full, f"{label} {DONE}"]
    assert len(paragraphs([line("", full, 1), line("", "Hösten 2021 blev rutinen klar.", 2)])) == 1


def test_a_round_may_be_called_by_what_is_told_of_it_too() -> None:
    told = [("Svar hösten 2023:", DONE), ("Läget våren 2024:", GOES_ON)]
    assert labels(told) == labels(told, "Bold") == ["hösten 2023", "våren 2024"]
    told = [("Ursprunglig bedömning (maj 2023).", DONE), ("Vidtagna åtgärder maj 2024.", GOES_ON)]
    assert labels(told, "Bold") == ["maj 2023", "maj 2024"]
    told = [("Förvaltningens analys 2023:", DONE), ("Förvaltningens analys 2024:", GOES_ON)]
    assert labels(told) == []  # once each in the type of the text
    assert len(labels([*told, *told])) == 4
    figures = [("Förvaltningens analys 2023:", "14 procent."), ("Förvaltningens analys 2024:", "15 procent.")]
    assert labels([*figures, *figures]) == labels(figures, "Bold") == []


def test_titles_of_areas_in_one_round_are_areas_in_another_with_a_heading_after_them() -> None:
    def begun(title: str, row: int) -> Line:
        text = "Arbetet pågår enligt planen i hela kommunen under året."
        return heading(f"{title} {text}", row, first_bold=len(title.split()))

    goals = ("Trygg skola.", "Ren luft.")
    body = [
        one
        for row, told in ((0, "Läget våren 2019"), (10, "Läget hösten 2019"))
        for one in (heading(told, row, 16, True), *(begun(goal, row + 2 * n) for n, goal in enumerate(goals, 1)))
    ]
    body += [heading("Hinder", 20, 12, True), heading("De är få.", 21)]
    sections = split(Layout((heading("Uppföljning", -5, 18),), tuple(body), ()), "Titel").sections
    assert [one.area.title if one.area else None for one in sections[:4]] == ["Trygg skola", "Ren luft"] * 2


def test_a_title_may_fill_a_line_and_more() -> None:
    title = "Ökad tillgänglighet till kommunens lokaler och utemiljöer för personer med funktionsnedsättning."
    one = heading(f"{title} Arbetet pågår.", 1, first_bold=len(title.split()))
    assert lead_title(paragraphs([one])[0])[0] == title.rstrip(".")
