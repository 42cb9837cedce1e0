"""A report's body text split by reporting round and action area.

A list item that begins with an area's label begins that area, and its sub-items belong to it; a paragraph
that returns to the outer margin after the list belongs to the round. An area that has a heading of its own goes
on to the next heading. A document without rounds is one part.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

import msgspec

from ingest.areas import DECIDING
from ingest.cards import Card, card_of, stated_of_card
from ingest.decisions import SENTENCE, closed_rounds
from ingest.front import MOST_ABOVE
from ingest.general import is_conclusion
from ingest.headings import LATER_REPORT, LONGEST, is_heading, marked
from ingest.labels import Label, follows
from ingest.layout import Layout, body_size
from ingest.occasion import is_other_kind, occasion, rounds_of_headers
from ingest.page import Line
from ingest.paragraphs import SAME_MARGIN, Paragraph, join_lines, paragraphs
from ingest.pieces import Piece, Placed, What, sections
from ingest.report import Area, Round, Section
from ingest.roles import Marked
from ingest.rounds import FOLLOWING_UP, round_of_heading, year_of
from ingest.run_in import RunIn, lead_title, plain_titles, run_in_areas, run_in_rounds
from ingest.table_areas import stated
from ingest.table_columns import Columns, columns_of, rounds_of_columns
from ingest.table_rows import Row, rows

UNSURE = 0.5  # how sure the round of a whole document is that is only dated
RECUR = 1.5  # times a round has a heading, where rounds stand inside areas
# What comes before numbered decisions: "Kommunstyrelsen föreslår kommunfullmäktige besluta följande."
_PROPOSES = re.compile(r"(?:föreslå\w*|beslut\w*)[^.]{0,80}(?:beslut\w*|följande|att)\s*[.:]?$", re.IGNORECASE)


class Split(msgspec.Struct, frozen=True):
    """What a document says: its title, its rounds in the order of the text, its sections, and where lines went."""

    title: str
    rounds: tuple[Round, ...]
    sections: tuple[Section, ...]
    placed: tuple[Placed, ...]


class _Place(msgspec.Struct):
    """Where in the report the reading stands."""

    round: Round | None
    round_level: int = -1  # of the heading that began it; -1 where none did
    area: Area | None = None
    area_label: Label | None = None  # of the list item that began the area; None where a heading did
    area_level: int = -1  # of the heading that began it
    area_has_text: bool = False
    area_indent: float = 0.0
    deciding: bool = False  # numbers count decisions here
    titled: bool = False  # the areas of this round have headings
    item: str | None = None
    item_label: Label | None = None
    item_indent: float = 0.0

    def leave_area(self) -> None:
        self.area = self.area_label = None
        self.area_level = -1
        self.leave_item()

    def leave_item(self) -> None:
        self.item = self.item_label = None


def split(layout: Layout, fallback_title: str) -> Split:
    """Split a document; `fallback_title` names one that has no title of its own."""
    title = join_lines([line.text for line in layout.title])
    found = paragraphs(layout.body)
    body = body_size(layout.body)
    lead: list[Piece] = []
    if not title and found:
        title, found, lead = _title_from_text(found)
    if is_other_kind(layout, title):
        return _made(title or fallback_title, [*lead, *_one_part(found)], [])
    whole = occasion(layout, title)
    year = year_of(title, whole)
    roles = marked(found, body, title, layout.title[0].size if layout.title else 0.0, year)
    inner = run_in_rounds(found, year)
    tabled = list(_tabled(roles, year))
    announced = _distinct(
        [
            *(one.round for one in roles if one.round),
            *(one.round for one in inner.values()),
            *tabled,
        ]
    )
    if whole and whole.confidence <= UNSURE and announced:
        whole = None  # the day of a letter is no round where another is named
    if (whole and len(announced) < 2) or not (len(tabled) > 1 or _one_style(roles, inner, whole)):
        announced, inner = [], {}
    turns = {} if whole or announced else rounds_of_headers(layout)
    if turns:
        roles = marked(found, body, title, layout.title[0].size if layout.title else 0.0, year, turns)
    if not whole and not announced and not turns:
        return _made(title or fallback_title, [*lead, *_one_part(found)], [])
    first = whole if whole and _holds_several(roles) else None if announced else whole
    pieces = list(_Walk(roles, inner, bool(announced), year, turns).pieces(first))
    rounds = _distinct([*([first] if first else []), *(one.round for one in pieces if one.round), *announced])
    return _made(title or fallback_title, [*lead, *_lift_summaries(pieces, rounds)], rounds)


def _made(title: str, pieces: Sequence[Piece], rounds: Sequence[Round]) -> Split:
    found, placed = sections(pieces, rounds)
    return Split(title, tuple(rounds), found, placed)


def _distinct(rounds: Sequence[Round]) -> list[Round]:
    """Each round once, in the order of the text, as sure as where it is surest."""
    best: dict[tuple[str, str, str], Round] = {}
    for told in rounds:
        key = (str(told.start), str(told.end), told.label)
        if key not in best or told.confidence > best[key].confidence:
            best[key] = told
    return list(best.values())


def _holds_several(roles: Sequence[Marked]) -> bool:
    """Whether the file holds several reports: a later title names its own round, as the first does."""
    return any(one.round and one.round.reason.startswith(LATER_REPORT) for one in roles)


def _one_style(roles: Sequence[Marked], inner: dict[int, RunIn], whole: Round | None) -> bool:
    """Whether headings in one style name two rounds; else, where the title has a round, they name none."""
    run_in = {run.round.interval for run in inner.values()}
    if whole is None or len(run_in) > 1 or _holds_several(roles):
        return True
    told = [(one.level, one.round) for one in roles if one.round]
    by_level = {level: {one.interval for at, one in told if at == level} for level, _ in told}
    return any(len(times) > 1 for times in by_level.values())


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


def _set_aside(paragraph: Paragraph) -> Piece:
    return Piece(None, None, None, "", paragraph.lines, what="heading")


def _one_part(found: Sequence[Paragraph]) -> list[Piece]:
    return [Piece(None, None, None, paragraph.text, paragraph.lines) for paragraph in found]


class _Walk:
    """One walk through a report from its first paragraph to its last."""

    def __init__(
        self,
        roles: Sequence[Marked],
        inner: dict[int, RunIn],
        announced: bool,
        year: int | None,
        turns: dict[int, Round],
    ) -> None:
        self._roles = list(enumerate(roles))
        self._inner = inner
        self._announced = announced
        self._year = year
        self._turns = turns  # pages whose running header names a round
        self._titled = run_in_areas(roles)
        self._plain = plain_titles(roles)

    def pieces(self, first: Round | None) -> Iterator[Piece]:
        """The pieces of the report in reading order."""
        self._first = first
        place = _Place(first)
        for table, group in groupby(self._roles, key=lambda one: _table(one[1])):
            if table is not None:
                rows_of_it = [one for _, one in group]
                self._turn(place, rows_of_it[0])
                yield from self._table(place, rows_of_it)
                continue
            for number, one in group:
                self._turn(place, one)
                yield from self._paragraph(place, number, one)

    def _turn(self, place: _Place, one: Marked) -> None:
        """A page whose header names another round begins it."""
        told = self._turns.get(one.paragraph.lines[0].page)
        if told and (place.round is None or told.interval != place.round.interval):
            place.leave_area()
            place.round = told

    def _paragraph(self, place: _Place, number: int, one: Marked) -> Iterator[Piece]:
        paragraph = one.paragraph
        if one.role != "text":
            yield self._heading(place, one)
        elif number in self._inner:
            yield self._run_in_round(place, paragraph, self._inner[number])
        elif number in self._titled:
            yield _run_in_area(place, paragraph)
        elif paragraph.label and "bullet" not in paragraph.label.kinds and not paragraph.lines[0].apart:
            yield _labelled(place, paragraph, paragraph.label, number in self._plain)
        else:
            if not paragraph.lines[0].apart:
                _return_to_margin(place, paragraph)
                place.deciding = place.deciding or bool(_PROPOSES.search(paragraph.text))
            yield _piece(place, _note(paragraph), paragraph)

    def _heading(self, place: _Place, one: Marked) -> Piece:
        if one.role == "round":
            return self._round(place, one)
        place.deciding = False
        if one.role == "area":
            if self._inner or place.area_level >= 0:
                self._leave_inner_round(place, one)
            place.leave_area()
            place.area, place.area_level, place.area_has_text = one.area, one.level, False
            place.titled = True
            return _piece(place, "", one.paragraph, begins=True, heading=True)
        if one.role == "general":
            place.leave_area()
            if self._ends_round(place, one):
                place.round, place.round_level = self._first, -1
            place.deciding = bool(DECIDING.fullmatch(one.paragraph.text.strip(": ")))
            return _piece(place, "", one.paragraph, heading=True)
        if one.role == "title":
            return _piece(place, "", one.paragraph, heading=True)
        if place.area_label:
            place.leave_area()
        if one.paragraph.indent <= place.item_indent + SAME_MARGIN:
            place.leave_item()
        return _piece(place, one.paragraph.text, one.paragraph)

    def _round(self, place: _Place, one: Marked) -> Piece:
        """A round begins; inside an area whose heading is higher, the area goes on."""
        if not self._announced:
            same = place.round and one.round and place.round.interval == one.round.interval
            return _piece(place, "" if same else one.paragraph.text, one.paragraph, heading=bool(same))
        inside = place.area and self._rounds_inside(place.area_level)
        if not inside:
            place.leave_area()
            place.titled = False
        place.round, place.round_level = one.round, one.level
        place.leave_item()
        return _piece(place, "", one.paragraph, begins=True, heading=True)

    def _ends_round(self, place: _Place, one: Marked) -> bool:
        """Whether a heading that every report has ends a round: as high as its heading, and no area's style.

        Where rounds stand inside areas it always does; so does a conclusion that only the last of them has.
        """
        if self._inner or self._rounds_inside(one.level) or self._concludes(one):
            return True
        areas = {other.level for _, other in self._roles if other.role == "area"}
        return 0 <= one.level <= place.round_level and one.level not in areas

    def _concludes(self, one: Marked) -> bool:
        """Whether a heading is a conclusion after all areas, and such a one comes in no round before."""
        roles = [other for _, other in self._roles]
        at = roles.index(one)
        rounds = [other.round.interval for other in roles if other.role == "round" and other.round]
        before = [o for o in roles[:at] if o.role == "general" and is_conclusion(o.paragraph.text)]
        after = any(other.role in ("area", "round") for other in roles[at + 1 :])
        return len(set(rounds)) > 1 and is_conclusion(one.paragraph.text) and not before and not after

    def _leave_inner_round(self, place: _Place, one: Marked) -> None:
        """Where rounds stand inside areas, the next area begins before its rounds do."""
        if self._announced and (self._inner or self._rounds_inside(one.level)):
            place.round = None

    def _rounds_inside(self, level: int) -> bool:
        """Whether headings of rounds come again under every area, below headings of a level."""
        told = [one for _, one in self._roles if one.role == "round" and one.round]
        turns = [interval for interval, _ in groupby(one.round.interval for one in told if one.round)]
        recur = len(turns) >= RECUR * len(set(turns))
        return recur and any(0 <= level < one.level for one in told)

    def _run_in_round(self, place: _Place, paragraph: Paragraph, run_in: RunIn) -> Piece:
        begins = run_in.round != place.round
        place.round = run_in.round
        place.leave_item()
        return _piece(place, run_in.text, paragraph, begins=begins)

    def _table(self, place: _Place, group: Sequence[Marked]) -> Iterator[Piece]:
        """A table as a whole: headings in it, then its rows as areas with states or as text."""
        lines: list[Line] = []
        for one in group:
            if one.role in ("area", "general") and one.paragraph.lines[0].cell:
                yield from _rows(place, lines, self._year)
                lines = []
                yield self._heading(place, one)
            else:
                lines += one.paragraph.lines
        yield from _rows(place, lines, self._year)


def _tabled(roles: Sequence[Marked], year: int | None) -> Iterator[Round]:
    """The rounds that tables tell of, in columns or rows."""
    for table, group in groupby(roles, key=_table):
        if table is not None:
            found = rows([line for one in group for line in one.paragraph.lines])
            card = card_of(found, True, year)
            yield from [one for one in card.rounds if one] if card else rounds_of_columns(found, year)


def _table(one: Marked) -> int | None:
    cell = one.paragraph.lines[0].cell
    return cell.table if cell else None


def _rows(place: _Place, lines: Sequence[Line], year: int | None) -> Iterator[Piece]:
    """The rows of a table from where the reading stands."""
    if not lines:
        return
    found = rows(lines)
    card = card_of(found, place.area is not None, year)
    if card:
        yield from _card(place, card)
        return
    columns = columns_of(found, place.area is not None, year)
    under_number = place.area if place.area_level >= 0 and place.area and place.area.label else None
    if columns is None or (under_number and not _divides(under_number, found, columns)):
        _leave_list(place)  # under a heading with a number a table tells of that area, whatever it lists
        for row in found:
            yield Piece(place.round, place.area, place.item, row.text, row.lines)
        return
    area = place.area if columns.period is not None and columns.title is None else None
    if area is None:
        place.leave_area()
    if columns.names:
        yield Piece(place.round, area, None, "", found[0].lines, what="heading")
    for one in stated(found[1:] if columns.names else found, columns, area, year):
        what: What = "section" if one.text else "heading"
        yield Piece(one.round or place.round, one.area, None, one.text, one.lines, begins=True, what=what)


def _card(place: _Place, card: Card) -> Iterator[Piece]:
    """A card's rows; what follows it is of its area."""
    if card.area:
        place.leave_area()
        place.area, place.area_level = card.area, 0
    for one in stated_of_card(card, place.area):
        what: What = "section" if one.text else "heading"
        begins = one.round is not None or what == "heading"
        yield Piece(one.round or place.round, one.area, None, one.text, one.lines, begins=begins, what=what)


def _divides(area: Area, table: Sequence[Row], columns: Columns) -> bool:
    """Whether a table under the heading of a numbered area tells of its rounds or of areas in it: 2.1 under 2."""
    at = columns.title if columns.number is None else columns.number
    numbers = [row.cells.get(at, "") for row in table[1:]] if at is not None else []
    return columns.period is not None or any(number.startswith(f"{area.label}.") for number in numbers)


def _leave_list(place: _Place) -> None:
    if place.item_label:
        place.leave_item()


def _note(paragraph: Paragraph) -> str:
    """The text of a paragraph without a bullet; a footnote says that it is one."""
    return f"Fotnot: {paragraph.text}" if paragraph.lines[0].apart == "footnote" else paragraph.body


# Lists


def _labelled(place: _Place, paragraph: Paragraph, label: Label, is_title: bool) -> Piece:
    """A list item: the next area, an item of the area, or a list inside the text."""
    if _begins_area(place, paragraph, label):
        title, text = (paragraph.body, "") if is_title else lead_title(paragraph)
        place.leave_item()
        reason = f"listpunkt med nummer, ”{label.text}”"
        place.area = Area(label.text, title, 0.9 if place.area_label or label.is_first else 0.6, reason)
        place.area_label, place.area_indent, place.area_level = label, paragraph.indent, -1
        return _piece(place, text, paragraph, begins=True, heading=not text)
    if _begins_item(place, paragraph, label):
        place.item, place.item_label, place.item_indent = label.text, label, paragraph.indent
        return _piece(place, paragraph.body, paragraph, begins=True)
    _return_to_margin(place, paragraph)
    return _piece(place, paragraph.text, paragraph)


def _begins_area(place: _Place, paragraph: Paragraph, label: Label) -> bool:
    """Capital letters, Roman and Arabic numbers begin areas: the first of a list, or the next of its list."""
    if place.area_label:
        same_kind = bool(set(place.area_label.kinds) & set(label.kinds))
        level = abs(paragraph.indent - place.area_indent) < 2 * SAME_MARGIN + paragraph.size
        expected = follows(place.area_label, label) and not (
            _is_deeper(place, paragraph) and _is_item(place, label)
        )
        return same_kind and (expected or (level and not _is_item(place, label)))
    if any(kind.startswith("lower") for kind in label.kinds) or place.deciding:
        return False
    if place.titled and "number" in label.kinds and place.area is None:
        return False  # the areas have headings: numbers count something else
    # A heading without a number, right before a list of Roman numerals or capitals, only introduces their areas.
    introduced = place.area and place.area.label is None and not place.area_has_text and label.is_first
    return place.area is None or bool(introduced and "number" not in label.kinds)


def _is_deeper(place: _Place, paragraph: Paragraph) -> bool:
    """Whether a list item stands clearly further in than the label of its area."""
    return paragraph.indent > place.area_indent + 2 * SAME_MARGIN + 0.5 * paragraph.size


def _is_item(place: _Place, label: Label) -> bool:
    return bool(place.item_label and follows(place.item_label, label))


def _begins_item(place: _Place, paragraph: Paragraph, label: Label) -> bool:
    """Small letters and small Roman numbers inside an area, and what is numbered further in than its area."""
    lower = any(kind.startswith("lower") for kind in label.kinds)
    if place.area is None or not (lower or (place.area_label and _is_deeper(place, paragraph))):
        return False
    return (label.is_first and place.item_label is None) or _is_item(place, label)


def _return_to_margin(place: _Place, paragraph: Paragraph) -> None:
    """Leave the item or area whose list a paragraph stands outside of."""
    if place.item_label and paragraph.indent <= place.item_indent + SAME_MARGIN:
        place.leave_item()
    if place.area_label and paragraph.indent <= place.area_indent + SAME_MARGIN:
        place.leave_area()


def _run_in_area(place: _Place, paragraph: Paragraph) -> Piece:
    title, text = lead_title(paragraph)
    place.leave_area()
    place.area = Area(None, title, 0.75, f"fet inledning i stycket, ”{title}”")
    return _piece(place, text, paragraph, begins=True)


def _piece(place: _Place, text: str, paragraph: Paragraph, begins: bool = False, heading: bool = False) -> Piece:
    place.area_has_text = place.area_has_text or bool(text)
    what = "heading" if heading else "section"
    return Piece(place.round, place.area, place.item, text, paragraph.lines, begins, what)  # type: ignore[arg-type]


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
