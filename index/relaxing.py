"""What is offered where no section has all that was asked for: a query for any of the words that say something.

kontaktcenter simhall               kontaktcenter, where no section has simhall
hur gick det med ledarutvecklingen  ledare ELLER utvecklingen, where no section has the compound
"""

from index.compounds import split
from index.filters import Narrowing
from index.likeness import FUNCTION_WORDS
from index.match import Matcher
from index.nodes import And, Field, Node, Not, Or, Words, written
from index.swedish import normal

# Words that questions are put with; alone they find what nobody asked for.
ASKING = FUNCTION_WORDS | frozenset(
    "vem vems vart varför gick går gått hände hänt händer finns fanns gäller gällde gör gjorde gjort".split()  # noqa: SIM905
)


def relaxed(matcher: Matcher, narrowing: Narrowing) -> str | None:
    """A query for any of the words, where a section was asked to have them all and one of them is there.

    What sections may not have, and the fields that they must have, stay as they are. Words that only put a
    question are left out; where none of the others is there, the parts of compounds are offered.
    """
    if not isinstance(matcher.asked, And):
        return None
    others = [one for one in matcher.asked.nodes if isinstance(one, Not | Field)]
    wanted = [one for one in matcher.asked.nodes if one not in others]
    if len(wanted) < 2:
        return None
    telling = [one for one in wanted if not _only_asks(one)] or wanted
    there = _there(telling, matcher) or _there(_parts(telling), matcher)
    if not there:
        return None
    either = Or(tuple(there)) if len(there) > 1 else there[0]
    offered = And((either, *others)) if others else either
    return written(offered) if len(narrowing.kept(matcher.clause(offered).scored).docs) else None


def _only_asks(node: Node) -> bool:
    return isinstance(node, Words) and normal(node.text) in ASKING


def _there(nodes: list[Node], matcher: Matcher) -> list[Node]:
    return [one for one in nodes if len(matcher.clause(one).scored.docs)]


def _parts(nodes: list[Node]) -> list[Node]:
    """The words that compounds are put together of."""
    divided = [split(normal(one.text)) for one in nodes if isinstance(one, Words)]
    return [Words(part) for parts in divided if len(parts) > 1 for part in dict.fromkeys(parts)]
