"""Words on a scale: how far they bind (ska, bör, kan) and how much they take in (alla, flera, några)."""

from pathlib import Path
from typing import Literal

import msgspec

from index.phrases import phrases
from ingest.report import Span

Scale = Literal["certainty", "scope"]

_TABLE = Path(__file__).with_suffix(".txt")


class Step(msgspec.Struct, frozen=True):
    """Words of a text and their place on a scale: `text[span.start:span.end] == words`, 1 the least."""

    words: str
    rank: int
    span: Span


def steps(text: str, scale: Scale) -> list[Step]:
    """The words of a text that stand on a scale, from left to right; of those that overlap the longest."""
    found = [
        Step(one[0], int(phrase.heading.rsplit(" ", 1)[1]), Span(*one.span()))
        for phrase in phrases(_TABLE)
        if phrase.heading.startswith(scale)
        for one in phrase.pattern.finditer(text)
    ]
    kept: list[Step] = []
    for step in sorted(found, key=lambda one: (one.span.start, -one.span.end)):
        if not kept or step.span.start >= kept[-1].span.end:
            kept.append(step)
    return kept
