"""How the hits of a search lie over the years, as bars that lead to each year's hits."""

from collections.abc import Sequence

import streamlit as st
from msgspec.structs import replace

from index.results import FacetValue, Filters, Strictness
from ui.asking import search_link
from ui.text import safe

MOST_YEARS = 40  # that fit beside each other


def show_years(counts: Sequence[FacetValue], query: str, filters: Filters, strictness: Strictness) -> None:
    """A bar for each year from the first to the last with hits; years without hits have none."""
    known = {int(one.value): one.count for one in counts if one.value.isdigit()}
    if len(known) < 2:
        return
    highest = max(known.values())
    years = list(range(min(known), max(known) + 1))[-MOST_YEARS:]
    bars = []
    for year in years:
        count = known.get(year, 0)
        chosen = str(year) in filters.year
        address = search_link(query, _only(filters, year), strictness)
        said = f"{year}: {count} {'träff' if count == 1 else 'träffar'}{', vald' if chosen else ''}"
        bar = f'<span class="bar" style="height:{round(100 * count / highest)}%"></span>'
        inner = f'<span class="column">{bar if count else ""}</span><span class="year">{str(year)[2:]}</span>'
        linked = f'<a href="{safe(address)}" target="_self" title="{said}" aria-label="{said}">{inner}</a>'
        bars.append(f"<li{' class=chosen' if chosen else ''}>{linked if count else inner}</li>")
    st.html(
        f'<figure class="years"><figcaption>Träffar per år, {years[0]}–{years[-1]}</figcaption>'
        f"<ol>{''.join(bars)}</ol></figure>"
    )


def _only(filters: Filters, year: int) -> Filters:
    return replace(filters, year=(str(year),))
