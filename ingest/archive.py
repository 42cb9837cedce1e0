"""The folder of record, and the only code that writes to it.

    corpus/
      reports/2014-host.pdf     originals, never changed
      records/2014-host.json    what was read from them
      corrections/2014-host.jsonl  what the archivist put right, one operation a line
      ledger.jsonl              every file that was ever given, and what became of it
      searches/nya-namn.json    saved searches and what they found
      journal.jsonl             who did what, and when; each line carries the hash of the line before it

A report is archived once its record is there: an original without one is unfinished, and is taken up again
when it is given again. `docs/archive-format.md` describes the files for those who come without this program.
"""

import getpass
import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

import filelock
import msgspec

from ingest.corrected import Corrected, correct, keep, kept, read_entries
from ingest.corrections import AnyOperation, Entry, Reviewed, Undo, VersionOf
from ingest.errors import ArchiveLocked, UnknownReport
from ingest.files import append_line, mend_last_line, write_whole
from ingest.ledger import Given, read_given
from ingest.record import FORMAT, Held, Provenance, Record, as_json, held_in, read_held, read_record
from ingest.replay import check
from ingest.report import Report
from ingest.slugs import slug
from ingest.versions import Versions, recognised, sketch_of, versions_of

LOCK_WAIT = 10.0  # seconds
ACTS = {Undo: "undone", Reviewed: "reviewed", VersionOf: "version"}  # in the journal; else "corrected"


class JournalLine(msgspec.Struct, frozen=True, omit_defaults=True):
    """One act on the archive; `previous` is the SHA-256 of the line before it, empty for the first."""

    time: str
    by: str
    act: str
    report: str
    sha256: str
    previous: str
    line: str = ""  # the SHA-256 of the line that the act added to another file


class Archive:
    """An archive in a folder; the folder need not exist until something is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals = folder / "reports"
        self.records_folder = folder / "records"
        self.corrections_folder = folder / "corrections"
        self.journal = folder / "journal.jsonl"
        self.ledger = folder / "ledger.jsonl"
        self.register_file = folder / "register.toml"
        self.searches_folder = folder / "searches"
        self.index_folder = folder / ".index"
        self._held: dict[tuple[str, str], Held] = {}

    def reports(self) -> Iterator[Report]:
        """All archived reports as corrected, by id."""
        return (self._corrected(record.report).report for record in self.records())

    def records(self) -> Iterator[Record]:
        """All records, with the reports as they were read, by id."""
        return (read_record(path) for path in sorted(self.records_folder.glob("*.json")))

    def record(self, report_id: str) -> Record:
        """The record of one report as it was read; raises UnknownReport."""
        return read_record(self._record_file(report_id))

    def _record_file(self, report_id: str) -> Path:
        path = self.records_folder / f"{report_id}.json"
        if report_id != slug(report_id) or not path.is_file():
            raise UnknownReport(f"Rapporten ”{report_id}” finns inte i arkivet. Se vilka som finns med list.")
        return path

    def report(self, report_id: str) -> Report:
        """One archived report as corrected; raises UnknownReport."""
        return self.corrected(report_id).report

    def corrected(self, report_id: str) -> Corrected:
        """One archived report as corrected, with the corrections that no longer fit; raises UnknownReport."""
        return self._corrected(self.record(report_id).report)

    def _corrected(self, report: Report) -> Corrected:
        corrections = self.corrections_file(report.id)
        if not corrections.is_file():
            return Corrected(report)
        mark = self._mark_of(self.records_folder / f"{report.id}.json")
        derived = self.folder / ".corrected" / f"{report.id}.json"
        known = kept(derived, mark)
        if known is None:
            known = correct(report, read_entries(corrections), self.register_file)
            keep(derived, mark, known)
        return known

    def corrections_file(self, report_id: str) -> Path:
        """Where the corrections of a report lie, if it has any."""
        return self.corrections_folder / f"{report_id}.jsonl"

    def corrections(self, report_id: str) -> tuple[Entry, ...]:
        """The corrections of a report in the order in which they were made, the undone ones too."""
        return read_entries(self.corrections_file(self._record_file(report_id).stem))

    def original(self, report_id: str) -> Path:
        """Where the original PDF of a report lies."""
        return self.originals / f"{report_id}.pdf"

    def fingerprints(self) -> dict[str, str]:
        """For each report id a mark that changes whenever the report as corrected does."""
        return {path.stem: self._mark_of(path) for path in sorted(self.records_folder.glob("*.json"))}

    def _mark_of(self, record: Path) -> str:
        """Corrected text is annotated by the register as it is, so that its mark counts too."""
        corrections = self.corrections_file(record.stem)
        if not corrections.is_file():
            return _mark(record)
        also = [path for path in (corrections, self.register_file) if path.is_file()]
        return "+".join(_mark(path) for path in (record, *also))

    def held(self) -> dict[str, Held]:
        """What is archived, by the SHA-256 of the originals; a record is read again only when it has changed."""
        marks = self.fingerprints()
        known = {name: self._held[name, mark] for name, mark in marks.items() if (name, mark) in self._held}
        for name in marks.keys() - known.keys():
            known[name] = self._read_held(name)
        self._held = {(name, marks[name]): one for name, one in known.items()}
        return {one.sha256: one for one in known.values()}

    def _read_held(self, name: str) -> Held:
        record = self.records_folder / f"{name}.json"
        return (
            held_in(self.record(name), self.report(name))
            if self.corrections_file(name).is_file()
            else read_held(record)
        )

    def add(self, original: Path, report: Report, source: str = "") -> Report:
        """Archive a report and the PDF that it was read from; gives it as archived, with its final id.

        Where the archive holds the same bytes, their record is written anew. A file that already lies among
        the originals stays there. `source` says where the file came from, if its path does not. Raises
        ArchiveLocked where another program is writing.
        """
        with self.writing():
            held = self.held()
            known = held.get(report.sha256)
            provenance = self._provenance(original, known, source)
            report = msgspec.structs.replace(report, id=known.id if known else self._free_id(report))
            self._store_original(original, report)
            record = Record(FORMAT, report, provenance, sketch_of(report))
            write_whole(self.records_folder / f"{report.id}.json", as_json(record))
            self._note("reread" if known else "added", report)
            place = source or str(original.absolute())
            self._give(Given(report.file, report.sha256, place, "archived", report.id))
            for newer, version in () if known else recognised(self, report, held.values()):
                self._correct(newer, version)
        return report

    def give(self, given: Given) -> None:
        """Enter in the ledger a file that was not archived; when and by whom is filled in."""
        with self.writing():
            self._give(given)

    def given(self) -> list[Given]:
        """The lines of the ledger, in order."""
        return read_given(self.ledger)

    def versions(self) -> Versions:
        """Which reports are later versions of which."""
        made = {path.stem: read_entries(path) for path in sorted(self.corrections_folder.glob("*.jsonl"))}
        return versions_of(made, (path.stem for path in self.records_folder.glob("*.json")))

    def latest(self) -> Iterator[Report]:
        """All archived reports as corrected, those left out of which there is a later version."""
        older = self.versions().superseded()
        return (report for report in self.reports() if report.id not in older)

    def replace(self, report: Report, act: str) -> None:
        """Write an archived report's record anew; `act` says why in the journal.

        Raises UnknownReport, and ArchiveLocked where another program is writing.
        """
        with self.writing():
            record = msgspec.structs.replace(self.record(report.id), report=report)
            write_whole(self.records_folder / f"{report.id}.json", as_json(record))
            self._note(act, report)

    def correct(self, report_id: str, operation: AnyOperation) -> Entry:
        """Add a correction to a report; gives it with its number.

        Raises DoesNotFit where the report has no place for it, UnknownReport, and ArchiveLocked where another
        program is writing. Nothing is written then.
        """
        with self.writing():
            return self._correct(self.record(report_id).report, operation)

    def _correct(self, report: Report, operation: AnyOperation) -> Entry:
        path = self.corrections_file(report.id)
        entries = read_entries(path)
        entry = Entry(len(entries) + 1, _now(), user(), operation)
        check(report, entries, entry)
        line = msgspec.json.encode(entry)
        write_whole(path, (path.read_bytes() if entries else b"") + line + b"\n")
        self._note(ACTS.get(type(operation), "corrected"), report, line)
        return entry

    def _give(self, given: Given) -> None:
        mend_last_line(self.ledger)
        append_line(self.ledger, msgspec.json.encode(msgspec.structs.replace(given, time=_now(), by=user())))

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

    def _note(self, act: str, report: Report, added: bytes = b"") -> None:
        lines = self.journal.read_bytes().splitlines() if self.journal.exists() else []
        previous = sha256_of(lines[-1]) if lines else ""
        hashed = sha256_of(added) if added else ""
        line = JournalLine(_now(), user(), act, report.id, report.sha256, previous, hashed)
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


def sha256_of(content: bytes) -> str:
    """The SHA-256 of some bytes, in lower-case hexadecimal."""
    return hashlib.sha256(content).hexdigest()


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
