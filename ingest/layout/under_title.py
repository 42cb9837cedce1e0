"""What stands right under a title and is no text: the rest of a cover, subtitle, sender, diary number."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile

from ingest.conventions.areas import area_of_heading
from ingest.conventions.bodies import ADVISING, ANY_ONE, DECIDING, LEADING, pattern
from ingest.conventions.general import is_general
from ingest.conventions.intervals import find_times
from ingest.conventions.labels import read_label
from ingest.conventions.projects import is_named_time, span_alone
from ingest.conventions.rounds import FOLLOWING_UP, is_generic, round_of_heading
from ingest.layout.edges import SMALLER
from ingest.layout.paragraphs import WIDER_SPACE, usual_spacing
from ingest.layout.running import DIARY
from ingest.layout.title_block import LARGER_THAN_BODY, style_of, title_block
from ingest.layout.title_data import SENDER_WORDS, is_data_alone, is_settled, names_sender, title_data
from ingest.pages.page import Line

APART = 2.0  # times the font size, from a subtitle to the text
TITLE_LEADING = 1.6  # times the font size, from one line of the title to the next
COVER_WORDS = 60  # a first page with fewer is a cover
MOST_LINES_OF_HEAD = 12  # among which the diary number stands
MOST_LINES_OF_SUBTITLE = 3
MOST_WORDS = 12  # of a line apart from the text
WORDS_OF_HEADING = 5  # in one that every report has: "Så går det – löpande uppföljning av planen" is longer
SENTENCE_WORDS = 6  # in a line that ends a sentence: running text
_DIARY_ALONE = re.compile(
    rf"{DIARY.pattern}[:.]?(?:\s+[A-ZÅÄÖ]{{1,6}})?[\s-]*\d{{1,4}}[/:.-]\d[\d/:.-]*", re.IGNORECASE
)
# "Styrelsen 2024-05-23" under the title of a report; minutes say so what they are of. "Revision" is a version too.
_MEETING = re.compile(
    rf"(?:[\w-]+ ){{0,3}}\w*{pattern((*DECIDING, *ADVISING, *LEADING), ANY_ONE)}\s+\d{{4}}-\d\d-\d\d",
    re.IGNORECASE,
)


def under_title(lines: Sequence[Line], heading: Sequence[Line], body: float) -> Iterator[Line]:
    """What stands under a title and is no text: the rest of a cover; or subtitle, sender and other data."""
    found = list(_under_title(lines, heading, body))
    known = {id(line) for line in found}
    below = [line for line in lines if (line.page, line.bottom) > (heading[-1].page, heading[-1].bottom)]
    under = [line for line in below if id(line) not in known]
    told = FOLLOWING_UP.search(" ".join(line.text for line in heading))
    first = [line for line in title_block(under, body) if line.page == heading[0].page]
    yield from [*found, *(line for line in first if told or not is_meeting(line))]


def _under_title(lines: Sequence[Line], heading: Sequence[Line], body: float) -> Iterator[Line]:
    page = [line for line in lines if line.page == heading[0].page]
    first = next(number for number, line in enumerate(page) if line is heading[0])
    if _is_cover(page, lines) and not _has_text(page, body):
        yield from (line for line in page[first:] if not any(line is one for one in heading))
        return
    under = page[first + len(heading) :]
    later = [line for line in lines if (line.page, line.bottom) > (heading[-1].page, heading[-1].bottom)]
    told = FOLLOWING_UP.search(" ".join(line.text for line in heading))
    first_ones = under[:1] if under and told and is_meeting(under[0]) else []
    subtitle = (
        first_ones
        or _alone_in_style(under, later, body)
        or _span_alone(under)
        or _set_apart(under, later, body, bool(told))
    )
    yield from subtitle
    under = under[len(subtitle) :]
    senders = title_data(under) or list(_senders(under, body))
    yield from senders or _under_time(under)
    yield from _time_of_project(under[len(senders) :])
    yield from _diary_lines(under[len(senders) : MOST_LINES_OF_HEAD], body)


def is_meeting(line: Line) -> bool:
    """Whether a line names a body and the day that it met, and no more."""
    return bool(_MEETING.fullmatch(line.text.strip()))


def _under_time(under: Sequence[Line]) -> Sequence[Line]:
    """The data right under the line that tells the time of the report, which stays: when a body settled it."""
    time = under[0].text if under and not under[0].cell else ""
    if not (round_of_heading(time) or _names_time(time)):
        return []
    settled = takewhile(lambda line: not line.cell and not line.apart and is_settled(line.text), under[1:])
    return title_data(under[1:]) or list(settled)


def _span_alone(under: Sequence[Line]) -> Sequence[Line]:
    """The line right under the title that only tells from when to when: "Uppföljning våren 2014–våren 2016"."""
    line = next(iter(under), None)
    told = span_alone(line.text) if line and not line.cell and not line.apart else None
    generic = told is not None and all(map(is_generic, re.findall(r"\w+", told[1].casefold())))
    return under[:1] if generic else []


def _set_apart(under: Sequence[Line], later: Sequence[Line], body: float, told: bool) -> Sequence[Line]:
    """The line right under the title that is no sentence, with more space under it than lines of text have.

    It is in the type of the text, or smaller, and is no round, no label and no heading like others: several lines
    in a type of their own may stand so, and under a title that follows up (`told`) one over a heading.
    """
    line, after = (under[0], under[1]) if len(under) > 1 else (None, None)
    if line is None or after is None or after.page != line.page or not _may_be_subtitle(line, body, MOST_WORDS):
        return []
    modest = (
        not is_large_or_bold(line, body)
        and after.bottom - line.bottom > APART * line.size + after.size - line.size
    )
    alike = [
        one
        for one in later
        if style_of(one) == style_of(line) and one.text[-1:].isalnum() and not (one.apart or one is line)
    ]
    headed = told and is_large_or_bold(after, body)
    own = style_of(after)[2] == style_of(line)[2] or headed or not alike
    return under[:1] if modest and own else []


def _time_of_project(under: Sequence[Line]) -> Sequence[Line]:
    """The line right under the title that names the time of a project, and that time: "Projekttid 2015–2018"."""
    return [line for line in under[:1] if not line.cell and not line.apart and is_named_time(line.text)]


def _senders(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """The lines right under the title that name who sends or writes, before the text or its first heading.

    They are small; or they name a body or a person, and are no heading of the text under them.
    """
    leading = max(TITLE_LEADING, WIDER_SPACE * usual_spacing(lines))
    for line, after in pairwise(lines):
        ends = line.text.endswith((".", ":")) and not is_settled(line.text)
        plain = not line.cell and not line.apart and not ends
        small = line.size < SMALLER * body and len(line.words) < SENTENCE_WORDS
        sender = names_sender(line.text) and not _leads_to(line, after, body, leading)
        if not plain or not (small or sender or _is_subtitle(line, after, body)):
            return
        yield line


def _alone_in_style(under: Sequence[Line], later: Sequence[Line], body: float) -> list[Line]:
    """The line under the title that is the only one in its size, weight and font, and no round: a subtitle.

    In larger type, or in a font that the text has not, there may be a few of them.
    """
    found = list(takewhile(lambda line: style_of(line) == style_of(under[0]), under[: MOST_LINES_OF_SUBTITLE + 1]))
    alike = [one for one in later if style_of(one) == style_of(under[0])] if under else []
    text = max(later, key=lambda line: len(line.text), default=None)
    own = text is not None and style_of(text)[2] != style_of(found[0])[2] if found else False
    several = len(found) > 1 and (own or found[0].size > LARGER_THAN_BODY * body)
    alone = len(alike) == len(found) <= (MOST_LINES_OF_SUBTITLE if several else 1)
    return found if alone and all(_may_be_subtitle(line, body) for line in found) else []


def _may_be_subtitle(line: Line, body: float, words: int = SENDER_WORDS) -> bool:
    many = len(line.text.split())  # soft hyphens may part a word
    short = many <= words and line.text[-1:].isalnum() and read_label(line.text) is None
    usual = is_general(line.text) and many <= WORDS_OF_HEADING
    shown = line.size > 0.95 * body and not line.cell and not line.apart
    return shown and short and round_of_heading(line.text) is None and not usual


def _is_subtitle(line: Line, after: Line, body: float) -> bool:
    """Whether a short line under the title stands over a heading that is larger or heavier."""
    higher = after.size > line.size + 0.3 or (after.bold and not line.bold and after.size > line.size - 0.3)
    plain = not any(map(str.isdigit, line.text)) or _names_time(line.text)
    short = len(line.words) <= SENDER_WORDS and not line.bold and plain
    return short and higher and is_large_or_bold(after, body)


def _names_time(text: str) -> bool:
    """Whether a line names a time but no day, and something else, and is not the heading of a round or an area."""
    times = [told for told, _, _ in find_times(text)]
    period = len(times) == 1 and times[0].start != times[0].end
    return period and round_of_heading(text) is None and read_label(text) is None


def _diary_lines(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """Lines near the top of the first page that give a diary number, in small type or alone.

    One without any figure names the columns of a list: "Nr Ärende Diarienummer".
    """
    for line in lines:
        told = DIARY.match(line.text) or any(map(str.isdigit, line.text))
        small = line.size < SMALLER * body and told and DIARY.search(line.text)
        if not line.cell and not line.apart and (small or _DIARY_ALONE.fullmatch(line.text.strip())):
            yield line


def _leads_to(line: Line, after: Line, body: float, leading: float) -> bool:
    """Whether a line is a heading, or the first of the text under it, no further than the widest `leading`."""
    if is_large_or_bold(line, body) or after.text[:1].islower() or line.text.endswith("-"):
        return True
    data = names_sender(after.text) or is_data_alone(after.text) or is_named_time(after.text)
    runs_on = not is_large_or_bold(after, body) and not data
    same_type = abs(line.size - after.size) < 0.3 and line.bold == after.bold
    apart = after.bottom - line.bottom > leading * line.size or after.page != line.page
    return same_type and not apart and runs_on


def _is_cover(page: Sequence[Line], lines: Sequence[Line]) -> bool:
    words = sum(len(line.words) for line in page)
    sentences = any(len(line.text) > 60 and line.text.endswith(".") for line in page)
    table = any(line.cell for line in page)
    return words < COVER_WORDS and not sentences and not table and lines[-1].page > page[0].page


def _has_text(page: Sequence[Line], body: float) -> bool:
    """Whether a sentence stands under a heading that covers have none of: "1 Skola", "Inledning"."""
    return any(
        is_large_or_bold(line, body)
        and (area_of_heading(line.text) is not None or is_general(line.text))
        and _begins_text(after, line, body)
        for line, after in pairwise(page)
    )


def _begins_text(line: Line, heading: Line, body: float) -> bool:
    """Whether a line under a heading reads as text; that of other pages may be smaller."""
    lower = not line.bold and line.size < heading.size and len(line.words) >= SENTENCE_WORDS
    return lower and (not is_large_or_bold(line, body) or line.text.rstrip().endswith("."))


def is_large_or_bold(line: Line, body: float) -> bool:
    """Whether a line stands out from text in `body` points as a heading does."""
    return line.bold or line.size > LARGER_THAN_BODY * body
