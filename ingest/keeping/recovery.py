"""What a writer that died left behind, finished or cleared away by the next one.

The journal's last line tells of an act that may not have been done: each act is noted first, and nobody writes
without this having run. A tombstone tells of a withdrawal that may not have been carried out.
"""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import last_lines, mend_last_line, sweep, whole_lines
from ingest.keeping import ends, withdrawal
from ingest.keeping.chain import LATELY, sha256_of
from ingest.keeping.journal import INTERRUPTED, JournalLine, Told, last_addition, note, read_journal, told
from ingest.keeping.ledger import Given
from ingest.slugs import is_slug

if TYPE_CHECKING:
    from ingest.keeping.archive import Archive


def take_up(archive: "Archive") -> list[str]:
    """Bring an archive to a whole state; gives what was done, in Swedish. The archive's lock must be held."""
    return list(steps(archive))


def steps(archive: "Archive") -> Iterator[str]:
    """What `take_up` does, told when it is done."""
    yield from _torn(archive)
    yield from _swept(archive)
    yield from _interrupted(archive)
    yield from _additions(archive)
    yield from withdrawal.take_up(archive)
    if ends.finish(archive.folder):
        yield f"En avbruten skrivning avslutades: {ends.ENDS} säger vilka journalens och liggarens sista rader är."


def _torn(archive: "Archive") -> Iterator[str]:
    for path in (archive.journal, archive.ledger):
        if mend_last_line(path):
            yield f"En avbruten sista rad i {path.name} togs bort."


def _swept(archive: "Archive") -> Iterator[str]:
    """Only folders to which none writes without the lock; what is derived, readers write too."""
    folders = archive.originals, archive.records_folder, archive.corrections_folder, archive.tombstones_folder
    left = sum(sweep(folder) for folder in (archive.folder, *folders))
    if left:
        yield f"{left} halvskrivna filer togs bort."


def _interrupted(archive: "Archive") -> Iterator[str]:
    """Where what the last act tells of was not done, the journal says that it was interrupted.

    What is neither as before the act nor as after it was altered by other means: that is for `verify` to find.
    """
    for entry in _last_act(archive):
        if entry.act == INTERRUPTED or not (entry.line or entry.record) or _is_done(archive, entry):
            continue
        before = told(read_journal(archive.journal)[:-1]).get(entry.report, Told(entry.sha256, record=""))
        there = "" if entry.line else _record(archive, entry.report)
        as_before = _corrections(archive, entry.report) == before.lines if entry.line else there == before.record
        if as_before or (entry.record and before.record is None):
            note(archive.journal, INTERRUPTED, entry.report, entry.sha256, entry.line, there)
            yield f"Det som avbröts med {entry.report} ({entry.act}) är som om det aldrig hade börjat."


def _is_done(archive: "Archive", entry: JournalLine) -> bool:
    if entry.line:
        return _corrections(archive, entry.report)[-1:] == (entry.line,)
    return _record(archive, entry.report) == entry.record


def _record(archive: "Archive", report: str) -> str:
    """The SHA-256 of a record, empty where there is none."""
    path = archive.records_folder / f"{report}.json"
    return sha256_of(path.read_bytes()) if path.is_file() else ""


def _corrections(archive: "Archive", report: str) -> tuple[str, ...]:
    return tuple(sha256_of(line) for line in whole_lines(archive.corrections_file(report)))


def _additions(archive: "Archive") -> Iterator[str]:
    """A report that is archived is in the ledger, and known as a version of what it is a version of."""
    journal = archive.journal
    entry = last_addition(_read(last_lines(journal, LATELY))) or last_addition(_read(whole_lines(journal)))
    if entry is None or not (archive.records_folder / f"{entry.report}.json").is_file():
        return
    lately = last_lines(archive.ledger, LATELY)
    if any(entry.sha256.encode() in line and entry.time.encode() in line for line in lately):
        return
    if any(_tells_of(given, entry) for given in archive.given()):
        return
    try:
        record = archive.record(entry.report)
    except BrokenRecord:  # `verify` tells of it
        return
    held = archive.held().values()
    archive.finish_adding(entry.act, record.report, record.provenance.source, held, entry.time, died=True)
    yield f"{entry.report} skrevs in i liggaren."


def _tells_of(given: Given, entry: JournalLine) -> bool:
    """Whether a line of the ledger was written for an addition, or for one that came after it."""
    return (given.sha256, given.became) == (entry.sha256, "archived") and given.time >= entry.time


def _last_act(archive: "Archive") -> list[JournalLine]:
    return _read(last_lines(archive.journal, 1))


def _read(lines: Iterable[bytes]) -> list[JournalLine]:
    """The lines of the journal that can be read and name what can be the name of a report."""
    found = []
    for line in lines:
        try:
            found.append(msgspec.json.decode(line, type=JournalLine))
        except NOT_AS_WRITTEN:
            continue
    return [entry for entry in found if is_slug(entry.report)]
