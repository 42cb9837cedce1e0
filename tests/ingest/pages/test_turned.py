"""Pages on their side or upside down are read upright, and their places are those on the page as it is."""

import shutil
from pathlib import Path

import pypdfium2
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image, ImageDraw

from benchmarks.nasty import document, stream, written
from benchmarks.scans import scan
from benchmarks.split import score_of
from ingest.pages.page import Page, Word, lines_of_words
from ingest.pages.pdf import read_pages
from ingest.pages.turned import as_printed, direction, quarters_of, turned
from ingest.report import Box
from ingest.scans import ocr
from ingest.scans.upright import Illegible, read_upright
from tests.conftest import require

BLIND = Path(__file__).parents[1] / "blind"
UP, DOWN, SLANTED = (0, 1, -1, 0, 0, 0), (6e-17, -1, 1, 6e-17, 0, 0), (0.7, 0.7, -0.7, 0.7, 0, 0)
SENTENCES = ("Kommunstyrelsen redovisar hur arbetet har gått", "Nämnden avser att fortsätta under hösten")


@pytest.mark.parametrize(("matrix", "way"), [(UP, 1), (DOWN, -1), (SLANTED, None), ((1, 0, 0.3, 1, 0, 0), 0)])
def test_a_character_has_a_direction_whatever_rotation_left_in_its_matrix(
    matrix: tuple[float, ...], way: int | None
) -> None:
    assert direction(matrix) == way


@pytest.mark.parametrize(("rising", "upright", "quarters"), [(100, 3, 1), (20, 0, 0), (100, 100, 0)])
def test_a_tab_or_an_axis_turns_no_page(rising: int, upright: int, quarters: int) -> None:
    assert quarters_of([1] * rising + [0] * upright) == quarters


@given(st.tuples(*[st.floats(0, 500)] * 4), st.sampled_from([0, 1, -1, 2]))
def test_a_place_on_a_turned_page_is_found_on_the_page_as_it_is(
    edges: tuple[float, float, float, float], quarters: int
) -> None:
    left, right = sorted(edges[:2])
    top, bottom = sorted(edges[2:])
    place, size = (left, top, right, bottom), (595.0, 842.0)
    there = turned(place, quarters, size) if quarters else place
    back = as_printed(Box(1, *there), quarters, size[::-1] if quarters % 2 else size)
    assert (back.x0, back.top, back.x1, back.bottom) == pytest.approx(place)


@pytest.mark.parametrize(("matrix", "quarters"), [("0 1 -1 0 100 60", 1), ("0 -1 1 0 100 700", -1)])
def test_text_on_its_side_is_read_as_lines(matrix: str, quarters: int, tmp_path: Path) -> None:
    shown = b" 0 -15 Td ".join(b"(%s) Tj" % text.encode("latin-1") for text in SENTENCES)
    pdf = tmp_path / "tabell.pdf"
    pdf.write_bytes(written(document(stream(b"BT /F 12 Tf %s Tm %s ET" % (matrix.encode(), shown)))))
    (page,) = read_pages(pdf)
    assert page.turned == quarters
    assert tuple(line.text for line in page.lines) == SENTENCES
    assert {word.size for line in page.lines for word in line.words} == {12.0}
    box = as_printed(page.lines[0].box, page.turned, (page.width, page.height))
    with pypdfium2.PdfDocument(pdf) as opened:
        text = opened[0].get_textpage()
        height = opened[0].get_height()
        found = text.get_text_bounded(box.x0 - 1, height - box.bottom - 1, box.x1 + 1, height - box.top + 1)
    assert SENTENCES[0] in found


BLANK = Image.new("L", (20, 30), 255)


def read_by(answers: dict[int, str], scanned: Image.Image = BLANK) -> Page:
    """A page read in each way as the answers say; no answer is a failure."""

    def read(picture: Image.Image, quarters: int) -> Page:
        assert picture.size == (scanned.size[::-1] if quarters % 2 else scanned.size)
        if quarters not in answers:
            raise Illegible
        words = [
            Word(text, 10.0 * n, 0, 10.0 * n + 9, 9, 9, number=n)
            for n, text in enumerate(answers[quarters].split())
        ]
        return Page(1, 20, 30, lines_of_words(1, words), scanned=True, turned=quarters)

    return read_upright(scanned, read)


NOISE = "xkrtaa lpwqxs ererwq aasdfg qqwert zxcvbn"


@pytest.mark.parametrize(
    ("answers", "way"),
    [
        ({0: SENTENCES[0]}, 0),
        ({0: "12 034 5 678"}, 0),
        ({0: NOISE, 2: SENTENCES[0]}, 2),
        ({1: NOISE, -1: SENTENCES[1]}, -1),
        ({0: NOISE, 1: NOISE, -1: NOISE, 2: NOISE}, 0),
    ],
    ids=["upright", "figures alone", "upside down", "on its side", "no Swedish"],
)
def test_a_page_is_turned_until_its_words_are_swedish(answers: dict[int, str], way: int) -> None:
    assert read_by(answers).turned == way


def test_a_page_on_its_side_on_which_nothing_was_read_is_turned_where_it_has_ink() -> None:
    picture = Image.new("L", (600, 800), 255)
    ImageDraw.Draw(picture).rectangle((200, 200, 240, 600), fill=0)
    assert read_by({0: "", 1: SENTENCES[0]}, picture).turned == 1


def test_a_blank_page_is_read_once() -> None:
    picture, tried = Image.new("L", (600, 800), 255), list[int]()
    ImageDraw.Draw(picture).rectangle((0, 0, 12, 800), fill=0)  # the shadow of the sheet's edge

    def read(_: Image.Image, quarters: int) -> Page:
        tried.append(quarters)
        return Page(1, 20, 30, (), scanned=True, turned=quarters)

    assert read_upright(picture, read).lines == ()
    assert tried == [0]


@pytest.mark.parametrize("answers", [{}, {1: NOISE, -1: NOISE, 2: NOISE}])
def test_a_page_is_illegible_where_the_way_that_failed_may_be_the_right_one(answers: dict[int, str]) -> None:
    with pytest.raises(Illegible):
        read_by(answers)


def test_a_scan_fed_upside_down_is_split_as_its_gold_says(tmp_path: Path) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    gold = tmp_path / "bjorkdungen-en-sida.gold.json"
    shutil.copy(BLIND / gold.name, gold)
    scan(BLIND / "bjorkdungen-en-sida.pdf", tmp_path / "bjorkdungen-en-sida.pdf", turned=180)
    score, wrong = score_of(gold)
    assert not wrong
    assert min(score.figures) > 0.99
