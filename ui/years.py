"""How the hits of a search lie over the years, as bars that lead to each year's hits."""

from collections.abc import Sequence
from math import ceil

import streamlit as st
from msgspec.structs import replace

from index.results import Filters, Strictness, YearCount
from ingest.counting import counted
from ui.asking import search_link
from ui.text import safe

MOST_YEARS = 40  # bars that fit beside each other
MOST_NAMED = 14  # of them with their year written under them


def show_years(
    counts: Sequence[YearCount], undated: int, query: str, filters: Filters, strictness: Strictness | None
) -> None:
    """A bar for each year of the archive; years without hits have none, and hits without a year are told."""
    shown = counts[-MOST_YEARS:]
    highest = max((one.count for one in shown), default=0)
    if len(shown) < 2 or not highest:
        return
    bars = []
    apart = ceil(len(shown) / MOST_NAMED)
    for year, count in ((one.year, one.count) for one in shown):
        chosen = str(year) in filters.year
        address = search_link(query, _only(filters, year), strictness)
        said = f"{year}: {counted(count, 'träff', 'träffar')}{', vald' if chosen else ''}"
        bar = f'<span class="bar" style="height:{round(100 * count / highest)}%"></span>'
        name = str(year)[2:] if (shown[-1].year - year) % apart == 0 else ""
        inner = f'<span class="column">{bar if count else ""}</span><span class="year">{name}</span>'
        linked = f'<a href="{safe(address)}" target="_self" title="{said}" aria-label="{said}">{inner}</a>'
        bars.append(f"<li{' class=chosen' if chosen else ''}>{linked if count else inner}</li>")
    without = f". {counted(undated, 'träff', 'träffar')} utan år" if undated else ""
    st.html(
        f'<figure class="years"><figcaption>Träffar per år, {shown[0].year}–{shown[-1].year}{without}</figcaption>'
        f"<ol>{''.join(bars)}</ol></figure>"
    )


def _only(filters: Filters, year: int) -> Filters:
    return replace(filters, year=(str(year),))
