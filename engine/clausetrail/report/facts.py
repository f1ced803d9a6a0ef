"""Facts under headings: what a panel tells of a group."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, NamedTuple, TypeAlias

if TYPE_CHECKING:
    from .spans import Line

Side: TypeAlias = Literal["old", "new"]


class Fact(NamedTuple):
    """One thing that there is to know of a group."""

    label: str  # in a word or two, in lower case
    spans: Line
    lead: tuple[Side, str] | None = None  # the paragraph that it names, to go there


class Section(NamedTuple):
    """Facts under a heading."""

    title: str
    facts: tuple[Fact, ...]
