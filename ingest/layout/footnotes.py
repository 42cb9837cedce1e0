"""Footnotes: the small type at the foot of a page whose numbers stand as marks in the text above.

A note is kept apart, tied to the word that bears its mark; the marks themselves are no text. A mark is a raised
number of its own after a word, or, where a font has raised figures, digits that end the word: "avtal.1". Figures
that are raised by themselves, "avtal.²", are marks but in units: "m²". Notes in type as large as the text's are
told by their numbers alone, under a larger space.

A note that does not end its sentence goes on in the small type of the next page, before that page's own notes. And
where a line was moved to the next page after its note had its place, the mark is there.
"""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from itertools import groupby, zip_longest

import msgspec

from ingest.conventions.labels import read_label
from ingest.layout.paragraphs import LARGER_SPACE, usual_spacing
from ingest.pages.page import Line, Word

SMALLER = 0.97  # times the body's size: a note
RAISED = (0.88, 0.1)  # at most this size of its line, and raised by that much of it
HIGH = 0.3  # times its line's size: so much raised, a mark may be as large as the text
CLOSE = 1.6  # times the size, from one line of a note to the next
TOUCHING = 0.35  # times the size, from the word to its mark
_MARK = re.compile(r"[\[(]?(\d{1,2}|\*{1,3}|[†‡])[\])]?")
_NOTE = re.compile(r"[\[(]?(?P<name>\d{1,2}|\*{1,3}|[†‡])[\]).]?")
# "avtal.1", "50 %.1", "2015.1", "2012–2015.1"; before the mark that ends the sentence, "avtal1.", "år1."; in short
# words small letters with a vowel, as "m2" and "CO2" bear none; nor do capitals alone, as "T1" and "B12".
_GLUED = re.compile(
    r"(?![A-ZÅÄÖ]{1,2}\d{1,2}$)(?:.*(?:[^\W\d_]|%)[.,;:)”\"]?|\D*(?:\d{4}[–-])?\d{4}[.,;:)”\"])(?P<name>\d{1,2})"
    r"|.*[^\W\d_]{3}(?P<inner>\d{1,2})[.,;:]"
    r"|(?!co|no|so)[a-zåäö]?[aeiouyåäö][a-zåäö]?(?<=[a-zåäö]{2})(?P<short>\d{1,2})[.,;:]"
)
_SUPERSCRIPT = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FIGURES = str.maketrans(_SUPERSCRIPT, "0123456789")
_RAISED = re.compile(rf"(?!.*\b[cdhkm]?m[²³])(?:.*[^{_SUPERSCRIPT}])?(?P<name>[{_SUPERSCRIPT}]{{1,2}})[.,;:)”\"]*")
# Less sure, as it may be a number: "sedan 20191." No month is a mark: "201912".
_AFTER_YEAR = re.compile(r"\D*(?:\d{4}[–-])?(?:19|20)\d\d(?P<name>[1-9]|1[3-9]|[2-9]\d)[.,;:)]?")
# Nor is this sure: "av årets planerade 120.1 Särskild vikt", at the end of a sentence.
_AFTER_NUMBER = re.compile(r"\d{2,}\.(?P<name>\d{1,2})")
# Least sure, where no other mark has the name: "märks mest i årskurs 8.2", but "enligt avsnitt 8.2".
_AFTER_DIGIT = re.compile(r"\d\.(?P<name>\d{1,2})")
_REFERRED_TO = re.compile(
    r"(?:avsnitt|kapitel|kap|punkt|tabell|figur|diagram|bilaga|mål|delmål|åtgärd|insats|område)\w{0,4}\.?",
    re.IGNORECASE,
)
_GLUED_NOTE = re.compile(r"(?P<name>\d{1,2})(?=[A-ZÅÄÖ])")
_ENDS = (".", "!", "?", ")", "”", '"')
_GOES_ON = ""  # the name of the note that goes on from the page before


class Mark(msgspec.Struct, frozen=True):
    """Characters of a word, by its number on its page, that are a footnote's mark: `text[start:end]`."""

    page: int
    word: int
    start: int
    end: int


class Notes(msgspec.Struct, frozen=True):
    """The lines of a document with its notes apart and without the marks, and the marks."""

    lines: tuple[Line, ...]
    marks: tuple[Mark, ...]


class _Borne(msgspec.Struct, frozen=True):
    """A mark, and the word that it belongs to."""

    host: Word
    mark: Mark


def with_notes_apart(lines: Sequence[Line], body: float) -> Notes:
    """Find the notes of every page; lines come in reading order, the notes of a page after its text."""
    kept, marks = list[Line](), list[Mark]()
    pages = [list(group) for _, group in groupby(lines, key=lambda line: line.page)]
    small = [small_type(page, body) or _in_type_of_text(page) for page in pages]
    unfinished: tuple[Line, _Borne] | None = None  # the last line of the page before, where its note goes on
    for number, page in enumerate(pages):
        borne = _marks(page, small[number])
        if number + 1 < len(pages):
            borne |= _on_next_page(small[number], borne, pages[number + 1], small[number + 1])
        if unfinished and _continues(unfinished[0], small[number], borne):
            borne[_GOES_ON] = unfinished[1]
        notes = _notes(small[number], borne)
        used = {name: borne[name] for name, _ in notes.values()}
        marks += [one.mark for name, one in used.items() if name != _GOES_ON]
        gone = {one.word: one for one in marks if one.page == page[0].page}
        text = [_without(line, gone) for line in page if id(line) not in notes]
        kept += [line for line in text if line]
        unfinished = None
        for line in page:
            if id(line) in notes:
                name, begins = notes[id(line)]
                unfinished = None if line.text.rstrip().endswith(_ENDS) else (line, used[name])
                line, mark = _note(line, used[name], begins)
                kept.append(line)
                marks += [mark] if mark else []
    return Notes(tuple(_after_tables(kept)), tuple(marks))


def _after_tables(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines with the notes that a page break brings between the rows of a table after its last row."""
    held: list[Line] = []
    table: int | None = None
    for line in lines:
        if line.apart == "footnote" and table is not None:
            held.append(line)
            continue
        if held and not (line.cell and line.cell.table == table):
            yield from held
            held = []
        table = line.cell.table if line.cell else None
        yield line
    yield from held


def _continues(last: Line, small: Sequence[Line], borne: Container[str]) -> bool:
    """Whether the small type of a page begins with what goes on from the last line of a note, in its type.

    There that line is full: a note may end in an address or a name without a point.
    """
    if not small or small[0].size != last.size or _begins(small[0]) in borne or read_label(small[0].text):
        return False
    first = small[0].words[0]
    return last.right - last.x1 < first.x1 - first.x0 + last.size


def _on_next_page(
    small: Sequence[Line], borne: Mapping[str, _Borne], after: Sequence[Line], small_after: Sequence[Line]
) -> dict[str, _Borne]:
    """The marks on the next page whose notes stand on this one, right after the last that has its mark here."""
    names = {name for line in small if (name := _begins(line)) not in borne and name.isdigit()}
    names = {name for name in names if str(int(name) - 1) in borne} - {_begins(line) for line in small_after}
    notes = {id(line) for line in small_after}
    text = [line for line in after if id(line) not in notes] if names else []
    marks = (*_glued(text, names), *_raised_figures(text, names), *_raised(text))
    return {name: one for name, one in marks if name in names}


def begun_by_marks(lines: Sequence[Line]) -> Iterator[Line]:
    """The lines of a page that begin with the number of a mark raised above them, and those that go on under them.

    Each number begins one note: a footer under that may begin with the same, as the page's.
    """
    above = {word.number: line.bottom for line in lines for word in line.words}
    borne = {name: above[one.mark.word] for name, one in _raised(lines)}
    before: Line | None = None
    for line in lines:
        name = _begins(line) if len(line.words) > 1 else ""
        begins = name in borne and borne[name] < line.box.top
        on = before and line.size == before.size and 0 < line.bottom - before.bottom < CLOSE * line.size
        before = line if begins or on else None
        if begins:
            del borne[name]
        if before:
            yield before


def notes_under(text: Sequence[Line], lines: Sequence[Line]) -> Sequence[Line]:
    """The last of some lines, from the first on that begins with the number of a mark in the text over them."""
    names = {name for line in lines if (name := _begins(line))}
    borne = dict([*_glued(text, names), *_raised_figures(text, names), *_raised(text)])
    first = next((number for number, line in enumerate(lines) if _begins(line) in borne), len(lines))
    return lines[first:]


def small_type(page: Sequence[Line], body: float) -> list[Line]:
    """The lines in small type that end the columns of a page."""
    found: list[Line] = []
    for _, group in groupby((line for line in page if not line.apart), key=lambda line: line.column):
        tail: list[Line] = []
        for line in reversed(list(group)):
            if line.cell or line.size > SMALLER * body:
                break
            tail.insert(0, line)
        found += tail if tail and not _stands_over(tail[-1], page) else []
    return found


def _stands_over(line: Line, page: Sequence[Line]) -> bool:
    """Whether a table stands under a line: the name of the table, in small type, is no note."""
    under = (other for other in page if other.cell and other.bottom > line.bottom)
    return any(other.x0 < line.x1 and other.x1 > line.x0 for other in under)


def _in_type_of_text(page: Sequence[Line]) -> list[Line]:
    """The lines that end the columns of a page like notes, in type as large as the text's."""
    borne = {name for name, _ in _raised(page)}
    farthest = LARGER_SPACE * usual_spacing(page)
    text = (line for line in page if not line.apart)
    return [
        line
        for _, group in groupby(text, key=lambda line: line.column)
        for line in _numbered_tail(list(group), borne, farthest)
    ]


def _numbered_tail(lines: Sequence[Line], borne: Container[str], farthest: float) -> Sequence[Line]:
    """The last lines of a column from one under a larger space on, where their numbers are `borne` and go up.

    A list has numbers that no mark has, or its 1 stands over that of the notes.
    """
    first, last = len(lines), ""
    for number in range(len(lines) - 1, 0, -1):
        line, before = lines[number], lines[number - 1]
        name, far = _begins(line), line.bottom - before.bottom > farthest * line.size
        begins = name in borne and (not last or _order(name) < _order(last))
        if line.cell or (read_label(line.text) and not begins) or (far and not begins):
            break
        last = name if begins else last
        first = number if begins and far else first
    return lines[first:]


def _order(name: str) -> tuple[int, int, str]:
    """Sorts the names of notes: numbers, then signs by their length."""
    return (0, int(name), "") if name.isdigit() else (1, len(name), name)


def _marks(page: Sequence[Line], small: Sequence[Line]) -> dict[str, _Borne]:
    """The marks on a page by their number; glued to a word only where a note has that number."""
    notes = {id(line) for line in small}
    text = [line for line in page if id(line) not in notes]
    names = {name for line in small if (name := _begins(line))}
    return dict([*_glued(text, names), *_raised_figures(text, names), *_raised(text)])


def _raised_figures(text: Sequence[Line], names: set[str]) -> Iterator[tuple[str, _Borne]]:
    """The marks in figures that are raised by themselves, at the end of a word or after it."""
    for line in text:
        for before, word in zip((line.words[0], *line.words), line.words, strict=False):
            found = _RAISED.fullmatch(word.text)
            name = found["name"].translate(_FIGURES) if found else ""
            if found and name in names:
                host = before if found.start("name") == 0 else word
                yield name, _Borne(host, Mark(line.page, word.number, *found.span("name")))


def _raised(text: Sequence[Line]) -> Iterator[tuple[str, _Borne]]:
    for line in text:
        size, bottom = line.size, line.bottom
        for host, word in zip(line.words, line.words[1:], strict=False):
            by = bottom - word.bottom
            raised = by > (RAISED[1] if word.size < RAISED[0] * size else HIGH) * size
            close = word.x0 - host.x1 < TOUCHING * size
            if raised and close and (found := _MARK.fullmatch(word.text)):
                yield found[1], _Borne(host, Mark(line.page, word.number, 0, len(word.text)))


def _glued(text: Sequence[Line], names: set[str]) -> Iterator[tuple[str, _Borne]]:
    """The marks that end words, those after a number first: of two that are alike the last is the mark."""
    yield from _after_digits(text, names)
    for pattern in (_AFTER_NUMBER, _AFTER_YEAR, _GLUED):
        for line in text:
            for number, word in enumerate(line.words if pattern is _GLUED or not line.cell else ()):
                found = pattern.fullmatch(word.text)
                place = found.lastgroup if found else None
                if pattern is _AFTER_NUMBER and not _begins_sentence(line.words[number + 1 :]):
                    continue
                if found and place and found[place] in names:
                    yield found[place], _Borne(word, Mark(line.page, word.number, *found.span(place)))


def _after_digits(text: Sequence[Line], names: set[str]) -> Iterator[tuple[str, _Borne]]:
    """The marks after a number of one figure at the end of a sentence, which are told from "8.2" by that alone."""
    for line, after in zip_longest(text, text[1:]):
        for number, word in enumerate(line.words):
            found = None if line.cell or not number else _AFTER_DIGIT.fullmatch(word.text)
            rest = [*line.words[number + 1 :], *(after.words if after else ())]
            ends = not rest or not (rest[0].text[:1].islower() or rest[0].text[:1].isdigit())
            if (
                found
                and found["name"] in names
                and ends
                and not _REFERRED_TO.fullmatch(line.words[number - 1].text)
            ):
                yield found["name"], _Borne(word, Mark(line.page, word.number, *found.span("name")))


def _begins_sentence(words: Sequence[Word]) -> bool:
    """Whether what follows on a line is nothing, or a word with a capital."""
    return not words or words[0].text[:1].isupper()


def _begins(line: Line) -> str:
    """The number of the note that a line begins, or nothing."""
    first = line.words[0].text.translate(_FIGURES)
    found = _NOTE.fullmatch(first) or _GLUED_NOTE.match(first)
    return found["name"] if found else ""


def _notes(small: Sequence[Line], borne: dict[str, _Borne]) -> dict[int, tuple[str, bool]]:
    """The lines of notes by their id: the mark that each belongs to, and whether its note begins there."""
    found: dict[int, tuple[str, bool]] = {}
    name = _GOES_ON if _GOES_ON in borne else None
    for line in small:
        begins = _begins(line)
        if begins and begins in borne:
            name = begins
            found[id(line)] = (name, True)
        elif name is not None:
            found[id(line)] = (name, False)
    return found


def _without(line: Line, gone: dict[int, Mark]) -> Line | None:
    """A line without the marks on it; None where nothing else stands there."""
    if not any(word.number in gone for word in line.words):
        return line
    words = tuple(cut for word in line.words if (cut := _cut(word, gone.get(word.number))))
    return msgspec.structs.replace(line, words=words) if words else None


def _cut(word: Word, mark: Mark | None) -> Word | None:
    text = word.text[: mark.start] + word.text[mark.end :] if mark else word.text
    return msgspec.structs.replace(word, text=text) if text else None


def _note(line: Line, borne: _Borne, begins: bool) -> tuple[Line, Mark | None]:
    """A line of a note, tied to its word, without its number."""
    first = line.words[0]
    page = borne.mark.page if borne.mark.page != line.page else 0
    tied = msgspec.structs.replace(line, apart="footnote", anchor=borne.host.number, anchor_page=page)
    if not begins:
        return tied, None
    begun = first.text.translate(_FIGURES)
    end = len(begun) if _NOTE.fullmatch(begun) else _GLUED_NOTE.match(begun).end()  # type: ignore[union-attr]
    mark = Mark(line.page, first.number, 0, end)
    rest = _without(tied, {first.number: mark})
    return (rest, mark) if rest else (tied, None)
