"""Clausetrail's terminal application; `clausetrail browse` is its only caller."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from .settings import Settings

# The thread that draws waits so long, each time that it has something to do, while another one
# compares; Python's own number is five times that, and a key has some ten such times to wait.
_TURN_S = 0.001


def browse(settings: Settings) -> int:
    """Run the application until the person leaves it.

    Returns:
        0, or what the application was ended with.

    Raises:
        Exception: what ended the application, where that is a defect; the terminal is sound.
    """
    from .app import ClausetrailApp

    sys.setswitchinterval(_TURN_S)
    app = ClausetrailApp(settings)
    app.run()
    if app.crash is not None:
        raise app.crash
    return app.return_code or 0
