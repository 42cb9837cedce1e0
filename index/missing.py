"""What fields of a query and filters name that an archive does not have, and the nearest that it has.

omgång:VT2014     Arkivet har ingen omgång som heter ”VT2014”. Menade du våren 2014?
område:IIc        Arkivet har inget område som heter ”IIc”. Menade du II c?
år:1999           Arkivet har inga omgångar från 1999. Åren som finns är 2013–2021.
"""

import difflib
from collections.abc import Iterator, Sequence
from itertools import pairwise

from index.match import Matcher
from index.nodes import FIRST_YEAR, LAST_YEAR, And, Field, Node, Words, leaves
from index.results import Facet, Filters
from index.schema import BETWEEN
from index.swedish import normal
from index.values import FACET_OF, Values
from ingest.conventions.rounds import round_of_heading

CUT: dict[str, Facet] = {"enhet": "unit", "roll": "role"}  # whose names may be of several words
NEAR = 0.7  # how alike a value of a field and what was typed must be, 0..1
NONE_OF: dict[Facet, str] = {
    "unit": "ingen enhet", "role": "ingen roll", "area": "inget område", "round": "ingen omgång",
    "report": "ingen rapport",
}  # fmt: skip


def missing(node: Node | None, filters: Filters, matcher: Matcher) -> list[str]:
    """What is said of values that are asked for, chosen or excluded, and that the archive does not have."""
    said = [_said_of_field(leaf, matcher) for leaf in leaves(node) if isinstance(leaf, Field)]
    said += _said_of_cut(node, matcher.values)
    if filters != Filters():
        said += _said_of_filters(filters, matcher.values)
    return [one for one in dict.fromkeys(said) if one]


def nearest(facet: Facet, name: str, values: Values) -> str | None:
    """The archive's value that was most likely meant: the same time, an item of an area, or one much alike."""
    known = values.reader.vocabulary[facet]
    if facet == "round" and (same := _at_the_same_time(name, known)):
        return same
    if facet == "area":
        if item := _item(name, known, values):
            return item
        known = [*known, *filter(None, (one.split(BETWEEN)[1] for one in values.reader.column("area").values))]
    by_form = {normal(one): one for one in known}
    found = difflib.get_close_matches(normal(name), by_form, n=1, cutoff=NEAR)
    return by_form[found[0]] if found else None


def _said_of_cut(node: Node | None, values: Values) -> Iterator[str]:
    """What is said where a field took the first word of a name that the archive has: enhet:tekniska nämnden."""
    for field, word in pairwise(node.nodes) if isinstance(node, And) else ():
        if isinstance(field, Field) and field.name in CUT and isinstance(word, Words):
            name = f"{field.value} {word.text}"
            if values.asked(CUT[field.name], name):
                yield (
                    f"{field.name}:{field.value} söktes, och ordet ”{word.text}”. Menade du {field.name}:”{name}”?"
                )


def _said_of_field(field: Field, matcher: Matcher) -> str:
    facet = FACET_OF.get(field.name)
    if facet is None or len(matcher.clause(field).scored.docs):
        return ""
    if facet != "year":
        return _without(facet, field.value, matcher.values)
    asked = _written_years(int(field.value), int(field.last))
    return f"Arkivet har inga omgångar från {asked}.{_has_years(matcher.values)}"


def _said_of_filters(filters: Filters, values: Values) -> Iterator[str]:
    for chosen in (filters, filters.without or Filters()):
        for facet in FACET_OF.values():
            yield from (_said_of_filter(facet, name, values) for name in getattr(chosen, facet))


def _said_of_filter(facet: Facet, name: str, values: Values) -> str:
    if values.having(facet, name, values.chosen(facet, name)).any():
        return ""
    if facet != "year":
        return _without(facet, name, values)
    return f"”{name}” är inget år i arkivet.{_has_years(values)}"


def _without(facet: Facet, name: str, values: Values) -> str:
    """That the archive has no such value, and what may have been meant."""
    said = f"Arkivet har {NONE_OF[facet]} som heter ”{name}”."
    if ".." in name:
        return f"{said} Intervall gäller bara år. Ange värdena ett och ett."
    near = nearest(facet, name, values)
    return f"{said} Menade du {near}?" if near else said


def _has_years(values: Values) -> str:
    """The years that the archive has, those in a row as one: 2013–2016, 2018."""
    rows: list[list[int]] = []
    for year in map(int, values.reader.vocabulary["year"]):
        if rows and rows[-1][-1] == year - 1:
            rows[-1].append(year)
        else:
            rows.append([year])
    return f" Åren som finns är {', '.join(_written_years(row[0], row[-1]) for row in rows)}." if rows else ""


def _written_years(first: int, last: int) -> str:
    if first <= FIRST_YEAR:
        return f"{last} eller tidigare"
    if last >= LAST_YEAR:
        return f"{first} eller senare"
    return str(first) if first == last else f"{first}–{last}"


def _at_the_same_time(name: str, rounds: Sequence[str]) -> str | None:
    """The round that is the same time as what was typed, in another way of writing it: VT2014, våren 2014."""
    asked = round_of_heading(name)
    if asked is None:
        return None
    told = ((one, round_of_heading(one)) for one in rounds)
    return next((one for one, time in told if time and (time.start, time.end) == (asked.start, asked.end)), None)


def _item(name: str, areas: Sequence[str], values: Values) -> str | None:
    """An item of an area that was typed without the blank between: IIc, II c."""
    cited = [
        f"{area} {name[len(area) :]}" for area in areas if 0 < len(area) < len(name) and name.startswith(area)
    ]
    return next((one for one in cited if values.having("area", one, ()).any()), None)
