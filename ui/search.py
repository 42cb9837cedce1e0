"""Sök: a question, what narrows it, and the sections that answer it."""

from collections import Counter
from collections.abc import Mapping

import streamlit as st

from index.citation import citation, place
from index.explain import explained, offered, read_as
from index.holdings import holdings
from index.reader import open_reader
from index.results import BEHIND, WIDENED, Hit, Order, Relaxed, ResultPage, Strictness
from index.search import more_in_compounds, search
from ingest.counting import counted
from ingest.errors import QueryError
from ingest.unseen import shown_on_a_line
from ui import concordance
from ui.address import Value, archive, begin, keep, link, within
from ui.asking import FACETS, NOT, OLDER, ORDERS, STRICTNESS, SUCCESSION, filters, marking, search_link
from ui.choices import choose_many
from ui.holdings import show_holdings
from ui.taking_along import show_ways_out
from ui.text import marked, plain, safe
from ui.years import show_years

HITS = 20  # on a page
VIEWS = {"traffar": "Träffar", "konkordans": "Konkordans"}
DEFAULTS = {
    "q": "",
    "ordning": "relevans",
    "precision": next(iter(STRICTNESS)),
    "visa": "traffar",
    "sida": 1,
    OLDER: False,
    SUCCESSION: False,
    **concordance.DEFAULTS,
    **{key: [] for key in FACETS},
    **{NOT + key: [] for key in FACETS},
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
        found = _search_within(query)
    except QueryError as error:
        st.warning(plain(str(error)))
        if error.guess:
            st.button(f"Sök {plain(error.guess)}", on_click=_ask, args=(error.guess,))
        keep(DEFAULTS)
        return
    _facets(found)
    _heading(found)
    _say_how_words_matched(found)
    show_holdings(holdings(archive(), filters(st.session_state)))
    if _ways_out(found) == "konkordans":
        concordance.show_lines(query, filters(st.session_state), found.strictness)
    else:
        marks = marking(found.query, found.strictness, st.session_state[SUCCESSION])
        namesakes = open_reader(archive()).namesakes
        for hit in found.hits:
            _card(hit, marks, hit.report in namesakes)
        _turn_pages(found)
    keep(DEFAULTS)


def _begin() -> None:
    for key, default in DEFAULTS.items():
        begin(key, default, many=isinstance(default, list))
    within("ordning", list(ORDERS))
    within("precision", list(STRICTNESS))
    within("visa", list(VIEWS))


def _first_page() -> None:
    st.session_state["sida"] = st.session_state["radsida"] = 1


def _search_within(query: str) -> ResultPage:
    """The page of hits that the address names, or the last where there are not so many; that is said."""
    asked = st.session_state["sida"] = max(1, st.session_state["sida"])
    found = _search(query)
    if asked <= found.pages:
        return found
    st.session_state["sida"] = found.pages
    st.info(f"Sida {asked} finns inte. Här visas den sista, sida {found.pages}.")
    return _search(query)


def _search(query: str) -> ResultPage:
    return search(
        archive(),
        query,
        filters(st.session_state),
        page=st.session_state["sida"],
        limit=HITS,
        order=_order(),
        strictness=_strictness(),
        together=True,
        explain=True,
    )


def _order() -> Order:
    return ORDERS[st.session_state["ordning"]][0]


def _strictness() -> Strictness | None:
    return STRICTNESS[st.session_state["precision"]][0]


def _ways_out(found: ResultPage) -> str:
    """The view that is chosen, beside what can be taken along."""
    view, ways = st.columns([2, 5], vertical_alignment="center")
    chosen = view.radio(
        "Visa träffarna som",
        list(VIEWS),
        key="visa",
        format_func=VIEWS.__getitem__,
        horizontal=True,
        label_visibility="collapsed",
    )
    with ways:
        show_ways_out(found, filters(st.session_state), _strictness(), _order())
    return chosen


def _facets(found: ResultPage) -> None:
    """What narrows the search, each value with the number of hits that it leaves."""
    with st.sidebar:
        st.header("Avgränsa")
        show_years(found.years, found.undated, found.query, filters(st.session_state), _strictness())
        for key in FACETS:
            _facet(found, key, "")
        with st.expander("Uteslut", expanded=any(st.session_state[NOT + key] for key in FACETS)):
            for key in FACETS:
                _facet(found, key, NOT)
        st.toggle("Ta med äldre versioner", key=OLDER, on_change=_first_page)
        st.toggle("Ta med föregångare och efterföljare", key=SUCCESSION, on_change=_first_page)
        st.selectbox("Ordning", list(ORDERS), key="ordning", format_func=lambda key: ORDERS[key][1])
        st.selectbox(
            "Sökordens form",
            list(STRICTNESS),
            key="precision",
            on_change=_first_page,
            format_func=lambda key: STRICTNESS[key][1],
        )


def _facet(found: ResultPage, key: str, before: str) -> None:
    """The values of a facet to choose or exclude, several at a time."""
    facet, label = FACETS[key]
    counts = {one.value: one.count for one in found.facets[facet]}
    values = dict.fromkeys([*counts, *st.session_state[before + key]])
    choose_many(
        label if not before else f"Utom {label.lower()}",
        {value: f"{shown_on_a_line(value)} ({counts.get(value, 0)})" for value in values},
        before + key,
        on_change=_first_page,
        placeholder="Inga" if before else "Alla",
    )


def _heading(found: ResultPage) -> None:
    count = counted(found.total, "träff", "träffar")
    repeated = f", {found.distinct} när upprepningar slås ihop" if found.distinct < found.total else ""
    st.markdown(f"**{count}**{repeated}")
    if found.behind:
        st.info(BEHIND)
    for left_out in found.bounded:
        st.warning(plain(left_out))
    if found.total == 0:
        st.info("Inget avsnitt svarar mot hela frågan.")
    _how_it_was_read(found)
    for less in found.relaxed:
        st.button(plain(offered(less)), on_click=_ask_for_less, args=(less,))
    if found.suggestion:
        st.button(f"Menade du: {plain(found.suggestion)}", on_click=_ask, args=(found.suggestion,))


def _how_it_was_read(found: ResultPage) -> None:
    """What each clause was searched as and found; shown at once where nothing has them all."""
    if not found.understood:
        return
    with st.expander("Så lästes frågan", expanded=found.total == 0):
        if found.bracketed:
            st.markdown(f"Frågan lästes som {plain(found.bracketed)}")
        for one in found.understood:
            st.markdown(plain(read_as(one)))


def _ask(query: str) -> None:
    st.session_state["q"] = query
    _first_page()


def _ask_for_less(less: Relaxed) -> None:
    _ask(less.query)
    if less.kind in ("forms", "compounds"):
        st.session_state["precision"] = next(iter(STRICTNESS))
    if less.kind == "filters":
        for key in (*FACETS, *(NOT + key for key in FACETS)):
            st.session_state[key] = []


def _card(hit: Hit, marks: Mapping[str, Value], apart: bool) -> None:
    reasons = zip(hit.reasons, hit.highlights, strict=True)
    why = [explained(reason, hit.text[span.start : span.end]) for reason, span in reasons]
    where = place(hit.round, hit.area, hit.item, hit.pages)
    with st.container(border=True):
        address = link("report", rapport=hit.report, avsnitt=hit.section, **marks)
        st.html(
            f'<article class="hit" lang="sv"><h3><a href="{safe(address)}" target="_self">{safe(where)}</a></h3>'
            f'<p class="source">{safe(hit.title)}{_age(hit)}</p>'
            f"<p>{marked(hit.text, hit.highlights, hit.snippet, why)}</p>{strip(hit, marks)}</article>"
        )
        with st.expander("Hela avsnittet och källa"):
            st.html(f'<p lang="sv">{marked(hit.text, hit.highlights, None, why)}</p>')
            cited = citation(hit.title, hit.report, where, apart)
            st.code(shown_on_a_line(cited), language=None, wrap_lines=True)
            st.html(f'<a href="{safe(address)}" target="_self">Läs i rapporten, med liknande avsnitt</a>')
            if hit.area:
                compare = link("compare", omrade=hit.area.name)
                st.html(f'<a href="{safe(compare)}" target="_self">Jämför området mellan omgångarna</a>')


def _age(hit: Hit) -> str:
    """That a hit stands in an older version of its report, with the way to the latest."""
    if not hit.newest:
        return ""
    address = safe(link("report", rapport=hit.newest))
    return f' · <strong>Äldre version</strong>, <a href="{address}" target="_self">den senaste</a>'


def strip(hit: Hit, marks: Mapping[str, Value]) -> str:
    """The sections that say the same as a hit, each a link by its round; nothing where it is said once.

    `marks` is what their addresses have for the words that are marked in them.
    """
    if hit.sections < 2:
        return ""
    links = []
    rounds = Counter(one.round for one in hit.told)
    for one in hit.told:
        address = link("report", rapport=one.report, avsnitt=one.section, **marks)
        here = ' aria-current="true"' if (one.report, one.section) == (hit.report, hit.section) else ""
        apart = f" ({one.report})" if rounds[one.round] > 1 else ""
        label = safe(f"{one.round or 'hela rapporten'}{apart}")
        links.append(
            f'<li><a href="{safe(address)}" target="_self" title="{safe(one.report)}"{here}>{label}</a></li>'
        )
    shown = "" if len(hit.told) == hit.sections else ", ett för varje omgång"
    heading = f'<p class="source">Sägs likadant i {hit.sections} avsnitt{shown}:</p>'
    return f'{heading}<ol class="rounds">{"".join(links)}</ol>'


def _say_how_words_matched(found: ResultPage) -> None:
    """Whether hits are compounds, or how many more there would be with them."""
    if found.widened:
        st.info(WIDENED)
        return
    more = more_in_compounds(archive(), found, filters(st.session_state))
    if more:
        address = search_link(found.query, filters(st.session_state), "compound")
        hits = counted(more, "träff", "träffar")
        st.html(f'<p lang="sv"><a href="{safe(address)}" target="_self">{hits} till med sammansättningar</a></p>')


def _turn_pages(found: ResultPage) -> None:
    if found.pages < 2:
        return
    before, middle, after = st.columns([1, 2, 1])
    before.button("Föregående", disabled=found.page <= 1, on_click=_turn, args=(-1,))
    middle.markdown(f"Sida {found.page} av {found.pages}")
    after.button("Nästa", disabled=found.page >= found.pages, on_click=_turn, args=(1,))


def _turn(pages: int) -> None:
    st.session_state["sida"] += pages
