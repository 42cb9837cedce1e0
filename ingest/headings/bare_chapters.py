"""Chapters called by a bare word that hold what is followed up: "3 Uppdrag" over "3.1 Ny taxa" and "3.2 Mätare".

Such a word heads a part of every report too: "2 Uppdrag" tells what the body is there for. Over two numbers that
no ordinary chapter has it gathers areas, unless a later chapter says so by its words ("3 Måluppföljning").
"""

from collections.abc import Sequence
from itertools import takewhile

from ingest.conventions.areas import area_of_title
from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_bare, is_dividing, is_gathering
from ingest.headings.own_words import chapter_number, label, says_so, words
from ingest.headings.roles import Marked

FEWEST = 2  # areas


def bare_chapters(found: Sequence[Marked], again: frozenset[int]) -> frozenset[int]:
    """The bare chapters that gather areas, by number; `again` are the headings that come again in a round."""
    inner = [number for number, one in enumerate(found) if one.role == "inner" and number not in again]
    over = [
        number
        for number in inner
        if says_so(words(found[number])) and chapter_number(found[number]) and _holds(found, number, inner)
    ]
    bare = [number for number in over if _is_bare(found[number])]
    last = max((number for number in over if number not in bare), default=-1)
    return frozenset(number for number in bare if number > last)


def _is_bare(one: Marked) -> bool:
    """Whether a heading says that something is followed up, but no more: "Uppdrag", "Uppföljning"."""
    return is_bare(words(one)) and is_gathering(words(one))


def _holds(found: Sequence[Marked], number: int, inner: Sequence[int]) -> bool:
    """Whether areas go on with the number of a chapter: headings that no chapter has and that divide none."""
    own = label(found[number])
    after = (at for at in inner if at > number)
    parts = [words(found[at]) for at in takewhile(lambda at: label(found[at]).startswith(f"{own}."), after)]
    areas = [said for said in parts if area_of_title(said) and not (is_chapter(said) or is_dividing(said))]
    return len(areas) >= FEWEST
