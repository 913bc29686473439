"""
Signals that end a batch in good order: the row in hand is finished, and the place is written down.

The first SIGINT or SIGTERM asks; a second one ends the process as it would any other. While standard input is
waited for, there is no row in hand, and the first one ends the wait.
"""

from __future__ import annotations

import signal
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from types import FrameType
from typing import Any, Final, Self, TypeVar

_SIGNALS: Final = (signal.SIGINT, signal.SIGTERM)

T = TypeVar("T")


class Stopped(BaseException):
    """The wait for input was ended by a signal: no error, and nothing that reads documents may catch it."""


class Stops:
    """What was asked by signals while this context is open; elsewhere than in the main thread, nothing is."""

    def __init__(self) -> None:
        self.signal: int | None = None
        self._waiting = False
        self._former: list[tuple[signal.Signals, Any]] = []

    def __enter__(self) -> Self:
        if threading.current_thread() is threading.main_thread():
            self._former = [(number, signal.signal(number, self._ask)) for number in _SIGNALS]
        return self

    def __exit__(self, *_: object) -> None:
        self._restore()

    def _ask(self, number: int, _: FrameType | None) -> None:
        self.signal = number
        self._restore()
        if self._waiting:
            raise Stopped

    def _restore(self) -> None:
        for number, handler in self._former:
            signal.signal(number, handler)
        self._former = []

    @contextmanager
    def waiting(self) -> Iterator[None]:
        """
        Let a signal end what is done in this context.

        Raises:
            Stopped: it did.
        """
        self._waiting = True
        try:
            if self.signal is not None:
                raise Stopped
            yield
        finally:
            self._waiting = False

    def interruptible(self, items: Iterable[T]) -> Iterator[T]:
        """
        Yield *items*; a signal ends the wait for the next one.

        Raises:
            Stopped: it did.
        """
        source = iter(items)
        while True:
            with self.waiting():
                try:
                    item = next(source)
                except StopIteration:
                    return
            yield item
