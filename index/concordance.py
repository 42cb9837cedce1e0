"""A concordance: every match in its line, with words before and after (keyword in context, KWIC)."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import islice
from typing import Any, Literal

import msgspec

from index.explain import explained
from index.passages import Passage, passages_of
from index.results import Filters, Strictness
from index.search import matching
from index.swedish import words
from ingest.keeping.archive import Archive

Sort = Literal["place", "left", "right"]

CONTEXT = 8  # words on each side
LONGEST_CONTEXT = 30
MOST_LINES = 10_000
_TOKEN = re.compile(r"\S+")
_AFTER_Z = str.maketrans({"å": "{", "ä": "|", "ö": "}"})  # the three characters that follow z


class Line(msgspec.Struct, frozen=True):
    """A match between the words before and after it; why it is one, where it stands, and its citation."""

    left: str
    match: str
    right: str
    why: str
    report: str
    section: str
    place: str
    citation: str


class Concordance(msgspec.Struct, frozen=True):
    """The lines of a query; `cut` where there are more than are shown. `bounded` is as on a page of results.

    `sections` are those that have lines, `found` all that the query finds: of those that only a field finds, as
    enhet:KS does, there is no word to show.
    """

    query: str
    context: int
    sort: Sort
    sections: int
    lines: tuple[Line, ...]
    cut: bool
    bounded: tuple[str, ...] = ()
    found: int = 0

    @property
    def without(self) -> str:
        """What is said, in Swedish, of sections that are found and have no line; empty where all have."""
        left = 0 if self.cut else self.found - self.sections
        if not left:
            return ""
        has = "Inget av dem har ett" if left == self.found else f"{left} av dem har inget"
        return f"Frågan hittar {self.found} avsnitt. {has} ord ur frågan som kan visas på en rad."


def concordance(
    archive: Archive,
    query: str,
    filters: Filters = Filters(),  # noqa: B008 - frozen
    strictness: Strictness | None = None,
    context: int = CONTEXT,
    sort: Sort = "place",
) -> Concordance:
    """The matches of a query as lines with `context` words (1..30) on each side.

    In order of time and place, or by the alphabet of the words to the left (the nearest first) or to the right.
    At most 10,000 lines, the oldest. Raises QueryError.
    """
    context = min(max(1, context), LONGEST_CONTEXT)
    matches = matching(archive, query, filters, strictness)
    found = list(islice(_lines(passages_of(matches, "oldest"), context), MOST_LINES + 1))
    lines = found[:MOST_LINES]
    sections = len({(line.report, line.section) for line in lines})
    ordered, cut = tuple(_sorted(lines, sort)), len(found) > len(lines)
    return Concordance(query, context, sort, sections, ordered, cut, matches.notices, len(matches))


def as_json(found: Concordance) -> dict[str, Any]:
    """A concordance as the command line prints it."""
    document: dict[str, Any] = msgspec.to_builtins(found)
    return document | {"total": len(found.lines)}


def _lines(found: Iterable[Passage], context: int) -> Iterator[Line]:
    for passage in found:
        text = passage.document.text
        tokens = [(token.start(), token.end()) for token in _TOKEN.finditer(text)] if passage.highlights else []
        starts = [start for start, _ in tokens]
        for span, reason in zip(passage.highlights, passage.reasons, strict=True):
            first = bisect_right(starts, span.start) - 1
            last = bisect_right(starts, span.end - 1) - 1
            begin = starts[max(0, first - context)]
            end = tokens[min(len(tokens) - 1, last + context)][1]
            yield Line(
                _on_one_line(text[begin : span.start]).lstrip(),
                _on_one_line(text[span.start : span.end]),
                _on_one_line(text[span.end : end]).rstrip(),
                explained(reason, text[span.start : span.end]),
                passage.document.report,
                passage.document.section,
                passage.place,
                passage.citation,
            )


def _on_one_line(text: str) -> str:
    return re.sub(r"\s+", " ", text)


def _sorted(lines: list[Line], sort: Sort) -> list[Line]:
    match sort:
        case "left":
            return sorted(lines, key=lambda line: (_alphabetical(line.left)[::-1], _alphabetical(line.match)))
        case "right":
            return sorted(lines, key=lambda line: (_alphabetical(line.right), _alphabetical(line.match)))
        case "place":
            return lines


def _alphabetical(text: str) -> list[str]:
    """The words of a text as the Swedish alphabet orders them: å, ä and ö last."""
    return [word.form.translate(_AFTER_Z) for word in words(text)]
