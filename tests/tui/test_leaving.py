"""However the program ends, it leaves the terminal as it was."""

from __future__ import annotations

import os
import signal
import sys
from typing import TYPE_CHECKING

import pytest

if sys.platform == "win32":
    pytest.skip("a pseudoterminal is what Unix has", allow_module_level=True)

from tests.tui.terminal import CURSOR, MAIN_SCREEN, NO_MOUSE, Terminal

if TYPE_CHECKING:
    from pathlib import Path


def environment(corpus: Path, **more: str) -> dict[str, str]:
    return {"CLAUSETRAIL_CORPUS": str(corpus), "CLAUSETRAIL_STATE": "", **more}


def check_sound(terminal: Terminal) -> None:
    for told in (MAIN_SCREEN, CURSOR, NO_MOUSE):
        assert told in terminal.told
    assert terminal.sane


@pytest.mark.parametrize(
    ("end", "code"),
    [
        (b"q", 0),
        (b"\x11", 0),
        (b"\x03", 130),
        (signal.SIGTERM, 128 + signal.SIGTERM),
        (signal.SIGHUP, 128 + signal.SIGHUP),
    ],
    ids=["q", "ctrl-q", "ctrl-c", "sigterm", "sighup"],
)
def test_the_terminal_is_left_sound(corpus: Path, end: bytes | signal.Signals, code: int) -> None:
    with Terminal("-m", "clausetrail", "browse", environment=environment(corpus)) as terminal:
        terminal.until(b"Lanterns")
        if isinstance(end, bytes):
            terminal.type(end)
        else:
            terminal.process.send_signal(end)
        assert terminal.ended() == code
        check_sound(terminal)
        assert b"Traceback" not in terminal.told


def test_stopped_and_taken_up_again(corpus: Path) -> None:
    with Terminal("-m", "clausetrail", "browse", environment=environment(corpus)) as terminal:
        terminal.until(b"Lanterns")
        terminal.forget()
        terminal.type(b"\x1a")
        terminal.until(MAIN_SCREEN)
        _, status = os.waitpid(terminal.process.pid, os.WUNTRACED)
        assert os.WIFSTOPPED(status)
        assert terminal.sane
        terminal.forget()
        terminal.process.send_signal(signal.SIGCONT)
        terminal.until(b"Lanterns")
        assert b"\x1b[?1049h" in terminal.told
        terminal.type(b"q")
        assert terminal.ended() == 0
        check_sound(terminal)


CRASH = """
import sys
from clausetrail_tui.screens.corpus import CorpusScreen
def broken(self):
    secret = "words of a text"
    raise ZeroDivisionError("an invented defect")
CorpusScreen.content = broken
from clausetrail.cli import main
sys.argv[1:] = ["browse"]
main()
"""


@pytest.mark.parametrize("debug", ["", "1"])
def test_a_defect_is_told_on_a_sound_terminal(corpus: Path, debug: str) -> None:
    told = environment(corpus, CLAUSETRAIL_DEBUG=debug)
    with Terminal("-c", CRASH, environment=told) as terminal:
        assert terminal.ended() == 70
        check_sound(terminal)
        last = terminal.told.rpartition(CURSOR)[2]
        assert b"failed where it should not: ZeroDivisionError: an invented defect" in last
        assert b"words of a text" not in terminal.told
        assert (b"Traceback" in last) == bool(debug)


HELD = """
import sys, time
from clausetrail_tui.desk import Desk
Desk.corpus = lambda desk: time.sleep(600)
from clausetrail.cli import main
sys.argv[1:] = ["browse"]
main()
"""


def test_q_ends_at_once_what_works_for_long(corpus: Path) -> None:
    with Terminal("-c", HELD, environment=environment(corpus)) as terminal:
        terminal.until(b"Reading")
        terminal.type(b"q")
        assert terminal.ended() == 0
        check_sound(terminal)
