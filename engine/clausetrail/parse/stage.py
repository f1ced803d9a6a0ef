"""The stage itself: a document as read -> a resolution, or a plain text in paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import STATEMENT
from clausetrail.lang.lazy import lazy_pattern
from clausetrail.model import (
    Anchor,
    Clause,
    ClausetrailError,
    Paragraph,
    ParagraphKind,
    Resolution,
    StyledText,
)

from .clauses import cut_clauses
from .closing import bracket_closes
from .header import Header
from .items import Item, Outline
from .labels import label_of
from .masthead import read_masthead, read_meeting
from .openings import first_part
from .outline import Builder
from .parts import Parts
from .plain import INSTRUCTION, first_instruction, plain_item, plain_names
from .references import references_of
from .words import is_finite, is_participle, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from .notes import Note
    from .piece import Piece

_RULE = lazy_pattern(r"[\s_\-–—=*•·.#~]*")
_STATEMENT = lazy_pattern(STATEMENT, re.IGNORECASE)
_HEAD_LINES = 20  # the name of a statement stands within so many lines of the top


class NotAResolutionError(ClausetrailError):
    """A text in which no organ speaks."""


def parse(text: StyledText) -> Resolution:
    """Read a document as a resolution, a draft of one, or an amendment to a draft.

    Args:
        text: a document as read.

    Returns:
        Its header fields, paragraphs with their references, and footnotes. What could not
        be placed is in `unplaced`, and what was odd in `warnings`.

    Raises:
        NotAResolutionError: no line names an organ that speaks ("The General Assembly,"),
            and it is no amendment.
    """
    parts = Parts(text)
    stated = _statement_at(parts.pieces)
    if stated is not None:
        return _statement(text, parts, stated)
    opening = parts.opening()
    if opening is None:
        return _without_opening(text, parts)
    header = Header()
    head = parts.pieces[: first_part(parts.pieces, opening)]
    header.read(head)
    if header.kind == "amendment":
        return _amendment(text, parts)
    first = parts.pieces[opening].text
    header.decided = read_meeting(header, first) or header.decided
    parts.read_margins(header, head)
    organ = opening_of(first)
    header.settle(organ[0] if organ else None)
    outline = Builder(parts.pieces[len(head) :], styled=text.styled, title=header.title).build()
    return _resolution(text, parts, header, outline)


def parse_plain(text: StyledText) -> Resolution:
    """Read any document as paragraphs `P1 …`, headings `H1 …` and tables `T1 …`.

    Args:
        text: a document as read.

    Returns:
        A text of kind "plain"; numbered or lettered paragraphs keep their label in `number`.
    """
    parts = Parts(text)
    outline = Outline()
    for piece in parts.pieces:
        outline.items.append(plain_item(piece, styled=text.styled))
    header = Header(kind="plain")
    first = next((item for item in outline.items[:6] if item.kind == "heading"), None)
    if first is not None:
        header.title = first.piece.text
    return _resolution(text, parts, header, outline)


def _statement_at(pieces: Sequence[Piece]) -> int | None:
    """Index of the line that names a presidential statement, if the text is one."""
    for index, piece in enumerate(pieces[:_HEAD_LINES]):
        likely = "statement" in piece.text.lower() or piece.text.startswith("PRST")
        if likely and _STATEMENT.fullmatch(" ".join(piece.text.split())):
            return index
    return None


def _statement_begins(pieces: Sequence[Piece], stated: int) -> int:
    """Where a statement begins behind its name: at once, or below the rest of the masthead."""
    for index, piece in enumerate(pieces[stated + 1 : stated + _HEAD_LINES], stated + 1):
        if read_meeting(Header(), piece.text):
            between = pieces[stated + 1 : index]
            masthead = all(read_masthead(Header(), part.text) == "" for part in between)
            return index if masthead else stated + 1
    return stated + 1


def _statement(text: StyledText, parts: Parts, stated: int) -> Resolution:
    """Read a presidential statement: an organ's view in paragraphs, and no resolution."""
    header = Header()
    begun = _statement_begins(parts.pieces, stated)
    head = [*parts.pieces[:stated], *parts.pieces[stated + 1 : begun]]
    header.read(head)
    parts.read_margins(header, head)
    header.settle(None)
    header.kind = "plain"
    header.title = " ".join(parts.pieces[stated].text.split())
    outline = Outline()
    for index, piece in enumerate(parts.pieces[begun:], begun):
        read_meeting(header, piece.text)
        closes = bracket_closes(parts.pieces, index)
        if not outline.closing.take(piece.text, closes=closes) and not _RULE.fullmatch(piece.text):
            outline.items.append(plain_item(piece, styled=text.styled))
    return _resolution(text, parts, header, outline)


def _without_opening(text: StyledText, parts: Parts) -> Resolution:
    """Read an amendment, or a resolution that leaves the organ's own line out."""
    header = Header()
    header.read(parts.pieces)
    if header.kind == "amendment":
        return _amendment(text, parts)
    labels = [label_of(piece.text) for piece in parts.pieces]
    organ = _speaks_by_number(parts.pieces)
    start = (
        _behind_number(parts.pieces)
        if organ
        else next(
            (
                index
                for index, piece in enumerate(parts.pieces)
                if (is_participle(piece.text) and piece.text.rstrip().endswith(","))
                or ((label := labels[index]) is not None and label.style in {"PP", "OP"})
            ),
            None,
        )
    )
    acts = any(
        label is not None and label.style in {"1.", "OP"} and is_finite(piece.text[label.end :])
        for label, piece in zip(labels, parts.pieces, strict=True)
    )
    if start is None or not (acts or organ):
        raise _appendage(text, header) or NotAResolutionError(
            "this is no resolution: no line names an organ that speaks, such as "
            '"The General Assembly,", and it is no amendment to a draft resolution',
            source=text.source,
            hint="to read it as any other text, say --as plain",
        )
    header = Header()
    header.read(parts.pieces[:start])
    parts.read_margins(header, parts.pieces[:start])
    header.settle(organ)
    outline = Builder(parts.pieces[start:], styled=text.styled).build()
    if organ is None:
        outline.warnings.append("no line names the organ that speaks")
    return _resolution(text, parts, header, outline)


def _appendage(text: StyledText, header: Header) -> NotAResolutionError | None:
    """What to say of a corrigendum, or an addition that names more sponsors, if it is one."""
    whole, _, last = (header.symbol or "").rpartition("/")
    kind = {"Corr": "a corrigendum to", "Add": "an addition to"}.get(last.partition(".")[0])
    if kind is None:
        return None
    return NotAResolutionError(
        f"this is {kind} {whole}, and has no text of a resolution of its own",
        source=text.source,
        hint=f"give {whole} itself; to read this as any other text, say --as plain",
    )


def _speaks_by_number(pieces: Sequence[Piece]) -> str | None:
    """The organ that each numbered paragraph names anew, as in the first resolutions."""
    for piece in pieces:
        label = label_of(piece.text)
        found = opening_of(piece.text[label.end :]) if label and label.style == "1." else None
        if found is not None:
            return found[0]
    return None


def _behind_number(pieces: Sequence[Piece]) -> int:
    """Index of the first paragraph behind the number and date of such a resolution."""
    for index, piece in enumerate(pieces):
        if piece.text.rstrip()[-1:] in {",", ";", ":"} or label_of(piece.text) is not None:
            return index
    return 0


def _amendment(text: StyledText, parts: Parts) -> Resolution:
    """Read an amendment: its instructions are paragraphs P1 … of kind "text"."""
    start = first_instruction(parts.pieces, styled=text.styled)
    header = Header()
    header.read(parts.pieces[:start])
    parts.read_margins(header, parts.pieces[:start])
    header.settle(None)
    outline = Outline()
    for index, piece in enumerate(parts.pieces[start:], start):
        closes = bracket_closes(parts.pieces, index)
        if outline.closing.take(piece.text, closes=closes) or _RULE.fullmatch(piece.text):
            continue
        item = plain_item(piece, styled=text.styled)
        if item.kind == "heading" and INSTRUCTION.match(piece.text):
            item = Item(piece, "text", path=("P",))
        outline.items.append(item)
    return _resolution(text, parts, header, outline)


def _resolution(text: StyledText, parts: Parts, header: Header, outline: Outline) -> Resolution:
    if header.kind in {"plain", "amendment"}:
        names = plain_names(outline.items)
        doubles: list[str] = []
    else:
        names, doubles = references_of(outline.items)
    paragraphs = tuple(
        _paragraph(item, name, header.body, parts.notes)
        for item, name in zip(outline.items, names, strict=True)
    )
    unplaced = [*header.unread, *outline.closing.others, *parts.unplaced]
    closing = outline.closing
    adopted = header.adopted or closing.date
    if not header.title and header.unread and header.body != "Security Council":
        # A line that fits no field above a text without a title is its title.
        header.title = " ".join(header.unread)
        unplaced = unplaced[len(header.unread) :]
    warnings = [*text.warnings, *outline.warnings, *doubles, *parts.warnings]
    if header.kind != "plain" and not any(p.kind == "operative" for p in paragraphs):
        warnings += ["no operative paragraph was found"] * (header.kind != "amendment")
    warnings += [f"not placed: {passage[:80]}" for passage in unplaced]
    return Resolution(
        symbol=header.symbol,
        kind=header.kind
        or ("adopted" if adopted or closing.meeting or closing.vote_lines else "draft"),
        body=header.body,
        session=header.session,
        number=header.number,
        title=header.title,
        adopted=adopted,
        meeting=header.meeting or closing.meeting,
        vote=closing.vote(),
        distributed=header.distributed,
        agenda=header.agenda,
        drafts=header.drafts,
        report=header.report,
        sponsors=header.sponsors,
        job=header.job or closing.job,
        language=header.language,
        paragraphs=paragraphs,
        footnotes=tuple(note.footnote() for note in parts.notes),
        unplaced=tuple(unplaced),
        warnings=tuple(warnings),
        source=text.source,
        sha256=text.sha256,
    )


_UNCUT: frozenset[ParagraphKind] = frozenset({"heading", "table"})


def _paragraph(item: Item, name: str, body: str | None, notes: Sequence[Note]) -> Paragraph:
    piece = item.piece
    italics = piece.italics()
    clauses: tuple[Clause, ...] = ()
    if piece.text and item.kind not in _UNCUT:
        clauses = cut_clauses(
            piece.text,
            kind=item.kind,
            body=body,
            italics=italics,
            lead_in=item.lead_in.text if item.lead_in else None,
        )
    return Paragraph(
        ref=name,
        kind=item.kind,
        number=item.number,
        text=piece.text,
        clauses=clauses,
        anchors=tuple(Anchor(offset, notes[note].name) for offset, note in piece.marks),
        italics=italics,
        line=piece.block.line,
        page=piece.block.page,
    )
