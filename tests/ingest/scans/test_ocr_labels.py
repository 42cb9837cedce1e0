"""List labels that OCR misread are put right by the others of their list, and no other word is touched."""

import msgspec
import pytest

from ingest.layout.lay_out import lay_out
from ingest.pages.page import Cell, Line, Page, Word
from ingest.scans.labels import LOST, mend_labels

STOP = 90.0  # where the text after a label begins


def line(row: int, label: str, stop: float = STOP, bold: bool = False, width: float = 10.0) -> Line:
    first = Word(label, 60.0, 14.0 * row, 60.0 + width, 14.0 * row + 10, 10.0, bold)
    text = Word("Arbetet", stop, 14.0 * row, stop + 40, 14.0 * row + 10, 10.0, bold)
    return Line(1, (first, text), 60.0, 540.0)


def mended(lines: list[Line]) -> list[str]:
    return [one.words[0].text for one in mend_labels(lines, {1}, {1: 10.0})]


def labels(*given: str) -> list[str]:
    return mended([line(row, label) for row, label in enumerate(given)])


@pytest.mark.parametrize(
    ("read", "meant"),
    [
        (("I.", "IH.", "MM.", "IV."), ("I.", "II.", "III.", "IV.")),
        (("IE", "II.", "III.", "IV.", "Vi"), ("I.", "II.", "III.", "IV.", "V.")),
        (("I:", "I.", "MM."), ("I.", "II.", "III.")),
        (("IL", "I.", "NI.", "IV.", "Vv.", "VI."), ("I.", "II.", "III.", "IV.", "V.", "VI.")),
        (("I.", "I.", "I.", "Vv.", "IV.", "VI."), ("I.", "II.", "III.", "V.", "IV.", "VI.")),
        (("III.", "IV.", "V."), ("III.", "IV.", "V.")),
        ((LOST, "I.", "i.", "IV.", "V."), ("I.", "II.", "III.", "IV.", "V.")),
    ],
)
def test_a_list_is_counted(read: tuple[str, ...], meant: tuple[str, ...]) -> None:
    assert labels(*read) == list(meant)


def test_a_numeral_is_what_is_as_wide() -> None:
    """II may have been left out, or III: strokes and points are as wide as in the other labels."""
    strokes = {"I.": 4.4, "II.": 7.3, "III.": 10.3, "IV.": 11.0, "V.": 9.8, "VI.": 11.8}
    for said in ("II.", "III."):
        read = [*((one, one) for one in strokes), ("Läget", "I."), ("I.", "I."), ("IH.", said), ("IV.", "IV.")]
        given = [
            line(row, label, bold=label == "Läget", width=strokes[true]) for row, (label, true) in enumerate(read)
        ]
        assert mended(given)[8] == said


def test_a_comma_stands_for_the_point_of_a_heading_only() -> None:
    given = [line(row, label, bold=True) for row, label in enumerate(("4,", "1.", "3.", "2."))]
    assert mended(given) == ["4.", "1.", "3.", "2."]
    assert labels("4,", "1.", "3.", "2.")[0] == "4,"


def test_words_that_only_look_like_labels_are_left() -> None:
    given = [line(0, "I."), line(1, "II."), line(3, "Vi", stop=71.0), line(4, "En", stop=71.0)]
    assert mended(given) == ["I.", "II.", "Vi", "En"]
    assert labels("Vi", "Men", "NI") == ["Vi", "Men", "NI"]


def test_a_heading_begins_a_list_anew() -> None:
    given = [line(0, "I."), line(1, "IH."), line(2, "Läget", bold=True), line(3, "I."), line(4, "H.")]
    assert mended(given) == ["I.", "II.", "Läget", "I.", "II."]


def test_numbers_set_to_the_right_are_one_list() -> None:
    """Wider numerals begin further out; the text after them begins at one place, and so do the lines under it."""
    given = [
        part for row, label in enumerate(("I.", "II.", "IHI.", "IV.")) for part in flush_right(2 * row, label)
    ]
    assert mended(given)[::2] == ["I.", "II.", "III.", "IV."]


def test_the_type_of_other_pages_does_not_matter() -> None:
    """A scan in larger type, bound with pages of text, is no page of headings alone."""
    text = [typeset(14 * row, "Arbetet går vidare som det har gjort sedan i höstas", 8.0, 1) for row in range(40)]
    given = [part for row, label in enumerate(("I.", "I.", "II.", "IV.")) for part in with_text(80 * row, label)]
    pages = [
        Page(1, 595.0, 842.0, tuple(text)),
        Page(2, 595.0, 842.0, tuple(given), scanned=True),
    ]
    begun = [one.words[0].text for one in lay_out(pages).body if one.page == 2 and one.words[0].x0 < STOP]
    assert begun == ["I.", "II.", "III.", "IV."]


def typeset(top: float, text: str, size: float, page: int, x: float = 60.0) -> Line:
    """A line of words in a type of that size."""
    words: list[Word] = []
    for word in text.split():
        words.append(Word(word, x, top, x + size / 2 * len(word), top + size, size))
        x = words[-1].x1 + 3.0
    return Line(page, tuple(words), 60.0, 540.0)


def with_text(top: float, label: str) -> list[Line]:
    """A labelled line on the second page, and those that hang under its text."""
    text = "Arbetet går vidare som det har gjort sedan i höstas"
    under = [typeset(top + 14 * row, text, 10.0, 2, STOP) for row in range(5)]
    first = Word(label, 60.0, top, 60.0 + 4 * len(label), top + 10, 10.0)
    return [msgspec.structs.replace(under[0], words=(first, *under[0].words)), *under[1:]]


def test_figures_out_of_order_are_believed() -> None:
    assert labels("1.", "2.", "4.", "3.", "6.") == ["1.", "2.", "4.", "3.", "6."]


def flush_right(row: int, label: str) -> tuple[Line, Line]:
    """A labelled line whose label ends at one place, and the line that hangs under its text."""
    first = line(row, label)
    number, text = first.words
    number = msgspec.structs.replace(number, x0=84.0 - 10 * len(label), x1=84.0)
    under = msgspec.structs.replace(text, top=text.top + 14, bottom=text.bottom + 14)
    return msgspec.structs.replace(first, words=(number, text)), msgspec.structs.replace(first, words=(under,))


def in_size(one: Line, size: float) -> Line:
    words = tuple(msgspec.structs.replace(word, size=size) for word in one.words)
    return msgspec.structs.replace(one, words=words)


def test_headings_and_the_items_under_them_are_lists_of_their_own() -> None:
    small = [line(row, label) for row, label in enumerate(("a)", "b)", "ce)"))]
    large = [in_size(line(row, label), 16.0) for row, label in ((10, "A."), (30, "B."), (50, "C."))]
    assert mended([large[0], *small, large[1], *small, large[2]])[::4] == ["A.", "B.", "C."]


def test_a_number_in_brackets_is_no_misread_letter() -> None:
    items = [line(row, label) for row, label in enumerate(("a)", "b)", "c)", "(i)", "(ii)"))]
    assert mended(items) == ["a)", "b)", "c)", "(i)", "(ii)"]


def test_lists_of_two_kinds_at_one_margin_are_counted_apart() -> None:
    """The letters in an area do not make its numeral one of theirs, and begin anew in the next area."""
    assert labels("I.", "a)", "b)", "IH.", "a)", "b)", "III.", "a)", "ce)", "c)") == [
        *("I.", "a)", "b)"),
        *("II.", "a)", "b)"),
        *("III.", "a)", "b)", "c)"),
    ]
    assert labels("A.", "a", "b", "B.", "a", "b", "E.", "C.", "D.") == [
        *("A.", "a", "b"),
        *("B.", "a", "b"),
        *("E.", "C.", "D."),
    ]


def test_small_numerals_are_no_letters() -> None:
    read = ("i)", "ii)", "iii)", "i)", "ii)", "i)", "i)", "ii)", "1ii)")
    assert labels(*read) == ["i)", "ii)", "iii)", "i)", "ii)", "i)", "i)", "ii)", "iii)"]


def test_a_one_in_brackets_among_numerals_is_a_numeral() -> None:
    assert labels("(1)", "(It)", "(III)") == ["(I)", "(II)", "(III)"]
    assert labels("(1)", "(2)", "(III)") == ["(1)", "(2)", "(III)"]


def test_a_letter_read_twice_is_one_in_its_list_only() -> None:
    assert labels("A.", "C.", "B.", "D.", "FE.") == ["A.", "C.", "B.", "D.", "F."]
    assert labels("A.", "B.", "VD.", "C.") == ["A.", "B.", "VD.", "C."]
    assert labels("I.", "II.", "FE.", "III.") == ["I.", "II.", "FE.", "III."]


def test_a_comma_stands_for_the_point_of_a_row() -> None:
    rows = [line(row, label) for row, label in enumerate(("1.", "2.", "3,"))]
    cells = [msgspec.structs.replace(one, cell=Cell(0, row, 0, 2)) for row, one in enumerate(rows)]
    assert mended(cells) == ["1.", "2.", "3."]
