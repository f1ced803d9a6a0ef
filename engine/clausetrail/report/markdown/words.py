"""Text as Markdown: what Markdown or HTML would read as more than text is escaped.

Source: CommonMark 0.31.2 (6.2, emphasis) and GitHub's extensions of it (strikethrough, tables,
mathematics).
"""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from clausetrail.report.spans import BOLD, DELETED, INSERTED, REF, VERB

if TYPE_CHECKING:
    from collections.abc import Sequence

    from clausetrail.report.spans import Span

_SPECIAL = re.compile(r"([\\`*_\[\]<>#~|&$])")
# At the beginning of a line: a list, a number, a rule, a heading's underline.
_OPENING = re.compile(r"^(\s*)(?:([-+=])|(\d{1,9})([.)])(?=\s|$))")
_MARKS = {DELETED: "~~", INSERTED: "**", REF: "**", BOLD: "*", VERB: "*"}
_TAGS = {DELETED: "del", INSERTED: "ins", REF: "strong", BOLD: "em", VERB: "em"}


def escaped(text: str) -> str:
    """Escape what Markdown, HTML or a forge would read as more than text."""
    return _SPECIAL.sub(r"\\\1", text)


def opening(text: str) -> str:
    """Escape what is more than text at the beginning of a line only; `text` is escaped already."""
    return _OPENING.sub(
        lambda m: f"{m[1]}\\{m[2]}" if m[2] else f"{m[1]}{m[3]}\\{m[4]}", text, count=1
    )


def marked_down(spans: Sequence[Span]) -> str:
    """Return spans as Markdown: deleted words struck out, inserted ones and references bold.

    Marks that stand where Markdown would not read them, as between a letter and a comma, are
    written as the elements of HTML that they stand for.
    """
    written = ""
    for at, (text, role) in enumerate(spans):
        if role not in _MARKS or not text.strip():
            written += escaped(text)
            continue
        # Markdown closes no emphasis behind a space.
        core = text.strip()
        lead, tail = text[: text.index(core)], text[text.index(core) + len(core) :]
        written += lead
        follows = tail + "".join(span for span, _ in spans[at + 1 : at + 2])
        inner = escaped(core)
        if _opens(written[-1:], inner[0]) and _closes(inner[-1], follows[:1]):
            written += f"{_MARKS[role]}{inner}{_MARKS[role]}"
        else:
            written += f"<{_TAGS[role]}>{inner}</{_TAGS[role]}>"
        written += tail
    return written


def _opens(before: str, first: str) -> bool:
    """Whether marks between these two begin an emphasis."""
    return not _is_mark(first) or not before or before.isspace() or _is_mark(before)


def _closes(last: str, behind: str) -> bool:
    return not _is_mark(last) or not behind or behind.isspace() or _is_mark(behind)


def _is_mark(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "PS" if letter else False
