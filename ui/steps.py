"""From change to change: the steps of a comparison side by side, and keys that go through the changes."""

from collections.abc import Callable, Iterator, Sequence
from itertools import count

import streamlit as st

from index.align import Link
from index.changes import Change
from index.compare import Step
from index.naming import Filter, passes
from index.timeline import Reference
from ingest.counting import counted
from ui.address import link
from ui.reckoned import Followings, name_of
from ui.side_by_side import counts, framed, row
from ui.text import plain, safe

Address = Callable[[str], str]  # of the biography of the thought that a sentence, by its name, belongs to


def show_steps(
    found: Followings, decided: Sequence[Reference], wanted: Filter | None, only_changes: bool, address: Address
) -> None:
    """Draw the steps; `andring` in the session is the number of the change to stand at, 0 for none."""
    changes = [
        one
        for step, kinds in _steps(found)
        for one, changed in zip(step.links, kinds, strict=True)
        if one.relation != "same" and passes(changed, wanted)
    ]
    _step_through(len(changes))
    numbers = count(1)
    if found.comparison.steps:
        show_decisions(decided, found.comparison.tellings[0].round.label)
    for step, kinds in _steps(found):
        st.subheader(plain(f"{step.before.round.label} → {step.after.round.label}"))
        st.caption(counts(step.links))
        show_decisions(decided, step.after.round.label)
        rows = "".join(_rows(step, kinds, numbers, wanted, only_changes, address))
        if rows:
            st.html(framed(rows, step.before.round.label, step.after.round.label))
        else:
            st.markdown("Ordalydelsen är densamma." if wanted is None else "Inget har ändrats på det sättet.")
    _look_at(st.session_state["andring"])


def _steps(found: Followings) -> Iterator[tuple[Step, tuple[tuple[Change, ...], ...]]]:
    return zip(found.comparison.steps, found.changes, strict=True)


def _rows(
    step: Step,
    kinds: Sequence[tuple[Change, ...]],
    numbers: "count[int]",
    wanted: Filter | None,
    only_changes: bool,
    address: Address,
) -> Iterator[str]:
    for one, changed in zip(step.links, kinds, strict=True):
        if not passes(changed, wanted):
            continue
        if one.relation == "same":
            if not only_changes:
                yield row(one, changed, address=_biography(one, address))
            continue
        number = next(numbers)
        chosen = number == st.session_state["andring"]
        yield row(one, changed, f"andring-{number}", _biography(one, address), chosen)


def _biography(one: Link, address: Address) -> str:
    return address(name_of((one.after or one.before)[0]))


def _step_through(number: int) -> None:
    """Buttons, with keys, that go from change to change; they stay in sight."""
    st.session_state["andring"] = at = min(st.session_state["andring"], number)
    with st.container(key="steg", horizontal=True, vertical_alignment="center"):
        st.button("Föregående", on_click=_go, args=(at - 1,), disabled=at <= 1, shortcut="Alt+Up")
        st.button("Nästa", on_click=_go, args=(at + 1,), disabled=at >= number, shortcut="Alt+Down")
        st.markdown(
            f"Ändring {at} av {number}" if at else counted(number, "ändring", "ändringar"), width="content"
        )


def _go(at: int) -> None:
    st.session_state["andring"] = at


def _look_at(number: int) -> None:
    """Bring a change into sight and focus it, so that a screen reader reads it. The script has a number alone."""
    if number:
        st.html(
            f"<script>{{const row = document.getElementById('andring-{int(number)}'); if (row) {{"
            "row.scrollIntoView({block: 'center'}); row.focus({preventScroll: true})}}</script>",
            unsafe_allow_javascript=True,
        )


def show_decisions(decided: Sequence[Reference], told: str) -> None:
    """The decisions that closed a round, by its label, with the way to the document where the archive holds it."""
    closing = [_decision(one) for one in decided if one.decision.round == told]
    if closing:
        st.html(f'<p class="source" lang="sv">{safe(told.capitalize())} avslutades: {"; ".join(closing)}</p>')


def _decision(one: Reference) -> str:
    said = f"{one.decision.body or 'beslut'} {one.decision.date} § {one.decision.paragraph}"
    if not one.held:
        return f"{safe(said)} (hänvisas till men finns inte i arkivet)"
    address = link("report", rapport=one.held, avsnitt=one.section)
    return f'<a href="{safe(address)}" target="_self">{safe(said)}</a>'
