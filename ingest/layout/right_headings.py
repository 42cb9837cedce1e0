"""Headings that stand to the right of the text that they head, in a margin of their own.

    Webbplatsen har fått sju sidor på finska.        Information
    Telefonväxeln kan koppla vidare.                 på finska

They are read before the text that begins beside them. Bold words there may as well be states ("Klart") or sums:
a heading is another than those before it, and begins where a part of the text does.
"""

from collections.abc import Sequence

import msgspec

from ingest.conventions.general import is_status
from ingest.layout.columns import NARROWEST_GUTTER
from ingest.layout.margin_notes import close_blocks
from ingest.layout.side_headings import MARGIN
from ingest.pages.page import Line, Word, lines_of_words

FEWEST = 3  # headings in a document, or in a round
FEWEST_LETTERS = 3
LONGEST = 60  # characters
SMALLEST = 0.85  # times the size of the text
SAME_HEADING = 0.8  # times the font size: white from one of its lines to the next
WIDER = 1.25  # times the distance to the next line: white over the text that a heading is of
USUAL = 0.02  # of the lines, that may end outside the text

Read = tuple[list[Line], list[list[Line]]]  # the lines of a page without headings, and these


def apart(pages: Sequence[list[Line]], size: float) -> list[Read]:
    """The lines of each page and its headings to the right of the text, whose type has `size`."""
    edge = _edge(pages, size)
    found = [_parted(lines, edge, size) for lines in pages]
    headings = [" ".join(line.text for line in block) for _, blocks in found for block in blocks]
    telling = _are_several(headings) and all(map(_is_title, headings))
    if not telling or not all(_begins_part(block[0], rest) for rest, blocks in found for block in blocks):
        return [(lines, []) for lines in pages]
    return found


def _are_several(headings: Sequence[str]) -> bool:
    """Whether headings are each another in every round: of those who answer some come again sooner."""
    turns: list[list[str]] = [[]]
    for heading in headings:
        if heading in turns[-1]:
            turns.append([])
        turns[-1].append(heading)
    return min(map(len, turns)) >= FEWEST


def in_place(lines: Sequence[Line], headings: Sequence[Sequence[Line]]) -> list[Line]:
    """The lines of a page in reading order, each heading before the text that begins beside it."""
    ordered = list(lines)
    for number, heading in enumerate(headings):
        at = next((n for n, line in enumerate(ordered) if _is_level(line, heading[0])), len(ordered))
        ordered[at:at] = [msgspec.structs.replace(line, column=MARGIN - number) for line in heading]
    return ordered


def _edge(pages: Sequence[Sequence[Line]], size: float) -> float:
    """Where the text ends to the right: plain words, in its type."""
    plain = [[word for word in line.words if _is_plain(word, size)] for lines in pages for line in lines]
    ends = sorted(words[-1].x1 for words in plain if words)
    return ends[-1 - int(USUAL * len(ends))] if ends else 0.0


def _is_plain(word: Word, size: float) -> bool:
    return not word.bold and word.size > SMALLEST * size


def _parted(lines: Sequence[Line], edge: float, size: float) -> Read:
    """The lines of a page without the bold words to the right of the text, and those as headings."""
    words = [word for line in lines for word in line.words]
    beside = [word for word in words if word.bold and word.size > SMALLEST * size and word.x0 > edge]
    if not beside or min(word.x0 for word in beside) < edge + NARROWEST_GUTTER:
        return list(lines), []
    gone = set(map(id, beside))
    kept = [tuple(word for word in line.words if id(word) not in gone) for line in lines]
    rest = [msgspec.structs.replace(line, words=left) for line, left in zip(lines, kept, strict=True) if left]
    return rest, list(close_blocks(lines_of_words(lines[0].page, beside), SAME_HEADING))


def _is_title(text: str) -> bool:
    letters = sum(map(str.isalpha, text))
    return letters >= FEWEST_LETTERS and len(text) <= LONGEST and text[-1:] not in ".,;" and not is_status(text)


def _begins_part(heading: Line, rest: Sequence[Line]) -> bool:
    """Whether text begins beside a heading: with more white over it than under it, or first on its page."""
    at = next((n for n, line in enumerate(rest) if _is_level(line, heading)), None)
    if at is None:
        return False
    over = rest[at].bottom - rest[at - 1].bottom if at else float("inf")
    under = rest[at + 1].bottom - rest[at].bottom if at + 1 < len(rest) else heading.size
    return over > WIDER * under


def _is_level(line: Line, heading: Line) -> bool:
    return line.box.top < heading.box.bottom and line.box.bottom > heading.box.top
