"""A report's body text split by reporting round and action area.

A list item that begins with an area's label begins that area, and its sub-items belong to it; a paragraph
that returns to the outer margin after the list belongs to the round. An area that has a heading of its own goes
on to the next heading. A document without rounds is one part.
"""

from collections.abc import Iterator, Sequence

import msgspec

from ingest.archive import slug
from ingest.areas import AREA_WORD, area_of_heading, area_of_title
from ingest.decisions import SENTENCE, closed_rounds
from ingest.labels import Label, follows
from ingest.layout import Layout, body_size
from ingest.page import Word
from ingest.paragraphs import SAME_MARGIN, Paragraph, join_lines, paragraphs, union
from ingest.report import Area, Box, Round, Section
from ingest.rounds import round_of_heading, round_of_title

LARGER = 1.07  # times the body's font size: a heading
LONGEST_HEADING = 160  # characters
MOST_HEADING_LINES = 3


class Split(msgspec.Struct, frozen=True):
    """What a document says: its title, its rounds in the order of the text, and its sections."""

    title: str
    rounds: tuple[Round, ...]
    sections: tuple[Section, ...]


class _Piece(msgspec.Struct, frozen=True):
    """A paragraph's text with where it belongs; pieces that follow each other in one place make a section."""

    round: Round | None
    area: Area | None
    item: str | None
    text: str
    boxes: tuple[Box, ...]
    begins: bool  # an area or item begins here, even if the piece before had the same name


class _Place(msgspec.Struct):
    """Where in the report the reading stands."""

    round: Round | None
    area: Area | None = None
    area_label: Label | None = None  # of the list item that began the area; None where a heading did
    area_indent: float = 0.0
    item: str | None = None
    item_label: Label | None = None
    item_indent: float = 0.0

    def leave_area(self) -> None:
        self.area = self.area_label = None
        self.leave_item()

    def leave_item(self) -> None:
        self.item = self.item_label = None


def split(layout: Layout, fallback_title: str) -> Split:
    """Split a document; `fallback_title` names one that has no title of its own."""
    title = join_lines([line.text for line in layout.title])
    found = paragraphs(layout.body)
    if not title and found:
        title, found = _title_from_text(found)
    announced = _rounds_of_headings(found, body_size(layout.body))
    whole = round_of_title(title)
    if whole and len(set(announced)) < 2:
        announced = []
    if not whole and not announced:
        return Split(title or fallback_title, (), _sections(_one_part(found), []))
    pieces = list(_pieces(found, body_size(layout.body), None if announced else whole))
    rounds = list(dict.fromkeys(announced)) or ([whole] if whole else [])
    return Split(title or fallback_title, tuple(rounds), _sections(_lift_summaries(pieces, rounds), rounds))


def _title_from_text(found: Sequence[Paragraph]) -> tuple[str, list[Paragraph]]:
    """A document in one size of type: its first paragraph is the title where it is short and no sentence."""
    first = found[0]
    if len(first.text) < LONGEST_HEADING and not first.text.endswith(".") and first.label is None:
        return first.text, list(found[1:])
    return "", list(found)


# Headings


def _is_heading(paragraph: Paragraph, body: float) -> bool:
    """Larger or heavier than the body, short, and no sentence."""
    text = paragraph.body
    short = len(text) <= LONGEST_HEADING and len(paragraph.lines) <= MOST_HEADING_LINES
    lettered = sum(map(str.isalpha, text)) > 2 or round_of_heading(text) is not None
    return short and lettered and not text.endswith((".", ",", ";")) and _stands_out(paragraph, body)


def _stands_out(paragraph: Paragraph, body: float) -> bool:
    return paragraph.size > LARGER * body or (paragraph.bold and paragraph.size > 0.9 * body)


def _round_heading(paragraph: Paragraph, body: float) -> Round | None:
    """The round that a paragraph announces; one in body type must be alone on a line of its own."""
    if paragraph.label and "bullet" in paragraph.label.kinds:
        return None
    alone = len(paragraph.lines) == 1 and paragraph.text[-1:].isdigit()
    return round_of_heading(paragraph.body) if alone or _is_heading(paragraph, body) else None


def _rounds_of_headings(found: Sequence[Paragraph], body: float) -> list[Round]:
    return [heading for paragraph in found if (heading := _round_heading(paragraph, body))]


def _area_heading(paragraph: Paragraph, body: float, in_list: bool) -> Area | None:
    """The area that a heading begins; a heading in body type must say that it heads an area."""
    if _is_heading(paragraph, body):
        return area_of_heading(paragraph.text) or (None if in_list else area_of_title(paragraph.text))
    says_so = AREA_WORD.match(paragraph.text) and len(paragraph.lines) == 1
    return area_of_heading(paragraph.text) if says_so and paragraph.text[-1:].isalnum() else None


# Walking through the report


def _pieces(found: Sequence[Paragraph], body: float, whole: Round | None) -> Iterator[_Piece]:
    place = _Place(whole)
    for paragraph in found:
        heading = None if whole else _round_heading(paragraph, body)
        if heading:
            place.round = heading
            place.leave_area()
        elif area := _area_heading(paragraph, body, in_list=False):
            place.leave_area()
            place.area = area
        elif _is_heading(paragraph, body):
            place.leave_area()
        elif paragraph.label and "bullet" not in paragraph.label.kinds:
            yield _labelled(place, paragraph, paragraph.label)
        else:
            _return_to_margin(place, paragraph)
            yield _piece(place, paragraph.body, paragraph, begins=False)


def _labelled(place: _Place, paragraph: Paragraph, label: Label) -> _Piece:
    """A list item: the next area, an item of the area, or a list inside the text."""
    if _begins_area(place, paragraph, label):
        title, text = _run_in_title(paragraph)
        place.leave_item()
        place.area, place.area_label, place.area_indent = Area(label.text, title), label, paragraph.indent
        return _piece(place, text, paragraph, begins=True)
    if _begins_item(place, paragraph, label):
        place.item, place.item_label, place.item_indent = label.text, label, paragraph.indent
        return _piece(place, paragraph.body, paragraph, begins=True)
    _return_to_margin(place, paragraph)
    return _piece(place, paragraph.text, paragraph, begins=False)


def _begins_area(place: _Place, paragraph: Paragraph, label: Label) -> bool:
    """Capital letters, Roman and Arabic numbers begin areas: the first of a list, or the next of its list."""
    if place.area_label:
        same_kind = bool(set(place.area_label.kinds) & set(label.kinds))
        level = abs(paragraph.indent - place.area_indent) < 2 * SAME_MARGIN + paragraph.size
        expected = follows(place.area_label, label) and not (
            _is_deeper(place, paragraph) and _is_item(place, label)
        )
        return same_kind and (expected or (level and not _is_item(place, label)))
    return place.area is None and not any(kind.startswith("lower") for kind in label.kinds)


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


def _run_in_title(paragraph: Paragraph) -> tuple[str | None, str]:
    """The bold words that begin an area's text, as its title, and the text after them."""
    words = [word for line in paragraph.lines for word in line.words][1:]
    bold = _leading_bold(words)
    if not bold or len(bold) == len(words) or not words[0].bold:
        return None, paragraph.body
    title = " ".join(word.text for word in bold)
    if not paragraph.body.startswith(title):
        return None, paragraph.body
    return title.rstrip(".:–- "), paragraph.body[len(title) :].lstrip(" .:–-")


def _leading_bold(words: Sequence[Word]) -> list[Word]:
    plain = next((n for n, word in enumerate(words) if not word.bold), len(words))
    return list(words[:plain])


def _piece(place: _Place, text: str, paragraph: Paragraph, begins: bool) -> _Piece:
    return _Piece(place.round, place.area, place.item, text, paragraph.boxes, begins)


def _one_part(found: Sequence[Paragraph]) -> list[_Piece]:
    return [_Piece(None, None, None, paragraph.text, paragraph.boxes, begins=False) for paragraph in found]


def _lift_summaries(pieces: Sequence[_Piece], rounds: Sequence[Round]) -> list[_Piece]:
    """A paragraph that tells how several rounds were closed belongs to the whole report, not to the last."""
    return [part for piece in pieces for part in _summary_apart(piece, rounds)]


def _summary_apart(piece: _Piece, rounds: Sequence[Round]) -> list[_Piece]:
    """A piece in two where its last sentence tells how several rounds were closed."""
    if piece.area or len(closed_rounds(piece.text, rounds)) < 2:
        return [piece]
    ends = [found.end() for found in SENTENCE.finditer(piece.text)]
    begins = max((end for end in ends if not closed_rounds(piece.text[:end], rounds)), default=0)
    before = [msgspec.structs.replace(piece, text=piece.text[:begins].rstrip())] if begins else []
    return [*before, msgspec.structs.replace(piece, text=piece.text[begins:], round=None)]


# Sections


def _sections(pieces: Sequence[_Piece], rounds: Sequence[Round]) -> tuple[Section, ...]:
    groups: list[list[_Piece]] = []
    for piece in pieces:
        if groups and not piece.begins and _key(groups[-1][0]) == _key(piece):
            groups[-1].append(piece)
        else:
            groups.append([piece])
    taken: dict[str, int] = {}
    return tuple(_section(group, rounds, taken) for group in groups if any(piece.text for piece in group))


def _key(piece: _Piece) -> tuple[Round | None, Area | None, str | None]:
    return piece.round, piece.area, piece.item


def _section(group: Sequence[_Piece], rounds: Sequence[Round], taken: dict[str, int]) -> Section:
    first = group[0]
    starts, text = [], ""
    for piece in group:
        if piece.text:
            text += " " if text else ""
            starts.append(len(text))
            text += piece.text
    return Section(
        id=_section_id(first, taken),
        round=None if first.round is None else rounds.index(first.round),
        area=first.area,
        item=first.item,
        text=text,
        boxes=union([box for piece in group for box in piece.boxes]),
        paragraphs=tuple(starts),
    )


def _section_id(piece: _Piece, taken: dict[str, int]) -> str:
    """A readable id that outlives changes elsewhere: `hosten-2014-III-b`, numbered where it recurs."""
    names = [slug(piece.round.label) if piece.round else "hela"]
    if piece.area:
        names.append(slug(piece.area.title or "") if piece.area.label is None else piece.area.label)
    if piece.item:
        names.append(piece.item)
    name = "-".join(names)
    taken[name] = taken.get(name, 0) + 1
    return name if taken[name] == 1 else f"{name}~{taken[name]}"
