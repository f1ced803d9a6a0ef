"""A Word package opened with bounds: entries, sizes, ratio; no entity is resolved.

Source: ECMA-376, part 2 (Open Packaging Conventions).
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from lzma import LZMAError
from typing import TYPE_CHECKING

from lxml import etree

from clausetrail.lang.lazy import lazy_pattern

from .errors import BrokenDocxError, TooLargeError

if TYPE_CHECKING:
    from collections.abc import Iterator

Element = etree._Element  # noqa: SLF001 - the only name that lxml has for the type

MAX_ENTRIES = 4_000
"""A document with an image a page of a volume has some 1,000."""

MAX_UNPACKED = 256 * 1024 * 1024
"""Bytes of all parts together; a text of 60 pages in text boxes has 4 MB."""

MAX_XML = 64 * 1024 * 1024
"""Bytes of one part that is read; its tree takes some ten times as much."""

MAX_RATIO = 400
"""Unpacked to packed: XML shrinks to a fiftieth at most, a zip bomb to a thousandth."""

_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/"
_STRICT = "http://purl.oclc.org/ooxml/officeDocument/relationships/"
_STRICT_MAIN = b"http://purl.oclc.org/ooxml/wordprocessingml/main"
_MAIN = b"http://schemas.openxmlformats.org/wordprocessingml/2006/main"


class Package:
    """The parts of a .docx, read when they are asked for."""

    def __init__(self, data: bytes, name: str) -> None:
        """Open the archive.

        Raises:
            BrokenDocxError: it is no Word document.
            TooLargeError: it is above one of the limits of this module.
        """
        self.name = name
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
            entries = self._archive.infolist()
        except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
            raise BrokenDocxError(
                "the Word document is damaged or cut off, and cannot be opened",
                source=name,
                hint="download or copy it again, save it again in Word, or export it as .pdf",
            ) from error
        unpacked = sum(entry.file_size for entry in entries)
        packed = sum(entry.compress_size for entry in entries)
        if len(entries) > MAX_ENTRIES or unpacked > min(MAX_UNPACKED, MAX_RATIO * packed + 65536):
            raise TooLargeError(
                f"the Word document unpacks to {len(entries)} parts of {unpacked} bytes, "
                "more than one text has",
                source=name,
                hint="save the text of one resolution as a new document",
            )
        self._names = {entry.filename for entry in entries}
        main = self._relations("").get("officeDocument", ["word/document.xml"])[0]
        if main not in self._names:
            raise BrokenDocxError(
                "the archive holds no Word document",
                source=name,
                hint="give a .docx, a .pdf or a .txt",
            )
        self.main = main
        self._related = self._relations(main)

    def document(self) -> Element:
        """Return the root of the main part."""
        return self.read(self.main)

    def related(self, kind: str) -> Element | None:
        """Return the root of the part that the main one names as `kind` ("styles"), or None."""
        return next(self.all_related(kind), None)

    def name_of(self, kind: str) -> str | None:
        """Return the name of the part that the main one names as `kind`, or None."""
        return next((part for part in self._related.get(kind, ()) if part in self._names), None)

    def all_related(self, kind: str) -> Iterator[Element]:
        """Yield the roots of all parts of a kind ("header"), in the order of their names."""
        for part in sorted(self._related.get(kind, ())):
            if part in self._names:
                yield self.read(part)

    @property
    def has_pictures(self) -> bool:
        """Whether it carries pictures: a scan in a document has no words."""
        return any("/media/" in part for part in self._names)

    def read(self, part: str) -> Element:
        """Parse a part.

        Raises:
            BrokenDocxError: it is no well-formed XML, or declares entities.
            TooLargeError: it has more than `MAX_XML` bytes.
        """
        if self._archive.getinfo(part).file_size > MAX_XML:
            raise TooLargeError(
                f"the part {part} of the Word document has more than {MAX_XML // 1024**2} MB",
                source=self.name,
                hint="save the text of one resolution as a new document",
            )
        parser = etree.XMLParser(
            resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False,
            remove_comments=True, remove_pis=True,
        )  # fmt: skip
        try:
            data = self._archive.read(part).replace(_STRICT_MAIN, _MAIN)
            root = etree.fromstring(data, parser)
        except (etree.XMLSyntaxError, zipfile.BadZipFile, zlib.error, LZMAError, EOFError,
                ValueError, RuntimeError, OSError) as error:  # fmt: skip
            encrypted = isinstance(error, RuntimeError) and "password" in str(error)
            raise BrokenDocxError(
                f"the part {part} of the Word document is "
                + ("encrypted" if encrypted else f"damaged: {_reason(error)}"),
                source=self.name,
                hint="save the document again in Word, without a password"
                if encrypted
                else "download or copy it again, or save it again in Word",
            ) from error
        if root.getroottree().docinfo.internalDTD is not None:
            raise BrokenDocxError(
                f"the part {part} of the Word document declares a document type, which none does",
                source=self.name,
                hint="save the document again in Word",
            )
        return root

    def _relations(self, part: str) -> dict[str, list[str]]:
        """Return the names of the parts that one names, by kind."""
        folder, base = posixpath.split(part)
        path = posixpath.join(folder, "_rels", f"{base}.rels")
        if path not in self._names:
            return {}
        found: dict[str, list[str]] = {}
        for one in self.read(path):
            kind = one.get("Type", "").removeprefix(_OFFICE).removeprefix(_STRICT)
            target = one.get("Target", "")
            if one.get("TargetMode") != "External":
                name = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                found.setdefault(kind, []).append(name)
        return found


_WHOLE = lazy_pattern(r"\s*[-+]?[0-9]{1,9}\s*")
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def attribute(node: Element | None, name: str = "val") -> str | None:
    """Return an attribute in Word's namespace, or None."""
    return None if node is None else node.get(f"{W}{name}")


def whole(text: str | None) -> int | None:
    """Return the whole number that an attribute or a text holds; None where it holds none.

    Numbers of more than nine digits, which no length and no count in Word has, are none.
    """
    return int(text) if text and _WHOLE.fullmatch(text) else None


def is_on(node: Element | None) -> bool | None:
    """Return the state of a switch such as `w:b`; None where it is not told."""
    if node is None:
        return None
    return (attribute(node) or "true") not in {"0", "false", "off", "none"}


def _reason(error: Exception) -> str:
    if isinstance(error, etree.XMLSyntaxError):
        return str(error).replace(" (<string>, line 1)", "")
    return "it cannot be unpacked"
