"""What stands before the text and after it: title, cover, letterhead, contacts and signatures."""

import msgspec
import pytest

from ingest.layout.front import title
from ingest.layout.lay_out import lay_out
from ingest.pages.page import Line, Page, Rule, lines_of_words
from tests.ingest.made_headings import TEXT
from tests.ingest.made_headings import line as heading_line
from tests.ingest.made_pages import BODY, TITLE, body, line, numbered, page, text


def test_the_title_is_the_largest_type_and_what_stands_above_it_is_letterhead() -> None:
    first = page(1, line("Dnr KS 2016/412", 60), line("Lägesrapport våren 2014", 120, size=17), *body(1))
    layout = lay_out([first])
    assert text(layout.title) == "Lägesrapport våren 2014"
    assert [(one.text, reason) for one, reason in layout.aside] == [("Dnr KS 2016/412", "letterhead")]


def test_the_sender_beside_the_title_in_small_type_is_none_of_it() -> None:
    named, sender = (
        line("Lägesrapport våren 2014", 120, size=17),
        line("Kommunledningskontoret", 125, size=8.5, x=420),
    )
    first = page(1, *lines_of_words(1, [*named.words, *sender.words]), *body(1))
    layout = lay_out([first])
    assert (text(layout.title), text(layout.body)) == ("Lägesrapport våren 2014", text(body(1)))


def test_the_meeting_under_a_title_is_none_of_it() -> None:
    lines = [line("Uppföljning 2023", 80, size=13), line("Direktionen 2024-02-22", 98, size=13)]
    assert [one.text for one in title(lines, 10)] == ["Uppföljning 2023"]


def test_the_top_of_a_letter_that_counts_its_pages_is_no_title() -> None:
    lines = [line("EKBY KOMMUN YTTRANDE 1 (2)", 30, size=13), line("Redovisning av åtgärder", 90, size=12)]
    assert [one.text for one in title(lines, 10)] == ["Redovisning av åtgärder"]


def test_the_top_of_a_letter_that_ends_in_its_day_is_no_title() -> None:
    lines = [line("Region Ekby Datum 2023-10-18", 30, size=13), line("Svar på granskning av hygien", 90, size=13)]
    assert [one.text for one in title(lines, 10)] == ["Svar på granskning av hygien"]


def test_under_a_large_name_of_the_sender_the_largest_bold_line_is_the_title() -> None:
    sender, headline = heading_line("EKBY KOMMUN", 0, 18), heading_line("Vår kontroll av inköpen", 8, 15, True)
    under = [heading_line(TEXT, 10), heading_line("1 Planering", 12, 13, True), heading_line(TEXT, 14)]
    assert [one.text for one in title([sender, headline, *under], 10)] == [headline.text]
    company = heading_line("Ekby Energi AB", 0, 18)
    assert [one.text for one in title([company, headline, *under], 10)] == [headline.text]
    named = heading_line("Jämställdhet i Ekby kommun", 0, 18)
    assert [one.text for one in title([named, headline, *under], 10)] == [named.text]


def test_a_line_under_the_title_and_far_over_a_heading_is_a_subtitle() -> None:
    named = heading_line("Tertialuppföljning 2 2018", 0, 18, True)
    sub = heading_line("Intern kontroll enligt plan, antagen 2017-12-12 § 140", 3)
    rest = [
        heading_line("Inledning", 6, 12, True, font="Serif-Bold"),
        heading_line(f"{TEXT} och", 7),
        heading_line(TEXT, 8),
    ]
    one = Page(1, 595.0, 842.0, (named, sub, *rest))
    assert sub.text not in text(lay_out([one]).body)
    said = heading_line("Planen antogs 2017-12-12 av nämnden.", 3)
    assert said.text in text(lay_out([Page(1, 595.0, 842.0, (named, said, *rest))]).body)


def test_a_heading_in_nearly_the_same_size_is_not_the_title() -> None:
    title, heading = line("Redovisning av uppföljningar", 80, size=17), line("Läget våren 2014", 120, size=16.8)
    assert text(lay_out([page(1, title, heading, *body(1))]).title) == "Redovisning av uppföljningar"


def test_names_with_their_titles_and_the_date_over_them_are_signatures() -> None:
    place = line("Älvhamra den 4 maj 2021", 300)
    first, second = line("Eva-Lena Berg, ordförande", 340), line("Olof Dahl, vice ordförande", 340, x=300)
    signed = Line(1, (*first.words, *second.words), 70.0, 525.0)
    layout = lay_out([page(1, *body(1), place, signed)])
    assert text(layout.body) == " ".join(BODY)
    last = line("Kvar är två åtgärder som Eva Berg, ordförande", 340)
    assert text(lay_out([page(1, *body(1), last)]).body) == " ".join([*BODY, last.text])


def test_to_which_meeting_a_report_goes_is_letterhead_and_what_was_said_there_is_text() -> None:
    sent = line("Rapport till utbildningsnämnden, sammanträde 2017-09-19", 110)
    assert text(lay_out([page(1, TITLE, sent, *body(1))]).body) == " ".join(BODY)
    by_whom = line("Förbundschefen, till direktionen 2022-02-04", 110)
    assert text(lay_out([page(1, TITLE, by_whom, *body(1))]).body) == " ".join(BODY)
    settled = line("Styrelsen 2024-05-23", 110)
    assert text(lay_out([page(1, TITLE, settled, *body(1))]).body) == " ".join(BODY)
    said = line("Rapport till nämnden lämnades den 4 maj 2017. Den togs väl emot.", 110)
    assert text(lay_out([page(1, TITLE, said, *body(1))]).body).startswith(said.text)


@pytest.mark.parametrize(
    "settled",
    [
        "Antagen av direktionen för Räddningstjänstförbundet Västra Slätten 2021-09-29, § 47",
        "Behandlas av styrelsen 2020-09-11",
        "Fastställd av förbundsstyrelsen den 3 mars 2021",
        "Godkänd i kommunstyrelsen 14 juni 2022, § 112",
        "Föredras för nämnden 2023-02-15 (ärende 7)",
        "Upprättad av kvalitetsenheten 2019-01-30",
        "Antagen av kommunfullmäktige 2020-02-03, § 12.",
        "Antagen av kommunstyrelsen 2022-05-10 § 94. Gäller till och med 2026.",
        "Fastställd av nämnden den 3 mars 2021. Giltig till 2025-12-31; ersätter riktlinjen från 2015",
        "Beslutad i direktionen 2019-06-04, § 40, gäller tills vidare",
    ],
)
def test_when_a_body_settles_a_report_is_letterhead_also_under_the_line_that_names_its_time(settled: str) -> None:
    for time in ("Januari–augusti 2021", "Rapporten avser perioden januari–juni 2020"):
        under = line(time, 102, size=13), line(settled, 125)
        layout = lay_out([page(1, TITLE, *under, *body(1))])
        assert settled not in text(layout.body)
        assert text([one for one, _ in layout.aside]) == settled
    said = line("Antagen plan har följts sedan den 4 maj 2021.", 125)
    assert text(lay_out([page(1, TITLE, under[0], said, *body(1))]).body).count(said.text) == 1
    other = line("Antagen av direktionen: fem mål för 2021", 125)
    assert text(lay_out([page(1, TITLE, under[0], other, *body(1))]).body).count(other.text) == 1


@pytest.mark.parametrize(
    "data",
    [
        ["Ekby kommun · Kommunledningsförvaltningen · Utskriftsdatum 2023-10-03"],
        ["Rapport till utbildningsnämnden den 16 februari 2023. Handläggare: Sofia Ek,", "utvecklingsstrateg"],
        ["Version: 2"],
        ["Datum: 2020-09-21 Diarienummer: TN 2020-0193"],
        ["Enheten för digital utveckling | Tomas Ek | 2023-01-19 | RUN 2021-0064"],
        ["Ekby kommun | Parkavdelningen | Ärende 2023-310 | Trafiknämnden den 14 mars 2023"],
        ["Ekby kommun · Tekniska nämnden 2023-09-21 · TN 2023/118"],
        ["Bildningsnämnden 2020-01-29, BUN 2019-301"],
        ["Ekby kommun · Rådet för lokal samverkan · 2016-12-12"],
        ["Kultur- och fritidsnämnden, tjänsteskrivelse 2021-11-24, Controller: Eva Ek"],
        ["Ekby kommun, Eva Ek, missiv den 4 maj 2022"],
        ["Socialkontoret, 2019-03-04, utredare: Eva Ek"],
        ["Rektor: Sofia Ek", "Juni 2022"],
        ["Bilaga 3 till årsredovisningen. Fastställd av styrelsen den 18 februari 2021."],
        ["Socialnämnden, behandlad vid sammanträdet den 27 januari 2021"],
        ["Inköpsenheten, Ekby kommun", "Avtal UPH 2022-48, leverantör Ek Service AB"],
    ],
)
def test_lines_under_the_title_with_data_alone_are_letterhead(data: list[str]) -> None:
    lines = [line(one, 110 + 13 * row) for row, one in enumerate(data)]
    layout = lay_out([page(1, TITLE, *lines, *body(1))])
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == data
    assert text(layout.body) == " ".join(BODY)


def test_a_line_under_the_title_that_names_a_time_is_a_subtitle_over_a_heading() -> None:
    heading, rest = (
        line("Om redovisningen", 130, size=12),
        [line(one, 160 + 14 * row) for row, one in enumerate(BODY)],
    )
    for said, reasons in (
        ("Björkskolan, läsåret 2020/21", ["letterhead"]),
        ("Hösten 2014", []),
        ("Styrelsen 3 maj 2019", ["letterhead"]),
    ):
        layout = lay_out([page(1, TITLE, line(said, 110), heading, *rest)])
        assert [reason for _, reason in layout.aside] == reasons


@pytest.mark.parametrize(
    ("said", "space", "is_subtitle"),
    [
        ("Uppföljning av direktiv och plan · Styrelsemöte 2024-04-23, punkt 7", 30.0, True),
        ("Uppföljning av direktiv och plan · Styrelsemöte 2024-04-23, punkt 7", 14.0, False),
        ("Så går det – löpande uppföljning av planen för Ekby", 30.0, True),
        ("Så går det vidare", 30.0, False),
        ("Direktiven har följts under hela året.", 30.0, False),
        ("Hösten 2014", 30.0, False),
    ],
)
def test_a_line_under_the_title_with_more_space_under_it_is_a_subtitle(
    said: str, space: float, is_subtitle: bool
) -> None:
    rest = [line(one, 110 + space + 14 * row) for row, one in enumerate(BODY)]
    layout = lay_out([page(1, TITLE, line(said, 110), *rest)])
    assert [one.text for one, _ in layout.aside] == ([said] if is_subtitle else [])


def test_two_lines_under_the_title_in_italics_of_their_own_are_the_subtitle() -> None:
    def leaning(text: str, top: float) -> Line:
        one = line(text, top)
        return msgspec.structs.replace(
            one, words=tuple(msgspec.structs.replace(w, font="Italic") for w in one.words)
        )

    rest = [line(one, 160 + 14 * row) for row, one in enumerate(BODY)]
    under = [leaning("Förskolorna i söder: Blåklinten och Ugglan", 110), leaning("Ekby kommun", 124)]
    layout = lay_out([page(1, TITLE, *under, *rest)])
    assert [one.text for one, _ in layout.aside] == [one.text for one in under]
    layout = lay_out([page(1, TITLE, *under, *rest, leaning("Ekby kommun", 600), line(BODY[0], 614))])
    assert len(layout.aside) < len(under)


def test_a_line_under_the_title_that_only_tells_from_when_to_when_is_a_subtitle() -> None:
    rest = [line(one, 124 + 14 * row) for row, one in enumerate(BODY)]
    for said, reasons in (
        ("Uppföljning våren 2014 – våren 2016", ["letterhead"]),
        ("Planen gäller våren 2014 – våren 2016", []),
    ):
        layout = lay_out([page(1, TITLE, line(said, 110), *rest)])
        assert [reason for _, reason in layout.aside] == reasons


def test_to_which_item_of_a_meeting_a_report_goes_is_letterhead() -> None:
    heading, rest = line("Inledning", 150, size=12), [line(one, 180 + 14 * row) for row, one in enumerate(BODY)]
    sender = line("Räddningstjänstförbundet i Ekby", 110)
    for said, reasons in (
        ("Till direktionen, ärende 7", ["letterhead"] * 2),
        ("Nämnden har tre mål, punkt 1 till 3", ["letterhead"]),
    ):
        layout = lay_out([page(1, TITLE, sender, line(said, 130), heading, *rest)])
        assert [reason for _, reason in layout.aside] == reasons


@pytest.mark.parametrize(
    "sent",
    [
        ["Antagen av rådet för trygghet i Ekby", "Dnr KS 2022/114"],
        ["Digitaliseringsrådet, Ekby stad", "Diarienummer STK 2018-412"],
        ["Ekskolan F–9, Ekby kommun", "Rektor Eva Ek"],
        ["Kommunstyrelsens förvaltning"],
        ["Styrelsen den 14 juni 2022, ärende 6"],
    ],
)
def test_who_sends_with_a_number_under_it_or_the_day_of_a_meeting_is_letterhead(sent: list[str]) -> None:
    heading, rest = line("Inledning", 150, size=12), [line(one, 180 + 14 * row) for row, one in enumerate(BODY)]
    lines = [line(one, 110 + 13 * row) for row, one in enumerate(sent)]
    layout = lay_out([page(1, TITLE, *lines, heading, *rest)])
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == sent


@pytest.mark.parametrize(
    "said",
    [
        "Ekby kommun · Tryggare ute · Utskriftsdatum 2023-10-03",
        "Ekby kommun · Området vid ån · Utskriftsdatum 2023-10-03",
        "Handläggare: alla var på plats i maj.",
        "Ekby kommun, skolorna, tjänsteskrivelse 2021-11-24",
        "Avtal UPH 2022-48, leverantör Ek Service AB, gäller till 2024",
    ],
)
def test_lines_under_the_title_that_say_more_are_text(said: str) -> None:
    rest = [line(one, 124 + 14 * row) for row, one in enumerate(BODY)]
    assert text(lay_out([page(1, TITLE, line(said, 110), *rest)]).body).startswith(said)


def test_an_address_at_the_foot_and_a_diary_number_alone_are_letterhead_whatever_their_size() -> None:
    foot = line("Kommunledningskontoret, 455 88 Sjöhamra, tel 0500-00 00 00", 810)
    layout = lay_out([page(1, TITLE, line("Dnr MK 2011-0912", 110), *body(1), foot)])
    assert text(layout.body) == " ".join(BODY)
    told = line("Synpunkter lämnas på tel 0500-00 00 00", 810)
    assert text(lay_out([page(1, TITLE, *body(1), told)]).body).endswith(told.text)


def test_notes_over_an_address_in_small_type_are_text() -> None:
    note, street = line("1. Avser 31 av 58 ombud.", 745, size=8), line("Box 80, Kvarnstad", 794, size=8)
    foot = line("www.ekby.example", 804, size=8)
    layout = lay_out([page(1, TITLE, *body(1), note, street, foot)])
    assert text(layout.body).endswith(note.text)
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == [street.text, foot.text]


def test_the_trail_of_links_and_the_foot_of_a_web_page_are_set_aside() -> None:
    trail = line("Start › Kommun och politik › Uppföljning", 150)
    foot = [line("Sidan uppdaterad: 2022-09-05", 400), line("Hjälpte informationen dig? Ja Nej", 420)]
    site = line("Besök Kontakt Om webbplatsen", 470)
    layout = lay_out([page(1, TITLE, trail, *body(1), *foot, site)])
    assert text(layout.body) == " ".join(BODY)
    assert [reason for _, reason in layout.aside] == ["header", "footer", "footer", "footer"]
    updated = line("Sidan uppdaterades: 8 februari 2023", 400)
    assert text(lay_out([page(1, TITLE, trail, *body(1), updated, site)]).body) == " ".join(BODY)
    shared = [line("Sidan granskad av webbredaktionen", 400), line("Dela på Facebook | Skriv ut | Lyssna", 420)]
    assert text(lay_out([page(1, TITLE, trail, *body(1), *shared)]).body) == " ".join(BODY)
    goes_on = line("Sidansvarig är den som svarar för att texten stämmer.", 470)
    layout = lay_out([page(1, TITLE, *body(1), foot[0], goes_on)])
    assert text(layout.body).endswith(goes_on.text)


def test_the_table_of_a_document_s_own_data_is_letterhead_and_other_tables_are_not() -> None:
    def ruled(*rows: tuple[str, str]) -> Page:
        placed = [
            Line(1, (*line(name, 140 + 20 * n).words, *line(said, 140 + 20 * n, x=200).words), 70.0, 525.0)
            for n, (name, said) in enumerate(rows)
        ]
        across = [Rule(70.0, 136.0 + 20 * n, 525.0, 136.0 + 20 * n) for n in range(len(rows) + 1)]
        down = [Rule(x, 136.0, x, 136.0 + 20 * len(rows)) for x in (70.0, 195.0, 525.0)]
        return msgspec.structs.replace(page(1, TITLE, *placed, *body(1)[2:]), rules=(*across, *down))

    data = ruled(("Dokumenttyp", "Riktlinje"), ("Beslutad av", "Nämnden"), ("Gäller från:", "2020-07-01"))
    layout = lay_out([data])
    assert not [one for one in layout.body if one.cell]
    assert [reason for _, reason in layout.aside] == ["letterhead"] * 6
    other = ruled(("Åtgärd", "Status"), ("Dokument", "Klart"), ("Handläggare", "Pågår"), ("Version", "Klar"))
    assert len([one for one in lay_out([other]).body if one.cell]) == 8


@pytest.mark.parametrize(
    ("rows", "is_facts"),
    [
        ([("Nämnd", "Tekniska nämnden"), ("Redovisningsperiod", "jan–aug 2022"), ("Handläggare", "Eva Ek")], True),
        ([("Planperiod", "2020–2023"), ("Plan antagen", "KF 2019"), ("Sammanträdesdatum", "2022-11-15")], True),
        ([("Ansvarig", "Eva Ek"), ("Åtgärd", "Inventera"), ("Datum", "2022-11-15")], False),
        ([("Trygghet", "Bättre belysning"), ("Hälsa", "Fler promenader")], False),
    ],
)
def test_facts_before_the_text_are_letterhead_in_a_table_and_on_lines(
    rows: list[tuple[str, str]], is_facts: bool
) -> None:
    placed = [
        Line(1, (*line(name, 120 + 20 * n).words, *line(said, 120 + 20 * n, x=200).words), 70.0, 525.0)
        for n, (name, said) in enumerate(rows)
    ]
    across = [Rule(70.0, 116.0 + 20 * n, 525.0, 116.0 + 20 * n) for n in range(len(rows) + 1)]
    down = [Rule(x, 116.0, x, 116.0 + 20 * len(rows)) for x in (70.0, 195.0, 525.0)]
    table = msgspec.structs.replace(page(1, TITLE, *placed, *body(1)), rules=(*across, *down))
    on_lines = page(
        1, TITLE, *(line(f"{name}: {said}", 120 + 20 * n) for n, (name, said) in enumerate(rows)), *body(1)
    )
    for made in (table, on_lines):
        assert (text(lay_out([made]).body) == " ".join(BODY)) == is_facts


def test_a_title_with_a_colon_is_no_fact_over_those_under_it() -> None:
    titled = line("Slutrapport: Ung väg vidare", 80, size=20)
    facts = [line("Projektledare: Eva Ek", 120), line("Projektperiod: mars–december 2022", 140)]
    layout = lay_out([page(1, titled, *facts, *body(1))])
    assert text(layout.title) == "Slutrapport: Ung väg vidare"
    assert text(layout.body) == " ".join(BODY)


def test_names_that_come_again_are_not_those_of_the_document() -> None:
    facts = [line("Ansvarig: Eva Ek", 120), line("Period: 2022", 140), line("Kontakt: Eva Ek", 160)]
    again = line("Ansvarig: Per Al", 400)
    assert text(lay_out([page(1, TITLE, *facts, *body(1))]).body) == " ".join(BODY)
    assert text(lay_out([page(1, TITLE, *facts, *body(1), again)]).body).startswith("Ansvarig: Eva Ek")


def test_names_over_what_they_say_are_facts_without_rules_too() -> None:
    names, says = (
        Line(
            1, tuple(word for n, part in enumerate(row) for word in line(part, top, x=70 + 150 * n).words), 70, 525
        )
        for top, row in (
            (120, ("Nämnd", "Avser", "Sammanträde")),
            (134, ("Skolnämnden", "kv 2 2022", "2022-09-14")),
        )
    )
    assert text(lay_out([page(1, TITLE, names, says, *body(1))]).body) == " ".join(BODY)


def test_the_longest_name_before_the_text_may_have_little_space_after_it() -> None:
    def row(name: str, said: str, top: float) -> Line:
        return Line(1, (*line(name, top).words, *line(said, top, x=70 + 5 * 12 + 8).words), 70.0, 525.0)

    rows = [("Nämnd", "Skolnämnden"), ("Avser", "kv 2 2022"), ("Sammanträdet", "2022-09-14"), ("Dnr", "SN 2022/4")]
    placed = [row(*one, 115 + 14 * n) for n, one in enumerate(rows)]
    assert text(lay_out([page(1, TITLE, *placed, *body(1))]).body) == " ".join(BODY)


def test_when_and_where_a_meeting_is_held_stands_before_the_text() -> None:
    rows = [
        ("Nämnd", "Skolnämnden"),
        ("Tid", "Onsdagen den 27 maj kl. 13.00"),
        ("Plats", "Rum Asken, kommunhuset"),
    ]
    placed = [
        Line(1, (*line(name, 115 + 14 * n).words, *line(said, 115 + 14 * n, x=170).words), 70.0, 525.0)
        for n, (name, said) in enumerate(rows)
    ]
    assert text(lay_out([page(1, TITLE, *placed, *body(1))]).body) == " ".join(BODY)


def test_the_name_of_a_column_of_diary_numbers_is_text() -> None:
    heads = line("Nr Ärende Diarienummer Föredragande", 160, size=9)
    first = [line(BODY[0], 130), heads, *body(1)[1:]]
    assert heads.text in text(lay_out([page(1, TITLE, *first)]).body)
    number = line("Skolkontoret, diarienummer SN 2022/4", 110, size=9)
    assert number.text not in text(lay_out([page(1, TITLE, number, *body(1))]).body)


def test_a_few_lines_in_a_larger_type_of_their_own_are_the_subtitle() -> None:
    said = [
        line("Skola och fritidshem, läsåret 21/22", 110, size=13),
        line("Rektor Siv Ahl, juni 2022", 128, size=13),
    ]
    assert text(lay_out([page(1, TITLE, *said, *body(1))]).body) == " ".join(BODY)
    later = line("Trygghet", 300, size=13)
    assert text(lay_out([page(1, TITLE, *said, *body(1), later)]).body).startswith("Skola och fritidshem")


def test_the_boxes_of_a_form_have_the_names_of_its_data_in_smaller_type_over_them() -> None:
    boxes = [("Nämnd", "Skolnämnden"), ("Diarienummer", "REV 2022/31"), ("Kontaktperson", "Annelie Sundh")]
    placed = [
        cell
        for n, (name, said) in enumerate(boxes)
        for cell in (
            line(name, 140 + 30 * (n // 2), x=75 + 200 * (n % 2), size=7),
            line(said, 149 + 30 * (n // 2), x=75 + 200 * (n % 2)),
        )
    ]
    across = [Rule(70.0, y, 525.0, y) for y in (136.0, 166.0, 196.0)]
    down = [Rule(x, 136.0, x, 196.0) for x in (70.0, 270.0, 525.0)]
    form = msgspec.structs.replace(page(1, TITLE, *placed, *body(1)[2:]), rules=(*across, *down))
    assert text(lay_out([form]).body) == " ".join(BODY[2:])


def test_a_letterhead_in_the_margin_is_no_note() -> None:
    def beside(*said: str) -> str:
        notes = [line(one, 200 + 10 * row, x=20, size=7) for row, one in enumerate(said)]
        rows = [line(" ".join(BODY[row % 4].split()[:-3]), 200 + 14 * row, x=150) for row in range(9)]
        apart = [numbered(one, 20 * row) for row, one in enumerate([*notes, *rows])]
        return text(lay_out([page(1, TITLE, *apart)]).body)

    assert "MBN" not in beside("Diarienummer", "MBN 2018-066", "Kontakt", "Eva Lind")
    assert "Fyra gånger" in beside("Fyra gånger", "om året mäts", "utsläppen i", "kommunen.")


def test_contacts_beside_the_text_are_no_headings_of_it() -> None:
    said = "Regionkontoret", "Besöksadress", "Slottsgatan 18", "Telefon", "021-44 00 00", "E-post", "info@ek.se"
    notes = [line(one, 60 + 20 * row, x=20, size=8) for row, one in enumerate(said)]
    other = [line(one, 400 + 40 * row, x=20, size=11) for row, one in enumerate(("Skola", "Vård", "Väg"))]
    rows = [line(" ".join(BODY[row % 4].split()[:-3]), 60 + 14 * row, x=150) for row in range(35)]
    apart = [numbered(one, 20 * row) for row, one in enumerate([*notes, *other, *rows])]
    layout = lay_out([page(1, *apart)])
    assert sorted(line.text for line, kind in layout.aside if kind == "letterhead") == sorted(said)
    assert "Skola" in text(layout.body)
    right = [line(one, 60 + 20 * row, x=480, size=8) for row, one in enumerate(said)]
    short = [line(" ".join(BODY[row % 4].split()[:-3]), 60 + 14 * row, x=70) for row in range(35)]
    beside = lay_out([page(1, *(numbered(one, 20 * row) for row, one in enumerate([*right, *short])))])
    assert sorted(line.text for line, kind in beside.aside if kind == "letterhead") == sorted(said)


def test_a_later_cover_is_letterhead_but_for_its_title_and_round() -> None:
    def cover(number: int, part: int) -> Page:
        rows = (
            ("Vallinge kommun", 80.0, 13.0),
            ("Omsorgsplanen", 300.0, 30.0),
            (f"Tertialrapport T{part} 2019", 340.0, 16.0),
        )
        below = line(f"Socialnämnden 2019-0{4 * part}-18", 600, page=number), line("SN 2019/17", 614, page=number)
        return page(number, *(line(text, top, size=size, page=number) for text, top, size in rows), *below)

    layout = lay_out([cover(1, 1), page(2, *body(2)), cover(3, 2), page(4, *body(4))])
    assert [one.text for one in layout.body if one.page == 3] == ["Omsorgsplanen", "Tertialrapport T2 2019"]


def test_the_day_and_number_over_a_later_report_are_letterhead_in_whatever_size() -> None:
    def report(number: int, part: int, over: str) -> Page:
        rows = line(over, 80, page=number), line(f"T{part} 2019", 110, size=15, page=number)
        return page(number, *rows, *body(number))

    cover = page(1, line("Miljöprogrammet", 300, size=24), line("Samlade rapporter 2019", 340, size=14))
    sent = ("Till Ekby kommun, kommunstyrelsen", True)
    for over, is_data in (("2019-05-13 Dnr KS 2019:88", True), sent, ("Arbetet går vidare", False)):
        layout = lay_out([cover, report(2, 1, "2019-05-02"), report(3, 2, over)])
        assert next(one.text for one in layout.body if one.page == 3) == ("T2 2019" if is_data else over)


@pytest.mark.parametrize("size", [24, 18])
def test_who_gets_a_later_report_is_letterhead_where_its_title_comes_again_in_whatever_size(size: float) -> None:
    def report(number: int, large: float, *above: str) -> Page:
        head = [line(text, 60 + 14 * n, page=number) for n, text in enumerate(above)]
        titled = (
            line("Uppföljning av planen", 120, size=large, page=number),
            line("T2 2019", 150, size=13, page=number),
        )
        return page(number, *head, *titled, *body(number))

    layout = lay_out([report(1, 24, "Ekby kommun"), report(2, size, "Fastighetsnämnden", "593 80 Klinten")])
    assert [one.text for one in layout.body if one.page == 2][:2] == ["Uppföljning av planen", "T2 2019"]


def test_lines_set_loosely_are_apart_only_where_more_space_is_between_them() -> None:
    sender = line("Planen antogs av kommunfullmäktige i februari", 140)
    for leading, is_text in ((14, False), (19, True)):
        rows = [
            line(f"{row} och så vidare till slutet av raden", 159 + leading * n) for n, row in enumerate("ABCDEF")
        ]
        layout = lay_out([page(1, TITLE, sender, *rows)])
        assert (sender.text in [one.text for one in layout.body]) == is_text


def test_a_logo_that_was_read_as_letters_is_no_title_on_a_scanned_page() -> None:
    """Its letters are larger than the title's; a title is words."""
    read = [
        line("\ufffd 4) Stad", 40, x=400, size=20.0),
        line("Missiv till granskningen", 100, size=17.0),
        *body(1),
    ]
    scanned = msgspec.structs.replace(page(1, *read), scanned=True)
    assert text(lay_out([scanned]).title) == "Missiv till granskningen"


@pytest.mark.parametrize(
    ("over", "is_text"), [("Område I – Skola", True), ("Inledning", True), ("Vår skola", False)]
)
def test_a_first_page_with_a_sentence_under_a_heading_is_no_cover(over: str, is_text: bool) -> None:
    said = "Nämnden har beslutat om en ny skola."
    title, heading = line("Lägesrapport hösten 2014", 100, size=24), line(over, 150, size=14)
    for size in (10, 12):  # as large as the text of the next page, or larger
        layout = lay_out([page(1, title, heading, line(said, 180, size=size)), page(2, *body(2))])
        assert (said in [one.text for one in layout.body]) == is_text


@pytest.mark.parametrize(
    ("names", "is_data"),
    [
        (["Utförare", "Antal platser", "Uppföljningsdag"], True),
        (["Rektor", "Läsår", "Datum"], True),
        (["Mål 1", "Ansvarig", "Datum"], False),
        (["Skolor", "Vägar", "Datum"], False),
        (["Utförare", "Datum"], False),
    ],
)
def test_names_and_data_side_by_side_before_the_text_are_letterhead(names: list[str], is_data: bool) -> None:
    def row(name: str, top: float) -> Line:
        beside = line("14 mars 2024", top, x=250)
        return Line(1, (*line(name, top).words, *beside.words), 70.0, 525.0)

    rows = [row(name, 115 + 14 * number) for number, name in enumerate(names)]
    layout = lay_out([page(1, TITLE, *rows, *body(1))])
    assert [one.text for one, reason in layout.aside if reason == "letterhead"] == (
        [one.text for one in rows] if is_data else []
    )


def test_the_time_of_a_project_under_the_title_of_its_report_is_letterhead() -> None:
    rest = [line(one, 124 + 14 * row) for row, one in enumerate(BODY)]
    for said, reasons in (
        ("Projekttid 1 oktober 2015–30 september 2018", ["letterhead"]),
        ("Projekttiden 2015–2018 var för kort", []),
    ):
        layout = lay_out([page(1, TITLE, line(said, 110), *rest)])
        assert [reason for _, reason in layout.aside] == reasons
