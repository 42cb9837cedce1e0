"""What was understood of a query: each clause with the words that it finds; and what may have been meant."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence

import numpy as np

from index.filters import Narrowing
from index.found import Found
from index.highlight import highlights
from index.lexemes import as_seen
from index.likely import likeliest
from index.match import SHOWN_WORDS, Matcher
from index.missing import as_value, nearest, several
from index.named_times import in_words
from index.nodes import And, Field, Leaf, Node, Not, Or, Phrase, Words, leaves, written
from index.results import Filters, Understood
from index.schema import BETWEEN, FIELDS
from index.swedish import Kind, keys, normal, words
from index.synonyms import Synonym, key
from index.values import FACET_OF, Values

SUGGESTED: tuple[tuple[Kind, ...], ...] = (FIELDS, ("form", "stem"))  # what is suggested, the first that finds
SAMPLE = 300  # sections of a clause whose words are told, from the best to the last
Clause = Leaf | And  # an And of words that together are a name, or of what sections may not all have


def understood(matcher: Matcher, narrowing: Narrowing, with_words: bool) -> Iterator[Understood]:
    """Each clause of what was asked, once and from left to right, with its own sections that filters let through.

    Its words in the archive are looked up only where asked for. Words that together are a name with other names
    come after what they are alone.
    """
    clauses = {(written(clause), refused): clause for clause, refused in _clauses(matcher.asked, matcher)}
    for (word, refused), clause in clauses.items():
        found = matcher.clause(clause)
        met = _met(clause, matcher, found) if with_words else ()
        yield Understood(
            word=f"({word})" if refused and isinstance(clause, And) else word,
            searched=found.searched[:SHOWN_WORDS],
            sections=len(narrowing.kept(found.scored).docs),
            others=tuple(_others(clause, matcher)),
            refused=refused,
            met=met[:SHOWN_WORDS],
            more_searched=len(found.searched) > SHOWN_WORDS,
            more_met=len(met) > SHOWN_WORDS or (len(met) > 1 and len(found.scored.docs) > SAMPLE),
        )


def narrowed(filters: Filters, values: Values) -> Iterator[Understood]:
    """The units and roles of filters that are looked for under other names too."""
    if filters == Filters():  # as most often
        return
    for chosen, refused in ((filters, False), (filters.without or Filters(), True)):
        for field, facet in FACET_OF.items():
            for name in getattr(chosen, facet):
                if others := values.others(facet, name):
                    passing = values.having(facet, name, values.chosen(facet, name))
                    count = int(np.count_nonzero(passing))
                    yield Understood(written(Field(field, name)), (), count, tuple(others), refused)


def bracketed(node: Node | None, query: str) -> str | None:
    """How a query was read that mixes AND and OR without brackets: with brackets round what belongs together."""
    if isinstance(node, And | Or) and not any(isinstance(one, And | Or | Not) for one in node.nodes):
        return None  # as most often
    read = written(node) if node else ""
    return read if read.count("(") > query.count("(") else None


def meant(node: Node | None, matcher: Matcher, query: str, finds: Callable[[str], bool]) -> str | None:
    """The query with each unknown word and value replaced by the archive's own that was most likely meant.

    Parts of compounds are words too, where they are searched. Where all are known, words that say the time of a
    round may have been meant for it: våren 2014. A query that finds nothing is not suggested.
    """
    asked = as_seen(query)
    for kinds in SUGGESTED:
        found = [one for leaf in leaves(node) for one in _replaced(leaf, matcher, asked, kinds)]
        if found and finds(suggested := _with(asked, found)):
            return suggested
    times = [(start, end, f"omgång:{as_value(told)}") for start, end, told in in_words(node, matcher.reader)]
    return suggested if not found and times and finds(suggested := _with(asked, times)) else None


def _with(query: str, replaced: Iterable[tuple[int, int, str]]) -> str:
    """A query with other words in some places."""
    for start, end, other in sorted(replaced, reverse=True):
        query = query[:start] + other + query[end:]
    return query


def _clauses(node: Node | None, matcher: Matcher, refused: bool = False) -> Iterator[tuple[Clause, bool]]:
    """The words, names of several words, phrases and fields of a query, and whether sections may not have them."""
    match node:
        case None:
            return
        case And(nodes) | Or(nodes):
            for one in nodes:
                yield from _clauses(one, matcher, refused)
            if isinstance(node, And):
                named = [one for one in matcher.with_names(nodes) if isinstance(one, And) and one not in nodes]
                yield from ((one, refused) for one in named)
        case Not(And() as group):  # which only sections with all of it may not have
            yield group, not refused
        case Not(inner):
            yield from _clauses(inner, matcher, not refused)
        case _:
            yield node, refused


def _others(clause: Clause, matcher: Matcher) -> list[Synonym]:
    """The other names of what a clause asks for."""
    if isinstance(clause, Field):
        return matcher.values.others(FACET_OF.get(clause.name), clause.value)
    return matcher.others(clause)


def _met(clause: Clause, matcher: Matcher, found: Found) -> tuple[str, ...]:
    """The words that a clause finds in a sample of its sections, the most frequent first; of a field the names."""
    if isinstance(clause, Field):
        return _names(clause, matcher)
    reader = matcher.reader
    ranked = found.scored.docs[np.argsort(-found.scored.scores, kind="stable")]
    sample = ranked[np.linspace(0, len(ranked) - 1, min(SAMPLE, len(ranked))).astype(np.int64)].tolist()
    met = Counter(
        normal(reader.documents[number].text[span.start : span.end])
        for number in sample
        for span, _ in highlights(number, reader.documents[number], found.traces)
    )
    return tuple(word for word, _ in met.most_common(SHOWN_WORDS + 1))


def _names(field: Field, matcher: Matcher) -> tuple[str, ...]:
    """The names that a field finds, unless they are no others than what it asks for."""
    facet = FACET_OF.get(field.name)
    if facet in (None, "year"):
        return ()
    values = matcher.values
    known = {key(field.value), *(key(one.name) for one in values.others(facet, field.value))}
    found = values.ranked(facet, values.asked(facet, field.value))
    names = list(dict.fromkeys(" ".join(value.split(BETWEEN)).strip() for value in found))
    return tuple(names[: SHOWN_WORDS + 1]) if any(key(name) not in known for name in names) else ()


def _replaced(leaf: Leaf, matcher: Matcher, query: str, kinds: Sequence[Kind]) -> Iterator[tuple[int, int, str]]:
    """What of a clause is unknown: from where to where in the query, and what was likely meant."""
    if isinstance(leaf, Words | Phrase):
        for word in words(leaf.text):
            known = any(matcher.reader.frequency(kind, key) for kind, key in keys(word.form))
            other = None if known else likeliest(matcher.reader, word.form, kinds)
            if other:
                yield leaf.position + word.start, leaf.position + word.end, other
    elif isinstance(leaf, Field) and leaf.name in FACET_OF and not len(matcher.clause(leaf).scored.docs):
        start = query.find(leaf.value, leaf.position)
        facet, values = FACET_OF[leaf.name], matcher.values
        quoted = query[start - 1] in "\"”“„»«'’"
        if not quoted and (any_of := several(facet, leaf.value, values)):
            yield start, start + len(leaf.value), any_of
        elif start >= 0 and (other := nearest(facet, leaf.value, values)):
            yield start, start + len(leaf.value), other if quoted else as_value(other)
