"""Where in a report the reading stands."""

import msgspec

from ingest.conventions.labels import Label
from ingest.layout.paragraphs import Paragraph
from ingest.parts.pieces import Piece, What
from ingest.report import Area, Round


class Place(msgspec.Struct):
    """The round, area and item that what is read next belongs to."""

    round: Round | None
    round_level: int = -1  # of the heading that began it; -1 where none did
    round_indent: float = 0.0  # of the paragraph that began it
    year: int | None = None  # that a heading gives to the rounds under it
    area: Area | None = None
    area_label: Label | None = None  # of the list item that began the area; None where a heading did
    area_level: int = -1  # of the heading that began it
    area_in_form: bool = False  # a form named it, and no heading over it
    area_has_text: bool = False
    area_indent: float = 0.0
    area_text_indent: float = 0.0  # of what follows the label of a list item that began it
    deciding: bool = False  # numbers count decisions here
    figured: bool = False  # tables are figures here: in the chapter on what the budget came to
    titled: bool = False  # the areas of this round have headings
    item: str | None = None
    item_label: Label | None = None
    item_indent: float = 0.0
    introduced: bool = False  # a colon led to the list that follows, which is of where it stands
    first_left_out: bool = False  # b) may begin: the area had items in a round before, or a round began inside it
    itemed: set[tuple[str | None, str | None]] = set()  # the areas that have had items, by label and title

    def enter_area(self, area: Area, level: int) -> None:
        """What follows is of an area that a heading begins; where it had items in a round before, b) may begin."""
        self.leave_area()
        self.area, self.area_level, self.area_has_text = area, level, False
        self.first_left_out = (area.label, area.title) in self.itemed
        self.titled = True

    def enter_item(self, label: Label, indent: float) -> None:
        """What follows is of an item of the area."""
        self.item, self.item_label, self.item_indent = label.text, label, indent
        self.first_left_out = True
        if self.area:
            self.itemed.add((self.area.label, self.area.title))

    def leave_area(self) -> None:
        """What follows is of no area."""
        self.area = self.area_label = None
        self.area_level = -1
        self.area_in_form = False
        self.round_indent = 0.0
        self.first_left_out = False
        self.leave_item()

    def leave_item(self) -> None:
        """What follows is of no item."""
        self.item = self.item_label = None


def piece_of(place: Place, text: str, paragraph: Paragraph, begins: bool = False, heading: bool = False) -> Piece:
    """A paragraph's piece where the reading stands; a heading has no text that counts."""
    place.area_has_text = place.area_has_text or bool(text)
    what: What = "heading" if heading else "section"
    return Piece(place.round, place.area, place.item, text, paragraph.lines, begins, what)
