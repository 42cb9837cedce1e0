"""PDFs read in processes of their own, so that a file that crashes or hangs its reader harms nobody else.

A worker reads one path a line on its standard input, and answers on its standard output with one JSON message
a line: `Paged` for each page, then `Done` or `Refused`.
"""

import contextlib
import os
import resource
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from threading import Timer
from typing import BinaryIO

import msgspec

from ingest.errors import BrokenPdf, RejectedFile
from ingest.report import Report

MEMORY = 3_000_000_000  # bytes of address space; a reader with its model takes about one
OCR_ANSWERS = ".ocr"  # a folder of the archive, derived like its index
SECONDS = 60.0
SECONDS_A_PAGE = 62.0  # reading and OCR; counted from the page before


class Paged(msgspec.Struct, frozen=True, tag=True):
    """A page has been read."""

    page: int
    pages: int


class Done(msgspec.Struct, frozen=True, tag=True):
    """The report has been read."""

    report: Report


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file cannot become a report; `reason` is one of a fixed list, `message` is for users."""

    reason: str
    message: str


Message = Paged | Done | Refused


class Reader:
    """A worker process that reads PDFs one after the other; started when first needed, and anew when it died."""

    def __init__(self, register_file: Path) -> None:
        self._command = [sys.executable, "-m", "ingest.worker", str(register_file)]
        self._process: subprocess.Popen[bytes] | None = None

    def read(self, pdf: Path, told: Callable[[int, int], None]) -> Done | Refused:
        """Read one PDF; `told` hears of every page. A worker that dies or hangs refuses the file."""
        process = self._running()
        assert process.stdin
        assert process.stdout
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(msgspec.json.encode(str(pdf)) + b"\n")
            process.stdin.flush()
        while True:
            line, late = _line_in_time(process, SECONDS + SECONDS_A_PAGE)
            if not line:
                self.close()
                return _too_slow(pdf) if late else _died(pdf)
            message: Message = msgspec.json.decode(line, type=Message)
            if not isinstance(message, Paged):
                return message
            told(message.page, message.pages)

    def close(self) -> None:
        """End the worker."""
        if self._process:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _running(self) -> subprocess.Popen[bytes]:
        if self._process is None or self._process.poll() is not None:
            self.close()
            self._process = subprocess.Popen(
                self._command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
            )
        return self._process


def _line_in_time(process: subprocess.Popen[bytes], seconds: float) -> tuple[bytes, bool]:
    """The worker's next line, empty where it died, and whether it was killed for being late."""
    assert process.stdout
    timer = Timer(seconds, process.kill)
    timer.start()
    try:
        return process.stdout.readline(), not timer.is_alive()
    finally:
        timer.cancel()


def _too_slow(pdf: Path) -> Refused:
    return Refused(
        "too slow", f"{pdf.name} tog för lång tid att läsa. Exportera filen på nytt eller dela upp den."
    )


def _died(pdf: Path) -> Refused:
    return Refused(
        "unsafe", f"{pdf.name} avbröt läsningen. Öppna filen, skriv ut den till en ny PDF och försök igen."
    )


def main() -> None:
    """Serve until standard input ends."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with the answers
    from ingest.register import Register

    register_file = Path(sys.argv[1])
    register = Register.load(register_file)
    for line in sys.stdin.buffer:
        pdf = Path(msgspec.json.decode(line, type=str))
        _send(answers, _answer(pdf, register, register_file.with_name(OCR_ANSWERS), answers))


def _answer(pdf: Path, register: object, ocr_answers: Path, answers: BinaryIO) -> Done | Refused:
    from ingest.people_and_places import MissingPipeline
    from ingest.read import read_report
    from ingest.register import Register

    assert isinstance(register, Register)
    try:
        return Done(
            read_report(pdf, register, lambda page, pages: _send(answers, Paged(page, pages)), ocr_answers)
        )
    except RejectedFile as error:
        return Refused(error.reason, str(error))
    except MissingPipeline as error:
        return Refused("unsafe", str(error))
    except MemoryError:
        return Refused("too large", f"{pdf.name} kräver för mycket minne. Dela upp dokumentet.")
    except OSError as error:
        return Refused(
            "broken", f"{pdf.name} går inte att läsa: {error.strerror}. Kontrollera filen och försök igen."
        )
    except Exception:  # whatever a hostile file provokes, the file is refused and the run goes on
        return Refused(
            BrokenPdf.reason, f"{pdf.name} gick inte att tolka. Exportera filen på nytt och försök igen."
        )


def _send(answers: BinaryIO, message: Message) -> None:
    answers.write(msgspec.json.encode(message) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
