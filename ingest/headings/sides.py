"""Reports that are told by sides: "Verksamhet", "Ekonomi", "Personal".

Their chapters are their areas, so what stands in the text's type under "Verksamhet" divides it ("Buss", "Tåg"),
also where it has no text of its own before that; so does "Drift" under "Ekonomi".
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice, takewhile

from ingest.conventions.chapters import is_chapter
from ingest.headings.called import area_of
from ingest.headings.own_words import words
from ingest.headings.roles import LARGER, Marked

FEWEST_BESIDE = 2  # ordinary chapters on its level
_SIDE = re.compile(
    r"(?:(?:årets|periodens|tertialets|kvartalets|månadens|bolagets|nämndens|förvaltningens|förbundets)\s)?"
    r"(?:kärn)?verksamhet(?:en)?(?:släget?)?|läget i verksamheten",
    re.IGNORECASE,
)


def divided_sides(found: Sequence[Marked]) -> frozenset[int]:
    """The numbers of headings that say "Verksamhet", and of chapters beside it, over others in the text's type."""
    levels = {
        one.level
        for one in found
        if one.role == "inner" and _is_side(one) and _chapters_beside(found, one.level) >= FEWEST_BESIDE
    }
    return frozenset(
        number
        for number, one in enumerate(found)
        if one.role == "inner"
        and one.level in levels
        and (_is_side(one) or is_chapter(one.paragraph.text))
        and all(_is_in_type_of_text(found, at) for at in _under(found, number))
    )


def _is_side(one: Marked) -> bool:
    return bool(_SIDE.fullmatch(one.paragraph.text.strip(": ")))


def _chapters_beside(found: Sequence[Marked], level: int) -> int:
    beside = {words(one).casefold() for one in found if one.role == "inner" and one.level == level}
    return sum(map(is_chapter, beside))


def _under(found: Sequence[Marked], number: int) -> Iterator[int]:
    """The headings under another, by number."""
    level = found[number].level
    under = takewhile(
        lambda at: found[at].role == "text" or found[at].level > level, range(number + 1, len(found))
    )
    yield from (at for at in under if found[at].role != "text")


def _is_in_type_of_text(found: Sequence[Marked], number: int) -> bool:
    """Whether a heading without a number is no larger than the text under it."""
    one = found[number]
    text = next((after for after in islice(found, number + 1, None) if after.role == "text"), None)
    plain = one.role == "inner" and area_of(one.paragraph) is None
    return plain and text is not None and one.paragraph.size <= LARGER * text.paragraph.size
