"""Those who search at the same time: who goes on when."""

import time
from collections.abc import Callable
from threading import Thread

import pytest

from index import turns
from index.turns import Turns


def started(work: Callable[[], None]) -> Thread:
    """Something begun in a thread, with time to come as far as it comes by itself."""
    thread = Thread(target=work, daemon=True)
    thread.start()
    time.sleep(0.02)
    return thread


def test_the_first_to_come_is_the_first_to_go_on(monkeypatch: pytest.MonkeyPatch) -> None:
    queue, order = Turns(), list[int]()

    def goes(number: int) -> None:
        with queue.turn():
            order.append(number)

    monkeypatch.setattr(turns, "PATIENCE", 10.0)
    with queue.turn():
        threads = [started(lambda number=number: goes(number)) for number in range(5)]  # type: ignore[misc]
        assert order == []
    for thread in threads:
        thread.join(10)
    assert order == list(range(5))


def test_none_waits_long_for_one_that_takes_long() -> None:
    queue, done = Turns(), list[str]()

    def goes() -> None:
        with queue.turn():
            done.append("gone")

    with queue.turn():
        started(goes).join(10)
        assert done == ["gone"]
    with queue.turn():  # what had no turn gave none away
        assert queue._taken
        assert not queue._waiting
    assert not queue._taken


def test_a_turn_that_ends_badly_is_given_on() -> None:
    queue = Turns()
    for _ in range(2):
        with pytest.raises(KeyError), queue.turn():
            raise KeyError
    assert not queue._taken
