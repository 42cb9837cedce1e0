"""Versions of a report: which is the latest, what differs, and what the archivist says of it."""

import streamlit as st

from index.versions import differences_between
from ingest.keeping.archive import Archive
from ingest.keeping.versions import decide
from ingest.report import Report
from ingest.unseen import shown_on_a_line
from ui import correct
from ui.address import archive, link
from ui.side_by_side import table
from ui.text import plain, safe


def show(folder: Archive, report: Report) -> None:
    """Draw what there is to say of a report's versions, and the form to decide in."""
    found = folder.versions()
    correct.tell_outcome()
    newest = found.superseded().get(report.id)
    if newest:
        st.warning("Det här är en äldre version av rapporten. Sök och jämför läser den senaste.")
        _link(newest, f"Öppna den senaste versionen: {folder.report(newest).title}")
    former = found.former(report.id)
    if former:
        _differences(folder.report(former), report)
    with st.expander("Version av en annan rapport?"):
        _decide(folder, report, former)


def _differences(before: Report, after: Report) -> None:
    differ = differences_between(before, after)
    with st.expander(f"Senare version av {plain(before.title)}: {differ.told}"):
        _link(before.id, "Öppna den tidigare versionen")
        if differ.links:
            st.html(table(differ.links, "Tidigare version", "Den här versionen"))


def _decide(folder: Archive, report: Report, former: str | None) -> None:
    titles = {other.id: shown_on_a_line(other.title) for other in folder.reports() if other.id != report.id}
    st.selectbox(
        "Rapporten är en senare version av",
        list(titles),
        key="version-av",
        index=list(titles).index(former) if former else None,
        format_func=lambda name: f"{titles[name]} ({name})",
        placeholder="Välj rapport",
    )
    st.button("Spara", on_click=_make, args=(report.id,))
    st.button("Inte en version av någon annan", on_click=_unmake, args=(report.id,), disabled=not former)


def _make(report: str) -> None:
    chosen = st.session_state["version-av"]
    if chosen:
        correct.attempt(
            lambda: decide(archive(), report, chosen), "Rapporten är nu en senare version av den valda."
        )


def _unmake(report: str) -> None:
    correct.attempt(lambda: decide(archive(), report, None), "Rapporten är inte längre en version av en annan.")


def _link(report: str, words: str) -> None:
    st.html(f'<a href="{safe(link("report", rapport=report))}" target="_self">{safe(words)}</a>')
