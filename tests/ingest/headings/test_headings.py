"""Headings: their levels, which of them head areas, and how sure that is."""

import msgspec
import pytest

from ingest.headings.mark import marked
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Cell, Line, Word
from ingest.parts.split import split
from tests.ingest.made_headings import LEADING, TEXT, line, roles


def test_areas_are_what_larger_headings_do_not_hold() -> None:
    assert roles(
        line("Inledning", 1, 14, True),
        line(TEXT, 2),
        line("Trygghet", 3, 14, True),
        line(TEXT, 4),
        line("Satsningar i skolan", 5, 10, True),
        line(TEXT, 6),
        line("Service", 7, 14, True),
        line(TEXT, 8),
    ) == [("general", None), ("area", "Trygghet"), ("inner", None), ("area", "Service")]


def test_a_heading_without_text_of_its_own_holds_areas() -> None:
    assert roles(
        line("Uppföljning av målen", 1, 14, True),
        line("Trygghet", 2, 10, True),
        line(TEXT, 3),
        line("Service", 4, 10, True),
        line(TEXT, 5),
    )[1:] == [("area", "Trygghet"), ("area", "Service")]


def test_what_comes_again_under_every_area_divides_it() -> None:
    found = roles(
        *(
            one
            for place, name in enumerate(("Trygghet", "Service"))
            for one in (
                line(name, 10 * place + 1, 14, True),
                line("Nuläge", 10 * place + 2, 12, True),
                line(TEXT, 10 * place + 3),
                line("Nästa åtgärd", 10 * place + 4, 12, True),
                line(TEXT, 10 * place + 5),
            )
        )
    )
    assert [one for one in found if one[0] == "area"] == [("area", "Trygghet"), ("area", "Service")]


def test_on_the_level_of_what_comes_again_all_divides_and_what_holds_it_alike_is_gathered() -> None:
    names, read = ("Kommunstyrelsen", "Bildningsnämnden", "Socialnämnden"), []
    for place, name in enumerate(names):
        read += [line(name, 10 * place + 10, 14, True)]
        for row, inside in enumerate(("Perioden i korthet", "Måluppfyllelse")):
            read += [line(inside, 10 * place + 2 * row + 11, 12, True), line(TEXT, 10 * place + 2 * row + 12)]
    assert roles(
        line("Förvaltningsberättelse", 1, 18, True),
        line("Sammanfattning", 2, 12, True),
        line(TEXT, 3),
        line("God hushållning", 4, 12, True),
        line(TEXT, 5),
        line("Nämndernas verksamhet", 6, 18, True),
        line(TEXT, 7),
        *read,
        line("Framåtblick", 40, 12, True),
        line(TEXT, 41),
        line("Ekonomisk redovisning", 42, 18, True),
        line("Principer", 43, 12, True),
        line(TEXT, 44),
    ) == [
        *[("general", None)] * 4,
        *[one for name in names for one in (("area", name), ("inner", None), ("inner", None))],
        ("inner", None),
        *[("general", None)] * 2,
    ]


def test_the_only_heading_that_is_no_chapter_gathers_the_titles_right_under_it() -> None:
    titles = [
        one
        for place, name in enumerate(("Folkbibliotek", "Kulturskola", "Fritidsgårdar"))
        for one in (line(name, 2 * place + 4, 12, True), line(TEXT, 2 * place + 5))
    ]
    found = roles(
        line("Året i korthet", 1, 15, True), line(TEXT, 2), line("Verksamheterna", 3, 15, True), *titles,
        line("Ekonomi", 20, 15, True), line(TEXT, 21),
    )  # fmt: skip
    assert [role for role, _ in found] == ["general", "general", "area", "area", "area", "general"]


def test_the_names_of_columns_are_no_heading_where_one_goes_on_under_it() -> None:
    def spaced(row: int, *words: tuple[str, float]) -> Line:
        found = [Word(text, x, LEADING * row, x + 40, LEADING * row + 10, 10.0, True) for text, x in words]
        return Line(1, tuple(found), 60.0, 540.0)

    names = spaced(3, ("Skola", 60.0), ("Elever", 200.0), ("Lärare", 340.0)), spaced(4, ("behöriga", 340.0))
    assert roles(line("Skolorna", 1, 14, True), line(TEXT, 2), *names, line(TEXT, 5)) == [("area", "Skolorna")]


def test_italics_in_the_size_of_the_text_divide_areas_in_bold_that_is_smaller() -> None:
    read = []
    for row, (area, inside) in enumerate((("Område I – Ledning", "Nuläge"), ("Område II – Stöd", "Bedömning"))):
        read += [line(area, 6 * row, 9.5, True, font="Sans"), line(TEXT, 6 * row + 1)]
        for place, title in enumerate((inside, "Vidtagna åtgärder")):
            read += [line(title, 6 * row + 2 * place + 2, font="Italic"), line(TEXT, 6 * row + 2 * place + 3)]
    inner = [("inner", None), ("inner", None)]
    assert roles(*read) == [("area", "I"), *inner, ("area", "II"), *inner]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("3.1 Syfte", "3.1"),
        ("Åtgärdsområde III – Service", "III"),
        ("2 Ekonomi i balans", "2"),
        ("Punkt 4: Mark", "4"),
    ],
)
def test_a_number_always_heads_an_area(text: str, name: str) -> None:
    assert roles(line(text, 1, 12, True), line(TEXT, 2)) == [("area", name)]


def test_a_number_does_not_make_an_area_of_what_every_report_has() -> None:
    read = [line("1 Inledning", 1, 14, True), line("1.1 Metod", 2, 12, True), line(TEXT, 3)]
    read += [line("2 Uppföljda granskningar", 4, 14, True), line("2.1 Upphandling", 5, 12, True), line(TEXT, 6)]
    read += [line("2.2 Syfte", 7, 12, True), line(TEXT, 8), line("3 Slutsatser", 9, 14, True), line(TEXT, 10)]
    assert roles(*read) == [
        ("general", None),
        ("general", None),
        ("area", "2"),
        ("area", "2.1"),
        ("area", "2.2"),
        ("general", None),
    ]


def test_a_word_that_says_nothing_heads_an_area_where_it_is_counted_among_those_of_each_round() -> None:
    def reported(*headings: str) -> list[tuple[str, str | None]]:
        rounds = (("Läget hösten 2015", 16.0), *((one, 12.0) for one in headings))
        again = (("Läget våren 2016", 16.0), *((one, 12.0) for one in headings))
        lines = (line(text, row, size, True) for row, (text, size) in enumerate((*rounds, *again)))
        return [one for one in roles(*lines) if one[0] != "round"]

    assert reported("I. Dialog", "II. Uppföljning") == [("area", "I"), ("area", "II")] * 2
    chapters = reported("I. Inledning", "II. Dialog", "III. Uppföljning")
    assert [role for role, _ in chapters] == ["general", "area", "general"] * 2


def test_letters_head_areas_where_there_are_several() -> None:
    read = [line("A Tjänster", 1, 14, True), line(TEXT, 2), line("B Öppna data", 3, 14, True), line(TEXT, 4)]
    assert roles(*read) == [("area", "A"), ("area", "B")]
    assert roles(line("Å Strand", 1, 14, True), line(TEXT, 2)) == [("area", "Å Strand")]


def test_a_number_over_a_heading_is_its_own() -> None:
    read = [line("MÅL 1", 1, 9, True), line("Trygg uppväxt", 2, 14, True), line(TEXT, 3)]
    assert roles(*read) == [("area", "1")]
    assert roles(line("B", 1, 24, True), line("Trygg uppväxt", 2, 14, True), line(TEXT, 3)) == [
        ("area", "B Trygg uppväxt")  # one letter alone may be a word
    ]


def test_what_stands_under_several_numbers_is_no_title() -> None:
    read = [
        one
        for row in (1, 11)
        for one in (
            line(f"Rekommendation {row}", row, 14, True),
            line("Åtgärd", row + 1, 11, True),
            line(TEXT, row + 2),
        )
    ]
    found = marked(paragraphs(read), 10.0, "Titel", 18.0)
    assert [one.area.title for one in found if one.area] == [None, None]
    assert [one.role for one in found if one.paragraph.text == "Åtgärd"] == ["inner", "inner"]


def test_what_somebody_said_in_larger_type_is_no_heading() -> None:
    said = line("”Jag stannade för att någon frågade.” Pojke, 17 år", 3, 12)
    assert roles(line("A. Skola", 1, 14, True), line(TEXT, 2), said, line(TEXT, 4)) == [("area", "A")]


def test_a_heading_that_gathers_areas_is_none() -> None:
    read = [line("Uppföljning av insatserna", 1, 14, True), line(TEXT, 2)]
    read += [line("Heltid som norm", 3, 11, True), line(TEXT, 4), line("Resursteam", 5, 11, True), line(TEXT, 6)]
    read += [line("Förvaltningens bedömning", 7, 14, True), line(TEXT, 8)]
    areas = [("area", "Heltid som norm"), ("area", "Resursteam")]
    assert roles(*read) == [("general", None), *areas, ("general", None)]


@pytest.mark.parametrize(("number", "role"), [("", "general"), ("2 ", "area")])
def test_what_was_given_to_do_is_gathered_unless_it_is_counted(number: str, role: str) -> None:
    given = f"{number}Uppdrag från fullmäktige"
    read = [line("Ekonomi", 0, 14, True), line(TEXT, 1), line(given, 2, 14, True), line(f"{TEXT} Ett är kvar.", 3)]
    for row, title in enumerate(("Utreda skolskjuts", "Minska matsvinnet", "Bygga ut omsorgen")):
        read += [line(title, 2 * row + 4, 10.5, True), line(TEXT, 2 * row + 5)]
    assert roles(*read)[1][0] == role


def test_titles_that_begin_paragraphs_are_gathered_too() -> None:
    found = sections_of(
        line("Läget våren 2014", 0, 14, True),
        line("Läget i uppdragen", 1, 12, True),
        line(f"Bredband. {TEXT}", 2, first_bold=1),
        line(f"Lokaler. {TEXT}", 4, first_bold=1),
    )
    assert [area for _, area, _ in found] == ["None Bredband", "None Lokaler"]


def test_words_that_are_stressed_are_no_titles() -> None:
    found = sections_of(
        line("Läget våren 2014", 0, 14, True),
        line("Undantaget prövas på nytt i vår.", 2, first_bold=1),
        line("Målet nås inte under den här perioden.", 4, first_bold=1),
    )
    assert [area for _, area, _ in found] == [""]


def test_a_general_heading_as_high_as_a_round_ends_it() -> None:
    found = sections_of(
        line("Läget våren 2014", 0, 14, True),
        line("Trygghet", 1, 11, True),
        line(TEXT, 2),
        line("Läget hösten 2014", 3, 14, True),
        line("Trygghet", 4, 11, True),
        line(TEXT, 5),
        line("Slutsatser", 6, 14, True),
        line(TEXT, 7),
    )
    assert [told for told, _, _ in found] == ["våren 2014", "hösten 2014", None]


def test_rounds_without_a_year_have_that_of_the_heading_over_them() -> None:
    found = sections_of(
        line("2014", 0, 16, True),
        line("Tertial 1", 1, 13, True),
        line(TEXT, 2),
        line("Tertial 2", 3, 13, True),
        line(TEXT, 4),
    )
    assert [told for told, _, _ in found] == ["tertial 1 2014", "tertial 2 2014"]


def test_how_sure_and_why_is_said_in_words() -> None:
    body = (line("Läget hösten 2014", 1, 13, True), line("Service", 2, 10, True), line(TEXT, 3))
    found = split(Layout((line("Lägesrapporter", 0, 18, True),), body, ()), "x")
    (told,), area = found.rounds, found.sections[0].area
    assert (told.confidence, told.reason) == (0.95, "fet rubrik, större än brödtexten, ”hösten 2014”")
    assert area
    assert area.reason == "fet rubrik i brödtextens storlek, utan nummer, ”Service”"
    assert area.confidence < told.confidence


def in_italics(text: str, row: int) -> Line:
    return line(text, row, font="Serif-Italic")


AREAS = ("Bemötande", "Boende för äldre", "Barn och unga")


def test_lines_in_a_font_of_their_own_are_headings() -> None:
    read = [one for row, area in enumerate(AREAS) for one in (in_italics(area, 2 * row), line(TEXT, 2 * row + 1))]
    assert roles(*read) == [("area", area) for area in AREAS]
    assert roles(*read[:4]) == []  # two of them may be chance


def number_in_type_of_text(one: Line) -> Line:
    number = msgspec.structs.replace(one.words[0], font="Serif")
    return msgspec.structs.replace(one, words=(number, *one.words[1:]))


def test_lines_in_a_font_of_their_own_may_be_numbered() -> None:
    numbers = "124"
    read = [
        one
        for row, (number, area) in enumerate(zip(numbers, AREAS, strict=True))
        for one in (in_italics(f"{number}. {area}", 2 * row), line(TEXT, 2 * row + 1))
    ]
    assert roles(*read) == [("area", number) for number in numbers]
    plain = [number_in_type_of_text(one) if row % 2 == 0 else one for row, one in enumerate(read)]
    assert roles(*plain) == [("area", number) for number in numbers]
    bracketed = in_italics("5. Hälsa (ägardirektiv)", 7), line(TEXT, 8)
    assert roles(*read, *bracketed)[-1] == ("area", "5")
    items = [
        one for row, n in enumerate("abc") for one in (in_italics(f"{n}) Bad", 2 * row), line(TEXT, 2 * row + 1))
    ]
    assert roles(*items) == []


def test_a_font_that_has_running_text_makes_no_headings() -> None:
    read = [one for row, area in enumerate(AREAS) for one in (in_italics(area, 2 * row), line(TEXT, 2 * row + 1))]
    assert roles(*read, in_italics(TEXT, 7), in_italics(TEXT, 8)) == []


@pytest.mark.parametrize(
    ("spaces", "areas"),
    [((3, 3, 3), 3), ((90, 90, 90), 0), ((12, 12, 3), 0), ((12, 12, 9), 3)],  # wide beside what is usual
)
def test_rows_of_a_table_without_rules_are_no_headings(spaces: tuple[float, ...], areas: int) -> None:
    def in_columns(text: str, row: int) -> Line:
        first, *others = in_italics(text, row).words
        words = [first]
        for word, space in zip(others, spaces, strict=True):
            x0 = words[-1].x1 + space
            words.append(msgspec.structs.replace(word, x0=x0, x1=x0 + word.x1 - word.x0))
        return msgspec.structs.replace(in_italics(text, row), words=tuple(words))

    names = ("Ändamål Budget Utfall helår", "Mått Målnivå Prognos helår", "Kommun Deltagare Avslut helår")
    read = [one for row, n in enumerate(names) for one in (in_columns(n, 2 * row), line(TEXT, 2 * row + 1))]
    assert len(roles(*read)) == areas


def test_captions_are_no_headings() -> None:
    names = ("Tabell A", "Figur B", "Källa C")
    assert (
        roles(*(one for row, n in enumerate(names) for one in (in_italics(n, 2 * row), line(TEXT, 2 * row + 1))))
        == []
    )


def test_the_name_of_a_table_with_its_number_is_no_heading_in_bold_either() -> None:
    for name in ("Tabell 1. Deltagare januari–augusti", "Tabell 2 Resultat", "Diagram 3: Sjukfrånvaro"):
        assert roles(line(name, 0, bold=True), line(TEXT, 1)) == []
    assert roles(line("Tabeller och diagram", 0, bold=True), line(TEXT, 1)) != []


def sections_of(*lines: Line) -> list[tuple[str | None, str, str]]:
    found = split(Layout((line("Uppföljning av programmet", -5, 18),), lines, ()), "Titel")
    labels = [told.label for told in found.rounds]
    return [
        (
            None if one.round is None else labels[one.round],
            f"{one.area.label} {one.area.title}" if one.area else "",
            one.text[:20],
        )
        for one in found.sections
    ]


def test_rounds_in_the_type_of_the_text_stand_inside_areas() -> None:
    read = []
    for row, area in enumerate(("Område A: Trygghet", "Område B: Service", "Område C: Klimat")):
        read += [line(area, 10 * row, 13, True), line("Våren 2014", 10 * row + 1), line(TEXT, 10 * row + 2)]
        read += [line("Hösten 2014", 10 * row + 4), line(TEXT, 10 * row + 5)]
    assert [(told, area) for told, area, _ in sections_of(*read)] == [
        (told, area) for area in ("A Trygghet", "B Service", "C Klimat") for told in ("våren 2014", "hösten 2014")
    ]


def test_titles_of_list_items_may_be_in_the_type_of_the_text() -> None:
    read = [line("Läget våren 2014", 0, 13, True)]
    for row, title in enumerate(("I. Samordnad vård", "II. Ortens utveckling", "III. Vägar och vatten")):
        read += [line(title, 3 * row + 1), line(TEXT, 3 * row + 2, x=90.0)]
    found = [(area, text) for _, area, text in sections_of(*read)]
    assert found == [
        (area, TEXT[:20]) for area in ("I Samordnad vård", "II Ortens utveckling", "III Vägar och vatten")
    ]


def test_a_chapter_leaves_the_areas_to_those_that_go_on_with_its_number() -> None:
    chapters = ("2 Målområden", "3 Uppföljning av rekommendationer", "2 Prioriterade insatser")
    for chapter in chapters:
        parts = [f"{chapter[0]}.{n} {title}" for n, title in ((1, "Trygg skola"), (2, "God vård"))]
        body = [
            row
            for n, part in enumerate(parts)
            for row in (line(part, 2 * n + 2, 12, bold=True), line(TEXT, 2 * n + 3))
        ]
        other = line("4 Skolskjutsar", 9, 14, bold=True), line(TEXT, 10)
        found = roles(line(chapter, 0, 14, bold=True), line(TEXT, 1), *body, *other)
        assert [role for role, _ in found] == ["general", "area", "area", "area"]


@pytest.mark.parametrize(("said", "role"), [(TEXT, "general"), (f"{TEXT} Arbetet fortsätter.", "area")])
def test_a_chapter_leaves_the_areas_to_the_rows_under_it_unless_it_tells_of_itself(said: str, role: str) -> None:
    cells = [("Nr", "Åtgärd", "Ansvarig", "Läge"), ("1.1", "Skyfall", "VD", TEXT), ("1.2", "Ras", "VD", TEXT)]
    table = [
        msgspec.structs.replace(line(text, 4 + row, x=60.0 + 100 * n), cell=Cell(0, row, n, 4))
        for row, texts in enumerate(cells)
        for n, text in enumerate(texts)
    ]
    assert roles(line("1 Klimat", 1, 14, bold=True), line(said, 2), *table)[0][0] == role


@pytest.mark.parametrize(("chapter", "role"), [("2 Resultat", "general"), ("2 Grundskola", "area")])
def test_a_chapter_that_gathers_in_words_leaves_the_areas_to_rows_without_numbers(chapter: str, role: str) -> None:
    cells = [("Kontrollområde", "Nuläge"), ("Loggar", TEXT), ("Behörigheter", TEXT)]
    table = [
        msgspec.structs.replace(line(text, 2 + row, x=60.0 + 100 * n), cell=Cell(0, row, n, 2))
        for row, texts in enumerate(cells)
        for n, text in enumerate(texts)
    ]
    called = line("Tabell 1. Resultat per område. Se även bilagan.", 6)
    assert roles(line(chapter, 1, 14, bold=True), *table, called)[0][0] == role


def test_what_has_a_name_before_its_number_is_counted_apart_from_the_chapters() -> None:
    named = line("Rekommendation 1. Säkra granskningen", 2, 12, bold=True), line(TEXT, 3)
    found = roles(line("1 Inledning", 0, 14, bold=True), line(TEXT, 1), *named)
    assert [role for role, _ in found] == ["general", "area"]


@pytest.mark.parametrize("chapter", ["2 Kund och uppdrag", "2 Grundskola"])
def test_a_chapter_that_is_followed_up_itself_is_an_area(chapter: str) -> None:
    parts = line("2.1 Måltider", 2, 12, bold=True), line(TEXT, 3), line("2.2 Lokalvård", 4, 12, bold=True)
    other = line("4 Skolskjutsar", 6, 14, bold=True), line(TEXT, 7)
    found = roles(line(chapter, 0, 14, bold=True), line(TEXT, 1), *parts, line(TEXT, 5), *other)
    assert [role for role, _ in found] == ["area"] * 4


def test_headings_of_the_frame_stand_round_the_areas() -> None:
    areas = [
        row
        for n, title in enumerate(("Åtgärdsområde I – Schema", "Åtgärdsområde II – Hot"))
        for row in (line(title, 2 * n + 2, 13, bold=True), line(TEXT, 2 * n + 3))
    ]
    last = line("Fortsatt arbete", 6, bold=True), line(TEXT, 7)
    framed = roles(line("Ärendet", 0, bold=True), line(TEXT, 1), *areas, *last)
    assert [role for role, _ in framed] == ["general", "area", "area", "general"]
    assert [role for role, _ in roles(*areas, *last)] == ["area", "area", "inner"]


def test_what_follows_areas_that_are_called_so_is_none() -> None:
    called = [line("Område 1. Byggnader", 0, 13, bold=True), line("Område 2. Gator", 2, 13, bold=True)]
    found = roles(called[0], line(TEXT, 1), called[1], line(TEXT, 3), line("Kostnader", 4, 13, bold=True))
    assert [role for role, _ in found] == ["area", "area", "general"]


def test_numbers_under_the_heading_of_an_area_are_its_items() -> None:
    lines = [
        line("Verksamhetsåret", 0, 18),
        line("Uppföljning hösten 2014", 1, 15, bold=True),
        line("Område 1. Byggnader", 2, 13, bold=True),
        line("1. Byggnaderna är inventerade.", 3, x=75),
        line("2. Hörslingor saknas.", 4, x=75),
        line("Uppföljning våren 2015", 5, 15, bold=True),
        line("Område 1. Byggnader", 6, 13, bold=True),
        line("1. Byggnaderna är mätta.", 7, x=75),
    ]
    parts = split(Layout((lines[0],), tuple(lines[1:]), ()), "fil").sections
    assert [(one.area.name if one.area else None, one.item) for one in parts] == [
        ("1", "1"),
        ("1", "2"),
        ("1", "1"),
    ]


@pytest.mark.parametrize(
    ("again", "role"),
    [
        ("2 Service, forts.", "title"),
        ("2 Service (fortsättning)", "title"),
        ("Forts. 2 Service", "title"),
        ("2 Service – forts. från sidan 3", "title"),
        ("3 Trygghet, forts.", "area"),
    ],
)
def test_a_heading_that_an_area_goes_on_begins_none(again: str, role: str) -> None:
    found = marked(
        paragraphs([line("2 Service", 0, 14, bold=True), line(TEXT, 1), line(again, 2, 14, bold=True)]),
        10,
        "Titel",
        18,
    )
    assert found[-1].role in (role, "text" if role == "area" else role)


@pytest.mark.parametrize("again", ["2. Klimat (forts.)", "2. Klimat, forts.", "2. Klimat"])
def test_an_area_whose_heading_comes_again_is_one_section(again: str) -> None:
    headings = ["1. Skola", "2. Klimat", again, "3. Vård"]
    body = [
        one
        for row, heading in enumerate(headings)
        for one in (line(heading, 2 * row, 12, True), line(TEXT, 2 * row + 1))
    ]
    found = split(Layout((line("Uppföljning 2019", -5, 18),), tuple(body), ()), "Titel").sections
    assert [(one.area.title if one.area else None, one.text.count("Nämnden")) for one in found] == [
        ("Skola", 1),
        ("Klimat", 2),
        ("Vård", 1),
    ]


def titled(title: str, row: int) -> Line:
    """A paragraph that a bold title begins."""
    return line(f"{title}. {TEXT}", row, first_bold=len(title.split()))


def named(*lines: Line) -> list[tuple[str, str]]:
    """The title of each section's area, and its text."""
    found = split(Layout((line("Uppföljning av programmet 2018", -5, 18),), lines, ()), "Titel")
    return [((one.area.title or "") if one.area else "", one.text) for one in found.sections]


def test_titles_that_begin_paragraphs_are_the_areas_where_every_heading_is_right_over_some() -> None:
    city = [line("Levande stad", 1, 14, True), titled("Belysning", 2), titled("Torghandel", 3), line(TEXT, 4)]
    box = [line("Så mäter vi", 5, 9, True), line(TEXT, 6), titled("Lekplatser", 7)]
    building = [line("Hållbart byggande", 8, 14, True), titled("Bygglov", 9), titled("Detaljplaner", 10)]
    round_them = line("Sammanfattning", -1, 14, True), line(TEXT, 0), line("Ekonomi", 11, 14, True), line(TEXT, 12)
    lines = [*round_them[:2], *city, *box, *building, *round_them[2:]]
    assert named(*lines) == [
        ("", TEXT),
        ("Belysning", TEXT),
        ("Torghandel", f"{TEXT} {TEXT} Så mäter vi {TEXT}"),
        ("Lekplatser", TEXT),
        ("Bygglov", TEXT),
        ("Detaljplaner", TEXT),
        ("", TEXT),
    ]


@pytest.mark.parametrize(
    "under",
    [
        [titled("Belysning", 5), titled("Torghandel", 6)],  # the same again: they divide the areas
        [titled("Nuläge", 5), titled("Bygglov", 6)],
        [line(TEXT, 5), titled("Bygglov", 6), titled("Detaljplaner", 7)],  # it tells of itself
        [titled("Bygglov", 5), line(TEXT, 6)],
        [line(TEXT, 5)],
    ],
)
def test_where_a_heading_has_text_of_its_own_titles_that_begin_paragraphs_are_in_its_area(
    under: list[Line],
) -> None:
    city = [line("Levande stad", 1, 14, True), titled("Belysning", 2), titled("Torghandel", 3)]
    found = named(*city, line("Hållbart byggande", 4, 14, True), *under)
    assert [area for area, _ in found] == ["Levande stad", "Hållbart byggande"]


def test_headings_that_say_what_is_told_of_times_and_come_again_are_rounds_in_areas() -> None:
    def labels(first: str, last: str) -> list[str]:
        found = []
        for row, area in enumerate(("1. Upphandling", "2. Utbildning")):
            found += [
                line(area, 10 * row, 14, True),
                line(first, 10 * row + 1, 12, True),
                line(TEXT, 10 * row + 2),
            ]
            found += [line(last, 10 * row + 4, 12, True), line(TEXT, 10 * row + 5)]
        return [one.round.label for one in marked(paragraphs(found), 10.0, "Titel", 18.0) if one.round]

    both = ["hösten 2023", "våren 2024"] * 2
    assert labels("Revisorernas bedömning hösten 2023", "Förvaltningens kommentar våren 2024") == both
    assert labels("Rekommendation", "Förvaltningens kommentar våren 2024") == []
    assert labels("Förvaltningens kommentar våren 2023", "Förvaltningens kommentar våren 2023") == []


def test_sizes_that_differ_by_rounding_are_one_level() -> None:
    def named(*sizes: float) -> list[str | None]:
        titles = zip(("Trygg skola", "Ren luft", "Fler i arbete"), sizes, strict=True)
        lines = [one for row, (title, size) in enumerate(titles) for one in headed(title, size, 2 * row)]
        return [name for role, name in roles(*lines) if role == "area"]

    def headed(title: str, size: float, row: int) -> tuple[Line, Line]:
        return line(title, row, size, True), line(TEXT, row + 1)

    assert named(14.2, 14.3, 14.2) == ["Trygg skola", "Ren luft", "Fler i arbete"]
    assert named(16.0, 14.0, 16.0) == ["Trygg skola", "Fler i arbete"]


def test_days_that_come_again_under_the_areas_are_rounds() -> None:
    days = ("31 mars 2017", "30 september 2017")
    lines: list[Line] = []
    for area in ("Trygghet", "Service"):
        lines.append(line(area, len(lines), 14, True))
        for day in days:
            lines += [line(day, len(lines), 11, True), line(TEXT, len(lines) + 1)]
    assert [role for role, _ in roles(*lines)] == ["area", "round", "round"] * 2
    # A day that stands once may be that of anything.
    assert "round" not in [role for role, _ in roles(*lines[:5])]


def test_a_round_with_a_single_letter_is_as_high_as_the_chapter_beside_it() -> None:
    texts = ("T1 2019", "T2 2019", "Förslag till beslut", "ÄLDREOMSORG")
    lines = [
        one for row, text in enumerate(texts) for one in (line(text, 2 * row, 14, True), line(TEXT, 2 * row + 1))
    ]
    levels = [one.level for one in marked(paragraphs(lines), 10.0, "", 18.0) if one.role != "text"]
    assert levels[0] == levels[1] == levels[2] > levels[3]


def test_a_heading_in_a_narrow_column_may_have_many_lines() -> None:
    rows = ["Fler elever ska", "lämna grundskolan", "med behörighet till", "ett program"]
    long = [line(f"{row} {n}", n, bold=True) for n, row in enumerate(rows)]
    narrow = [msgspec.structs.replace(one, column=2, right=200.0) for one in long]
    text = "Andelen steg med två procentenheter efter lovskolan."
    assert roles(*long, line(text, 6)) == []
    assert [role for role, _ in roles(*narrow, line(text, 6))] == ["area"]
