"""Ordinary chapters, "Ekonomi", beside the areas: what shows that they are none, and where they are."""

import msgspec

from ingest.layout.lay_out import Layout
from ingest.pages.page import Cell, Line
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, areas, line, numbered, placed, roles, told

GOALS = ["Trygg skola", "Ren luft", "Fler i arbete"]
BESIDE = ("Personal", 14.0), ("Slutsatser", 14.0)


def large(*titles: str) -> list[tuple[str, float]]:
    return [(title, 14.0) for title in titles]


def small(*titles: str) -> list[tuple[str, float]]:
    return [(title, 12.0) for title in titles]


def found(*lines: Line) -> list[str | None]:
    return [name for role, name in roles(*lines) if role == "area"]


def under(title: str, row: int, *texts: str, size: float = 14.0) -> list[Line]:
    return [line(title, row, size, True), *(line(text, row + at) for at, text in enumerate(texts, 1))]


def test_what_is_higher_than_the_areas_under_the_title_are_chapters() -> None:
    assert areas(*small(*GOALS), *large("Ekonomi och organisation"), *BESIDE) == GOALS
    # Over numbers nothing that is higher without one is an area; over titles "Kommunikation" may be.
    counted = small("1. Trygg skola", "2. Ren luft")
    assert areas(*counted, *large("Kommunikation", "Ekonomi")) == ["1", "2"]
    assert areas(*counted, *large("Skolan", "Vården", "Ekonomi"))[2:] == ["Skolan", "Vården", "Ekonomi"]
    assert areas(*small(*GOALS), *large("Kommunikation", "Ekonomi")) == [*GOALS, "Kommunikation", "Ekonomi"]
    assert areas(*large("Ekonomi", "Personal"), *BESIDE[1:]) == ["Ekonomi", "Personal"]


def test_after_a_table_of_areas_under_the_title_stands_what_the_budget_came_to() -> None:
    table = [["Aktivitet", "Nuläge", "Status"]]
    table += [[name, "Arbetet pågår enligt planen.", "Grön"] for name in ("Stambyte", "Gårdar", "Felanmälan")]
    cells = [
        msgspec.structs.replace(line(text, row, x=60 + 160.0 * column), cell=Cell(0, row, column, 3))
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
    ]
    assert found(*cells, *under("Ekonomiskt utfall", 6, TEXT)) == []
    assert found(line(TEXT, 0), *under("Ekonomiskt utfall", 6, TEXT)) == ["Ekonomiskt utfall"]


def test_after_items_of_lists_in_rounds_stand_chapters() -> None:
    rounds = [
        one
        for row, name in ((0, "Läget våren 2019"), (4, "Läget hösten 2019"))
        for one in (line(name, row, 16, True), line(f"I. {TEXT}", row + 1), line(f"II. {TEXT}", row + 2))
    ]
    assert found(*rounds, *under("Ekonomi", 8, TEXT)) == []


def test_after_numbered_items_under_what_they_count_stands_a_chapter() -> None:
    items = [line(f"{number}. {TEXT}", 10 + number) for number in (1, 2, 3)]
    for over, ends in (("Uppdragen", []), ("Vägen", ["Vägen", "Ekonomi"])):
        every = [*under("Inledning", 0, TEXT), *under(over, 5), *items, *under("Ekonomi", 20, TEXT)]
        assert found(*every) == ends


def test_what_is_not_divided_as_the_titles_are_is_a_chapter() -> None:
    goals = [
        one for row, title in enumerate(GOALS) for one in under(title, 4 * row, f"Nuläge: {TEXT}", "Status: klart")
    ]
    assert found(*goals, *under("Organisation och bemanning", 20, TEXT)) == GOALS
    alike = under("Personal", 20, f"Nuläge: {TEXT}", "Status: pågår")
    assert found(*goals, *alike) == [*GOALS, "Personal"]


def test_chapters_are_beside_as_many_titles_as_are_said_to_be_or_are_named() -> None:
    titles = [one for row, title in enumerate([*GOALS, "Personal"]) for one in under(title, 4 + 2 * row, TEXT)]
    for said, beside in (
        ("Programmet har tre mål som följs upp varje år.", []),
        ("Målen gäller trygg skola, ren luft och fler i arbete.", []),
        ("Programmet har fyra mål som följs upp varje år.", ["Personal"]),
        ("Målen gäller trygg skola, ren luft, fler i arbete och personal.", ["Personal"]),
    ):
        assert found(*under("Inledning", 0, said), *titles) == [*GOALS, *beside]


def test_what_only_the_last_of_several_rounds_has_is_a_chapter() -> None:
    def of_rounds(*first: str) -> list[str | None]:
        headings = ("Läget våren 2019", 16.0), *small(*GOALS[:2], *first), ("Läget hösten 2019", 16.0)
        return areas(*headings, *small(*GOALS[:2], "Personal"))

    assert of_rounds() == GOALS[:2] * 2
    assert of_rounds("Personal") == [*GOALS[:2], "Personal"] * 2


def test_words_that_are_no_areas_tell_what_the_budget_came_to_also_first_and_after_two() -> None:
    assert areas(*large("Inledning", *GOALS[:2], "Ekonomiskt utfall"), *BESIDE[1:]) == GOALS[:2]
    assert areas(*large("Inledning", "Nämndens ekonomi", *GOALS)) == GOALS
    assert areas(*large("Inledning", *GOALS[:2], "Ekonomi")) == [*GOALS[:2], "Ekonomi"]


def test_numbers_of_chapters_tell_what_the_budget_came_to_too() -> None:
    goals = large("1 Trygg skola", "2 Ren luft")
    assert areas(*goals, *large("3 Ekonomi", "4 Slutsatser")) == ["1", "2"]
    assert areas(*goals, *large("3 Ekonomi")) == ["1", "2", "3"]
    # Where one is divided by such numbers, what is followed up is counted so deep.
    deep = "1 Inledning", "2 Klimat", "2.1 Fordon", "2.2 Avfall", "3 Vatten", "4 Ekonomi"
    assert "4" in numbered(*deep, lead=f"{TEXT} Målet nås.")


def test_beside_a_chapter_that_says_that_it_holds_the_goals_numbered_ones_are_none_with_what_is_in_them() -> None:
    goals = "2 Måluppfyllelse", "2.1 Ren luft", "2.2 Fler i arbete"
    assert numbered("1 Nämndens verksamhet", *goals, "3 Ekonomi", "4 Personal") == ["2.1", "2.2"]
    # One that tells of itself may be followed up, but no ordinary chapter is.
    given = "1 Inledning", "3 Uppdrag från fullmäktige", "3.1 Avgifter", "3.2 Lokaler", "4 Ekonomi", "4.1 Inköp"
    assert numbered(*given, "5 Personal", lead=f"{TEXT} Två återstår.") == ["3", "3.1", "3.2"]
    # What was done, told of apart, is a chapter too; alone it is what is followed up.
    done = "1 Inledning", "2 Verksamheten under året", "2.1 Larm", "2.2 Fordon"
    assert numbered(*done, "3 Uppföljning av målen", "3.1 Färre bränder", "3.2 Tillsyn") == ["3.1", "3.2"]
    assert numbered(*done, "3 Ekonomi")[-2:] == ["2.1", "2.2"]
    # A single goal under it does not make the others chapters.
    assert numbered("1 Målen", "1.1 Ren luft", "2 Ekonomi", lead=f"{TEXT} Målet nås.")[1:] == ["1.1", "2"]


def test_a_chapter_that_holds_the_areas_is_none_of_those_beside_whatever_its_words_are() -> None:
    parts = small("3.1 Språk i förskolan", "3.2 Resultat i grundskolan", "3.3 Närvaro")
    around = large("1 Inledning", "2 Skolorna", "3 Resultat och analys"), parts, large("4 Slutsatser")
    assert areas(*around[0], *around[1], *around[2]) == ["3.1", "3.2", "3.3"]


def test_after_chapters_that_all_hold_goals_numbered_ones_are_none() -> None:
    goals = "2 Livsmiljö", "2.1 Ren luft", "2.2 Tyst natt", "3 Snabb service", "3.1 Korta tider"
    held = ["2", "2.1", "2.2", "3", "3.1"]
    lead = f"{TEXT} Målen följs upp med indikatorer."
    assert numbered("1 Inledning", *goals, "4 Ekonomi", "4.1 Investeringar", "5 Personal", lead=lead) == held
    # A chapter may be a goal too: among them, with goals of its own, or as one of the sides that are looked from.
    assert "3" in numbered("1 Inledning", *goals[:3], "3 Ekonomi", "4 Resor", "4.1 Tåg", lead=lead)
    assert "4" in numbered("1 Inledning", *goals, "4 Personal", "4.1 Friska chefer", lead=lead)
    sides = "2 Medborgare", "2.1 Bemötande", "3 Process", "3.1 Korta tider", "4 Medarbetare"
    assert "4" in numbered("1 Inledning", *sides, lead=lead)


def test_a_chapter_with_a_sentence_leads_to_its_goals_only_if_those_beside_it_do() -> None:
    goals = "2 Livsmiljö", "2.1 Ren luft", "2.2 Tyst natt", "3 Service", "3.1 Korta tider", "3.2 Nöjda företag"
    one = "Målet har två nämndmål om service."

    def with_lead(lead: str) -> list[str | None]:
        """The areas, where the first chapter says so much and the second one sentence."""
        said = {1: lead, 7: one}
        read = told(*((heading, 12.0 if "." in heading else 14.0) for heading in goals))
        return found(*(line(said.get(n, own.text), n, own.size, own.bold) for n, own in enumerate(read)))

    assert with_lead(one) == ["2.1", "2.2", "3.1", "3.2"]
    assert with_lead(f"{one} De följs upp med indikatorer.") == ["2", "2.1", "2.2", "3", "3.1", "3.2"]


def test_a_heading_alone_among_chapters_gathers_the_titles_under_it() -> None:
    for name in ("Måluppföljning", "Vårt arbete"):
        assert areas(*large("Sammanfattning", name), *small(*GOALS), *large("Ekonomi", "Personal")) == GOALS
    assert areas(*large("Målen"), *small(*GOALS), *large("Ekonomi", "Personal")) == GOALS
    assert "2" in areas(
        *large("2 Måluppföljning"), *small("2.1 Ren luft", "2.2 Fler i arbete"), *large("3 Ekonomi")
    )


def test_a_heading_gathers_as_many_titles_as_it_says_among_others_in_any_words() -> None:
    def told(lead: str, *beside: str) -> list[str | None]:
        last = [one for row, title in enumerate(beside, 20) for one in under(title, 2 * row, TEXT)]
        goals = [one for row, title in enumerate(GOALS, 4) for one in under(title, 2 * row, TEXT, size=12)]
        return found(*under("Rådets möten", 0, TEXT), *under("Rådets frågor", 3, lead), *goals, *last)

    assert told("I planen angav rådet tre viktiga frågor för året.", "Ekonomi", "Slutord") == GOALS
    for number, beside in (("fyra", "Slutord"), ("tre", "Resor")):
        others = told(f"I planen angav rådet {number} viktiga frågor för året.", "Ekonomi", beside)
        assert {"Rådets möten", "Ekonomi"} < {*others}


def test_a_table_in_a_chapter_on_the_economy_has_figures_and_no_areas() -> None:
    table = [["Verksamhet", "Budget", "Utfall", "Kommentar"]]
    table += [[name, "12,3", "11,9", f"{TEXT} Det gäller {name}."] for name in ("Skola", "Vård")]
    cells = [
        msgspec.structs.replace(line(text, 12 + row, x=60 + 100.0 * column), cell=Cell(0, row, column, 4))
        for row, texts in enumerate(table)
        for column, text in enumerate(texts)
    ]
    goals = [one for row, title in enumerate(GOALS) for one in under(title, 2 * row, TEXT)]
    title = (line("Uppföljning av programmet 2022", -5, 18),)

    def of_chapter(name: str) -> list[str | None]:
        lines = *goals, *under(name, 7, TEXT), *cells, *under("Slutsatser", 20, TEXT)
        return [one.area.name for one in split(Layout(title, lines, ()), "Titel").sections if one.area]

    assert of_chapter("Ekonomi") == GOALS
    assert of_chapter("Resultat") == [*GOALS, "Skola", "Vård"]


def test_what_is_in_the_type_of_the_text_divides_the_side_of_activities() -> None:
    plain = [("Buss", 10.0), ("Tåg", 10.0), ("Färdtjänst", 10.0)]
    after = [*large("Ekonomi", "Personal"), ("Åtgärder för en budget i balans", 14.0)]

    def of(name: str, under: list[tuple[str, float]], after: list[tuple[str, float]]) -> list[str | None]:
        """The areas, where a heading stands right over others, without text between."""
        return found(line(name, -1, 14, True), *told(*under, *after))

    assert of("Verksamhet", plain, after) == ["Verksamhet", *(title for title, _ in after)]
    assert of("Verksamhet", plain, after[:2]) == ["Verksamhet", "Ekonomi", "Personal"]
    money = [("Driften av linjerna", 10.0), ("Fordon", 10.0)]
    assert of("Ekonomi", money, large("Personal", "Verksamhet")) == ["Ekonomi", "Personal", "Verksamhet"]
    assert of("Ekonomi", money, large("Personal", "Vård"))[1:3] == [title for title, _ in money]
    assert "Verksamhet" not in of("Verksamhet", small(*GOALS), after[:2])
    assert of("Vård", plain, after)[1:4] == ["Buss", "Tåg", "Färdtjänst"]
    assert of("Verksamhet", plain, large("Ekonomi"))[:4] != ["Verksamhet", "Ekonomi"]


def in_table(*rows: tuple[str, str]) -> list[Line]:
    """Cells of rows with a name and what is told of it."""
    return [
        msgspec.structs.replace(line(text, row, x=60 + 160.0 * column), cell=Cell(0, row, column, 2))
        for row, texts in enumerate([("Uppdrag", "Nuläge"), *rows])
        for column, text in enumerate(texts)
    ]


def test_after_rows_that_tell_of_areas_a_few_headings_in_any_words_are_chapters() -> None:
    after = *under("Samlad bedömning", 8, TEXT), *under("Hinder på vägen", 10, TEXT)
    assert found(*in_table(*((title, TEXT) for title in GOALS)), *after) == []
    # A table of states leads to what is told of each; so does one that names it.
    assert found(*in_table(*((title, "Klart") for title in GOALS)), *after) == ["Hinder på vägen"]
    named = *after[:2], *under(GOALS[1], 10, TEXT)
    assert found(*in_table(*((title, TEXT) for title in GOALS)), *named) == [GOALS[1]]


def test_after_titles_that_begin_paragraphs_a_heading_in_any_words_is_a_chapter() -> None:
    leads = [
        line(f"{title} {TEXT}", 3 * row, first_bold=2)
        for row, title in enumerate(("Trygg skola", "Ren luft", "Fler jobb"))
    ]
    layout = Layout(
        (line("Uppföljning av programmet 2018", -6, 18),),
        (line(TEXT, -3), *leads, *under("Hinder på vägen", 10, TEXT)),
        (),
    )
    titles = [one.area.title if one.area else None for one in split(layout, "Titel").sections]
    assert titles == [None, "Trygg skola", "Ren luft", "Fler jobb", None]


def test_beside_what_holds_all_that_is_called_areas_or_divided_by_a_label_stand_chapters() -> None:
    goals = [*GOALS, "Lärande"]
    called = small(*(f"Säkerhetsmål {number}. {title}" for number, title in enumerate(goals, 1)))
    around = large("Ett år av torka", "Säkerhetsmål"), large("Hösten som kommer")
    assert areas(*around[0], *called, *around[1]) == ["1", "2", "3", "4"]
    # However few there are, nothing without such a name is one; in other words it may be.
    assert areas(*around[0], *called[:2], *around[1]) == ["1", "2"]
    assert "Ett år av torka" in areas(*around[0], *small(*GOALS), *around[1])

    def held(label: str) -> list[str | None]:
        inside = [
            one for row, title in enumerate(goals) for one in under(title, 3 + 3 * row, label + TEXT, size=12.0)
        ]
        first = *under("Året i stort", 0, TEXT), line("Ägarens krav", 2, 14, True)
        return found(*first, *inside, *under("Ett dyrare år", 20, TEXT))

    assert held("Krav: ") == goals
    assert held("")[-1:] == ["Ett dyrare år"]


def test_a_chapter_on_risks_stands_beside_goals_and_is_one_of_a_projects_sides() -> None:
    assert areas(*large(*GOALS, "Risker", "Ekonomi och utsikter")) == GOALS
    assert areas(*large("Tidplan", "Omfattning", "Risker", "Ekonomi")) == [
        "Tidplan",
        "Omfattning",
        "Risker",
        "Ekonomi",
    ]


def test_what_no_round_tells_of_at_the_end_is_a_chapter() -> None:
    def with_rounds(title: str, row: int, *years: str) -> list[Line]:
        inside = [one for at, year in enumerate(years) for one in under(year, row + 1 + 2 * at, TEXT, size=12.0)]
        return [line(title, row, 14, True), *(inside or [line(TEXT, row + 1)])]

    def last(*years: str) -> str | None:
        goals = [one for row, title in enumerate(GOALS) for one in with_rounds(title, 10 * row, "2017", "2018")]
        return found(*goals, *with_rounds("Ett sista ord", 40, *years))[-1]

    assert last() == GOALS[-1]
    assert last("2017") == "Ett sista ord"


def test_what_comes_again_after_others_in_the_type_of_the_areas_divides_them() -> None:
    def of(*dividing: str) -> list[str]:
        named = [one for area in ("Läsning", "Räkning") for one in large(f"Område: {area}", *dividing)]
        return [role for role, _ in roles(*told(*named, ("Slutsatser", 16.0)))]

    assert of("Resultat", "Nästa steg") == [*["area", "inner", "inner"] * 2, "general"]


def test_after_the_last_of_several_rounds_on_a_level_of_rounds_stands_a_chapter() -> None:
    def last(*between: str) -> tuple[str | None, str | None]:
        return placed(*large("Läget våren 2019", "Läget hösten 2019", *between, "Ekonomi"))[-1]

    assert last() == (None, None)
    assert last("Ren luft", "Trygg skola") == ("hösten 2019", "Ekonomi")


def test_after_a_list_of_areas_under_what_every_report_has_stand_chapters() -> None:
    items = [line(f"{label}. {TEXT}", 3 + row) for row, label in enumerate(("I", "II", "III"))]
    layout = Layout(
        (line("Uppföljning av programmet 2018", -6, 18),),
        (*under("Inledning", 0, TEXT), *items, *under("Ekonomi", 10, TEXT)),
        (),
    )
    labels = [one.area.label if one.area else None for one in split(layout, "Titel").sections]
    assert labels == [None, "I", "II", "III", None]


def test_a_title_in_the_plural_gathers_nothing_with_what_divides_an_area_under_it() -> None:
    """ "Tidiga insatser" has "Nuläge: …" and "Resultat: …", or rounds, under it, as "Läsning" has."""
    for labels in (("Nuläge:", "Resultat:"), ("31 mars 2017:", "30 september 2017:")):
        divided = [line(f"{one} {TEXT}", row, first_bold=len(one.split())) for row, one in enumerate(labels, 1)]
        for title in ("1.1 Läsning", "1.2 Tidiga insatser"):
            assert found(line(title, 0, 14, True), *divided) == [title[:3]]


def test_what_every_report_has_divides_areas_where_it_comes_again() -> None:
    headings = [(title, 12.0) for area in ("1. Läsning", "2. Räkning") for title in (area, "Vad har gjorts?")]
    assert [role for role, _ in roles(*told(*headings))] == ["area", "inner"] * 2


def test_one_heading_over_titles_that_begin_paragraphs_holds_them_among_such_as_every_report_has() -> None:
    goals = ("Trygg skola.", "Ren luft.", "Fler jobb.")

    def titles(first: str, count: int, said: str = TEXT, last: str = "Ekonomi") -> list[str | None]:
        leads = [line(f"{goal} {TEXT}", 3 * row + 4, first_bold=2) for row, goal in enumerate(goals[:count])]
        body = (
            *under(first, 0, said),
            line("Planens inriktningar", 3, 14, True),
            *leads,
            *under(last, 20, TEXT),
        )
        layout = Layout((line("Uppföljning av programmet 2018", -6, 18),), body, ())
        return [one.area.title if one.area else None for one in split(layout, "Titel").sections]

    assert titles("Sammanfattning", 3) == [None, "Trygg skola", "Ren luft", "Fler jobb", None]
    assert "Trygg skola" not in titles("Sammanfattning", 1)
    assert "Trygg skola" not in titles("Vatten", 3)
    assert "Trygg skola" not in titles("Sammanfattning", 3, last="Vatten")
    counted = "Planen har tre mål som nämnden antog år 2017."
    assert titles("Sammanfattning", 3, counted, "Vatten")[1:4] == ["Trygg skola", "Ren luft", "Fler jobb"]
    assert "Trygg skola" not in titles("Sammanfattning", 3, counted.replace("tre", "två"), "Vatten")


def test_after_rounds_with_tables_of_areas_stands_a_chapter_though_one_came_before() -> None:
    lines, names = (
        under("Inledning", 0, TEXT),
        ("Bättre belysning vid alla gång- och cykelvägar till skolor", "Larm"),
    )
    for number, heading in enumerate(("Läget våren 2019", "Läget hösten 2019")):
        lines.append(line(heading, len(lines), 14, True))
        for row, texts in enumerate([["Åtgärd", "Kommentar"], *([name, TEXT] for name in names)]):
            cells = [line(text, len(lines) + row, x=60 + 160.0 * column) for column, text in enumerate(texts)]
            lines += [
                msgspec.structs.replace(one, cell=Cell(number, row, column, 2)) for column, one in enumerate(cells)
            ]
    assert found(*lines, *under("Ekonomi", len(lines) + 4, TEXT)) == []
