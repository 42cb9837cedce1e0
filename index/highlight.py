"""Where in a section's text a query matches, and which stretch of it to show.

The places of words were stored when the section was indexed: what is marked is what was matched.
"""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from index.match import Trace
from index.results import Reason
from index.schema import FIELDS, Document
from ingest.report import Span

SNIPPET = 260  # characters
Marked = tuple[Span, Reason]


def highlights(number: int, document: Document, traces: Iterable[Trace]) -> list[Marked]:
    """The characters of a section that match and why, from left to right without overlap."""
    found = {place for trace in traces for place in trace.places_in(number)}
    spans = [(document.span(first, last), reason) for first, last, reason in found]
    return list(_merged(sorted(spans, key=lambda one: (one[0], _nearness(one[1]), one[1].word))))


def _nearness(reason: Reason) -> tuple[bool, int]:
    """The order of reasons: the word itself before another name, and the more literal first."""
    return reason.relation is not None, FIELDS.index(reason.how)


def _merged(spans: Sequence[Marked]) -> Iterator[Marked]:
    """Overlapping spans become one, for the reason that is the most literal."""
    current: Marked | None = None
    for span, reason in spans:
        if current and span.start < current[0].end:
            strictest = min(current[1], reason, key=_nearness)
            current = Span(current[0].start, max(current[0].end, span.end)), strictest
            continue
        if current:
            yield current
        current = span, reason
    if current:
        yield current


def snippet(text: str, spans: Sequence[Span], length: int = SNIPPET) -> Span:
    """The stretch of about `length` characters with most highlights, cut between words."""
    if len(text) <= length or not spans:
        return Span(0, _word_end(text, min(length, len(text))))
    ends = [span.end for span in spans]
    # Spans come in order, so those inside are the ones up to the last that ends inside.
    best = max(enumerate(spans), key=lambda one: (bisect_right(ends, one[1].start + length) - one[0], -one[0]))[1]
    inside = [span for span in spans if best.start <= span.start and span.end <= best.start + length]
    slack = max(0, length - (max(s.end for s in inside) - best.start)) if inside else 0
    start = _word_start(text, max(0, best.start - slack // 2))
    return Span(start, max(best.end, _word_end(text, min(len(text), start + length))))


def _word_start(text: str, position: int) -> int:
    return 0 if position == 0 else text.rfind(" ", 0, position + 1) + 1


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return space if space > 0 else position
