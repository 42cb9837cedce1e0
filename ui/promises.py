"""Löften: what reports said would be done by a time, by whom, and what later rounds say of it."""

from collections.abc import Sequence

import streamlit as st

from index.naming import FATES
from index.promises import Fate, Followed
from ui.address import within
from ui.choices import choose
from ui.reckoned import quoted
from ui.text import safe

EVERY = "alla"
DEFAULTS = {"loften": EVERY, "lofte-omrade": EVERY}
# The fates as the address has them, those that call for something first, with a sign for each.
KEYS: dict[str, tuple[Fate, str]] = {
    "oppna": ("open", "○"),
    "forskjutna": ("slipped", "→"),
    "forsvagade": ("weakened", "↓"),
    "upprepade": ("repeated", "‖"),
    "inte-aterupptagna": ("silent", "∅"),
    "aterupptagna": ("taken up", "↻"),
    "utgatt": ("dropped", "×"),
    "infriade": ("kept", "●"),
}
SIGNS = dict(KEYS.values())


def show_promises(found: Sequence[Followed]) -> None:
    """Draw the promises that the page's state asks for."""
    st.subheader("Löften")
    if not found:
        st.markdown("Rapporterna lovar inget till en bestämd tid.")
        return
    left, right = st.columns(2)
    with left:
        fate = _choose_fate(found)
    with right:
        area = _choose_area(found)
    shown = [one for one in found if fate in (None, one.fate) and area in (EVERY, one.promise.area or "")]
    if shown:
        st.html(f'<div class="wide" tabindex="0">{table(shown)}</div>')
    else:
        st.markdown("Inget löfte i det området har det utfallet.")


def _choose_fate(found: Sequence[Followed]) -> Fate | None:
    counts = {key: sum(one.fate == fate for one in found) for key, (fate, _) in KEYS.items()}
    some = {key: f"{FATES[fate].capitalize()} ({counts[key]})" for key, (fate, _) in KEYS.items() if counts[key]}
    key = choose("Utfall", {EVERY: f"Alla ({len(found)})"} | some, "loften")
    return None if key == EVERY else KEYS[key][0]


def _choose_area(found: Sequence[Followed]) -> str:
    options = [EVERY, *dict.fromkeys(one.promise.area for one in found if one.promise.area)]
    within("lofte-omrade", options)
    return st.selectbox(
        "Löften i område",
        options,
        key="lofte-omrade",
        format_func=lambda key: "Alla områden" if key == EVERY else key,
    )


def table(found: Sequence[Followed]) -> str:
    """Promises as an HTML table; each wording leads to where it is marked in its report."""
    heads = ("Löfte", "Senast", "Område", "Vem", "Utfall", "Vad som sägs sedan")
    row = "".join(f'<th scope="col">{head}</th>' for head in heads)
    return (
        '<table class="overview promises" lang="sv">'
        "<caption>Vad rapporterna säger ska ske till en viss tid.</caption>"
        f"<thead><tr>{row}</tr></thead><tbody>{''.join(map(_row, found))}</tbody></table>"
    )


def _row(one: Followed) -> str:
    promise = one.promise
    later = ""
    if one.evidence:
        later = (
            f'<a href="{safe(quoted(one.evidence))}" target="_self">{safe(one.round or "")}</a>: '
            f"{safe(one.evidence.text)}"
        )
    return (
        f'<tr><th scope="row"><a href="{safe(quoted(promise.sentence))}" target="_self">'
        f"{safe(promise.round.label)}</a>: {safe(promise.sentence.text)}</th>"
        f"<td>{promise.due}<small>”{safe(promise.when)}”</small></td>"
        f"<td>{safe(promise.area or '–')}</td><td>{safe(promise.who or 'sägs inte')}</td>"
        f'<td><span aria-hidden="true">{SIGNS[one.fate]}</span> {FATES[one.fate]}</td><td>{later}</td></tr>'
    )
