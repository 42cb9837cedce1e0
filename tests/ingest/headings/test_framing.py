"""Headings round the areas: chapters beside them, appendices after them, rounds that end before what is of all."""

import msgspec

from ingest.headings.mark import marked
from ingest.layout.imprint import imprint
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.layout.recipients import recipients
from ingest.pages.page import Cell, Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, areas, line, numbered, placed, roles, told


def test_beside_numbered_areas_a_heading_without_a_number_is_none() -> None:
    numbered = [("1. Team i hemmet", 14.0), ("2. Samordnad planering", 14.0), ("3. Utbildning", 14.0)]
    assert areas(("Vad projektet skulle göra", 14), *numbered, ("Kostnader och intäkter", 14)) == ["1", "2", "3"]
    # Titles among the numbers are areas, of which some are divided.
    divided = ("Hemtjänst", 14.0), *numbered, ("Boende", 14.0), ("1. Köer", 14.0)
    assert areas(*divided) == ["Hemtjänst", "1", "2", "3", "Boende", "1"]


def test_beside_a_heading_that_gathers_the_areas_stand_chapters() -> None:
    goals = [("2 Målområden", 14.0), ("2.1 Fler i arbete", 12.0), ("2.2 Ren luft", 12.0)]
    around = ("1 Inledning", 14.0), ("3 Ekonomi", 14.0), ("4 Personal", 14.0), ("5 Slutord", 14.0)
    assert areas(around[0], *goals, *around[1:]) == ["2.1", "2.2"]
    unnumbered = ("Uppföljning av målen", 14.0), ("Fler i arbete", 12.0), ("Ren luft", 12.0)
    assert areas(("Inledning", 14), *unnumbered, ("Ekonomi", 14), ("Personal", 14)) == [
        "Fler i arbete",
        "Ren luft",
    ]
    assert areas(("Medborgare", 14), ("Ekonomi", 14), ("Personal", 14)) == ["Medborgare", "Ekonomi", "Personal"]


def test_beside_a_heading_over_a_table_of_areas_stand_chapters() -> None:
    table = [["Risk", "Resultat", "Åtgärd"]]
    table += [
        [f"{n} {risk}", f"Avvikelse i {n} fall av tio.", "Ny rutin"]
        for n, risk in ((1, "Mutor"), (2, "Obehöriga"))
    ]
    cells = [
        msgspec.structs.replace(line(text, 5), cell=Cell(0, row, column, 3))
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
    ]
    first, left = told(("Bakgrund", 14.0)), told(("Kontroller som inte gjordes", 14.0))
    gathered = [line("Resultat av kontrollerna", 4, 14, True), *cells]
    assert [role for role, _ in roles(*first, *gathered, *left)] == ["general"] * 3
    assert roles(*first, *gathered[:1], *left)[-1] == ("area", "Kontroller som inte gjordes")


def test_after_a_table_of_areas_under_what_every_report_has_stand_chapters() -> None:
    table = [["Insats", "T1 2023", "T2 2023"]]
    table += [
        [f"{n} {name}", "Arbetet har börjat.", "Arbetet pågår."] for n, name in ((1, "Ramper"), (2, "Slingor"))
    ]
    cells = [
        msgspec.structs.replace(line(cell, 2 + row, x=60 + 160.0 * column), cell=Cell(1, row, column, 3))
        for row, cells_of_row in enumerate(table)
        for column, cell in enumerate(cells_of_row)
    ]
    after = [line("Kontorets slutsatser", 6, 14, True), line(TEXT, 7), line("Ekonomi", 8, 14, True), line(TEXT, 9)]
    opening = [line("Inledning", 0, 14, True), line(TEXT, 1)]
    assert [role for role, _ in roles(*opening, *cells, *after)] == ["general"] * 3
    assert [role for role, _ in roles(*opening, *after)] == ["general", "general", "area"]
    # So they do where only the table says that the heading over it gathers; not what is no ordinary chapter.
    over = [line("Inledning", -1, 14, True), line(TEXT, 0), line("Arbetet på stationen", 1, 14, True), *cells]
    assert [role for role, _ in roles(*over, *after)] == ["general"] * 4
    besides = line("Arbetet på torget", 10, 14, True), line(TEXT, 11)
    assert roles(*over, *after, *besides)[-2:] == [("area", "Ekonomi"), ("area", "Arbetet på torget")]


def test_a_heading_that_alone_holds_what_is_called_areas_gathers_them() -> None:
    goals = [(f"Målområde {n}: {title}", 12.0) for n, title in enumerate(("Barn", "Unga", "Äldre"), 1)]
    around = ("Rådets sammansättning", 14.0), ("Verksamhet under året", 14.0), *goals, ("Ekonomi", 14.0)
    assert areas(*around, ("Inför 2019", 14)) == ["1", "2", "3"]
    told = ("1 Inledning", 14.0), ("2 Uppdragen från fullmäktige", 14.0), *goals, ("3 Ekonomi", 14.0)
    assert areas(*told) == ["1", "2", "3"]
    numbered = ("Föreningen", 14.0), ("Så har arbetet gått", 14.0), ("1. Skola", 12.0), ("2. Fritid", 12.0)
    assert areas(*numbered, ("Ekonomi", 14)) == ["1", "2"]
    both = ("Skolan", 14.0), *goals[:2], ("Vården", 14.0), *goals[:2]
    assert areas(*both) == ["Skolan", "1", "2", "Vården", "1", "2"]


def test_a_sentence_that_leads_to_the_areas_under_its_chapter_is_of_none() -> None:
    def of_first(lead: str) -> str:
        first = line("1 Lärande", 0, 14, True), line(lead, 1)
        return roles(*first, *told(("1.1 Läsa", 12.0), ("1.2 Räkna", 12.0), ("2 Hälsa", 14.0)))[0][0]

    assert of_first("Nämnden har tre mål inom lärande.") == "general"
    assert of_first("Målen följs upp var för sig nedan.") == "general"
    assert of_first("Nämnden har nått två av sina tre mål.") == "area"
    assert of_first("Resultaten har blivit bättre.") == "area"


def test_ordinary_chapters_stand_round_titles_under_what_every_report_has() -> None:
    titles = ("Bibliotek", 12.0), ("Kulturskola", 12.0), ("Bad", 12.0)
    assert areas(("Sammanfattning", 14), *titles, ("Ekonomi", 14)) == ["Bibliotek", "Kulturskola", "Bad"]
    # Where no titles are under the first, the chapters are the areas.
    assert areas(("Sammanfattning", 14), ("Ekonomi", 14), ("Personal", 14)) == ["Ekonomi", "Personal"]


def test_after_titles_without_numbers_the_last_tells_what_the_budget_came_to() -> None:
    titles = ("Bibliotek", 14.0), ("Kulturskola", 14.0), ("Bad", 14.0)
    last = ("Ekonomiskt utfall och prognos", 14.0), ("Kommande steg", 14.0)
    assert areas(("Sammanfattning", 14), *titles, *last) == ["Bibliotek", "Kulturskola", "Bad"]
    assert areas(*titles, ("Ekonomi", 14), ("Personal", 14)) == ["Bibliotek", "Kulturskola", "Bad"]
    # Not where it is one of several sides, is divided as they are, or stands among them.
    sides = ("Medborgare", 14.0), ("Verksamhet", 14.0), ("Ledarskap", 14.0), ("Lokaler", 14.0)
    assert areas(*sides, ("Ekonomi", 14))[-1] == "Ekonomi"
    divided = [one for title in (*titles, ("Ekonomi", 14.0)) for one in (title, ("Nuläge", 11.0))]
    assert areas(*divided)[-1] == "Ekonomi"
    assert "Ekonomi" in areas(*titles, ("Ekonomi", 14), ("Ungdomsgårdar", 14))


def test_what_the_budget_came_to_ends_each_round_and_is_one_of_a_projects_sides() -> None:
    works = ("Tillstånd", 12.0), ("Schakt", 12.0), ("Kundanslutningar", 12.0), ("Ekonomi", 12.0)
    rounds = ("Lägesrapport juni 2022", 14.0), *works, ("Lägesrapport december 2022", 14.0), *works
    told_of = placed(("Om rapporterna", 12), *rounds, ("Lärdomar", 14), ("Nästa rapport", 12))
    areas_of_works = [title for title, _ in works[:3]]
    assert [area for _, area in told_of if area] == areas_of_works * 2
    sides = ("Tidplan", 14.0), ("Kvalitet", 14.0), ("Omfattning", 14.0), ("Kostnader", 14.0)
    assert areas(*sides)[-1] == "Kostnader"
    assert areas(("Bänkar", 14), ("Ramper", 14), ("Skyltar", 14), sides[-1])[-1] == "Skyltar"


def test_what_tells_about_the_reports_own_subject_is_no_area() -> None:
    def found(*titles: str) -> list[str | None]:
        read = paragraphs(told(*((title, 14.0) for title in titles)))
        return [one.area.name for one in marked(read, 10.0, "Välfärdens löften 2023", 18.0) if one.area]

    assert found("Om välfärdens löften", "Skolan", "Vården") == ["Skolan", "Vården"]
    assert found("Om bygden", "Vården") == ["Om bygden", "Vården"]
    assert found("Om välfärden", "Om vården") == ["Om välfärden", "Om vården"]


def test_what_is_to_be_decided_divides_an_area_that_others_follow() -> None:
    hall = ("Ishallen", 14.0), ("Beslut som behövs", 11.0)
    assert areas(*hall, ("Badet", 14)) == ["Ishallen", "Badet"]
    assert roles(*told(*hall, ("Badet", 14.0)))[1] == ("inner", None)
    assert roles(*told(("Badet", 14.0), *hall))[-1] == ("general", None)


def test_the_more_areas_one_heading_gathers_the_more_stand_beside_it() -> None:
    goals = [(f"{town} når målet", 12.0) for town in ("Ek", "Al", "Ask", "Alm", "Lönn", "Lind")]
    around = ("Glimtar", 14.0), ("Vår stad", 14.0), ("Måluppfyllelse", 14.0), *goals, ("Framtiden", 14.0)
    assert areas(*around) == [title for title, _ in goals]
    assert "Glimtar" in areas(*around[:5], around[-1])


def test_what_the_one_who_reports_is_there_for_comes_first() -> None:
    assert areas(("Rådets uppdrag", 14), ("Trygghet", 14), ("Rörelse", 14)) == ["Trygghet", "Rörelse"]
    assert areas(("Trygghet", 14), ("Nämndens uppdrag", 14)) == ["Trygghet", "Nämndens uppdrag"]


def test_chapters_that_lead_to_areas_and_ordinary_ones_beside_them_are_none() -> None:
    climate = "3 Klimat", "3.1 Fordon", "3.2 Avfall", "4 Vatten", "4.1 Sjöar", "4.2 Åar"
    beside = "2 Nämndens uppdrag", *climate, "5 Ekonomi", "5.1 Driftutfall", "5.2 Inköp", "6 Prognos för helåret"
    for lower in (12.0, 14.0):  # what is in a chapter may be in its type
        found = numbered("1 Inledning", *beside, "7 Framåtblick", lower=lower)
        assert found == ["3.1", "3.2", "4.1", "4.2"]


def test_where_chapters_tell_of_themselves_they_are_followed_up_and_so_is_an_ordinary_one() -> None:
    chapters = "3 Klimat", "3.1 Fordon", "3.2 Avfall", "5 Ekonomi"
    areas_of_them = ["3", "3.1", "3.2", "5"]
    assert numbered("1 Inledning", *chapters, lead=f"{TEXT} Målet nås.") == areas_of_them
    assert numbered(*chapters) == areas_of_them
    # But not beside those that gather by their words.
    gathered = "1 Inledning", "2 Nämndens mål", "2.1 Skola", "2.2 Vård", "3 Personal och ekonomi", "3.1 Inköp"
    assert numbered(*gathered, "4 Framtiden", lead=f"{TEXT} Målet nås.") == ["2.1", "2.2"]


def test_as_high_as_the_rounds_stands_what_is_of_the_whole_report() -> None:
    rounds = [
        one
        for season in ("våren", "hösten")
        for one in ((f"Läget {season} 2018", 14.0), ("Levnadsvanor", 12.0), ("Delaktighet", 12.0))
    ]
    assert placed(("Vad planen omfattar", 14), *rounds, ("Medel ur folkhälsopotten", 14)) == [
        (None, None),
        *(
            (f"{season} 2018", area)
            for season in ("våren", "hösten")
            for area in (None, "Levnadsvanor", "Delaktighet")
        ),
        (None, None),
    ]


def test_an_appendix_ends_areas_and_rounds_with_all_that_is_in_it() -> None:
    rounds = [("Levnadsvanor", 14.0), ("Våren 2018", 12.0), ("Hösten 2018", 12.0)]
    rounds += [("Delaktighet", 14.0), ("Våren 2018", 12.0), ("Hösten 2018", 12.0)]
    assert placed(*rounds, ("Bilaga 1. Elevenkäten", 14), ("Urval", 12), ("Frågorna", 12))[-2:] == [
        ("hösten 2018", "Delaktighet"),
        (None, None),
    ]


def test_appendices_may_hold_the_rounds() -> None:
    found = placed(
        ("Inledning", 14),
        ("Bilaga 1. Uppföljning våren 2014", 14),
        ("Läsfrämjande", 12),
        ("Bilaga 2. Uppföljning hösten 2014", 14),
        ("Läsfrämjande", 12),
        ("Bilaga 3. Besöksstatistik", 14),
    )
    assert [one for one in found if one[1]] == [("våren 2014", "Läsfrämjande"), ("hösten 2014", "Läsfrämjande")]
    assert found[-1] == (None, None)


def test_what_somebody_judges_inside_an_area_is_of_it() -> None:
    found = roles(*told(("Process", 14), ("Nämndens bedömning", 10), ("Medarbetare", 14)))
    assert ("inner", None) in found
    # At the end it is of the whole report, in whatever type.
    assert roles(*told(("Process", 14), ("Medarbetare", 14), ("Nämndens bedömning", 10)))[-1] == ("general", None)


def test_who_made_the_report_is_an_imprint_where_nothing_else_stands() -> None:
    made = [
        line("Planen följs upp av miljökontoret.", 1, 8),
        line("Text och foto: Anna Berg. Layout: Reklam", 2, 8),
    ]
    assert list(imprint(made, 10.0)) == made
    assert list(imprint([*made, line("Förord", 3, 14, True)], 10.0)) == []
    published = [line("Regionstyrelsen, mars 2020", 1, 8), line("Diarienummer RS 2020-0188", 2, 8)]
    assert list(imprint(published, 10.0)) == published
    assert list(imprint(published[:1], 10.0)) == []
    ended = line("Arbetet går vidare.", -1)
    assert list(imprint([ended] * 20 + made[1:], 10.0)) == made[1:]
    assert list(imprint([line("Arbetet går", 3)] * 40 + made[1:], 10.0)) == []


def test_the_papers_enclosed_are_a_list_under_a_line_in_the_texts_type() -> None:
    papers = [line("1. Rutin för journalföring mars 2016", 4, 14), line("2. Schema", 5, 14)]
    read = [line("Karin Ek", 2, 14), line("Bilagor", 3, 14), *papers]
    assert list(recipients(read)) == read[1:]
    headed = [read[0], line("Bilaga", 3, 18, True), *papers]
    assert list(recipients(headed)) == headed[1:]
    assert list(recipients([*headed, line(TEXT, 6, 14)])) == []


def test_a_paper_enclosed_is_named_last_or_over_notes() -> None:
    read = [line(TEXT, 1, 11), line("Bilaga: Policy för inköp", 3, 11)]
    note = line("3 Gränsen följer av lagen.", 9, 8)
    assert list(recipients(read)) == list(recipients([*read, note])) == read[1:]
    assert list(recipients([*read, line(TEXT, 5, 11)])) == []
    assert list(recipients([read[0], line("Bilaga: Nyckeltal", 3, 16), line(TEXT, 5, 11)])) == []


def test_to_whom_a_decision_is_to_be_sent_is_no_text() -> None:
    read = [line("Karin Ek", 2, 14), line("Beslutet ska skickas till", 3, 14), line("Kommunens revisorer", 4, 14)]
    assert list(recipients(read)) == read[1:]


def test_a_chapter_over_areas_with_rounds_heads_none() -> None:
    def outlined(*between: Line) -> list[Line]:
        rounds = [("T1 2021", 10.0), ("T2 2021", 10.0)]
        first, second = told(("1.1 Rutin", 12.0), *rounds), told(("1.2 Team", 12.0), *rounds)
        chapter = [line("1 Skolnärvaro", 0, 14, True), *between]
        after = [*chapter, *first, *second, *told(("2 Psykisk hälsa", 14.0), ("2.1 Film", 12.0), *rounds)]
        return [line(one.text, row, one.size, one.bold) for row, one in enumerate(after)]

    def found(*between: Line) -> list[str | None]:
        layout = Layout((line("Uppföljning av programmet", -5, 18),), tuple(outlined(*between)), ())
        return list(dict.fromkeys(one.area.label if one.area else None for one in split(layout, "Titel").sections))

    assert found(line(TEXT, 1)) == [None, "1.1", "1.2", "2", "2.1"]
    assert found(line(f"{TEXT} Nämnden gav det högst prioritet.", 1)) == ["1", "1.1", "1.2", "2", "2.1"]


def test_what_stands_before_all_areas_that_have_rounds_leads_to_them() -> None:
    rounds = ("T1 2021", 10.0), ("T2 2021", 10.0)
    with_rounds = ("Rutin", 12.0), *rounds, ("Team", 12.0), *rounds

    def found(*before: tuple[str, float]) -> list[str | None]:
        read = [*told(*before), line("Insatser", 0, 14, True), *told(*with_rounds)]
        lines = [line(one.text, row, one.size, one.bold) for row, one in enumerate(read)]
        layout = Layout((line("Uppföljning av programmet", -5, 18),), tuple(lines), ())
        titles = [one.area.title if one.area else None for one in split(layout, "Titel").sections]
        return list(dict.fromkeys(titles))

    assert found(("Varför noteringar?", 14)) == [None, "Rutin", "Team"]
    assert found(("Varför noteringar?", 14), ("Skogen", 14)) == ["Varför noteringar?", "Skogen", "Rutin", "Team"]


def test_the_chapter_on_money_closes_a_report_and_is_none_of_its_areas() -> None:
    offices = ("Bibliotek", 14.0), ("Kulturskola", 14.0), ("Bad", 14.0)
    closing = ("Ekonomiskt utfall och prognos", 14.0), ("Styrelsens bedömning", 14.0)
    assert areas(*offices, *closing) == [title for title, _ in offices]
    assert areas(("Ekonomi", 14), *offices) == ["Ekonomi", "Bibliotek", "Kulturskola", "Bad"]
    assert areas(*offices[:2], ("Ekonomi", 14)) == ["Bibliotek", "Kulturskola", "Ekonomi"]


def test_what_comes_before_areas_that_are_all_divided_alike_leads_to_them() -> None:
    goals = ("Klimat", "Luft", "Vatten")
    divided = [one for goal in goals for one in ((goal, 14.0), ("Så gick det", 11.0), ("Vad vi gjorde", 11.0))]
    assert areas(("Ett år med höga elpriser", 14), *divided) == [*goals]
    assert areas(("Ett år med höga elpriser", 14), ("Tre nya stationer", 14), *divided) == [*goals]
    # Where not all that follow are divided, only one leads to them.
    mixed = [*divided, ("Buller", 14.0)]
    assert areas(("Buss", 14), ("Tåg", 14), *mixed) == ["Buss", "Tåg", *goals, "Buller"]
    assert areas(*divided, ("Buller", 14)) == [*goals, "Buller"]  # told in fewer words


def test_a_bold_line_over_a_table_in_an_ordinary_chapter_names_the_table() -> None:
    cells = (msgspec.structs.replace(line("Personal 12,4", 20 + n), cell=Cell(0, n, 0, 2)) for n in range(2))
    over = [*told(("Bibliotek", 14.0)), *told(("Sammanfattning", 14.0)), line("Utfall i tusental", 19, bold=True)]
    assert roles(*over, *cells)[-1] == ("inner", None)
    assert roles(*over, line(TEXT, 20))[-1] == ("area", "Utfall i tusental")


def test_a_chapter_right_over_paragraphs_that_go_on_with_its_number_gathers_them() -> None:
    def chapter(first: str) -> list[tuple[str, str | None]]:
        items = line(f"1.1 Entréer. {TEXT}", 2), line(f"1.2 Hållplatser. {TEXT}", 3)
        return roles(line("1 Fysisk miljö", 0, 14, True), line(first, 1), *items)

    assert chapter(f"1.0 Torg. {TEXT}") == [("general", None)]
    assert chapter(TEXT) == [("area", "1")]  # it tells of itself


def test_a_list_right_under_what_gathers_has_the_areas() -> None:
    items = [line(f"{number}. {TEXT}", number) for number in range(1, 4)]
    assert roles(line("Genomförda och pågående åtgärder", 0, 14, True), *items) == [("general", None)]
    assert roles(line("Genomförda och pågående åtgärder", 0, 14, True), *items[:2])[0][0] == "area"


def test_a_box_under_titles_that_begin_paragraphs_is_inside_one() -> None:
    titles = [line(f"{name}. {TEXT}", row, first_bold=1) for row, name in ((1, "Energi"), (2, "Transporter"))]
    box = line("Vad är HVO?", 3, 9, True), line("Det är en förnybar diesel av vegetabiliska oljor.", 4, 9)
    assert roles(line("Målen", 0, 14, True), *titles, *box) == [("general", None), ("inner", None)]


def test_under_the_first_heading_is_said_how_many_areas_follow() -> None:
    three = ["Trygg hemma", "Mat och måltider", "Anhöriga"]

    def areas_after(said: str) -> list[str | None]:
        after = told(*((title, 14.0) for title in (*three, "Vad händer nu?")))
        first = [line("En plan för äldre", -2, 14, True), line(said, -1)]
        return [name for role, name in roles(*first, *after) if role == "area"]

    assert areas_after("Planen antogs 2020 och har tre prioriterade områden.") == three
    assert areas_after("Planen har två områden.") == ["En plan för äldre", *three]
    assert areas_after("Nämnden har bjudit in tre föreningar.") == ["En plan för äldre", *three]


def test_a_chapter_beside_areas_is_divided_by_what_is_under_it() -> None:
    titles = ["Bibliotek", "Kulturskola", "Konsthall"]
    chapter = ("Ekonomi", 14.0), ("Investeringar", 11.0)
    assert areas(*((title, 14.0) for title in titles), *chapter) == titles
    gathered = ("Måluppfyllelse", 14.0), *((title, 11.0) for title in titles)
    assert areas(*gathered, *chapter, ("Personal", 14.0)) == titles
    # under the first of all, over no areas as high, they are what is followed up
    assert areas(("Året i korthet", 14), ("Bibliotek", 11), ("Kulturskola", 11)) == ["Bibliotek", "Kulturskola"]


def test_what_stands_under_the_title_of_each_report_in_a_file_heads_no_area() -> None:
    report = [("Egenkontroll i fastigheterna", 12.0), ("1. Radon", 10.0), ("2. Hissar", 10.0)]
    rounds = ("Läget den 31 mars 2017", 16.0), ("Läget den 30 september 2017", 16.0)
    assert areas(*rounds[:1], *report, *rounds[1:], *report) == ["1", "2"] * 2
    other = [("Lokaler i skolan", 12.0), *report[1:]]  # another area, beside the first
    assert areas(*rounds[:1], *report, *rounds[1:], *other)[:1] == ["Egenkontroll i fastigheterna"]


def test_a_lower_heading_over_the_whole_width_ends_the_areas_in_columns_above_it() -> None:
    def read(*columns: int) -> list[tuple[str, str | None]]:
        headings = told(("Cykelvägar", 14), ("Hastighet", 14), ("Kostnader", 12), ("Det sista", 12))
        places = [column for column in (*columns, 0, 0) for _ in range(2)]
        every = zip(headings, places, strict=True)
        return roles(*(msgspec.structs.replace(one, column=column) for one, column in every))

    cards = [("area", "Cykelvägar"), ("area", "Hastighet")]
    assert read(1, 2) == [*cards, ("general", None), ("general", None)]
    assert read(0, 0) == [*cards, ("inner", None), ("inner", None)]
    assert read(1, 1) == [*cards, ("inner", None), ("inner", None)]


def test_where_all_others_hold_rounds_what_holds_none_is_no_area() -> None:
    titles = ["Läslust", "Öppna rum", "Medier"]
    years = ("2017", 12.0), ("2018", 12.0)
    held = [one for title in titles for one in ((title, 14.0), *years)]
    chapter = ("Året med flytten", 14.0)
    found = placed(chapter, *held, ("Kraften i samarbete", 14))
    assert [found[0], found[-1]] == [(None, None)] * 2
    assert {area for _, area in found if area} == set(titles)
    assert (None, chapter[0]) in placed(*held, chapter, ("Skolan", 14.0), *years)


def test_a_conclusion_under_a_round_that_spans_all_others_is_of_it() -> None:
    def end(last: str, size: float) -> tuple[str | None, str | None]:
        first = ("T1 2019", 14.0), ("Attest", 12.0), ("Bidrag", 12.0)
        return placed(*first, (last, 14.0), *first[1:], ("Slutsatser", size))[-1]

    assert end("Helåret 2019", 12.0)[0] is not None
    assert end("Helåret 2019", 14.0) == end("T2 2019", 12.0) == (None, None)
