"""The button by which a report is read anew, as the program reads now."""

import streamlit as st

from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.outcomes import Summary
from ingest.report import Report
from ingest.rereading import reread
from ui import correct
from ui.address import archive
from ui.indexed import indexed
from ui.text import plain

HELP = "Läser originalet som programmet gör nu. Rättelserna följer med, och de som inte längre passar sägs."
OUTCOME = "omläst"  # in the session: whether it was done, and what to say of it


def show(report: Report) -> None:
    """Draw the button, and beside it how it went the last time."""
    button, told = st.columns([1, 3], vertical_alignment="center")
    button.button("Läs om rapporten", on_click=_read_again, args=(report.id,), help=HELP)
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        done, message = outcome
        (told.success if done else told.warning)(plain(message))


def _read_again(report: str) -> None:
    folder = archive()
    chosen = next((s for s in folder.report(report).sections if s.id == st.session_state.get("avsnitt")), None)
    try:
        summary = reread(folder, [report])
    except BackspegelError as error:
        st.session_state[OUTCOME] = (False, str(error))
        return
    st.session_state[OUTCOME] = (not summary.rejected, _told(summary) + (indexed(folder) if summary.added else ""))
    if chosen:
        correct.stay_in(chosen, report)


def _told(summary: Summary) -> str:
    """What became of the one report of a summary."""
    for refused in summary.rejected:
        return f"Rapporten är inte omläst. {refused.message}"
    for read in summary.added:
        clash = counted(read.conflicts, "rättelse passar", "rättelser passar")
        also = f" {clash} inte längre." if read.conflicts else ""
        return f"Rapporten är omläst och läses nu på ett annat sätt: {read.sections} avsnitt.{also}"
    return "Rapporten är omläst, och allt läses som förut."
