"""The units and roles that a query's fields ask for, by the names that the index has for them, and why.

enhet:KS              kommunstyrelse, as in "kommunstyrelsens"
enhet:nämnden         every unit that has the word in its name, as none is called so
enhet:HR-enhet        with names before and after also personalenhet, a predecessor
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

from index.nodes import Field, written
from index.results import Facet, Reason
from index.synonyms import key
from index.values import FACET_OF, Values
from ingest.report import Label

LABEL_OF: dict[str, Label] = {"enhet": "UNIT", "roll": "ROLE"}  # fields whose values stand in texts


def mentioned(
    asked: Mapping[str, Iterable[str]], values: Values, meaning: Callable[[Facet, str], Sequence[str]]
) -> Iterator[tuple[tuple[Label, str], Reason]]:
    """The names that values of fields stand for, as `meaning` tells for a facet, and the reason for each."""
    for field, names in asked.items():
        facet = FACET_OF[field]
        for name in names:
            lines = {key(one.name): one.relation for one in values.others(facet, name) if one.relation != "alias"}
            for called in meaning(facet, name):
                reason = Reason(written(Field(field, name)), "form", lines.get(key(called)), named=called)
                yield (LABEL_OF[field], called), reason
