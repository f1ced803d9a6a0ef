"""Ctrl-C while a corpus is written: what was finished is kept, and nothing is cut in two."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from typing import TYPE_CHECKING, Self, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from types import FrameType

_T = TypeVar("_T")


class Interrupts:
    """Holds back Ctrl-C while it is entered, save where an item is waited for.

    The first Ctrl-C ends `each`, so that what came so far can be stored; a second one breaks
    off whatever is going on.
    """

    def __init__(self) -> None:
        self.happened = False
        self._waiting = False
        self._before: object = None
        self._main = threading.current_thread() is threading.main_thread()

    def __enter__(self) -> Self:
        if self._main:
            self._before = signal.signal(signal.SIGINT, self._on_signal)
        return self

    def __exit__(self, *_: object) -> None:
        if self._main:
            signal.signal(signal.SIGINT, self._before)  # type: ignore[arg-type]

    def each(self, items: Iterable[_T]) -> Iterator[_T]:
        """Yield the items until Ctrl-C."""
        iterator = iter(items)
        try:
            while not self.happened:
                try:
                    self._waiting = True
                    item = next(iterator)
                except StopIteration:
                    return
                except KeyboardInterrupt:
                    self.happened = True
                    return
                finally:
                    self._waiting = False
                yield item
        finally:
            # Whatever brings the items, processes perhaps, is to end now and not some time.
            if isinstance(iterator, Generator):
                iterator.close()

    def _on_signal(self, _number: int, _frame: FrameType | None) -> None:
        again, self.happened = self.happened, True
        if self._waiting or again:
            raise KeyboardInterrupt
