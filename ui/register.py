"""Register: the units and roles that reports name, and what the archivist decides about them."""

from collections.abc import Callable
from datetime import date

import streamlit as st

from index.names import Named, named
from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive
from ingest.keeping.reannotate import reannotate
from ingest.keeping.register_file import reject, rename, succeed
from ingest.ner.events import Event, proposals
from ingest.register import Entity, Register
from ingest.report import Label
from ingest.unseen import shown_on_a_line
from ui.address import archive, begin, keep, link, within
from ui.indexed import indexed
from ui.text import plain, safe

KINDS: dict[str, Label] = {"Enheter": "UNIT", "Roller": "ROLE"}
DEFAULTS = {"slag": "Enheter", "namn": None}


def show() -> None:
    """Draw the page."""
    st.title("Enheter och roller")
    folder = archive()
    for key, default in DEFAULTS.items():
        begin(key, default)
    within("slag", list(KINDS))
    label = KINDS[st.radio("Visa", list(KINDS), key="slag", horizontal=True, on_change=_first_name)]
    try:
        register = Register.load(folder.register_file)
        found = named(folder.latest(), label, register)
    except BackspegelError as error:
        st.warning(plain(str(error)))
        return
    for doubt in register.doubts():
        st.warning(plain(doubt))
    if not found:
        st.info("Rapporterna i arkivet nämner inga. Lägg till rapporter först.")
        return
    _table(found)
    _one(folder, register, label, found)
    if label == "UNIT":
        _changes(folder, register)
    keep(DEFAULTS)


def _first_name() -> None:
    st.session_state["namn"] = None


def _table(found: list[Named]) -> None:
    rows = [
        {
            "Namn": shown_on_a_line(n.name),
            "Omnämnanden": n.count,
            "Först": n.first,
            "Senast": n.last,
            "Kallas också": shown_on_a_line(", ".join(n.aliases)),
        }
        for n in found
    ]
    st.dataframe(rows, hide_index=True, height=320)


def _one(folder: Archive, register: Register, label: Label, found: list[Named]) -> None:
    """One name: where to find it, and what to decide about it."""
    names = sorted(one.name for one in found)
    within("namn", names)
    name = st.selectbox("Namn", names, key="namn")
    facet = {"UNIT": "enhet", "ROLE": "roll"}[label]
    address = link("search", **{facet: name})
    st.html(f'<a href="{safe(address)}" target="_self">Visa avsnitten</a>{_history(register, name)}')
    with st.form("decide", clear_on_submit=True):
        new = st.text_input("Nytt namn", help="Finns namnet redan slås de två ihop.")
        renamed = st.form_submit_button("Byt namn eller slå ihop")
        text = st.text_input(
            "Felmärkt text", help="Skriv texten som den står i rapporten, till exempel ”Centralt”."
        )
        rejected = st.form_submit_button("Sluta märka texten")
    if renamed:
        _decide(folder, lambda: rename(folder, label, name, new))
    if rejected and text.strip():
        _decide(folder, lambda: reject(folder, label, text))


def _history(register: Register, name: str) -> str:
    """What the register says that a unit came from and became."""
    entity = next((one for one in register.unit if one.name == name), Entity(name))
    came = [f"kom ur {one.name}{_since(one.date)}" for one in entity.predecessor]
    became = [f"blev {one.name}{_since(one.date)}" for one in entity.successor]
    return "".join(f" · {safe(text)}" for text in (*came, *became))


def _since(day: date | None) -> str:
    return f" {day}" if day else ""


def _decide(folder: Archive, decision: Callable[[], None]) -> None:
    try:
        decision()
        changed = reannotate(folder)
    except BackspegelError as error:
        st.warning(plain(str(error)))
        return
    again = counted(changed, "rapport är märkt", "rapporter är märkta")
    st.success(f"Registret är ändrat; {again} på nytt.{plain(indexed(folder))}")


def _changes(folder: Archive, register: Register) -> None:
    """What texts say of units that were split, merged or renamed, until the archivist has accepted it."""
    st.subheader("Ändringar som rapporterna berättar om")
    noted = {(unit.name, one.name) for unit in register.unit for one in unit.successor}
    told = [(report.id, event) for report in folder.latest() for event in proposals(report.sections)]
    new = [(report, event) for report, event in told if not _pairs(event) <= noted]
    if not new:
        st.markdown("Inget som inte redan finns i registret.")
    for number, (report, event) in enumerate(new):
        before, after = ", ".join(event.before), ", ".join(event.after)
        with st.container(border=True):
            st.html(f'<p lang="sv"><strong>{safe(before)} → {safe(after)}</strong>{_since(event.date)}</p>'
                    f'<p lang="sv">{safe(event.sentence)}</p>')  # fmt: skip
            if st.button("Skriv in i registret", key=f"event-{number}"):
                _decide(folder, lambda report=report, event=event: _note(folder, report, event))


def _pairs(event: Event) -> set[tuple[str, str]]:
    return {(before, after) for before in event.before for after in event.after}


def _note(folder: Archive, report: str, event: Event) -> None:
    for before, after in sorted(_pairs(event)):
        succeed(folder, before, after, event.date, f"{report}/{event.section}")
