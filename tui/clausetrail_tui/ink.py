"""What a drawn line is made of: spans of text, each with how it looks and where it comes from."""

from __future__ import annotations

from typing import Literal, NamedTuple, TypeAlias

Side: TypeAlias = Literal["old", "new"]

# Every role that text can have on a page. `widgets/page.py` says how each looks, by theme; no
# two that mean different things differ by colour alone.
ROLES = (
    "strong", "dim", "head", "ref", "verb", "italic", "link", "rule",
    "deleted", "inserted",  # words of a change
    "deleted-minor", "inserted-minor",  # routine or editorial ones, in a group of substance
    "gone", "entered", "gone-verb", "entered-verb",  # of a paragraph that went or came as a whole
    "stronger", "weaker", "warning", "notice", "found",
    "identical", "editorial", "rollover", "substantive", "added", "removed", "moved",  # marks
    "age1", "age2", "age3", "age4", "newest",  # words by the text that they come from
)  # fmt: skip


class Spot(NamedTuple):
    """Where a stretch of text stands."""

    side: Side  # of a comparison; on a page of one text always "new"
    ref: str  # the paragraph's reference
    offset: int  # of the stretch's first character in the paragraph's text (code points)


class Ink(NamedTuple):
    """How a stretch of text looks, and where it comes from."""

    role: str = ""  # one of ROLES, or nothing for plain text
    spot: Spot | None = None  # None for what the application says itself


Span: TypeAlias = tuple[str, Ink]
Line: TypeAlias = list[Span]

PLAIN = Ink()
STRONG, DIM, HEAD, REF = Ink("strong"), Ink("dim"), Ink("head"), Ink("ref")


def said(text: str, role: str = "") -> Span:
    """Return a span of the application's own words."""
    return (text, Ink(role))


def placed(text: str, role: str, spot: Spot) -> list[Span]:
    """Return a stretch of a paragraph as spans, one a word, each knowing its own offset.

    Args:
        text: the stretch.
        role: how it looks.
        spot: where its first character stands.
    """
    spans: list[Span] = []
    at = 0
    while at < len(text):
        end = at + 1
        space = text[at] == " "
        while end < len(text) and (text[end] == " ") == space:
            end += 1
        spans.append((text[at:end], Ink(role, spot._replace(offset=spot.offset + at))))
        at = end
    return spans
