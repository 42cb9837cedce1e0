"""Who signed: names and titles that end a document, or a report in it that ends its page.

Almdalen den 19 juni 2017
Ann-Louise Hjertén
rektor
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ingest.conventions.bodies import (
    ANY_ONE,
    BODIES,
    DEFINITE,
    EXAMINING,
    IN_PLACE,
    INDEFINITE,
    LEADING,
    OFFICES,
    ONE,
    PERSONS,
    WHOLES,
    pattern,
)
from ingest.conventions.rounds import round_of_heading, round_of_title
from ingest.conventions.written_times import MONTHS
from ingest.pages.page import Line

LONGEST = 100  # characters
MOST_LINES = 8
MOST_ABOVE = 10  # lines of a page among which the title of a later report stands
SMALLER = 0.95  # times the body's size: notes
LARGER = 1.12  # times the size of the page's longest line: a title
HEADING = 1.5  # times the size of what stands under it: no name over a title
WIDE_SPACE = 1.0  # times the font size, between those who sign
APART = 1.5  # times the font size, from the text to a name alone
MOST_TITLE_WORDS = 3  # in a title alone
MOST_BODY_WORDS = 5  # in the name of a body
_NAME = r"[A-ZÅÄÖÉ][a-zåäöéèüï]+(?:-[A-ZÅÄÖÉ][a-zåäöéèüï]+)?"
_PERSON = rf"{_NAME}\s+(?:(?:af|von|de)\s+)?{_NAME}(?:[\s-]{_NAME})?"
# "Eva Ek", "Eva Ek  Per Al", "Eva Ek, Per Al och Siv Ahl"
NAMES = re.compile(rf"{_PERSON}(?:(?:,|\s+(?:och|samt|&))?\s+{_PERSON}){{0,2}}\s*")
# "Eva Ek, t.f. miljö- och byggchef", "Per Al, rektor vid Norra skolan", "Lena Alm (vice ordförande)"
_TITLE = rf"{IN_PLACE}[a-zåäö]+(?:(?:- och | |-)[a-zåäö]+){{0,2}}(?:\s+(?:i|för|på|vid)\s+[\w ]{{2,40}})?"
_TITLED = re.compile(rf"{_PERSON}(?:,\s+{_TITLE}|\s+\({_TITLE}\))")
_BETWEEN = re.compile(r"\s[·•|/–]\s|(?<=\)),?\s(?:och\s)?")  # those who sign on one line
_DATELINE = re.compile(
    rf"{_NAME}(?:\s+{_NAME})?,?\s+"
    r"(?:(?:den\s+)?(?:\d{1,2}\s+[a-z]+\s+\d{4}|\d{4}-\d\d-\d\d)|(?:dag )?som ovan"
    rf"|(?:i\s+)?(?:{'|'.join(MONTHS)})\s+\d{{4}})"
)
_DAY = re.compile(r"\d{1,2}\s+[a-z]+\s+\d{4}|\d{4}-\d\d-\d\d")
# "Ekby den 3 februari 2020, personalavdelningen", "Ekby den 3 februari 2020. Projektledare: Eva Ek"
_DATED_BY = re.compile(rf"{_DATELINE.pattern}(?:,\s+[\w ,-]{{3,60}}|\.\s+[A-ZÅÄÖ][\w -]{{2,40}}:\s+{_PERSON})")
# "Vid protokollet: Maj-Britt Ek", "Justeras: Per Al, Eva Ek"
_MINUTED = re.compile(
    r"(?:[Vv]id (?:protokollet|pennan|anteckningarna)|[Jj]uster(?:as|at|ad|are)|[Oo]rdförande|[Ss]ekreterare"
    r"|[Pp]rotokollförare)"
    rf"\s*:\s*{_PERSON}(?:(?:,| och)\s+{_PERSON}){{0,3}}"
)
_ON_BEHALF = re.compile(
    r"(?:för|på uppdrag av|enligt uppdrag|under(?:tecknat|tecknas|skrift(?:er)?|skrivet)(?: av)?|i tjänsten)"
    r"(?:\s.{3,60})?"
    r"|på \w+s vägnar|vid (?:pennan|protokollet|anteckningarna)|(?:med )?vänlig(?:a)? hälsning(?:ar)?",
    re.IGNORECASE,
)
# "KOMMUNLEDNINGSKONTORET", "Ekby kommun", "Styrelsen för AB Ekbyhem"; not "Trygg skola", which is a heading
_SIGNING_BODY = re.compile(
    rf"(?:[A-ZÅÄÖ](?:[\w-]+ ){{0,{MOST_BODY_WORDS - 1}}}[\w-]*)?"
    rf"(?:{pattern(BODIES, ONE)}|{pattern(EXAMINING, DEFINITE)}"
    rf"|{pattern((*LEADING, *OFFICES, *WHOLES), INDEFINITE)})"
    r"(?:\s(?:för|i|vid)\s[A-ZÅÄÖ](?:[\w-]+ ){0,3}[\w-]+)?",
    re.IGNORECASE,
)
# Whoever answers for what is reported, and the occupations of others who may sign.
ROLE = re.compile(
    rf"(?:{pattern(PERSONS, ANY_ONE)}|(?:intendent|inspektör|ingenjör|assistent|ekonom|jurist|arkitekt|planerare"
    r"|koordinator|registrator|förvaltare|föreståndare|administratör|kamrer|arkivarie|bibliotekarie|specialist"
    r"|sjuksköterska|ledamot|partner|konsulent|vetare|terapeut|pedagog|psykolog|lä[kr]are|kurator|upphandlare|\w{3}ist"
    r"|notarie|nämndeman|redaktör|kommunikatör|tekniker|rådgivare|vägledare|handledare|lärare|analytiker|sakkunnig"
    r"|\wolog)(?:e?n)?)\b",
    re.IGNORECASE,
)


def signatures(lines: Sequence[Line]) -> list[Line]:
    """The names and titles of those who signed, with what stands right over them: place and day, for whom.

    So are those who signed a preface, right before the next heading.
    """
    last = [line for end in [*_later_starts(lines), len(lines)] for line in _signed(lines[:end])]
    known = {id(line) for line in last}
    others = *_within(lines), *_under_columns(lines), *_dated_heads(lines)
    return last + [line for line in others if id(line) not in known]


def _dated_heads(lines: Sequence[Line]) -> Iterator[Line]:
    """The place and day right under a heading, as each of several reports in a file has them under its title."""
    for before, line in pairwise(lines):
        if before.size > LARGER * line.size and before.page == line.page and _is_dateline(line):
            yield line


def _is_dateline(line: Line) -> bool:
    """Whether a line of text is a place and a day: "Ekby den 3 maj 2020", but not "Läget 3 maj 2020"."""
    plain = not (line.cell or line.apart or line.bold)
    whole = all(after.x0 - before.x1 < line.size for before, after in pairwise(line.words))
    if not plain or not whole or round_of_heading(line.text) or _SIGNING_BODY.match(line.text):
        return False
    return bool(_DATELINE.fullmatch(line.text.strip()) and _DAY.search(line.text))


def _under_columns(lines: Sequence[Line]) -> Iterator[Line]:
    """Names with titles at the end of a column, lower than all that is read after it on the last page."""
    for number, (before, line) in enumerate(pairwise(lines), start=1):
        under = before.page == line.page == lines[-1].page and before.column != line.column
        if under and before.bottom > max(one.bottom for one in lines[number:]):
            yield from _tail_signed(lines[:number])


def _within(lines: Sequence[Line]) -> Iterator[Line]:
    """Names with titles after text that ended, before a heading or a title that begins its paragraph."""
    for number in range(2, len(lines)):
        before, line = lines[number - 1], lines[number]
        heads = line.words[0].bold or line.size > LARGER * before.size
        if heads and not before.words[0].bold and (signed := _tail_signed(lines[:number])):
            above = lines[number - len(signed) - 1]
            if len(signed) < number and _ended(above) and not above.apart:
                yield from signed


def _later_starts(lines: Sequence[Line]) -> list[int]:
    """The numbers of the lines that begin pages on which the title of a later report tells a round."""
    starts: list[int] = []
    for number, line in enumerate(lines):
        if number and line.page != lines[number - 1].page:
            page = [one for one in lines[number:] if one.page == line.page]
            body = max(page, key=lambda one: len(one.text)).size
            large = [one for one in page[:MOST_ABOVE] if one.size > LARGER * body]
            largest = max((one.size for one in large), default=0.0)
            title = " ".join(one.text for one in large if one.size > SMALLER * largest)
            if round_of_title(" ".join(one.text for one in large)) or round_of_heading(title):
                starts.append(number)
    return starts


def _signed(lines: Sequence[Line]) -> list[Line]:
    text = [line for line in lines if not line.apart]
    last = text[-1].page if text else 0
    turned = [*_without_notes([line for line in text if line.page < last]), *(o for o in text if o.page == last)]
    return _tail_signed(turned) or _alone(text) or _tail_signed(_without_notes(text))


def _without_notes(text: Sequence[Line]) -> Sequence[Line]:
    """The lines without those in small type at the end, which are notes at the foot of the last page."""
    sizes = Counter[float]()
    for line in text:
        sizes[line.size] += len(line.text)  # the longest line of all may be a note
    body = max(sizes, key=lambda size: sizes[size], default=0.0)
    last = next((number for number in range(len(text), 0, -1) if text[number - 1].size >= SMALLER * body), 0)
    return text[:last]


def _tail_signed(text: Sequence[Line]) -> list[Line]:
    """The names and titles at the end of some lines, with what stands over them."""
    tail: list[Line] = []
    for line in reversed(text):
        said = line.text.strip()
        ends = len(said) > LONGEST or said.endswith((".", ":", ",")) or line.cell
        if ends or len(tail) == MOST_LINES or (tail and line.size > HEADING * tail[0].size):
            break
        tail.insert(0, line)
    signed = (
        number for number in range(len(tail)) if _is_signature(tail[number:]) or _is_named_under(tail, number)
    )
    begins = next(signed, None)
    if begins is None:
        return []
    while begins and _stands_over(tail[begins - 1]):
        begins -= 1
    return tail[begins:]


def _stands_over(line: Line) -> bool:
    """Whether a line says where and when it was signed, for whom, or in which body."""
    text = line.text.strip()
    body = text[:1].isupper() and _SIGNING_BODY.fullmatch(text)
    return bool(_DATELINE.fullmatch(text) or _ON_BEHALF.fullmatch(text) or body)


def _is_named_under(tail: Sequence[Line], number: int) -> bool:
    """Whether from a number on there are names and no more, under words that say that they sign: "Vid pennan"."""
    names = all(NAMES.fullmatch(line.text.strip()) for line in tail[number:])
    return names and number > 0 and _stands_over(tail[number - 1])


def _is_signature(lines: Sequence[Line]) -> bool:
    """A name, alone on its line, with a title under it or another name beside or under it; or titled names."""
    if all(_with_titles(line) for line in lines):
        return True
    names = [line for line in lines if NAMES.fullmatch(line.text.strip())]
    roles = [line for line in lines if ROLE.search(line.text)]
    return bool(names) and names[0] is lines[0] and bool(roles) and len(names) + len(roles) >= len(lines) - 1


def _with_titles(line: Line) -> bool:
    """Whether a line has names, each with its title after a comma or in brackets, or before a colon.

    Wide spaces or signs are between them: "Lena Alm (ordförande) · Omar Ek (vice ordförande)".
    """
    if _MINUTED.fullmatch(line.text.strip()):
        return True
    named = (one for part in _parts(line) for one in _BETWEEN.split(part))
    return bool(ROLE.search(line.text)) and all(map(_TITLED.fullmatch, named))


def _parts(line: Line) -> list[str]:
    """The line in the parts that wide spaces leave."""
    parts = [line.words[0].text]
    for before, after in pairwise(line.words):
        wide = after.x0 - before.x1 > WIDE_SPACE * line.size
        parts.append(after.text) if wide else parts.append(f"{parts.pop()} {after.text}")
    return parts


def _alone(lines: Sequence[Line]) -> list[Line]:
    """The last line, where it is a name, a title, or who wrote when, and stands apart from text that ended."""
    if len(lines) < 2:
        return []
    before, last = lines[-2:]
    text = last.text.strip()
    title = len(text.split()) <= MOST_TITLE_WORDS and bool(ROLE.search(text)) and text[-1:].isalpha()
    by = (re.compile(_PERSON), _ON_BEHALF, _DATED_BY)
    signed = title or any(one.fullmatch(text) for one in by)
    apart = last.page == before.page and last.bottom - before.bottom > APART * last.size
    return [last] if signed and not last.cell and (apart or before.cell) and _ended(before) else []


def _ended(line: Line) -> bool:
    return line.cell is not None or line.text.rstrip().endswith((".", "!", "”"))
