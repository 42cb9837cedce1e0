"""Headings of one level that name a time each are rounds, whatever else they say; others are not."""

import pytest

from ingest.layout.lay_out import Layout
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line

READ = "Biblioteksplanen – tre avläsningar"
ASKED = "Hur långt hade vi kommit i november 2017?"


def rounds(title: str, *headings: str) -> list[str]:
    body = [line(TEXT, 1)]
    for number, heading in enumerate(headings):
        body += [line(heading, 4 * number + 3, 14, bold=True), line(TEXT, 4 * number + 4)]
    return [one.label for one in split(Layout((line(title, 0, 18),), tuple(body), ()), "fil").rounds]


@pytest.mark.parametrize(
    ("title", "headings", "told"),
    [
        (
            READ,
            ["Avläsning i mars 2021", "Så såg det ut den 30 september 2021"],
            ["mars 2021", "30 september 2021"],
        ),
        ("Programmet: två lägesbilder", [ASKED, "Nu då, maj 2018?"], ["november 2017", "maj 2018"]),
        (
            "VA-plan för Torsholma",
            ["Redovisning av VA-planen för första tertialet 2019", "Redovisning av VA-planen för tertial 2 2019"],
            ["första tertialet 2019", "tertial 2 2019"],
        ),
        (READ, ["Bakgrund", "Avläsning i mars 2021", "Så såg det ut i maj 2022"], ["mars 2021", "maj 2022"]),
    ],
)
def test_each_of_one_level_names_another_time(title: str, headings: list[str], told: list[str]) -> None:
    assert rounds(title, *headings) == told


@pytest.mark.parametrize(
    ("title", "headings"),
    [
        (READ, ["Böckerna i mars 2021", "Läslust", "Sagorna i maj 2022"]),  # another heading among them
        (READ, ["Boken kom ut i mars 2021"]),  # one alone
        (READ, ["Boken kom ut i mars 2021", "Boken såldes slut i mars 2021"]),  # the same time
        (READ, ["Första delen (våren 2020)", "Andra delen (hösten 2020)"]),  # added to what the heading says
        ("Kulturlivet i Ekby", ["Festivalen i mars 2021", "Marknaden i maj 2022"]),  # nothing is followed up
        (READ, ["Budget för bibliotek i mars 2021", "Budget för bibliotek i maj 2022"]),  # told ahead
        (READ, ["Boken som i mars 2021 gavs ut", "Marknaden som i maj 2022 hölls"]),  # the heading goes on
    ],
)
def test_what_names_times_otherwise_is_no_round(title: str, headings: list[str]) -> None:
    assert rounds(title, *headings) == []


@pytest.mark.parametrize(("second", "told"), [("Trygghet", ["maj 2020", "november 2020"]), ("Resor", [])])
def test_so_they_do_where_the_same_headings_stand_under_them(second: str, told: list[str]) -> None:
    rows = [("Om löftena", 14.0), ("Nedslag i maj 2020", 14.0), ("Mat", 12.0), ("Trygghet", 12.0)]
    rows += [("Nedslag i november 2020", 14.0), (second, 12.0), ("Mat", 12.0)]
    body = [
        one
        for n, (text, size) in enumerate(rows)
        for one in (line(text, 4 * n, size, True), line(TEXT, 4 * n + 1))
    ]
    found = split(Layout((line("Löften till patienterna", -4, 18),), tuple(body), ()), "fil")
    assert [one.label for one in found.rounds] == told


@pytest.mark.parametrize(("second", "told"), [("II. ", ["maj 2022", "oktober 2022"]), ("", [])])
def test_so_they_do_where_lists_under_them_have_the_same_numbers(second: str, told: list[str]) -> None:
    rows = ["Första läsningen: maj 2022", f"I. {TEXT}", f"II. {TEXT}"]
    rows += ["Andra läsningen: oktober 2022", f"I. {TEXT}", f"{second}{TEXT}"]
    body = [
        line(text, 3 * n, 14 if "läsningen" in text else 10, "läsningen" in text) for n, text in enumerate(rows)
    ]
    found = split(Layout((line("Handlingsprogrammet", -4, 18),), tuple(body), ()), "fil")
    assert [one.label for one in found.rounds] == told


def test_rounds_lie_in_the_time_that_the_title_tells() -> None:
    headings = ["Biblioteken i mars 2021", "Biblioteken i september 2021"]
    assert rounds("Uppföljning 2021", *headings) == ["mars 2021", "september 2021"]
    assert rounds("Uppföljning 2023", *headings) == ["2023"]
