"""Searches of one program take turns, first come, first served.

Python runs one thread at a time. Left to itself it takes turns in the middle of searches, at every question to the
file system and every five milliseconds, so that those who search at the same time all wait for all.
"""

from collections import deque
from threading import Lock
from types import TracebackType

PATIENCE = 0.05  # seconds after which one who waits goes on beside a search that takes long


class Turns:
    """A queue: one goes on at a time, the others in the order in which they came; after PATIENCE anyone does."""

    def __init__(self) -> None:
        self._waiting: deque[Lock] = deque()
        self._taken = False
        self._changing = Lock()

    def turn(self) -> "_Turn":
        """What waits for one's turn when it is entered, and gives it to the next when left."""
        return _Turn(self)

    @property
    def is_taken(self) -> bool:
        """Whether it is anybody's turn now."""
        return self._taken

    def wait(self) -> bool:
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

    def pass_on(self) -> None:
        """Give the turn that one has to the next."""
        with self._changing:
            if self._waiting:
                self._waiting.popleft().release()
            else:
                self._taken = False


class _Turn:
    def __init__(self, turns: Turns) -> None:
        self._turns, self._mine = turns, False

    def __enter__(self) -> None:
        self._mine = self._turns.wait()

    def __exit__(self, kind: type[BaseException] | None, error: object, at: TracebackType | None) -> None:
        if self._mine:
            self._turns.pass_on()


SEARCHES = Turns()
