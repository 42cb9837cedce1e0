"""Words spelled nearly alike: the edit distance of one word to many at once."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

_FAR = 100


class Words:
    """Words as arrays of letters."""

    def __init__(self, words: Sequence[str]) -> None:
        self.words = words
        self.lengths = np.fromiter(map(len, words), np.int64, len(words))

    def within(self, word: str, distance: int) -> list[str]:
        """The words that at most `distance` letters added, left out or exchanged make of `word`.

        Source: Wagner & Fischer (1974), in the band that can stay within the distance.
        """
        near = np.flatnonzero(np.abs(self.lengths - len(word)) <= distance)
        if not len(near):
            return []
        letters = _letters([self.words[number] for number in near.tolist()])
        found = _distances(letters, self.lengths[near], word, distance) <= distance
        return [self.words[number] for number in near[found].tolist()]


def _letters(words: Sequence[str]) -> npt.NDArray[np.uint32]:
    as_array = np.array(words)
    return as_array.view(np.uint32).reshape(len(words), -1).T.copy()


def _distances(
    letters: npt.NDArray[np.uint32], lengths: npt.NDArray[np.int64], word: str, most: int
) -> npt.NDArray[np.int8]:
    """The distances of `word` to words given as one row for each place of a letter, one column a word."""
    longest, many = letters.shape
    before = np.full((longest + 1, many), _FAR, np.int8)
    before[: most + 1] = np.arange(min(most, longest) + 1, dtype=np.int8)[:, None]
    for row, letter in enumerate(word, 1):
        here = np.full_like(before, _FAR)
        if row <= most:
            here[0] = row
        for place in range(max(1, row - most), min(longest, row + most) + 1):
            exchanged = before[place - 1] + (letters[place - 1] != ord(letter))
            here[place] = np.minimum(np.minimum(before[place], here[place - 1]) + 1, exchanged)
        before = here
    return before[lengths, np.arange(many)]
