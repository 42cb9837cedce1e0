"""Items of lists: the next area, an item of an area, or a list inside the text.

An area may begin with its first item, on the same line: "II.  a. Rutinerna har reviderats."
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.conventions.labels import Label, follows, read_label
from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_title
from ingest.layout.paragraphs import SAME_MARGIN, Paragraph
from ingest.parts.pieces import Piece
from ingest.parts.place import Place, piece_of
from ingest.report import Area


def list_item(place: Place, paragraph: Paragraph, label: Label, is_title: bool) -> Piece:
    """A list item: the next area, an item of the area, or a list inside the text."""
    if _goes_on_with_heading(place, paragraph, label):
        return _titled_area(place, paragraph, label)
    if _is_part_of_headed(place, label) or _begins_area(place, paragraph, label):
        title, text = (paragraph.body, "") if is_title else lead_title(paragraph)
        place.leave_item()
        place.first_left_out = False
        place.area = _area(label, title, goes_on=bool(place.area_label))
        place.area_label, place.area_indent, place.area_level = label, paragraph.indent, -1
        place.area_text_indent = _indent_after_label(paragraph)
        place.area_has_text = False
        text = text if title else _first_item(place, paragraph, text)
        return piece_of(place, text, paragraph, begins=True, heading=not text)
    if _begins_item(place, paragraph, label):
        place.enter_item(label, paragraph.indent)
        return piece_of(place, paragraph.body, paragraph, begins=True)
    return_to_margin(place, paragraph)
    return piece_of(place, paragraph.text, paragraph)


def _area(label: Label, title: str | None, goes_on: bool) -> Area:
    """The area that a list item begins; a list that begins with another number than the first may be no list."""
    reason = f"listpunkt med nummer, ”{label.text}”"
    if goes_on or label.is_first:
        return Area(label.text, title, 0.9, reason)
    return Area(label.text, title, 0.6, f"{reason}, som inte är listans första nummer")


def _goes_on_with_heading(place: Place, paragraph: Paragraph, label: Label) -> bool:
    """Whether a number with a title in type of its own is a part of the area that a heading begins.

    "1.1 **Attest.** Av 60 fakturor …" under "1 Ekonomi", or "1.2 **Kassa.**" after it.
    """
    own = place.area.label if place.area and place.area_level >= 0 else None
    over = label.text.rpartition(".")[0]
    if not own or "decimal" not in label.kinds or over not in (own, own.rpartition(".")[0]):
        return False
    title, text = lead_title(paragraph)
    return bool(title and text)


def _is_part_of_headed(place: Place, label: Label) -> bool:
    """Whether a number goes on with that of a heading's area, whatever this says first: "3.1.1" in "3.1".

    "3.1" in "3" may be a figure.
    """
    own = place.area.label if place.area and place.area_level >= 0 and not place.deciding else None
    return label.text.count(".") > 1 and label.text.rpartition(".")[0] == own


def _titled_area(place: Place, paragraph: Paragraph, label: Label) -> Piece:
    """Such an area, which ends as those with headings do: its text stands at the margin too."""
    title, text = lead_title(paragraph)
    area = Area(label.text, title, 0.9, f"nummer som fortsätter rubrikens, ”{label.text} {title}”")
    place.enter_area(area, place.area_level)
    return piece_of(place, text, paragraph, begins=True)


def _first_item(place: Place, paragraph: Paragraph, text: str) -> str:
    """The text of an area; if the first item of a list of small letters begins it, that is entered."""
    label = read_label(text)
    if not label or not label.is_first or not any(kind.startswith("lower") for kind in label.kinds):
        return text
    place.enter_item(label, _indent_after_label(paragraph))
    return text[label.length :].lstrip()


def _indent_after_label(paragraph: Paragraph) -> float:
    """How far in the text after a list label begins, in points from the edge of the column."""
    before = len(paragraph.text[: paragraph.label.length].split()) if paragraph.label else 0
    line = paragraph.lines[0]
    return line.words[min(before, len(line.words) - 1)].x0 - line.left


def _begins_area(place: Place, paragraph: Paragraph, label: Label) -> bool:
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


def _is_deeper(place: Place, paragraph: Paragraph) -> bool:
    """Whether a list item stands clearly further in than the label of its area."""
    return paragraph.indent > place.area_indent + 2 * SAME_MARGIN + 0.5 * paragraph.size


def _is_otherwise(area: Label, label: Label) -> bool:
    """Whether a number stands in an area that is numbered otherwise: "1)" under "B." or "1.1"."""
    return "number" in label.kinds and "number" not in area.kinds


def _is_item(place: Place, label: Label) -> bool:
    return bool(place.item_label and follows(place.item_label, label))


def _begins_item(place: Place, paragraph: Paragraph, label: Label) -> bool:
    """Small letters and Roman numbers in an area, and numbers further in, of another kind or under its heading."""
    lower = any(kind.startswith("lower") for kind in label.kinds)
    under_heading = place.area_level >= 0 and "number" in label.kinds and not place.deciding
    in_list = place.area_label and (_is_deeper(place, paragraph) or _is_otherwise(place.area_label, label))
    if place.area is None or not (lower or under_heading or in_list):
        return False
    # a) may be left out: of a list further in, too
    begins = label.is_first or place.first_left_out or (bool(place.area_label) and _is_deeper(place, paragraph))
    return (begins and place.item_label is None) or _is_item(place, label)


def unhung_areas(roles: Sequence[Marked]) -> frozenset[int]:
    """The numbers of list items at the margin that are areas, where a return to it tells nothing.

    Each begins with a title in type of its own and has its lines at the margin too; and one at least has another
    paragraph there before the next.
    """
    items = [number for number, one in enumerate(roles) if one.role == "text" and _is_unhung(one.paragraph)]
    labelled = [one for one in roles if one.role == "text" and one.paragraph.label and one.paragraph.label.is_area]
    return frozenset(items if len(items) == len(labelled) and _has_more(roles, items) else ())


def _is_unhung(paragraph: Paragraph) -> bool:
    listed = paragraph.label is not None and paragraph.label.is_area and not paragraph.lines[0].cell
    return listed and paragraph.hang <= paragraph.indent + SAME_MARGIN and all(lead_title(paragraph))


def _has_more(roles: Sequence[Marked], items: Sequence[int]) -> bool:
    """Whether only text, and some, is between two of the items."""
    between = [roles[one + 1 : other] for one, other in pairwise(items)]
    return any(stretch and all(one.role == "text" for one in stretch) for stretch in between)


def return_to_margin(place: Place, paragraph: Paragraph, in_list: bool = False) -> None:
    """Leave the item or area whose list a paragraph stands outside of."""
    if place.item_label and paragraph.indent <= place.item_indent + SAME_MARGIN:
        place.leave_item()
    if place.area_label and not in_list and paragraph.indent <= place.area_indent + SAME_MARGIN:
        place.leave_area()
