"""The stage itself: a document as read -> a resolution, or a plain text in paragraphs."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from clausetrail.lang.en.structure import AMENDING_WORDS
from clausetrail.model import (
    Anchor,
    Block,
    Clause,
    ClausetrailError,
    Paragraph,
    ParagraphKind,
    Resolution,
    StyledText,
)

from .clauses import cut_clauses
from .header import Header
from .labels import label_of, section_of
from .markers import take_markers
from .mending import parted
from .notes import Note, notes_of, starred, tail_of_notes
from .openings import first_part
from .outline import Builder, Item, Outline
from .piece import Piece
from .references import references_of
from .shapes import looks_like_heading
from .words import is_finite, is_participle, opening_of

if TYPE_CHECKING:
    from collections.abc import Sequence

_TRAILER = "<<ODS "
_START_MARK = re.compile(r"\[Start\d*\]")
_PLAIN_DIVISION = re.compile(r"(§+\s*\d[\w.()–-]*|(?:Sec|Art|Cl|Para)\.\s*\d[\w.()–-]*)\s+")
_INSTRUCTION = re.compile(rf"[“\"(]?(?:\d+\.\s+)?(?:{'|'.join(AMENDING_WORDS)})\b")
_RULE = re.compile(r"[\s_\-–—=*•·.#~]*")


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
    parts = _Parts(text)
    opening = parts.opening()
    header = Header()
    if opening is None:
        return _without_opening(text, parts, header)
    head = parts.pieces[: first_part(parts.pieces, opening)]
    header.read(head)
    parts.read_margins(header, head)
    organ = opening_of(parts.pieces[opening].text)
    header.settle(organ[0] if organ else None)
    outline = Builder(parts.pieces[len(head) :], styled=text.styled).build()
    return _resolution(text, parts, header, outline)


def parse_plain(text: StyledText) -> Resolution:
    """Read any document as paragraphs `P1 …`, headings `H1 …` and tables `T1 …`.

    Args:
        text: a document as read.

    Returns:
        A text of kind "plain"; numbered or lettered paragraphs keep their label in `number`.
    """
    parts = _Parts(text)
    outline = Outline()
    for piece in parts.pieces:
        outline.items.append(_plain_item(piece, styled=text.styled))
    header = Header(kind="plain")
    first = next((item for item in outline.items[:6] if item.kind == "heading"), None)
    if first is not None:
        header.title = first.piece.text
    return _resolution(text, parts, header, outline)


def _begins_raised(block: Block) -> bool:
    """Whether a block of the text begins with a superscript: a note to the table above it."""
    first = block.styles[0] if block.styles else None
    return (
        first is not None
        and block.role == "body"
        and first.superscript
        and first.start == 0
        and len(block.text[: first.end].strip()) <= 3
        and first.end < len(block.text)
    )


class _Parts:
    """A document's blocks, sorted: text, footnotes, margins and the export's trailer."""

    def __init__(self, text: StyledText) -> None:
        body: list[Block] = []
        notes: list[Block] = []
        self.margins: list[str] = []
        self.trailer = ""
        for block in text.blocks:
            if self.trailer or _TRAILER in block.text:
                self.trailer += f"{block.text}\n"
            elif block.role == "note" or _begins_raised(block):
                notes.append(block)
            elif block.role == "furniture":
                self.margins.append(block.text)
            elif not _START_MARK.fullmatch(block.text.strip()) and block.text.strip():
                body.append(block)
        stars = starred([block.text for block in body])
        notes.extend(block for index, block in enumerate(body) if index in stars)
        body = [block for index, block in enumerate(body) if index not in stars]
        numbered = any(block.text[:1].isdigit() for block in notes)
        start = len(body) if numbered else tail_of_notes([block.text for block in body])
        notes.extend(body[start:])
        self.notes: list[Note] = notes_of(notes)
        whole = [Piece.of(block).cut(0) for block in body[:start]]
        pieces = parted(whole, styled=text.styled)
        raised = text.styled and any(
            style.superscript for piece in pieces for style in piece.styles
        )
        self.pieces, self.warnings = take_markers(pieces, self.notes, styled=raised)

    def opening(self) -> int | None:
        """Index of the piece in which the organ that speaks is named first."""
        for index, piece in enumerate(self.pieces):
            if piece.block.role == "body" and opening_of(piece.text) is not None:
                return index
        return None

    def read_margins(self, header: Header, head: Sequence[Piece]) -> None:
        """Give the header what stands in the margins and in the trailer.

        Some readers give the print at the foot of the first page among the lines of `head`.
        """
        if self.trailer:
            header.read_trailer(self.trailer)
        header.read_furniture([*self.margins, *(piece.text for piece in head)])


def _without_opening(text: StyledText, parts: _Parts, header: Header) -> Resolution:
    """Read an amendment, or a draft that leaves the organ's name out."""
    header.read(parts.pieces)
    if header.kind == "amendment":
        return _amendment(text, parts)
    labels = [label_of(piece.text) for piece in parts.pieces]
    start = next(
        (
            index
            for index, piece in enumerate(parts.pieces)
            if (is_participle(piece.text) and piece.text.rstrip().endswith(","))
            or ((label := labels[index]) is not None and label.style in {"PP", "OP"})
        ),
        None,
    )
    acts = any(
        label is not None and label.style in {"1.", "OP"} and is_finite(piece.text[label.end :])
        for label, piece in zip(labels, parts.pieces, strict=True)
    )
    if start is None or not acts:
        raise NotAResolutionError(
            "this is no resolution: no line names an organ that speaks, such as "
            '"The General Assembly,", and it is no amendment to a draft resolution',
            source=text.source,
            hint="to read it as any other text, say --as plain",
        )
    header = Header()
    header.read(parts.pieces[:start])
    parts.read_margins(header, parts.pieces[:start])
    header.settle(None)
    outline = Builder(parts.pieces[start:], styled=text.styled).build()
    outline.warnings.append("no line names the organ that speaks")
    return _resolution(text, parts, header, outline)


def _amendment(text: StyledText, parts: _Parts) -> Resolution:
    """Read an amendment: its instructions are paragraphs P1 … of kind "text"."""
    start = _first_instruction(parts.pieces, styled=text.styled)
    header = Header()
    header.read(parts.pieces[:start])
    parts.read_margins(header, parts.pieces[:start])
    header.settle(None)
    outline = Outline()
    for piece in parts.pieces[start:]:
        if outline.closing.take(piece.text) or _RULE.fullmatch(piece.text):
            continue
        item = _plain_item(piece, styled=text.styled)
        if item.kind == "heading" and _INSTRUCTION.match(piece.text):
            item = Item(piece, "text", path=("P",))
        outline.items.append(item)
    return _resolution(text, parts, header, outline)


def _first_instruction(pieces: Sequence[Piece], *, styled: bool) -> int:
    """Index of the first paragraph below the sponsors and the title."""
    for index, piece in enumerate(pieces):
        if re.search(r"\bamendments?\b.*\bdraft\s+resolution", piece.text, re.IGNORECASE):
            below = index + 1
            while below < len(pieces) and (
                looks_like_heading(pieces[below], styled=styled)
                and label_of(pieces[below].text) is None
                and _INSTRUCTION.match(pieces[below].text) is None
            ):
                below += 1
            return below
    return len(pieces)


def _plain_item(piece: Piece, *, styled: bool) -> Item:
    if piece.block.role == "table":
        return Item(piece, "table")
    label = label_of(piece.text)
    division = _division_of(piece.text)
    if label is None and division is not None:
        rest = piece.cut(division[1])
        heading = looks_like_heading(rest, styled=styled)
        # "A lamp is lit." begins with an article; "IV. Lamps" and "§ 2. Lamps" do not.
        if rest.text and (heading or len(division[0]) > 1):
            return Item(rest, "heading" if heading else "text", number=division[0], path=("P",))
    if label is not None and piece.text[label.end :].strip():
        rest = piece.behind(label.end)
        heading = styled and rest.share(bold=True) > 0.8
        return Item(rest, "heading" if heading else "text", number=label.number, path=("P",))
    if looks_like_heading(piece, styled=styled) and not is_participle(piece.text):
        return Item(piece, "heading", path=("P",))
    return Item(piece, "text", path=("P",))


def _division_of(text: str) -> tuple[str, int] | None:
    """The label of a statute's or a contract's division, and the offset behind it."""
    match = _PLAIN_DIVISION.match(text)
    if match:
        return match[1].rstrip("."), match.end()
    found = section_of(text)
    if found is None or (len(found[0]) == 1 and text[1:2] == " "):
        return None
    return found[0], found[2]


def _resolution(text: StyledText, parts: _Parts, header: Header, outline: Outline) -> Resolution:
    if header.kind in {"plain", "amendment"}:
        names = _plain_names(outline.items)
        doubles: list[str] = []
    else:
        names, doubles = references_of(outline.items)
    paragraphs = tuple(
        _paragraph(item, name, header.body, parts.notes)
        for item, name in zip(outline.items, names, strict=True)
    )
    unplaced = [*header.unread, *outline.closing.others]
    closing = outline.closing
    adopted = header.adopted or closing.date
    if not header.title and header.kind is None and header.unread:
        header.title = " ".join(unplaced)
        unplaced = []
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
        job=header.job,
        language=header.language,
        paragraphs=paragraphs,
        footnotes=tuple(note.footnote() for note in parts.notes),
        unplaced=tuple(unplaced),
        warnings=tuple(warnings),
        source=text.source,
        sha256=text.sha256,
    )


def _plain_names(items: Sequence[Item]) -> list[str]:
    counts: dict[str, int] = {}
    names = []
    for item in items:
        head = {"heading": "H", "table": "T"}.get(item.kind, "P")
        counts[head] = counts.get(head, 0) + 1
        names.append(f"{head}{counts[head]}")
    return names


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
