"""Pieces of a report, and the sections that they make: text, boxes, and every line accounted for."""

from collections.abc import Sequence
from typing import Literal

import msgspec

from ingest.pages.boxes import union
from ingest.pages.page import Line
from ingest.report import Area, Box, Round, Section
from ingest.slugs import section_name

GUESSED = 0.65  # how sure a number is that follows from its place
What = Literal["section", "heading"]
Key = tuple[tuple[str, ...] | None, tuple[str | None, str | None] | None, str | None]


class Piece(msgspec.Struct, frozen=True):
    """A paragraph's text with where it belongs; pieces that follow each other in one place make a section.

    A heading has no text, but lines. `begins`: an area or item begins here, even if the piece before had the same
    name. `boxes` are those of the text.
    """

    round: Round | None
    area: Area | None
    item: str | None
    text: str
    lines: tuple[Line, ...]
    begins: bool = False
    what: What = "section"

    @property
    def key(self) -> Key:
        """What tells its place from others; how sure it is does not."""
        told = (str(self.round.start), str(self.round.end), self.round.label) if self.round else None
        return told, (self.area.label, self.area.title) if self.area else None, self.item

    @property
    def boxes(self) -> tuple[Box, ...]:
        """One rectangle for each page and column that it is on."""
        return union([line.box for line in self.lines])


class Placed(msgspec.Struct, frozen=True):
    """Where a line of the body went: into a section, or as the heading of one; None for a heading without text."""

    line: Line
    what: What
    section: str | None


def sections(pieces: Sequence[Piece], rounds: Sequence[Round]) -> tuple[tuple[Section, ...], tuple[Placed, ...]]:
    """The sections that the pieces make, and where every line of theirs went."""
    groups: list[list[Piece]] = []
    for piece in with_notes_home(pieces):
        if groups and not piece.begins and groups[-1][0].key == piece.key:
            groups[-1].append(piece)
        else:
            groups.append([piece])
    taken: dict[str, int] = {}
    found: list[Section] = []
    placed: list[Placed] = []
    waiting: list[Line] = []  # headings whose section has not begun
    for group in groups:
        section = _section(group, rounds, taken) if any(piece.text for piece in group) else None
        if section is None:
            waiting += [line for piece in group for line in piece.lines]
            continue
        placed += [Placed(line, "heading", section.id) for line in waiting]
        placed += [Placed(line, piece.what, section.id) for piece in group for line in piece.lines]
        waiting = []
        found.append(section)
    placed += [Placed(line, "heading", found[-1].id if found else None) for line in waiting]
    return tuple(found), tuple(placed)


def with_notes_home(pieces: Sequence[Piece]) -> list[Piece]:
    """Footnotes and sidebars put at the end of the run of text that holds the word that they belong to."""
    home = {
        (line.page, word.number): number
        for number, piece in enumerate(pieces)
        if not piece.lines[0].apart
        for line in piece.lines
        for word in line.words
    }
    after: dict[int, list[Piece]] = {}
    kept: list[tuple[int, Piece]] = []
    for number, piece in enumerate(pieces):
        first = piece.lines[0]
        host = home.get(first.host) if first.apart else None
        if host is None:
            kept.append((number, piece))
            continue
        there = pieces[host]
        last = _end_of_run(pieces, host)
        moved = msgspec.structs.replace(
            piece, round=there.round, area=there.area, item=there.item, begins=False, what="section"
        )
        after.setdefault(last, []).append(moved)
    return [one for number, piece in kept for one in (piece, *after.get(number, ()))]


def _end_of_run(pieces: Sequence[Piece], number: int) -> int:
    """The number of the last piece of the section that a piece is in."""
    last = number
    for other in range(number + 1, len(pieces)):
        if pieces[other].lines[0].apart:
            continue
        if pieces[other].begins or pieces[other].key != pieces[number].key:
            break
        last = other
    return last


def _section(group: Sequence[Piece], rounds: Sequence[Round], taken: dict[str, int]) -> Section:
    first = group[0]
    starts, text = [], ""
    for piece in group:
        if piece.text:
            text += " " if text else ""
            starts.append(len(text))
            text += piece.text
    labels = [(told.start, told.end, told.label) for told in rounds]
    return Section(
        id=_section_id(first, taken),
        round=None
        if first.round is None
        else labels.index((first.round.start, first.round.end, first.round.label)),
        area=_as_sure(group),
        item=first.item,
        text=text,
        boxes=union([box for piece in group if piece.what == "section" for box in piece.boxes]),
        paragraphs=tuple(starts),
    )


def _as_sure(group: Sequence[Piece]) -> Area | None:
    """The area of a section, unsure where its number on a scanned page follows from its place in the list."""
    area = group[0].area
    guessed = any(word.guessed for piece in group if piece.begins for line in piece.lines for word in line.words)
    if area is None or not guessed or group[0].item is not None:
        return area
    reason = f"numret lästes inte säkert på den inskannade sidan, men följer av ordningen; {area.reason}"
    return msgspec.structs.replace(area, confidence=min(area.confidence, GUESSED), reason=reason)


def _section_id(piece: Piece, taken: dict[str, int]) -> str:
    """A readable id that outlives changes elsewhere: `hosten-2014-III-b`, numbered where it recurs."""
    name = section_name(piece.round.label if piece.round else None, piece.area, piece.item)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}~{taken[name]}"
