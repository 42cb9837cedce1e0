"""Labels of list items without a point or bracket after them, told by the white that follows.

    a    Webbtidbok finns nu på alla vårdcentraler,
         utom i Hult.
    b    Digitala vårdmöten prövas på två mottagningar.

Each must stand under the one before it, with the text hung at the same edge.
"""

from collections.abc import Sequence

from ingest.conventions.intervals import find_times
from ingest.conventions.labels import Label, bare_label, follows
from ingest.pages.page import Line

WIDE = 0.5  # times the font size: white after a label, wider than between words
SAME_EDGE = 0.4  # times the font size: lines of justified text move their words


def bare_labels(lines: Sequence[Line]) -> dict[int, Label]:
    """The labels of the lines that have such ones, by the lines' ids."""
    found = [(line, label) for line in lines if (label := _label(line))]
    known: dict[int, Label] = {}
    for number, (line, label) in enumerate(found):
        before = next((one for one in reversed(found[:number]) if _alike(one, (line, label))), None)
        if before and follows(before[1], label):
            known |= {id(before[0]): before[1], id(line): label}
    return known


def _label(line: Line) -> Label | None:
    """What may be the label of a line of running text."""
    if line.cell or line.apart or line.bold or len(line.words) < 2:
        return None
    first, second = line.words[:2]
    wide = second.x0 - first.x1 > WIDE * line.size
    if any(start == 0 for _, start, _ in find_times(line.text)):
        return None  # "31  mars 2016: …" in justified text
    return bare_label(first.text) if wide and second.text[:1].isalnum() else None


def _alike(before: tuple[Line, Label], after: tuple[Line, Label]) -> bool:
    """Whether two items may be of one list, however the page or the column turns between them."""
    (one, label), (other, its) = before, after
    level = abs(one.indent - other.indent) < SAME_EDGE * one.size
    hung = abs(_hang(one) - _hang(other)) < SAME_EDGE * one.size
    return level and hung and bool(set(label.kinds) & set(its.kinds))


def _hang(line: Line) -> float:
    """How far the text after a label begins from the edge of the column."""
    return line.words[1].x0 - line.left
