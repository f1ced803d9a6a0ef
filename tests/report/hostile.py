"""Texts of our own invention that no report may take for more than text."""

from __future__ import annotations

from clausetrail.diff import compare
from clausetrail.model import Comparison, Footnote, Paragraph, Resolution
from clausetrail.model.resolution import Anchor

PIECES = (
    "<script>alert(1)</script>",
    '=HYPERLINK("http://example.org","click")',
    "<r><t>x</t></r>",
    "_x0041_",
    "]]>",
    "&amp; <b>",
    "# no heading",
    "1. no number",
    "| a | b |",
    "$x$ `code` ~~no~~ **no** _no_ [a](b) ![c](d) <http://example.org>",
    "@someone #12",
)
# What hides: a bell, a right-to-left override, what XML cannot hold.
HIDDEN = "bell\x07 override\u202e end\ufffe"


def hostile() -> Comparison:
    """Compare two texts made of such pieces."""
    return compare(_text("old"), _text("new"))


def _text(side: str) -> Resolution:
    paragraphs = [
        Paragraph(f"OP{at}", "operative", str(at), piece if side == "old" else f"{piece} {side}")
        for at, piece in enumerate(PIECES, start=1)
    ]
    paragraphs += [
        Paragraph("OP90", "operative", "90", f"Notes that {HIDDEN} hides {side} things"),
        Paragraph("OP91", "operative", "91", f"{PIECES[0]} only in the {side} one {side * 9}",
                  anchors=(Anchor(3, "1"),)),
    ]  # fmt: skip
    return Resolution(
        symbol=None,
        kind="plain",
        title=f"Illustration (no United Nations document) {PIECES[0]} {PIECES[1]} &",
        source=f"{PIECES[0]}.txt",
        paragraphs=tuple(paragraphs),
        footnotes=(Footnote("1", f"{PIECES[1]} {HIDDEN} {side}"),),
        warnings=(PIECES[0],),
    )
