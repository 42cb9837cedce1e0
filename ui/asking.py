"""What a search is in the app: the names of its filters, order and strictness, in the address and on the page."""

from collections.abc import Mapping

from msgspec.structs import replace

from index.explain import with_others
from index.results import Facet, Filters, Order, Strictness
from index.synonyms import NONE, Synonyms
from index.together import IN_REGISTER
from ui.address import Value, link

FACETS: dict[str, tuple[Facet, str]] = {
    "omgang": ("round", "Omgång"),
    "ar": ("year", "År"),
    "omrade": ("area", "Åtgärdsområde"),
    "enhet": ("unit", "Enhet"),
    "roll": ("role", "Roll"),
    "rapport": ("report", "Rapport"),
}
ORDERS: dict[str, tuple[Order, str]] = {
    "relevans": ("relevance", "Mest relevant först"),
    "nyast": ("newest", "Nyast först"),
    "aldst": ("oldest", "Äldst först"),
}
# Without a strictness words are searched in all forms, and as parts of compounds where no section has them.
STRICTNESS: dict[str, tuple[Strictness | None, str]] = {
    "bojningar": (None, "Alla böjningar"),
    "sammansattningar": ("compound", "Även i sammansättningar"),
    "ordagrant": ("exact", "Ordagrant"),
}


OLDER = "aldre"  # in the address: also reports of which there is a later version
SUCCESSION = "foljd"  # also the names that units and roles had before and after
INSIDE = {"enhet": "inom-enhet", "roll": "inom-roll"}  # filters of trends, where these keys are what is followed
# In the address of a report: the query whose words are marked, their form, also names before and after.
MARK, MARK_FORM, MARK_SUCCESSION = "markera", "markera-form", "markera-foljd"
NOT = "ej-"  # before a facet's name in the address, for values that are excluded


def filters(state: Mapping[str, object]) -> Filters:
    """The filters that a page's state has chosen, and what it excludes."""
    refused = _chosen(state, NOT)
    older = bool(state.get(OLDER))
    return replace(
        _chosen(state),
        older=older,
        succession=bool(state.get(SUCCESSION)),
        without=refused if refused != Filters() else None,
    )


def _chosen(state: Mapping[str, object], before: str = "") -> Filters:
    chosen = {facet: state.get(before + key) or () for key, (facet, _) in FACETS.items()}
    return Filters(**{facet: tuple(values) for facet, values in chosen.items()})  # type: ignore[arg-type]


def search_link(query: str, chosen: Filters, strictness: Strictness | None, **more: Value) -> str:
    """The address of the search page with a query and its filters."""
    return link("search", q=query, **{**_state(chosen, strictness), **more})


def marking(query: str, strictness: Strictness | None, succession: bool) -> dict[str, Value]:
    """What the address of a report has for the words that a search found to be marked in it."""
    return {MARK: query, MARK_FORM: precision(strictness), MARK_SUCCESSION: succession} if query.strip() else {}


def trend_link(query: str, chosen: Filters, strictness: Strictness | None) -> str:
    """The address of the trend of a query, with its filters."""
    state = {INSIDE.get(key, key): value for key, value in _state(chosen, strictness).items()}
    return link("trend", fraga=[query], **state)


def _state(chosen: Filters, strictness: Strictness | None) -> dict[str, Value]:
    """What an address has for filters and strictness."""
    state: dict[str, Value] = {key: getattr(chosen, facet) for key, (facet, _) in FACETS.items()}
    state |= {NOT + key: getattr(chosen.without, facet, ()) for key, (facet, _) in FACETS.items()}
    state[OLDER], state[SUCCESSION] = chosen.older, chosen.succession
    state["precision"] = precision(strictness)
    return state


def precision(strictness: Strictness | None) -> str | None:
    """A strictness as the address has it; None for the one that needs not be said."""
    named = next(key for key, (known, _) in STRICTNESS.items() if strictness in (known, known or "inflected"))
    return named if named != next(iter(STRICTNESS)) else None


def described(chosen: Filters, strictness: Strictness | None = None, names: Synonyms = NONE) -> str:
    """What narrows a search, in words: "Omgång: våren 2014. Utom enhet: KS. Sökordens form: Ordagrant.".

    `names` are those of the register: units and roles are told with those before and after that count too.
    """
    parts = [(label, _told(chosen, facet, chosen, names)) for facet, label in FACETS.values()]
    if refused := chosen.without:
        parts += [
            (f"Utom {label.lower()}", _told(refused, facet, chosen, names)) for facet, label in FACETS.values()
        ]
    parts += [("Äldre versioner", ("ja",))] if chosen.older else []
    parts += [("Föregångare och efterföljare", ("ja",))] if chosen.succession else []
    parts += [("Sökordens form", (STRICTNESS[named][1],))] if (named := precision(strictness)) else []
    return " ".join(f"{label}: {', '.join(values)}." for label, values in parts if values)


def _told(chosen: Filters, facet: Facet, search: Filters, names: Synonyms) -> tuple[str, ...]:
    """The values that a facet is narrowed to, units and roles with their other names."""
    values: tuple[str, ...] = getattr(chosen, facet)
    if facet not in IN_REGISTER or not search.succession:
        return values
    return tuple(with_others(value, names.of(value, succession=True)) for value in values)
