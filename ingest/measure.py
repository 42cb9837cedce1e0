"""The sizes of a PDF's pages, told by a process of its own that may do as little as a reader.

It reads one path (in hexadecimal) a line on its standard input and answers with one JSON list a line. A file that
ends it has no sizes; the next one gets a new process.
"""

import json
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import BinaryIO

from ingest.confined import confine, environment

SECONDS = 20.0  # a file
Sizes = list[tuple[float, float]]


class Measurer:
    """Measures files one after the other."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def sizes(self, pdf: Path) -> Sizes:
        """The width and height of each page in points as it is shown; none where the file cannot be opened."""
        if self._process is None or self._process.poll() is not None:
            command = [sys.executable, "-P", "-m", "ingest.measure"]
            self._process = subprocess.Popen(
                command,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=environment(),
            )
        answer = _asked(self._process, pdf)
        if not answer:
            self.close()
            return []
        return [(float(width), float(height)) for width, height in json.loads(answer)]

    def close(self) -> None:
        """End the process, if there is one."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None


@contextmanager
def measurer() -> Iterator[Measurer]:
    """A measurer whose process ends with the block."""
    found = Measurer()
    try:
        yield found
    finally:
        found.close()


def _asked(process: "subprocess.Popen[bytes]", pdf: Path) -> bytes:
    """The line that the process answers, empty where it dies or takes too long."""
    assert process.stdin
    assert process.stdout
    try:
        process.stdin.write(str(pdf.absolute()).encode("utf-8", "surrogateescape").hex().encode() + b"\n")
        process.stdin.flush()
    except OSError:
        return b""
    return process.stdout.readline() if select([process.stdout], [], [], SECONDS)[0] else b""


def main() -> None:
    """Answer until the standard input ends."""
    confine()
    for line in sys.stdin.buffer:
        path = Path(bytes.fromhex(line.strip().decode()).decode("utf-8", "surrogateescape"))
        _answer(_sizes(path), sys.stdout.buffer)


def _answer(sizes: Sizes, out: BinaryIO) -> None:
    out.write(json.dumps(sizes).encode() + b"\n")
    out.flush()


def _sizes(path: Path) -> Sizes:
    import pypdfium2

    try:
        with pypdfium2.PdfDocument(path) as document:
            return [_size(page.get_mediabox(), page.get_rotation()) for page in document]
    except (pypdfium2.PdfiumError, OSError):
        return []


def _size(box: tuple[float, float, float, float], rotation: int) -> tuple[float, float]:
    left, bottom, right, top = box
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if rotation % 180 == 90 else (width, height)


if __name__ == "__main__":
    main()
