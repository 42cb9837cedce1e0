"""Sparade sökningar: what each found when it was saved, and what has come and gone since."""

from collections.abc import Mapping, Sequence

import streamlit as st

from index.receipts import Change, Receipt, explained
from index.results import WIDENED, Strictness
from index.saved import Saved, note, remove, run_again, searches, told
from index.schema import analyzer
from index.synonyms import synonyms
from ingest.errors import BackspegelError
from ui.address import Value, archive, begin, keep, link, within
from ui.asking import described, marking, search_link
from ui.text import plain, safe

DEFAULTS = {"sokning": None}


def show() -> None:
    """Draw the page."""
    st.title("Sparade sökningar")
    for key, default in DEFAULTS.items():
        begin(key, default)
    try:
        found = {one.name: one for one in searches(archive())}
        if not found:
            st.info("Inga sökningar är sparade. Sök, och välj Spara sökningen ovanför träffarna.")
            return
        within("sokning", list(found))
        _show_one(found[st.selectbox("Sökning", list(found), key="sokning")])
    except BackspegelError as error:
        st.warning(plain(str(error)))
    keep(DEFAULTS)


def _show_one(kept: Saved) -> None:
    address = search_link(kept.query, kept.filters, kept.strictness)
    asked = f"”{kept.query}”" if kept.query.strip() else "alla avsnitt"
    narrowed = described(kept.filters, kept.strictness, synonyms(archive()))
    st.html(
        f'<p lang="sv">Sökfråga: {safe(asked)}. {safe(narrowed)} '
        f'<a href="{safe(address)}" target="_self">Visa träffarna</a></p>'
    )
    now, changes = run_again(archive(), kept)
    st.markdown(
        f"**{len(kept.latest.found)} avsnitt** när kvittot skrevs {told(kept.latest.time)}, "
        f"**{len(now.found)} avsnitt** nu."
    )
    if now.widened:
        st.info(WIDENED)
    form: Strictness | None = "compound" if now.widened else kept.strictness
    marks = marking(kept.query, form, kept.filters.succession)
    _list("Har kommit till", "+", changes.came, marks)
    _list("Har försvunnit", "−", changes.went, marks)
    _list("Har ändrats", "≈", changes.changed, marks)
    if not changes:
        st.success("Samma avsnitt som när kvittot skrevs.")
    if kept.latest.version != now.version:
        st.caption(plain(f"Kvittot skrevs med {kept.latest.version}; nu används {analyzer()}."))
    _receipts(kept)
    renew, forget = st.columns([1, 1])
    renew.button("Skriv nytt kvitto", on_click=_renew, args=(kept, now), help="Nästa gång jämförs med i dag.")
    with forget.popover("Ta bort sökningen"):
        st.markdown("Sökningen och dess kvitton tas bort ur arkivet. Rapporterna berörs inte.")
        st.button("Ja, ta bort", on_click=_forget, args=(kept.name,))


def _list(heading: str, sign: str, found: Sequence[Change], marks: Mapping[str, Value]) -> None:
    if not found:
        return
    st.subheader(f"{heading} ({len(found)})")
    items = "".join(
        f'<li><span aria-hidden="true">{sign}</span> {_place(one, marks)} – {safe(explained(one.reasons))}</li>'
        for one in found
    )
    st.html(f'<ul class="changes" lang="sv">{items}</ul>')


def _place(change: Change, marks: Mapping[str, Value]) -> str:
    """Where a section stands, with the way there; one of a report that is gone leads nowhere."""
    found = change.found
    named = safe(f"{found.report}: {found.place}")
    address = link("report", rapport=found.report, avsnitt=found.section, **marks)
    gone = "withdrawn report" in change.reasons
    return named if gone else f'<a href="{safe(address)}" target="_self">{named}</a>'


def _receipts(kept: Saved) -> None:
    with st.expander(f"Kvitton ({len(kept.receipts)})"):
        st.dataframe([_receipt(one) for one in reversed(kept.receipts)], hide_index=True)


def _receipt(receipt: Receipt) -> dict[str, object]:
    return {
        "Tid": told(receipt.time),
        "Avsnitt": len(receipt.found),
        "Rapporter i arkivet": len(receipt.reports),
        "I sammansättningar": "ja" if receipt.widened else "",
        "Språkanalys": receipt.version,
    }


def _renew(kept: Saved, receipt: Receipt) -> None:
    try:
        note(archive(), kept, receipt)
    except BackspegelError as error:
        st.warning(plain(str(error)))


def _forget(name: str) -> None:
    try:
        remove(archive(), name)
    except BackspegelError as error:
        st.warning(plain(str(error)))
    st.session_state["sokning"] = None
