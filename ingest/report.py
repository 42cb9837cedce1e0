"""The domain types: plain frozen data that every other module takes and returns.

Positions in text count characters from 0, the end excluded. Lengths on a page are points (1/72 inch)
from the upper left corner. Dates are calendar dates, both ends of an interval included.
"""

from datetime import date, timedelta
from functools import total_ordering
from typing import Literal

import msgspec

# Persons and places only with a spaCy pipeline of the user's own.
Label = Literal["UNIT", "ROLE", "PERSON", "PLACE"]
LARGEST_FILE = 300_000_000  # bytes; a larger one is refused
MOST_PAGES = 3_000  # of a document; a longer one is refused
# What a character of a page can be.
What = Literal[
    "section",
    "heading",
    "title",
    "header",
    "footer",
    "page number",
    "contents",
    "letterhead",
    "footnote mark",
    "figure text",
    "unread",
]


class Span(msgspec.Struct, frozen=True, order=True, gc=False):
    """A stretch of text: `text[start:end]`."""

    start: int
    end: int

    def __post_init__(self) -> None:
        if not 0 <= self.start <= self.end:
            raise ValueError(f"span {self.start}..{self.end} runs backwards or starts before the text")


class Box(msgspec.Struct, frozen=True, array_like=True):
    """A rectangle on a page (counted from 1)."""

    page: int
    x0: float
    top: float
    x1: float
    bottom: float


@total_ordering
class Round(msgspec.Struct, frozen=True, omit_defaults=True):
    """A reporting round (redovisningsomgång): the time it reports on, and what the report calls it.

    `confidence`, 0..1, is how sure the reading is, and `reason` why, in Swedish. Rounds are in the order in which
    they end: a year comes after its tertials, also after the last of them.
    """

    start: date
    end: date
    label: str
    confidence: float = 1.0
    reason: str = ""

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(f"round {self.label!r} ends {self.end}, before it starts {self.start}")

    def __lt__(self, other: "Round") -> bool:
        return self._order < other._order

    @property
    def _order(self) -> tuple[date, timedelta, str]:
        return self.end, self.end - self.start, self.label

    @property
    def year(self) -> int:
        """The calendar year in which the round starts."""
        return self.start.year

    @property
    def interval(self) -> tuple[date, date]:
        """The first and the last day."""
        return self.start, self.end


class Area(msgspec.Struct, frozen=True):
    """An action area (åtgärdsområde): its label ("III"), its title, or both.

    `confidence`, 0..1, is how sure the reading is, and `reason` why, in Swedish.
    """

    label: str | None
    title: str | None = None
    confidence: float = 1.0
    reason: str = ""

    def __post_init__(self) -> None:
        if not (self.label or self.title):
            raise ValueError("an area needs a label or a title")

    @property
    def name(self) -> str:
        """What people call the area: its label, or its title where it has no label."""
        return self.label or self.title or ""


class Mention(msgspec.Struct, frozen=True):
    """A unit or role that a section names: `section.text[start:end] == text`; `name` is its canonical form."""

    label: Label
    text: str
    start: int
    end: int
    name: str

    def __post_init__(self) -> None:
        if self.end - self.start != len(self.text) or self.start < 0:
            raise ValueError(f"mention {self.text!r} does not fit {self.start}..{self.end}")


class Section(msgspec.Struct, frozen=True):
    """A piece of a report: one round, area and item, or text that belongs to a round or the whole report.

    `id` is unique in its report and readable ("hosten-2014-III-b"). `round` indexes `Report.rounds`.
    `paragraphs` are the positions where paragraphs of `text` begin; the first is 0.
    """

    id: str
    round: int | None
    area: Area | None
    item: str | None
    text: str
    boxes: tuple[Box, ...]
    paragraphs: tuple[int, ...] = (0,)
    mentions: tuple[Mention, ...] = ()

    def __post_init__(self) -> None:
        if not self.boxes:
            raise ValueError(f"section {self.id!r} is on no page")
        if self.paragraphs[:1] != (0,) or list(self.paragraphs) != sorted(set(self.paragraphs)):
            raise ValueError(f"section {self.id!r} has paragraphs out of order: {self.paragraphs}")
        if self.paragraphs[-1] > len(self.text):
            raise ValueError(f"section {self.id!r} has a paragraph after its end")
        for mention in self.mentions:
            if self.text[mention.start : mention.end] != mention.text:
                raise ValueError(f"section {self.id!r} does not say {mention.text!r} at {mention.start}")

    @property
    def pages(self) -> tuple[int, int]:
        """The first and the last page that the section is on, counted from 1."""
        return self.boxes[0].page, self.boxes[-1].page


class Decision(msgspec.Struct, frozen=True, omit_defaults=True):
    """A decision that a report refers to, and the label of the round that it closed."""

    date: date
    paragraph: int
    body: str | None
    round: str | None
    diary: str | None = None


class UnreadPage(msgspec.Struct, frozen=True):
    """A page of which no text could be had, and why (in Swedish)."""

    page: int
    reason: str


class Part(msgspec.Struct, frozen=True):
    """How many characters of a divided stretch the section `section` has now; None: they are a header's."""

    section: str | None
    characters: int


class Stretch(msgspec.Struct, frozen=True, omit_defaults=True):
    """Characters of a page that follow each other in its content and became the same thing.

    They are numbered from `start` to `end` as the content has them. `section` is the id of the section that they
    are in or head, `reason` says in Swedish why they are unread, `box` is where they stand. Where corrections have
    divided them, `parts` has all of them in order, and `section` is the first that has some.
    """

    start: int
    end: int
    what: What
    section: str | None = None
    reason: str = ""
    box: Box | None = None
    parts: tuple[Part, ...] = ()

    def __post_init__(self) -> None:
        if self.parts and sum(part.characters for part in self.parts) != self.end - self.start:
            raise ValueError(f"the parts of {self.start}..{self.end} are not all of it: {self.parts}")

    @property
    def told(self) -> tuple[tuple[What, str | None, int], ...]:
        """What its characters are, of which section, and how many they are; several where they were divided."""
        if not self.parts:
            return ((self.what, self.section, self.end - self.start),)
        return tuple((self.what if one.section else "header", one.section, one.characters) for one in self.parts)


class PageCoverage(msgspec.Struct, frozen=True, omit_defaults=True):
    """What became of every character of a page, each exactly once; of a `scanned` page, those that OCR gave.

    In a record the sections are those that were read; corrections are followed in a report as corrected
    (`ingest.corrections.followed`). `as_found` has the number of each
    character that is U+FFFD in the text because it can be no text, and what the page has: "U+0007", or "cid:12" of
    a glyph without a name. `doubtful` are the numbers that OCR was not sure of.
    """

    page: int
    characters: int
    stretches: tuple[Stretch, ...] = ()
    scanned: bool = False
    as_found: tuple[tuple[int, str], ...] = ()
    doubtful: tuple[str, ...] = ()

    def __post_init__(self) -> None:
        at = 0
        for stretch in self.stretches:
            if stretch.start != at or stretch.end <= at:
                raise ValueError(f"page {self.page} does not account for each character once, at {at}")
            at = stretch.end
        if at != self.characters:
            raise ValueError(f"page {self.page} accounts for {at} of {self.characters} characters")


class Report(msgspec.Struct, frozen=True):
    """A follow-up report as it was read."""

    id: str
    title: str
    file: str
    sha256: str
    pages: int
    rounds: tuple[Round, ...]
    sections: tuple[Section, ...]
    decisions: tuple[Decision, ...] = ()
    unread: tuple[UnreadPage, ...] = ()
    coverage: tuple[PageCoverage, ...] = ()

    def __post_init__(self) -> None:
        ids = [section.id for section in self.sections]
        if len(ids) != len(set(ids)):
            raise ValueError(f"report {self.id!r} uses a section's id twice")
        if any(s.round is not None and not 0 <= s.round < len(self.rounds) for s in self.sections):
            raise ValueError(f"report {self.id!r} has a section in a round that it has not")

    def round_of(self, section: Section) -> Round | None:
        """The round that a section belongs to, None for text of the whole report."""
        return None if section.round is None else self.rounds[section.round]
