"""What stands before a report's text: title, cover and letterhead."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, takewhile

from ingest.conventions.labels import read_label
from ingest.conventions.rounds import FOLLOWING_UP, round_of_heading, round_of_title
from ingest.conventions.words import is_word
from ingest.layout.edges import SMALLER
from ingest.layout.running import TOTAL_PAGES
from ingest.layout.title_block import LARGER_THAN_BODY
from ingest.layout.title_data import is_data_alone
from ingest.layout.under_title import (
    SENTENCE_WORDS,
    TITLE_LEADING,
    is_large_or_bold,
    is_meeting,
    under_title,
)
from ingest.pages.page import Line

NEARLY_LARGEST = 0.85  # times the largest size on the first page
NEARLY_AS_SCANNED = 0.8  # the same, of sizes that were measured in a picture
MODEST = 1.25  # times the body's size: a heading hardly larger than the text
LOOSE_LEADING = 2.1  # where the type is the same
SAME_SIZE = 0.6  # points
TALLEST = 5.0  # times the font size, from the first line of a headline to its last
LONGEST_SIGNATURE = 100  # characters
SHORTEST_NAME = 4  # letters
MOST_ABOVE = 10  # lines of a letterhead
_PARAGRAPH = re.compile(r"§ ?(\d{1,3}) +[A-ZÅÄÖ]")
_DATED = re.compile(r"\sdatum:?\s+\d{4}-\d\d-\d\d$", re.IGNORECASE)
# "EKBY KOMMUN", "Region Norra Ekby", "Ekby Energi AB", and no more
_WHOLE = re.compile(
    r"[\w-]+(?:\s\w+)?\s(?:kommun|stad)|region\s[\w-]+(?:\s\w+)?|[\w-]+(?:\s[\w-]+){0,3}\s(?-i:AB)", re.IGNORECASE
)
_SENT_TO = re.compile(r"Till\s+(?:[A-ZÅÄÖ]|\w+(?:nämnd|styrelse|fullmäktige|direktion)).{2,60}[^.:]")
_SIGNS = '.,:;!?()"”’–—-'
_JOINED = re.compile(r"[–—-]\s?[a-zåäö]")


def title(lines: Sequence[Line], body: float, scanned: Container[int] = ()) -> list[Line]:
    """The first lines on the first page that are larger than the body and about as large as any there.

    Where a large name of the sender stands over a smaller line that says that the document follows up, that line
    is the title: unless text stands between them, or the line is a heading like others that name rounds. A heading
    that names nothing but the first of several rounds, hardly larger than the text, is no title under capitals.
    On a `scanned` page a logo may be read as letters; a title is words.
    """
    if not lines:
        return []
    first = [line for line in lines if line.page == lines[0].page and line.cell is None]
    lettered = [line for line in first if sum(map(str.isalpha, line.text)) > 3 and not _heads_letter(line)]
    if counts_paragraphs(lines):
        lettered = [line for line in lettered if not _PARAGRAPH.match(line.text)]
    if lines[0].page in scanned:
        lettered = [line for line in lettered if _is_of_words(line.text)]
    named = _capitals_over_rounds(lettered, lines, body)
    if named:
        return _block(first, [named])
    largest = max((line.size for line in lettered), default=0.0)
    nearly = NEARLY_AS_SCANNED if lines[0].page in scanned else NEARLY_LARGEST
    large = max(LARGER_THAN_BODY * body, nearly * largest)
    found = _with_rest(_block(first, [line for line in lettered if line.size >= large]), first, body)
    if found and _WHOLE.fullmatch(_text(found)) and (under := _headline(lettered, found[-1], body)):
        return _with_rest(_block(first, under), first, body)
    if found and not FOLLOWING_UP.search(_text(found)):
        apart = [line for line in _before_text(lettered, found[-1]) if _tells(line, body)]
        told = _block(first, apart)
        sentences = bool(told) and told[-1].text.endswith(".")
        return told if told and not sentences and not _is_one_of_several(told, lines) else found
    return found


def _headline(lettered: Sequence[Line], sender: Line, body: float) -> Sequence[Line]:
    """The first bold line, larger than all others, under a sender's name: there may be several lines."""
    under = [line for line in _before_text(lettered, sender) if line.bold]
    largest = max((line.size for line in under), default=0.0)
    found = [line for line in under if line.size > largest - SAME_SIZE]
    same = found and all(line.bottom - found[0].bottom < TALLEST * largest for line in found)
    return found if same and largest > LARGER_THAN_BODY * body else []


def counts_paragraphs(lines: Iterable[Line]) -> bool:
    """Whether several lines begin with paragraphs of minutes: "§ 42 Namn på ny park"."""
    return len({found[1] for line in lines if (found := _PARAGRAPH.match(line.text))}) > 1


def _heads_letter(line: Line) -> bool:
    """Whether a line ends as the top of a letter does: in its day, or which page it is: "YTTRANDE 1 (2)"."""
    found = [*TOTAL_PAGES.finditer(line.text)]
    last = bool(found) and found[-1].end() == len(line.text.rstrip())
    return bool(_DATED.search(line.text)) or (last and bool(found[-1]["total"] or found[-1]["of"]))


def _is_of_words(text: str) -> bool:
    """Whether half of what stands on a line, numbers and dashes apart, is words or may be names."""
    told = [one.strip(_SIGNS) for one in text.split() if one.strip(_SIGNS) and not one.isdigit()]
    return 2 * sum(map(_may_be_word, told)) >= len(told)


def _may_be_word(text: str) -> bool:
    name = len(text) >= SHORTEST_NAME and text.istitle() and text.isalpha()
    return len(text) > 1 and (name or is_word(text.casefold()))


def _capitals_over_rounds(lettered: Sequence[Line], lines: Sequence[Line], body: float) -> Line | None:
    """The last line in capitals, as large as the text, before the first of several headings that name rounds."""
    if max((line.size for line in lettered), default=0.0) > MODEST * body:
        return None
    named = [line for line in lines if round_of_heading(line.text) and is_large_or_bold(line, body)]
    told = {one.interval for line in named if (one := round_of_heading(line.text))}
    if len(told) < 2 or named[0].page != lines[0].page:
        return None
    above = takewhile(lambda line: line is not named[0], lettered)
    return next((line for line in reversed([*above]) if line.text.isupper() and line.size >= body), None)


def _before_text(lines: Sequence[Line], last: Line) -> Iterator[Line]:
    """The lines under the largest until the first that reads as running text."""
    for line in lines:
        if line.bottom > last.bottom and line.page == last.page:
            if line.size < last.size and line.text.rstrip().endswith(".") and len(line.words) >= SENTENCE_WORDS:
                return
            yield line


def _tells(line: Line, body: float) -> bool:
    """Whether a line larger than the body, and without a number, says that the document follows up."""
    label = read_label(line.text)
    return line.size > LARGER_THAN_BODY * body and bool(FOLLOWING_UP.search(line.text)) and label is None


def _is_one_of_several(told: Sequence[Line], lines: Sequence[Line]) -> bool:
    """Whether a line names a round, and another line in its type names another."""
    its = round_of_heading(_text(told))
    alike = [line for line in lines if abs(line.size - told[0].size) < 0.3 and line.bold == told[0].bold]
    rounds = [one for line in alike if (one := round_of_heading(line.text))]
    return its is not None and any(one.interval != its.interval for one in rounds)


def _block(first: Sequence[Line], candidates: Sequence[Line]) -> list[Line]:
    """The first of the candidates with the lines of its size that follow closely."""
    if not candidates:
        return []
    begins = next(number for number, line in enumerate(first) if line is candidates[0])
    found = [first[begins]]
    for line in (one for one in first[begins + 1 :] if _is_under(one, found[0])):
        # A heading in nearly the same size stands further from the title than its lines from each other.
        leading = LOOSE_LEADING if line.size == found[0].size and line.bold == found[0].bold else TITLE_LEADING
        apart = line.bottom - found[-1].bottom > leading * line.size or is_meeting(line)
        if apart or abs(line.size - found[0].size) > SAME_SIZE:
            break
        found.append(line)
    return found


def _with_rest(title: list[Line], first: Sequence[Line], body: float) -> list[Line]:
    """A title with the smaller lines under it that a dash joins to it: "– så har kommunen hållit löftena"."""
    if not title:
        return []
    at = next(number for number, line in enumerate(first) if line is title[-1])
    rest = first[at + 1 : at + 2]
    joined = bool(rest) and rest[0].size > LARGER_THAN_BODY * body and bool(_JOINED.match(rest[0].text))
    near = joined and rest[0].bottom - title[-1].bottom < LOOSE_LEADING * title[-1].size
    return [*title, *_block(first, rest)] if near else title


def _is_under(line: Line, first: Line) -> bool:
    """Whether a line stands under another, and not beside it in another column."""
    return line.x0 < first.x1 and line.x1 > first.x0


def letterhead(lines: Sequence[Line], heading: Sequence[Line], body: float) -> list[Line]:
    """What stands above the title and above those of later reports, and the rest of a cover.

    So is the sender right under the title, in type smaller than the text's, `body` points.
    """
    if not heading:
        return []
    first = next(number for number, line in enumerate(lines) if line is heading[0])
    above = [*lines[:first], *_level_with(lines[:first], lines[first:])]
    return [*above, *under_title(lines, heading, body), *_later_letterheads(lines, heading, body)]


def _level_with(above: Sequence[Line], others: Sequence[Line]) -> Iterator[Line]:
    """The lines beside those above the title, which stands over columns: each is the end of one cut in two."""
    rows = {(line.page, line.bottom) for line in above}
    yield from (line for line in others if (line.page, line.bottom) in rows and not line.cell)


def _later_letterheads(lines: Sequence[Line], heading: Sequence[Line], body: float) -> list[Line]:
    """Round a later title with a round of its own: sender, number and date of another report in the same file.

    Over a title much smaller than the first only small type counts: it may be the heading of a round. Under the
    title itself, repeated on a cover, what names the round stays.
    """
    found: list[Line] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        here = list(group)
        later = page != heading[0].page
        again = _repeated_title(here, heading) if later else None
        begins = again or (_later_title(here, body) if later else None)
        if begins:
            above = here[: next(n for n, line in enumerate(here) if line is begins)]
            titled = round_of_title(_text(_block(here, [begins]))) is not None
            is_title = bool(again) or (titled and begins.size > NEARLY_LARGEST * heading[0].size)
            found += above if _may_be_letterhead(above, None if is_title else SMALLER * body) else []
            under = under_title(lines, _block(here, [begins]), body) if is_title else []
            found += [line for line in under if not _names_round(line, body)]
    return found


def _repeated_title(page: Sequence[Line], heading: Sequence[Line]) -> Line | None:
    """The first line of the document's title on a page that has it again, over a line that names a round."""
    for first in page:
        title = _block(page, [first]) if first.text == heading[0].text else []
        under = page[page.index(title[-1]) + 1 :][:1] if title else []
        if _text(title) == _text(heading) and any(round_of_heading(line.text) for line in under):
            return first
    return None


def _names_round(line: Line, body: float) -> bool:
    """Whether a line in larger type, or bold, names a round."""
    return is_large_or_bold(line, body) and round_of_heading(line.text) is not None


def _later_title(page: Sequence[Line], body: float) -> Line | None:
    """The first line of a page in large type that tells a round: "Årsbokslut 2019", "T1 2019"."""
    large = (line for line in page if line.size > LARGER_THAN_BODY * body and line.cell is None)
    texts = ((line, _text(_block(page, [line]))) for line in large)
    return next((line for line, text in texts if round_of_title(text) or round_of_heading(text)), None)


def _may_be_letterhead(above: Sequence[Line], most: float | None) -> bool:
    """Whether lines over a title are few and short, and data or in type below `most` points where that counts."""
    short = all(len(line.text) < LONGEST_SIGNATURE and not line.text.endswith(".") for line in above)
    small = most is None or all(line.size < most or _is_data(line.text) for line in above)
    return short and small and len(above) <= MOST_ABOVE


def _is_data(text: str) -> bool:
    """Whether a line has a number or a day and no more, or says to whom a report goes."""
    return is_data_alone(text) or bool(_SENT_TO.fullmatch(text.strip()))


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
