"""What one written word can be: a unit, a bare head, a role, a truncated first part, or nothing of the kind.

A word is looked up by its longest ending that is a form of a head, once; the answer is remembered.
"""

from functools import cache
from typing import Literal

import msgspec

from ingest.ner.paradigms import Form, forms
from ingest.ner.role_heads import ROLE_HEADS
from ingest.ner.unit_heads import (
    COMPLETE,
    INSTITUTIONS,
    KINDS_OF_SCHOOL,
    UNIT_HEADS,
)

Kind = Literal["UNIT", "HEAD", "ROLE", "STUB", "INSTITUTION"]
"""UNIT socialnämnden; HEAD nämnden; ROLE enhetschef; STUB kultur-; INSTITUTION förskolan, Norrgårdsskolan."""

HYPHENS = "-‐‑–"
_PREFIXED = 2  # letters that a first part has at least: it-chef, VA-enheten


class Reading(msgspec.Struct, frozen=True):
    """What a word is: its kind, the lemma of its head, what stands before the head, and the head's form."""

    kind: Kind
    head: str
    first: str
    form: Form

    @property
    def genitive(self) -> bool:
        """Whether the word owns what follows: kommunstyrelsens."""
        return self.form.genitive

    @property
    def indefinite(self) -> bool:
        """Whether the word may follow a genitive: (kommunstyrelsens) arbetsutskott."""
        return not self.form.definite


class _Rule(msgspec.Struct, frozen=True):
    """A form of a head, and what first parts make it a unit or a role."""

    label: Literal["UNIT", "ROLE", "INSTITUTION"]
    head: str
    form: Form
    alone: bool
    compound: bool
    only: tuple[str, ...]
    never: tuple[str, ...]


@cache
def read(word: str) -> Reading | None:
    """What a word as written can be; None for the great majority, which are neither."""
    lower = word.lower().rstrip("-‐‑–") if word[-1:] in HYPHENS else word.lower()
    if lower != word.lower():
        return _stub(lower)
    lower = _without_colon(lower)
    rules = _rules()
    for length in range(min(len(lower), _longest()), 1, -1):
        for rule in rules.get(lower[-length:], ()):
            if (reading := _apply(rule, lower[:-length], word)) is not None:
                return reading
    return None


def _without_colon(lower: str) -> str:
    """vd:n → vd; an abbreviation takes its endings after a colon."""
    name, colon, ending = lower.partition(":")
    return name if colon and ending in {"n", "s", "ns", "ar", "arna", "er", "erna", "arnas", "ernas"} else lower


def _stub(lower: str) -> Reading | None:
    if len(lower) < _PREFIXED or not lower.replace("-", "").isalpha():
        return None
    return Reading("STUB", "", lower, Form(lower, "sg", definite=False, genitive=False))


def _apply(rule: _Rule, first: str, word: str) -> Reading | None:
    if rule.label == "INSTITUTION":
        return (
            Reading("INSTITUTION", rule.head, first.rstrip(HYPHENS), rule.form) if _school(first, word) else None
        )
    if not first:
        return _alone(rule)
    if not rule.compound or not _fits(rule, first):
        return None
    return Reading(rule.label, rule.head, first, rule.form)


def _alone(rule: _Rule) -> Reading | None:
    if rule.label == "ROLE":
        return Reading("ROLE", rule.head, "", rule.form) if rule.alone else None
    return Reading("UNIT" if rule.head in COMPLETE else "HEAD", rule.head, "", rule.form)


def _fits(rule: _Rule, first: str) -> bool:
    bare = first.rstrip(HYPHENS)
    if len(bare) < _PREFIXED or not bare.replace("-", "").replace(":", "").isalpha():
        return False
    if rule.only and not any(_ends(first, end) for end in rule.only):
        return False
    return not any(_ends(first, end) for end in rule.never)


def _ends(first: str, end: str) -> bool:
    return first == end[1:] if end.startswith("^") else first.endswith(end)


def _school(first: str, word: str) -> bool:
    """Whether a word is a kind of school as such (förskolan), or with a capital a name (Norrgårdsskolan)."""
    return not first or first in KINDS_OF_SCHOOL or (word[0].isupper() and len(first) > _PREFIXED)


@cache
def _rules() -> dict[str, list[_Rule]]:
    rules: dict[str, list[_Rule]] = {}
    for head in UNIT_HEADS:
        for form in forms(head.lemma, head.paradigm):
            never = head.never if form.definite else head.never + head.indefinite_never
            rule = _Rule("UNIT", head.lemma.replace("|", ""), form, False, True, head.only, never)
            rules.setdefault(form.text, []).append(rule)
    for office in ROLE_HEADS:
        for lemma in office.lemmas:
            for form in forms(lemma, office.paradigm):
                rule = _Rule(
                    "ROLE",
                    lemma.replace("|", ""),
                    form,
                    office.alone,
                    office.compound,
                    office.only,
                    office.never,
                )
                rules.setdefault(form.text, []).append(rule)
    for lemma, paradigm in INSTITUTIONS:
        for form in forms(lemma, paradigm):
            rules.setdefault(form.text, []).append(
                _Rule("INSTITUTION", lemma.replace("|", ""), form, True, True, (), ())
            )
    return rules


@cache
def _longest() -> int:
    return max(map(len, _rules()))
