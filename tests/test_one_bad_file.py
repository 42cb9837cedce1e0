"""A file that is broken, or does not belong, hides nothing but itself: searches, lists and pages go on."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from index.build import update
from index.check import problems
from index.search import search
from ingest.fixity.verify import verify
from ingest.keeping.archive import Archive
from ingest.keeping.review import reviews
from tests.conftest import AUTUMN_2014, SPRING_2014, archived, report_of
from tests.test_cli import REPORT, answer, run
from tests.ui.test_pages import page

SPRING = report_of("2014-var", (SPRING_2014, {"I": "Lönerna ses över."}))
AUTUMN = report_of("2014-host", (AUTUMN_2014, {"I": "Arbetet är klart."}))


def folder_in_place(path: Path) -> None:
    path.unlink()
    path.mkdir()


def record(archive: Archive, name: str) -> Path:
    return archive.records_folder / f"{name}.json"


def broken_corrections(archive: Archive) -> None:
    archive.corrections_folder.mkdir(exist_ok=True)
    archive.corrections_file("2014-host").write_text("{\n")


HARMS: dict[str, Callable[[Archive], object]] = {
    "an empty record": lambda archive: record(archive, "2014-host").write_bytes(b""),
    "a folder": lambda archive: folder_in_place(record(archive, "2014-host")),
    "the record of another": lambda archive: shutil.copy(
        record(archive, "2014-var"), record(archive, "2014-host")
    ),
    "broken corrections": broken_corrections,
}


@pytest.fixture
def archive(tmp_path: Path) -> Archive:
    made = archived(tmp_path, SPRING, AUTUMN)
    update(made)
    return made


@pytest.mark.parametrize("harm", HARMS)
def test_what_cannot_be_read_is_left_out_and_named(archive: Archive, harm: str) -> None:
    HARMS[harm](archive)
    for again in range(2):
        one = Archive(archive.folder)
        assert [hit.report for hit in search(one, "").hits] == ["2014-var"]
        assert [report.id for report in one.reports()] == ["2014-var"]
        assert [held.id for held in one.held().values()] == ["2014-var"]
        assert [waiting.report for waiting in reviews(one)] == ["2014-var"]
        assert one.passed_over()
        assert all("2014-host.json" in message for message in one.passed_over())
        if not again:
            shutil.rmtree(archive.index_folder)  # built anew from what can be read
    assert "2014-host" in {problem.report for problem in verify(archive).problems}


@pytest.mark.parametrize("name", ["._2014-var.json", "2014-var (kopia).json"])
def test_what_is_no_record_is_not_looked_at(archive: Archive, name: str) -> None:
    shutil.copy(record(archive, "2014-var"), archive.records_folder / name)
    assert search(archive, "").total == 2
    assert len(list(archive.reports())) == 2
    assert archive.passed_over() == []
    (problem,) = verify(archive).problems
    assert (problem.kind, f"{name} hör inte till arkivet. Ta bort den" in problem.message) == ("stray file", True)


@pytest.mark.parametrize("name", ["register.toml", "areas.toml"])
def test_a_file_of_names_that_cannot_be_read_is_told_of(archive: Archive, name: str) -> None:
    (archive.folder / name).write_text("unit = 1 =")
    one = Archive(archive.folder)
    assert search(one, "lönerna").total == 1
    assert [name in message for message in one.passed_over()] == [True]
    (archive.folder / name).write_text("")
    assert search(one, "lönerna").total == 1
    assert one.passed_over() == []


def test_commands_say_what_they_left_out(tmp_path: Path) -> None:
    archived(tmp_path, SPRING, AUTUMN)
    folder = tmp_path / "archive"
    (folder / "records" / "2014-host.json").write_bytes(b"")
    done = run(folder, "search", "lönerna")
    assert (done.returncode, "Utelämnat: Posten" in done.stderr) == (0, True)
    assert [one["report"] for one in answer(folder, "list")] == ["2014-var"]
    done = run(folder, "ingest", str(REPORT))
    assert (done.returncode, "1 tillagd" in done.stdout, "Utelämnat: Posten" in done.stderr) == (0, True, True)


def test_an_index_that_is_no_folder_is_told_of_and_built_again(archive: Archive) -> None:
    shutil.rmtree(archive.index_folder)
    archive.index_folder.touch()
    assert [problem.kind for problem in problems(archive)] == ["index"]
    assert search(archive, "").total == 2
    assert [*problems(archive)] == []


def test_a_page_shows_a_report_whose_original_is_lost(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BACKSPEGEL_ARCHIVE", str(archive.folder))
    archive.original("2014-var").unlink()
    app = page("report", rapport="2014-var", citat="²-80")
    assert any("saknas" in warning.value for warning in app.warning)
    assert not page("report", rapport="2014-host", citat=f"0-{'9' * 5000}").exception


def test_a_page_says_what_a_user_can_act_on() -> None:
    said = AppTest.from_string(
        "from ingest.errors import BrokenRecord\nfrom ui.failure import show_failure\n"
        "for error in (BrokenRecord('Posten är skadad.'), OSError(28, 'No space left'), ValueError('x')):\n"
        "    show_failure(error)"
    ).run()
    assert [error.value.split(".")[0] for error in said.error] == [
        "Posten är skadad",
        "Disken är full",
        "Ett fel i programmet gör att sidan inte kan visas",
    ]


def test_a_visit_looks_through_no_more_than_it_has_time_for(archive: Archive) -> None:
    one = Archive(archive.folder)
    assert reviews(one, seconds=0) == []
    assert [waiting.report for waiting in reviews(one)] == ["2014-host", "2014-var"]
    assert len(reviews(one, seconds=0)) == 2
