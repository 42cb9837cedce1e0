"""Whether journal and ledger are whole: each line sealed and following on the one before, and all of them there.

What is in the middle, the lines themselves tell; what was at the end, `ends.json` and the other of the two.
"""

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Generic

import msgspec

from ingest.counting import counted
from ingest.errors import NOT_AS_WRITTEN, BrokenRecord
from ingest.files import last_lines, whole_lines
from ingest.keeping.archive import Archive
from ingest.keeping.chain import AnyLink, ends, sealed
from ingest.keeping.ends import ENDS, Ends, read_ends, were_said
from ingest.keeping.journal import JournalLine
from ingest.keeping.ledger import Given
from ingest.keeping.lock import is_held
from ingest.slugs import is_slug

Fault = tuple[str | None, str, str]  # the report, the kind, and a message in Swedish
RESTORE = "Återställ journal, liggare och ends.json från samma säkerhetskopia; --repair lagar inte det."
ATTEMPTS = 100  # to read while nobody adds a line


class Chain(msgspec.Struct, Generic[AnyLink]):
    """The lines of a file up to the first that cannot be read, and what the next carries before and after each."""

    name: str
    kind: str
    entries: list[AnyLink]
    ends: list[str]

    @property
    def is_whole(self) -> bool:
        """Whether all of its lines could be read."""
        return len(self.ends) == len(self.entries) + 1


def read(archive: Archive) -> tuple[Chain[JournalLine], Chain[Given], list[Fault]]:
    """Journal and ledger as they were at one moment, and what is wrong with them."""
    said, (journal_lines, ledger_lines) = _at_rest(archive)
    journal = _chain("journalen", "journal", journal_lines, JournalLine)
    given = _chain("liggaren", "ledger", ledger_lines, Given)
    faults = [*_within(journal, journal_lines), *_within(given, ledger_lines)]
    faults += [*_beside(journal, given), *_beside(given, journal)]
    return journal, given, [*faults, *_at_the_end(archive, said, journal, given), *_torn(archive, said)]


def _at_rest(archive: Archive) -> tuple[Ends | BrokenRecord | None, tuple[list[bytes], list[bytes]]]:
    """What is said of the ends, and the lines of journal and ledger, read while nobody added to them."""
    for _ in range(ATTEMPTS):
        said = _said(archive)
        lines = whole_lines(archive.journal), whole_lines(archive.ledger)
        if [len(one) for one in lines] == [len(whole_lines(one)) for one in (archive.journal, archive.ledger)]:
            break
    return said, lines


def _said(archive: Archive) -> Ends | BrokenRecord | None:
    try:
        return read_ends(archive.folder)
    except BrokenRecord as error:
        return error


def _chain(name: str, kind: str, lines: list[bytes], of: type[AnyLink]) -> Chain[AnyLink]:
    entries: list[AnyLink] = []
    for line in lines:
        try:
            entries.append(msgspec.json.decode(line, type=of))
        except NOT_AS_WRITTEN:
            break
    return Chain(name, kind, entries, ends(lines))


def _within(chain: Chain[AnyLink], lines: Sequence[bytes]) -> Iterator[Fault]:
    """Lines that are not as they were written, or do not follow on the one before.

    Once a line has a seal, or something beside it, all after it have.
    """
    is_sealed = is_beside = is_linked = False
    for number, (entry, line) in enumerate(zip(chain.entries, lines, strict=False), 1):
        is_sealed, is_beside = is_sealed or bool(entry.seal), is_beside or entry.beside is not None
        is_linked = is_linked or entry.previous is not None
        where = f"Rad {number} i {chain.name}"
        if line != (sealed(entry) if is_sealed else msgspec.json.encode(entry)):
            wrong = f"{where} är ändrad: den stämmer inte med sin egen kontrollsumma. {RESTORE}"
            yield entry.report or None, chain.kind, wrong
        if not is_slug(entry.report) and (entry.report or chain.kind == "journal"):
            wrong = f"{where} handlar om ”{entry.report}”, och så kan ingen rapport heta. {RESTORE}"
            yield None, chain.kind, wrong
        if (is_linked and entry.previous != chain.ends[number - 1]) or (is_beside and entry.beside is None):
            wrong = f"{where} följer inte på raden före: en rad är ändrad, borttagen eller tillagd. {RESTORE}"
            yield entry.report or None, chain.kind, wrong
    if not chain.is_whole:
        yield None, chain.kind, f"Rad {len(chain.entries) + 1} i {chain.name} går inte att läsa. {RESTORE}"


def _beside(chain: Chain[Any], other: Chain[Any]) -> Iterator[Fault]:
    """Lines that name a line of the other file that is not there, or one before one that was named already."""
    places, least = {end: number for number, end in enumerate(other.ends)}, 0
    for number, entry in enumerate(chain.entries, 1):
        if entry.beside is None:
            continue
        place = places.get(entry.beside, -1)
        if place < least:
            wrong = f"Rad {number} i {chain.name} skrevs efter en rad i {other.name} som inte finns längre."
            yield None, other.kind, f"{wrong} {RESTORE}"
            return
        least = place


def _at_the_end(
    archive: Archive, said: Ends | BrokenRecord | None, journal: Chain[JournalLine], given: Chain[Given]
) -> Iterator[Fault]:
    """Whether the last lines are those that were written last; what a writer that died left is finished later."""
    if isinstance(said, BrokenRecord):
        yield None, "ends", str(said)
    elif said is None:
        if were_said(archive.folder):
            yield None, "ends", f"{archive.folder / ENDS} saknas. {RESTORE}"
    else:
        yield from _ending(archive.journal, journal, said.journal, said.writing)
        yield from _ending(archive.ledger, given, said.ledger, said.writing)
        if said.writing and not is_held(archive.folder) and said == _said(archive):
            message = (
                f"Den senaste skrivningen i {archive.folder} avbröts. Nästa skrivning, eller verify --repair, "
            )
            yield None, "unfinished", f"{message}avslutar den."


def _torn(archive: Archive, said: Ends | BrokenRecord | None) -> Iterator[Fault]:
    """Last lines that are not whole though nobody is adding any."""
    for path in (archive.journal, archive.ledger):
        is_torn = not b"".join(last_lines(path, 1) or [b"\n"]).endswith(b"\n")
        if is_torn and not (isinstance(said, Ends) and said.writing):
            message = (
                f"Den sista raden i {path} är inte hel. Nästa skrivning, eller verify --repair, tar bort den."
            )
            yield None, "unfinished", message


def _ending(path: Path, chain: Chain[AnyLink], end: str, writing: bool) -> Iterator[Fault]:
    if end not in chain.ends:
        yield None, chain.kind, f"De sista raderna i {path} är ändrade eller borttagna. {RESTORE}"
    elif end != chain.ends[-1] and not writing:
        more = len(chain.ends) - 1 - chain.ends.index(end)
        lines = counted(more, "rad", "rader")
        wrong = f"Sist i {path} står {lines} som programmet inte har skrivit, eller {ENDS} är en äldre."
        yield None, chain.kind, f"{wrong} {RESTORE}"
