"""Every character of every page is accounted for once, and what is in a section is what the section says."""

import re
from array import array
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import pdfplumber
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pdfminer.layout import LTChar, LTContainer

from ingest.layout.lay_out import lay_out
from ingest.pages.glyph_numbers import shown as shown_by
from ingest.pages.page import EMPTY, OUTSIDE, ROTATED, SPACE, Page, Word, lines_of_words
from ingest.pages.pdf import read_pages
from ingest.parts.coverage import UNSURE, coverage, unread
from ingest.parts.split import split
from ingest.read import read_report
from ingest.register import Register
from ingest.report import PageCoverage, Report, Stretch
from tests.conftest import ROOT, real_reports, require

DEMONSTRATION = sorted((ROOT / "corpus" / "reports").glob("*.pdf"))


def letters(text: str) -> str:
    return re.sub(r"[\W_]+", "", text).casefold()


NAMES_OF_COLUMNS = re.compile(r"(?<![^\s])[A-ZÅÄÖ][^:.]{0,40}:(?=\s)")


def of_glyphs(text: str) -> str:
    """A text as it is shown if its characters are glyph numbers."""
    return "".join((shown_by(one) or {one: one})[one] for one in text)


def characters(page: Any) -> list[str]:
    """The characters of a pdfplumber page; its dictionaries of them, `chars`, take as long again to make."""
    return [one.get_text() for one in leaves(page.layout) if type(one) is LTChar]


def leaves(container: Iterable[Any]) -> Iterator[Any]:
    for one in container:
        yield from leaves(one) if isinstance(one, LTContainer) else (one,)


def found_in(pdf: Path, report: Report) -> dict[int, list[str]]:
    """The characters that pdfplumber itself finds on each page of a file that has any, by page."""
    with pdfplumber.open(pdf) as document:
        pages = [document.pages[account.page - 1] for account in report.coverage if not account.scanned]
        return {page.page_number: characters(page) for page in pages}


def check(found: Mapping[int, Sequence[str]], report: Report, allowed: float = 0.0) -> None:
    """Holds a report's account against the characters found on its pages.

    `allowed` is the share of a section's text that may come from elsewhere. Names of a table's columns
    stand in the text of each row, and once on the page.
    """
    assert {page.page for page in report.coverage} == set(range(1, report.pages + 1))
    in_sections: dict[str, str] = {}
    for account in report.coverage:
        if account.scanned:
            continue
        page = found[account.page]
        assert account.characters == len(page)
        for stretch in account.stretches:
            text = "".join(page[stretch.start : stretch.end])
            assert stretch.reason or stretch.what != "unread", text
            if stretch.what == "section":
                assert stretch.section
                in_sections[stretch.section] = in_sections.get(stretch.section, "") + text
    for section in report.sections:
        if section.id in in_sections:
            text = NAMES_OF_COLUMNS.sub("", section.text) if section.area else section.text
            said, shown = Counter(letters(text)), in_sections[section.id]
            invented = [said - Counter(letters(text)) for text in (shown, of_glyphs(shown))]
            assert min(map(Counter.total, invented)) <= allowed * len(section.text), section.id


@pytest.mark.parametrize("pdf", DEMONSTRATION, ids=lambda pdf: pdf.stem)
def test_every_character_of_the_demonstration_archive_is_accounted_for(pdf: Path) -> None:
    report = read_report(pdf, Register())
    check(found_in(pdf, report), report)
    with pdfplumber.open(pdf) as document:
        assert [characters(page) for page in document.pages] == [
            [char["text"] for char in page.chars] for page in document.pages
        ]
    left = [one for page in report.coverage for one in page.stretches if one.what == "unread"]
    assert all(one.reason == UNSURE and one.end - one.start == 1 for one in left)  # a speck on a scanned page


def test_every_character_of_the_real_reports_is_accounted_for() -> None:
    found = real_reports()
    require(found is not None, "real reports beside the project")
    assert found
    for pdf in sorted(found.rglob("nacka-*.pdf")):
        report = read_report(pdf, Register())
        check(found_in(pdf, report), report, allowed=0.1)


@pytest.mark.parametrize(
    ("stretches", "characters"),
    [
        ([(0, 4), (5, 9)], 9),  # one is left out
        ([(0, 5), (4, 9)], 9),  # one is counted twice
        ([(0, 9)], 10),
        ([(0, 0), (0, 9)], 9),
    ],
)
def test_an_account_that_does_not_add_up_cannot_exist(stretches: list[tuple[int, int]], characters: int) -> None:
    with pytest.raises(ValueError, match="page 1"):
        PageCoverage(1, characters, tuple(Stretch(start, end, "section") for start, end in stretches))


words = st.builds(
    lambda text, x, row, size: (text, x * 20.0, 40.0 + row * 14.0, size),
    st.text("abcåäö1.-I", min_size=1, max_size=8),
    st.integers(2, 24),
    st.integers(0, 50),
    st.sampled_from([7.0, 10.0, 10.0, 14.0]),
)


@given(st.lists(st.lists(words, max_size=25), min_size=1, max_size=4), st.data())
def test_wherever_words_stand_every_character_is_accounted_for_once(
    pages: list[list[tuple[str, float, float, float]]], data: st.DataObject
) -> None:
    document = []
    for number, given_words in enumerate(pages, 1):
        placed = [
            Word(text, x, top, x + 5.0 * len(text), top + size, size, number=at)
            for at, (text, x, top, size) in enumerate(given_words)
        ]
        owners = array("i")
        for word in placed:
            owners.extend([word.number] * len(word.text))
            owners.extend(data.draw(st.lists(st.sampled_from([SPACE, ROTATED, OUTSIDE, EMPTY]), max_size=2)))
        document.append(Page(number, 595.0, 842.0, lines_of_words(number, placed), owners=owners))
    layout = lay_out(document)
    accounts = coverage(document, layout, split(layout, "x").placed)
    reasons = {one.reason for account in accounts for one in account.stretches if one.what == "unread"}
    assert reasons <= {"utanför sidans kant", "tecknet saknar text"}
    assert [account.characters for account in accounts] == [len(page.owners) for page in document]


def test_a_page_that_is_not_used_says_why() -> None:
    page = next(iter(read_pages(DEMONSTRATION[0])))
    account = unread(page, "trasig teckenkodning")
    assert account.stretches[0].end == len(page.owners)
    assert account.stretches[0].reason == "trasig teckenkodning"
