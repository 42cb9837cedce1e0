"""Where in a section's text a query matches, and which stretch of it to show."""

from collections.abc import Iterator, Sequence

from index.compile import Sought
from index.swedish import Term, terms
from ingest.report import Span

SNIPPET = 260  # characters


def highlights(text: str, sought: Sequence[Sought]) -> tuple[Span, ...]:
    """The characters of the text that match, from left to right without overlap."""
    found = terms(text)
    spans = sorted(span for one in sought for span in _matches(found, one))
    return tuple(_merged(spans))


def _matches(found: Sequence[Term], sought: Sought) -> Iterator[Span]:
    if len(sought.sequence) == 1:
        wanted = sought.sequence[0]
        yield from (Span(term.start, term.end) for term in found if (term.kind, term.text) in wanted)
        return
    starts = [_at(found, wanted) for wanted in sought.sequence]
    for position, first in starts[0].items():
        last = _follow(starts, position, sought.slop)
        if last:
            yield Span(first.start, last.end)


def _at(found: Sequence[Term], wanted: frozenset[tuple[str, str]]) -> dict[int, Term]:
    return {term.position: term for term in found if (term.kind, term.text) in wanted}


def _follow(starts: Sequence[dict[int, Term]], position: int, slop: int) -> Term | None:
    """The last word of a phrase that begins at `position`, each word within `slop` of the one before."""
    last = starts[0][position]
    for places in starts[1:]:
        nearest = next((n for n in range(position + 1, position + slop + 2) if n in places), None)
        if nearest is None:
            return None
        position, last = nearest, places[nearest]
    return last


def _merged(spans: Sequence[Span]) -> Iterator[Span]:
    current: Span | None = None
    for span in spans:
        if current and span.start < current.end:
            current = Span(current.start, max(current.end, span.end))
            continue
        if current:
            yield current
        current = span
    if current:
        yield current


def snippet(text: str, spans: Sequence[Span], length: int = SNIPPET) -> Span:
    """The stretch of about `length` characters with most highlights, cut between words."""
    if len(text) <= length or not spans:
        return Span(0, _word_end(text, min(length, len(text))))
    best = max(spans, key=lambda span: (_within(spans, span.start, length), -span.start))
    inside = [span for span in spans if best.start <= span.start and span.end <= best.start + length]
    slack = max(0, length - (max(s.end for s in inside) - best.start)) if inside else 0
    start = _word_start(text, max(0, best.start - slack // 2))
    return Span(start, max(best.end, _word_end(text, min(len(text), start + length))))


def _within(spans: Sequence[Span], start: int, length: int) -> int:
    return sum(start <= span.start and span.end <= start + length for span in spans)


def _word_start(text: str, position: int) -> int:
    return 0 if position == 0 else text.rfind(" ", 0, position + 1) + 1


def _word_end(text: str, position: int) -> int:
    if position >= len(text):
        return len(text)
    space = text.rfind(" ", 0, position + 1)
    return space if space > 0 else position
