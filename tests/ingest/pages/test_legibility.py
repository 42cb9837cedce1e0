"""Text that is noise is found by its letters, read where the fault is known, and never used as it is."""

from array import array
from collections.abc import Callable
from pathlib import Path

import msgspec
import pytest

from ingest.pages.glyph_numbers import as_shown, shown, unnamed
from ingest.pages.legibility import is_noise, mended, without_noise
from ingest.pages.page import Page, Word, lines_of_words
from ingest.read import read_legibly
from ingest.scans import ocr
from tests.conftest import ROOT

STANDARD = {"'": "’", "`": "‘", "±": "–", "²": "†", "³": "‡", "´": "·", "¶": "¶", "·": "•"}  # from Latin-1
SWEDISH = (
    "Kommunstyrelsen har gått igenom samtliga styrdokument och upphävt dem som inte längre behövs. "
    "Av de återstående ska hälften prövas på nytt under nästa år, och kanslienheten ansvarar för att "
    "förteckningen hålls aktuell."
)


def in_glyphs(text: str) -> str:
    """The text as a font without a table of its characters gives it."""
    return "".join(chr(one - 29 if one < 128 else one - 30) for one in text.encode("mac_roman"))


def in_standard(text: str) -> str:
    """The same where glyphs are named by PostScript's encoding, and only some have a name."""
    return "".join(
        unnamed(ord(one)) if ord(one) < 32 or 126 < ord(one) < 161 else STANDARD.get(one, one)
        for one in in_glyphs(text)
    )


def in_private(text: str, plane: int = 0xF000) -> str:
    """The text as a symbol font gives it, without a table of its characters."""
    return "".join(chr(plane + ord(one)) for one in text)


def page(number: int, text: str, font: str) -> Page:
    words: list[Word] = []
    for place, word in enumerate(text.split(" ")):
        x0 = words[-1].x1 + 5 if words else 50.0
        words.append(Word(word, x0, 100.0, x0 + 5 * len(word), 110.0, 10.0, font=font, number=place))
    return Page(number, 595.0, 842.0, lines_of_words(number, words))


def read_as(text: str) -> str | None:
    table = shown(text)
    return " ".join(as_shown([text], table)) if table else None


def test_glyph_numbers_are_read_as_what_they_show() -> None:
    assert read_as("*|UDQ3HUVVRQ") == "GöranPersson"
    assert in_glyphs("Göran") == "*|UDQ"


TYPICAL = "Den 19 maj 2019 – 3 § lagen, ”Åtgärd” Ö (8 av 9) é"


@pytest.mark.parametrize("wrote", [in_glyphs, in_standard])
def test_capitals_digits_spaces_and_signs_are_read_whatever_the_encoding(wrote: Callable[[str], str]) -> None:
    assert read_as(wrote(TYPICAL)) == TYPICAL


def test_a_glyph_that_has_no_place_in_the_order_makes_the_text_unreadable() -> None:
    assert read_as(in_glyphs("Göran") + unnamed(400)) is None
    assert read_as(in_glyphs("Göran") + "\ufffd") is None


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
    assert not legible.noise
    assert legible.pages[1].lines[0].text.replace(" ", "") == SWEDISH.replace(" ", "")


def test_a_font_that_cannot_be_read_is_named_and_left_out() -> None:
    scrambled = SWEDISH.translate(str.maketrans("aeionrtsdl", "qxzwjqxzwj"))
    legible = mended([page(1, scrambled, "Bad"), page(2, SWEDISH, "Good")])
    assert legible.noise.keys() == {1}
    assert without_noise(legible.pages[0], legible.noise[1]).lines == ()


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
    assert not read.noise


def test_a_short_heading_in_glyphs_shows_by_its_spaces() -> None:
    read = mended([page(1, in_glyphs(SWEDISH), "A"), page(2, in_glyphs("T1 2019"), "B"), page(3, "T1 2019", "C")])
    assert [one.lines[0].text for one in read.pages[1:]] == ["T1 2019", "T1 2019"]


def test_control_characters_that_are_no_glyphs_leave_a_mark() -> None:
    assert mended([page(1, "ett\x0btvå", "A")]).pages[0].lines[0].text == "ett\ufffdtvå"


def test_a_text_without_its_spaces_is_not_legible() -> None:
    assert is_noise([f"{word}\ufffd" for word in SWEDISH.split()])


def test_bullets_without_a_name_are_no_noise() -> None:
    assert not is_noise([unnamed(183)] * 30 + SWEDISH.split())


def test_a_font_is_mended_as_a_whole_or_not_at_all() -> None:
    noise = in_glyphs(SWEDISH)
    half = mended([page(1, noise + unnamed(900), "A")])
    assert half.noise.keys() == {1}
    assert "�" in "".join(line.text for line in half.pages[0].lines)
    assert mended([page(1, noise, "A")]).noise == {}


def test_words_that_a_word_in_glyph_numbers_shows_have_places_and_characters_of_their_own() -> None:
    text = in_glyphs(f"a) Göran {SWEDISH}")
    given = page(1, text, "A")
    owners = array("i", [0] * len(text))
    read = mended([Page(1, 595.0, 842.0, given.lines, owners=owners)]).pages[0]
    first, second, *_ = words = read.lines[0].words
    assert (first.text, second.text) == ("a)", "Göran")
    assert first.x1 < second.x0 < words[-1].x1 <= given.lines[0].words[0].x1 + 0.01
    assert list(read.owners[:8]) == [0, 0, 0, 1, 1, 1, 1, 1]
    assert len({word.number for word in words}) == len(words)


def test_a_short_heading_in_glyphs_is_known_by_its_words_in_a_document_that_is_else_legible() -> None:
    read = mended([page(1, SWEDISH, "A"), page(2, in_glyphs("Uppföljning 2014"), "B")])
    assert read.pages[1].lines[0].text == "Uppföljning 2014"
    assert read.pages[0].lines[0].text == SWEDISH


def shows(number: int, text: str, *others: Page, font: str = "A") -> str:
    """What a page in a font shows among others."""
    read = mended([page(number, text, font), *others])
    assert not read.noise
    return " ".join(line.text for line in read.pages[0].lines)


@pytest.mark.parametrize("plane", [0xF000, 0xE000])
def test_text_in_private_characters_is_read_as_the_letters_that_they_stand_for(plane: int) -> None:
    assert shows(1, in_private(SWEDISH, plane), page(2, SWEDISH, "B")) == SWEDISH


@pytest.mark.parametrize("text", ["\uf0b7 " * 60, "\uf0a7\uf020 \uf0b7\uf020 \uf0fc\uf020", "\uf06c\uf06c\uf06c"])
def test_bullets_of_symbol_fonts_stay_as_they_are(text: str) -> None:
    assert shows(1, text.strip(), page(2, SWEDISH, "B")) == text.strip()


def test_private_characters_that_show_no_swedish_are_noise_however_few() -> None:
    read = mended([page(1, in_private("Qxzj wvkq"), "A"), page(2, SWEDISH, "B")])
    assert read.noise.keys() == {1}


SEVEN_BITS = str.maketrans("åäöÅÄÖ", "}{|][\\")
MAC_ROMAN = str.maketrans("åäöÅÄÖ", "\x8c\x8a\x9a\x81\x80\x85")


@pytest.mark.parametrize("code", [SEVEN_BITS, MAC_ROMAN])
def test_signs_in_the_place_of_letters_are_read_where_that_gives_words(code: dict[int, int]) -> None:
    text = "Nämnden har under våren börjat följa upp förslaget. Åtgärder pågår på Östra skolan."
    assert shows(1, text.translate(code)) == text


@pytest.mark.parametrize(
    "text", ["Kommun|Region|Stat", "[ett] {tre} Utfall|2014 Mål|2015", "C:\\rapporter\\host.pdf"]
)
def test_signs_beside_letters_are_signs(text: str) -> None:
    assert shows(1, text) == text


SHUFFLED = "NäDO69O P#F7å( POFö|PO eD Tgö|P6 sT6j9g Cö( F<D$P779O < a(PO#<|p"


def test_a_font_of_few_letters_is_noise_where_its_words_are_none() -> None:
    read = mended([page(1, SHUFFLED, "A"), page(2, SWEDISH, "B"), page(3, "m<6P 1", "C"), page(4, "Sida 1", "D")])
    assert read.noise.keys() == {1, 3}
    assert not mended([page(3, "m<6P 1", "C")]).noise


def test_a_paragraph_is_noise_in_a_font_that_is_legible_elsewhere() -> None:
    words = [*page(1, SWEDISH, "A").lines[0].words]
    below = [
        msgspec.structs.replace(one, top=150.0, bottom=160.0, number=one.number + len(words))
        for one in page(1, SHUFFLED, "A").lines[0].words
    ]
    read = mended([Page(1, 595.0, 842.0, lines_of_words(1, [*words, *below]))])
    assert read.noise[1] == {one.number for one in below}
    assert [line.text for line in without_noise(read.pages[0], read.noise[1]).lines] == [SWEDISH]


@pytest.mark.parametrize(
    "text",
    [
        "Energianvändning kWh/m² och MWh per elev(er), kommun(en)s mål 2014/2015",
        "www.granvik.se info@granvik.se KSAU Dnr KS2014/123 e-tjänst iPad",
        "Summary The municipal board has reviewed all documents during the autumn",
        "Skogsnäs Björkås Revisionsrapport Lokalförsörjningsplan GranvikAB",
    ],
)
def test_names_numbers_units_and_other_languages_are_words(text: str) -> None:
    assert shows(1, text) == text
