"""Who made a printed report, on a page that holds nothing else, or no more than the list of contents.

Miljöbokslutet är sammanställt av miljökontoret.
Text: Ylva Strand. Tryck: Kommuntryckeriet, 300 ex.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.pages.page import Line

MOST_WORDS = 60  # on the page
_MAKER = re.compile(
    r"(?:text|foto|tryck(?:eri)?|layout|omslag(?:sbild)?|(?:grafisk )?form(?:givning)?|produktion|redaktör"
    r"|illustration(?:er)?)(?:\s*(?:,|&|och)\s*\w+)*\s*:\s*\S|is[bs]n\b",
    re.IGNORECASE,
)


def imprint(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """The lines of pages in type no larger than the text's, `body` points, that tell who made the report."""
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        plain = all(line.size <= body and not line.cell for line in page)
        if plain and sum(len(line.words) for line in page) <= MOST_WORDS and any(map(_names_maker, page)):
            yield from page


def _names_maker(line: Line) -> bool:
    return bool(_MAKER.match(line.text.strip()))
