"""A terminal that a real program runs in, which tells when what it drew had arrived.

The program gets a pseudo-terminal of its own, with keys written to one end and all that it draws
read from there. Nothing is emulated: what it draws is searched for words once the escape
sequences are taken out, and the end of its answer to a key is the last byte before it is quiet.
"""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import re
import select
import signal
import struct
import subprocess
import termios
import time
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

COLUMNS, LINES = 120, 40
QUIET_S = 0.025
"""A program that draws nothing for so long has drawn the answer to a key: frames follow each other
in two thirds of that. What is drawn later comes from other work, such as figures of a list."""

_ESCAPES = re.compile(
    rb"\x1b(?:\[[0-?]*[ -/]*[@-~]|[\]PX^_][^\x07\x1b]*(?:\x07|\x1b\\)|[ -/]*[0-~])"
)
_TURNED = ("NO_COLOR", "TEXTUAL", "COLORFGBG", "PYTHONDONTWRITEBYTECODE", "CLAUSETRAIL", "TMUX")


class SilentError(RuntimeError):
    """The program did not draw what was waited for."""


class PtyTerminal:
    """A program in a pseudo-terminal.

    Args:
        command: the program and its arguments.
        environment: more variables; those that change how a terminal program draws are taken out.
    """

    def __init__(
        self,
        command: Sequence[str],
        environment: Mapping[str, str] | None = None,
        *,
        columns: int = COLUMNS,
        lines: int = LINES,
    ) -> None:
        self._seen = bytearray()  # since the last mark
        kept = {k: v for k, v in os.environ.items() if not k.startswith(_TURNED)}
        kept |= {"TERM": "xterm-256color", "COLORTERM": "truecolor", "LANG": "C.UTF-8"}
        self._ours, theirs = pty.openpty()
        fcntl.ioctl(theirs, termios.TIOCSWINSZ, struct.pack("HHHH", lines, columns, 0, 0))
        self.began = time.perf_counter()
        self._process = subprocess.Popen(
            command,
            stdin=theirs,
            stdout=theirs,
            stderr=theirs,
            start_new_session=True,
            env={**kept, **(environment or {})},
        )
        os.close(theirs)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the program."""
        self._process.terminate()
        deadline = time.perf_counter() + 5
        # It may still draw, and waits for a reader.
        while self._process.poll() is None and time.perf_counter() < deadline:
            self._read(0.05)
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
        os.close(self._ours)

    @property
    def drawn(self) -> str:
        """What was drawn since the last mark, without escape sequences."""
        return _ESCAPES.sub(b"", bytes(self._seen)).decode("utf-8", "replace")

    def mark(self) -> None:
        """Forget what was drawn so far."""
        self._seen.clear()

    def wait_for(self, words: str, *, since: float | None = None, limit_s: float = 60) -> float:
        """Wait until some words are drawn, in one run of one style.

        Returns:
            Milliseconds since the program's start, or since another moment of `perf_counter`.

        Raises:
            SilentError: they were not, within the limit.
        """
        began = self.began if since is None else since
        deadline = time.perf_counter() + limit_s
        while words not in self.drawn:
            if time.perf_counter() > deadline or not self._read(0.5, may_wait=True):
                raise SilentError(f"{words!r} was not drawn; there is {self.drawn[-400:]!r}")
        return (time.perf_counter() - began) * 1000

    def settle(self, quiet_s: float = 0.5, limit_s: float = 60) -> None:
        """Wait until the program draws nothing more."""
        deadline = time.perf_counter() + limit_s
        while self._read(quiet_s) and time.perf_counter() < deadline:
            pass
        self.mark()

    def press(self, key: str, *, answer_s: float = 2) -> float:
        """Press a key, and wait until what it changed is drawn.

        Returns:
            Milliseconds from the key to the last byte of what was drawn.

        Raises:
            SilentError: nothing was drawn.
        """
        self.mark()
        began = time.perf_counter()
        os.write(self._ours, key.encode())
        if not self._read(answer_s):
            raise SilentError(f"nothing was drawn for the key {key!r}")
        last = time.perf_counter()
        while self._read(QUIET_S):
            last = time.perf_counter()
        return (last - began) * 1000

    def send(self, keys: str) -> float:
        """Press keys, and return when."""
        self.mark()
        now = time.perf_counter()
        os.write(self._ours, keys.encode())
        return now

    def _read(self, wait_s: float, *, may_wait: bool = False) -> bool:
        """Read what there is; whether there was anything, or the program only takes its time."""
        ready, _, _ = select.select([self._ours], [], [], wait_s)
        if not ready:
            return may_wait and self._process.poll() is None
        with contextlib.suppress(OSError):  # the program has ended
            data = os.read(self._ours, 1 << 16)
            self._seen += data
            return bool(data)
        return False
