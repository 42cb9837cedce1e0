"""The marks of footnotes on a scanned page that tesseract took for other signs, as raised figures look like them.

"lex Maria.'" in the text and "'Lag (2010:659)" in small type at the foot of the page have a 1 each. Where the text
has as many such signs as notes begin under it, they are numbered by their order on the page.
"""

import re
from collections.abc import Container, Iterator, Sequence
from itertools import groupby, zip_longest

import msgspec

from ingest.layout.footnotes import small_type
from ingest.pages.page import Line, Word

SMALLER = 0.92  # times the body's size: a note
SIGNS = "'’‘*°\"”“!?"
# What may be a mark: a sign that ends no word, "Maria.'", "femtedel”,", "skolan.!", "lagen.t".
_MARKED = re.compile(
    r"(?:.*\w[.,;:)]?(?P<quote>['’‘*°\"”“])|.*\w[.,;:](?P<sign>[!?]{1,2})|\w{4,}\.(?P<letter>[tlIi]))[.,;:]?"
)
_WITHIN = re.compile(r".*\w(?P<sign>[!?]{1,2})[.,;:]?")  # one that ends a sentence has a capital after it
_NOTE = re.compile(rf"[{SIGNS}](?:[A-ZÅÄÖ].*)?")
_NUMBERED = re.compile(r"\d{1,2}[.)]?(?:[A-ZÅÄÖ].*)?")
_OPENS = re.compile(r"[(\[]?[\"”“'’]\w")
_CLOSES = re.compile(r".*[\"”“'’][.,;:!?)]*")


def with_note_marks(lines: Sequence[Line], scanned: Container[int], body: float) -> list[Line]:
    """The lines in reading order, with misread marks on `scanned` pages as figures; `body` is the text's size."""
    found: list[Line] = []
    for page, group in groupby(lines, key=lambda line: line.page):
        whole = list(group)
        found += _mended(whole, body) if page in scanned else whole
    return found


def _mended(page: Sequence[Line], body: float) -> Sequence[Line]:
    notes = [line for line in small_type(page, body) if line.size < SMALLER * body]
    if not notes:
        return page
    gone = {id(line) for line in notes}
    marks = list(_marks(line for line in page if id(line) not in gone))
    numbered = [line for line in notes if _NUMBERED.fullmatch(line.words[0].text)]
    if numbered and not _is_first_lost(notes, numbered, marks):
        return _tied(page, marks, numbered)
    begins = next((found for found in (_marked(notes), _sentences(notes)) if len(found) == len(marks)), [])
    said: dict[int, str] = {}
    for number, (mark, line) in enumerate(zip(marks, begins, strict=True), start=1):
        first = line.words[0]
        said[mark.number] = _as_figure(mark.text, number)
        if line not in numbered:
            said[first.number] = f"{number}{first.text.lstrip(SIGNS)}"
    return [_saying(line, said) for line in page]


def _is_first_lost(notes: Sequence[Line], numbered: Sequence[Line], marks: Sequence[Word]) -> bool:
    """Whether notes are as many as the marks in the text, and those whose numbers were read are counted so."""
    begins = _sentences(notes)
    places = [number for number, line in enumerate(begins, start=1) if line in numbered]
    figures = [line.words[0].text.rstrip(".)") for line in numbered]
    return len(numbered) < len(begins) == len(marks) and figures == list(map(str, places))


def _tied(page: Sequence[Line], marks: Sequence[Word], numbered: Sequence[Line]) -> Sequence[Line]:
    """The page with marks that no sentence ends in, "år.!", or all marks, as the figures of the notes.

    They are as many as the notes of whose marks none was read well.
    """
    numbered = [line for line in numbered if not _is_marked(line, page)]
    signs = [mark for mark in marks if (found := _found(mark.text)) and found.lastgroup != "quote"]
    signs = signs if len(signs) == len(numbered) else list(marks)
    if len(signs) != len(numbered):
        return page
    figures = [re.match(r"\d+", line.words[0].text) for line in numbered]
    said = {
        mark.number: _as_figure(mark.text, int(figure[0]))
        for mark, figure in zip(signs, figures, strict=True)
        if figure
    }
    return [_saying(line, said) for line in page]


def _is_marked(note: Line, page: Sequence[Line]) -> bool:
    """Whether a word has the number of a note, well read."""
    figure = re.match(r"\d+", note.words[0].text)
    mark = re.compile(rf".*[^\W\d][.,;:)]?{figure[0] if figure else ''}[.,;:]?")
    return any(mark.fullmatch(word.text) for line in page for word in line.words)


def _marked(notes: Sequence[Line]) -> list[Line]:
    """The lines that begin notes by their signs: the first, and those with one."""
    return [line for number, line in enumerate(notes) if number == 0 or _NOTE.fullmatch(line.words[0].text)]


def _sentences(notes: Sequence[Line]) -> list[Line]:
    """The lines that begin notes where some have lost their signs: the first, and those after an end."""
    ended = [True, *(line.text.endswith(".") for line in notes)]
    begins = (_begins(line.words[0].text) for line in notes)
    return [line for line, free, capital in zip(notes, ended, begins, strict=False) if free and capital]


def _begins(word: str) -> bool:
    return word.lstrip(SIGNS)[:1].isupper() or bool(_NUMBERED.fullmatch(word))


def _marks(text: Iterator[Line]) -> Iterator[Word]:
    """The words of a text that end in what may be a mark; a quotation mark may close what another opened."""
    opened = False
    words = [word for line in text for word in line.words]
    for word, after in zip_longest(words, words[1:]):
        opened = opened or bool(_OPENS.match(word.text))
        if opened and _CLOSES.fullmatch(word.text):
            opened = False
        elif not opened and (_MARKED.fullmatch(word.text) or _is_within(word, after)):
            yield word


def _is_within(word: Word, after: Word | None) -> bool:
    """Whether a word in a sentence has a sign that only ends one: "modell! och", "mars?."."""
    goes_on = word.text[-1:] in ".,;:" or (after is not None and after.text.islower())
    return goes_on and bool(_WITHIN.fullmatch(word.text))


def _found(text: str) -> re.Match[str] | None:
    return _MARKED.fullmatch(text) or _WITHIN.fullmatch(text)


def _as_figure(text: str, number: int) -> str:
    """The word with its mark as a figure: "Maria.'" is "Maria.1"."""
    found = _found(text)
    start, end = found.span(found.lastgroup) if found and found.lastgroup else (len(text), len(text))
    return f"{text[:start]}{number}{text[end:]}"


def _saying(line: Line, said: dict[int, str]) -> Line:
    if not any(word.number in said for word in line.words):
        return line
    words = tuple(msgspec.structs.replace(word, text=said.get(word.number, word.text)) for word in line.words)
    return msgspec.structs.replace(line, words=words)
