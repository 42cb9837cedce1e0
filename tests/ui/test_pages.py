"""The app's pages, run without a browser."""

import shutil
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.build import update
from index.wording import Run
from ingest.keeping.archive import Archive
from ingest.pipeline import ingest
from ingest.report import Span
from tests.conftest import ROOT
from ui.text import after, marked, plain, safe


@pytest.fixture
def archive(demonstration: Archive, monkeypatch: pytest.MonkeyPatch) -> Archive:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(demonstration.folder))
    update(demonstration)
    return demonstration


def copy_in_use(archive: Path, folder: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A copy of an archive inside a folder, which the app then shows."""
    copied = Path(shutil.copytree(archive, folder / "archive"))
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(copied))
    return Archive(copied)


def page(name: str, **state: str | list[str]) -> AppTest:
    """A page of the app at an address."""
    app = AppTest.from_string(f"from ui import {name}\n{name}.show()", default_timeout=30)
    for key, value in state.items():
        app.query_params[key] = value
    app.run()
    assert not app.exception
    return app


def html(app: AppTest) -> str:
    return "\n".join(block.proto.body for block in app.main if block.type == "html") + "\n".join(
        element.proto.body for element in app.get("html")
    )


def test_search_shows_hits_with_their_place_and_highlights(archive: Archive) -> None:
    app = page("search", q="lokalförsörjningsplan", omgang=["våren 2014"])
    assert app.text_input(key="q").value == "lokalförsörjningsplan"
    assert "träff" in app.markdown[0].value
    assert "<mark>lokalförsörjningsplan</mark>" in html(app)
    assert "våren 2014, område IV, s. 1" in html(app)


def test_hits_in_compounds_are_a_click_away(archive: Archive) -> None:
    more = 'href="/sok?q=n%C3%A4mnd&amp;precision=sammansattningar"'
    assert more in html(page("search", q="nämnd"))
    assert more not in html(page("search", q="nämnd", precision="sammansattningar"))


def test_how_the_query_was_read_is_shown_and_is_no_markup(archive: Archive) -> None:
    app = page("search", q="stöd* nämnderna")
    read = [element.value for element in app.expander[0].markdown]
    assert read[0].startswith("stöd\\* söktes som stöd")
    assert "nämnd" in read[1]


def test_how_the_query_was_read_is_shown_where_nothing_was_found(archive: Archive) -> None:
    app = page("search", q="kontaktcenter område:VII ELLER qqq zzz")
    assert "Inget avsnitt" in app.info[0].value
    read = [element.value.replace("\\", "") for element in app.expander[0].markdown]
    assert read[0] == "Frågan lästes som (kontaktcenter område:VII) ELLER (qqq zzz)"
    assert read[1].startswith("kontaktcenter söktes som kontaktcenter, fann")
    assert app.expander[0].proto.expanded


def test_brackets_and_other_names_of_filters_are_told_with_the_clauses(archive: Archive) -> None:
    app = page("search", q="plan nämnd ELLER chef", enhet=["HR-enhet"], foljd="1")
    read = [element.value.replace("\\", "") for element in app.expander[0].markdown]
    assert read[0] == "Frågan lästes som (plan nämnd) ELLER chef"
    assert read[-1] == "enhet:HR-enhet, även personalenhet (föregångare): 8 avsnitt"


def test_a_value_that_the_archive_does_not_have_is_told(archive: Archive) -> None:
    assert "Menade du våren 2014?" in page("search", q="omgång:VT2014").warning[0].value
    assert "finnsinte" in page("search", enhet=["finnsinte"]).warning[0].value


def test_the_address_holds_what_was_asked(archive: Archive) -> None:
    app = page("search")
    app.text_input(key="q").set_value("kontaktcenter").run()
    app.multiselect(key="ar").set_value(["2014"]).run()
    assert dict(app.query_params) == {"q": "kontaktcenter", "ar": "2014"}


def test_a_mistake_in_a_query_is_explained(archive: Archive) -> None:
    assert plain("(nämnd)?") in page("search", q="(nämnd").warning[0].value


def test_nothing_found_suggests_a_word(archive: Archive) -> None:
    app = page("search", q="kontaktcentr")
    assert "Menade du" in app.button[0].label
    app.button[0].click().run()
    assert app.text_input(key="q").value != "kontaktcentr"
    assert "<mark" in html(app)


@pytest.mark.parametrize(
    "state", [{"omrade": "finns inte"}, {"fran": "2099"}, {"rapport": "../x"}, {"andringar": "?"}]
)
def test_an_address_that_fits_nothing_does_no_harm(archive: Archive, state: dict[str, str]) -> None:
    assert page("compare", **state).selectbox


def test_compare_shows_both_wordings(archive: Archive) -> None:
    app = page("compare", omrade="II", fran="hösten 2013", till="våren 2014")
    shown = html(app)
    assert "<del> ska</del>" in shown
    assert "<ins> bör</ins>" in shown
    assert "Omformulerad" in shown
    assert "bindande ord svagare: ska → bör" in shown


def test_only_changes(archive: Archive) -> None:
    assert "Oförändrad" in html(page("compare", omrade="IV"))
    assert "Oförändrad" not in html(page("compare", omrade="IV", andringar="1"))


def test_a_report_is_read_beside_its_page(archive: Archive) -> None:
    app = page("report", rapport="2014-host", avsnitt="hosten-2014-II-c")
    assert "Kanslienheten delades den 1 juli" in html(app)
    assert app.get("image")


def test_the_add_page_begins_with_a_place_for_files(archive: Archive) -> None:
    assert "Lägg till" in page("add").title[0].value


def test_pages_of_an_empty_archive_say_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path))
    assert "0 träffar" in page("search").markdown[0].value
    assert "Lägg till rapporter" in page("compare").info[0].value
    assert "tomt" in page("report").info[0].value


def test_text_from_reports_is_never_markup() -> None:
    assert safe("<b>&\u202ex\x00") == "&lt;b&gt;&amp;x"
    assert marked("a <i> b", [Span(2, 5)]) == "a <mark>&lt;i&gt;</mark> b"
    assert plain("![x](http://y) *z*") == r"\!\[x\]\(http\://y\) \*z\*"
    assert after([Run("added", "", "<x>")]) == "<ins>&lt;x&gt;</ins>"


def test_the_app_names_its_pages() -> None:
    app = AppTest.from_file(str(ROOT / "app.py"), default_timeout=30).run()
    assert not app.exception


def test_the_register_lists_names_and_proposes_changes(archive: Archive) -> None:
    app = page("register", namn="kanslienhet")
    assert app.selectbox(key="namn").value == "kanslienhet"
    assert "Kanslienheten delades" in html(app) or "Inget som inte redan finns" in app.markdown[-1].value


def test_a_name_is_changed_in_the_app(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path))
    ingest(Archive(tmp_path), [ROOT / "corpus" / "reports" / "2014-var.pdf"])
    app = page("register", namn="personalenhet")
    app.text_input[0].set_value("HR-enhet")
    app.button[0].click().run()
    assert "1 rapport är märkt på nytt" in app.success[0].value
    assert "HR-enhet" in page("register").selectbox(key="namn").options
