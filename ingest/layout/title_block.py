"""The short lines between a title and the text, of which one says what the paper is.

    Uppföljning av biblioteksplanen 2023
    Så går arbetet i kommunen
    Bilaga 3 till tjänsteskrivelse
    Version 1.0, 2023-10-20

None of them is a sentence, runs to the margin, or is a heading like others. What stands over such data is a
subtitle; a line that names the round stays, and data may stand under it.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.conventions.general import is_general
from ingest.conventions.labels import read_label
from ingest.conventions.rounds import round_of_heading
from ingest.layout.document_names import AREA
from ingest.layout.paper_data import tells_paper
from ingest.layout.paragraphs import WIDER_SPACE, usual_spacing
from ingest.layout.title_data import WIDEST_LEADING, is_data_alone, is_settled, names_sender
from ingest.pages.page import Line

MOST_LINES = 7
MOST_WORDS = 12
LARGER_THAN_BODY = 1.12  # times the body's size: a title
ROOM = 0.8  # times the font size, left on a line where the next word would have fitted
Style = tuple[int, bool, str]


def title_block(under: Sequence[Line], body: float) -> list[Line]:
    """The lines under the title down to the last that tells what the paper is, but those that name rounds."""
    right = max((line.x1 for line in under), default=0.0)
    block = list(_short_lines(under[:MOST_LINES], right, body))
    text = _text_style(under, body)
    later = {style_of(line) for line in under[len(block) :]}
    names = {line.text.partition(":")[0] for line in under[len(block) :] if ":" in line.text}
    named = [line.text.partition(":")[0] for line in block if ":" in line.text]
    if any(AREA.fullmatch(name) or name in names for name in named):
        return []  # the first of many such: "Ansvarig: Eva Ek", "Åtgärd: …"
    own = [style_of(line) != text and style_of(line) not in later for line in block]
    plain = [style_of(line) == text for line in block]
    leading = max(WIDEST_LEADING, WIDER_SPACE * usual_spacing(under))
    last = 0
    for number, line in enumerate(block, 1):
        after = under[number] if number < len(under) else None
        its_own = own[number - 1] or (plain[number - 1] and _is_apart(line, after, leading))
        told = _tells(line, its_own) or (own[number - 1] and _is_quiet(line, body))
        last = number if told else last
        if not told and _is_loud(line, body) and not own[number - 1]:
            break  # a heading like others
    return [line for line in block[:last] if round_of_heading(line.text) is None]


def _short_lines(under: Sequence[Line], right: float, body: float) -> Iterator[Line]:
    """The first lines that are short, whole and no sentences, and begin no list or chapter."""
    after = [*under[1:], None]
    pairs = takewhile(lambda pair: _may_stand_there(*pair, right, body), zip(under, after, strict=False))
    yield from (line for line, _ in pairs)


def _may_stand_there(line: Line, after: Line | None, right: float, body: float) -> bool:
    fits = after is not None and right - line.x1 > _first_width(after) + ROOM * line.size
    whole = fits or after is None or after.page != line.page or not after.text[:1].islower()
    short = len(line.words) <= MOST_WORDS and (line.text[-1:].isalnum() or line.text[-1:] in "?!)”")
    named = read_label(line.text) is not None or (
        is_general(line.text) and _is_loud(line, body) and not tells_paper(line.text)
    )
    return whole and short and not named and not (line.cell or line.apart or line.text[:1].islower())


def _first_width(line: Line) -> float:
    return line.words[0].x1 - line.words[0].x0


def _text_style(lines: Sequence[Line], body: float) -> Style | None:
    """The style that most of what is no larger than the body is in."""
    styles = Counter[Style]()
    for line in lines:
        styles[style_of(line)] += len(line.text) if line.size <= LARGER_THAN_BODY * body else 0
    return max(styles, key=lambda style: styles[style], default=None)


def _tells(line: Line, own: bool) -> bool:
    """Whether a line tells what the paper is; the name of a body may also be that of an area, over its text."""
    text = line.text.strip()
    sender = is_settled(text) or (own and names_sender(text) and ":" not in text)
    return tells_paper(text) or is_data_alone(text) or sender


def _is_apart(line: Line, after: Line | None, leading: float) -> bool:
    """Whether a larger space than `leading`, in font sizes, is from a line to the next."""
    return after is not None and after.page == line.page and after.bottom - line.bottom > leading * line.size


def _is_loud(line: Line, body: float) -> bool:
    return line.bold or line.size > LARGER_THAN_BODY * body


def _is_quiet(line: Line, body: float) -> bool:
    """Whether a line is set otherwise than text is, but not as a heading."""
    return not _is_loud(line, body) and round_of_heading(line.text) is None


def style_of(line: Line) -> Style:
    """The size, weight and font of a line, by its longest word."""
    longest = max(line.words, key=lambda word: len(word.text))
    return round(2 * line.size), line.bold, longest.font.rpartition("+")[2]
