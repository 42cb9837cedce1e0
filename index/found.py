"""What a clause of a query finds: sections, how well they match, and where in them."""

from collections.abc import Sequence

import msgspec

from index.postings import Chains, Postings, Scored, among, places
from index.results import Reason


class Trace(msgspec.Struct, frozen=True):
    """Where a word or phrase of the query occurs, and as what."""

    reason: Reason
    occurrences: Postings | Chains


class Found(msgspec.Struct, frozen=True):
    """What a clause finds: sections and how well they match, and where they do.

    `searched` are the terms that were looked for.
    """

    scored: Scored
    traces: tuple[Trace, ...] = ()
    searched: tuple[str, ...] = ()


def at_once(form: Found, stem: Found) -> Found:
    """A word and its stem that find the same: traced once, as what is written counts before what is inflected."""
    scored = Scored(form.scored.docs, form.scored.scores + stem.scored.scores)
    return Found(scored, form.traces, tuple(dict.fromkeys((*form.searched, *stem.searched))))


def joined(found: Sequence[Found], scored: Scored) -> Found:
    """What several clauses find together, scored so."""
    return Found(
        scored,
        tuple(trace for one in found for trace in one.traces),
        tuple(dict.fromkeys(text for one in found for text in one.searched)),
    )


def as_one_of(text: str, found: Found) -> Found:
    """What one of the words finds that a coordinated compound stands for."""
    traces = tuple(Trace(Reason(text, one.reason.how, coordinated=True), one.occurrences) for one in found.traces)
    return msgspec.structs.replace(found, traces=traces)


def raised(found: Found, others: Scored, size: int) -> Found:
    """What was found, with the scores of others added to those sections that are among them."""
    both = among(others.docs, found.scored.docs, size)
    scores = found.scored.scores.copy()
    scores[places(others.docs[both], found.scored.docs, size)] += others.scores[both]
    return msgspec.structs.replace(found, scored=Scored(found.scored.docs, scores))
