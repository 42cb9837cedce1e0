"""Paragraphs that begin with the name and number of an area: "Rekommendation 1: Nämnden bör …".

Where no heading heads an area, those of one name that follow each other are items of a list of areas.
"""

from collections.abc import Sequence
from itertools import pairwise

import msgspec

from ingest.conventions.areas import called_label
from ingest.conventions.labels import Label, follows
from ingest.headings.roles import Marked


def with_called(roles: Sequence[Marked]) -> list[Marked]:
    """The paragraphs, those that begin areas by name with the number as their label."""
    found = _called(roles) if not any(one.role == "area" for one in roles) else {}
    return [
        msgspec.structs.replace(one, paragraph=msgspec.structs.replace(one.paragraph, label=found[number]))
        if number in found
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
