"""Headings that stand round the areas and head none, as those beside them show.

- On one level all are such as every report has, and the first stands before all others ("Ärendet", at last
  "Fortsatt arbete"); so are ordinary chapters beside them ("Ekonomi"), where the areas are titles under the first,
  or the rows of a table under one of the others.
- The first but for such as every report has tells what the one who reports is there for ("Nämndens uppdrag").
- The others of a level are numbered, or called areas ("Område 1", "Mål: Läsning"): one without a number after the
  last ("Ekonomisk redovisning"), or before a first that is 1, A or I, or has no number, is none of them.
- Ordinary chapters, as `ingest.headings.chapters` tells.
- The only one of its level that begins so tells of what the title names ("Om överenskommelsen").
- It stands first in a round, as it does round the areas of another.
- On their level are the headings of rounds, each over areas on a lower one: what else is as high is of no round.
- The first of a level holds none of the headings that come again under all that follow ("Så gick det"), so that it
  leads to them ("Ett år med höga elpriser"); so may two or three. The last
  may hold none and yet be one of them, told in fewer words.
- Under all others of a level stand headings of rounds, and none under it: it comes before them or after ("Vad tar
  vi med oss?").
- Under the first of a level is said how many areas there are, and so many titles follow ("En plan för äldre").
- A heading that gathers the areas ("3 Målområden") has beside it such as every report has, and one more, or
  chapters that reports on a year have ("4 Ekonomi").
- On a level with several rounds are none but ordinary chapters: those after the last ("Ekonomi") are of the whole.
- The areas stand in columns, or on cards, side by side: a lower heading over the whole width under them
  ("Kostnader") is not inside the last of them, nor are those after it on its level.
"""

from collections import defaultdict
from collections.abc import Container, Iterator, Sequence
from itertools import islice, pairwise, takewhile

from ingest.conventions.about import is_about
from ingest.conventions.areas import area_of_letter
from ingest.conventions.chapters import is_chapter
from ingest.conventions.general import counted, is_general, is_mandate
from ingest.headings.called import area_of, is_called
from ingest.headings.chapters import chapters_beside, in_one_round, under_the_title
from ingest.headings.gathering import Gathering
from ingest.headings.own_text import text_under
from ingest.headings.roles import Marked
from ingest.headings.run_in import lead_titles
from ingest.report import Area

FEWEST_NUMBERED = 2  # headings with numbers, round which others stand
FEWEST_DIVIDED = 3  # headings that hold those which come again, after one that holds none
MOST_LEADING = 3  # headings before them that hold none
FEWEST_UNDER = 2  # titles under a heading that every report has, where chapters stand beside it
FEWEST_ROUNDS = 2  # on a level
FIRST = {"1", "A", "I"}


def framing(
    found: Sequence[Marked], again: frozenset[int], lettered: frozenset[int], headings: Gathering, title: str = ""
) -> frozenset[int]:
    """The numbers of the headings that stand round the areas; `again` are those that come again in a round.

    `title` is that of the report.
    """
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.role == "inner" and number not in again:
            levels[one.level].append(number)
    first = min((numbers[0] for numbers in levels.values()), default=-1)
    round_them = set(headings.beside())
    ordered = sorted(number for numbers in levels.values() for number in numbers)
    telling = next((number for number in ordered if not is_general(found[number].paragraph.text)), None)
    if telling is not None and is_mandate(found[telling].paragraph.text):
        round_them.add(telling)
    for level, numbers in levels.items():
        lower = [number for other, at in levels.items() if other > level for number in at]
        if numbers[0] == first and _is_over_areas(found, numbers, lower, headings):
            round_them.update(numbers)
        if level == min(levels) and under_the_title(found, numbers, lower, headings):
            round_them.update(numbers)
        if numbers[0] == first and _counts_the_others(found, numbers):
            round_them.add(first)
        parts = list(_by_round(found, numbers, level))
        round_them.update(in_one_round(found, parts))
        for part in parts:
            round_them.update(_round_numbered(found, part, lettered))
            round_them.update(_round_divided(found, part, again))
            round_them.update(chapters_beside(found, part, again, headings))
        round_them.update(_about_the_whole(found, numbers, title))
        round_them.update(_round_those_with_rounds(found, numbers))
        round_them.update(_beside_rounds(found, numbers))
        if _rounds_hold_areas(found, level, again):
            round_them.update(numbers)
        round_them.update(_first_again(found, parts, round_them))
    round_them.update(_under_columns(found, again))
    return frozenset(round_them)


def _is_over_areas(
    found: Sequence[Marked], numbers: Sequence[int], lower: Sequence[int], headings: Gathering
) -> bool:
    """Whether the headings of a level, by number, are such as every report has; or ordinary chapters too.

    Chapters stand so where titles on lower levels, `lower`, are under the first heading, and none under a chapter;
    or where such as every report has hold a table of areas, or a list of them.
    """
    unusual = [number for number in numbers if not is_general(found[number].paragraph.text)]
    if not unusual or numbers[0] in unusual:
        return not unusual
    under_first = [number for number in lower if numbers[0] < number < numbers[1]]
    usual = set(numbers).difference(unusual)
    listing = any(_told_under(found, number) >= FEWEST_UNDER for number in usual)
    holding = len(under_first) >= FEWEST_UNDER or any(map(headings.holds_rows, usual)) or listing
    return holding and headings.chapters_without_titles().issuperset(unusual)


def _told_under(found: Sequence[Marked], number: int) -> int:
    """How many areas right under a heading are items of a list, or titles that begin paragraphs."""
    under = text_under(found, number)
    labels = (one.paragraph.label for one in under if not one.paragraph.lines[0].cell)
    return max(len({label.text for label in labels if label and label.is_area}), lead_titles(under))


def _counts_the_others(found: Sequence[Marked], numbers: Sequence[int]) -> bool:
    """Whether the text under the first heading of a level says how many there are, and so many titles follow."""
    under = takewhile(lambda one: one.role == "text", islice(found, numbers[0] + 1, None))
    said = {counted(one.paragraph.text) for one in under}
    return sum(not is_general(found[number].paragraph.text) for number in numbers[1:]) in said


def _about_the_whole(found: Sequence[Marked], numbers: Sequence[int], title: str) -> list[int]:
    """The heading of a level that tells of what the title names, unless others beside it begin with "Om" too."""
    about = [number for number in numbers if found[number].paragraph.text.casefold().startswith("om ")]
    telling = [number for number in numbers if is_about(found[number].paragraph.text, title)]
    return telling if len(about) <= 1 else []


def _by_round(found: Sequence[Marked], numbers: Sequence[int], level: int) -> Iterator[list[int]]:
    """The headings of a level, those between two headings of rounds as high or higher together."""
    part: list[int] = []
    for number in numbers:
        if part and any(one.role == "round" and one.level <= level for one in found[part[-1] : number]):
            yield part
            part = []
        part.append(number)
    yield part


def _round_numbered(found: Sequence[Marked], numbers: Sequence[int], lettered: frozenset[int]) -> Iterator[int]:
    """The headings without numbers before the first of those that have one, and after the last."""
    areas = {number: area for number in numbers if (area := _numbered(found[number], number in lettered))}
    if sum(not is_general(area.title or "") for area in areas.values()) < FEWEST_NUMBERED:
        return
    first, last = min(areas), max(areas)
    called = all(is_called(found[number].paragraph) for number in areas)
    between = [number for number in numbers if first < number < last and number not in areas]
    if between and not called:
        return
    yield from (number for number in numbers if number > last)
    if areas[first].label is None or areas[first].label in FIRST:
        yield from (number for number in numbers if number < first)


def _first_again(
    found: Sequence[Marked], parts: Sequence[Sequence[int]], round_them: Container[int]
) -> Iterator[int]:
    """The first heading of a round that is, in the same words, first round the areas of a round before.

    The next round may go on with fewer areas, and so not begin with 1.
    """
    firsts = [part[0] for part in parts if area_of(found[part[0]].paragraph) is None]
    words = {found[number].paragraph.text.casefold() for number in firsts if number in round_them}
    yield from (number for number in firsts if found[number].paragraph.text.casefold() in words)


def _round_divided(found: Sequence[Marked], numbers: Sequence[int], again: frozenset[int]) -> Iterator[int]:
    """The first heading, where it holds none of those that come again and the next ones, enough of them, do.

    So are a few first ones, where all others do but such as every report has.
    """
    parts = pairwise([*numbers, _end_of_level(found, numbers[-1])])
    holding = [any(at in again for at in range(number + 1, end)) for number, end in parts]
    leading = holding.index(True) if True in holding else 0
    if not 0 < leading <= MOST_LEADING or len(holding) < leading + FEWEST_DIVIDED:
        return
    others = zip(numbers[leading:], holding[leading:], strict=True)
    every = all(holds or is_general(found[number].paragraph.text) for number, holds in others)
    if all(holding[leading : leading + FEWEST_DIVIDED]) and (leading == 1 or every):
        yield from numbers[:leading]


def _round_those_with_rounds(found: Sequence[Marked], numbers: Sequence[int]) -> list[int]:
    """The headings of a level before the first and after the last that holds rounds, where all between do."""
    spans = {number: range(number + 1, _end_of_level(found, number)) for number in numbers}
    holding = [number for number, span in spans.items() if any(found[at].role == "round" for at in span)]
    if len(holding) < FEWEST_DIVIDED:
        return []
    between = [number for number in numbers if holding[0] <= number <= holding[-1]]
    return [number for number in numbers if number not in between] if between == holding else []


def _beside_rounds(found: Sequence[Marked], numbers: Sequence[int]) -> list[int]:
    """The ordinary chapters after the last of several rounds on a level that has no other headings: "Ekonomi"."""
    level = found[numbers[0]].level
    rounds = [number for number, one in enumerate(found) if one.role == "round" and one.level == level]
    told = {found[number].round for number in rounds}
    texts = [found[number].paragraph.text for number in numbers]
    if len(told) < FEWEST_ROUNDS or not all(is_general(text) or is_chapter(text) for text in texts):
        return []
    return [number for number in numbers if number > rounds[-1]]


def _end_of_level(found: Sequence[Marked], number: int) -> int:
    """The number of the first heading after one that is as high, or how many paragraphs there are."""
    level = found[number].level
    after = range(number + 1, len(found))
    return next((at for at in after if 0 <= found[at].level <= level), len(found))


def _numbered(one: Marked, is_lettered: bool) -> Area | None:
    area = area_of_letter(one.paragraph.text) if is_lettered else area_of(one.paragraph)
    return area if area and (area.label or is_called(one.paragraph)) else None


def _under_columns(found: Sequence[Marked], again: frozenset[int]) -> Iterator[int]:
    """The headings without numbers that end the areas in columns above them, as they stand under all of these."""
    columns: dict[tuple[int, int], set[int]] = defaultdict(set)  # in which headings of a page and level stand
    above: list[Marked] = []  # the headings that the reading stands under, the highest first
    ended: int | None = None  # the level of the last that ended one
    for number, one in enumerate(found):
        if one.level < 0:
            continue
        page, column = one.paragraph.lines[0].page, one.paragraph.lines[0].column
        above = [other for other in above if other.level < one.level]
        ended = None if ended is not None and one.level < ended else ended
        columns[page, one.level].add(column)
        beside = columns[page, above[-1].level] if above else set()
        under = column == 0 and {1, 2} <= beside and above[-1].paragraph.lines[0].column > 0
        if one.role == "inner" and number not in again and area_of(one.paragraph) is None:
            if under:
                above, ended = [], one.level
            if one.level == ended:
                yield number
        above.append(one)


def _rounds_hold_areas(found: Sequence[Marked], level: int, again: frozenset[int]) -> bool:
    """Whether a level has headings of several rounds, each once, and one on a lower level right after each."""
    headings = [(number, one) for number, one in enumerate(found) if one.role != "text"]
    told = [one for one in headings if one[1].role == "round" and one[1].level == level]
    holding = {
        one.round.interval
        for (_, one), (number, after) in pairwise(headings)
        if one.round and one.level == level < after.level and after.role == "inner" and number not in again
    }
    return 1 < len(told) == len(holding)
