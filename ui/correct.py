"""The forms that put a report's split right: one for each kind of correction, all within reach of the keyboard.

No shortcut has Enter in it: in a text field that sends the form too, and the correction would be made twice.
"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

import streamlit as st

from index.sentences import spans_of
from ingest.corrections import asking
from ingest.corrections.anchors import opening_of
from ingest.corrections.operations import Entry, Operation
from ingest.corrections.words import quoted, told_of_joining
from ingest.errors import BackspegelError
from ingest.keeping.archive import Archive
from ingest.report import Report, Section
from ingest.unseen import shown_on_a_line
from ui import focus
from ui.address import archive, within
from ui.choices import choose
from ui.indexed import indexed
from ui.text import plain

OUTCOME = "rattelsens-utfall"
FORM = "rattelsens-formular"
TITLE = "Titel"
OWN_WORDS = "Andra ord, som jag skriver nedan"
Asked = Callable[[Report, Path], Operation]


def tell_outcome() -> None:
    """Say once how the last correction went."""
    outcome = st.session_state.pop(OUTCOME, None)
    if outcome:
        done, message = outcome
        (st.success if done else st.warning)(plain(message))


def attempt(act: Callable[[], Entry], done: str | Callable[[Entry], str]) -> bool:
    """Do something to the archive, bring the index up to date, and remember how it went; for callbacks.

    `done` is what is said of it, or says that of what was done.
    """
    try:
        entry = act()
    except BackspegelError as error:
        st.session_state[OUTCOME] = (False, str(error))
        return False
    told = done if isinstance(done, str) else done(entry)
    st.session_state[OUTCOME] = (True, told + indexed(archive()))
    return True


def show(folder: Archive, report: Report, at: int) -> None:
    """Draw the choice of correction for the section at a place of the report, and its form.

    A report without sections has only its title to put right.
    """
    kinds = list(FORMS) if report.sections else [TITLE]
    within("rattelse", kinds)
    kind = st.radio("Rätta", kinds, key="rattelse", horizontal=True)
    st.session_state[FORM] = f"{report.id}/{at}/{len(folder.corrections(report.id))}"
    with st.container(key=focus.FORM), st.form("rattelse-form"):
        asked = FORMS[kind](report, at)
        st.form_submit_button(
            "Rätta", on_click=_make, args=(report.id, at, asked), shortcut="Alt+S", disabled=asked is None
        )


def _make(report: str, at: int, asked: Asked) -> None:
    """Make the correction that the form asks for; the section at the same place stays chosen."""
    folder = archive()
    before = folder.report(report)

    def correct() -> Entry:
        return folder.correct(report, asked(before, folder.original(report)))  # type: ignore[arg-type]

    def done(entry: Entry) -> str:
        joined = told_of_joining(entry.operation, before.rounds)
        return " ".join(["Rättelsen är gjord.", *([joined] if joined else []), "Den går att ångra nedan."])

    if attempt(correct, done):
        sections = folder.report(report).sections
        st.session_state["avsnitt"] = sections[min(at, len(sections) - 1)].id if sections else None
    focus.comes_back_to(focus.FORM)


def stay_in(section: Section, report: str) -> None:
    """Keep a section chosen after an undo, or where it is gone the one that has the beginning of its text."""
    sections = archive().report(report).sections
    if section.id not in {one.id for one in sections}:
        begins = opening_of(section).begins
        holding = (one.id for one in sections if begins in one.text)
        st.session_state["avsnitt"] = next(holding, sections[0].id if sections else None)


def _key(field: str) -> str:
    """A field's key, its own for each section and after each correction, so that no value lingers."""
    return f"{field}/{st.session_state[FORM]}"


def _given(field: str) -> Any:
    """What a field of the form was given; read when the form has been sent."""
    return st.session_state.get(_key(field))


def _value(field: str) -> str:
    """What a text field was given."""
    return str(_given(field) or "").strip()


def _merge(report: Report, at: int) -> Asked | None:
    if at + 1 == len(report.sections):
        st.markdown("Det här är det sista avsnittet; det finns inget efter det.")
        return None
    section, following = report.sections[at : at + 2]
    st.markdown(f"Avsnittet slås ihop med det som följer, {plain(quoted(following.text))}.")
    return lambda report, pdf: asking.merge(report, section.id)


def _split(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    _choose_words("Det nya avsnittet börjar med", _offered(_beginnings(section)[1:]))
    return lambda report, pdf: asking.split(report, pdf, section.id, _words())


def _boundary(report: Report, at: int) -> Asked | None:
    if at == 0:
        st.markdown("Det här är det första avsnittet; det finns inget före det.")
        return None
    before, section = report.sections[at - 1 : at + 1]
    _choose_words("Avsnittet ska börja med", _offered([*_beginnings(before)[1:], *_beginnings(section)[1:]]))
    return lambda report, pdf: asking.boundary(report, pdf, section.id, _words())


def _name_round(report: Report, at: int) -> Asked | None:
    round_ = report.round_of(report.sections[at])
    if round_ is None:
        st.markdown("Avsnittet hör till hela rapporten. Välj ”Flytta till omgång” för att ge det en.")
        return None
    st.text_input("Omgångens namn", value=round_.label, key=_key("omgang-namn"))
    first, last = st.columns(2)
    days: dict[str, Any] = {"min_value": "1950-01-01", "format": "YYYY-MM-DD"}
    first.date_input("Första dagen", value=round_.start, key=_key("omgang-start"), **days)
    last.date_input("Sista dagen", value=round_.end, key=_key("omgang-slut"), **days)

    def asked(report: Report, pdf: Path) -> Operation:
        name, start, end = _value("omgang-namn"), _given("omgang-start"), _given("omgang-slut")
        same_dates = (start, end) == (round_.start, round_.end)
        dates = (None, None) if same_dates and name != round_.label else (start, end)
        return asking.name_round(report, round_.label, name, *dates)

    return asked


def _place(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    known = ", ".join(one.label for one in report.rounds)
    now = report.round_of(section)
    st.text_input("Omgång", value=now.label if now else "", key=_key("flytta-omgang"))
    st.caption(
        f"Rapportens omgångar: {known or 'inga'}. En ny omgång skrivs så att tiden framgår: ”hösten 2014”. "
        "Lämnas fältet tomt hör avsnittet till hela rapporten."
    )
    st.checkbox("Bara detta avsnitt, inte de som följer i samma omgång", key=_key("flytta-ensamt"))
    return lambda report, pdf: asking.place(
        report, section.id, _value("flytta-omgang") or None, alone=bool(_given("flytta-ensamt"))
    )


def _area(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    label, title = st.columns([1, 3])
    label.text_input(
        "Beteckning", value=(section.area and section.area.label) or "", key=_key("omrade-beteckning")
    )
    title.text_input("Titel", value=(section.area and section.area.title) or "", key=_key("omrade-titel"))
    st.checkbox("Bara detta avsnitt, inte de som följer i samma område", key=_key("omrade-ensamt"))
    st.caption("Utan beteckning och titel hör avsnittet till inget område.")
    return lambda report, pdf: asking.area(
        report,
        section.id,
        _value("omrade-beteckning"),
        _value("omrade-titel"),
        alone=bool(_given("omrade-ensamt")),
    )


def _item(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    st.text_input(
        "Punkt", value=section.item or "", key=_key("punkt"), help="Till exempel ”b”. Tomt: ingen punkt."
    )
    return lambda report, pdf: asking.item(report, section.id, _value("punkt") or None)


def _header(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    ends = [*section.paragraphs[1:], len(section.text)]
    pieces = [section.text[start:end].strip() for start, end in zip(section.paragraphs, ends, strict=True)]
    offered = {piece: quoted(piece) for piece in pieces if piece}
    if section.text.strip() in offered:
        offered[section.text.strip()] += " – hela avsnittet, som då försvinner ur uppdelningen"
    _choose_words("Text som är sidhuvud eller sidfot", {OWN_WORDS: OWN_WORDS} | offered)  # nothing goes unchosen
    return lambda report, pdf: asking.header(report, pdf, section.id, _words())


def _title(report: Report, at: int) -> Asked | None:
    st.text_input("Rapportens titel", value=shown_on_a_line(report.title), key=_key("titel"))
    return lambda report, pdf: asking.title(report, _value("titel"))


def _text(report: Report, at: int) -> Asked | None:
    section = report.sections[at]
    st.text_input(
        "Så lästes det", key=_key("text-fel"), help="Ord ur texten ovan, så många att de bara står en gång."
    )
    st.text_input("Så ska det stå", key=_key("text-ratt"))
    return lambda report, pdf: asking.text(report, section.id, _value("text-fel"), _value("text-ratt"))


FORMS: dict[str, Callable[[Report, int], Asked | None]] = {
    "Område": _area,
    "Omgång": _name_round,
    "Flytta till omgång": _place,
    "Dela": _split,
    "Slå ihop med nästa": _merge,
    "Flytta gräns": _boundary,
    "Punkt": _item,
    "Sidhuvud": _header,
    "Rätta text": _text,
    TITLE: _title,
}


def _beginnings(section: Section) -> list[str]:
    """The rest of a section from each of its sentences on: long enough to stand in one place only."""
    ends = [*section.paragraphs[1:], len(section.text)]
    parts = zip(section.paragraphs, ends, strict=True)
    return [section.text[span.start :] for start, end in parts for span in spans_of(section.text, start, end)]


def _offered(texts: Sequence[str]) -> dict[str, str]:
    """Texts to choose from with what they are called, and last the words that are written below."""
    return {text: quoted(text) for text in texts} | {OWN_WORDS: OWN_WORDS}


def _choose_words(label: str, offered: Mapping[str, str]) -> None:
    choose(label, {text: shown_on_a_line(words) for text, words in offered.items()}, _key("ord-val"))
    st.text_input("… eller de ord som det gäller, så många att de bara står en gång", key=_key("ord-egna"))


def _words() -> str:
    """What was written, or else what was chosen."""
    chosen = _value("ord-val")
    return _value("ord-egna") or ("" if chosen == OWN_WORDS else chosen)
