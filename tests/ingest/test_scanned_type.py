"""Sizes and weights of scanned words are those of their lines, evened out as type is set."""

from PIL import Image, ImageDraw

from ingest.hocr import Seen
from ingest.page import Word
from ingest.scanned_type import typed

Told = tuple[str, float, float]  # text, base line, size as measured
BODY = [(f"texten på rad {row} går på", 200.0 + 14 * row, 10.0) for row in range(6)]


def words(lines: list[Told], bold: tuple[int, ...] = ()) -> list[list[Word]]:
    """The lines as typed, on a picture where each word is a grey bar, or a black one."""
    picture = Image.new("L", (2480, 3508), 255)
    draw = ImageDraw.Draw(picture)
    seen: list[Seen] = []
    for number, (text, base, size) in enumerate(lines):
        x = 60.0
        for part in text.split():
            wide = 0.5 * size * len(part)
            seen.append(Seen(part, x, x + wide, base, size, 95.0, number))
            step = 2 if number in bold else 4
            for column in range(int(x / 0.24), int((x + wide) / 0.24), step):
                draw.line((column, int((base - 0.45 * size) / 0.24), column, int(base / 0.24)), fill=0)
            x += wide + 0.3 * size
    found = typed(seen, picture)
    return [[word for word in found if seen[word.number].line == number] for number in range(len(lines))]


def sizes(lines: list[Told]) -> list[float]:
    return [one[0].size for one in words(lines)]


def test_lines_near_the_bodys_size_have_it() -> None:
    assert sizes([*BODY, ("nästan lika stor", 300.0, 10.9)])[-1] == 10.0
    assert sizes([*BODY, ("en större rubrik", 300.0, 13.0)])[-1] == 13.0


def test_capitals_are_not_measured() -> None:
    assert sizes([("LANDSBYGDEN", 100.0, 11.8), *BODY])[0] == 10.0
    assert sizes([("LANDSBYGDEN", 100.0, 16.0), *BODY])[0] == 16.0


def test_a_year_alone_on_the_last_line_of_a_heading_has_its_size() -> None:
    assert sizes([("Uppföljning hösten", 100.0, 13.2), ("2014", 118.0, 11.7), *BODY])[:2] == [13.2, 13.2]
    assert sizes([("Uppföljning hösten", 100.0, 13.2), ("2014", 150.0, 11.7), *BODY])[1] == 10.0


def test_dense_ink_is_bold() -> None:
    told = words([("Tekniska kontoret", 100.0, 10.0), *BODY], bold=(0,))
    assert all(word.bold for word in told[0])
    assert not any(word.bold for line in told[1:] for word in line)


def test_an_empty_page_has_no_words() -> None:
    assert typed([], Image.new("L", (100, 100), 255)) == []
