"""Headings right over bold titles that begin paragraphs: these are the areas, and the headings hold them.

    Trygg och levande stad
    **Belysning.** Nio av fjorton gångtunnlar har fått ny belysning.
    **Torghandeln.** Nya ordningsregler gäller sedan den 1 juni.
    Hållbart byggande
    **Bygglov.** Handläggningstiden var 8,4 veckor.
    **Detaljplaner.** Planer för 420 bostäder har antagits.

So only where all headings of a level but ordinary chapters do: bold words may also stress what is told of an area,
and titles that come again under the next heading ("Nuläge.", "Åtgärder.") divide it. One heading alone does among
such as every report has, over more titles ("Planens inriktningar" between "Sammanfattning" and "Ekonomi"); or
where just so many are told of before it ("sex insatser"), whatever the headings beside it are called.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from ingest.conventions.areas import area_of_title
from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_dividing, is_general
from ingest.conventions.of_the_whole import kinds_counted
from ingest.headings.called import area_of
from ingest.headings.roles import Marked
from ingest.headings.run_in import MOST_WORDS, has_lead_title, lead_title

FEWEST = 2  # headings of a level, and titles under each
FEWEST_UNDER_ONE = 3  # titles under the only heading of its level but for such as every report has


def over_titles(found: Sequence[Marked], again: Container[int]) -> frozenset[int]:
    """The numbers of the headings that hold titles which begin paragraphs; `again` are those that come again."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if number not in again and _may_hold(one):
            levels[one.level].append(number)
    holding = [numbers for level, numbers in levels.items() if _all_hold(numbers, found, _is_among(level, found))]
    counted = (number for numbers in levels.values() for number in _counted_before(numbers, found))
    return frozenset({*counted, *(number for numbers in holding for number in numbers)})


def _counted_before(numbers: Sequence[int], found: Sequence[Marked]) -> Iterator[int]:
    """The one of some headings that has titles right under it, if the text before it says just how many."""
    held = {number: len(list(_titles_under(number, found))) for number in numbers}
    over = [number for number, titles in held.items() if titles >= FEWEST]
    if len(over) != 1 or held[over[0]] < FEWEST_UNDER_ONE or not _all_hold(over, found, among=True):
        return
    before = " ".join(one.paragraph.text for one in found[: over[0]] if one.role == "text")
    if _is_among(found[over[0]].level, found) and kinds_counted(before, held[over[0]]):
        yield over[0]


def _is_among(level: int, found: Sequence[Marked]) -> bool:
    """Whether a level has a heading that every report has."""
    return any(one.role == "inner" and one.level == level and is_general(one.paragraph.text) for one in found)


def _may_hold(one: Marked) -> bool:
    """Whether a heading may be that of an area: one with a number is, whatever it holds."""
    text = one.paragraph.text
    usual = is_chapter(text) or is_general(text)
    titled = one.role == "inner" and not text.rstrip().endswith(":") and not usual
    return titled and area_of(one.paragraph) is None and area_of_title(text) is not None


def _all_hold(numbers: Sequence[int], found: Sequence[Marked], among: bool) -> bool:
    """Whether each of some headings has titles of its own right under it; `among` such as every report has."""
    names = {found[number].paragraph.text for number in numbers}
    least = FEWEST if len(names) >= FEWEST else FEWEST_UNDER_ONE
    if not (among or len(names) >= FEWEST) or not all(
        has_lead_title(one) for number in numbers for one in found[number + 1 : number + 2]
    ):
        return False
    headed: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        titles = list(_titles_under(number, found))
        if len(titles) < least or any(is_dividing(title) or len(title.split()) > MOST_WORDS for title in titles):
            return False
        for title in titles:
            headed[title.casefold()].add(found[number].paragraph.text)
    return all(len(over) == 1 for over in headed.values())


def _titles_under(number: int, found: Sequence[Marked]) -> Iterator[str]:
    """The titles that begin paragraphs under a heading, before the next as high."""
    for at in range(number + 1, len(found)):
        one = found[at]
        if one.role != "text" and one.level <= found[number].level:
            return
        if has_lead_title(one):
            yield lead_title(one.paragraph)[0] or ""
