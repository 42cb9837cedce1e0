"""What is offered where no section has all that was asked for: searches that ask for less and find something.

kontaktcenter simhall               kontaktcenter, where no section has simhall
hur gick det med ledarutvecklingen  ledare ELLER utvecklingen, where no section has the compound
"barnets egen hund"                 the words with up to five others between them, or anywhere, or any of them
skola år:1950                       skola
roll:rektor roll:socialchef         roll:rektor ELLER roll:socialchef
filters                             without them
process, as it is typed             in all forms, or where none has them in compounds: inköpsprocessen
"""

from collections.abc import Callable, Iterator, Sequence

from index.compounds import split
from index.filters import Narrowing
from index.lexemes import USUAL_SLOP
from index.likeness import FUNCTION_WORDS
from index.match import Matcher
from index.nodes import And, Field, Node, Not, Or, Phrase, Words, written
from index.results import Filters, Relaxed, RelaxedKind, Strictness
from index.swedish import normal, words

# Words that questions are put with; alone they find what nobody asked for.
ASKING = FUNCTION_WORDS | frozenset(
    "vem vems vart varför gick går gått hände hänt händer finns fanns gäller gällde gör gjorde gjort".split()  # noqa: SIM905
)
Count = Callable[[Filters, Strictness | None], int]  # the hits of the query with other filters, or otherwise


def relaxed(
    query: str, matcher: Matcher, narrowing: Narrowing, filters: Filters, strictness: Strictness | None,
    count: Count,
) -> Iterator[Relaxed]:  # fmt: skip
    """Searches in place of one that finds nothing, each of its own kind, that find something."""
    if strictness == "exact" and (total := count(filters, "inflected")):
        yield Relaxed("forms", query, total)
    elif strictness == "exact" and (total := count(filters, "compound")):
        yield Relaxed("compounds", query, total)
    everywhere = Filters(older=filters.older, succession=filters.succession)
    if filters != everywhere and (total := count(everywhere, strictness)):
        yield Relaxed("filters", query, total)
    offered: set[RelaxedKind] = set()
    for kind, node in _asking_for_less(matcher):
        milder = kind in offered or (kind == "words" and "phrase" in offered)
        total = 0 if milder else len(narrowing.kept(matcher.clause(node).scored).docs)
        if total:
            offered.add(kind)
            yield Relaxed(kind, written(node), total)


def _asking_for_less(matcher: Matcher) -> Iterator[tuple[RelaxedKind, Node]]:
    """Queries that ask for less, of each kind the nearest first. What sections may not have stays as it is."""
    asked = matcher.asked
    nodes: Sequence[Node] = asked.nodes if isinstance(asked, And) else [asked] if asked else []
    refused = [one for one in nodes if isinstance(one, Not)]
    fields = [one for one in nodes if isinstance(one, Field)]
    wanted: list[Node] = [one for one in nodes if not isinstance(one, Not | Field)]
    if any(_is_tight(one) for one in wanted):
        yield "phrase", _all([*map(_loosened, wanted), *fields, *refused])
    apart = [word for one in wanted for word in _apart(one)]
    if len(apart) > len(wanted):
        yield "phrase", _all([*apart, *fields, *refused])
    for one in fields if wanted else ():
        yield "fields", _all([other for other in nodes if other is not one])
    if len(fields) > 1 and wanted:
        yield "fields", _all([*wanted, *refused])
    if len(fields) > 1 and not wanted:
        yield "either", _all([Or(tuple(fields)), *refused])
    several = wanted if len(wanted) > 1 or fields else apart
    telling = [one for one in several if not _only_asks(one)] or several
    there = _there(telling, matcher) or _there(_parts(telling), matcher)
    if len(several) > 1 and there:
        yield "words", _all([Or(tuple(there)) if len(there) > 1 else there[0], *refused, *fields])


def _all(nodes: Sequence[Node]) -> Node:
    return And(tuple(nodes)) if len(nodes) > 1 else nodes[0]


def _is_tight(node: Node) -> bool:
    """Whether it is a phrase whose words must stand nearer than usual."""
    return isinstance(node, Phrase) and node.slop < USUAL_SLOP and len(words(node.text)) > 1


def _loosened(node: Node) -> Node:
    return Phrase(node.text, USUAL_SLOP) if isinstance(node, Phrase) and _is_tight(node) else node


def _apart(node: Node) -> list[Node]:
    """The words of a phrase, each for itself."""
    return [Words(one.form) for one in words(node.text)] if isinstance(node, Phrase) else [node]


def _only_asks(node: Node) -> bool:
    return isinstance(node, Words) and normal(node.text) in ASKING


def _there(nodes: list[Node], matcher: Matcher) -> list[Node]:
    return [one for one in nodes if len(matcher.clause(one).scored.docs)]


def _parts(nodes: list[Node]) -> list[Node]:
    """The words that compounds are put together of."""
    divided = [split(normal(one.text)) for one in nodes if isinstance(one, Words)]
    return [Words(part) for parts in divided if len(parts) > 1 for part in dict.fromkeys(parts)]
