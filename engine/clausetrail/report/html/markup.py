"""Elements of HTML as text, with everything that comes from outside escaped."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING
from urllib.parse import quote

from clausetrail.report.safe import safe

if TYPE_CHECKING:
    from collections.abc import Iterable

# Elements that stand for themselves, without an end.
_VOID = frozenset({"input", "meta", "link", "br"})


def text(words: str) -> str:
    """Return words as they stand in a page: no markup in them, and no sign that hides."""
    return escape(safe(words))


def tag(name: str, /, *inside: str, **attributes: str | bool | None) -> str:
    """Write an element.

    Args:
        name: of the element.
        inside: its content, already HTML.
        attributes: by name, `_` for `-`, `cls` for class and `for_` for for; True is an
            attribute without a value, None and False leave it out.
    """
    written = "".join(
        f" {_NAMES.get(key) or key.replace('_', '-')}"
        + ("" if value is True else f'="{escape(value)}"')
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if name in _VOID:
        return f"<{name}{written}>"
    return f"<{name}{written}>{''.join(inside)}</{name}>"


_NAMES = {"cls": "class", "for_": "for"}


def anchor(side: str, ref: str) -> str:
    """Return the id of a paragraph: `OP4(a)` in the new text, `old-OP4(a)` in the old one."""
    bare = "_".join(safe(ref).split())
    return f"old-{bare}" if side == "old" else bare


def link(target: str, *inside: str, **attributes: str | bool | None) -> str:
    """Write a link to an id of the page."""
    return tag("a", *inside, href="#" + quote(target, safe="()/"), **attributes)


def refs_links(side: str, refs: Iterable[str]) -> str:
    """Write references as links: `OP5 + OP6`."""
    return " + ".join(link(anchor(side, ref), text(ref)) for ref in refs)
