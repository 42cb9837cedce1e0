"""The widths of ligatures in fonts that a PDF only names."""

from ingest.pages.ligature_widths import know_ligatures


def test_a_ligature_is_as_wide_by_its_letters_as_by_its_sign() -> None:
    widths = {"f": 333, "\ufb01": 556}
    know_ligatures({"Times-Roman": ({}, widths), "Symbol": ({}, {"\u03b1": 631})})
    assert widths == {"f": 333, "\ufb01": 556, "fi": 556}
