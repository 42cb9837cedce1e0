"""Which stretch of a long text to show of one that matches."""

from bisect import bisect_right
from collections.abc import Sequence

from ingest.report import Span

SNIPPET = 260  # characters


def snippet(text: str, spans: Sequence[Span], length: int = SNIPPET) -> Span:
    """The stretch of about `length` characters with most highlights, cut between words."""
    if len(text) <= length or not spans:
        return Span(0, _word_end(text, min(length, len(text))))
    ends = [span.end for span in spans]
    # Spans come in order, so those inside a stretch that begins with one are that one and those after it.
    inside = [bisect_right(ends, span.start + length) - number for number, span in enumerate(spans)]
    most = max(inside)
    first = inside.index(most)
    best = spans[first]
    slack = max(0, length - (ends[first + most - 1] - best.start)) if most > 0 else 0
    start = _word_start(text, max(0, best.start - slack // 2))
    return Span(start, max(best.end, _word_end(text, min(len(text), start + length))))


def _word_start(text: str, position: int) -> int:
    return 0 if position == 0 else text.rfind(" ", 0, position + 1) + 1


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return space if space > 0 else position
