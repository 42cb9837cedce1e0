"""The title by which a report is known: with what stands beside it, where it says only that it reports, and when.

Klimat- och energiplan          over "Uppföljning 2023":  Klimat- och energiplan – Uppföljning 2023
Delårsrapport                   over "januari–augusti 2023":  Delårsrapport januari–augusti 2023
Kvalitetsrapport                over "Hagagymnasiet":  Kvalitetsrapport – Hagagymnasiet
Uppföljning av äldreplanen      as it is: it says what it is about
"""

import re
from collections.abc import Callable, Sequence

from ingest.conventions.intervals import find_ranges, find_times
from ingest.conventions.rounds import FOLLOWING_UP
from ingest.layout.lay_out import Layout, body_size
from ingest.layout.paragraphs import join_lines
from ingest.layout.title_block import LARGER_THAN_BODY
from ingest.layout.title_data import names_sender
from ingest.pages.page import Line

WIDEST = 2.6  # times the larger type, from one line to the next
LONGEST = 120  # characters of what is said besides
_WORD = re.compile(r"[a-zåäöé]{3,}", re.IGNORECASE)
_MUNICIPALITY = re.compile(r"\b(?:kommun|stad|region)\b", re.IGNORECASE)
_SAYS_NOTHING = re.compile(
    r"den|per|för|till|med|och|året|\w*år(?:et)?|målen|det|gick|har|gått|samla[dt]e?|årlig|första|andra|tredje",
    re.IGNORECASE,
)


def full_title(layout: Layout) -> str:
    """The title of a document, with what it is about where the title does not say so."""
    own = join_lines([line.text for line in layout.title])
    if not layout.title or not _says_only_when(own):
        return own
    above, below = _beside(layout)
    about = _joined(above)
    if about:
        return f"{about} – {own}" if _fits(about) else own
    parts = [own]
    for line in below:
        text = line.text.strip()
        parts.append(text if _is_time(text) else f"– {text}")
    told = " ".join(parts)
    return told if _fits(told) else own


def _says_only_when(title: str) -> bool:
    """Whether a title has no word but those that say that something is followed up, and when."""
    for _, start, end in reversed(find_times(title)):
        title = f"{title[:start]} {title[end:]}"
    for years in find_ranges(title):
        title = title.replace(years, " ")
    return all(FOLLOWING_UP.search(word) or _SAYS_NOTHING.fullmatch(word) for word in _WORD.findall(title))


def _beside(layout: Layout) -> tuple[list[Line], list[Line]]:
    """The lines over a title and under it that are set aside with it, close and in larger type than the text."""
    first, last = layout.title[0], layout.title[-1]
    least = LARGER_THAN_BODY * body_size(layout.body)
    large = [
        line
        for line, kind in layout.aside
        if kind == "letterhead" and line.page == first.page and line.size >= least and not line.cell
    ]
    large.sort(key=lambda line: line.bottom)
    over = [line for line in reversed(large) if line.bottom <= first.bottom and line.size > first.size]
    under = [line for line in large if line.bottom > last.bottom]
    return [*reversed(_close(over, first, names_sender))], _close(under, last, _MUNICIPALITY.search)


def _close(lines: Sequence[Line], start: Line, is_sender: Callable[[str], object]) -> list[Line]:
    """The lines that follow on each other from where one stands, up to one that names a sender.

    Under a title whose report is meant may stand too, "Socialnämnden", if it is no municipality.
    """
    found: list[Line] = []
    for line in lines:
        before = found[-1] if found else start
        near = abs(line.bottom - before.bottom) <= WIDEST * max(line.size, before.size)
        if not near or is_sender(line.text) or line.text.isupper():
            break
        found.append(line)
    return found


def _joined(lines: Sequence[Line]) -> str:
    return join_lines([line.text for line in lines])


def _fits(text: str) -> bool:
    return len(text) <= LONGEST


def _is_time(text: str) -> bool:
    """Whether a text names a time and says no more."""
    return bool(find_times(text) or find_ranges(text)) and _says_only_when(text)
