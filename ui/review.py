"""Granska: a report's pages with the boxes of its sections, what is unsure in it, and what puts it right."""

from collections import Counter
from collections.abc import Sequence
from typing import Any

import streamlit as st

from index.citation import place
from ingest.corrections.operations import Conflict, Entry, Undo, latest, undo_of
from ingest.corrections.words import told_of, told_undo
from ingest.counting import counted
from ingest.keeping.archive import Archive
from ingest.keeping.review import Doubt, Waiting, left_to_review, review_done, reviewed, reviews
from ingest.pages.drawing import NoPicture
from ingest.report import Box, PageCoverage, Report, Section, What
from ingest.unseen import shown_on_a_line
from ui import correct, focus, read_again, withdrawn
from ui.address import archive, begin, keep, within
from ui.choices import choose, names_of
from ui.picture import Mark, marked_picture
from ui.report import find_named, paragraphs
from ui.text import plain, safe

DEFAULTS = {"rapport": None, "avsnitt": None, "sida": None, "visa": "avsnitt"}
SHOWN = {"avsnitt": "Avsnitt", "tecken": "Vad varje tecken blev"}
# Each kind of text has a colour and a word, on the picture and below it.
KINDS: dict[What, tuple[tuple[int, int, int], str]] = {
    "section": ((120, 190, 120), "avsnitt"),
    "heading": ((60, 120, 200), "rubrik"),
    "title": ((20, 60, 140), "titel"),
    "header": ((170, 170, 170), "sidhuvud"),
    "footer": ((140, 140, 140), "sidfot"),
    "page number": ((110, 110, 110), "sidnummer"),
    "contents": ((190, 150, 210), "innehåll"),
    "letterhead": ((200, 170, 120), "brevhuvud"),
    "footnote mark": ((90, 180, 190), "fotnot"),
    "figure text": ((240, 170, 90), "figur"),
    "unread": ((200, 40, 40), "oläst"),
}
LOOKING = 1.0  # seconds of a visit to look what is left in reports that nobody has looked at since they changed
LONG = 1_200  # characters; a longer text scrolls, so that the forms below it stay in sight
CALM = (150, 180, 205)  # of sections beside the chosen one


def show() -> None:
    """Draw the page."""
    st.title("Granska uppdelningen")
    folder = archive()
    every = reviews(folder, LOOKING)
    left = [one.report for one in every if one.doubts or one.conflicts]
    titles = names_of({one.id: one.title for one in sorted(folder.held().values(), key=lambda held: held.id)})
    if not titles:
        st.info("Arkivet är tomt. Lägg till rapporter först.")
        return
    for key, default in DEFAULTS.items():
        begin(key, default)
    if withdrawn.say_if_missing(folder, st.session_state["rapport"], titles):
        _from_start()
    waits = {name: f"{titles[name]} – att granska" for name in left}
    choose(
        "Rapport",
        waits | {name: title for name, title in titles.items() if name not in waits},
        "rapport",
        on_change=_from_start,
        help="De som har något att granska står först.",
    )
    unseen = len(titles) - len(every)
    rest = f" {counted(unseen, 'är inte genomgången', 'är inte genomgångna')} än." if unseen > 0 else ""
    st.caption(f"{len(left)} av {counted(len(titles), 'rapport', 'rapporter')} har något att granska.{rest}")
    if unseen > 0:
        st.button("Gå igenom fler")
    correct.tell_outcome()
    report = folder.report(st.session_state["rapport"])
    left_here = left_to_review(folder, report.id)
    _what_is_left(folder, left_here)
    if report.sections:
        _sections(folder, report, left_here.doubts)
    else:
        picture, form = st.columns(2)
        with picture:
            _picture(folder, report, None)
        with form:
            correct.show(folder, report, 0)
    _made(folder, report, left_here.conflicts)
    read_again.show(report)
    focus.lead()
    keep(DEFAULTS)


def _from_start() -> None:
    st.session_state["avsnitt"] = st.session_state["sida"] = None


# What is unsure


def _what_is_left(folder: Archive, left: Waiting) -> None:
    seen = reviewed(folder.corrections(left.report))
    for conflict in left.conflicts:
        message, button = st.columns([5, 1], vertical_alignment="center")
        message.error(plain(f"Rättelse {conflict.number} passar inte längre: {conflict.message}"))
        button.button(
            "Ångra den", key=f"conflict-{conflict.number}", on_click=_undo, args=(left.report, conflict.number)
        )
    if left.doubts:
        doubts, done = st.columns([5, 1])
        # Folded, so that the page and its split are in sight; those of the chosen section stand beside it.
        with doubts.expander(counted(len(left.doubts), "osäkert ställe", "osäkra ställen")):
            _doubts(left.doubts)
        done.button("Klart granskad", on_click=_done, args=(left.report,), shortcut="Alt+K")
    if seen and not (left.doubts or left.conflicts):
        st.success(f"Granskad {seen.time[:10]} av {plain(seen.by)}.")
    elif not (left.doubts or left.conflicts):
        st.success("Inget är osäkert i rapporten.")


def _doubts(shown: Sequence[Doubt]) -> None:
    for doubt in shown:
        message, button = st.columns([5, 1], vertical_alignment="center")
        message.warning(plain(doubt.what))
        if doubt.section or doubt.page:
            key = f"doubt-{doubt.section}-{doubt.key}"
            button.button("Visa", key=key, on_click=_go_to, args=(doubt.section, doubt.page))


def _go_to(section: str | None, page: int | None) -> None:
    if section:
        st.session_state["avsnitt"] = section
    st.session_state["sida"] = page
    focus.comes_back_to(focus.SECTIONS)


def _done(report: str) -> None:
    correct.attempt(lambda: review_done(archive(), report), "Rapporten är märkt som granskad.")
    focus.comes_back_to(focus.SECTIONS)


# The split beside its page


def _sections(folder: Archive, report: Report, doubts: Sequence[Doubt]) -> None:
    places = {
        section.id: shown_on_a_line(f"{n}. {_place(report, section)}")
        for n, section in enumerate(report.sections, 1)
    }
    find_named(folder, report)
    before, choice, after = st.columns([1, 5, 1], vertical_alignment="bottom")
    at = list(places).index(choose("Avsnitt", places, "avsnitt", choice, _own_page))
    _step(before, "Föregående", "Alt+Up", report.sections[at - 1].id if at else None)
    _step(after, "Nästa", "Alt+Down", report.sections[at + 1].id if at + 1 < len(places) else None)
    section = report.sections[at]
    picture, text = st.columns(2)
    with picture:
        _picture(folder, report, section)
    with text:
        for doubt in doubts:
            if doubt.section == section.id:
                st.warning(plain(doubt.what))
        _reasons(report, section)
        with st.container(height=420 if len(section.text) > LONG else "content"):
            st.html(f'<div class="section" lang="sv">{paragraphs(section)}</div>')
        correct.show(folder, report, at)
        st.caption(focus.TOLD)


def _step(column: Any, label: str, shortcut: str, to: str | None) -> None:
    """A button to the section beside the chosen one, if there is one."""
    column.button(label, on_click=_go_to, args=(to, None), disabled=to is None, shortcut=shortcut)


def _own_page() -> None:
    st.session_state["sida"] = None


def _reasons(report: Report, section: Section) -> None:
    """How sure the reading is, and why."""
    round_ = report.round_of(section)
    for what, one in (("Omgången", round_), ("Området", section.area)):
        if one and one.reason:
            sure = f"{one.confidence:.0%}".replace("%", " %")
            st.caption(plain(f"{what}: säker till {sure} – {one.reason}"))


def _place(report: Report, section: Section) -> str:
    round_ = report.round_of(section)
    return place(round_.label if round_ else None, section.area, section.item, section.pages)


# The picture


def _picture(folder: Archive, report: Report, section: Section | None) -> None:
    pages = [str(page) for page in range(1, report.pages + 1)]
    if st.session_state["sida"] not in pages:
        st.session_state["sida"] = str(st.session_state["sida"] or (section.pages[0] if section else 1))
    within("sida", pages)
    within("visa", list(SHOWN))
    number, shown = st.columns([1, 2])
    page = int(number.selectbox("Sida", pages, key="sida"))
    what = shown.radio("Visa på sidan", list(SHOWN), key="visa", horizontal=True, format_func=SHOWN.__getitem__)
    marks, told_below = _marks(report, section, page) if what == "avsnitt" else _of_characters(report, page)
    try:
        image = marked_picture(folder.original(report.id), page, marks)
        st.image(image, caption=f"Sida {page} av {report.pages}")
    except NoPicture as error:
        st.warning(plain(str(error)))
    st.html(f'<ul class="legend" lang="sv">{told_below}</ul>')


def _marks(report: Report, chosen: Section | None, page: int) -> tuple[list[Mark], str]:
    """The sections on a page by number, the chosen one strong, and the same in words."""
    marks, rows = [], []
    for number, section in enumerate(report.sections, 1):
        on_page = [box for box in section.boxes if box.page == page]
        strong = section is chosen
        for box in on_page:
            label = str(number) if box is _outermost(on_page) else ""
            marks.append(Mark(box, label, (255, 210, 60) if strong else CALM, strong))
        if on_page:
            words = safe(f"{number}. {_place(report, section)}")
            rows.append(f"<li>{f'<strong>{words}</strong> (valt)' if strong else words}</li>")
    return marks, "".join(rows)


def _outermost(boxes: Sequence[Box]) -> Box:
    """The first of a section's boxes that is as far to the left as any: a label beside it hides no text."""
    return next(box for box in boxes if box.x0 <= min(one.x0 for one in boxes) + 1)


def _of_characters(report: Report, page: int) -> tuple[list[Mark], str]:
    """What each stretch of a page became, corrections followed, in colours, and counted in words."""
    covered = next((one for one in report.coverage if one.page == page), PageCoverage(page, 0))
    counts: Counter[What] = Counter()
    marks = []
    for stretch in covered.stretches:
        for what, _, count in stretch.told:
            counts[what] += count
        colour, word = KINDS[stretch.what]
        if stretch.box:
            marks.append(Mark(stretch.box, "" if stretch.what == "section" else word, colour, strong=False))
    rows = [f"<li>{_swatch(what)} {KINDS[what][1]}: {count} tecken</li>" for what, count in counts.items()]
    reasons = dict.fromkeys(f"{KINDS[s.what][1]}: {s.reason}" for s in covered.stretches if s.reason)
    rows += [f"<li>{safe(reason)}</li>" for reason in reasons]
    return marks, "".join(rows) or "<li>Sidan har inga tecken.</li>"


def _swatch(what: What) -> str:
    return f'<span aria-hidden="true" style="color: rgb{KINDS[what][0]}">■</span>'


# What was corrected


def _made(folder: Archive, report: Report, conflicts: Sequence[Conflict]) -> None:
    entries = folder.corrections(report.id)
    if not entries:
        return
    last = latest(entries)  # again and again: one more step back
    st.subheader("Rättelser")
    st.button(
        "Ångra den senaste",
        key="angra-senaste",
        on_click=_undo,
        args=(report.id, last.number if last else None),
        shortcut="Alt+Backspace",
        disabled=last is None,
    )
    clashes = {conflict.number: conflict.message for conflict in conflicts}
    for one in reversed(entries):
        _entry(report.id, one, entries, clashes.get(one.number))


def _entry(report: str, one: Entry, entries: Sequence[Entry], clash: str | None) -> None:
    """A line about what was done, with the button that undoes it or makes it hold again; an undo has none.

    `clash` says why it no longer fits, if it does not.
    """
    line, button = st.columns([6, 1], vertical_alignment="center")
    words = plain(f"Nr {one.number}: {told_of(one, entries)} ({one.time[:16].replace('T', ' ')}, {one.by})")
    if isinstance(one.operation, Undo):
        line.markdown(words)
        return
    by = undo_of(one.number, entries)
    if clash:
        line.error(f"{words} – **passar inte längre**: {plain(clash)}")
    else:
        line.markdown(f"~~{words}~~ ångrad" if by else words)
    button.button(
        f"Gör om {one.number}" if by else f"Ångra {one.number}",
        key=f"undo-{one.number}",
        on_click=_undo,
        args=(report, by.number if by else one.number),
    )


def _undo(report: str, number: int) -> None:
    """Undo a correction, or an undo; what was read stays chosen."""
    told = told_undo(Undo(number), archive().corrections(report))
    done = f"{told[0].upper()}{told[1:]}."
    sections = archive().report(report).sections
    chosen = next((one for one in sections if one.id == st.session_state["avsnitt"]), None)
    if correct.attempt(lambda: archive().correct(report, Undo(number)), done) and chosen:
        correct.stay_in(chosen, report)
    focus.comes_back_to(focus.SECTIONS)
