"""Text as Markdown: what Markdown or HTML would read as more than text is escaped."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.report.spans import BOLD, DELETED, INSERTED, REF

if TYPE_CHECKING:
    from clausetrail.report.spans import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|&])")


def escaped(text: str) -> str:
    """Escape what Markdown or HTML would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)


def marked_down(span: Span) -> str:
    """Return a span: deleted words struck out, inserted ones and references bold."""
    text, role = span
    marks = {DELETED: "~~", INSERTED: "**", REF: "**", BOLD: "*"}.get(role, "")
    if not marks or not text.strip():
        return escaped(text)
    # Markdown closes no emphasis behind a space.
    core = text.strip()
    lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
    return f"{lead}{marks}{escaped(core)}{marks}{tail}"
