"""What on a page is body text, and in which order it is read.

Columns are read one after the other, tables cell by cell. Running headers and footers, page numbers, contents
lists and what stands above the title (letterhead) are set aside, each with the reason, so that every line of the
document is title, body or aside. Footnotes and sidebars stay in the body, apart.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import groupby

import msgspec

from ingest.conventions.rounds import round_of_title
from ingest.layout import charts, margin_notes, right_headings, side_headings
from ingest.layout.captions import captions
from ingest.layout.cards import cards
from ingest.layout.columns import in_order, second_column
from ingest.layout.contacts import contacts, contacts_at_end
from ingest.layout.contents import contents, contents_heading_apart
from ingest.layout.continued_tables import joined, without_names_again
from ingest.layout.document_data import document_data
from ingest.layout.edges import Aside
from ingest.layout.footnotes import Mark, notes_under, with_notes_apart
from ingest.layout.forms import with_keys
from ingest.layout.front import letterhead, title
from ingest.layout.imprint import imprint
from ingest.layout.note_marks import with_note_marks
from ingest.layout.recipients import recipients
from ingest.layout.running import running
from ingest.layout.sidebars import sidebars
from ingest.layout.signatures import signatures
from ingest.layout.tables import Table, block, tables_of
from ingest.layout.underlines import with_underlines
from ingest.layout.web_page import around_text
from ingest.pages.page import Line, Page, Rule, without
from ingest.scans.alike_headings import with_alike_headings
from ingest.scans.bullets import with_bullets
from ingest.scans.labels import mend_labels

LARGEST_PICTURE = 0.5  # of the page: a larger one is a scan or a background
MOST_IN_PICTURE = 40  # words
LARGER = 1.12  # times the body's size: a title
NEARLY = 1.05  # times the largest type of the text on the first page
MIRRORED = 2.0  # points: both margins of left and right pages differ alike
SAME_EDGE = 12.0  # points: how far the longest lines of two pages may end from each other
ENOUGH = 400  # characters of a page, to tell its type
_DRAWN = re.compile(r"[_\-–—=*~.·\s]{5,}")  # rules made of signs


class Layout(msgspec.Struct, frozen=True):
    """The lines of a document in reading order: title, body, and what was set aside with its reason.

    `marks` are the footnote marks that stood in the body.
    """

    title: tuple[Line, ...]
    body: tuple[Line, ...]
    aside: tuple[tuple[Line, Aside], ...]
    marks: tuple[Mark, ...] = ()


def lay_out(pages: Sequence[Page]) -> Layout:
    """Sort the lines of a document into title, body and aside; no word is lost and none is in two places."""
    pages = [with_underlines(page) for page in pages]
    size = body_size(line for page in pages for line in page.lines)
    aside = _but_for_title(running(pages, size), pages, size)
    aside += [(line, "figure text") for page in pages for line in _in_pictures(page, _ids(aside))]
    aside += [(line, "figure text") for line in _of_signs(pages, _ids(aside))]
    aside += list(around_text(pages, _ids(aside)))
    drawn = [charts.labels(page, _ids(aside), size) for page in pages]
    aside += [(line, "figure text") for found in drawn for line in found]
    pages = [without(page, found) for page, found in zip(pages, drawn, strict=True)]
    reached = contacts(pages, _ids(aside))
    aside += [(line, "letterhead") for found in reached for line in found]
    pages = [without(page, found) for page, found in zip(pages, reached, strict=True)]
    kept, names = _read(pages, _ids(aside), drawn)
    aside += [(line, "header") for line in names]
    asides = (
        ("contents", contents),
        ("figure text", captions),
        ("letterhead", recipients),
        ("letterhead", signatures),
        ("letterhead", document_data),
        ("letterhead", lambda lines: imprint(lines, size)),
    )
    for kind, find in asides:
        found = list(find(kept))
        aside += [(line, kind) for line in found]  # type: ignore[misc]
        kept = _without(kept, found)
    while ends := _at_the_end(kept, size):
        aside += [(line, "letterhead") for line in ends]
        kept = _without(kept, ends)
    scanned = {page.number for page in pages if page.scanned}
    notes = with_notes_apart(with_note_marks(kept, scanned, body_size(kept)), body_size(kept))
    heading = title(notes.lines, body_size(notes.lines), scanned)
    above = letterhead(notes.lines, heading, body_size(notes.lines))
    aside += [(line, "letterhead") for line in above]
    body = _without(notes.lines, [*heading, *above])
    sizes = _body_sizes(body) if scanned else {}
    alike = with_alike_headings(list(_with_margins(with_bullets(body, scanned, sizes))), scanned)
    labelled = mend_labels(alike, scanned, sizes)
    return Layout(tuple(heading), tuple(with_keys(labelled)), tuple(aside), notes.marks)


def _at_the_end(kept: Sequence[Line], size: float) -> Sequence[Line]:
    """What ends the text once what stood under it is gone: such lists and names come in any order."""
    ends = (recipients, signatures, lambda lines: imprint(lines, size), contacts_at_end)
    return next((found for find in ends if (found := list(find(kept)))), [])


def _ids(aside: Sequence[tuple[Line, Aside]]) -> set[int]:
    return {id(line) for line, _ in aside}


def _of_signs(pages: Sequence[Page], gone: set[int]) -> Iterator[Line]:
    """Lines that are rules made of signs."""
    for page in pages:
        yield from (one for one in page.lines if id(one) not in gone and _DRAWN.fullmatch(one.text.strip()))


def _but_for_title(
    aside: Sequence[tuple[Line, Aside]], pages: Sequence[Page], size: float
) -> list[tuple[Line, Aside]]:
    """What is aside, without headers in the largest type of the first page: the other pages repeat the title.

    Where titles tell several rounds, as reports in one file do, the first of each begins a report.
    """
    first = pages[0].number if pages else 0
    gone = {id(line) for line, _ in aside}
    sizes = [line.size for page in pages[:1] for line in page.lines if id(line) not in gone]
    least = max([LARGER * size, *(NEARLY * one for one in sizes)])
    large = [line for line, kind in aside if kind == "header" and line.size > least]
    titles = {id(line) for line in large if line.page == first} | _ids_of_first(large)
    return [one for one in aside if id(one[0]) not in titles]


def _ids_of_first(headers: Sequence[Line]) -> set[int]:
    """The ids of the headers that are the first to tell their round, where several rounds are told."""
    first: dict[tuple[date, date], int] = {}
    for line in headers:
        told = round_of_title(line.text)
        if told:
            first.setdefault(told.interval, id(line))
    return set(first.values()) if len(first) > 1 else set()


def body_size(lines: Iterable[Line]) -> float:
    """The font size that most characters have, in points; 0 where there are no lines.

    Tables and notes count where there is little else.
    """
    sizes: tuple[Counter[float], Counter[float]] = (Counter(), Counter())
    for line in lines:
        sizes[line.cell is not None or bool(line.apart)][line.size] += len(line.text)
    text, tables = sizes
    counted = text if text.total() > 0.25 * tables.total() else text + tables
    return counted.most_common(1)[0][0] if counted else 0.0


def _body_sizes(lines: Sequence[Line]) -> dict[int, float]:
    """The size of the type of each page; a page of few words has that of all."""
    by_page: dict[int, list[Line]] = {}
    for line in lines:
        by_page.setdefault(line.page, []).append(line)
    usual = body_size(lines)
    return {
        page: body_size(found) if sum(len(line.text) for line in found) >= ENOUGH else usual
        for page, found in by_page.items()
    }


def _without(lines: Sequence[Line], removed: Sequence[Line]) -> list[Line]:
    gone = {id(line) for line in removed}
    return [line for line in lines if id(line) not in gone]


def _in_pictures(page: Page, gone: set[int]) -> Iterator[Line]:
    """Short texts that lie wholly on a picture: names on a map, a credit."""
    for picture in page.pictures:
        if picture.width * picture.height > LARGEST_PICTURE * page.width * page.height:
            continue
        inside = [line for line in page.lines if id(line) not in gone and _lies_in(line, picture)]
        if sum(len(line.words) for line in inside) <= MOST_IN_PICTURE:
            gone |= {id(line) for line in inside}
            yield from inside


def _lies_in(line: Line, picture: Rule) -> bool:
    box = line.box
    across = picture.x0 - 1 <= box.x0 and box.x1 <= picture.x1 + 1
    return across and picture.top - 1 <= box.top and box.bottom <= picture.bottom + 1


# Reading order


def _read(
    pages: Sequence[Page], gone: set[int], figures: Sequence[Sequence[Line]]
) -> tuple[list[Line], list[Line]]:
    """All lines but those that are gone in reading order, and the names of columns that a page break repeats.

    `figures` has what is written in the charts of each page.
    """
    read: list[tuple[list[Line], list[Table]]] = []
    ends: dict[int, tuple[float, float]] = {}
    every = [
        [part for line in page.lines if id(line) not in gone for part in contents_heading_apart(line)]
        for page in pages
    ]
    beside = right_headings.apart(every, body_size(line for lines in every for line in lines))
    for page, (lines, _) in zip(pages, beside, strict=True):
        read.append(tables_of(page, lines))
        ends[page.number] = _ends(lines, *read[-1])
    margin, read = side_headings.margin_of(pages, read)
    read, again = without_names_again(read, ends)
    rests = [rest for rest, _ in read]
    whole, repeated = joined([table for _, found in read for table in found], ends)
    edges = margin_notes.text_edges(rests, body_size(line for rest in rests for line in rest))
    kept: list[Line] = []
    second: float | None = None
    for page, rest, (_, headings), drawn in zip(pages, rests, beside, figures, strict=True):
        rest, notes = _without_notes(page, rest, edges[page.number % 2], margin is None)
        outside = _outside(page.rules, [table for table in whole if table.page == page.number])
        rest, carded = cards(rest, outside)
        text, framed = sidebars(rest, outside)
        blocks = [*(block(table) for table in whole if table.page == page.number), *carded]
        if margin:
            ordered = side_headings.in_order(text, margin, blocks)
        else:
            ordered = in_order(text, blocks, rules=outside, before=second, figures=drawn)
            second = second_column(ordered)
        kept += right_headings.in_place(ordered, headings) + framed + notes
    return kept, again + repeated


def _ends(lines: Sequence[Line], rest: Sequence[Line], tables: Sequence[Table]) -> tuple[float, float]:
    """The top of the first line of a page, and the bottom of the last over its footnotes.

    `rest` has the lines that are in no table.
    """
    under = max((table.place.bottom for table in tables), default=0.0)
    notes = {id(line) for line in notes_under(lines, [line for line in rest if line.box.top > under])}
    text = [line for line in lines if id(line) not in notes]
    return (text[0].box.top, text[-1].box.bottom) if text else (0.0, 0.0)


def _without_notes(
    page: Page, lines: list[Line], edges: margin_notes.Edges | None, left_too: bool
) -> tuple[list[Line], list[Line]]:
    """The lines of a page, and those of the notes in its margins; the type of a scanned page is not that sure."""
    return (lines, []) if edges is None or page.scanned else margin_notes.apart(lines, edges, left_too)


def _outside(rules: Sequence[Rule], tables: Sequence[Table]) -> list[Rule]:
    """The rules that are no part of a table."""
    return [
        rule
        for rule in rules
        if not any(
            rule.x0 < place.x1 and rule.x1 > place.x0 and rule.top < place.bottom and rule.bottom > place.top
            for place in (table.place for table in tables)
        )
    ]


def _with_margins(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines, each with the edges of its column as the whole document shows them.

    A page that holds only the end of a list would else seem to have its margin where the list begins. Cells keep
    their own edges.
    """
    edges: dict[tuple[int, int, str], tuple[float, float]] = {}
    running_text = [line for line in lines if line.cell is None]
    for key, group in groupby(sorted(running_text, key=_side), key=_side):
        column = list(group)
        edges[key] = (min(line.x0 for line in column), max(line.x1 for line in column))
    edges |= _common(edges)
    for line in lines:
        if line.cell:
            yield line
        else:
            left, right = edges[_side(line)]
            yield msgspec.structs.replace(line, left=left, right=right)


def _common(
    edges: dict[tuple[int, int, str], tuple[float, float]],
) -> dict[tuple[int, int, str], tuple[float, float]]:
    """The edges of columns that are the same on left and right pages: where not both edges have moved alike."""
    found = {}
    for (side, column, apart), (left, right) in edges.items():
        other = edges.get((1 - side, column, apart))
        if other and abs((left - other[0]) - (right - other[1])) > MIRRORED and abs(right - other[1]) < SAME_EDGE:
            found[side, column, apart] = (min(left, other[0]), max(right, other[1]))
    return found


def _side(line: Line) -> tuple[int, int, str]:
    """Left and right pages may have different margins, and so have columns; notes and sidebars have their own."""
    return line.page % 2, line.column, f"{line.apart}{line.page if line.apart == 'sidebar' else ''}"
