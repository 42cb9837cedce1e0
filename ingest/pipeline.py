"""Files and folders into the archive: found, read side by side, archived one at a time, and summed up."""

import hashlib
import os
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from queue import SimpleQueue

import msgspec

from ingest import ocr
from ingest.archive import Archive, sha256_of
from ingest.errors import GivenAgain
from ingest.ledger import GONE, Given, ledger, rejected
from ingest.record import Held
from ingest.register import Register
from ingest.report import Report
from ingest.withdrawal import Tombstone, tombstones
from ingest.worker import Reader, Refused

LARGEST_HASHED = 300_000_000  # bytes; what is larger is refused before it is read whole


class Added(msgspec.Struct, frozen=True):
    """A report that is now in the archive; `seconds` is what reading it took."""

    report: str
    file: str
    sections: int
    pages: int
    seconds: float
    unread: int = 0


class Unchanged(msgspec.Struct, frozen=True):
    """A file whose bytes the archive held already."""

    report: str
    file: str


class Rejected(msgspec.Struct, frozen=True):
    """A file that was not taken in; `reason` is one of a fixed list, `message` is for users."""

    file: str
    reason: str
    message: str


class Summary(msgspec.Struct, frozen=True):
    """What became of every file that was given."""

    added: tuple[Added, ...]
    unchanged: tuple[Unchanged, ...]
    rejected: tuple[Rejected, ...]


Outcome = Added | Unchanged | Rejected


class Progress(msgspec.Struct, frozen=True):
    """How far a file has come; `outcome` is there when it has come to its end."""

    file: str
    page: int = 0
    pages: int = 0
    outcome: Outcome | None = None


def ingest(
    archive: Archive,
    paths: Sequence[Path],
    told: Callable[[Progress], None] = lambda progress: None,
    again: bool = False,
) -> Summary:
    """Take files, and the PDFs in folders, into the archive; `told` hears of every page and every outcome.

    One bad file is rejected with its reason and the others go on; so is one that was withdrawn, unless it is to be
    taken in `again`. What an interrupted run left unfinished is taken up. Raises ArchiveLocked, and BrokenRegister
    before any file is read.
    """
    Register.load(archive.register_file)
    archive.upgrade()
    files = _with_unfinished(archive, list(dict.fromkeys(find_files(paths))))
    withdrawn = {} if again else {one.sha256: one for one in tombstones(archive)}
    held = {sha256: report for sha256, report in archive.held().items() if not _worth_rereading(report)}
    noted = {given.key for given in archive.given() if given.became != "rejected"}
    readers: SimpleQueue[Reader] = SimpleQueue()
    workers = max(1, min(len(files), os.cpu_count() or 1))
    started = [Reader(archive.register_file) for _ in range(workers)]
    for reader in started:
        readers.put(reader)

    def take_in(file: Path) -> Outcome:
        reader = readers.get()
        try:
            outcome = _take_in(archive, file, reader, held, withdrawn, told)
        finally:
            readers.put(reader)
        _enter(archive, file, outcome, noted)
        told(Progress(file.name, outcome=outcome))
        return outcome

    try:
        with ThreadPoolExecutor(workers) as pool:
            return _summary(pool.map(take_in, files))
    finally:
        for reader in started:
            reader.close()


def retry(archive: Archive, told: Callable[[Progress], None] = lambda progress: None) -> Summary:
    """Take in the files that were rejected once more; those that are not where they lay are rejected as gone."""
    files = rejected(ledger(archive, lambda report: False))
    there = [file for file in files if Path(file.source).is_file()]
    summary = ingest(archive, [Path(file.source) for file in there], told)
    gone = tuple(
        Rejected(file.source, GONE, f"{file.name} finns inte längre på {file.source}. Ge filen på nytt.")
        for file in files
        if file not in there
    )
    return msgspec.structs.replace(summary, rejected=summary.rejected + gone)


def enter_refused(archive: Archive, refused: Rejected, sha256: str, source: str) -> None:
    """Enter a file that was rejected in the ledger; `source` says where it lay."""
    name = Path(refused.file).name
    archive.give(Given(name, sha256, source, "rejected", "", refused.reason, refused.message))


def _enter(archive: Archive, file: Path, outcome: Outcome, noted: set[tuple[str, str]]) -> None:
    """Enter in the ledger what the archive did not, and a file whose content is archived the first time only."""
    match outcome:
        case Rejected():
            enter_refused(archive, outcome, _hash(file), str(file.absolute()))
        case Unchanged(report):
            given = Given(file.name, _hash(file), str(file.absolute()), "unchanged", report)
            if given.key not in noted:
                archive.give(given)


def _hash(file: Path) -> str:
    """The SHA-256 of a file of any size, empty where it cannot be read."""
    try:
        with file.open("rb") as content:
            return hashlib.file_digest(content, "sha256").hexdigest()
    except OSError:
        return ""


def preview(archive: Archive, file: Path) -> Report | Unchanged | Rejected:
    """Read one file as `ingest` would, but archive nothing."""
    reader = Reader(archive.register_file)
    try:
        sha256 = sha256_of(file.read_bytes())
        known = archive.held().get(sha256)
        if known:
            return Unchanged(known.id, file.name)
        for gone in tombstones(archive):
            if gone.sha256 == sha256:
                return _refuse_withdrawn(file.name, gone)
        answer = reader.read(file.absolute(), lambda page, pages: None)
    finally:
        reader.close()
    if isinstance(answer, Refused):
        return Rejected(file.name, answer.reason, answer.message)
    return answer.report


def find_files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files given, and the PDFs in and under the folders given, in order of name."""
    for path in paths:
        if path.is_dir():
            yield from sorted(p for p in path.rglob("*") if p.suffix.lower() == ".pdf" and p.is_file())
        else:
            yield path


def _with_unfinished(archive: Archive, files: list[Path]) -> list[Path]:
    """The files, and the originals whose archiving was interrupted, if none of the files has their content."""
    unfinished = archive.unfinished()
    if not unfinished:
        return files
    given = {_hash(file) for file in files}
    return [*files, *(original for original in unfinished if _hash(original) not in given)]


def _refuse_withdrawn(file: str, gone: Tombstone) -> Rejected:
    name = Path(file).name
    message = f"{name} gallrades {gone.withdrawn[:10]} enligt {gone.decision}. " + (
        "Ta in den ändå med ingest --again."
        if gone.purged
        else f"Ångra gallringen med withdraw {gone.id} --undo, eller ta in filen ändå med ingest --again."
    )
    return Rejected(file, GivenAgain.reason, message)


def _worth_rereading(report: Held) -> bool:
    """A report with pages that only OCR can read is read again once tesseract is there."""
    return bool(report.unread) and ocr.available() and any(ocr.INSTALL in page.reason for page in report.unread)


def _take_in(
    archive: Archive,
    file: Path,
    reader: Reader,
    held: dict[str, Held],
    withdrawn: dict[str, Tombstone],
    told: Callable[[Progress], None],
) -> Outcome:
    began = time.monotonic()
    try:
        if file.stat().st_size <= LARGEST_HASHED:
            sha256 = sha256_of(file.read_bytes())
            if sha256 in held:
                return Unchanged(held[sha256].id, file.name)
            if sha256 in withdrawn:
                return _refuse_withdrawn(str(file), withdrawn[sha256])
    except OSError as error:
        return Rejected(str(file), "broken", f"{file.name} går inte att öppna: {error.strerror}.")
    answer = reader.read(file.absolute(), lambda page, pages: told(Progress(file.name, page, pages)))
    if isinstance(answer, Refused):
        return Rejected(str(file), answer.reason, answer.message)
    report = archive.add(file, answer.report)
    seconds = round(time.monotonic() - began, 2)
    return Added(report.id, file.name, len(report.sections), report.pages, seconds, len(report.unread))


def _summary(outcomes: Iterable[Outcome]) -> Summary:
    every = list(outcomes)
    return Summary(
        tuple(one for one in every if isinstance(one, Added)),
        tuple(one for one in every if isinstance(one, Unchanged)),
        tuple(one for one in every if isinstance(one, Rejected)),
    )
