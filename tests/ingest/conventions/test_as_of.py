"""What a report's text says of the time that it tells of."""

import msgspec
import pytest

from ingest.conventions.as_of import says_it_follows_up, time_told_of
from ingest.layout.lay_out import Layout
from ingest.parts.occasion import occasion
from tests.ingest.made_headings import TEXT, line
from tests.ingest.parts.test_occasion import in_table


@pytest.mark.parametrize(
    ("text", "label"),
    [
        (
            "Styrelsen beslutade om åtgärder i maj 2023. Tabellen visar läget per den 30 september 2023.",
            "30 september 2023",
        ),
        (
            "Direktionen godkänner redovisningen av läget per den 31 mars 2021 och lägger den till handlingarna.",
            "31 mars 2021",
        ),
        ("Rapporten avser läget den 30 april 2015.", "30 april 2015"),
        ("Uppföljningen avser första halvåret 2021.", "första halvåret 2021"),
        ("Här redovisas hur arbetet med uppdragen låg till den 30 april 2022.", "30 april 2022"),
        ("Rapporten visar hur långt arbetet hade kommit den 31 mars 2022.", "31 mars 2022"),
        ("Verksamhetsberättelsen avser första halvåret 2021.", "första halvåret 2021"),
        ("Nämnden noterar uppföljningen per den 31 maj 2022 och lämnar den vidare.", "31 maj 2022"),
        ("Styrelsen godkänner uppföljningen av fullmäktiges uppdrag per den 30 april 2018.", "30 april 2018"),
        ("Uppgifterna avser förhållandena per den 31 mars 2017.", "31 mars 2017"),
        ("Den här redovisningen avser verksamheten 2019.", "2019"),
        ("Lägesrapporten omfattar perioden januari–augusti 2021.", "januari–augusti 2021"),
        ("Här redovisas status för åtgärderna per 2022-10-31.", "2022-10-31"),
        ("Här beskrivs läget i oktober 2023.", "oktober 2023"),
        ("Rapporten visar hur långt arbetet kommit under första halvåret 2023.", "första halvåret 2023"),
        ("Planen följs upp en gång om året. Det här är uppföljningen av 2022.", "2022"),
        ("Detta är den andra uppföljningen och den avser 2022.", "2022"),
        ("Denna rapport avser kalenderåret 2022.", "2022"),
        ("Rapporten är en uppföljning av planens andra år, 2022.", "2022"),
        ("Här redovisar avdelningen det arbete som utfördes under 2022, planens andra år.", "2022"),
        ("Vi redovisar här vad som har hänt under våren 2022.", "våren 2022"),
        ("I rapporten redovisas arbetet under 2022.", "2022"),
        ("I det här dokumentet följer vi upp arbetet 2022.", "2022"),
        ("Nedan redovisas 2022 års arbete.", "2022"),
        ("Uppföljningen avser perioden till och med den 31 augusti 2022.", "31 augusti 2022"),
        ("Redovisningsperioden är september 2021–augusti 2022.", "september 2021–augusti 2022"),
        ("Detta är den andra rapporten av tre och avser tertial 2 2022.", "tertial 2 2022"),
        ("Förvaltningen lämnar härmed sin uppföljning av kontrollen för T2 2022.", "T2 2022"),
        ("Rapporten följer upp nämndens mål för 2022.", "2022"),
        ("Avstämningen gjordes per den 31 mars 2022.", "31 mars 2022"),
        ("Läget per den 30 april 2023. Revisorerna lämnade sin rapport i december 2021.", "30 april 2023"),
        ("Status i mars 2022. Alla planer är klara.", "mars 2022"),
    ],
)
def test_a_sentence_says_what_time_it_tells_of(text: str, label: str) -> None:
    told = time_told_of([text])
    assert told
    assert told.label == label


@pytest.mark.parametrize(
    "text",
    [
        "Läget per den 31 mars 2020 redovisades för nämnden i maj.",
        "Rapporten visar läget jämfört med läget per den 31 mars 2020.",
        "Rapporten visar läget i planen som antogs den 3 maj 2019.",
        "Uppföljningen avser 2019 års mål.",
        "Rapporten visar läget per den 31 mars 2020. Tabellen visar läget per den 31 mars 2021.",
        "Nämnden beslutade den 31 mars 2021 om planen.",
        "Här redovisas arbetet under 2021 och 2022.",
        "Här redovisas de åtgärder som ska genomföras under 2023.",
        "Här redovisas åtgärder som beslutades i maj 2020.",
        "Här redovisas åtgärderna efter den inspektion som gjordes under 2020.",
        "Här redovisas målen för 2024.",
        "Det här är en uppföljning av planen från 2019 års budget.",
        "Nedan redovisas 2022 års mål.",
        "Läget per den 31 mars 2021 var gott.",  # tells of no report
        "Förvaltningen lämnar härmed sitt förslag till taxa för 2023.",
        "Rapporten följer upp planen som antogs under 2019.",
        "Avtalsperioden är januari 2022–december 2022.",
    ],
)
def test_other_times_are_not_what_is_told_of(text: str) -> None:
    assert time_told_of([text]) is None


def test_a_page_of_words_is_gone_through_once() -> None:
    assert time_told_of(["rapporten visar läget " * 300 + "per den 31 mars 2021"]) is not None
    assert time_told_of(["läge" * 500 + " rapporten" * 500]) is None
    assert time_told_of(["här redovisas vad " * 300 + "under 2021"]) is not None
    assert not says_it_follows_up("detta är " + "uppföljnings" * 500)


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Uppföljning av revisionens rekommendationer", "31 mars 2021"),
        ("Uppföljning av planen 2019–2022", "31 mars 2021"),
        ("Uppföljning av planen hösten 2020", "hösten 2020"),
        ("Riktlinje för uppföljning", None),
        ("Handlingsplan efter enkäten 2020", None),  # without a table
    ],
)
def test_the_text_beats_the_day_of_the_letter(title: str, label: str | None) -> None:
    said = line("Nämnden godkänner redovisningen av läget per den 31 mars 2021.", 3)
    told = occasion(Layout((line(title, 2, 18),), (said,), ((line("2021-04-07", 1), "letterhead"),)), title)
    assert (told.label if told else None) == label


def test_over_a_table_of_states_the_text_may_say_what_it_is_as_of() -> None:
    title = "Åtgärdsplan efter enkäten 2023"
    table = [*in_table(0, "Område", "Nuläge", "Åtgärd", "Status"), *in_table(1, "1. Tvätt", TEXT, TEXT, "Klar")]
    said = line("Tabellen visar läget per den 30 september 2023.", 3)
    told = occasion(Layout((line(title, 2, 18),), (said, *table), ()), title)
    assert told
    assert (told.label, told.confidence) == ("30 september 2023", 0.75)


def test_the_names_of_columns_on_the_next_page_are_no_running_header() -> None:
    cell = in_table(0, "Klass", "Uppföljda 2021")[1]
    title = "Lägesrapport för planen"
    aside = ((msgspec.structs.replace(cell, page=2), "header"),)
    assert occasion(Layout((line(title, 2, 18),), (line(TEXT, 3),), aside), title) is None  # type: ignore[arg-type]


def test_a_part_of_the_title_s_year_is_told_by_the_text() -> None:
    def of(text: str) -> str | None:
        title = "Delårsuppföljning 2023"
        told = occasion(Layout((line(title, 1, 18),), (line(text, 2), line(TEXT, 3)), ()), title)
        return told.label if told else None

    assert of("Rapporten visar hur långt arbetet kommit under första halvåret 2023.") == "första halvåret 2023"
    assert of("Rapporten visar hur långt arbetet kommit under första halvåret 2022.") == "2023"
    assert of("Rapporten visar hur långt arbetet har kommit.") == "2023"


def test_a_document_that_calls_itself_a_follow_up_is_one_whatever_its_title() -> None:
    def of(title: str, text: str) -> str | None:
        told = occasion(Layout((line(title, 1, 18),), (line(text, 2), line(TEXT, 3)), ()), title)
        return told.label if told else None

    assert of("Cykelplan 2020–2024", "Det här är uppföljningen av 2022.") == "2022"
    assert of("Cykelplan 2020–2024", "Här beskrivs hur kommunen ska arbeta under 2022.") is None
    assert of("Cykelplanen – vad blev gjort?", "Här redovisas det arbete som utfördes under 2022.") == "2022"
    assert of("Riktlinje för cykling", "Det här är uppföljningen av 2022.") is None
