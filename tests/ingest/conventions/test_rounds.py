"""What reports write, and which round it means."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ingest.conventions.intervals import LONGEST_RANGE, find_times, find_times_and_spans
from ingest.conventions.rounds import round_of_heading, round_of_title
from ingest.conventions.written_times import MONTHS

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
    ("Läget, aug-18", "aug-18", "2018-08-01", "2018-08-31"),
    ("Status maj/2022", "maj/2022", "2022-05-01", "2022-05-31"),
    ("Status 31 maj, 2022", "31 maj, 2022", "2022-05-31", "2022-05-31"),
    ("Läget per 20211031", "20211031", "2021-10-31", "2021-10-31"),
    ("Läget per 211031", "211031", "2021-10-31", "2021-10-31"),
    ("Rapport 210101–210630", "210101–210630", "2021-01-01", "2021-06-30"),
    ("Rapport 2021-01-01–06-30", "2021-01-01–06-30", "2021-01-01", "2021-06-30"),
    ("Rapport 2021-01 – 2021-06", "2021-01 – 2021-06", "2021-01-01", "2021-06-30"),
    ("Månadsrapport 2023-03", "2023-03", "2023-03-01", "2023-03-31"),
    ("Rapport 2022, april–juni", "2022, april–juni", "2022-04-01", "2022-06-30"),
    ("Rapport januari, februari och mars 2022", "januari, februari och mars 2022", "2022-01-01", "2022-03-31"),
    ("Tertial 1 och 2 2022", "tertial 1 och 2 2022", "2022-01-01", "2022-08-31"),
    ("Kvartal 2+3 2022", "kvartal 2+3 2022", "2022-04-01", "2022-09-30"),
    ("Rapport läsåret 21-22", "läsåret 21-22", "2021-07-01", "2022-06-30"),
    ("Status vid årsskiftet 2021-2022", "årsskiftet 2021-2022", "2021-12-31", "2021-12-31"),
    ("Arbetet under 2016", "2016", "2016-01-01", "2016-12-31"),
    ("2019", "2019", "2019-01-01", "2019-12-31"),
    ("Uppföljning VT 2021", "VT 2021", "2021-01-01", "2021-06-30"),
    ("HT-20", "HT-20", "2020-07-01", "2020-12-31"),
    ("Hösten -14", "hösten -14", "2014-07-01", "2014-12-31"),
    ("2014, våren", "2014, våren", "2014-01-01", "2014-06-30"),
    ("Våren 2014 (april)", "våren 2014", "2014-01-01", "2014-06-30"),
    ("2021 – kvartal 2", "2021 – kvartal 2", "2021-04-01", "2021-06-30"),
    ("Delår 2 2020", "delår 2 2020", "2020-05-01", "2020-08-31"),
    ("Kommentar T2 2021", "T2 2021", "2021-05-01", "2021-08-31"),
    ("Tertial I 2018", "tertial I 2018", "2018-01-01", "2018-04-30"),
    ("3:e kvartalet 2022", "3:e kvartalet 2022", "2022-07-01", "2022-09-30"),
    ("Kvartal 3 (2022)", "kvartal 3 (2022)", "2022-07-01", "2022-09-30"),
    ("Delårsrapport 2 2021", "tertial 2 2021", "2021-05-01", "2021-08-31"),
    ("Januari t.o.m. augusti 2021", "januari t.o.m. augusti 2021", "2021-01-01", "2021-08-31"),
    ("Oktober 2016 – mars 2017", "oktober 2016 – mars 2017", "2016-10-01", "2017-03-31"),
    ("Hösten 2018–våren 2019", "hösten 2018–våren 2019", "2018-07-01", "2019-06-30"),
    ("1 januari – 30 juni 2020", "1 januari – 30 juni 2020", "2020-01-01", "2020-06-30"),
    ("Läget 2019-07-01–2020-06-30", "2019-07-01–2020-06-30", "2019-07-01", "2020-06-30"),
    ("2020/2021", "2020/2021", "2020-07-01", "2021-06-30"),
    ("Status 30/4 2018", "30/4 2018", "2018-04-30", "2018-04-30"),
    ("Uppföljning mars 2015 (KS 2015/123)", "mars 2015", "2015-03-01", "2015-03-31"),
    ("Uppföljning 2 – oktober 2018", "oktober 2018", "2018-10-01", "2018-10-31"),
    ("Rapportperiod 2: juli–december 2020", "juli–december 2020", "2020-07-01", "2020-12-31"),
    ("År 1 (2016)", "2016", "2016-01-01", "2016-12-31"),
    ("Redovisning till kommunstyrelsen i mars 2016", "mars 2016", "2016-03-01", "2016-03-31"),
    ("2021 års uppföljning", "2021", "2021-01-01", "2021-12-31"),
    ("Februari 2016", "februari 2016", "2016-02-01", "2016-02-29"),
    ("Uppföljning våren-20", "våren-20", "2020-01-01", "2020-06-30"),
    ("Läsår 19/20", "läsår 19/20", "2019-07-01", "2020-06-30"),
    ("Läget vid årsskiftet 2020/2021", "årsskiftet 2020/2021", "2020-12-31", "2020-12-31"),
    ("Vid halvårsskiftet 2020", "halvårsskiftet 2020", "2020-06-30", "2020-06-30"),
    ("Tertial 1, januari–april 2020", "januari–april 2020", "2020-01-01", "2020-04-30"),
    ("Uppföljningstillfälle 2, mars 2018", "mars 2018", "2018-03-01", "2018-03-31"),
    ("Läget just nu – oktober 2020", "oktober 2020", "2020-10-01", "2020-10-31"),
    ("Vad har hänt under 2019?", "2019", "2019-01-01", "2019-12-31"),
    ("Mars 2020 (uppdaterad)", "mars 2020", "2020-03-01", "2020-03-31"),
    ("Tertial 1–2 2022", "tertial 1–2 2022", "2022-01-01", "2022-08-31"),
    ("Första–tredje kvartalet 2022", "första–tredje kvartalet 2022", "2022-01-01", "2022-09-30"),
    ("Tertial 2 (maj–augusti) 2022", "tertial 2 (maj–augusti) 2022", "2022-05-01", "2022-08-31"),
    ("Kv. 2 2022", "kv. 2 2022", "2022-04-01", "2022-06-30"),
    ("Uppföljning Q2/22", "Q2/22", "2022-04-01", "2022-06-30"),
    ("T2-22", "T2-22", "2022-05-01", "2022-08-31"),
    ("Perioden 1/1–31/8 2022", "1/1–31/8 2022", "2022-01-01", "2022-08-31"),
    ("Läget per 31/8-22", "31/8-22", "2022-08-31", "2022-08-31"),
    ("1 september 2021–31 augusti 2022", "1 september 2021–31 augusti 2022", "2021-09-01", "2022-08-31"),
    ("Januari–augusti, 2022", "januari–augusti, 2022", "2022-01-01", "2022-08-31"),
    ("Augusti månad 2022", "augusti månad 2022", "2022-08-01", "2022-08-31"),
    ("Läget t.o.m. den 31 augusti 2022", "31 augusti 2022", "2022-08-31", "2022-08-31"),
    ("Helåret 2022", "2022", "2022-01-01", "2022-12-31"),
    ("Så står det till i december 2023", "december 2023", "2023-12-01", "2023-12-31"),
    ("Besked för första kvartalet 2021", "första kvartalet 2021", "2021-01-01", "2021-03-31"),
    ("Läget v. 37 2023", "v. 37 2023", "2023-09-11", "2023-09-17"),
    ("Läget vecka 1–2 2021", "vecka 1–2 2021", "2021-01-04", "2021-01-17"),
    ("2020, v. 53", "2020, v. 53", "2020-12-28", "2021-01-03"),
    ("Så stod det till per sista augusti 2022", "sista augusti 2022", "2022-08-31", "2022-08-31"),
    ("Läget den sista dagen i februari 2020", "sista dagen i februari 2020", "2020-02-29", "2020-02-29"),
    ("Så går det efter åtta månader 2022", "efter åtta månader 2022", "2022-01-01", "2022-08-31"),
    ("De första 4 månaderna av 2022", "första 4 månaderna av 2022", "2022-01-01", "2022-04-30"),
    ("Nytt i november 2022", "november 2022", "2022-11-01", "2022-11-30"),
    ("Hur det gick läsåret 2020/21", "läsåret 2020/21", "2020-07-01", "2021-06-30"),
    ("Ställningen den 31 oktober 2021", "31 oktober 2021", "2021-10-31", "2021-10-31"),
    ("Så såg det ut våren 2021", "våren 2021", "2021-01-01", "2021-06-30"),
    ("Hur långt hade vi kommit i november 2017?", "november 2017", "2017-11-01", "2017-11-30"),
    ("Uppföljning för halvåret 2022", "halvåret 2022", "2022-01-01", "2022-06-30"),
    ("Andra halvåret 2022", "andra halvåret 2022", "2022-07-01", "2022-12-31"),
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
        "Januari 2014–december 2016",  # a range of more than a year
        "KS 2015/16",  # a diary number
        "Kommunstyrelsen våren 2014",  # a body, not told of as a report
        "Socialnämndens redovisning 2019",  # one of several bodies, perhaps
        "Åtgärdsområde III",
        "Läget 2021-",  # a day that goes on in the next line
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
        ("Trafikplanen – genomgång efter kvartal 3 2022", "kvartal 3 2022"),
        ("Ett gott liv hemma – hur det gick tredje kvartalet 2023", "tredje kvartalet 2023"),
        ("Trygghetslöftena – ställningen den 31 oktober 2021", "31 oktober 2021"),
        ("Detta har vi gjort – miljöprogrammet 2021", "2021"),
        ("Bostadsplan 2021", None),
        ("Så ligger vi till med klimatet, augusti 2020", "augusti 2020"),
        ("Lägesbrev om nära vård, november 2019", "november 2019"),
        ("Lägesrapport för programmet för öppna data,\nhösten 2014", "hösten 2014"),
        ("Kommunstyrelsen Protokoll 2018-06-04 Uppföljning av budget", None),
        ("Redovisning av uppföljningar 2013–2016", None),
        ("Mål och budget 2016", None),
        ("Återrapportering av uppdrag i budget 2019, läget per den 31 augusti 2019", "31 augusti 2019"),
        ("Uppföljning av internkontrollplan 2020 avseende tertial 2 2020", "tertial 2 2020"),
        ("Rapport om läget våren 2016 efter beslutet 2014", "våren 2016"),
        ("Rapport från mötena 2015 och 2016", None),
        ("Vattenplan – åtgärdsstatus per den 31 december 2023", "31 december 2023"),
        ("Plan efter granskning av inköp – uppföljning hösten 2016", "hösten 2016"),
        ("Granskning av nämndens uppföljning hösten 2016", None),
        ("Patientsäkerhetsberättelse 2021", "2021"),
        ("Kvalitetsrapport läsåret 20/21", "läsåret 20/21"),
        ("Tertialrapport nr 2/2019", "tertial 2/2019"),
        ("Kvartalsrapport 3, 2020", "kvartal 3, 2020"),
        ("Halvårsrapport 1 2020", "halvår 1 2020"),
        ("Halvårsrapport 2020", "halvåret 2020"),
        ("Halvårsuppföljning 2020, juli–december", "2020, juli–december"),
        ("Delår 2 2019", "delår 2 2019"),
        ("Vårens uppföljning 2016", "våren 2016"),
        ("Höstrapport 2018", "hösten 2018"),
        ("Likabehandlingsplan – utvärdering läsåret 2018/19", "läsåret 2018/19"),
        ("Plan för uppföljning 2022", None),
        ("Uppföljningsplan 2022", None),
        ("Program för Agenda 2030 – uppföljning T2 2023", "T2 2023"),
        ("Uppföljning av Vision 2040", None),
        ("Handlingsplan 2021, lägesrapport hösten 2022", "hösten 2022"),
        ("Systematiskt kvalitetsarbete på Björkens skola läsåret 2021/22", "läsåret 2021/22"),
        ("Plan för systematiskt kvalitetsarbete 2022", None),
        ("Kvalitetsrapport 21/22", "läsåret 21/22"),
        ("Rapport 3/22", None),
        ("Uppföljning av kontrollplan 2022, läget efter tertial 3", "tertial 3 2022"),
        ("Handlingsplan 2023 – uppföljning per den 30 april", "30 april 2023"),
        ("Verksamhetsplan 2023, delårsuppföljning januari–april", "januari–april 2023"),
        ("Kvartal 2-uppföljning 2022", "kvartal 2 2022"),
        ("Avstämning 2022 (april–juni)", "april–juni 2022"),
        ("Uppföljning av mötet den 3 maj och den 4 juni, handlingsplan 2022", "2022"),
        ("Uppföljning 2022: Handlingsplan mot våld 2021", "2022"),
        ("Fritid 2035: så gick det 2021", "2021"),
        ("Uppföljning av klimatmålen 2030 för 2021", "2021"),
        ("Uppföljning av Agenda 2030 – 2021", "2021"),
        ("Uppföljning av översiktsplan 2018 och 2020", None),
        ("Uppföljning 2021 och 2022", None),
        ("Delårsrapport 2022 (januari–augusti)", "januari–augusti 2022"),
        ("Uppföljning av arbetet 2022 med målen för hösten", "2022"),
        ("Verksamhetsberättelse 2022, så gick våren", "2022"),
        ("Vårbokslut 2022", "våren 2022"),
        ("Anvisningar för delårsrapport augusti 2023", None),
        ("Årshjul för uppföljning 2023", None),
        ("Tidplan för bokslut 2023", None),
        ("Riktlinjer för inköp – uppföljning 2023", "2023"),
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


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("2020-09-01–2022-12-31", "2020-09-01", "2022-12-31"),
        ("1 mars 2021 – 31 december 2022", "2021-03-01", "2022-12-31"),
        ("mars 2020–juni 2022", "2020-03-01", "2022-06-30"),
        ("2020–2022", "2020-01-01", "2022-12-31"),
        ("2020–22", "2020-01-01", "2022-12-31"),
        ("2019-01 – 2020-12", "2019-01-01", "2020-12-31"),
    ],
)
def test_what_goes_on_for_more_than_a_year_is_a_span_and_no_time(text: str, first: str, last: str) -> None:
    assert [(str(one.start), str(one.end)) for one, _, _ in find_times_and_spans(text)] == [(first, last)]
    assert last not in [str(told.start) for told, _, _ in find_times(text)]


@pytest.mark.parametrize("text", ["2022-03-01–2022-12-31", "2022-01 – 2022-12", "2022–2020", "2022"])
def test_other_times_are_no_spans(text: str) -> None:
    assert all(told.end - told.start < LONGEST_RANGE for told, _, _ in find_times_and_spans(text))


@pytest.mark.parametrize("text", ["Ekby kommun, 2021-KS-377", "KS 2019:78", "2016-02/4"])
def test_the_year_of_a_number_in_a_diary_is_no_time(text: str) -> None:
    assert find_times(text) == ()
