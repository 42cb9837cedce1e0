"""The demonstration archive as golden data: sources, PDFs and splits agree."""

import sys
from pathlib import Path

import pytest

from ingest.pages.pdf import read_pages
from ingest.read import read_report
from ingest.register import Register
from ingest.scans import ocr
from tests.conftest import ROOT, require

sys.path.insert(0, str(ROOT / "corpus"))
from sources_format import Source, expected_sections, sources
from typeset import is_current, target

SOURCES = {source.name: source for source in sources()}
WITH_TEXT = [name for name, source in SOURCES.items() if not source.scanned]
SCANNED = [name for name, source in SOURCES.items() if source.scanned]


def split_of(source: Source) -> list[tuple[str | None, str | None, str | None, str | None, str]]:
    report = read_report(target(source), Register())
    assert report.title == source.title
    return [
        (
            told.label if (told := report.round_of(section)) else None,
            section.area.label if section.area else None,
            section.area.title if section.area else None,
            section.item,
            section.text,
        )
        for section in report.sections
    ]


def test_the_archive_is_rich_enough_to_try_things_on() -> None:
    assert len(SOURCES) >= 10
    assert sum(len(expected_sections(source)) for source in SOURCES.values()) >= 150


def test_every_pdf_has_a_source_and_the_other_way_round() -> None:
    assert {path.stem for path in (ROOT / "corpus" / "reports").glob("*.pdf")} == set(SOURCES)


@pytest.mark.parametrize("name", SOURCES)
def test_the_pdf_is_what_its_source_makes(name: str) -> None:
    assert is_current(SOURCES[name])


@pytest.mark.parametrize("name", WITH_TEXT)
def test_the_split_is_what_the_source_says(name: str) -> None:
    source = SOURCES[name]
    expected = [(e.round, e.label, e.title, e.item, e.text) for e in expected_sections(source)]
    assert split_of(source) == expected


@pytest.mark.parametrize("name", SCANNED)
def test_a_scanned_report_has_no_text_layer(name: str) -> None:
    assert all(not page.lines for page in read_pages(target(SOURCES[name])))


@pytest.mark.parametrize("name", SCANNED)
def test_a_scanned_report_is_read_by_ocr(name: str) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    expected = [(e.round, e.label, e.item) for e in expected_sections(SOURCES[name])]
    assert [(told, label, item) for told, label, _, item, _ in split_of(SOURCES[name])] == expected


@pytest.mark.parametrize("name", SCANNED)
def test_without_ocr_the_pages_are_listed_as_unread(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    report = read_report(target(SOURCES[name]), Register())
    assert [page.page for page in report.unread] == list(range(1, report.pages + 1))
    assert "tesseract-ocr-swe" in report.unread[0].reason
    assert report.sections == ()


def test_the_annex_ties_each_decision_to_the_round_that_it_closed() -> None:
    report = read_report(Path(ROOT / "corpus/reports/2013-2016-bilaga.pdf"), Register())
    assert [(str(d.date), d.paragraph, d.body, d.round) for d in report.decisions] == [
        ("2013-12-02", 164, "kommunstyrelsen", "hösten 2013"),
        ("2014-05-05", 71, "kommunstyrelsen", "våren 2014"),
        ("2014-11-03", 152, "kommunstyrelsen", "hösten 2014"),
        ("2015-11-30", 188, "kommunstyrelsen", "hösten 2015"),
        ("2016-12-12", 203, "kommunstyrelsen", "2016"),
    ]
