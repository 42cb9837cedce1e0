"""Searches of one program take turns, first come, first served.

Python runs one thread at a time. Left to itself it takes turns in the middle of searches, at every question to the
file system and every five milliseconds, so that those who search at the same time all wait for all.
"""

from collections import deque
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PATIENCE = 0.05  # seconds after which one who waits goes on beside a search that takes long


class Turns:
    """A queue: one goes on at a time, the others in the order in which they came; after PATIENCE anyone does."""

    def __init__(self) -> None:
        self._waiting: deque[Lock] = deque()
        self._taken = False
        self._changing = Lock()

    @contextmanager
    def turn(self) -> Iterator[None]:
        """Wait for one's turn, and give it to the next when done."""
        mine = self._wait()
        try:
            yield
        finally:
            if mine:
                self._pass_on()

    def _wait(self) -> bool:
        """Wait; gives whether it became one's turn."""
        with self._changing:
            if not self._taken:
                self._taken = True
                return True
            called = Lock()
            called.acquire()
            self._waiting.append(called)
        return called.acquire(timeout=PATIENCE) or not self._gave_up(called)

    def _gave_up(self, called: Lock) -> bool:
        """Leave the queue; gives whether one was still in it and not called just now."""
        with self._changing:
            if called not in self._waiting:
                return False
            self._waiting.remove(called)
            return True

    def _pass_on(self) -> None:
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False
