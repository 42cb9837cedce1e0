"""Taking a comparison along: as a document to attach to a matter, every quotation with its source."""

from collections.abc import Sequence
from functools import partial

import streamlit as st

from index.compare import Comparison
from index.dossiers.contents import dossier
from index.dossiers.write import WRITERS
from index.naming import Filter
from index.timeline import Reference
from ingest.slugs import slug

FORMATS = {
    ".docx": (
        "Word med spårade ändringar",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".pdf": ("PDF", "application/pdf"),
    ".html": ("Webbsida", "text/html"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".json": ("JSON", "application/json"),
}


def show_ways_out(
    comparison: Comparison, decided: Sequence[Reference], wanted: Filter | None, only_changes: bool
) -> None:
    """Draw a button for each format; what is shown on the page is what is taken along."""
    with st.popover("Ta med jämförelsen", disabled=not comparison.steps, width="stretch"):
        st.markdown("Varje citat får omgång, område, sida och originalets kontrollsumma.")
        for ending, (name, kind) in FORMATS.items():
            st.download_button(
                name,
                partial(_written, comparison, decided, wanted, only_changes, ending),
                file_name=f"jamforelse-{slug(comparison.subject)}{ending}",
                mime=kind,
                on_click="ignore",
                width="stretch",
            )


def _written(
    comparison: Comparison,
    decided: Sequence[Reference],
    wanted: Filter | None,
    only_changes: bool,
    ending: str,
) -> bytes:
    """A dossier, made when the button is pressed."""
    return WRITERS[ending](dossier(comparison, decided, wanted, only_changes))
