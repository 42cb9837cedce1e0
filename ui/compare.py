"""Jämför: an area's wording from round to round, side by side."""

from collections import Counter
from collections.abc import Collection, Sequence

import streamlit as st

from index.align import Link
from index.citation import place
from index.compare import AreaInUse, Comparison, Step, Telling, areas, compare
from index.wording import differences
from ingest.errors import BackspegelError
from ingest.report import Report
from ui import text
from ui.address import archive, begin, keep, link, within
from ui.text import safe

ALL = "Alla rapporter"
DEFAULTS = {"omrade": None, "rapport": ALL, "fran": None, "till": None, "andringar": False}
# A sign and a word for each kind, so that colour is never needed.
KINDS = {
    "same": ("=", "Oförändrad"),
    "reworded": ("≈", "Ändrad"),
    "split": ("<", "Delad"),
    "merged": (">", "Sammanslagen"),
    "moved": ("↕", "Flyttad"),
    "added": ("+", "Ny"),
    "removed": ("−", "Borttagen"),
}
COUNTED = {
    "same": ("oförändrad", "oförändrade"),
    "reworded": ("ändrad", "ändrade"),
    "split": ("delad", "delade"),
    "merged": ("sammanslagen", "sammanslagna"),
    "moved": ("flyttad", "flyttade"),
    "added": ("ny", "nya"),
    "removed": ("borttagen", "borttagna"),
}


def show() -> None:
    """Draw the page."""
    st.title("Jämför ordalydelsen mellan omgångar")
    reports, older = list(archive().reports()), archive().versions().superseded()
    for key, default in DEFAULTS.items():
        begin(key, default)
    known = _choose_report_and_area(reports)
    if not known:
        st.info("Arkivet har inga åtgärdsområden att jämföra. Lägg till rapporter först.")
        return
    try:
        _show_comparison(reports, known, older)
    except BackspegelError as error:
        st.warning(text.plain(str(error)))
    keep(DEFAULTS)


def _choose_report_and_area(reports: Sequence[Report]) -> dict[str, AreaInUse]:
    titles = {report.id: report.title for report in reports}
    left, right = st.columns(2)
    within("rapport", [ALL, *titles])
    report = right.selectbox(
        "Rapport",
        [ALL, *titles],
        key="rapport",
        format_func=lambda one: titles.get(one, one),
        on_change=_all_rounds,
    )
    known = {area.name: area for area in areas(r for r in reports if report in (ALL, r.id))}
    within("omrade", list(known))
    left.selectbox(
        "Åtgärdsområde",
        list(known),
        key="omrade",
        format_func=lambda name: f"{name}  {known[name].title}" if known[name].title not in (None, name) else name,
        on_change=_all_rounds,
    )
    return known


def _all_rounds() -> None:
    st.session_state["fran"] = st.session_state["till"] = None


def _show_comparison(reports: Sequence[Report], known: dict[str, AreaInUse], older: Collection[str]) -> None:
    area = st.session_state["omrade"] or next(iter(known))
    rounds = list(known[area].rounds)
    first, last = _choose_rounds(rounds)
    report = st.session_state["rapport"]
    comparison = compare(reports, area, None if report == ALL else report, first, last, older=older)
    only_changes = st.toggle("Visa bara ändringar", key="andringar")
    if not comparison.steps:
        st.info(f"Området finns bara i en omgång, {text.plain(rounds[0])}. Det finns inget att jämföra med.")
    _sources(comparison)
    for step in comparison.steps:
        _show_step(step, only_changes)


def _choose_rounds(rounds: list[str]) -> tuple[str, str]:
    left, right = st.columns(2)
    for key, default in (("fran", rounds[0]), ("till", rounds[-1])):
        if st.session_state[key] not in rounds:
            st.session_state[key] = default
    first = left.selectbox("Från omgång", rounds, key="fran")
    last = right.selectbox("Till omgång", rounds, key="till")
    return first, last


def _sources(comparison: Comparison) -> None:
    with st.expander("Källor"):
        for telling in comparison.tellings:
            st.html(f'<p lang="sv">{_source(telling)}</p>')


def _source(telling: Telling) -> str:
    section = telling.sections[0]
    where = place(telling.round.label, (telling.areas or (None,))[0], None, (section.pages[0], telling.sections[-1].pages[1]))
    address = link("report", rapport=telling.report, avsnitt=section.id)
    others = f" Samma omgång finns också i {', '.join(telling.others)}." if telling.others else ""
    return f'<a href="{safe(address)}" target="_self">{safe(telling.title)}, {safe(where)}</a>.{safe(others)}'


def _show_step(step: Step, only_changes: bool) -> None:
    pairs = [pair for pair in step.links if not (only_changes and pair.relation == "same")]
    st.subheader(text.plain(f"{step.before.round.label} → {step.after.round.label}"))
    st.caption(_counts(step))
    if not pairs:
        st.markdown("Ordalydelsen är densamma.")
        return
    st.html(table(pairs, step.before.round.label, step.after.round.label))


def table(pairs: Sequence[Link], before: str, after: str) -> str:
    """Links of sentences as an HTML table, with what to call each side."""
    rows = "".join(_row(pair) for pair in pairs)
    return (
        f'<table class="comparison" lang="sv"><thead><tr><th scope="col">Ändring</th>'
        f'<th scope="col">{safe(before)}</th><th scope="col">{safe(after)}</th>'
        f"</tr></thead><tbody>{rows}</tbody></table>"
    )


def _counts(step: Step) -> str:
    """How many sentences there are of each kind: "1 ändrad, 2 nya"."""
    counts = Counter(pair.relation for pair in step.links)
    return ", ".join(f"{counts[kind]} {COUNTED[kind][counts[kind] > 1]}" for kind in KINDS if counts[kind])


def _row(pair: Link) -> str:
    sign, word = KINDS[pair.relation]
    before, after = _wordings(pair)
    return (
        f'<tr class="{pair.relation}"><th scope="row"><span aria-hidden="true">{sign}</span> {word}</th>'
        f"<td>{before}</td><td>{after}</td></tr>"
    )


def _wordings(pair: Link) -> tuple[str, str]:
    before, after = pair.texts
    if before and after:
        runs = differences(before, after)
        return text.before(runs), text.after(runs)
    return (f"<del>{safe(before)}</del>", "") if before else ("", f"<ins>{safe(after)}</ins>")
