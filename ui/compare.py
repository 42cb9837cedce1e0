"""Jämför: an area, a unit or a search followed from round to round, side by side or in lanes."""

from collections.abc import Iterator, Sequence
from functools import partial
from itertools import count

import streamlit as st

from index.align import Link
from index.citation import area_name, place
from index.compare import AreaInUse, Comparison, Step, Telling, areas, kinds_of_change
from index.dossiers.contents import dossier
from index.dossiers.write import WRITERS
from index.following import Following, follow
from index.naming import FILTERS, Filter, passes
from index.timeline import Reference, references
from ingest.errors import BackspegelError
from ingest.report import Report
from ingest.slugs import slug
from ui.address import archive, begin, keep, link, within
from ui.biography import biography
from ui.lanes import as_table, lanes
from ui.side_by_side import counts, framed, row
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
    "enhet": "",
    "fraga": "",
    "rapport": ALL,
    "fran": None,
    "till": None,
    "visa": "sida-vid-sida",
    "andringar": False,
    "slag": EVERY,
    "andring": 0,
    "tanke": 0,
}
FORMATS = {
    ".docx": (
        "Word med spårade ändringar",
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    ),
    ".pdf": ("PDF", "application/pdf"),
    ".html": ("Webbsida", "text/html"),
    ".xlsx": ("Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    ".json": ("JSON", "application/json"),
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
    known = _choose(reports)
    if not known and st.session_state["folj"] == "omrade":
        st.info("Arkivet har inga åtgärdsområden att jämföra. Lägg till rapporter först.")
        return
    try:
        _show_comparison(reports, known)
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
    titles = {report.id: report.title for report in reports}
    left, right = st.columns(2)
    within("rapport", [ALL, *titles])
    report = right.selectbox(
        "Rapport", [ALL, *titles], key="rapport", format_func=lambda one: titles.get(one, one), on_change=_anew
    )
    known = {area.name: area for area in areas(r for r in reports if report in (ALL, r.id))}
    following = st.session_state["folj"]
    if following == "omrade":
        within("omrade", list(known))
        left.selectbox(
            "Åtgärdsområde",
            list(known),
            key="omrade",
            format_func=lambda name: _titled(known[name]),
            on_change=_anew,
        )
    else:
        left.text_input(SUBJECTS[following][1], key=following, on_change=_anew, max_chars=1000)
    return known


def _titled(area: AreaInUse) -> str:
    return f"{area.name}  {area.title}" if area.title not in (None, area.name) else area.name


def _anew() -> None:
    """Another subject has other rounds, changes and thoughts."""
    st.session_state.update(fran=None, till=None, andring=0, tanke=0)


def _show_comparison(reports: Sequence[Report], known: dict[str, AreaInUse]) -> None:
    key = st.session_state["folj"]
    name = st.session_state[key] or (next(iter(known)) if key == "omrade" else "")
    if not name.strip():
        st.markdown("Skriv en enhet eller roll." if key == "enhet" else "Skriv en sökfråga.")
        return
    report = st.session_state["rapport"]
    asked = (SUBJECTS[key][0], name, None if report == ALL else report)
    rounds = [telling.round.label for telling in follow(archive(), *asked).tellings]
    if not rounds:
        st.info("Ingen omgång säger något om det. Sök på andra ord eller följ en annan enhet.")
        return
    first, last = _choose_rounds(rounds)
    comparison = follow(archive(), *asked, first, last)
    wanted, only_changes = _choose_changes()
    if not comparison.steps:
        st.info(f"Det finns bara en omgång, {plain(rounds[0])}, och inget att jämföra med.")
    _take_along(comparison, reports, wanted, only_changes)
    if st.session_state["tanke"]:
        _show_thought(comparison, st.session_state["tanke"] - 1)
    if st.session_state["visa"] == "alla-omgangar":
        _show_lanes(comparison, only_changes)
    else:
        _show_steps(comparison, references(reports, rounds), wanted, only_changes)


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
    st.session_state.update(andring=0, tanke=0)


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


def _take_along(
    comparison: Comparison, reports: Sequence[Report], wanted: Filter | None, only_changes: bool
) -> None:
    left, right = st.columns([3, 2], vertical_alignment="center")
    with left.expander("Källor"):
        for telling in comparison.tellings:
            st.html(f'<p lang="sv">{_source(telling)}</p>')
    with right.popover("Ta med jämförelsen", disabled=not comparison.steps, width="stretch"):
        st.markdown("Varje citat får omgång, område, sida och originalets kontrollsumma.")
        for ending, (name, kind) in FORMATS.items():
            st.download_button(
                name,
                partial(_written, comparison, reports, wanted, only_changes, ending),
                file_name=f"jamforelse-{slug(comparison.subject)}{ending}",
                mime=kind,
                on_click="ignore",
                width="stretch",
            )


def _written(
    comparison: Comparison, reports: Sequence[Report], wanted: Filter | None, only_changes: bool, ending: str
) -> bytes:
    """A dossier, made when the button is pressed."""
    rounds = [telling.round.label for telling in comparison.tellings]
    made = dossier(comparison, references(reports, rounds), wanted, only_changes)
    return WRITERS[ending](made)


def _source(telling: Telling) -> str:
    section = telling.sections[0]
    named = ", ".join(area_name(area) for area in telling.areas)
    pages = (section.pages[0], telling.sections[-1].pages[1])
    where = place(telling.round.label, None, None, pages)
    address = link("report", rapport=telling.report, avsnitt=section.id)
    others = f" Samma omgång finns också i {', '.join(telling.others)}." if telling.others else ""
    said = ", ".join(part for part in (telling.title, named, where) if part)
    return f'<a href="{safe(address)}" target="_self">{safe(said)}</a>.{safe(others)}'


def _show_steps(
    comparison: Comparison, decided: Sequence[Reference], wanted: Filter | None, only_changes: bool
) -> None:
    changes = [
        one for step in comparison.steps for one in step.links if one.relation != "same" and _is_shown(one, wanted)
    ]
    _step_through(len(changes))
    numbers = count(1)
    for step in comparison.steps:
        st.subheader(plain(f"{step.before.round.label} → {step.after.round.label}"))
        st.caption(counts(step.links))
        _decisions([one for one in decided if one.decision.round == step.after.round.label])
        _show_step(comparison, step, numbers, wanted, only_changes)
    if st.session_state["andring"]:
        st.html(
            f"<script>document.getElementById('andring-{st.session_state['andring']}')"
            "?.scrollIntoView({block: 'center'})</script>",
            unsafe_allow_javascript=True,
        )


def _is_shown(one: Link, wanted: Filter | None) -> bool:
    return passes(kinds_of_change(one), wanted)


def _step_through(number: int) -> None:
    """Buttons, with keys, that go from change to change."""
    st.session_state["andring"] = at = min(st.session_state["andring"], number)
    before, after, told = st.columns([1, 1, 3], vertical_alignment="center")
    before.button(
        "Föregående", on_click=_go, args=(at - 1,), disabled=at <= 1, shortcut="Alt+Up", width="stretch",
        help="Föregående ändring",
    )  # fmt: skip
    after.button(
        "Nästa", on_click=_go, args=(at + 1,), disabled=at >= number, shortcut="Alt+Down", width="stretch",
        help="Nästa ändring",
    )  # fmt: skip
    told.markdown(f"Ändring {at} av {number}" if at else f"{number} ändringar" if number != 1 else "1 ändring")


def _go(at: int) -> None:
    st.session_state["andring"] = at


def _show_step(
    comparison: Comparison, step: Step, numbers: "count[int]", wanted: Filter | None, only_changes: bool
) -> None:
    rows = "".join(_rows(comparison, step, numbers, wanted, only_changes))
    if rows:
        st.html(framed(rows, step.before.round.label, step.after.round.label))
    else:
        st.markdown("Ordalydelsen är densamma." if wanted is None else "Inget har ändrats på det sättet.")


def _rows(
    comparison: Comparison, step: Step, numbers: "count[int]", wanted: Filter | None, only_changes: bool
) -> Iterator[str]:
    for one in step.links:
        if not _is_shown(one, wanted):
            continue
        if one.relation == "same":
            if not only_changes:
                yield row(one, address=_thought_of(comparison, one))
            continue
        number = next(numbers)
        chosen = number == st.session_state["andring"]
        yield row(one, f"andring-{number}", _thought_of(comparison, one), chosen)


def _thought_of(comparison: Comparison, one: Link) -> str:
    sentence = (one.after or one.before)[0]
    number = next(n for n, line in enumerate(comparison.lines) if any(sentence in cell for cell in line.cells))
    return _thought(number)


def _thought(number: int) -> str:
    """The address of this page with one thought followed."""
    state = {key: st.session_state.get(key) for key, default in DEFAULTS.items()}
    told = {key: value for key, value in state.items() if value != DEFAULTS[key]}
    return link("compare", **told | {"tanke": number + 1})


def _show_thought(comparison: Comparison, number: int) -> None:
    if number >= len(comparison.lines):
        return
    with st.container(border=True):
        left, right = st.columns([5, 1])
        left.subheader("Tanken genom omgångarna")
        right.button("Stäng", on_click=_no_thought, width="stretch")
        st.html(biography(comparison, comparison.lines[number]))


def _no_thought() -> None:
    st.session_state["tanke"] = 0


def _show_lanes(comparison: Comparison, only_changes: bool) -> None:
    chosen = st.session_state["tanke"] - 1 if st.session_state["tanke"] else None
    st.html(f'<div class="wide" tabindex="0">{lanes(comparison, _thought, chosen, only_changes)}</div>')
    st.caption("Varje ruta är en mening. Välj en för att följa tanken genom alla omgångar.")
    with st.expander("Samma sak som tabell"):
        st.html(f'<div class="wide">{as_table(comparison, _thought, only_changes)}</div>')


def _decisions(decided: Sequence[Reference]) -> None:
    """The decisions that closed a round, with the way to the document where the archive holds it."""
    if decided:
        st.html(f'<p class="source" lang="sv">Omgången avslutades: {"; ".join(map(_decision, decided))}</p>')


def _decision(one: Reference) -> str:
    said = f"{one.decision.body or 'beslut'} {one.decision.date} § {one.decision.paragraph}"
    if not one.held:
        return f"{safe(said)} (hänvisas till men finns inte i arkivet)"
    address = link("report", rapport=one.held, avsnitt=one.section)
    return f'<a href="{safe(address)}" target="_self">{safe(said)}</a>'
