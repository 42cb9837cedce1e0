"""Översikt: how far every area had come in every round, what was promised, and what no longer moves."""

from collections.abc import Iterator, Sequence

import streamlit as st

from index.following import overviews, promised
from index.naming import FATES
from index.overview import Cell, Overview, Row
from index.promises import Fate, Followed
from index.status import STATUSES
from ingest.archive import Archive
from ingest.errors import BackspegelError
from ingest.judgements import judge
from ui import areas, correct
from ui.address import archive, begin, keep, link, within
from ui.text import plain, safe

EVERY = "alla"
DEFAULTS = {"cell": None, "loften": EVERY}
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
_FATES: dict[str, Fate] = {
    "oppna": "open", "forskjutna": "slipped", "forsvagade": "weakened", "upprepade": "repeated",
    "infriade": "kept", "aterupptagna": "taken up", "inte-aterupptagna": "silent", "utgatt": "dropped",
}  # fmt: skip


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
    _promises(promised(folder))
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
    flags = "<em>Redovisas inte längre</em>" if row.silent_since else ""
    flags += f"<em>Står stilla: {len(row.stagnation)}</em>" if row.stagnation else ""
    cells = "".join(_cell(cell) for cell in row.cells)
    return (
        f'<tr><th scope="row"><a href="{safe(address)}" target="_self">{safe(row.area + title)}</a>{flags}</th>'
        f"{cells}</tr>"
    )


def _cell(cell: Cell | None) -> str:
    if cell is None:
        return '<td class="none">redovisas inte</td>'
    address = link("report", rapport=cell.report, avsnitt=cell.section)
    unsure = "" if cell.judged or cell.reading.confidence >= 0.6 else " <small>osäkert</small>"
    judged = " <small>bekräftat</small>" if cell.judged else ""
    changed = "" if cell.changed is None else f", {cell.changed:.0%} nytt".replace("%", " %")
    evidence = cell.reading.evidence.words if cell.reading.evidence else "inga ord om läget"
    return (
        f'<td><a href="{safe(address)}" target="_self" title="{safe(f"Läst ur: {evidence}")}">'
        f'<span aria-hidden="true">{SIGNS[cell.status]}</span> {safe(cell.status)}</a>{unsure}{judged}'
        f"<small>{cell.words} ord{changed}</small></td>"
    )


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


# What stands still, what fell silent, what was promised


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


def _promises(found: Sequence[Followed]) -> None:
    st.subheader("Löften")
    within("loften", [EVERY, *_FATES])
    counts = {key: sum(one.fate == fate for one in found) for key, fate in _FATES.items()}
    key = st.selectbox(
        "Visa",
        [EVERY, *(key for key in _FATES if counts[key])],
        key="loften",
        format_func=lambda key: (
            f"Alla ({len(found)})" if key == EVERY else f"{FATES[_FATES[key]].capitalize()} ({counts[key]})"
        ),
    )
    shown = [one for one in found if key in (EVERY, None) or one.fate == _FATES[key]]
    if not shown:
        st.markdown("Rapporterna lovar inget till en bestämd tid.")
        return
    st.html(f'<div class="wide" tabindex="0">{_promise_table(shown)}</div>')


def _promise_table(found: Sequence[Followed]) -> str:
    heads = "".join(
        f'<th scope="col">{head}</th>'
        for head in ("Löfte", "Senast", "Område", "Vem", "Utfall", "Vad som sägs sedan")
    )
    rows = "".join(_promise_row(one) for one in found)
    return f'<table class="overview" lang="sv"><thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>'


def _promise_row(one: Followed) -> str:
    promise = one.promise
    made = link("report", rapport=promise.sentence.report, avsnitt=promise.sentence.section)
    later = ""
    if one.evidence:
        address = link("report", rapport=one.evidence.report, avsnitt=one.evidence.section)
        later = f'<a href="{safe(address)}" target="_self">{safe(one.round or "")}</a>: {safe(one.evidence.text)}'
    return (
        f'<tr><th scope="row"><a href="{safe(made)}" target="_self">{safe(promise.round.label)}</a>: '
        f"{safe(promise.sentence.text)}</th><td>{promise.due}<small>{safe(promise.when)}</small></td>"
        f"<td>{safe(promise.area or '')}</td><td>{safe(promise.who or '')}</td>"
        f"<td>{FATES[one.fate]}</td><td>{later}</td></tr>"
    )
