"""A terminal of its own for the real program: keys go in, and what a person would see comes out.

    with Terminal(80, 24, {"CLAUSETRAIL_STATE": ""}) as terminal:
        terminal.type("clausetrail browse", "Enter")
        terminal.wait_for("series")

A shell runs in it, as with a person, so that the program can be suspended and what it leaves
behind be looked at. Nothing here waits for a time: what is waited for is on the screen, or the
test fails after a minute, with the screen in its message.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING, Self

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

PROMPT = "the shell>"
_LIMIT_S = 60
_SETTINGS = """
set -g default-terminal screen-256color
set -g status off
set -s escape-time 0
"""
_FLAGS = (
    "alternate_on", "cursor_flag", "insert_flag", "keypad_cursor_flag", "keypad_flag",
    "mouse_any_flag", "mouse_sgr_flag", "mouse_utf8_flag", "origin_flag", "wrap_flag",
)  # fmt: skip


class Terminal:
    """A terminal of some size, in which a shell waits.

    Args:
        columns: its width.
        lines: its height.
        environment: what the shell's environment has beside the least that programs need.
    """

    def __init__(self, columns: int, lines: int, environment: Mapping[str, str]) -> None:
        # A socket's path is short, and that of a test's own folder is not.
        self.folder = Path(tempfile.mkdtemp(prefix="ct-"))
        (self.folder / "settings").write_text(_SETTINGS, encoding="utf-8")
        programs = os.pathsep.join([str(Path(sys.executable).parent), os.environ["PATH"]])
        self._environment = {
            "PATH": programs, "HOME": str(self.folder), "LANG": "C.UTF-8", "TERM": "xterm-256color",
            "BASH_SILENCE_DEPRECATION_WARNING": "1", **environment,
        }  # fmt: skip
        (self.folder / "shell").write_text(f"PS1='{PROMPT} '\nunset HISTFILE\n", encoding="utf-8")
        shell = f"bash --noprofile --rcfile {self.folder}/shell"
        self._run("new-session", "-d", "-x", str(columns), "-y", str(lines), shell)
        self.sound: dict[str, str] = {}  # the modes, before anything was done

    def __enter__(self) -> Self:
        try:
            self.wait_for(PROMPT)
        except BaseException:
            self.close()
            raise
        self.sound = self.modes()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """End the terminal, and everything in it."""
        self._run("kill-server", check=False)
        shutil.rmtree(self.folder, ignore_errors=True)

    def type(self, text: str, *keys: str) -> None:
        """Type a text, then press keys by tmux's names for them ("Enter", "Down", "C-z")."""
        self._run("send-keys", "-l", text)
        self.press(*keys)

    def press(self, *keys: str) -> None:
        """Press keys, one after the other."""
        if keys:
            self._run("send-keys", *keys)

    def resize(self, columns: int, lines: int) -> None:
        """Make the terminal smaller or larger."""
        self._run("resize-window", "-x", str(columns), "-y", str(lines))

    @property
    def seen(self) -> str:
        """What is on the screen."""
        return self._run("capture-pane", "-p")

    @property
    def lines(self) -> list[str]:
        """The lines of the screen."""
        return self.seen.split("\n")

    def wait_for(self, *words: str, gone: str = "") -> str:
        """Wait until all of some words are on the screen, and others are not; return the screen."""
        return self.wait(
            lambda: all(one in self.seen for one in words) and (not gone or gone not in self.seen),
            f"{words} without {gone!r}" if gone else f"{words}",
        )

    def wait(self, is_so: Callable[[], bool], what: str) -> str:
        """Wait until something is so; return the screen.

        Raises:
            AssertionError: it is not, after a minute.
        """
        deadline = time.monotonic() + _LIMIT_S
        while not is_so():
            assert time.monotonic() < deadline, f"not seen: {what}\n{self.seen}"
            time.sleep(0.02)
        return self.seen

    def settled(self, *, looks: int = 5) -> str:
        """Wait until the screen stays as it is for a moment; return it.

        Args:
            looks: how many in a row have to find it as it was, a twentieth of a second apart.
                One is enough where it is known what has come, and only not whether all of it has.
        """
        before, same = self.seen, 0
        while same < looks:
            time.sleep(0.05)
            now = self.seen
            before, same = now, same + 1 if now == before else 0
        return before

    def modes(self) -> dict[str, str]:
        """The modes of the screen that a program can leave otherwise than they were."""
        form = " ".join(f"{name}=#{{{name}}}" for name in _FLAGS)
        told = self._run("display-message", "-p", form)
        return dict(one.split("=") for one in told.split())

    def programs(self) -> list[int]:
        """The processes that the shell has started and that still run."""
        shell = self._run("display-message", "-p", "#{pane_pid}").strip()
        told = subprocess.run(
            ["pgrep", "-P", shell], check=True, capture_output=True, encoding="utf-8"
        )
        return [int(one) for one in told.stdout.split()]

    def _run(self, *arguments: str, check: bool = True) -> str:
        return subprocess.run(
            ["tmux", "-S", self.folder / "socket", "-f", self.folder / "settings", *arguments],
            check=check,
            capture_output=True,
            encoding="utf-8",
            env=self._environment,
        ).stdout
