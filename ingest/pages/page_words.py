"""Where a section's words stand on the pages of its PDF, so that boxes can follow a correction of the text.

PDFium (`pdfium.py`) gives characters and their boxes far faster than a new reading would. A place is found by the
letters round it; where they are not on the page so (a scanned page, a broken font), it is not known.
"""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path

import msgspec

from ingest.pages.pdfium import NoAnswer, Pdfium, pdfium
from ingest.report import Box, Section

CONTEXTS = (40, 20, 10)  # letters and digits on each side
LINE = 0.5  # of a character's height: what overlaps more stands on the same line


class _Letter(msgspec.Struct, frozen=True):
    letter: str
    box: Box


def place_of(pdf: Path, section: Section, at: int) -> Box | None:
    """Where the first letter from `section.text[at]` on stands, as high as its line; None if that is not known."""
    letters = list(_letters(pdf, section.boxes))
    number = _find(letters, section.text[:at], section.text[at:])
    if number is None:
        return None
    box = letters[number].box
    line = [one.box for one in letters if _on_line(one.box, box)]
    return Box(box.page, box.x0, min(one.top for one in line), box.x1, max(one.bottom for one in line))


def lines_of(pdf: Path, section: Section, start: int, end: int) -> tuple[Box, ...]:
    """The lines that `section.text[start:end]` fills alone, from top to bottom; none where that is not known."""
    letters = list(_letters(pdf, section.boxes))
    text = section.text
    first = _find(letters, text[:start], text[start:])
    count = len(_plain(text[start:end]))
    if first is None or _plain(text[start:end]) != "".join(one.letter for one in letters[first : first + count]):
        return ()
    inside = [one.box for one in letters[first : first + count]]
    outside = [one.box for one in (*letters[:first], *letters[first + count :])]
    return tuple(line for line in _lines(inside) if not any(_on_line(box, line) for box in outside))


def _letters(pdf: Path, boxes: Sequence[Box]) -> Iterator[_Letter]:
    """The letters and digits inside the boxes, in their order."""
    try:
        with pdfium() as asked:
            pages = {page: list(_on_page(asked, pdf, page)) for page in dict.fromkeys(box.page for box in boxes)}
    except NoAnswer:  # then no place is known
        return
    for box in boxes:
        yield from (one for one in pages[box.page] if _inside(one.box, box))


def _on_page(asked: Pdfium, pdf: Path, number: int) -> Iterator[_Letter]:
    for one in asked.letters(pdf, number):
        for letter in _plain(one.text):
            yield _Letter(letter, Box(number, one.x0, one.top, one.x1, one.bottom))


def _plain(text: str) -> str:
    """Letters and digits alone: spaces, hyphens at line ends and quotation marks may be read differently."""
    return re.sub(r"[\W_]+", "", text.casefold())


def _find(letters: Sequence[_Letter], before: str, after: str) -> int | None:
    """The number of the first letter of `after`, found by as many letters round it as agree."""
    stream = "".join(one.letter for one in letters)
    lead, rest = _plain(before), _plain(after)
    for reach in CONTEXTS:
        for near in (lead[-reach:], ""):
            sought = near + rest[:reach]
            if rest and stream.count(sought) == 1:
                return stream.index(sought) + len(near)
    return None


def _lines(boxes: Sequence[Box]) -> list[Box]:
    lines: list[Box] = []
    for box in boxes:
        if lines and _on_line(box, lines[-1]):
            last = lines[-1]
            x0, x1 = min(last.x0, box.x0), max(last.x1, box.x1)
            lines[-1] = Box(last.page, x0, min(last.top, box.top), x1, max(last.bottom, box.bottom))
        else:
            lines.append(box)
    return lines


def _on_line(box: Box, line: Box) -> bool:
    overlap = min(box.bottom, line.bottom) - max(box.top, line.top)
    return box.page == line.page and overlap > LINE * min(box.bottom - box.top, line.bottom - line.top)


def _inside(letter: Box, box: Box) -> bool:
    across, down = (letter.x0 + letter.x1) / 2, (letter.top + letter.bottom) / 2
    return box.x0 - 1 <= across <= box.x1 + 1 and box.top - 1 <= down <= box.bottom + 1
