"""Archived reports read anew from their originals: by a better program, or with a pipeline that they had not.

What a report says then takes the place of what was read before, and its corrections are made in it again. A report
that says the same stays as it is.
"""

import time
from collections.abc import Callable, Sequence
from pathlib import Path

import msgspec

from ingest.errors import BrokenPdf, LessRead, Reason, RejectedFile, UnknownReport
from ingest.intake import copied
from ingest.keeping.archive import Archive
from ingest.ner.people_and_places import check_installed
from ingest.outcomes import Outcome, Progress, Rejected, Summary, Unchanged, archived, summed
from ingest.own_copies import clear_left
from ingest.readers import read_copy, side_by_side
from ingest.register import Register
from ingest.report import Report
from ingest.scans import ocr
from ingest.worker import Reader


def reread(
    archive: Archive,
    reports: Sequence[str] = (),
    told: Callable[[Progress], None] = lambda progress: None,
) -> Summary:
    """Read reports anew, all if none is named; `told` hears of every page and every outcome.

    An original that cannot be read any more or is not as it was given is rejected, and its record stays; so is
    one with pages that were read by tesseract, which is gone, and a report that was withdrawn meanwhile.
    Raises UnknownReport, BrokenRegister or MissingPipeline before any file is read, and ArchiveLocked.
    """
    check_installed(Register.load(archive.register_file).pipeline, archive.register_file)
    clear_left()
    archive.upgrade()
    before = {one: archive.record(one).report for one in dict.fromkeys(reports)}
    if not reports:
        before = {record.report.id: record.report for record in archive.records()}

    def read(original: Path, reader: Reader) -> Outcome:
        outcome = _outcome(archive, before[original.stem], reader, told)
        told(Progress(original.name, outcome=outcome))
        return outcome

    return summed(side_by_side(archive, [archive.original(one) for one in before], read))


def _outcome(archive: Archive, known: Report, reader: Reader, told: Callable[[Progress], None]) -> Outcome:
    began, original = time.monotonic(), archive.original(known.id)
    told(Progress(original.name))
    try:
        read = _read(known, original, reader, told)
        report = msgspec.structs.replace(read, id=known.id, file=known.file)
        if report == known:
            return Unchanged(known.id, known.file)
        _refuse_less(known, report)
        archive.read_again(report)
        return archived(archive, report, time.monotonic() - began, again=True)
    except UnknownReport as error:
        return Rejected(original.name, Reason.WITHDRAWN, str(error))
    except RejectedFile as error:
        return Rejected(original.name, error.reason, str(error))


def _refuse_less(known: Report, report: Report) -> None:
    """Raise LessRead where pages that were read before want tesseract now: nothing archived may be lost."""
    before = {page.page for page in known.unread}
    lost = [page.page for page in report.unread if page.page not in before and ocr.INSTALL in page.reason]
    if lost:
        pages = ", ".join(map(str, lost))
        raise LessRead(f"{known.file}: sida {pages} lästes förut med tesseract, som saknas nu. {ocr.INSTALL}")


def _read(known: Report, original: Path, reader: Reader, told: Callable[[Progress], None]) -> Report:
    """What an original says now; raises RejectedFile."""
    if not original.is_file():
        raise BrokenPdf(f"Originalet {original.name} finns inte. Laga arkivet med verify --repair.")
    with copied(original) as copy:
        if copy.sha256 != known.sha256:
            raise BrokenPdf(f"Originalet {original.name} är ändrat. Laga arkivet med verify --repair.")
        return read_copy(reader, copy, lambda page, pages: told(Progress(original.name, page, pages)))
