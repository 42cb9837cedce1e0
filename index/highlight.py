"""Where in a section's text a query matches.

The places of words, and of units and roles, were stored when the section was indexed: what is marked is what was
matched. Paragraphs of decisions (§ 190) are no words; they are read from the text as when it was indexed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from operator import itemgetter

import msgspec

from index.found import Trace
from index.results import Reason
from index.schema import DECISION, FIELDS, Document, paragraphs
from ingest.report import Label, Span

Marked = tuple[Span, Reason]
_Stretch = tuple[tuple[int, int], Reason]  # start, end


class OfFields(msgspec.Struct, frozen=True):
    """What fields of a query ask for that stands in texts: numbers of paragraphs, and names of units and roles."""

    decisions: frozenset[str] = frozenset()
    names: Mapping[tuple[Label, str], Reason] = {}


def highlights(
    number: int,
    document: Document,
    traces: Iterable[Trace],
    asked: OfFields = OfFields(),  # noqa: B008 - frozen
) -> list[Marked]:
    """The characters of a section that match and why, from left to right without overlap.

    Of reasons for the same characters the first counts: `traces` come in the order of `literal_first`.
    """
    found: dict[tuple[int, int], Reason] = {}
    for trace in traces:
        for place in trace.occurrences.places_in(number):
            found.setdefault(place, trace.reason)
    stretches = list(zip(document.stretches(found), found.values(), strict=True))
    if asked.decisions:
        stretches += _decided(document.text, asked.decisions)
    if asked.names:
        stretches += _mentioned(document, asked.names)
    return [(Span(*stretch), reason) for stretch, reason in _merged(sorted(stretches, key=itemgetter(0)))]


def _mentioned(document: Document, names: Mapping[tuple[Label, str], Reason]) -> Iterator[_Stretch]:
    """Where a section names some units and roles."""
    for label, name, start, end in document.mentions:
        if reason := names.get((label, name)):
            yield (start, end), reason


def _decided(text: str, decisions: frozenset[str]) -> Iterator[_Stretch]:
    """Where a text names some paragraphs of decisions."""
    for named in DECISION.finditer(text):
        asked = next((one for one in paragraphs(named) if one in decisions), None)
        if asked:
            yield named.span(), Reason(f"§{asked}", "form")


def literal_first(traces: Iterable[Trace]) -> list[Trace]:
    """Traces in order: the words themselves before other names; as written, then inflected, then as parts."""
    return sorted(traces, key=lambda trace: (_nearness(trace.reason), trace.reason.word))


def _nearness(reason: Reason) -> tuple[bool, int, bool, bool]:
    """The order of reasons: the word itself before another name, the more literal first, fields last."""
    return reason.relation is not None, FIELDS.index(reason.how), reason.coordinated, reason.named is not None


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
