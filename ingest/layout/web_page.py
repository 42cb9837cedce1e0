"""What a web page that was printed has around its text: where in the site it is, and the foot of the site.

Start › Kommun och politik › Uppföljning
…
Sidan uppdaterad: 2022-09-05
Hjälpte informationen dig?  Ja  Nej
Besök               Kontakt
Torget 1            0599-100 00
"""

import re
from collections.abc import Iterator, Sequence

from ingest.layout.edges import Aside
from ingest.pages.page import Line, Page

MOST_LINES = 16  # of a foot
LONGEST = 110  # characters of a line in it
SENTENCE_WORDS = 6  # in a line that ends a sentence: text
TRAIL = re.compile(r"(?:start(?:sida)?n?|hem|home)\s*(?:[›»>/]\s*[^›»>/]{2,50}){1,8}", re.IGNORECASE)
_LINK = r"(?:dela|tipsa|skriv ut|lyssna|till toppen)[\w ]{0,20}"
FOOT = re.compile(
    r"(?:sidan?\s+)?(?:är\s+)?(?:senast\s+)?(?:uppdatera|ändra|granska|publicera)(?:d|des)(?:\s+den)?:?\s+\d"
    r"|sidan\s+(?:är\s+)?(?:senast\s+)?(?:uppdaterad|ändrad|granskad|publicerad)\s+av\s"
    rf"|{_LINK}(?:\s*[|·/]\s*{_LINK})+$"
    r"|sidansvarig\b|innehållsansvarig\b|hjälpte (?:informationen|sidan|det här) (?:på sidan )?dig",
    re.IGNORECASE,
)


def around_text(pages: Sequence[Page], gone: set[int]) -> Iterator[tuple[Line, Aside]]:
    """The trails of links on the pages, and the foot that ends the last; lines in `gone` are others' already."""
    left = [line for page in pages for line in page.lines if id(line) not in gone]
    for line in left:
        if TRAIL.fullmatch(line.text.strip()):
            yield line, "header"
    last = [line for line in left if line.page == left[-1].page]
    begins = next((n for n, line in enumerate(last) if FOOT.match(line.text.strip())), len(last))
    foot = last[begins:]
    if len(foot) <= MOST_LINES and not any(map(_is_text, foot)):
        yield from ((line, "footer") for line in foot)


def _is_text(line: Line) -> bool:
    text = line.text.strip()
    return len(text) > LONGEST or (text.endswith(".") and len(line.words) >= SENTENCE_WORDS)
