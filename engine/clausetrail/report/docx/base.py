"""The old text's own Word document, in a copy of which a redline is made."""

from __future__ import annotations

import io
import posixpath
import zipfile
from typing import TYPE_CHECKING

from lxml import etree

from clausetrail.read.docx import Reading
from clausetrail.read.docx_boxes import is_placed
from clausetrail.read.docx_package import Package

from .package import archive
from .xml import Element, element

if TYPE_CHECKING:
    from collections.abc import Mapping

    from clausetrail.read.docx_settling import Tracked

_CONTENT = "[Content_Types].xml"
_TYPES = "{http://schemas.openxmlformats.org/package/2006/content-types}"
_RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml."


class Base:
    """A package whose parts can be replaced and added; what is not touched stays byte for byte."""

    def __init__(self, data: bytes, name: str, tracked: Tracked = "accepted") -> None:
        """Open the document, with the changes that it tracks already settled."""
        self.tracked: Tracked = tracked
        self._data = data
        self._package = Package(data, name)
        reading = Reading(self._package, tracked)
        reading.blocks()
        self.root = reading.root
        self.nodes = reading.nodes
        """Paragraphs and tables; the n-th is line n of the text that was read, from 1."""

    @property
    def editable(self) -> bool:
        """Whether its paragraphs are paragraphs, and no placed lines."""
        return not is_placed(self.root)

    def part(self, kind: str) -> Element | None:
        """Return the root of a part ("footnotes"), or None."""
        return self._package.related(kind)

    def save(self, parts: Mapping[str, Element]) -> bytes:
        """Return the package with its body, and with parts by kind, replaced or added."""
        with zipfile.ZipFile(io.BytesIO(self._data)) as source:
            files = {entry.filename: source.read(entry) for entry in source.infolist()}
        main = self._package.main
        # Namespaces that the document declares stay: it may name their prefixes as ignorable.
        files[main] = _written(self.root)
        folder = posixpath.dirname(main)
        relations = posixpath.join(folder, "_rels", f"{posixpath.basename(main)}.rels")
        for kind, root in parts.items():
            name = self._package.name_of(kind)
            if name is None:
                name = posixpath.join(folder, f"{kind}.xml")
                files[_CONTENT] = _with_type(files.get(_CONTENT), name, kind)
                files[relations] = _with_relation(files.get(relations), kind)
            files[name] = _written(root)
        return archive(list(files.items()))


def _with_type(content: bytes | None, name: str, kind: str) -> bytes:
    # A package without its types is read all the same.
    root = etree.fromstring(content) if content else etree.Element(f"{_TYPES}Types")
    override = etree.SubElement(root, f"{_TYPES}Override")
    override.set("PartName", f"/{name}")
    override.set("ContentType", f"{_WORD}{kind}+xml")
    return _written(root)


def _with_relation(content: bytes | None, kind: str) -> bytes:
    root = etree.fromstring(content) if content else etree.Element(f"{_RELATIONS}Relationships")
    taken = {one.get("Id") for one in root}
    number = next(at for at in range(1, len(taken) + 2) if f"rIdC{at}" not in taken)
    relation = etree.SubElement(root, f"{_RELATIONS}Relationship")
    relation.set("Id", f"rIdC{number}")
    relation.set("Type", f"{_OFFICE}/{kind}")
    relation.set("Target", f"{kind}.xml")
    return _written(root)


def _written(root: Element) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def empty_footnotes() -> Element:
    """Return `footnotes.xml` with the separators that every document has."""
    root = element("w:footnotes")
    for number, kind in ((-1, "separator"), (0, "continuationSeparator")):
        root.append(
            element(
                "w:footnote",
                {"w:type": kind, "w:id": str(number)},
                element("w:p", None, element("w:r", None, element(f"w:{kind}"))),
            )
        )
    return root
