"""Plain text to blocks (first version: one paragraph a line)."""

from __future__ import annotations

import hashlib

from ..model.styled import Block, StyledText
from .encoding import decode


def read_text(data: bytes, name: str) -> StyledText:
    """Read a plain text, whichever of its forms it has."""
    text = decode(data, name).replace("\r\n", "\n").replace("\r", "\n")
    blocks = tuple(
        Block(line.rstrip(), line=number)
        for number, line in enumerate(text.split("\n"), 1)
        if line.strip()
    )
    return StyledText(name, hashlib.sha256(data).hexdigest(), "text", False, blocks)
