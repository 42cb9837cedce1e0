"""What a query asks, as a tree: words, phrases and fields, joined by And, Or and Not."""

import re

import msgspec

FIRST_YEAR, LAST_YEAR = 1000, 9999


class Words(msgspec.Struct, frozen=True, tag=True):
    """One word, or a coordinated compound ("kultur- och fritidsnämnd"); `position` in the query."""

    text: str
    position: int = 0


class Phrase(msgspec.Struct, frozen=True, tag=True):
    """Words in order, with at most `slop` others between them."""

    text: str
    slop: int = 0
    position: int = 0


class Prefix(msgspec.Struct, frozen=True, tag=True):
    """Words that begin with `text`."""

    text: str
    position: int = 0


class Fuzzy(msgspec.Struct, frozen=True, tag=True):
    """Words that differ from `text` by at most `distance` letters; 0 is one or two, by the word's length."""

    text: str
    position: int = 0
    distance: int = 0


class Field(msgspec.Struct, frozen=True, tag=True):
    """A value that a section's field must have; for år an interval `value..last`."""

    name: str
    value: str
    last: str = ""
    position: int = 0


class And(msgspec.Struct, frozen=True, tag=True):
    """All of them."""

    nodes: tuple["Node", ...]


class Or(msgspec.Struct, frozen=True, tag=True):
    """At least one of them."""

    nodes: tuple["Node", ...]


class Not(msgspec.Struct, frozen=True, tag=True):
    """Not this one."""

    node: "Node"


Node = Words | Phrase | Prefix | Fuzzy | Field | And | Or | Not
Leaf = Words | Phrase | Prefix | Fuzzy | Field


def written(node: Node) -> str:
    """A query that asks this, in Swedish; reading it gives the same tree."""
    match node:
        case Words(text):
            return text
        case Phrase(text, slop):
            return f"”{text}”" + (f"~{slop}" if slop else "")
        case Prefix(text):
            return f"{text}*"
        case Fuzzy(text, _, distance):
            return f"{text}~" + (str(distance) if distance else "")
        case Field():
            return _written_field(node)
        case Not(inner):
            return f"INTE {_bracketed(inner)}"
        case And(nodes):
            return " ".join(map(_bracketed, nodes))
        case Or(nodes):
            return " ELLER ".join(map(_bracketed, nodes))


def _bracketed(node: Node) -> str:
    return f"({written(node)})" if isinstance(node, And | Or) else written(node)


def _written_field(field: Field) -> str:
    if field.name == "år":
        first = field.value if int(field.value) > FIRST_YEAR else ""
        last = field.last if int(field.last) < LAST_YEAR else ""
        return f"år:{first}" if first == last else f"år:{first}..{last}"
    plain = re.fullmatch(r"[\w§*][\w§*.-]*", field.value) and not field.value.endswith("-")
    return f"{field.name}:{field.value}" if plain else f"{field.name}:”{field.value}”"


def leaves(node: Node | None) -> list[Leaf]:
    """The words, phrases and fields that a query asks for or refuses, from left to right."""
    match node:
        case None:
            return []
        case And(nodes) | Or(nodes):
            return [leaf for one in nodes for leaf in leaves(one)]
        case Not(inner):
            return leaves(inner)
    return [node]
