"""The repository, its objects and its state together; and the one way to write to them."""

from __future__ import annotations

import contextlib
from typing import TYPE_CHECKING

from .objects import Objects
from .recovering import pending, roll_forward, sweep
from .repository import Repository
from .state import STATE, State

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

WAIT_S = 10.0
"""How long a writer waits for another one."""


class Store:
    """A corpus as the modules beside this one see it.

    Args:
        folder: the bare repository.
    """

    def __init__(self, folder: Path) -> None:
        self.repository = Repository(folder)
        self.objects = Objects(self.repository)
        self._state: State | None = None

    @property
    def state(self) -> State:
        """The state as it was when the corpus was opened, or last written by this process."""
        if self._state is None:
            self._state = State.now(self.repository, self.objects)
        return self._state

    def reread(self) -> State:
        """Read the state anew."""
        self._state = State.of(self.repository, self.objects)
        return self._state

    def open(self) -> None:
        """Read the state, and bring to an end what a killed writer left half done.

        Where another process writes, or the folder cannot be written, it stays as it is: what
        is read comes from the state, whose refs are projections.
        """
        _ = self.state
        if self.repository.lock.unfinished() or pending(self.repository, self.state):
            from .errors import CorpusError

            with contextlib.suppress(CorpusError), self.writing(wait_s=0.5):
                pass

    @contextlib.contextmanager
    def writing(self, wait_s: float = WAIT_S) -> Iterator[State]:
        """Hold the writer's lock, over the newest state, with nothing left half done before.

        Raises:
            BusyError: another process writes still, after so many seconds.
            ReadOnlyError, DiskFullError: the folder cannot be written.
        """
        lock = self.repository.lock
        lock.acquire(wait_s)
        done = False
        try:
            if lock.stale:
                sweep(self.repository)
            state = self.reread()
            roll_forward(self.repository, self.objects, state)
            yield state
            done = True
        finally:
            if not done:
                # What git left of the attempt goes while the lock is still held.
                with contextlib.suppress(OSError):
                    sweep(self.repository)
                    done = True
            lock.release(done=done)

    def move(self, commit: str) -> None:
        """Move the state to another commit, and the refs after it. Call it while `writing`.

        Raises:
            GitError: the state was moved by someone else since it was read.
        """
        old = self._state
        self.repository.git("update-ref", STATE, commit, old.commit if old else "0" * 40)
        self._state = State(self.repository, self.objects, commit)
        roll_forward(self.repository, self.objects, self._state)

    def close(self) -> None:
        """End the reading process of git."""
        self.objects.close()
