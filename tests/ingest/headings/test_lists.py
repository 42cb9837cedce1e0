"""Lists of areas and of their items, however they are labelled: what begins an area, an item, or neither."""

import msgspec
import pytest

from ingest.headings.run_in import lead_title
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line

NUMBERED = ((0, "1. Vatten."), (1, "2. Luft."))
OPENING = "Uppföljning av programmet hösten 2016", 18


def placed(*rows: str | Line) -> list[tuple[str, str]]:
    """The area and item of each section, by label."""
    lines = tuple(line(f"{row} {TEXT}", n) if isinstance(row, str) else row for n, row in enumerate(rows))
    found = split(Layout((line(OPENING[0], -5, OPENING[1]),), lines, ()), "Titel")
    return [(one.area.name.split()[0] if one.area else "", one.item or "") for one in found.sections]


@pytest.mark.parametrize(
    "labels",
    [
        ("Rekommendation 1:", "Rekommendation 2:"),
        ("Område 1 –", "Område 2 –"),
        ("Punkt A.", "Punkt B."),
        ("Uppdrag 3)", "Uppdrag 4)"),
        ("Mål 1.1:", "Mål 1.2:"),
    ],
)
def test_areas_may_be_called_so(labels: tuple[str, str]) -> None:
    first, second = (label.split()[1].strip(":.)") for label in labels)
    assert placed(TEXT, labels[0], "a)", "b)", labels[1], "1.") == [
        ("", ""),
        (first, ""),
        (first, "a"),
        (first, "b"),
        (second, ""),
        (second, "1"),
    ]


def test_what_is_called_so_once_or_under_a_heading_is_text() -> None:
    assert placed(TEXT, "Punkt 1:", TEXT) == [("", "")]
    heading = line("1 Service", 0, 14, bold=True)
    assert placed(heading, "Punkt 1:", "Punkt 2:") == [("1", "")]


@pytest.mark.parametrize("area", ["B.", "II.", "1.1"])
def test_numbers_in_an_area_that_has_none_are_its_items(area: str) -> None:
    label = area.rstrip(".")
    assert placed(area, "1)", "2)") == [(label, ""), (label, "1"), (label, "2")]


def test_the_text_right_under_a_title_is_of_its_area() -> None:
    titles = [line(title, 2 * row) for row, title in enumerate(("I. Vård", "II. Skola", "III. Vägar"))]
    rows = [one for row, title in enumerate(titles) for one in (title, line(TEXT, 2 * row + 1, x=90.0))]
    rows[-1] = line(TEXT, 5)  # the last title stands before text at the margin
    assert placed(*rows, line("Samlad bild", 6, 13, True), line(TEXT, 7)) == [
        ("I", ""),
        ("II", ""),
        ("III", ""),
        ("", ""),
    ]


def test_an_area_may_begin_with_its_first_item() -> None:
    assert placed("I.", "II. a.", "b.", "III. b.") == [("I", ""), ("II", "a"), ("II", "b"), ("III", "")]


@pytest.mark.parametrize(("end", "item"), [(":", "a"), (".", "")])
def test_a_list_that_a_colon_leads_to_is_of_the_item_before_it(end: str, item: str) -> None:
    heading = line("Åtgärdsområde II – Inköp", 0, 14, True)
    rows = line(f"a) Påminnelser går ut{end}", 1), line("• till ägaren", 2), line("• till upphandlaren", 3)
    found = split(Layout((line(OPENING[0], -5, OPENING[1]),), (heading, *rows, line("b) Klart.", 4)), ()), "Titel")
    last = next(one.item for one in found.sections if one.text.endswith("till upphandlaren"))
    assert (last or "") == item
    assert [one.item for one in found.sections][-1] == "b"


@pytest.mark.parametrize(
    ("between", "label"),
    [
        ("II. Utgår.", "II"),
        ("II. Utgår. Området har förts över till nämnden.", "II"),
        ("Mål II. Utgår. Området har förts över till nämnden.", "II"),
        ("II. Inte längre aktuell. Frågan är löst.", "II"),
        ("II. Vi möts.", "I"),
        ("II. Vi möts. Utgår i höst.", "I"),
        ("III. Klart.", "I"),
        ("V. Utgår.", "I"),
        ("V. Utgår. Området har förts över till nämnden.", "I"),
    ],
)
def test_an_area_that_is_closed_may_have_its_number_alone_among_headings(between: str, label: str) -> None:
    areas = [
        (f"{number}. {title}", 12) for number, title in (("I", "Dialog"), ("II", "Kunskap"), ("III", "Möten"))
    ]
    first = [("Läget hösten 2015", 16), *(one for area in areas for one in (area, (TEXT, 10)))]
    then = [("Läget våren 2016", 16), areas[0], (TEXT, 10), (between, 10), areas[2], (TEXT, 10)]
    lines = [line(text, row, size, size > 10) for row, (text, size) in enumerate([*first, *then])]
    found = ["I", "II", "III", "I", *(["II"] if label == "II" else []), "III"]
    assert [area for area, _ in placed(*lines)] == found


def test_titles_alone_on_their_lines_may_have_text_at_the_same_margin() -> None:
    titles = [line(title, 2 * row) for row, title in enumerate(("1. Vård (direktiv)", "3. Skola", "2. Vägar"))]
    found = split(
        Layout(
            (line(OPENING[0], -5, OPENING[1]),),
            tuple(one for row, title in enumerate(titles) for one in (title, line(TEXT, 2 * row + 1))),
            (),
        ),
        "Titel",
    )
    told = [(one.area.title, one.text) for one in found.sections if one.area]
    assert told == [("Vård (direktiv)", TEXT), ("Skola", TEXT), ("Vägar", TEXT)]


ALL = {"I": "Dialog", "II": "Kunskap", "III": "Möten", "IV": "Skolan", "V": "Stöd", "VI": "Webben"}


def in_order(*after: str, first: tuple[str, ...] = tuple(ALL)) -> list[str]:
    """The areas of a second round, of which those that end in a point are closed and have no heading."""
    rows = [("Läget hösten 2015", 16.0)]
    for one in (*first, "", *after):
        area = [(f"{one}. {ALL[one]}", 12.0), (TEXT, 10.0)] if one in ALL else [(f"{one} Utgår.", 10.0)]
        rows += area if one else [("Läget våren 2016", 16.0)]
    lines = [line(text, row, size, size > 10) for row, (text, size) in enumerate(rows)]
    return [area for area, _ in placed(*lines)][len(first) :]


def test_a_closed_area_may_stand_among_headings_out_of_their_order() -> None:
    assert in_order("I", "II", "III.", "VI", "IV", "V") == ["I", "II", "III", "VI", "IV", "V"]
    assert in_order("VI", "III.", "IV", "V") == ["VI", "III", "IV", "V"]
    assert in_order("I.", "II", "III") == ["I", "II", "III"]
    assert in_order("I", "V.", "III") == ["I", "III"]  # beside none that it is next to
    assert in_order("III", "II.", "V", "II") == ["III", "V", "II"]  # it has a heading in the round


def test_a_closed_area_may_have_no_heading_in_any_round_where_it_alone_is_lacking() -> None:
    assert in_order("I", "II.", "III", first=("I", "III")) == ["I", "II", "III"]
    assert in_order("I", "II.", "IV", first=("I", "IV")) == ["I", "IV"]


def test_numbers_with_titles_go_on_with_that_of_the_heading_they_stand_under() -> None:
    headings = [line(title, 8 * row, 14, bold=True) for row, title in enumerate(("1 Ekonomi", "2 Personal"))]
    first, second = (line(f"1.{part} Attest. {TEXT}", part + 1, first_bold=2) for part in (1, 2))
    after, third = line(TEXT, 4), line(f"2.1 Jäv. {TEXT}", 9, first_bold=2)
    assert placed(headings[0], line(TEXT, 1), first, second, after, headings[1], third) == [
        ("1", ""),
        ("1.1", ""),
        ("1.2", ""),
        ("2.1", ""),
    ]
    # Without a title a number may be a figure; and one that does not go on is of another paper.
    plain, other = line(f"1.1 {TEXT}", 2), line(f"4.1 Attest. {TEXT}", 3, first_bold=2)
    assert placed(headings[0], line(TEXT, 1), plain, other) == [("1", "")]


@pytest.mark.parametrize(("margin", "after_last"), [(60.0, [("", "")]), (84.0, [])])
def test_text_at_the_margin_after_areas_whose_text_is_hung_is_of_the_round(
    margin: float, after_last: list[tuple[str, str]]
) -> None:
    titles = [line(f"{number}. Vägar", 2 * row, 14, True) for row, number in enumerate(("I", "II", "III"))]
    areas = [one for row, title in enumerate(titles) for one in (title, line(TEXT, 2 * row + 1, x=84.0))]
    assert placed(*areas, line(TEXT, 6, x=margin))[2:] == [("III", ""), *after_last]
    # Where the text of one stands at the margin, where two only are told, or an area follows, it is of the area.
    flush = [*areas[:3], line(TEXT, 3), *areas[4:]]
    assert placed(*flush, line(TEXT, 6, x=margin))[2:] == [("III", "")]
    assert placed(*areas[:4], line(TEXT, 4, x=margin)) == [("I", ""), ("II", "")]
    after = line("IV. Skolor", 7, 14, True), line(TEXT, 8, x=84.0)
    assert placed(*areas, line(TEXT, 6, x=margin), *after)[2:] == [("III", ""), ("IV", "")]


def test_a_heading_over_the_only_list_of_titles_is_none_of_the_areas() -> None:
    lines = [line("Varför ett projekt?", 0, 14, bold=True), line(TEXT, 1)]
    lines += [line(f"{label}. Magasin. {TEXT}", at, first_bold=2) for at, label in enumerate("ACB", 2)]
    lines += [line("Ekonomi", 6, 14, bold=True), line(TEXT, 7), line("Lärdomar", 8, 14, bold=True), line(TEXT, 9)]
    assert [area for area, _ in placed(*lines)] == ["", "A", "C", "B", ""]


def test_a_title_drawn_by_syllables_reads_as_its_paragraph_does() -> None:
    whole = line(f"A. Gods magasin. {TEXT}", 2, first_bold=3)
    label, first, second, *rest = whole.words
    second = msgspec.structs.replace(second, x0=first.x1 + 0.1)
    drawn = msgspec.structs.replace(whole, words=(label, first, second, *rest))
    assert lead_title(paragraphs([drawn])[0])[0] == "Godsmagasin"


def test_a_return_to_the_margin_tells_nothing_where_numbers_and_their_text_stand_there() -> None:
    one, two = (line(f"{number} Arbetet har kommit igång.", 3 * n, first_bold=2) for n, number in NUMBERED)
    more = [line("Mer väntas till våren.", 3 * n + 1.5) for n in (0, 1)]  # type: ignore[arg-type]
    assert placed(one, more[0], two, more[1]) == [("1", ""), ("2", "")]
    assert placed(one, two, more[1]) == [("1", ""), ("2", ""), ("", "")]


@pytest.mark.parametrize(("number", "areas"), [("3.1", ["3.1", "3.1.1", "3.1.2"]), ("3.2", ["3.2"])])
def test_numbers_that_go_on_with_that_of_a_heading_are_areas_after_text_too(number: str, areas: list[str]) -> None:
    rows = [line("3.1.1 " + TEXT, 2), line("3.1.2 " + TEXT, 3)]
    found = placed(line(f"{number} Kajer", 0, 14, True), line(TEXT, 1), *rows)
    assert [area for area, _ in found] == areas
