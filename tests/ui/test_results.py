"""What can be done with results in the app: lines, trends, sections alike, files, saved searches."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec
import pytest

from index.reader import open_reader
from index.results import WIDENED, Filters, Hit, Telling
from index.saved import save, saved
from index.trends import Asked, trend
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import withdraw
from ingest.report import Span, UnreadPage
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, VT15, archived, report_of
from tests.ui.test_pages import html, page
from ui.asking import described, search_link
from ui.search import strip

SPRING = report_of(
    "2014-var", (SPRING_2014, {"I": "Nämnden antog en plan för <simhallen>.", "II": "Äldre planer gäller."})
)
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Planen för simhallen är klar."}))


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    return archived(tmp_path, SPRING, AUTUMN)


def chart(app: Any) -> Any:
    """The specification of the only chart on a page."""
    (found,) = app.get("arrow_vega_lite_chart") or app.get("vega_lite_chart")
    return json.loads(found.proto.spec)


def test_lines_are_shown_in_the_order_asked_for(archive: Archive) -> None:
    app = page("search", q="plan", visa="konkordans", rader="vanster", sammanhang="2")
    rows = html(app).split("<tr>")[2:5]
    assert [row.split("</td>")[0].removeprefix("<td>") for row in rows] == ["", "antog en ", "Äldre "]
    assert "<td> för &lt;simhallen&gt;.</td>" in rows[1]
    assert 'href="/rapport?rapport=2014-var&amp;avsnitt=0-I&amp;markera=plan"' in rows[1]
    app.selectbox(key="rader").set_value("plats").run()
    assert dict(app.query_params) == {"q": "plan", "visa": "konkordans", "sammanhang": "2"}


def test_a_query_without_words_has_no_lines_and_says_so(archive: Archive) -> None:
    said = page("search", q="år:2014", visa="konkordans").info[0].value
    assert said.startswith("Frågan hittar 3 avsnitt. Inget av dem har ett ord ur frågan")


@pytest.mark.parametrize("state", [{"sammanhang": "0"}, {"sammanhang": "999"}, {"rader": "?"}, {"radsida": "77"}])
def test_lines_at_an_odd_address(archive: Archive, state: dict[str, str]) -> None:
    assert "kwic" in html(page("search", q="plan", visa="konkordans", **state))


def test_the_years_of_the_hits_lead_to_them(archive: Archive) -> None:
    later = msgspec.structs.replace(
        SPRING_2014, start=SPRING_2014.start.replace(2016), end=SPRING_2014.end.replace(2016), label="våren 2016"
    )
    report = report_of("2016-var", (later, {"I": "Ny plan."}))
    whole = msgspec.structs.replace(report.sections[0], id="hela", round=None)
    archived(archive.folder.parent, msgspec.structs.replace(report, sections=(*report.sections, whole)))
    app = page("search", q="plan", omrade=["I"])
    shown = "".join(element.proto.body for element in app.sidebar.get("html"))
    assert 'aria-label="2014: 2 träffar"' in shown
    assert 'href="/sok?q=plan&amp;ar=2016&amp;omrade=I"' in shown
    assert "Träffar per år, 2014–2016. 1 träff utan år" in shown
    assert "<li><span" in shown  # 2015 has no hits, and no link


def test_what_was_searched_is_said(archive: Archive) -> None:
    scanned = msgspec.structs.replace(report_of("skannad"), unread=(UnreadPage(3, "Sidan är en bild."),))
    archived(archive.folder.parent, scanned)
    app = page("search", q="plan", omgang=["våren 2014"])
    said = next(one for one in app.expander if one.label.startswith("Sökte"))
    assert said.label == "Sökte i 1 av 2 omgångar; 1 sida är inte läst"
    assert "Inte genomsökta: hösten 2014" in said.markdown[1].value
    assert "s\\. 3" in said.markdown[2].value or "s. 3" in said.markdown[2].value


def test_all_hits_can_be_fetched(archive: Archive) -> None:
    app = page("search", q="plan")
    labels = [button.proto.label for button in app.get("download_button")]
    assert labels == ["Excel (.xlsx)", "CSV (semikolon)", "JSON"]


def test_a_trend_has_a_chart_and_a_table_that_leads_to_the_hits(archive: Archive) -> None:
    app = page("trend", fraga=["plan", "simhall"])
    spec = chart(app)
    assert spec["encoding"]["color"]["scale"]["domain"] == ["plan", "simhall"]
    assert spec["encoding"]["href"] == {"field": "länk"}
    table = html(app)
    assert '<th scope="row">våren 2014</th><td>9</td>' in table
    assert '<a href="/sok?q=plan&amp;omgang=v%C3%A5ren+2014" target="_self">2</a> (222,22)' in table
    app.radio(key="matt").set_value("antal").run()
    assert chart(app)["encoding"]["y"]["field"] == "antal"
    assert dict(app.query_params)["matt"] == "antal"


def test_a_curve_is_named_with_the_names_before_and_after(
    demonstration: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    app = page("trend", enhet=["HR-enhet"], foljd="1", **{"inom-enhet": ["personalenhet"]})
    assert chart(app)["encoding"]["color"]["scale"]["domain"] == [
        "enhet: HR-enhet, även personalenhet (föregångare)"
    ]
    assert "personalenhet, även HR-enhet (efterföljare)." in app.caption[0].value.replace("\\", "")
    assert chart(page("trend", enhet=["HR-enhet"]))["encoding"]["color"]["scale"]["domain"] == ["enhet: HR-enhet"]


@pytest.mark.parametrize(
    ("state", "said"),
    [({}, "Skriv en sökfråga"), ({"fraga": ["(x"]}, "Parentesen"), ({"fraga": list("abcdef")}, "en till fem")],
)
def test_what_cannot_be_a_trend_is_explained(archive: Archive, state: dict[str, list[str]], said: str) -> None:
    app = page("trend", **state)
    assert said in (app.info or app.warning)[0].value


def test_sections_alike_are_shown_beside_the_one_that_is_read(
    demonstration: Archive, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    app = page("report", rapport="2014-host", avsnitt="hosten-2014-II-c")
    (alike,) = [one for one in app.expander if one.label.startswith("Fler som")]
    assert "ärendehantering" in alike.caption[0].value
    assert "avsnitt=hosten-2013-II-c" in "".join(element.proto.body for element in alike.get("html"))


def test_a_search_is_saved_and_accounted_for(archive: Archive) -> None:
    app = page("search", q="simhall")
    app.text_input(key="sparanamn").set_value("Simhallen")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert "sparad" in app.success[0].value
    app.text_input(key="sparanamn").set_value("simhallen")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert "finns redan" in app.warning[0].value

    app = page("saved", sokning="Simhallen")
    assert "Samma avsnitt" in app.success[0].value
    (archive.records_folder / "2014-var.json").unlink()
    app.run()
    assert "gallrad rapport" in html(app)
    next(button for button in app.button if button.label == "Skriv nytt kvitto").click().run()
    assert "Samma avsnitt" in app.success[0].value
    next(button for button in app.button if button.label == "Ja, ta bort").click().run()
    assert "Inga sökningar" in app.info[0].value


def test_a_saved_search_says_that_it_went_into_compounds(archive: Archive) -> None:
    app = page("search", q="hall")
    app.text_input(key="sparanamn").set_value("Hallar")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert saved(archive, "Hallar").strictness is None
    app = page("saved", sokning="Hallar")
    assert WIDENED in [one.value for one in app.info]


def test_a_damaged_saved_search_is_named(archive: Archive) -> None:
    save(archive, "p", "plan")
    (archive.searches_folder / "p.json").write_text("?")
    assert "json" in page("saved").warning[0].value


def test_values_are_excluded_too(archive: Archive) -> None:
    app = page("search", q="plan", **{"ej-omgang": ["hösten 2014"]})
    assert app.markdown[0].value == "**2 träffar**"
    app.multiselect(key="ej-omrade").set_value(["I"]).run()
    assert app.markdown[0].value == "**1 träff**"
    assert dict(app.query_params) == {"q": "plan", "ej-omgang": "hösten 2014", "ej-omrade": "I"}


def test_a_strip_of_rounds_leads_to_each_that_says_the_same() -> None:
    told = (Telling("a", "0-I", "våren 2014", (1, 1)), Telling("b", "0-I", "hösten <2014>", (2, 2)))
    hit = Hit(
        "0-I", "a", "A", "våren 2014", None, None, (1, 1), 1.0, "Text.", (), Span(0, 5), sections=2, told=told
    )
    shown = strip(hit, {})
    assert "Sägs likadant i 2 avsnitt" in shown
    assert (
        'href="/rapport?rapport=a&amp;avsnitt=0-I" target="_self" title="a" aria-current="true">våren 2014<'
        in shown
    )
    assert 'title="b">hösten &lt;2014&gt;<' in shown
    assert strip(msgspec.structs.replace(hit, sections=1, told=told[:1]), {}) == ""
    same = Telling("c", "0-I", "våren 2014", (1, 1))
    assert "våren 2014 (c)<" in strip(msgspec.structs.replace(hit, sections=3, told=(*told, same)), {})


def test_a_sentence_that_is_repeated_is_one_hit_with_its_rounds(archive: Archive) -> None:
    archived(archive.folder.parent, report_of("2015-var", (SPRING_2015, {"I": "Planen för simhallen är klar."})))
    app = page("search", q="simhall")
    assert app.markdown[0].value == "**3 träffar**, 2 när upprepningar slås ihop"
    assert "Sägs likadant i 2 avsnitt" in html(app)
    assert (
        '<a href="/rapport?rapport=2015-var&amp;avsnitt=0-I&amp;markera=simhall" target="_self" '
        'title="2015-var">våren 2015</a>' in html(app)
    )


def test_a_search_as_an_address_and_in_words() -> None:
    chosen = Filters(round=("våren 2014", "hösten 2014"), unit=("socialnämnd",))
    address = "/sok?q=plan&omgang=v%C3%A5ren+2014&omgang=h%C3%B6sten+2014&enhet=socialn%C3%A4mnd"
    assert search_link("plan", chosen, "inflected") == address
    assert search_link("plan", chosen, "compound") == f"{address}&precision=sammansattningar"
    assert search_link("", Filters(), "exact") == "/sok?precision=ordagrant"
    without = Filters(without=Filters(area=("III",)))
    assert search_link("plan", without, None) == "/sok?q=plan&ej-omrade=III"
    assert described(without) == "Utom åtgärdsområde: III."
    assert described(chosen) == "Omgång: våren 2014, hösten 2014. Enhet: socialnämnd."


def read(app: Any) -> str:
    """The section that is read on the page of a report."""
    (section,) = re.findall(r'<div class="section"[^>]*>(.*?)</div>', html(app))[:1]
    return str(section)


def test_a_hit_leads_to_its_section_with_the_same_words_marked(archive: Archive) -> None:
    address = 'href="/rapport?rapport=2014-var&amp;avsnitt=0-I&amp;markera=plan+%3Csimhall%3E"'
    assert address in html(page("search", q="plan <simhall>"))
    app = page("report", rapport="2014-var", avsnitt="0-I", markera="plan <simhall>")
    assert app.selectbox(key="avsnitt").value == "0-I"
    why = 'title="böjning av ”&lt;simhall&gt;”"'
    assert f"en <mark>plan</mark> för &lt;<mark {why}>simhallen</mark>&gt;.</p>" in read(app)
    app.toggle[0].set_value(False).run()
    assert "<mark" not in read(app)
    assert "en plan för &lt;simhallen&gt;.</p>" in read(app)


def test_words_are_marked_in_other_sections_of_the_report_too(archive: Archive) -> None:
    text = read(page("report", rapport="2014-var", avsnitt="0-II", markera="plan simhall"))
    assert '<p>Äldre <mark title="böjning av ”plan”">planer</mark> gäller.</p>' in text


def test_words_are_marked_in_the_form_that_was_searched(archive: Archive) -> None:
    place = {"rapport": "2014-host", "avsnitt": "0-I"}
    hit = 'avsnitt=0-I&amp;markera=hall&amp;markera-form=sammansattningar"'
    assert hit in html(page("search", q="hall"))  # where no section has the word itself
    assert ">simhallen</mark>" in read(
        page("report", **place, markera="hall", **{"markera-form": "sammansattningar"})
    )
    assert "<mark" not in read(page("report", **place, markera="plan", **{"markera-form": "ordagrant"}))
    assert "<mark" in read(page("report", **place, markera="plan", **{"markera-form": "?"}))


def test_what_cannot_be_marked_does_not_keep_a_report_from_being_read(archive: Archive) -> None:
    app = page("report", rapport="2014-host", avsnitt="0-I", markera="(plan")
    assert "Parentesen saknar slut" in app.warning[0].value
    assert "Planen för simhallen är klar." in read(app)


def test_the_way_to_the_trend_keeps_how_words_match(archive: Archive) -> None:
    address = 'href="/trend?fraga=plan&amp;precision=ordagrant"'
    assert address in html(page("search", q="plan", precision="ordagrant"))
    assert 'href="/trend?fraga=plan"' in html(page("search", q="plan"))


def test_the_way_to_the_trend_keeps_what_narrows_the_search(archive: Archive) -> None:
    state: dict[str, Any] = {"omgang": ["våren 2014"], "ej-omrade": ["II"], "ar": ["2014"], "aldre": "1"}
    assert 'href="/trend?fraga=plan&amp;omgang=v%C3%A5ren+2014&amp;ar=2014&amp;ej-omrade=II&amp;aldre=1"' in html(
        page("search", q="plan", **state)
    )
    named = html(page("search", q="plan", enhet=["nämnden"], roll=["rektor"]))
    assert "fraga=plan&amp;inom-enhet=n%C3%A4mnden&amp;inom-roll=rektor" in named
    app = page("trend", fraga=["plan"], **state)
    assert "våren 2014. År\\: 2014. Utom åtgärdsområde\\: II." in app.caption[0].value
    table = html(app)
    assert "hösten 2014" not in table
    hits = "/sok?q=plan&amp;omgang=v%C3%A5ren+2014&amp;ar=2014&amp;ej-omrade=II&amp;aldre=1"
    assert f'href="{hits}" target="_self">1</a>' in table
    assert {key: value for key, value in dict(app.query_params).items() if key != "fraga"} == {
        "omgang": "våren 2014", "ar": "2014", "ej-omrade": "II", "aldre": "1",
    }  # fmt: skip


def test_a_unit_is_followed_in_text_that_names_another(demonstration: Archive, monkeypatch: Any) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    units = open_reader(demonstration).vocabulary["unit"]
    found = trend(demonstration, [Asked("unit", units[0])], Filters(unit=(units[1],)))
    app = page("trend", enhet=[units[0]], **{"inom-enhet": [units[1]]})
    assert dict(app.query_params) == {"enhet": units[0], "inom-enhet": units[1]}
    assert html(app).count("enhet=") == sum(point.count > 0 for point in found.curves[0].points)


def test_a_saved_search_tells_all_that_narrows_it() -> None:
    chosen = Filters(year=("2014",), older=True, succession=True)
    said = "År: 2014. Äldre versioner: ja. Föregångare och efterföljare: ja. Sökordens form: Ordagrant."
    assert described(chosen, "exact") == said
    assert described(Filters(), "inflected") == ""


def test_a_page_beyond_the_last_is_the_last(archive: Archive) -> None:
    app = page("search", q="plan", sida="99")
    assert app.info[0].value == "Sida 99 finns inte. Här visas den sista, sida 1."
    assert "Planen för" in html(app) or "antog en" in html(app)
    assert dict(app.query_params) == {"q": "plan"}


def test_a_page_before_the_first_is_the_first(archive: Archive) -> None:
    app = page("search", q="plan", sida="0")
    assert not app.info
    assert "Planen för" in html(app) or "antog en" in html(app)


@pytest.mark.parametrize(("name", "lists"), [("search", 12), ("trend", 15)])
def test_lists_offer_no_choice_of_all_in_english(archive: Archive, name: str, lists: int) -> None:
    shown = page(name).multiselect
    assert len(shown) == lists
    assert not any(one.proto.select_all for one in shown)


def test_an_address_of_what_is_gone_says_so(archive: Archive) -> None:
    withdraw(archive, "2014-var", "Dubblett", "§ 41")
    gone = page("report", rapport="2014-var", avsnitt="0-I").warning[0].value
    assert "Uppföljning 2014\\-var gallrades" in gone
    assert "§ 41" in gone
    assert "finns inte i arkivet" in page("report", rapport="nowhere").warning[0].value
    for name in ("report", "review"):  # nothing is said of the report that is shown instead
        shown = [one.value for one in page(name, rapport="2014-var", avsnitt="0-I").warning]
        assert len([text for text in shown if "gallrades" in text or "finns inte" in text]) == 1
    assert "finns inte i rapporten" in page("report", rapport="2014-host", avsnitt="9-X").warning[0].value
    assert "finns inte" not in "".join(one.value for one in page("report", rapport="2014-host").warning)


def test_matches_say_on_hover_why_they_were_found(archive: Archive) -> None:
    assert '<mark title="böjning av ”plan”">Planen</mark>' in html(page("search", q="plan"))
    assert "<mark>plan</mark>" in html(page("search", q="plan", visa="konkordans"))


@pytest.mark.parametrize("name", ["trend", "saved", "search"])
def test_pages_of_an_empty_archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "empty"))
    assert page(name, **{"fraga": ["plan"]} if name == "trend" else {})


def test_a_trend_is_narrowed_to_a_round_by_any_of_its_names(archive: Archive, tmp_path: Path) -> None:
    archived(tmp_path, *(report_of(one.label, (one, {"I": "En plan."})) for one in (VT15, SPRING_2015)))
    app = page("trend", fraga="plan", omgang="VT15")
    assert app.multiselect(key="omgang").value == ["våren 2015"]
    assert "våren 2015 <small>(2 rapporter)" in html(app)
    assert "hösten 2014" not in html(app)


def test_reports_of_the_same_title_are_cited_apart(archive: Archive, tmp_path: Path) -> None:
    archived(tmp_path, msgspec.structs.replace(SPRING, id="2014-var-2", file="x.pdf", sha256="0" * 64))
    cited = [one.value for one in page("search", q="simhallen", aldre="1").code]
    assert any(one.startswith("Uppföljning 2014-var (2014-var), våren 2014") for one in cited)
    assert page("report", rapport="2014-var", avsnitt="0-I").code[-1].value == (
        "Uppföljning 2014-var (2014-var), våren 2014, område I, s. 1"
    )
    assert page("report", rapport="2014-host", avsnitt="0-I").code[-1].value == (
        "Uppföljning 2014-host, hösten 2014, område I, s. 1"
    )


@pytest.mark.parametrize(
    ("state", "offer", "then"),
    [
        ({"q": "simhallen år:1950"}, "Sök med färre villkor: simhallen (2 träffar)", {"q": "simhallen"}),
        (
            {"q": "simhallens", "precision": "ordagrant"},
            "Sök orden i alla böjningar (2 träffar)",
            {"q": "simhallens"},
        ),
        ({"q": "klar", "omrade": "II", "ej-ar": "1950"}, "Sök utan avgränsningar (1 träff)", {"q": "klar"}),
    ],
)
def test_what_is_offered_where_nothing_is_found_is_searched_by_a_click(
    archive: Archive, state: dict[str, str], offer: str, then: dict[str, str]
) -> None:
    app = page("search", **state)
    (button,) = [one for one in app.button if one.label.replace("\\", "") == offer]
    button.click().run()
    assert dict(app.query_params) == then
    assert "Inget avsnitt svarar mot hela frågan." not in [one.value for one in app.info]
