"""Notes in the margin are read apart, beside the text; nothing else that stands far out is taken for one."""

from ingest.layout.lay_out import lay_out
from ingest.layout.margin_notes import apart, text_edges
from ingest.pages.page import Line, Page, Word, lines_of_words

ROW = "Granskningen visade att vart femte köp saknade underlag och att det"
EDGE = 70.0 + 5 * 57 + 3 * 10  # where ROW ends


def words(text: str, x: float, top: float, size: float, first: int) -> list[Word]:
    found = []
    for number, word in enumerate(text.split()):
        found.append(Word(word, x, top, x + 5 * len(word), top + size, size, number=first + number))
        x += 5 * len(word) + 3
    return found


def lines(*placed: tuple[str, float, float, float]) -> list[Line]:
    """Texts with x, top and size as the lines of a page."""
    found: list[Word] = []
    for text, x, top, size in placed:
        found += words(text, x, top, size, len(found))
    return list(lines_of_words(1, found))


TEXT = [(ROW, 70.0, 100.0 + 15 * row, 11.0) for row in range(12)]
NOTE = [("Granskad i maj 2019", 420.0, 102.0, 8.0), ("Riktad till nämnden", 420.0, 113.0, 8.0)]


def read(page: list[Line]) -> tuple[list[str], list[str]]:
    edges = text_edges([page], 11.0)[1]
    assert edges
    text, notes = apart(page, edges, left_too=True)
    return [line.text for line in text], [line.text for line in notes]


def test_a_note_is_apart_and_the_lines_beside_it_are_whole() -> None:
    text, notes = read(lines(*TEXT, *NOTE))
    assert text == [ROW] * 12
    assert notes == ["Granskad i maj 2019", "Riktad till nämnden"]


def test_a_note_in_the_left_margin_is_one_too() -> None:
    shifted = [(text, x + 130, top, size) for text, x, top, size in TEXT]
    _, notes = read(lines(*shifted, ("Granskad i maj 2019", 70.0, 132.0, 8.0)))
    assert notes == ["Granskad i maj 2019"]


def test_a_whole_note_belongs_to_the_text_that_it_begins_beside() -> None:
    page = Page(1, 595.0, 842.0, tuple(lines(("Granskning av inköp", 70.0, 60.0, 18.0), *TEXT, *NOTE)))
    body = lay_out([page]).body
    hosts = {line.anchor for line in body if line.apart}
    assert hosts == {body[0].words[0].number}


def test_a_table_in_small_type_has_no_notes() -> None:
    row = ("Ekonomikontoret har lämnat uppgifter", 70.0, 300.0, 8.0)
    _, notes = read(lines(*TEXT, row, ("Klart under året", 420.0, 300.0, 8.0)))
    assert notes == []


def test_marks_and_numbers_beside_the_text_are_no_notes() -> None:
    _, notes = read(
        lines(*TEXT, ("1", EDGE + 1, 99.0, 6.0), ("17", 420.0, 130.0, 8.0), ("§ 12", 420.0, 160.0, 8.0))
    )
    assert notes == []


def test_a_second_column_in_the_type_of_the_text_is_no_note() -> None:
    column = [("Nämnden svarade i oktober", 420.0, top, 11.0) for _, _, top, _ in TEXT]
    assert read(lines(*TEXT, *column))[1] == []


def test_a_page_with_few_lines_has_no_edges() -> None:
    assert text_edges([lines(*TEXT[:3])], 11.0) == [None, None]


INDENTED = [(text, x + 130, top, size) for text, x, top, size in TEXT]
SMALL = [("Ansvarig: rektorn", 70.0, 132.0, 8.0), ("Budget: 120 tkr", 70.0, 143.0, 8.0)]


def test_a_note_beside_text_is_one_though_the_first_paragraph_runs_over_the_margin() -> None:
    first = ("Granskningen gjordes i maj och juni av de tre revisorerna i kommunen", 70.0, 80.0, 11.0)
    _, notes = read(lines(first, *INDENTED, *SMALL))
    assert notes == ["Ansvarig: rektorn", "Budget: 120 tkr"]


def test_a_note_may_begin_beside_a_heading_or_the_white_over_it() -> None:
    for top in (112.0, 126.0):
        heading = ("Läsning", 200.0, top, 14.0)
        text = [(ROW, 200.0, 60.0 + 15 * row, 11.0) for row in range(3)]
        text += [(ROW, 200.0, 145.0 + 15 * row, 11.0) for row in range(6)]
        page = lines(
            *text, heading, ("Ansvarig: rektorn", 70.0, 112.0, 8.0), ("Budget: 120 tkr", 70.0, 123.0, 8.0)
        )
        edges = text_edges([page], 11.0)[1]
        assert edges
        kept, notes = apart(page, edges, left_too=True)
        (host,) = {line.anchor for line in notes}
        assert host == next(line.words[0].number for line in kept if line.text == "Läsning")
