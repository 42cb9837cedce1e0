"""Who made a printed report, on a page that holds nothing else, or no more than the list of contents.

Miljöbokslutet är sammanställt av miljökontoret.
Text: Ylva Strand. Tryck: Kommuntryckeriet, 300 ex.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.layout.edges import is_parted
from ingest.pages.page import Line

MOST_WORDS = 60  # on the page
MOST_LINES = 5  # at the end of the text
_MAKER = re.compile(
    r"(?:text(?:bearbetning)?|foto(?:graf(?:i|er)?|n)?|bild(?:er)?|kart(?:a|or)|tryck(?:eri|t (?:av|hos))?|layout"
    r"|original|sättning|omslag(?:sbild|sfoto)?|(?:grafisk )?(?:form(?:givning)?|produktion)"
    r"|(?:(?:ansvarig )?utgivare|utgiven av)|kontakt(?:person|uppgifter)?"
    r"|redakt(?:ör|ion)(?:er)?|illustration(?:er)?|upplaga)(?:\s*(?:,|&|och)\s*\w+)*\s*:\s*\S|is[bs]n\b|©|copyright\b"
    r"|(?:diarienummer|diarienr|dnr)\b.{0,5}\d",
    re.IGNORECASE,
)


def imprint(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """The lines of pages in type no larger than the text's, `body` points, that tell who made the report.

    So do the last lines of all, after text that ended.
    """
    last = {id(line) for line in _at_the_end(lines, body)}
    for _, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        plain = all(line.size <= body and not line.cell for line in page)
        if plain and sum(len(line.words) for line in page) <= MOST_WORDS and any(map(_names_maker, page)):
            yield from page
        else:
            yield from (line for line in page if id(line) in last)


def _at_the_end(lines: Sequence[Line], body: float) -> Sequence[Line]:
    """The last lines of all from one on that tells who made the report: none is a sentence, or in a table."""
    last = list(takewhile(lambda line: _may_be_last(line, body), reversed(lines[-MOST_LINES:])))
    last.reverse()
    begins = next((number for number, line in enumerate(last) if _names_maker(line)), len(last))
    before = lines[len(lines) - len(last) + begins - 1] if len(lines) > len(last) - begins else None
    return last[begins:] if before and last[begins:] and is_parted(before, last[begins]) else []


def _may_be_last(line: Line, body: float) -> bool:
    return not (line.cell or line.bold or line.size > body or line.text.endswith("."))


def _names_maker(line: Line) -> bool:
    return bool(_MAKER.match(line.text.strip()))
