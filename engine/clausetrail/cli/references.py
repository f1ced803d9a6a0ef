"""What a REF on the command line means: so far a file's path, or `-` for standard input.

References to versions in a corpus (`A/RES/71/255`, `asean@71`) will be resolved here as
well; an existing path wins over them.
"""

from __future__ import annotations

import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from clausetrail.model.errors import ClausetrailError

if TYPE_CHECKING:
    from clausetrail.model import Resolution

STDIN = "-"

# `REF:OP4(a)`, `REF:A/OP3`, `REF:Annex II/4(a)`: what stands behind the last colon.
_PARAGRAPH = r"(?i:(?:[A-Z]+/)*(?:PP|OP|H|P)\d+\w*(?:\([^()]*\))*|Annex[^:]*)"
# `A/RES/71/255`, `71/255`, `asean@71`: what will name a version once there is a corpus.
_VERSION = r"(?:\w[\w.-]*/)*\w+/\w[\w. ()-]*|[\w-]+@[\w-]+"


class UnknownReferenceError(ClausetrailError):
    """A REF that names neither a file nor anything else that is known."""


class UnknownParagraphError(ClausetrailError):
    """A REF:PARAGRAPH whose text has no such paragraph."""


class Reference(NamedTuple):
    """A REF taken apart."""

    target: str  # a path, or "-"
    paragraph: str | None  # "OP4(a)", or None for the whole text


def split_reference(text: str) -> Reference:
    """Take `REF:PARAGRAPH` apart; an existing path is never taken apart."""
    if text != STDIN and not Path(text).exists():
        target, colon, paragraph = text.rpartition(":")
        if colon and target and re.fullmatch(_PARAGRAPH, paragraph):
            return Reference(target, paragraph)
    return Reference(text, None)


def load(target: str, *, plain: bool = False) -> Resolution:
    """Read and parse the text that a REF names.

    Args:
        target: a path, or `-` for standard input.
        plain: whether to read it as any text instead of as a resolution.

    Raises:
        ClausetrailError: there is no such text, or it cannot be read or parsed.
    """
    from clausetrail.read import read, read_bytes

    if target == STDIN:
        styled = read_bytes(sys.stdin.buffer.read(), "<stdin>")
    else:
        path = Path(target)
        if not path.exists():
            raise _unknown(target)
        styled = read(path)
    from clausetrail.parse import parse, parse_plain

    return parse_plain(styled) if plain else parse(styled)


def pick(text: Resolution, paragraph: str, source: str) -> Resolution:
    """Return the text with one paragraph, what stands under it, and its footnotes.

    Args:
        text: a whole text.
        paragraph: a reference such as `OP4`, in any case; its sub-paragraphs come with it.
        source: the name of the text, for the message.

    Raises:
        UnknownParagraphError: the text has no such paragraph.
    """
    from msgspec.structs import replace

    wanted = paragraph.casefold()
    chosen = tuple(
        one
        for one in text.paragraphs
        if one.ref.casefold() == wanted or one.ref.casefold().startswith(wanted + "(")
    )
    if not chosen:
        last = {one.kind: one.ref for one in text.paragraphs}
        known = ", ".join(last.values()) or "none"
        raise UnknownParagraphError(
            f"has no paragraph {paragraph}",
            source=source,
            hint=f"the last of each kind: {known}; `clausetrail show {source}` prints them all",
        )
    notes = {anchor.note for one in chosen for anchor in one.anchors}
    return replace(
        text,
        paragraphs=chosen,
        footnotes=tuple(note for note in text.footnotes if note.number in notes),
    )


def _unknown(target: str) -> UnknownReferenceError:
    if re.fullmatch(_VERSION, target) and not Path(target).suffix:
        return UnknownReferenceError(
            "no such file",
            source=target,
            hint="this version of Clausetrail compares files, and knows no symbols yet: "
            "give the path of a .txt or .pdf file, or - for standard input",
        )
    return UnknownReferenceError(
        "no such file",
        source=target,
        hint="give the path of a .txt or .pdf file, or - for standard input",
    )
