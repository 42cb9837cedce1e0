"""What stands at the upper and lower edges of pages: running headers and footers, page numbers, address lines.

A line is running when it comes again at its height on other pages, numbers left out, or when it changes with the
chapter but keeps its place and type, apart from the text.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from ingest.conventions.labels import read_label
from ingest.layout.edges import (
    APART,
    EDGE,
    LARGER,
    LONGEST,
    SAME_PLACE,
    SMALLER,
    Aside,
    at_top,
    cells,
    in_lower_margin,
    is_outermost,
    near_edge,
    plain,
    set_apart,
)
from ingest.layout.footnotes import begun_by_marks
from ingest.layout.handouts import under_slides
from ingest.layout.misread_edges import misread
from ingest.layout.said_again import said_again
from ingest.pages.page import Line, Page

SAME_SIZE = 0.2  # points, more or less
NEARLY_ALL = 0.75  # of the pages
SMALLEST = 0.85  # times the body's size: type of headers alone
FIGURE = re.compile(r"-?\d{1,3}(?:[ .]\d{3})*(?:,\d+)?(?:\s?%)?|\d{1,3} av \d{1,3}")
FEW_UNNUMBERED = 4  # pages before the first that counts
_ORNAMENTS = "~•·*=«‹<»›>"  # on both sides of the number of a page
PAGE_NUMBER = re.compile(
    r"(?:sida|sidan|sid|s)?\.?\s*[-–—|\[]?\s*(?:\d{1,4}|[ivxl]{1,6})\s*"
    r"(?:\(\s*\d{1,4}\s*\)|(?:av|/)\s*\d{1,4})?\s*[-–—|\]]?"
    rf"|[{_ORNAMENTS}]{{1,3}}\s*\d{{1,4}}\s*[{_ORNAMENTS}]{{1,3}}",
    re.IGNORECASE,
)
_ROUND_NUMBER = f"[]()|–—- {_ORNAMENTS}"  # signs round the number of a page
TOTAL_PAGES = re.compile(
    r"(?<![\d,.])(?:sida?n?\s*)?(?P<number>\d{1,4})\s*(?:\(\s*(?P<total>\d{1,4})\s*\)|av\s+(?P<of>\d{1,4}))",
    re.IGNORECASE,
)
_ENDS_IN_PAGE = re.compile(r"(?<=\s)sida?n?\s(?P<number>\d{1,3})$", re.IGNORECASE)
ENDS_IN_NUMBER = re.compile(r"\S\s+(?P<number>[1-9]\d{0,2})$")  # "000" ends a sum, "480 000"
_NUMBERED = re.compile(r"\b([^\W\d]+) (\d{1,3})(?!\S)")  # "kvartal 1"
NOTE = re.compile(r"\d{1,2}\s?[A-ZÅÄÖ].*[a-zåäö]")  # "2 Uppgifterna lämnades per telefon."
ADDRESS = re.compile(
    r"(?:post|besöks|e-?post|mejl|fakturerings)\s?-?adress|(?<!\w)tel(?:\.|efon(?:växel|nummer|nr|tid)?)?(?!\w)|fax|www\."
    r"|\w@\w|org\.?\s?n(?:umme)?r|organisationsn|bankgiro|plusgiro|\b\d{3}\s?\d{2}\s+[A-ZÅÄÖ]",
    re.IGNORECASE,
)
DIARY = re.compile(r"\b(?:dnr|diarienummer|diarienr|ärendenummer)\b", re.IGNORECASE)
WITHIN_BLOCK = 2.0  # times the font size, from a line of an address to the next


def running(pages: Sequence[Page], size: float) -> list[tuple[Line, Aside]]:
    """Lines near the edges of the pages that are no text, each with what it is; `size` is the body's."""
    notes = _notes(pages)
    edges = [(page, line) for page in pages for line in near_edge(page) if id(line) not in notes]
    repeated = _repeated(pages)
    recurring = _recurring([one for one in edges if _key(one[1]) not in repeated], len(pages), size)
    recurring |= _by_chapter(pages, size) | _mirrored(pages, size) | _on_later_pages(pages, size)
    recurring |= said_again(pages, size)
    numbers = _numbers(pages, edges, size)
    found: list[tuple[Line, Aside]] = []
    for page, line in edges:
        upper = line.box.top < page.height / 2
        if id(line) in numbers and is_outermost(line, page):
            found.append((line, "page number"))
        elif (
            (id(line) in recurring and _is_apart(line, page, size, recurring))
            or _carries_page_number(line, page.number, len(pages), size)
            or _ends_in_number_apart(line, page, size)
        ):
            found.append((line, "header" if upper else "footer"))
    found += misread(pages, edges, found, size)
    known = {id(line) for line, _ in found}
    found += [(line, "footer") for line in under_slides(pages, size) if id(line) not in known]
    found += [(line, "letterhead") for line in _addresses(pages, size, {id(line) for line, _ in found})]
    if len(pages) == 1:
        found += [(line, "footer") for line in in_lower_margin(pages[0], {id(line) for line, _ in found}, size)]
    return found


def _notes(pages: Sequence[Page]) -> set[int]:
    """The ids of the lines of footnotes, which may say the same on page after page: "1. Källa: Kolada".

    A footer that the number of its page begins is none: "2 Älvhamra kommun" stands where no mark is 2 as well.
    """
    found = {id(line): plain(line) for page in pages for line in begun_by_marks(page.lines)}
    others = {plain(line) for page in pages for line in page.lines if id(line) not in found}
    return {line for line, text in found.items() if text not in others and not TOTAL_PAGES.search(text)}


def _numbers(pages: Sequence[Page], edges: Sequence[tuple[Page, Line]], size: float) -> set[int]:
    """The ids of lines that may number their pages: one far ahead of its page must have others that count alike.

    These stand at the same edge: "2017" may be the last heading of a page and "2018" the first of the next. A
    number alone may also be the end of a cell, "KF 2002-12-16 § 153", or of a title, in its type; or a year that
    is a heading: one stands inside a page too, or the page has a number of its own.
    """
    found = [(page, line) for page, line in edges if PAGE_NUMBER.fullmatch(line.text.strip())]
    ahead = [(_ahead(page, line), line.box.top < page.height / 2) for page, line in found]
    own = {page.number for (page, _), (by, _) in zip(found, ahead, strict=True) if by <= FEW_UNNUMBERED}
    inside = _numbers_inside(pages, edges)
    return {
        id(line)
        for (page, line), told in zip(found, ahead, strict=True)
        if told[0] <= FEW_UNNUMBERED
        or (len(pages) == 1 and line.size <= LARGER * size)
        or (ahead.count(told) > 1 and page.number not in own and _style(line) not in inside)
    }


def _ahead(page: Page, line: Line) -> int:
    """How far a number is ahead of that of its page."""
    return int((re.findall(r"\d+", line.text) or ["0"])[0]) - page.number


def _numbers_inside(pages: Sequence[Page], edges: Sequence[tuple[Page, Line]]) -> set[tuple[str, int, bool]]:
    """What stands alone inside pages, in its style, and would number them at their edges."""
    at_edges = {id(line) for _, line in edges}
    lines = (line for page in pages for line in page.lines if id(line) not in at_edges)
    return {_style(line) for line in lines if PAGE_NUMBER.fullmatch(line.text.strip())}


def _style(line: Line) -> tuple[str, int, bool]:
    return line.text.strip(), round(line.size), line.bold


def _is_apart(line: Line, page: Page, size: float, recurring: set[int]) -> bool:
    """Whether a line that recurs is in small type or stands away from the text, as a list that recurs does not."""
    label = read_label(line.text)
    if label and "bullet" in label.kinds:
        return False
    if line.size < SMALLER * size:
        return True
    upper = line.box.top < page.height / 2
    others = [other for other in page.lines if id(other) not in recurring]
    inner = [other for other in others if (other.bottom > line.bottom) == upper]
    nearest = min(inner, key=lambda other: abs(other.bottom - line.bottom), default=None)
    if nearest is None:
        return True
    own = line.size if _same_type(nearest, line) else size  # a title of several lines, the first of which recurs
    return abs(nearest.bottom - line.bottom) > APART * max(own, size)


def _same_type(one: Line, other: Line) -> bool:
    return one.bold == other.bold and abs(one.size - other.size) < SAME_SIZE


def _carries_page_number(line: Line, page: int, pages: int, size: float) -> bool:
    """A short line with "3 (9)", or one that ends in the page's number: "Socialnämnden – sidan 1".

    Where no word says so, "Ekonomikontoret 3", it is in small type.

    A row of a table ends in a figure too, but has others before it.
    """
    if len(line.text) > LONGEST or _is_row_of_figures(line):
        return False
    total = TOTAL_PAGES.search(line.text)
    if total:
        number, of = int(total["number"]), int(total["total"] or total["of"])
        if number <= of and (of == pages or number == page):
            return True
    named = _ENDS_IN_PAGE.search(line.text)
    if named and int(named["number"]) == page:
        return True
    last = ENDS_IN_NUMBER.search(line.text)
    if not last or line.size >= SMALLER * size or _counts(line):
        return False
    return abs(int(last["number"]) - page) <= FEW_UNNUMBERED


def _counts(line: Line) -> bool:
    """Whether a line counts up to its last number, as names of columns do: "Kvartal 1   Kvartal 2"."""
    numbered = _NUMBERED.findall(line.text.casefold())
    return len({number for word, number in numbered if word == numbered[-1][0]}) > 1


def _ends_in_number_apart(line: Line, page: Page, size: float) -> bool:
    """Whether the first or last line of a page has the page's number at its end, after a wide space.

    "Antagna av kommunstyrelsen 2020-02-04      1", "Folkhälsorådet      [1]"
    """
    if _is_row_of_figures(line):
        return False
    last = ["", *cells(line)[1:]][-1]
    numbered = last.strip(_ROUND_NUMBER) == str(page.number) or _is_number_of(last, page.number)
    return numbered and any(line is set_apart(page, outermost, size) for outermost in (0, -1))


def _is_number_of(text: str, page: int) -> bool:
    """Whether a text is the number of a page with the word for it: "s. 1", "Sida 1 av 2"."""
    return (
        bool(PAGE_NUMBER.fullmatch(text))
        and (text[:1].isalpha() or "/" in text)
        and str(page) in re.findall(r"\d+", text)[:1]
    )


def _is_row_of_figures(line: Line) -> bool:
    """Whether wide spaces part several figures at the end of a line, as in a table: "A  11  4", "3 av 5  40 %"."""
    return all(FIGURE.fullmatch(part) for part in ["", *cells(line)][-2:])


def _key(line: Line) -> tuple[str, float, bool]:
    return plain(line), round(line.size), line.bold


def _repeated(pages: Sequence[Page]) -> set[tuple[str, float, bool]]:
    """Lines that come twice on a page in the same type are text that repeats itself, as items of lists do.

    So are answers over which a page begins with a question that comes again inside a page.
    """
    times = (Counter(_key(line) for line in page.lines) for page in pages)
    twice = {key for one in times for key, count in one.items() if count > 1}
    edges = {id(line) for page in pages for line in near_edge(page)}
    inside = {
        key for page in pages for line in page.lines if id(line) not in edges and (key := _key(line)) in twice
    }
    answers = (page.lines[1] for page in pages if len(page.lines) > 1 and _key(page.lines[0]) in inside)
    return twice | {_key(line) for line in answers}


def _recurring(edges: Iterable[tuple[Page, Line]], pages: int, size: float) -> set[int]:
    """The ids of the edge lines whose words, numbers left out, stand at the same height on several pages.

    A line larger than the text may be a heading that happens to recur: it must stand on nearly every page.
    """
    places: dict[str, list[tuple[float, int, Line]]] = {}
    for page, line in edges:
        places.setdefault(plain(line), []).append((line.box.top, page.number, line))
    found: set[int] = set()
    for seen in places.values():
        large = any(line.size > LARGER * size or (line.bold and line.size > 0.85 * size) for _, _, line in seen)
        fewest = max(2, NEARLY_ALL * pages) if large else 2 if pages < 6 else 3
        for top, _, _ in seen:
            near = [(number, id(line)) for other, number, line in seen if abs(other - top) < SAME_PLACE]
            if len({number for number, _ in near}) >= fewest:
                found |= {key for _, key in near}
    return found


def _by_chapter(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of the outermost lines that stand at one height, in one small type, on most pages."""
    found: set[int] = set()
    for outermost in (0, -1):
        apart = [line for page in pages if (line := set_apart(page, outermost, size))]
        heights = Counter((round(line.bottom / SAME_PLACE), line.size) for line in apart)
        if heights:
            (place, type_size), times = heights.most_common(1)[0]
            if times >= max(3, 0.5 * len(pages)):
                same_type = [line for line in apart if line.size == type_size]
                found |= {id(line) for line in same_type if abs(line.bottom / SAME_PLACE - place) <= 1}
    return found


def _mirrored(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of outermost lines in small type that begin with their page's number, where another's ends in it.

    "2   Kulturnämnden 2018" at the height of "Verksamhetsberättelse   3": left and right pages.
    """
    apart = [(page, line) for page in pages for at in (0, -1) if (line := set_apart(page, at, size))]
    small = [(str(page.number), line) for page, line in apart if line.size < SMALLER * size]
    ends = [line for number, line in small if line.words[-1].text == number]
    return {
        id(line)
        for number, line in small
        if line.words[0].text == number
        and any(abs(line.bottom - other.bottom) < SAME_PLACE for other in ends if other is not line)
    }


def _on_later_pages(pages: Sequence[Page], size: float) -> set[int]:
    """The ids of first lines in small type, apart from the text, on pages after the first: it may have none.

    In type as large as the text's they are a header where they have the diary number. The last row of a table that
    goes on from the page before is none: "Summa   1 364,2   -4,1".
    """
    first = [line for page in pages[1:] if (line := set_apart(page, 0, size)) and not _is_row_of_figures(line)]
    over = [head for page in pages[1:] if (head := _over_text(page, size))]
    numbered = [line for head in over if any(DIARY.search(line.text) for line in head) for line in head]
    return {id(line) for line in [*(one for one in first if one.size < SMALLEST * size), *numbered]}


def _over_text(page: Page, size: float) -> list[Line]:
    """The lines at the upper edge of a page, no larger than the text and well apart from it."""
    head = [line for line in at_top(page) if line.size < 1.02 * size and not line.text.rstrip().endswith(".")]
    for number, (line, after) in enumerate(pairwise(page.lines), start=1):
        if not any(line is one for one in head):
            return []
        if after.box.top - line.bottom > APART * size:
            return list(page.lines[:number])
    return []


def _addresses(pages: Sequence[Page], size: float, gone: set[int]) -> Iterator[Line]:
    """The sender's addresses in small type at the foot of a page, with the captions over them."""
    for page in pages[:2]:
        low = [line for line in page.lines if line.box.top > (1 - 1.5 * EDGE) * page.height]
        small = [line for line in low if line.size < SMALLER * size and id(line) not in gone]
        blocks = [one for one in _blocks(small) if any(ADDRESS.search(line.text) for line in one)]
        blocks = [one for one in blocks if not NOTE.match(one[0].text)]
        if blocks:
            yield from (line for block in blocks for line in block)
        elif low and id(low[-1]) not in gone and len(ADDRESS.findall(low[-1].text)) > 1:
            yield low[-1]


def _blocks(lines: Sequence[Line]) -> Iterator[list[Line]]:
    """Lines that follow close on each other; a larger space parts footnotes from the address under them."""
    block: list[Line] = []
    for line in lines:
        if block and line.box.top - block[-1].bottom > WITHIN_BLOCK * line.size:
            yield block
            block = []
        block.append(line)
    if block:
        yield block
