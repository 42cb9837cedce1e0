"""Readers: what they may do, and that one which dies, hangs or lies refuses its file and nothing else."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from ingest import worker
from ingest.errors import Reason
from ingest.pages.confined import change_no_files, environment
from ingest.worker import Done, Reader, Refused
from tests.conftest import ROOT

REPORT = ROOT / "corpus" / "reports" / "2014-var.pdf"


TALKS = """
import time
while True:
    time.sleep(0.05)
    print('{"type":"Paged","page":1,"pages":1}', flush=True)
"""


def said_by(program: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Done | Refused:
    """What becomes of a file whose reader is a program of ours."""
    reader = Reader(tmp_path / "register.toml")
    monkeypatch.setattr(reader._worker, "command", [sys.executable, "-c", program])
    try:
        return reader.read(REPORT, lambda page, pages: None)
    finally:
        reader.close()


@pytest.mark.parametrize(
    ("program", "reason"),
    [
        ("import os; os.abort()", Reason.UNSAFE),
        ("pass", Reason.UNSAFE),
        ('print(\'{"type":"Done","report":{}}\', flush=True); input()', Reason.UNSAFE),
        ("print('[' * 100_000, flush=True); input()", Reason.UNSAFE),
        ("import time; time.sleep(60)", Reason.TOO_SLOW),
        (
            TALKS,
            Reason.TOO_SLOW,
        ),
        ("import sys\nwhile 1: sys.stdout.write('x' * 10_000)", Reason.TOO_LARGE),
        ('print(\'{"type":"Spent"}\', flush=True)', Reason.TOO_LARGE),
    ],
)
def test_a_reader_that_fails_refuses_its_file(
    program: str, reason: Reason, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(worker, "SECONDS", 1.0)
    monkeypatch.setattr(worker, "OUTPUT", 3_000_000)
    said = said_by(program, monkeypatch, tmp_path)
    assert isinstance(said, Refused)
    assert said.reason is reason
    assert REPORT.name in said.message


def test_a_reader_cannot_put_files_anywhere_by_what_it_says(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    lie = 'print(\'{"type":"Scanned","key":"../../evil","answer":"x"}\', flush=True)'
    said_by(lie, monkeypatch, tmp_path / "archive")
    assert list(tmp_path.rglob("*")) == []


def test_a_reader_that_died_is_started_anew(tmp_path: Path) -> None:
    reader = Reader(tmp_path / "register.toml")
    try:
        assert isinstance(reader.read(REPORT, lambda page, pages: None), Done)
        process = reader._worker.running()
        process.kill()
        process.wait()
        assert isinstance(reader.read(REPORT, lambda page, pages: None), Done)
    finally:
        reader.close()


def confined(program: str) -> subprocess.CompletedProcess[str]:
    code = f"from ingest.pages.confined import confine; confine(600_000_000); {program}"
    return subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, env=environment(), check=False, timeout=60
    )


def test_a_reader_writes_no_file(tmp_path: Path) -> None:
    done = confined(f"open({str(tmp_path / 'x')!r}, 'w').write('y')")
    assert "Error" in done.stderr
    assert not (tmp_path / "x").exists() or not (tmp_path / "x").stat().st_size


def test_a_reader_takes_no_more_memory_than_it_may() -> None:
    assert "MemoryError" in confined("bytearray(700_000_000)").stderr


def test_a_reader_changes_no_name_and_reaches_no_network_where_the_kernel_sees_to_it(tmp_path: Path) -> None:
    knows = subprocess.run(
        [sys.executable, "-c", "from ingest.pages.confined import change_no_files as c; print(c())"],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    if knows.stdout.strip() != "True":
        pytest.skip("needs a kernel with Landlock")
    (tmp_path / "x").touch()
    assert "PermissionError" in confined(f"import os; os.unlink({str(tmp_path / 'x')!r})").stderr
    assert "PermissionError" in confined(f"import os; os.mkdir({str(tmp_path / 'y')!r})").stderr
    connecting = "import socket; socket.create_connection(('127.0.0.1', 9), 1)"
    assert "Error" in confined(connecting).stderr
    assert callable(change_no_files)


def test_a_reader_gets_no_secrets_and_no_modules_from_where_the_user_stands(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("SECRET", "x")
    assert "SECRET" not in environment()
    (tmp_path / "msgspec.py").write_text(f"open({str(tmp_path / 'ran')!r}, 'w')")
    monkeypatch.chdir(tmp_path)
    reader = Reader(tmp_path / "register.toml")
    try:
        assert isinstance(reader.read(REPORT, lambda page, pages: None), Done)
    finally:
        reader.close()
    assert not (tmp_path / "ran").exists()


def test_a_reader_whose_parent_dies_ends_too(tmp_path: Path) -> None:
    program = (
        "from ingest.worker import Reader; from pathlib import Path; import os\n"
        f"r = Reader(Path({str(tmp_path / 'register.toml')!r})); print(r._worker.running().pid, flush=True)\n"
        "import time; time.sleep(3); os._exit(0)"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    pid = int(done.stdout)
    deadline = time.monotonic() + 20
    while Path(f"/proc/{pid}").exists() and time.monotonic() < deadline:
        if Path(f"/proc/{pid}/stat").read_text().split()[2] == "Z":
            break
        time.sleep(0.1)
    else:
        assert not Path(f"/proc/{pid}").exists()
    assert os.getpid() != pid
