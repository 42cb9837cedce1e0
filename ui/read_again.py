"""The button by which a report is read anew, as the program reads now."""

import streamlit as st

from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.report import Report
from ingest.rereading import reread
from ui import correct, focus
from ui.address import archive
from ui.indexed import indexed

HELP = "Läser originalet som programmet gör nu. Rättelserna följer med, och de som inte längre passar sägs."


def show(report: Report) -> None:
    """Draw the button; how it went is said at the top of the page that is drawn then."""
    st.button("Läs om rapporten", on_click=_read_again, args=(report.id,), help=HELP)


def _read_again(report: str) -> None:
    folder = archive()
    chosen = next((s for s in folder.report(report).sections if s.id == st.session_state.get("avsnitt")), None)
    try:
        summary = reread(folder, [report])
    except BackspegelError as error:
        correct.remember(False, str(error))
        return
    for refused in summary.rejected:
        correct.remember(False, f"Rapporten är inte omläst. {refused.message}")
    for _ in summary.unchanged:
        correct.remember(True, "Rapporten är omläst, och allt läses som förut.")
    for read in summary.added:
        clash = counted(read.conflicts, "rättelse passar", "rättelser passar")
        also = f" {clash} inte längre." if read.conflicts else ""
        told = f"Rapporten är omläst och läses nu på ett annat sätt: {read.sections} avsnitt."
        correct.remember(True, f"{told}{also}{indexed(folder)}")
        if chosen:
            correct.stay_in(chosen, report)
    focus.comes_back_to(focus.SECTIONS)
