"""Jämför: an area, a unit or a search followed from round to round, side by side or in lanes."""

from collections.abc import Sequence

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from index.citation import area_name, place
from index.compare import AreaInUse, Comparison, Telling, areas
from index.following import Following
from index.naming import FILTERS, Filter
from index.reader import open_reader
from index.synonyms import synonyms
from index.together import together
from ingest.errors import BackspegelError
from ingest.report import Report
from ui.address import archive, begin, keep, link, within
from ui.asking import STRICTNESS
from ui.biography import biography
from ui.choices import choose, names_of
from ui.dossiers import show_ways_out
from ui.lanes import LEGEND, as_table, drawable, lanes
from ui.reckoned import Asked, Followings, decisions, followed
from ui.steps import show_decisions, show_steps
from ui.text import plain, safe

ALL = "Alla rapporter"
EVERY = "alla"
SUBJECTS: dict[str, tuple[Following, str]] = {
    "omrade": ("area", "Åtgärdsområde"),
    "enhet": ("unit", "Enhet eller roll"),
    "fraga": ("query", "Sökning"),
}
VIEWS = {"sida-vid-sida": "Sida vid sida", "alla-omgangar": "Alla omgångar"}
KEYS: dict[str, Filter] = {
    "forsvagat": "weakened", "antal": "number", "belopp": "amount", "tid": "date", "bindande": "certainty",
    "nekande": "negation", "ansvarig": "responsible", "lage": "status", "omfattning": "scope", "form": "form",
}  # fmt: skip
DEFAULTS = {
    "folj": "omrade",
    "omrade": None,
    "enhet": None,
    "fraga": "",
    "precision": next(iter(STRICTNESS)),
    "rapport": ALL,
    "fran": None,
    "till": None,
    "visa": "sida-vid-sida",
    "andringar": False,
    "slag": EVERY,
    "andring": 0,
    "tanke": None,
}


def show() -> None:
    """Draw the page."""
    st.title("Jämför ordalydelsen mellan omgångar")
    reports = list(archive().reports())
    for key, default in DEFAULTS.items():
        begin(key, default)
    within("folj", list(SUBJECTS))
    within("visa", list(VIEWS))
    within("slag", [EVERY, *KEYS])
    within("precision", list(STRICTNESS))
    known = _choose(reports)
    if not known and st.session_state["folj"] == "omrade":
        st.info("Arkivet har inga åtgärdsområden att jämföra. Lägg till rapporter först.")
        return
    try:
        _show_comparison(known)
    except BackspegelError as error:
        st.warning(plain(str(error)))
    keep(DEFAULTS)


def _choose(reports: Sequence[Report]) -> dict[str, AreaInUse]:
    """Draw what chooses the subject and the report; gives the areas that there are."""
    st.radio(
        "Följ",
        list(SUBJECTS),
        key="folj",
        format_func=lambda key: SUBJECTS[key][1],
        horizontal=True,
        label_visibility="collapsed",
        on_change=_anew,
    )
    titles = names_of({report.id: report.title for report in reports})
    left, right = st.columns(2)
    report = choose("Rapport", {ALL: ALL} | titles, "rapport", right, _anew)
    known = {area.name: area for area in areas(r for r in reports if report in (ALL, r.id))}
    following = st.session_state["folj"]
    if following == "omrade":
        named = {name: _titled(area) for name, area in known.items()}
        choose("Åtgärdsområde", named, "omrade", left, _anew)
    elif following == "enhet":
        _choose_unit(left)
    else:
        left.text_input("Sökning", key="fraga", on_change=_anew, max_chars=1000)
        left.selectbox(
            "Sökordens form",
            list(STRICTNESS),
            key="precision",
            format_func=lambda key: STRICTNESS[key][1],
            on_change=_anew,
        )
    return known


def _choose_unit(place: DeltaGenerator) -> None:
    """The names that the archive knows; others can be written, as a colleague's link may have them."""
    known = together(open_reader(archive()), synonyms(archive()), succession=False)
    names = sorted({*known.names("unit"), *known.names("role")})
    given = st.session_state["enhet"] or None
    st.session_state["enhet"] = given
    place.selectbox(
        "Enhet eller roll",
        names if given is None or given in names else [given, *names],
        key="enhet",
        accept_new_options=True,
        placeholder="Välj eller skriv",
        on_change=_anew,
    )


def _titled(area: AreaInUse) -> str:
    return f"{area.name}  {area.title}" if area.title not in (None, area.name) else area.name


def _anew() -> None:
    """Another subject has other rounds, changes and thoughts."""
    st.session_state.update(fran=None, till=None, andring=0, tanke=None)


def _show_comparison(known: dict[str, AreaInUse]) -> None:
    key = st.session_state["folj"]
    name = st.session_state[key] or (next(iter(known)) if key == "omrade" else "")
    if not name.strip():
        st.markdown("Välj en enhet eller roll." if key == "enhet" else "Skriv en sökfråga.")
        return
    report = st.session_state["rapport"]
    strictness = STRICTNESS[st.session_state["precision"]][0]
    asked = Asked(SUBJECTS[key][0], name, None if report == ALL else report, strictness)
    every = followed(archive(), asked).comparison
    rounds = [telling.round.label for telling in every.tellings]
    if not rounds:
        st.info("Ingen omgång säger något om det. Sök på andra ord eller följ en annan enhet.")
        return
    first, last = _choose_rounds(rounds)
    found = followed(archive(), asked, first, last)
    wanted, only_changes = _choose_changes()
    if not found.comparison.steps:
        st.info(f"Det finns bara en omgång, {plain(rounds[0])}, och inget att jämföra med.")
    told = {telling.round.label for telling in found.comparison.tellings}
    decided = [one for one in decisions(archive()) if one.decision.round in told]
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left:
        _sources(found.comparison)
    with right:
        show_ways_out(found.comparison, decided, wanted, only_changes)
    if st.session_state["tanke"]:
        _show_thought(found, st.session_state["tanke"])
    if st.session_state["visa"] == "alla-omgangar":
        _show_lanes(found, wanted, only_changes)
        for telling in found.comparison.tellings:
            show_decisions(decided, telling.round.label)
    else:
        show_steps(found, decided, wanted, only_changes, _thought)


def _choose_rounds(rounds: list[str]) -> tuple[str, str]:
    left, right, view = st.columns([2, 2, 2])
    for key, default in (("fran", rounds[0]), ("till", rounds[-1])):
        if st.session_state[key] not in rounds:
            st.session_state[key] = default
    first = left.selectbox("Från omgång", rounds, key="fran", on_change=_first_change)
    last = right.selectbox("Till omgång", rounds, key="till", on_change=_first_change)
    view.radio("Visa", list(VIEWS), key="visa", format_func=VIEWS.__getitem__)
    return first, last


def _first_change() -> None:
    st.session_state.update(andring=0, tanke=None)


def _choose_changes() -> tuple[Filter | None, bool]:
    left, right = st.columns(2, vertical_alignment="bottom")
    left.selectbox(
        "Slag av ändring",
        [EVERY, *KEYS],
        key="slag",
        format_func=lambda key: "Alla slag" if key == EVERY else f"Bara: {FILTERS[KEYS[key]]}",
        on_change=_first_change,
    )
    only_changes = right.toggle("Visa bara ändringar", key="andringar", on_change=_first_change)
    return KEYS.get(st.session_state["slag"]), only_changes


def _sources(comparison: Comparison) -> None:
    with st.expander("Källor"):
        for telling in comparison.tellings:
            st.html(f'<p lang="sv">{_source(telling)}</p>')


def _source(telling: Telling) -> str:
    section = telling.sections[0]
    named = ", ".join(area_name(area) for area in telling.areas)
    pages = (section.pages[0], telling.sections[-1].pages[1])
    where = place(telling.round.label, None, None, pages)
    address = link("report", rapport=telling.report, avsnitt=section.id)
    others = f" Samma omgång finns också i {', '.join(telling.others)}." if telling.others else ""
    said = ", ".join(part for part in (telling.title, named, where) if part)
    return f'<a href="{safe(address)}" target="_self">{safe(said)}</a>.{safe(others)}'


def _thought(name: str) -> str:
    """The address of this page with the thought that a sentence belongs to."""
    state = {key: st.session_state.get(key) for key, default in DEFAULTS.items()}
    told = {key: value for key, value in state.items() if value != DEFAULTS[key]}
    return link("compare", **told | {"tanke": name})


def _show_thought(found: Followings, name: str) -> None:
    number = found.lines.get(name)
    if number is None:
        st.info("Meningen finns inte i de omgångar som visas.")
        return
    with st.container(border=True):
        left, right = st.columns([5, 1])
        left.subheader("Tanken genom omgångarna")
        right.button("Stäng", on_click=_no_thought, width="stretch")
        st.html(biography(found.comparison, found.comparison.lines[number]))


def _no_thought() -> None:
    st.session_state["tanke"] = None


def _show_lanes(found: Followings, wanted: Filter | None, only_changes: bool) -> None:
    drawn = drawable(found, wanted, only_changes)
    if not drawn:
        st.markdown("Inget har ändrats på det sättet.")
        return
    chosen = found.lines.get(st.session_state["tanke"] or "")
    st.html(
        '<div class="wide" tabindex="0" role="region" aria-label="Omgångarna som banor">'
        f"{lanes(found.comparison, drawn, _thought, chosen)}</div>"
    )
    st.html(LEGEND)
    with st.expander("Samma sak som tabell"):
        st.html(f'<div class="wide" tabindex="0">{as_table(found.comparison, drawn, _thought)}</div>')
