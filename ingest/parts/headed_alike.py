"""Areas that are headed by their kind: "Mål: Läsning" and "Mål: Matematik" are Läsning and Matematik.

So is "Mål 1: Läsning", whose number alone is kept (`ingest.conventions.areas`). Headings have left their kind out
already (`ingest.headings.kinds`); titles in tables and lists, and after a number ("3.1 Nämndmål: …"), have not.
"""

from collections import defaultdict
from collections.abc import Sequence

import msgspec

from ingest.conventions.kinds import Headed, headed
from ingest.parts.pieces import Piece

FEWEST = 2  # areas


def without_kind(pieces: Sequence[Piece]) -> list[Piece]:
    """The pieces, the titles of their areas without the kind that stands before several."""
    titles: dict[str, set[str]] = defaultdict(set)
    found = {title: _headed(title) for piece in pieces if piece.area and (title := piece.area.title)}
    for one in found.values():
        if one:
            titles[one.kind].add(one.title)
    named = {title: one.title for title, one in found.items() if one and len(titles[one.kind]) >= FEWEST}
    return [_renamed(piece, named) for piece in pieces]


def _headed(title: str) -> Headed | None:
    """A title with a word of kind before it and no number."""
    found = headed(title)
    return found if found and found.is_sure and not found.label else None


def _renamed(piece: Piece, named: dict[str, str]) -> Piece:
    title = named.get(piece.area.title or "") if piece.area else None
    if piece.area is None or title is None:
        return piece
    return msgspec.structs.replace(piece, area=msgspec.structs.replace(piece.area, title=title))
