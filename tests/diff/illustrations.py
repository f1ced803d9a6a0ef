"""Short invented texts to compare: illustrations, no United Nations documents."""

from __future__ import annotations

from clausetrail.model import (
    AlignedGroup,
    Alignment,
    Anchor,
    Clause,
    Footnote,
    Paragraph,
    Resolution,
    relation_of,
)


def text_of(
    symbol: str | None,
    paragraphs: dict[str, str],
    *,
    clauses: dict[str, tuple[Clause, ...]] | None = None,
    anchors: dict[str, tuple[Anchor, ...]] | None = None,
    footnotes: dict[str, str] | None = None,
    adopted: str | None = None,
) -> Resolution:
    """Build a resolution from references and texts."""
    return Resolution(
        symbol=symbol,
        kind="adopted",
        title="Illustration (not a United Nations document)",
        adopted=adopted,
        paragraphs=tuple(
            Paragraph(
                ref=ref,
                kind="preambular" if "PP" in ref else "operative",
                number=None,
                text=text,
                clauses=(clauses or {}).get(ref, ()),
                anchors=(anchors or {}).get(ref, ()),
            )
            for ref, text in paragraphs.items()
        ),
        footnotes=tuple(Footnote(number, text) for number, text in (footnotes or {}).items()),
    )


def aligned(*groups: tuple[str, str]) -> Alignment:
    """Build an alignment from pairs of references, blanks between several: ("OP1", "OP1 OP2")."""
    return Alignment(
        tuple(
            AlignedGroup(
                old=tuple(old.split()),
                new=tuple(new.split()),
                relation=relation_of(len(old.split()), len(new.split())),
            )
            for old, new in groups
        )
    )
