"""What the archivist decides about units and roles, written into register.toml; comments there are kept.

Each decision is a change of the file, so that it holds for every report, also when one is read again.
"""

from collections.abc import Callable
from datetime import date
from typing import Any

import tomlkit
from tomlkit.items import AoT

from ingest.by_hand import text_of
from ingest.errors import BackspegelError
from ingest.files import write_whole
from ingest.keeping.archive import Archive
from ingest.register import Register
from ingest.report import Label

TABLES: dict[Label, str] = {"UNIT": "unit", "ROLE": "role"}  # persons and places have no register


class UnclearDecision(BackspegelError):
    """A decision about a name that cannot be carried out."""


def rename(archive: Archive, label: Label, old: str, new: str) -> None:
    """Call everything named `old` by the name `new` from now on; where `new` exists the two become one.

    Raises UnclearDecision where the names are empty or the same.
    """
    old, new = " ".join(old.split()), " ".join(new.split())
    if not old or not new or old == new:
        raise UnclearDecision(f"”{old}” kan inte heta ”{new}”. Ange två olika namn.")
    _change(archive, lambda document: _rename(document, TABLES[label], old, new))


def reject(archive: Archive, label: Label, text: str, report: str | None = None) -> None:
    """Mark `text` no more as that label, in one report or in all."""
    entry = {"label": label, "text": " ".join(text.split())} | ({"report": report} if report else {})
    _change(archive, lambda document: _append(document, "rejected", entry))


def succeed(archive: Archive, before: str, after: str, when: date | None, passage: str | None) -> None:
    """Note that the unit `after` came from `before`, since when, and the passage that says so."""
    link: dict[str, Any] = {"date": when} if when else {}
    link |= {"passage": passage} if passage else {}

    def note(document: tomlkit.TOMLDocument) -> None:
        _append(_entity(document, "unit", before), "successor", {"name": after, **link})
        _append(_entity(document, "unit", after), "predecessor", {"name": before, **link})

    _change(archive, note)


def _change(archive: Archive, change: Callable[[tomlkit.TOMLDocument], None]) -> None:
    """Change the file and check that it still is a register before it replaces the old one."""
    with archive.writing():
        path = archive.register_file
        Register.load(path)
        document = tomlkit.parse(text_of(path) if path.exists() else "")
        change(document)
        written = tomlkit.dumps(document)
        Register.read(written, path)
        write_whole(path, written.encode())


def _rename(document: tomlkit.TOMLDocument, table: str, old: str, new: str) -> None:
    former = _find(document, table, old)
    kept = _find(document, table, new)
    aliases = [old, *(former.get("aliases", ()) if former else ())]
    if former is not None and kept is None:
        former["name"] = new
        kept = former
    elif former is not None:
        document[table].remove(former)
    kept = kept if kept is not None else _entity(document, table, new)
    kept["aliases"] = list(dict.fromkeys([*kept.get("aliases", ()), *aliases]))


def _entity(document: tomlkit.TOMLDocument, table: str, name: str) -> Any:
    found = _find(document, table, name)
    if found is None:
        _append(document, table, {"name": name})
        found = _find(document, table, name)
    return found


def _find(document: tomlkit.TOMLDocument, table: str, name: str) -> Any:
    return next((entity for entity in document.get(table, ()) if entity["name"] == name), None)


def _append(holder: Any, table: str, entry: dict[str, Any]) -> None:
    """Add a table to an array of tables, once."""
    if table not in holder:
        holder[table] = tomlkit.aot()
    array: AoT = holder[table]
    if not any(dict(known) == entry for known in array):
        array.append(tomlkit.item(entry))
