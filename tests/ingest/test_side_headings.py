"""Headings in the margin are read before the text beside them, and nothing else is taken for one."""

from ingest.page import Line, Word
from ingest.side_headings import in_order, text_edge

TEXT = "Våtmarken är anlagd och har redan lockat häckande fågel till viken"


def line(row: int, *parts: tuple[float, str, bool]) -> Line:
    """A line with words from each x in points; bold or not."""
    words = []
    for x, text, bold in parts:
        for word in text.split():
            words.append(
                Word(word, x, 14.0 * row, x + 5 * len(word), 14.0 * row + 10, 10.0, bold, "B" if bold else "A")
            )
            x += 5 * len(word) + 3
    return Line(1, tuple(words), 50.0, 540.0)


PAGE = [
    line(1, (50, "Läget våren 2020 i hela kommunen och i dess bolag", False)),
    line(3, (50, "1.1 Gatubelysning", True), (150, TEXT, False)),
    line(4, (150, TEXT, False)),
    line(5, (150, TEXT, False)),
    line(7, (50, "1.2 Gång- och", True), (150, TEXT, False)),
    line(8, (50, "cykelvägar", True), (150, TEXT, False)),
    line(9, (150, TEXT, False)),
    line(10, (150, TEXT, False)),
    line(12, (50, "2.2.1", True), (150, TEXT, False)),
    line(13, (50, "Arkiv", True), (150, TEXT, False)),
    line(14, (150, TEXT, False)),
    line(15, (150, TEXT, False)),
    line(16, (150, TEXT, False)),
]


def test_a_heading_is_read_whole_before_the_text_beside_it() -> None:
    assert text_edge([PAGE]) == 150.0
    read = [one.text for one in in_order(PAGE, 150.0, [])]
    assert [text for text in read if text != TEXT] == [
        PAGE[0].text, "1.1 Gatubelysning", "1.2 Gång- och", "cykelvägar", "2.2.1", "Arkiv",
    ]  # fmt: skip
    assert read.index("cykelvägar") == read.index("1.2 Gång- och") + 1
    assert read.count(TEXT) == 12


def test_labels_of_a_list_are_no_headings() -> None:
    listed = [line(row, (50, f"{row}.", True), (150, TEXT, False)) for row in range(1, 6)]
    assert text_edge([[*listed, *(line(row, (150, TEXT, False)) for row in range(6, 20))]]) is None


def test_what_is_in_the_type_of_the_text_is_no_heading() -> None:
    beside = [line(row, (50, "Ansvarig enhet", False), (150, TEXT, False)) for row in range(1, 6)]
    assert text_edge([[*beside, *(line(row, (150, TEXT, False)) for row in range(6, 20))]]) is None
    assert text_edge([[]]) is None
