"""Headings in the margin are read before the text beside them, and nothing else is taken for one."""

from ingest.layout.lay_out import lay_out
from ingest.layout.paragraphs import paragraphs
from ingest.layout.side_headings import in_order, margin
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words

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
    place = margin([PAGE])
    assert place
    assert place.edge == 150.0
    read = [one.text for one in in_order(PAGE, place, [])]
    assert [text for text in read if text != TEXT] == [
        PAGE[0].text, "1.1 Gatubelysning", "1.2 Gång- och", "cykelvägar", "2.2.1", "Arkiv",
    ]  # fmt: skip
    assert read.index("cykelvägar") == read.index("1.2 Gång- och") + 1
    assert read.count(TEXT) == 12


def test_labels_of_a_list_are_no_headings() -> None:
    listed = [line(row, (50, f"{row}.", True), (150, TEXT, False)) for row in range(1, 6)]
    assert margin([[*listed, *(line(row, (150, TEXT, False)) for row in range(6, 20))]]) is None


def test_what_is_in_the_type_of_the_text_is_no_heading() -> None:
    beside = [line(row, (50, "Ansvarig enhet", False), (150, TEXT, False)) for row in range(1, 6)]
    assert margin([[*beside, *(line(row, (150, TEXT, False)) for row in range(6, 20))]]) is None
    assert margin([[]]) is None


def words(first: int, *placed: tuple[str, float, float, float, bool]) -> list[Word]:
    """The words of texts with x, top and size, bold or not, numbered from `first`."""
    found: list[Word] = []
    for text, x, top, size, bold in placed:
        for part in text.split():
            number = first + len(found)
            found.append(
                Word(part, x, top, x + 5 * len(part), top + size, size, bold, "B" if bold else "A", number)
            )
            x += 5 * len(part) + 3
    return found


def lettered(higher: float, *tops: float) -> list[Word]:
    """A large letter at each top, its title under it, and four lines of text beside, some points higher."""
    placed: list[tuple[str, float, float, float, bool]] = []
    for top in tops:
        placed += [
            ("E", 50, top, 24.0, True),
            ("Gång-", 50, top + 27, 12.0, True),
            ("stråk", 50, top + 41, 12.0, True),
        ]
        placed += [(TEXT, 150, top + 2 + 14 * row - higher, 11.0, False) for row in range(4)]
    return words(100, *placed)


def ruled(number: int, *tops: float) -> Page:
    found = [*lettered(0, *tops), *words(0, (TEXT, 150, 700, 11.0, False))]
    rules = tuple(Rule(50, top - 6, 540, top - 6) for top in (*tops, tops[-1] + 70))
    return Page(number, 595.0, 842.0, lines_of_words(number, found), rules)


def test_a_letter_and_a_longer_title_under_it_are_one_heading_and_rules_between_them_make_no_table() -> None:
    pages = [ruled(number, 100.0, 200.0, 300.0) for number in (1, 2, 3)]
    body = lay_out(pages).body
    assert not [one for one in body if one.cell]
    found = [one.text for one in paragraphs(body)]
    assert found[0] == "E Gångstråk"
    assert found.count(found[0]) == 9
    assert found[1] == " ".join([TEXT] * 4)


def test_a_heading_is_read_first_where_the_text_beside_it_begins_a_little_higher() -> None:
    lines = list(lines_of_words(1, lettered(6, 100.0, 200.0, 300.0)))
    place = margin([lines])
    assert place
    assert in_order(lines, place, [])[0].text == "E"


def test_what_stands_alone_over_a_heading_in_the_margin_heads_more_than_the_text_beside_it() -> None:
    over = words(900, ("Våren", 50, 88, 12.0, True))
    lines = list(lines_of_words(1, [*over, *lettered(0, 104.0, 200.0, 300.0)]))
    place = margin([lines])
    assert place
    read = in_order(lines, place, [])
    assert [(one.text, one.column < 0) for one in read[:2]] == [("Våren", False), ("E", True)]


def test_small_notes_under_the_headings_of_the_text_are_no_headings() -> None:
    page = []
    for row in (1, 7, 13):
        small = [
            Word(word, 50.0 + 40 * n, 14.0 * row + 14, 85.0 + 40 * n, 14.0 * row + 21, 7.0, True, "B")
            for n, word in enumerate(("Ansvarig", "rektorn"))
        ]
        beside = line(row + 1, (150, TEXT, False))
        page += [line(row, (150, "Läsning i skolan", True)), Line(1, (*small, *beside.words), 50.0, 540.0)]
        page += [line(row + n, (150, TEXT, False)) for n in (2, 3, 4)]
    assert margin([page]) is None
    assert margin([[one for one in page if not one.bold]])


def test_headings_stand_beside_lists_whose_text_hangs_further_in_than_their_labels() -> None:
    page = []
    for row, (month, label) in enumerate((("april", "I."), ("maj", "III."), ("juni", "V."))):
        first = 8 * row + 1
        page += [line(first, (50, "Läget i", True), (150, TEXT, False))]
        page += [line(first + 1, (50, f"{month} 2020", True), (150, label, False), (182, TEXT, False))]
        page += [line(first + n, (182, TEXT, False)) for n in (2, 3)]
        page += [line(first + 4, (150, f"{label[:-1]}I.", False), (182, TEXT, False))]
        page += [line(first + 5, (182, TEXT, False))]
    place = margin([page])
    assert place
    assert place.edge == 150.0
    read = [one.text for one in in_order(page, place, [])]
    assert read[:4] == ["Läget i", "april 2020", TEXT, f"I. {TEXT}"]
