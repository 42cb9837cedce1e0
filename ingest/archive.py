"""The folder of record, and the only code that writes to it.

    corpus/
      reports/2014-host.pdf     originals, never changed
      records/2014-host.json    what was read from them
      journal.jsonl             who did what, and when; each line carries the hash of the line before it

A report is archived once its record is there: an original without one is unfinished, and is taken up again
when it is given again. `docs/archive-format.md` describes the files for those who come without this program.
"""

import getpass
import hashlib
import re
import unicodedata
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import TypeVar

import filelock
import msgspec

from ingest.errors import ArchiveLocked, BrokenRecord, UnknownReport
from ingest.files import append_line, write_whole
from ingest.report import Report, UnreadPage

FORMAT = 1
LOCK_WAIT = 10.0  # seconds
LONGEST_ID = 80
Kind = TypeVar("Kind")


class Provenance(msgspec.Struct, frozen=True):
    """Where an original came from: its size in bytes, where it lay, who gave it and when (ISO 8601, UTC)."""

    size: int
    source: str
    added: str
    by: str


class Record(msgspec.Struct, frozen=True):
    """What the archive knows of one original; `format` is the version of this file format."""

    format: int
    report: Report
    provenance: Provenance


class Held(msgspec.Struct, frozen=True):
    """What tells an archived report from others: its id, the SHA-256 of its original, and its unread pages."""

    id: str
    sha256: str
    unread: tuple[UnreadPage, ...] = ()


class _HeldRecord(msgspec.Struct, frozen=True):
    report: Held


class JournalLine(msgspec.Struct, frozen=True):
    """One act on the archive; `previous` is the SHA-256 of the line before it, empty for the first."""

    time: str
    by: str
    act: str
    report: str
    sha256: str
    previous: str


class Archive:
    """An archive in a folder; the folder need not exist until something is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals = folder / "reports"
        self.records_folder = folder / "records"
        self.journal = folder / "journal.jsonl"
        self.register_file = folder / "register.toml"
        self.index_folder = folder / ".index"
        self._held: dict[tuple[str, str], Held] = {}

    def reports(self) -> Iterator[Report]:
        """All archived reports, by id."""
        return (record.report for record in self.records())

    def records(self) -> Iterator[Record]:
        """All records, by the id of their report."""
        return (read_record(path) for path in sorted(self.records_folder.glob("*.json")))

    def record(self, report_id: str) -> Record:
        """The record of one report; raises UnknownReport."""
        path = self.records_folder / f"{report_id}.json"
        if report_id != slug(report_id) or not path.is_file():
            raise UnknownReport(f"Rapporten ”{report_id}” finns inte i arkivet. Se vilka som finns med list.")
        return read_record(path)

    def report(self, report_id: str) -> Report:
        """One archived report; raises UnknownReport."""
        return self.record(report_id).report

    def original(self, report_id: str) -> Path:
        """Where the original PDF of a report lies."""
        return self.originals / f"{report_id}.pdf"

    def fingerprints(self) -> dict[str, str]:
        """For each report id a mark of its record that changes whenever the record does."""
        return {path.stem: _mark(path) for path in sorted(self.records_folder.glob("*.json"))}

    def held(self) -> dict[str, Held]:
        """What is archived, by the SHA-256 of the originals; a record is read again only when it has changed."""
        marks = self.fingerprints()
        known = {name: self._held[name, mark] for name, mark in marks.items() if (name, mark) in self._held}
        for name in marks.keys() - known.keys():
            known[name] = _read_as(self.records_folder / f"{name}.json", _HeldRecord).report
        self._held = {(name, marks[name]): one for name, one in known.items()}
        return {one.sha256: one for one in known.values()}

    def add(self, original: Path, report: Report, source: str = "") -> Report:
        """Archive a report and the PDF that it was read from; gives it as archived, with its final id.

        Where the archive holds the same bytes, their record is written anew. A file that already lies among
        the originals stays there. `source` says where the file came from, if its path does not. Raises
        ArchiveLocked where another program is writing.
        """
        with self.writing():
            known = self.held().get(report.sha256)
            provenance = self._provenance(original, known, source)
            report = msgspec.structs.replace(report, id=known.id if known else self._free_id(report))
            self._store_original(original, report)
            write_whole(self.records_folder / f"{report.id}.json", _json(Record(FORMAT, report, provenance)))
            self._note("reread" if known else "added", report)
        return report

    def replace(self, report: Report, act: str) -> None:
        """Write an archived report's record anew; `act` says why in the journal.

        Raises UnknownReport, and ArchiveLocked where another program is writing.
        """
        with self.writing():
            record = msgspec.structs.replace(self.record(report.id), report=report)
            write_whole(self.records_folder / f"{report.id}.json", _json(record))
            self._note(act, report)

    def _free_id(self, report: Report) -> str:
        """The slug of the file's name, numbered where other content has that name."""
        stem = slug(Path(report.file).stem)
        for candidate in (stem, *(f"{stem}-{n}" for n in range(2, 10_000))):
            original = self.original(candidate)
            if not original.exists() or sha256_of(original.read_bytes()) == report.sha256:
                return candidate
        raise FileExistsError(f"{report.file}: 10 000 filer har redan det namnet. Byt namn på filen.")

    def _store_original(self, source: Path, report: Report) -> None:
        target = self.original(report.id)
        if target.exists():
            return
        if source.resolve().parent == self.originals.resolve():
            source.rename(target)
        else:
            write_whole(target, source.read_bytes(), mode=0o444)

    def _provenance(self, original: Path, known: Held | None, source: str) -> Provenance:
        if known:
            return self.record(known.id).provenance
        return Provenance(original.stat().st_size, source or str(original), _now(), user())

    def _note(self, act: str, report: Report) -> None:
        lines = self.journal.read_bytes().splitlines() if self.journal.exists() else []
        previous = sha256_of(lines[-1]) if lines else ""
        line = JournalLine(_now(), user(), act, report.id, report.sha256, previous)
        append_line(self.journal, msgspec.json.encode(line))

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time; raises ArchiveLocked where another program is writing."""
        self.folder.mkdir(parents=True, exist_ok=True)
        try:
            with filelock.FileLock(self.folder / ".lock", timeout=LOCK_WAIT):
                yield
        except filelock.Timeout:
            raise ArchiveLocked(
                f"Arkivet {self.folder} skrivs just nu av ett annat program. Vänta en stund och försök igen."
            ) from None


def slug(name: str) -> str:
    """A name that is safe in files and addresses: `2014 höst (rättad)` gives `2014-host-rattad`."""
    plain = unicodedata.normalize("NFKD", name.casefold()).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:LONGEST_ID].strip("-") or "rapport"


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


def read_record(path: Path) -> Record:
    """The record in a file; raises BrokenRecord where it is not one."""
    return _read_as(path, Record)


def _read_as(path: Path, kind: type[Kind]) -> Kind:
    try:
        return msgspec.json.decode(path.read_bytes(), type=kind)
    except msgspec.MsgspecError as error:
        raise BrokenRecord(
            f"Posten {path} går inte att läsa ({error}). Ta bort den och läs in rapportens original igen."
        ) from error


def _json(record: Record) -> bytes:
    return msgspec.json.format(msgspec.json.encode(record), indent=1)


def _mark(path: Path) -> str:
    """A record is replaced whole, so a new one has a new inode or time."""
    status = path.stat()
    return f"{status.st_ino:x}-{status.st_mtime_ns:x}-{status.st_size:x}"


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds")


def user() -> str:
    """Who is at the keyboard, as the system knows them."""
    try:
        return getpass.getuser()
    except (KeyError, OSError):  # a container may run as a user without a name
        return "okänd"
