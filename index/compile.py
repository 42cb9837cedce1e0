"""A query's tree as a Whoosh query, together with what it will match in the text."""

from collections.abc import Callable, Iterable, Iterator

import msgspec
import whoosh.query as whoosh_query

from index.query import And, Field, Fuzzy, Node, Not, Or, Phrase, Prefix, Words
from index.reader import Reader
from index.results import Facet, Strictness
from index.schema import Document
from index.swedish import Kind, normal, terms, words
from ingest.errors import QueryError

WEIGHTS: dict[Kind, float] = {"form": 4.0, "stem": 2.0, "part": 0.5}
KINDS: dict[Strictness, tuple[Kind, ...]] = {
    "exact": ("form",),
    "inflected": ("form", "stem"),
    "compound": ("form", "stem", "part"),
}
MOST_EXPANSIONS = 1_000  # words that one star or tilde may stand for
FACET_OF: dict[str, Facet] = {
    "enhet": "unit", "roll": "role", "omgång": "round", "rapport": "report",
}  # fmt: skip
# Words so frequent that asking for them beside others says nothing.
FUNCTION_WORDS = frozenset("och i att för av en ett den det de som på med till är om har har vid".split())  # noqa: SIM905


class Sought(msgspec.Struct, frozen=True):
    """What to highlight: the terms of a word, or the terms of each word of a phrase in order."""

    sequence: tuple[frozenset[tuple[str, str]], ...]
    slop: int = 0


class Compiled(msgspec.Struct, frozen=True):
    """A Whoosh query, and what it seeks in the text."""

    query: whoosh_query.Query
    sought: tuple[Sought, ...]


def compile_query(node: Node | None, reader: Reader, strictness: Strictness) -> Compiled:
    """The Whoosh query for a tree; raises QueryError where a star stands for too many words."""
    if node is None:
        return Compiled(whoosh_query.Every(), ())
    compiler = _Compiler(reader, strictness)
    return Compiled(compiler.compile(_without_function_words(node)), tuple(compiler.sought))


def _without_function_words(node: Node) -> Node:
    """An And without the words that nearly every section has, unless it is made of them."""
    if not isinstance(node, And):
        return node
    kept = [one for one in node.nodes if not (isinstance(one, Words) and one.text in FUNCTION_WORDS)]
    return And(tuple(kept)) if kept else node


class _Compiler:
    def __init__(self, reader: Reader, strictness: Strictness) -> None:
        self.reader = reader
        self.kinds = KINDS[strictness]
        self.sought: list[Sought] = []

    def compile(self, node: Node) -> whoosh_query.Query:
        match node:
            case Words(text):
                return self._words(text)
            case Phrase(text, slop):
                return self._phrase(text, slop)
            case Prefix(text):
                return self._any_form(self._beginning(node))
            case Fuzzy(text):
                return self._any_form(self._similar(text))
            case Field():
                return self._field(node)
            case Not(inner):
                return _not(self._unseen(inner))
            case And(nodes):
                return whoosh_query.And([self.compile(one) for one in nodes])
            case Or(nodes):
                return whoosh_query.Or([self.compile(one) for one in nodes])

    def _unseen(self, node: Node) -> whoosh_query.Query:
        """What must not match is not highlighted."""
        before = list(self.sought)
        query = self.compile(node)
        self.sought = before
        return query

    def _words(self, text: str) -> whoosh_query.Query:
        """All words of a text; "kultur- och fritidsnämnd" asks for kulturnämnd and fritidsnämnd."""
        asked = [word for word in coordinated(text) if word]
        return whoosh_query.And([self._word(word) for word in asked]) if asked else whoosh_query.NullQuery()

    def _word(self, form: str) -> whoosh_query.Query:
        keys = self._keys(form)
        self.sought.append(Sought((frozenset(keys),)))
        return whoosh_query.Or([whoosh_query.Term(kind, text, boost=WEIGHTS[kind]) for kind, text in keys])

    def _keys(self, form: str) -> list[tuple[Kind, str]]:
        """The field and term under which a word is found, by strictness."""
        found: dict[Kind, str] = {term.kind: term.text for term in reversed(terms(form)) if term.kind != "part"}
        found["part"] = found["stem"]
        return [(kind, found[kind]) for kind in self.kinds]

    def _phrase(self, text: str, slop: int) -> whoosh_query.Query:
        asked = [word.form for word in words(text)]
        if len(asked) < 2:
            return self._words(text)
        fields = [kind for kind in self.kinds if kind != "part"]
        choices = []
        for kind in fields:
            sequence = [dict(self._keys(form))[kind] for form in asked]
            self.sought.append(Sought(tuple(frozenset({(kind, word)}) for word in sequence), slop))
            choices.append(whoosh_query.Phrase(kind, sequence, slop=slop + 1, boost=WEIGHTS[kind]))
        return whoosh_query.Or(choices)

    def _beginning(self, node: Prefix) -> Iterator[str]:
        found = self.reader.searcher.reader().expand_prefix("form", normal(node.text))
        for number, form in enumerate(_texts(found)):
            if number >= MOST_EXPANSIONS:
                raise QueryError(
                    f"{node.text}* står för fler än {MOST_EXPANSIONS} ord. Skriv fler bokstäver före stjärnan.",
                    node.position,
                )
            yield form

    def _similar(self, text: str) -> Iterator[str]:
        form = normal(text)
        distance = 1 if len(form) < 6 else 2
        return _texts(self.reader.searcher.reader().terms_within("form", form, distance, prefix=1))

    def _any_form(self, forms: Iterable[str]) -> whoosh_query.Query:
        found = list(forms)
        self.sought.append(Sought((frozenset(("form", form) for form in found),)))
        return whoosh_query.Or([whoosh_query.Term("form", form) for form in found])

    def _field(self, field: Field) -> whoosh_query.Query:
        if field.name == "år":
            return whoosh_query.NumericRange("year", int(field.value), int(field.last))
        if field.name == "beslut":
            return whoosh_query.Term("decision", field.value.strip("§ "))
        if field.name == "område":
            return _documents(self.reader, lambda document: _is_area(document, field.value))
        facet = FACET_OF[field.name]
        allowed = {value for value in self.reader.vocabulary[facet] if _says(value, field.value)}
        return _documents(self.reader, lambda document: not allowed.isdisjoint(document.values(facet)))


def coordinated(text: str) -> list[str]:
    """The words of a text, coordinated compounds written out: kulturnämnd, fritidsnämnd."""
    found = words(text)
    whole = {word.start: word.form for word in found if not word.hanging}
    expanded = {
        term.start: term.text for term in reversed(terms(text)) if term.kind == "part" and term.start not in whole
    }
    hanging = any(word.hanging for word in found)
    return [
        whole.get(word.start) or expanded.get(word.start, word.form)
        for word in found
        if not (hanging and word.form in ("och", "eller", "samt", "respektive"))
    ]


def _is_area(document: Document, asked: str) -> bool:
    """Whether a section belongs to an area with that label, or with a title that has these words."""
    label, title = document.area or (None, None)
    return asked.casefold() == (label or "").casefold() or bool(title and _says(title, asked))


def _says(value: str, asked: str) -> bool:
    """Whether a name is the one asked for: written so, or with each of the words in some form."""
    if value.casefold() == asked.casefold():
        return True
    wanted = {term.text for term in terms(asked) if term.kind == "stem"}
    return bool(wanted) and wanted <= {term.text for term in terms(value)}


def _documents(reader: Reader, belongs: Callable[[Document], bool]) -> whoosh_query.Query:
    """The sections of which something stored is true."""
    keys = [f"{one.report}/{one.section}" for one in reader.documents.values() if belongs(one)]
    return whoosh_query.ConstantScoreQuery(whoosh_query.Or([whoosh_query.Term("key", key) for key in keys]), 0.1)


def _not(query: whoosh_query.Query) -> whoosh_query.Query:
    return whoosh_query.And([whoosh_query.ConstantScoreQuery(whoosh_query.Every(), 0.1), whoosh_query.Not(query)])


def _texts(found: Iterable[bytes | str]) -> Iterator[str]:
    return (term.decode() if isinstance(term, bytes) else term for term in found)
