"""Commands as users give them, each in a process of its own.

It is forked from one that has loaded the program and its lexicon, which takes longer than nearly every command.
`tests/test_read_only.py` starts the program itself, as does everything that runs processes of its own.
"""

import multiprocessing
import os
import subprocess
import sys
import tempfile
from pathlib import Path

_server = multiprocessing.get_context("forkserver")
_server.set_forkserver_preload(["tests.loaded"])


def given(arguments: tuple[str, ...], environment: dict[str, str], stdin: str) -> subprocess.CompletedProcess[str]:
    """What a command says and how it ends, given in some environment."""
    with tempfile.TemporaryDirectory() as folder:
        streams = [Path(folder, name) for name in ("stdin", "stdout", "stderr")]
        streams[0].write_text(stdin, encoding="utf-8")
        process = _server.Process(target=_run, args=(arguments, environment, streams))
        process.start()
        process.join()
        said = [stream.read_text(encoding="utf-8") for stream in streams[1:]]
        assert process.exitcode is not None
        return subprocess.CompletedProcess(arguments, process.exitcode, *said)


def _run(arguments: tuple[str, ...], environment: dict[str, str], streams: list[Path]) -> None:
    from cli import main

    for number, stream in enumerate(streams):
        flags = os.O_RDONLY if number == 0 else os.O_WRONLY | os.O_CREAT
        os.dup2(os.open(stream, flags), number)
    sys.stdin = open(0, encoding="utf-8", closefd=False)  # noqa: SIM115 - as a process begins
    os.environ.clear()
    os.environ.update(environment)
    sys.argv = ["backspegel", *arguments]
    main()
