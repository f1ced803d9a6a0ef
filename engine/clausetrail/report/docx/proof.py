"""The proof of a redline: read again, accepted it is the new text, rejected the old one."""

from __future__ import annotations

from collections import Counter
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, TypeGuard

from clausetrail.model import ClausetrailError
from clausetrail.read.docx import read_docx
from clausetrail.report.tracked import Words

from .frame import framed
from .numbering import label_of
from .xml import printable

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from clausetrail.model import Block, Comparison, Paragraph, Resolution
    from clausetrail.read.docx_settling import Tracked
    from clausetrail.report.tracked import Note, Sign

    from .frame import FramedLine

_SHOWN = 60  # characters of a paragraph in a message


class Own(NamedTuple):
    """The old text's own document, in a copy of which a redline was made."""

    document: bytes
    tracked: Tracked  # how the changes that it tracked were settled
    lines: int  # of its paragraphs and tables that hold the text


class RedlineProofError(ClausetrailError):
    """A redline that does not hold both texts; it is not written."""


def prove(document: bytes, comparison: Comparison, own: Own | None = None) -> None:
    """Read a redline back, and compare it with both texts.

    Each paragraph must hold the words of its text and, before them, no more than its label; on
    our own template no paragraph stands between them that is not a line of the frame. In a copy
    of the old text's own document all is as it was when every change is rejected, and there are
    no more paragraphs of other words when every change is accepted.

    Args:
        document: the bytes of the .docx.
        comparison: what it was made of.
        own: the document in a copy of which it was made, if it was.

    Raises:
        RedlineProofError: a paragraph or a footnote is not what its text has.
    """
    lines = framed(comparison)
    labels: set[str] = set()  # that paragraphs of an own document have
    _prove_side(document, _Side(comparison.old, "rejected", _frame(lines, "+")), own, labels)
    _prove_side(document, _Side(comparison.new, "accepted", _frame(lines, "-")), own, labels)
    if own is not None:
        before = _words_of(read_docx(own.document, "old", own.tracked).blocks)
        after = _words_of(read_docx(document, "redline", "rejected").blocks)
        if before != after:
            lost = next((one for one in before if one not in after), "a paragraph too many")
            raise _failure(comparison.old, lost)


class _Frame(NamedTuple):
    """The lines of one text that are none of its paragraphs."""

    head: list[str]  # before all paragraphs
    foot: list[str]  # behind the operative part


def _frame(lines: Sequence[FramedLine], without: Sign) -> _Frame:
    start = next((at for at, one in enumerate(lines) if one.style is None), len(lines))
    head, foot = (
        [
            words
            for style, line in part
            if style is not None and line.mark != without
            if (words := _plain("".join(one.text for one in line.pieces if _is_read(one, without))))
        ]
        for part in (lines[:start], lines[start:])
    )
    return _Frame(head, foot)


def _is_read(piece: Words | Note, without: Sign) -> TypeGuard[Words]:
    return isinstance(piece, Words) and piece.sign != without


class _Side(NamedTuple):
    """What one reading of the redline must give."""

    text: Resolution
    tracked: Tracked
    frame: _Frame


def _prove_side(document: bytes, side: _Side, own: Own | None, labels: set[str]) -> None:
    text, tracked, frame = side
    blocks = read_docx(document, "redline", tracked).blocks
    found = [_bare(block) for block in blocks if block.role in {"body", "table"}]
    if own is None:
        head = found[: len(frame.head)]
        if [_plain(one) for one in head] != frame.head:
            raise _failure(text, " ".join(frame.head))
        found = found[len(head) :]
    others: list[str] = []  # paragraphs of other words
    at = 0
    for paragraph in text.paragraphs:
        words = _plain(paragraph.text)
        if not words:
            continue
        # What stood before a paragraph of an own document is whatever it was: the rejected one
        # is compared with that document as a whole.
        known = None if own is not None and tracked == "rejected" else labels
        while at < len(found) and not _holds(found[at], paragraph, known):
            others.append(_plain(found[at]))
            at += 1
        if at == len(found):
            raise _failure(text, words)
        if known is None:
            labels.add(_label(found[at], words))
        at += 1
    others += map(_plain, found[at:])
    _prove_others(Counter(filter(None, others)), Counter(frame.foot), text, own)
    notes = sorted(_note(block.text) for block in blocks if block.role == "note")
    if notes != sorted(filter(None, (_plain(note.text) for note in text.footnotes))):
        raise _failure(text, "footnotes")


def _prove_others(
    others: Counter[str], foot: Counter[str], text: Resolution, own: Own | None
) -> None:
    """Find paragraphs of other words than the text's that should not be there."""
    if own is not None:
        # A document of one's own has lines of its own around the text, as many as it had.
        blocks = read_docx(own.document, "old", own.tracked).blocks
        if others.total() > len(_words_of(blocks)) - own.lines:
            raise _failure(text, "a paragraph too many")
        return
    # A paragraph without words may have a label, and nothing else.
    labels = Counter(_plain(label_of(one)) for one in text.paragraphs if not _plain(one.text))
    wrong = [*(others - foot - labels), *(foot - others)]
    if wrong:
        raise _failure(text, wrong[0])


def _holds(found: str, paragraph: Paragraph, known: set[str] | None) -> bool:
    """Whether what was read is a paragraph's words, with its label before them or none.

    Args:
        found: a paragraph as it was read.
        paragraph: of the text.
        known: labels that it may have beside its own; None for any words at all.
    """
    words = _plain(paragraph.text)
    if not _plain(found).endswith(words):
        return False
    before = _label(found, words)
    label, tab, _ = found.partition("\t")
    automatic = {_plain(label)} if tab else set()
    return known is None or before in {"", _plain(label_of(paragraph)), *automatic, *known}


def _label(found: str, words: str) -> str:
    return _plain(found)[: -len(words)].strip()


def _failure(text: Resolution, words: str) -> RedlineProofError:
    name = text.symbol or text.source or text.title
    return RedlineProofError(
        f"the redline does not give {name} back: {words[:_SHOWN]}",
        source=name,
        hint="this is a defect of Clausetrail, and nothing was written; write a .html instead, "
        "and please report it with both texts",
    )


def _bare(block: Block) -> str:
    """Return the text of a block without the markers of its notes."""
    raised = [(style.start, style.end) for style in block.styles if style.superscript]
    edges = [0, *(edge for both in raised for edge in both), len(block.text)]
    kept = [block.text[start:end] for start, end in list(pairwise(edges))[::2]]
    return "".join(kept)


def _words_of(blocks: Iterable[Block]) -> list[str]:
    found = (_plain(one.text) for one in blocks if one.role in {"body", "table"})
    return [words for words in found if words]


def _note(text: str) -> str:
    """Return the words of a footnote without its number, or its mark where it has one."""
    number, tab, words = text.partition("\t")
    return _plain(words if tab else number.partition(" ")[2])


def _plain(text: str) -> str:
    return " ".join(printable(text).split())
