"""The folder of record, and the only code that writes to it.

    corpus/
      reports/2014-host.pdf     originals, never changed
      records/2014-host.json    what was read from them
      corrections/2014-host.jsonl  what the archivist put right, one operation a line
      ledger.jsonl              every file that was ever given, and what became of it
      searches/nya-namn.json    saved searches and what they found
      journal.jsonl             who did what, and when; each line carries the hash of the line before it
      ends.json                 what the last lines of journal and ledger are
      tombstones/2012-host.json what was withdrawn, when and by which decision

A report is archived once its record is there: an original without one is unfinished, and the next run takes it
up. `ingest/packages/archive-format.md` describes the files for those who come without this program.
"""

import os
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.metadata import version
from itertools import chain
from pathlib import Path

import msgspec

from ingest.corrections.corrected import Corrected, correct, keep, kept, read_entries
from ingest.corrections.operations import PROGRAM, AnyOperation, Entry, Reviewed, Undo, VersionOf, is_recognised
from ingest.corrections.replay import check
from ingest.errors import BackspegelError, MissingArchive, UnknownReport
from ingest.files import check_file, last_lines, make_folder, move, read_whole, write_whole
from ingest.keeping import ends
from ingest.keeping.chain import JOURNAL, LEDGER, sha256_of
from ingest.keeping.journal import ADDED, REREAD, note, now, user
from ingest.keeping.ledger import Given, read_given
from ingest.keeping.listing import mark_of, marks_in, names_in
from ingest.keeping.lock import locked, unwritten
from ingest.keeping.record import FORMAT, Held, Provenance, Record, as_json, held_in, read_held, read_record
from ingest.keeping.recovery import take_up
from ingest.keeping.versions import Versions, is_settled, recognised, sketch_of, versions_of
from ingest.keeping.withdrawal import read_tombstone, told_of_withdrawn
from ingest.report import Report
from ingest.slugs import is_slug, slug

VERSION = version("backspegel")
LOCK_WAIT = 10.0  # seconds
ACTS = {Undo: "undone", Reviewed: "reviewed", VersionOf: "version"}  # in the journal; else "corrected"


class Archive:
    """An archive in a folder; the folder need not exist until something is added."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.originals = folder / "reports"
        self.records_folder = folder / "records"
        self.corrections_folder = folder / "corrections"
        self.journal = folder / JOURNAL
        self.ledger = folder / LEDGER
        self.register_file = folder / "register.toml"
        self.searches_folder = folder / "searches"
        self.tombstones_folder = folder / "tombstones"
        self.withdrawn_folder = folder / ".withdrawn"
        self.areas_file = folder / "areas.toml"
        self.index_folder = folder / ".index"
        self._passed_over: dict[str, str] = {}  # what is wrong with files that were, by name in the folder
        self._left: bytes | None = None  # the journal's last line when this program last wrote
        self._held: dict[tuple[str, str], Held] = {}

    def check_there(self) -> None:
        """Raise MissingArchive where there is no folder: a mistyped one must not look like an empty archive."""
        if not self.folder.is_dir():
            what = "är ingen mapp" if os.path.lexists(self.folder) else "finns inte"
            how = "Kontrollera --archive och BACKSPEGEL_ARCHIVE; ett nytt arkiv görs av ingest."
            raise MissingArchive(f"Arkivet {self.folder} {what}. {how}")

    def names(self) -> list[str]:
        """The ids of all archived reports; a file of another name among the records, as of a copy, is none."""
        return [name for name in names_in(self.records_folder, ".json") if is_slug(name)]

    def reports(self) -> Iterator[Report]:
        """All archived reports as corrected, by id; those that cannot be read are passed over."""
        for record in self.records():
            found = None
            with self.passing_over(self.corrections_file(record.report.id)):
                found = self._corrected(record.report).report
            if found:
                yield found

    def records(self) -> Iterator[Record]:
        """All records, with the reports as they were read, by id; those that cannot be read are passed over."""
        for name in self.names():
            found, path = None, self.records_folder / f"{name}.json"
            with self.passing_over(path):
                found = read_record(path)
            if found:
                yield found

    @contextmanager
    def passing_over(self, path: Path) -> Iterator[None]:
        """Go on where a file cannot be read, and remember why: one that is bad must not hide all others."""
        name = str(path.relative_to(self.folder))
        try:
            yield
            self._passed_over.pop(name, None)
        except BackspegelError as error:
            self._passed_over[name] = str(error)

    def passed_over(self) -> list[str]:
        """What is wrong with the files that were passed over and are still there."""
        found = sorted(self._passed_over.items())
        return list(dict.fromkeys(message for name, message in found if os.path.lexists(self.folder / name)))

    def record(self, report_id: str) -> Record:
        """The record of one report as it was read; raises UnknownReport."""
        return read_record(self._record_file(report_id))

    def _record_file(self, report_id: str) -> Path:
        path = self.records_folder / f"{report_id}.json"
        if is_slug(report_id) and path.exists():
            return path
        tombstone = self.tombstones_folder / path.name
        if is_slug(report_id) and tombstone.is_file():
            raise UnknownReport(told_of_withdrawn(read_tombstone(tombstone)))
        raise UnknownReport(f"Rapporten ”{report_id}” finns inte i arkivet. Se vilka som finns med list.")

    def report(self, report_id: str) -> Report:
        """One archived report as corrected; raises UnknownReport."""
        return self.corrected(report_id).report

    def corrected(self, report_id: str) -> Corrected:
        """One archived report as corrected, with the corrections that no longer fit; raises UnknownReport."""
        return self._corrected(self.record(report_id).report)

    def _corrected(self, report: Report, keeping: bool = True) -> Corrected:
        """A report as corrected; a writer keeps none, so that it leaves nothing behind where it dies."""
        corrections = self.corrections_file(report.id)
        if not corrections.exists():
            return Corrected(report)
        mark = self._mark_of(self.records_folder / f"{report.id}.json")
        derived = self.derived(report.id)
        known = kept(derived, mark)
        if known is None:
            known = correct(report, read_entries(corrections), self.register_file)
            if keeping:
                keep(derived, mark, known)
        return known

    def derived(self, report_id: str) -> Path:
        """Where a report as corrected is kept."""
        return self.folder / ".corrected" / f"{report_id}.json"

    def is_kept_well(self, report_id: str) -> bool:
        """Whether what is kept of a report as corrected is what its corrections give; raises UnknownReport."""
        path = self._record_file(report_id)
        known = kept(self.derived(report_id), self._mark_of(path))
        entries = read_entries(self.corrections_file(report_id))
        return known is None or known == correct(read_record(path).report, entries, self.register_file)

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
        marks = dict(marks_in(self.records_folder, ".json"))
        corrections = dict(marks_in(self.corrections_folder, ".jsonl"))
        by_register = [mark_of(self.register_file)] if corrections and self.register_file.is_file() else []
        for report in marks.keys() & corrections.keys():
            marks[report] = "+".join([marks[report], corrections[report], *by_register])
        return marks

    def _mark_of(self, record: Path) -> str:
        """Corrected text is annotated by the register and the program as they are, so that these count too."""
        corrections = self.corrections_file(record.stem)
        if not corrections.is_file():
            return mark_of(record)
        also = [path for path in (corrections, self.register_file) if path.is_file()]
        return "+".join([VERSION, *(mark_of(path) for path in (record, *also))])

    def held(self) -> dict[str, Held]:
        """What is archived, by the SHA-256 of the originals; a record is read again only when it has changed.

        Reports that cannot be read are passed over.
        """
        marks = self.fingerprints()
        known = {name: self._held[name, mark] for name, mark in marks.items() if (name, mark) in self._held}
        for name in marks.keys() - known.keys():
            with self.passing_over(self.records_folder / f"{name}.json"):
                known[name] = self._read_held(name)
        self._held = {(name, marks[name]): one for name, one in known.items()}
        return {one.sha256: one for one in known.values()}

    def _read_held(self, name: str) -> Held:
        found = read_held(self.records_folder / f"{name}.json")
        if not self.corrections_file(name).is_file():
            return found
        return held_in(self._corrected(self.record(name).report, keeping=False).report, found)

    def add(self, original: Path, report: Report, source: str = "") -> Report:
        """Archive a report and the PDF that it was read from; gives it as archived, with its final id.

        Where the archive holds the same bytes, their record is written anew. A file that already lies among
        the originals stays there. `source` says where the file came from, if its path does not. Raises
        ArchiveLocked where another program is writing.
        """
        with self.writing():
            at, held = now(), self.held()
            known = held.get(report.sha256)
            report = msgspec.structs.replace(report, id=known.id if known else self._free_id(report))
            provenance = self._provenance(original, report, known, source, at)
            self._store_original(original, report)
            act = REREAD if known else ADDED
            self._write(act, Record(FORMAT, report, provenance, sketch_of(report)), at)
            self.finish_adding(act, report, provenance.source, held.values(), at)
        return report

    def read_again(self, report: Report) -> None:
        """Write anew what an archived report says, now that it was read again; its corrections stay.

        Raises UnknownReport where it was withdrawn meanwhile, and ArchiveLocked where another program is writing.
        """
        with self.writing():
            at, provenance = now(), self.record(report.id).provenance
            self._write(REREAD, Record(FORMAT, report, provenance, sketch_of(report)), at)
            self.finish_adding(REREAD, report, provenance.source, self.held().values(), at)

    def finish_adding(
        self, act: str, report: Report, source: str, held: Iterable[Held], at: str, died: bool = False
    ) -> None:
        """Note what follows from a report's record: of which others it is a version, and in the ledger.

        `at` is when it was added or reread: record, journal and ledger tell of one moment. What is known or was
        undone of a reread report's versions stays so. The lock must be held. What a writer that `died` in the
        middle has noted since then is not noted again.
        """
        settled = act == REREAD and is_settled(report.id, self._entries(), at if died else "")
        others = () if settled else (one for one in held if one.id != report.id)
        for newer, known in recognised(self, report, others):
            if known not in [entry.operation for entry in self.corrections(newer.id)]:
                self._correct(newer, known)
        self._give(Given(report.file, report.sha256, source, "archived", report.id, time=at))

    def give(self, given: Given) -> None:
        """Enter in the ledger a file that was not archived; when and by whom is filled in."""
        with self.writing():
            self._give(msgspec.structs.replace(given, time=""))

    def given(self) -> list[Given]:
        """The lines of the ledger, in order."""
        return read_given(self.ledger)

    def versions(self) -> Versions:
        """Which reports are later versions of which."""
        return versions_of(self._entries(), self.names())

    def _entries(self) -> dict[str, tuple[Entry, ...]]:
        """The corrections of all reports that have any; those that cannot be read are passed over."""
        made = {}
        for name in names_in(self.corrections_folder, ".jsonl"):
            with self.passing_over(self.corrections_file(name)):
                made[name] = read_entries(self.corrections_file(name))
        return made

    def latest(self) -> Iterator[Report]:
        """All archived reports as corrected, those left out of which there is a later version."""
        older = self.versions().superseded()
        return (report for report in self.reports() if report.id not in older)

    def replace(self, report: Report, act: str) -> None:
        """Write an archived report's record anew; `act` says why in the journal.

        Raises UnknownReport, and ArchiveLocked where another program is writing.
        """
        with self.writing():
            self._write(act, msgspec.structs.replace(self.record(report.id), report=report))

    def upgrade(self) -> list[str]:
        """Write the records of older formats anew in the format of this program; gives the ids of the reports.

        A ledger from before it was a chain is sealed as it is. Raises ArchiveLocked where another program is
        writing.
        """
        with self.writing():
            if self.journal.is_file() and not (self.folder / ends.ENDS).exists():
                ends.begin(self.folder)
            older = sorted(one.id for one in self.held().values() if one.format < FORMAT)
            for report_id in older:
                self._write("migrated", self.record(report_id))
        return older

    def unfinished(self) -> list[Path]:
        """The originals that have no record: reports that were being archived when the program ended."""
        originals = sorted(one for one in self.originals.glob("*.pdf") if not one.name.startswith("."))
        return [one for one in originals if not (self.records_folder / f"{one.stem}.json").exists()]

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
        entry = Entry(len(entries) + 1, now(), PROGRAM if is_recognised(operation) else user(), operation)
        check(report, entries, entry)
        line = msgspec.json.encode(entry)
        act = ACTS.get(type(operation), "corrected")
        note(self.journal, act, report.id, report.sha256, line=sha256_of(line))
        write_whole(path, (path.read_bytes() if entries else b"") + line + b"\n")
        return entry

    def _write(self, act: str, record: Record, at: str = "") -> None:
        """A record, noted in the journal first: until it is there, what it replaces holds."""
        content, report = as_json(record), record.report
        note(self.journal, act, report.id, report.sha256, record=sha256_of(content), at=at)
        write_whole(self.records_folder / f"{report.id}.json", content)

    def _give(self, given: Given) -> None:
        ends.add(self.ledger, msgspec.structs.replace(given, time=given.time or now(), by=user()))

    def _free_id(self, report: Report) -> str:
        """The slug of the file's name, numbered where other content has that name."""
        stem = slug(Path(report.file).stem)
        for candidate in chain((stem,), (f"{stem}-{n}" for n in range(2, 10_000))):
            original = self.original(candidate)
            if (self.tombstones_folder / f"{candidate}.json").exists():
                continue
            if not original.exists() or sha256_of(read_whole(original)) == report.sha256:
                return candidate
        raise FileExistsError(f"{report.file}: 10 000 filer har redan det namnet. Byt namn på filen.")

    def _store_original(self, source: Path, report: Report) -> None:
        target = self.original(report.id)
        if not target.exists() and source.resolve().parent != self.originals.resolve():
            write_whole(target, source.read_bytes(), mode=0o444)
        elif not target.exists():
            move(source, target)
        target.chmod(0o444)

    def _provenance(self, original: Path, report: Report, known: Held | None, source: str, at: str) -> Provenance:
        """Where a report came from when it was first archived, also where its record has been lost since."""
        if known:
            return self.record(known.id).provenance
        size = original.stat().st_size
        if self.original(report.id).exists():
            for given in self.given():
                if (given.sha256, given.report, given.became) == (report.sha256, report.id, "archived"):
                    return Provenance(size, given.source, given.time, given.by)
        return Provenance(size, source or str(original.absolute()), at, user())

    @contextmanager
    def writing(self) -> Iterator[None]:
        """One writer at a time, in a whole archive; raises ArchiveLocked where another program is writing.

        Raises NotAFile where a pipe or the like lies in the place of journal, ledger or `ends.json`.
        """
        for path in (self.journal, self.ledger, self.folder / ends.ENDS):
            check_file(path)
        make_folder(self.folder)
        with locked(self.folder, LOCK_WAIT):
            if ends.is_begun(self.folder) or last_lines(self.journal, 1) != [self._left]:
                take_up(self)
            yield
            ends.finish(self.folder)
            self._left = b"".join(last_lines(self.journal, 1))

    def unwritten(self) -> AbstractContextManager[None]:
        """Nobody writes meanwhile: as `writing` where that may be done; raises ArchiveLocked."""
        return self.writing() if os.access(self.folder, os.W_OK) else unwritten(self.folder)
