"""What a clause of a query finds: sections, how well they match, and where in them."""

import msgspec

from index.postings import Chains, Postings, Scored
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
