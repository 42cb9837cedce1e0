"""Sections that say the same again: a sentence that is repeated round after round is one thing to read.

Two hits are told together where the sentences that match are the same, word for word. A sentence of fewer than
five words ("Arbetet är klart.") is the same only in the same area, as the index marks it.
"""

from collections.abc import Sequence

import numpy as np

from index.found import Trace
from index.postings import PLACE_BITS
from index.reader import Reader
from index.segment import Longs

_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # an odd number: marks that differ in few bits differ in many


def groups(reader: Reader, hits: Longs, traces: Sequence[Trace]) -> Longs:
    """For each hit (in order of number) the number of its group; without places each is its own."""
    found = (trace.occurrences.keys_within(hits) for trace in traces)
    keys = np.unique(np.concatenate([np.zeros(0, np.int64), *found]))
    sentences = reader.sentences
    matching = np.unique(np.searchsorted(sentences.keys, keys, side="right") - 1)
    docs = sentences.keys[matching] >> PLACE_BITS
    said = np.zeros(reader.size, np.uint64)
    np.add.at(said, docs, sentences.marks[matching] * _SPREAD)
    own = said[hits] == 0
    said[hits[own]] = hits[own].astype(np.uint64)
    return np.unique(said[hits], return_inverse=True)[1].astype(np.int64)
