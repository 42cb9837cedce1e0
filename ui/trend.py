"""Trend: how often queries, units and roles occur from round to round, as a chart and as a table."""

from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from msgspec.structs import replace

from index.explain import with_others
from index.nodes import Field, written
from index.reader import open_reader
from index.results import Facet, Filters
from index.synonyms import synonyms
from index.together import together
from index.trends import LABELS, Asked, AskedKind, Curve, Point, RoundSize, Trend, trend
from ingest.counting import counted
from ingest.errors import BackspegelError
from ui.address import archive, begin, keep, within
from ui.asking import FACETS, INSIDE, NOT, OLDER, STRICTNESS, SUCCESSION, described, filters, search_link
from ui.choices import NOT_ALL
from ui.text import plain, safe

KEYS: dict[str, AskedKind] = {"fraga": "query", "enhet": "unit", "roll": "role"}
MEASURES = {"andel": "Per tusen ord", "antal": "Antal"}
DEFAULTS: dict[str, Any] = {
    "fraga": [],
    "enhet": [],
    "roll": [],
    "matt": "andel",
    "precision": next(iter(STRICTNESS)),
    OLDER: False,
    SUCCESSION: False,
    **{INSIDE.get(key, key): [] for key in FACETS},
    **{NOT + key: [] for key in FACETS},
}
# Okabe & Ito's colours, which people with any colour vision tell apart, and a shape for each.
COLOURS = ("#0072B2", "#D55E00", "#009E73", "#AA4499", "#000000")
SWEDISH_NUMBERS = {"decimal": ",", "thousands": "\u00a0", "grouping": [3], "currency": ["", "\u00a0kr"]}
SHAPES = ("circle", "square", "triangle-up", "diamond", "cross")


def show() -> None:
    """Draw the page."""
    st.title("Trend över omgångarna")
    st.markdown("Följ en till fem sökfrågor, enheter eller roller från omgång till omgång.")
    for key, default in DEFAULTS.items():
        begin(key, default, many=isinstance(default, list))
    within("matt", list(MEASURES))
    within("precision", list(STRICTNESS))
    asked = _choose()
    if not asked:
        st.info("Skriv en sökfråga, eller välj en enhet eller roll.")
        keep(DEFAULTS)
        return
    chosen = _chosen()
    try:
        found = trend(archive(), asked, chosen, STRICTNESS[st.session_state["precision"]][0])
    except BackspegelError as error:
        st.warning(plain(str(error)))
        keep(DEFAULTS)
        return
    for notice in found.bounded:
        st.warning(plain(notice))
    if any(curve.total for curve in found.curves):
        measure = st.radio("Visa", list(MEASURES), key="matt", format_func=MEASURES.__getitem__, horizontal=True)
        _chart(found, measure, chosen)
    _table(found, chosen)
    _notes(found)
    keep(DEFAULTS)


def _choose() -> list[Asked]:
    names_known = together(open_reader(archive()), synonyms(archive()), succession=False)
    known = {facet: names_known.names(facet) for facet, _ in FACETS.values()}
    for own, (facet, _) in FACETS.items():  # an address may have any name of a round, a unit or a role
        for key in {own, INSIDE.get(own, own), NOT + own}:
            names = (name for one in st.session_state[key] for name in names_known.named(facet, one))
            st.session_state[key] = list(dict.fromkeys(names))
    st.multiselect(
        "Sökfrågor",
        st.session_state["fraga"],
        key="fraga",
        accept_new_options=True,
        select_all=NOT_ALL,
        placeholder="Skriv en sökfråga och tryck Retur",
    )
    left, right = st.columns(2)
    for column, key in ((left, "enhet"), (right, "roll")):
        facet, label = FACETS[key]
        within(key, known[facet])
        column.multiselect(label, known[facet], key=key, placeholder="Ingen vald", select_all=NOT_ALL)
    _narrow(known)
    return [Asked(kind, text) for key, kind in KEYS.items() for text in st.session_state[key]]


def _narrow(known: Mapping[Facet, Sequence[str]]) -> None:
    """What the text that is counted must have, or may not have: the filters of a search."""
    narrowed = _chosen() != Filters()
    with st.expander("Avgränsa", expanded=narrowed):
        columns = st.columns(2)
        for before in ("", NOT):
            for number, (key, (facet, label)) in enumerate(FACETS.items()):
                own = before + key if before else INSIDE.get(key, key)
                within(own, known[facet])
                columns[number % 2].multiselect(
                    f"Utom {label.lower()}" if before else f"Inom {label.lower()}",
                    known[facet],
                    key=own,
                    placeholder="Inga" if before else "Alla",
                    select_all=NOT_ALL,
                )
        st.toggle("Ta med äldre versioner", key=OLDER)
        st.toggle("Ta med föregångare och efterföljare", key=SUCCESSION)
        st.selectbox(
            "Sökordens form", list(STRICTNESS), key="precision", format_func=lambda key: STRICTNESS[key][1]
        )
    if narrowed:
        told = described(_chosen(), names=synonyms(archive()))
        st.caption(plain(f"Bara den text räknas som avgränsningen släpper igenom. {told}"))


def _chosen() -> Filters:
    return filters({**st.session_state, **{key: st.session_state[own] for key, own in INSIDE.items()}})


def _chart(found: Trend, measure: str, chosen: Filters) -> None:
    rows = [
        {
            "omgång": point.round,
            "ordning": number,
            "fråga": _name(curve),
            "antal": point.count,
            "andel": point.per_thousand,
            "per tusen ord": _decimal(point.per_thousand),
            "länk": _hits(curve.asked, point, chosen),
        }
        for curve in found.curves
        for number, point in enumerate(curve.points)
    ]
    names = [_name(curve) for curve in found.curves]
    st.vega_lite_chart(rows, _drawing(names, measure), height=380, alt=_said(found, measure))


def _drawing(names: list[str], measure: str) -> dict[str, Any]:
    """Lines with a shape for each curve; a point leads to its hits."""
    curve = {"field": "fråga", "type": "nominal", "sort": names, "title": None}
    return {
        "mark": {"type": "line", "point": {"size": 90, "filled": True, "cursor": "pointer"}},
        "encoding": {
            "x": {
                "field": "omgång",
                "type": "ordinal",
                "sort": {"field": "ordning"},
                "title": None,
                "axis": {"labelAngle": -35},
            },
            "y": {
                "field": measure,
                "type": "quantitative",
                "title": MEASURES[measure],
                "axis": {"tickMinStep": 0.1},
            },
            "color": {**curve, "scale": {"domain": names, "range": list(COLOURS)[: len(names)]}},
            "shape": {**curve, "scale": {"domain": names, "range": list(SHAPES)[: len(names)]}},
            "href": {"field": "länk"},
            "tooltip": [
                {"field": "fråga"},
                {"field": "omgång"},
                {"field": "antal"},
                {"field": "per tusen ord"},
            ],
        },
        "config": {"locale": {"number": SWEDISH_NUMBERS}, "legend": {"orient": "top", "labelLimit": 400}},
    }


def _said(found: Trend, measure: str) -> str:
    """The chart in a sentence; the table under it has every figure."""
    names = ", ".join(_name(curve) for curve in found.curves)
    rounds = f"{found.rounds[0].round} till {found.rounds[-1].round}" if found.rounds else "inga omgångar"
    return (
        f"Linjediagram över {names}: {MEASURES[measure].lower()} från {rounds}. Siffrorna står i tabellen under."
    )


def _table(found: Trend, chosen: Filters) -> None:
    heads = "".join(f'<th scope="col">{safe(_name(curve))}</th>' for curve in found.curves)
    rows = "".join(_row(number, one, found, chosen) for number, one in enumerate(found.rounds))
    st.html(
        '<div class="wide"><table class="trend" lang="sv"><caption>Antal förekomster, och inom parentes antal per '
        'tusen ord. Antalet leder till träffarna.</caption><thead><tr><th scope="col">Omgång</th>'
        f'<th scope="col">Ord i omgången</th>{heads}</tr></thead><tbody>{rows}</tbody></table></div>'
    )


def _row(number: int, one: RoundSize, found: Trend, chosen: Filters) -> str:
    cells = "".join(_cell(curve, curve.points[number], chosen) for curve in found.curves)
    several = f" <small>({one.reports} rapporter)</small>" if one.reports > 1 else ""
    return f'<tr><th scope="row">{safe(one.round)}{several}</th><td>{_thousands(one.words)}</td>{cells}</tr>'


def _cell(curve: Curve, point: Point, chosen: Filters) -> str:
    if not point.count:
        return "<td>0</td>"
    address = _hits(curve.asked, point, chosen)
    return f'<td><a href="{safe(address)}" target="_self">{point.count}</a> ({_decimal(point.per_thousand)})</td>'


def _hits(asked: Asked, point: Point, chosen: Filters) -> str:
    """The address of the hits of a point."""
    query = asked.text if asked.kind == "query" else ""
    if asked.kind != "query" and getattr(chosen, asked.kind):
        # The filter has other names, any of which would do.
        query = written(Field(LABELS[asked.kind][1], asked.text))
    elif asked.kind != "query":
        chosen = replace(chosen, **{asked.kind: (asked.text,)})
    return search_link(query, chosen, STRICTNESS[st.session_state["precision"]][0], omgang=[point.round])


def _notes(found: Trend) -> None:
    if any(one.reports > 1 for one in found.rounds):
        st.caption(
            "Flera rapporter kan berätta om samma omgång. Alla räknas, både förekomster och ord; välj en rapport "
            "för att se den ensam."
        )
    for curve in found.curves:
        if curve.outside:
            name, times = plain(_name(curve)), counted(curve.outside, "förekomst", "förekomster")
            st.caption(f"{name}: {times} står i text som inte hör till någon omgång.")


def _name(curve: Curve) -> str:
    """What a curve is called: the query, or the unit or role with the names that it had before and after."""
    asked = curve.asked
    return (
        asked.text
        if asked.kind == "query"
        else f"{LABELS[asked.kind][1]}: {with_others(asked.text, curve.others)}"
    )


def _decimal(number: float) -> str:
    return f"{number:.2f}".replace(".", ",")


def _thousands(number: int) -> str:
    return f"{number:,}".replace(",", "\u00a0")
