"""Whether an archive goes on from where it was when a statement (kontrollprotokoll) about it was written.

Whoever may write everything can put a whole older archive in its place, or write a new chain of hashes from the
first line on, and nothing in the folder tells. A statement that was kept elsewhere does: its lines must be there.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest.counting import counted
from ingest.errors import BackspegelError, fault
from ingest.files import whole_lines
from ingest.fixity.statement import END, decided_by_hand, line_end, sum_of
from ingest.keeping.archive import Archive

JOURNAL, LEDGER = "Journal", "Liggare"
_TAG = re.compile(r"<[^>]*>")
_LAST = re.compile(rf"\b({JOURNAL}|{LEDGER}):?\s+(\d+) rad(?:er)?; {END} ([0-9a-f]{{64}}|–)")
_DECIDED = re.compile(r"\b(\w+\.toml):?\s+SHA-256 ([0-9a-f]{64}|–)")
LOOK = "Arkivet är ersatt med ett äldre, eller omskrivet. Jämför med säkerhetskopian från den dagen."


class NotAStatement(BackspegelError):
    """A file that is no statement, or cannot be read."""


class Earlier(msgspec.Struct, frozen=True):
    """What a statement says: of journal and ledger the number of lines and the SHA-256 of the last.

    `decided` has that of what people may write themselves, by the file's name; older statements do not.
    """

    name: str
    last: dict[str, tuple[int, str]]
    decided: dict[str, str]


def read_statement(path: Path) -> Earlier:
    """Read a statement, text or HTML. Raises NotAStatement."""
    try:
        text = _TAG.sub(" ", path.read_text("utf-8", "replace"))
    except OSError as error:
        message = f"Kontrollprotokollet {path} går inte att läsa: {fault(error)}. Kontrollera sökvägen."
        raise NotAStatement(message) from error
    last: dict[str, tuple[int, str]] = {}
    for chain, lines, mark in _LAST.findall(text):
        last.setdefault(chain, (int(lines), mark))  # what follows, names of files say
    if last.keys() != {JOURNAL, LEDGER}:
        raise NotAStatement(f"{path} är inget kontrollprotokoll. Ange ett som verify --report har skrivit.")
    decided: dict[str, str] = {}
    for file, mark in _DECIDED.findall(text):
        decided.setdefault(file, mark)
    return Earlier(path.name, last, decided)


def faults(archive: Archive, earlier: Earlier) -> Iterator[tuple[str, str]]:
    """The kind and the message, in Swedish, of each chain that does not go on from where it was."""
    for kind, what, chain, path in (
        ("journal", "Journalen", JOURNAL, archive.journal),
        ("ledger", "Liggaren", LEDGER, archive.ledger),
    ):
        number, mark = earlier.last[chain]
        lines = whole_lines(path)
        if len(lines) < number:
            there = counted(len(lines), "rad", "rader")
            yield kind, f"{what} har {there}, men hade {number} enligt {earlier.name}. {LOOK}"
        elif number and line_end(lines[:number]) != mark:
            yield kind, f"{what} har en annan rad {number} än enligt {earlier.name}. {LOOK}"


def changed(archive: Archive, earlier: Earlier) -> list[str]:
    """The files that people may write themselves and that are not as they were; none of an older statement."""
    now = {path.name: sum_of(path) for path in decided_by_hand(archive)}
    return [name for name, mark in now.items() if earlier.decided.get(name, mark) != mark]
