"""Which areas correspond where the numbering changed: what is proposed, and what the archivist has decided."""

import streamlit as st

from index.following import AreaBreak, decide_areas, known_schemes
from index.schemes import Proposal
from ingest.keeping.archive import Archive
from ingest.keeping.area_schemes import State
from ui import correct
from ui.choices import NOT_ALL
from ui.reckoned import area_breaks
from ui.text import plain

STATES: dict[State, str] = {"confirmed": "bekräftad", "rejected": "avvisad"}


def show(folder: Archive) -> None:
    """Draw every change of numbering; nothing where there is none."""
    for number, one in enumerate(area_breaks(folder)):
        st.subheader(plain(f"Ändrad numrering: {one.before} → {one.after}"))
        st.caption(f"Före: till och med {one.until}. Efter: från och med {one.since}.")
        _decided(folder, one, number)
        _proposals(folder, one, number)
        _alone(one)
        _own(folder, number)


def _decided(folder: Archive, one: AreaBreak, number: int) -> None:
    for at, link in enumerate(one.decided):
        left, right = st.columns([5, 1], vertical_alignment="center")
        said = f"{', '.join(link.before)} → {', '.join(link.after)}: {STATES[link.state]} av {link.by} {link.date}"
        said += f". Gemensamma ord: {link.evidence}" if link.evidence else ""
        left.markdown(plain(said))
        other: State = "rejected" if link.state == "confirmed" else "confirmed"
        right.button(
            "Avvisa" if other == "rejected" else "Bekräfta",
            key=f"andra-{number}-{at}",
            on_click=_decide,
            args=(folder, link.before, link.after, other),
            width="stretch",
        )


def _proposals(folder: Archive, one: AreaBreak, number: int) -> None:
    for at, proposal in enumerate(one.proposals):
        left, yes, no = st.columns([5, 1, 1], vertical_alignment="center")
        left.markdown(plain(_said(proposal)))
        pair = ((proposal.before,), (proposal.after,))
        yes.button(
            "Bekräfta",
            key=f"ja-{number}-{at}",
            on_click=_decide,
            args=(folder, *pair, "confirmed"),
            width="stretch",
        )
        no.button(
            "Avvisa", key=f"nej-{number}-{at}", on_click=_decide, args=(folder, *pair, "rejected"), width="stretch"
        )


def _said(one: Proposal) -> str:
    before, after = (
        f"{name} {title}" if title and title != name else name
        for name, title in zip((one.before, one.after), one.titles, strict=True)
    )
    return f"{before} → {after}? Gemensamma ord: {', '.join(one.words)} (likhet {one.score:.2f})".replace(".", ",")


def _alone(one: AreaBreak) -> None:
    for names, said in (
        (one.alone_before, "Utan motsvarighet efter"),
        (one.alone_after, "Utan motsvarighet före"),
    ):
        if names:
            st.markdown(plain(f"{said}: {', '.join(names)}"))


def _own(folder: Archive, number: int) -> None:
    """A form for what was not proposed, several areas on either side."""
    known = known_schemes(folder)
    earlier, later = (known.schemes[place].titles for place in known.breaks()[number])
    with st.expander("Andra områden som hör ihop"), st.form(f"egna-{number}", border=False):
        left, right = st.columns(2)
        before = left.multiselect(
            "Före", list(earlier), key=f"fore-{number}", placeholder="Välj områden", select_all=NOT_ALL
        )
        after = right.multiselect(
            "Efter", list(later), key=f"efter-{number}", placeholder="Välj områden", select_all=NOT_ALL
        )
        pressed = st.form_submit_button("Bekräfta att de hör ihop")
    if pressed and before and after:
        _decide(folder, tuple(before), tuple(after), "confirmed")
        st.rerun()
    if pressed:
        st.warning("Välj minst ett område på var sida.")


def _decide(folder: Archive, before: tuple[str, ...], after: tuple[str, ...], state: State) -> None:
    done = "Områdena hör ihop." if state == "confirmed" else "Förslaget är avvisat."
    correct.attempt(lambda: decide_areas(folder, before, after, state), done)
