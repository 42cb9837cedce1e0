"""The register: what the archivist decided about units and roles, and one name for each mention.

A register is a TOML file, `[[unit]]` and `[[role]]` tables:

    [[unit]]
    name = "controllerenhet"
    kind = "enhet"
    aliases = ["controllergruppen", "CE"]
    [[unit.predecessor]]
    name = "ekonomienhet"
    date = 2014-03-01
    passage = "hosten-2014-II"

Names that it does not hold get their base form from morphology (`ingest.ner.baseform`).
"""

import datetime
from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import Literal, get_args

import msgspec

from ingest.by_hand import DAY, NAME, NAMES, Wrong, decoded, either, text_of
from ingest.errors import BackspegelError
from ingest.ner.baseform import base_form, expansions
from ingest.report import Label

Kind = Literal["nämnd", "förvaltning", "enhet", "bolag", "myndighet", "skola", "grupp", "annan"]
SHOULD_BE = {  # what each field is
    "name": NAME, "text": NAME, "report": NAME, "passage": NAME, "pipeline": NAME,
    "aliases": NAMES, "parts": NAMES, "date": DAY,
    "kind": either(*get_args(Kind)), "label": either("UNIT", "ROLE"),
}  # fmt: skip


class BrokenRegister(BackspegelError):
    """The register cannot be read as one."""


class Succession(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """What became of an entity or what it came from, when, and the section that says so."""

    name: str
    date: datetime.date | None = None
    passage: str | None = None


class Entity(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A unit or a role: the name to look it up by, what else it is called, what it came from and became."""

    name: str
    kind: Kind = "annan"
    aliases: tuple[str, ...] = ()
    # Each of the names is an entity of its own: "myndighets- och huvudmannaenhet" is two.
    parts: tuple[str, ...] = ()
    predecessor: tuple[Succession, ...] = ()
    successor: tuple[Succession, ...] = ()


class Rejected(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """A text that is no unit or role, in one report or in all."""

    label: Label
    text: str
    report: str | None = None


class Register(msgspec.Struct, frozen=True, forbid_unknown_fields=True, dict=True):
    """Canonical units and roles; an empty register is one too."""

    unit: tuple[Entity, ...] = ()
    role: tuple[Entity, ...] = ()
    rejected: tuple[Rejected, ...] = ()
    pipeline: str | None = None  # a spaCy pipeline that adds persons and places

    @classmethod
    def load(cls, path: Path) -> "Register":
        """Read a register file; a file that is missing is an empty register.

        Raises BrokenRegister with the place of the fault.
        """
        if not path.exists():
            return cls()
        try:
            return cls.read(text_of(path), path)
        except Wrong as wrong:
            raise BrokenRegister(_broken(path, wrong)) from wrong

    @classmethod
    def read(cls, text: str, path: Path) -> "Register":
        """A register from its text; `path` is named where it is broken. Raises BrokenRegister."""
        try:
            return decoded(text, cls, SHOULD_BE)
        except Wrong as wrong:
            raise BrokenRegister(_broken(path, wrong)) from wrong

    def entities(self, label: Label) -> tuple[Entity, ...]:
        """The units or the roles."""
        return {"UNIT": self.unit, "ROLE": self.role}.get(label, ())

    def canonical(self, text: str, label: Label) -> str:
        """The name of a mention: as the register decides, else the base form."""
        names = self._names[label]
        return names.get(_key(text)) or self._of_base(base_form(text, label), names)

    def rejects(self, text: str, label: Label, report: str | None) -> bool:
        """Whether the archivist has said that a text is none, in that report or in all."""
        return any(
            one.label == label and one.report in (None, report) and _key(one.text) == _key(text)
            for one in self.rejected
        )

    def aliases(self, name: str, label: Label) -> tuple[str, ...]:
        """What else the register says that an entity is called."""
        entity = self._entities[label].get(name)
        return entity.aliases if entity else ()

    def expansions(self, name: str, label: Label = "UNIT") -> tuple[str, ...]:
        """The names that a canonical name is found under: itself, or the parts of a class of several."""
        entity = self._entities[label].get(name)
        return entity.parts if entity is not None and entity.parts else expansions(name)

    def doubts(self) -> Iterator[str]:
        """What in the register is allowed but hardly meant, in Swedish: a name of several, or an empty one."""
        for kind, entities in (("enheter", self.unit), ("roller", self.role)):
            called: dict[str, dict[str, str]] = {}  # what each is called by, as it is written
            for entity in entities:
                if not all(map(str.strip, entity.aliases)):
                    yield f"I registret har {entity.name} ett tomt namn i aliases. Ta bort det."
                for name in (entity.name, *filter(str.strip, entity.aliases)):
                    called.setdefault(_key(name), {}).setdefault(entity.name, name)
            for names in called.values():
                if len(names) > 1:
                    name = next(iter(names.values()))
                    several = f"I registret heter flera {kind} ”{name}”: {', '.join(names)}."
                    yield f"{several} Omnämnanden räknas till den första. Ta bort namnet där det är fel."

    def written_names(self, label: Label) -> Iterator[tuple[str, str]]:
        """Every name and alias as it may be written, with the canonical name."""
        for entity in self.entities(label):
            for written in (entity.name, *entity.aliases):
                yield written, entity.name

    @staticmethod
    def _of_base(base: str, names: Mapping[str, str]) -> str:
        return names.get(_key(base), base)

    @cached_property
    def _entities(self) -> dict[Label, dict[str, Entity]]:
        return {"UNIT": {e.name: e for e in self.unit}, "ROLE": {e.name: e for e in self.role}}

    @cached_property
    def _names(self) -> dict[Label, dict[str, str]]:
        """Written names and their base forms in lower case, to canonical names; exact names first."""
        found: dict[Label, dict[str, str]] = {"UNIT": {}, "ROLE": {}}
        for label, names in found.items():
            for written, name in self.written_names(label):
                names.setdefault(_key(written), name)
            for written, name in self.written_names(label):
                names.setdefault(_key(base_form(written, label)), name)
        return found


def _broken(path: Path, wrong: Wrong) -> str:
    return f"Registret {path} går inte att läsa, {wrong}. Rätta filen och försök igen."


def _key(text: str) -> str:
    return " ".join(text.split()).casefold()
