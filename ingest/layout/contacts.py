"""Who sends and how to reach them, where that stands beside the text or in a box of its own.

Handläggare               Sammanfattning
Annelie Brodin            Nämnden beslutade i januari om en plan med sex
Telefon: 08-555 010 42    områden. Förvaltningen redovisar läget i dem.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise

import msgspec

from ingest.layout.columns import NARROWEST_GUTTER
from ingest.layout.margin_notes import close_blocks
from ingest.layout.running import ADDRESS
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words

FEWEST = 2  # addresses
LONGEST = 60  # characters of a line
APART = 4.0  # times the font size, of white from one address to the next
SENTENCE_WORDS = 6  # in a line that ends a sentence: text
FEWEST_BESIDE, SHORTEST_BESIDE = 3, 25  # lines of text beside a column, and characters of each
NARROWEST_BOX = 60.0  # points


def contacts(page: Page, gone: set[int]) -> Iterator[Line]:
    """The lines of a page that tell how to reach the sender, cut where they stand beside text.

    Lines whose id is in `gone` are others' already. The places on a scanned page are not that sure.
    """
    if page.scanned:
        return
    lines = [line for line in page.lines if id(line) not in gone]
    boxed = [line for rule in page.rules for line in _in_box(lines, rule)]
    known = {word.number for line in boxed for word in line.words}
    yield from {line.words[0].number: line for line in boxed}.values()
    parts = [part for line in lines for part in _parts(line) if part.words[0].number not in known]
    for column in _columns(parts):
        for block in close_blocks(column, APART):
            if _tells_addresses(block) and _has_text_beside(block, parts):
                yield from block


def _in_box(lines: Sequence[Line], box: Rule) -> list[Line]:
    """The lines in a box that has nothing but addresses, and no word that crosses its edge."""
    if min(box.width, box.height) < NARROWEST_BOX / 2 or box.width < NARROWEST_BOX:
        return []
    words = [word for line in lines for word in line.words if _overlaps(word, box)]
    if not words or not all(box.x0 - 1 < word.x0 and word.x1 < box.x1 + 1 for word in words):
        return []
    inside = list(lines_of_words(lines[0].page, words))
    return inside if _tells_addresses(inside) else []


def _overlaps(word: Word, box: Rule) -> bool:
    middle = (word.top + word.bottom) / 2
    return box.top < middle < box.bottom and word.x0 < box.x1 and word.x1 > box.x0


def _parts(line: Line) -> Iterator[Line]:
    """A line in the parts that stand beside each other."""
    first = 0
    for number, (before, after) in enumerate(pairwise(line.words), start=1):
        if after.x0 - before.x1 > NARROWEST_GUTTER:
            yield msgspec.structs.replace(line, words=line.words[first:number])
            first = number
    yield msgspec.structs.replace(line, words=line.words[first:])


def _columns(parts: Sequence[Line]) -> list[list[Line]]:
    """The parts of lines that begin below each other."""
    found: dict[int, list[Line]] = defaultdict(list)
    for part in sorted(parts, key=lambda part: part.bottom):
        found[round(part.x0)].append(part)
    return [column for column in found.values() if len(column) > FEWEST]


def _tells_addresses(lines: Sequence[Line]) -> bool:
    """Whether short lines have addresses among them, and no sentence."""
    addresses = sum(bool(ADDRESS.search(line.text)) for line in lines)
    short = all(len(line.text) <= LONGEST for line in lines)
    return FEWEST <= addresses < len(lines) and short and not any(map(_ends_sentence, lines))


def _ends_sentence(line: Line) -> bool:
    return line.text.endswith(".") and len(line.words) >= SENTENCE_WORDS


def _has_text_beside(block: Sequence[Line], parts: Sequence[Line]) -> bool:
    """Whether running text stands beside a column: shorter texts would be other cells of its table."""
    top, bottom = block[0].box.top, block[-1].bottom
    level = [part for part in parts if top < part.bottom and part.box.top < bottom]
    others = [part for part in level if part.x1 < block[0].x0 or part.x0 > max(line.x1 for line in block)]
    return sum(len(part.text) >= SHORTEST_BESIDE for part in others) >= FEWEST_BESIDE
