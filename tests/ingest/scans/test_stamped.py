"""A page that is a picture of text is read by OCR though a stamp is typed over it; a photograph is left alone."""

from pathlib import Path

import numpy as np
import pytest
import typst
from PIL import Image, ImageDraw, ImageFont

from ingest.layout.lay_out import lay_out
from ingest.pages.pdf import read_pages
from ingest.parts.coverage import coverage
from ingest.parts.split import split
from ingest.read import STAMPED, read_legibly
from ingest.scans import ocr
from ingest.scans.stamped import may_be_scanned
from tests.conftest import require

TEXT = (
    "Uppföljning av handlingsplanen hösten 2014",
    "Kommunstyrelsen har under hösten prövat hur planen fungerar i förvaltningarna.",
    "Arbetet med stödprocesserna fortsätter, och en ny rutin för inköp har införts.",
    "Controllerenheten redovisar läget till arbetsutskottet i februari varje år.",
    "Tekniska nämnden har begärt att få återkomma med en särskild redovisning.",
)


def paper() -> Image.Image:
    page = Image.new("L", (1240, 1754), 245)
    font = ImageFont.load_default(26)
    for number, line in enumerate(TEXT):
        ImageDraw.Draw(page).text((120, 200 + 70 * number), line, 20, font)
    return page


def photograph() -> Image.Image:
    rows, columns = np.mgrid[0:1754, 0:1240]
    return Image.fromarray(((rows + columns) % 200).astype("uint8"))


def stamped(picture: Image.Image, words: str, folder: Path) -> Path:
    """A page covered by a picture, with words typed over it."""
    picture.save(folder / "bild.png")
    source = folder / "sida.typ"
    source.write_text(
        f'#set page(paper: "a4", margin: 0pt, background: image("bild.png", width: 100%))\n#v(20pt) {words}'
    )
    typst.compile(source, output=folder / "sida.pdf")
    return folder / "sida.pdf"


@pytest.mark.parametrize(
    ("picture", "words", "expected"),
    [(paper, "Ankom 2014-11-03", True), (photograph, "Årsredovisning 2014", False), (paper, "ord " * 60, False)],
    ids=["a stamp on paper", "a title on a photograph", "a text layer of its own"],
)
def test_what_may_be_scanned(picture: object, words: str, expected: bool, tmp_path: Path) -> None:
    pdf = stamped(picture(), words, tmp_path)  # type: ignore[operator]
    (page,) = read_pages(pdf)
    assert may_be_scanned(pdf, page) is expected


def test_a_stamped_scan_is_read_and_its_stamp_accounted_for(tmp_path: Path) -> None:
    require(ocr.available(), "tesseract-ocr and tesseract-ocr-swe")
    read = read_legibly(stamped(paper(), "Ankom 2014-11-03", tmp_path))
    (page,) = read.pages
    assert page.scanned
    assert any("arbetsutskottet" in line.text for line in page.lines)
    layout = lay_out(read.pages)
    layer, _ = coverage(read.pages, layout, split(layout, "sida").placed, read.left_out)
    assert [(one.what, one.reason.startswith(STAMPED)) for one in layer.stretches] == [("unread", True)]
