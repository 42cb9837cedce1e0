"""What became of a report's characters, followed through the archivist's corrections.

The record accounts for what was read. Where a section goes on whole, under another name or as part of another, its
characters are that one's now; where all of it was marked as a header, they are a header's. Of a section that was
divided, each stretch of characters has its parts, which are all of it, spaces too. Where a part begins is told by
the words of the text, found again; a page may have some characters more or fewer than its text, and to so many
the place is not known.

    avsnitt hosten-2016-VII 81
    avsnitt mars-2016-II-a 251; avsnitt mars-2016-II 75
    sidhuvud 41
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher
from itertools import accumulate, groupby, pairwise

import msgspec

from ingest.report import PageCoverage, Part, Report, Section, Stretch

_Word = tuple[str, str]  # and the id of its section
_Place = tuple[int, int]  # of a stretch: its page's number in the account, and its own on the page


def followed(read: Report, corrected: Report) -> tuple[PageCoverage, ...]:
    """The coverage of a report as it was read, with the sections that it has as corrected."""
    if read.sections == corrected.sections:
        return read.coverage
    became = _became(read.sections, corrected.sections)
    divided = dict(_divided(read.coverage, became))
    return tuple(
        msgspec.structs.replace(
            page,
            stretches=tuple(
                _follow(one, became.get(one.section or "", []), divided.get((number, at), []))
                for at, one in enumerate(page.stretches)
            ),
        )
        for number, page in enumerate(read.coverage)
    )


def holding(before: Report, now: Report, name: str) -> str | None:
    """The section that has most of what a section had before the report was corrected; None where none has."""
    shares: Counter[str | None] = Counter()
    for part in _became(before.sections, now.sections)[name]:
        shares[part.section] += part.characters
    return shares.most_common(1)[0][0] if shares else None


def _follow(stretch: Stretch, whole: Sequence[Part], parts: Sequence[Part]) -> Stretch:
    """A stretch where its section went; a heading or note mark of a divided section goes with its first part."""
    found = parts if stretch.what == "section" else whole
    if not found:
        return stretch
    section = next((part.section for part in found if part.section), None)
    if section is None:
        return msgspec.structs.replace(stretch, what="header", section=None)
    return msgspec.structs.replace(stretch, section=section, parts=tuple(parts) if len(parts) > 1 else ())


def _divided(
    coverage: Sequence[PageCoverage], became: dict[str, list[Part]]
) -> Iterator[tuple[_Place, list[Part]]]:
    """The parts of each stretch of a section's text: those of its section, laid along its stretches."""
    places: dict[str, list[tuple[_Place, Stretch]]] = {}
    for number, page in enumerate(coverage):
        for at, one in enumerate(page.stretches):
            if one.what == "section" and one.section:
                places.setdefault(one.section, []).append(((number, at), one))
    for section, found in places.items():
        lengths = [one.end - one.start for _, one in found]
        laid = _laid(became.get(section, []), lengths)
        yield from zip((place for place, _ in found), laid, strict=True)


def _laid(parts: Sequence[Part], lengths: Sequence[int]) -> Iterator[list[Part]]:
    """Parts of a text along stretches that have some characters more or fewer than it, each character once."""
    edges = [0, *accumulate(lengths)]
    said = [0, *accumulate(part.characters for part in parts)]
    unknown = min(abs(said[-1] - edges[-1]), min((part.characters - 1) // 2 for part in parts)) if parts else 0
    places = [_at_edge(round(place * edges[-1] / max(said[-1], 1)), edges, unknown) for place in said]
    for start, end in pairwise(edges):
        yield [
            Part(part.section, min(end, last) - max(start, first))
            for part, (first, last) in zip(parts, pairwise(places), strict=True)
            if max(start, first) < min(end, last)
        ]


def _at_edge(place: int, edges: Sequence[int], unknown: int) -> int:
    """A place, or the end of a stretch where it may as well be that."""
    nearest = min(edges, key=lambda edge: abs(edge - place))
    return nearest if abs(nearest - place) <= unknown else place


def _became(read: Sequence[Section], corrected: Sequence[Section]) -> dict[str, list[Part]]:
    """For each section as read those as corrected that have its text, in order, each word with its space."""
    found: dict[str, list[Part]] = {section.id: [] for section in read}
    words = _words_followed(list(_words(read)), list(_words(corrected)))
    for (section, now), run in groupby(words, key=lambda one: one[1:]):
        found[section].append(Part(now, sum(len(word) + 1 for word, _, _ in run)))
    for parts in found.values():
        parts[-1:] = [Part(last.section, last.characters - 1) for last in parts[-1:]]  # no space ends a text
    return found


def _words(sections: Sequence[Section]) -> Iterator[_Word]:
    return ((word, section.id) for section in sections for word in section.text.split())


def _words_followed(before: Sequence[_Word], after: Sequence[_Word]) -> Iterator[tuple[str, str, str | None]]:
    """Each word as read, its section, and the one that it is in now; None where it is gone.

    A word that was corrected, or cut in two, is where its first letters are.
    """
    same = _same_beginning(before, after)
    same_end = _same_beginning(before[same:][::-1], after[same:][::-1])
    old, new = before[same : len(before) - same_end], after[same : len(after) - same_end]
    yield from _side_by_side(before[:same], after[:same])
    for _, start, end, begin, finish in _aligned(_with_next(old), _with_next(new)):
        inner, outer = old[start:end], new[begin:finish]
        for _, first, last, at, to in _aligned([word for word, _ in inner], [word for word, _ in outer]):
            yield from _side_by_side(inner[first:last], outer[at:to])
    yield from _side_by_side(before[len(before) - same_end :], after[len(after) - same_end :])


def _aligned(before: Sequence[Hashable], after: Sequence[Hashable]) -> Sequence[tuple[str, int, int, int, int]]:
    """Where two texts are the same and where not, in order, as `difflib` has it."""
    if before == after:
        return [("equal", 0, len(before), 0, len(after))]
    return SequenceMatcher(None, before, after, autojunk=False).get_opcodes()


def _with_next(words: Sequence[_Word]) -> list[tuple[str, ...]]:
    """Each word with the two that follow, which come again more seldom, so that they are soon found."""
    return [tuple(word for word, _ in words[place : place + 3]) for place in range(len(words))]


def _same_beginning(one: Sequence[_Word], other: Sequence[_Word]) -> int:
    """How many words two texts begin with alike: nearly all, as corrections are few."""
    pairs = zip(one, other, strict=False)
    return next((place for place, (a, b) in enumerate(pairs) if a[0] != b[0]), min(len(one), len(other)))


def _side_by_side(before: Sequence[_Word], after: Sequence[_Word]) -> Iterator[tuple[str, str, str | None]]:
    """Each word with the section of the word in its place, or of the last there is; None where there is none.

    A comma that is left of words that are gone is no word in their place.
    """
    gone = not after or (_has_letters(before) and not _has_letters(after))
    for place, (word, section) in enumerate(before):
        yield word, section, None if gone else after[min(place, len(after) - 1)][1]


def _has_letters(words: Sequence[_Word]) -> bool:
    return any(letter.isalnum() for word, _ in words for letter in word)
