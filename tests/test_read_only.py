"""An archive that may be read and not written: on a share, a mounted backup, a folder of another owner."""

import ctypes
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from index.build import update
from ingest.keeping.archive import Archive
from ingest.keeping.lock import locked
from tests.conftest import ROOT, SPRING_2014, archived, report_of
from tests.test_cli import REPORT

BOUNDING_SET_DROP = 24  # of prctl
OVERRIDES = (1, 2)  # capabilities: to write and to read what permissions forbid


def without_overrides() -> None:
    """Let permissions hold for root too, in this process and those that it starts; others need it not."""
    if os.geteuid() == 0:
        libc = ctypes.CDLL(None, use_errno=True)
        for one in OVERRIDES:
            if libc.prctl(BOUNDING_SET_DROP, one, 0, 0, 0) != 0:
                os._exit(77)


def run(archive: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    environment = {**os.environ, "BACKSPEGEL_ARCHIVE": str(archive), "PYTHONPATH": str(ROOT)}
    command = [sys.executable, "-m", "cli", *arguments]
    return subprocess.run(
        command, capture_output=True, text=True, env=environment, check=False, preexec_fn=without_overrides
    )


def protect(folder: Path, mode: int) -> None:
    for path in (folder, *(one for one in folder.rglob("*") if one.is_dir())):
        path.chmod(mode)


@pytest.fixture
def read_only(tmp_path: Path) -> Iterator[Path]:
    archive = archived(tmp_path, report_of("2014-var", (SPRING_2014, {"I": "Nämnden antog en plan."})))
    update(archive)
    protect(archive.folder, 0o555)
    yield archive.folder
    protect(archive.folder, 0o755)


def state(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def test_the_folder_cannot_be_written_here(read_only: Path) -> None:
    """Else the other tests would say nothing."""
    code = f"open({str(read_only / 'x')!r}, 'w')"
    done = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, preexec_fn=without_overrides, check=False
    )
    assert "PermissionError" in done.stderr


@pytest.mark.parametrize("command", [["search", "plan"], ["show", "2014-var"], ["list"], ["ledger"], ["verify"]])
def test_it_is_searched_and_read(read_only: Path, command: list[str]) -> None:
    before = state(read_only)
    done = run(read_only, *command, "--json")
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout)
    assert state(read_only) == before


def test_it_is_searched_by_an_index_that_is_behind(read_only: Path) -> None:
    """The record changes, and nobody may write the index: what it has is found, and that it is behind is said."""
    protect(read_only, 0o755)
    record = read_only / "records" / "2014-var.json"
    record.write_bytes(record.read_bytes())
    os.utime(record, ns=(1, 1))
    protect(read_only, 0o555)
    done = run(read_only, "search", "plan")
    assert done.returncode == 0, done.stderr
    assert "1 träff" in done.stdout
    assert "Sökindexet byggs om" in done.stderr


@pytest.mark.parametrize("form", ["--bagit", "--eark"])
def test_it_is_exported(read_only: Path, tmp_path: Path, form: str) -> None:
    before = state(read_only)
    done = run(read_only, "export", form, str(tmp_path / "package"))
    assert done.returncode == 0, done.stderr
    assert list((tmp_path / "package").rglob("2014-var.json"))
    assert state(read_only) == before


def test_it_is_not_exported_while_somebody_writes_to_it(read_only: Path, tmp_path: Path) -> None:
    with locked(read_only, 0):
        done = run(read_only, "export", "--bagit", str(tmp_path / "package"))
    assert done.returncode == 2
    assert "skrivs just nu" in done.stderr
    assert not (tmp_path / "package").exists()


def test_without_an_index_it_says_what_to_do(read_only: Path) -> None:
    protect(read_only, 0o755)
    shutil.rmtree(read_only / ".index")
    protect(read_only, 0o555)
    done = run(read_only, "search", "plan")
    assert done.returncode == 2
    assert "går inte att skriva" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize(
    "command",
    [
        ["ingest", str(REPORT)],
        ["withdraw", "2014-var", "--reason", "Dubblett", "--decision", "§ 41"],
        ["reindex"],
    ],
)
def test_what_would_write_is_refused_and_changes_nothing(read_only: Path, command: list[str]) -> None:
    before = state(read_only)
    done = run(read_only, *command)
    assert done.returncode in (1, 2)
    assert "Traceback" not in done.stderr
    assert done.stderr.strip() or done.stdout.strip()
    assert state(read_only) == before


def test_once_it_may_be_written_it_goes_on(read_only: Path) -> None:
    run(read_only, "ingest", str(REPORT))
    protect(read_only, 0o755)
    assert run(read_only, "ingest", str(REPORT)).returncode == 0
    assert len(list(Archive(read_only).records())) == 2


def test_a_folder_in_which_no_archive_can_be_made_says_so(tmp_path: Path) -> None:
    tmp_path.chmod(0o555)
    done = run(tmp_path / "archive", "ingest", str(REPORT))
    tmp_path.chmod(0o755)
    assert done.returncode == 2
    assert "rättigheter" in done.stderr
