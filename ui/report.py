"""Rapport: a report as it was split, beside the pages of its original."""

import re
import zlib
from collections.abc import Sequence

import streamlit as st

from index.citation import citation, place
from index.explain import explained
from index.reader import open_reader
from index.sought import sought
from ingest.corrections.names_now import called_now
from ingest.counting import counted
from ingest.errors import BackspegelError, UnknownReport
from ingest.keeping.archive import Archive
from ingest.pages.drawing import NoPicture
from ingest.report import Report, Section, Span
from ingest.unseen import shown_on_a_line
from ui import versions, withdrawn
from ui.address import archive, begin, keep, link
from ui.asking import MARK, MARK_FORM, MARK_SUCCESSION, STRICTNESS
from ui.choices import choose, names_of
from ui.picture import page_picture
from ui.similar import show_similar
from ui.text import mark, plain, safe

DEFAULTS: dict[str, str | bool | None] = {
    "rapport": None,
    "avsnitt": None,
    "citat": None,  # "12-80", characters of the section
    MARK: "",
    MARK_FORM: None,
    MARK_SUCCESSION: False,
}
_CHARACTER = re.compile(r"[0-9]{1,9}")  # a number of one, as an address may have anything there
Mark = tuple[Span, str]  # characters of a section, and why they are marked


def show() -> None:
    """Draw the page."""
    folder = archive()
    withdrawn.show_withdrawn(folder)
    titles = names_of({report.id: report.title for report in folder.reports()})
    if not titles:
        st.info("Arkivet är tomt. Lägg till rapporter först.")
        return
    for key, default in DEFAULTS.items():
        begin(key, default)
    if withdrawn.say_if_missing(folder, st.session_state["rapport"], titles):
        _from_start()
    choose("Rapport", titles, "rapport", on_change=_from_start)
    try:
        report = folder.report(st.session_state["rapport"] or next(iter(titles)))
    except UnknownReport as error:
        st.warning(plain(str(error)))
        return
    st.title(plain(report.title))
    _about(folder, report)
    versions.show(folder, report)
    if report.sections:
        _read(folder, report)
    withdrawn.show(folder, report)
    keep(DEFAULTS)


def _from_start() -> None:
    st.session_state["avsnitt"] = st.session_state["citat"] = None


def _no_quotation() -> None:
    st.session_state["citat"] = None


def _quoted(section: Section) -> Span | None:
    """The characters of the section that the address points out, if it has them."""
    start, _, end = (st.session_state["citat"] or "").partition("-")
    if not (_CHARACTER.fullmatch(start) and _CHARACTER.fullmatch(end)):
        return None
    return Span(int(start), int(end)) if int(start) < int(end) <= len(section.text) else None


def _marks(folder: Archive, report: Report, section: Section) -> list[Mark]:
    """What is marked in the section: the quotation that the address points out, or what was searched."""
    if quoted := _quoted(section):
        return [(quoted, "")]
    query = st.session_state[MARK]
    if not query:
        return []
    strictness = STRICTNESS.get(st.session_state[MARK_FORM], (None, ""))[0]
    try:
        found = sought(folder, query, report.id, section, strictness, st.session_state[MARK_SUCCESSION])
    except BackspegelError as error:
        st.warning(plain(f"Det sökta går inte att markera. {error}"))
        return []
    if not found or not st.toggle(plain(f"Markera det sökta: {query}"), value=True):
        return []
    return [(span, explained(reason, section.text[span.start : span.end])) for span, reason in found]


def _about(folder: Archive, report: Report) -> None:
    rounds = plain(", ".join(one.label for one in report.rounds)) or "ingen angiven"
    st.markdown(f"Omgångar: {rounds}. {counted(report.pages, 'sida', 'sidor')}, {len(report.sections)} avsnitt.")
    review = link("review", rapport=report.id)
    st.html(f'<a href="{safe(review)}" target="_self">Granska och rätta uppdelningen</a>')
    for page in report.unread:
        st.warning(f"Sida {page.page} är inte läst. {page.reason}")
    with st.expander("Beslut, original och kontrollsumma"):
        for decision in report.decisions:
            closed = f", avslutade {decision.round}" if decision.round else ""
            st.markdown(plain(f"{decision.body or 'Okänt organ'} {decision.date}, § {decision.paragraph}{closed}"))
        st.code(f"{shown_on_a_line(report.file)}\nSHA-256 {report.sha256}", language=None)
        original = folder.original(report.id)
        if not original.is_file():
            st.warning(plain(f"Originalet {original} saknas. Kör verify, och återställ det från säkerhetskopia."))
            return
        st.download_button(
            "Hämta originalet",
            original.read_bytes(),
            file_name=shown_on_a_line(report.file),
            mime="application/pdf",
        )


def _read(folder: Archive, report: Report) -> None:
    places = {section.id: _place(report, section) for section in report.sections}
    find_named(folder, report)
    chosen = choose("Avsnitt", places, "avsnitt", on_change=_no_quotation)
    section = next(one for one in report.sections if one.id == chosen)
    text, picture = st.columns(2)
    with text:
        marks = _marks(folder, report, section)
        st.html(f'<div class="section" lang="sv">{paragraphs(section, marks)}</div>')
        _look_at(section, marks)
        apart = report.id in open_reader(folder).namesakes
        cited = citation(report.title, report.id, places[section.id], apart)
        st.code(shown_on_a_line(cited), language=None, wrap_lines=True)
        names = sorted({mention.name for mention in section.mentions})
        if names:
            st.caption("Enheter och roller: " + plain(", ".join(names)))
        show_similar(report.id, section.id)
    with picture:
        for page in range(section.pages[0], min(section.pages[1], section.pages[0] + 2) + 1):
            try:
                image = page_picture(folder.original(report.id), page, section.boxes)
                st.image(image, caption=f"Sida {page} av {report.pages}, avsnittet inramat")
            except NoPicture as error:
                st.warning(plain(str(error)))


def _look_at(section: Section, marks: Sequence[Mark]) -> None:
    """Bring the first mark into sight. The script holds nothing but a number, another one for another mark."""
    if marks:
        number = zlib.crc32(f"{section.id} {marks[0][0].start}".encode())
        st.html(
            f"<script>/* {number} */ document.querySelector('.section mark')"
            "?.scrollIntoView({block: 'nearest'})</script>",
            unsafe_allow_javascript=True,
        )


def find_named(folder: Archive, report: Report) -> None:
    """Choose the section that the address means; say so where it stands elsewhere by now, or is gone."""
    asked = st.session_state["avsnitt"]
    if asked is None or asked in {section.id for section in report.sections}:
        return
    now = called_now(folder.record(report.id).report, folder.corrections(report.id), asked)
    st.session_state["avsnitt"] = now
    if now:
        st.info(plain(f"Rapporten har rättats: det som var avsnittet {asked} står nu i {now}, som visas här."))
    else:
        st.warning(plain(f"Avsnittet ”{asked}” finns inte i rapporten, som kan ha rättats. Här visas det första."))


def paragraphs(section: Section, marks: Sequence[Mark] = ()) -> str:
    """A section's paragraphs as HTML, with some of its characters marked, from left to right."""
    ends = [*section.paragraphs[1:], len(section.text)]
    return "".join(
        f"<p>{_paragraph(section.text, Span(start, end), marks)}</p>"
        for start, end in zip(section.paragraphs, ends, strict=True)
    )


def _paragraph(text: str, shown: Span, marks: Sequence[Mark]) -> str:
    """A paragraph with those parts of the marks that are in it."""
    pieces, position = [], shown.start
    for span, why in marks:
        start, end = max(shown.start, span.start), min(shown.end, span.end)
        if start < end:
            pieces += [safe(text[position:start]), mark(text[start:end], why)]
            position = end
    return "".join([*pieces, safe(text[position : shown.end])]).strip()


def _place(report: Report, section: Section) -> str:
    told = report.round_of(section)
    where = place(told.label if told else None, section.area, section.item, section.pages)
    number = section.id.rpartition("~")[2]
    return shown_on_a_line(f"{where} ({number})" if "~" in section.id else where)
