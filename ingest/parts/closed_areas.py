"""Areas that have no heading in a round, for little is told but how far they have come: "III. Utgår."

A sentence or two may say why: "III. Utgår. Området har förts över till nämnden." So may "Mål III. Utgår." be said.

Among headings with numbers, "II. Mötesplatser" and "V. Kunskap", such a line stands where the area would, and the
report has a heading with its number elsewhere: numbered answers under one area are no areas. Where the headings of
a round are out of their order, a number that none of them has stands beside one that it is next to. The only
number that is lacking between two headings needs none elsewhere.
"""

from collections.abc import Iterator, Sequence

from ingest.conventions.areas import called_label
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
    here = _headed_in_round(roles)
    before: Label | None = None
    for number, one in enumerate(roles):
        if one.role != "text":
            before = _label(one)
            continue
        label = number_of(one.paragraph)
        after = _label(following[number])
        if label is None or not _says_how_far(one.paragraph, label):
            continue
        if label.text not in headed and not _is_lacking(label, before, after):
            continue
        alone = label.text not in here[number] and not _goes_on_list(roles[number - 1], label, before)
        if _stands_between(label, before, after) or (alone and _stands_beside(label, before, after)):
            yield number
            before = label


def closed_area(place: Place, paragraph: Paragraph, label: Label) -> Piece:
    """The piece of such an area, which is on the level of the heading before it."""
    level = place.area_level
    place.leave_area()
    place.area = Area(label.text, None, CONFIDENCE, f"nummer före ett läge, ”{paragraph.text[:60]}”")
    place.area_level, place.area_has_text = level, False
    return piece_of(place, _text_after(paragraph, label), paragraph, begins=True)


def number_of(paragraph: Paragraph) -> Label | None:
    """The number that a paragraph begins with, or by which it calls an area: "Mål III."."""
    called = called_label(paragraph.text) if paragraph.label is None else None
    number = bare_label(called.text) if called else None
    return Label(called.text, number.kinds, called.length) if called and number else paragraph.label


def _text_after(paragraph: Paragraph, label: Label) -> str:
    return paragraph.text[label.length :].lstrip()


def _stands_between(label: Label, before: Label | None, after: Label | None) -> bool:
    """Whether a number is where it belongs: after that of the heading before, and before the next."""
    return before is not None and follows(before, label) and (after is None or follows(label, after))


def _is_lacking(label: Label, before: Label | None, after: Label | None) -> bool:
    """Whether a number is the only one between those of two headings."""
    if before is None or after is None:
        return False
    return follows(before, after) and _stands_between(label, before, after)


def _stands_beside(label: Label, before: Label | None, after: Label | None) -> bool:
    """Whether a number is next to that of the heading before or of the one after."""
    return bool((before and follows(before, label)) or (after and follows(label, after)))


def _goes_on_list(above: Marked, label: Label, before: Label | None) -> bool:
    """Whether a number goes on from the paragraph above, which is no closed area itself: a list under an area."""
    over = above.paragraph.label if above.role == "text" else None
    return over is not None and over != before and follows(over, label)


def _headed_in_round(roles: Sequence[Marked]) -> list[set[str | None]]:
    """For each paragraph the numbers that head areas in its round."""
    found: list[set[str | None]] = []
    here: set[str | None] = set()
    for one in roles:
        if one.role == "round":
            here = set()
        if one.role == "area" and one.area:
            here.add(one.area.label)
        found.append(here)  # as it will be at the end of the round
    return found


def _says_how_far(paragraph: Paragraph, label: Label) -> bool:
    first = paragraph.lines[0]
    said, _, why = _text_after(paragraph, label).partition(". ")
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
