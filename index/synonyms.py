"""Other names of what a query asks for: the register's aliases, and on request what a unit came from or became.

KS                       kommunstyrelsen             an alias
controllerenheten        ekonomienheten              its predecessor, only when asked for
"beslut av KS"           "beslut av kommunstyrelsen" a name in a phrase
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Literal

import msgspec

from index.swedish import normal, words
from index.words import stem
from ingest.files import changed_at
from ingest.keeping.archive import Archive
from ingest.register import Entity, Register

LONGEST_WITHIN = 6  # words of a name in a phrase
Relation = Literal["alias", "predecessor", "successor"]
Key = tuple[str, ...]  # the stems of a name's words


class Synonym(msgspec.Struct, frozen=True):
    """Another name, and what it is to the one that was asked for."""

    name: str
    relation: Relation


def _beginnings(others: Mapping[Key, Sequence[Synonym]]) -> set[str]:
    """The first words of names of several words that have other names."""
    return {name[0] for name, known in others.items() if known and len(name) > 1}


class Synonyms:
    """The other names that a register knows, by any of the names."""

    def __init__(self, register: Register) -> None:
        self._aliases: dict[Key, list[Synonym]] = {}
        self._succession: dict[Key, list[Synonym]] = {}
        self._canonical: dict[Key, str] = {}
        for entity in (*register.unit, *register.role):
            names = (entity.name, *filter(key, entity.aliases))  # an alias without a word names nothing
            for name in names:
                self._canonical.setdefault(key(name), entity.name)
                others = [Synonym(other, "alias") for other in names if key(other) != key(name)]
                self._aliases.setdefault(key(name), []).extend(others)
                self._succession.setdefault(key(name), []).extend(_line(entity))
        aliased, followed = _beginnings(self._aliases), _beginnings(self._succession)
        self._beginnings = {False: aliased, True: aliased | followed}

    def knows(self, name: str) -> bool:
        """Whether a unit or role is called so, in any form of the name."""
        return bool(self._aliases) and key(name) in self._aliases

    def canonical(self, name: str) -> str:
        """What the register calls what is called so; the name itself where it knows none."""
        return self._canonical.get(key(name), name) if self._canonical else name

    def begins(self, word: str, succession: bool = False) -> bool:
        """Whether a name of several words that has other names begins with this one."""
        return bool(self._aliases) and not self._beginnings[succession].isdisjoint(key(word)[:1])

    def of(self, name: str, succession: bool = False) -> list[Synonym]:
        """The other names of a name, however it is inflected; those before and after where they are asked for."""
        if not self._aliases:
            return []
        asked = key(name)
        found = [*self._aliases.get(asked, ()), *(self._succession.get(asked, ()) if succession else ())]
        return list({key(one.name): one for one in reversed(found) if key(one.name) != asked}.values())[::-1]

    def of_phrase(self, phrase: str, succession: bool = False) -> list[Synonym]:
        """The other names of a phrase that is a name; else the phrase with one of the names in it replaced."""
        return self.of(phrase, succession) or list(self._within(phrase, succession))

    def _within(self, phrase: str, succession: bool) -> Iterator[Synonym]:
        found = words(phrase) if self._aliases else []
        for first in range(len(found)):
            for last in range(first, min(len(found), first + LONGEST_WITHIN)):
                start, end = found[first].start, found[last].end
                for one in self.of(phrase[start:end], succession):
                    yield Synonym(f"{phrase[:start]}{one.name}{phrase[end:]}", one.relation)


NONE = Synonyms(Register())


def synonyms(archive: Archive) -> Synonyms:
    """Those of an archive's register as it is now; raises BrokenRegister."""
    path = archive.register_file
    changed = changed_at(path)
    return _read(path, changed) if changed else NONE


@lru_cache(4)
def _read(path: Path, _changed: int) -> Synonyms:
    return Synonyms(Register.load(path))


def _line(entity: Entity) -> Iterator[Synonym]:
    for one in entity.predecessor:
        yield Synonym(one.name, "predecessor")
    for one in entity.successor:
        yield Synonym(one.name, "successor")


@lru_cache(10_000)
def key(name: str) -> Key:
    """What two inflections of a name have in common."""
    return tuple(stem(normal(word.form)) for word in words(name))
