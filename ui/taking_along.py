"""What can be taken along from a search: all hits as a file, the search itself, its trend."""

from functools import partial

import streamlit as st

from index.export import FORMATS, Format, encoded, export
from index.results import Filters, Order, ResultPage, Strictness
from index.saved import save
from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive, slug
from ui.address import archive, link, served_at
from ui.asking import trend_link
from ui.text import plain, safe

NAMES: dict[Format, str] = {"xlsx": "Excel (.xlsx)", "csv": "CSV (semikolon)", "json": "JSON"}


def show_ways_out(found: ResultPage, filters: Filters, chosen: Strictness | None, order: Order) -> None:
    """Buttons to fetch all hits and to save the search, and a link to how often it occurs from round to round.

    What is fetched is what was found; what is saved is how the search was asked, for it to be asked so again.
    """
    query, strictness, total = found.query, found.strictness, found.total
    fetch, keep, follow = st.columns([3, 3, 2], vertical_alignment="center")
    with fetch.popover("Hämta träffarna", disabled=total == 0, width="stretch"):
        st.markdown(f"{counted(total, 'träff', 'träffar')} med omgång, område, sida, citat, källa och länk.")
        for form, name in NAMES.items():
            st.download_button(
                name,
                partial(_file, archive(), query, served_at(), filters, strictness, order, form),
                file_name=f"{slug(query)[:40] if query.strip() else 'alla-avsnitt'}.{form}",
                mime=FORMATS[form],
                on_click="ignore",
                width="stretch",
            )
    with keep.popover("Spara sökningen", width="stretch"):
        _save(query, filters, chosen)
    if query.strip():
        address = safe(trend_link(query, filters, strictness))
        follow.html(f'<a href="{address}" target="_self">Visa trenden</a>')


def _file(
    folder: Archive,
    query: str,
    address: str,
    filters: Filters,
    strictness: Strictness,
    order: Order,
    form: Format,
) -> bytes:
    """An export, made when the button is pressed."""
    return encoded(export(folder, query, address, filters, strictness, order), form)


def _save(query: str, filters: Filters, strictness: Strictness | None) -> None:
    st.markdown("Sökningen sparas i arkivet med ett kvitto på vad den hittar i dag.")
    with st.form("save", border=False):
        name = st.text_input("Namn", key="sparanamn", max_chars=80)
        pressed = st.form_submit_button("Spara")
    if not pressed:
        return
    try:
        kept = save(archive(), name, query, filters, strictness)
    except BackspegelError as error:
        st.warning(plain(str(error)))
        return
    st.success("Sökningen är sparad.")
    st.html(f'<a href="{safe(link("saved", sokning=kept.name))}" target="_self">Visa sparade sökningar</a>')
