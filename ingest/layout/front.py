"""What stands before a report's text: contents lists, title, cover and letterhead."""

import re
from collections.abc import Container, Iterable, Iterator, Sequence
from itertools import groupby, pairwise, takewhile

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.conventions.general import is_general
from ingest.conventions.labels import read_label
from ingest.conventions.rounds import FOLLOWING_UP, round_of_heading, round_of_title
from ingest.conventions.words import is_word
from ingest.layout.running import DIARY, ENDS_IN_NUMBER, SMALLER, TOTAL_PAGES
from ingest.layout.signatures import NAMES, ROLE
from ingest.layout.title_data import title_data
from ingest.pages.page import Line

LARGER_THAN_BODY = 1.12  # times the body's size: a title
NEARLY_LARGEST = 0.85  # times the largest size on the first page
MODEST = 1.25  # times the body's size: a heading hardly larger than the text
TITLE_LEADING = 1.6  # times the font size, from one line of the title to the next
LOOSE_LEADING = 2.1  # where the type is the same
ENTRY_WORDS = 8  # in an entry of a contents list that says no page
MOST_NAMED = 0.6  # of the lines of a contents list without pages: the others wrap, or are worded otherwise
FARTHEST_PAGE = 30  # pages from one entry to the next
COVER_WORDS = 60  # a first page with fewer is a cover
LONGEST_SIGNATURE = 100  # characters
SENDER_WORDS = 9  # in a line that names who sends
MOST_LINES_OF_HEAD = 12  # among which the diary number stands
SHORTEST_NAME = 4  # letters
MOST_ABOVE = 10  # lines of a letterhead
SENTENCE_WORDS = 6  # in a line that ends a sentence: running text
CONTENTS_HEADING = re.compile(r"innehåll(?:et|sförteckning)?|table of contents", re.IGNORECASE)
LEADERS = re.compile(
    r"(?:[.·…]\s){8,}|[.·…]{8,}|(?:\.\s?){4,}\s*\d{1,4}$|[…·_\ufffd]{3,}\s*\d{1,4}$|(?:[·…]\s){3,}\s*\d{1,4}$"
)
_DIARY_ALONE = re.compile(
    rf"{DIARY.pattern}[:.]?(?:\s+[A-ZÅÄÖ]{{1,6}})?[\s-]*\d{{1,4}}[/:.-]\d[\d/:.-]*", re.IGNORECASE
)
_SIGNS = '.,:;!?()"”’–—-'
_JOINED = re.compile(r"[–—-]\s?[a-zåäö]")
_SETTLED = re.compile(
    r"(?:fastställ|behandla|beslutad|antagen|godkän)\w*\b.{0,40}\d{4}"
    r"|(?:(?:åter)?rapport|redovisning|underlag|bilaga|(?:tjänste)?skrivelse)\s+(?:till|inför)\s.{3,60}\d{4}[^.]{0,15}$",
    re.IGNORECASE,
)
# "Styrelsen 2024-05-23" under the title of a report; minutes say so what they are of.
_MEETING = re.compile(
    r"(?:[\w-]+ ){0,3}\w*(?:styrelsen?|nämnden?|direktionen?|utskottet?|fullmäktige)\s+\d{4}-\d\d-\d\d",
    re.IGNORECASE,
)
_SENDER = re.compile(
    r"(?:nämnden|styrelsen|förvaltningen|kontoret|kommun|region|stad|förbundet|enheten|avdelningen|revisorerna|kansliet"
    r"|staben|gruppen|bolag|skola|skolan)\b|\bAB\b",
    re.IGNORECASE,
)


def contents(lines: Sequence[Line]) -> list[Line]:
    """Lines with leaders to a page number, and those that follow a contents heading, over page breaks too."""
    found = [line for line in lines if LEADERS.search(line.text)]
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
    lettered = [line for line in first if sum(map(str.isalpha, line.text)) > 3 and not _counts_pages(line)]
    if lines[0].page in scanned:
        lettered = [line for line in lettered if _is_of_words(line.text)]
    named = _capitals_over_rounds(lettered, lines, body)
    if named:
        return _block(first, [named])
    largest = max((line.size for line in lettered), default=0.0)
    large = max(LARGER_THAN_BODY * body, NEARLY_LARGEST * largest)
    found = _with_rest(_block(first, [line for line in lettered if line.size >= large]), first, body)
    if found and not FOLLOWING_UP.search(_text(found)):
        apart = [line for line in _before_text(lettered, found[-1]) if _tells(line, body)]
        told = _block(first, apart)
        sentences = bool(told) and told[-1].text.endswith(".")
        return told if told and not sentences and not _is_one_of_several(told, lines) else found
    return found


def _counts_pages(line: Line) -> bool:
    """Whether a line ends in which page it is of how many, as the top of a letter does: "YTTRANDE 1 (2)"."""
    found = [*TOTAL_PAGES.finditer(line.text)]
    return (
        bool(found) and found[-1].end() == len(line.text.rstrip()) and bool(found[-1]["total"] or found[-1]["of"])
    )


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
    named = [line for line in lines if round_of_heading(line.text) and _is_heading(line, body)]
    told = {one.interval for line in named if (one := round_of_heading(line.text))}
    if len(told) < 2 or named[0].page != lines[0].page:
        return None
    above = takewhile(lambda line: line is not named[0], lettered)
    return next((line for line in reversed([*above]) if line.text.isupper() and line.size >= body), None)


def _is_heading(line: Line, body: float) -> bool:
    return line.bold or line.size > LARGER_THAN_BODY * body


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
        apart = line.bottom - found[-1].bottom > leading * line.size
        if apart or abs(line.size - found[0].size) > 0.6:
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
    return [*above, *_under_title(lines, heading, body), *_later_letterheads(lines, heading, body)]


def _level_with(above: Sequence[Line], others: Sequence[Line]) -> Iterator[Line]:
    """The lines beside those above the title, which stands over columns: each is the end of one cut in two."""
    rows = {(line.page, line.bottom) for line in above}
    yield from (line for line in others if (line.page, line.bottom) in rows and not line.cell)


def _under_title(lines: Sequence[Line], heading: Sequence[Line], body: float) -> Iterator[Line]:
    """What stands under a title and is no text: the rest of a cover; or the sender and the diary number."""
    page = [line for line in lines if line.page == heading[0].page]
    first = next(number for number, line in enumerate(page) if line is heading[0])
    if _is_cover(page, lines):
        yield from (line for line in page[first:] if not any(line is one for one in heading))
        return
    under = page[first + len(heading) :]
    later = [line for line in lines if (line.page, line.bottom) > (heading[-1].page, heading[-1].bottom)]
    told = FOLLOWING_UP.search(" ".join(line.text for line in heading))
    if under and (
        (told and _MEETING.fullmatch(under[0].text.strip())) or _is_alone_in_style(under[0], later, body)
    ):
        yield under[0]
        under = under[1:]
    senders = title_data(under, _names_sender) or list(_senders(under, body))
    yield from senders
    yield from _diary_lines(under[len(senders) : MOST_LINES_OF_HEAD], body)


def _senders(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """The lines right under the title that name who sends or writes, before the text or its first heading.

    They are small; or they name a body or a person, and are no heading of the text under them.
    """
    for line, after in pairwise(lines):
        plain = not line.cell and not line.apart and not line.text.endswith((".", ":"))
        small = line.size < SMALLER * body and len(line.words) < SENTENCE_WORDS
        sender = _names_sender(line.text) and not _leads_to(line, after, body)
        if not plain or not (small or sender or _is_subtitle(line, after, body)):
            return
        yield line


def _is_alone_in_style(line: Line, later: Sequence[Line], body: float) -> bool:
    """Whether a line under the title is the only one in its size, weight and font, and no round: a subtitle."""
    short = len(line.words) <= SENDER_WORDS and line.text[-1:].isalnum() and read_label(line.text) is None
    shown = line.size > 0.95 * body and not line.cell and not line.apart
    alike = [one for one in later if one is not line and _style(one) == _style(line)]
    return shown and short and not alike and round_of_heading(line.text) is None and not is_general(line.text)


def _style(line: Line) -> tuple[float, bool, str]:
    longest = max(line.words, key=lambda word: len(word.text))
    return round(2 * line.size), line.bold, longest.font.rpartition("+")[2]


def _is_subtitle(line: Line, after: Line, body: float) -> bool:
    """Whether a short line under the title stands over a heading that is larger or heavier."""
    higher = after.size > line.size + 0.3 or (after.bold and not line.bold and after.size > line.size - 0.3)
    short = len(line.words) <= SENDER_WORDS and not line.bold and not any(map(str.isdigit, line.text))
    return short and higher and _is_heading(after, body)


def _diary_lines(lines: Sequence[Line], body: float) -> Iterator[Line]:
    """Lines near the top of the first page that give a diary number, in small type or alone."""
    for line in lines:
        small = line.size < SMALLER * body and DIARY.search(line.text)
        if not line.cell and not line.apart and (small or _DIARY_ALONE.fullmatch(line.text.strip())):
            yield line


def _leads_to(line: Line, after: Line, body: float) -> bool:
    """Whether a line is a heading, or the first of the text under it."""
    if _is_heading(line, body) or after.text[:1].islower() or line.text.endswith("-"):
        return True
    runs_on = not _is_heading(after, body) and not _names_sender(after.text)
    same_type = abs(line.size - after.size) < 0.3 and line.bold == after.bold
    apart = after.bottom - line.bottom > TITLE_LEADING * line.size or after.page != line.page
    return same_type and not apart and runs_on


def _names_sender(text: str) -> bool:
    text = text.strip()
    if _SETTLED.match(text):
        return True
    short = len(text.split()) <= SENDER_WORDS and not any(map(str.isdigit, text))
    return short and bool(_SENDER.search(text) or (NAMES.match(text) and ROLE.search(text)))


def _is_cover(page: Sequence[Line], lines: Sequence[Line]) -> bool:
    words = sum(len(line.words) for line in page)
    sentences = any(len(line.text) > 60 and line.text.endswith(".") for line in page)
    table = any(line.cell for line in page)
    return words < COVER_WORDS and not sentences and not table and lines[-1].page > page[0].page


def _later_letterheads(lines: Sequence[Line], heading: Sequence[Line], body: float) -> list[Line]:
    """Round a later title with a round of its own: sender, number and date of another report in the same file.

    Over a title much smaller than the first only small type counts: it may be the heading of a round. Under the
    title itself, repeated on a cover, what names the round stays.
    """
    found: list[Line] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        here = list(group)
        later = page != heading[0].page
        begins = (_repeated_title(here, heading) or _later_title(here, body)) if later else None
        if begins:
            above = here[: next(n for n, line in enumerate(here) if line is begins)]
            is_title = begins.size > NEARLY_LARGEST * heading[0].size
            found += above if _may_be_letterhead(above, None if is_title else SMALLER * body) else []
            under = _under_title(lines, _block(here, [begins]), body) if is_title else []
            found += [line for line in under if not _names_round(line, body)]
    return found


def _repeated_title(page: Sequence[Line], heading: Sequence[Line]) -> Line | None:
    """The first line of the document's title on a page that has it again, over a line that names a round."""
    first = next((line for line in page if abs(line.size - heading[0].size) < 0.3), None)
    title = _block(page, [first]) if first else []
    under = page[page.index(title[-1]) + 1 :][:1] if title else []
    repeats = _text(title) == _text(heading) and any(round_of_heading(line.text) for line in under)
    return first if repeats else None


def _names_round(line: Line, body: float) -> bool:
    """Whether a line in larger type, or bold, names a round."""
    return _is_heading(line, body) and round_of_heading(line.text) is not None


def _later_title(page: Sequence[Line], body: float) -> Line | None:
    """The first line of a page in large type that tells a round."""
    large = (line for line in page if line.size > LARGER_THAN_BODY * body and line.cell is None)
    return next((line for line in large if round_of_title(_text(_block(page, [line])))), None)


def _may_be_letterhead(above: Sequence[Line], most: float | None) -> bool:
    """Whether lines over a title are few and short, and in type below `most` points where that counts."""
    short = all(len(line.text) < LONGEST_SIGNATURE and not line.text.endswith(".") for line in above)
    return short and len(above) <= MOST_ABOVE and (most is None or all(line.size < most for line in above))


def _text(lines: Sequence[Line]) -> str:
    return " ".join(line.text for line in lines)
