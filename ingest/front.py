"""What stands before and after a report's text: contents lists, title, cover, letterhead and signatures."""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

from ingest.page import Line
from ingest.rounds import FOLLOWING_UP, round_of_title
from ingest.running import ENDS_IN_NUMBER

LARGER_THAN_BODY = 1.12  # times the body's size: a title
NEARLY_LARGEST = 0.85  # times the largest size on the first page
TITLE_LEADING = 1.6  # times the font size, from one line of the title to the next
LOOSE_LEADING = 2.1  # where the type is the same
COVER_WORDS = 60  # a first page with fewer is a cover
LONGEST_SIGNATURE = 100  # characters
MOST_SIGNATURES = 8  # lines
MOST_ABOVE = 10  # lines of a letterhead
CONTENTS_HEADING = re.compile(r"innehåll(?:et|sförteckning)?|table of contents", re.IGNORECASE)
LEADERS = re.compile(
    r"(?:[.·…]\s){8,}|[.·…]{8,}|(?:\.\s?){4,}\s*\d{1,4}$|[…·_\ufffd]{3,}\s*\d{1,4}$|(?:[·…]\s){3,}\s*\d{1,4}$"
)
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéü]+(?:-[A-ZÅÄÖ][a-zåäöé]+)?"
NAMES = re.compile(rf"(?:{_NAME}\s+(?:(?:af|von|de)\s+)?{_NAME}(?:\s+{_NAME})?\s*){{1,3}}")
_ROLE = re.compile(
    r"(?:chef|direktör|ordförande|sekreterare|handläggare|strateg|controller|utredare|ledare)\b", re.I
)


def contents(lines: Sequence[Line]) -> list[Line]:
    """Lines with leaders to a page number, and those that follow a contents heading, over page breaks too."""
    found = [line for line in lines if LEADERS.search(line.text)]
    for number, line in enumerate(lines):
        if CONTENTS_HEADING.fullmatch(line.text.strip()):
            found.append(line)
            found += _entries(lines[number + 1 :], line.page)
    return list({id(line): line for line in found}.values())


def _entries(lines: Sequence[Line], page: int) -> Iterator[Line]:
    """The entries after a contents heading; one may take two lines, of which the second has the number."""
    for number, line in enumerate(lines):
        ends = bool(LEADERS.search(line.text) or ENDS_IN_NUMBER.search(line.text))
        wraps = number + 1 < len(lines) and bool(LEADERS.search(lines[number + 1].text))
        if line.page > page and not (LEADERS.search(line.text) or wraps):
            return
        if not (ends or wraps):
            return
        yield line


def title(lines: Sequence[Line], body: float) -> list[Line]:
    """The first lines on the first page that are larger than the body and about as large as any there.

    Where a large name of the sender stands over a smaller line that says that the document follows up, that line
    is the title.
    """
    if not lines:
        return []
    first = [line for line in lines if line.page == lines[0].page and line.cell is None]
    lettered = [line for line in first if sum(map(str.isalpha, line.text)) > 3]
    largest = max((line.size for line in lettered), default=0.0)
    large = max(LARGER_THAN_BODY * body, NEARLY_LARGEST * largest)
    found = _block(first, [line for line in lettered if line.size >= large])
    if found and not FOLLOWING_UP.search(_text(found)):
        telling = [
            line for line in lettered if line.size > LARGER_THAN_BODY * body and FOLLOWING_UP.search(line.text)
        ]
        apart = [line for line in telling if line.bottom > found[-1].bottom]
        return _block(first, apart) or found
    return found


def _block(first: Sequence[Line], candidates: Sequence[Line]) -> list[Line]:
    """The first of the candidates with the lines of its size that follow closely."""
    if not candidates:
        return []
    begins = next(number for number, line in enumerate(first) if line is candidates[0])
    found = [first[begins]]
    for line in first[begins + 1 :]:
        # A heading in nearly the same size stands further from the title than its lines from each other.
        leading = LOOSE_LEADING if line.size == found[0].size and line.bold == found[0].bold else TITLE_LEADING
        apart = line.bottom - found[-1].bottom > leading * line.size
        if apart or abs(line.size - found[0].size) > 0.6:
            break
        found.append(line)
    return found


def letterhead(lines: Sequence[Line], heading: Sequence[Line]) -> list[Line]:
    """What stands above the title, all the rest of a cover, and what stands above the titles of later reports."""
    if not heading:
        return []
    first = next(number for number, line in enumerate(lines) if line is heading[0])
    found = list(lines[:first])
    cover = [line for line in lines if line.page == heading[0].page]
    if _is_cover(cover, lines):
        found += [line for line in cover[first:] if not any(line is one for one in heading)]
    return found + _later_letterheads(lines, heading)


def _is_cover(page: Sequence[Line], lines: Sequence[Line]) -> bool:
    words = sum(len(line.words) for line in page)
    sentences = any(len(line.text) > 60 and line.text.endswith(".") for line in page)
    table = any(line.cell for line in page)
    return words < COVER_WORDS and not sentences and not table and lines[-1].page > page[0].page


def _later_letterheads(lines: Sequence[Line], heading: Sequence[Line]) -> list[Line]:
    """Above a later title with a round of its own: sender, number and date of another report in the same file."""
    found: list[Line] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        if page == heading[0].page:
            continue
        here = list(group)
        large = [line for line in here if line.size > NEARLY_LARGEST * heading[0].size and line.cell is None]
        begins = _block(here, large[:1])
        if begins and round_of_title(_text(begins)):
            above = here[: next(n for n, line in enumerate(here) if line is begins[0])]
            short = all(len(line.text) < LONGEST_SIGNATURE and not line.text.endswith(".") for line in above)
            found += above if short and len(above) <= MOST_ABOVE else []
    return found


def signatures(lines: Sequence[Line]) -> list[Line]:
    """The names and titles of those who signed, which end the document."""
    tail: list[Line] = []
    for line in reversed(lines):
        text = line.text.strip()
        ends = len(text) > LONGEST_SIGNATURE or text.endswith((".", ":", ","))
        if ends or line.cell or line.apart or len(tail) == MOST_SIGNATURES:
            break
        tail.insert(0, line)
    begins = next((number for number, line in enumerate(tail) if _is_signature(tail[number:])), None)
    return [] if begins is None else tail[begins:]


def _is_signature(lines: Sequence[Line]) -> bool:
    """A name, alone on its line, with a title under it or another name beside or under it."""
    names = [line for line in lines if NAMES.fullmatch(line.text.strip())]
    roles = [line for line in lines if _ROLE.search(line.text)]
    return bool(names) and names[0] is lines[0] and bool(roles) and len(names) + len(roles) >= len(lines) - 1


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
