"""The pieces that the rows of a table make: of the area it stands in, or of areas and rounds that it names."""

from collections.abc import Iterator, Sequence

import msgspec

from ingest.conventions.areas import area_of_heading
from ingest.conventions.states import is_column_name
from ingest.pages.page import Line
from ingest.parts.pieces import Piece, What
from ingest.parts.place import Place
from ingest.report import Area, Round
from ingest.state_tables.areas import stated
from ingest.state_tables.cards import Card, card_of, stated_of_card
from ingest.state_tables.columns import Columns, columns_of, rounds_of_columns
from ingest.state_tables.forms import is_form, stated_of_form
from ingest.state_tables.rows import Row, rows

FEWEST_NAMES = 2  # of columns, that reports use


def pieces_of_table(
    place: Place, lines: Sequence[Line], year: int | None, names: Sequence[Line] = ()
) -> Iterator[Piece]:
    """The rows of a table from where the reading stands; `year` is that of rounds without one.

    `names` are those of its columns, where a heading stands between them and these rows.
    """
    if not lines:
        return
    found = [*rows(names), *rows(lines)]
    card = card_of(found, place.area is not None, year)
    if card:
        yield from _card(place, card)
        return
    if is_form(found):
        yield from _form(place, found)
        return
    in_area = place.area is not None and not _counts_under(place.area, found[1:])
    columns = None if place.figured else columns_of(found, in_area, year)
    under_number = place.area if place.area_level >= 0 and place.area and place.area.label else None
    if columns is None or (under_number and not _divides(under_number, found, columns)):
        if place.item_label:
            place.leave_item()  # under a heading with a number a table tells of that area, whatever it lists
        for row in found[1 if names else 0 :]:
            yield Piece(place.round, place.area, place.item, row.text, row.lines)
        return
    columns = _without_part(columns, place.round)
    area = place.area if columns.is_of_one_area else None
    if area is None:
        place.leave_area()
    if columns.item is not None:
        place.leave_item()
    if columns.names and not names:
        yield Piece(place.round, area, None, "", found[0].lines, what="heading")
    for one in stated(found[1:] if columns.names else found, columns, area, year):
        what: What = "section" if one.text else "heading"
        yield Piece(one.round or place.round, one.area, one.item, one.text, one.lines, not one.goes_on, what)


def _without_part(columns: Columns, told: Round | None) -> Columns:
    """The columns; the only time among their names, "Läge 30 juni", is no round where it is in the report's."""
    head = columns.head
    within = head and told and told.start <= head.start and head.end <= told.end
    return msgspec.structs.replace(columns, head=None) if within else columns


def are_names(lines: Sequence[Line]) -> bool:
    """Whether a table's lines over its first heading are the names of its columns and no more: "Mål | Utfall"."""
    found = rows(lines)
    names = found[0].cells.values()
    return len(found) == 1 and sum(map(is_column_name, names)) >= FEWEST_NAMES


def rounds_of_table(lines: Sequence[Line], year: int | None, may_be_card: bool = True) -> list[Round]:
    """The rounds that a table tells of, in columns, in rows or as keys of a card."""
    found = rows(lines)
    card = card_of(found, may_be_card, year)
    return [one for one in card.rounds if one] if card else rounds_of_columns(found, year)


def _card(place: Place, card: Card) -> Iterator[Piece]:
    """A card's rows; what follows it is of its area."""
    if card.area:
        place.leave_area()
        place.area, place.area_level = card.area, 0
    for one in stated_of_card(card, place.area):
        what: What = "section" if one.text else "heading"
        begins = one.round is not None or what == "heading"
        yield Piece(one.round or place.round, one.area, None, one.text, one.lines, begins=begins, what=what)


def _form(place: Place, table: Sequence[Row]) -> Iterator[Piece]:
    """A form's rows; where it names its area, what follows it is of that."""
    if place.item_label:
        place.leave_item()
    headed = None if place.area_in_form else place.area
    for one in stated_of_form(table, headed):
        begins = one.area is not None and one.area not in (headed, place.area)
        if begins:
            place.leave_area()
            place.area, place.area_level, place.area_in_form = one.area, 0, True
        what: What = "section" if one.text else "heading"
        yield Piece(place.round, one.area, place.item, one.text, one.lines, begins=begins, what=what)


def _counts_under(area: Area, body: Sequence[Row]) -> bool:
    """Whether the rows of a table are numbered in the area over it, each by another number: 2.1, 2.2 under 2."""
    found = [area_of_heading(row.cells.get(0, "")) for row in body if row.cells.get(0)]
    labels = [one.label for one in found if one and one.label and one.label.startswith(f"{area.label}.")]
    return len(set(labels)) == len(found) > 1


def _divides(area: Area, table: Sequence[Row], columns: Columns) -> bool:
    """Whether a table under the heading of a numbered area tells of its rounds or of areas in it: 2.1 under 2."""
    at = columns.title if columns.number is None else columns.number
    numbers = [row.cells.get(at, "") for row in table[1:]] if at is not None else []
    return columns.is_of_one_area or any(number.startswith(f"{area.label}.") for number in numbers)
