"""Footnotes: the small type at the foot of a page whose numbers stand as raised marks in the text above.

A note is kept apart, tied to the word that bears its mark; the marks themselves are no text.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby

import msgspec

from ingest.page import Line, Word

SMALLER = 0.94  # times the body's size: a note
RAISED = (0.88, 0.1)  # at most this size of its line, and raised by that much of it
TOUCHING = 0.35  # times the size, from the word to its mark
_MARK = re.compile(r"[\[(]?(\d{1,2}|\*{1,3}|[†‡])[\])]?")
_NOTE = re.compile(r"[\[(]?(\d{1,2}|\*{1,3}|[†‡])[\]).]?")


class Notes(msgspec.Struct, frozen=True):
    """The lines of a document with its notes apart, and the marks as page and word."""

    lines: tuple[Line, ...]
    marks: tuple[tuple[int, Word], ...]


def with_notes_apart(lines: Sequence[Line], body: float) -> Notes:
    """Find the notes of every page; lines come and go in reading order, each note after its page."""
    kept, marks = list[Line](), list[tuple[int, Word]]()
    for number, group in groupby(lines, key=lambda line: line.page):
        page = list(group)
        borne = {mark.text.strip("[]()"): (host, mark) for host, mark in _marks(page)}
        notes = _notes(page, borne, body) if borne else {}
        for line in page:
            if id(line) in notes:
                continue
            words = tuple(word for word in line.words if not _is_mark_of(word, borne, notes))
            marks += [(number, word) for word in line.words if word not in words]
            if words:
                kept.append(msgspec.structs.replace(line, words=words) if len(words) < len(line.words) else line)
        for line in page:
            if id(line) in notes:
                name, first = notes[id(line)]
                words = line.words[1:] if first and len(line.words) > 1 else line.words
                marks += [(number, line.words[0])] if first and len(line.words) > 1 else []
                kept.append(
                    msgspec.structs.replace(line, words=words, apart="footnote", anchor=borne[name][0].number)
                )
    return Notes(tuple(kept), tuple(marks))


def _marks(page: Sequence[Line]) -> Iterator[tuple[Word, Word]]:
    """The raised numbers that stand close after a word, each with that word."""
    for line in page:
        size, bottom = line.size, line.bottom
        for host, word in zip(line.words, line.words[1:], strict=False):
            raised = word.size < RAISED[0] * size and word.bottom < bottom - RAISED[1] * size
            close = word.x0 - host.x1 < TOUCHING * size
            if raised and close and _MARK.fullmatch(word.text):
                yield host, word


def _notes(page: Sequence[Line], borne: dict[str, tuple[Word, Word]], body: float) -> dict[int, tuple[str, bool]]:
    """The lines of notes by their id: the mark that each belongs to, and whether its note begins there."""
    found: dict[int, tuple[str, bool]] = {}
    for _, group in groupby(page, key=lambda line: line.column):
        small: list[Line] = []
        for line in reversed(list(group)):
            if line.cell or line.size > SMALLER * body:
                break
            small.insert(0, line)
        name = ""
        for line in small:
            begins = _NOTE.fullmatch(line.words[0].text)
            if begins and begins[1] in borne and borne[begins[1]][1] not in line.words:
                name = begins[1]
                found[id(line)] = (name, True)
            elif name:
                found[id(line)] = (name, False)
    return found


def _is_mark_of(word: Word, borne: dict[str, tuple[Word, Word]], notes: dict[int, tuple[str, bool]]) -> bool:
    known = borne.get(word.text.strip("[]()"))
    return bool(known and known[1] is word and any(name == word.text.strip("[]()") for name, _ in notes.values()))
