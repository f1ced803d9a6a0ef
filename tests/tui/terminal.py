"""The real program on a terminal of the tests' own: what it writes, and how it leaves it."""

from __future__ import annotations

import os
import pty
import select
import signal
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping

_LONGEST_S = 60.0

# What a program that has left a terminal has switched back.
MAIN_SCREEN, CURSOR, NO_MOUSE = b"\x1b[?1049l", b"\x1b[?25h", b"\x1b[?1000l"


class Terminal:
    """A program on a pseudoterminal."""

    def __init__(
        self, *arguments: str, environment: Mapping[str, str], size: tuple[int, int] = (80, 24)
    ) -> None:
        """Start `python` with arguments."""
        self._ours, theirs = pty.openpty()
        self.told = b""  # everything that was written so far
        self._size(theirs, size)
        self._before = termios.tcgetattr(theirs)
        self._theirs = theirs
        clean = {name: value for name, value in os.environ.items() if name != "NO_COLOR"}
        self.process = subprocess.Popen(
            [sys.executable, *arguments],
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            env={**clean, "TERM": "xterm-256color", "COLORTERM": "truecolor", **environment},
            start_new_session=True,
        )

    @staticmethod
    def _size(terminal: int, size: tuple[int, int]) -> None:
        termios.tcsetwinsize(terminal, (size[1], size[0]))

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        os.close(self._theirs)
        os.close(self._ours)

    def read(self, wait_s: float = 0.05) -> bool:
        """Read what is there; say whether anything was."""
        ready, _, _ = select.select([self._ours], [], [], wait_s)
        if not ready:
            return False
        try:
            told = os.read(self._ours, 1 << 16)
        except OSError:
            return False
        self.told += told
        return bool(told)

    def until(self, words: bytes) -> None:
        """Read until something was written since the start, or since `forget`."""
        end = time.monotonic() + _LONGEST_S
        while words not in self.told:
            self.read()
            assert time.monotonic() < end, f"{words!r} never came: …{self.told[-2000:]!r}"

    def forget(self) -> None:
        """Let `until` wait for what comes from now on."""
        self.told = b""

    def type(self, keys: bytes) -> None:
        """Press keys."""
        os.write(self._ours, keys)

    def resize(self, columns: int, lines: int) -> None:
        """Change the size of the terminal."""
        self._size(self._theirs, (columns, lines))
        self.process.send_signal(signal.SIGWINCH)

    def ended(self) -> int:
        """Wait for the end, and return the exit code; a signal's is negative."""
        end = time.monotonic() + _LONGEST_S
        while self.process.poll() is None:
            self.read()
            assert time.monotonic() < end, "it does not end"
        while self.read():
            pass
        return self.process.returncode

    @property
    def sane(self) -> bool:
        """Whether lines are edited and echoed as before the program began."""
        now = termios.tcgetattr(self._theirs)
        return now[:4] == self._before[:4]
