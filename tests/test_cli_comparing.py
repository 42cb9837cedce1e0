"""Comparing on the command line: steps, lines, filters, exports, overview, promises, decisions, status, areas."""

import json
import shutil
from pathlib import Path

import pytest

from ingest.keeping.archive import Archive
from tests.test_cli import answer, run


@pytest.fixture(scope="module")
def archive(demonstration: Archive, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The demonstration archive in a folder that may be written to."""
    folder = tmp_path_factory.mktemp("comparing") / "archive"
    shutil.copytree(demonstration.folder, folder)
    return folder


def test_compare_one_of_three_subjects(archive: Path) -> None:
    by_area = answer(archive, "compare", "--area", "II")
    assert set(by_area) == {"area", "rounds", "steps"}
    assert set(by_area["steps"][0]["sentences"][0]) == {"kind", "before", "after", "similarity"}
    assert answer(archive, "compare", "--unit", "upphandlingsenheten")["steps"]
    assert answer(archive, "compare", "--query", "inköpsprocess")["steps"]
    assert run(archive, "compare").returncode == 2
    assert run(archive, "compare", "--area", "II", "--unit", "upphandlingsenheten").returncode == 2


def test_only_what_was_weakened(archive: Path) -> None:
    every = answer(archive, "compare", "--area", "II")["steps"][0]["sentences"]
    weaker = answer(archive, "compare", "--area", "II", "--only", "weakened")["steps"][0]["sentences"]
    assert 0 < len(weaker) < len(every)
    assert all(one["before"] and one["after"] for one in weaker)
    shown = run(archive, "compare", "--area", "II", "--only", "certainty").stdout
    assert "bindande ord svagare: ska → bör" in shown


def test_lines_of_descent(archive: Path) -> None:
    document = answer(archive, "compare", "--area", "II", "--lines")
    assert all(len(line["events"]) == len(document["rounds"]) for line in document["lines"])
    assert "omformulerad" in run(archive, "compare", "--area", "II", "--lines").stdout


@pytest.mark.parametrize("ending", ["docx", "pdf", "html", "xlsx", "json"])
def test_a_dossier_is_written_and_verified(archive: Path, tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"område II.{ending}"
    assert run(archive, "compare", "--area", "II", "--export", str(target)).returncode == 0
    document = answer(archive, "verify-dossier", str(target))
    assert document["quotations"] > 0
    assert {one["outcome"] for one in document["checked"]} == {"right"}


def test_a_forged_dossier_exits_with_1(archive: Path, tmp_path: Path) -> None:
    target = tmp_path / "d.json"
    run(archive, "compare", "--area", "II", "--export", str(target))
    document = json.loads(target.read_text(encoding="utf-8"))
    document["chapters"][0]["entries"][0]["after"][0]["text"] = "Något helt annat."
    target.write_text(json.dumps(document), encoding="utf-8")
    done = run(archive, "verify-dossier", str(target))
    assert done.returncode == 1
    assert "stämmer inte med originalet" in done.stdout
    assert run(archive, "compare", "--area", "II", "--export", str(tmp_path / "d.txt")).returncode == 2


def test_overview_promises_and_decisions(archive: Path) -> None:
    overview = answer(archive, "overview")
    assert all(len(row["cells"]) == len(one["rounds"]) for one in overview for row in one["rows"])
    assert "Oförändrat löfte" in run(archive, "overview").stdout
    promises = answer(archive, "promises", "--all")
    assert {"promise", "fate"} <= set(promises[0])
    assert len(answer(archive, "promises", "--area", "II")) < len(promises)
    assert "utfästelser" in run(archive, "promises").stdout
    assert answer(archive, "decisions")
    assert "finns inte i arkivet" in run(archive, "decisions").stdout


def test_a_status_is_shown_and_overruled(archive: Path) -> None:
    assert answer(archive, "status", "II", "hösten 2014")["judged"] is None
    judged = answer(archive, "status", "II", "hösten 2014", "försenat", "--note", "enligt protokoll")
    assert judged["judged"]["status"] == "försenat"
    assert "försenat*" in run(archive, "overview").stdout
    assert answer(archive, "status", "II", "hösten 2014", "--withdraw")["judged"] is None
    assert run(archive, "status", "II", "hösten 2099").returncode == 2


def test_areas_are_proposed_confirmed_and_rejected(archive: Path) -> None:
    alone = len(answer(archive, "compare", "--area", "II")["rounds"])
    [numbering] = answer(archive, "areas", "list")
    assert numbering["proposals"]
    assert "förslag" in run(archive, "areas", "list").stdout
    assert "motsvarar" in run(archive, "areas", "confirm", "II", "2").stdout
    assert len(answer(archive, "compare", "--area", "II")["rounds"]) > alone
    assert "motsvarar inte" in run(archive, "areas", "reject", "I", "5").stdout
    [numbering] = answer(archive, "areas", "list")
    assert [one["state"] for one in numbering["decided"]] == ["confirmed", "rejected"]
    assert "II" not in numbering["alone_before"]
    wrong = run(archive, "areas", "confirm", "IX", "2")
    assert wrong.returncode == 2
    assert "IX" in wrong.stderr
