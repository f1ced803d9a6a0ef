"""What is kept between two runs.

Each choice is read, and written, by itself: what another application wrote meanwhile stays, and so
does what a later version keeps, and one value that cannot be read costs no other.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from pathlib import Path
from typing import Any, Literal

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
    written = {} if file is None else _written(file)
    found: dict[str, Any] = {}
    for field in msgspec.structs.fields(Kept):
        if field.name in written:
            with contextlib.suppress(msgspec.DecodeError, UnicodeDecodeError):
                found[field.name] = msgspec.json.decode(written[field.name], type=field.type)
    return Kept(**found)


def _written(file: Path) -> dict[str, msgspec.Raw]:
    """Return what stands in the file, each choice as it stands there; nothing of a broken one."""
    try:
        return msgspec.json.decode(file.read_bytes(), type=dict[str, msgspec.Raw])
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return {}


def save(file: Path | None, **changes: object) -> None:
    """Keep some choices, by the names of `Kept`; whole or not at all.

    A disk that is full or read-only costs no more than this.
    """
    if file is None:
        return
    new = {name: msgspec.Raw(msgspec.json.encode(value)) for name, value in changes.items()}
    kept = {**_written(file), **new}
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
