"""Which paragraphs are headings, how they are nested, and which of them name rounds.

A heading stands out by size or weight, or by capitals alone on a line. Its level is its style: larger before
smaller, bold before plain. Which of the others head areas says `ingest.headings.areas`.
"""

import re
from collections import Counter
from collections.abc import Container, Iterable, Mapping, Sequence
from itertools import islice, pairwise

import msgspec

from ingest.conventions.areas import QUOTES, area_of_heading, is_number_alone
from ingest.conventions.general import appendix_title
from ingest.conventions.intervals import find_times
from ingest.conventions.round_labels import round_of_label
from ingest.conventions.rounds import (
    FOLLOWING_UP,
    day_alone,
    is_calendar_year,
    round_of_heading,
    round_of_title,
)
from ingest.headings.areas import with_areas
from ingest.headings.called import with_called_headings
from ingest.headings.continued import is_continued
from ingest.headings.kinds import with_kinds
from ingest.headings.phases import rounds_of_phases
from ingest.headings.roles import FEWEST_CAPITALS, LARGER, Marked, how
from ingest.headings.rounds_of_level import rounds_of_levels
from ingest.headings.run_in import font_after_label
from ingest.layout.paragraphs import Paragraph
from ingest.layout.underlines import UNDERLINED
from ingest.report import Round

LONGEST = 160  # characters
MOST_LINES = 3
MOST_LARGE_LINES = 6  # in type well above the body's, or in a narrow column
NARROW = 25.0  # times the body's size
SMALLEST = 0.8  # times the body's size, where it is bold
ENOUGH_TEXT, MOSTLY_TEXT = 300, 0.5  # characters of a page in one size, and share of them: its body
SAME_SIZE = 0.2  # points, more or less
WIDE_SPACE = 1.5  # times the font size, between columns
WIDER = 2.5  # times the smallest space of a line, between columns too
TITLE_LIKE = 0.85  # times the title's size: the title of another report in the same file

FEWEST_RECURRING = 2  # rounds, of headings that come again
FEWEST_IN_OWN_TYPE = 3  # lines
MOST_WORDS_IN_OWN_TYPE = 8
MOSTLY = 0.8  # of the characters in a font
_CAPTION = re.compile(r"(?:figur|tabell|diagram|bild|foto|källa|bilaga|not)\b", re.IGNORECASE)
_QUOTED = re.compile(rf"[.!?][{QUOTES}]")
_NAMES_TABLE = re.compile(r"(?:tabell|diagram|figur|graf)\s+(?:\d{1,2}(?:[.:]\d{1,2})?|[A-ZÅÄÖ])\b", re.IGNORECASE)
_ADDRESS = re.compile(r"www\.|https?:|\w@\w")  # underlined as links are
ALIKE = 0.6  # of the words of two titles
LATER_REPORT = "titel på en rapport till i samma fil"


def marked(
    found: Sequence[Paragraph],
    body: float,
    title: str,
    title_size: float,
    year: int | None = None,
    turns: Mapping[int, Round] = {},
    appended: Container[int] = (),
    whole: Round | None = None,
) -> list[Marked]:
    """The paragraphs of a report, each with its role; `title` is the report's, for pages that repeat it.

    `year` is that of rounds without one, until a heading names another; `turns` are the pages whose running header
    names a round, `appended` those that begin an appendix; `whole` is the round of the document, or its date.
    """
    body_on = body_by_page(found, body)
    found = _with_numbers(found, body_on)
    levels = _levels(found, body, body_on, _in_own_type(found, body))
    found, levels = with_kinds(with_called_headings(found, levels), levels)
    lowest = max(levels, default=-1) + 1
    first: list[Marked] = []
    of_report = year
    attached = _attached_rounds(found, levels, appended) | _recurring_rounds(found, levels)
    attached |= rounds_of_phases(found, levels, title, whole) | rounds_of_levels(found, levels, title, whole)
    for number, (paragraph, level) in enumerate(zip(found, levels, strict=True)):
        if level >= 0 and title and paragraph.text.casefold() == title.casefold():
            first.append(Marked(paragraph, "title", level))
            continue
        if is_continued(paragraph.text, (one.text for one in islice(found, number))):
            first.append(Marked(paragraph, "title", lowest))
            continue
        here = body_on[paragraph.lines[0].page]
        told = _later_report(paragraph, here, title, title_size) or round_heading(paragraph, here, year)
        told = _of_titled(told or attached.get(number), first[-1:], title_size)
        first.append(_announcement(paragraph, level, lowest, told))
        year = told.start.year if told and is_calendar_year(told) else year
    return with_areas(_without_years(first), body_on, turns, of_report, title)


def _attached_rounds(
    found: Sequence[Paragraph], levels: Sequence[int], appended: Container[int]
) -> dict[int, Round]:
    """The rounds that headings of appendices name, by their numbers: "Bilaga 2. Uppföljning hösten 2014".

    So does the title under "Bilaga 2" at the head of a page. None where only one names any: it may hold a year's
    figures.
    """
    titles = {number: appendix_title(one.text) for number, one in enumerate(found) if levels[number] >= 0}
    told = {number: told for number, title in titles.items() if title and (told := round_of_heading(title))}
    pages = {one.lines[0].page: number for number, one in reversed([*enumerate(found)])}
    first = {number for page, number in pages.items() if page in appended and levels[number] >= 0}
    told |= {number: one for number in sorted(first) if (one := round_of_title(found[number].text))}
    reason = "rubriken till en bilaga, ”{}”"
    several = len({one.interval for one in told.values()}) > 1
    return {
        number: msgspec.structs.replace(one, confidence=0.85, reason=reason.format(one.label))
        for number, one in told.items()
        if several
    }


def _recurring_rounds(found: Sequence[Paragraph], levels: Sequence[int]) -> dict[int, Round]:
    """The rounds of headings that say what is told of a time, by their numbers, and come again: under each area.

    "Förvaltningens kommentar hösten 2023", "31 mars 2017"; one time alone divides the areas of a report on it.
    """
    texts = Counter(one.text for one, level in zip(found, levels, strict=True) if level >= 0)
    again = {
        text: told
        for text, times in texts.items()
        if times > 1 and (told := round_of_label(text.rstrip(":")) or day_alone(text.rstrip(":")))
    }
    if len({told.interval for told in again.values()}) < FEWEST_RECURRING:
        return {}
    reason = "rubrik som återkommer, ”{}”"
    return {
        number: msgspec.structs.replace(told, confidence=0.85, reason=reason.format(told.label))
        for number, (one, level) in enumerate(zip(found, levels, strict=True))
        if level >= 0 and (told := again.get(one.text))
    }


def body_by_page(found: Sequence[Paragraph], body: float) -> dict[int, float]:
    """The size of running text on each page: reports in one file differ. `body` where a page has too little."""
    sizes: dict[int, Counter[float]] = {paragraph.lines[0].page: Counter() for paragraph in found}
    for paragraph in found:
        for line in paragraph.lines:
            if line.cell is None and not line.apart:
                sizes.setdefault(line.page, Counter())[line.size] += len(line.text)
    usual = {page: counted.most_common(1)[0] if counted else (body, 0) for page, counted in sizes.items()}
    return {
        page: size if chars >= max(ENOUGH_TEXT, MOSTLY_TEXT * sizes[page].total()) else body
        for page, (size, chars) in usual.items()
    }


def _with_numbers(found: Sequence[Paragraph], body_on: Mapping[int, float]) -> list[Paragraph]:
    """The paragraphs, a number that stands alone over its heading as one with it: "MÅL 1" or a large "A"."""
    kept: list[Paragraph] = []
    dividing = _under_several(found)
    for paragraph in found:
        before = kept[-1] if kept else None
        body = body_on[paragraph.lines[0].page]
        alone = before is not None and _is_number_alone(before, body) and paragraph.text not in dividing
        if before and alone and _is_numbered(before, paragraph, body):
            kept[-1] = Paragraph((*before.lines, *paragraph.lines))
        else:
            kept.append(paragraph)
    return kept


def _under_several(found: Sequence[Paragraph]) -> set[str]:
    """What stands right under several numbers, as "Åtgärd" does, and is no title of theirs."""
    numbers: dict[str, set[str]] = {}
    for number, after in pairwise(found):
        if is_number_alone(number.text):
            numbers.setdefault(after.text, set()).add(number.text)
    return {text for text, over in numbers.items() if len(over) > 1}


def _is_number_alone(paragraph: Paragraph, body: float) -> bool:
    return len(paragraph.lines) == 1 and is_number_alone(paragraph.text) and _stands_out(paragraph, body)


def _is_numbered(number: Paragraph, heading: Paragraph, body: float) -> bool:
    """Whether a heading is the one that a number stands over: in text of the same page, and no number itself."""
    first, second = number.lines[0], heading.lines[0]
    here = (first.page, first.cell, first.apart) == (second.page, None, "")
    named = round_of_heading(number.text) or round_of_heading(heading.text)
    return here and not named and is_heading(heading, body) and area_of_heading(heading.text) is None


def _announcement(paragraph: Paragraph, level: int, lowest: int, told: Round | None) -> Marked:
    """A paragraph as text, a round's heading, or a heading whose role is still open.

    A round alone on a line in the body's type is below all headings.
    """
    if told:
        return Marked(paragraph, "round", level if level >= 0 else lowest, told)
    return Marked(paragraph, "inner" if level >= 0 else "text", level)


def _without_years(found: Sequence[Marked]) -> list[Marked]:
    """The headings, but "2019" right over "Tertial 1" is no round: it gives the rounds under it their year.

    So does the first line of all over a round, in whatever type: the title goes on in it.
    """
    kept = list(found)
    for number, (one, after) in enumerate(pairwise(found)):
        over = one.round and after.round and is_calendar_year(one.round) and not is_calendar_year(after.round)
        over = over and (number == 0 or after.level > one.level)
        if over and one.round and after.round and one.round.start.year == after.round.start.year:
            kept[number] = msgspec.structs.replace(one, role="title", round=None)
    return kept


def is_heading(paragraph: Paragraph, body: float) -> bool:
    """Larger or heavier than the body, short, no sentence, and no name of a table with its number."""
    text = paragraph.body
    if _NAMES_TABLE.match(paragraph.text):  # "Tabell 1. Deltagare januari–augusti"
        return False
    if text[:1] in QUOTES and _QUOTED.search(text):  # what somebody said, in larger type
        return False
    line = paragraph.lines[0]
    narrow = line.column < 0 or (line.column > 0 and line.right - line.left < NARROW * body)  # in the margin too
    most = MOST_LARGE_LINES if paragraph.size > 1.3 * body or narrow else MOST_LINES
    short = len(text) <= LONGEST and len(paragraph.lines) <= most
    lettered = sum(map(str.isalpha, text)) > 2 or round_of_heading(text) is not None
    in_place = not paragraph.lines[0].apart and _may_stand_in(paragraph, body)
    ends = text.endswith((".", ",", ";"))
    return in_place and short and lettered and not (ends or _is_row(paragraph)) and _stands_out(paragraph, body)


def _is_row(paragraph: Paragraph) -> bool:
    """Whether wide spaces part a line in three or more: the names of columns of a table without rules.

    One of them may go on in lines under it.
    """
    line = paragraph.lines[0]
    gaps = [after.x0 - before.x1 for before, after in pairwise(line.words)]
    wide = min(WIDE_SPACE, max(1.0, WIDER * min(gaps, default=0.0) / line.size)) * line.size
    return sum(gap > wide for gap in gaps) > 1 and all(one.x0 > line.x0 for one in paragraph.lines[1:])


def _may_stand_in(paragraph: Paragraph, body: float) -> bool:
    """In a table only a line over all its columns is a heading: a large one, or the first if it has a number."""
    cell = paragraph.lines[0].cell
    if cell is None:
        return True
    numbered = cell.row == 0 and area_of_heading(paragraph.text) is not None
    return cell.span == cell.columns > 1 and (numbered or paragraph.size > 1.2 * body)


def _stands_out(paragraph: Paragraph, body: float) -> bool:
    in_margin = paragraph.lines[0].column < 0
    if in_margin or paragraph.size > LARGER * body or (paragraph.bold and paragraph.size > SMALLEST * body):
        return True
    if paragraph.font.endswith(UNDERLINED) and len(paragraph.lines) == 1 and paragraph.size > 0.9 * body:
        return not _ADDRESS.search(paragraph.text)
    return _is_in_capitals(paragraph) and len(paragraph.lines) == 1 and paragraph.size > 0.9 * body


def _is_in_capitals(paragraph: Paragraph) -> bool:
    """Whether a paragraph has letters enough, and all are capitals: "T1 2019" is in no type of its own."""
    letters = [letter for letter in paragraph.body if letter.isalpha()]
    return len(letters) >= FEWEST_CAPITALS and all(map(str.isupper, letters))


def round_heading(paragraph: Paragraph, body: float, year: int | None = None) -> Round | None:
    """The round that a paragraph announces; one in body type must be alone on a line of its own."""
    if (
        (paragraph.label and "bullet" in paragraph.label.kinds)
        or paragraph.lines[0].cell
        or paragraph.lines[0].apart
    ):
        return None
    ends = paragraph.text.rstrip(":")[-1:].isdigit()
    alone = len(paragraph.lines) == 1 and ends and paragraph.size > 0.9 * body
    alone = alone and paragraph.label is None  # else one of the papers attached
    heading = is_heading(paragraph, body)
    text = paragraph.body.rstrip(":")
    found = round_of_heading(text, year) if alone or heading else None
    numbered = area_of_heading(text) if heading and not found else None
    if numbered and numbered.title:  # "2 Läget T2 2021"
        found = round_of_heading(numbered.title, year)
    return _sure(found, paragraph, body, heading) if found else None


def _sure(told: Round, paragraph: Paragraph, body: float, heading: bool) -> Round:
    confidence = 0.95 if heading else 0.75
    return msgspec.structs.replace(told, confidence=confidence, reason=f"{how(paragraph, body)}, ”{told.label}”")


def _later_report(paragraph: Paragraph, body: float, title: str, title_size: float) -> Round | None:
    """The round in the title of a report that follows another of its kind in the same file."""
    large = paragraph.size > max(TITLE_LIKE * title_size, LARGER * body) > 0
    both_rounds = round_of_heading(title) and round_of_heading(paragraph.text)
    if not large or not is_heading(paragraph, body) or not (both_rounds or _alike(paragraph.text, title)):
        return None
    told = round_of_title(paragraph.text)
    reason = f"{LATER_REPORT}, ”{told.label}”" if told else ""
    return msgspec.structs.replace(told, confidence=0.9, reason=reason) if told else None


def _of_titled(told: Round | None, before: Sequence[Marked], title_size: float) -> Round | None:
    """A round; right under the document's title, come again in its own size, it is that of another report."""
    if not told or not before or before[0].role != "title" or before[0].paragraph.size < TITLE_LIKE * title_size:
        return told
    return msgspec.structs.replace(told, reason=f"{LATER_REPORT}, ”{told.label}”")


def _alike(text: str, title: str) -> bool:
    """Whether two titles have most of their words in common, times and words for reports left out."""
    one, other = _telling_words(text), _telling_words(title)
    return bool(one & other) and len(one & other) >= ALIKE * max(len(one), len(other))


def _telling_words(title: str) -> set[str]:
    for _, start, end in reversed(find_times(title)):
        title = title[:start] + title[end:]
    words = re.findall(r"[^\W\d_]{4,}", title.casefold())
    return {word for word in words if not FOLLOWING_UP.search(word)}


def _in_own_type(found: Sequence[Paragraph], body: float) -> set[int]:
    """The numbers of the lines that are headings by a font that nothing else is set in: italics, a sans serif.

    Several must be set so, each with text in the body's font under it. A font with running text too makes none.
    """
    usual = Counter[str]()
    for paragraph in found:
        usual[paragraph.font] += len(paragraph.text)
    text_font = usual.most_common(1)[0][0] if usual else ""
    candidates: dict[str, set[int]] = {}
    for number, (one, after) in enumerate(pairwise(found)):
        font = font_after_label(one)
        if font not in ("", text_font) and after.font == text_font and _is_line_apart(one, body):
            candidates.setdefault(font, set()).add(number)
            usual[font] += len(one.text) if font != one.font else 0
    headings: set[int] = set()
    for font, numbers in candidates.items():
        chars = sum(len(found[number].text) for number in numbers)
        if len(numbers) >= FEWEST_IN_OWN_TYPE and chars > MOSTLY * usual[font]:
            headings |= numbers
    return headings


def _is_line_apart(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is a short line that begins like a heading and ends like none of running text.

    It may have the number of an area: "3. Soliditet" in italics over its text.
    """
    text, line = paragraph.body, paragraph.lines[0]
    short = len(paragraph.lines) == 1 and len(text.split()) <= MOST_WORDS_IN_OWN_TYPE
    ends = text[-1:].isalpha() or (paragraph.label is not None and text.endswith(")"))
    lettered = text[:1].isupper() and ends and not _CAPTION.match(text)
    listed = paragraph.label is not None and not paragraph.label.is_area
    inside = line.cell or line.apart or listed or _is_row(paragraph)
    return short and lettered and not inside and paragraph.size > 0.9 * body


def _levels(found: Sequence[Paragraph], body: float, body_on: Mapping[int, float], by_font: set[int]) -> list[int]:
    """The level of each paragraph that is a heading, -1 for others; `by_font` are those told by their font."""
    headings = {
        number: paragraph
        for number, paragraph in enumerate(found)
        if number in by_font or is_heading(paragraph, body_on[paragraph.lines[0].page])
    }
    alike = _alike_sizes(paragraph.size for paragraph in headings.values())
    styles = {number: _style(paragraph, alike[paragraph.size], body) for number, paragraph in headings.items()}
    order = sorted(set(styles.values()))
    return [order.index(styles[number]) if number in styles else -1 for number in range(len(found))]


def _alike_sizes(sizes: Iterable[float]) -> dict[float, float]:
    """The size that stands for each, which is that of all that differ by rounding: 14.2 and 14.3 points."""
    same: dict[float, float] = {}
    first = 0.0
    for size in sorted(set(sizes)):
        first = first if size - first < SAME_SIZE else size
        same[size] = first
    return same


def _style(paragraph: Paragraph, size: float, body: float) -> tuple[float, bool, float, bool, bool]:
    """What sorts headings, the highest first: size in half points, then bold, capitals, underlined before not.

    Of those no larger than the body bold ones come first: italics in its size stand under bold that is smaller.
    """
    size = round(2 * size) / 2
    larger = max(size, round(2 * body) / 2) if paragraph.size <= LARGER * body else size
    underlined = paragraph.font.endswith(UNDERLINED)
    return -larger, not paragraph.bold, -size, not _is_in_capitals(paragraph), not underlined
