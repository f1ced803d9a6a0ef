"""Tracked changes of a Word document settled in its tree: all accepted, or all rejected.

Source: ECMA-376, part 1, 17.13.5 (Revisions).
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Literal

from .docx_package import W, attribute

if TYPE_CHECKING:
    from .docx_package import Element

Tracked = Literal["accepted", "rejected"]

_OTHER = {"accepted": ("del", "moveFrom"), "rejected": ("ins", "moveTo")}
_KEPT = {"accepted": ("ins", "moveTo"), "rejected": ("del", "moveFrom")}
_RANGES = tuple(
    f"{W}{name}Range{end}" for name in ("moveFrom", "moveTo") for end in ("Start", "End")
)
# What keeps the look from before a change: its properties stand inside, under the same name.
_FORMERLY = ("rPrChange", "pPrChange", "tblPrChange", "trPrChange", "tcPrChange", "sectPrChange",
             "tblPrExChange", "numberingChange", "tblGridChange")  # fmt: skip


def settle(root: Element, tracked: Tracked) -> Counter[str]:
    """Accept or reject every change of a part, in place.

    Returns:
        How many changes each author made.
    """
    authors: Counter[str] = Counter()
    gone, kept = _OTHER[tracked], _KEPT[tracked]
    for node in list(root.iter(*(f"{W}{name}" for name in (*gone, *kept)))):
        authors[attribute(node, "author") or "unknown"] += 1
    for node in list(root.iter(*_RANGES)):
        _drop(node)
    for row in list(root.iter(f"{W}tr")):
        if row.find(f"{W}trPr/{W}{gone[0]}") is not None:
            _drop(row)
    # From the last on: of a row of them, what was joined already is not moved again.
    for paragraph in reversed(list(root.iter(f"{W}p"))):
        if any(paragraph.find(f"{W}pPr/{W}rPr/{W}{name}") is not None for name in gone):
            _join_with_next(paragraph)
    for node in list(root.iter(*(f"{W}{name}" for name in gone))):
        _drop(node)
    for node in list(root.iter(*(f"{W}{name}" for name in kept))):
        _unwrap(node)
    for node in list(root.iter(*(f"{W}{name}" for name in _FORMERLY))):
        _restore(node, accepted=tracked == "accepted")
    for node in list(root.iter(f"{W}delText")):
        node.tag = f"{W}t"
    return authors


def _drop(node: Element) -> None:
    parent = node.getparent()
    if parent is not None:
        parent.remove(node)


def _unwrap(node: Element) -> None:
    """Put a node's children in its place."""
    parent = node.getparent()
    if parent is None:
        return
    for child in list(node):
        node.addprevious(child)
    parent.remove(node)


def _join_with_next(paragraph: Element) -> None:
    """Put what a paragraph holds before what the next one holds; its mark is gone.

    The joined paragraph looks as the second did, which is where Word keeps a paragraph's look.
    """
    following = paragraph.getnext()
    while following is not None and following.tag in {f"{W}bookmarkStart", f"{W}bookmarkEnd"}:
        following = following.getnext()
    if following is None or following.tag != f"{W}p":
        return
    place = 1 if following.find(f"{W}pPr") is not None else 0
    for child in list(paragraph):
        if child.tag != f"{W}pPr":
            following.insert(place, child)
            place += 1
    _drop(paragraph)


def _restore(node: Element, *, accepted: bool) -> None:
    """Drop the record of a change of look, or put the former look back."""
    properties = node.getparent()
    if properties is None:
        return
    before = node.find(properties.tag)
    parent = properties.getparent()
    if accepted or before is None or parent is None:
        properties.remove(node)
        return
    parent.replace(properties, before)
