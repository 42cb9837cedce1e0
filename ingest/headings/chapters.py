"""What shows that the heading of an ordinary chapter, "Ekonomi", heads no area.

Its words alone do not: each may be followed up. They do with what stands beside it on its level:

- Nothing but such headings, the highest, where the areas stand right under the title: titles, rows of a table or
  items of a list. After rows that tell of them, or titles that begin paragraphs, so are a few headings in any
  words ("Hinder").
- Titles that are all divided alike ("Nuläge:", "Status:", a table with the same names), as the chapter is not.
- Titles that come again in every round, as the chapter does not.
- So many titles as the text before them says that there are areas; or all that it names.
- The last of titles tells what the budget came to ("Ekonomiskt utfall"), or the first in such words; also with a
  number, where such as every report has are numbered too: unless it is divided as they are, or they are sides from
  which all is looked at ("Medborgare", "Medarbetare", "Ekonomi").
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import groupby, takewhile

from ingest.conventions.chapters import is_accounts, is_chapter, tells_of_outcome, tells_of_risks
from ingest.conventions.general import counted, is_gathering, is_general, is_perspective
from ingest.headings.called import area_of, is_called
from ingest.headings.divided import divided_by
from ingest.headings.gathering import Gathering
from ingest.headings.own_words import words
from ingest.headings.roles import Marked
from ingest.headings.run_in import has_lead_title, lead_title
from ingest.state_tables.columns import columns_of
from ingest.state_tables.rows import Row, rows

FEWEST_TITLES = 3  # without numbers, after which "Ekonomi" tells what the budget came to
FEWEST_ELSEWHERE = 2  # areas before chapters that stand higher
FEWEST_TELLING = 5  # words of a cell that says more than a name or a state
AREAS_TO_ONE = 3  # that let a heading in any words stand after them
FEWEST_ALIKE = 2  # titles beside chapters
MOSTLY = 0.5  # of the headings over areas with numbers
SHORTEST_NAME = 4  # letters


def under_the_title(
    found: Sequence[Marked], numbers: Sequence[int], lower: Sequence[int], headings: Gathering
) -> bool:
    """Whether the headings of the highest level are chapters after areas that stand right under the title.

    These are on lower levels, by number `lower`, or rows of a table or items of a list. Where they have numbers,
    what is higher without is none of them, whatever it tells of beside such as reports have.
    """
    unusual = [number for number in numbers if not _is_beside(found[number])]
    before = [number for number in lower if number < numbers[0] and not _is_usual(found[number])]
    numbered = len(before) >= FEWEST_ELSEWHERE and all(area_of(found[number].paragraph) for number in before)
    usual = sum(_is_usual(found[number]) for number in numbers) >= MOSTLY * len(numbers)
    if numbered and usual and not any(area_of(found[number].paragraph) for number in numbers):
        return not headings.crowded().intersection(numbers)
    table = _rows_before(found, numbers[0], headings.year)
    first = next(iter(unusual), numbers[0])  # after such as every report has
    rows_before = table or _rows_before(found, first, headings.year)
    told = max(len(before), len(rows_before), _listed_before(found, first))
    return _few_after_areas(found, numbers[0], unusual, table, headings) or (
        told >= FEWEST_ELSEWHERE and headings.chapters_without_titles().issuperset(unusual)
    )


def _few_after_areas(
    found: Sequence[Marked],
    first: int,
    unusual: Sequence[int],
    table: Sequence[Row],
    headings: Gathering,
) -> bool:
    """Whether headings in any words are too few to be areas after rows or paragraphs that tell of areas.

    Each is without a number, holds none itself and is no name that stands there; `first` is the first heading.
    """
    before = [] if any(one.role == "inner" for one in found[:first]) else found[:first]
    leads = [lead_title(one.paragraph)[0] or "" for one in before if has_lead_title(one)]
    told = [row for row in table if any(len(cell.split()) >= FEWEST_TELLING for cell in row.cells.values())]
    names = {name.casefold() for name in (*leads, *(cell for row in table for cell in row.cells.values()))}
    most = (len(told) if len(told) > MOSTLY * len(table) else len(leads)) // AREAS_TO_ONE
    return 0 < len(unusual) <= most and not any(
        area_of(found[number].paragraph)
        or headings.holds(number)
        or headings.holds_rows(number)
        or words(found[number]).casefold() in names
        for number in unusual
    )


def _rows_before(found: Sequence[Marked], number: int, year: int | None) -> list[Row]:
    """The rows of the first table of areas in the text before a heading, the first but of rounds and the usual."""
    if any(one.role == "inner" and not _is_beside(one) for one in found[:number]):
        return []
    lines = [line for one in found[:number] for line in one.paragraph.lines if line.cell]
    for _, group in groupby(lines, key=lambda line: line.cell and line.cell.table):
        table = rows([*group])
        columns = columns_of(table, in_area=False, year=year)
        if columns and columns.names and not columns.is_of_one_area:
            return table[1:]
    return []


def _listed_before(found: Sequence[Marked], number: int) -> int:
    """How many areas are items of a list, or begin paragraphs, before a heading; only usual ones come before.

    Numbers may count anything where no round stands over them, nor what they count ("Uppdragen").
    """
    before = found[:number]
    if any(one.role == "inner" and not _is_beside(one) for one in before):
        return 0
    rounds = any(one.role == "round" or (one.role == "inner" and is_gathering(words(one))) for one in before)
    labels = [one.paragraph.label for one in before if one.role == "text" and not one.paragraph.lines[0].cell]
    items = {one.text for one in labels if one and one.is_area and (rounds or "number" not in one.kinds)}
    return max(len(items), sum(map(has_lead_title, before)) if rounds else 0)


def chapters_beside(
    found: Sequence[Marked], numbers: Sequence[int], again: frozenset[int], headings: Gathering
) -> frozenset[int]:
    """The headings of a level, by number, that are chapters beside titles; `again` are those that come again.

    Where chapters have numbers none may hold others, "4.1": so deep is also counted what is followed up.
    """
    titles = [number for number in numbers if not (_is_general(found[number]) or _is_chapter(found[number]))]
    chapters = [number for number in numbers if _is_chapter(found[number]) and not _is_general(found[number])]
    if not chapters or len(titles) < FEWEST_ALIKE:
        return frozenset()
    outside = {number for number in chapters if not titles[0] < number < titles[-1]}
    numbered = any(area_of(found[number].paragraph) for number in numbers)
    if numbered and (not _counts_chapters(found, numbers) or any(map(headings.holds, numbers))):
        return frozenset()
    apart = {*_otherwise_divided(found, titles, chapters, again), *_not_counted(found, titles, chapters)}
    return frozenset((apart & outside) | set(_accounts(found, numbers, titles, again, numbered)))


def in_one_round(found: Sequence[Marked], parts: Sequence[Sequence[int]]) -> Iterator[int]:
    """The chapters without a number that only one round has, after titles that all have; `parts`, by number."""
    named = [{words(found[number]).casefold(): number for number in part} for part in parts]
    every = set(named[0]).intersection(*named[1:]) if len(named) > 1 else set[str]()
    titles = {name for name in every if not (is_general(name) or is_chapter(name))}
    times = Counter(name for names in named for name in names)
    for names in named if len(titles) >= FEWEST_ALIKE else []:
        last = max(names[name] for name in titles)
        for name, number in names.items():
            alone = times[name] == 1 and number > last and area_of(found[number].paragraph) is None
            if alone and _is_chapter(found[number]):
                yield number


def _is_usual(one: Marked) -> bool:
    return _is_general(one) or is_chapter(words(one))


def _is_general(one: Marked) -> bool:
    return is_general(words(one))


def _is_beside(one: Marked) -> bool:
    """Whether a heading is one that every report has, or only gathers."""
    return _is_general(one) or is_gathering(words(one))


def _is_chapter(one: Marked) -> bool:
    return is_chapter(words(one)) and not is_called(one.paragraph)


def _counts_chapters(found: Sequence[Marked], numbers: Sequence[int]) -> bool:
    """Whether the numbers of a level are those of chapters: "1 Inledning" or "5 Slutsatser" is among them."""
    numbered = [number for number in numbers if area_of(found[number].paragraph)]
    return len(numbered) == len(numbers) and any(_is_general(found[number]) for number in numbers)


def _otherwise_divided(
    found: Sequence[Marked], titles: Sequence[int], chapters: Sequence[int], again: frozenset[int]
) -> list[int]:
    """The chapters without any of what divides all titles."""
    every = [divided_by(found, number, again) for number in titles]
    alike = set[str]().union(*every) and every[0].intersection(*every[1:])
    return [number for number in chapters if alike and not alike & divided_by(found, number, again)]


def _not_counted(found: Sequence[Marked], titles: Sequence[int], chapters: Sequence[int]) -> list[int]:
    """The chapters, where the text before the titles says that there are so many, or names all of them."""
    before = [found[at].paragraph.text for at in range(titles[0]) if found[at].role == "text"]
    names = [words(found[number]).casefold() for number in titles]
    if any(counted(text) == len(titles) for text in before):
        return list(chapters)
    telling = all(len(name) >= SHORTEST_NAME for name in names)
    named = [text.casefold() for text in before if telling and all(name in text.casefold() for name in names)]
    return [
        number
        for number in chapters
        if named and not any(words(found[number]).casefold() in text for text in named)
    ]


def _accounts(
    found: Sequence[Marked],
    numbers: Sequence[int],
    titles: Sequence[int],
    again: frozenset[int],
    numbered: bool,
) -> Iterator[int]:
    """The last headings of a level that tell what the budget came to, with chapters that such reports have beside.

    Or the first of them, in words that are no area's.
    """
    names = [words(found[number]) for number in numbers]
    if any(is_perspective(name) and not tells_of_risks(name) for name in names):
        return
    last = list(takewhile(lambda number: _may_end(found, number, again), reversed(numbers)))
    enough = numbered or len(titles) >= FEWEST_TITLES
    if any((is_accounts if enough else tells_of_outcome)(words(found[number])) for number in last):
        yield from (number for number in last if not _is_general(found[number]))
    first = takewhile(lambda number: number < titles[0], numbers)
    yield from (number for number in first if tells_of_outcome(words(found[number])))


def _may_end(found: Sequence[Marked], number: int, again: frozenset[int]) -> bool:
    return _is_general(found[number]) or (_is_chapter(found[number]) and not _is_divided(found, number, again))


def _is_divided(found: Sequence[Marked], number: int, again: frozenset[int]) -> bool:
    """Whether what comes again under the areas divides what is under a heading too."""
    after = takewhile(lambda at: found[at].role == "text" or at in again, range(number + 1, len(found)))
    return any(at in again for at in after)
