"""Gallra in the app: withdrawn with reason and decision, and brought back."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from ingest.keeping.archive import Archive
from ingest.keeping.withdrawal import tombstones
from ingest.pipeline import ingest
from tests.conftest import ROOT
from tests.ui.test_pages import copy_in_use, page


@pytest.fixture(scope="module")
def taken_in(tmp_path_factory: pytest.TempPathFactory) -> Path:
    archive = Archive(tmp_path_factory.mktemp("archive"))
    ingest(archive, [ROOT / "corpus" / "reports" / f"{name}.pdf" for name in ("2014-var", "2017-mars")])
    return archive.folder


@pytest.fixture
def archive(taken_in: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Archive:
    return copy_in_use(taken_in, tmp_path, monkeypatch)


def press(app: AppTest, label: str) -> AppTest:
    next(button for button in app.button if button.label == label).click()
    app.run()
    assert not app.exception
    return app


def fill(app: AppTest, label: str, text: str) -> None:
    next(field for field in app.text_input if field.label == label).set_value(text)


def test_withdrawn_and_brought_back(archive: Archive) -> None:
    app = page("report", rapport="2014-var")
    fill(app, "Skäl", "Dubblett")
    fill(app, "Beslut", "KS § 41")
    press(app, "Gallra")
    assert "gallrad" in app.success[0].value
    assert [report.id for report in archive.reports()] == ["2017-mars"]
    (gone,) = tombstones(archive)
    assert (gone.reason, gone.decision) == ("Dubblett", "KS § 41")
    press(app, "Ångra gallringen")
    assert "går att söka" in app.success[0].value
    assert tombstones(archive) == []
    assert len(list(archive.reports())) == 2


def test_nothing_is_withdrawn_without_a_decision(archive: Archive) -> None:
    app = press(page("report", rapport="2014-var"), "Gallra")
    assert "skäl och beslut" in app.error[0].value
    assert len(list(archive.reports())) == 2
