"""PDFs read in processes of their own, so that a file that crashes or hangs its reader harms nobody else.

A worker reads one path (in hexadecimal) a line on its standard input, and answers on its standard output with one
JSON message a line: `Paged` for each page, then `Done` or `Refused`. It may do little (`pages/confined.py`) and is
believed only as far as what it says can be checked.
"""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, BinaryIO

import msgspec

from ingest.errors import NOT_AS_WRITTEN, Reason, RejectedFile
from ingest.files import write_whole
from ingest.modest import give_way
from ingest.pages.confined import confine, end_with
from ingest.pages.own_process import OwnProcess
from ingest.report import MOST_PAGES, Report
from ingest.word_forms import make_file

if TYPE_CHECKING:
    from ingest.register import Register

OCR_ANSWERS = ".ocr"  # a folder of the archive, derived like its index
SECONDS = 120.0  # for what takes a quarter of that on an idle machine: other programs may want its cores too
SECONDS_A_PAGE = 4.0
SECONDS_A_SCAN = 65.0  # while tesseract, which has a limit of its own, reads a page
OUTPUT = 200_000_000  # bytes of answers about one file
_KEY = re.compile(r"[0-9a-f]{64}")


class Paged(msgspec.Struct, frozen=True, tag=True):
    """A page has been read."""

    page: int
    pages: int


class Scanning(msgspec.Struct, frozen=True, tag=True):
    """Tesseract is about to read a page, which may take long."""


class Scanned(msgspec.Struct, frozen=True, tag=True):
    """What tesseract answered, by the checksum of the picture; the worker itself can keep nothing."""

    key: str
    answer: str


class Spent(msgspec.Struct, frozen=True, tag=True):
    """The worker's memory did not suffice, and it ends."""


class Done(msgspec.Struct, frozen=True, tag=True):
    """The report has been read."""

    report: Report


class Refused(msgspec.Struct, frozen=True, tag=True):
    """The file cannot become a report; `message` is for users."""

    reason: Reason
    message: str


Message = Paged | Scanning | Scanned | Spent | Done | Refused


class _Lost(Exception):
    """A worker that can be asked nothing more, and what that means for the file that it was reading."""

    def __init__(self, refused: Refused, again: bool = False) -> None:
        super().__init__(refused.message)
        self.refused = refused
        self.again = again  # whether what it had read before may be to blame


class Reader:
    """A worker process that reads PDFs one after the other; started when needed, and anew when it was lost."""

    def __init__(self, register_file: Path) -> None:
        make_file()  # of the lexicon, which the worker may not write
        self._worker = OwnProcess("ingest.worker", str(register_file.absolute()))
        self._ocr_answers = register_file.with_name(OCR_ANSWERS)

    def read(self, pdf: Path, told: Callable[[int, int], None]) -> Done | Refused:
        """Read one PDF; `told` hears of every page. A worker that dies or hangs refuses the file.

        Where that could be the fault of the files before it, the file is read once more by a new worker.
        """
        used = self._worker.was_asked
        try:
            return self._ask(pdf, told)
        except _Lost as lost:
            self.close()
            return self.read(pdf, told) if used and lost.again else lost.refused

    def close(self) -> None:
        """End the worker and the programs that it started."""
        self._worker.close()

    def _ask(self, pdf: Path, told: Callable[[int, int], None]) -> Done | Refused:
        process = self._worker.running()
        assert process.stdin
        with contextlib.suppress(BrokenPipeError):
            process.stdin.write(os.fsencode(pdf).hex().encode() + b"\n")  # a name may have line feeds
            process.stdin.flush()
        answers = _Answers(process, pdf)
        while True:
            match answers.next():
                case Paged(page, pages):
                    answers.allow(pages)
                    told(page, pages)
                case Scanning():
                    answers.wait_for_scan()
                case Scanned(key, answer):
                    _keep(self._ocr_answers, key, answer)
                case Spent():
                    raise _Lost(_too_much(pdf), again=True)
                case Done() | Refused() as last:
                    return last


class _Answers:
    """What a worker says about one file, one message at a time, within limits of time and size."""

    def __init__(self, process: subprocess.Popen[bytes], pdf: Path) -> None:
        assert process.stdout
        self._stream = process.stdout.fileno()
        self._pdf = pdf
        self._heard = bytearray()
        self._size = 0
        self._began = time.monotonic()
        self._pages = 0
        self._scanning: float | None = None  # since when
        self._scanned = 0.0  # seconds

    def allow(self, pages: int) -> None:
        """Give the time that so many pages may take."""
        self._pages = min(pages, MOST_PAGES)

    def wait_for_scan(self) -> None:
        """Stop the clock while tesseract reads a page."""
        self._scanning = time.monotonic()

    def next(self) -> Message:
        """The next message; raises _Lost where none comes in time, or none that can be believed."""
        looked = 0
        while (end := self._heard.find(b"\n", looked)) < 0:
            looked = len(self._heard)
            self._hear()
        line = bytes(self._heard[:end])
        del self._heard[: end + 1]
        self._stop_scan()
        try:
            message: Message = msgspec.json.decode(line, type=Message)
        except NOT_AS_WRITTEN as error:
            raise _Lost(_died(self._pdf), again=True) from error
        return message

    def _hear(self) -> None:
        left = self._left()
        if left <= 0 or not select([self._stream], [], [], left)[0]:
            raise _Lost(_too_slow(self._pdf))
        piece = os.read(self._stream, 1 << 20)
        if not piece:
            raise _Lost(_died(self._pdf), again=True)
        self._size += len(piece)
        if self._size > OUTPUT:
            raise _Lost(_too_much(self._pdf))
        self._heard += piece

    def _left(self) -> float:
        now = time.monotonic()
        if self._scanning is not None:
            return SECONDS_A_SCAN - (now - self._scanning)
        return SECONDS + SECONDS_A_PAGE * self._pages - (now - self._began - self._scanned)

    def _stop_scan(self) -> None:
        if self._scanning is not None:
            self._scanned += time.monotonic() - self._scanning
            self._scanning = None


def _keep(folder: Path, key: str, answer: str) -> None:
    if _KEY.fullmatch(key):
        write_whole(folder / f"{key}.hocr", answer.encode())


def _too_slow(pdf: Path) -> Refused:
    return Refused(
        Reason.TOO_SLOW, f"{pdf.name} tog för lång tid att läsa. Exportera filen på nytt eller dela upp den."
    )


def _too_much(pdf: Path) -> Refused:
    return Refused(
        Reason.TOO_LARGE, f"{pdf.name} kräver för mycket minne. Dela upp dokumentet eller exportera det på nytt."
    )


def _died(pdf: Path) -> Refused:
    return Refused(
        Reason.UNSAFE,
        f"{pdf.name} avbröt läsningen och kan vara skadlig. Lita du på den, skriv ut den till en ny PDF och "
        "försök igen.",
    )


def main() -> None:
    """Serve until standard input ends."""
    end_with(os.getppid())
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with the answers
    confine()
    give_way()
    from ingest.register import Register

    register_file = Path(sys.argv[1])
    register = Register.load(register_file)
    for line in sys.stdin.buffer:
        pdf = Path(os.fsdecode(bytes.fromhex(line.decode())))
        answer = _answer(pdf, register, register_file.with_name(OCR_ANSWERS), answers)
        _send(answers, answer)
        if isinstance(answer, Spent):
            return


def _answer(pdf: Path, register: "Register", ocr_answers: Path, answers: BinaryIO) -> Done | Refused | Spent:
    from ingest.ner.people_and_places import MissingPipeline
    from ingest.read import read_report
    from ingest.scans.ocr import Kept

    class Sent(Kept):
        """Answers of tesseract that the archive has; the parent is told of new ones."""

        def find(self, key: str) -> str | None:
            found = super().find(key)
            if found is None:
                _send(answers, Scanning())
            return found

        def keep(self, key: str, answer: str) -> None:
            _send(answers, Scanned(key, answer))

    try:
        told = read_report(
            pdf, register, lambda page, pages: _send(answers, Paged(page, pages)), Sent(ocr_answers)
        )
        return Done(told)
    except RejectedFile as error:
        return Refused(error.reason, str(error))
    except MissingPipeline as error:
        return Refused(Reason.UNSAFE, str(error))
    except MemoryError:
        return Spent()
    except Exception:  # whatever a hostile file provokes, the file is refused and the run goes on
        return Refused(Reason.BROKEN, f"{pdf.name} gick inte att tolka. Exportera filen på nytt och försök igen.")


def _send(answers: BinaryIO, message: Message) -> None:
    answers.write(msgspec.json.encode(message) + b"\n")
    answers.flush()


if __name__ == "__main__":
    main()
