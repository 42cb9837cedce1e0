"""What a search went through, said on every page of results."""

import streamlit as st

from index.holdings import Holdings
from ingest.counting import counted
from ui.text import plain


def show_holdings(found: Holdings) -> None:
    """How many of the known rounds were searched, which were not, and which pages no search can find."""
    said = f"Sökte i {len(found.searched)} av {counted(found.known, 'omgång', 'omgångar')}"
    pages = counted(found.unread_pages, "sida är inte läst", "sidor är inte lästa")
    with st.expander(said + (f"; {pages}" if found.unread else "")):
        st.markdown(f"Genomsökta: {plain(', '.join(found.searched)) or 'inga'}.")
        if found.left_out:
            st.markdown(
                f"Inte genomsökta: {plain(', '.join(found.left_out))}. "
                "De är bortvalda, eller så finns ingen läsbar text från dem."
            )
        if found.outside:
            reports = counted(found.outside, "rapport", "rapporter")
            st.markdown(f"Också text som inte hör till någon omgång, ur {reports}.")
        for report in found.unread:
            for page in report.pages:
                st.markdown(plain(f"{report.title}, s. {page.page}: {page.reason}"))
        if not found.unread:
            st.markdown("Alla sidor i rapporterna är lästa.")
