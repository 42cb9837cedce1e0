"""Letters in fonts that show signs."""

from pathlib import Path

import pytest

from benchmarks.nasty import document, stream, written
from ingest.conventions.labels import read_label
from ingest.pages.pdf import read_pages
from ingest.pages.sign_fonts import as_signs, shows_signs


@pytest.mark.parametrize(
    ("text", "font", "signs"),
    [
        ("n", "ZapfDingbats", "■"),
        ("4", "ABCDEF+ITCZapfDingbats", "✔"),
        ("§", "Wingdings-Regular", "▪"),
        ("ü", "Wingdings", "✔"),
        ("J", "Webdings", "•"),
        ("✔", "ZapfDingbats", "✔"),
        ("\uf0b7", "Wingdings", "\uf0b7"),
    ],
)
def test_letters_in_fonts_of_signs_are_signs(text: str, font: str, signs: str) -> None:
    assert shows_signs(font)
    assert as_signs(text, font) == signs


def test_other_fonts_have_letters() -> None:
    assert not shows_signs("Carlito-Bold")


def test_signs_that_begin_what_they_list_are_bullets() -> None:
    for sign in "◆❖➢►":
        label = read_label(f"{sign} biblioteket")
        assert label
        assert label.kinds == ("bullet",)


def test_a_page_is_read_with_its_signs(tmp_path: Path) -> None:
    font = b"<</Type/Font/Subtype/Type1/BaseFont/ZapfDingbats>>"
    pdf = tmp_path / "tecken.pdf"
    pdf.write_bytes(written({**document(stream(b"BT /F 12 Tf 72 700 Td (n) Tj ET")), 5: font}))
    (page,) = read_pages(pdf)
    assert [line.text for line in page.lines] == ["■"]
