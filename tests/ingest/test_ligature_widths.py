"""The widths of ligatures in fonts that a PDF only names."""

import pytest
from pdfminer.fontmetrics import FONT_METRICS

from ingest.pages.ligature_widths import know_ligatures


@pytest.mark.parametrize("font", ["Times-Roman", "Helvetica", "Times-Bold"])
def test_a_ligature_is_as_wide_by_its_letters_as_by_its_sign(font: str) -> None:
    know_ligatures()
    widths = FONT_METRICS[font][1]
    assert widths["fi"] == widths["\ufb01"] > 0
    assert widths["fl"] == widths["\ufb02"] > 0
