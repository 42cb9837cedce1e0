"""Notes that stand in the margin beside the text, in small type and without a frame.

    Granskningen visade att vart tredje köp saknade      Granskad i maj 2019
    underlag. Revisorerna lämnade tre förslag, och       Riktad till
    nämnden svarade i oktober att samtliga godtas.       kommunstyrelsen

They are read apart, as sidebars are, each tied to the text that it begins beside.
"""

from collections import Counter
from collections.abc import Iterator, Sequence

import msgspec

from ingest.layout.columns import NARROWEST_GUTTER
from ingest.layout.sidebars import tied
from ingest.pages.page import Line, Word, lines_of_words

SMALLER = 0.9  # times the body's size: a note
SAME_SIZE = 0.6  # points: type of the body
USUAL = 0.02  # of the lines, that may begin or end outside the text's edges
MOSTLY = 0.6  # of the lines
FEWEST_LINES = 8  # of text on left or on right pages
SAME_NOTE = 1.5  # times its size, of white from one of its lines to the next
FEWEST_LETTERS = 6
LEVEL = 0.25  # times its size, that text reaches down beside the first line of a note


class Edges(msgspec.Struct, frozen=True):
    """Where the text of left or of right pages begins and ends, in points, and its size."""

    left: float
    right: float
    size: float


def text_edges(pages: Sequence[Sequence[Line]], size: float) -> list[Edges | None]:
    """The edges of the text on even and on odd pages, given the lines of each page; `size` is the text's."""
    found: list[Edges | None] = []
    for odd in (False, True):
        lines = [_body(line, size) for page in pages for line in page if (line.page % 2 == 1) == odd]
        begins = sorted(words[0].x0 for words in lines if words)
        ends = sorted(words[-1].x1 for words in lines if words)
        few = int(USUAL * len(begins))
        found.append(Edges(_left(begins), ends[-1 - few], size) if len(begins) >= FEWEST_LINES else None)
    return found


def _left(begins: Sequence[float]) -> float:
    """Where the text begins beside notes: most of it, where some runs over the margin, as a first paragraph."""
    usual, times = Counter(map(round, begins)).most_common(1)[0]
    return usual if times > MOSTLY * len(begins) else begins[int(USUAL * len(begins))]


def apart(lines: Sequence[Line], edges: Edges, left_too: bool) -> tuple[list[Line], list[Line]]:
    """The lines of a page without its notes, and those of the notes; `left_too`: those in both margins."""
    words = [word for line in lines for word in line.words]
    small = [word for word in words if word.size < SMALLER * edges.size]
    right = [word for word in small if word.x0 > edges.right + NARROWEST_GUTTER]
    left = [word for word in small if left_too and word.x1 < edges.left - NARROWEST_GUTTER]
    page = lines[0].page if lines else 0
    blocks = [block for side in (left, right) for block in close_blocks(lines_of_words(page, side), SAME_NOTE)]
    notes = [block for block in blocks if _is_note(block, words, edges)]
    gone = {word.number for note in notes for line in note for word in line.words}
    if not gone:
        return list(lines), []
    kept = list(lines_of_words(page, [word for word in words if word.number not in gone]))
    return kept, [line for note in notes for line in tied(note, _hosts(note, kept))]


def _hosts(note: Sequence[Line], kept: Sequence[Line]) -> Sequence[Line]:
    """The text that a note begins beside: where that is white, or the white over a heading, what follows that."""
    top = note[0].box.top
    after = [line for line in kept if line.bottom > top + LEVEL * line.size]
    return after[:1] or kept


def _body(line: Line, size: float) -> list[Word]:
    return [word for word in line.words if abs(word.size - size) < SAME_SIZE]


def close_blocks(lines: Sequence[Line], apart: float) -> Iterator[list[Line]]:
    """The lines in a margin in groups that stand closely; `apart` is the space between them, in font sizes."""
    block: list[Line] = []
    for line in lines:
        if block and line.box.top - block[-1].box.bottom > apart * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block


def _is_note(note: Sequence[Line], words: Sequence[Word], edges: Edges) -> bool:
    """Whether lines in a margin have words, and text beside them: no rows of a table in small type."""
    letters = sum(map(str.isalpha, "".join(line.text for line in note)))
    beside = [word for line in note for word in _beside(line, words, edges)]
    small = sum(word.size < SMALLER * edges.size for word in beside)
    begins = any(word.size > edges.size - SAME_SIZE for line in note for word in _beside(line, words, edges))
    return letters >= FEWEST_LETTERS and begins and small < len(beside) / 2


def _beside(note: Line, words: Sequence[Word], edges: Edges) -> list[Word]:
    """The words between the edges of the text at the height of a line in the margin."""
    box = note.box
    level = (word for word in words if word.top < box.bottom and word.bottom > box.top)
    return [word for word in level if edges.left - 1 < word.x0 and word.x1 < edges.right + 1]
