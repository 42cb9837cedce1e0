"""Lägg till: a report is uploaded, shown as it was split, and accepted into the archive."""

import tempfile
from pathlib import Path

import streamlit as st
from streamlit.runtime.uploaded_file_manager import UploadedFile

from index.citation import place
from index.versions import differences_between
from ingest.counting import counted
from ingest.errors import BackspegelError
from ingest.intake import safe_name
from ingest.keeping.archive import Archive
from ingest.keeping.chain import sha256_of
from ingest.keeping.ledger import UPLOADED, Given
from ingest.keeping.versions import former_of
from ingest.outcomes import Rejected, Unchanged
from ingest.pages.drawing import NoPicture
from ingest.pipeline import enter_refused, preview
from ingest.report import Report
from ingest.unseen import shown_on_a_line
from ui.address import archive, link
from ui.indexed import indexed
from ui.picture import page_picture
from ui.side_by_side import table
from ui.text import plain, safe

SHOWN_PAGES = 3


def show() -> None:
    """Draw the page."""
    st.title("Lägg till rapporter")
    st.markdown("Välj en eller flera rapporter i PDF. Granska uppdelningen och ta sedan in rapporten i arkivet.")
    files = st.file_uploader("PDF-filer", type="pdf", accept_multiple_files=True)
    for file in files or ():
        st.divider()
        _show_file(archive(), file)


def _show_file(folder: Archive, file: UploadedFile) -> None:
    """Each file is read once; the answer is kept while the page is open."""
    key = f"read-{file.file_id}"
    if key not in st.session_state:
        try:
            with st.spinner(f"Läser {plain(file.name)} …"):
                st.session_state[key] = _read(folder, file)
        except BackspegelError as error:
            st.error(plain(str(error)))
            return
    answer = st.session_state[key]
    match answer:
        case Rejected():
            st.error(plain(answer.message))
        case Unchanged():
            st.info(f"{plain(file.name)} finns redan i arkivet.")
            _link_to(answer.report)
        case Report():
            _review(folder, file, answer)


def _read(folder: Archive, file: UploadedFile) -> Report | Unchanged | Rejected:
    with tempfile.TemporaryDirectory() as temporary:
        answer = preview(folder, _saved(temporary, file))
    sha256 = sha256_of(file.getvalue())
    match answer:
        case Rejected():
            enter_refused(folder, answer, sha256, UPLOADED)
        case Unchanged(report, name):
            folder.give(Given(name, sha256, UPLOADED, "unchanged", report))
    return answer


def _saved(temporary: str, file: UploadedFile) -> Path:
    """The upload under its own name; browsers send no folders with it, and if one did they are left out."""
    path = Path(temporary) / (safe_name(Path(file.name.replace("\\", "/"))) or "rapport.pdf")
    path.write_bytes(file.getvalue())
    return path


def _review(folder: Archive, file: UploadedFile, report: Report) -> None:
    st.subheader(plain(report.title))
    rounds = plain(", ".join(one.label for one in report.rounds))
    st.markdown(
        f"{counted(report.pages, 'sida', 'sidor')}, {len(report.sections)} avsnitt. "
        + (f"Omgångar: {rounds}." if rounds else "Ingen omgång hittades; rapporten tas in som en enda del.")
    )
    for page in report.unread:
        st.warning(f"Sida {page.page} är inte läst. {page.reason}")
    former = former_of(folder, report, folder.held().values())
    if former:
        _show_former(folder.report(former[0]), report)
    if st.button("Ta in i arkivet", key=f"accept-{file.file_id}", type="primary"):
        _accept(folder, file, report)
        return
    _show_split(report)
    _show_pages(file, report)


def _show_former(former: Report, report: Report) -> None:
    """That the archive has another version, and what differs; which is the later is told by title and date."""
    differ = differences_between(former, report)
    st.info(f"Arkivet har en annan version: {plain(former.title)}. {differ.told}.")
    if differ.links:
        with st.expander("Skillnaderna"):
            st.html(table(differ.links, "I arkivet", "Den här filen"))


def _show_split(report: Report) -> None:
    rows = [
        {
            "Plats": shown_on_a_line(_place(report, number)),
            "Text": shown_on_a_line(section.text[:300]),
            "Omnämnanden": len(section.mentions),
        }
        for number, section in enumerate(report.sections)
    ]
    st.dataframe(rows, hide_index=True, column_config={"Text": st.column_config.TextColumn(width="large")})


def _place(report: Report, number: int) -> str:
    section = report.sections[number]
    told = report.round_of(section)
    return place(told.label if told else None, section.area, section.item, section.pages)


def _show_pages(file: UploadedFile, report: Report) -> None:
    boxes = [box for section in report.sections for box in section.boxes]
    with st.expander("Sidorna med avsnitten inramade"), tempfile.TemporaryDirectory() as temporary:
        path = _saved(temporary, file)
        for page in range(1, min(report.pages, SHOWN_PAGES) + 1):
            try:
                st.image(page_picture(path, page, boxes), caption=f"Sida {page} av {report.pages}")
            except NoPicture as error:
                st.warning(plain(str(error)))


def _accept(folder: Archive, file: UploadedFile, report: Report) -> None:
    try:
        with tempfile.TemporaryDirectory() as temporary:
            archived = folder.add(_saved(temporary, file), report, source=UPLOADED)
    except BackspegelError as error:
        st.error(plain(str(error)))
        return
    st.session_state[f"read-{file.file_id}"] = Unchanged(archived.id, file.name)
    st.success(f"{plain(archived.title)} finns nu i arkivet och går att söka.{plain(indexed(folder))}")
    _link_to(archived.id)


def _link_to(report: str) -> None:
    st.html(f'<a href="{safe(link("report", rapport=report))}" target="_self">Öppna rapporten</a>')
