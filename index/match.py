"""A query's tree matched against an index: which sections it finds, how well, and where in them.

Every clause gives the numbers of the sections that it finds and a score for each, so that clauses are joined by
arithmetic on arrays. A clause keeps where its words occur, for highlights.
"""

import re
import time
from collections.abc import Sequence
from functools import partial, reduce

import msgspec
import numpy as np

from index import signs
from index.found import Found, Trace, as_one_of, at_once, joined, raised
from index.likely import begun_otherwise
from index.nodes import And, Field, Fuzzy, Leaf, Node, Not, Or, Phrase, Prefix, Words
from index.postings import (
    Bools,
    Chains,
    Floats,
    Postings,
    Scored,
    among,
    chained,
    common,
    either,
    is_few,
    masked,
    places,
)
from index.reader import Reader
from index.remarks import taken_as_words
from index.results import Reason, Strictness
from index.segment import Longs
from index.swedish import Kind, coordinated, normal, words
from index.synonyms import NONE, Relation, Synonym, Synonyms
from index.values import FACET_OF, Values
from index.ways import is_whole, may_be_cut, ways
from ingest.errors import QueryError
from ingest.keeping.area_schemes import Correspondence
from ingest.unseen import neutral

WEIGHTS: dict[Kind, float] = {"form": 4.0, "stem": 2.0, "part": 0.5}
# What a stricter match has ahead of others. The weights of fifty words never come to 10,000 (170 each, at most),
# so that a section with one more word as written stands first, however rarely it has it. That all words are there
# in some form is worth more than that one of them is as written.
STEP = 10_000.0
AHEAD: dict[Kind, float] = {"form": STEP, "stem": 5 * STEP, "part": 0.0}
KINDS: dict[Strictness, tuple[Kind, ...]] = {
    "exact": ("form",),
    "inflected": ("form", "stem"),
    "compound": ("form", "stem", "part"),
}
OTHER_NAME = 0.8  # what a hit on another name of the same counts
OTHER_STEP = 4 * STEP  # and what it has ahead, at most
NAMED = 0.1  # what a clause without words of the text adds to the score
LONGEST_SEARCH = 1.5  # seconds of a core; facets and highlights come after
MOST_POSTINGS = 3_000_000  # that the words with one beginning may have
MOST_OTHERS = 20  # phrases with another name in them
MOST_SIMILAR = 200  # words that one tilde may stand for
LONGEST_NAME = 4  # words without quotation marks
BEGUN = 3  # letters after a dash by which a word may be known
SHOWN_WORDS = 20  # of those that a star or tilde stands for; one more tells that there are more
EITHER = re.compile(r"\s(?:eller|or)\s", re.IGNORECASE)  # in "in- eller utlåning"
# Words so frequent that asking for them beside others says nothing.
FUNCTION_WORDS = frozenset("och i att för av en ett den det de som på med till är om har har vid".split())  # noqa: SIM905
Occurrences = tuple[Postings, tuple[str, ...]]  # where a word stands, and the terms that were looked for
NOTHING = Scored(np.zeros(0, np.int64), np.zeros(0))


class Matcher:
    """Matches clauses against an index, each once; `bounded` collects what was left out to answer in time, and
    what was read otherwise than it may have been meant. `asked` is the query without what was left out.

    It may take some seconds of a core.
    Raises QueryError where a clause stands for too much, or where a query takes too long.
    """

    def __init__(
        self, reader: Reader, strictness: Strictness, synonyms: Synonyms = NONE, succession: bool = False,
        decided: Sequence[Correspondence] = (), seconds: float = LONGEST_SEARCH,
    ) -> None:  # fmt: skip
        self.reader = reader
        self.kinds = KINDS[strictness]
        self._synonyms, self._succession = synonyms if strictness != "exact" else NONE, succession
        self.asked: Node | None = None
        self.bounded: list[str] = []
        self._known: dict[Node, Found] = {}
        self._terms: dict[tuple[str, Kind], Occurrences] = {}
        self._hurry = partial(_hurry, time.thread_time() + seconds)
        self.values = Values(reader, synonyms, succession, decided, self._hurry)

    def match(self, node: Node | None) -> Found:
        """What a query finds; all sections where it asks for nothing."""
        if node is None:
            return _named(self.reader.alive)
        self.bounded.extend(taken_as_words(node))
        asked = self.asked = node if "stem" not in self.kinds else self._without_function_words(node)
        if isinstance(node, And) and isinstance(asked, And) and len(asked.nodes) < len(node.nodes):
            left_out = [one.text for one in node.nodes if isinstance(one, Words) and one not in asked.nodes]
            common = "vanligt att det" if len(left_out) == 1 else "vanliga att de"
            self.bounded.append(
                f"{', '.join(f'”{word}”' for word in left_out)} är så {common} inte söktes. "
                "Sätt citattecken om ordföljden är viktig."
            )
        return self.clause(asked)

    def _without_function_words(self, node: Node) -> Node:
        """An And without words that nearly every section has, unless it is made of them or they are in a name."""
        if not isinstance(node, And):
            return node
        parts = self.with_names(node.nodes)
        named = {one for part in parts if isinstance(part, And) for one in part.nodes}
        kept = [one for one in node.nodes if one in named or not _is_function_word(one)]
        return And(tuple(kept)) if kept else node

    def clause(self, node: Node) -> Found:
        """What a clause finds."""
        found = self._known.get(node)
        if found is None:
            found = self._known[node] = self._match(node)
        return found

    def _match(self, node: Node) -> Found:
        self._hurry()
        match node:
            case Words(text):
                return self._also(text, self._words(text), self.others(node), self._ways(text))
            case Phrase(text, slop):
                others = self.others(node)
                if len(others) == MOST_OTHERS:
                    self.bounded.append(f"”{text}” söktes med högst {MOST_OTHERS} andra namn i frasen.")
                return self._also(text, self._phrase(text, slop), others, () if slop else self._ways(text))
            case Prefix():
                return self._beginning(node)
            case Fuzzy(text, _, distance):
                return self._similar(text, distance)
            case Field():
                return _named(self._field(node) & self.reader.alive)
            case Not(inner):
                return _named(self.reader.alive & ~masked(self.clause(inner).scored.docs, self.reader.size))
            case And(nodes):
                return self._both(nodes)
            case Or(nodes):
                return self._any([self.clause(one) for one in nodes])

    def _all(self, found: Sequence[Found]) -> Found:
        by_size = sorted((one.scored for one in found), key=lambda one: len(one.docs))
        self._hurry()
        return joined(found, reduce(lambda few, many: common(few, many, self.reader.size), by_size))

    def _both(self, nodes: tuple[Node, ...]) -> Found:
        """What an And finds: all its clauses; where neighbouring words are a name, that or another name of it."""
        if name := self.name(nodes):
            return self._also(name, self._all([self.clause(one) for one in nodes]), self._others(name))
        return self._all([self.clause(one) for one in self.with_names(nodes)])

    def with_names(self, nodes: tuple[Node, ...]) -> list[Node]:
        """The clauses of an And, with neighbouring words that together are a name as an And of their own."""
        found: list[Node] = []
        while nodes:
            size = self._name_length(nodes)
            found.append(And(nodes[:size]) if size > 1 else nodes[0])
            nodes = nodes[size:]
        return found

    def _begins(self, word: str) -> bool:
        return self._synonyms.begins(word, self._succession)

    def _name_length(self, nodes: tuple[Node, ...]) -> int:
        """How many of the first clauses are a name together; 1 where they are none."""
        if not isinstance(nodes[0], Words) or not self._begins(nodes[0].text):
            return 1
        return next((size for size in range(LONGEST_NAME, 1, -1) if self.name(nodes[:size])), 1)

    def name(self, nodes: tuple[Node, ...]) -> str:
        """The name that some words are together, where the register has other names of it; else nothing."""
        texts = [one.text for one in nodes if isinstance(one, Words)]
        if not 1 < len(texts) == len(nodes) <= LONGEST_NAME or not self._begins(texts[0]):
            return ""
        name = " ".join(texts)
        return name if self._others(name) else ""

    def _any(self, found: Sequence[Found]) -> Found:
        if len(found) == 1:
            return found[0]
        each = [one.scored for one in found] or [NOTHING]
        return joined(found, reduce(lambda some, others: either(some, others, self.reader.size), each))

    def _words(self, text: str) -> Found:
        """A word; "kultur- och fritidsnämnd" asks for both its words, "in- eller utlåning" for either.

        The text as written comes first; where words must be as written, it is all that is asked for.
        """
        found = words(text)
        if len(found) < 2:
            return self._word(found[0].form) if found else self._any([])
        as_written = self._sequences(text, [word.form for word in found])
        if self.kinds == KINDS["exact"]:
            return as_written
        asked = [as_one_of(text, self._word(word)) for word in coordinated(text)]
        asked_for = self._any(asked) if EITHER.search(text) else self._all(asked)
        return raised(asked_for, as_written.scored, self.reader.size)

    def others(self, clause: Leaf | And) -> list[Synonym]:
        """The other names under which a word, a phrase or words that together are a name are looked for too."""
        match clause:
            case Phrase(text, 0):
                return self._synonyms.of_phrase(text, self._succession)[:MOST_OTHERS]
            case Words(text):
                return self._others(text)
            case And(nodes):
                return self._others(self.name(nodes))
        return []

    def _others(self, name: str) -> list[Synonym]:
        return self._synonyms.of(name, self._succession)

    def _ways(self, text: str) -> list[str]:
        """The other ways of writing a word or phrase that the archive has the words of."""
        if self.kinds == KINDS["exact"]:
            return []
        return [way for way in ways(text) if all(self._is_known(word.form) for word in words(way))]

    def _is_known(self, form: str) -> bool:
        """Whether the archive has a word; one that is held by a dash in any form, if another begins as it does."""
        if "-" not in form:
            return self.reader.frequency("form", form) > 0
        begun = form[: form.index("-") + 1 + BEGUN]
        if not self.reader.postings_beginning("form", begun):
            return False
        return any(len(self._occurrences(form, kind)[0].docs) for kind in KINDS["inflected"])

    def _also(self, text: str, found: Found, others: Sequence[Synonym], ways: Sequence[str] = ()) -> Found:
        """What is found, and what other names and other ways of writing it find, a little less well."""
        named = [_as_another(text, one.relation, self._phrase(one.name, 0)) for one in others]
        named += [_as_another(text, None, self._phrase(way, 0)) for way in ways]
        return self._any([found, self._behind(self._any(named), found)]) if named else found

    def _behind(self, others: Found, found: Found) -> Found:
        """What other names find; a section with the word too is put ahead by what puts it further, not by both."""
        docs, scores = others.scored.docs, others.scored.scores
        inside = among(docs, found.scored.docs, self.reader.size)
        own = np.zeros(len(docs))
        own[inside] = found.scored.scores[places(docs[inside], found.scored.docs, self.reader.size)]
        ahead = np.minimum(scores - scores % STEP, OTHER_STEP) - (own - own % STEP)
        return msgspec.structs.replace(others, scored=Scored(docs, scores % STEP + np.maximum(ahead, 0.0)))

    def _word(self, form: str) -> Found:
        return self.reader.words_found.get((form, self.kinds), self._found_as)

    def _found_as(self, key: tuple[str, tuple[Kind, ...]]) -> Found:
        form, kinds = key
        found = [self._found(form, kind, *self._occurrences(form, kind)) for kind in kinds]
        if "stem" in kinds and self._stands_alone(form):
            found[:2] = [at_once(*found[:2])]
        return self._any(found)

    def _stands_alone(self, form: str) -> bool:
        """Whether the archive has none of a word's other forms; all its places are places of its stem too."""
        (own, _), (inflected, _) = self._occurrences(form, "form"), self._occurrences(form, "stem")
        return len(own.docs) == len(inflected.docs) and own.total == inflected.total

    def _occurrences(self, form: str, kind: Kind) -> Occurrences:
        """Where a word stands as one kind of term, and as which: several where it is a form of several words."""
        found = self._terms.get((form, kind))
        if found is None:
            asked = self.reader.terms_of(form, kind)
            found = self._terms[form, kind] = self.reader.postings(kind, asked), asked
        return found

    def _found(self, word: str, kind: Kind, postings: Postings, searched: tuple[str, ...]) -> Found:
        norms = self.reader.norms(kind)[postings.docs]
        scores = postings.scores(postings.docs, norms, WEIGHTS[kind]) + AHEAD[kind]
        return Found(Scored(postings.docs, scores), (Trace(Reason(word, kind), postings),), searched)

    def _phrase(self, text: str, slop: int) -> Found:
        asked = [word.form for word in words(text)]
        alone = len(asked) < 2 and not self._signs(text)
        return self._words(text) if alone else self._sequences(text, asked, slop)

    def _sequences(self, text: str, asked: Sequence[str], slop: int = 0) -> Found:
        """Where words follow each other: in all their forms, and as they are written, which counts besides."""
        kind: Kind = "stem" if "stem" in self.kinds else "form"
        terms = {form: self._occurrences(form, kind) for form in asked}
        searched = tuple(dict.fromkeys([key for _, keys in terms.values() for key in keys]))
        chains = self._chains(text, asked, kind, slop)
        docs = chains.sections
        if not len(docs):
            return Found(NOTHING, searched=searched)
        scores = self._scores([postings for postings, _ in terms.values()], kind, docs)
        found = _following(text, kind, chains, scores, len(terms), searched)
        if kind == "form":
            return found
        few = is_few(chains.keys) and not slop
        written = self._written(asked, chains) if few else self._chains(text, asked, "form", slop)
        alike = not slop and len(written.keys) == len(chains.keys)  # those as typed are among them
        own = scores if alike else scores[places(written.sections, docs, self.reader.size)]
        weighed = own * (WEIGHTS["form"] / WEIGHTS[kind])
        as_typed = _following(text, "form", chains if alike else written, weighed, len(terms), tuple(terms))
        return at_once(as_typed, found) if alike else self._any([as_typed, found])

    def _chains(self, text: str, asked: Sequence[str], kind: Kind, slop: int) -> Chains:
        """Where words follow each other as one kind of term, with the signs that the text has beside them."""
        self._hurry()
        found = chained([self._occurrences(form, kind)[0].keys for form in asked], slop)
        if self.kinds != KINDS["exact"] and may_be_cut(text):
            found = self._whole(found)
        beside = self._signs(text)
        return signs.beside(found, beside, self.reader.documents, self._hurry) if beside else found

    def _whole(self, found: Chains) -> Chains:
        """Those places that do not begin or end inside a number: 250 000 of 1 250 000."""
        documents, whole = self.reader.documents, []
        for (doc, first), last in zip(found.places, found.last_places, strict=True):
            self._hurry()
            whole.append(is_whole(neutral(documents[doc].text), *documents[doc].stretches([(first, last)])[0]))
        return found.of(whole)

    def _signs(self, text: str) -> signs.Signs | None:
        return signs.asked(text, literal=self.kinds == KINDS["exact"])

    def _written(self, asked: Sequence[str], inflected: Chains) -> Chains:
        """Of a few places where forms of words follow each other, those where the words themselves do."""
        documents = self.reader.documents
        written = [documents[doc].has(asked, place) for doc, place in inflected.places]
        return inflected if all(written) else inflected.of(written)

    def _scores(self, terms: Sequence[Postings], kind: Kind, docs: Longs) -> Floats:
        """What terms of one kind add to the scores of some sections that have them all."""
        norms = self.reader.norms(kind)[docs]
        rarest = sorted(terms, key=lambda one: len(one.docs))
        first, *others = [one.scores(docs, norms, WEIGHTS[kind]) for one in rarest]
        return sum(others, first)

    def _beginning(self, node: Prefix) -> Found:
        form = normal(node.text)
        if self.reader.postings_beginning("form", form) > MOST_POSTINGS:
            raise QueryError(
                f"{node.text}* står för så många ord att sökningen skulle ta för lång tid. "
                "Skriv fler bokstäver före stjärnan.",
                node.position,
            )
        shown = tuple(self.reader.most_frequent("form", form, SHOWN_WORDS + 1))
        return self._found(f"{node.text}*", "form", self.reader.beginning("form", form), shown)

    def _similar(self, text: str, distance: int) -> Found:
        form = normal(text)
        most = distance or (1 if len(form) < 6 else 2)
        found = self.reader.words("form", form[:1]).within(form, most) + begun_otherwise(
            self.reader, form, most - 1
        )
        if len(found) > MOST_SIMILAR:
            self.bounded.append(f"{text}~ står för {len(found)} ord. De {MOST_SIMILAR} vanligaste av dem söktes.")
            found = sorted(found, key=lambda word: -self.reader.frequency("form", word))[:MOST_SIMILAR]
        postings = self.reader.together("form", [word.encode() for word in found])
        return self._found(f"{text}~", "form", postings, tuple(found[: SHOWN_WORDS + 1]))

    def _field(self, field: Field) -> Bools:
        if field.name == "år":
            return self.reader.column("year").having(lambda year: int(field.value) <= int(year) <= int(field.last))
        if field.name == "beslut":
            return masked(self.reader.postings("decision", (field.value.strip("§ "),)).docs, self.reader.size)
        facet = FACET_OF[field.name]
        return self.values.having(facet, field.value, self.values.asked(facet, field.value))


def _hurry(deadline: float) -> None:
    if time.thread_time() > deadline:
        raise QueryError(
            "Frågan tog för lång tid. Dela upp den, eller ta bort sökord, först dem med * eller ~.", 0
        )


def _following(
    text: str, kind: Kind, chains: Chains, scores: Floats, words: int, searched: tuple[str, ...]
) -> Found:
    """What is found where so many words follow each other as one kind of term."""
    scored = Scored(chains.sections, scores + words * AHEAD[kind])
    return Found(scored, (Trace(Reason(text, kind), chains),), searched)


def _as_another(word: str, relation: Relation | None, found: Found) -> Found:
    """What another name or way of writing finds: less than any form of the word, more than its compounds."""
    score = found.scored.scores % STEP
    scores = np.minimum(found.scored.scores - score, OTHER_STEP) + OTHER_NAME * score
    traces = tuple(Trace(Reason(word, one.reason.how, relation), one.occurrences) for one in found.traces)
    return Found(Scored(found.scored.docs, scores), traces, found.searched)


def _named(mask: Bools) -> Found:
    docs = np.flatnonzero(mask)
    return Found(Scored(docs, np.full(len(docs), NAMED)))


def _is_function_word(node: Node) -> bool:
    return isinstance(node, Words) and node.text in FUNCTION_WORDS
