"""Why a word of a text matches a query: the same word, a form of it, a compound with it, or something near it.

nämnd       in "nämnden"           böjning av ”nämnd”
nämnd       in "facknämnder"       sammansättning med ”nämnd”
stöd*       in "stödprocesserna"   börjar med ”stöd”
"""

from collections.abc import Iterator
from typing import Literal

import msgspec

from index.compile import coordinated
from index.query import And, Fuzzy, Node, Not, Or, Phrase, Prefix, Words, parse
from index.swedish import normal, terms
from index.words import stem

How = Literal["same", "inflected", "compound", "phrase", "prefix", "similar"]
SAID: dict[How, str] = {
    "same": "samma ord som i frågan",
    "inflected": "böjning av ”{}”",
    "compound": "sammansättning med ”{}”",
    "phrase": "frasen ”{}”",
    "prefix": "börjar med ”{}”",
    "similar": "stavas nästan som ”{}”",
}


class Explained(msgspec.Struct, frozen=True):
    """How a match comes of a word of the query."""

    how: How
    word: str

    @property
    def said(self) -> str:
        """The explanation in Swedish."""
        return SAID[self.how].format(self.word)


class Explainer:
    """Explains the matches of one query; a query that cannot be read raises QueryError."""

    def __init__(self, query: str) -> None:
        self._asked = list(_asked(parse(query)))
        self._known: dict[str, Explained | None] = {}

    def __call__(self, match: str) -> Explained | None:
        """Why this stretch of text was marked, the strictest reason first; None where the query does not say."""
        if match not in self._known:
            found = [why for node in self._asked if (why := _why(node, match))]
            self._known[match] = min(found, key=lambda why: list(SAID).index(why.how), default=None)
        return self._known[match]


def _asked(node: Node | None) -> Iterator[Words | Phrase | Prefix | Fuzzy]:
    """What is asked for in words; what must not be there explains no match."""
    match node:
        case Words() | Phrase() | Prefix() | Fuzzy():
            yield node
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _asked(one)
        case Not():
            return


def _why(node: Words | Phrase | Prefix | Fuzzy, match: str) -> Explained | None:
    forms = {term.text for term in terms(match) if term.kind == "form"}
    match node:
        case Phrase(text):
            return Explained("phrase", text) if len(forms) > 1 else _why(Words(text), match)
        case Prefix(text):
            begins = any(form.startswith(normal(text)) for form in forms)
            return Explained("prefix", text) if begins else None
        case Fuzzy(text):
            return Explained("similar", text)
        case Words(text):
            found = [why for word in coordinated(text) if (why := _why_word(word, match))]
            return found[0] if found else None


def _why_word(word: str, match: str) -> Explained | None:
    """The strictest of the ways in which a word and a match are indexed alike."""
    found = {(term.kind, term.text) for term in terms(match)}
    key = stem(word)
    if ("form", word) in found:
        return Explained("same", word)
    if ("stem", key) in found:
        return Explained("inflected", word)
    return Explained("compound", word) if ("part", key) in found else None
