"""Sök: a question, what narrows it, and the sections that answer it."""

import streamlit as st

from index.citation import citation, place
from index.results import Facet, Filters, Hit, Order, ResultPage, Strictness
from index.search import search
from ingest.errors import QueryError
from ui.address import archive, begin, keep, link, within
from ui.text import marked, plain, safe

HITS = 20  # on a page
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
STRICTNESS: dict[str, tuple[Strictness, str]] = {
    "sammansattningar": ("compound", "Även i sammansättningar"),
    "bojningar": ("inflected", "Alla böjningar"),
    "ordagrant": ("exact", "Ordagrant"),
}
DEFAULTS = {
    "q": "",
    "ordning": "relevans",
    "precision": "sammansattningar",
    "sida": 1,
    **{key: [] for key in FACETS},
}


def show() -> None:
    """Draw the page."""
    st.title("Sök i uppföljningarna")
    _begin()
    query = st.text_input(
        "Sökfråga",
        key="q",
        on_change=_first_page,
        placeholder="till exempel: kulturnämnd, ”ny organisation”, stöd* INTE process",
    )
    try:
        found = _search(query)
    except QueryError as error:
        st.warning(plain(str(error)))
        keep(DEFAULTS)
        return
    _facets(found)
    _heading(found)
    for hit in found.hits:
        _card(hit)
    _turn_pages(found)
    keep(DEFAULTS)


def _begin() -> None:
    for key, default in DEFAULTS.items():
        begin(key, default, many=isinstance(default, list))
    within("ordning", list(ORDERS))
    within("precision", list(STRICTNESS))


def _first_page() -> None:
    st.session_state["sida"] = 1


def _search(query: str) -> ResultPage:
    chosen = {facet: tuple(st.session_state[key]) for key, (facet, _) in FACETS.items()}
    return search(
        archive(),
        query,
        Filters(**chosen),
        page=st.session_state["sida"],
        limit=HITS,
        order=ORDERS[st.session_state["ordning"]][0],
        strictness=STRICTNESS[st.session_state["precision"]][0],
    )


def _facets(found: ResultPage) -> None:
    """What narrows the search, each value with the number of hits that it leaves."""
    with st.sidebar:
        st.header("Avgränsa")
        for key, (facet, label) in FACETS.items():
            counts = {one.value: one.count for one in found.facets[facet]}
            options = list(dict.fromkeys([*counts, *st.session_state[key]]))
            st.multiselect(
                label,
                options,
                key=key,
                on_change=_first_page,
                format_func=lambda value, counts=counts: f"{value} ({counts.get(value, 0)})",
                placeholder="Alla",
            )
        st.selectbox("Ordning", list(ORDERS), key="ordning", format_func=lambda key: ORDERS[key][1])
        st.selectbox(
            "Sökordens form",
            list(STRICTNESS),
            key="precision",
            on_change=_first_page,
            format_func=lambda key: STRICTNESS[key][1],
        )


def _heading(found: ResultPage) -> None:
    count = "1 träff" if found.total == 1 else f"{found.total} träffar"
    st.markdown(f"**{count}**")
    if found.total == 0:
        each = "; ".join(f"{plain(one.word)}: {one.sections}" for one in found.understood)
        st.info("Inget avsnitt svarar mot hela frågan." + (f" Avsnitt för varje sökord: {each}." if each else ""))
    elif found.understood:
        with st.expander("Så lästes frågan"):
            for one in found.understood:
                st.markdown(
                    f"**{plain(one.word)}** söktes som {plain(', '.join(one.searched))}: {one.sections} avsnitt"
                )
    for limit in found.bounded:
        st.caption(plain(limit))
    if found.suggestion:
        st.button(f"Menade du: {plain(found.suggestion)}", on_click=_ask, args=(found.suggestion,))


def _ask(query: str) -> None:
    st.session_state["q"] = query
    _first_page()


def _card(hit: Hit) -> None:
    where = place(hit.round, hit.area, hit.item, hit.pages)
    with st.container(border=True):
        address = link("report", rapport=hit.report, avsnitt=hit.section)
        st.html(
            f'<article class="hit" lang="sv"><h3><a href="{safe(address)}" target="_self">{safe(where)}</a></h3>'
            f'<p class="source">{safe(hit.title)}</p>'
            f"<p>{marked(hit.text, hit.highlights, hit.snippet)}</p></article>"
        )
        with st.expander("Hela avsnittet och källa"):
            st.html(f'<p lang="sv">{marked(hit.text, hit.highlights)}</p>')
            st.code(citation(hit.title, where), language=None, wrap_lines=True)
            if hit.area:
                compare = link("compare", omrade=hit.area.name)
                st.html(f'<a href="{safe(compare)}" target="_self">Jämför området mellan omgångarna</a>')


def _turn_pages(found: ResultPage) -> None:
    if found.pages < 2:
        return
    before, middle, after = st.columns([1, 2, 1])
    before.button("Föregående", disabled=found.page <= 1, on_click=_turn, args=(-1,))
    middle.markdown(f"Sida {found.page} av {found.pages}")
    after.button("Nästa", disabled=found.page >= found.pages, on_click=_turn, args=(1,))


def _turn(pages: int) -> None:
    st.session_state["sida"] += pages
