"""Jämför and Översikt: what is followed, lanes, biographies, filters, statuses and areas that correspond."""

import re
from datetime import date
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import correspondences
from ingest.keeping.judgements import judgements
from ingest.report import Round
from tests.conftest import AUTUMN_2014, SPRING_2014, SPRING_2015, archived, report_of
from tests.ui.test_pages import html, page
from ui.text import plain, safe

HOSTILE = "<script>alert(1)</script> Planen ska **redovisas** senast den 1 juni 2014."
LATER = "<script>alert(1)</script> Planen bör **redovisas** under hösten 2014."


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    return archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": HOSTILE, "II": "Arkivet är klart.\nPersonalen har utbildats."})),
        report_of("b", (AUTUMN_2014, {"I": LATER, "II": "Personalen har utbildats.\nArkivet är klart."})),
        report_of("c", (SPRING_2015, {"I": "Planen är redovisad.", "II": "Arkivet är klart."})),
    )


def shown(state: dict[str, str], name: str = "compare") -> AppTest:
    app = page(name, **state)
    assert not app.exception
    return app


def test_kinds_of_change_are_told_and_text_is_never_markup(archive: Archive) -> None:
    told = html(shown({"omrade": "I"}))
    assert "bindande ord svagare: ska → bör" in told
    assert "tid senare: 1 juni 2014 → hösten 2014" in told
    assert "<script>alert" not in told


def test_only_what_was_weakened(archive: Archive) -> None:
    told = html(shown({"omrade": "II", "slag": "forsvagat"}))
    assert "Personalen" not in told
    assert "bör" in html(shown({"omrade": "I", "slag": "forsvagat"}))


def test_a_step_from_change_to_change_is_marked_and_kept_in_the_address(archive: Archive) -> None:
    app = shown({"omrade": "I"})
    assert 'aria-current="true"' not in html(app)
    next(button for button in app.button if button.label == "Nästa").click().run()
    assert re.search(r'id="andring-1"[^>]* aria-current="true"', html(app))
    assert "".join(app.query_params["andring"]) == "1"
    assert next(button for button in app.button if button.label == "Föregående").disabled


def test_lanes_have_a_box_for_every_sentence_and_a_table_for_those_who_listen(archive: Archive) -> None:
    told = html(shown({"omrade": "II", "visa": "alla-omgangar"}))
    assert len(set(re.findall(r'class="box[^>]*>', told))) == 5
    assert "data:image/svg+xml;base64," in told
    assert '<table class="thoughts"' in told
    assert len(set(re.findall(r">Tanke (\d+)<", told))) == 2


def test_a_thought_has_its_biography(archive: Archive) -> None:
    app = shown({"omrade": "I", "tanke": "a/0-I/0"})
    told = html(app)
    assert told.count("<blockquote>") >= 2
    assert "rapport=b&amp;avsnitt=0-I&amp;citat=0-" in told
    assert "<del> ska</del><ins> bör</ins>" in told
    next(button for button in app.button if button.label == "Stäng").click().run()
    assert "<blockquote>" not in html(app)


@pytest.mark.parametrize(
    "state", [{"tanke": "x/y/99"}, {"andring": "999"}, {"slag": "x"}, {"folj": "x"}, {"visa": "x"}]
)
def test_odd_addresses_do_no_harm(archive: Archive, state: dict[str, str]) -> None:
    assert "Omformulerad" in html(shown({"omrade": "I", **state}))


def test_a_search_is_followed(archive: Archive) -> None:
    told = html(shown({"folj": "fraga", "fraga": "arkivet"}))
    assert "Arkivet är klart" in told
    assert "Personalen" not in told


def test_a_search_is_followed_as_strictly_as_asked(archive: Archive) -> None:
    asked = {"folj": "fraga", "fraga": "arkiv"}
    assert "Arkivet är klart" in html(shown(asked))
    assert shown({**asked, "precision": "ordagrant"}).info[0].value.startswith("Ingen omgång säger något")


def test_an_unknown_unit_is_told(archive: Archive) -> None:
    assert shown({"folj": "enhet", "enhet": "finnsintenämnden"}).warning


def test_the_overview_has_a_cell_for_every_area_and_round(archive: Archive) -> None:
    told = html(shown({}, "overview"))
    assert told.count('<th scope="row"><a') >= 2
    assert "genomfört" in told
    assert "100\u00a0% nytt" in told
    assert "/jamfor?omrade=I&amp;fran=v%C3%A5ren+2014&amp;till=h%C3%B6sten+2014" in told


def test_a_status_is_overruled_and_what_was_read_is_kept(archive: Archive) -> None:
    app = shown({"cell": "II, våren 2015"}, "overview")
    next(one for one in app.selectbox if one.label == "Läge").select("pågår")
    next(button for button in app.button if button.label == "Spara").click().run()
    assert not app.exception
    [judged] = judgements(archive)
    assert (judged.area, judged.status, judged.read) == ("II", "pågår", "genomfört")
    assert "bedömt; läst: genomfört" in html(app)
    next(button for button in app.button if button.label == "Ta bort bedömningen").click().run()
    assert judgements(archive) == ()


def test_promises_are_listed_with_what_became_of_them(archive: Archive) -> None:
    told = html(shown({}, "overview"))
    assert "2014-06-01" in told
    assert "försk" in told or "försvag" in told or "infriad" in told


def test_areas_that_correspond_are_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    folder = archived(
        tmp_path,
        report_of(
            "a", (SPRING_2014, {"I": "Kontaktcenter svarar på frågor.", "II": "Lokalerna inventeras av tekniska."})
        ),
        report_of(
            "b", (SPRING_2015, {"1": "Lokalerna är inventerade.", "2": "Kontaktcenter svarar på flera frågor."})
        ),
    )
    app = shown({}, "overview")
    assert any("Ändrad numrering" in one.value for one in app.subheader)
    next(button for button in app.button if button.label == "Bekräfta").click().run()
    assert not app.exception
    assert [link.state for link in correspondences(folder)] == ["confirmed"]


def test_an_empty_archive_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path))
    assert "Lägg till rapporter" in shown({}, "overview").info[0].value


def test_a_unit_is_followed_by_name(demonstration: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    app = shown({"folj": "enhet", "enhet": "kanslienhet"})
    assert app.selectbox(key="enhet").value == "kanslienhet"
    assert "anslienhet" in html(app)


ADDRESSES = [
    {"omrade": "II", "fran": "hösten 2014", "slag": "bindande", "andringar": "1"},
    {"omrade": "II", "visa": "alla-omgangar", "till": "hösten 2014", "tanke": "a/0-II/0"},
    {"omrade": "I", "andring": "2", "rapport": "b"},
    {"folj": "fraga", "fraga": "arkivet", "omrade": "I"},
]


@pytest.mark.parametrize("state", ADDRESSES)
def test_the_address_of_a_comparison_holds_everything(archive: Archive, state: dict[str, str]) -> None:
    kept = {key: "".join(value) for key, value in shown(state).query_params.items()}
    assert set(state.items()) - {("rapport", "b"), ("andring", "2")} <= set(kept.items())
    assert {key: "".join(value) for key, value in shown(kept).query_params.items()} == kept


def test_the_address_of_an_overview_holds_everything(archive: Archive) -> None:
    state = {"cell": "I, våren 2014", "loften": "forsvagade", "lofte-omrade": "I"}
    app = shown({**state, "loften": "forskjutna"}, "overview")
    kept = {key: "".join(value) for key, value in app.query_params.items()}
    assert kept == {**state, "loften": "forskjutna"}
    assert "</span> förskjuten</td>" in html(app)
    assert "Arkivet är klart" not in html(app)


def test_lanes_of_a_kind_of_change_have_its_lines_alone(archive: Archive) -> None:
    told = html(shown({"omrade": "I", "visa": "alla-omgangar", "slag": "bindande"}))
    assert len(set(re.findall(r">Tanke (\d+)<", told))) == 1


def test_a_quotation_is_marked_in_its_report(demonstration: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    place = {"rapport": "2014-host", "avsnitt": "hosten-2014-II"}
    text = next(one.text for one in demonstration.report("2014-host").sections if one.id == "hosten-2014-II")
    told = html(page("report", **place, citat="0-10"))
    assert f'<div class="section" lang="sv"><p><mark>{safe(text[:10])}</mark>' in told
    assert '<div class="section" lang="sv"><p><mark>' not in html(page("report", **place, citat="0-99999"))


def test_areas_of_ones_own_choice_are_confirmed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    folder = archived(
        tmp_path,
        report_of("a", (SPRING_2014, {"I": "Frågor besvaras.", "II": "Lokaler inventeras."})),
        report_of("b", (SPRING_2015, {"1": "Skolan öppnar.", "2": "Vägen lagas."})),
    )
    app = shown({}, "overview")
    assert not any(one.proto.select_all for one in app.multiselect)
    app.multiselect(key="fore-0").set_value(["I", "II"])
    app.multiselect(key="efter-0").set_value(["1"])
    next(button for button in app.button if "hör ihop" in button.label).click().run()
    assert not app.exception
    assert [(one.before, one.after) for one in correspondences(folder)] == [(("I", "II"), ("1",))]
    assert plain("Utan motsvarighet före: 2") in " ".join(one.value for one in app.markdown)


def test_one_round_has_nothing_to_compare_with(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    archived(tmp_path, report_of("a", (SPRING_2014, {"I": "Frågor besvaras."})))
    assert "bara en omgång" in shown({}).info[0].value
    assert "bara en omgång" in shown({"visa": "alla-omgangar"}).info[0].value
    assert "Frågor besvaras" not in html(shown({}, "overview"))


def test_forty_areas_in_twelve_rounds_are_all_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path / "archive"))
    rounds = [Round(date(2010 + n, 1, 1), date(2010 + n, 12, 31), str(2010 + n)) for n in range(12)]
    for told in rounds:
        areas = {
            str(n): f"Åtgärd {n} pågår {told.label}. Nämnd {n} fick {told.label} {n} ärenden."
            for n in range(1, 41)
        }
        archived(tmp_path, report_of(told.label, (told, areas)))
    told = next(one.proto.body for one in shown({}, "overview").main if "<table" in getattr(one.proto, "body", ""))
    assert len(re.findall(r'<td class="(?:open|done|late)"', told)) == 12 * 40
