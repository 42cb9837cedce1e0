"""Places in a report that are found again when it has been read anew: by what they say, not by offsets alone.

A section is known by how it begins, a place in its text by the words on both sides of it. The section's id is
tried first; where it is another now, the whole report is searched, and the words must then stand once.
"""

from collections.abc import Sequence
from difflib import SequenceMatcher
from itertools import pairwise

import msgspec

from ingest.errors import DoesNotFit
from ingest.report import Section

OPENING = 80  # characters of a section's beginning
CONTEXTS = (60, 25, 12)  # characters on each side, the longest first: a better reading may differ further away
FEWEST = 10  # characters that tell a place
LEAST_OPENING = 20  # characters that tell a section which ends before its opening did
SAME_OPENING = 0.8  # likeness from which a section of the same id is the same, though read a little differently
SHOWN = 40  # characters of a quotation in a message


class Opening(msgspec.Struct, frozen=True):
    """A section: its id, and how its text begins."""

    section: str
    begins: str


class Spot(msgspec.Struct, frozen=True):
    """A point in a section's text, between `before` and `after`."""

    section: str
    before: str
    after: str


class Passage(msgspec.Struct, frozen=True):
    """A stretch of a section's text, and what stands on both sides of it."""

    section: str
    text: str
    before: str = ""
    after: str = ""


def opening_of(section: Section) -> Opening:
    """What tells a section."""
    return Opening(section.id, section.text[:OPENING])


def spot_of(section: Section, at: int) -> Spot:
    """What tells the point before the character `at` of a section's text."""
    reach = CONTEXTS[0]
    return Spot(section.id, section.text[max(0, at - reach) : at], section.text[at : at + reach])


def passage_of(section: Section, start: int, end: int) -> Passage:
    """What tells a stretch of a section's text."""
    around = spot_of(section, start).before, spot_of(section, end).after
    return Passage(section.id, section.text[start:end], *around)


def find_section(sections: Sequence[Section], opening: Opening) -> int:
    """The place of a section in its report; raises DoesNotFit where it is gone or cannot be told from another."""
    begins = [n for n, section in enumerate(sections) if _begins(section.text, opening.begins)]
    named = [n for n, section in enumerate(sections) if section.id == opening.section]
    both = [n for n in named if n in begins]
    if both or len(begins) == 1:
        return (both or begins)[0]
    alike = [n for n in named if _alike(sections[n].text[:OPENING], opening.begins) >= SAME_OPENING]
    if alike:
        return alike[0]
    if begins:
        raise DoesNotFit(
            f"{len(begins)} avsnitt börjar med {_quoted(opening.begins)}, och inget heter {opening.section}."
        )
    inside = next((section.id for section in sections if opening.begins.rstrip() in section.text), None)
    where = f" Orden står nu inne i {inside}." if inside else ""
    raise DoesNotFit(f"Inget avsnitt börjar längre med {_quoted(opening.begins)}.{where}")


def _begins(text: str, opening: str) -> bool:
    """Whether a text begins with an opening, or ends within it: what came after may be another section's now."""
    opening = opening.rstrip()
    return text.startswith(opening) or (len(text) >= LEAST_OPENING and opening.startswith(text.rstrip()))


def find_spot(sections: Sequence[Section], spot: Spot) -> tuple[int, int]:
    """The section's place and the character of a point; raises DoesNotFit."""
    number, at = _find(sections, spot.section, spot.before, "", spot.after)
    return number, at


def find_passage(sections: Sequence[Section], passage: Passage) -> tuple[int, int]:
    """The section's place and the first character of a stretch of text; raises DoesNotFit."""
    return _find(sections, passage.section, passage.before, passage.text, passage.after)


def is_cut_at(sections: Sequence[Section], spot: Spot) -> bool:
    """Whether a section already ends before the point and the next begins after it."""
    before, after = spot.before.strip(), spot.after.strip()
    return any(
        first.text.endswith(before) and second.text.startswith(after) for first, second in pairwise(sections)
    )


def _find(sections: Sequence[Section], name: str, before: str, text: str, after: str) -> tuple[int, int]:
    for reach in CONTEXTS:
        lead = before[-reach:]
        sought = lead + text + after[:reach]
        if len(sought) < FEWEST and reach != CONTEXTS[0]:
            break
        found = [hit for hit in _hits(sections, sought) if sections[hit[0]].id == name] or _hits(sections, sought)
        if len(found) > 1:
            raise DoesNotFit(f"{_quoted(text or after)} står på {len(found)} ställen som inte går att skilja åt.")
        if found:
            number, start = found[0]
            return number, start + len(lead)
    missing = text.strip() or after.strip()
    elsewhere = any(missing in section.text for section in sections)
    how = "i samma sammanhang" if elsewhere else "i rapporten"
    raise DoesNotFit(f"{_quoted(missing)} står inte längre {how}.")


def _hits(sections: Sequence[Section], sought: str) -> list[tuple[int, int]]:
    hits = []
    for number, section in enumerate(sections):
        start = section.text.find(sought)
        while start >= 0 and sought:
            hits.append((number, start))
            start = section.text.find(sought, start + 1)
    return hits


def _alike(first: str, second: str) -> float:
    return SequenceMatcher(None, first, second, autojunk=False).ratio()


def _quoted(text: str) -> str:
    short = text.strip()
    return f"”{short[:SHOWN].rstrip()} …”" if len(short) > SHOWN else f"”{short}”"
