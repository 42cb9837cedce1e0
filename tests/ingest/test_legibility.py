"""Text that is noise is found by its letters, read where the fault is known, and never used as it is."""

from pathlib import Path

import pytest

from ingest.pages.legibility import is_noise, mended, of_glyphs, without_fonts
from ingest.pages.page import Page, Word, lines_of_words
from ingest.read import read_legibly
from ingest.scans import ocr
from tests.conftest import ROOT

SWEDISH = (
    "Kommunstyrelsen har gått igenom samtliga styrdokument och upphävt dem som inte längre behövs. "
    "Av de återstående ska hälften prövas på nytt under nästa år, och kanslienheten ansvarar för att "
    "förteckningen hålls aktuell."
)


def in_glyphs(text: str) -> str:
    """The text as a font without a table of its characters gives it."""
    numbers = {letter: of_glyphs(letter) for letter in map(chr, range(3, 226))}
    shown = {shows: glyph for glyph, shows in numbers.items()}
    return "".join(shown[letter] for letter in text)


def page(number: int, text: str, font: str) -> Page:
    words = [
        Word(word, 50.0 + 30 * place, 100.0, 70.0 + 30 * place, 110.0, 10.0, font=font, number=place)
        for place, word in enumerate(text.split(" "))
    ]
    return Page(number, 595.0, 842.0, lines_of_words(number, words))


def test_glyph_numbers_are_read_as_what_they_show() -> None:
    assert of_glyphs("*|UDQ3HUVVRQ") == "GöranPersson"
    assert in_glyphs("Göran") == "*|UDQ"


@pytest.mark.parametrize(
    "text", [SWEDISH, SWEDISH.upper(), "Anna Åberg, Bo Ek", "12 345 67 89 0", "....... 12", ""]
)
def test_text_is_no_noise(text: str) -> None:
    assert not is_noise(text.split())


def test_a_font_of_headings_that_repeat_each_other_is_no_noise() -> None:
    assert not is_noise(["Uppföljning", "2004", "Uppföljning", "2005"] * 10)


@pytest.mark.parametrize("text", [in_glyphs(SWEDISH.replace(" ", "")), "\ufffdo\ufffd" * 20])
def test_noise_is_noise(text: str) -> None:
    assert is_noise([text])


def test_pages_in_glyph_numbers_are_mended() -> None:
    noise = " ".join(in_glyphs(word) for word in SWEDISH.split())
    legible = mended([page(1, SWEDISH, "Good"), page(2, noise, "Bad")])
    assert not legible.broken
    assert legible.pages[1].lines[0].text.replace(" ", "") == SWEDISH.replace(" ", "")


def test_a_font_that_cannot_be_read_is_named_and_left_out() -> None:
    scrambled = SWEDISH.translate(str.maketrans("aeionrtsdl", "qxzwjqxzwj"))
    legible = mended([page(1, scrambled, "Bad")])
    assert legible.fonts == {"Bad"}
    assert legible.broken == {1}
    assert without_fonts(legible.pages[0], legible.fonts).lines == ()


def test_without_ocr_a_broken_page_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ocr, "available", lambda: False)
    monkeypatch.setattr("ingest.pages.legibility.LIKE_SWEDISH", 2.0)  # no text is good enough
    read = read_legibly(Path(ROOT / "corpus" / "reports" / "2014-var.pdf"))
    assert [one.page for one in read.unread] == [1]
    assert "trasig" in read.unread[0].reason
    assert "tesseract-ocr-swe" in read.unread[0].reason
    assert not any("kommunstyrelsen" in line.text.casefold() for line in read.pages[0].lines)


def test_spaces_digits_and_points_are_glyphs_too() -> None:
    text = f"{SWEDISH} Den 19 maj (8 av 9)."
    read = mended([page(1, in_glyphs(text), "A"), page(2, SWEDISH, "B")])
    assert " ".join(line.text for line in read.pages[0].lines) == text
    assert not read.broken


def test_a_short_heading_in_glyphs_shows_by_its_spaces() -> None:
    read = mended([page(1, in_glyphs(SWEDISH), "A"), page(2, in_glyphs("T1 2019"), "B"), page(3, "T1 2019", "C")])
    assert [one.lines[0].text for one in read.pages[1:]] == ["T1 2019", "T1 2019"]


def test_control_characters_that_are_no_glyphs_leave_a_mark() -> None:
    assert mended([page(1, "ett\x0btvå", "A")]).pages[0].lines[0].text == "ett\ufffdtvå"
