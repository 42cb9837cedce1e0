"""The commands of the archivist: review, correct, versions and ledger."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.conftest import ROOT
from tests.test_cli import answer, run

REPORTS = ROOT / "corpus" / "reports"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An archive of a report and the two versions of another, with a file that was rejected."""
    folder = tmp_path_factory.mktemp("archive")
    (folder / "bad.pdf").write_text("Ingen PDF.")
    names = "2014-var", "2016-host", "2016-host-rattad"
    files = [str(REPORTS / f"{name}.pdf") for name in names]
    assert run(folder / "a", "ingest", *files, str(folder / "bad.pdf")).returncode == 1
    return folder / "a"


def sections(archive: Path) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = answer(archive, "review", "2014-var")["sections"]
    return found


def test_a_correction_is_made_listed_and_undone(archive: Path) -> None:
    before = [one["id"] for one in sections(archive)]
    made = answer(archive, "correct", "2014-var", "area", "varen-2014-I", "--label", "IX", "--title", "Ledning")
    assert set(made) == {
        *("report", "number", "time", "by", "told", "undone", "operation", "renamed", "new", "conflicts"),
    }
    assert made["renamed"] == {"varen-2014-I": "varen-2014-IX"}
    assert made["operation"]["kind"] == "area"
    assert made["conflicts"] == []
    assert "varen-2014-IX" in [one["id"] for one in sections(archive)]
    assert answer(archive, "search", "", "--area", "IX")["total"] == 1
    (listed,) = answer(archive, "correct", "2014-var", "--list")
    assert listed["number"] == made["number"] == 1
    run(archive, "correct", "2014-var", "--undo", "1")
    assert [one["id"] for one in sections(archive)] == before
    assert [one["undone"] for one in answer(archive, "correct", "2014-var", "--list")] == [True, False]
    shown = run(archive, "correct", "2014-var", "--list").stdout
    assert "(ångrad)" in shown
    assert "2 rättelser\n" in shown
    assert "rättelse 1 gäller igen" in run(archive, "correct", "2014-var", "--undo", "2").stdout
    assert "rättelse 1 ångrades" in run(archive, "correct", "2014-var", "--undo", "1").stdout
    for number, asked in enumerate((["--undo", "4", "2014-var"], ["2014-var", "--undo=5"]), 5):
        assert f"{number}: rättelse" in run(archive, "correct", *asked).stdout
    assert answer(archive, "verify")["problems"] == []


@pytest.mark.parametrize(
    ("arguments", "kind"),
    [
        (["merge", "varen-2014-I"], "merge"),
        (["round", "våren 2014", "--name", "T1 2014"], "round"),
        (["round", "våren 2014", "--end", "2014-05-31"], "round"),
        (["place", "varen-2014-VI", "--round", "hösten 2014", "--alone"], "place"),
        (["item", "varen-2014-I", "--label", "a"], "item"),
        (["title", "Uppföljning våren 2014"], "title"),
    ],
)
def test_operations_are_commands(archive: Path, arguments: list[str], kind: str) -> None:
    made = answer(archive, "correct", "2014-var", *arguments)
    assert made["operation"]["kind"] == kind
    assert answer(archive, "correct", "2014-var", "--undo", str(made["number"]))["operation"]["kind"] == "undo"


def test_what_sections_are_called_afterwards_is_said(archive: Path) -> None:
    made = run(archive, "correct", "2014-var", "item", "varen-2014-III", "--label", "a").stdout
    assert "varen-2014-III heter nu varen-2014-III-a" in made
    number = made.split(":")[0].strip()
    assert (
        "varen-2014-III-a heter nu varen-2014-III" in run(archive, "correct", "2014-var", "--undo", number).stdout
    )
    merged = run(archive, "correct", "2014-var", "merge", "varen-2014-II-b").stdout
    assert "varen-2014-II-c ingår nu i varen-2014-II-b" in merged
    undone = answer(archive, "correct", "2014-var", "--undo", merged.split(":")[0].strip())
    assert (undone["renamed"], undone["new"]) == ({}, ["varen-2014-II-c"])


def test_what_is_not_given_of_an_area_stays_and_what_is_empty_goes(archive: Path) -> None:
    titled = answer(archive, "correct", "2014-var", "area", "varen-2014-I", "--title", "Ledning", "--alone")
    assert (titled["operation"]["label"], titled["operation"]["title"]) == ("I", "Ledning")
    made = answer(archive, "correct", "2014-var", "area", "varen-2014-I", "--label", "", "--alone")
    assert (made["operation"]["label"], made["operation"]["title"]) == (None, "Ledning")
    whole = answer(
        archive, "correct", "2014-var", "place", made["renamed"]["varen-2014-I"], "--round", "", "--alone"
    )
    assert whole["operation"]["round"] is None
    for one in (whole, made, titled):
        run(archive, "correct", "2014-var", "--undo", str(one["number"]))


def test_a_report_gets_another_title(archive: Path) -> None:
    before = answer(archive, "show", "2014-var")["title"]
    made = answer(archive, "correct", "2014-var", "title", "Läget  i Tallnäs")
    assert answer(archive, "show", "2014-var")["title"] == "Läget i Tallnäs"
    assert answer(archive, "search", "", "--report", "2014-var")["hits"][0]["title"] == "Läget i Tallnäs"
    run(archive, "correct", "2014-var", "--undo", str(made["number"]))
    assert answer(archive, "show", "2014-var")["title"] == before


def test_operations_on_words(archive: Path) -> None:
    section = next(one for one in sections(archive) if one["id"] == "varen-2014-I")
    words = section["begins"].split()
    first, rest = " ".join(words[:3]), " ".join(words[3:9])
    for arguments in (
        ["split", section["id"], "--at", rest],
        ["boundary", section["id"], "--at", rest],
        ["header", section["id"], "--text", first],
        ["text", section["id"], first, "Så här"],
    ):
        made = answer(archive, "correct", "2014-var", *arguments)
        run(archive, "correct", "2014-var", "--undo", str(made["number"]))
    assert next(one for one in sections(archive) if one["id"] == "varen-2014-I") == section


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["correct", "saknas", "--list"], "saknas"),
        (["correct", "2014-var", "merge", "inget"], "inget avsnitt inget"),
        (["correct", "2014-var", "--undo", "99"], "Rättelse 99"),
        (["correct", "2014-var", "title", " "], "Skriv en titel"),
        (["correct", "2014-var", "text", "varen-2014-I", "finns inte", "x"], "finns inte"),
        (["correct", "2014-var", "area", "varen-2014-I"], "Ange --label, --title"),
        (["correct", "2014-var", "place", "varen-2014-I"], "--round saknas"),
        (["correct", "2014-var", "round", "våren 2014", "--start", "2020-13-01"], "2020-13-01 är inget datum"),
        (["review", "--done"], "--done"),
        (["review", "saknas"], "saknas"),
        (["versions", "--none"], "RAPPORT"),
        (["versions", "2016-host", "--of", "2016-host-rattad"], "redan en senare version"),
        (["ingest"], "--retry"),
    ],
)
def test_mistakes_are_told_in_a_line(archive: Path, arguments: list[str], said: str) -> None:
    done = run(archive, *arguments)
    assert done.returncode == 2
    assert said in done.stderr
    assert "Traceback" not in done.stderr


def test_review_lists_what_waits_and_marks_as_done(archive: Path) -> None:
    assert answer(archive, "review") == []
    shown = answer(archive, "review", "2014-var", "--done")
    assert shown["reviewed"]["by"]
    assert set(shown) == {
        *("report", "title", "doubts", "conflicts", "reviewed", "rounds", "sections", "corrections"),
    }
    assert "Granskad" in run(archive, "review", "2014-var").stdout


def test_versions(archive: Path) -> None:
    assert answer(archive, "versions") == [["2016-host", "2016-host-rattad"]]
    shown = answer(archive, "versions", "2016-host-rattad")
    assert shown["former"] == "2016-host"
    assert [one["by"] for one in answer(archive, "correct", "2016-host-rattad", "--list")] == ["programmet"]
    assert {one["kind"] for one in shown["sentences"]} == {"changed"}
    assert "[-88-] {+85+}" in run(archive, "versions", "2016-host-rattad").stdout
    (title,) = shown["headings"]
    assert title["after"] == "Uppföljning av fokusområdena – hösten 2016, rättad version"


def test_search_finds_the_latest_version_and_the_others_when_asked(archive: Path) -> None:
    def reports(*arguments: str) -> list[tuple[str, str | None]]:
        return [(hit["report"], hit.get("newest")) for hit in answer(archive, "search", *arguments)["hits"]]

    older = ("2016-host", "2016-host-rattad")
    assert reports("avtalstroheten") == [("2016-host-rattad", None)]
    assert sorted(reports("avtalstroheten", "--older")) == [older, ("2016-host-rattad", None)]
    assert reports("avtalstroheten", "--report", "2016-host") == [older]
    assert reports("avtalstroheten rapport:2016-host") == [older]
    assert "äldre version" in run(archive, "search", "avtalstroheten", "--older").stdout


def test_names_are_counted_once(archive: Path) -> None:
    (unit,) = [one for one in answer(archive, "units") if one["name"] == "HR-enhet"]
    assert unit["count"] == 1


def test_the_archivist_says_what_is_no_version(archive: Path) -> None:
    run(archive, "versions", "2016-host-rattad", "--none")
    assert answer(archive, "search", "avtalstroheten")["total"] == 2
    run(archive, "versions", "2016-host-rattad", "--of", "2016-host")
    assert answer(archive, "search", "avtalstroheten")["total"] == 1


def test_the_ledger_tallies_and_the_rejected_are_tried_again(archive: Path) -> None:
    ledger = answer(archive, "ledger")
    assert ledger["sums"] == {"archived": 3, "waiting": 0, "unchanged": 0, "rejected": 1, "withdrawn": 0}
    assert ledger["total"] == 4
    shown = run(archive, "ledger").stdout
    assert "bad.pdf" in shown
    assert "4 filer: 3 arkiverade, 1 avvisad\n" in shown
    done = run(archive, "ingest", "--retry", "--json")
    assert done.returncode == 1
    assert [one["reason"] for one in json.loads(done.stdout)["rejected"]] == ["not a PDF"]
    (archive.parent / "bad.pdf").unlink()
    again = run(archive, "ingest", "--retry")
    assert "finns inte längre" in again.stdout
