"""Which paragraphs are headings, how they are nested, and which of them head an action area.

A heading stands out by size or weight, or by capitals alone on a line. Its level is its style: larger before
smaller, bold before plain. Among headings that are no round, these head areas:

- those with a number ("3.1 Ekonomi", "Åtgärdsområde III – Service"), always;
- of the others, those that are no part of an area begun by a larger heading.

A heading that comes again in the same round ("Bedömning" under every area) or ends in a colon divides an area; it
stays in the area's text. So does a bold line in body type under a larger heading that has text of its own.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise
from typing import Literal

import msgspec

from ingest.areas import AREA_WORD, area_of_heading, area_of_title, is_general
from ingest.paragraphs import Paragraph
from ingest.report import Area, Round
from ingest.rounds import round_of_heading, round_of_title

LARGER = 1.07  # times the body's font size: a heading
LONGEST = 160  # characters
MOST_LINES = 3
MOST_LARGE_LINES = 6  # in type well above the body's
SMALLEST = 0.85  # times the body's size, where it is bold
FEWEST_CAPITALS = 5  # letters of a heading in capitals
TITLE_LIKE = 0.85  # times the title's size: the title of another report in the same file

FEWEST_IN_OWN_TYPE = 3  # lines
MOST_WORDS_IN_OWN_TYPE = 8
MOSTLY = 0.8  # of the characters in a font
_CAPTION = re.compile(r"(?:figur|tabell|diagram|bild|foto|källa|bilaga|not)\b", re.IGNORECASE)
ALIKE = 0.6  # of the words of two titles
LATER_REPORT = "titel på en rapport till i samma fil"

Role = Literal["text", "round", "area", "general", "inner", "title"]


class Marked(msgspec.Struct, frozen=True):
    """A paragraph with what it is; a heading has a level, counted from 0, the highest first."""

    paragraph: Paragraph
    role: Role = "text"
    level: int = -1
    round: Round | None = None
    area: Area | None = None


def marked(found: Sequence[Paragraph], body: float, title: str, title_size: float) -> list[Marked]:
    """The paragraphs of a report, each with its role; `title` is the report's, for pages that repeat it."""
    levels = _levels(found, body, _in_own_type(found, body))
    lowest = max(levels, default=-1) + 1
    first = [
        _announcement(paragraph, body, level, lowest, title, title_size)
        for paragraph, level in zip(found, levels, strict=True)
    ]
    return _with_areas(first, body)


def _announcement(
    paragraph: Paragraph, body: float, level: int, lowest: int, title: str, title_size: float
) -> Marked:
    """A paragraph as text, a round's heading, the title again, or a heading whose role is still open.

    A round alone on a line in the body's type is below all headings.
    """
    if level >= 0 and title and paragraph.text.casefold() == title.casefold():
        return Marked(paragraph, "title", level)
    told = round_heading(paragraph, body) or _later_report(paragraph, body, title, title_size)
    if told:
        return Marked(paragraph, "round", level if level >= 0 else lowest, told)
    return Marked(paragraph, "inner" if level >= 0 else "text", level)


def is_heading(paragraph: Paragraph, body: float) -> bool:
    """Larger or heavier than the body, short, and no sentence."""
    text = paragraph.body
    most = MOST_LARGE_LINES if paragraph.size > 1.3 * body else MOST_LINES
    short = len(text) <= LONGEST and len(paragraph.lines) <= most
    lettered = sum(map(str.isalpha, text)) > 2 or round_of_heading(text) is not None
    in_place = not paragraph.lines[0].apart and _may_stand_in(paragraph, body)
    return in_place and short and lettered and not text.endswith((".", ",", ";")) and _stands_out(paragraph, body)


def _may_stand_in(paragraph: Paragraph, body: float) -> bool:
    """In a table only a large line over all its columns is a heading."""
    cell = paragraph.lines[0].cell
    return cell is None or (cell.span == cell.columns and paragraph.size > 1.2 * body)


def _stands_out(paragraph: Paragraph, body: float) -> bool:
    if paragraph.size > LARGER * body or (paragraph.bold and paragraph.size > SMALLEST * body):
        return True
    letters = [letter for letter in paragraph.body if letter.isalpha()]
    capitals = len(letters) >= FEWEST_CAPITALS and all(map(str.isupper, letters))
    return capitals and len(paragraph.lines) == 1 and paragraph.size > 0.9 * body


def round_heading(paragraph: Paragraph, body: float) -> Round | None:
    """The round that a paragraph announces; one in body type must be alone on a line of its own."""
    if (
        (paragraph.label and "bullet" in paragraph.label.kinds)
        or paragraph.lines[0].cell
        or paragraph.lines[0].apart
    ):
        return None
    alone = len(paragraph.lines) == 1 and paragraph.text[-1:].isdigit() and paragraph.size > 0.9 * body
    heading = is_heading(paragraph, body)
    found = round_of_heading(paragraph.body.rstrip(":")) if alone or heading else None
    return _sure(found, paragraph, body, heading) if found else None


def _sure(told: Round, paragraph: Paragraph, body: float, heading: bool) -> Round:
    confidence = 0.95 if heading else 0.75
    return msgspec.structs.replace(told, confidence=confidence, reason=f"{how(paragraph, body)}, ”{told.label}”")


def how(paragraph: Paragraph, body: float) -> str:
    """What makes a paragraph a heading, in words: "fet rubrik, större än brödtexten"."""
    kind = "fet rubrik" if paragraph.bold else "rubrik"
    if paragraph.size > LARGER * body:
        return f"{kind}, större än brödtexten"
    if paragraph.bold:
        return f"{kind} i brödtextens storlek"
    letters = [letter for letter in paragraph.body if letter.isalpha()]
    if len(letters) >= FEWEST_CAPITALS and all(map(str.isupper, letters)):
        return "rubrik med versaler"
    return "egen rad i brödtextens storlek"


def _later_report(paragraph: Paragraph, body: float, title: str, title_size: float) -> Round | None:
    """The round in the title of a report that follows another of its kind in the same file."""
    large = paragraph.size > max(TITLE_LIKE * title_size, LARGER * body) > 0
    if not large or not is_heading(paragraph, body) or not _alike(paragraph.text, title):
        return None
    told = round_of_title(paragraph.text)
    reason = f"{LATER_REPORT}, ”{told.label}”" if told else ""
    return msgspec.structs.replace(told, confidence=0.9, reason=reason) if told else None


def _alike(text: str, title: str) -> bool:
    """Whether two titles have most of their words in common, times left out."""
    one, other = (set(re.findall(r"[^\W\d_]{4,}", words.casefold())) for words in (text, title))
    return len(one & other) >= ALIKE * max(len(one), len(other), 1)


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
        if one.font not in ("", text_font) and after.font == text_font and _is_line_apart(one, body):
            candidates.setdefault(one.font, set()).add(number)
    headings: set[int] = set()
    for font, numbers in candidates.items():
        chars = sum(len(found[number].text) for number in numbers)
        if len(numbers) >= FEWEST_IN_OWN_TYPE and chars > MOSTLY * usual[font]:
            headings |= numbers
    return headings


def _is_line_apart(paragraph: Paragraph, body: float) -> bool:
    """Whether a paragraph is a short line that begins like a heading and ends like none of running text."""
    text, line = paragraph.text, paragraph.lines[0]
    short = len(paragraph.lines) == 1 and len(text.split()) <= MOST_WORDS_IN_OWN_TYPE
    lettered = text[:1].isupper() and text[-1:].isalpha() and not _CAPTION.match(text)
    return short and lettered and not (line.cell or line.apart or paragraph.label) and paragraph.size > 0.9 * body


def _levels(found: Sequence[Paragraph], body: float, by_font: set[int]) -> list[int]:
    """The level of each paragraph that is a heading, -1 for others; `by_font` are those told by their font."""
    styles = [
        _style(paragraph) if number in by_font or is_heading(paragraph, body) else None
        for number, paragraph in enumerate(found)
    ]
    order = sorted({style for style in styles if style})
    return [order.index(style) if style else -1 for style in styles]


def _style(paragraph: Paragraph) -> tuple[float, bool, bool]:
    """What sorts headings, the highest first: size in half points, bold before plain, capitals before small."""
    return -round(2 * paragraph.size) / 2, not paragraph.bold, not paragraph.body.isupper()


# Areas


def _with_areas(found: Sequence[Marked], body: float) -> list[Marked]:
    """The open headings decided: area, one that every report has, or one inside an area."""
    again = _recurring(found)
    deep = any(one.role == "inner" and _is_decimal(one.paragraph) for one in found)
    decided: list[Marked] = []
    open_areas: list[_Open] = []  # the headings that the reading stands under, the highest first
    for number, one in enumerate(found):
        if one.role == "text":
            area = _plain_area(one.paragraph)
            if area:
                open_areas = []
                one = Marked(one.paragraph, "area", 99, area=area)
            elif open_areas:
                open_areas[-1] = msgspec.structs.replace(open_areas[-1], has_text=True)
        elif one.role == "inner":
            above = [area for area in open_areas if area.level < one.level]
            one = _decided(one, number in again, above[-1] if above else None, deep, body)
            if one.role in ("area", "general"):
                open_areas = above
                open_areas += [_Open(one.level, bool(one.area.label))] if one.area else []
        else:
            open_areas = []
        decided.append(one)
    return decided


class _Open(msgspec.Struct, frozen=True):
    """A heading of an area that the reading stands under; `has_text`: before a lower heading."""

    level: int
    numbered: bool
    has_text: bool = False


def _is_decimal(paragraph: Paragraph) -> bool:
    return bool(paragraph.label and "decimal" in paragraph.label.kinds)


def _decided(one: Marked, again: bool, above: _Open | None, deep: bool, body: float) -> Marked:
    """The role of a heading; `deep`: the report numbers its headings on several levels (3.2)."""
    text = one.paragraph.text
    numbered = area_of_heading(text)
    if numbered:
        return msgspec.structs.replace(one, role="area", area=_sure_area(numbered, 0.95, one.paragraph, body))
    if is_general(text):
        return msgspec.structs.replace(one, role="general")
    small = one.paragraph.size <= LARGER * body
    inside = above is not None and ((small and (above.has_text or above.numbered)) or (above.numbered and deep))
    titled = area_of_title(text)
    if again or inside or text.rstrip().endswith(":") or titled is None:
        return one
    confidence = 0.65 if above and above.has_text else 0.85 if one.paragraph.bold or not small else 0.6
    return msgspec.structs.replace(one, role="area", area=_sure_area(titled, confidence, one.paragraph, body))


def _sure_area(area: Area, confidence: float, paragraph: Paragraph, body: float) -> Area:
    named = " ".join(part for part in (area.label, area.title) if part)
    number = ", med nummer" if area.label else ", utan nummer"
    return msgspec.structs.replace(
        area, confidence=confidence, reason=f"{how(paragraph, body)}{number}, ”{named[:60]}”"
    )


def _plain_area(paragraph: Paragraph) -> Area | None:
    """A heading in body type must say that it heads an area, and stand alone on its line."""
    says_so = AREA_WORD.match(paragraph.text) and len(paragraph.lines) == 1 and not paragraph.lines[0].cell
    if not says_so or not paragraph.text[-1:].isalnum() or len(paragraph.text) > LONGEST // 2:
        return None
    area = area_of_heading(paragraph.text)
    return (
        msgspec.structs.replace(
            area, confidence=0.8, reason=f"egen rad i brödtextens stil, ”{paragraph.text[:60]}”"
        )
        if area
        else None
    )


def _recurring(found: Sequence[Marked]) -> set[int]:
    """The numbers of the headings whose words come again in the same round: they divide its areas."""
    seen: Counter[tuple[int, int, str]] = Counter()
    keys: dict[int, tuple[int, int, str]] = {}
    part = 0
    for number, one in enumerate(found):
        part += one.role == "round"
        if one.role == "inner":
            keys[number] = (part, one.level, re.sub(r"\d+", "#", one.paragraph.text.casefold()).rstrip(": "))
            seen[keys[number]] += 1
    return {number for number, key in keys.items() if seen[key] > 1}
