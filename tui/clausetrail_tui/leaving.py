"""Leaving the terminal as it was found when the application is ended from outside."""

from __future__ import annotations

import asyncio
import signal
import threading
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .app import ClausetrailApp

_AND_SIGNAL = 128  # what a shell adds to the number of the signal that ended a program


def ends_by_signal(app: ClausetrailApp) -> None:
    """Let SIGTERM and SIGHUP end the application in order, with the exit code that they have.

    Otherwise the shell that is left behind would be on the other screen, without a cursor and
    without an echo. To be called in the event loop; does nothing where there is no terminal.
    """
    if app.is_headless or threading.current_thread() is not threading.main_thread():
        return
    loop = asyncio.get_running_loop()
    for name in ("SIGTERM", "SIGHUP"):
        number = getattr(signal, name, None)  # Windows has no SIGHUP
        if number is None:
            continue
        try:
            loop.add_signal_handler(number, app.exit, None, _AND_SIGNAL + number)
        except (NotImplementedError, RuntimeError, ValueError):
            return  # a loop that cannot: the system ends the process as ever
