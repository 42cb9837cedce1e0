"""Choices whose options may be called something else while the page is open: what is left to review, or counts.

The browser holds what is chosen by its label and sends that. Once the label has changed, it would send one that no
option has any more, which Streamlit takes for another choice. So the browser is told a new label, and an old one
that still comes is known for the option that had it.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from typing import Any

import msgspec
import streamlit as st

from ingest.unseen import shown_on_a_line
from ui.address import within

NOT_ALL = False  # what Streamlit would offer first, in English; all values narrow nothing
Chosen = str | list[str] | None


class _Drawn(msgspec.Struct, frozen=True):
    """A choice as it was last drawn: its labels by option, all options by the labels they have had, its value."""

    labels: dict[str, str]
    options: dict[str, str]
    value: Chosen


def choose(
    label: str,
    options: Mapping[str, str],
    key: str,
    place: Any = st,
    on_change: Callable[[], None] | None = None,
    **more: Any,
) -> str:
    """Draw a choice of one of some options, given with their labels; the first where none is chosen."""
    chosen: str = place.selectbox(label, **_drawn(options, key, on_change), **more)
    return chosen


def choose_many(
    label: str, options: Mapping[str, str], key: str, on_change: Callable[[], None] | None = None, **more: Any
) -> list[str]:
    """Draw a choice of any number of some options, given with their labels."""
    return st.multiselect(label, **_drawn(options, key, on_change), select_all=NOT_ALL, **more)


def names_of(titles: Mapping[str, str]) -> dict[str, str]:
    """Reports by id with their titles, given so, on a line; with the id too where several have the same title."""
    times = Counter(titles.values())
    named = {name: title if times[title] == 1 else f"{title} ({name})" for name, title in titles.items()}
    return {name: shown_on_a_line(title) for name, title in named.items()}


def told_apart(labels: Mapping[str, str]) -> dict[str, str]:
    """The same labels, a number added where another option has it already: the browser tells options by label."""
    taken = dict[str, str]()
    for option, label in labels.items():
        number, free = 1, label
        while free in taken:
            number += 1
            free = f"{label} ({number})"
        taken[free] = option
    return {option: label for label, option in taken.items()}


def _drawn(options: Mapping[str, str], key: str, on_change: Callable[[], None] | None) -> dict[str, Any]:
    """What a widget is drawn from; where labels have changed its value is set anew, which tells the browser."""
    labels = told_apart(options)
    before: _Drawn | None = st.session_state.get(_of(key))
    st.session_state.setdefault(key, None)
    value = _meant(key)
    if value != st.session_state[key] or before is None or before.labels != labels:
        st.session_state[key] = value
    within(key, list(labels))
    had = (before.options if before else {}) | {label: option for option, label in labels.items()}
    st.session_state[_of(key)] = _Drawn(labels, had, st.session_state[key])
    called_back = {"on_change": _tell, "args": (key, on_change)} if on_change else {}
    return {"options": list(labels), "key": key, "format_func": lambda one: labels.get(one, one), **called_back}


def _of(key: str) -> str:
    return f"{key}/etiketter"


def _meant(key: str) -> Chosen:
    """The value of a choice, what came as an old label as the option that had it."""
    value, before = st.session_state[key], st.session_state.get(_of(key))
    if before is None:
        return value  # type: ignore[no-any-return]
    if isinstance(value, list):
        return [one if one in before.labels else before.options.get(one, one) for one in value]
    return value if value in before.labels else before.options.get(value, value)


def _tell(key: str, on_change: Callable[[], None]) -> None:
    """Call back for another choice, not for another label of the same."""
    value = _meant(key)
    if value != st.session_state[_of(key)].value:
        on_change()
