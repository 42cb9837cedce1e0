"""Areas across a change of numbering: a search for an area finds what the archivist says that it was and became.

I until 2015 is 1 and 3 from 2016        område:I finds I, and 1 and 3 from 2016 on;  område:3 finds I until 2015
"""

from collections.abc import Iterator, Sequence
from datetime import date

import msgspec

from ingest.keeping.area_schemes import Correspondence


class Counterpart(msgspec.Struct, frozen=True):
    """An area by its name, in the rounds that begin on a day or after, or end on a day or before."""

    area: str
    since: date | None = None
    until: date | None = None


def counterparts(area: str, decided: Sequence[Correspondence]) -> list[Counterpart]:
    """What an area, by label or title, is called elsewhere; also across several changes, each in its direction."""
    found = [*_onward(area, decided, date.min), *_back(area, decided, date.max)]
    return list(dict.fromkeys(found))


def _onward(area: str, decided: Sequence[Correspondence], since: date) -> Iterator[Counterpart]:
    for one in decided:
        if one.state == "confirmed" and one.since > since and _is_one_of(area, one.before):
            for other in one.after:
                yield Counterpart(other, since=one.since)
                yield from _onward(other, decided, one.since)


def _back(area: str, decided: Sequence[Correspondence], until: date) -> Iterator[Counterpart]:
    for one in decided:
        if one.state == "confirmed" and one.until < until and _is_one_of(area, one.after):
            for other in one.before:
                yield Counterpart(other, until=one.until)
                yield from _back(other, decided, one.until)


def _is_one_of(area: str, names: Sequence[str]) -> bool:
    return area.casefold() in {name.casefold() for name in names}
