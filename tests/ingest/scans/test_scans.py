"""Reports with columns, tables or covers are split alike where they were scanned askew and read by tesseract."""

import shutil
from pathlib import Path

import pytest

from benchmarks.scans import scan
from benchmarks.split import score_of
from ingest.scans import ocr
from tests.conftest import require

HERE = Path(__file__).parents[1]
NAMES = ["tertialtabeller", "omslag-tvaspalt", "kvartalstabell-forsta-spalten", "omslag-bredvid-innehall"]


@pytest.mark.parametrize("name", NAMES)
def test_a_scan_is_split_as_its_gold_says(name: str, tmp_path: Path) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    gold = tmp_path / (HERE / "blind" / f"{name}.gold.json").name
    shutil.copy(HERE / "blind" / f"{name}.gold.json", gold)
    scan(HERE / "blind" / f"{name}.pdf", gold.with_name(gold.name.replace(".gold.json", ".pdf")))
    score, wrong = score_of(gold)
    assert not wrong
    assert min(score.figures) > 0.99
