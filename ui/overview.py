"""Översikt: how far every area had come in every round, what was promised, and what no longer moves."""

from collections.abc import Iterator, Sequence

import streamlit as st

from index.overview import Cell, Overview, Row
from index.status import STATUSES
from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive
from ingest.keeping.judgements import judge
from ui import areas, correct
from ui.address import archive, begin, keep, link
from ui.promises import DEFAULTS as PROMISES
from ui.promises import show_promises
from ui.reckoned import overviews, promises
from ui.text import plain, safe

DEFAULTS = {"cell": None, **PROMISES}
SURE = 0.6  # how sure a reading is that needs no word of doubt
# A sign beside each word, so that a column can be skimmed; colour is not needed.
SIGNS = {
    "planerat": "○",
    "beslutat": "◇",
    "påbörjat": "◔",
    "pågår": "◑",
    "försenat": "!",
    "genomfört": "●",
    "löpande": "↻",
    "utgår": "×",
    "ingen uppgift": "–",
}


def show() -> None:
    """Draw the page."""
    st.title("Översikt över åtgärdsområdena")
    for key, default in DEFAULTS.items():
        begin(key, default)
    correct.tell_outcome()
    try:
        _show(archive())
    except BackspegelError as error:
        st.warning(plain(str(error)))
    keep(DEFAULTS)


def _show(folder: Archive) -> None:
    made = overviews(folder)
    if not made:
        st.info("Arkivet har inga åtgärdsområden. Lägg till rapporter först.")
        return
    for number, one in enumerate(made):
        if len(made) > 1:
            st.subheader(plain(f"Numrering {one.scheme}"))
        st.html(f'<div class="wide" tabindex="0">{matrix(one)}</div>')
        if number == 0:
            _legend()
    _judge(folder, made)
    _flags(made)
    show_promises(promises(folder))
    areas.show(folder)


def matrix(one: Overview) -> str:
    """An overview as an HTML table: areas down, rounds across, each cell a link to its text."""
    heads = "".join(f'<th scope="col">{safe(told.label)}</th>' for told in one.rounds)
    rows = "".join(_row(row) for row in one.rows)
    caption = (
        "Läge enligt rapportens egna ord, antal ord och hur stor del av texten som är ny sedan omgången före."
    )
    return (
        f'<table class="overview" lang="sv"><caption>{caption}</caption>'
        f'<thead><tr><th scope="col">Åtgärdsområde</th>{heads}</tr></thead><tbody>{rows}</tbody></table>'
    )


def _row(row: Row) -> str:
    title = f" {row.title}" if row.title and row.title != row.area else ""
    address = link("compare", omrade=row.area)
    flags = f"<em>∅ Redovisas inte från {safe(row.silent_since)}</em>" if row.silent_since else ""
    if row.stagnation:
        most = max(len(one.rounds) for one in row.stagnation)
        flags += f"<em>‖ Samma löfte ordagrant i {most} omgångar</em>"
    return (
        f'<tr><th scope="row"><a href="{safe(address)}" target="_self">{safe(row.area + title)}</a>{flags}</th>'
        f"{''.join(_cells(row))}</tr>"
    )


def _cells(row: Row) -> Iterator[str]:
    former: Cell | None = None
    for cell in row.cells:
        yield _cell(row.area, cell, former) if cell else '<td class="none">redovisas inte</td>'
        former = cell or former


def _cell(area: str, cell: Cell, former: Cell | None) -> str:
    """A cell: its status leads to the text, its amount of change to the comparison with the round before."""
    address = link("report", rapport=cell.report, avsnitt=cell.section)
    evidence = cell.reading.evidence.words if cell.reading.evidence else "inga ord om läget"
    return (
        f'<td class="{_stage(cell.status)}">'
        f'<a href="{safe(address)}" target="_self" title="{safe(f"Läst ur: {evidence}")}">'
        f'<span aria-hidden="true">{SIGNS[cell.status]}</span> {safe(cell.status)}</a>{_sureness(cell)}'
        f"<small>{counted(cell.words, 'ord', 'ord')}{_amount(area, cell, former)}</small></td>"
    )


def _stage(status: str) -> str:
    """What colour a status has, beside its sign and word."""
    return {"genomfört": "done", "löpande": "done", "försenat": "late", "utgår": "late"}.get(status, "open")


def _sureness(cell: Cell) -> str:
    if cell.judged:
        agrees = cell.judged.status == cell.reading.status
        return (
            " <small>bekräftat</small>" if agrees else f" <small>bedömt; läst: {safe(cell.reading.status)}</small>"
        )
    return "" if cell.reading.confidence >= SURE else " <small>osäkert</small>"


def _amount(area: str, cell: Cell, former: Cell | None) -> str:
    if cell.changed is None or former is None:
        return ""
    address = link("compare", omrade=area, fran=former.round.label, till=cell.round.label)
    share = f"{cell.changed:.0%} nytt".replace("%", "\u00a0%")
    return f'<br><a href="{safe(address)}" target="_self">{share}</a>'


def _legend() -> None:
    st.caption("   ".join(f"{sign} {status}" for status, sign in SIGNS.items()))


# A person's word on a status


def _judge(folder: Archive, made: Sequence[Overview]) -> None:
    cells = {
        f"{row.area}, {cell.round.label}": (row, cell)
        for one in made
        for row in one.rows
        for cell in row.cells
        if cell
    }
    with st.expander("Bekräfta eller ändra ett läge", expanded=bool(st.session_state["cell"])):
        if st.session_state["cell"] not in cells:
            st.session_state["cell"] = None
        chosen = st.selectbox("Område och omgång", list(cells), key="cell", placeholder="Välj")
        if not chosen:
            return
        row, cell = cells[chosen]
        _say_what_was_read(cell)
        with st.form("judge", border=False):
            options = list(STATUSES)
            status = st.selectbox("Läge", options, index=options.index(cell.status))
            note = st.text_input("Anteckning", max_chars=500, value=cell.judged.note if cell.judged else "")
            pressed = st.form_submit_button("Spara")
        if pressed:
            _write(folder, row, cell, status, note, "Läget är sparat.")
        if cell.judged and st.button("Ta bort bedömningen"):
            _write(folder, row, cell, None, "", "Bedömningen är borttagen.")


def _say_what_was_read(cell: Cell) -> None:
    reading = cell.reading
    sentence = f": ”{reading.sentence}”" if reading.sentence else ""
    st.markdown(plain(f"Programmet läste {reading.status} (säkert till {reading.confidence:.0%}){sentence}"))
    if cell.judged:
        note = f" {cell.judged.note}" if cell.judged.note else ""
        st.markdown(plain(f"{cell.judged.by} satte {cell.judged.status} {cell.judged.date}.{note}"))


def _write(folder: Archive, row: Row, cell: Cell, status: str | None, note: str, done: str) -> None:
    correct.attempt(lambda: judge(folder, row.area, cell.round, status, cell.reading.status, note), done)
    st.rerun()


# What stands still and what fell silent


def _flags(made: Sequence[Overview]) -> None:
    found = [said for one in made for row in one.rows for said in _said(row)]
    with st.expander(f"Står stilla eller har tystnat: {len(found)}"):
        if found:
            st.html(f'<ul lang="sv">{"".join(found)}</ul>')
        else:
            st.markdown("Inget löfte upprepas ordagrant i tre omgångar, och inget område har slutat redovisas.")


def _said(row: Row) -> Iterator[str]:
    if row.silent_since:
        yield f"<li>Område {safe(row.area)} redovisas inte från och med {safe(row.silent_since)}.</li>"
    for one in row.stagnation:
        rounds = f"{one.rounds[0]} – {one.rounds[-1]}"
        yield (
            f"<li>Område {safe(row.area)}, {len(one.rounds)} omgångar i rad ({safe(rounds)}): "
            f"”{safe(one.text)}”</li>"
        )
