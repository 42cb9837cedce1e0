"""Saved searches: what a receipt holds, and why sections come and go."""

import shutil
from pathlib import Path

import msgspec
import pytest

from index import receipts as module
from index.receipts import Changes, explained
from index.results import Filters
from index.saved import SavedSearchError, note, remove, run_again, save, saved, searches
from ingest.annotate import annotate
from ingest.corrections import asking
from ingest.errors import QueryError
from ingest.keeping.archive import Archive
from ingest.keeping.reannotate import reannotate
from ingest.keeping.register_file import rename
from ingest.keeping.versions import decide
from ingest.register import Register
from ingest.report import Report
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of

SPRING = report_of("2014-var", (SPRING_2014, {"I": "Nämnden antog en plan.", "II": "Socialnämnden väntar."}))
SPRING_AGAIN = report_of("2014-var-2", (SPRING_2014, {"I": "Nämnden antog en plan.", "II": "Nämnden väntar."}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Planen gäller."}))


def corrected(archive: Archive, report: Report, area: str, text: str) -> None:
    """Write a report's record anew with another text of an area."""
    sections = tuple(
        msgspec.structs.replace(one, text=text, mentions=()) if one.area and one.area.label == area else one
        for one in archive.report(report.id).sections
    )
    archive.replace(msgspec.structs.replace(archive.report(report.id), sections=sections), "reread")


Told = list[tuple[str, ...]]


def told(changes: Changes) -> tuple[Told, Told, Told]:
    came, went, changed = (
        [(one.found.report, *one.reasons) for one in found]
        for found in (changes.came, changes.went, changes.changed)
    )
    return came, went, changed


def nothing_is_found(monkeypatch: pytest.MonkeyPatch) -> None:
    """Queries find nothing any more, though the sections are there."""
    monkeypatch.setattr(module, "passages_of", lambda *rest: ())


def test_a_search_is_kept_as_a_plain_file(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    kept = save(archive, "Alla planer, år 2014", "plan", Filters(year=("2014",)), "inflected")
    path = archive.folder / "searches" / "alla-planer-ar-2014.json"
    document = msgspec.json.decode(path.read_bytes())
    assert set(document) == {"format", "name", "query", "filters", "strictness", "receipts"}
    (receipt,) = document["receipts"]
    assert [one["report"] for one in receipt["found"]] == ["2014-var", "2014-host"]
    assert receipt["found"][0]["place"] == "våren 2014, område I, s. 1"
    assert set(receipt["reports"]) == {"2014-var", "2014-host"}
    assert "simplemma" in receipt["version"]
    assert searches(archive) == [saved(archive, "Alla planer, år 2014")] == [kept]


def test_nothing_has_changed(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    now, changes = run_again(archive, save(archive, "p", "plan"))
    assert told(changes) == ([], [], [])
    assert now.found == saved(archive, "p").latest.found


def test_a_new_report_and_a_withdrawn_one(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "plan")
    archived(tmp_path, AUTUMN)
    (archive.records_folder / "2014-var.json").unlink()
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-host", "new report")], [("2014-var", "withdrawn report")], [])


def test_a_corrected_text(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    kept = save(archive, "p", "plan")
    corrected(archive, SPRING, "I", "Nämnden antog inget.")
    corrected(archive, SPRING, "II", "Socialnämnden väntar på en plan.")
    corrected(archive, AUTUMN, "I", "Planen gäller än.")
    _, changes = run_again(archive, kept)
    assert told(changes) == (
        [("2014-var", "corrected text")],
        [("2014-var", "corrected text")],
        [("2014-host", "corrected text")],
    )


def test_a_later_version_and_that_it_is_none(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "plan")
    archived(tmp_path, SPRING_AGAIN)
    decide(archive, "2014-var-2", "2014-var")
    now, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var-2", "new report")], [("2014-var", "later version")], [])
    kept = note(archive, kept, now)
    decide(archive, "2014-var-2", None)
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var", "no later version")], [], [])


def test_a_later_version_is_no_reason_where_older_ones_are_searched_too(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "plan", Filters(older=True))
    archived(tmp_path, SPRING_AGAIN)
    decide(archive, "2014-var-2", "2014-var")
    corrected(archive, SPRING, "I", "Nämnden antog inget.")
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var-2", "new report")], [("2014-var", "corrected text")], [])


def test_only_where_a_section_stands_was_corrected(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    kept = save(archive, "p", "plan ELLER väntar")
    archive.correct("2014-host", asking.name_round(archive.report("2014-host"), "hösten 2014", "HT 2014"))
    archive.correct("2014-var", asking.area(archive.report("2014-var"), "0-I", "IV", None, alone=True))
    archive.correct("2014-var", asking.item(archive.report("2014-var"), "0-II", "a"))
    _, changes = run_again(archive, kept)
    assert told(changes) == (
        [],
        [],
        [("2014-var", "changed area"), ("2014-var", "changed area"), ("2014-host", "changed round")],
    )
    assert [one.found.place for one in changes.changed][2] == "HT 2014, område I, s. 1"


def test_text_and_place_of_a_section_were_corrected(tmp_path: Path) -> None:
    archive = archived(tmp_path, AUTUMN)
    kept = save(archive, "p", "plan")
    corrected(archive, AUTUMN, "I", "Planen gäller än.")
    archive.correct("2014-host", asking.name_round(archive.report("2014-host"), "hösten 2014", "HT 2014"))
    _, changes = run_again(archive, kept)
    assert told(changes) == ([], [], [("2014-host", "corrected text", "changed round")])
    assert explained(changes.changed[0].reasons) == "rättad text, rättad omgång"


def test_a_section_is_not_found_as_its_round_is_another(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    kept = save(archive, "p", 'plan omgång:"våren 2014"')
    area = save(archive, "i", "plan", Filters(area=("I",)))
    archive.correct("2014-var", asking.name_round(archive.report("2014-var"), "våren 2014", "vintern 2014"))
    archive.correct("2014-host", asking.area(archive.report("2014-host"), "0-I", "V", None, alone=True))
    assert told(run_again(archive, kept)[1]) == ([], [("2014-var", "changed round")], [])
    _, changes = run_again(archive, area)
    assert told(changes) == ([], [("2014-host", "changed area")], [("2014-var", "changed round")])


def test_an_edit_of_the_register_that_has_nothing_to_do_with_the_search(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING, AUTUMN)
    kept = save(archive, "p", "plan")
    corrected(archive, SPRING, "II", "Socialnämnden väntar på en plan.")
    archive.register_file.write_text('[[unit]]\nname = "socialnämnd"\naliases = ["SN"]\n', encoding="utf-8")
    reannotate(archive)
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var", "corrected text")], [], [])


def test_a_text_that_was_corrected_elsewhere_in_the_report(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "s", "råd")
    corrected(archive, SPRING, "II", "Socialnämnden väntar länge.")
    archive.register_file.write_text('[[unit]]\nname = "plan"\naliases = ["råd"]\n', encoding="utf-8")
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var", "changed names")], [], [])


def test_a_receipt_of_an_older_kind_says_that_it_does_not_know(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    path = archive.searches_folder / "p.json"
    save(archive, "p", "plan")
    document = msgspec.json.decode(path.read_bytes())
    (receipt,) = document["receipts"]
    for name in ("superseded", "others"):
        del receipt[name]
    for one in receipt["found"]:
        del one["marks"], one["number"]
    receipt["reports"] = {name: {"text": "0", "names": "0"} for name in receipt["reports"]}
    path.write_bytes(msgspec.json.encode(document))
    assert told(run_again(archive, saved(archive, "p"))[1]) == ([], [], [])
    corrected(archive, SPRING, "I", "Nämnden antog inget.")
    _, changes = run_again(archive, saved(archive, "p"))
    assert told(changes) == ([], [("2014-var", "older receipt")], [])


def test_an_alias_that_was_written_into_the_register_by_hand(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "råd")
    archive.register_file.write_text('[[unit]]\nname = "plan"\naliases = ["råd"]\n', encoding="utf-8")
    came, _, reasons = told(run_again(archive, kept)[1])
    assert came
    assert {reason for _, reason in came} == {"changed names"}
    assert reasons == []


def test_another_name_in_the_register(tmp_path: Path) -> None:
    found = tuple(annotate(SPRING.sections, Register()))
    archive = archived(tmp_path, msgspec.structs.replace(SPRING, sections=found))
    kept = save(archive, "s", "", Filters(unit=("omsorgsnämnden",)))
    rename(archive, "UNIT", "socialnämnd", "omsorgsnämnden")
    reannotate(archive)
    _, changes = run_again(archive, kept)
    assert told(changes) == ([("2014-var", "changed names")], [], [])


def test_another_analyzer(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "n", "nämnd", strictness="inflected")
    monkeypatch.setattr(module, "analyzer", lambda: "another")
    nothing_is_found(monkeypatch)
    _, changes = run_again(archive, kept)
    assert told(changes) == ([], [("2014-var", "other analyzer")], [])


def test_a_word_that_stands_for_others_than_before(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "n", "nämnd")
    nothing_is_found(monkeypatch)
    _, changes = run_again(archive, kept)
    assert {one.reasons for one in changes.went} == {("vocabulary",)}


def test_a_new_receipt_is_what_later_runs_are_held_against(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "plan")
    archived(tmp_path, AUTUMN)
    now, _ = run_again(archive, kept)
    renewed = note(archive, kept, now)
    assert len(renewed.receipts) == 2
    _, changes = run_again(archive, saved(archive, "p"))
    assert told(changes) == ([], [], [])


def test_compounds_are_searched_only_while_no_section_has_the_word_itself(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "n", "nämnd")
    assert (kept.strictness, kept.latest.widened, len(kept.latest.found)) == (None, False, 1)
    kept = save(archive, "s", "social")
    assert (kept.strictness, kept.latest.widened, len(kept.latest.found)) == (None, True, 1)
    archived(tmp_path, report_of("2014-host", (AUTUMN_2014, {"I": "Ett socialt ansvar."})))
    now, changes = run_again(archive, saved(archive, "s"))
    assert not now.widened
    assert told(changes) == ([("2014-host", "new report")], [("2014-var", "compounds")], [])
    (archive.records_folder / "2014-host.json").unlink()
    now, changes = run_again(archive, note(archive, kept, now))
    assert now.widened
    assert told(changes) == ([("2014-var", "compounds")], [("2014-host", "withdrawn report")], [])


def test_compounds_that_were_chosen_are_searched_again(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "s", "social", strictness="compound")
    archived(tmp_path, report_of("2014-host", (AUTUMN_2014, {"I": "Ett socialt ansvar."})))
    now, changes = run_again(archive, saved(archive, "s"))
    assert (kept.strictness, now.widened, len(now.found)) == ("compound", False, 2)
    assert told(changes) == ([("2014-host", "new report")], [], [])


def test_removing(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    save(archive, "p", "plan")
    remove(archive, "p")
    assert searches(archive) == []
    with pytest.raises(SavedSearchError, match="Ingen sparad"):
        remove(archive, "p")


@pytest.mark.parametrize("name", ["", " ", "..", "/"])
def test_a_name_needs_letters(tmp_path: Path, name: str) -> None:
    with pytest.raises(SavedSearchError, match="namn"):
        save(archived(tmp_path, SPRING), name, "plan")


def test_a_name_is_used_once_and_stays_in_its_folder(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    save(archive, "../../x", "plan")
    assert [path.name for path in archive.searches_folder.iterdir()] == ["x.json"]
    with pytest.raises(SavedSearchError, match="finns redan"):
        save(archive, "../../X", "nämnd")


def test_names_that_make_the_same_file_name_are_two_searches(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    save(archive, "поиск", "plan")
    save(archive, "検索", "nämnd")
    assert {(one.name, one.query) for one in searches(archive)} == {("поиск", "plan"), ("検索", "nämnd")}
    note(archive, saved(archive, "検索"), run_again(archive, saved(archive, "検索"))[0])
    assert [len(one.receipts) for one in searches(archive)] == [1, 2]
    remove(archive, "検索")
    assert [one.name for one in searches(archive)] == ["поиск"]
    with pytest.raises(SavedSearchError, match="Ingen sparad"):
        saved(archive, "検索")


def test_a_mistake_in_the_query_saves_nothing(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    with pytest.raises(QueryError):
        save(archive, "p", "(plan")
    assert searches(archive) == []


def test_a_damaged_file_is_named(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    save(archive, "p", "plan")
    (archive.searches_folder / "p.json").write_text("{")
    with pytest.raises(SavedSearchError, match=r"p\.json"):
        searches(archive)


def test_saved_searches_survive_the_index(tmp_path: Path) -> None:
    archive = archived(tmp_path, SPRING)
    kept = save(archive, "p", "plan")
    shutil.rmtree(archive.index_folder)
    assert told(run_again(archive, kept)[1]) == ([], [], [])
