"""Areas that are all headed by their kind: "Mål: Läsning" and "Mål: Matematik" are Läsning and Matematik.

So is "Mål 1: Läsning", whose number alone is kept (`ingest.conventions.areas`).
"""

import re
from collections.abc import Sequence

import msgspec

from ingest.conventions.areas import AREA_WORD
from ingest.parts.pieces import Piece

FEWEST = 2  # areas
_HEADED = re.compile(rf"(?P<kind>{AREA_WORD.pattern}):\s+(?P<title>\S.*)", re.IGNORECASE)


def without_kind(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the titles of their areas without the kind that stands before each."""
    headed = {area: _HEADED.fullmatch(area.title or "") for piece in pieces if (area := piece.area)}
    kinds = {found["kind"].casefold() if found else None for found in headed.values()}
    if len({area.title for area in headed}) < FEWEST or len(kinds) > 1 or None in kinds:
        return list(pieces)
    known = {area: msgspec.structs.replace(area, title=found["title"]) for area, found in headed.items() if found}
    return [msgspec.structs.replace(piece, area=known[piece.area]) if piece.area else piece for piece in pieces]
