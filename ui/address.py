"""The address of a page holds its state, so that a link to a search or comparison can be sent to a colleague."""

import os
import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from urllib.parse import urlencode

import streamlit as st

from ingest.keeping.archive import Archive

PATHS = {
    "search": "sok", "compare": "jamfor", "overview": "oversikt", "trend": "trend", "saved": "sparade",
    "add": "lagg-till", "report": "rapport", "review": "granska", "register": "register",
}  # fmt: skip
_NUMBER = re.compile(r"[0-9]{1,5}")
Value = str | Sequence[str] | int | bool | None


def archive() -> Archive:
    """The archive that the app shows."""
    return _archive_in(os.environ.get("BACKSPEGEL_ARCHIVE", "corpus"))


@lru_cache(4)
def _archive_in(folder: str) -> Archive:
    """One object for all pages: it remembers what it has read of the records."""
    return Archive(Path(folder))


def served_at() -> str:
    """The address of the app as the user's browser has it, without the page."""
    named = os.environ.get("BACKSPEGEL_ADDRESS")
    return named or (st.context.url or "").split("?")[0].rpartition("/")[0]


def begin(key: str, default: Value, many: bool = False) -> None:
    """Give a widget the value that the address has for it, once; then the widget decides."""
    if key in st.session_state:
        return
    given = st.query_params.get_all(key)
    if not given:
        st.session_state[key] = default
    elif many:
        st.session_state[key] = given
    elif isinstance(default, bool):
        st.session_state[key] = given[0] == "1"
    elif isinstance(default, int):
        st.session_state[key] = int(given[0]) if _NUMBER.fullmatch(given[0]) else default
    else:
        st.session_state[key] = given[0]


def within(key: str, options: Sequence[str]) -> None:
    """Drop what a widget does not offer, and choose the first where that leaves nothing.

    The address may come from another archive, or from before a change.
    """
    value = st.session_state.get(key)
    if isinstance(value, list):
        st.session_state[key] = [one for one in value if one in options]
    elif value not in options:
        st.session_state[key] = options[0] if options else None


def keep(defaults: Mapping[str, Value]) -> None:
    """Write the widgets' values into the address; those at their default are left out."""
    state = {key: _written(st.session_state.get(key)) for key in defaults}
    chosen = {key: value for key, value in state.items() if value and value != _written(defaults[key])}
    if chosen != {key: st.query_params.get_all(key) for key in st.query_params}:
        st.query_params.from_dict(chosen)


def link(page: str, **state: Value) -> str:
    """The address of a page with some state, for links and citations."""
    pairs = [(key, one) for key, value in state.items() for one in _written(value)]
    return f"/{PATHS[page]}?{urlencode(pairs)}" if pairs else f"/{PATHS[page]}"


def _written(value: Value) -> list[str]:
    match value:
        case None | "" | False:
            return []
        case True:
            return ["1"]
        case str() | int():
            return [str(value)]
        case _:
            return [str(one) for one in value]
