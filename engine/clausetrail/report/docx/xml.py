"""The few words of WordprocessingML that the writer needs, on lxml.

Element and attribute names are written with their prefix, `w:p`, as the standard prints them.
Source: ECMA-376, part 1, 17 (WordprocessingML).
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from lxml import etree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

NAMESPACES = {
    "w": "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "r": "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
}
_XML_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
# What XML 1.0 cannot hold; the control pictures stand for control characters.
_ILLEGAL = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")

Element = etree._Element  # noqa: SLF001 - the only name that lxml has for the type


def qualified(name: str) -> str:
    """Return `w:p` as lxml names it."""
    prefix, _, local = name.partition(":")
    return f"{{{NAMESPACES[prefix]}}}{local}"


def element(
    name: str, attributes: dict[str, str] | None = None, *children: Element | None
) -> Element:
    """Make an element; children that are None are left out."""
    made = etree.Element(qualified(name), nsmap=NAMESPACES)
    for key, value in (attributes or {}).items():
        made.set(qualified(key), printable(value))
    made.extend(child for child in children if child is not None)
    return made


def value(name: str, text: str | int) -> Element:
    """Make an element whose only attribute is its value."""
    return element(name, {"w:val": str(text)})


def printable(text: str) -> str:
    """Put visible signs for characters that XML cannot hold."""
    return _ILLEGAL.sub(lambda match: _sign(match[0]), text)


def _sign(character: str) -> str:
    return chr(0x2400 + ord(character)) if ord(character) < 0x20 else "\ufffd"


def text_nodes(text: str, *, deleted: bool) -> Iterator[Element]:
    """Return the contents of a run: text, tabs and line breaks."""
    for part in re.split(r"([\t\n])", printable(text.replace("\r", "\u240d"))):
        if part == "\t":
            yield element("w:tab")
        elif part == "\n":
            yield element("w:br")
        elif part:
            node = element("w:delText" if deleted else "w:t")
            node.set(_XML_SPACE, "preserve")
            node.text = part
            yield node


def signs(text: str) -> Iterator[Element]:
    """Return a marker as signs, so that no reader takes it for a word of the text."""
    for sign in printable(text):
        yield element("w:sym", {"w:font": "Times New Roman", "w:char": f"{ord(sign):04X}"})


def document(root: Element) -> bytes:
    """Return a part's bytes."""
    etree.cleanup_namespaces(root, keep_ns_prefixes=list(NAMESPACES))
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def extend(parent: Element, children: Iterable[Element]) -> Element:
    """Append children and return the parent."""
    parent.extend(list(children))
    return parent


def refill(paragraph: Element, content: Iterable[Element]) -> None:
    """Give a paragraph other content; its properties stay."""
    for child in list(paragraph):
        if child.tag != qualified("w:pPr"):
            paragraph.remove(child)
    extend(paragraph, content)


def highest_id(root: Element) -> int:
    """Return the highest id that annotations or notes have; 0 where none has a number."""
    found = [one.get(qualified("w:id")) or "" for one in root.iter()]
    return max([0, *(int(one) for one in found if re.fullmatch(r"[0-9]{1,9}", one))])
