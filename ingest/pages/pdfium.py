"""What PDFium tells of a PDF, from a process of its own that may do as little as a reader.

PDFium is written in C++ and a file may be hostile, also one that has been in the archive for years: whatever
happens in it happens there. The process reads one question a line on its standard input and answers with one line,
both JSON. A file that ends it, or takes too long, is refused with one of the reasons of `ingest.errors`; the next
question gets a new process.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from select import select
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from ingest.errors import NOT_AS_WRITTEN, Reason, RejectedFile
from ingest.pages.confined import confine, end_with
from ingest.pages.own_process import OwnProcess

if TYPE_CHECKING:
    import pypdfium2

SECONDS = 20.0  # a question
OUTPUT = 200_000_000  # bytes of an answer
MOST_PIXELS = 40_000_000
Sizes = list[tuple[float, float]]
Kind = TypeVar("Kind")


class Letter(msgspec.Struct, frozen=True, array_like=True):
    """A character and its box, in points from the upper left corner of its page."""

    text: str
    x0: float
    top: float
    x1: float
    bottom: float


class Attachment(msgspec.Struct, frozen=True):
    """What a PDF carries under a name, None where it has none, and the text of the PDF's pages."""

    content: bytes | None
    text: str


class NoAnswer(RejectedFile):
    """A PDF that could not be asked; `reason` says why, the message says it in Swedish."""

    def __init__(self, pdf: Path, reason: Reason) -> None:
        super().__init__(f"{pdf.name} går inte att öppna ({reason.meaning}). Hämta filen på nytt.")
        self.reason = reason


class _Question(msgspec.Struct, frozen=True):
    """`pdf` is a path in hexadecimal: a name may be no text."""

    pdf: str
    about: str
    given: tuple[str | int | float, ...]


class _Answer(msgspec.Struct, frozen=True):
    value: msgspec.Raw = msgspec.Raw(b"null")
    refused: Reason | None = None


class Pdfium:
    """Asks about PDFs, one question after the other; every method raises NoAnswer."""

    def __init__(self, seconds: float | None = None) -> None:
        self._seconds = seconds or SECONDS
        self._process = OwnProcess("ingest.pages.pdfium")

    def sizes(self, pdf: Path) -> Sizes:
        """The width and height of each page in points, as it is shown."""
        return self._ask(pdf, Sizes, "sizes")

    def written(self, pdf: Path) -> str:
        """When the PDF says that it was last changed, "D:20161205…"; empty where it does not say."""
        return self._ask(pdf, str, "written")

    def text(self, pdf: Path) -> str:
        """The text of all pages, one after the other."""
        return self._ask(pdf, str, "text")

    def letters(self, pdf: Path, page: int) -> list[Letter]:
        """The characters of a page, counted from 1, in the order of its content; none where it is not there."""
        return self._ask(pdf, list[Letter], "letters", page)

    def attachment(self, pdf: Path, name: str) -> Attachment:
        """What the PDF carries under a name."""
        return self._ask(pdf, Attachment, "attachment", name)

    def picture(self, pdf: Path, page: int, scale: float) -> bytes:
        """A page, counted from 1, as PNG with `scale` pixels a point."""
        return self._ask(pdf, bytes, "picture", page, scale)

    def _ask(self, pdf: Path, kind: type[Kind], about: str, *given: str | float) -> Kind:
        question = _Question(os.fsencode(pdf.absolute()).hex(), about, given)
        try:
            line = _line_of(self._process.running(), msgspec.json.encode(question) + b"\n", self._seconds)
            answer = msgspec.json.decode(line, type=_Answer)
            if answer.refused is None:
                return msgspec.json.decode(answer.value, type=kind)
            refused = answer.refused
        except NOT_AS_WRITTEN:
            refused = Reason.UNSAFE
        except _Lost as lost:
            refused = lost.reason
        if refused is not Reason.BROKEN:
            self.close()
        raise NoAnswer(pdf, refused)

    def close(self) -> None:
        """End the process, if there is one."""
        self._process.close()


@contextmanager
def pdfium(seconds: float | None = None) -> Iterator[Pdfium]:
    """One to ask, which answers within some seconds and whose process ends with the block."""
    found = Pdfium(seconds)
    try:
        yield found
    finally:
        found.close()


class _Lost(Exception):
    """A process that can be asked nothing more."""

    def __init__(self, reason: Reason) -> None:
        super().__init__(reason)
        self.reason = reason


def _line_of(process: "subprocess.Popen[bytes]", question: bytes, seconds: float) -> bytes:
    """The line that the process answers; raises _Lost where it dies, takes too long or says too much."""
    assert process.stdin
    assert process.stdout
    until, heard = time.monotonic() + seconds, bytearray()
    try:
        process.stdin.write(question)
        process.stdin.flush()
    except OSError as error:
        raise _Lost(Reason.UNSAFE) from error
    while not heard.endswith(b"\n"):
        left = until - time.monotonic()
        if left <= 0 or not select([process.stdout], [], [], left)[0]:
            raise _Lost(Reason.TOO_SLOW)
        piece = os.read(process.stdout.fileno(), 1 << 20)
        if not piece:
            raise _Lost(Reason.UNSAFE)
        heard += piece
        if len(heard) > OUTPUT:
            raise _Lost(Reason.TOO_LARGE)
    return bytes(heard)


# In the process


def main() -> None:
    """Answer until the standard input ends."""
    end_with(os.getppid())
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())  # what libraries print must not mix with the answers
    confine()
    for line in sys.stdin.buffer:
        answers.write(msgspec.json.encode(_answer(msgspec.json.decode(line, type=_Question))) + b"\n")
        answers.flush()


def _answer(question: _Question) -> _Answer:
    import pypdfium2

    path = os.fsdecode(bytes.fromhex(question.pdf))
    try:
        with pypdfium2.PdfDocument(path) as document:
            value = _ABOUT[question.about](document, *question.given)
            return _Answer(msgspec.Raw(msgspec.json.encode(value)))
    except MemoryError:
        return _Answer(refused=Reason.TOO_LARGE)
    except _Lost as lost:
        return _Answer(refused=lost.reason)
    except Exception:  # whatever a hostile file provokes, it is refused
        return _Answer(refused=Reason.BROKEN)


def _sizes(document: "pypdfium2.PdfDocument") -> Sizes:
    return [_size(page.get_mediabox(), page.get_rotation()) for page in document]


def _size(box: tuple[float, float, float, float], rotation: int) -> tuple[float, float]:
    left, bottom, right, top = box
    width, height = abs(right - left), abs(top - bottom)
    return (height, width) if rotation % 180 == 90 else (width, height)


def _written(document: "pypdfium2.PdfDocument") -> str:
    said = document.get_metadata_dict()
    return _encodable(str(said.get("ModDate") or said.get("CreationDate") or "")[:16])


def _text(document: "pypdfium2.PdfDocument") -> str:
    return _encodable("".join(page.get_textpage().get_text_range() for page in document))


def _letters(document: "pypdfium2.PdfDocument", number: int) -> list[Letter]:
    if not 1 <= number <= len(document):
        return []
    page = document[number - 1]
    height, text = page.get_height(), page.get_textpage()
    found = []
    for index in range(text.count_chars()):
        left, bottom, right, top = text.get_charbox(index)
        letter = _encodable(text.get_text_range(index, 1))
        found.append(Letter(letter, left, height - top, right, height - bottom))
    return found


def _attachment(document: "pypdfium2.PdfDocument", name: str) -> Attachment:
    carried = [document.get_attachment(number) for number in range(document.count_attachments())]
    content = next((bytes(one.get_data()) for one in carried if one.get_name() == name), None)
    return Attachment(content, _text(document))


def _picture(document: "pypdfium2.PdfDocument", number: int, scale: float) -> bytes:
    import io

    drawn = document[number - 1]
    width, height = drawn.get_size()
    if width * height * scale**2 > MOST_PIXELS:
        raise _Lost(Reason.TOO_LARGE)
    content = io.BytesIO()
    drawn.render(scale=scale).to_pil().convert("RGB").save(content, "PNG", compress_level=1)
    return content.getvalue()


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode()


_ABOUT: dict[str, Callable[..., Any]] = {
    "sizes": _sizes,
    "written": _written,
    "text": _text,
    "letters": _letters,
    "attachment": _attachment,
    "picture": _picture,
}


if __name__ == "__main__":
    main()
