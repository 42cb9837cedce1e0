"""Text after the last area that has no heading: its space, its type and what it says tell that it returns."""

import msgspec
import pytest

from ingest.conventions.of_the_whole import (
    area_named_first,
    areas_counted,
    areas_listed,
    areas_named,
    kind_gathered,
    kinds,
    mentions_papers,
    names_plan,
    somebody_judges,
    sums_up,
    thanks_last,
)
from ingest.headings.roles import Marked, Role
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import Paragraph
from ingest.pages.page import Line, Word
from ingest.parts.closing import closing
from ingest.parts.split import split
from tests.ingest.made_headings import line as heading_line

TOLD = "Arbetet har kommit igång under hösten med stöd av länsstyrelsen."
ENDS = "Det som har redovisats här är på väg."
PART, HEAD, WIDE, PICTURE = 18.0, 26.0, 36.0, 90.0  # from a line to the next


def page(*rows: tuple[str, float, str]) -> list[Line]:
    """Lines under each other: what each says, how far under the one before it stands, and its font.

    In "Lead" only the first word is bold.
    """
    found, top = [], 60.0
    for number, (text, step, font) in enumerate(rows):
        top += step
        x, words = 60.0, list[Word]()
        large = {"Bold": 12.0, "Round": 14.0, "Title": 18.0}.get(font, 10.0)
        for at, word in enumerate(text.split()):
            width = 0.45 * large * len(word)
            leads = font == "Lead" and at == 0
            told = "Serif" if font == "Lead" and not leads else font
            heavy = large > 10 or leads
            words.append(Word(word, x, top, x + width, top + large, large, heavy, told, 100 * number + at))
            x += width + 3
        found.append(Line(1, tuple(words), 60.0, 540.0))
    return found


def area(title: str, *more: tuple[str, float, str]) -> list[tuple[str, float, str]]:
    return [(title, HEAD, "Bold"), (TOLD, PART, "Serif"), *more]


def last_of(
    *rounds: list[tuple[str, float, str]], title: str = "Uppföljning av miljöplanen"
) -> list[tuple[str | None, str]]:
    """For each round the title of the area that its last section has, None where it has none, and its text."""
    seasons = ("Läget våren 2016", "Läget hösten 2016", "Läget våren 2017")
    rows = [row for season, told in zip(seasons, rounds, strict=False) for row in ((season, HEAD, "Round"), *told)]
    found = split(Layout((heading_line(title, -5, 18),), tuple(page(*rows)), ()), "Titel").sections
    ends = {one.round: one for one in found}
    return [(one.area.title if one.area else None, one.text) for one in ends.values()]


def areas_in(*rounds: list[tuple[str, float, str]], title: str = "Uppföljning av miljöplanen") -> list[str | None]:
    return [one for one, _ in last_of(*rounds, title=title)]


def test_a_space_larger_than_over_the_areas_ends_the_last_of_them() -> None:
    two = [*area("Vatten"), *area("Luft")]
    assert last_of([*two, (ENDS, WIDE, "Serif")], two) == [(None, ENDS), ("Luft", TOLD)]
    assert areas_in([*two, (ENDS, PART, "Serif")], two) == ["Luft", "Luft"]
    # So the paragraphs of areas stand here; and so large a space may have held a picture.
    spaced = [*area("Vatten", (ENDS, WIDE, "Serif")), *area("Luft")]
    assert areas_in([*spaced, (ENDS, WIDE, "Serif")], two) == ["Luft", "Luft"]
    led = [("Så står stycken även här.", PART, "Serif"), (ENDS, WIDE, "Serif"), *two]
    assert areas_in([*led, (ENDS, WIDE, "Serif")], led) == ["Luft", "Luft"]
    assert areas_in([*two, (ENDS, PICTURE, "Serif")], two) == ["Luft", "Luft"]


def test_the_title_of_the_next_report_in_the_file_ends_none_of_the_areas_before_it() -> None:
    title = "Uppföljning av miljöplanen"
    two = [*area("Vatten"), *area("Luft")]
    ending = [*two, (ENDS, WIDE, "Serif"), (title, HEAD, "Title")]
    assert areas_in(ending, two, title=title) == [None, "Luft"]


def test_type_that_no_area_has_ends_the_last_where_several_rounds_end_in_it() -> None:
    two = [*area("Vatten"), *area("Luft")]
    ending = [*two, (ENDS, PART, "Italic")]
    assert areas_in(ending, ending) == [None, None]
    assert areas_in(ending, two) == ["Luft", "Luft"]
    commented = [*area("Vatten", (ENDS, PART, "Italic")), *area("Luft", (ENDS, PART, "Italic"))]
    assert areas_in(commented, commented) == ["Luft", "Luft"]
    judged = "Nämnden bedömer att det går åt rätt håll."
    assert areas_in([*two, (judged, PART, "Italic")], two) == [None, "Luft"]


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("Utskottet informerades den 3 december och hade inga invändningar mot redovisningen.", True),
        ("Miljö- och byggnadsnämnden beslutade att lägga rapporten till handlingarna.", True),
        ("Därmed föreslår förvaltningen att planens tidsgränser ligger kvar.", True),
        ("Två av två åtgärder är därmed påbörjade.", True),
        ("Samtliga åtgärder i planen är igång.", True),
        ("Åtgärd 1 behöver mer tid än planerat.", True),
        ("Nämnden anser att åtgärderna 1 och 2 är avslutade.", True),
        ("Nämnden bedömer att åtgärderna är rätt avvägda.", True),
        ("Nämnden noterade i december att en av två åtgärder går enligt plan.", True),
        ("Vid halvtid bedöms miljöplanen kunna genomföras i sin helhet.", True),
        ("Tjänsten är vakant. Det har påverkat arbetet med alla två åtgärderna.", True),
        ("Tjänsten är vakant. Det har påverkat arbetet med alla sju åtgärderna.", False),
        ("Miljöplanen har sedan dess bytts ut vid dammen.", False),
        ("Miljöplanen gäller till och med nästa år och ska därefter ersättas.", True),
        ("Nämnden noterade i december att en av sju åtgärder går enligt plan.", False),
        ("Kommunstyrelsen föreslås lägga informationen till handlingarna.", True),
        ("En ny redovisning av samtliga åtgärder lämnas till fullmäktige i mars.", True),
        ("Nästa uppföljning av miljöplanen görs per den 31 augusti.", True),
        ("Styrelsen får en ny rapport om alla åtgärder efter sommaren.", True),
        ("Nästa uppföljning görs i mars.", False),
        ("En ny redovisning av halterna lämnas i mars.", False),
        ("Arbetet samordnas med åtgärderna 1 och 3.", False),
        ("Nämnden bedömer att åtgärderna i dammen räcker.", False),
        ("Nämnden bedömer att målet nås.", False),
        ("Nämnden godkände redovisningen av upphandlingen.", False),
        ("Nämnden bedömer att uppföljningen har blivit bättre.", False),
        ("Styrelsen antog lokalförsörjningsplanen i maj.", False),
        ("Sammantaget har utsläppen minskat.", False),
        ("Tre av sju åtgärder är gjorda vid dammen.", False),
        ("Samtliga åtgärder i protokollet är gjorda.", False),
        ("Två åtgärder återstår vid dammen.", False),
        ("Åtgärd 2 fortsätter nästa år.", False),
        ("Två av två mål är nådda.", False),
    ],
)
def test_what_is_said_of_all_areas_ends_the_last(said: str, ends: bool) -> None:
    two = [*area("Åtgärd 1: Vatten"), *area("Åtgärd 2: Luft")]
    assert areas_in([*two, (said, PART, "Serif")], two) == [None if ends else "Luft", "Luft"]


def test_it_may_stand_after_a_bullet_that_ends_in_no_sign() -> None:
    two = [*area("Åtgärd 1: Vatten"), *area("Åtgärd 2: Luft", ("• mätning vid skolor", PART, "Serif"))]
    assert areas_in([*two, ("Samtliga åtgärder i planen är igång.", PART, "Serif")], two) == [None, "Luft"]


def test_a_report_or_plan_that_the_area_tells_of_is_another() -> None:
    said = "Nämnden beslutade att lägga rapporten till handlingarna."
    two = [*area("Vatten"), *area("Luft"), ("En rapport om halterna kom i mars.", PART, "Serif")]
    assert areas_in([*two, (said, PART, "Serif")], two) == ["Luft", "Luft"]


def test_what_is_told_before_and_what_follows_show_that_the_area_goes_on() -> None:
    wide = (ENDS, WIDE, "Serif")
    two = [*area("Vatten"), *area("Luft")]
    assert areas_in([*area("Vatten"), ("Luft", HEAD, "Bold"), wide], two) == ["Luft", "Luft"]  # its only text
    assert areas_in([*area("Luft"), wide], two) == ["Luft", "Luft"]  # the only area
    led = [*two, ("Det här återstår:", PART, "Serif"), wide]
    assert areas_in(led, two) == ["Luft", "Luft"]
    assert areas_in([*two, wide, *[(TOLD, PART, "Serif")] * 4], two) == ["Luft", "Luft"]
    assert areas_in([*two, wide, ("Orsaker", HEAD, "Small"), (TOLD, PART, "Serif")], two) == [None, "Luft"]


def test_a_chapter_as_high_as_the_rounds_is_of_each_where_all_have_it() -> None:
    def rounds_of(*chapters: str) -> list[int | None]:
        """Of which round the text under each chapter is."""
        seasons = ("Läget våren 2016", "Läget hösten 2016", "Läget våren 2017")
        rows = []
        for season, chapter in zip(seasons, chapters, strict=True):
            told = [(season, HEAD, "Round"), *area("Vatten"), *area("Luft")]
            rows += [*told, (chapter, HEAD, "Round"), (ENDS, PART, "Serif")]
        title = heading_line("Uppföljning av miljöplanen", -5, 18)
        found = split(Layout((title,), tuple(page(*rows)), ()), "Titel").sections
        return [one.round for one in found if one.text == ENDS]

    assert rounds_of(*["Rådets kommentar"] * 3) == [0, 1, 2]
    assert rounds_of("Rådets kommentar", "Nästa steg", "Rådets kommentar") == [0, None, 2]
    assert rounds_of("Rådets kommentar", "Nästa steg", "Avslutning") == [None, None, None]


def test_a_title_that_every_report_has_begins_what_ends_the_last_area() -> None:
    def rows(title: str, *own: str) -> list[Line]:
        """Two areas and a paragraph that begins with a title in bold; those of the areas may begin with others."""
        told = [(TOLD, PART, "Serif"), *((f"{one}. {TOLD}", PART, one) for one in own)]
        areas = [("Vatten", HEAD, "Bold"), *told, ("Luft", HEAD, "Bold"), *told, (f"{title}. {ENDS}", PART, title)]
        found = page(*((text, step, "Serif" if font in (title, *own) else font) for text, step, font in areas))
        bold = [one for one, (_, _, font) in zip(found, areas, strict=True) if font in (title, *own)]
        return [in_bold(one, len(title.split())) if any(one is b for b in bold) else one for one in found]

    def in_bold(one: Line, words: int) -> Line:
        first = [msgspec.structs.replace(word, bold=True) for word in one.words[:words]]
        return msgspec.structs.replace(one, words=(*first, *one.words[words:]))

    def ends(*found: Line) -> tuple[str | None, str]:
        title = heading_line("Uppföljning av miljöplanen 2016", -5, 18)
        last = split(Layout((title,), found, ()), "Titel").sections[-1]
        return last.area.title if last.area else None, last.text

    assert ends(*rows("Samlad bedömning")) == (None, ENDS)
    assert ends(*rows("Dammen är klar"))[0] == "Luft"
    assert ends(*rows("Samlad bedömning", "Samlad bedömning"))[0] == "Luft"


def test_after_rounds_inside_areas_it_is_of_no_round() -> None:
    def told(title: str) -> list[tuple[str, float, str]]:
        years = [(f"Läget {year}", HEAD, "Bold") for year in (2017, 2018)]
        return [(title, HEAD, "Round"), years[0], (TOLD, PART, "Serif"), years[1], (TOLD, PART, "Serif")]

    rows = page(*told("Vatten"), *told("Luft"), *told("Buller"), (ENDS, WIDE, "Serif"))
    found = split(Layout((heading_line("Uppföljning av miljöplanen", -5, 18),), tuple(rows), ()), "Titel").sections
    assert [(one.round, one.area and one.area.title) for one in found[-2:]] == [(1, "Buller"), (None, None)]


def test_areas_are_called_by_the_word_that_most_headings_begin_with() -> None:
    assert kinds(["Rekommendation 1. Attest", "Rekommendation 2. Kassa", "Övrigt"]) == {"rekommendation"}
    assert kinds(["Kontrollområde A – Attest", "Kontrollområde B – Kassa"]) == {"område"}
    assert kinds(["Föremål i magasin", "Föremål på turné"]) == kinds(["Vatten", "Luft"]) == frozenset()


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("Av de fyra målen är två nådda.", 2),
        ("Ett av fyra mål är nått.", 2),
        ("De flesta målen nås.", 2),
        ("Övriga mål följs upp i vår.", 2),
        ("Två mål nås.", 1),
        ("Ett mål är att alla ska läsa.", 0),
        ("Två av tre mål nås.", 0),
        ("Alla föremål är märkta.", 0),
        ("Alla barn når målen.", 0),
    ],
)
def test_areas_are_counted_at_the_beginning(text: str, sure: int) -> None:
    assert areas_counted(text, ["mål"], {4}) == sure


def test_several_areas_are_named_by_their_numbers_or_all_by_their_word() -> None:
    assert areas_listed("Vi anser att kraven 1, 2 och 4 är uppfyllda.", ["krav"]) == ["1", "2", "4"]
    assert areas_listed("Rekommendationerna A–C är klara.", ["rekommendation"]) == ["A", "C"]
    assert areas_listed("Kraven är uppfyllda i 2 av 4 hus.", ["krav"]) == []
    assert areas_named("Kontoret bedömer att riktlinjerna följs.", ["riktlinje"])
    assert areas_named("Nämnden ser att målområdena behövs.", ["område"])
    for text in ("Nya riktlinjer togs fram.", "Riktlinjen följs.", "Riktlinjerna för bidrag följs."):
        assert not areas_named(text, ["riktlinje"])
    assert not areas_named("Områden saknas.", ["område"])


def test_another_area_is_named_by_its_number() -> None:
    assert area_named_first("Insats 5 redovisas inte i år.", ["insats"]) == "5"
    assert area_named_first("Insatsområde B vilar.", ["område"]) == "B"
    assert area_named_first("Insats 5: Läxhjälp", ["insats"]) is None
    assert area_named_first("Insatsen är klar.", ["insats"]) is None


def test_what_is_summed_up_is_of_the_whole_unless_of_one_area() -> None:
    for text in ("Vår samlade bild är att nämnderna lyssnar.", "Projektets samlade prognos är oförändrad."):
        assert sums_up(text)
        assert areas_in([*area("Vatten"), *area("Luft", (text, PART, "Serif"))]) == [None]
    for text in ("Den samlade bedömningen är att målet nås.", "Vår skola samlade in pengar."):
        assert not sums_up(text)


def test_a_body_thanks_all() -> None:
    assert thanks_last("Styrgruppen tackar alla projektledare.")
    assert thanks_last("Nämnden vill rikta ett varmt tack till alla medarbetare.")
    assert not thanks_last("Föräldrarna tackar alla.")


def test_the_number_of_a_storey_is_no_plan() -> None:
    assert not mentions_papers("Plan två i stadshuset har byggts om.")
    assert mentions_papers("Plan för arkivet har antagits.")


def test_bodies_and_their_heads_judge() -> None:
    for text in ("Tekniska nämnden ser", "Förbundschefen bedömer", "Vd anser", "Sammantaget bedömer styrelsen"):
        assert somebody_judges(f"{text} att arbetet går framåt.")
    for text in ("Eleverna anser", "Kursen ger", "Alla bedömer"):
        assert not somebody_judges(f"{text} att arbetet går framåt.")


def test_thanks_that_come_last_are_for_the_whole_time() -> None:
    thanks = "Avslutningsvis vill nämnden tacka de anställda för ett fint år."
    assert areas_in([*area("Vatten"), *area("Luft", (thanks, PART, "Serif"))]) == [None]
    for others in ("Föreningarna ska ha tack för året.", "Avslutningsvis hölls ett möte."):
        assert areas_in([*area("Vatten"), *area("Luft", (others, PART, "Serif"))]) == ["Luft"]


def test_the_plan_is_the_one_in_the_title() -> None:
    assert names_plan("Planen följs.", "Uppföljning av biblioteksplanen 2018")
    assert names_plan("Rådet ser att överenskommelsen följs.", "Uppföljning av överenskommelse om folkhälsa")
    assert not names_plan("Lekplatsplanen följs.", "Uppföljning av biblioteksplanen 2018")
    assert not names_plan("Planeten mår bra.", "Uppföljning av miljöplanen")


@pytest.mark.parametrize(
    ("said", "ends"),
    [
        ("En av två åtaganden bedöms kunna nås i tid.", True),
        ("Av de två åtagandena har ett kommit igång.", True),
        ("Två av tre åtaganden bedöms kunna nås i tid.", False),
        ("Samtliga åtaganden följs upp i mars.", False),
    ],
)
def test_just_as_many_as_the_areas_are_is_all_of_them_whatever_they_are_called(said: str, ends: bool) -> None:
    two = [*area("Vatten"), *area("Luft")]
    assert areas_in([*two, (said, PART, "Serif")], two) == [None if ends else "Luft", "Luft"]


def test_a_heading_over_areas_says_what_they_are_called() -> None:
    assert kind_gathered("Åtagandena") == kind_gathered("Våra åtaganden") == {"åtagande"}
    assert kind_gathered("Åtaganden och resultat") == frozenset()


def test_the_space_over_the_notes_of_a_page_tells_nothing_of_that_between_paragraphs() -> None:
    two = [*area("Vatten"), ("Enligt miljöbalken.", 60.0, "Serif"), *area("Luft"), (ENDS, WIDE, "Serif")]
    rows = page(("Läget våren 2016", HEAD, "Round"), *two)
    noted = [msgspec.structs.replace(one, apart="footnote") if "balken" in one.text else one for one in rows]
    title = (heading_line("Uppföljning av miljöplanen", -5, 18),)
    for lines, ends in ((noted, None), (rows, "Luft")):
        last = split(Layout(title, tuple(lines), ()), "Titel").sections[-1]
        assert (last.area.title if last.area else None) == ends


def test_after_areas_whose_rounds_begin_paragraphs_the_end_is_of_no_round() -> None:
    told = [(f"Läsåret {years}. {TOLD}", PART, "Serif") for years in ("2020/21", "2021/22")]
    rows = [row for name in ("A Vatten", "B Luft") for row in ((name, HEAD, "Bold"), *told)]
    title = (heading_line("Miljön, läsår för läsår", -5, 18),)
    lead = (TOLD, HEAD, "Serif")
    found = split(Layout(title, tuple(page(lead, *rows, (ENDS, WIDE, "Serif"))), ()), "Titel").sections
    assert [(one.round is None, one.area.label if one.area else None) for one in found] == [
        *((True, None), (False, "A"), (False, "A"), (False, "B"), (False, "B"), (True, None))
    ]


NEXT = "En ny redovisning av samtliga områden lämnas till nämnden i mars."


def test_a_round_ends_areas_whose_titles_begin_paragraphs() -> None:
    told = [line for name in ("Vatten", "Luft") for line in run_in(name)]
    assert areas_in([*told, (NEXT, PART, "Serif")], [*told, (NEXT, PART, "Serif")]) == [None, None]
    assert areas_in(told, told) == ["Luft", "Luft"]


def run_in(title: str) -> list[tuple[str, float, str]]:
    """A title in a font of its own that begins a paragraph."""
    return [(f"{title}. {TOLD}", PART, "Lead")]


def test_the_end_is_found_after_the_only_area_under_the_last_heading_that_gathers_areas() -> None:
    def last(*told: tuple[Role, str]) -> set[int]:
        rows = page(*((text, PART, "Serif" if role == "text" else "Bold") for role, text in told))
        roles = [
            Marked(Paragraph((row,)), role, 1 if role == "area" else 0 if role == "general" else -1)
            for row, (role, _) in zip(rows, told, strict=True)
        ]
        return set(closing(roles, "Uppföljning av miljöplanen"))

    first: list[tuple[Role, str]] = [("general", "Miljö"), ("area", "Vatten"), ("text", TOLD)]
    second: list[tuple[Role, str]] = [
        ("general", "Folkhälsa"),
        ("area", "Rörelse"),
        ("text", TOLD),
        ("text", NEXT),
    ]
    assert last(*first, *second) == {len(first) + 3}
    assert last(*second) == set()  # of the only area at all
