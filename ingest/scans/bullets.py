"""Signs before the lines of a scanned page that tesseract takes for letters: bullets, and rings beside headings.

"e Hyran är sänkt" is an item with a bullet; "O Trygghet" and "Q Vägen vidare" are headings beside drawn signs.
"""

from collections.abc import Container, Mapping, Sequence

import msgspec

from ingest.pages.page import Line

BULLET = "•"
LIKE_BULLETS = frozenset(("e", "o", "«", "»", "»«", "«»", "¢", "°"))  # none is a word of Swedish
LIKE_RINGS = frozenset(("O", "Q", "Ö", "0", "()", "©", "®", "@"))
AFTER_BULLET, AFTER_RING = 0.3, 0.5  # times the size, at least, to the next word
HEADING = 1.07  # times the body's size
FEWEST = 2  # headings with rings


def with_bullets(lines: Sequence[Line], scanned: Container[int], bodies: Mapping[int, float]) -> list[Line]:
    """The lines with bullets for what looks like them on `scanned` pages, and without rings beside headings.

    `bodies` has the size of each page's type in points. What is taken away stays in the account of its page.
    """
    ringed = {id(line) for line in lines if line.page in scanned and _is_ringed(line, bodies[line.page])}
    found: list[Line] = []
    for line in lines:
        if len(ringed) >= FEWEST and id(line) in ringed:
            line = msgspec.structs.replace(line, words=line.words[1:])
        elif line.page in scanned and _begins(line, LIKE_BULLETS, AFTER_BULLET):
            first = msgspec.structs.replace(line.words[0], text=BULLET)
            line = msgspec.structs.replace(line, words=(first, *line.words[1:]))
        found.append(line)
    return found


def _is_ringed(line: Line, body: float) -> bool:
    return line.cell is None and line.size > HEADING * body and _begins(line, LIKE_RINGS, AFTER_RING)


def _begins(line: Line, signs: Container[str], apart: float) -> bool:
    if line.cell or len(line.words) < 2:
        return False
    first, second = line.words[:2]
    return first.text in signs and second.x0 - first.x1 > apart * line.size
