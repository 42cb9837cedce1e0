"""Gallra: a report is withdrawn by a decision, and brought back while that can be done."""

from collections.abc import Collection

import streamlit as st

from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import DAYS, Tombstone, restore, tombstones, withdraw
from ingest.report import Report
from ui.indexed import indexed
from ui.text import plain

SAID = "withdrawn-said"  # what was done, said once the page is drawn anew


def show(folder: Archive, report: Report) -> None:
    """Draw the form that withdraws the report."""
    with st.expander("Gallra rapporten"), st.form(f"withdraw-{report.id}", border=False):
        st.markdown(
            f"Rapporten försvinner ur arkivet. Ett gallringsbevis finns kvar. Du kan ångra dig i {DAYS} dagar; "
            "sedan förstörs innehållet."
        )
        reason = st.text_input("Skäl")
        decision = st.text_input("Beslut", placeholder="Kommunstyrelsen 2026-03-02 § 41")
        by = st.text_input("Vem gallrar")
        if st.form_submit_button("Gallra"):
            _withdraw(folder, report, reason, decision, by)


def show_withdrawn(folder: Archive) -> None:
    """Draw what was said last, and the withdrawn reports, with a button for each that can be brought back."""
    if said := st.session_state.pop(SAID, None):
        st.success(plain(said))
    found = [one for one in tombstones(folder) if not one.purged]
    if found:
        with st.expander(f"Gallrade rapporter som går att återställa ({len(found)})"):
            for one in found:
                _show_tombstone(folder, one)


def say_if_missing(folder: Archive, asked: str | None, known: Collection[str]) -> bool:
    """Say it where an address is of a report that was withdrawn, or that never was; gives whether it is."""
    if not asked or asked in known:
        return False
    gone = next((one for one in tombstones(folder) if one.id == asked), None)
    if gone:
        told = f"{gone.title} gallrades {gone.withdrawn[:10]} enligt {gone.decision}."
    else:
        told = f"Rapporten ”{asked}” finns inte i arkivet."
    st.warning(plain(f"{told} Här visas en annan."))
    return True


def _show_tombstone(folder: Archive, one: Tombstone) -> None:
    told = f"{one.title} ({one.file}), gallrad {one.withdrawn[:10]} enligt {one.decision}: {one.reason}"
    st.markdown(f"{plain(told)} – går att ångra till och med {one.until}")
    if st.button("Ångra gallringen", key=f"restore-{one.id}"):
        try:
            restore(folder, one.id)
        except BackspegelError as error:
            st.error(plain(str(error)))
            return
        _say(f"{one.title} finns åter i arkivet och går att söka.{indexed(folder)}")


def _withdraw(folder: Archive, report: Report, reason: str, decision: str, by: str) -> None:
    try:
        found = withdraw(folder, report.id, reason, decision, by)
    except BackspegelError as error:
        st.error(plain(str(error)))
        return
    _say(f"{report.title} är gallrad. Det går att ångra till och med {found.until}.{indexed(folder)}")


def _say(what: str) -> None:
    st.session_state[SAID] = what
    st.rerun()
