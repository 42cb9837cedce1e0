"""What became of a report's characters, followed through the archivist's corrections.

The record accounts for what was read. Where a section goes on whole, under another name or as part of another, its
characters are that one's now; where all of it was marked as a header, they are a header's. Of a section that was
divided, the account says how many letters and digits of it went where, as its words are found again.

    avsnitt hosten-2016-VII 81
    avsnitt (delat i rättelser: mars-2016-II-a 210, mars-2016-II 64)
    sidhuvud 41
"""

from collections import Counter
from collections.abc import Hashable, Iterator, Sequence
from difflib import SequenceMatcher

import msgspec

from ingest.report import PageCoverage, Report, Section, Stretch

DIVIDED = "delat i rättelser"
HEADER = "sidhuvud"
_Word = tuple[str, str]  # and the id of its section
Shares = Counter[str | None]  # letters and digits, by the section that has them now; None where it is a header


def followed(read: Report, corrected: Report) -> tuple[PageCoverage, ...]:
    """The coverage of a report as it was read, with the sections that it has as corrected."""
    if read.sections == corrected.sections:
        return read.coverage
    became = _became(read.sections, corrected.sections)
    return tuple(
        msgspec.structs.replace(page, stretches=tuple(_follow(one, became) for one in page.stretches))
        for page in read.coverage
    )


def holding(before: Report, now: Report, name: str) -> str | None:
    """The section that has most of what a section had before the report was corrected; None where none has."""
    shares = _became(before.sections, now.sections)[name]
    return shares.most_common(1)[0][0] if shares else None


def _follow(stretch: Stretch, became: dict[str, Shares]) -> Stretch:
    shares = became.get(stretch.section or "")
    if not shares:
        return stretch
    if len(shares) == 1:
        (section,) = shares
        if section is None:
            return msgspec.structs.replace(stretch, what="header", section=None)
        return msgspec.structs.replace(stretch, section=section)
    told = ", ".join(f"{section or HEADER} {count}" for section, count in shares.items())
    first = next(section for section in shares if section)
    divided = stretch.what == "section"
    return msgspec.structs.replace(
        stretch, section=first, reason=f"{DIVIDED}: {told}" if divided else stretch.reason
    )


def _became(read: Sequence[Section], corrected: Sequence[Section]) -> dict[str, Shares]:
    """For each section as read how many of its letters and digits each section as corrected has."""
    found: dict[str, Shares] = {section.id: Counter() for section in read}
    for word, section, now in _words_followed(list(_words(read)), list(_words(corrected))):
        found[section][now] += sum(map(str.isalnum, word))
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
    """Each word with the section of the word in its place, or of the last there is; None where there is none."""
    for place, (word, section) in enumerate(before):
        yield word, section, after[min(place, len(after) - 1)][1] if after else None
