"""Where to reach the sender, in a column beside the text that a letter begins with.

Region Norrmark        Lägesrapport T2 2018
Postadress             Programmet styr regionens arbete
Box 480                med digitala tjänster.
Telefon
021-44 00 00
"""

import re
from collections.abc import Sequence
from itertools import pairwise, takewhile

from ingest.layout.columns import NARROWEST_GUTTER
from ingest.layout.margin_notes import text_edges
from ingest.layout.side_headings import text_edge
from ingest.pages.page import Line, Page, lines_of_words

FEWEST = 3  # lines that tell where
AT_HEAD = 0.3  # of the page's height
SAME_WHITE = 2.0  # points: how much wider the white between two of its lines may be
LONGEST = 60  # characters of a line
_NAME = re.compile(
    r"(?:(?:post|besöks|leverans|faktura|gatu|e-post|webb)?adress|(?:mobil)?telefon|tfn|tel|växel|fax|e-?post|e-?mail"
    r"|mejl|webb(?:plats|sida)?|hemsida|internet|org(?:anisations|\.)?[\s-]?(?:nr|nummer)|(?:bank|plus|post)giro"
    r"|dnr|diarie(?:nummer|nr)|handläggare|kontakt(?:person)?|(?:vårt|vår|er|ert)\s(?:datum|beteckning))\b\.?\s*(?::|$)",
    re.IGNORECASE,
)
_PLACE = re.compile(r"\S@\S|\bwww\.|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]|\bBox\s\d|\b0\d{1,3}\s?[-–/]\s?\d{2}")


def is_contact(text: str) -> bool:
    """Whether a line says where somebody is reached, or by which name: "Besöksadress", "Box 480", "info@x.se"."""
    return bool(_NAME.match(text.strip()) or _PLACE.search(text))


def contacts(page: Page, gone: set[int], size: float) -> list[Line]:
    """The column of contacts in a margin at the head of a page.

    `gone` are the ids of lines set aside; `size` is that of the text, in points.
    """
    lines = [line for line in page.lines if id(line) not in gone]
    words = [word for line in lines for word in line.words]
    left, ends = text_edge(lines), text_edges([lines], size)[page.number % 2]
    margins = [[word for word in words if left and word.x1 < left - NARROWEST_GUTTER / 2]]
    margins += [[word for word in words if ends and word.x0 > ends.right + NARROWEST_GUTTER / 2]]
    return next((found for margin in margins if (found := _column(page, lines_of_words(page.number, margin)))), [])


def _column(page: Page, margin: Sequence[Line]) -> list[Line]:
    """The lines of a margin that are contacts; none where it has something else."""
    told = [number for number, line in enumerate(margin) if is_contact(line.text)]
    at_head = bool(margin) and margin[0].box.top < AT_HEAD * page.height
    if len(told) < FEWEST or not at_head or any(len(line.text) > LONGEST for line in margin):
        return []
    return _with_rest(margin, told[-1] + 1)


def _with_rest(margin: Sequence[Line], known: int) -> list[Line]:
    """The first lines of a margin, those known and those that follow in the same type and no further off."""
    white = [after.box.top - before.box.bottom for before, after in pairwise(margin)]
    farthest = max(white[: known - 1]) + SAME_WHITE
    rest = takewhile(
        lambda number: white[number - 1] < farthest and _type(margin[number]) == _type(margin[known - 1]),
        range(known, len(margin)),
    )
    return [*margin[:known], *(margin[number] for number in rest)]


def _type(line: Line) -> tuple[float, bool]:
    return line.size, line.bold
