"""Verify and withdraw on the command line: documents, exit codes, the document for the file."""

import errno
import json
import os
import re
import shutil
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

import cli
from ingest.corrections.operations import Reviewed
from ingest.keeping import withdrawal
from ingest.keeping.archive import Archive
from tests.test_cli import REPORT, answer, run


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("keeping")
    run(folder / "archive", "ingest", str(REPORT))
    return folder / "archive"


@pytest.fixture
def archive(taken_in: Path, tmp_path: Path) -> Path:
    """A copy, with the date of each file kept as a restored backup keeps it."""
    return Path(shutil.copytree(taken_in, tmp_path / "archive"))


def test_verify_finds_and_mends(archive: Path, tmp_path: Path) -> None:
    record = archive / "records" / "2014-var.json"
    record.write_bytes(record.read_bytes()[:100])
    done = run(archive, "verify", "--json")
    assert done.returncode == 1
    assert {problem["kind"] for problem in json.loads(done.stdout)["problems"]} >= {"record"}
    statement = tmp_path / "kontroll.html"
    mended = answer(archive, "verify", "--repair", "--report", str(statement))
    assert mended["problems"] == []
    assert "lades undan" in mended["repaired"][0]["message"]
    assert "lästes in från sitt original" in statement.read_text()
    assert "1 rapport kontrollerad, 0 fel" in run(archive, "verify").stdout


def test_verify_warns_of_a_name_that_several_units_have(archive: Path) -> None:
    units = "".join(
        f'[[unit]]\nname = "{name}"\naliases = ["KS"]\n' for name in ("kommunstyrelsen", "kulturskolan")
    )
    (archive / "register.toml").write_text(units, encoding="utf-8")
    done = run(archive, "verify")
    assert "Varning: I registret heter flera enheter ”KS”: kommunstyrelsen, kulturskolan." in " ".join(
        done.stdout.split()
    )
    assert done.returncode == 0
    assert len(answer(archive, "verify")["warnings"]) == 1


def test_verify_tells_whether_the_archive_is_that_of_an_earlier_statement(archive: Path, tmp_path: Path) -> None:
    statement = tmp_path / "kontroll.txt"
    assert answer(archive, "verify", "--report", str(statement))["problems"] == []
    (archive / "register.toml").write_text('pipeline = ""\n')
    assert answer(archive, "verify", "--since", str(statement))["changed"] == ["register.toml"]
    statement.write_text(statement.read_text().replace("Journal: 1 rad;", "Journal: 2 rader;"))
    done = run(archive, "verify", "--since", str(statement))
    assert done.returncode == 1
    assert "Journalen har 1 rad, men hade 2 enligt kontroll.txt" in done.stdout
    assert run(archive, "verify", "--since", str(REPORT)).returncode == 2


def test_a_statement_is_text_or_html(archive: Path, tmp_path: Path) -> None:
    done = run(archive, "verify", "--report", str(tmp_path / "kontroll.pdf"))
    assert (done.returncode, ".txt, .html eller .htm" in done.stderr) == (2, True)
    assert not (tmp_path / "kontroll.pdf").exists()


@pytest.mark.parametrize("command", [("verify",), ("list",), ("search", "nämnd"), ("register", "events")])
def test_an_archive_that_is_not_there_is_named_and_not_made(tmp_path: Path, command: tuple[str, ...]) -> None:
    done = run(tmp_path / "borta", *command)
    assert done.returncode == 2
    assert f"Arkivet {tmp_path / 'borta'} finns inte" in done.stderr
    assert not (tmp_path / "borta").exists()


def test_an_empty_folder_is_an_empty_archive(tmp_path: Path) -> None:
    assert "0 rapporter kontrollerade, 0 fel" in run(tmp_path, "verify").stdout
    assert run(tmp_path / "borta", "search", "--help").returncode == 0


def test_what_is_kept_of_a_corrected_report_is_held_against_its_corrections(archive: Path) -> None:
    kept = Archive(archive)
    kept.correct("2014-var", Reviewed(("a",)))
    right = kept.report("2014-var")
    path = kept.derived("2014-var")
    status, content = path.stat(), path.read_bytes()
    path.write_bytes(content.replace(right.title.encode(), b"X" * len(right.title.encode()), 1))
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    assert Archive(archive).report("2014-var") != right
    assert "corrected report" in run(archive, "verify", "--json").stdout
    assert answer(archive, "verify", "--repair")["problems"] == []
    assert Archive(archive).report("2014-var") == right


def test_withdraw_and_undo(archive: Path) -> None:
    assert run(archive, "withdraw", "2014-var").returncode == 2
    gone = answer(archive, "withdraw", "2014-var", "--reason", "Dubblett", "--decision", "KS § 41", "--by", "Anna")
    assert (gone["id"], gone["by"], gone["decision"]) == ("2014-var", "Anna", "KS § 41")
    assert answer(archive, "list") == []
    assert answer(archive, "search", "")["total"] == 0
    assert [one["id"] for one in answer(archive, "withdraw")] == ["2014-var"]
    assert "KS § 41" in run(archive, "withdraw").stdout
    assert run(archive, "ingest", str(REPORT)).returncode == 1
    answer(archive, "withdraw", "2014-var", "--undo")
    assert answer(archive, "search", "")["total"] == 11
    assert answer(archive, "verify")["problems"] == []
    assert run(archive, "withdraw", "2014-var", "--undo").returncode == 2


def test_a_withdrawal_is_told_of_where_the_index_cannot_be_written(archive: Path) -> None:
    shutil.rmtree(archive / ".index")
    (archive / ".index" / "lock").mkdir(parents=True)
    done = run(archive, "withdraw", "2014-var", "--reason", "Dubblett", "--decision", "KS § 41")
    assert done.returncode == 1
    assert "2014-var är gallrad" in done.stdout
    assert "sökindexet är inte uppdaterat" in done.stderr
    assert "ord ur 2014-var" in done.stderr


def test_a_withdrawal_that_meets_a_full_disk_says_that_it_has_begun(
    archive: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(source: Path, target: Path) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(withdrawal, "move", full)
    asked = ["withdraw", "2014-var", "--reason", "Dubblett", "--decision", "KS § 41"]
    done = CliRunner().invoke(cli.app, ["--archive", str(archive), *asked])
    assert isinstance(done.exception, OSError)
    assert "nästa skrivning i arkivet gör färdigt" in " ".join(done.stderr.split())
    monkeypatch.undo()
    assert run(archive, "verify", "--repair").returncode == 0
    assert answer(archive, "list") == []


def test_the_ledger_cuts_no_name_and_no_time(tmp_path: Path) -> None:
    given = tmp_path / f"{'n' * 100}.pdf"
    given.write_text("ingen PDF")
    run(tmp_path / "a", "ingest", str(given))
    told = run(tmp_path / "a", "ledger").stdout
    assert "…" not in told
    assert re.search(r"\d{4}-\d\d-\d\d \d\d:\d\d", told)


def test_what_was_taken_in_before_the_disk_was_full_is_told_of(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    add, calls, files = Archive.add, count(), [REPORT, REPORT.with_name("2014-host.pdf")]

    def full(self: Archive, *given: Any, **named: Any) -> Any:
        if next(calls):
            raise OSError(errno.ENOSPC, "No space left on device")
        return add(self, *given, **named)

    monkeypatch.setattr(Archive, "add", full)
    done = CliRunner().invoke(cli.app, ["--archive", str(tmp_path / "a"), "ingest", *map(str, files)])
    assert isinstance(done.exception, OSError)
    assert "1 tillagd, 0 oförändrade, 0 avvisade" in done.stdout


def test_what_is_destroyed_can_be_taken_in_again(archive: Path) -> None:
    run(archive, "withdraw", "2014-var", "--reason", "Dubblett", "--decision", "KS § 41")
    assert answer(archive, "withdraw", "2014-var", "--purge")["purged"]
    assert not Archive(archive).withdrawn_folder.joinpath("2014-var").exists()
    assert "--again" in run(archive, "ingest", str(REPORT)).stdout
    assert answer(archive, "ingest", "--again", str(REPORT))["added"][0]["report"] == "2014-var-2"
    assert answer(archive, "verify")["problems"] == []


def test_an_original_left_by_an_interrupted_run_is_taken_up(archive: Path, tmp_path: Path) -> None:
    (archive / "records" / "2014-var.json").unlink()
    (tmp_path / "empty").mkdir()
    added = answer(archive, "ingest", str(tmp_path / "empty"))["added"]
    assert [one["report"] for one in added] == ["2014-var"]
    assert answer(archive, "verify")["problems"] == []


@pytest.mark.parametrize(("option", "form"), [("--bagit", "bagit"), ("--eark", "e-ark")])
def test_export_and_import(archive: Path, tmp_path: Path, option: str, form: str) -> None:
    package, again = tmp_path / "paket", tmp_path / "igen"
    made = answer(archive, "export", option, str(package))
    assert (made["form"], made["reports"], made["package"]) == (form, 1, str(package))
    assert answer(again, "import", str(package)) == {key: made[key] for key in made if key != "identifier"}
    assert answer(again, "verify") == answer(archive, "verify")
    assert answer(again, "search", "nämnd")["total"] == answer(archive, "search", "nämnd")["total"] > 0
    done = run(archive, "export", option, str(package))
    assert done.returncode == 2
    assert "inte tom" in done.stderr
    (package / ("bagit.txt" if form == "bagit" else "METS.xml")).write_text("x")
    assert run(tmp_path / "tredje", "import", str(package)).returncode == 2
    assert not (tmp_path / "tredje").exists()


def test_export_asks_for_one_form(archive: Path) -> None:
    assert run(archive, "export").returncode == 2
    assert "--bagit eller --eark" in run(archive, "export", "--bagit", "a", "--eark", "b").stderr
