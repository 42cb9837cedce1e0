"""Files in TOML that people edit by hand, and what is wrong in one: the line, the field and what it should be.

aliases = "KS"       rad 3: aliases ska vara en lista av namn, till exempel ["KS"].
state = "yes"        rad 6: state ska vara confirmed eller rejected, inom citattecken.
name = "KS           rad 2: ett citattecken saknar sitt slut.
"""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import TypeVar

import msgspec

from ingest.errors import NotAFile
from ingest.files import read_whole

Table = TypeVar("Table")
NAME = "text inom citattecken"
NAMES = 'en lista av namn, till exempel ["KS"]'
DAY = "ett datum, till exempel 2014-03-01"
_TABLES = "skrivas som en tabell med två hakparenteser på var sida: [[{}]]"
# What the reader of TOML says, by how it begins, and what it means.
_TOML = {
    "Unterminated string": "ett citattecken saknar sitt slut",
    "Illegal character": "ett citattecken saknar sitt slut, eller ett tecken får inte stå där",
    "Unclosed array": "en lista saknar sin hakparentes, eller ett komma mellan två namn",
    "Invalid value": 'ett värde ska stå inom raka citattecken ("), en lista inom [ och ]',
    "Expected ']": "en rubrik skrivs med lika många hakparenteser på var sida: [[rubrik]]",
    "Expected '='": "det ska stå = mellan fältets namn och värdet",
    "Cannot overwrite": "fältet står två gånger i samma tabell",
    "Cannot": "rubriken eller fältet står två gånger",
    "Invalid date": "datumet finns inte; det skrivs som 2014-03-01",
    "Expected newline": "det står något mer efter värdet",
    "Invalid": "raden är varken en rubrik, ett fält eller en kommentar",
    "Unescaped": "ett omvänt snedstreck skrivs två gånger",
}
_HEADER = re.compile(r"\s*\[{1,2}\s*([\w.]+)\s*\]{1,2}")


class Wrong(ValueError):
    """What is wrong in a file, where, and what should stand there, in Swedish and without a full stop."""


def text_of(path: Path) -> str:
    """The text of a file; the mark that some editors put first in a file is not part of it. Raises Wrong."""
    try:
        return read_whole(path).decode("utf-8-sig")
    except NotAFile as fault:
        raise Wrong("den är ingen vanlig fil") from fault
    except UnicodeDecodeError as fault:
        raise Wrong("den är inte sparad som UTF-8") from fault


def decoded(text: str, table: type[Table], should_be: Mapping[str, str]) -> Table:
    """A file's text as a table of its fields; `should_be` says what each field is. Raises Wrong."""
    try:
        return msgspec.convert(tomllib.loads(text), table)
    except tomllib.TOMLDecodeError as fault:
        raise Wrong(_of_toml(str(fault))) from fault
    except RecursionError as fault:
        raise Wrong("listor står inuti varandra utan slut") from fault
    except msgspec.ValidationError as fault:
        raise Wrong(_told(str(fault), text, table, should_be)) from fault


def either(*values: str) -> str:
    """What a field should be that has one of some values."""
    return f"{', '.join(values[:-1])} eller {values[-1]}, inom citattecken"


def _told(fault: str, text: str, table: type, should_be: Mapping[str, str]) -> str:
    """Where a file is wrong and what should stand there: "rad 3: kind ska vara nämnd, förvaltning, …"."""
    said, _, where = fault.partition(" - at `")
    steps = re.findall(r"\.(\w+)(?:\[(\d+)\])?", where)
    named = re.search("field `(.+)`", said)
    tables = [(name, int(number or 0)) for name, number in (steps if named else steps[:-1])]
    field = named[1] if named else steps[-1][0] if steps else ""
    return f"rad {_line(text, tables, field)}: {_should(said, tables, field, table, should_be)}"


def _fields(table: type, path: list[tuple[str, int]]) -> list[str]:
    """The fields that a table may have, or the one inside it that a path leads to."""
    info = msgspec.inspect.type_info(table)
    for name, _ in path:
        assert isinstance(info, msgspec.inspect.StructType)
        of_field = next(field.type for field in info.fields if field.name == name)
        assert isinstance(of_field, msgspec.inspect.VarTupleType)
        info = of_field.item_type
    return [field.name for field in info.fields] if isinstance(info, msgspec.inspect.StructType) else []


def _of_toml(said: str) -> str:
    at = re.search(r"at line (\d+)", said)
    means = next((meant for begins, meant in _TOML.items() if said.startswith(begins)), "raden går inte att läsa")
    return f"rad {at[1]}: {means}" if at else f"i slutet: {means}"


def _should(said: str, path: list[tuple[str, int]], field: str, table: type, should_be: Mapping[str, str]) -> str:
    inside = path[-1][0] if path else ""
    if "unknown field" in said:
        return f"{field} finns inte som fält. Det som kan stå är {', '.join(_fields(table, path))}"
    if "missing required field" in said:
        return f"[[{inside}]] saknar {field}, som ska vara {should_be[field]}"
    if field in should_be:
        return f"{field} ska vara {should_be[field]}"
    return f"{field} ska {_TABLES.format(f'{inside}.{field}' if inside else field)}"


def _line(text: str, tables: list[tuple[str, int]], field: str) -> int:
    """The line of a field, or where it is not found that of its table: the nth [[unit]], its nth predecessor."""
    path = ".".join(name for name, _ in tables)
    counts: dict[str, int] = {}
    here, begins = not tables, 1
    for number, line in enumerate(text.splitlines(), 1):
        if header := _HEADER.match(line):
            name = header[1]
            counts = {one: count for one, count in counts.items() if not one.startswith(f"{name}.")}
            counts[name] = counts.get(name, -1) + 1
            if name.rpartition(".")[2] == field and name.rpartition(".")[0] == path and _is_at(counts, tables):
                return number
            here = name == path and _is_at(counts, tables)
            begins = number if here else begins
        elif here and re.match(rf"\s*[\"']?{re.escape(field)}[\"']?\s*=", line):
            return number
    return begins


def _is_at(counts: dict[str, int], tables: list[tuple[str, int]]) -> bool:
    """Whether the tables that were begun last are those of a path."""
    names = [".".join(name for name, _ in tables[: depth + 1]) for depth in range(len(tables))]
    return all(counts.get(name) == number for name, (_, number) in zip(names, tables, strict=True))
