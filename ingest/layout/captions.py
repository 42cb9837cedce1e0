"""Captions of figures: "Figur 1. Antal besök per år", "Foto: Eva Ek".

What a table is called is text, for its rows are.
"""

import re
from collections.abc import Iterator, Sequence

from ingest.pages.page import Line

SAME_SIZE = 0.3  # points
CLOSE = 1.6  # times the font size, from one line of a caption to the next
LONGEST_CREDIT = 60  # characters
# A sentence goes on in small letters: "Figur 1 visar att besöken minskade."
_NUMBERED = re.compile(
    r"(?i:figur|diagram|bild|karta|illustration|foto)\s+\d{1,3}(?:[.:]\d{1,2})?\s*[.:–-]?\s+[”\"]?[A-ZÅÄÖ].*"
)
_CREDIT = re.compile(r"(?i:foto(?:graf)?|illustration|bild)\s*:\s+[A-ZÅÄÖ].*")
_CREDITED = re.compile(rf"[A-ZÅÄÖ].{{3,80}}\.\s+{_CREDIT.pattern}")  # alone on its line


def captions(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of captions, those that go on under their first too."""
    caption: Line | None = None
    above: Line | None = None
    for line in lines:
        goes_on = caption is not None and _goes_on(caption, line)
        if line.cell is None and (goes_on or _begins(line) or (_is_credited(line) and not _is_near(above, line))):
            yield line
            caption = line
        else:
            caption = None
        above = line


def _begins(line: Line) -> bool:
    text = line.text.strip()
    credit = len(text) <= LONGEST_CREDIT and _CREDIT.fullmatch(text)
    return bool(credit or _NUMBERED.fullmatch(text))


def _is_credited(line: Line) -> bool:
    """Whether a line says what a picture shows and who took it: "Nya räcken på bron. Foto: Eva Ek"."""
    return bool(_CREDITED.fullmatch(line.text.strip()))


def _is_near(above: Line | None, line: Line) -> bool:
    """Whether a line follows another in its type, as the lines of a paragraph do."""
    if above is None or (above.page, above.column) != (line.page, line.column):
        return False
    return abs(line.size - above.size) < SAME_SIZE and 0 < line.bottom - above.bottom < CLOSE * line.size


def _goes_on(above: Line, line: Line) -> bool:
    """Whether a line under one of a caption is in its type, and begins no sentence."""
    here = (above.page, above.column, above.apart) == (line.page, line.column, line.apart)
    close = 0 < line.bottom - above.bottom < CLOSE * line.size
    same = abs(line.size - above.size) < SAME_SIZE and line.words[0].font == above.words[-1].font
    return here and close and same and line.text[:1].islower() and not above.text.rstrip().endswith(".")
