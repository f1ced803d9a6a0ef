"""What is kept between two runs."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path
from typing import Literal

import msgspec
from msgspec import Struct


class Kept(Struct, frozen=True, kw_only=True):
    """What a person had chosen. Later fields get defaults, so that old files are read."""

    theme: str | None = None  # None: the dark one
    series: str | None = None  # slug of the one that was last looked at
    sort: str = "title"  # of the series on the first screen
    organ: str | None = None  # whose series alone are shown there; None for all
    # None: side by side where there is room
    view: Literal["side-by-side", "inline"] | None = None
    hidden: tuple[str, ...] = ("identical",)  # change classes that are folded in a comparison
    why: bool = False  # whether the panel that explains a pairing is open
    query: str = ""  # that was searched last


def load(file: Path | None) -> Kept:
    """Return what was kept; the defaults where there is nothing, or nothing that can be read."""
    if file is None:
        return Kept()
    try:
        return msgspec.json.decode(file.read_bytes(), type=Kept)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return Kept()


def save(file: Path | None, kept: Kept) -> None:
    """Keep it; whole or not at all. A disk that is full or read-only costs no more than this."""
    if file is None:
        return
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(dir=file.parent, prefix=file.name)
    except OSError:
        return
    try:
        with os.fdopen(handle, "wb") as stream:
            stream.write(msgspec.json.format(msgspec.json.encode(kept), indent=2))
        Path(name).replace(file)
    except OSError:
        Path(name).unlink(missing_ok=True)
