"""Labels of two lists that stand at one margin: "I., II." of areas, and "a), b)" of what is listed in them.

Each is counted by itself, and the inner list begins anew after every label of the outer one. Labels of the one may
be misread as the other's kind, so that few signs say little: both lists must have begun, and have two labels at
least that can be no other's.
"""

from collections import Counter
from collections.abc import Sequence
from typing import Literal

FEWEST = 2  # labels of a list that can be no other's
STROKES = frozenset("ilvx")  # small letters that may be numerals
BEGINS = {"number": ("1",), "small": ("a",), "capital": ("A", "I")}

Look = Literal["number", "small", "capital"]
Label = tuple[str, str]  # its letters, and the point or bracket after them


def parted(labels: Sequence[Label]) -> list[int]:
    """To which list each label of a row belongs: 0 for the outer, which begins first, and 1 for the inner."""
    looks = [_look(letters) for letters, _ in labels]
    first = next((look for look in looks if look), None)
    count = Counter(looks)
    inner = next((look for look, _ in count.most_common() if look and look != first), None)
    if first is None or inner is None or not all(_is_list(look, labels, looks) for look in (first, inner)):
        return [0] * len(labels)
    points = {look: _usual_point(look, labels, looks) for look in (first, inner)}
    told = points[first] != points[inner]
    return [
        int(point == points[inner] if told and point in points.values() else look == inner)
        for (_, point), look in zip(labels, looks, strict=True)
    ]


def _look(letters: str) -> Look | None:
    """What a label can only be; None for what was not read, and for strokes, which may be of any kind."""
    if not letters or set(letters) <= {"1"} or (letters.islower() and set(letters) <= STROKES):
        return None
    if letters.isdigit():
        return "number"
    return "small" if letters.islower() and len(letters) == 1 else "capital" if letters.isupper() else None


def _is_list(look: Look, labels: Sequence[Label], looks: Sequence[Look | None]) -> bool:
    own = {letters for (letters, _), one in zip(labels, looks, strict=True) if one == look}
    begun = any(letters in BEGINS[look] for letters, _ in labels)
    return begun and len(own) >= FEWEST


def _usual_point(look: Look, labels: Sequence[Label], looks: Sequence[Look | None]) -> str:
    points = Counter(point for (_, point), one in zip(labels, looks, strict=True) if one == look)
    return points.most_common(1)[0][0]
