"""Whether an archive is what it says: originals, records and journal held against each other."""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from ingest.archive import Archive, JournalLine, sha256_of
from ingest.errors import BrokenRecord
from ingest.ledger import ledger
from ingest.record import Record, read_record


class Problem(msgspec.Struct, frozen=True):
    """Something that is wrong; `report` is None where it concerns no single report, `message` is for users."""

    report: str | None
    kind: str
    message: str


class Verified(msgspec.Struct, frozen=True):
    """The number of reports looked at, and what is wrong with them."""

    reports: int
    problems: tuple[Problem, ...]


def verify(archive: Archive) -> Verified:
    """Hold every original against its hash, every record against its form and original, and the journal's chain.

    That mentions stand where they say and sections in rounds that exist, reading a record checks.
    """
    records = sorted(archive.records_folder.glob("*.json"))
    problems = [problem for path in records for problem in _problems(archive, path)]
    problems += _without_record(archive)
    problems += _journal(archive)
    problems += _corrections(archive)
    problems += _ledger(archive)
    return Verified(len(records), tuple(problems))


def _problems(archive: Archive, path: Path) -> Iterator[Problem]:
    try:
        record = read_record(path)
    except BrokenRecord as error:
        yield Problem(path.stem, "record", str(error))
        return
    if record.report.id != path.stem:
        yield Problem(path.stem, "record", f"Posten {path.name} säger sig höra till {record.report.id}.")
    yield from _original(archive, record)


def _original(archive: Archive, record: Record) -> Iterator[Problem]:
    report = record.report
    original = archive.original(report.id)
    if not original.is_file():
        yield Problem(
            report.id, "missing original", f"Originalet {original} saknas. Återställ det från säkerhetskopia."
        )
        return
    content = original.read_bytes()
    if sha256_of(content) != report.sha256 or len(content) != record.provenance.size:
        message = f"Originalet {original} har ändrats sedan det togs in. Återställ det från säkerhetskopia."
        yield Problem(report.id, "changed original", message)


def _without_record(archive: Archive) -> Iterator[Problem]:
    for original in sorted(archive.originals.glob("*.pdf")):
        if not (archive.records_folder / f"{original.stem}.json").is_file():
            message = f"Originalet {original} har ingen post. Läs in det på nytt med ingest."
            yield Problem(original.stem, "unfinished", message)


def _journal(archive: Archive) -> Iterator[Problem]:
    """Each line carries the hash of the line before it, and each record has a line."""
    lines = archive.journal.read_bytes().splitlines() if archive.journal.is_file() else []
    previous, noted = "", set()
    for number, line in enumerate(lines, 1):
        try:
            entry = msgspec.json.decode(line, type=JournalLine)
        except msgspec.MsgspecError:
            yield Problem(None, "journal", f"Rad {number} i journalen går inte att läsa.")
            return
        if entry.previous != previous:
            yield Problem(
                entry.report, "journal", f"Rad {number} i journalen följer inte på raden före: en rad är ändrad."
            )
        noted.add((entry.report, entry.sha256))
        previous = sha256_of(line)
    for record in _readable(archive):
        if (record.report.id, record.report.sha256) not in noted:
            yield Problem(record.report.id, "journal", f"Journalen saknar rad för {record.report.id}.")


def _readable(archive: Archive) -> Iterator[Record]:
    for path in sorted(archive.records_folder.glob("*.json")):
        try:
            yield read_record(path)
        except BrokenRecord:
            continue


def _corrections(archive: Archive) -> Iterator[Problem]:
    """The lines of corrections are those that the journal tells of, in that order."""
    noted: dict[str, list[str]] = {}
    for entry in _journal_lines(archive):
        if entry.line:
            noted.setdefault(entry.report, []).append(entry.line)
    kept = {path.stem: path for path in archive.corrections_folder.glob("*.jsonl")}
    for report in sorted({*noted, *kept}):
        path = archive.corrections_file(report)
        lines = path.read_bytes().splitlines() if path.is_file() else []
        if [sha256_of(line) for line in lines] != noted.get(report, []):
            message = (
                f"Rättelserna i {path} är inte de som journalen berättar om. Återställ filen från säkerhetskopia."
            )
            yield Problem(report, "corrections", message)


def _ledger(archive: Archive) -> Iterator[Problem]:
    """Each line can be read, and its sums tally with the records."""
    try:
        found = ledger(archive, lambda report: False)
    except BrokenRecord as error:
        broken = str(archive.ledger) in str(error)  # else a record, which is told of already
        yield from [Problem(None, "ledger", str(error))] if broken else []
        return
    reports = len(archive.held())
    if found.sums["archived"] != reports:
        message = f"Liggaren har {found.sums['archived']} arkiverade filer, men arkivet {reports} rapporter."
        yield Problem(None, "ledger", message)


def _journal_lines(archive: Archive) -> Iterator[JournalLine]:
    """The lines of the journal that can be read."""
    for line in archive.journal.read_bytes().splitlines() if archive.journal.is_file() else []:
        try:
            yield msgspec.json.decode(line, type=JournalLine)
        except msgspec.MsgspecError:
            continue
