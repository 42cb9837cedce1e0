"""Sections that say the same again: a sentence that is repeated round after round is one thing to read.

Two hits are told together where the sentences that match are the same, word for word, case and punctuation apart.
A sentence of fewer than five words ("Arbetet är klart.") is the same only in the same area, as the index marks it.

With another number, date or name it is another sentence: "12 elever" where it was "15 elever" is what a reader of
follow-ups looks for, and must not be hidden behind the other. What became of a sentence is what `compare` tells.
"""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from index.found import Trace
from index.postings import PLACE_BITS, beginnings, masked
from index.reader import Reader
from index.segment import Longs

Marks = npt.NDArray[np.uint64]
_SPREAD = np.uint64(0x9E3779B97F4A7C15)  # an odd number: marks that differ in few bits differ in many


def said(reader: Reader, hits: Longs, traces: Sequence[Trace]) -> Marks:
    """For each hit (in order of number) a mark of its sentences that match; without places each has its own."""
    sentences = reader.sentences
    matching, is_hit = np.zeros(len(sentences.keys), bool), masked(hits, reader.size)
    for trace in traces:
        keys = trace.occurrences.keys
        keys = keys[is_hit[keys >> PLACE_BITS]]
        matching[sentences.keys.searchsorted(keys, side="right") - 1] = True
    docs = sentences.keys[matching] >> PLACE_BITS
    firsts = beginnings(docs)
    marks = np.zeros(reader.size, np.uint64)
    marks[docs[firsts]] = np.add.reduceat(sentences.marks[matching] * _SPREAD, firsts) if len(docs) else 0
    found = marks[hits]
    return np.where(found == 0, hits.astype(np.uint64), found)


def distinct(marks: Marks) -> int:
    """How many different marks there are."""
    return len(beginnings(np.sort(marks)))  # NumPy's own `unique` takes ten times as long
