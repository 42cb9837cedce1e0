"""Where journal and ledger end, in a file of its own, `ends.json`.

A chain of hashes does not tell that its last lines were removed, or that somebody added one. So before a line is
added the file says that lines are being added (`writing`), and when all are there, what the last ones are. Where a
writer died between the two, the lines after those that it names are that writer's; the next writer names them.

A file that does not fit the lines is left as it is, and no line that is added later makes it fit: what is lost
must be restored, and is told of until then.
"""

from collections.abc import Callable
from pathlib import Path

import msgspec

from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import append_line, mend_last_line, read_whole, whole_lines, write_whole
from ingest.keeping.chain import BESIDE, JOURNAL, LEDGER, Link, end, goes_on, linked, sealed

ENDS = "ends.json"


class Ends(msgspec.Struct, frozen=True, omit_defaults=True, forbid_unknown_fields=True):
    """What the next line of journal and ledger would carry as `previous`; `writing` while lines are added."""

    journal: str
    ledger: str
    writing: bool = False


def add(path: Path, entry: Link) -> None:
    """Add a line to journal or ledger, durable when this returns. The archive's lock must be held."""
    mend_last_line(path)
    begin(path.parent)
    append_line(path, sealed(linked(path, entry)))


def read_ends(folder: Path) -> Ends | None:
    """Where journal and ledger of an archive ended, None where that has never been said. Raises BrokenRecord."""
    path = folder / ENDS
    try:
        content = read_whole(path)
        found = msgspec.json.decode(content, type=Ends)
    except FileNotFoundError:
        return None
    except (OSError, *NOT_AS_WRITTEN) as error:
        wrong = f"{path} går inte att läsa: den är skadad eller ändrad. Återställ den från säkerhetskopia."
        raise BrokenRecord(wrong) from error
    if content != msgspec.json.encode(found):
        raise BrokenRecord(f"{path} är ändrad av något annat än programmet. Återställ den från säkerhetskopia.")
    return found


def begin(folder: Path) -> None:
    """Say that lines are being added; an archive from before there were ends has them from now on."""

    def begun(found: Ends | None) -> Ends | None:
        now = _now(folder)
        if found is None:
            return None if were_said(folder) else msgspec.structs.replace(now, writing=True)
        return msgspec.structs.replace(now, writing=True) if found == now else None

    _change(folder, begun)


def finish(folder: Path) -> bool:
    """Say that all lines are there; gives whether somebody had begun and not finished."""

    def finished(found: Ends | None) -> Ends | None:
        if found is None or not found.writing:
            return None
        fits = goes_on(folder / JOURNAL, found.journal) and goes_on(folder / LEDGER, found.ledger)
        return _now(folder) if fits else None

    return _change(folder, finished)


def is_begun(folder: Path) -> bool:
    """Whether lines are being added, or were when a writer died."""
    try:
        found = read_ends(folder)
    except BrokenRecord:
        return False
    return found is not None and found.writing


def were_said(folder: Path) -> bool:
    """Whether a line of journal or ledger was added when there were ends."""
    return any(BESIDE in line for name in (JOURNAL, LEDGER) for line in whole_lines(folder / name))


def _now(folder: Path) -> Ends:
    return Ends(end(folder / JOURNAL), end(folder / LEDGER))


def _change(folder: Path, becomes: Callable[[Ends | None], Ends | None]) -> bool:
    """Write what the ends become; whether they were written. What cannot be read is for `verify` to tell of."""
    try:
        new = becomes(read_ends(folder))
    except BrokenRecord:
        return False
    if new is not None:
        write_whole(folder / ENDS, msgspec.json.encode(new))
    return new is not None
