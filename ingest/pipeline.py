"""Files and folders into the archive: found, read side by side, archived one at a time, and summed up.

What is archived already is read anew by `ingest.rereading`.
"""

import os
import time
from collections.abc import Callable, Collection, Sequence
from concurrent.futures import Future
from pathlib import Path

import msgspec

from ingest.errors import GivenAgain, Reason, RejectedFile
from ingest.intake import Copy, changed, copied, find_files, has_changed, hash_of, safe_name, written
from ingest.keeping.archive import Archive
from ingest.keeping.ledger import UPLOADED, Given, ledger, rejected
from ingest.keeping.record import Held
from ingest.keeping.withdrawal import Tombstone, tombstones
from ingest.ner.people_and_places import check_installed
from ingest.outcomes import Outcome, Progress, Rejected, Summary, Unchanged, archived, summed
from ingest.own_copies import clear_left
from ingest.readers import read_copy, side_by_side
from ingest.register import Register
from ingest.report import Report
from ingest.scans import ocr
from ingest.slugs import slug
from ingest.worker import Reader


def ingest(
    archive: Archive,
    paths: Sequence[Path],
    told: Callable[[Progress], None] = lambda progress: None,
    again: bool = False,
) -> Summary:
    """Take files, and the PDFs in folders, into the archive; `told` hears of every page and every outcome.

    One bad file is rejected with its reason and the others go on; so is one that was withdrawn, unless it is to be
    taken in `again`. What an interrupted run left unfinished is taken up. Raises ArchiveLocked, and BrokenRegister
    or MissingPipeline before any file is read.
    """
    check_installed(Register.load(archive.register_file).pipeline, archive.register_file)
    clear_left()
    archive.upgrade()
    files = _with_unfinished(archive, list(dict.fromkeys(find_files(paths))))
    withdrawn = {} if again else {one.sha256: one for one in tombstones(archive)}
    named = {path for path in paths if not path.is_dir()}
    known = archive.held()
    held = {sha256: report for sha256, report in known.items() if not _worth_rereading(report)}
    noted = {given.key for given in archive.given() if given.became != "rejected"}
    run = _Run(archive, held, known.keys() - held.keys(), withdrawn, told)

    def take_in(file: Path, reader: Reader) -> Outcome:
        outcome = run.take_in(file, reader, follow=file in named)
        _enter(archive, file, outcome, noted)
        told(Progress(safe_name(file), outcome=outcome))
        return outcome

    return summed(side_by_side(archive, files, take_in))


def retry(archive: Archive, told: Callable[[Progress], None] = lambda progress: None) -> Summary:
    """Take in the files that were rejected once more; those that are not where they lay are rejected as gone.

    A link that lay in a folder is not followed now either.
    Where a mended file has taken the place of one and is archived by now, there is nothing to try.
    """
    held = archive.held()
    refused = rejected(ledger(archive, lambda report: False))
    files = [file for file in refused if hash_of(Path(file.source)) not in held]
    links = [one for one in files if one.reason is Reason.UNSAFE and Path(one.source).is_symlink()]
    gone = [one for one in files if not os.path.lexists(one.source)]
    summary = ingest(archive, [Path(one.source) for one in files if one not in (*links, *gone)], told)
    also = [Rejected(one.source, Reason.UNSAFE, one.message or "") for one in links]
    for one in gone:
        message = f"{one.name} finns inte längre på {one.source}. Ge filen på nytt."
        if one.source == UPLOADED:
            message = f"{one.name} laddades upp i appen och sparades inte. Ladda upp den igen."
        also.append(Rejected(one.source, Reason.GONE, message))
    return msgspec.structs.replace(summary, rejected=(*summary.rejected, *also))


def enter_refused(archive: Archive, refused: Rejected, sha256: str, source: str) -> None:
    """Enter a file that was rejected in the ledger; `source` says where it lay."""
    name = Path(refused.file).name
    archive.give(Given(name, sha256, source, "rejected", "", refused.reason, refused.message))


def _enter(archive: Archive, file: Path, outcome: Outcome, noted: set[tuple[str, str]]) -> None:
    """Enter in the ledger what the archive did not, and a file whose content is archived the first time only."""
    match outcome:
        case Rejected():
            enter_refused(archive, outcome, hash_of(file), written(file.absolute()))
        case Unchanged(report):
            given = Given(safe_name(file), hash_of(file), written(file.absolute()), "unchanged", report)
            if given.key not in noted:
                archive.give(given)


def preview(archive: Archive, file: Path) -> Report | Unchanged | Rejected:
    """Read one file as `ingest` would, but archive nothing."""
    reader = Reader(archive.register_file)
    try:
        with copied(file) as copy:
            known = archive.held().get(copy.sha256)
            if known:
                return Unchanged(known.id, safe_name(file))
            _refuse_withdrawn(file, {one.sha256: one for one in tombstones(archive)}.get(copy.sha256))
            return _read(reader, copy)
    except RejectedFile as error:
        return Rejected(safe_name(file), error.reason, str(error))
    finally:
        reader.close()


def _with_unfinished(archive: Archive, files: list[Path]) -> list[Path]:
    """The files, and the originals whose archiving was interrupted, if none of the files has their content."""
    unfinished = archive.unfinished()
    if not unfinished:
        return files
    given = {hash_of(file) for file in files}
    return [*files, *(original for original in unfinished if hash_of(original) not in given)]


def _refuse_withdrawn(file: Path, gone: Tombstone | None) -> None:
    """Raise GivenAgain where a content was withdrawn."""
    if gone is None:
        return
    way = "" if gone.purged else f"Ångra gallringen med withdraw {gone.id} --undo, eller ta "
    raise GivenAgain(
        f"{safe_name(file)} gallrades {gone.withdrawn[:10]} enligt {gone.decision}. "
        + (f"{way}in filen ändå med ingest --again." if way else "Ta in den ändå med ingest --again.")
    )


def _worth_rereading(report: Held) -> bool:
    """A report with pages that only OCR can read is read again once tesseract is there."""
    return bool(report.unread) and ocr.available() and any(ocr.INSTALL in page.reason for page in report.unread)


class _Run:
    """One run over many files: what the archive held when it began, and what the run itself has seen.

    `rereading` are the contents that it held but that are to be read again.
    """

    def __init__(
        self,
        archive: Archive,
        held: dict[str, Held],
        rereading: Collection[str],
        withdrawn: dict[str, Tombstone],
        told: Callable[[Progress], None],
    ) -> None:
        self._archive = archive
        self._held = held
        self._rereading = rereading
        self._withdrawn = withdrawn
        self._told = told
        self._seen: dict[str, Future[Outcome]] = {}

    def take_in(self, file: Path, reader: Reader, follow: bool) -> Outcome:
        """Copy, read and archive one file."""
        self._told(Progress(safe_name(file)))
        in_place = file.parent.resolve() == self._archive.originals.resolve()
        try:
            with copied(file, in_place, follow) as copy:
                if copy.sha256 in self._held:
                    return Unchanged(self._held[copy.sha256].id, safe_name(file))
                _refuse_withdrawn(file, self._withdrawn.get(copy.sha256))
                return self._once(file, copy, reader)
        except RejectedFile as error:
            return Rejected(written(file), error.reason, str(error))

    def _once(self, file: Path, copy: Copy, reader: Reader) -> Outcome:
        """The outcome for a content: where another file of the run has it too, it is read but once."""
        mine: Future[Outcome] = Future()
        first = self._seen.setdefault(copy.sha256, mine)
        if first is not mine:
            return _same(file, first.result())
        try:
            mine.set_result(self._added(file, copy, reader))
        except BaseException as error:
            mine.set_exception(error)
        return mine.result()

    def _added(self, file: Path, copy: Copy, reader: Reader) -> Outcome:
        began, name = time.monotonic(), safe_name(file)
        try:
            read = _read(reader, copy, lambda page, pages: self._told(Progress(name, page, pages)))
            if has_changed(file, copy):  # and may not have been whole when it was copied
                raise changed(file)
        except RejectedFile as error:
            return Rejected(written(file), error.reason, str(error))
        report = self._archive.add(copy.path, read, source=written(file.absolute()))
        return archived(self._archive, report, time.monotonic() - began, copy.sha256 in self._rereading)


def _read(reader: Reader, copy: Copy, told: Callable[[int, int], None] = lambda page, pages: None) -> Report:
    """The report in a copy, called as its file is; raises RejectedFile."""
    name = safe_name(copy.path)
    return msgspec.structs.replace(read_copy(reader, copy, told), id=slug(Path(name).stem), file=name)


def _same(file: Path, first: Outcome) -> Outcome:
    """What becomes of a file when another with the same content has come to its end."""
    if isinstance(first, Rejected):
        message = first.message.replace(Path(first.file).name, safe_name(file))
        return Rejected(written(file), first.reason, message)
    return Unchanged(first.report, safe_name(file))
