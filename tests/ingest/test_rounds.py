"""What reports write, and which round it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.rounds import MONTHS, find_times, round_of_heading, round_of_title

HEADINGS = [
    # heading, label, first day, last day
    ("Rapport och uppföljning augusti 2013", "augusti 2013", "2013-08-01", "2013-08-31"),
    ("Rapport och uppföljning hösten 2014", "hösten 2014", "2014-07-01", "2014-12-31"),
    ("Läget våren 2016", "våren 2016", "2016-01-01", "2016-06-30"),
    ("Uppföljning sommaren 2016", "sommaren 2016", "2016-06-01", "2016-08-31"),
    ("Uppföljning per den 31 mars 2017", "31 mars 2017", "2017-03-31", "2017-03-31"),
    ("Avstämning 2017-03-31", "2017-03-31", "2017-03-31", "2017-03-31"),
    ("T1 2019", "T1 2019", "2019-01-01", "2019-04-30"),
    ("Tertial 3, 2020", "tertial 3, 2020", "2020-09-01", "2020-12-31"),
    ("Tertialuppföljning 2 2018", "tertial 2 2018", "2018-05-01", "2018-08-31"),
    ("Andra tertialet 2018", "andra tertialet 2018", "2018-05-01", "2018-08-31"),
    ("Kvartalsrapport 3 2021", "kvartal 3 2021", "2021-07-01", "2021-09-30"),
    ("Första halvåret 2019", "första halvåret 2019", "2019-01-01", "2019-06-30"),
    ("Delårsrapport augusti 2023", "augusti 2023", "2023-08-01", "2023-08-31"),
    ("Delårsrapport januari–augusti 2023", "januari–augusti 2023", "2023-01-01", "2023-08-31"),
    ("Uppföljning läsåret 2017/18", "läsåret 2017/18", "2017-07-01", "2018-06-30"),
    ("Årsbokslut 2018", "2018", "2018-01-01", "2018-12-31"),
    ("Arbetet under 2016", "2016", "2016-01-01", "2016-12-31"),
    ("2019", "2019", "2019-01-01", "2019-12-31"),
    ("Februari 2016", "februari 2016", "2016-02-01", "2016-02-29"),
]


@pytest.mark.parametrize(("heading", "label", "start", "end"), HEADINGS)
def test_a_heading_names_a_round(heading: str, label: str, start: str, end: str) -> None:
    found = round_of_heading(heading)
    assert found is not None
    assert (found.label, str(found.start), str(found.end)) == (label, start, end)


@pytest.mark.parametrize(
    "heading",
    [
        "Uppföljningar 2013–2016",  # a range holds rounds and is none
        "Uppföljning 2013-16",
        "Ny organisation från hösten 2014",  # tells of something else
        "Mål och budget 2016",
        "Rapporter våren 2014 och hösten 2014",  # two times
        "Avstämning 2017-02-31",  # no such day
        "den 4 juni 2018",  # dates the letter
        "Åtgärdsområde III",
        "Uppföljning",
        "",
    ],
)
def test_other_headings_name_none(heading: str) -> None:
    assert round_of_heading(heading) is None


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Uppföljning av handlingsprogrammet – våren 2014", "våren 2014"),
        ("Årsbokslut 2017 Sydskolan", "2017"),
        ("Lägesrapport för programmet för öppna data,\nhösten 2014", "hösten 2014"),
        ("Kommunstyrelsen Protokoll 2018-06-04 Uppföljning av budget", None),
        ("Redovisning av uppföljningar 2013–2016", None),
        ("Mål och budget 2016", None),
    ],
)
def test_a_title_names_the_round_of_the_document(title: str, label: str | None) -> None:
    found = round_of_title(title)
    assert (found.label if found else None) == label


@given(st.dates(date(1990, 1, 1), date(2099, 12, 31)))
def test_a_written_day_is_that_day(day: date) -> None:
    heading = f"Uppföljning per den {day.day} {MONTHS[day.month - 1]} {day.year}"
    found = round_of_heading(heading)
    assert found is not None
    assert (found.start, found.end) == (day, day)


@given(st.text())
def test_any_text_is_read_without_error(text: str) -> None:
    for found, start, end in find_times(text):
        assert found.start <= found.end
        assert 0 <= start < end <= len(text)


def test_a_part_of_the_year_in_a_compound_is_read_in_capitals_too() -> None:
    found = round_of_heading("KVARTALSRAPPORT 1 2020")
    assert found
    assert str(found.end) == "2020-03-31"
