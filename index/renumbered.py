"""The sections of an area under the numbers that it had before and after, as the archivist has confirmed."""

from collections.abc import Sequence
from datetime import date

import numpy as np

from index.counterparts import counterparts
from index.postings import Bools
from index.reader import Reader
from ingest.keeping.area_schemes import Correspondence


def across(reader: Reader, area: str, decided: Sequence[Correspondence]) -> Bools:
    """The sections of what an area, by label or title, was called before or after a change of numbering."""
    found = np.zeros(reader.size, bool)
    for one in counterparts(area, decided):
        found |= _named(reader, one.area) & _within(reader, one.since, one.until)
    return found


def renumbered(reader: Reader, decided: Sequence[Correspondence]) -> dict[str, Bools]:
    """For each area that was called something else before or after, the sections of what it was called."""
    if not any(one.state == "confirmed" for one in decided):
        return {}
    found = {area: across(reader, area, decided) & reader.alive for area in reader.facets["area"].values}
    return {area: sections for area, sections in found.items() if sections.any()}


def _named(reader: Reader, area: str) -> Bools:
    whole = area.casefold()
    return reader.facets["area"].having(lambda value: value.casefold() == whole)


def _within(reader: Reader, since: date | None, until: date | None) -> Bools:
    """The sections whose round lies wholly from `since` to `until`."""
    first, last = (since or date.min).isoformat(), (until or date.max).isoformat()
    begun = reader.column("start").having(lambda start: start >= first)
    return begun & reader.column("end").having(lambda end: end <= last)
