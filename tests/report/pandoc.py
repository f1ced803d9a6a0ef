"""A Word document as pandoc reads it, with its changes accepted or rejected."""

from __future__ import annotations

import json
import re
import subprocess
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pathlib import Path


class _Reading:
    """Collects the lines of the body and the footnotes."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.notes: list[str] = []

    def blocks(self, blocks: list[Any]) -> None:
        for block in blocks:
            kind, content = block["t"], block["c"]
            if kind in {"Para", "Plain"}:
                self.lines.append(self.text(content))
            elif kind == "Header":
                self.lines.append(self.text(content[2]))
            elif kind == "OrderedList":
                for item in content[1]:
                    self.blocks(item)
            elif kind == "BlockQuote":
                self.blocks(content)
            else:
                raise AssertionError(kind)

    def text(self, inlines: list[Any]) -> str:
        return "".join(self._inline(one["t"], one.get("c")) for one in inlines)

    def _inline(self, kind: str, content: Any) -> str:
        if kind == "Str":
            return str(content)
        if kind in {"Space", "SoftBreak", "LineBreak"}:
            return " "
        if kind == "Note":
            self.notes.append(" ".join(self.text(block["c"]) for block in content))
            return ""
        if kind == "Quoted":
            return f'"{self.text(content[1])}"'
        assert kind in {"Emph", "Strong", "Superscript", "Span", "Link"}
        return self.text(content[1] if kind in {"Span", "Link"} else content)


def pandoc(path: Path, mode: str) -> tuple[list[str], list[str]]:
    """Return lines and footnotes; `mode` is "accept" or "reject"."""
    told = subprocess.run(
        ["pandoc", f"--track-changes={mode}", "-f", "docx", "-t", "json", path],
        capture_output=True,
        check=True,
    )
    reading = _Reading()
    reading.blocks(json.loads(told.stdout)["blocks"])
    return reading.lines, reading.notes


def plain(text: str) -> str:
    """Write quotation marks, dashes and spaces as pandoc does."""
    for sign, other in (("“”", '"'), ("‘’", "'")):
        text = re.sub(f"[{sign}]", other, text)
    text = text.replace("—", "---").replace("–", "--").replace("…", "...")
    return " ".join(text.split())
