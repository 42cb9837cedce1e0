"""What is body text and what is not, and in which order columns are read."""

import msgspec
import pytest

from ingest.layout.cards import cards
from ingest.layout.lay_out import lay_out
from ingest.layout.running import ENDS_IN_NUMBER
from ingest.layout.sidebars import sidebars
from ingest.pages.page import Line, Rule
from tests.ingest.made_pages import BODY, TITLE, body, line, numbered, page, text, two_columns


def test_running_headers_footers_and_page_numbers_are_set_aside() -> None:
    pages = [
        page(
            number,
            line("Älvhamra kommun", 40, page=number),
            line(f"Sida {number} av 3", 800, x=450, page=number),
            line("Kommunledningskontoret", 800, page=number),
            *body(number),
        )
        for number in (1, 2, 3)
    ]
    layout = lay_out(pages)
    assert text(layout.body) == " ".join(BODY * 3)
    assert {reason for _, reason in layout.aside} == {"header", "footer", "page number"}


def test_no_line_is_lost_and_none_is_in_two_places() -> None:
    pages = [page(n, line("Huvud", 40, page=n), line(str(n), 810, page=n), *body(n)) for n in (1, 2)]
    layout = lay_out(pages)
    placed = [*layout.title, *layout.body, *(one for one, _ in layout.aside)]
    assert sorted(one.text for one in placed) == sorted(one.text for p in pages for one in p.lines)


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"vänster rad {n} med text fram till mitten" for n in range(8)]
    right = [f"höger rad {n} med text ut till kanten" for n in range(8)]
    rows = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        words = (*line(one, 200 + 14 * number).words, *line(other, 200 + 14 * number, x=310).words)
        rows.append(Line(1, words, 70.0, 525.0))
    heading = line("En rad som går tvärs över båda spalterna och därför läses först av alla raderna", 150)
    assert text(lay_out([page(1, heading, *rows)]).body) == " ".join([heading.text, *left, *right])


def test_left_and_right_pages_have_one_margin_unless_both_edges_differ() -> None:
    listed = [line(row, 200 + 14 * number, x=98, page=2) for number, row in enumerate(BODY)]
    full = line(BODY[0] + " ytter", 300, x=70, page=1)
    layout = lay_out([page(1, *body(1), full), page(2, *listed)])
    assert {one.left for one in layout.body} == {70.0}
    mirrored = [line(row, 200 + 14 * number, x=98, page=2) for number, row in enumerate(BODY)]
    layout = lay_out([page(1, *body(1)), page(2, *mirrored)])
    assert {(one.page, one.left) for one in layout.body} == {(1, 70.0), (2, 98.0)}


def test_a_header_that_says_the_heading_of_its_page_beside_the_sender_is_set_aside() -> None:
    pages = [
        page(
            number,
            Line(
                number, (*line("Älvhamra", 40, size=8).words, *line(month, 40, x=400, size=8).words), 70.0, 525.0
            ),
            line(f"Läget i {month}", 150, size=17, page=number),
            line(month, 170, size=14, page=number),
            *body(number),
        )
        for number, month in ((1, "Maj 2020"), (2, "Augusti 2020"))
    ]
    aside = [one.text for one, reason in lay_out(pages).aside if reason == "header"]
    assert aside == ["Älvhamra Maj 2020", "Älvhamra Augusti 2020"]


def test_a_heading_under_two_columns_heads_what_stands_under_both() -> None:
    heading = line("Fortsatt arbete", 290, size=14)
    wide = line("En rad som går tvärs över båda spalterna och därför läses sist av alla raderna", 315)
    read = lay_out([page(1, TITLE, *two_columns(200, "a", "b", "c", "d", "e"), heading, wide)]).body
    assert text(read).endswith(f"höger e med text ut till kanten {heading.text} {wide.text}")


def test_a_heading_between_bands_of_columns_is_read_after_both_columns_over_it() -> None:
    first, second = two_columns(200, "a", "b", "c", "d", "e"), two_columns(315, "f", "g", "h", "i")
    heading = line("Fortsatt arbete", 290, size=14)
    read = text(lay_out([page(1, TITLE, *first, heading, *second)]).body)
    assert "höger e med text ut till kanten Fortsatt arbete vänster f" in read
    beside = [Line(1, (*heading.words, *line("höger text", 290, x=310).words), 70.0, 525.0), *second]
    read = text(lay_out([page(1, TITLE, *first, *beside)]).body)
    assert "vänster e med text fram till mitten Fortsatt arbete vänster f" in read


def test_a_heading_beside_which_the_other_column_has_one_as_high_heads_its_own_column() -> None:
    first, second = two_columns(200, "a", "b", "c", "d", "e"), two_columns(315, "f", "g", "h", "i")
    heading, other = line("Område 2", 290, size=14), line("Område 5", 313, x=310, size=14)
    under = [msgspec.structs.replace(second[0], words=second[0].words[:6]), other, *second[1:]]
    read = text(lay_out([page(1, TITLE, *first, heading, *under)]).body)
    assert "vänster e med text fram till mitten Område 2 vänster f" in read


def test_a_label_read_with_a_line_of_the_other_column_stands_before_its_own() -> None:
    rows = two_columns(200, "a", "b", "c", "d", "e", "f")
    words = (*line("vänster g", 284).words, *line("b)", 288, x=310).words)
    label, item = Line(1, words, 70.0, 525.0), line("Personal i sju kommuner har utbildats.", 289, x=326)
    assert lay_out([page(1, TITLE, *rows, label, item)]).body[-1].text == f"b) {item.text}"


def test_figures_beside_names_are_no_column_of_text() -> None:
    placed = [
        ("Norra hamnens etapp ett", "2012-11-26 140 varav 2013 106"),
        ("Kvarteret Lotsen i Ulvsby", "2011-03-28 46"),
    ] * 4
    lines = [
        Line(1, (*line(name, 200 + 14 * n).words, *line(figures, 200 + 14 * n, x=250).words), 70.0, 525.0)
        for n, (name, figures) in enumerate(placed)
    ]
    assert "etapp ett 2012-11-26 140" in text(lay_out([page(1, TITLE, *lines)]).body)


def test_a_rule_over_both_columns_parts_what_is_over_it_from_what_is_under() -> None:
    """The heading of a band need not be over columns that begin level: a figure may stand over one of them."""
    first, second = two_columns(200, "a", "b", "c", "d", "e"), two_columns(315, "f", "g", "h", "i", "j")
    second[0] = msgspec.structs.replace(second[0], words=second[0].words[:-7])
    heading = line("Fortsatt arbete", 290, size=14)
    ruled = msgspec.structs.replace(page(1, TITLE, *first, heading, *second), rules=(Rule(70, 285, 525, 286),))
    assert "höger e med text ut till kanten Fortsatt arbete vänster f" in text(lay_out([ruled]).body)


def test_a_header_of_later_pages_says_again_whose_report_it_is() -> None:
    sender, title = line("Älvrike kommun", 40), line("Återrapportering av planen mot våld i hemmet", 90, size=17)
    for again, kind in (
        ("Älvrike kommun, återrapportering våld", ["header"]),
        ("Det fortsatta arbetet i hemmet", []),
    ):
        later = page(2, line(again, 40, page=2), *body(2))
        layout = lay_out([page(1, sender, title, *body(1)), later])
        assert [reason for one, reason in layout.aside if one.page == 2] == kind


def test_titles_of_reports_in_one_file_are_no_running_header() -> None:
    def read(*titles: str) -> list[str]:
        headings = [msgspec.structs.replace(line(one, 60, size=16), page=n) for n, one in enumerate(titles, 1)]
        pages = [page(n, one, *body(n)) for n, one in enumerate(headings, 1)]
        return [one.text for one in lay_out(pages).body if one.size > 12]

    told = [f"Uppföljning av programmet T{part} 2017" for part in (1, 2, 3)]
    assert read(*told) == told[1:]
    assert read(told[0], told[1], told[1]) == [told[1]]
    assert read(told[0], told[0], told[0]) == []


def test_the_number_of_a_page_may_stand_beside_what_its_foot_says() -> None:
    def foot(number: str, x: float) -> str:
        decided, own = line("Antagna av nämnden 2020-02-04", 800), line(number, 800, x=x)
        both = Line(1, (*decided.words, *own.words), 70.0, 525.0)
        return text(lay_out([page(1, TITLE, *body(1), both)]).body)

    assert foot("1", 515) == " ".join(BODY)
    assert "2020-02-04" in foot("7", 515)
    assert "2020-02-04" in foot("1", 225)


def test_the_end_of_a_letterhead_over_the_right_column_is_no_heading_there() -> None:
    place, sender = line("1 Skolnärvaro", 40, size=12), line("Älvhamra kommun", 40, x=440, size=12)
    head = Line(1, (*place.words, *sender.words), 70.0, 525.0)
    left = [line(f"vänster {row} med text fram till mitten", 200 + 14 * row) for row in range(6)]
    right = [line(f"höger {row} med text ut till kanten", 227 + 14 * row, x=310) for row in range(6)]
    layout = lay_out([page(1, head, TITLE, *left, *right)])
    assert text(layout.body).startswith("vänster 0")
    assert "Älvhamra" not in text(layout.body)


def test_a_header_of_later_pages_has_parts_of_the_letterhead_or_the_diary_number() -> None:
    first = [line("Tjänsteutlåtande", 60, x=400, size=8), line("Dnr KS 2021/207", 72, x=400, size=8)]
    repeated = [line("Dnr KS 2021/207", 40, x=400, size=8, page=2), line("Tjänsteutlåtande", 52, size=8, page=2)]
    large = [line("Rapport", 40, page=2), line("Diarienummer KS 2021/207", 52, page=2)]
    for head in (repeated, large):
        found = lay_out([page(1, *first, line("Uppföljning", 120, size=17), *body(1)), page(2, *head, *body(2))])
        assert [one.text for one, kind in found.aside if kind == "header"] == [one.text for one in head]


def test_a_heading_a_little_larger_than_those_beside_it_heads_both_columns() -> None:
    def under(text: str, top: float, x: float, size: float = 10.0) -> Line:
        one = line(text, top, x, size)
        return numbered(one, int(1000 * top + x))

    over = [under(f"rad {n} av den text som står över", 100 + 14 * n, x) for n in range(2) for x in (70, 310)]
    left = [under(f"vänster {n} fyller sin spalt helt", 190 + 14 * n, 70) for n in range(8)]
    right = [under(f"höger {n} fyller sin spalt också", 180 + 14 * n, 310) for n in range(8)]
    heading = under("Läget inom områdena", 160, 70, 11.2)
    read = text(lay_out([page(1, *over, heading, *left, *right)]).body)
    assert read.index("rad 1") < read.index("Läget") < read.index("vänster 0") < read.index("höger 0")


def test_a_box_that_text_runs_round_stands_beside_it_on_the_left_too() -> None:
    def over(text: str, top: float, x: float = 70.0, size: float = 10.0) -> Line:
        return numbered(line(text, top, x, size), int(1000 * top + x))

    wide = [over("text som går över hela sidan och förbi den ruta som står här under", top) for top in (160, 174)]
    inside = [over("rutan säger något annat", 200 + 14 * n, 75, 9) for n in range(3)]
    beside = [over("raden bredvid rutan fortsätter sedan under den", 200 + 14 * n, 240) for n in range(4)]
    under = [
        over("åter en rad som går över hela sidan och förbi den ruta som stod där", top) for top in (260, 274)
    ]
    heading = over("En rubrik står här", 135, 70, 11)
    lines_ = sorted([heading, *wide, *inside, *beside, *under], key=lambda one: one.words[0].top)
    text_, boxed = sidebars(lines_, [Rule(70, 195, 220, 245)])
    assert [one.text for one in boxed] == [one.text for one in inside]
    assert all("rutan säger" not in one.text for one in text_)
    title = over("En rubrik i stor grad", 100, 70, 28)  # however large the first line of the page
    assert len(sidebars([title, *lines_], [Rule(70, 195, 220, 245)])[1]) == len(inside)


def test_a_sidebar_in_a_column_is_of_the_text_beside_it_in_that_column() -> None:
    def at(text: str, top: float, x: float, size: float = 10.0) -> Line:
        return numbered(line(text, top, x, size), int(1000 * top + x))

    left = [at("en rad i den vänstra spalten här", 102 + 14 * n, 70) for n in range(14)]
    over = [at("en rad i den högra spalten här", 100 + 14 * n, 310) for n in range(5)]
    inside = [at("rutan säger annat", 174 + 12 * n, 315, 8) for n in range(4)]
    beside = [at("bredvid rutan", 174 + 14 * n, 420) for n in range(4)]
    lines_ = sorted([*left, *over, *inside, *beside], key=lambda one: one.words[0].top)
    _, boxed = sidebars(lines_, [Rule(310, 168, 412, 225)])
    assert {one.anchor for one in boxed} == {beside[0].words[0].number}


def test_a_sidebar_that_fills_its_column_is_of_the_text_over_it_there() -> None:
    def at(text: str, top: float, x: float, size: float = 10.0) -> Line:
        return numbered(line(text, top, x, size), int(1000 * top + x))

    def row(number: int, right: str) -> Line:
        left = at("en rad i den vänstra spalten som är full", 100 + 14 * number, 90).words
        beside = at(right, 100 + 14 * number, 310).words if right else ()
        return Line(1, (*left, *beside), 90.0, 525.0)

    over = [row(n, "en rad i den högra spalten här") for n in range(4)]
    last = row(4, "och slut.")
    boxed = [at("rutan säger något annat", 180 + 12 * n, 315, 8) for n in range(4)]
    level, under = [row(n, "") for n in range(5, 10)], [row(n, "en rad under rutan") for n in range(10, 14)]
    frame = Rule(310, 174, 470, 231)
    for lines_, tied_to in (([*over, last, *level], last.words[-2]), (level, under[-1].words[0])):
        rows_ = sorted([*lines_, *boxed, *under], key=lambda one: one.words[0].top)
        found = sidebars(rows_, [frame])[1]
        assert {one.anchor for one in found} == {tied_to.number}


def test_a_frame_in_a_font_of_its_own_is_a_sidebar_too() -> None:
    def over(text: str, top: float, number: int, font: str, x: float = 70.0) -> Line:
        found = numbered(line(text, top, x), number)
        words = tuple(msgspec.structs.replace(word, font=font) for word in found.words)
        return msgspec.structs.replace(found, words=words)

    text_ = [
        over("en rad som går över hela sidan i brödtextens grad", 100 + 14 * n, 10 * n, "Serif") for n in range(4)
    ]
    under = [over("åter en sådan rad under rutan", 230 + 14 * n, 100 + 10 * n, "Serif") for n in range(4)]
    for font, is_boxed in (("Sans", True), ("Serif", False)):
        inside = [over("det här säger rutan", 165 + 11 * n, 200 + 10 * n, font, x=300) for n in range(4)]
        found = sidebars([*text_, *inside, *under], [Rule(290, 160, 480, 210)])[1]
        assert [one.text for one in found] == [one.text for one in inside if is_boxed]


def test_a_box_at_the_head_of_a_column_is_of_the_end_of_the_one_before_down_to_a_rule_across_both() -> None:
    def row(number: int) -> Line:
        left = numbered(line("en rad i den vänstra spalten", 180 + 14 * number, 70), 10 * number).words
        right = numbered(line("en rad i den högra spalten", 180 + 14 * number, 310), 500 + 10 * number).words
        return Line(1, (*left, *(right if number > 3 else ())), 70.0, 525.0)

    boxed = [numbered(line("rutan säger något annat", 180 + 11 * n, 315, 8), 900 + 10 * n) for n in range(3)]
    rows_ = sorted([*boxed, *map(row, range(12))], key=lambda one: one.words[0].top)
    frame, across = Rule(310, 174, 470, 216), Rule(70, 180 + 14 * 8 - 2, 525, 180 + 14 * 8 - 1)
    for rules, last in (([frame], 11), ([frame, across], 7)):
        assert {one.anchor for one in sidebars(rows_, rules)[1]} == {row(last).words[0].number}


def test_a_frame_with_smaller_type_is_a_sidebar_also_where_no_text_is_beside_it() -> None:
    text_ = [
        numbered(line("en rad som går över hela sidan i brödtextens grad", 100 + 14 * n), 10 * n) for n in range(4)
    ]
    under = [numbered(line("åter en sådan rad under rutan", 230 + 14 * n), 100 + 10 * n) for n in range(4)]
    for size, is_boxed in ((8.0, True), (10.0, False)):
        sizes = (10.0, size, size, size)  # its heading may be as large as the text
        inside = [
            numbered(line("det här säger rutan", 165 + 11 * n, 300, one), 200 + 10 * n)
            for n, one in enumerate(sizes)
        ]
        found = sidebars([*text_, *inside, *under], [Rule(290, 160, 480, 210)])[1]
        assert [one.text for one in found] == [one.text for one in inside if is_boxed]


def test_a_sum_in_thousands_is_no_number_of_a_page() -> None:
    assert ENDS_IN_NUMBER.search("Ekonomikontoret 3")
    assert not ENDS_IN_NUMBER.search("Beviljat belopp 480 000")


def test_the_end_of_two_columns_may_be_a_few_lines_on_the_last_page() -> None:
    full = two_columns(200, *"abcdefgh")
    last = [msgspec.structs.replace(one, page=2) for one in two_columns(200, *"ij")]
    note = line(
        "En not i mindre grad som går över båda spalterna längst ned på den sista sidan", 700, size=7, page=2
    )
    found = lay_out([page(1, *full), page(2, *last, note)]).body
    assert [one.column for one in found if one.page == 2][:4] == [1, 1, 2, 2]
    # On a page of its own they are cells, or names beside each other.
    assert {one.column for one in lay_out([page(2, *last, note)]).body} == {0}


def test_names_of_columns_that_count_are_no_header_with_the_number_of_the_page() -> None:
    names = line("Station   Kvartal 1   Kvartal 2   Kvartal 3", 60, size=8, page=2)
    over = line("Räddningsnämnden RN 2020/44", 40, size=8, page=2)
    layout = lay_out([page(1, *body(1)), page(2, over, names, *body(2))])
    assert names.text in [one.text for one in layout.body]
    header = line("Räddningsnämnden 2", 60, size=8, page=2)
    assert header.text in [
        one.text for one, _ in lay_out([page(1, *body(1)), page(2, over, header, *body(2))]).aside
    ]


def test_frames_of_one_width_side_by_side_are_cards_and_no_box_beside_the_text() -> None:
    left = [numbered(line("kortet till vänster säger något", 200 + 14 * n, 75), n) for n in range(4)]
    right = [numbered(line("kortet till höger säger annat", 200 + 14 * n, 325), 10 + n) for n in range(4)]
    lines_ = sorted([*left, *right], key=lambda one: one.words[0].top)
    frames = Rule(70, 190, 300, 260), Rule(320, 190, 550, 270)
    assert sidebars(lines_, frames) == (lines_, [])
    assert len(sidebars(lines_, frames[1:])[1]) == 4
    assert len(sidebars(lines_, [Rule(40, 190, 312, 260), frames[1]])[1]) == 4  # of another width


@pytest.mark.parametrize("drawn", ["frames", "edges"])
def test_cards_in_three_columns_are_read_one_by_one(drawn: str) -> None:
    lefts, lines_, rules = (70, 230, 390), [], []
    for row, top in enumerate((200, 400)):
        for column, left in enumerate(lefts):
            if row and column:
                break  # the last row is not full
            texts = [f"Kort {row}{column}", "Läge: klart", "arbetet är gjort här", "och allt är på plats"]
            lines_ += [
                numbered(line(text, top + 16 * n + 2 * column, left + 6), 1000 * row + 100 * column + 10 * n)
                for n, text in enumerate(texts)
            ]
            edges = [Rule(left, top - 10, left + 150, top - 6), Rule(left, top + 80, left + 150, top + 81)]
            rules += edges if drawn == "edges" else [Rule(left, top - 10, left + 150, top + 81)]
    lines_.sort(key=lambda one: one.words[0].top)
    rest, found = cards(lines_, rules)
    assert rest == []
    assert [one.lines[0].text for one in found] == ["Kort 00", "Kort 01", "Kort 02", "Kort 10"]
    assert [one.lines[0].column for one in found] == [1, 2, 3, 1]
    assert cards(lines_, rules[: len(rules) // 2]) == (lines_, [])  # two of them are columns as others are
