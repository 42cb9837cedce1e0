"""Fler som detta avsnitt: the sections of other rounds that are most like the one that is read."""

import streamlit as st

from index.similar import Similar, similar
from index.snippet import snippet
from ui.address import archive, link
from ui.asking import STRICTNESS
from ui.text import marked, plain, safe

SHOWN = 5


def show_similar(report: str, section: str) -> None:
    """Draw what is most like a section, with the words that they share."""
    with st.expander("Fler som detta avsnitt, ur andra omgångar"):
        chosen = st.selectbox(
            "Ordens form", list(STRICTNESS), key="likhet", format_func=lambda key: STRICTNESS[key][1]
        )
        found = similar(archive(), report, section, SHOWN, STRICTNESS[chosen][0] or "inflected")
        for one in found:
            _show(one)
        if not found:
            st.markdown("Inget avsnitt i andra omgångar liknar det.")


def _show(one: Similar) -> None:
    document, spans = one.passage.document, one.passage.highlights
    address = link("report", rapport=document.report, avsnitt=document.section)
    st.html(
        f'<article class="hit" lang="sv"><h3><a href="{safe(address)}" target="_self">'
        f'{safe(one.passage.place)}</a></h3><p class="source">{safe(document.title)}</p>'
        f"<p>{marked(document.text, spans, snippet(document.text, spans))}</p></article>"
    )
    st.caption(f"Gemensamma ord: {plain(', '.join(one.shared))}")
