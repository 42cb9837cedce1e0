"""Pages of lines made up for tests: words as wide as their letters, in the order in which they stand."""

import msgspec

from ingest.layout.paragraphs import join_lines
from ingest.pages.page import Line, Page, Word

WIDTH, HEIGHT = 595.0, 842.0


def line(text: str, top: float, x: float = 70.0, size: float = 10.0, page: int = 1) -> Line:
    words = []
    for word in text.split():
        words.append(Word(word, x, top, x + 5 * len(word), top + size, size))
        x += 5 * len(word) + 3
    return Line(page, tuple(words), 70.0, 525.0)


def page(number: int, *lines: Line) -> Page:
    return Page(number, WIDTH, HEIGHT, tuple(sorted(lines, key=lambda one: one.words[0].top)))


def text(lines: tuple[Line, ...]) -> str:
    return join_lines([one.text for one in lines])


BODY = [
    f"Rad {word} i den löpande texten som fyller ut sidan ganska väl åt höger"
    for word in ["ett", "två", "tre", "fyra"]
]


def body(page_number: int) -> list[Line]:
    return [line(row, 200 + 14 * number, page=page_number) for number, row in enumerate(BODY)]


TITLE = line("Uppföljning av planen", 80, size=24)


def two_columns(top: float, *rows: str) -> list[Line]:
    """Rows in two columns from a height."""
    placed = [(f"vänster {row} med text fram till mitten", f"höger {row} med text ut till kanten") for row in rows]
    return [
        Line(1, (*line(one, top + 14 * n).words, *line(other, top + 14 * n, x=310).words), 70.0, 525.0)
        for n, (one, other) in enumerate(placed)
    ]


def numbered(one: Line, first: int) -> Line:
    """A line with its words numbered from the first on."""
    words = tuple(msgspec.structs.replace(word, number=first + n) for n, word in enumerate(one.words))
    return msgspec.structs.replace(one, words=words)
