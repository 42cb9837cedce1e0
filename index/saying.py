"""Which of an archive's names have some words in them, in any form: tekniska nämnden says nämnder and nämn*.

The words of all names of a kind are looked up once, so that a name that the archive lacks is told at once.
"""

from collections.abc import Iterable, Iterator
from weakref import WeakKeyDictionary

from index.reader import Reader
from index.results import Facet
from index.schema import BETWEEN
from index.swedish import normal, terms, words

Called = tuple[str, str]  # what a value is called, and the value


class Names:
    """Values by the terms of the words that they are called by."""

    def __init__(self, called: Iterable[Called]) -> None:
        self._whole: dict[str, set[Called]] = {}
        self._terms: dict[str, set[Called]] = {}
        self._words: dict[str, set[Called]] = {}
        for one in called:
            self._whole.setdefault(one[0].casefold(), set()).add(one)
            for term in terms(one[0]):
                self._terms.setdefault(term.text, set()).add(one)
            for word in words(one[0]):
                self._words.setdefault(word.form, set()).add(one)

    def saying(self, asked: str) -> set[str]:
        """The values that are called so, or by a name with each word in some form, or with one that begins so."""
        found = self._whole.get(asked.casefold(), set())
        if asked.endswith("*"):
            beginning = normal(asked[:-1])
            found = found.union(*(some for word, some in self._words.items() if word.startswith(beginning)))
        elif wanted := [self._terms.get(term.text, set()) for term in terms(asked) if term.kind == "stem"]:
            found = found | set.intersection(*wanted)
        return {value for _, value in found}


def names(reader: Reader, facet: Facet) -> Names:
    """The values of a facet by what they are called: areas by their titles, rounds by all their labels."""
    known = _known.setdefault(reader, {})
    if facet not in known:
        known[facet] = Names(_called(reader, facet))
    return known[facet]


def _called(reader: Reader, facet: Facet) -> Iterator[Called]:
    if facet == "area":
        titles = ((area.split(BETWEEN)[1], area) for area in reader.column("area").values)
        yield from (one for one in titles if one[0])
    else:
        labels = reader.rounds.labels if facet == "round" else {}
        yield from (
            (label, value) for value in reader.facets[facet].values for label in labels.get(value, (value,))
        )


_known: WeakKeyDictionary[Reader, dict[Facet, Names]] = WeakKeyDictionary()
