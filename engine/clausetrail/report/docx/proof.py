"""The proof of a redline: read again, accepted it is the new text, rejected the old one."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

from clausetrail.model import ClausetrailError
from clausetrail.read.docx import read_docx

from .frame import framed
from .xml import printable

if TYPE_CHECKING:
    from clausetrail.model import Block, Comparison, Resolution
    from clausetrail.read.docx_settling import Tracked

_SHOWN = 60  # characters of a paragraph in a message


class RedlineProofError(ClausetrailError):
    """A redline that does not hold both texts; it is not written."""


def prove(document: bytes, comparison: Comparison, base: bytes | None = None) -> None:
    """Read a redline back, and compare it with both texts.

    Args:
        document: the bytes of the .docx.
        comparison: what it was made of.
        base: the document in a copy of which it was made, if it was.

    Raises:
        RedlineProofError: a paragraph or a footnote is not what its text has.
    """
    frame = [line.line for line in framed(comparison) if line.style is not None]
    for tracked, text, without in (
        ("accepted", comparison.new, "-"),
        ("rejected", comparison.old, "+"),
    ):
        lines = sum(line.mark != without for line in frame)
        if base is not None:  # the document has lines of its own around the text
            lines = sum(block.role in {"body", "table"} for block in read_docx(base, "old").blocks)
        _prove_side(document, text, tracked, lines)  # type: ignore[arg-type]


def _prove_side(document: bytes, text: Resolution, tracked: Tracked, frame: int) -> None:
    blocks = read_docx(document, "redline", tracked).blocks
    found = [_bare(block) for block in blocks if block.role in {"body", "table"}]
    wanted = [_plain(one.text) for one in text.paragraphs]
    wanted = [words for words in wanted if words]
    at = 0
    for words in wanted:
        while at < len(found) and not found[at].endswith(words):
            at += 1
        if at == len(found):
            raise _failure(text, words)
        at += 1
    if len(found) > len(wanted) + frame:
        raise _failure(text, "a paragraph too many")
    notes = sorted(_note(block.text) for block in blocks if block.role == "note")
    if notes != sorted(filter(None, (_plain(note.text) for note in text.footnotes))):
        raise _failure(text, "footnotes")


def _failure(text: Resolution, words: str) -> RedlineProofError:
    name = text.symbol or text.source or text.title
    return RedlineProofError(
        f"the redline does not give {name} back: {words[:_SHOWN]}",
        source=name,
        hint="this is a defect of Clausetrail, and nothing was written; write a .html instead, "
        "and please report it with both texts",
    )


def _bare(block: Block) -> str:
    """Return the words of a block without the markers of its notes."""
    raised = [(style.start, style.end) for style in block.styles if style.superscript]
    edges = [0, *(edge for both in raised for edge in both), len(block.text)]
    kept = [block.text[start:end] for start, end in list(pairwise(edges))[::2]]
    return _plain("".join(kept))


def _note(text: str) -> str:
    """Return the words of a footnote without its number, or its mark where it has one."""
    number, tab, words = text.partition("\t")
    return _plain(words if tab else number.partition(" ")[2])


def _plain(text: str) -> str:
    return " ".join(printable(text).split())
