"""Headings right over bold titles that begin paragraphs: these are the areas, and the headings hold them.

    Trygg och levande stad
    **Belysning.** Nio av fjorton gångtunnlar har fått ny belysning.
    **Torghandeln.** Nya ordningsregler gäller sedan den 1 juni.
    Hållbart byggande
    **Bygglov.** Handläggningstiden var 8,4 veckor.
    **Detaljplaner.** Planer för 420 bostäder har antagits.

So only where all headings of a level but ordinary chapters do: bold words may also stress what is told of an area,
and titles that come again under the next heading ("Nuläge.", "Åtgärder.") divide it.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence

from ingest.conventions.areas import area_of_title
from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import is_dividing
from ingest.headings.called import area_of
from ingest.headings.roles import Marked
from ingest.headings.run_in import MOST_WORDS, has_lead_title, lead_title

FEWEST = 2  # headings of a level, and titles under each


def over_titles(found: Sequence[Marked], again: Container[int]) -> frozenset[int]:
    """The numbers of the headings that hold titles which begin paragraphs; `again` are those that come again."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if number not in again and _may_hold(one):
            levels[one.level].append(number)
    return frozenset(number for numbers in levels.values() if _all_hold(numbers, found) for number in numbers)


def _may_hold(one: Marked) -> bool:
    """Whether a heading may be that of an area: one with a number is, whatever it holds."""
    text = one.paragraph.text
    titled = one.role == "inner" and not text.rstrip().endswith(":") and not is_chapter(text)
    return titled and area_of(one.paragraph) is None and area_of_title(text) is not None


def _all_hold(numbers: Sequence[int], found: Sequence[Marked]) -> bool:
    """Whether each of some headings has titles of its own right under it."""
    names = {found[number].paragraph.text for number in numbers}
    if len(names) < FEWEST or not all(
        has_lead_title(one) for number in numbers for one in found[number + 1 : number + 2]
    ):
        return False
    headed: dict[str, set[str]] = defaultdict(set)
    for number in numbers:
        titles = list(_titles_under(number, found))
        if len(titles) < FEWEST or any(is_dividing(title) or len(title.split()) > MOST_WORDS for title in titles):
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
