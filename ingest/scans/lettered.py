"""A list of capitals after one of numerals at the same margin: areas that a later round calls something else.

"I., II., III." under one heading and "A., B., C." under the next are two lists, and a C there is no misread V.
"""

from collections.abc import Sequence
from itertools import pairwise

from ingest.scans.label_costs import ALPHABET

CAPITALS = ALPHABET.upper()
FEWEST = 2  # labels that were read, the first of them A


def letter_of(word: str) -> str:
    """What a label says without its point, empty where it was not read."""
    letters = word.rstrip(".,:)")
    return letters if letters.isalnum() else ""


def lettered(labels: Sequence[tuple[str, bool]]) -> list[int]:
    """For each label of a row to which list it belongs: 0, or the number of a list of capitals of its own.

    Labels are their letters, empty where they were not read, and whether they come after a heading.
    """
    begins = [0, *(n for n, (_, fresh) in enumerate(labels) if fresh and n), len(labels)]
    told, count = [0] * len(labels), 0
    for start, end in pairwise(begins):
        if _is_lettered([letters for letters, _ in labels[start:end]]):
            count += 1
            told[start:end] = [count] * (end - start)
    return told


def _is_lettered(texts: Sequence[str]) -> bool:
    """Whether labels are A, B, C in order, but for some that were not read."""
    read = [text for text in texts if text]
    in_order = all(not text or text == CAPITALS[n : n + 1] for n, text in enumerate(texts))
    return in_order and len(read) >= FEWEST and texts[0] == CAPITALS[0]
