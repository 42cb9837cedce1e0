"""What was understood of a query: each clause with the words that it finds; and what may have been meant."""

import difflib
from collections import Counter
from collections.abc import Iterator

import numpy as np

from index.found import Found
from index.highlight import highlights
from index.lexemes import as_seen
from index.likely import likeliest
from index.match import SHOWN_WORDS, Matcher
from index.nodes import And, Field, Leaf, Node, Not, Or, Phrase, Words, leaves, written
from index.reader import Reader
from index.results import Understood
from index.swedish import keys, normal, words
from index.values import FACET_OF

SAMPLE = 50  # sections of a clause whose words are told
NEAR = 0.7  # how alike a value of a field and what was typed must be, 0..1


def understood(node: Node | None, matcher: Matcher, with_words: bool) -> Iterator[Understood]:
    """Each clause of a query, from left to right; its words in the archive are looked up only where asked for."""
    for leaf, refused in _clauses(node):
        found = matcher.clause(leaf)
        yield Understood(
            word=written(leaf),
            searched=found.searched[:SHOWN_WORDS],
            sections=len(found.scored.docs),
            others=tuple(matcher.others(leaf.value if isinstance(leaf, Field) else leaf.text)),
            refused=refused,
            met=_met(matcher.reader, found) if with_words else (),
        )


def relaxed(node: Node | None, matcher: Matcher) -> str | None:
    """A query for any of the words, where a section was asked to have them all and one of them is there."""
    if not isinstance(node, And):
        return None
    asked = [one for one in node.nodes if not isinstance(one, Not)]
    kept = [one for one in asked if len(matcher.clause(one).scored.docs)]
    return written(Or(tuple(kept))) if kept and len(asked) > 1 else None


def meant(node: Node | None, matcher: Matcher, query: str) -> str | None:
    """The query with each unknown word and value replaced by the archive's own that was most likely meant."""
    suggested = asked = as_seen(query)
    found = [one for leaf in leaves(node) for one in _replaced(leaf, matcher, asked)]
    for start, end, other in sorted(found, reverse=True):
        suggested = suggested[:start] + other + suggested[end:]
    return suggested if found else None


def _clauses(node: Node | None, refused: bool = False) -> Iterator[tuple[Leaf, bool]]:
    """The words, phrases and fields of a query, and whether sections may not have them."""
    match node:
        case None:
            return
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _clauses(one, refused)
        case Not(inner):
            yield from _clauses(inner, not refused)
        case _:
            yield node, refused


def _met(reader: Reader, found: Found) -> tuple[str, ...]:
    """The words that a clause finds in the best of its sections, the most frequent first."""
    best = found.scored.docs[np.argsort(-found.scored.scores, kind="stable")[:SAMPLE]].tolist()
    met = Counter(
        normal(reader.documents[number].text[span.start : span.end])
        for number in best
        for span, _ in highlights(number, reader.documents[number], found.traces)
    )
    return tuple(word for word, _ in met.most_common(SHOWN_WORDS))


def _replaced(leaf: Leaf, matcher: Matcher, query: str) -> Iterator[tuple[int, int, str]]:
    """What of a clause is unknown: from where to where in the query, and what was likely meant."""
    if isinstance(leaf, Words | Phrase):
        for word in words(leaf.text):
            known = any(matcher.reader.frequency(kind, key) for kind, key in keys(word.form))
            other = None if known else likeliest(matcher.reader, word.form)
            if other:
                yield leaf.position + word.start, leaf.position + word.end, other
    elif isinstance(leaf, Field) and leaf.name in FACET_OF and not len(matcher.clause(leaf).scored.docs):
        start = query.find(leaf.value, leaf.position)
        other = _nearest(leaf.value, matcher.reader.vocabulary[FACET_OF[leaf.name]])
        if other and start >= 0:
            quoted = query[start - 1] in "\"”“„»«'’"
            yield start, start + len(leaf.value), other if quoted else written(Field("", other)).removeprefix(":")


def _nearest(value: str, known: list[str]) -> str | None:
    by_form = {normal(one): one for one in known}
    found = difflib.get_close_matches(normal(value), by_form, n=1, cutoff=NEAR)
    return by_form[found[0]] if found else None
