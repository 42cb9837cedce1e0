"""What fields of a query and filters name in an archive: units by any of their names, areas by label or title.

enhet:KS              kommunstyrelsen, as the register says, and not kommunstyrelsens presidium
enhet:nämnden         every unit that has the word in its name, as none is called so
--unit KS             kommunstyrelsen; a filter never takes parts of names of units
--area Styrning       as område:Styrning, the areas that have the word in their titles
"""

from collections.abc import Callable, Collection, Sequence

import numpy as np

from index.columns import Column
from index.named_times import of_any_year
from index.postings import Bools
from index.reader import IN_TIME, Reader, area_name
from index.renumbered import across
from index.results import Facet
from index.saying import names
from index.schema import BETWEEN
from index.synonyms import Synonyms
from index.together import together
from ingest.keeping.area_schemes import Correspondence

FACET_OF: dict[str, Facet] = {
    "enhet": "unit", "roll": "role", "område": "area", "omgång": "round", "rapport": "report", "år": "year",
}  # fmt: skip


class Values:
    """The values that an archive has for a name, and the sections that have them.

    `succession`: names before and after are looked for too. `decided` says which areas correspond where the
    numbering changed. `hurry` is called while sections are read, and raises where that takes too long.
    """

    def __init__(
        self, reader: Reader, synonyms: Synonyms, succession: bool, decided: Sequence[Correspondence],
        hurry: Callable[[], None],
    ) -> None:  # fmt: skip
        self.reader, self.together = reader, together(reader, synonyms, succession, decided)
        self.others = self.together.others
        self._decided, self._hurry = decided, hurry

    def asked(self, facet: Facet, name: str) -> list[str]:
        """The values that a query's field asks for: what is called so, else what has these words in its name."""
        if called := self.together.called(facet, name):
            return called
        asked_for = (name, *(one.name for one in self.others(facet, name)))
        saying = set[str]().union(*map(names(self.reader, facet).saying, asked_for))
        if facet == "area":
            saying |= self._labelled(name)
        if facet == "round":
            saying |= set(of_any_year(name, self.reader))
        return [value for value in self._column(facet).values if value in saying]

    def _labelled(self, label: str) -> set[str]:
        """The areas with a label."""
        return {one for one in self._column("area").values if one.split(BETWEEN)[0].casefold() == label.casefold()}

    def chosen(self, facet: Facet, name: str) -> list[str]:
        """The values that a filter stands for: what is called so; areas also by words of their titles."""
        if facet != "area":
            return self.together.chosen(facet, name)
        whole = name.casefold()
        labelled = [value for value in self._column(facet).values if area_name(value).casefold() == whole]
        return labelled or self.asked(facet, name)

    def having(self, facet: Facet, name: str, values: Collection[str]) -> Bools:
        """The sections that have some values for a name; of areas also those that correspond, and items (II c)."""
        found = self._column(facet).having(frozenset(values).__contains__)
        if facet != "area":
            return found
        found = found | across(self.reader, name, self._decided)
        return found if found.any() else self._item(name)

    def ranked(self, facet: Facet, values: Collection[str]) -> list[str]:
        """Some values as they are told: rounds in order of time, all else the most frequent first."""
        column = self._column(facet)
        times = -np.bincount(column.numbers, minlength=len(column.values))
        ranks = self.reader.first_when(facet) if facet in IN_TIME else times
        numbers = [number for number, value in enumerate(column.values) if value in values]
        return [column.values[number] for number in sorted(numbers, key=lambda number: int(ranks[number]))]

    def _column(self, facet: Facet) -> Column:
        """The values of a facet; of areas the label and the title."""
        return self.reader.column("area") if facet == "area" else self.reader.facets[facet]

    def _item(self, asked: str) -> Bools:
        """The sections of an item of an area, as it is cited: III b."""
        area, _, item = asked.rpartition(" ")
        found = np.zeros(self.reader.size, bool)
        if not area:
            return found
        inside = self.reader.column("area").having(frozenset(self.asked("area", area)).__contains__)
        for number in np.flatnonzero(inside & self.reader.alive).tolist():
            self._hurry()
            found[number] = (self.reader.documents[number].item or "").casefold() == item.casefold()
        return found
