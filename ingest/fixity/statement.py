"""What `verify` found as a document for the file (kontrollprotokoll): what was checked, when, with what result.

It names the last hashes of journal and ledger, and those of what people may write themselves, by which
`ingest.fixity.since` tells later whether it is the same archive.
"""

import html
from collections.abc import Sequence
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path

from ingest.counting import counted
from ingest.errors import BackspegelError, BrokenRecord
from ingest.files import whole_lines, write_whole
from ingest.fixity.repair import Repaired
from ingest.fixity.verify import Verified
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.journal import user
from ingest.keeping.judgements import statuses_file
from ingest.keeping.record import read_record
from ingest.keeping.withdrawal import read_tombstone

ENDINGS = (".txt", ".html", ".htm")
END, NOTHING = "den sista har SHA-256", "–"
Table = tuple[str, Sequence[str], list[Sequence[str]]]  # a heading, the columns' names, and rows


class OtherEnding(BackspegelError):
    """A statement is asked for as something that it cannot be."""


def write_statement(archive: Archive, found: Verified, repaired: Sequence[Repaired], path: Path) -> None:
    """Write the document, as HTML or as text (UTF-8) by how the file is named; raises OtherEnding."""
    check_ending(path)
    title = "Kontroll av arkivet"
    facts, tables = _facts(archive, found), [*_findings(found, repaired), _holdings(archive), _withdrawn(archive)]
    as_html = path.suffix.lower() in (".html", ".htm")
    text = _html(title, facts, tables) if as_html else _text(title, facts, tables)
    write_whole(path.absolute(), text.encode("utf-8", "replace"))


def check_ending(path: Path) -> None:
    """Raise OtherEnding where a file's name says that it is something that no statement is."""
    if path.suffix.lower() not in ENDINGS:
        raise OtherEnding(
            f"{path} slutar inte på {', '.join(ENDINGS[:-1])} eller {ENDINGS[-1]}. Välj ett sådant namn."
        )


def _facts(archive: Archive, found: Verified) -> list[tuple[str, str]]:
    return [
        ("Arkiv", str(archive.folder.absolute())),
        ("Kontrollerat", datetime.now(UTC).isoformat(timespec="seconds")),
        ("Av", f"{user()}, med Backspegel {version('backspegel')}"),
        ("Rapporter", str(found.reports)),
        ("Fel", str(len(found.problems))),
        ("Journal", _end(archive.journal)),
        ("Liggare", _end(archive.ledger)),
        *((path.name, f"SHA-256 {sum_of(path)}") for path in decided_by_hand(archive)),
    ]


def _end(path: Path) -> str:
    lines = whole_lines(path)
    return f"{counted(len(lines), 'rad', 'rader')}; {END} {line_end(lines)}"


def line_end(lines: Sequence[bytes]) -> str:
    """The SHA-256 of the last of some lines."""
    return sha256_of(lines[-1]) if lines else NOTHING


def decided_by_hand(archive: Archive) -> tuple[Path, ...]:
    """The files that people may write themselves."""
    return archive.register_file, archive.areas_file, statuses_file(archive)


def sum_of(path: Path) -> str:
    """The SHA-256 of a file that need not be there."""
    return sha256_of(path.read_bytes()) if path.is_file() else NOTHING


def _findings(found: Verified, repaired: Sequence[Repaired]) -> list[Table]:
    problems: list[Sequence[str]] = [(one.report or "–", one.kind, one.message) for one in found.problems]
    mended: list[Sequence[str]] = [(one.report or "–", one.message) for one in repaired]
    return [("Fel", ("Rapport", "Slag", "Vad"), problems), ("Lagat", ("Rapport", "Vad"), mended)]


def _holdings(archive: Archive) -> Table:
    rows: list[Sequence[str]] = []
    for name in archive.names():
        try:
            record = read_record(archive.records_folder / f"{name}.json")
        except BrokenRecord:
            rows.append((name, "posten går inte att läsa", "", "", ""))
            continue
        came, report = record.provenance, record.report
        rows.append((report.id, report.file, came.added, str(came.size), report.sha256))
    return "Bestånd", ("Rapport", "Fil", "Tillagd", "Byte", "SHA-256"), rows


def _withdrawn(archive: Archive) -> Table:
    rows: list[Sequence[str]] = []
    for path in sorted(archive.tombstones_folder.glob("*.json")):
        try:
            gone = read_tombstone(path)
        except BrokenRecord:
            continue
        rows.append((gone.id, gone.withdrawn, gone.decision, gone.reason, gone.sha256))
    return "Gallrat", ("Rapport", "När", "Beslut", "Skäl", "SHA-256"), rows


def _text(title: str, facts: list[tuple[str, str]], tables: list[Table]) -> str:
    lines = [title, "", *(f"{name}: {_line(what)}" for name, what in facts)]
    for heading, columns, rows in tables:
        lines += ["", heading, "-" * len(heading)]
        lines += ["\t".join(columns), *("\t".join(map(_line, row)) for row in rows)] if rows else ["Inga."]
    return "\n".join(lines) + "\n"


def _html(title: str, facts: list[tuple[str, str]], tables: list[Table]) -> str:
    parts = [f'<!doctype html><html lang="sv"><meta charset="utf-8"><title>{title}</title><h1>{title}</h1><dl>']
    parts += [f"<dt>{name}</dt><dd>{html.escape(_line(what))}</dd>" for name, what in facts]
    parts.append("</dl>")
    for heading, columns, rows in tables:
        parts.append(f"<h2>{heading}</h2>")
        parts.append(_rows(columns, rows) if rows else "<p>Inga.</p>")
    return "\n".join([*parts, "</html>"]) + "\n"


def _rows(columns: Sequence[str], rows: list[Sequence[str]]) -> str:
    head = "".join(f'<th scope="col">{name}</th>' for name in columns)
    body = ("".join(f"<td>{html.escape(_line(cell))}</td>" for cell in row) for row in rows)
    return f"<table><tr>{head}</tr>" + "".join(f"<tr>{cells}</tr>" for cells in body) + "</table>"


def _line(text: str) -> str:
    """Text on one line, without characters that would steer what shows it."""
    return "".join(letter if letter.isprintable() else " " for letter in text)
