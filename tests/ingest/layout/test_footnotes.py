"""Footnotes: which lines are notes, where they begin and end, and over which pages they go on."""

import msgspec
import pytest

from ingest.layout.lay_out import lay_out
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Line, Page, Rule, Word
from tests.ingest.made_pages import BODY, TITLE, body, line, numbered, page


def noted(*foot: str, mark: str = "1") -> str:
    """The body of a page whose first line bears a raised mark as large as the text, and its foot after a space."""
    first = line(BODY[0], 200)
    raised = Word(mark, first.x1 + 1, 195, first.x1 + 6, 205, 10.0)
    marked = msgspec.structs.replace(first, words=(*first.words, raised))
    lines = [marked, *body(1)[1:], *(line(row, 700 + 14 * n) for n, row in enumerate(foot))]
    lines = [numbered(one, 100 * n) for n, one in enumerate(lines)]
    found = lay_out([page(1, TITLE, *lines)]).body
    return " | ".join(f"{one.apart}: {one.text}" if one.apart else one.text for one in found)


def test_notes_may_be_as_large_as_the_text() -> None:
    assert noted("1. Enligt lag.").endswith("| footnote: Enligt lag.")
    assert noted("[1] Enligt lag som", "2 kap. säger.").endswith(
        "footnote: Enligt lag som | footnote: 2 kap. säger."
    )


def test_notes_that_say_the_same_on_page_after_page_are_no_footers() -> None:
    pages = []
    for number in (1, 2, 3):
        rows = [line(row, 200 + 14 * n, page=number) for n, row in enumerate(BODY)]
        raised = Word(str(number), rows[0].x1 + 1, 196, rows[0].x1 + 5, 202, 6.0)
        rows[0] = msgspec.structs.replace(rows[0], words=(*rows[0].words, raised))
        foot = line(f"{number}. Källa: Kolada.", 770, size=8, page=number)
        rows += [foot, line(f"{number} Älvhamra kommun", 800, size=8, page=number)]
        pages.append(page(number, *(numbered(one, 100 * n) for n, one in enumerate(rows))))
    layout = lay_out(pages)
    assert [one.text for one in layout.body if one.apart] == ["Källa: Kolada."] * 3
    assert len([one for one in paragraphs(layout.body) if one.lines[0].apart]) == 3
    assert [kind for _, kind in layout.aside] == ["footer"] * 3


def raised_after(one: Line, name: str) -> Line:
    """A line with a small raised number after its last word."""
    mark = Word(name, one.x1 + 1, one.box.top - 4, one.x1 + 5, one.box.top + 2, 6.0)
    return msgspec.structs.replace(one, words=(*one.words, mark))


def over_pages(marked_on: int, *feet: tuple[str, ...]) -> list[tuple[tuple[int, int], str]]:
    """The notes of pages that each have lines in small type at the foot; note 1 has its mark on the first page.

    Note 2 has its on the page `marked_on`.
    """
    pages = []
    for number, foot in enumerate(feet, start=1):
        rows = [line(row, 200 + 14 * n, page=number) for n, row in enumerate(BODY)]
        rows[0] = raised_after(rows[0], "1") if number == 1 else rows[0]
        rows[1] = raised_after(rows[1], "2") if number == marked_on else rows[1]
        small = [line(row, 700 + 12 * n, size=8, page=number) for n, row in enumerate(foot)]
        rows += [msgspec.structs.replace(one, right=one.x1 + 5) for one in small]
        pages.append(page(number, *(numbered(one, 100 * n) for n, one in enumerate(rows))))
    return [(one.host, one.text) for one in lay_out(pages).body if one.apart]


def test_a_note_goes_on_over_the_notes_of_the_next_page_where_its_last_line_is_full() -> None:
    found = over_pages(2, ("1 Enligt lagen om",), ("offentlig upphandling.", "2 Enligt kommunallagen."))
    first, second = found[0][0], found[2][0]
    assert found == [
        (first, "Enligt lagen om"),
        (first, "offentlig upphandling."),
        (second, "Enligt kommunallagen."),
    ]
    assert (first[0], second[0]) == (1, 2)
    ended = over_pages(2, ("1 Enligt lagen.",), ("Offentlig upphandling.", "2 Enligt kommunallagen."))
    assert [text for _, text in ended] == ["Enligt lagen.", "Enligt kommunallagen."]


def test_a_note_may_stand_on_the_page_before_its_mark() -> None:
    (_, one), (host, other) = over_pages(2, ("1 Enligt lagen.", "2 Enligt kommunallagen."), ())
    assert (one, host[0], other) == ("Enligt lagen.", 2, "Enligt kommunallagen.")


def test_a_list_at_the_foot_of_a_page_is_no_notes() -> None:
    assert "footnote" not in noted("1. Planen är antagen.", "2. Planen gäller.")
    assert "footnote" not in noted("Planen är antagen.", mark="2")


@pytest.mark.parametrize(
    ("said", "text"),
    [
        ("avtal1.", "avtal."),
        ("år1.", "år."),  # a short word
        ("20191.", "2019."),  # a year
        ("2012–20151", "2012–2015"),
        ("m1.", None),
        ("dm1.", None),  # a cubic metre, where a font has its figure
        ("co1.", None),
        ("T1", None),
        ("KSO1", "KSO"),
        ("31451.", None),
        ("20191", "2019"),
    ],
)
def test_a_mark_as_high_as_the_text_ends_a_word(said: str, text: str | None) -> None:
    first = line(f"{BODY[0]} {said}", 200)
    foot = line("1Enligt lagen.", 700, size=8)
    lines = [numbered(one, 100 * n) for n, one in enumerate([first, *body(1)[1:], foot])]
    found = lay_out([page(1, TITLE, *lines)]).body
    assert found[0].words[-1].text == (text or said)
    assert [one.text for one in found if one.apart] == (["Enligt lagen."] if text else [])


@pytest.mark.parametrize(
    ("said", "kept", "note"),
    [
        ("avtal.²", "avtal.", "2 Enligt lagen."),
        ("avtal²,", "avtal,", "² Enligt lagen."),
        ("avtal ²", "avtal", "2. Enligt lagen."),
        ("(2019)¹²", "(2019)", "12 Enligt lagen."),
        ("400 m²", None, "2 Enligt lagen."),
        ("km².", None, "2 Enligt lagen."),
        ("avtal.³", None, "2 Enligt lagen."),
    ],
)
def test_a_figure_that_is_raised_by_itself_is_a_mark_but_in_units(said: str, kept: str | None, note: str) -> None:
    foot = line(note, 700, size=8)
    lines = [numbered(one, 100 * n) for n, one in enumerate([line(f"Det står {said}", 200), *body(1)[1:], foot])]
    found = lay_out([page(1, TITLE, *lines)]).body
    assert found[0].text == f"Det står {kept or said}"
    assert [one.text for one in found if one.apart] == (["Enligt lagen."] if kept else [])


@pytest.mark.parametrize(("after", "kept"), [("Det är nytt", "120."), ("och mer", "120.1")])
def test_a_mark_after_a_number_ends_a_sentence(after: str, kept: str) -> None:
    first = line(f"Av planerade 120.1 {after}", 200)
    foot = line("1 Enligt lagen.", 700, size=8)
    lines = [numbered(one, 100 * n) for n, one in enumerate([first, *body(1)[1:], foot])]
    assert lay_out([page(1, TITLE, *lines)]).body[0].text == f"Av planerade {kept} {after}"


def test_where_a_word_bears_the_mark_a_number_that_begins_like_a_year_has_none() -> None:
    texts = [f"{BODY[0]} avtal1.", f"{BODY[1]} 20191"]
    rows = [line(text, 200 + 14 * n) for n, text in enumerate(texts)]
    foot = line("1Enligt lagen.", 700, size=8)
    lines = [numbered(one, 100 * n) for n, one in enumerate([*rows, *body(1)[2:], foot])]
    found = lay_out([page(1, TITLE, *lines)]).body
    assert [one.words[-1].text for one in found[:2]] == ["avtal.", "20191"]


def test_a_table_goes_on_over_the_notes_of_a_page() -> None:
    def rows(number: int, top: float, *texts: tuple[str, str, str]) -> Page:
        found = body(number) if number == 1 else []
        for row, cells in enumerate(texts):
            placed = zip(cells, (70, 200, 400), strict=True)
            words = [word for cell, x in placed for word in line(cell, top + 30 * row, x, page=number).words]
            found.append(Line(number, tuple(words), 70.0, 525.0))
        if number == 1:
            found[-1] = raised_after(found[-1], "1")
            found.append(line("1 Enligt lag.", 760, size=8))
        edges = [top - 8 + 30 * n for n in range(len(texts) + 1)]
        rules = [Rule(65, edge, 525, edge) for edge in edges]
        rules += [Rule(x, edges[0], x, edges[-1]) for x in (65, 195, 395, 525)]
        lines = tuple(numbered(one, 100 * n) for n, one in enumerate(found))
        return Page(number, 595.0, 842.0, lines, tuple(rules))

    names = ("Uppdrag", "Läge", "Status")
    first = rows(1, 400.0, names, ("Läsning", "Planen gäller", "Klart"))
    second = rows(
        2, 100.0, names, ("Närvaro", "Rutinen prövas", "Pågår"), ("Trygghet", "Enkäten är gjord", "Klart")
    )
    read = lay_out([first, second]).body
    assert {one.cell.table for one in read if one.cell} == {0}
    assert [one.apart for one in read] == [""] * 16 + ["footnote"]


@pytest.mark.parametrize(
    ("said", "after", "kept"),
    [
        ("märks mest i årskurs 8.1", "Insatser", "8."),
        ("märks mest i årskurs 8.1 Det är nytt", "och mer", "8."),
        ("märks mest med 8.1", "procent", None),
        ("framgår av avsnitt 8.1", "Insatser", None),
    ],
)
def test_a_mark_after_a_number_of_one_figure_ends_a_sentence(said: str, after: str, kept: str | None) -> None:
    rows = [line(said, 200), line(f"{after} i den löpande texten", 214), *body(1)[2:]]
    lines = [numbered(one, 100 * n) for n, one in enumerate([*rows, line("1Enligt lagen.", 700, size=8)])]
    found = lay_out([page(1, TITLE, *lines)]).body
    assert found[0].text == (said.replace("8.1", kept) if kept else said)
    assert [one.text for one in found if one.apart] == (["Enligt lagen."] if kept else [])


def test_a_number_like_a_mark_is_none_where_a_word_bears_it() -> None:
    rows = [line("Enligt vårt avtal.1", 200), line("Det märks mest i årskurs 8.1", 214), *body(1)[2:]]
    lines = [numbered(one, 100 * n) for n, one in enumerate([*rows, line("1Enligt lagen.", 700, size=8)])]
    found = lay_out([page(1, TITLE, *lines)]).body
    assert [one.text.split()[-1] for one in found[:2]] == ["avtal.", "8.1"]
