"""A report's body text split by reporting round and action area.

A list item that begins with an area's label begins that area, and its sub-items belong to it; a paragraph
that returns to the outer margin after the list belongs to the round. An area that has a heading of its own goes
on to the next heading. A document without rounds is one part.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, islice, takewhile

import msgspec

from ingest.conventions.areas import DECIDING, area_of_heading, is_called_area
from ingest.conventions.chapters import has_figures
from ingest.conventions.general import is_gathering
from ingest.conventions.labels import Label, follows, order
from ingest.conventions.rounds import FOLLOWING_UP, round_of_heading
from ingest.headings.bullet_titles import bullet_areas
from ingest.headings.mark import LONGEST, is_heading
from ingest.headings.own_words import words
from ingest.headings.roles import Marked
from ingest.headings.run_in import RunIn, lead_title, plain_titles, run_in_areas
from ingest.layout.front import MOST_ABOVE
from ingest.layout.lay_out import Layout
from ingest.layout.paragraphs import SAME_MARGIN, Paragraph, join_lines, paragraphs
from ingest.pages.page import Line
from ingest.parts.chronology import Chronology, chronology, distinct, table_of, year_of_heading
from ingest.parts.closed_areas import closed_area, closed_areas, number_of
from ingest.parts.closing import closing, general_title
from ingest.parts.decisions import SENTENCE, closed_rounds
from ingest.parts.full_title import full_title
from ingest.parts.headed_alike import without_kind
from ingest.parts.list_items import list_item, return_to_margin, unhung_areas
from ingest.parts.nesting import TITLE, holding_rounds, kind_of, list_of
from ingest.parts.occasion import is_other_kind
from ingest.parts.pieces import Piece, Placed, sections
from ingest.parts.place import Place, piece_of
from ingest.parts.round_headings import RoundHeadings
from ingest.parts.spaces import after_spaces
from ingest.parts.table_pieces import are_names, pieces_of_table
from ingest.report import Area, Round, Section

# What comes before numbered decisions: "Kommunstyrelsen föreslår kommunfullmäktige besluta följande."
_PROPOSES = re.compile(r"(?:föreslå\w*|beslut\w*)[^.]{0,80}(?:beslut\w*|följande|att)\s*[.:]?$", re.IGNORECASE)
_ATTACHED = re.compile(r"bilag(?:a|or)(?:\s+till\s+.{1,40})?:?", re.IGNORECASE)  # numbers count papers under it


class Split(msgspec.Struct, frozen=True):
    """What a document says: its title, its rounds in the order of the text, its sections, and where lines went."""

    title: str
    rounds: tuple[Round, ...]
    sections: tuple[Section, ...]
    placed: tuple[Placed, ...]


def split(layout: Layout, fallback_title: str) -> Split:
    """Split a document; `fallback_title` names one that has no title of its own."""
    title = join_lines([line.text for line in layout.title])
    found = paragraphs(layout.body)
    lead: list[Piece] = []
    if not title and found:
        title, found, lead = _title_from_text(found)
    named = full_title(layout) or title or fallback_title
    if is_other_kind(layout, title):
        return _made(named, [*lead, *_one_part(found)], [])
    told = chronology(layout, found, title)
    if told.is_empty:
        return _made(named, [*lead, *_one_part(found)], [])
    pieces = without_kind(list(_Walk(told, f"{named} {_head(layout)}").pieces()))
    first = [told.first] if told.first else []
    rounds = distinct([*first, *(one.round for one in pieces if one.round), *told.announced])
    return _made(named, [*lead, *_lift_summaries(_as_named(pieces, rounds), rounds)], rounds)


def _as_named(pieces: Sequence[Piece], rounds: Sequence[Round]) -> list[Piece]:
    """The pieces, each of the round that its time has, however it was written there: "T1 2019", "Tertial 1"."""
    by_time = {told.interval: told for told in rounds}
    return [
        msgspec.structs.replace(piece, round=by_time[piece.round.interval]) if piece.round else piece
        for piece in pieces
    ]


def _made(title: str, pieces: Sequence[Piece], rounds: Sequence[Round]) -> Split:
    found, placed = sections(pieces, rounds)
    return Split(title, tuple(rounds), found, placed)


def _title_from_text(found: Sequence[Paragraph]) -> tuple[str, list[Paragraph], list[Piece]]:
    """A document in one size of type: its title is the first heading before its text that tells of following up.

    Else it is the first paragraph, where that is short and no sentence.
    """
    opening = list(takewhile(lambda one: not one.text.endswith("."), found[:MOST_ABOVE]))
    bold = [n for n, one in enumerate(opening) if is_heading(one, one.size) and FOLLOWING_UP.search(one.text)]
    at = bold[0] if bold and round_of_heading(opening[bold[0]].text) is None else 0
    if len(found[at].text) < LONGEST and not found[at].text.endswith(".") and found[at].label is None:
        return found[at].text, list(found[at + 1 :]), [_set_aside(one) for one in found[: at + 1]]
    return "", list(found), []


def _head(layout: Layout) -> str:
    """What the head of the first page says besides the title: of which plan the report is, for example."""
    first = layout.title[0].page if layout.title else 0
    return " ".join(line.text for line, kind in layout.aside if kind == "letterhead" and line.page == first)


def _set_aside(paragraph: Paragraph) -> Piece:
    return Piece(None, None, None, "", paragraph.lines, what="heading")


def _one_part(found: Sequence[Paragraph]) -> list[Piece]:
    return [Piece(None, None, None, paragraph.text, paragraph.lines) for paragraph in found]


class _Walk:
    """One walk through a report from its first paragraph to its last."""

    def __init__(self, told: Chronology, title: str = "") -> None:
        self._told = told
        self._roles = list(enumerate(told.roles))
        self._titled = run_in_areas(told.roles)
        self._bulleted = set[int]() if self._titled else bullet_areas(told.roles)
        self._plain = plain_titles(told.roles)
        self._closed = frozenset(closed_areas(told.roles))
        self._unhung = unhung_areas(told.roles)
        begun = {*self._titled, *self._bulleted, *self._unhung}
        self._closing = closing(told.roles, title, told.run_in, begun)
        self._after_titles = after_spaces(told.roles, self._titled)
        self._rounds = RoundHeadings(told)
        self._holding = holding_rounds(told.roles, told.run_in, self._titled)

    def pieces(self) -> Iterator[Piece]:
        """The pieces of the report in reading order."""
        place = Place(self._told.first)
        for table, group in groupby(self._roles, key=lambda one: table_of(one[1])):
            if table is not None:
                rows_of_it = [one for _, one in group]
                self._turn(place, rows_of_it[0])
                yield from self._table(place, rows_of_it)
                place.introduced = False
                continue
            for number, one in group:
                self._turn(place, one)
                yield from self._paragraph(place, number, one)
                place.introduced = _introduces(one, place.introduced)

    def _turn(self, place: Place, one: Marked) -> None:
        """A page whose header names another round begins it."""
        told = self._told.turns.get(one.paragraph.lines[0].page)
        if told and (place.round is None or told.interval != place.round.interval):
            place.leave_area()
            place.round = told

    def _paragraph(self, place: Place, number: int, one: Marked) -> Iterator[Piece]:
        paragraph = one.paragraph
        if number in self._closing and (self._rounds.are_inside(place.area_level) or self._ran_in(place)):
            place.round, place.round_level = self._told.first, -1
        if number in self._after_titles or number in self._closing:
            place.leave_area()
        if kind_of(number, one, self._told.run_in, self._titled) in self._holding:
            place.round = None  # it begins before its rounds do
        if one.role != "text":
            yield self._heading(place, one)
        elif number in self._told.run_in:
            yield self._run_in_round(place, paragraph, self._told.run_in[number])
        elif number in self._titled or number in self._bulleted:
            yield _run_in_area(place, paragraph)
        elif number in self._closed and (label := number_of(paragraph)):
            self._leave_inner_round(place, place.area_level)
            yield closed_area(place, paragraph, label)
        elif paragraph.label and "bullet" not in paragraph.label.kinds and not paragraph.lines[0].apart:
            yield list_item(place, paragraph, paragraph.label, number in self._plain)
        else:
            if not paragraph.lines[0].apart and not (place.introduced and _is_bullet(paragraph)):
                if _is_of_plan(place, paragraph):
                    place.round = None
                in_list = not place.area_has_text or bool(self._unhung) or self._list_goes_on(place, number)
                return_to_margin(place, paragraph, in_list)
                place.deciding = place.deciding or bool(_PROPOSES.search(paragraph.text))
                place.deciding = place.deciding or bool(_ATTACHED.fullmatch(paragraph.text))
            titled = number in self._closing and general_title(paragraph)
            yield piece_of(place, lead_title(paragraph)[1] if titled else paragraph.body, paragraph)

    def _list_goes_on(self, place: Place, number: int) -> bool:
        """Whether the next area of a list comes before the next heading: what is between is of the one before."""
        if not place.area_label:
            return False
        over = False  # right after a heading, which may stand over what is called the next
        for _, one in islice(self._roles, number + 1, None):
            label = one.paragraph.label
            if one.role == "text" and label and label.is_area and _comes_after(place.area_label, label):
                goes_on = abs(one.paragraph.indent - place.area_indent) < SAME_MARGIN
                return goes_on and (not over or "called" in label.kinds)
            if over or one.role not in ("text", "general"):
                return False
            over = one.role == "general"
        return False

    def _heading(self, place: Place, one: Marked) -> Piece:
        place.year = year_of_heading(one) or (None if one.role == "round" else place.year)
        if one.role != "inner":
            place.figured = one.role == "general" and _has_figures(words(one))
        if one.role == "round":
            return self._round(place, one)
        place.deciding = False
        if _goes_on(place, one):
            return piece_of(place, "", one.paragraph, heading=True)
        if one.role == "area" and one.area:
            if self._told.run_in or place.area_level >= 0:
                self._leave_inner_round(place, one.level)
            place.enter_area(one.area, one.level)
            return piece_of(place, "", one.paragraph, begins=True, heading=True)
        if one.role == "general":
            place.leave_area()
            if self._rounds.end_at(one, place.round, place.round_level):
                place.round, place.round_level = self._told.first, -1
            text = one.paragraph.text.strip(": ")
            place.deciding = bool(DECIDING.fullmatch(text) or _ATTACHED.fullmatch(text))
            return piece_of(place, "", one.paragraph, heading=True)
        if one.role == "title":
            return piece_of(place, "", one.paragraph, heading=True)
        if place.area_label:
            place.leave_area()
        if one.paragraph.indent <= place.item_indent + SAME_MARGIN:
            place.leave_item()
        return piece_of(place, one.paragraph.text, one.paragraph)

    def _round(self, place: Place, one: Marked) -> Piece:
        """A round begins; inside an area whose heading is higher, the area goes on."""
        if not self._told.announced:
            same = place.round and one.round and place.round.interval == one.round.interval
            return piece_of(place, "" if same else one.paragraph.text, one.paragraph, heading=bool(same))
        inside = place.area and self._rounds.are_inside(place.area_level)
        if not inside:
            place.leave_area()
            place.titled = False
        place.round, place.round_level, place.round_indent = one.round, one.level, 0.0
        place.leave_item()
        place.first_left_out = place.first_left_out or bool(inside)
        return piece_of(place, "", one.paragraph, begins=True, heading=True)

    def _leave_inner_round(self, place: Place, level: int) -> None:
        """Where rounds stand inside areas with headings of a level, the next area begins before its rounds do."""
        if self._told.announced and (self._told.run_in or self._rounds.are_inside(level)):
            place.round = None

    def _ran_in(self, place: Place) -> bool:
        """Whether a round that begins a paragraph stands inside an area with a heading, and in no round's."""
        headed = place.area_level >= 0 and place.round_level < 0
        return headed and any(place.round == one.round for one in self._told.run_in.values())

    def _run_in_round(self, place: Place, paragraph: Paragraph, run_in: RunIn) -> Piece:
        begins = run_in.round != place.round
        place.round = run_in.round
        if list_of(place.item_label) not in self._holding:
            place.leave_item()
        if not self._stays_in_area(place, paragraph):
            place.leave_area()
        place.first_left_out = True
        place.round_indent = min(paragraph.indent, paragraph.hang)
        return piece_of(place, run_in.text, paragraph, begins=begins)

    def _stays_in_area(self, place: Place, paragraph: Paragraph) -> bool:
        """Whether a round that begins a paragraph is inside the area: under its heading, or further in."""
        if place.area_level >= 0:
            return True
        kind = list_of(place.area_label) or TITLE
        return kind in self._holding or paragraph.indent > place.area_indent + SAME_MARGIN

    def _table(self, place: Place, group: Sequence[Marked]) -> Iterator[Piece]:
        """A table as a whole: headings in it, then its rows as areas with states or as text.

        What stands over the first heading may be the names of the columns alone.
        """
        lines: list[Line] = []
        names: list[Line] = []
        year = place.year or self._told.year
        for one in group:
            if one.role in ("area", "general") and one.paragraph.lines[0].cell:
                if lines and not names and are_names(lines):
                    names = lines
                    yield Piece(place.round, place.area, None, "", tuple(names), what="heading")
                else:
                    yield from pieces_of_table(place, lines, year, names)
                lines = []
                yield self._heading(place, one)
            else:
                lines += one.paragraph.lines
        yield from pieces_of_table(place, lines, year, names)


def _has_figures(heading: str) -> bool:
    """Whether the tables of a chapter are figures; what gathers by its words, "Resultat", may be over areas."""
    return has_figures(heading) and not is_gathering(heading)


def _is_of_plan(place: Place, paragraph: Paragraph) -> bool:
    """Whether a paragraph says what the plan does: it stands further out than the rounds of its area.

    Where they stand as far in as what follows the area's label, one further out has only lost its margin.
    """
    rounds = place.round_indent - SAME_MARGIN
    inside = place.area_label is None or place.area_text_indent < rounds
    return place.area is not None and inside and paragraph.indent < rounds


def _comes_after(before: Label, after: Label) -> bool:
    """Whether an area may come next in a list; of those called so, "Uppdrag 9", any number may be left out."""
    called = "called" in before.kinds and "called" in after.kinds
    return follows(before, after) or (called and 0 < order(before.text, "called") < order(after.text, "called"))


def _introduces(one: Marked, introduced: bool) -> bool:
    """Whether a list under a paragraph belongs where that stands: it ends in a colon, or is of such a list."""
    paragraph = one.paragraph
    if paragraph.lines[0].apart:
        return introduced
    return one.role == "text" and (paragraph.text.endswith(":") or (introduced and _is_bullet(paragraph)))


def _is_bullet(paragraph: Paragraph) -> bool:
    return paragraph.label is not None and "bullet" in paragraph.label.kinds


def _goes_on(place: Place, one: Marked) -> bool:
    """Whether a numbered heading repeats that of the area that the reading stands in, as on the next page."""
    return place.area is not None and place.area == one.area and place.area.label is not None


def _run_in_area(place: Place, paragraph: Paragraph) -> Piece:
    """An area whose title begins a paragraph; it may be called so with its number: "**Uppdrag 2. Taxor.** …"."""
    title, text = lead_title(paragraph)
    place.leave_area()
    called = area_of_heading(title) if title and is_called_area(title) else None
    label, name = (called.label, called.title) if called else (None, title)
    place.area = Area(label, name, 0.75, f"fet inledning i stycket, ”{title}”")
    place.area_label, place.area_indent = paragraph.label, paragraph.indent  # what returns to the margin ends it
    return piece_of(place, text, paragraph, begins=True)


# Summaries


def _lift_summaries(pieces: Sequence[Piece], rounds: Sequence[Round]) -> list[Piece]:
    """A paragraph that tells how several rounds were closed belongs to the whole report, not to the last."""
    return [part for piece in pieces for part in _summary_apart(piece, rounds)]


def _summary_apart(piece: Piece, rounds: Sequence[Round]) -> list[Piece]:
    """A piece in two where its last sentence tells how several rounds were closed."""
    if piece.area or len(closed_rounds(piece.text, rounds)) < 2:
        return [piece]
    ends = [found.end() for found in SENTENCE.finditer(piece.text)]
    begins = max((end for end in ends if not closed_rounds(piece.text[:end], rounds)), default=0)
    before = [msgspec.structs.replace(piece, text=piece.text[:begins].rstrip())] if begins else []
    return [*before, msgspec.structs.replace(piece, text=piece.text[begins:], round=None)]
