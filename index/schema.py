"""The Whoosh schema, and a section as a document of it.

The unit of search is the section. Its words are indexed three times, in fields that differ in how strictly
they match: `form` as written, `stem` in all inflections, `part` inside compounds.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

import msgspec
from whoosh.analysis import Token, Tokenizer
from whoosh.fields import ID, KEYWORD, NUMERIC, STORED, TEXT, Schema

from index.results import Facet
from index.swedish import Kind, terms
from ingest.register import Register
from ingest.report import Label, Report, Section

VERSION = 2  # of the schema and the analyzer; another one in an index folder means that it is built anew
FIELDS: tuple[Kind, ...] = ("form", "stem", "part")
_DECISION = re.compile(r"§{1,2}\s*(\d+)")


class Document(msgspec.Struct, frozen=True):
    """A section as the index stores it, `number` its place in the report and `start` that of its round."""

    report: str
    section: str
    number: int
    title: str
    round: str | None
    start: date | None
    area: tuple[str | None, str | None] | None
    item: str | None
    pages: tuple[int, int]
    units: tuple[str, ...]
    roles: tuple[str, ...]
    text: str

    @property
    def area_name(self) -> str | None:
        """The area's label, or its title where it has no label."""
        return (self.area[0] or self.area[1]) if self.area else None

    def values(self, facet: Facet) -> Sequence[str]:
        """What a facet counts in this section."""
        match facet:
            case "round":
                return (self.round,) if self.round else ()
            case "year":
                return (str(self.start.year),) if self.start else ()
            case "area":
                return (self.area_name,) if self.area_name else ()
            case "unit":
                return self.units
            case "role":
                return self.roles
            case "report":
                return (self.report,)

    @property
    def when(self) -> tuple[date, str, int]:
        """The order of time: by round, then as in the report; what has no round comes first."""
        return self.start or date.min, self.report, self.number


class SwedishTokenizer(Tokenizer):
    """Terms of one kind as Whoosh tokens; several may share a position."""

    def __init__(self, kind: Kind) -> None:
        self.kind = kind

    def __call__(self, value: str, **options: Any) -> Iterator[Token]:
        """Yield the tokens of a text; Whoosh reuses one object for all of them."""
        token = Token(positions=True, chars=True, removestops=False)
        for term in terms(value):
            if term.kind == self.kind:
                token.text, token.pos = term.text, term.position
                token.startchar, token.endchar = term.start, term.end
                token.boost, token.stopped = 1.0, False
                yield token


def schema() -> Schema:
    """The fields of the index."""
    words = {kind: TEXT(SwedishTokenizer(kind), phrase=kind != "part") for kind in FIELDS}
    return Schema(
        key=ID(unique=True),
        report=ID(),
        unit=KEYWORD(commas=True),
        role=KEYWORD(commas=True),
        decision=KEYWORD(commas=True),
        year=NUMERIC(),
        stored=STORED(),
        **words,
    )


def document(report: Report, number: int, section: Section, register: Register) -> dict[str, Any]:
    """A section as a document; `number` is its place in the report.

    Units and roles that are named together ("myndighets- och huvudmannaenheterna") are found under each name.
    """
    round_ = report.round_of(section)
    units = _names(section, "UNIT", register)
    roles = _names(section, "ROLE", register)
    stored = Document(
        report=report.id,
        section=section.id,
        number=number,
        title=report.title,
        round=round_.label if round_ else None,
        start=round_.start if round_ else None,
        area=(section.area.label, section.area.title) if section.area else None,
        item=section.item,
        pages=section.pages,
        units=units,
        roles=roles,
        text=section.text,
    )
    return {
        "key": f"{report.id}/{section.id}",
        "report": report.id,
        "unit": ",".join(units).lower(),
        "role": ",".join(roles).lower(),
        "decision": ",".join(_DECISION.findall(section.text)),
        "year": round_.year if round_ else None,
        "stored": stored,
        **dict.fromkeys(FIELDS, section.text),
    }


def _names(section: Section, label: Label, register: Register) -> tuple[str, ...]:
    named = (mention.name for mention in section.mentions if mention.label == label)
    return tuple(sorted({name for one in named for name in register.expansions(one, label)}))
