"""Areas that are called by a word and a number: "Rekommendation 1: Nämnden bör …", "Ambition 2 – Kortare köer".

Where no heading heads an area, paragraphs of one name that follow each other are items of a list of areas. In
headings any word may be the name that stands in one style before numbers that rise from the first, unless it
counts times, reports, parts of a document or steps: "Kvartal 1", "Uppföljning 2", "Tabell 3", "Steg 4". The
letters of a body are part of the number: "KS 4".
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import area_of_heading, called_label, is_called_area
from ingest.conventions.kinds import counts_others
from ingest.conventions.labels import Label, follows
from ingest.headings.roles import Marked
from ingest.layout.paragraphs import Paragraph
from ingest.report import Area

FEWEST_BEFORE = 3  # areas called so, before headings that are chapters
_COUNTED = re.compile(
    r"(?P<name>[^\W\d_]{3,30}(?:\s[^\W\d_]{3,30})?)\s(?P<label>\d{1,2}(?:\.\d{1,2})?|[IVX]{1,5}|[A-ZÅÄÖ])"
    r"(?:[.:)]+|\s[–—-])?(?:\s+(?=[^\W\d_a-zåäö])|$)"
)
# "KS 4 Ny skola": the body that was given what is numbered; of times, "HT 2", are other letters.
_CODED = re.compile(
    r"(?P<label>(?P<name>(?!(?:HT|VT|KV|DEL|ÅR|NR|KAP)\b)[A-ZÅÄÖ]{2,4})[ -]?\d{1,2})[.:)]?\s+(?=[A-ZÅÄÖ]\w)"
)


def area_of(paragraph: Paragraph) -> Area | None:
    """The area that a heading begins with a number or a word of kind; None where it has neither."""
    label = paragraph.label
    if label and "called" in label.kinds:
        return Area(label.text or None, paragraph.body or None)
    return area_of_heading(paragraph.text)


def is_called(paragraph: Paragraph) -> bool:
    """Whether a heading says by a name that it heads an area, and which."""
    return bool(paragraph.label and "called" in paragraph.label.kinds) or is_called_area(paragraph.text)


def with_called_headings(found: Sequence[Paragraph], levels: Sequence[int]) -> list[Paragraph]:
    """The paragraphs; headings with one name before rising numbers, on one level, have these as their labels."""
    named: dict[tuple[int, str], dict[int, Label]] = defaultdict(dict)
    for number, (paragraph, level) in enumerate(zip(found, levels, strict=True)):
        counted = _COUNTED.match(paragraph.text) if level >= 0 else None
        coded = _CODED.match(paragraph.text) if level >= 0 else None
        if coded:
            named[level, coded["name"]][number] = Label(coded["label"], ("called",), coded.end())
        if counted and not any(map(counts_others, counted["name"].casefold().split())):
            label = Label(counted["label"], ("called",), counted.end())
            named[level, counted["name"].casefold()][number] = label
    labels = {
        number: label
        for (_, name), one in named.items()
        if _rise([*one.values()], some=name.isupper())
        for number, label in one.items()
    }
    return [
        msgspec.structs.replace(one, label=labels[number]) if number in labels else one
        for number, one in enumerate(found)
    ]


def _rise(labels: Sequence[Label], some: bool = False) -> bool:
    """Whether labels rise from the first, which may come again: in the next round, or on the next page.

    `some`: only some of them need to; what has the letters of a body may stand elsewhere in a later round.
    """
    pairs = [(one, after) for one, after in pairwise(labels) if one.text != after.text]
    rising = [follows(one, after) for one, after in pairs]
    every = some or all(up or after.is_first for up, (_, after) in zip(rising, pairs, strict=True))
    return labels[0].is_first and every and any(rising)


def with_called(roles: Sequence[Marked]) -> list[Marked]:
    """The paragraphs, those that begin areas by name with the number as their label.

    Headings without a number after three or more such are chapters.
    """
    found = _called(roles)
    areas = {number: one.area for number, one in enumerate(roles) if one.area}
    beside = [number for number, area in areas.items() if not area.label and number > max(found, default=number)]
    if not found or (areas and (len(beside) < len(areas) or len(found) < FEWEST_BEFORE)):
        return list(roles)
    return [
        msgspec.structs.replace(one, paragraph=msgspec.structs.replace(one.paragraph, label=found[number]))
        if number in found
        else msgspec.structs.replace(one, role="general", area=None)
        if number in beside
        else one
        for number, one in enumerate(roles)
    ]


def _called(roles: Sequence[Marked]) -> dict[int, Label]:
    """The labels of paragraphs with the name that comes first, if one follows another; by number."""
    labels = {
        number: label
        for number, one in enumerate(roles)
        if one.role == "text" and not one.paragraph.lines[0].cell and (label := called_label(one.paragraph.text))
    }
    names = {number: roles[number].paragraph.text.split()[0].casefold() for number in labels}
    first = next(iter(names.values()), "")
    of_first = {number: label for number, label in labels.items() if names[number] == first}
    return of_first if any(follows(*pair) for pair in pairwise(of_first.values())) else {}
