"""A module of ours run in a process of its own that may do little, and started again where it has ended."""

import contextlib
import os
import signal
import subprocess
import sys

from ingest.pages.confined import environment


class OwnProcess:
    """Runs a module with arguments when it is asked for; it confines itself (`ingest.pages.confined`)."""

    def __init__(self, module: str, *arguments: str) -> None:
        # -P: no module is taken from the folder that the user happens to stand in, which may hold anything.
        self.command = [sys.executable, "-P", "-m", module, *arguments]
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def was_asked(self) -> bool:
        """Whether the process has been started and not closed since, though it may have ended."""
        return self._process is not None

    def running(self) -> "subprocess.Popen[bytes]":
        """The process, started where there is none."""
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self.command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
                start_new_session=True,
            )
        return self._process

    def close(self) -> None:
        """End the process and the programs that it started."""
        if self._process is not None:
            with contextlib.suppress(ProcessLookupError, PermissionError):
                os.killpg(self._process.pid, signal.SIGKILL)
            self._process.kill()
            self._process.communicate()
            self._process = None
