"""Numbered chapters of the whole report after numbered areas, which head none: nor do their parts.

- The areas are called by a word and counted by themselves, "Rekommendation 1" to 6: "3. Svar på revisionsfrågan"
  goes on after them with the numbers of "1. Sammanfattning" and "2. Inledning".
- The areas are parts of chapters, "2.1" and "3.2", each divided alike ("Bedömning", "Kommentar"): "4 Ekonomi" is
  an ordinary chapter after them, and no part of it, "4.1 Utfall och prognos", is divided so; or most parts are
  ordinary chapters too.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import takewhile

from ingest.conventions.chapters import is_accounts, is_chapter
from ingest.conventions.general import is_general
from ingest.headings.called import area_of, is_called
from ingest.headings.divided import divided_by
from ingest.headings.own_words import label, words
from ingest.headings.roles import Marked

FEWEST = 2  # areas
MOSTLY = 0.5  # of the parts of a chapter


def numbered_chapters(found: Sequence[Marked], again: frozenset[int]) -> frozenset[int]:
    """The numbered chapters after the areas, by number; `again` are the headings that come again in a round."""
    levels: dict[int, list[int]] = defaultdict(list)
    for number, one in enumerate(found):
        if one.role == "inner" and number not in again and area_of(one.paragraph):
            levels[one.level].append(number)
    chapters: set[int] = set()
    for numbers in levels.values():
        chapters.update(_after_called(found, numbers))
    chapters.update(_after_divided(found, [n for numbers in levels.values() for n in numbers], again))
    return frozenset(chapters)


def _after_called(found: Sequence[Marked], numbers: Sequence[int]) -> Iterator[int]:
    """The chapters after the last area that is called so, where only usual ones stand before the first."""
    called = [number for number in numbers if is_called(found[number].paragraph)]
    if len({label(found[number]) for number in called}) < FEWEST:
        return
    before = [number for number in numbers if number < called[0]]
    between = [number for number in numbers if called[0] < number < called[-1] and number not in called]
    usual = all(is_general(words(found[number])) or is_chapter(words(found[number])) for number in before)
    after = [number for number in numbers if number > called[-1]]
    if before and usual and not between and after and _goes_on(label(found[before[-1]]), label(found[after[0]])):
        yield from after


def _goes_on(before: str, after: str) -> bool:
    """Whether a number is the next."""
    return before.isdigit() and after.isdigit() and int(after) == int(before) + 1


def _after_divided(found: Sequence[Marked], numbers: Sequence[int], again: frozenset[int]) -> Iterator[int]:
    """The last ordinary chapters with parts, after chapters whose parts are divided by what comes again."""
    parts = {number: _parts(found, number, numbers) for number in sorted(numbers) if _is_counted(found[number])}
    holding = [number for number, under in parts.items() if under]
    last = list(takewhile(lambda number: is_chapter(words(found[number])), reversed(parts)))
    areas = [at for number in holding if number not in last for at in parts[number]]
    if len(areas) < FEWEST or not all(_is_divided(found, at, again) for at in areas):
        return
    for number in last:
        divided = any(_is_divided(found, at, again) for at in parts[number])
        usual = [at for at in parts[number] if is_general(words(found[at])) or is_accounts(words(found[at]))]
        if not parts[number] or not divided or len(usual) > MOSTLY * len(parts[number]):
            yield number


def _is_counted(one: Marked) -> bool:
    """Whether a heading has the number of a chapter, "4", and is called no area."""
    return label(one).isdigit() and not is_called(one.paragraph)


def _parts(found: Sequence[Marked], number: int, numbers: Sequence[int]) -> list[int]:
    """The headings after a chapter's that go on with its number."""
    own = label(found[number])
    after = sorted(at for at in numbers if at > number)
    return list(takewhile(lambda at: label(found[at]).startswith(f"{own}."), after))


def _is_divided(found: Sequence[Marked], number: int, again: frozenset[int]) -> bool:
    """Whether what comes again divides what is under a heading, before the next; or labels do: "Nuläge: …"."""
    return bool(divided_by(found, number, again))
