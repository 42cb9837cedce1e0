"""Headers that say again what the document says of itself: its title, a heading, the head of its first page."""

import re
from collections.abc import Sequence

from ingest.conventions.intervals import find_ranges, find_times
from ingest.conventions.round_columns import names_round
from ingest.conventions.states import is_column_name, is_number_column
from ingest.layout.edges import LARGER, SMALLER, at_top, cells, parts, plain, set_apart, without_numbers
from ingest.layout.paper_data import tells_paper
from ingest.layout.title_data import is_data_alone, names_sender
from ingest.pages.page import Line, Page

FEWEST_NAMES = 2  # of columns
HEAD = 0.2  # of the first page's height: where its letterhead stands


def said_again(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of the lines at the edges that do, in type that is smaller; `size` is the body's."""
    found = _repeating_headings(pages, size) | _repeating_title(pages, size)
    found |= _naming_the_report(pages, size) | _repeating_head(pages, size)
    return found | _of_two_parts(pages, size)


def _repeating_headings(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of the first and last lines that say a heading again in smaller type than it and the text.

    The sender's name may stand before it on the line, a wide space between.
    """
    headings = {plain(line) for page in pages for line in page.lines if line.size > LARGER * size}
    return {
        id(line)
        for page in pages
        for line in (page.lines[:1] + page.lines[-1:])
        if line.size < SMALLER * size
        and any(part == one or (len(one) > 5 and part.startswith(one)) for part in parts(line) for one in headings)
    }


def _repeating_title(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of the outermost lines of later pages that say the title again, in smaller type than it.

    They may leave out the time at its end: "Lägesrapport tillgänglighetsplan" under "… 2020–2023".
    """
    sizes = [line.size for page in pages[:1] for line in page.lines]
    large = [line for page in pages[:1] for line in page.lines if line.size == max(sizes) > LARGER * size]
    title = " ".join(line.text for line in large)
    titles = {without_numbers(title), without_numbers(_before_time(title))}
    outermost = (line for page in pages[1:] for line in (*page.lines[:1], *page.lines[-1:]))
    return {
        id(line) for line in outermost if titles.intersection(parts(line)) and line.size < SMALLER * max(sizes)
    }


def _before_time(title: str) -> str:
    """A title of some words up to the time or years that it names; whole where it names none."""
    times = [start for _, start, _ in find_times(title)] + [title.index(years) for years in find_ranges(title)]
    before = title[: min(times, default=len(title))].rstrip(" ,:(–—-")
    return before if len(before.split()) > 1 else title


def _naming_the_report(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of first lines, apart from the text, that have only words of the title and the sender."""
    head = [line for page in pages[:1] for line in page.lines if line.size > LARGER * size or line in at_top(page)]
    known = {word for line in head for word in _long_words(line)}
    first = [line for page in pages[1:] if (line := set_apart(page, 0, size))]
    return {id(line) for line in first if len(_long_words(line)) > 2 and _long_words(line) <= known}


def _repeating_head(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of lines in small type over the text of later pages that say what the head of the first page does.

    They may stand elsewhere there, and beside other parts: "Tjänsteutlåtande", "Dnr KS 2021/207".
    """
    known = {part for page in pages[:1] for line in page.lines if _is_in_head(line, page) for part in parts(line)}
    return {
        id(line)
        for page in pages[1:]
        for line in at_top(page)
        if line.size < SMALLER * size and known.issuperset(parts(line))
    }


def _of_two_parts(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of first lines of later pages, apart from the text, in parts at both margins that tell of the paper.

    In small type they may say anything: "Skolkontoret      2023-10-20", "Handlingsprogram 2020      Rapport", but
    for the names of a table's columns.
    """
    first = [line for page in pages[1:] if (line := set_apart(page, 0, size)) and len(cells(line)) > 1]
    first = [line for line in first if not _names_columns(line)]
    small = (line for line in first if line.size < SMALLER * size and any(map(str.isalpha, cells(line)[-1])))
    telling = (line for line in first if all(map(_tells_of_paper, cells(line))))
    return {id(line) for line in (*small, *telling)}


def _names_columns(line: Line) -> bool:
    """Whether the parts of a line are names that reports give columns, most of them: "Nr   Uppdrag   Läge".

    Rounds are, beside the name of another: "Område   T1 2022   T2 2022".
    """
    names = cells(line)
    known = sum(is_column_name(name) or is_number_column(name) for name in names)
    known += sum(map(names_round, names)) if known else 0
    return known >= FEWEST_NAMES and known > len(names) / 2


def _tells_of_paper(part: str) -> bool:
    return is_data_alone(part) or names_sender(part) or tells_paper(part)


def _is_in_head(line: Line, page: Page) -> bool:
    return line.box.top < HEAD * page.height


def _long_words(line: Line) -> set[str]:
    return set(re.findall(r"[^\W\d_]{4,}", line.text.casefold()))
