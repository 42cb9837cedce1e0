"""Contents lists: what they name, with the numbers of pages or without."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.layout.running import ENDS_IN_NUMBER
from ingest.layout.title_block import LARGER_THAN_BODY
from ingest.pages.page import Line

ENTRY_WORDS = 8  # in an entry of a contents list that says no page
MOST_NAMED = 0.6  # of the lines of a contents list without pages: the others wrap, or are worded otherwise
FARTHEST_PAGE = 30  # pages from one entry to the next
FEWEST = 2  # entries of a contents list that has no heading
FARTHEST_OFF = 3  # pages before the first that has a number, a cover say
CONTENTS_HEADING = re.compile(r"innehåll(?:et|sförteckning)?|table of contents", re.IGNORECASE)
LEADERS = re.compile(
    r"(?:[.·…]\s){8,}|[.·…]{8,}|(?:\.\s?){4,}\s*\d{1,4}$|[…·_\ufffd]{3,}\s*\d{1,4}$|(?:[·…]\s){3,}\s*\d{1,4}$"
)


def contents(lines: Sequence[Line]) -> list[Line]:
    """Lines with leaders to a page number, those after a contents heading, over page breaks too, and entries.

    Entries without a heading name what stands on just the pages that they say.
    """
    found = [line for line in lines if LEADERS.search(line.text)]
    found += _where_they_say(lines)
    for number, line in enumerate(lines):
        if CONTENTS_HEADING.fullmatch(line.text.strip()):
            found.append(line)
            found += list(_entries(lines[number + 1 :], line)) or _named_later(lines[number + 1 :], line)
    return list({id(line): line for line in found}.values())


def _named_later(lines: Sequence[Line], heading: Line) -> list[Line]:
    """The lines under a contents heading, on a slide say, that name no pages but what stands as a line later."""
    under = list(takewhile(lambda line: line.page == heading.page and line.size < heading.size, lines))
    later = {_name(line) for line in lines[len(under) :]}
    named = [_name(line) in later for line in under]
    return under if len(under) > 1 and sum(named) >= MOST_NAMED * len(named) else []


def _where_they_say(lines: Sequence[Line]) -> Iterator[Line]:
    """The rows on the first page, each a name and a page, where that name begins a line on that very page."""
    rows = list(_rows(takewhile(lambda line: line.page == lines[0].page, lines)))
    begins: dict[str, set[int]] = {}
    for page, text in ((line.page, line.text.casefold()) for line in lines if line.page > lines[0].page):
        words = text.split()
        for end in range(1, min(len(words), ENTRY_WORDS) + 1):
            begins.setdefault(" ".join(words[:end]), set()).add(page)
    for ends_in_page, group in groupby(rows, key=lambda row: _page_named(row) > 0):
        entries = list(group) if ends_in_page else []
        said = [_page_named(row) for row in entries]
        named = [begins.get(" ".join(_text(row).casefold().split()[:-1]), set[int]()) for row in entries]
        off = any(
            all(page + by in on for page, on in zip(said, named, strict=True)) for by in range(FARTHEST_OFF + 1)
        )
        if off and said == sorted(said) and len(set(said)) >= FEWEST:
            yield from (line for row in entries for line in row)


def _name(line: Line) -> str:
    """What a line says without the number before it."""
    area = area_of_heading(line.text)
    return ((area.title if area else None) or line.text).strip().casefold()


def contents_heading_apart(line: Line) -> list[Line]:
    """A line as it is, or in two where the heading of a contents list stands beside other text."""
    for number, (before, after) in enumerate(pairwise(line.words), 1):
        if after.x0 - before.x1 > before.size and CONTENTS_HEADING.fullmatch(
            " ".join(word.text for word in line.words[:number])
        ):
            return [
                msgspec.structs.replace(line, words=words) for words in (line.words[:number], line.words[number:])
            ]
    return [line]


def _entries(lines: Sequence[Line], heading: Line) -> Iterator[Line]:
    """The entries after a contents heading; one may take two lines, of which the second has the number.

    What is in larger type than the heading is a cover beside it. An entry may be a row of a table, or name a part
    without saying its page, where the numbers go on after it.
    """
    rows = list(_rows(line for line in lines if line.size <= LARGER_THAN_BODY * heading.size))
    last = 0
    for row, after in zip(rows, [*rows[1:], []], strict=True):
        wraps = bool(LEADERS.search(_text(after)))
        led = wraps or bool(LEADERS.search(_text(row)))
        known = led or (row[0].cell is not None and last > 0)
        number = _page_named(row)
        names = last > 0 and _is_name(row) and last <= _page_named(after) <= last + FARTHEST_PAGE
        if row[0].page > heading.page and not known:
            return
        if not (led or number or names):
            return
        last = number or last
        yield from row


def _rows(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """Lines one by one, but those of a row of a table together."""
    for _, group in groupby(lines, key=lambda line: (line.cell.table, line.cell.row) if line.cell else id(line)):
        yield list(group)


def _page_named(row: Sequence[Line]) -> int:
    """The number that a row ends in, 0 where it does not."""
    found = ENDS_IN_NUMBER.search(_text(row))
    return int(found["number"]) if found else 0


def _is_name(row: Sequence[Line]) -> bool:
    """Whether a row reads as the name of a part, and as no sentence."""
    text = _text(row)
    return len(text.split()) <= ENTRY_WORDS and (text[:1].isupper() or text[:1].isdigit()) and text[-1:].isalnum()


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
