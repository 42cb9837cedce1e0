"""Konkordans: the hits of a search line by line, each match between the words before and after it."""

from collections.abc import Mapping
from math import ceil

import streamlit as st

from index.concordance import CONTEXT, LONGEST_CONTEXT, Line, Sort, concordance
from index.results import Filters, Strictness
from ingest.counting import counted
from ingest.report import Span
from ui.address import Value, archive, begin, link, within
from ui.asking import marking
from ui.text import marked, safe

LINES = 100  # on a page
SORTS: dict[str, tuple[Sort, str]] = {
    "plats": ("place", "Plats i rapporterna"),
    "vanster": ("left", "Ordet till vänster"),
    "hoger": ("right", "Ordet till höger"),
}
DEFAULTS: dict[str, str | int] = {"sammanhang": CONTEXT, "rader": "plats", "radsida": 1}


def show_lines(query: str, filters: Filters, strictness: Strictness) -> None:
    """Draw the concordance of a search."""
    for key, default in DEFAULTS.items():
        begin(key, default)
    within("rader", list(SORTS))
    st.session_state["sammanhang"] = min(max(1, int(st.session_state["sammanhang"])), LONGEST_CONTEXT)
    left, right = st.columns(2)
    sort = left.selectbox("Ordna rader efter", list(SORTS), key="rader", format_func=lambda key: SORTS[key][1])
    context = right.slider("Ord på var sida", 1, LONGEST_CONTEXT, key="sammanhang")
    found = concordance(archive(), query, filters, strictness, context, SORTS[sort][0])
    if found.without:
        st.info(found.without if found.lines else f"{found.without} Skriv ett ord eller en fras i sökrutan.")
    if not found.lines:
        return
    st.caption(f"{counted(len(found.lines), 'rad', 'rader')} ur {found.sections} avsnitt")
    if found.cut:
        st.warning("Det finns fler rader. Avgränsa sökningen för att se dem alla.")
    pages = ceil(len(found.lines) / LINES)
    st.session_state["radsida"] = page = min(max(1, int(st.session_state["radsida"])), pages)
    marks = marking(query, strictness, filters.succession)
    rows = "".join(_row(line, marks) for line in found.lines[(page - 1) * LINES : page * LINES])
    st.html(
        '<div class="wide"><table class="kwic" lang="sv"><thead><tr><th scope="col">Före</th>'
        '<th scope="col">Träff</th><th scope="col">Efter</th><th scope="col">Plats</th></tr></thead>'
        f"<tbody>{rows}</tbody></table></div>"
    )
    if pages > 1:
        st.number_input(f"Sida av {pages}", 1, pages, key="radsida")


def _row(line: Line, marks: Mapping[str, Value]) -> str:
    match = marked(line.match, [Span(0, len(line.match))], None, [line.why])
    address = safe(link("report", rapport=line.report, avsnitt=line.section, **marks))
    where = f"{line.report}, {line.place}"
    source = f'<a href="{address}" target="_self" title="{safe(line.citation)}">{safe(where)}</a>'
    return f"<tr><td>{safe(line.left)}</td><td>{match}</td><td>{safe(line.right)}</td><td>{source}</td></tr>"
