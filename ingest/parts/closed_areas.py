"""Areas that have no heading in a round, for little is told but how far they have come: "III. Utgår."

A sentence or two may say why: "III. Utgår. Området har förts över till nämnden."

Among headings with numbers, "II. Mötesplatser" and "V. Kunskap", such a line stands where the area would, and the
report has a heading with its number elsewhere: numbered answers under one area are no areas.
"""

from collections.abc import Iterator, Sequence

from ingest.conventions.general import is_status
from ingest.conventions.labels import Label, bare_label, follows
from ingest.headings.roles import Marked
from ingest.layout.paragraphs import Paragraph
from ingest.parts.pieces import Piece
from ingest.parts.place import Place, piece_of
from ingest.report import Area

CONFIDENCE = 0.75
MOST_LINES = 3  # of how far an area has come, and why


def closed_areas(roles: Sequence[Marked]) -> Iterator[int]:
    """The numbers of the paragraphs that are each such an area."""
    headed = {one.area.label for one in roles if one.role == "area" and one.area}
    following = _next_headings(roles)
    before: Label | None = None
    for number, one in enumerate(roles):
        if one.role != "text":
            before = _label(one)
            continue
        label = one.paragraph.label
        if before and label and label.text in headed and _says_how_far(one.paragraph) and follows(before, label):
            after = _label(following[number])
            if after is None or follows(label, after):
                yield number
                before = label


def closed_area(place: Place, paragraph: Paragraph, label: Label) -> Piece:
    """The piece of such an area, which is on the level of the heading before it."""
    level = place.area_level
    place.leave_area()
    place.area = Area(label.text, None, CONFIDENCE, f"nummer före ett läge, ”{paragraph.text[:60]}”")
    place.area_level, place.area_has_text = level, False
    return piece_of(place, paragraph.body, paragraph, begins=True)


def _says_how_far(paragraph: Paragraph) -> bool:
    first = paragraph.lines[0]
    said, _, why = paragraph.body.partition(". ")
    few = len(paragraph.lines) <= (MOST_LINES if why else 1)
    return not (first.cell or first.apart) and few and is_status(said)


def _next_headings(roles: Sequence[Marked]) -> list[Marked | None]:
    """For each paragraph the next after it that is no text; None where there is none."""
    found: list[Marked | None] = []
    after: Marked | None = None
    for one in reversed(roles):
        found.append(after)
        after = one if one.role != "text" else after
    return found[::-1]


def _label(one: Marked | None) -> Label | None:
    """The number of an area by its heading, as a label; None for other headings."""
    area = one.area if one and one.role == "area" else None
    return bare_label(area.label) if area and area.label else None
