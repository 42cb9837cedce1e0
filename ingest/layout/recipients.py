"""To whom a report was sent, and what with: the lists that end it, or a report in the same file.

Beslutet skickas till          Kopia: Skolverket, kommunrevisionen          Bilagor
Socialnämnden                                                               1. Elevenkät januari 2017
Personalkontoret                                                            2. Årshjul
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.layout.running import NOTE
from ingest.pages.page import Line

LONGEST = 60  # characters of a line that names who gets it
SMALLER = 1.07  # times the size of a note, at least
LARGER = 1.07  # times the list's size: a heading
MOST_PAPERS = 8  # lines that name the papers enclosed
FARTHEST = 2.5  # times the font size, from one line of the list to the next
_SENT = (
    r"(?:ska(?:ll)? )?(?:skickas|expedieras|delges|sänds|sändas|sändes|meddelas|översänds|översändas|tillställs"
    r"|tillställas)(?: till)?|expediering|delgivning"
)
_ANNOUNCED = (
    rf"sändlista|distribution|(?:beslutet |rapporten |protokollet |protokollsutdrag |skrivelsen )?(?:{_SENT})"
    r"|(?:med )?kopi(?:a|or)(?: till)?|för kännedom(?: till)?|för verkställighet(?: till)?"
)
_ENCLOSED = re.compile(r"bilag(?:a|or)\s*:?|bifogade? (?:handlingar|bilagor)\s*:?", re.IGNORECASE)
_HEADING = re.compile(rf"(?:{_ANNOUNCED})\s*:?", re.IGNORECASE)
# "Bilaga: Enkätsvar 2023", "Bilagor: 1. Enkätsvar, 2. Budget"
_ENCLOSED_RUN_IN = re.compile(
    r"(?:bilag(?:a|or)|bifoga(?:s|de|d)?(?: (?:handling(?:ar)?|bilag(?:a|or)))?)\s*:\s+"
    r"(?:(?<!\d)\d{1,2}\.|[^.!?])+",
    re.IGNORECASE,
)
_RUN_IN = re.compile(rf"(?:{_ANNOUNCED})\s*:\s+(?P<named>[^.!?]+)\.?", re.IGNORECASE)


def recipients(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of lists of those to whom a report was sent, each with its heading."""
    for number, line in enumerate(lines):
        if line.cell or line.apart:
            continue
        text = line.text.strip()
        run_in = _RUN_IN.fullmatch(text) or (_ENCLOSED_RUN_IN.fullmatch(text) and _is_last(lines, number))
        if run_in and number and len(text) <= 2 * LONGEST:
            yield line
        elif _HEADING.fullmatch(text) or _lists_papers(line, lines[number - 1 : number], lines[number + 1 :]):
            named = list(_named(lines[number + 1 :]))
            yield from [line, *named] if named else []


def _is_last(lines: Sequence[Line], number: int) -> bool:
    """Whether nothing stands under a line in the text's type but notes in smaller type, if anything."""
    under = lines[number + 1 :]
    heading = lines[number].size > LARGER * lines[number - 1].size
    usual = Counter(line.size for line in lines).most_common(1)[0][0]
    notes = under and NOTE.match(under[0].text) and all(SMALLER * line.size < usual for line in under)
    return not under or (bool(notes) and not heading)


def _lists_papers(line: Line, before: Sequence[Line], after: Sequence[Line]) -> bool:
    """Whether a line stands over the papers enclosed: in the text's type, or over all that is left.

    Another heading begins what is in them.
    """
    if not _ENCLOSED.fullmatch(line.text.strip()) or not before or not after:
        return False
    if len(after) <= MOST_PAPERS and all(_names(one, after[0]) for one in after):
        return True
    return before[0].page == line.page and line.size <= LARGER * min(before[0].size, after[0].size)


def _named(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines under the heading of a list that name who gets it: short, no sentences and no headings."""
    if not lines or not _names(lines[0], lines[0]):
        return
    yield lines[0]
    pairs = takewhile(lambda two: _names(two[1], lines[0]) and not _apart(*two), pairwise(lines))
    yield from (after for _, after in pairs)


def _names(line: Line, first: Line) -> bool:
    heading = line.size > LARGER * first.size or (line.bold and not first.bold)
    ends = line.text.rstrip().endswith((".", ":", "?", "!"))
    return len(line.text) <= LONGEST and not (heading or ends or line.cell or line.apart)


def _apart(before: Line, line: Line) -> bool:
    same = (before.page, before.column) == (line.page, line.column)
    return same and line.bottom - before.bottom > FARTHEST * line.size
