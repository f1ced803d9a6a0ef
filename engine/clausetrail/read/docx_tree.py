"""Walks through a Word document's tree in which nothing is met twice.

Tables stand in the cells of tables and text boxes in runs, and a box is written twice where an
older program is to read it too: all that a mere search below a node would find again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from .docx_package import W

if TYPE_CHECKING:
    from collections.abc import Iterator

    from .docx_package import Element

_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ALTERNATE = f"{_MC}AlternateContent"
_PARAGRAPH, _TABLE, _BOX = f"{W}p", f"{W}tbl", f"{W}txbxContent"


def chosen(node: Element) -> Element | None:
    """Return which of two forms of the same content is read; None where there is none."""
    choice = node.find(f"{_MC}Choice")
    return choice if choice is not None else node.find(f"{_MC}Fallback")


def children(parent: Element) -> Iterator[Element]:
    """Yield what stands in a node, of two forms of one content the chosen one."""
    for node in parent:
        if node.tag == ALTERNATE:
            form = chosen(node)
            if form is not None:
                yield from children(form)
        else:
            yield node


def direct(parent: Element, name: str) -> Iterator[Element]:
    """Yield a table's own rows ("tr"), or a row's own cells ("tc"), through what wraps them."""
    for node in children(parent):
        if node.tag == f"{W}{name}":
            yield node
        elif node.tag not in {_PARAGRAPH, _TABLE}:
            yield from direct(node, name)


def paragraphs(parent: Element) -> Iterator[Element]:
    """Yield the paragraphs below a node in order, without those of text boxes."""
    for node in children(parent):
        if node.tag == _PARAGRAPH:
            yield node
        else:
            yield from paragraphs(node)


def boxes(parent: Element) -> Iterator[Element]:
    """Yield the outermost text boxes below a node."""
    for node in children(parent):
        if node.tag == _BOX:
            yield node
        else:
            yield from boxes(node)
