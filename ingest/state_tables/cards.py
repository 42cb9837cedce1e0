"""Cards: a table for an area, each row a key and what it says.

    | Uppdrag 3        | Meröppet på biblioteken     |
    | Ansvarig         | Bibliotekschefen            |
    | Läge 31 mars     | Upphandlingen är annonserad |

The first row may give the area's number and title; keys may be rounds, and all of them may:

    | Våren 2014               | Planen är antagen           |
    | Hösten 2014              | Planen gäller               |

A card's rows may be one cell each, with colons after the keys:

    | A1 Inköp utan avtal                    |
    | Risk: Det blir dyrare.                 |
    | Resultat: I nio fall saknades avtal.   |
"""

import re
from collections.abc import Iterator, Sequence

import msgspec

from ingest.conventions.areas import area_of_heading, is_number_alone
from ingest.conventions.states import is_period_column
from ingest.report import Area, Round
from ingest.state_tables.areas import IN_TABLE, Stated
from ingest.state_tables.columns import ROW, is_in_words, rounds_named
from ingest.state_tables.rows import Row

LONGEST_KEY = 40  # characters
FEWEST = 2  # rows under the first
_KEYED = re.compile(r"([A-ZÅÄÖ][^:.,;]{1,38}):\s+(\S.*)", re.DOTALL)


class Card(msgspec.Struct, frozen=True):
    """A card's area, if it names one, the rows under that, and the round of each, if its key is one."""

    area: Area | None
    head: Row | None
    rows: tuple[Row, ...]
    rounds: tuple[Round | None, ...]


def card_of(table: Sequence[Row], in_area: bool, year: int | None = None) -> Card | None:
    """The card that a table is; None for any other table. Under an area's heading its keys must name rounds."""
    table = _box(table) or table
    if any(not set(row.cells) <= {0, 1} for row in table):
        return None
    area = _area(table[0])
    told = table[1:] if area else table
    if not all(0 < len(row.cells.get(0, "")) <= LONGEST_KEY for row in told):
        return None
    rounds = _rounds(told, year)
    if len(table) <= FEWEST and not (len(table) == FEWEST and all(rounds)):
        return None
    if is_period_column(told[0].cells[0]) and all(rounds[1:]):
        return None  # names of columns, over a row for each round
    if not (area or (in_area and any(rounds))):
        return None
    return Card(area, table[0] if area else None, tuple(told), rounds)


def _box(table: Sequence[Row]) -> list[Row]:
    """The rows of a box in two cells each, area or key and what it says; none where a row is no such."""
    head = area_of_heading(table[0].text)
    if any(len(row.cells) != 1 for row in table) or not (head and head.label and head.title):
        return []
    told = [Row({0: key[1], 1: key[2]}, row.lines) for row in table[1:] if (key := _KEYED.fullmatch(row.text))]
    return [Row({0: head.label, 1: head.title}, table[0].lines), *told] if len(told) == len(table) - 1 else []


def stated_of_card(card: Card, area: Area | None) -> Iterator[Stated]:
    """What a card says, of its own area or of that it stands in; a key that is a round is no text."""
    area = card.area or area
    if card.head:
        yield Stated(area, None, "", card.head.lines)
    for row, told in zip(card.rows, card.rounds, strict=True):
        value = row.cells.get(1, "")
        yield Stated(area, told, value if told else f"{row.cells[0].rstrip(':')}: {value}", row.lines)


def _area(row: Row) -> Area | None:
    number, title = row.cells.get(0, ""), row.cells.get(1, "")
    if not is_number_alone(number) or not title or title.endswith("."):
        return None
    area = area_of_heading(f"{number.rstrip('.')}. {title}") or area_of_heading(f"{number} {title}")
    reason = f"{IN_TABLE}, ”{number} {title[:50]}”"
    return msgspec.structs.replace(area, confidence=0.85, reason=reason) if area else None


def _rounds(told: Sequence[Row], year: int | None) -> tuple[Round | None, ...]:
    """The round of each row, if its key is one."""
    keys = {number: row.cells[0] for number, row in enumerate(told)}
    named = rounds_named(keys, {number: [row.cells.get(1, "")] for number, row in enumerate(told)}, ROW, year)
    in_words = sum(is_in_words(told[number].cells.get(1, "")) for number in named)
    return tuple(named.get(number) if in_words > len(named) / 2 else None for number in keys)
