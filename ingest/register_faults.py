"""What is wrong with a register that was edited by hand: the line, the field and what it should be, in Swedish.

aliases = "KS"       rad 3: aliases ska vara en lista av namn, till exempel ["KS"].
kind = "nämd"        rad 3: kind ska vara nämnd, förvaltning, enhet, …
name = "KS           rad 2: ett citattecken saknar sitt slut.
"""

import re
import tomllib
from typing import Literal, get_args

import msgspec

Kind = Literal["nämnd", "förvaltning", "enhet", "bolag", "myndighet", "skola", "grupp", "annan"]

_NAMES = 'en lista av namn, till exempel ["KS"]'
_TABLES = "skrivas som en tabell med två hakparenteser på var sida: [[{}]]"
_NAME = "text inom citattecken"
# What each field of the register should be.
SHOULD_BE = {
    "name": _NAME, "text": _NAME, "report": _NAME, "passage": _NAME, "pipeline": _NAME,
    "aliases": _NAMES, "parts": _NAMES,
    "kind": f"{', '.join(get_args(Kind)[:-1])} eller {get_args(Kind)[-1]}, inom citattecken",
    "label": "UNIT eller ROLE, inom citattecken",
    "date": "ett datum, till exempel 2014-03-01",
}  # fmt: skip
FIELDS = {
    "": ("unit", "role", "rejected", "pipeline"),
    "unit": ("name", "kind", "aliases", "parts", "predecessor", "successor"),
    "rejected": ("label", "text", "report"),
    "predecessor": ("name", "date", "passage"),
}
FIELDS |= {"role": FIELDS["unit"], "successor": FIELDS["predecessor"]}
# What the reader of TOML says, by how it begins, and what it means.
_TOML = {
    "Unterminated string": "ett citattecken saknar sitt slut",
    "Illegal character": "ett citattecken saknar sitt slut, eller ett tecken får inte stå där",
    "Unclosed array": "en lista saknar sin hakparentes, eller ett komma mellan två namn",
    "Invalid value": 'ett värde ska stå inom raka citattecken ("), en lista inom [ och ]',
    "Expected ']": "en rubrik skrivs med lika många hakparenteser på var sida: [[unit]]",
    "Expected '='": "det ska stå = mellan fältets namn och värdet",
    "Cannot overwrite": "fältet står två gånger i samma tabell",
    "Cannot": "rubriken eller fältet står två gånger",
    "Invalid date": "datumet finns inte; det skrivs som 2014-03-01",
    "Expected newline": "det står något mer efter värdet",
    "Invalid": "raden är varken en rubrik, ett fält eller en kommentar",
    "Unescaped": "ett omvänt snedstreck skrivs två gånger",
}
_HEADER = re.compile(r"\s*\[{1,2}\s*([\w.]+)\s*\]{1,2}")


def told(fault: tomllib.TOMLDecodeError | msgspec.ValidationError, text: str) -> str:
    """Where a register is wrong and what should stand there: "rad 3: kind ska vara nämnd, förvaltning, …"."""
    if isinstance(fault, tomllib.TOMLDecodeError):
        return _of_toml(str(fault))
    said, _, where = str(fault).partition(" - at `")
    steps = re.findall(r"\.(\w+)(?:\[(\d+)\])?", where)
    named = re.search("field `(.+)`", said)
    tables = [(name, int(number or 0)) for name, number in (steps if named else steps[:-1])]
    field = named[1] if named else steps[-1][0] if steps else ""
    line = _line(text, tables, field)
    return f"rad {line}: {_should(said, tables[-1][0] if tables else '', field)}"


def _of_toml(said: str) -> str:
    at = re.search(r"at line (\d+)", said)
    means = next((meant for begins, meant in _TOML.items() if said.startswith(begins)), "raden går inte att läsa")
    return f"rad {at[1]}: {means}" if at else f"i slutet: {means}"


def _should(said: str, table: str, field: str) -> str:
    if "unknown field" in said:
        return f"{field} finns inte som fält. Det som kan stå är {', '.join(FIELDS.get(table, ()))}"
    if "missing required field" in said:
        return f"[[{table}]] saknar {field}, som ska vara {SHOULD_BE[field]}"
    if field in SHOULD_BE:
        return f"{field} ska vara {SHOULD_BE[field]}"
    return f"{field} ska {_TABLES.format(f'{table}.{field}' if table else field)}"


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
