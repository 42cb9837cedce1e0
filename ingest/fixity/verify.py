"""Whether an archive is what it says: originals, records, corrections, ledger and journal held against each other.

Nothing is written and no lock is taken. What a writer is doing at the moment, or a writer that died was doing, is
one act of the journal, the last: where it is not done yet, what was there before it is right too.
"""

import stat
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import msgspec

from ingest.errors import BrokenRecord, fault
from ingest.fixity import chains, places
from ingest.fixity.decided import faults
from ingest.fixity.inside import inside
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import ADDED, PURGED, WITHDRAWN, JournalLine, Told, last_addition, told
from ingest.keeping.ledger import Given, ledger
from ingest.keeping.record import Record, read_record
from ingest.keeping.withdrawal import Tombstone, is_doubtful, kept, left, read_tombstone
from ingest.pages.pdfium import NoAnswer, Pdfium, Sizes, pdfium
from ingest.register import BrokenRegister, Register

WRITABLE = stat.S_IWUSR | stat.S_IWGRP | stat.S_IWOTH


class Problem(msgspec.Struct, frozen=True):
    """Something that is wrong; `report` is None where it concerns no single report, `message` is for users."""

    report: str | None
    kind: str
    message: str


class Verified(msgspec.Struct, frozen=True):
    """The number of reports looked at, and what is wrong with them."""

    reports: int
    problems: tuple[Problem, ...]


class Seen(msgspec.Struct, frozen=True):
    """A record that was looked at: its own SHA-256, and its original's; empty and None where it cannot be read."""

    record: str
    original: str | None


def verify(archive: Archive) -> Verified:
    """Hold every original against its hash, every record against its form, original and journal, and the rest.

    That mentions stand where they say and sections in rounds that exist, reading a record checks.
    """
    unreadable = places.unreadable(archive)
    if unreadable:
        return Verified(0, tuple(Problem(*one) for one in unreadable))
    problems = [Problem(*one) for one in (*places.links(archive), *places.strays(archive))]
    seen: dict[str, Seen] = {}
    with pdfium() as asked:
        for path in (archive.records_folder / f"{name}.json" for name in archive.names()):
            seen[path.stem] = _record(archive, path, problems, asked)
    journal, given, broken = chains.read(archive)
    entries = journal.entries
    now, before = told(entries), told(entries[:-1])
    problems += _without_record(archive, now)
    problems += (Problem(*one) for one in broken)
    if journal.is_whole:
        problems += _agrees(archive, seen, now, before)
        problems += _corrections(archive, now, before)
        problems += _tombstones(archive, now, entries)
        gone = {name for name, tell in now.items() if tell.act in (WITHDRAWN, PURGED)}
        problems += (Problem(*one) for one in places.not_withdrawn(archive, gone))
        problems += _entered(given.entries, seen, entries) if given.is_whole else ()
    problems += _ledger(archive)
    problems += _register(archive)
    problems += (Problem(None, kind, message) for kind, message in faults(archive))
    return Verified(len(seen), tuple(problems))


def _record(archive: Archive, path: Path, problems: list[Problem], asked: Pdfium) -> Seen:
    try:
        record = read_record(path)
    except BrokenRecord as error:
        problems.append(Problem(path.stem, "record", str(error)))
        if not archive.original(path.stem).is_file():
            problems.append(_missing(archive.original(path.stem)))
        return Seen(_sum(path), None)
    original = archive.original(path.stem)
    problems += _original(original, path.stem, record)
    problems += (
        Problem(path.stem, kind, message) for kind, message in inside(record.report, _sizes(original, asked))
    )
    return Seen(_sum(path), record.report.sha256)


def _sum(path: Path) -> str:
    """The SHA-256 of a file, empty where it cannot be read."""
    try:
        return sha256_of(path.read_bytes())
    except OSError:
        return ""


def _lines(path: Path) -> list[bytes]:
    """The lines of corrections, none where they cannot be read; one without a line feed was never written so."""
    try:
        *lines, rest = path.read_bytes().split(b"\n")
    except OSError:
        return []
    return [*lines, rest + b"\n"] if rest else lines


def _sizes(original: Path, asked: Pdfium) -> Sizes:
    """The sizes of an original's pages, none where PDFium cannot open what pdfplumber could."""
    try:
        return asked.sizes(original)
    except NoAnswer:
        return []


def _missing(original: Path) -> Problem:
    message = f"Originalet {original} saknas. Återställ det från säkerhetskopia."
    return Problem(original.stem, "missing original", message)


def _original(original: Path, report: str, record: Record) -> Iterator[Problem]:
    if not original.is_file():
        yield _missing(original)
        return
    try:
        content = original.read_bytes()
    except OSError as error:
        message = f"Originalet {original} går inte att läsa: {fault(error)}. Kontrollera disken och behörigheten."
        yield Problem(report, "unreadable original", message)
        return
    if original.is_symlink():
        message = f"Originalet {original} är en länk. Lägg filen själv där, eller använd verify --repair."
        yield Problem(report, "linked original", message)
    if sha256_of(content) != record.report.sha256 or len(content) != record.provenance.size:
        message = f"Originalet {original} har ändrats sedan det togs in. Återställ det från säkerhetskopia."
        yield Problem(report, "changed original", message)
    if original.stat().st_mode & WRITABLE:
        message = f"Originalet {original} är inte skrivskyddat. Skydda det med verify --repair."
        yield Problem(report, "writable original", message)


def _without_record(archive: Archive, now: Mapping[str, Told]) -> Iterator[Problem]:
    """Originals that no record belongs to: those to be read yet, and those whose content another report has."""
    by_content = {one.sha256: name for name, one in now.items() if not one.is_gone}
    for original in archive.unfinished():
        other = by_content.get(_sum(original), original.stem)
        if other != original.stem:
            message = f"Originalet {original} har samma innehåll som {other}. Ta bort det."
            yield Problem(original.stem, "duplicate original", message)
            continue
        message = f"Originalet {original} har ingen post. Nästa ingest, eller verify --repair, läser in det."
        yield Problem(original.stem, "unfinished", message)


def _agrees(
    archive: Archive, seen: Mapping[str, Seen], now: Mapping[str, Told], before: Mapping[str, Told]
) -> Iterator[Problem]:
    """Each record is the one that the journal tells of, and each that it tells of is there."""
    for report, one in seen.items():
        said = [told[report] for told in (now, before) if report in told]
        if not said or (one.original and one.original not in {tell.sha256 for tell in said}):
            yield Problem(report, "journal", f"Journalen saknar rad för {report}.")
        elif all(tell.act in (WITHDRAWN, PURGED) for tell in said):
            yield Problem(report, "journal", f"{report} finns i arkivet, men är gallrad enligt journalen.")
        elif all(tell.record not in (None, one.record) for tell in said):
            message = f"Posten för {report} är inte den som journalen berättar om. Läs om den med verify --repair."
            yield Problem(report, "changed record", message)
    for report in sorted(now.keys() - seen.keys()):
        gone = any(told[report].is_gone for told in (now, before) if report in told)
        if not gone and not archive.original(report).exists():
            message = f"{report} finns i journalen men inte i arkivet. Återställ rapporten från säkerhetskopia."
            yield Problem(report, "missing record", message)


def _corrections(archive: Archive, now: Mapping[str, Told], before: Mapping[str, Told]) -> Iterator[Problem]:
    """The lines of corrections are those that the journal tells of, in that order."""
    present = {path.stem for path in archive.corrections_folder.glob("*.jsonl")}
    for report in sorted({*(name for name, tell in now.items() if tell.lines), *present}):
        said = [told[report] for told in (now, before) if report in told]
        path = archive.corrections_file(report)
        holding = [tell for tell in said if not tell.is_gone]
        if said and (not holding or (len(holding) < len(said) and not path.is_file())):
            continue  # withdrawn, or about to be
        lines = _lines(path)
        if tuple(sha256_of(line) for line in lines) not in {tell.lines for tell in holding}:
            message = (
                f"Rättelserna i {path} är inte de som journalen berättar om. Återställ filen från säkerhetskopia."
            )
            yield Problem(report, "corrections", message)
        elif len(lines) < len(now[report].lines if report in now else ()):
            message = (
                f"Den senaste rättelsen som journalen berättar om finns inte i {path}: den avbröts, eller har "
                "tagits bort. Nästa skrivning noterar den som avbruten. Jämför med säkerhetskopian."
            )
            yield Problem(report, "unfinished", message)


def _tombstones(archive: Archive, now: Mapping[str, Told], entries: Sequence[JournalLine]) -> Iterator[Problem]:
    """Each withdrawal in the journal has a tombstone, and what can still be brought back."""
    for path in sorted(archive.tombstones_folder.glob("*.json")):
        try:
            yield from _tombstone(archive, read_tombstone(path), path, now, entries)
        except BrokenRecord as error:
            yield Problem(path.stem, "tombstone", str(error))
    for report, tell in sorted(now.items()):
        if tell.act in (WITHDRAWN, PURGED) and not (archive.tombstones_folder / f"{report}.json").is_file():
            message, aside = f"Gallringsbeviset för {report} saknas.", archive.withdrawn_folder / report
            message += " Återställ det från säkerhetskopia: journalen har bara dess kontrollsumma."
            message += f" Ta inte bort {aside} under tiden." if aside.exists() else ""
            yield Problem(report, "tombstone", message)


def _tombstone(
    archive: Archive, found: Tombstone, path: Path, now: Mapping[str, Told], entries: Sequence[JournalLine]
) -> Iterator[Problem]:
    tell = now.get(path.stem)
    is_of_it = found.id == path.stem and tell is not None and tell.sha256 == found.sha256
    if tell is None or not is_of_it or is_doubtful(archive, path, entries):
        message = f"Gallringsbeviset {path} stämmer inte med journalen. Återställ det från säkerhetskopia."
        yield Problem(path.stem, "tombstone", message)
    elif (
        tell.act not in (WITHDRAWN, PURGED) or left(archive, found.id) or (tell.act == PURGED and not found.purged)
    ):
        message = f"Gallringen av {found.id} är avbruten. Nästa skrivning, eller verify --repair, avslutar den."
        yield Problem(found.id, "unfinished", message)
    elif not found.purged:
        yield from _withdrawn(archive, found, tell)
    elif any((archive.withdrawn_folder / found.id).glob("*")):
        message = f"{archive.withdrawn_folder / found.id} har innehåll som är förstört enligt gallringsbeviset."
        yield Problem(found.id, "withdrawn record", f"{message} Ta bort mappen.")


def _withdrawn(archive: Archive, found: Tombstone, tell: Told) -> Iterator[Problem]:
    """What is kept of a report that was withdrawn is what was in the archive."""
    record, corrections, original = kept(archive, found.id).values()
    if _sum(original) != found.sha256:
        message = f"Det gallrade originalet {original} saknas eller är ändrat: gallringen går inte att ångra."
        yield Problem(found.id, "withdrawn original", message)
    lines = tuple(sha256_of(line) for line in _lines(corrections))
    if tell.record not in (None, _sum(record)) or lines != tell.lines:
        message = f"Posten {record} eller rättelserna bredvid är inte de som gallrades."
        yield Problem(found.id, "withdrawn record", f"{message} Återställ mappen från säkerhetskopia.")


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


def _entered(
    ledger_lines: Sequence[Given], seen: Mapping[str, Seen], entries: Sequence[JournalLine]
) -> Iterator[Problem]:
    """What the ledger says was archived is what the journal says, and all that it says of.

    Journals without seals are from before there was a ledger; what was added last may be entered yet.
    """
    given = [one for one in ledger_lines if one.became == "archived"]
    noted = {(entry.report, entry.sha256) for entry in entries}
    for one in given:
        if (one.report, one.sha256) not in noted:
            message = f"Liggaren säger att {one.name} blev {one.report}, men det säger inte journalen."
            yield Problem(one.report, "ledger", f"{message} Återställ liggaren från säkerhetskopia.")
    entered = {one.sha256 for one in given}
    last = last_addition(entries)
    entered |= {last.sha256} if last else set()
    for entry in entries:
        is_here = entry.report in seen and seen[entry.report].original == entry.sha256
        if entry.act == ADDED and entry.seal and is_here and entry.sha256 not in entered:
            message = f"Liggaren saknar rad för {entry.report}. Skriv in den med verify --repair."
            yield Problem(entry.report, "ledger", message)


def _register(archive: Archive) -> Iterator[Problem]:
    try:
        Register.load(archive.register_file)
    except BrokenRegister as error:
        yield Problem(None, "register", str(error))
