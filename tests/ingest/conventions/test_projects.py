"""The time of a project, and final reports, which are on it."""

import pytest

from ingest.conventions.projects import is_named_time, named_time, time_it_went_on
from ingest.layout.lay_out import Layout
from ingest.parts.occasion import occasion
from tests.ingest.made_headings import TEXT, line

TITLE = "Vägen in – slutrapport"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Projekttid 1 oktober 2015–30 september 2018", "2015-10-01", "2018-09-30"),
        ("Fakta Projekttid: 2019–2021 Budget: 4 mkr", "2019-01-01", "2021-12-31"),
        ("Genomförandeperioden var mars–december 2022.", "2022-03-01", "2022-12-31"),
        ("Projektets tid: januari 2019 till och med juni 2021", "2019-01-01", "2021-06-30"),
    ],
)
def test_a_time_after_the_name_of_a_projects_time(text: str, start: str, end: str) -> None:
    told = named_time(text)
    assert told
    assert (str(told.start), str(told.end)) == (start, end)


def test_a_line_has_the_name_and_the_time_and_no_more() -> None:
    assert is_named_time("Projekttid 1 oktober 2015–30 september 2018")
    assert not is_named_time("Projekttiden 2015–2018 var för kort")
    assert not is_named_time("Planperiod 2015–2018")


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("Projektet pågick 1 mars 2019–31 augusti 2021.", "2019-03-01", "2021-08-31"),
        ("Projektet Ny start har bedrivits mellan mars 2019 och juni 2021.", "2019-03-01", "2021-06-30"),
        ("Vägen in drevs från den 1 mars 2019 till den 31 augusti 2021.", "2019-03-01", "2021-08-31"),
        ("Samverkansprojektet startade i maj 2019 och avslutades i juni 2021.", "2019-05-01", "2021-06-30"),
        ("Projektet (mars 2019–juni 2021) var ett samarbete.", "2019-03-01", "2021-06-30"),
        ("Satsningen genomfördes under åren 2016–2018 i två kommuner.", "2016-01-01", "2018-12-31"),
        ("Slutrapporten avser projekttiden 2019–2021.", "2019-01-01", "2021-12-31"),
        (
            "Projektet har finansierats av fonden och pågick från den 1 mars 2019 till den 31 augusti 2021.",
            "2019-03-01",
            "2021-08-31",
        ),
        (
            "Kommunerna sökte medel 2018. Projektet, som hade tre parter, pågick 2019–2021.",
            "2019-01-01",
            "2021-12-31",
        ),
    ],
)
def test_a_sentence_says_when_a_project_went_on(text: str, start: str, end: str) -> None:
    told = time_it_went_on(text, TITLE)
    assert told
    assert (str(told.start), str(told.end)) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "Projektet skulle pågå 2019–2020.",
        "Planen omfattar åren 2019–2021.",
        "Projektets slutkonferens genomfördes i mars 2019.",
        "Ombyggnaden pågick mars–juni 2020.",
        "Projektet avslutades den 1 mars 2019.",
        "Projektet fick en lokal där kursen genomfördes hösten 2020.",
    ],
)
def test_plans_and_what_happened_are_no_time_of_a_project(text: str) -> None:
    assert time_it_went_on(text, TITLE) is None


@pytest.mark.parametrize(
    ("title", "above", "text", "label"),
    [
        (TITLE, "1 mars 2019–31 augusti 2021", TEXT, "1 mars 2019–31 augusti 2021"),
        ("Vägen in", "Slutrapport", "Projektet pågick 2019–2021.", "2019–2021"),
        (TITLE, "Styrelsen 2021-10-07", "Projektet pågick 2019–2021.", "2019–2021"),
        ("Slutrapport 2021 – Vägen in", "2021-10-07", "Projekttid: maj 2019–juni 2021", "maj 2019–juni 2021"),
        ("Slutrapport 2021 – Vägen in", "2021-10-07", "Projekttid: maj 2015–juni 2018", "2021"),
        (TITLE, "September 2021", "Projektet pågick 2019–2021.", "2019–2021"),
        ("Lägesrapport – Vägen in", "2021-10-07", "Projektet pågick 2019–2021.", "2021-10-07"),
        (TITLE, "Handlingsplan 2019–2021", TEXT, None),
    ],
)
def test_a_final_report_is_on_the_time_of_its_project(
    title: str, above: str, text: str, label: str | None
) -> None:
    told = occasion(Layout((line(title, 2, 18),), (line(text, 3),), ((line(above, 1), "letterhead"),)), title)
    assert (told.label if told else None) == label
