"""The pages where the archivist reviews, corrects and decides, run without a browser."""

from pathlib import Path
from typing import Any

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from ingest.corrections import asking
from ingest.corrections.operations import VersionOf
from ingest.keeping.archive import Archive
from ingest.pipeline import ingest
from ingest.report import UnreadPage
from tests.conftest import ROOT
from tests.ui.test_pages import copy_in_use, html, page
from ui.correct import OWN_WORDS

ADDRESS = {"rapport": "2014-var"}


@pytest.fixture(scope="module")
def unsure(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of one report in which a round is unsure and a page said to be unread."""
    archive = Archive(tmp_path_factory.mktemp("unsure"))
    ingest(archive, [ROOT / "corpus" / "reports" / "2014-var.pdf"])
    report = archive.record("2014-var").report
    doubtful = msgspec.structs.replace(report.rounds[0], confidence=0.5, reason="bara i sidhuvudet")
    unread = (UnreadPage(1, "Sidan saknar text."),)
    archive.replace(
        msgspec.structs.replace(report, rounds=(doubtful, *report.rounds[1:]), unread=unread), "reread"
    )
    return archive.folder


@pytest.fixture
def archive(unsure: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A copy of it."""
    return copy_in_use(unsure, tmp_path, monkeypatch)


def choose(app: AppTest, kind: str) -> AppTest:
    app.radio(key="rattelse").set_value(kind).run()
    assert not app.exception
    return app


def field(app: AppTest, name: str) -> Any:
    """A text field of the form, by the beginning of its key."""
    return next(one for one in app.text_input if str(one.key).startswith(f"{name}/"))


def send(app: AppTest) -> AppTest:
    next(button for button in app.button if button.label == "Rätta").click()
    app.run()
    assert not app.exception
    return app


def test_what_is_unsure_comes_first_with_its_reason(archive: Archive) -> None:
    app = page("review")
    assert "att granska" in app.selectbox(key="rapport").options[0]
    assert "bara i sidhuvudet" in app.warning[0].value
    assert "Sidan saknar text" in app.warning[1].value
    assert app.get("image")


def test_what_is_unsure_in_a_section_stands_beside_it(archive: Archive) -> None:
    app = page("review", **ADDRESS)
    (folded,) = [one for one in app.expander if one.label == "2 osäkra ställen"]
    assert len(folded.warning) == 2
    assert "bara i sidhuvudet" in app.warning[2].value
    next(button for button in app.button if button.label == "Nästa").click()
    app.run()
    assert len(app.warning) == 2


def test_a_report_without_sections_has_its_title_to_put_right(archive: Archive) -> None:
    empty = msgspec.structs.replace(archive.record("2014-var").report, sections=(), rounds=(), decisions=())
    archive.replace(empty, "reread")
    app = page("review", **ADDRESS)
    assert app.radio(key="rattelse").options == ["Titel"]
    field(app, "titel").set_value("Läget våren 2014")
    send(app)
    assert archive.report("2014-var").title == "Läget våren 2014"


def test_marked_as_reviewed(archive: Archive) -> None:
    app = page("review", **ADDRESS)
    next(button for button in app.button if button.label == "Klart granskad").click()
    app.run()
    assert not app.warning
    assert any("Granskad" in message.value for message in app.success)


def test_sections_are_stepped_through_and_their_page_is_shown(archive: Archive) -> None:
    app = page("review", **ADDRESS)
    first = app.selectbox(key="avsnitt").value
    next(button for button in app.button if button.label == "Nästa").click()
    app.run()
    assert app.selectbox(key="avsnitt").value == archive.report("2014-var").sections[1].id != first
    assert app.query_params["avsnitt"] == app.selectbox(key="avsnitt").value


def test_the_area_of_a_section_is_set(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-I"), "Område")
    field(app, "omrade-beteckning").set_value("X")
    field(app, "omrade-titel").set_value("Ledning")
    send(app)
    assert "Rättelsen är gjord" in app.success[0].value
    assert app.selectbox(key="avsnitt").value == "varen-2014-X"
    (changed,) = [one for one in archive.report("2014-var").sections if one.id == "varen-2014-X"]
    assert changed.area
    assert changed.area.title == "Ledning"


def test_the_form_of_another_section_has_its_own_values(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-I"), "Område")
    field(app, "omrade-beteckning").set_value("X")
    next(button for button in app.button if button.label == "Nästa").click()
    app.run()
    assert field(app, "omrade-beteckning").value == "II"


def test_a_round_is_named(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-I"), "Omgång")
    field(app, "omgang-namn").set_value("T1 2014")
    send(app)
    (told,) = archive.report("2014-var").rounds
    assert (told.label, str(told.start), str(told.end)) == ("T1 2014", "2014-01-01", "2014-04-30")
    assert not any("Omgången" in warning.value for warning in app.warning)


@pytest.mark.parametrize(
    ("kind", "fields", "sections"),
    [
        ("Slå ihop med nästa", {}, -1),
        ("Dela", {"ord-egna": "själv"}, None),
        ("Flytta gräns", {}, 0),
        ("Flytta till omgång", {"flytta-omgang": "hösten 2013"}, 0),
        ("Punkt", {"punkt": "c"}, 0),
        ("Titel", {"titel": "Läget våren 2014"}, 0),
        ("Sidhuvud", {}, None),
        ("Rätta text", {"text-fel": "", "text-ratt": "x"}, None),
    ],
)
def test_every_correction_can_be_made_and_undone(
    archive: Archive, kind: str, fields: dict[str, str], sections: int | None
) -> None:
    before = archive.report("2014-var")
    chosen = next(one for one in before.sections if one.id == "varen-2014-II-b")
    fields = dict(fields)
    if kind == "Dela":
        fields["ord-egna"] = chosen.text[chosen.text.index(" ", 12) + 1 :][:30]
    if kind == "Rätta text":
        fields["text-fel"] = chosen.text[:15]
    if kind == "Sidhuvud":
        fields["ord-egna"] = chosen.text[:15]
    app = choose(page("review", **ADDRESS, avsnitt=chosen.id), kind)
    for key, value in fields.items():
        field(app, key).set_value(value)
    send(app)
    assert "Rättelsen är gjord" in app.success[0].value, [warning.value for warning in app.warning]
    after = archive.report("2014-var")
    assert after != before
    if sections is not None:
        assert len(after.sections) == len(before.sections) + sections
    next(button for button in app.button if button.label == "Ångra den senaste").click()
    app.run()
    assert archive.report("2014-var") == before


def test_the_latest_is_undone_again_and_again(archive: Archive) -> None:
    before = archive.report("2014-var")
    for label in ("X", "XI"):
        report = archive.report("2014-var")
        archive.correct("2014-var", asking.area(report, report.sections[1].id, label, None, alone=True))
    app = page("review", **ADDRESS)
    for _ in range(2):
        next(button for button in app.button if button.label == "Ångra den senaste").click()
        app.run()
    assert archive.report("2014-var") == before
    labels = [button.label for button in app.button]
    assert [label for label in labels if label.startswith(("Gör om", "Ångra "))] == [
        "Ångra den senaste", "Gör om 2", "Gör om 1",
    ]  # fmt: skip


def test_what_was_undone_is_done_again_and_told_so(archive: Archive) -> None:
    report = archive.report("2014-var")
    archive.correct("2014-var", asking.area(report, report.sections[1].id, "X", None, alone=True))
    app = page("review", **ADDRESS)
    for label, said in (
        ("Ångra 1", "Rättelse 1 ångrades: "),
        ("Gör om 1", "Rättelse 1 gäller igen: "),
        ("Ångra 1", "Rättelse 1 ångrades: "),
    ):
        next(button for button in app.button if button.label == label).click()
        app.run()
        shown = app.success[0].value.replace("\\", "")
        assert shown.startswith(said)
        assert shown.endswith("fördes till område X.")
        assert len([one for one in app.button if one.label in ("Ångra 1", "Gör om 1")]) == 1
    told = [line.value.replace("\\", "") for line in app.markdown if line.value.startswith("Nr ")]
    assert [line.partition(": varen")[0] for line in told] == [
        "Nr 4: rättelse 1 ångrades", "Nr 3: rättelse 1 gäller igen", "Nr 2: rättelse 1 ångrades",
    ]  # fmt: skip


def test_what_the_program_recognised_is_not_undone_as_the_latest(archive: Archive) -> None:
    archive.correct("2014-var", VersionOf("2013-host", 0.9))
    report = archive.report("2014-var")
    archive.correct("2014-var", asking.area(report, report.sections[1].id, "X", None, alone=True))
    app = page("review", **ADDRESS)
    app.button(key="angra-senaste").click().run()
    assert "Rättelse 2 ångrades" in app.success[0].value
    assert app.button(key="angra-senaste").disabled
    app.button(key="undo-1").click().run()
    assert "kändes igen som en senare version av 2013-host" in app.success[0].value.replace("\\", "")


def test_the_section_that_has_the_text_is_chosen_when_a_split_is_undone(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-II-b"), "Dela")
    text = next(one.text for one in archive.report("2014-var").sections if one.id == "varen-2014-II-b")
    field(app, "ord-egna").set_value(text[text.index(" ", 12) + 1 :][:30])
    send(app)
    next(button for button in app.button if button.label == "Nästa").click()
    app.run()
    assert app.selectbox(key="avsnitt").value == "varen-2014-II-b~2"
    next(button for button in app.button if button.label == "Ångra den senaste").click()
    app.run()
    assert app.selectbox(key="avsnitt").value == "varen-2014-II-b"
    assert not app.info
    assert not app.warning[2:]


def test_an_address_of_a_section_that_has_another_name_now_leads_to_it(archive: Archive) -> None:
    archive.correct("2014-var", asking.name_round(archive.report("2014-var"), "våren 2014", "T1 2014"))
    for shown in ("review", "report"):
        app = page(shown, **ADDRESS, avsnitt="varen-2014-II-b")
        assert app.selectbox(key="avsnitt").value == "t1-2014-II-b"
        assert "står nu i t1-2014-II-b" in app.info[0].value.replace("\\", "")
    assert any("finns inte i rapporten" in one.value for one in page("review", **ADDRESS, avsnitt="x").warning)


def test_an_address_of_a_section_that_was_merged_leads_to_the_other(archive: Archive) -> None:
    archive.correct("2014-var", asking.merge(archive.report("2014-var"), "varen-2014-II-b"))
    app = page("report", **ADDRESS, avsnitt="varen-2014-II-c")
    assert app.selectbox(key="avsnitt").value == "varen-2014-II-b"
    assert "står nu i varen-2014-II-b" in app.info[0].value.replace("\\", "")


def test_no_text_is_a_header_until_it_is_chosen(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-II-b"), "Sidhuvud")
    offered = next(one for one in app.selectbox if str(one.key).startswith("ord-val/"))
    assert offered.value == OWN_WORDS
    assert "hela avsnittet, som då försvinner ur uppdelningen" in offered.options[1]
    send(app)
    assert "Skriv de ord som det gäller" in app.warning[0].value
    assert archive.corrections("2014-var") == ()


@pytest.mark.parametrize(
    ("kind", "key", "given", "said"),
    [
        ("Omgång", "omgang-namn", "  ", "Skriv ett namn på omgången."),
        ("Dela", "ord-egna", "", "Skriv de ord som det gäller"),
    ],
)
def test_nothing_written_is_refused(archive: Archive, kind: str, key: str, given: str, said: str) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-II-b"), kind)
    if kind == "Dela":
        next(one for one in app.selectbox if str(one.key).startswith("ord-val/")).set_value(OWN_WORDS)
    field(app, key).set_value(given)
    send(app)
    assert said in app.warning[0].value
    assert archive.corrections("2014-var") == ()


def test_what_cannot_be_done_is_explained(archive: Archive) -> None:
    app = choose(page("review", **ADDRESS, avsnitt="varen-2014-I"), "Rätta text")
    field(app, "text-fel").set_value("finns inte här")
    field(app, "text-ratt").set_value("x")
    send(app)
    assert "står inte i varen" in app.warning[0].value
    assert archive.corrections("2014-var") == ()


def test_a_conflict_is_shown_and_undone(archive: Archive) -> None:
    report = archive.report("2014-var")
    archive.correct("2014-var", asking.area(report, "varen-2014-I", "X", None, alone=True))
    changed = msgspec.structs.replace(archive.record("2014-var").report, sections=report.sections[3:])
    archive.replace(changed, "reread")
    app = page("review", **ADDRESS)
    assert "passar inte längre" in app.error[0].value
    assert "Nr 1" in app.error[1].value
    assert "passar inte längre" in app.error[1].value
    app.button(key="undo-1").click().run()
    assert not app.error
    app.button(key="undo-1").click().run()
    app.button(key="conflict-1").click().run()
    assert not app.error


def test_what_each_character_became_is_shown_in_words(archive: Archive) -> None:
    shown = html(page("review", **ADDRESS, visa="tecken"))
    assert "avsnitt:" in shown
    assert "tecken" in shown


@pytest.mark.parametrize("state", [{"rapport": "../x"}, {"avsnitt": "?"}, {"sida": "99"}, {"visa": "?"}])
def test_an_address_that_fits_nothing_does_no_harm(archive: Archive, state: dict[str, str]) -> None:
    assert page("review", **state).selectbox


def test_an_empty_archive_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path))
    assert "tomt" in page("review").info[0].value


def test_versions_are_shown_with_their_differences_and_decided_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(tmp_path))
    archive = Archive(tmp_path)
    ingest(archive, [ROOT / "corpus" / "reports" / f"{name}.pdf" for name in ("2016-host", "2016-host-rattad")])
    assert "äldre version" in page("report", rapport="2016-host").warning[0].value
    app = page("report", rapport="2016-host-rattad")
    assert "meningar skiljer" in app.expander[1].label
    assert "<ins>" in html(app)
    assert "Äldre version" not in html(page("search", q="avtalstroheten"))
    older = page("search", q="avtalstroheten", aldre="1")
    assert "Äldre version" in html(older)
    next(button for button in app.button if button.label.startswith("Inte en version")).click()
    app.run()
    assert archive.versions().superseded() == {}
