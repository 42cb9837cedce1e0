"""The sections of an index as they are read, and what was asked for last, kept as it is soon asked for again."""

from collections import OrderedDict
from collections.abc import Callable, Iterator, Mapping
from threading import Lock
from typing import Generic, TypeVar

import numpy as np

from index.postings import Bools
from index.schema import Document, stored

CACHED_SECTIONS = 5_000
Key = TypeVar("Key")
Value = TypeVar("Value")


class Recent(Generic[Key, Value]):
    """The values that were asked for last, as many as have the given weight; safe to use from threads."""

    def __init__(self, heaviest: int, weigh: Callable[[Value], int]) -> None:
        self._values: OrderedDict[Key, Value] = OrderedDict()
        self._heaviest, self._weigh, self._weight = heaviest, weigh, 0
        self._lock = Lock()

    def get(self, key: Key, make: Callable[[Key], Value]) -> Value:
        """The value of a key, made of the key if it is not there."""
        found = self._values.get(key)
        if found is not None:
            try:  # noqa: SIM105 - `suppress` takes several times as long, and a page of hits asks often
                self._values.move_to_end(key)
            except KeyError:  # another thread may just have let go of it
                pass
            return found
        value = make(key)
        with self._lock:  # of those that add
            if key not in self._values:
                self._values[key] = value
                self._weight += self._weigh(value)
            while self._weight > self._heaviest and len(self._values) > 1:
                self._weight -= self._weigh(self._values.popitem(last=False)[1])
        return value


class Documents(Mapping[int, Document]):
    """The sections of an index by number, each read when it is asked for."""

    def __init__(self, read: Callable[[int], bytes], alive: Bools) -> None:
        self._read, self._alive = read, alive
        self._recent: Recent[int, Document] = Recent(CACHED_SECTIONS, lambda _: 1)

    def __getitem__(self, number: int) -> Document:
        return self._recent.get(number, self._stored)

    def _stored(self, number: int) -> Document:
        if not (0 <= number < len(self._alive) and self._alive[number]):
            raise KeyError(number)
        return stored(self._read(number))

    def __iter__(self) -> Iterator[int]:
        return iter(np.flatnonzero(self._alive).tolist())

    def __len__(self) -> int:
        return int(np.count_nonzero(self._alive))
