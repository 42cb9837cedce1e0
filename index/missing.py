"""What fields of a query and filters name that an archive does not have, and the nearest that it has.

omgång:VT2014     Arkivet har ingen omgång som heter ”VT2014”. Menade du våren 2014?
område:IIc        Arkivet har inget område som heter ”IIc”. Menade du II c?
enhet:KS,KF       Arkivet har ingen enhet som heter ”KS,KF”. Menade du enhet:(KS ELLER KF)?
enhet:KS ELLER KF enhet:KS söktes, eller ordet ”KF”. Menade du enhet:(KS ELLER KF)?
år:1999           Arkivet har inga omgångar från 1999. Åren som finns är 2013–2021.
"""

import difflib
import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from index.compounds import split
from index.match import Matcher
from index.named_times import round_at
from index.nodes import FIRST_YEAR, LAST_YEAR, And, Field, Node, Not, Or, Phrase, Words, leaves, written
from index.results import Facet, Filters
from index.schema import BETWEEN
from index.swedish import normal
from index.values import FACET_OF, Values

CUT: dict[str, Facet] = {"enhet": "unit", "roll": "role"}  # whose names may be of several words
NEAR = 0.8  # how alike a value of a field and what was typed must be, 0..1
NONE_OF: dict[Facet, str] = {
    "unit": "ingen enhet", "role": "ingen roll", "area": "inget område", "round": "ingen omgång",
    "report": "ingen rapport med text",
}  # fmt: skip


def missing(node: Node | None, filters: Filters, matcher: Matcher) -> list[str]:
    """What is said of values that are asked for, chosen or excluded, and that the archive does not have."""
    fields = [leaf for leaf in leaves(node) if isinstance(leaf, Field)]
    said = [_said_of_field(leaf, matcher) for leaf in fields]
    if fields:
        said += _said_of_cut(node, matcher.values)
    if filters != Filters():
        said += _said_of_filters(filters, matcher.values)
    return [one for one in dict.fromkeys(said) if one]


def nearest(facet: Facet, name: str, values: Values) -> str | None:
    """The archive's value that was most likely meant: the same time, an item of an area, or one much alike."""
    known = values.reader.vocabulary[facet]
    if facet == "round" and (same := round_at(name, values.reader)):
        return same
    if facet == "area":
        if item := _item(name, known, values):
            return item
        known = [*known, *filter(None, (one.split(BETWEEN)[1] for one in values.reader.column("area").values))]
    by_form = {normal(one): one for one in known if facet not in CUT.values() or _may_be(name, one)}
    found = difflib.get_close_matches(normal(name), by_form, n=1, cutoff=NEAR)
    return by_form[found[0]] if found else None


def _may_be(name: str, known: str) -> bool:
    """Whether a name may have been meant by another: a compound that is spelled right only by one that begins so.

    Kommunchef is no slip of the keyboard for kommunikationschef.
    """
    parts = split(normal(name))
    return len(parts) < 2 or split(normal(known))[0] == parts[0]


def several(facet: Facet, name: str, values: Values) -> str | None:
    """What asks for any of some values that were typed as one: (KS ELLER KF) for KS,KF."""
    parts = [one.strip() for one in re.split("[,;/]", name)]
    if len(parts) < 2 or not all(one and values.chosen(facet, one) for one in parts):
        return None
    return f"({' ELLER '.join(map(as_value, parts))})"


def as_value(value: str) -> str:
    """A value as it is written after the colon of a field, in quotation marks where it needs them."""
    return written(Field("", value)).removeprefix(":")


def _said_of_cut(node: Node | None, values: Values) -> Iterator[str]:
    """What is said where a field took one word of what may have been meant for it.

    enhet:tekniska nämnden, where that is a name that the archive has; enhet:KS ELLER KF, where KF is one too.
    """
    if isinstance(node, Not):
        yield from _said_of_cut(node.node, values)
    if not isinstance(node, And | Or):
        return
    yield from _said_of_either(node, values) if isinstance(node, Or) else _said_of_next(node, values)
    for one in node.nodes:
        yield from _said_of_cut(one, values)


def _said_of_next(node: And, values: Values) -> Iterator[str]:
    for field, word in pairwise(node.nodes):
        if isinstance(field, Field) and field.name in CUT and isinstance(word, Words):
            name = f"{field.value} {word.text}"
            if values.asked(CUT[field.name], name):
                yield (
                    f"{field.name}:{field.value} söktes, och ordet ”{word.text}”. Menade du {field.name}:”{name}”?"
                )


def _said_of_either(node: Or, values: Values) -> Iterator[str]:
    for place, one in enumerate(node.nodes):
        field = one.nodes[-1] if isinstance(one, And) else one
        if not isinstance(field, Field) or field.name not in FACET_OF or field.last not in ("", field.value):
            continue
        facet = FACET_OF[field.name]
        names = list(takewhile(bool, (_value(facet, one, values) for one in node.nodes[place + 1 :])))
        if names:
            told = " och ".join(f"”{name}”" for name in names)
            either = " ELLER ".join(map(as_value, [field.value, *names]))
            word = "ordet" if len(names) == 1 else "orden"
            yield (
                f"{field.name}:{as_value(field.value)} söktes, eller {word} {told}. "
                f"Menade du {field.name}:({either})?"
            )


def _value(facet: Facet, node: Node, values: Values) -> str:
    """The word that a clause begins with, if the archive has it as a value, or it is a year; else nothing."""
    word = node.nodes[0] if isinstance(node, And) else node
    if not isinstance(word, Words | Phrase):
        return ""
    known = re.fullmatch(r"(?:19|20)\d\d", word.text) if facet == "year" else values.chosen(facet, word.text)
    return word.text if known else ""


def _said_of_field(field: Field, matcher: Matcher) -> str:
    facet = FACET_OF.get(field.name)
    if facet is None or len(matcher.clause(field).scored.docs):
        return ""
    if any_of := several(facet, field.value, matcher.values):
        return f"{_there_is_no(facet, field.value)} Menade du {field.name}:{any_of}?"
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
    said = _there_is_no(facet, name)
    if ".." in name:
        return f"{said} Intervall gäller bara år. Ange värdena ett och ett."
    if several(facet, name, values):
        return f"{said} Ange värdena ett och ett."
    near = nearest(facet, name, values)
    return f"{said} Menade du {near}?" if near else said


def _there_is_no(facet: Facet, name: str) -> str:
    return f"Arkivet har {NONE_OF[facet]} som heter ”{name}”."


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


def _item(name: str, areas: Sequence[str], values: Values) -> str | None:
    """An item of an area that was typed otherwise than with a blank between: IIc, II.c, II c)."""
    rests = ((area, name[len(area) :].strip(" .-)")) for area in areas if name.startswith(area))
    cited = [f"{area} {rest}" for area, rest in rests if area and rest]
    return next((one for one in cited if values.having("area", one, ()).any()), None)
