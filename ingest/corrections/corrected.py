"""A report with its corrections, annotated where they changed its text; kept, because annotating takes a while.

corrections/REPORT.jsonl    the operations, one a line
.corrected/REPORT.json      what they give; derived, may be deleted at any time
"""

import contextlib
from pathlib import Path

import msgspec

from ingest.corrections.followed import followed
from ingest.corrections.operations import Conflict, Entry
from ingest.corrections.replay import apply
from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import read_whole, write_whole
from ingest.parts.decisions import decisions
from ingest.register import Register
from ingest.report import Report

MADE = 2  # to be raised where the program gives another report for the same corrections


class Corrected(msgspec.Struct, frozen=True):
    """A report with its corrections, and those that no longer fit it."""

    report: Report
    conflicts: tuple[Conflict, ...] = ()


class _Kept(msgspec.Struct, frozen=True):
    """`mark` changes whenever the record, the corrections or the register do, `made` when the program does."""

    mark: str
    corrected: Corrected
    made: int = 1


def read_entries(path: Path) -> tuple[Entry, ...]:
    """The corrections in a file, in order; none where there is no file. Raises BrokenRecord."""
    if not path.exists():
        return ()
    try:
        lines = read_whole(path).splitlines()
        return tuple(msgspec.json.decode(line, type=Entry) for line in lines)
    except (OSError, *NOT_AS_WRITTEN) as error:
        raise BrokenRecord(
            f"Rättelserna i {path} går inte att läsa: de är skadade eller ändrade. Återställ filen från "
            "säkerhetskopia."
        ) from error


def kept(path: Path, mark: str) -> Corrected | None:
    """What was corrected before, where nothing has changed since."""
    try:
        found = msgspec.json.decode(read_whole(path), type=_Kept)
    except (OSError, BrokenRecord, *NOT_AS_WRITTEN):
        return None
    return found.corrected if (found.mark, found.made) == (mark, MADE) else None


def keep(path: Path, mark: str, corrected: Corrected) -> None:
    """Keep what was corrected; an archive that may not be written to does without."""
    with contextlib.suppress(OSError):
        write_whole(path, msgspec.json.encode(_Kept(mark, corrected, MADE)))


def correct(report: Report, entries: tuple[Entry, ...], register_file: Path) -> Corrected:
    """A report with its corrections; where its text has changed it is annotated anew."""
    changed, conflicts = apply(report, entries)
    changed = msgspec.structs.replace(changed, coverage=followed(report, changed))
    if {section.text for section in changed.sections} <= {section.text for section in report.sections}:
        return Corrected(changed, conflicts)
    from ingest.annotate import annotate  # spaCy, for those who need it

    sections = tuple(annotate(changed.sections, Register.load(register_file), report.id))
    found = decisions(sections, changed.rounds)
    return Corrected(msgspec.structs.replace(changed, sections=sections, decisions=found), conflicts)
