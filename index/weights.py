"""What words weigh when wordings are compared: the rarer in the archive, the more.

"kommunen" stands in every other section       weighs little
"lokalförsörjningsplan" stands in three         weighs much
"""

from collections import Counter
from collections.abc import Callable, Iterable
from math import log

from index.reader import open_reader
from index.swedish import words
from index.words import stem
from ingest.keeping.archive import Archive

Weights = Callable[[str], float]


def of_archive(archive: Archive) -> Weights:
    """Weights from how many sections of the archive have a stem; the index is brought up to date first."""
    reader = open_reader(archive)
    return lambda word: log(1 + max(1, reader.size) / max(1, reader.frequency("stem", word)))


def of_texts(texts: Iterable[str]) -> Weights:
    """Weights from the texts themselves, where there is no archive to count in."""
    counts: Counter[str] = Counter()
    total = 0
    for text in texts:
        counts.update({stem(word.form) for word in words(text)})
        total += 1
    return lambda word: log(1 + max(1, total) / max(1, counts[word]))
