"""Where in a section's text a query matches.

The places of words were stored when the section was indexed: what is marked is what was matched. Paragraphs of
decisions (§ 190) are no words; they are read from the text as when it was indexed.
"""

from collections.abc import Collection, Iterable, Iterator, Sequence
from operator import itemgetter

from index.found import Trace
from index.results import Reason
from index.schema import DECISION, FIELDS, Document
from ingest.report import Span

Marked = tuple[Span, Reason]
_Stretch = tuple[tuple[int, int], Reason]  # start, end


def highlights(
    number: int, document: Document, traces: Iterable[Trace], decisions: Collection[str] = ()
) -> list[Marked]:
    """The characters of a section that match and why, from left to right without overlap.

    Of reasons for the same characters the first counts: `traces` come in the order of `literal_first`. `decisions`
    are the numbers of the paragraphs that were asked for.
    """
    found: dict[tuple[int, int], Reason] = {}
    for trace in traces:
        for place in trace.occurrences.places_in(number):
            found.setdefault(place, trace.reason)
    stretches = list(zip(document.stretches(found), found.values(), strict=True))
    if decisions:
        stretches += _decided(document.text, decisions)
    return [(Span(*stretch), reason) for stretch, reason in _merged(sorted(stretches, key=itemgetter(0)))]


def _decided(text: str, decisions: Collection[str]) -> Iterator[_Stretch]:
    """Where a text names some paragraphs of decisions."""
    for named in DECISION.finditer(text):
        if named[1] in decisions:
            yield named.span(), Reason(f"§{named[1]}", "form")


def literal_first(traces: Iterable[Trace]) -> list[Trace]:
    """Traces in order: the words themselves before other names; as written, then inflected, then as parts."""
    return sorted(traces, key=lambda trace: (_nearness(trace.reason), trace.reason.word))


def _nearness(reason: Reason) -> tuple[bool, int, bool]:
    """The order of reasons: the word itself before another name, the more literal first, and whole words."""
    return reason.relation is not None, FIELDS.index(reason.how), reason.coordinated


def _merged(stretches: Sequence[_Stretch]) -> list[_Stretch]:
    """Overlapping stretches become one, for the reason that is the most literal."""
    found: list[_Stretch] = []
    for stretch in stretches:
        if found and stretch[0][0] < found[-1][0][1]:
            stretch = _both(found.pop(), stretch)
        found.append(stretch)
    return found


def _both(before: _Stretch, after: _Stretch) -> _Stretch:
    (start, end), reason = before
    return (start, max(end, after[0][1])), min(reason, after[1], key=_nearness)
