"""Who sends and how to reach them, where that stands beside the text or in a box of its own.

Handläggare               Sammanfattning
Annelie Brodin            Nämnden beslutade i januari om en plan med sex
Telefon: 08-555 010 42    områden. Förvaltningen redovisar läget i dem.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

import msgspec

from ingest.layout.columns import NARROWEST_GUTTER
from ingest.layout.edges import is_parted
from ingest.layout.margin_notes import close_blocks
from ingest.layout.running import ADDRESS
from ingest.pages.page import Line, Page, Rule, Word, lines_of_words

FEWEST = 2  # addresses
NEARLY = 1.5  # points from one line of a scanned column to the next
LONGEST = 60  # characters of a line
APART = 4.0  # times the font size, of white from one address to the next
SENTENCE_WORDS = 6  # in a line that ends a sentence: text
FEWEST_BESIDE, SHORTEST_BESIDE = 3, 25  # lines of text beside a column, and characters of each
MOST_AT_END = 5  # lines
_WHOM = re.compile(
    r"(?:kontakt(?:person(?:er)?|uppgifter|a oss)?|upplysning(?:ar)?|frågor(?: besvaras av)?|(?:för )?(?:mer"
    r"|ytterligare|vidare) (?:information|upplysningar)|information|handläggare|ansvarig(?: \w+)?|kontakta)\b",
    re.IGNORECASE,
)
_REACHED = re.compile(rf"{ADDRESS.pattern}|\b0\d{{1,3}}[\s–-]+\d[\d ]{{4,}}", re.IGNORECASE)
NARROWEST_BOX, LOWEST_BOX = 60.0, 30.0  # points


def contacts(pages: Sequence[Page], gone: set[int]) -> list[list[Line]]:
    """The lines of each page that tell how to reach the sender, cut where they stand beside text.

    Lines whose id is in `gone` are others' already. What one page tells may come again beside less text on others.
    """
    blocks = [_blocks(page, gone) for page in pages]
    said = {_said(block) for page in blocks for block, sure in page if sure}
    return [[line for block, sure in page if sure or _said(block) in said for line in block] for page in blocks]


def contacts_at_end(lines: Sequence[Line]) -> Sequence[Line]:
    """The last short lines, parted from the text, that tell whom to ask: "Kontakt: Eva Ek, 0123-456 10"."""
    last = list(takewhile(_may_tell_whom, reversed(lines[-MOST_AT_END:])))
    last.reverse()
    begins = next((number for number, line in enumerate(last) if _WHOM.match(line.text.strip())), len(last))
    over = len(lines) - len(last) + begins - 1
    reached = any(_REACHED.search(line.text) for line in last[begins:])
    return last[begins:] if reached and over >= 0 and is_parted(lines[over], last[begins]) else []


def _may_tell_whom(line: Line) -> bool:
    return not (line.cell or line.apart or _ends_sentence(line)) and len(line.text) <= 2 * LONGEST


def _blocks(page: Page, gone: set[int]) -> list[tuple[list[Line], bool]]:
    """The lines of a page that may tell so, and whether they do."""
    lines = [line for line in page.lines if id(line) not in gone]
    if sum(len(ADDRESS.findall(line.text)) for line in lines) < FEWEST:
        return []
    large = sorted((rule for rule in page.rules if _may_be_box(rule)), key=lambda rule: -rule.width * rule.height)
    boxes = [box for rule in dict.fromkeys(large) if (box := _in_box(lines, rule))]
    parts = [part for line in lines for part in _parts(line)]
    blocks = [block for column in _columns(parts, page.scanned) for block in close_blocks(column, APART)]
    beside = [(block, _has_text_beside(block, parts)) for block in blocks if _tells_addresses(block)]
    return list(_apart([*((box, True) for box in boxes), *beside]))


def _apart(blocks: Sequence[tuple[list[Line], bool]]) -> Iterator[tuple[list[Line], bool]]:
    """The blocks that have no word of one before."""
    taken: set[int] = set()
    for block, sure in blocks:
        numbers = {word.number for line in block for word in line.words}
        if taken.isdisjoint(numbers):
            taken |= numbers
            yield block, sure


def _said(block: Sequence[Line]) -> tuple[str, ...]:
    return tuple(line.text for line in block)


def _may_be_box(rule: Rule) -> bool:
    return rule.width > NARROWEST_BOX and rule.height > LOWEST_BOX


def _in_box(lines: Sequence[Line], box: Rule) -> list[Line]:
    """The lines in a box that has nothing but addresses, and no word that crosses its edge."""
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


def _columns(parts: Sequence[Line], scanned: bool) -> list[list[Line]]:
    """The parts of lines that begin, or end, below each other; on a scanned page places are not that sure."""
    begin: dict[int, list[Line]] = defaultdict(list)
    end: dict[int, list[Line]] = defaultdict(list)
    edges = _margins([part.x0 for part in parts]) if scanned else {}
    for part in sorted(parts, key=lambda part: part.bottom):
        begin[edges.get(part.x0, round(part.x0))].append(part)
        end[round(part.x1)].append(part)
    return [column for side in (begin, end) for column in side.values() if len(column) > FEWEST]


def _margins(places: Sequence[float]) -> dict[float, int]:
    """The margin of each place across a page: places that lie close to the next have one."""
    found: dict[float, int] = {}
    before = None
    for place in sorted(places):
        found[place] = found[before] if before is not None and place - before < NEARLY else round(place)
        before = place
    return found


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
