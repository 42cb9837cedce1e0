"""What is body text and what is not, and in which order columns are read."""

import msgspec
import pytest

from ingest.layout.cards import cards
from ingest.layout.columns import sidebars
from ingest.layout.front import title
from ingest.layout.lay_out import lay_out
from ingest.layout.paragraphs import join_lines, paragraphs
from ingest.layout.running import ENDS_IN_NUMBER
from ingest.pages.page import Line, Page, Rule, Word

WIDTH, HEIGHT = 595.0, 842.0


def line(text: str, top: float, x: float = 70.0, size: float = 10.0, page: int = 1) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, x, top, x + 5 * len(word), top + size, size))
        x += 5 * len(word) + 3
    return Line(page, tuple(words), 70.0, 525.0)


def page(number: int, *lines: Line) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(sorted(lines, key=lambda one: one.words[0].top)))


def text(lines: tuple[Line, ...]) -> str:
    return join_lines([one.text for one in lines])


BODY = [
    f"Rad {word} i den löpande texten som fyller ut sidan ganska väl åt höger"
    for word in ["ett", "två", "tre", "fyra"]
]


def body(page_number: int) -> list[Line]:
    return [line(row, 200 + 14 * number, page=page_number) for number, row in enumerate(BODY)]


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


def test_the_title_is_the_largest_type_and_what_stands_above_it_is_letterhead() -> None:
    first = page(1, line("Dnr KS 2016/412", 60), line("Lägesrapport våren 2014", 120, size=17), *body(1))
    layout = lay_out([first])
    assert text(layout.title) == "Lägesrapport våren 2014"
    assert [(one.text, reason) for one, reason in layout.aside] == [("Dnr KS 2016/412", "letterhead")]


def test_the_top_of_a_letter_that_counts_its_pages_is_no_title() -> None:
    lines = [line("EKBY KOMMUN YTTRANDE 1 (2)", 30, size=13), line("Redovisning av åtgärder", 90, size=12)]
    assert [one.text for one in title(lines, 10)] == ["Redovisning av åtgärder"]


def test_a_heading_in_nearly_the_same_size_is_not_the_title() -> None:
    title, heading = line("Redovisning av uppföljningar", 80, size=17), line("Läget våren 2014", 120, size=16.8)
    assert text(lay_out([page(1, title, heading, *body(1))]).title) == "Redovisning av uppföljningar"


def test_a_contents_list_is_no_body() -> None:
    rows = [line(f"Avsnitt {n} ............... {n}", 120 + 14 * n) for n in range(1, 4)]
    layout = lay_out([page(1, line("Innehåll", 110), *rows, *body(1))])
    assert text(layout.body) == " ".join(BODY)


def test_columns_are_read_one_after_the_other() -> None:
    left = [f"vänster rad {n} med text fram till mitten" for n in range(8)]
    right = [f"höger rad {n} med text ut till kanten" for n in range(8)]
    rows = []
    for number, (one, other) in enumerate(zip(left, right, strict=True)):
        words = (*line(one, 200 + 14 * number).words, *line(other, 200 + 14 * number, x=310).words)
        rows.append(Line(1, words, 70.0, 525.0))
    heading = line("En rad som går tvärs över båda spalterna och därför läses först av alla raderna", 150)
    assert text(lay_out([page(1, heading, *rows)]).body) == " ".join([heading.text, *left, *right])


def test_a_cover_beside_the_contents_is_no_entry_of_them() -> None:
    entries = [line(f"{number} Kapitel {'. ' * 20} {number}", 80 + 14 * number, x=350) for number in range(1, 4)]
    first = page(
        1, line("Innehåll", 60, x=350, size=14), *entries, line("Delårsrapport augusti 2023", 106, size=20)
    )
    layout = lay_out([first, page(2, *body(2))])
    assert text(layout.title) == "Delårsrapport augusti 2023"
    assert text(layout.body) == " ".join(BODY)


def test_left_and_right_pages_have_one_margin_unless_both_edges_differ() -> None:
    listed = [line(row, 200 + 14 * number, x=98, page=2) for number, row in enumerate(BODY)]
    full = line(BODY[0] + " ytter", 300, x=70, page=1)
    layout = lay_out([page(1, *body(1), full), page(2, *listed)])
    assert {one.left for one in layout.body} == {70.0}
    mirrored = [line(row, 200 + 14 * number, x=98, page=2) for number, row in enumerate(BODY)]
    layout = lay_out([page(1, *body(1)), page(2, *mirrored)])
    assert {(one.page, one.left) for one in layout.body} == {(1, 70.0), (2, 98.0)}


def test_names_with_their_titles_and_the_date_over_them_are_signatures() -> None:
    place = line("Älvhamra den 4 maj 2021", 300)
    first, second = line("Eva-Lena Berg, ordförande", 340), line("Olof Dahl, vice ordförande", 340, x=300)
    signed = Line(1, (*first.words, *second.words), 70.0, 525.0)
    layout = lay_out([page(1, *body(1), place, signed)])
    assert text(layout.body) == " ".join(BODY)
    last = line("Kvar är två åtgärder som Eva Berg, ordförande", 340)
    assert text(lay_out([page(1, *body(1), last)]).body) == " ".join([*BODY, last.text])


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


TITLE = line("Uppföljning av planen", 80, size=24)


def two_columns(top: float, *rows: str) -> list[Line]:
    """Rows in two columns from a height."""
    placed = [(f"vänster {row} med text fram till mitten", f"höger {row} med text ut till kanten") for row in rows]
    return [
        Line(1, (*line(one, top + 14 * n).words, *line(other, top + 14 * n, x=310).words), 70.0, 525.0)
        for n, (one, other) in enumerate(placed)
    ]


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


def numbered(one: Line, first: int) -> Line:
    """A line with its words numbered from the first on."""
    words = tuple(msgspec.structs.replace(word, number=first + n) for n, word in enumerate(one.words))
    return msgspec.structs.replace(one, words=words)


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


def test_a_contents_list_set_as_rows_between_rules_is_no_body() -> None:
    names = ["Förord", "Klimat och energi", "Friska sjöar", "Fortsatt arbete"]
    rows = [
        Line(1, (*line(name, 140 + 20 * n).words, *line(str(n + 2), 140 + 20 * n, x=500).words), 70.0, 525.0)
        for n, name in enumerate(names)
    ]
    rules = tuple(Rule(70.0, 136.0 + 20 * n, 525.0, 136.0 + 20 * n) for n in range(5))
    first = msgspec.structs.replace(page(1, line("Innehåll", 110, size=14), *rows), rules=rules)
    assert text(lay_out([first, page(2, *body(2))]).body) == " ".join(BODY)


def test_an_entry_without_a_page_of_its_own_belongs_to_the_contents_where_the_numbers_go_on() -> None:
    entries = ["Inledning 3", "Uppföljning av målen", "Trygg uppväxt 5", "Klimat och energi 7"]
    rows = [line(entry, 140 + 20 * n) for n, entry in enumerate(entries)]
    after = line("Slutsatser", 230)
    layout = lay_out([page(1, line("Innehåll", 110, size=14), *rows, after), page(2, *body(2))])
    assert text(layout.body) == " ".join([after.text, *BODY])


def test_a_contents_slide_names_no_pages_but_the_headings_to_come() -> None:
    heads = ["Vatten och avlopp", "Gator och belysning", "Bad och idrott"]
    rows = [line(f"{n} {head}", 140 + 20 * n) for n, head in enumerate(heads, 1)]
    slides = [page(n, line(head, 60, size=14), *body(n)) for n, head in enumerate(heads, 2)]
    layout = lay_out([page(1, line("Innehåll", 110, size=14), *rows), *slides])
    assert {one.page for one in layout.body} == {2, 3, 4}
    others = [line(f"{n} rad om något annat", 140 + 20 * n) for n in range(1, 4)]
    layout = lay_out([page(1, TITLE, line("Innehåll", 110, size=14), *others, *body(1)), *slides])
    assert text(layout.body).startswith(" ".join(one.text for one in others))


@pytest.mark.parametrize(("numbers", "aside"), [(["153", "154"], True), (["", "153"], False), (["", "2"], True)])
def test_a_number_far_ahead_of_its_page_counts_pages_where_others_do(numbers: list[str], aside: bool) -> None:
    pages = [
        page(n, *body(n), *([line(number, 800, page=n)] if number else [])) for n, number in enumerate(numbers, 1)
    ]
    assert (numbers[1] not in [one.text for one in lay_out(pages).body]) is aside


def test_a_header_of_later_pages_says_again_whose_report_it_is() -> None:
    sender, title = line("Älvrike kommun", 40), line("Återrapportering av planen mot våld i hemmet", 90, size=17)
    for again, kind in (
        ("Älvrike kommun, återrapportering våld", ["header"]),
        ("Det fortsatta arbetet i hemmet", []),
    ):
        later = page(2, line(again, 40, page=2), *body(2))
        layout = lay_out([page(1, sender, title, *body(1)), later])
        assert [reason for one, reason in layout.aside if one.page == 2] == kind


def test_to_which_meeting_a_report_goes_is_letterhead_and_what_was_said_there_is_text() -> None:
    sent = line("Rapport till utbildningsnämnden, sammanträde 2017-09-19", 110)
    assert text(lay_out([page(1, TITLE, sent, *body(1))]).body) == " ".join(BODY)
    settled = line("Styrelsen 2024-05-23", 110)
    assert text(lay_out([page(1, TITLE, settled, *body(1))]).body) == " ".join(BODY)
    said = line("Rapport till nämnden lämnades den 4 maj 2017. Den togs väl emot.", 110)
    assert text(lay_out([page(1, TITLE, said, *body(1))]).body).startswith(said.text)


@pytest.mark.parametrize(
    "data",
    [
        ["Ekby kommun · Kommunledningsförvaltningen · Utskriftsdatum 2023-10-03"],
        ["Rapport till utbildningsnämnden den 16 februari 2023. Handläggare: Sofia Ek,", "utvecklingsstrateg"],
        ["Version: 2"],
        ["Enheten för digital utveckling | Tomas Ek | 2023-01-19 | RUN 2021-0064"],
        ["Ekby kommun | Parkavdelningen | Ärende 2023-310 | Trafiknämnden den 14 mars 2023"],
        ["Ekby kommun · Tekniska nämnden 2023-09-21 · TN 2023/118"],
        ["Bildningsnämnden 2020-01-29, BUN 2019-301"],
        ["Ekby kommun · Rådet för lokal samverkan · 2016-12-12"],
    ],
)
def test_lines_under_the_title_with_data_alone_are_letterhead(data: list[str]) -> None:
    lines = [line(one, 110 + 13 * row) for row, one in enumerate(data)]
    layout = lay_out([page(1, TITLE, *lines, *body(1))])
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == data
    assert text(layout.body) == " ".join(BODY)


def test_a_line_under_the_title_that_names_a_time_is_a_subtitle_over_a_heading() -> None:
    heading, rest = (
        line("Om redovisningen", 130, size=12),
        [line(one, 160 + 14 * row) for row, one in enumerate(BODY)],
    )
    for said, reasons in (
        ("Björkskolan, läsåret 2020/21", ["letterhead"]),
        ("Hösten 2014", []),
        ("Styrelsen 3 maj 2019", []),
    ):
        layout = lay_out([page(1, TITLE, line(said, 110), heading, *rest)])
        assert [reason for _, reason in layout.aside] == reasons


def test_to_which_item_of_a_meeting_a_report_goes_is_letterhead() -> None:
    heading, rest = line("Inledning", 150, size=12), [line(one, 180 + 14 * row) for row, one in enumerate(BODY)]
    sender = line("Räddningstjänstförbundet i Ekby", 110)
    for said, reasons in (
        ("Till direktionen, ärende 7", ["letterhead"] * 2),
        ("Nämnden har tre mål, punkt 1 till 3", ["letterhead"]),
    ):
        layout = lay_out([page(1, TITLE, sender, line(said, 130), heading, *rest)])
        assert [reason for _, reason in layout.aside] == reasons


@pytest.mark.parametrize(
    "said",
    [
        "Ekby kommun · Tryggare ute · Utskriftsdatum 2023-10-03",
        "Ekby kommun · Området vid ån · Utskriftsdatum 2023-10-03",
        "Handläggare: alla var på plats i maj.",
    ],
)
def test_lines_under_the_title_that_say_more_are_text(said: str) -> None:
    assert text(lay_out([page(1, TITLE, line(said, 110), *body(1))]).body).startswith(said)


def test_an_address_at_the_foot_and_a_diary_number_alone_are_letterhead_whatever_their_size() -> None:
    foot = line("Kommunledningskontoret, 455 88 Sjöhamra, tel 0500-00 00 00", 810)
    layout = lay_out([page(1, TITLE, line("Dnr MK 2011-0912", 110), *body(1), foot)])
    assert text(layout.body) == " ".join(BODY)
    told = line("Synpunkter lämnas på tel 0500-00 00 00", 810)
    assert text(lay_out([page(1, TITLE, *body(1), told)]).body).endswith(told.text)


def test_notes_over_an_address_in_small_type_are_text() -> None:
    note, street = line("1. Avser 31 av 58 ombud.", 745, size=8), line("Box 80, Kvarnstad", 794, size=8)
    foot = line("www.ekby.example", 804, size=8)
    layout = lay_out([page(1, TITLE, *body(1), note, street, foot)])
    assert text(layout.body).endswith(note.text)
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == [street.text, foot.text]


def test_the_trail_of_links_and_the_foot_of_a_web_page_are_set_aside() -> None:
    trail = line("Start › Kommun och politik › Uppföljning", 150)
    foot = [line("Sidan uppdaterad: 2022-09-05", 400), line("Hjälpte informationen dig? Ja Nej", 420)]
    site = line("Besök Kontakt Om webbplatsen", 470)
    layout = lay_out([page(1, TITLE, trail, *body(1), *foot, site)])
    assert text(layout.body) == " ".join(BODY)
    assert [reason for _, reason in layout.aside] == ["header", "footer", "footer", "footer"]
    goes_on = line("Sidansvarig är den som svarar för att texten stämmer.", 470)
    layout = lay_out([page(1, TITLE, *body(1), foot[0], goes_on)])
    assert text(layout.body).endswith(goes_on.text)


def test_the_table_of_a_document_s_own_data_is_letterhead_and_other_tables_are_not() -> None:
    def ruled(*rows: tuple[str, str]) -> Page:
        placed = [
            Line(1, (*line(name, 140 + 20 * n).words, *line(said, 140 + 20 * n, x=200).words), 70.0, 525.0)
            for n, (name, said) in enumerate(rows)
        ]
        across = [Rule(70.0, 136.0 + 20 * n, 525.0, 136.0 + 20 * n) for n in range(len(rows) + 1)]
        down = [Rule(x, 136.0, x, 136.0 + 20 * len(rows)) for x in (70.0, 195.0, 525.0)]
        return msgspec.structs.replace(page(1, TITLE, *placed, *body(1)[2:]), rules=(*across, *down))

    data = ruled(("Dokumenttyp", "Riktlinje"), ("Beslutad av", "Nämnden"), ("Gäller från:", "2020-07-01"))
    layout = lay_out([data])
    assert not [one for one in layout.body if one.cell]
    assert [reason for _, reason in layout.aside] == ["letterhead"] * 6
    other = ruled(("Åtgärd", "Status"), ("Dokument", "Klart"), ("Handläggare", "Pågår"), ("Version", "Klar"))
    assert len([one for one in lay_out([other]).body if one.cell]) == 8


def test_the_boxes_of_a_form_have_the_names_of_its_data_in_smaller_type_over_them() -> None:
    boxes = [("Nämnd", "Skolnämnden"), ("Diarienummer", "REV 2022/31"), ("Kontaktperson", "Annelie Sundh")]
    placed = [
        cell
        for n, (name, said) in enumerate(boxes)
        for cell in (
            line(name, 140 + 30 * (n // 2), x=75 + 200 * (n % 2), size=7),
            line(said, 149 + 30 * (n // 2), x=75 + 200 * (n % 2)),
        )
    ]
    across = [Rule(70.0, y, 525.0, y) for y in (136.0, 166.0, 196.0)]
    down = [Rule(x, 136.0, x, 196.0) for x in (70.0, 270.0, 525.0)]
    form = msgspec.structs.replace(page(1, TITLE, *placed, *body(1)[2:]), rules=(*across, *down))
    assert text(lay_out([form]).body) == " ".join(BODY[2:])


def test_a_letterhead_in_the_margin_is_no_note() -> None:
    def beside(*said: str) -> str:
        notes = [line(one, 200 + 10 * row, x=20, size=7) for row, one in enumerate(said)]
        rows = [line(" ".join(BODY[row % 4].split()[:-3]), 200 + 14 * row, x=150) for row in range(9)]
        apart = [numbered(one, 20 * row) for row, one in enumerate([*notes, *rows])]
        return text(lay_out([page(1, TITLE, *apart)]).body)

    assert "MBN" not in beside("Diarienummer", "MBN 2018-066", "Kontakt", "Eva Lind")
    assert "Fyra gånger" in beside("Fyra gånger", "om året mäts", "utsläppen i", "kommunen.")


def test_contacts_beside_the_text_are_no_headings_of_it() -> None:
    said = "Regionkontoret", "Besöksadress", "Slottsgatan 18", "Telefon", "021-44 00 00", "E-post", "info@ek.se"
    notes = [line(one, 60 + 20 * row, x=20, size=8) for row, one in enumerate(said)]
    other = [line(one, 400 + 40 * row, x=20, size=11) for row, one in enumerate(("Skola", "Vård", "Väg"))]
    rows = [line(" ".join(BODY[row % 4].split()[:-3]), 60 + 14 * row, x=150) for row in range(35)]
    apart = [numbered(one, 20 * row) for row, one in enumerate([*notes, *other, *rows])]
    layout = lay_out([page(1, *apart)])
    assert sorted(line.text for line, kind in layout.aside if kind == "letterhead") == sorted(said)
    assert "Skola" in text(layout.body)
    right = [line(one, 60 + 20 * row, x=480, size=8) for row, one in enumerate(said)]
    short = [line(" ".join(BODY[row % 4].split()[:-3]), 60 + 14 * row, x=70) for row in range(35)]
    beside = lay_out([page(1, *(numbered(one, 20 * row) for row, one in enumerate([*right, *short])))])
    assert sorted(line.text for line, kind in beside.aside if kind == "letterhead") == sorted(said)


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


def test_a_later_cover_is_letterhead_but_for_its_title_and_round() -> None:
    def cover(number: int, part: int) -> Page:
        rows = (
            ("Vallinge kommun", 80.0, 13.0),
            ("Omsorgsplanen", 300.0, 30.0),
            (f"Tertialrapport T{part} 2019", 340.0, 16.0),
        )
        below = line(f"Socialnämnden 2019-0{4 * part}-18", 600, page=number), line("SN 2019/17", 614, page=number)
        return page(number, *(line(text, top, size=size, page=number) for text, top, size in rows), *below)

    layout = lay_out([cover(1, 1), page(2, *body(2)), cover(3, 2), page(4, *body(4))])
    assert [one.text for one in layout.body if one.page == 3] == ["Omsorgsplanen", "Tertialrapport T2 2019"]


def test_a_logo_that_was_read_as_letters_is_no_title_on_a_scanned_page() -> None:
    """Its letters are larger than the title's; a title is words."""
    read = [
        line("\ufffd 4) Stad", 40, x=400, size=20.0),
        line("Missiv till granskningen", 100, size=17.0),
        *body(1),
    ]
    scanned = msgspec.structs.replace(page(1, *read), scanned=True)
    assert text(lay_out([scanned]).title) == "Missiv till granskningen"


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
