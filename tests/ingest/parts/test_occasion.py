"""The round of a whole document, and the rounds of several reports in one file."""

import msgspec
import pytest

from ingest.headings.mark import marked
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import paragraphs
from ingest.pages.page import Cell, Line
from ingest.parts.occasion import is_other_kind, occasion
from ingest.parts.split import split
from tests.ingest.made_headings import TEXT, line
from tests.ingest.made_tables import row_lines


@pytest.mark.parametrize(
    ("title", "above", "label", "confidence"),
    [
        ("Uppföljning av planen – våren 2014", "", "våren 2014", 0.95),
        ("Lägesrapport för planen", "Hösten 2016", "hösten 2016", 0.85),
        ("Verksamhetsuppföljning", "Rapportperiod: januari–augusti 2023", "januari–augusti 2023", 0.8),
        ("Lägesrapport för planen", "2016-10-12", "2016-10-12", 0.5),
        ("Riktlinje för resor", "2016-10-12", None, 0),
        ("Avtalsuppföljning Björkgården", "Uppföljningsdag 14 mars 2024", "14 mars 2024", 0.8),
        ("Uppföljningar 2013–2016", "2016-10-12", None, 0),
        ("Uppföljning av äldreplanen 2013–2016", "2016-10-12", "2016-10-12", 0.5),
        ("Redovisning efter tillsyn, beslut 2016-03-08", "2016-10-12", "2016-10-12", 0.5),
        ("Granskning av uppföljningen", "Hösten 2016", None, 0),
        ("Återrapportering av uppdraget", "Februari 2020", "februari 2020", 0.6),
        ("Återrapportering av uppdraget", "Uppföljning februari 2020", "februari 2020", 0.85),
        ("Årsuppföljning av nämndens mål", "Så gick det 2021", "2021", 0.85),
        ("Lägesrapport för planen", "KS 2016/412", None, 0),  # a diary number
        ("Biblioteksplan 2021–2025", "Uppföljning november 2022", "november 2022", 0.85),
        ("Biblioteksplan 2021–2025", "Internkontrollrapport T1 2022", "T1 2022", 0.85),
        ("Biblioteksplanens åtgärder", "Läge per den 30 november 2022", "30 november 2022", 0.85),
        ("Biblioteksplanens åtgärder", "Beslut den 30 november 2022", None, 0),
        ("Biblioteksplan 2021–2025", "Bilaga till delårsrapport augusti 2022", None, 0),
        ("Uppföljning av kontrollplan 2021", "Rapport maj 2021", "maj 2021", 0.85),
        ("Uppföljning av kontrollplan 2021", "Augusti 2021", "augusti 2021", 0.85),
        ("Uppföljning av kontrollplan 2021", "December 2021", "2021", 0.95),
        ("Uppföljning av kontrollplan 2021", "Per den 31 mars", "31 mars 2021", 0.85),
        ("Uppföljning av kontrollplan 2021", "2021-03-31", "2021", 0.95),
        ("Klimatredovisning 2021", "Augusti 2021", "2021", 0.95),
        ("Årsuppföljning av kontrollplan 2021", "Hösten 2021", "2021", 0.95),
        ("Riktlinje för uppföljning", "Så gör vi 2021", None, 0),
        ("Jämställdhetspolicyn – så gick det 2009", "", "2009", 0.95),
        ("Handlingsplan 2009", "", None, 0),
        ("Unga och psykisk hälsa – Slutrapport 2016–2018", "Dnr 2019/0334", "2016–2018", 0.75),
        ("Slutuppföljning av planen 2016–2018", "Hösten 2018", "2016–2018", 0.75),
    ],
)
def test_the_round_of_a_whole_document(title: str, above: str, label: str | None, confidence: float) -> None:
    aside = ((line(above, 1), "letterhead"),) if above else ()
    told = occasion(Layout((line(title, 2, 18),), (line(TEXT, 3),), aside), title)  # type: ignore[arg-type]
    assert (told.label if told else None) == label
    if told:
        assert told.confidence == confidence
        assert told.reason


def test_what_says_how_to_follow_up_has_no_rounds_whatever_its_headings_say() -> None:
    april, august = "Uppföljning per den 30 april", "Delårsrapport per den 31 augusti"
    body = (line(april, 2, 12, bold=True), line(TEXT, 3), line(august, 5, 12, bold=True), line(TEXT, 6))
    for title, rounds in (("Anvisningar för tertialuppföljning 2024", 0), ("Samlade uppföljningar 2024", 2)):
        assert len(split(Layout((line(title, 1, 18),), body, ()), "fil").rounds) == rounds


def test_a_part_of_a_year_in_the_title_of_a_plan_is_its_round_where_a_table_has_states() -> None:
    table = row_lines(
        [["Delmål", "Nuläge", "Status"], ["1.1 Hållplatser", TEXT, "Pågår"], ["1.2 Bänkar", TEXT, "Klart"]]
    )
    for title, label in (
        ("Tillgänglighetsprogrammet, tredje kvartalet 2020", "tredje kvartalet 2020"),
        ("Plan 2020", None),
    ):
        told = occasion(Layout((line(title, 1, 18),), tuple(table), ()), title)
        assert (told.label if told else None) == label


def test_a_span_of_years_that_is_broken_on_a_cover_is_no_round() -> None:
    aside = ((line("Kompetensplan 2022–", 1, 18), "letterhead"), (line("2025", 2, 18), "letterhead"))
    title = "Uppföljning av planen"
    told = occasion(Layout((line(title, 3, 13),), (line(TEXT, 4),), aside), title)  # type: ignore[arg-type]
    assert told is None


def test_a_month_beside_the_sender_is_the_date_of_a_letter() -> None:
    title = "Uppföljning av biblioteksplan 2018–2021"
    for above, confidence in (
        ("Kulturenheten, januari 2022. Sammanställt av Eva Ek", 0.5),
        ("Januari 2022", 0.6),
        ("Arbetet i biblioteken i januari 2022", 0.7),
    ):
        layout = Layout((line(title, 2, 18),), (line(TEXT, 4),), ((line(above, 1), "letterhead"),))
        told = occasion(layout, title)
        assert told
        assert (told.label, told.confidence) == ("januari 2022", confidence)


def test_one_line_of_a_title_may_name_the_round_of_the_report() -> None:
    for first, label in (("Uppföljning av tillsynsplan 2023", "augusti 2023"), ("Uppföljning mars 2023", None)):
        titled = line(first, 2, 18), line("Delårsrapport augusti 2023", 3, 18)
        told = occasion(Layout(titled, (line(TEXT, 4),), ()), " ".join(one.text for one in titled))
        assert (told.label if told else None) == label


def test_a_month_alone_on_a_cover_is_less_sure_than_a_year_in_its_title() -> None:
    aside = ((line("Arbetet i Höglands län 2019", 1), "letterhead"), (line("Februari 2020", 2), "letterhead"))
    title = "Återrapportering av uppdraget"
    told = occasion(Layout((line(title, 3, 18),), (line(TEXT, 4),), aside), title)  # type: ignore[arg-type]
    assert told
    assert told.label == "2019"


def test_a_letterhead_on_every_page_dates_a_report() -> None:
    header = line("Ekby kommun 2014-11-03 SN 2014/88", 1)
    aside = tuple((msgspec.structs.replace(header, page=page), "header") for page in (1, 2))
    title = "Redovisning av åtgärder efter beslutet"
    told = occasion(Layout((line(title, 2, 18),), (line(TEXT, 3),), aside), title)  # type: ignore[arg-type]
    assert told
    assert (told.label, told.confidence) == ("2014-11-03", 0.5)


def test_the_day_in_a_running_header_is_that_of_a_letter() -> None:
    header = line("Delårsrapport Direktionen 2023-10-05", 1)
    aside = ((header, "header"), (msgspec.structs.replace(header, page=2), "header"))
    told = occasion(Layout((line("Delårsrapport", 2, 18),), (line(TEXT, 3),), aside), "Delårsrapport")  # type: ignore[arg-type]
    assert told
    assert (told.label, told.confidence) == ("2023-10-05", 0.5)


@pytest.mark.parametrize(
    ("title", "other"), [("Kultur- och fritidsnämnden", True), ("Uppföljning av uppdrag", False)]
)
def test_minutes_of_several_errands_follow_up_only_where_their_title_says_so(title: str, other: bool) -> None:
    errands = line("§ 41 Tertialrapport januari–april 2023", 3), line("§ 42 Namn på ny park", 5)
    aside = ((line("Ekby kommun SAMMANTRÄDESPROTOKOLL", 1), "header"),)
    layout = Layout((line(title, 2, 18),), errands, aside)  # type: ignore[arg-type]
    assert is_other_kind(layout, title) == other


def in_table(row: int, *texts: str) -> list[Line]:
    cells = [(text, Cell(0, row, column, len(texts))) for column, text in enumerate(texts)]
    return [
        msgspec.structs.replace(line(text, 4 + row, x=60.0 + 100 * cell.column), cell=cell) for text, cell in cells
    ]


@pytest.mark.parametrize(
    ("title", "label"),
    [
        ("Åtgärder i vattenplanen per den 31 augusti 2022", "31 augusti 2022"),
        ("Åtgärdslista klimat, läge oktober 2023", "oktober 2023"),
        ("Åtgärder i vattenplanen 2022", None),
        ("Riktlinje för vatten per den 31 augusti 2022", None),
    ],
)
def test_over_a_table_of_states_a_title_says_what_it_is_as_of(title: str, label: str | None) -> None:
    names = in_table(0, "Nr", "Åtgärd", "Status", "Kommentar")
    table = [*names, *in_table(1, "1.1", "Inventera", "Klar", TEXT), *in_table(2, "1.2", "Riv", "Klar", TEXT)]
    told = occasion(Layout((line(title, 2, 18),), tuple(table), ()), title)
    assert (told.label if told else None) == label
    assert occasion(Layout((line(title, 2, 18),), (line(TEXT, 3),), ()), title) is None


@pytest.mark.parametrize(
    ("title", "facts", "label"),
    [
        (
            "Uppföljning av planen",
            [("Nämnd", "Tekniska nämnden"), ("Period", "1 maj–31 augusti 2021")],
            "1 maj–31 augusti 2021",
        ),
        ("Planen 2019–2026: så gick det", [("Avser", "Verksamhetsåret 2021"), ("Dnr", "KS 2022-31")], "2021"),
        (
            "Uppföljning av kontrollplan 2022",
            [("Rapporttillfälle", "Augusti 2022"), ("Till", "Nämnden")],
            "augusti 2022",
        ),
        ("Uppföljning av kontrollplan 2021", [("Avser", "T2 2022"), ("Till", "Nämnden")], "T2 2022"),
        (
            "Slutrapport – Torra källare",
            [("Rapportdatum", "2018-12-17"), ("Projekttid", "1 februari–30 november 2018")],
            "1 februari–30 november 2018",
        ),
        ("Uppföljning av kontrollplan 2022", [("Period", "Tertial 2"), ("Till", "Nämnden")], "tertial 2 2022"),
        ("Klimatplanen", [("Statusdatum", "2022-10-31"), ("Till", "Nämnden")], "2022-10-31"),
        ("Uppföljning av planen", [("Budgetår", "2023"), ("Läget per", "31 maj 2022")], "31 maj 2022"),
        ("Årsrapport 2022", [("Status per", "2022-12-31"), ("Till", "Nämnden")], "2022"),
        ("Årsrapport 2022", [("Uppföljningsdatum", "2023-01-20"), ("Till", "Nämnden")], "2022"),
        ("Uppföljning av planen", [("Plan antagen", "Våren 2019"), ("Nästa uppföljning", "2024")], None),
        ("Uppföljning av planen", [("Planperiod", "2022"), ("Sammanträde", "2022-11-15")], "2022-11-15"),
        ("Handlingsplan för klimatet", [("Dokumenttyp", "Plan"), ("Period", "2022")], None),
        (
            "Slutrapport: Ung väg",
            [("Projektperiod", "mars–december 2022"), ("Till", "Nämnden")],
            "mars–december 2022",
        ),
        (
            "Slutrapport: Ung väg",
            [("Projektperiod", "2020-09-01–2022-12-31"), ("Till", "Nämnden")],
            "2020-09-01–2022-12-31",
        ),
        ("Lägesrapport: Ung väg", [("Projektperiod", "mars–december 2022"), ("Till", "Nämnden")], None),
        ("Slutrapport: Ung väg", [("Projektperiod", "mars–juni 2022"), ("Avser", "2022")], "2022"),
    ],
)
def test_facts_before_the_text_say_what_time_is_reported_on(
    title: str, facts: list[tuple[str, str]], label: str | None
) -> None:
    beside = [one for row, pair in enumerate(facts) for one in in_table(row, *pair)]
    names, says = zip(*facts, strict=True)
    under = [*in_table(0, *names), *in_table(1, *says)]
    for table in (beside, under):
        aside = tuple((one, "letterhead") for one in table)
        told = occasion(Layout((line(title, 1, 18),), (line(TEXT, 9),), aside), title)  # type: ignore[arg-type]
        assert (told.label if told else None) == label


@pytest.mark.parametrize(
    ("cover", "label"),
    [
        (["Systematiskt arbete, läsåret 2021/22", "Rektor Siv Ahl, juni 2022"], "läsåret 2021/22"),
        (["Redovisning höstterminen 2021 · Rektor Siv Ahl · januari 2022"], "höstterminen 2021"),
        (["Kvartal 3 2021 – beslutad av nämnden 2021-10-19"], "kvartal 3 2021"),
        (["Utfall jan–apr 2021 med prognos för 2021"], "jan–apr 2021"),
        (["Antagen av nämnden, våren 2020", "2022-05-04"], "2022-05-04"),
    ],
)
def test_a_part_of_a_line_on_the_cover_may_name_the_round(cover: list[str], label: str) -> None:
    aside = tuple((line(one, row), "letterhead") for row, one in enumerate(cover))
    title = "Kvalitetsrapport"
    told = occasion(Layout((line(title, 5, 18),), (line(TEXT, 9),), aside), title)  # type: ignore[arg-type]
    assert told
    assert told.label == label


@pytest.mark.parametrize(
    ("parts", "label"),
    [
        (("Ekby kommun", "Miljönämnden", "Helår 2023"), "2023"),
        (("Ekby kommun | Andra kvartalet 2022",), "andra kvartalet 2022"),
        (("Miljönämnden läsåret 2022/23",), "läsåret 2022/23"),
        (("Miljönämnden", "September – december 2022"), "september – december 2022"),
        (("Ekby kommun", "2023"), None),  # when it was printed
        (("Ekby kommun", "Maj 2023"), None),
    ],
)
def test_a_part_of_a_running_header_may_name_the_round(parts: tuple[str, ...], label: str | None) -> None:
    words = [word for n, part in enumerate(parts) for word in line(part, 1, x=60.0 + 160 * n).words]
    header = msgspec.structs.replace(line("x", 1), words=tuple(words))
    aside = ((header, "header"), (msgspec.structs.replace(header, page=2), "header"))
    title = "Uppföljning av tillsynen"
    told = occasion(Layout((line(title, 2, 18),), (line(TEXT, 3),), aside), title)  # type: ignore[arg-type]
    assert (told.label if told else None) == label


def test_a_year_over_tables_of_its_tertials_is_no_round() -> None:
    def tables(cell: str) -> list[Line]:
        names = in_table(0, cell, "Läge", "Prognos")
        return [*names, *in_table(1, "1 Energi", TEXT, "Nås"), *in_table(2, "2 Resor", TEXT, "Osäkert")]

    def labels(*cells: str) -> list[str]:
        found: list[Line] = []
        for n, (year, cell) in enumerate(zip(("2018", "2019"), cells, strict=True)):
            table = [
                msgspec.structs.replace(one, cell=msgspec.structs.replace(one.cell, table=n))
                for one in tables(cell)
                if one.cell
            ]
            found += [line(year, 10 * n, 18, True), *table]
        layout = Layout((line("Energiprogrammet", -5, 24),), tuple(found), ())
        return [told.label for told in split(layout, "x").rounds]

    assert labels("Tertial 1", "Tertial 2") == ["tertial 1 2018", "tertial 2 2019"]
    assert labels("Område", "Område") == ["2018", "2019"]


def test_appendices_may_have_each_its_round_in_the_title_under_their_number() -> None:
    def page(number: int, title: str, *head: Line) -> list[Line]:
        every = [*head, line(title, 2, 16, True), line(TEXT, 3)]
        return [msgspec.structs.replace(one, page=number) for one in every]

    def labels(title: str) -> list[str]:
        first = page(2, "Parkenheten: uppföljning per den 31 mars 2017", line("Bilaga 1", 0))
        second = page(3, "Skolgårdarna – läget våren 2018", line("Ekmark Vatten AB Bilaga 2", 0))
        body = [line(TEXT, 1), *first[1:], *second[1:]]
        aside = ((first[0], "header"), (second[0], "header"))
        layout = Layout((line(title, -5, 18),), tuple(body), aside)
        return [told.label for told in split(layout, "x").rounds]

    assert labels("Samlad redovisning av uppdraget") == ["31 mars 2017", "våren 2018"]
    assert labels("Samlad redovisning 2018") == ["2018"]


def test_a_month_alone_under_the_title_is_the_round_of_the_document() -> None:
    body = (
        line("Juni 2023", 3),
        line("Inledning", 4, 14, True),
        line(TEXT, 5),
        line("I. Ledning", 6, 12, True),
        line(TEXT, 7),
    )
    found = split(Layout((line("Redovisning av åtgärder", 2, 18),), body, ()), "fil")
    assert [told.label for told in found.rounds] == ["juni 2023"]
    assert [section.round for section in found.sections] == [0, 0]


def test_minutes_are_no_follow_up() -> None:
    layout = Layout((line("Uppföljning hösten 2014", 1, 18),), (line("PROTOKOLL", 2), line(TEXT, 3)), ())
    assert is_other_kind(layout, "Uppföljning hösten 2014")
    assert split(layout, "x").rounds == ()


def test_the_day_of_minutes_is_a_round_only_where_they_go_through_what_is_followed_up() -> None:
    head = (line("TUNA KOMMUN SAMMANTRÄDESPROTOKOLL 2018-05-22", -9), "header")

    def labels(heading: str) -> list[str]:
        body = (line(heading, 1, 12, True), line(TEXT, 2), line("1. Firmatecknare", 3), line("2. Medel", 4))
        layout = Layout((line("Redovisning av beslut", -5, 18),), body, (head,))
        return [told.label for told in split(layout, "x").rounds]

    assert labels("Uppdrag 3 Ny översiktsplan") == ["2018-05-22"]
    assert labels("Sammanfattning av ärendet") == []


def test_running_headers_may_tell_the_rounds() -> None:
    body, headers = [], []
    for page, header in ((1, "Uppföljning kvartal 1 2023"), (2, "Kvartal 2 2023")):
        read = line(header, 0), line("Trygghet", 2, 13, True), line(TEXT, 4)
        told, *text = (msgspec.structs.replace(one, page=page) for one in read)
        headers.append((told, "header"))
        body += text
    layout = Layout((line("Uppföljning av planen", 1, 18),), tuple(body), tuple(headers))  # type: ignore[arg-type]
    found = split(layout, "x").sections
    assert [(one.round, one.area and one.area.title) for one in found] == [(0, "Trygghet"), (1, "Trygghet")]


@pytest.mark.parametrize(
    ("first", "later"),
    [
        (
            "Ekonomi i balans – rapport per den 31 mars 2017",
            "Ekonomi i balans – rapport per den 30 september 2017",
        ),
        ("Lägesrapport om resor våren 2017", "Slutrapport om resor hösten 2017"),
        ("Uppföljning av resepolicyn T1 2017", "Uppföljning av resepolicyn T2 2017"),
    ],
)
def test_a_later_title_begins_another_report(first: str, later: str) -> None:
    lines = line(TEXT, 1), line(later, 2, 18), line(TEXT, 3)
    found = split(Layout((line(first, 0, 18),), lines, ()), "Titel")
    assert [one.round for one in found.sections] == [0, 1]


def test_the_title_of_another_subject_begins_no_report_of_this_kind() -> None:
    lines = line(TEXT, 1), line("Rapport om skolbiblioteken hösten 2017", 2, 18), line(TEXT, 3)
    found = split(Layout((line("Lägesrapport om resor våren 2017", 0, 18),), lines, ()), "Titel")
    assert len(found.rounds) == 1


def test_a_year_in_the_line_under_the_title_is_no_round_over_that_of_a_day() -> None:
    rows = [("Uppföljning till styrelsen 2017", 12.0, False), ("Uppföljning per den 31 mars 2017", 14.0, True)]
    lines = [line(text, row, size, bold) for row, (text, size, bold) in enumerate(rows)]
    later = line("Uppföljning per den 30 september 2017", 3, 14, True), line(TEXT, 4)
    found = marked(paragraphs([*lines, line(TEXT, 2), *later]), 10.0, "Stadsprogrammet", 18.0)
    assert [one.round.label for one in found if one.round] == ["31 mars 2017", "30 september 2017"]
    assert found[0].role == "title"


def test_under_the_title_come_again_a_round_is_that_of_another_report() -> None:
    again = line("Titel", 1, 18, True), line("Tertialrapport T2 2019", 2, 13), line(TEXT, 3)
    told = [one.round for one in marked(paragraphs(again), 10.0, "Titel", 18.0) if one.round]
    assert [one.reason.startswith("titel på en rapport till") for one in told] == [True]


def test_a_time_that_holds_those_of_all_reports_is_the_file_s_own() -> None:
    title = "Uppföljning av omsorgsplanen 2019"
    parts = [("Tertialrapport T1 2019", 2), ("Tertialrapport T2 2019", 5)]
    lines = [
        one
        for told, row in parts
        for one in (line(title, row - 1, 18, True), line(told, row, 13), line(TEXT, row + 1))
    ]
    found = split(Layout((line(title, -5, 18, True),), tuple(lines), ()), "Titel")
    assert [one.label for one in found.rounds] == ["T1 2019", "T2 2019"]


def test_the_name_of_a_column_does_not_say_what_kind_of_document_it_is() -> None:
    table = [*in_table(0, "Motion", "Status"), *in_table(1, "Fler bänkar", "Bereds")]
    title = "Redovisning av motioner 2023"
    assert not is_other_kind(Layout((line(title, 1, 18),), tuple(table), ()), title)
    assert is_other_kind(Layout((line(title, 1, 18),), (line("Motion", 2), line(TEXT, 3)), ()), title)


def test_one_round_under_every_area_leaves_them_their_areas() -> None:
    found = []
    for row, area in enumerate(("1. Upphandling", "2. Utbildning")):
        found += [line(area, 10 * row, 14, True), line("Vad som sades", 10 * row + 1, 12, True)]
        found += [
            line(TEXT, 10 * row + 2),
            line("Läget våren 2024", 10 * row + 4, 12, True),
            line(TEXT, 10 * row + 5),
        ]
    parts = split(Layout((line("Svar på frågor", -5, 18),), tuple(found), ()), "x").sections
    assert [(one.round, one.area and one.area.label) for one in parts if one.round == 0] == [(0, "1"), (0, "2")]


@pytest.mark.parametrize(
    ("title", "heads", "follows"),
    [
        ("Svar på granskning av kommunens upphandling", ("Rekommendation 1", "Rekommendation 2"), True),
        ("Yttrande över revisionens granskning", ("Rekommendation 1. Inköp", "Rekommendation 2. Avtal"), True),
        ("Svar på granskning av kommunens upphandling", ("Riktlinjer", "Avtal"), False),
        ("Svar på remiss om vattentjänster", ("Fråga 1", "Fråga 2"), False),
    ],
)
def test_a_dated_letter_that_answers_each_of_what_others_found_follows_up(
    title: str, heads: tuple[str, str], follows: bool
) -> None:
    aside = ((line("14 oktober 2021", 1), "letterhead"),)
    body = tuple(
        one for row, head in enumerate(heads) for one in (line(head, 4 * row + 3), line(TEXT, 4 * row + 5))
    )
    told = occasion(Layout((line(title, 2, 18),), body, aside), title)  # type: ignore[arg-type]
    assert (told.label if told else None) == ("14 oktober 2021" if follows else None)


@pytest.mark.parametrize(
    ("title", "said", "follows"),
    [
        ("Svar på revisionens granskning", "Nedan redogör nämnden för vad som har gjorts sedan dess.", True),
        ("Svar på granskningen av inköp", "Av svaret framgår hur rekommendationerna har hanterats.", True),
        ("Elevhälsan efter tillsynen", "Här beskrivs vilka åtgärder som vidtagits efter beslutet.", True),
        ("Brister i skolans kök", "Nedan anges för varje kök vad som har utförts och vad som återstår.", True),
        ("Brister i skolans kök", "Av listan framgår vad som är klart och vad som återstår.", True),
        ("Brister i skolans kök", "Här anges hur långt arbetet har kommit i varje kök.", True),
        ("Brister i skolans kök", "Nedan anges för varje kök vad som ska utföras.", False),
        ("Svar på revisionens granskning", "Nedan redogör nämnden för vad som planeras.", False),
        ("Svar på remiss om vattentjänster", "Nedan redogörs för hur arbetet bör organiseras.", False),
        ("Plan för inköp", "Nedan redogörs för vad som har gjorts sedan dess.", False),
    ],
)
def test_a_dated_letter_that_tells_what_has_been_done_follows_up(title: str, said: str, follows: bool) -> None:
    aside = ((line("14 oktober 2021", 1), "letterhead"),)
    told = occasion(Layout((line(title, 2, 18),), (line(said, 3),), aside), title)  # type: ignore[arg-type]
    assert (told.label if told else None) == ("14 oktober 2021" if follows else None)


@pytest.mark.parametrize(
    ("title", "said", "label"),
    [
        (
            "Uppföljning av aktivitetsplan 2018",
            "Rapporten visar läget per den 31 augusti 2018.",
            "31 augusti 2018",
        ),
        ("Uppföljning av aktivitetsplan 2018", "Rapporten visar läget per den 31 december 2018.", "2018"),
        ("Miljöredovisning 2018", "Tabellen visar läget per den 31 augusti 2018.", "2018"),
        ("Uppföljning av aktivitetsplanen", "Läget per den 31 augusti 2018.", "31 augusti 2018"),
    ],
)
def test_a_sentence_under_a_heading_says_what_is_told_of(title: str, said: str, label: str) -> None:
    body = line("Inledning", 3, 14, True), line(said, 4)
    told = occasion(Layout((line(title, 2, 18),), body, ()), title)
    assert told
    assert told.label == label


def test_the_first_page_of_text_may_stand_after_a_cover() -> None:
    body = (msgspec.structs.replace(line("Rapporten omfattar perioden halvår 1 2015.", 3), page=2),)
    title = "Uppföljning av verksamhetsplan 2015"
    told = occasion(Layout((line(title, 2, 18),), body, ()), title)
    assert told
    assert told.label == "halvår 1 2015"


def test_the_names_of_facts_may_stand_beside_each_other() -> None:
    names = in_table(0, "Nästa uppföljning", "Nämnd", "Avser period", "Dnr")
    says = in_table(1, "hösten 2017", "Miljönämnden", "T2 2016", "KS 2016/867")
    aside = tuple((one, "letterhead") for one in (*names, *says))
    title = "Redovisning av klimatplanen"
    told = occasion(Layout((line(title, 1, 18),), (line(TEXT, 9),), aside), title)  # type: ignore[arg-type]
    assert told
    assert told.label == "T2 2016"


def test_a_project_is_named_in_the_first_sentence_under_a_heading() -> None:
    body = line("Inledning", 3, 14, True), line("Digital hemtjänst genomfördes mars 2019–juni 2021 med stöd.", 4)
    title = "Digital hemtjänst – slutrapport"
    told = occasion(Layout((line(title, 2, 18),), body, ()), title)
    assert told
    assert told.label == "mars 2019–juni 2021"


def test_from_when_a_policy_holds_is_no_round() -> None:
    body = line("Gäller från 1 januari 2015", 3, 13, True), line(TEXT, 4)
    assert split(Layout((line("Mål och budget 2015", 2, 18),), body, ()), "x").rounds == ()


def test_the_first_of_several_rounds_under_a_title_is_not_that_of_all() -> None:
    body = line("Tertialrapport T1 2018", 3, 13, True), line(TEXT, 4), line("Tertialrapport T2 2018", 6, 13, True)
    told = occasion(Layout((line("Nämndens rapporter 2018", 2, 18),), body, ()), "Nämndens rapporter 2018")
    assert told
    assert told.label == "2018"
