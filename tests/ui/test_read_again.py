"""The button that reads a report anew, run without a browser."""

from pathlib import Path

import msgspec
import pytest
from streamlit.testing.v1 import AppTest

from ingest.corrections import asking
from ingest.keeping.archive import Archive
from tests.ui.test_pages import copy_in_use, page


@pytest.fixture
def archive(demonstration: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    """A copy of the demonstration archive, to be written to."""
    return copy_in_use(demonstration.folder, tmp_path, monkeypatch)


def read_again() -> AppTest:
    app = page("review", rapport="2014-var")
    next(button for button in app.button if button.label == "Läs om rapporten").click()
    app.run()
    assert not app.exception
    return app


def test_what_is_read_as_before_is_said_to_be(archive: Archive) -> None:
    before = (archive.records_folder / "2014-var.json").read_bytes()
    app = read_again()
    assert [one.value for one in app.success][-1] == "Rapporten är omläst, och allt läses som förut."
    assert (archive.records_folder / "2014-var.json").read_bytes() == before


def test_what_is_read_otherwise_is_told_with_corrections_that_fit_no_longer(archive: Archive) -> None:
    report = archive.record("2014-var").report
    first = msgspec.structs.replace(report.sections[0], text=f"{report.sections[0].text} Sida av tre.")
    archive.replace(msgspec.structs.replace(report, sections=(first, *report.sections[1:])), "reread")
    wrong = asking.text(archive.report("2014-var"), first.id, "Sida av tre.", "Sida 1 av 3.")
    archive.correct("2014-var", wrong)
    app = read_again()
    (told,) = [one.value for one in app.success if "omläst" in one.value]
    assert told.endswith("avsnitt. 1 rättelse passar inte längre.")
    assert "passar inte längre" in app.error[0].value
    assert archive.report("2014-var").sections[0].text == report.sections[0].text


def test_what_cannot_be_read_any_more_is_said_and_stays_as_it_was(archive: Archive) -> None:
    before = (archive.records_folder / "2014-var.json").read_bytes()
    archive.original("2014-var").unlink()
    app = read_again()
    assert any("är inte omläst" in one.value and "finns inte" in one.value for one in app.warning)
    assert (archive.records_folder / "2014-var.json").read_bytes() == before
